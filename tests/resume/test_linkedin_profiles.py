"""Profiles as LinkedIn saves them: the company over its titles, years in brackets, facts in a side bar."""

from __future__ import annotations

from dataclasses import replace

import pytest
from documents_reading import READER
from linkedin_pdf import linkedin
from people import Position, load
from resume_reading import AS_OF

from skillmatch.resume import parse
from skillmatch.skills import default_finder

LEEDS = "Leeds, England, United Kingdom"
TABLES = tuple(f"Kept table number {number} whole and told its owners when it was not." for number in range(2, 16))
LOADS = "Built the nightly loads in Airflow and SQL over 40 sources, with tests on each table."
POSITIONS = (
    Position("Senior Data Engineer", "Quillbrook Analytics", LEEDS, "03/2022 – Present", (LOADS, *TABLES)),
    Position("Data Engineer", "Quillbrook Analytics", LEEDS, "01/2020 – 02/2022", ("Moved reports to Snowflake.",)),
    Position("Graduate Analyst", "Quillbrook Analytics", "Greater Leeds Area", "09/2018 – 12/2019", ()),
    Position("Teaching Assistant", "University of Harrowmere", "Boston, MA", "10/2017 – 06/2018", ("Taught R.",)),
)  # fmt: skip


def read(person):
    document = READER.read_bytes(linkedin(person), "Profile.pdf")
    return parse(document, file="Profile.pdf", finder=default_finder(), as_of=AS_OF, versions={})


@pytest.fixture(scope="module")
def resume():
    person = replace(load("accountant"), positions=POSITIONS, languages=("English (native)", "Polish (intermediate)"))
    return read(person)


def test_titles_below_one_company_are_positions_there(resume):
    assert [(p.title, p.organisation, p.place, p.start, p.end) for p in resume.positions] == [
        ("Senior Data Engineer", "Quillbrook Analytics", LEEDS, "2022-03", None),
        ("Data Engineer", "Quillbrook Analytics", LEEDS, "2020-01", "2022-02"),
        ("Graduate Analyst", "Quillbrook Analytics", "Greater Leeds Area", "2018-09", "2019-12"),
        ("Teaching Assistant", "University of Harrowmere", "Boston, MA", "2017-10", "2018-06"),
    ]


def test_the_years_in_brackets_are_no_part_of_title_or_employer(resume):
    assert not any(char.isdigit() for p in resume.positions for char in p.title + p.organisation)


def test_the_degree_has_its_field_school_and_year(resume):
    assert [(e.level, e.field, e.institution, e.state, e.end) for e in resume.education] == [
        ("bachelor", "Accounting", "Miami Valley College", "completed", "2014")
    ]


def test_the_side_bar_gives_contact_languages_and_certificates(resume):
    assert resume.contact["mail"] == "denise.ledgerly@example.com"
    assert resume.contact["link"] == "www.linkedin.com/in/denise-ledgerly0a1b"
    assert [(one.skill, one.proficiency) for one in resume.languages] == [
        ("english", "Native or Bilingual"),
        ("polish-language", "Limited Working"),
    ]
    assert [(one.skill, one.date) for one in resume.certificates] == [("cpa", "2017")]


def test_its_labels_are_no_skills(resume):
    assert not {"linkedin", "bilingualism"} & {skill.id for skill in resume.skills}


def test_the_numbers_of_its_pages_stand_nowhere(resume):
    assert len(resume.pages) > 1 and "Page" not in resume.text


def test_a_certificate_wrapped_in_the_side_bar_is_one():
    certificates = read(load("nurse")).certificates
    assert [(one.skill, one.date) for one in certificates if one.skill in ("acls", "bls")] == [
        ("acls", "2024"),
        ("bls", "2024"),
    ]
