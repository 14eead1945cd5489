"""Two lines of a left column, wider than those beside the right column, were read after the right column."""

from documents_reading import read
from pdf_drawn import BOLD, Put, column, drawn


def test_the_left_column_is_read_to_its_end_first():
    left = [f"left line {i} says something long" for i in range(12)]
    right = [f"right line {i} says something else" for i in range(9)]
    name = [Put(60, 50, "Ada Nightfern", 24, BOLD)]
    text = read(drawn(name + column(60, 110, *left) + column(330, 110, *right))).text
    assert " ".join(text.split()) == " ".join(["Ada Nightfern", *left, *right])
