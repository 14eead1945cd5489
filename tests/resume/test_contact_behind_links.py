"""Contact details that a PDF shows as words or icons with addresses behind them."""

from __future__ import annotations

from documents_reading import read
from pdf_drawn import Put, column, drawn, right_at
from pdf_links import linked, over
from resume_reading import AS_OF

from skillmatch.resume import parse
from skillmatch.skills import default_finder

NAME = Put(72, 72, "Ada Nightfern", size=20)
HUB, PROFILE, MAIL = "https://github.com/nightfern", "https://www.linkedin.com/in/nightfern", "mailto:ada@example.org"


def resume_of(data):
    return parse(read(data), file="cv.pdf", finder=default_finder(), as_of=AS_OF, versions={})


def test_mail_and_page_behind_words_are_contact_details():
    line = [Put(72, 100, "Mail"), Put(110, 100, "GitHub"), right_at(540, 100, "Leeds")]
    body = column(72, 150, "Experience", "Accountant, Hill Clinic, 2015 - 2018", "Kept the books of the clinic")
    data = linked(drawn([NAME, *line, *body]), (over(line[0]), MAIL), (over(line[1]), HUB))
    resume = resume_of(data)
    assert (resume.contact["mail"], resume.contact["link"]) == ("ada@example.org", HUB)


def test_a_profile_behind_an_icon_is_a_contact_detail():
    body = column(72, 150, "Experience", "Accountant, Hill Clinic, 2015 - 2018", "Kept the books of the clinic")
    data = linked(drawn([NAME, Put(72, 100, "Leeds"), *body]), ((400, 90, 412, 102), PROFILE))
    resume = resume_of(data)
    assert resume.contact["link"] == PROFILE


def test_details_behind_words_are_read_when_references_end_the_page():
    mail = Put(72, 100, "Mail")
    body = column(72, 150, "Experience", "Accountant, Hill Clinic, 2015 - 2018", "Kept the books of the clinic")
    referee = Put(72, 230, "Bo Harrowmere, Hill Clinic")
    page = [NAME, mail, *body, Put(72, 215, "References"), referee]
    resume = resume_of(linked(drawn(page), (over(mail), MAIL), (over(referee), "mailto:bo@example.org")))
    assert resume.contact["mail"] == "ada@example.org"
