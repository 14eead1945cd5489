"""Words in lists of skills that the taxonomy does not know. The made-up words are no skills anywhere."""

import pytest

from skillmatch.skills import Hint, default_finder, find_unlisted, paragraphs_of


def unlisted(text, *hints):
    hints = [Hint(text.index(words), text.index(words) + len(words), label) for words, label in hints]
    spans = paragraphs_of(text)
    found = find_unlisted(text, spans, hints, default_finder().find(text, spans, hints))
    return [(text[one.start : one.end], one.list) for one in found]


@pytest.mark.parametrize(
    ("text", "items"),
    [
        ("Skills: Python, quibbling and fen drainage", [("quibbling", "Skills"), ("fen drainage", "Skills")]),
        ("Tools used: Zorb 4 / Quent", [("Zorb 4", "Tools used"), ("Quent", "Tools used")]),
        ("Proficient in zorbling, Excel and very good at quenting.", [("zorbling", "Proficient in")]),
        ("Experience with Quent and Zorb in a bakery", [("Quent", "Experience with")]),
    ],
)
def test_after_a_cue(text, items):
    assert unlisted(text) == items


def test_in_a_paragraph_of_a_skills_section_with_its_heading():
    text = "Technical Skills\nZorbling • Quent++ • SQL"
    hints = (("Technical Skills", "heading"), ("Zorbling • Quent++ • SQL", "skill-list"))
    assert unlisted(text, *hints) == [("Zorbling", "Technical Skills"), ("Quent++", "Technical Skills")]


def test_a_line_names_its_own_list():
    text = "Field work: zorbling, quenting"
    assert unlisted(text, (text, "skill-list")) == [("zorbling", "Field work"), ("quenting", "Field work")]


@pytest.mark.parametrize(
    "text",
    [
        "Zorbling, quenting and a walk",  # no list of skills
        "Skills: Core Java, SQL",  # the finder found something in it
        "Skills: I like to zorble, 2019, 5 years, ada@quent.example, quent.example/zorb",
        "Skills: a long way of saying nothing much",
        "Skills: ",
    ],
)
def test_what_is_no_name_is_left_out(text):
    assert unlisted(text) == []


def test_what_others_want_or_are_is_left_out():
    text = "Skills: zorbling, quenting"
    assert unlisted(text, (text, "wanted")) == []
    assert unlisted(text, ("quenting", "employer")) == [("zorbling", "Skills")]
