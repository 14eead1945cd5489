"""Texts that no person typed so: control characters, marks that combine, emoji, one line without end."""

import pytest

from skillmatch.skills import default_finder
from skillmatch.skills.context import ContextReader

finder = default_finder()


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("Py\u200bthon and SQL", "Py\u200bthon"),
        ("Python\u200d, SQL", "Python"),
        ("\x00\x07Python\x0b SQL", "Python"),
        ("🐍 Python 🐍", "Python"),
        ("Re\u0301act, TypeScript, Node.js", "Re\u0301act"),
        ("Patisserie: pa\u0302tisserie", "pa\u0302tisserie"),
        ("Pâtisserie: pâtisserie", "pâtisserie"),
        ("\ufeffPython", "Python"),
    ],
)
def test_a_name_is_found_as_it_is_written(text, named):
    found = [text[m.start : m.end] for m in finder.find(text)]
    assert named.rstrip("\u200d") in [one.rstrip("\u200d") for one in found]


@pytest.mark.parametrize("text", ["", "\x00", "\u0301" * 50, "👩‍🍳" * 40, "\ud800", "●" * 500, "- " * 500, "go-" * 500])
def test_what_says_nothing_gives_nothing(text):
    assert finder.find(text) == []


def test_a_sentence_without_end_is_read_in_parts():
    text = "python and " * 2000
    contexts = ContextReader().of(text)
    seen = []
    for at in range(0, len(text) - 11, 11):
        contexts.read(at, at + 6, frozenset())
        seen.append(contexts._sentence)
    assert max(high - low for low, high in seen) <= 3200
    assert len(set(seen)) <= len(text) // 1000


def test_a_cue_far_away_in_an_endless_sentence_does_not_reach():
    text = "no experience with java " + "and plain words " * 400 + "python"
    assert {m.skill: m.context for m in finder.find(text)}["python"] == "claimed"
