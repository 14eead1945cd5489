"""Lines that could be added to a resume: where they go, and that they are read back as what they claim."""

import datetime

import pytest
from forms import content
from people import load

from skillmatch.api import Matcher
from skillmatch.errors import InvalidUse
from skillmatch.reports import resume_from_json, resume_json
from skillmatch.resume import Addition, Board, profile

FORMS = ("txt", "docx", "html", "pdf-one-column", "pdf-two-columns", "json-resume")


@pytest.fixture(scope="module")
def matcher():
    with Matcher(as_of=datetime.date(2026, 1, 31)) as one:
        yield one


def board(matcher, text, name="cv.txt"):
    return Board(matcher.read_bytes(text.encode(), file=name), matcher.finder)


PLAIN = """\
Ada Quill
Data Analyst
ada.quill@example.com

SKILLS
Python, SQL

EXPERIENCE
Stock Analyst, Ferncastle Ltd
Jan 2021 - Present
Wrote the weekly report on stock.

Clerk, Marram Stores
Jan 2018 - Dec 2020
Kept the books of the shop.

EDUCATION
Bachelor of Science in Statistics, Fern University, 2017
"""


def test_a_skill_goes_to_the_end_of_the_skills(matcher):
    one = board(matcher, PLAIN)
    addition = Addition("skill", "jax")
    assert one.write([addition]) == [addition]
    written = one.written(addition)
    assert (written.line, written.section, written.heading, written.new_section) == ("JAX", "skills", "SKILLS", False)
    assert PLAIN[: written.after].endswith("Python, SQL")


def test_a_skill_to_be_shown_goes_into_the_newest_dated_position_that_does_not_name_it(matcher):
    one = board(matcher, PLAIN)
    addition = Addition("skill", "sql", show=True)
    assert one.write([addition]) == [addition]
    assert one.written(addition).position == 0
    fact = next(fact for fact in one.scored([addition]).skills if fact.skill == "sql")
    assert fact.months > 48


def test_a_section_that_is_missing_is_opened_in_the_style_of_the_others(matcher):
    one = board(matcher, PLAIN)
    addition = Addition("certificate", "cisa")
    assert one.write([addition]) == [addition]
    assert one.written(addition).new_section
    assert one.written(addition).heading == "CERTIFICATIONS"
    assert [c.skill for c in one.pasted([addition]).certificates] == ["cisa"]


def test_a_bulleted_list_gets_a_bullet(matcher):
    one = board(matcher, PLAIN.replace("Python, SQL", "• Python\n• SQL"))
    addition = Addition("skill", "jax")
    one.write([addition])
    assert one.written(addition).line == "• JAX"


def test_a_degree_is_read_back_as_completed_in_its_field(matcher):
    one = board(matcher, PLAIN)
    addition = Addition("degree", "master", field="computer science")
    assert one.write([addition]) == [addition]
    degrees = one.scored([addition]).degrees
    assert any(d.level == "master" and {"computer", "science"} <= d.field and d.state == "completed" for d in degrees)


@pytest.mark.parametrize("form", FORMS)
def test_every_written_line_is_read_back_in_every_form(matcher, form):
    resume = matcher.read_bytes(content(load("chef"), form), file=f"cv.{form}")
    one = Board(resume, matcher.finder)
    wanted = [Addition("skill", skill) for skill in ("jax", "go", "r", "microsoft-excel", "leadership", "kubernetes")]
    wanted += [Addition("certificate", "cisa"), Addition("degree", "bachelor", field="statistics")]
    assert one.write(wanted) == wanted
    seen = one.scored(wanted)
    claimed = {fact.skill for fact in seen.skills}
    assert {addition.id for addition in wanted if addition.what == "skill"} <= claimed
    assert "cisa" in {skill for skill, _ in seen.certificates}
    assert any(fact.level == "bachelor" and "statistics" in fact.field for fact in seen.degrees)


@pytest.mark.parametrize("form", FORMS)
def test_without_additions_nothing_changes(matcher, form):
    resume = matcher.read_bytes(content(load("nurse"), form), file=f"cv.{form}")
    assert Board(resume, matcher.finder).scored([]) == profile(resume)


def test_a_resume_without_its_document_is_refused(matcher):
    resume = matcher.read_bytes(PLAIN.encode(), file="cv.txt")
    with pytest.raises(InvalidUse, match="JSON"):
        Board(resume_from_json(resume_json(resume)), matcher.finder)
