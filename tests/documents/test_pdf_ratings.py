"""Marks of skill beside names of skills: the names are whole, each with its own mark."""

import io
from pathlib import Path

import matplotlib
import pytest
from documents_reading import read, said
from pdf_drawn import Put, column, drawn
from reportlab.pdfbase.pdfmetrics import registerFont
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas

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


GLYPHS = [
    ["●●●●○", "●●●○○", "●●●●●"],
    ["★★★★☆", "★★★☆☆", "★★★★★"],
    ["▮▮▮▮▯", "▮▮▮▯▯", "▮▮▮▮▮"],
    ["■■■■□", "■■■□□", "■■■■■"],
]


def canvas_page(draw):
    """A PDF of one page that ``draw(canvas)`` draws."""
    file = io.BytesIO()
    canvas = Canvas(file, pagesize=(612, 792), invariant=1)
    draw(canvas)
    canvas.save()
    return file.getvalue()


@pytest.mark.parametrize("marks", GLYPHS, ids=[marks[0] for marks in GLYPHS])
def test_a_row_of_signs_is_read_with_its_name(marks):
    registerFont(TTFont("Sans", Path(matplotlib.__file__).parent / "mpl-data/fonts/ttf/DejaVuSans.ttf"))

    def draw(canvas):
        canvas.setFont("Sans", 10)
        for at, (name, mark) in enumerate(zip(NAMES, marks, strict=True)):
            canvas.drawString(72, 700 - 15 * at, name)
            canvas.drawString(180, 700 - 15 * at, mark)

    assert said(read(canvas_page(draw))) == [f"{name} {mark}" for name, mark in zip(NAMES, marks, strict=True)]


@pytest.mark.parametrize("shape", ["dots", "squares", "bar below", "bar behind"])
def test_drawn_marks_are_no_text_and_break_no_name(shape):
    names = ["Python", "Apache Airflow", "Excel", "Power BI"]

    def draw(canvas):
        canvas.setFont("Helvetica", 10)
        for at, name in enumerate(names):
            y = 680 - 18 * at
            for mark in range(5):
                canvas.setFillGray(0.1 if mark < 3 else 0.8)
                if shape == "dots":
                    canvas.circle(140 + 9 * mark, y + 3, 3, fill=1, stroke=0)
                elif shape == "squares":
                    canvas.rect(140 + 9 * mark, y, 6, 6, fill=1, stroke=0)
            if shape.startswith("bar"):
                low, high = (y - 6, 3) if shape == "bar below" else (y - 3, 12)
                for grey, width in ((0.8, 150), (0.5, 110)):
                    canvas.setFillGray(grey)
                    canvas.rect(28, low, width, high, fill=1, stroke=0)
            canvas.setFillGray(0)
            canvas.drawString(30, y, name)
        for at, line in enumerate(["Data Engineer, Quillbrook Analytics", "Built the nightly loads of forty sources"]):
            canvas.drawString(230, 680 - 14 * at, line)

    document = read(canvas_page(draw))
    assert said(document)[:4] == names
    assert not document.hidden
