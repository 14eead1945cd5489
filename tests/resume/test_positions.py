"""Titles, employers, places and dates in the layouts people use."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from resume_reading import read


def positions(body: str) -> list[tuple[str, str, str | None, str | None]]:
    resume = read(f"Jane Roe\nClerk\nExperience\n{body}\nEducation\nBA History, 2010")
    return [(p.title, p.organisation, p.start, p.end) for p in resume.positions]


WHEN = ("2019-03", "2021-05")


@pytest.mark.parametrize(
    "layout",
    [
        "{title}, {employer}, Dayton, OH  03/2019 - 05/2021\n• Kept the books of two plants",
        "{employer}  03/2019 - 05/2021\n{title}\n• Kept the books of two plants",
        "{title}  03/2019 - 05/2021\n{employer}, Dayton, OH\n• Kept the books of two plants",
        "{title} | {employer} | Mar 2019 - May 2021\nKept the books of two plants.",
        "{title}\n{employer}\nMarch 2019 to May 2021\n• Kept the books of two plants",
        "{employer}\n{title}\nMarch 2019 to May 2021\n• Kept the books of two plants",
        "03/2019 to 05/2021\n{title}, {employer}\nKept the books of two plants.",
        "03/2019 to 05/2021 {title}, {employer}\nKept the books of two plants.",
        "{title} at {employer} (03/2019 - 05/2021)\n- Kept the books of two plants",
        "{title} - {employer} - 03/2019 - 05/2021\n- Kept the books of two plants",
        "{title} @ {employer}\n03/2019 - 05/2021 | Dayton, OH\n- Kept the books of two plants",
    ],
)
@pytest.mark.parametrize(
    ("title", "employer"),
    [
        ("Senior Accountant", "Hartwell Bearings Inc."),
        ("Registered Nurse", "Mesquite Valley Hospital"),
        ("Sous Chef", "Blue Harbor Hotel Group"),
        ("Director of Nursing", "Cedar Bend Clinic"),
    ],
)
def test_a_position_is_read_in_many_layouts(layout, title, employer):
    [(found, organisation, start, end)] = positions(layout.format(title=title, employer=employer))
    assert (found, organisation.rstrip("."), (start, end)) == (title, employer.rstrip("."), WHEN)


@pytest.mark.parametrize(
    "layout",
    [
        "Accountant , 04/2015 to 06/2018\nCompany Name – City , State\nPrepares statements.",
        "04/2015 to 06/2018\nAccountant Company Name － City , State\nPrepares statements.",
        "Company Name City , State Accountant 04/2015 to 06/2018 Prepares statements of all the branches each month",
        "Accountant\nApril 2015 to June 2018 Company Name － City , State\nPrepares statements.",
        "Company Name April 2015 to June 2018 Accountant\nCity , State\nPrepares statements.",
        "Accountant 04/2015 to 06/2018 Company Name City , State\nPrepares statements.",
        "04/2015 to 06/2018\nCompany Name City , State Accountant Prepares statements of all the branches each month",
        "Company Name\n \nApril 2015\n \nto \nJune 2018\n \nAccountant\nCity\n \n, \nState\nPrepares statements.",
    ],
)
def test_the_layouts_of_a_resume_site_are_read(layout):
    assert positions(layout) == [("Accountant", "Company Name", "2015-04", "2018-06")]


def test_several_positions_follow_the_layout_of_the_first():
    body = (
        "Team Lead\nQuillon Systems -\nJuly 2017 to Present\n• Led six people\nTester\nMarlow Works -  Dayton, OH -\n"
        "May 2014 to June 2017\n• Tested forms"
    )
    assert positions(body) == [
        ("Team Lead", "Quillon Systems", "2017-07", None),
        ("Tester", "Marlow Works", "2014-05", "2017-06"),
    ]


def test_a_department_behind_a_title_belongs_to_it():
    [(title, employer, _, _)] = positions(
        "Staff Nurse, Intensive Care\t2016 - 2018\nMesquite Valley Hospital, Dayton, OH"
    )
    assert (title, employer) == ("Staff Nurse, Intensive Care", "Mesquite Valley Hospital")


def test_dates_in_the_telling_are_no_positions():
    body = (
        "Administrator, Marlow Works Ltd, 2012 - 2018\n• Upgraded all machines to Server 2012\n"
        "Received the award of the year in 2014.\nMoved 300 users in 2015 and 2016 to a new mail system."
    )
    assert [title for title, *_ in positions(body)] == ["Administrator"]


def test_an_internship_counts_as_a_position():
    resume = read("Experience\nMarketing Intern, Acme Ltd, June 2018 - August 2018\n• Wrote posts\nEducation\nBA")
    assert [(p.kind, p.months) for p in resume.positions] == [("internship", 3)]


def test_a_dated_project_is_no_job():
    resume = read(
        "Experience\nClerk, Acme Ltd, 2019 - 2020\nProjects\nLedger robot, Jan 2021 - Mar 2021\n• Wrote it in Python"
    )
    assert [p.kind for p in resume.positions] == ["job", "project"]


def test_a_job_without_dates_is_a_position_without_months():
    resume = read("Experience\nFront Desk Agent, Harbor Hotel\nAnswered the phones.\nEducation\nBA")
    assert [(p.title, p.months, p.precision) for p in resume.positions] == [("Front Desk Agent", 0, "none")]


def test_a_page_printed_twice_holds_each_job_once():
    page = "Experience\nClerk, Acme Ltd, 03/2019 - 05/2021\nKept books.\n"
    assert len(read(page + page).positions) == 1


def test_positions_are_found_without_headings():
    resume = read(
        "Jane Roe\njane@example.org\nClerk, Acme Ltd, 03/2019 - 05/2021\n• Kept books\nCook, Inn Ltd, 2015 - 2018"
    )
    assert [p.title for p in resume.positions] == ["Clerk", "Cook"]


def test_spans_point_at_what_they_name():
    resume = read("Experience\nClerk, Acme Ltd, 03/2019 - 05/2021\n• Kept books")
    [position] = resume.positions
    assert resume.text[slice(*position.title_span)] == "Clerk"
    assert resume.text[slice(*position.organisation_span)] == "Acme Ltd"
    assert resume.text[slice(*position.span)].endswith("Kept books")


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=400))
def test_any_text_can_be_read(text):
    resume = read(f"Experience\n{text}")
    for position in resume.positions:
        assert 0 <= position.span[0] <= position.span[1] <= len(resume.text)
