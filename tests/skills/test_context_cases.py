"""Whose a skill is and whether it is claimed: sentences of every trade, each with the context a reader would give it.

A row of ``context_cases.csv`` is ``text,skill,context,source``; ``\\n`` in a text parts lines, and such a text is read
as a whole resume. ``none`` as context: the text does not name the skill at all. ``source`` is the idea of the row.
"""

import csv
import datetime
from pathlib import Path

import pytest

from skillmatch.api import Matcher
from skillmatch.skills import CONTEXTS, default_finder

with (Path(__file__).parent / "context_cases.csv").open(encoding="utf-8", newline="") as stream:
    CASES = list(csv.DictReader(stream))

finder = default_finder()


@pytest.fixture(scope="module")
def matcher():
    with Matcher(as_of=datetime.date(2026, 1, 31)) as one:
        yield one


def contexts_in(text, skill, matcher):
    if "\n" not in text:
        return {mention.context for mention in finder.find(text) if mention.skill == skill}
    resume = matcher.read_bytes(text.encode(), file="cv.txt")
    return {mention.context for one in resume.skills if one.id == skill for mention in one.mentions}


def test_there_are_three_hundred_cases_of_every_context():
    assert len({(case["text"], case["skill"]) for case in CASES}) == len(CASES) >= 300
    assert {case["context"] for case in CASES} == (set(CONTEXTS) - {"hidden"}) | {"none"}
    assert all(case["skill"] in finder.taxonomy and case["source"] for case in CASES)


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case['context']}: {case['source']}")
def test_a_skill_has_the_context_that_a_reader_would_give_it(case, matcher):
    expected = set() if case["context"] == "none" else {case["context"]}
    assert contexts_in(case["text"].replace("\\n", "\n"), case["skill"], matcher) == expected


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("php go python", True),
        ("python, go and sql on linux", True),
        ("ready to go, python, sql", False),
        ("Python, SQL, go there", False),
        ("Python and go", False),
        ("go shell word", False),
    ],
)
def test_an_ambiguous_name_counts_in_a_row_of_clear_ones(text, found):
    assert any(mention.skill == "go" for mention in finder.find(text)) == found
