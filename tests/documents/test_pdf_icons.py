"""Icons and labels that stand aside in PDFs: no part of the words beside them, however near they stand."""

from __future__ import annotations

import io
from pathlib import Path

import matplotlib
import pytest
from documents_reading import read, said
from fontTools.ttLib import TTFont as Face
from reportlab.pdfbase.pdfmetrics import registerFont, stringWidth
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas

MAIL, PHONE, PLACE, ITEM = "\uf0e0", "\uf095", "\uf041", "\uf0da"
LOOKS = {MAIL: "\u2709", PHONE: "\u260e", PLACE: "\u25c9", ITEM: "\u25b6"}


@pytest.fixture(scope="module", autouse=True)
def icons():
    """A font whose icons stand at private code points, as those of icon fonts do."""
    face = Face(Path(matplotlib.__file__).parent / "mpl-data/fonts/ttf/DejaVuSans.ttf")
    for table in face["cmap"].tables:
        if table.isUnicode():
            table.cmap.update({ord(sign): table.cmap[ord(look)] for sign, look in LOOKS.items()})
    file = io.BytesIO()
    face.save(file)
    file.seek(0)
    registerFont(TTFont("Icons", file))


def page(*lines, gap=0.0, more=None):
    file = io.BytesIO()
    canvas = Canvas(file, invariant=1)
    for at, line in enumerate(lines):
        x = 72.0
        for piece in line:
            font = "Icons" if piece in LOOKS else "Helvetica"
            canvas.setFont(font, 10)
            canvas.drawString(x, 700 - 14 * at, piece)
            x += stringWidth(piece, font, 10) + gap
    if more:
        more(canvas)
    canvas.save()
    return file.getvalue()


@pytest.mark.parametrize("gap", [0, 0.5, 3, 8])
def test_icons_part_contact_details(gap):
    line = [MAIL, "ada@example.org", PHONE, "555 010 0100", PLACE, "Leeds"]
    (text,) = said(read(page(line, gap=gap)))
    assert text == "• ada@example.org • 555 010 0100 • Leeds"


@pytest.mark.parametrize("gap", [0, 4])
def test_icons_before_items_are_bullets(gap):
    lines = [[ITEM, "Built the nightly loads"], [ITEM, "Kept Excel sheets"]]
    assert said(read(page(*lines, gap=gap))) == ["• Built the nightly loads", "• Kept Excel sheets"]


def test_a_label_written_upwards_beside_a_text_is_read_apart_from_its_lines():
    def label(canvas):
        canvas.translate(68, 640)
        canvas.rotate(90)
        canvas.setFont("Helvetica-Bold", 10)
        canvas.drawString(0, 0, "EXPERIENCE")

    lines = [
        "Built the nightly loads of forty sources in Airflow",
        "and told the owners of all tables when one was late.",
    ]
    assert said(read(page(*[[line] for line in lines], more=label))) == [" ".join(lines), "EXPERIENCE"]
