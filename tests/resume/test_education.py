"""Degrees: level, field, school, state."""

from __future__ import annotations

import pytest
from resume_reading import read


def education(body: str):
    return read(f"Jane Roe\nClerk\nEducation\n{body}").education


@pytest.mark.parametrize(
    ("written", "level", "field"),
    [
        ("BS in Physics, Hill University, 2015", "bachelor", "Physics"),
        ("B.Sc. Physics, Hill University, 2015", "bachelor", "Physics"),
        ("Bachelor of Science : Accounting Hill University", "bachelor", "Accounting"),
        ("B.Tech (Computer Science), Hill Institute of Technology", "bachelor", "Computer Science"),
        ("MBA, Hill University, 2018", "master", "business administration"),
        ("M.Ed., Hill University", "master", "education"),
        ("MS Computer Science - Hill University", "master", "Computer Science"),
        ("Master's degree in Social Work, 2012", "master", "Social Work"),
        ("Ph.D. in Machine Learning, Hill University", "phd", "Machine Learning"),
        ("J.D., Hill School of Law, 2011", "phd", "law"),
        ("Associate of Applied Science, Culinary Arts, 2010", "associate", "Culinary Arts"),
        ("A.A.S. Automotive Technology", "associate", "Automotive Technology"),
        ("High School Diploma, Cedar Bend High School, 2005", "secondary", None),
        ("GED, 2003", "secondary", None),
        ("Diploma in Welding, Hill Trade School", "certificate", "Welding"),
    ],
)
def test_a_degree_has_level_and_field(written, level, field):
    [entry] = education(written)
    assert (entry.level, entry.field) == (level, field)


def test_a_degree_has_school_and_end_on_lines_of_their_own():
    [entry] = education("Hill University\nDayton, OH\nBachelor's in Computer Science\nAugust 2012 to May 2016")
    assert (entry.institution, entry.end, entry.state) == ("Hill University", "2016-05", "completed")


def test_years_may_stand_above_each_degree():
    found = education(
        "2013\nMaster of Science : Civil Engineering Hill University\n2009\nBachelor of Science : Geology"
    )
    assert [(e.level, e.end) for e in found] == [("master", "2013"), ("bachelor", "2009")]


@pytest.mark.parametrize(
    ("written", "state"),
    [
        ("BS in Physics, Hill University, expected 2027", "in-progress"),
        ("PhD candidate in Physics, Hill University", "in-progress"),
        ("Currently pursuing an MBA, Hill University", "in-progress"),
        ("BS in Physics, Hill University, 2023 - Present", "in-progress"),
        ("BS in Physics, Hill University, May 2028", "in-progress"),
        ("Coursework toward BS in Physics, Hill University, 2012", "not-completed"),
        ("BS in Physics, Hill University (not completed)", "not-completed"),
        ("BS in Physics, Hill University, 2015", "completed"),
        ("BS in Physics, Hill University", "completed"),
    ],
)
def test_a_degree_has_a_state(written, state):
    [entry] = education(written)
    assert entry.state == state


def test_words_that_are_also_degrees_count_only_where_schooling_is_the_subject():
    resume = read("Jane Roe\nExperience\nAssociate, Acme Ltd, 2015 - 2018\nAs clerk in Boston, MA, could be of help")
    assert resume.education == ()


def test_without_a_section_a_line_that_begins_with_a_degree_counts():
    resume = read("Jane Roe\nClerk\nSummary\nHolds a Master's degree in Finance from Hill University.\nSkills\nExcel")
    assert [entry.level for entry in resume.education] == ["master"]


def test_several_degrees_stay_apart():
    found = education("MBA, Hill University, 2018\nBA in History, Elm College, 2012")
    assert [(e.level, e.institution) for e in found] == [("master", "Hill University"), ("bachelor", "Elm College")]
