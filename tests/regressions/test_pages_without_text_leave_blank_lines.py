"""Pages without text, and pages after a cut, added blank lines to the text."""

from documents_reading import read
from pdf_drawn import Put, drawn

from skillmatch.documents import Limits, Reader

PAGES = [Put(72, 100, "Ada Nightfern")], [], [Put(72, 100, "keeps books")], [Put(72, 100, "in Leeds")]


def test_one_blank_line_stands_between_two_pages_with_text():
    assert read(drawn(*PAGES)).text == "Ada Nightfern\n\nkeeps books\n\nin Leeds"


def test_a_cut_text_ends_with_its_last_line():
    with Reader(Limits(chars=20)) as reader:
        document = reader.read_bytes(drawn(*PAGES), "cv.pdf")
    assert document.text == "Ada Nightfern\n\nkeeps books"
    assert all(start < end for start, end in document.paragraphs)
