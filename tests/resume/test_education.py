"""Degrees: level, field, school, state."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest
from resume_reading import AS_OF, document, read

from skillmatch.documents import Places
from skillmatch.resume import parse
from skillmatch.skills import default_finder


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
        ("J.D., Hill School of Law, 2011", "master", "law"),
        ("Associate of Applied Science, Culinary Arts, 2010", "associate", "Culinary Arts"),
        ("A.A.S. Automotive Technology", "associate", "Automotive Technology"),
        ("High School Diploma, Cedar Bend High School, 2005", "secondary", None),
        ("GED, 2003", "secondary", None),
        ("Diploma in Welding, Hill Trade School", "certificate", "Welding"),
        ("M.D., Hill School of Medicine, 2011", "master", "medicine"),
        ("Doctor of Pharmacy, Hill University, 2011", "master", "pharmacy"),
        ("Ed.D., Hill University, 2011", "phd", "education"),
        ("Master ofScience, Physics, Hill University", "master", "Physics"),
        ("Bachelor ofPhysics, Hill University", "bachelor", "Physics"),
        (
            "Bachelor of Science (BS) : Information Technology , 2005 Hill University",
            "bachelor",
            "Information Technology",
        ),
        ("Ph.D. candidate in Computer Science, Hill University", "phd", "Computer Science"),
        ("Human Resources Certificate Otter Valley Employers Council", "certificate", "Human Resources"),
        ("Elm Welding School City , State Welding Certificate", "certificate", "Welding"),
        ("Boat Painting Technician Certificate Hill College", "certificate", "Boat Painting Technician"),
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


def test_a_field_may_stand_on_the_line_below_with_the_school():
    [entry] = education("Master of Science : 2004\nInternational Business (Marketing) Elm School ofManagement, UK")
    assert (entry.field, entry.institution) == ("International Business", "Elm School of Management")


@pytest.mark.parametrize(
    ("written", "field", "institution"),
    [
        ("Associate of Arts : Culinary Arts Culinary Institute of Elm", "Culinary Arts", "Culinary Institute of Elm"),
        ("Bachelor of Science : Accounting American Elm University", "Accounting", "American Elm University"),
        ("Associate : Welding , 2003 Elm College GPA: GPA: 4.0 Phi Theta Kappa Welding", "Welding", "Elm College"),
        ("MBA : Accounting University of Elm at Otter -Hill School", "Accounting", "University of Elm at Otter"),
        ("Bachelor of Arts : History and Geology Elm University", "History and Geology", "Elm University"),
        ("Human Resources Certificate Otter Employers Council", "Human Resources", "Otter Employers Council"),
    ],
)  # fmt: skip
def test_field_and_school_part_where_the_school_s_name_begins(written, field, institution):
    [entry] = education(written)
    assert (entry.field, entry.institution) == (field, institution)


def test_degrees_on_lines_that_a_reader_took_for_one_stay_apart():
    text = "Jane Roe\nEducation\nBachelor of Science : Geology Elm College\nAssociate of Arts : History Hill College"
    start = text.index("Bachelor")
    spans = (*((m.start(), m.end()) for m in re.finditer(r"Jane Roe|Education", text)), (start, len(text)))
    page = replace(document(text), paragraphs=spans, lines=Places.of(list(spans)))
    found = parse(page, file="x", finder=default_finder(), as_of=AS_OF, versions={}).education
    assert [(e.field, e.institution) for e in found] == [("Geology", "Elm College"), ("History", "Hill College")]


def test_a_degree_under_awards_within_education_counts():
    found = education("MBA, Hill University, 2018\nAwards\nDean's list\nBachelor of Arts in History, Elm College, 2012")
    assert [(e.level, e.institution) for e in found] == [("master", "Hill University"), ("bachelor", "Elm College")]


def test_credits_told_below_a_degree_say_that_it_was_not_completed():
    [entry] = education(
        "Elm College Associate of Arts : Paralegal Studies\nCompleted 57 credits towards Associates of Arts Degree"
    )
    assert (entry.field, entry.state) == ("Paralegal Studies", "not-completed")


def test_the_number_of_a_certificate_is_no_degree():
    assert [e.level for e in education("Otter Certified TES (Certificate # 12345)")] == []


def test_years_of_study_without_a_degree_are_told():
    found = education(
        "BA in History, Elm College, 2012\nNutrition Otter Valley Wesleyan - City , State 3 years studying nutrition"
    )
    assert [(e.level, e.field, e.institution, e.state) for e in found][1:] == [
        (None, "nutrition", "Otter Valley Wesleyan", "not-completed")
    ]


@pytest.mark.parametrize(
    ("written", "level"),
    [
        ("Diploma, Alder Valley High School, 1998", "secondary"),
        ("Diploma Alder Valley High School", "secondary"),
        ("Diploma, Welding, Alder Trade College, 1998", "certificate"),
    ],
)
def test_a_diploma_has_the_level_of_the_school_that_gives_it(written, level):
    assert [entry.level for entry in education(written)] == [level]


def test_numbers_of_courses_are_no_final_class():
    [entry] = education("BA in History, Hill University, 2010\nMath 95, 96\nEnglish 101,102,223")
    assert entry.level == "bachelor"


@pytest.mark.parametrize(
    "below",
    ["Certified Public Accountant, State of Ohio (1988), 11547", "Registered Nurse (1988)", "Licensed Welder 1988"],
)
def test_a_licence_below_a_degree_is_dated_for_itself(below):
    assert education(f"Bachelor of Science : Biology Hill University\n{below}")[0].end is None


def test_the_same_degree_told_twice_with_less_of_its_field_is_one():
    told = "B.S., Economics, Statistics, Hill University, 1983\nB.S., Economics, Hill University, 1983"
    assert len(education(told)) == 1


def test_two_degrees_of_one_year_and_school_in_other_fields_are_two():
    told = "B.S., Economics, Hill University, 1983\nB.S., Biology, Hill University, 1983"
    assert len(education(told)) == 2


@pytest.mark.parametrize("when", ["2019 - Expected 06/2027", "expected 2027", "(expected graduation: June 2027)"])
def test_a_degree_that_is_expected_is_in_progress(when):
    (one,) = read(f"Jane Roe\nEngineer\nEducation\nBA History, Hill University, {when}\nSkills\nExcel").education
    assert one.state == "in-progress"
