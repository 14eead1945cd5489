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


def test_a_title_that_begins_like_a_verb_opens_an_entry():
    body = (
        "Night Clerk\nHarbor Inn, 03/2016 to 05/2018\n• Kept keys\n"
        "Direct Support Professional 09/2014 to 04/2015\nAcme Ltd"
    )
    assert [title for title, *_ in positions(body)] == ["Night Clerk", "Direct Support Professional"]


def test_a_title_above_its_dates_is_taken_though_the_first_entry_has_none():
    body = (
        "Desk Agent, Company Name\n• Kept keys\nHead of Payroll\n01/2009 to 03/2012 Company Name\n"
        "Paid the people of two plants each month.\nPayroll Clerk\n01/2005 to 12/2008 Company Name\nPaid them too."
    )
    assert [(title, start) for title, _, start, _ in positions(body)] == [
        ("Desk Agent", None),
        ("Head of Payroll", "2009-01"),
        ("Payroll Clerk", "2005-01"),
    ]


def test_dashes_and_slashes_are_no_words_of_an_undated_header():
    body = "Senior Front Desk Agent / Night Porter - Company Name - City , State\nKept the keys of two houses."
    assert len(positions(body)) == 1


def test_dates_stacked_above_their_headers_are_dealt_out_in_order():
    body = (
        "04/2015 to 06/2018\n02/2012 to 03/2015\nFront Desk Agent, Harbor Hotel\n• Answered phones\n"
        "Night Porter, Marlow Works Ltd\n• Kept keys"
    )
    assert positions(body) == [
        ("Front Desk Agent", "Harbor Hotel", "2015-04", "2018-06"),
        ("Night Porter", "Marlow Works Ltd", "2012-02", "2015-03"),
    ]


def test_the_title_may_begin_the_first_bullet():
    body = "April 2001 to May 2009 Company Name\n• Supply Depot Clerk (stores) Dayton, Ohio Counted all the parts."
    assert positions(body) == [("Supply Depot Clerk", "Company Name", "2001-04", "2009-05")]
    [(title, *_)] = positions("April 2001 to May 2009 Company Name\n• Immediate Supervisor: Maria Poe\n• Kept keys")
    assert title == ""


@pytest.mark.parametrize(
    ("line", "title", "employer"),
    [
        ("QA / QC Manager, Company Name, 2010 - 2012", "QA / QC Manager", "Company Name"),
        ("Sales / Marketing Manager, Company Name, 2010 - 2012", "Sales / Marketing Manager", "Company Name"),
        ("IBM / Software Engineer, 2010 - 2012", "Software Engineer", "IBM"),
        ("Stage Manager - Outdoor Opera\nCompany Name, 2010 - 2012", "Stage Manager - Outdoor Opera", "Company Name"),
        ("Stage Manager - Quillon Opera, 2010 - 2012", "Stage Manager", "Quillon Opera"),
        (
            "Patient Liaison Level I Department of Ophthalmology\nHill Hospital, 2010 - 2012",
            "Patient Liaison Level I",
            "Department of Ophthalmology, Hill Hospital",
        ),
        (
            "Head of the Department of Surgery\nHill Hospital, 2010 - 2012",
            "Head of the Department of Surgery",
            "Hill Hospital",
        ),
        ("Store Manager ........ 2010 - 2012\nHill Stores", "Store Manager", "Hill Stores"),
    ],
)
def test_what_belongs_to_a_title_stays_with_it(line, title, employer):
    assert [(t, e) for t, e, *_ in positions(f"{line}\n• Kept things in order")] == [(title, employer)]


def test_title_employer_and_place_may_each_have_a_line_above_the_dates():
    body = (
        "Lead Teller\nCompany Name\nCity , State\nJune 2011 to Current\nCounted the cash of a branch each night.\n"
        "Office Clerk\nCompany Name\nCity , State\nMay 2007 to May 2011\nKept the files of a branch in order."
    )
    assert positions(body) == [
        ("Lead Teller", "Company Name", "2011-06", None),
        ("Office Clerk", "Company Name", "2007-05", "2011-05"),
    ]


@pytest.mark.parametrize(
    ("line", "title"),
    [
        (
            "Company Name City , State\nLedger Liaison Keep the books of all the branches in good order",
            "Ledger Liaison",
        ),
        ("Company Name City , State warehouse\nUnloaded the boats of the harbor each night.", "warehouse"),
        (
            "Company Name City , State Team Lead (Contractor)\nLed the team of the harbor by night.",
            "Team Lead (Contractor)",
        ),
    ],
)
def test_a_title_without_a_line_of_its_own_is_found(line, title):
    assert [t for t, *_ in positions(f"04/2015 to 06/2018\n{line}")] == [title]


def test_labels_within_a_project_are_no_projects():
    resume = read("Projects\nLedger Robot Jan 2021 - Mar 2021\nResponsibilities\n• Wrote it\nEnvironment\n• Python")
    assert [p.title for p in resume.positions] == ["Ledger Robot"]


def test_a_torn_off_abbreviation_is_no_employer():
    [(title, employer, *_)] = positions("Store Manager 03/2009 to 05/2012\nU.S.\nsold across the country by phone")
    assert (title, employer) == ("Store Manager", "")


def test_a_job_may_be_dated_by_one_year_before_its_title():
    assert positions("1961 Assistant Editor, Harbor Post\nEdited the news of the day.") == [
        ("Assistant Editor", "Harbor Post", "1961", "1961")
    ]
    assert positions("Clerk, Acme Ltd, 2012 - 2018\n1961 records were sorted by hand each month")[1:] == []


def test_projects_may_have_one_year_or_none():
    resume = read(
        "Experience\nClerk, Acme Ltd, 2019 - 2020\nProjects\nLedger Robot App 2022\n• Wrote it in Python\n"
        "Stock Planner\n• Wrote it in Java\n• Tested it\nBachelor of Commerce 2013\n• Wrote a thesis"
    )
    assert [(p.title, p.start) for p in resume.positions if p.kind == "project"] == [
        ("Ledger Robot App", "2022"),
        ("Stock Planner", None),
    ]


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=400))
def test_any_text_can_be_read(text):
    resume = read(f"Experience\n{text}")
    for position in resume.positions:
        assert 0 <= position.span[0] <= position.span[1] <= len(resume.text)


def test_a_long_list_of_titles_is_a_title():
    titles = (
        "Office Assistant to the Director, Payroll Manager, Production Manager, Plant Manager, Quality Manager, "
        "Technical Services Manager, and Records Manager"
    )
    body = f"{titles}\nJanuary 2012 to January 2015 Company Name － City , State\nKept the files of the plant."
    resume = read(f"Jane Roe\nClerk\nExperience\n{body}")
    [position] = resume.positions
    assert resume.text[slice(*position.span)].startswith("Office Assistant")


def test_a_title_in_lower_case_over_its_dates_is_a_title():
    body = (
        "Editor\nMarch 1995 to May 1997 Company Name － City , State\nEdited the letters of a magazine.\n"
        "writer\nMarch 1994 to December 1994 Company Name － City , State\nWrote for a newsletter."
    )
    assert [title for title, *_ in positions(body)] == ["Editor", "writer"]


def test_placeholders_do_not_count_as_words_beside_a_lone_date():
    body = (
        "Clerk 09/2013 to 09/2014 Company Name City , State\nAnswered letters.\n"
        "Event Coordinator: Harbor Night School Fundraiser and Parade 02/2012 Company Name City , State\nPlanned it."
    )
    assert [start for _, _, start, _ in positions(body)] == ["2013-09", "2012-02"]
