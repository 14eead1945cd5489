"""The table of phrases finds what a plain search at token borders finds, and comes back from its arrays unchanged."""

import io
import re

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from skillmatch.skills.phrases import PhraseTable

WORDS = st.sampled_from(["a", "ab", "c", "c++", "ci/cd", "ci", "cd", ".net", "node.js", "&", "é"])
PHRASES = st.lists(st.lists(WORDS, min_size=1, max_size=4).map(" ".join), min_size=1, max_size=12, unique=True)
TEXTS = st.lists(st.one_of(WORDS, st.sampled_from([",", "\n", "x", "(a)", "c++b"])), max_size=25).map(" ".join)


def plainly(phrases, text):
    """Every phrase at every place where no letter or digit runs on over either border."""
    found = []
    for number, phrase in enumerate(phrases):
        start = text.find(phrase)
        while start >= 0:
            end = start + len(phrase)
            runs_on = (re.match(r"\w\w", text[start - 1 : start + 1]) if start else None) or re.match(
                r"\w\w", text[end - 1 : end + 1]
            )
            if not runs_on:
                found.append((start, end, number))
            start = text.find(phrase, start + 1)
    return sorted(found)


@given(PHRASES, TEXTS)
def test_it_finds_what_a_plain_search_finds(phrases, text):
    assert PhraseTable.build(phrases).find(text) == plainly(phrases, text)


@given(PHRASES, TEXTS)
def test_a_saved_table_finds_the_same(phrases, text):
    table, stream = PhraseTable.build(phrases), io.BytesIO()
    np.savez(stream, **table.arrays())
    stream.seek(0)
    again = PhraseTable.from_arrays(np.load(stream))
    assert again.find(text) == table.find(text)
    assert list(again.phrases) == phrases


def test_phrases_that_differ_in_blanks_alone_are_two():
    assert PhraseTable.build(["ci/cd", "ci / cd"]).find("ci / cd or ci/cd") == [(0, 7, 1), (11, 16, 0)]
