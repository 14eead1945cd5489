"""The weeks that plans estimate with stand in the reference, row for row."""

import csv
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
REFERENCE = (ROOT / "docs" / "reference.md").read_text(encoding="utf-8")
ROWS = list(csv.reader((ROOT / "data" / "words" / "effort.csv").open(encoding="utf-8", newline="")))


@pytest.mark.parametrize("row", ROWS, ids=lambda row: " ".join(row[:2]))
def test_a_row_of_the_table_is_documented(row):
    assert f"| {' | '.join(row)} |" in REFERENCE


@pytest.mark.parametrize("row", ROWS[1:], ids=lambda row: " ".join(row[:2]))
def test_what_is_nearer_never_takes_longer(row):
    weeks = [float(cell) for cell in row[2:]]
    assert weeks == sorted(weeks, reverse=True)
