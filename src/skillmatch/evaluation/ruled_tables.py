"""How tables with ruled lines are read: their cells as pdfplumber sees them, beside the order in which we read.

In: PDFs. Out: how many cells are read in one go, and how the cells of each table follow each other.
"""

from __future__ import annotations

import importlib.util
from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

from skillmatch.documents import Document, Reader, Table
from skillmatch.errors import InvalidUse, UnreadableFile

__all__ = ["ruled_tables_read", "table_order", "words_in_cells"]

_ROW = 3.0  # points by which cells of one row may begin apart


def ruled_tables_read(pdfs: Sequence[Path]) -> dict[str, Any]:
    """The figures over all tables of these PDFs. Raises ``InvalidUse`` where pdfplumber is not installed.

    ``cells`` hold words, ``wrapped`` are those with several lines, ``together`` and ``wrapped_together`` those whose
    words follow each other without any other word between; ``order`` counts tables by ``table_order``.
    """
    if importlib.util.find_spec("pdfplumber") is None:
        raise InvalidUse(
            "tables are looked for with pdfplumber, which is not installed",
            remedy='Install the extra: python -m pip install "skillmatch[debug]".',
        )
    told: Counter[str] = Counter()
    order: Counter[str] = Counter()
    with Reader() as reader:
        for path in pdfs:
            for document, table in _tables(reader, path):
                cells = words_in_cells(document, table)
                order[table_order(table, cells)] += 1
                for words in filter(len, cells):
                    together = int(words[-1] - words[0] + 1 == len(words))
                    told.update(cells=1, together=together)
                    if _lines(document, words) > 1:
                        told.update(wrapped=1, wrapped_together=together)
    names = ("cells", "together", "wrapped", "wrapped_together")
    return {
        "files": len(pdfs),
        "tables": order.total(),
        **{name: told[name] for name in names},
        "order": dict(sorted(order.items())),
    }


def _tables(reader: Reader, path: Path) -> list[tuple[Document, Table]]:
    """A PDF's tables, each with the document; none of pages that pdfplumber cannot read."""
    found: list[tuple[Document, Table]] = []
    try:
        data = reader.fetch(path)
        document = reader.read_bytes(data, path.name)
        for page in document.pages:
            turns = document.turns(page.number)
            found += [
                (document, table) for table in reader.ruled_tables(data, path.name, page=page.number, turns=turns)
            ]
    except UnreadableFile:
        pass
    return found


def words_in_cells(document: Document, table: Table) -> list[npt.NDArray[np.int64]]:
    """For each cell the places, in reading order, of the words whose middles stand in it, ascending."""
    words = document.words
    x, y = (words.boxes[:, 0] + words.boxes[:, 2]) / 2, (words.boxes[:, 1] + words.boxes[:, 3]) / 2
    here = words.pages == table.page
    return [
        np.flatnonzero(here & (x > x0) & (x < x1) & (y > top) & (y < bottom)) for x0, top, x1, bottom in table.cells
    ]


def _lines(document: Document, words: npt.NDArray[np.int64]) -> int:
    """On how many lines of the page these words stand: words of one line overlap in height."""
    boxes = document.words.boxes[words]
    count, bottom = 0, -np.inf
    for top, low in sorted(zip(boxes[:, 1].tolist(), boxes[:, 3].tolist(), strict=True)):
        if top >= bottom - 0.5 * (low - top):
            count += 1
            bottom = low
    return count


def table_order(table: Table, cells: Sequence[npt.NDArray[np.int64]]) -> str:
    """How the cells follow each other as they are read: ``rows``, ``columns``, or ``mixed``; a broken cell is mixed."""
    filled = [(box, words) for box, words in zip(table.cells, cells, strict=True) if len(words)]
    by_rows = sorted(filled, key=lambda cell: (round(cell[0][1] / _ROW), cell[0][0]))
    by_columns = sorted(filled, key=lambda cell: (round(cell[0][0] / _ROW), cell[0][1]))
    for name, chosen in (("rows", by_rows), ("columns", by_columns)):
        places = [int(place) for _, words in chosen for place in words]
        if places == sorted(places):
            return name
    return "mixed"
