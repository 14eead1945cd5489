"""A Hebrew name in an English line of a PDF: its letters and words in the order of reading, the English unbroken."""

from __future__ import annotations

import io
from pathlib import Path

import matplotlib
import pytest
from documents_reading import read
from reportlab.pdfbase.pdfmetrics import registerFont
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas

SCHOOL = "\u05d1\u05d9\u05ea \u05d4\u05e1\u05e4\u05e8"
NAME = "\u05d0\u05d3\u05d4"


def drawn(line):
    """The line as programs draw it: glyph by glyph from left to right, what is read leftwards turned over."""
    registerFont(TTFont("Sans", Path(matplotlib.__file__).parent / "mpl-data/fonts/ttf/DejaVuSans.ttf"))
    file = io.BytesIO()
    canvas = Canvas(file, invariant=1)
    canvas.setFont("Sans", 10)
    for name in (SCHOOL, NAME):
        line = line.replace(name, name[::-1])
    canvas.drawString(72, 700, line)
    canvas.drawString(72, 680, "Keeps the books of nine shops in Leeds")
    canvas.save()
    return file.getvalue()


@pytest.mark.parametrize(
    "line",
    [
        f"Ada Nightfern {NAME}",
        f"Translator, {SCHOOL} (Beit Sefer), Haifa, 2019 - 2021",
        f"Teacher at {SCHOOL} in Haifa",
        f"{NAME} Ada, clerk",
    ],
)
def test_a_hebrew_name_in_an_english_line_is_whole(line):
    assert read(drawn(line)).text.split("\n")[0] == line
