"""A page is drawn, and its ruled tables are looked for, in the reader child; words stand where the picture has ink."""

import io

import numpy as np
import pytest
from documents_reading import children, states
from hostile import bomb_pdf, encrypted_pdf, truncated_pdf
from pdf_drawn import Put, column, drawn, with_keys
from pdf_ruled import ruled

from skillmatch import errors
from skillmatch.documents import Limits, Reader

TABLE = [
    ["Area", "Tools", "Where"],
    ["Data", "SQL, Python and whatever else a warehouse of many sources needs to be kept in order", "Warehouse team"],
    ["Serving", "Docker", "Two years with the platform group, in three countries at the same time"],
]


@pytest.fixture(scope="module")
def reader():
    with Reader(Limits(seconds=60)) as one:
        yield one


def shades(picture):
    return np.frombuffer(picture.pixels, np.uint8).reshape(picture.height, picture.width, 3)


def drawn_page(reader, data, number=1, scale=2.0):
    """The document, and the page as grey dots, ``scale`` of them a point."""
    document = reader.read_bytes(data, "cv.pdf")
    page = document.pages[number - 1]
    picture = reader.page_picture(
        data, "cv.pdf", page=number, width=round(page.width * scale), height=round(page.height * scale),
        turns=document.turns(number),
    )  # fmt: skip
    return document, shades(picture).mean(axis=2)


def assert_ink_in_the_boxes(document, dots, scale=2.0):
    blank = dots.copy()
    for x0, top, x1, bottom in document.words.boxes.tolist():
        part = (slice(int(top * scale) - 2, int(bottom * scale) + 3), slice(int(x0 * scale) - 2, int(x1 * scale) + 3))
        assert dots[part].min() < 128, (x0, top, x1, bottom)
        blank[part] = 255
    assert blank.min() > 128, "there is ink outside of the words' boxes"


@pytest.mark.parametrize("quarters", [0, 1, 2, 3])
@pytest.mark.parametrize("turned_back", [False, True])
def test_words_stand_where_the_picture_has_ink_however_the_page_is_turned(reader, quarters, turned_back):
    data = drawn(column(72, 100, "Ada Nightfern", "Python and SQL"), quarters=quarters, turned_back=turned_back)
    assert_ink_in_the_boxes(*drawn_page(reader, data))


def test_a_page_turned_on_its_side_is_drawn_with_its_text_upright(reader):
    data = with_keys(drawn(column(72, 100, "Ada Nightfern", "Python and SQL")), Rotate=90)
    document, dots = drawn_page(reader, data)
    assert document.turns(1) == 0 and dots.shape[0] > dots.shape[1]
    assert_ink_in_the_boxes(document, dots)


def test_a_cropped_page_is_drawn_as_far_as_it_is_shown(reader):
    data = with_keys(drawn(column(172, 200, "Ada Nightfern", "Python and SQL")), CropBox=[100, 300, 500, 700])
    document, dots = drawn_page(reader, data)
    assert dots.shape == (800, 800)
    assert_ink_in_the_boxes(document, dots)


def test_each_page_has_its_own_picture(reader):
    data = drawn([Put(72, 100, "One")], [Put(72, 500, "Two")])
    for number in (1, 2):
        document, dots = drawn_page(reader, data, number)
        rows = np.flatnonzero(dots.min(axis=1) < 128) / 2
        assert abs(rows.mean() - (100, 500)[number - 1]) < 10 and len(document.pages) == 2


@pytest.mark.parametrize(
    ("data", "name", "page", "error"),
    [
        (b"Python and SQL", "cv.txt", 1, errors.UnsupportedFormat),
        (drawn([Put(72, 100, "One")]), "cv.pdf", 2, errors.NotFound),
        (truncated_pdf(0.3), "cv.pdf", 1, errors.UnreadableFile),
        (encrypted_pdf(), "cv.pdf", 1, errors.UnreadableFile),
    ],
)
def test_what_cannot_be_drawn_is_a_typed_error_that_names_the_file(reader, data, name, page, error):
    with pytest.raises(error, match=name):
        reader.page_picture(data, name, page=page, width=100, height=100)


def test_a_picture_of_too_many_dots_is_refused(reader):
    with pytest.raises(errors.TooLarge):
        reader.page_picture(drawn([Put(72, 100, "One")]), "cv.pdf", page=1, width=10_000, height=10_000)


def test_a_page_that_takes_too_much_memory_ends_its_reader_and_nothing_else():
    before = children()
    with Reader() as reader:
        with pytest.raises(errors.UnreadableFile):
            reader.page_picture(bomb_pdf(), "bomb.pdf", page=1, width=600, height=800)
        assert "One" in reader.read_bytes(drawn([Put(72, 100, "One")]), "cv.pdf").text
    assert states(children() - before) == {}


# ── tables ────────────────────────────────────────────────────────────────────────────────────────────────────


def test_the_cells_of_a_ruled_table_hold_the_words_that_stand_in_them(reader):
    pytest.importorskip("pdfplumber")
    data = ruled(TABLE)
    document = reader.read_bytes(data, "cv.pdf")
    (table,) = reader.ruled_tables(data, "cv.pdf", page=1)
    assert len(table.cells) == 9
    x = (document.words.boxes[:, 0] + document.words.boxes[:, 2]) / 2
    y = (document.words.boxes[:, 1] + document.words.boxes[:, 3]) / 2
    words = [document.text[a:b] for a, b in zip(document.words.starts, document.words.ends, strict=True)]
    for (x0, top, x1, bottom), said in zip(table.cells, [cell for row in TABLE for cell in row], strict=True):
        inside = (x > x0) & (x < x1) & (y > top) & (y < bottom)
        assert " ".join(word for word, here in zip(words, inside, strict=True) if here) == said


def test_a_table_without_lines_is_none(reader):
    pytest.importorskip("pdfplumber")
    assert reader.ruled_tables(ruled(TABLE, look="none"), "cv.pdf", page=1) == ()


def test_rules_above_and_below_headings_are_no_table(reader):
    pytest.importorskip("pdfplumber")
    from reportlab.pdfgen.canvas import Canvas

    file = io.BytesIO()
    canvas = Canvas(file, invariant=1)
    for y in (700, 600, 500):
        canvas.line(72, y, 500, y)
        canvas.drawString(72, y - 20, "Python and SQL")
    canvas.rect(60, 400, 480, 380)
    canvas.save()
    assert reader.ruled_tables(file.getvalue(), "cv.pdf", page=1) == ()


@pytest.mark.parametrize("look", ["grid", "middle"])
def test_reading_a_ruled_table_keeps_each_cell_together(reader, look):
    text = " ".join(reader.read_bytes(ruled(TABLE, look=look), "cv.pdf").text.split())
    for row in TABLE:
        for cell in row:
            assert cell in text
