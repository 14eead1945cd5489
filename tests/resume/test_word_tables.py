"""The tables that a person of another trade may extend."""

from __future__ import annotations

from collections import Counter

import pytest

from skillmatch.resume.headings import heading_of
from skillmatch.resume.word_tables import grouped, table

TABLES = {
    "section_headings": "heading",
    "title_words": "word",
    "headline_labels": "label",
    "human_languages": "word",
    "language_levels": "level",
    "language_tests": "test",
    "study_fields": "word",
    "place_words": "word",
    "stop": "word",
}


@pytest.mark.parametrize(("name", "column"), sorted(TABLES.items()))
def test_no_word_stands_twice(name, column):
    twice = [word for word, count in Counter(row[column] for row in table(name)).items() if count > 1]
    assert twice == []


@pytest.mark.parametrize(
    "name",
    [
        "advert_cues",
        "contact_labels",
        "dates",
        "degrees",
        "entry_labels",
        "organisation_words",
        "other_languages",
        "study_states",
        *TABLES,
    ],
)
def test_every_row_is_whole(name):
    for row in table(name):
        assert None not in row and None not in row.values()
        assert all(value == value.strip() for value in row.values())


def test_the_tables_are_large_enough():
    assert len(table("section_headings")) >= 250
    assert len(grouped("title_words", "role", "word")["head"]) >= 400
    reasons = grouped("stop", "reason", "word")
    assert len(reasons["given-name"]) >= 1500
    assert len(reasons["city"]) >= 400
    assert len(reasons["function"]) >= 300


def test_every_heading_of_the_table_is_found():
    for row in table("section_headings"):
        found = heading_of(row["heading"].title())
        assert found is not None and found.kind == row["kind"], row["heading"]


def test_trade_words_are_not_stopped():
    words = {row["word"] for row in table("stop")}
    trades = "mark grant bill art rose grace chase page bishop hunter mason cooper dean chef drew faith turner baker"
    assert not words & {*trades.split(), "excel", "french", "german", "swift", "maya", "cassandra"}


@pytest.mark.parametrize("word", ["she", "mr", "january", "monday", "maria", "france", "texas", "london", "company"])
def test_what_says_who_somebody_is_is_stopped(word):
    assert word in {row["word"] for row in table("stop")}
