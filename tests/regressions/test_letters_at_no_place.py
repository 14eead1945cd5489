"""Matrices that multiply to infinity put letters at places that are no numbers; the rest of the page stays."""

from documents_reading import read
from pdf_drawn import from_stream

SEEN = b"BT /F 12 Tf 72 700 Td (Ada Nightfern keeps the books of nine shops) Tj ET q "
FAR = b"2147483648 2147483648 12 0 12 0 cm 2147483648 300 -99999999999 .0001 700 --5 cm "


def test_the_page_is_read_without_them():
    page = SEEN + FAR + b"BT /F 700 Tf 12 .0001 --5 700 300 0 cm (far away) Tj ET Q"
    assert "Ada Nightfern keeps the books of nine shops" in read(from_stream(page)).text
