"""Marks of skill beside names of skills: the names are whole, each with its own mark."""

import pytest
from documents_reading import read, said
from pdf_drawn import Put, column, drawn

NAMES = ["Python", "Airflow", "Excel"]


@pytest.mark.parametrize("marks", [["4/5", "3/5", "5/5"], ["80%", "60%", "100%"], ["C1", "B2", "A1"]])
@pytest.mark.parametrize("x", [130, 240])
def test_a_level_beside_a_name_is_read_with_it(marks, x):
    puts = column(72, 100, *NAMES) + column(x, 100, *marks)
    assert said(read(drawn(puts))) == [f"{name} {mark}" for name, mark in zip(NAMES, marks, strict=True)]


def test_a_grid_of_levels_is_read_row_by_row():
    puts = [Put(130, 87, "Listening"), Put(200, 87, "Reading"), *column(72, 100, "French", "Dutch")]
    puts += [*column(140, 100, "C1", "B2"), *column(210, 100, "B2", "A2")]
    assert said(read(drawn(puts)))[1:] == ["French C1 B2", "Dutch B2 A2"]
