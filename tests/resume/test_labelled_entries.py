"""Positions told as labels with values: "Company: …", "Role: …", "Duration: …"."""

from __future__ import annotations

import pytest
from resume_reading import AS_OF, read

from skillmatch.documents import Reader
from skillmatch.resume import parse
from skillmatch.skills import default_finder


def positions(body: str, heading: str = "Work Experience") -> list[tuple[str, str, str | None, str | None]]:
    resume = read(f"Jane Roe\nEngineer\n{heading}\n{body}\nEducation\nBA History, 2010")
    return [(p.title, p.organisation, p.start, p.end) for p in resume.positions]


LABELLED = ("Site Engineer", "Tallow Bridge Works Ltd", "2017-02", "2018-05")


@pytest.mark.parametrize(
    "body",
    [
        "Company: Tallow Bridge Works Ltd\nRole: Site Engineer\nDuration: Feb 2017 to May 2018\nSurveyed two bridges.",
        "Designation: Site Engineer\nCompany Name: Tallow Bridge Works Ltd\nPeriod: Feb 2017 - May 2018\nSurveyed.",
        "Company- Tallow Bridge Works Ltd\nClient- Town of Ost\nRole-Site Engineer\nTeam Size: 3\n"
        "Duration: Feb 2017 - May 2018\nResponsibilities:\nSurveyed two bridges.",
        "company - Tallow Bridge Works Ltd\ndescription - Duration: Feb 2017 to May 2018\nRole: Site Engineer",
        "company - Tallow Bridge Works Ltd\ndescription - Feb 2017 to May 2018\nDesignation: Site Engineer\nSurveyed.",
        "company - Tallow Bridge Works Ltd\ndescription - Site Engineer\nFeb 2017 to May 2018\nSurveyed two bridges.",
        "Employer: Tallow Bridge Works Ltd\nDates of employment: Feb 2017 to May 2018\nPosition held: Site Engineer",
        "Organization: Tallow Bridge Works Ltd\nPeriod      Feb 2017 to May 2018\nRole        Site Engineer\nSurveyed.",
    ],
)
def test_labels_give_employer_title_and_dates_in_any_order(body):
    assert positions(body) == [LABELLED]


def test_an_employer_behind_a_label_opens_an_entry_without_dates():
    body = (
        "company - Tallow Bridge Works Ltd\ndescription - Surveyed bridges and wrote the reports for the town.\n"
        "company - Ost Quarry\ndescription - Kept the pumps running."
    )
    assert positions(body, "Company Details") == [
        ("", "Tallow Bridge Works Ltd", None, None),
        ("", "Ost Quarry", None, None),
    ]


def test_each_entry_keeps_its_own_text():
    resume = read(
        "Jane Roe\nWork Experience\nCompany: Tallow Bridge Works Ltd\nRole: Site Engineer\nSurveyed two bridges.\n"
        "Company: Ost Quarry\nRole: Foreman\nKept the pumps running."
    )
    first, second = (resume.text[slice(*p.span)] for p in resume.positions)
    assert first.endswith("two bridges.") and second.startswith("Company: Ost Quarry")


def test_a_label_right_below_dates_belongs_to_them():
    body = "03/2019 - 05/2021 Senior Accountant\nCompany: Tallow Bridge Works Ltd\nKept the books of two plants."
    assert len(positions(body)) == 1


def test_a_placeholder_before_a_dash_is_no_label():
    body = "Company Name - Nursing Assistant City , State 01/2009 - 03/2011\nFostered good relations with families."
    assert positions(body) == [("Nursing Assistant", "Company Name", "2009-01", "2011-03")]


@pytest.mark.parametrize(
    "line",
    ["description - Reporting to the Vice President", "Title: Food Testing System", "Environment: Oracle, Linux"],
)
def test_what_names_no_title_of_ones_own_gives_none(line):
    assert positions(f"Company: Tallow Bridge Works Ltd\n{line}\nWrote the reports.")[0][0] == ""


def test_versions_behind_a_label_of_tools_are_no_dates():
    body = (
        "Company: Tallow Bridge Works Ltd\nRole: Site Engineer\nDuration: Feb 2017 to May 2018\nSurveyed two bridges.\n"
        "Wrote the reports.\nSet up the servers of the office.\nEnvironment: SQL Server 2012/2014, Windows Server 2012"
    )
    assert positions(body) == [LABELLED]


def test_a_title_before_the_same_employer_elsewhere_is_the_first_entry_s():
    resume = read(
        "Jane Roe\nEducation Details\nBA History, 2010\nSite Engineer\n\nSite Engineer - Tallow Bridge Works Ltd\n"
        "Skill Details\nsurveying\nCompany Details\n"
        "company - Tallow Bridge Works Ltd\ndescription - Surveyed the bridges of the town and wrote reports.\n"
        "company - Tallow Bridge Works Ltd\ndescription - Drew the plans of a second bridge for the town.\n"
        "company - Ost Quarry\ndescription - Kept the pumps of the quarry running in all weathers."
    )
    assert [p.title for p in resume.positions] == ["Site Engineer", "", ""]
    start, end = resume.positions[0].title_span
    assert resume.text[start:end] == "Site Engineer"


def test_a_line_of_another_employer_gives_no_title():
    body = "company - Ost Quarry\ndescription - Kept the pumps of the quarry running in all weathers."
    resume = read(f"Jane Roe\nSite Engineer - Tallow Bridge Works Ltd\nWork Experience\n{body}")
    assert [p.title for p in resume.positions] == [""]


def test_labels_begin_a_paragraph_where_text_was_wrapped():
    text = (
        "Jane Roe\nWork Experience\n"
        "company - Tallow Bridge Works Ltd\ndescription - Surveyed the bridges of the town and wrote reports.\n"
        "company - Ost Quarry\ndescription - Role: Foreman\nKept the pumps of the quarry running in all weathers.\n"
    )
    with Reader() as reader:
        document = reader.read_bytes(text.encode(), "cv.txt")
    resume = parse(document, file="cv.txt", finder=default_finder(), as_of=AS_OF, versions={})
    assert [(p.title, p.organisation) for p in resume.positions] == [
        ("", "Tallow Bridge Works Ltd"), ("Foreman", "Ost Quarry"),
    ]  # fmt: skip
