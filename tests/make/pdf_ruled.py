"""Tables of words in, a PDF with drawn lines around their cells out; long cells wrap.

>>> ruled([["Area", "Tools"], ["Data", "SQL, Python"]])[:5]
b'%PDF-'
"""

from __future__ import annotations

import io
from collections.abc import Sequence

from pdf_drawn import Put
from reportlab.lib.styles import getSampleStyleSheet
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import Flowable, Paragraph, SimpleDocTemplate, Table, TableStyle

__all__ = ["drawn_with_lines", "ruled"]

_LOOKS = {
    "grid": [("GRID", (0, 0), (-1, -1), 0.6, "black"), ("VALIGN", (0, 0), (-1, -1), "TOP")],
    "middle": [("GRID", (0, 0), (-1, -1), 0.6, "black"), ("VALIGN", (0, 0), (-1, -1), "MIDDLE")],
    "open ends": [
        ("INNERGRID", (0, 0), (-1, -1), 0.6, "black"),
        ("LINEABOVE", (0, 0), (-1, 0), 0.6, "black"),
        ("LINEBELOW", (0, -1), (-1, -1), 0.6, "black"),
        ("VALIGN", (0, 0), (-1, -1), "MIDDLE"),
    ],
    "joined head": [
        ("GRID", (0, 0), (-1, -1), 0.6, "black"),
        ("SPAN", (0, 0), (-1, 0)),
        ("VALIGN", (0, 0), (-1, -1), "MIDDLE"),
    ],
    "joined side": [
        ("GRID", (0, 0), (-1, -1), 0.6, "black"),
        ("SPAN", (0, 1), (0, -1)),
        ("VALIGN", (0, 0), (-1, -1), "MIDDLE"),
    ],
    "none": [("VALIGN", (0, 0), (-1, -1), "TOP")],
}


def ruled(
    rows: Sequence[Sequence[str]],
    *,
    widths: Sequence[float] = (110, 180, 160),
    look: str = "grid",
    before: Sequence[str] = ("Ada Nightfern", "Skills"),
    after: Sequence[str] = ("Education", "BSc Mathematics, 2012"),
) -> bytes:
    """A page with lines of text, a table, and lines of text. ``look``: lines and cells set to the top (``grid``) or
    the ``middle``; no lines at the left and right (``open ends``); the first row or column joined (``joined head``,
    ``joined side``); or no lines (``none``). ``widths`` are points, a column each."""
    plain = getSampleStyleSheet()["Normal"]
    table = Table(
        [[Paragraph(cell, plain) for cell in row] for row in rows],
        colWidths=list(widths)[: len(rows[0])],
        style=TableStyle(_LOOKS[look]),
    )
    story: list[Flowable] = [Paragraph(line, plain) for line in before]
    story += [table, *(Paragraph(line, plain) for line in after)]
    file = io.BytesIO()
    SimpleDocTemplate(file, invariant=1, pageCompression=0).build(story)
    return file.getvalue()


def drawn_with_lines(
    puts: Sequence[Put], lines: Sequence[tuple[float, float, float, float]], *, filled: bool = False
) -> bytes:
    """A page with text, and lines from (x0, y0) to (x1, y1), in points from its top left corner; ``filled``: drawn as
    thin rectangles, as word processors draw borders."""
    file = io.BytesIO()
    canvas = Canvas(file, pagesize=(612, 792), invariant=1)
    for put in puts:
        canvas.setFont(put.font, put.size)
        canvas.drawString(put.x, 792 - put.y, put.text)
    for x0, y0, x1, y1 in lines:
        if filled:
            canvas.rect(x0, 792 - y1, max(x1 - x0, 0.5), max(y1 - y0, 0.5), stroke=0, fill=1)
        else:
            canvas.line(x0, 792 - y0, x1, 792 - y1)
    canvas.save()
    return file.getvalue()
