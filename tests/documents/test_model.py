"""Where a stretch of text stands: its boxes, its page."""

from documents_reading import read
from pdf_drawn import Put, column, drawn, words
from pytest import approx

from skillmatch.documents import Places

FIRST = words(Put(72, 100, "Ada Nightfern keeps books")) + column(72, 114, "of nine shops")
PAGES = read(drawn(FIRST, [Put(72, 200, "Page two")]))


def boxes_of(text):
    start = PAGES.text.index(text)
    return PAGES.boxes(start, start + len(text))


def test_words_side_by_side_share_one_box():
    ((page, (x0, top, x1, bottom)),) = boxes_of("Nightfern keeps")
    assert page == 1
    assert x0 == approx(72 + Put(0, 0, "Ada ").width, abs=1)
    assert x1 == approx(72 + Put(0, 0, "Ada Nightfern keeps").width, abs=1)
    assert top < 100 < bottom


def test_a_part_of_a_word_has_the_box_of_the_word():
    assert boxes_of("ightfe") == boxes_of("Nightfern")


def test_each_line_has_a_box_of_its_own():
    first, second = boxes_of("books\nof nine")
    assert first[1][3] <= second[1][1] + 3
    assert second[1][0] == approx(72, abs=1)


def test_each_page_has_boxes_of_its_own():
    assert [page for page, _ in boxes_of("shops\n\nPage two")] == [1, 2]


def test_no_text_has_no_boxes():
    assert PAGES.boxes(3, 3) == [] and PAGES.boxes(5, 3) == []
    assert PAGES.boxes(3, 4) == []  # the space between two words


def test_a_form_without_pages_has_no_boxes():
    document = read("Ada Nightfern", "cv.txt")
    assert document.boxes(0, 5) == [] and document.page_at(0) is None


def test_an_offset_is_on_the_page_that_holds_it():
    second = PAGES.text.index("Page two")
    assert PAGES.page_at(0) == 1
    assert PAGES.page_at(second - 3) == 1
    assert PAGES.page_at(second) == 2
    assert PAGES.page_at(len(PAGES.text) - 1) == 2
    assert PAGES.page_at(len(PAGES.text) + 5) is None


def test_a_page_without_text_takes_no_offset_from_others():
    document = read(drawn([Put(72, 100, "One")], [], [Put(72, 100, "Three")]))
    assert [page.number for page in document.pages] == [1, 2, 3]
    assert document.page_at(document.text.index("Three")) == 3


def test_places_without_anything_are_empty_columns():
    places = Places.of([])
    assert len(places) == 0 and places.boxes.shape == (0, 4)
