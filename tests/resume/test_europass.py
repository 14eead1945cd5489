"""Europass CVs in both layouts: dates in the margin or above, days before months, languages as a grid of levels."""

from __future__ import annotations

import pytest
from documents_reading import READER
from europass_pdf import margin, stacked
from people import load
from resume_reading import AS_OF

from skillmatch.resume import parse
from skillmatch.skills import default_finder


@pytest.fixture(scope="module", params=[margin, stacked], ids=["margin", "stacked"])
def resume(request):
    document = READER.read_bytes(request.param(load("ai-solutions-engineer")), "cv.pdf")
    return parse(document, file="cv.pdf", finder=default_finder(), as_of=AS_OF, versions={})


def test_positions_have_title_employer_place_and_months(resume):
    told = [(p.title.lower(), p.organisation.lower(), p.place, p.start, p.end) for p in resume.positions]
    assert told == [
        ("senior ai solutions engineer", "brightmesa ai", "Denver, CO", "2023-01", None),
        ("machine learning solutions engineer", "quarrystone analytics", "Denver, CO", "2020-05", "2022-12"),
        ("implementation consultant", "fairlead data software", "Salt Lake City, UT", "2017-07", "2020-04"),
    ]


def test_the_degree_has_field_institution_and_end(resume):
    (degree,) = resume.education
    assert (degree.level, degree.field.lower(), degree.institution, degree.end) == (
        "bachelor", "industrial engineering", "Wasatch Valley University", "2017-05",
    )  # fmt: skip
    assert degree.state == "completed"


def test_languages_have_their_level_of_the_grid(resume):
    assert [(one.skill, one.proficiency) for one in resume.languages] == [
        ("english", "Mother tongue"),
        ("french", "C1"),
        ("portuguese", "A2"),
    ]


def test_a_driving_licence_is_a_certificate(resume):
    assert "drivers-license" in {one.skill for one in resume.certificates}


def test_pages_are_not_numbered_in_the_text(resume):
    assert len(resume.pages) == 1 or not any(mark in resume.text for mark in ("1 / 2", "2 / 2"))


def test_labels_in_the_margin_are_read_with_what_stands_beside_them():
    document = READER.read_bytes(margin(load("accountant")), "cv.pdf")
    assert "Mother tongue(s) English" in document.text
    assert "Driving licence B" in document.text


def test_the_label_in_the_margin_is_no_part_of_the_headline(resume):
    start, end = resume.headline
    assert resume.text[start:end] == "AI Solutions Engineer"


def test_certificates_have_their_years(resume):
    dated = {one.skill: one.date for one in resume.certificates if one.skill != "drivers-license"}
    assert dated == {"aws-solutions-architect": "2022", "google-professional-ml-engineer": "2024"}
