"""A page of a PDF in, its ruled tables out, as pdfplumber sees them: a second opinion, not used for reading.

Runs in the reader child. pdfplumber (extra ``debug``) takes thirty times as long as reading does, so nobody asks for a
page without ruling lines.
"""

from __future__ import annotations

import io
import logging
from collections.abc import Iterator, Sequence
from typing import Any

from skillmatch.documents.model import Table

__all__ = ["ruled_tables"]

#: a table has so many rows and columns: a frame, or a rule above and below a heading, is none
_FEWEST = 2
_WHOLE = 0.75  # of a grid of rows × columns is there, where a few cells may be joined
_FILLED = 0.5  # of the cells hold text: a page divided by lines for its looks is no table
_MOST_EDGES = 5_000  # of a page: more are a drawing
_MOST_CELLS = 1_000
_SMALLEST = 4.0  # points: what stands between two lines drawn for one is no cell

_Box = tuple[float, float, float, float]


def ruled_tables(data: bytes, page: int, turns: int) -> list[Table]:
    """The tables on page ``page`` (from 1) whose cells are parted by drawn lines, from top to bottom.

    ``turns`` is ``Document.turns(page)``: there are none on a page whose text is turned against the page. Raises
    ``ImportError`` without pdfplumber, and whatever pdfminer raises on damaged files.
    """
    import pdfplumber

    logging.getLogger("pdfminer").setLevel(logging.CRITICAL)
    with pdfplumber.open(io.BytesIO(data), pages=[page]) as document:
        found = document.pages[0]
        if found.rotation // 90 % 4 != turns or not 2 * _FEWEST <= len(found.edges) <= _MOST_EDGES:
            return []
        left, top = found.cropbox[0] - found.mediabox[0], found.mediabox[3] - found.cropbox[3]
        if found.rotation % 360:  # pdfplumber has turned the page, its boxes of the paper are as they were
            left = top = 0.0
        middles = [
            ((word["x0"] + word["x1"]) / 2, (word["top"] + word["bottom"]) / 2) for word in found.extract_words()
        ]
        tables = [_table(page, table, middles) for table in found.find_tables()]
        return [Table(page, tuple(_moved(cell, -left, -top) for cell in cells)) for cells in tables if cells]


def _table(page: int, table: Any, middles: Sequence[tuple[float, float]]) -> list[_Box]:
    """The cells row by row, from left to right; none where it is no table."""
    rows = [row for row in (list(_cells(row)) for row in table.rows) if row]
    cells = [cell for row in rows for cell in row]
    columns = max(map(len, rows), default=0)
    if len(rows) < _FEWEST or columns < _FEWEST or len(cells) > _MOST_CELLS:
        return []
    filled = sum(
        any(x0 <= x <= x1 and top <= y <= bottom for x, y in middles) for x0, top, x1, bottom in cells
    )  # fmt: skip
    if len(cells) < _WHOLE * len(rows) * columns or filled < _FILLED * len(cells):
        return []
    return cells


def _cells(row: Any) -> Iterator[_Box]:
    for cell in row.cells:
        if cell is not None:
            x0, top, x1, bottom = (float(side) for side in cell)
            if min(x1 - x0, bottom - top) >= _SMALLEST:
                yield x0, top, x1, bottom


def _moved(box: _Box, right: float, down: float) -> _Box:
    return box[0] + right, box[1] + down, box[2] + right, box[3] + down
