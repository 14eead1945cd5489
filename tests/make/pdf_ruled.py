"""Tables of words in, a PDF with drawn lines around their cells out; long cells wrap.

>>> ruled([["Area", "Tools"], ["Data", "SQL, Python"]])[:5]
b'%PDF-'
"""

from __future__ import annotations

import io
from collections.abc import Sequence

from reportlab.lib.styles import getSampleStyleSheet
from reportlab.platypus import Flowable, Paragraph, SimpleDocTemplate, Table, TableStyle

__all__ = ["ruled"]

_LOOKS = {
    "grid": [("GRID", (0, 0), (-1, -1), 0.6, "black"), ("VALIGN", (0, 0), (-1, -1), "TOP")],
    "middle": [("GRID", (0, 0), (-1, -1), 0.6, "black"), ("VALIGN", (0, 0), (-1, -1), "MIDDLE")],
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
    the ``middle``, or no lines (``none``). ``widths`` are points, a column each."""
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
