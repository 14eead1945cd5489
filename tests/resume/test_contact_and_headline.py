"""Who it is stays apart from what the person can do."""

from __future__ import annotations

import pytest
from documents_reading import READER
from resume_reading import AS_OF, read

from skillmatch.resume import parse
from skillmatch.skills import default_finder


def name(text: str) -> str | None:
    resume = read(text)
    return resume.text[slice(*resume.name)] if resume.name else None


def headline(text: str) -> str | None:
    resume = read(text)
    return resume.text[slice(*resume.headline)] if resume.headline else None


TOP = "Jane Roe\n{line}\n12 Elm Street, Dayton, OH 45402 | jane@example.org | (555) 010-0199\nSummary\nKeeps books."


@pytest.mark.parametrize("line", ["Senior Accountant", "CERTIFIED PUBLIC ACCOUNTANT", "Nurse | ICU", "Head of Payroll"])
def test_the_line_by_the_name_is_the_headline(line):
    assert (name(TOP.format(line=line)), headline(TOP.format(line=line))) == ("Jane Roe", line)


def test_contact_details_are_found():
    resume = read(TOP.format(line="Accountant"))
    assert resume.contact["mail"] == "jane@example.org"
    assert resume.contact["phone"] == "(555) 010-0199"
    assert "Elm Street" in resume.contact["address"]
    covered = {resume.text[start:end] for start, end in resume.contact_spans}
    assert {"Jane Roe", "jane@example.org", "(555) 010-0199"} <= covered


def test_in_a_plain_text_the_first_line_is_the_headline():
    assert headline("SENIOR ACCOUNTANT\nSummary\nKeeps books.") == "SENIOR ACCOUNTANT"
    assert name("SENIOR ACCOUNTANT\nSummary\nKeeps books.") is None


def test_a_sentence_is_no_headline():
    assert headline("Jane Roe\nI am an accountant who has kept books for years.\nExperience") is None
    assert headline("Jane Roe\nSeeking a position in accounting\nExperience") is None
    assert headline("Summary\nKeeps books.") is None


def test_a_headline_holds_no_employer():
    text = "Jane Roe\nTeam Lead - Quillon\nEXPERIENCE\nTeam Lead\nQuillon -\nJuly 2017 to Present\n• Led six people"
    assert headline(text) == "Team Lead"


def test_a_name_over_contact_details_is_a_name_though_no_table_knows_it():
    assert name("XANTHO QUARRELL\nxq@example.org | 555-010-0188\nExperience\nClerk, 2019 - 2021") == "XANTHO QUARRELL"


def test_a_name_with_credentials_is_still_a_name():
    assert name("Jane Roe, CPA, MBA\njane@example.org\nExperience") == "Jane Roe"


def test_personal_data_is_contact():
    resume = read("Jane Roe\nClerk\nPersonal Details\nDate of Birth: 1 May 1980\nMarital status: single\nSkills\nExcel")
    covered = " ".join(resume.text[start:end] for start, end in resume.contact_spans)
    assert "1980" in covered and "single" in covered


def test_a_range_of_years_is_no_phone_number():
    assert "phone" not in read("Jane Roe\njane@example.org\nExperience\nClerk 2011-07 - 2013-08").contact


def test_one_word_below_the_name_is_a_headline():
    assert headline("Jane Roe\nAdventurer\njane@example.org\nSkills\nExcel") == "Adventurer"
    assert headline("Jane Roe\nDayton\njane@example.org\nSkills\nExcel") is None


def test_a_headline_may_stand_before_contact_details():
    assert headline("Jane Roe\nData Engineer • jane@example.org • 555-010-0199\nSkills\nExcel") == "Data Engineer"


def test_the_last_word_of_a_sentence_is_no_address():
    text = "Summary\nGood clerk with a lot of experience who gladly works in\nHouston\nExperience\nClerk, 2010 - 2012"
    assert "address" not in read(text).contact
    assert read("Jane Roe\nHouston, TX\nSummary\nKeeps books.").contact["address"] == "Houston, TX"


def test_a_placeholder_is_no_address():
    assert "address" not in read("Jane Roe\nCity , State\njane@example.org\nSummary\nKeeps books.").contact


@pytest.mark.parametrize(
    ("line", "found"),
    [
        ("Won the prize of https://www.example.com/prize in 2012", False),
        ("See https://www.linkedin.com/in/janeroe", True),
        ("Portfolio: https://janeroe.example.com/works", True),
    ],
)
def test_a_link_is_the_persons_where_it_says_so(line, found):
    text = f"Jane Roe\njane@example.org\nExperience\nClerk, Acme Ltd, 2010 - 2012\n• {line}"
    assert ("link" in read(text).contact) == found


@pytest.mark.parametrize(
    "line",
    [
        "Supervisor: Maria Poe - (555) 010-0123",
        "Supervisor: Maria Poe, Deputy Head (555) 010-0123. Okay to contact this Supervisor: Yes",
        "Supervisor: Maria Poe (maria.poe@example.org)",
        "Supervisor: Maria Poe\n(555) 010-0123",
    ],
)
def test_a_supervisor_is_somebody_else(line):
    resume = read(f"Jane Roe\nClerk\nExperience\nClerk, Acme Ltd, 2010 - 2012\nKept books.\n{line}\nEducation\nBA")
    assert not {"phone", "mail"} & resume.contact.keys()
    unseen = " ".join(resume.text[start:end] for start, end in resume.contact_spans)
    assert "Maria Poe" in unseen
    assert "0123" in unseen or "example.org" in unseen
    assert [p.title for p in resume.positions] == ["Clerk"]


def test_a_supervisors_name_is_no_evidence():
    text = "Experience\nClerk, Acme Ltd, 2010 - 2012\nSupervisor: Maria Swift - (555) 010-0123\nKept books in Excel."
    claimed = {s.id for s in read(text).skills if any(m.context == "claimed" for m in s.mentions)}
    assert not any("swift" in skill for skill in claimed)


def test_references_are_not_the_persons_contact():
    assert "phone" not in read("Jane Roe\nClerk\nSkills\nExcel\nReferences\nMaria Poe, Chef (555) 010-0123").contact


def test_addresses_behind_words_are_contact_details():
    page = (
        "<h1>Ada Nightfern</h1><p><a href='mailto:ada@example.com?subject=cv'>E-mail me</a> | "
        "<a href='https://www.linkedin.com/in/ada'>LinkedIn</a></p><h2>Experience</h2>"
        "<p>Clerk, Acme Ltd, 2019 - 2021</p>"
        "<ul><li>Kept <a href='https://acme.example/shop'>the shop</a> open</li></ul>"
    )
    document = READER.read_bytes(f"<!DOCTYPE html><html><body>{page}</body></html>".encode(), "cv.html")
    resume = parse(document, file="cv.html", finder=default_finder(), as_of=AS_OF, versions={})
    assert (resume.contact["mail"], resume.contact["link"]) == ("ada@example.com", "https://www.linkedin.com/in/ada")
    told = {resume.text[start:end] for start, end in resume.contact_spans}
    assert "LinkedIn" in told and "the shop" not in told


@pytest.mark.parametrize("label", ["JOB APPLIED FOR ", "Position applied for: ", "Job title - ", "Role: "])
def test_what_a_line_calls_the_title_is_no_part_of_it(label):
    assert headline(TOP.format(line=f"{label}Data Engineer")) == "Data Engineer"


def test_a_title_that_begins_like_a_label_is_whole():
    assert headline(TOP.format(line="Title Examiner")) == "Title Examiner"
