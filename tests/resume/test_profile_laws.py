"""The profile sees what a person can do, not who the person is."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from resume_reading import profile_of

from skillmatch.resume import Profile

HEAD = """{name}
Senior Accountant
{address} | {mail} | {phone}
{birth}"""
SUMMARY = """Summary
Accountant with nine years in manufacturing. {Pronoun} closes the books of three plants in SAP.
"""
EXPERIENCE = """Experience
Senior Accountant, Hartwell Bearings Company, Dayton, OH 03/2019 - Present
• Reconciled the general ledger in SAP and prepared financial statements
• Cut the month-end close from nine days to four for the plant {pronoun} joined
Staff Accountant, Pickering Oake LLP, Akron, OH 01/2015 - 02/2019
• Prepared tax returns in QuickBooks
"""
EDUCATION = """Education
Bachelor of Science in Accounting, {school}, 2014
"""
SKILLS = """Skills
Excel, Power BI, accounts payable, variance analysis
"""
LANGUAGES = """Languages
English (native), Spanish (fluent)
"""
PARTS = (SUMMARY, EXPERIENCE, EDUCATION, SKILLS, LANGUAGES)
WHO = {
    "name": "Denise Ledgerly",
    "address": "12 Elm Street, Dayton, OH 45402",
    "mail": "denise@example.com",
    "phone": "(555) 010-0190",
    "birth": "Date of birth: 1 May 1980",
    "school": "Miami Valley College",
    "pronoun": "she",
    "Pronoun": "She",
}


def text(order: tuple[int, ...] = (0, 1, 2, 3, 4), **who: str) -> str:
    """The resume of one accountant with other personal data."""
    return (HEAD + "\n" + "\n".join(PARTS[i] for i in order)).format(**(WHO | who))


def without_spans(value: Any) -> Any:
    """The same facts with places left out: of a term's places only their number counts."""
    if isinstance(value, Profile):
        return {
            "skills": [
                (s.skill, s.months, s.idle, s.stated, sorted((e.dated, e.listed, e.inferred) for e in s.evidence))
                for s in value.skills
            ],
            "degrees": [(d.level, d.field, d.state) for d in value.degrees],
            "certificates": [skill for skill, _ in value.certificates],
            "titles": [(t.words, t.months) for t in value.titles],
            "headlines": [(h.words, h.borrowed) for h in value.headlines],
            "terms": [(t.term, len(t.plain), len(t.listed)) for t in value.terms],
            "shingles": [number for number, _ in value.shingles],
            "rest": (value.months, value.unknown, value.as_of, len(value.dated_spans)),
        }
    return value


def facts(**changes: Any) -> Any:
    return without_spans(profile_of(text(**changes)))


def test_the_profile_holds_the_facts():
    profile = profile_of(text())
    assert [title.words for title in profile.titles] == [("senior", "accountant"), ("staff", "accountant")]
    assert [(degree.level, degree.field) for degree in profile.degrees] == [("bachelor", frozenset({"accounting"}))]
    assert [(h.words, h.borrowed) for h in profile.headlines] == [
        (("senior", "accountant"), False),
        (("senior", "accountant"), True),
    ]
    assert {"sap", "microsoft-excel", "quickbooks"} <= {fact.skill for fact in profile.skills}
    assert profile.months == 132


@given(st.permutations(range(5)))
@settings(max_examples=20, deadline=None)
def test_the_order_of_sections_changes_nothing(order):
    assert facts(order=tuple(order)) == facts()


@pytest.mark.parametrize(
    "change",
    [
        {"name": "Aisha Okonkwo"},
        {"name": "WEI ZHANG"},
        {"name": "Bartholomew Quarrell"},
        {"address": "Flat 4, 99 Harbour Road, Leeds, UK LS1 4AP"},
        {"mail": "x@example.org", "phone": "+44 20 7946 0958"},
        {"birth": "Date of birth: 7 October 2001"},
        {"birth": "Gender: Male | Nationality: Kenyan"},
        {"birth": ""},
        {"school": "Hill University"},
        {"school": "Indian Institute of Technology"},
        {"pronoun": "he", "Pronoun": "He"},
    ],
    ids=lambda change: " ".join(change),
)
def test_who_the_person_is_changes_nothing(change):
    assert facts(**change) == facts()


@given(
    st.sampled_from(["Denise", "Mohammed", "Ingrid", "Juan", "Mei", "Kwame"]),
    st.sampled_from(["Ledgerly", "Okafor", "Lindqvist", "Castellano", "Tanaka"]),
)
@settings(max_examples=20, deadline=None)
def test_a_name_that_stands_again_in_the_text_changes_nothing(first, last):
    def told(name: str, family: str) -> Any:
        return without_spans(profile_of(text(name=name, Pronoun=family)))

    assert told(f"{first} {last}", last) == told("Denise Ledgerly", "Ledgerly")


def test_no_term_comes_from_contact_names_employers_schools_places_or_dates():
    terms = {term.term for term in profile_of(text()).terms}
    assert not terms & {
        "denise",
        "ledgerly",
        "elm",
        "street",
        "hartwell",
        "pickering",
        "miami",
        "valley",
        "dayton",
        "akron",
    }
    assert not any(word in {"she", "march", "company", "oh"} for term in terms for word in term.split())


def test_pairs_cross_neither_lines_nor_items_of_a_list():
    terms = {term.term for term in profile_of(text()).terms}
    assert {"general ledger", "financial statements", "accounts payable"} <= terms
    assert not terms & {"excel power", "payable variance", "accountant reconciled", "statements cut"}


def test_a_word_in_a_list_is_told_from_one_in_prose():
    terms = {term.term: term for term in profile_of(text()).terms}
    assert (len(terms["excel"].plain), len(terms["excel"].listed)) == (0, 1)
    assert (len(terms["quickbooks"].plain), len(terms["quickbooks"].listed)) == (1, 0)


def test_the_profile_is_sorted():
    profile = profile_of(text())
    assert [t.term for t in profile.terms] == sorted(t.term for t in profile.terms)
    assert [s.skill for s in profile.skills] == sorted(s.skill for s in profile.skills)
    assert profile == profile_of(text())


def test_an_unrelated_section_leaves_skills_titles_and_degrees_alone():
    more = profile_of(text() + "\nInterests\nRowing and old maps\n")
    own = profile_of(text())
    assert (more.titles, more.degrees, more.months) == (own.titles, own.degrees, own.months)
