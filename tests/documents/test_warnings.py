"""What was read with loss is said: each kind of warning has a file that calls for it, and good files call for none."""

import io

import pikepdf
import pytest
from documents_reading import read
from docx_parts import docx, paragraph
from hostile import unmapped_pdf
from pdf_drawn import Put, column, drawn

from skillmatch.documents import WARNING_KINDS, Limits, Reader

THREE_PAGES = drawn([Put(72, 100, "Ada Nightfern")], [Put(72, 100, "keeps books")], [Put(72, 100, "in Leeds")])


def damaged_second_page():
    """Three pages, of which the second is no page at all."""
    file = io.BytesIO()
    with pikepdf.open(io.BytesIO(THREE_PAGES)) as pdf:
        pdf.Root.Pages.Kids[1] = pikepdf.Dictionary({"/Type": pikepdf.Name("/Nothing"), "/Count": 0})
        pdf.save(file)
    return file.getvalue()


def mojibake():
    """A page written by a program that took UTF-8 for Windows-1252."""
    wrong = "2019 – 2021: the café’s books".encode().decode("cp1252")
    return drawn(column(72, 100, wrong, "and those of nine shops"))


@pytest.mark.parametrize(
    ("kind", "data", "name", "limits"),
    [
        ("pages-skipped", THREE_PAGES, "cv.pdf", Limits(pages=2)),
        ("page-unreadable", damaged_second_page(), "cv.pdf", None),
        ("page-without-text", drawn([Put(72, 100, "Ada Nightfern")], []), "cv.pdf", None),
        ("text-cut", THREE_PAGES, "cv.pdf", Limits(chars=15)),
        ("text-cut", b"Ada Nightfern keeps books", "cv.txt", Limits(chars=15)),
        ("text-cut", docx(paragraph("Ada Nightfern keeps books")), "cv.docx", Limits(chars=15)),
        ("text-cut", b"<html><p>Ada Nightfern keeps books</p>", "cv.html", Limits(chars=15)),
        ("no-character-map", unmapped_pdf(), "cv.pdf", None),
        ("mojibake", mojibake(), "cv.pdf", None),
        ("encoding-guessed", "Zoë keeps books at the café".encode("cp1252"), "cv.txt", None),
        ("encoding-guessed", "<html><p>Zoë keeps books at the café</p>".encode("cp1252"), "cv.html", None),
        ("characters-lost", "Zoë keeps books in Zürich – at a café".encode() + b"\xe2\x80", "cv.txt", None),
    ],
)
def test_a_loss_is_said(kind, data, name, limits):
    with Reader(limits) as reader:
        document = reader.read_bytes(data, name)
    assert [warning.kind for warning in document.warnings] == [kind]
    assert kind in WARNING_KINDS and document.warnings[0].message


@pytest.mark.parametrize(
    ("data", "name"),
    [
        (THREE_PAGES, "cv.pdf"),
        (docx(paragraph("Ada Nightfern")), "cv.docx"),
        (b"<html><p>Ada Nightfern</p>", "cv.html"),
        ("Zoë Nightfern – Leeds".encode(), "cv.txt"),
        ("Zoë Nightfern – Leeds".encode("utf-16"), "cv.txt"),
    ],
)
def test_a_good_file_calls_for_no_warning(data, name):
    assert read(data, name).warnings == ()


def test_the_pages_around_a_damaged_one_are_read():
    document = read(damaged_second_page())
    assert "Ada Nightfern" in document.text and "in Leeds" in document.text
    assert document.warnings[0].page == 2


def test_words_in_mojibake_are_put_right():
    assert read(mojibake()).text == "2019 – 2021: the café’s books\nand those of nine shops"


def test_text_over_the_limit_of_a_pdf_is_cut_at_a_line():
    with Reader(Limits(chars=15)) as reader:
        assert reader.read_bytes(THREE_PAGES, "cv.pdf").text == "Ada Nightfern\n\nkeeps books"
