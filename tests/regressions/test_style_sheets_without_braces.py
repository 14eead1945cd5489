"""A sheet that was never closed, or comments in it, took time that grew with the square of its length."""

import pytest
from documents_reading import read

SHEETS = {"words": "Ada keeps books " * 40_000, "comments": "/* " * 200_000, "media": "@media " * 80_000}


@pytest.mark.parametrize("sheet", SHEETS.values(), ids=SHEETS)
def test_the_page_is_read_in_its_time(sheet):
    assert read(f"<html><style>{sheet}</style><p>Ada Nightfern</p></html>", "cv.html").text == "Ada Nightfern"


def test_what_stands_beside_blocks_in_blocks_holds_and_what_is_for_paper_does_not():
    sheet = (
        "@media print { p { display: none } } /* b { } */ @media screen { .a { display: none } } "
        "@supports (x: y) { .b { display: none } } @import url(x); .c { display: none }"
    )
    page = f'<style>{sheet}</style><p>Ada</p><p class="a">one</p><p class="b">two</p><p class="c">three</p><b>Eve</b>'
    document = read(f"<html>{page}</html>", "cv.html")
    assert document.text.split() == ["Ada", "Eve"]
