"""Words of a page and the tables ruled on it in, blocks of lines in reading order out: each cell by itself.

A person reads a table row by row and each cell whole. So the words of a cell are laid out as if the cell were a page,
tables in it included, and the table takes the place that a paragraph of its size would have among the rest of the
page. A row whose cells hold one line each is one line.
"""

from __future__ import annotations

from collections.abc import Sequence

from skillmatch.documents.asides import with_asides, without_asides
from skillmatch.documents.grids import Box, Grid
from skillmatch.documents.layout import Line, in_one_line, lines_of, segments_of
from skillmatch.documents.words import Word

__all__ = ["blocks_of"]

_CROSSES = 0.3  # ems by which a word reaches over a border that is none of its cell's
_LONG_CELL = 8  # lines: a table with longer cells sets columns of a page side by side

#: the lines of a region, or of each cell of a table
Block = list[list[Line]]


def blocks_of(words: Sequence[Word], grids: Sequence[Grid] = ()) -> list[Block]:
    """The lines of these words in reading order, a block for each region and each table."""
    from skillmatch.documents.rivers import regions_of

    tables, rest = _tables(words, grids) if grids else ([], words)
    stand_ins = {id(line): table for table in tables for line in table.stand_ins}
    own, asides = without_asides(segments_of(rest))
    segments = own + [line for table in tables for line in table.stand_ins]
    told: set[int] = set()
    blocks: list[Block] = []
    for region in regions_of(segments):
        here = {id(stand_ins[id(s)]): stand_ins[id(s)] for s in region if id(s) in stand_ins} if tables else {}
        around = [s for s in region if id(s) not in stand_ins]
        for table in sorted(here.values(), key=lambda table: table.grid.box[1]):
            if id(table) not in told:
                told.add(id(table))
                above = [s for s in around if s.middle < table.grid.box[1]]
                around = [s for s in around if s.middle >= table.grid.box[1]]
                blocks += [[with_asides(lines_of(above), asides)], *table.blocks()]
        blocks.append([with_asides(lines_of(around), asides)])
    return [block for block in blocks if block[0]]


class _Table:
    """A grid with the words of its cells, and the grids in them."""

    def __init__(self, grid: Grid, words: dict[Box, list[Word]], inner: Sequence[Grid]) -> None:
        self.grid = grid
        self._words = words
        self._inner = inner
        #: lines as wide as the table on the levels of its text, by which its place is found
        self.stand_ins = _stand_ins(grid, words)

    def blocks(self) -> list[Block]:
        """The cells row by row, from left to right. Long cells are blocks of their own."""
        blocks: list[Block] = [[]]
        for row in self.grid.rows:
            cells = [
                blocks_of(words, [grid for grid in self._inner if _holds(cell, grid.box)])
                for cell in row
                if (words := self._words.get(cell))
            ]
            if any(len(cell) > 1 or len(cell[0]) > 1 or len(cell[0][0]) > _LONG_CELL for cell in cells):
                blocks += [block for cell in cells for block in cell]
                blocks.append([])
                continue
            lines = [cell[0][0] for cell in cells]
            if all(len(cell) == 1 for cell in lines) and lines:
                blocks[-1].append([in_one_line([cell[0] for cell in lines])])
            else:
                blocks[-1] += lines
        return [block for block in blocks if block]


def _tables(words: Sequence[Word], grids: Sequence[Grid]) -> tuple[list[_Table], Sequence[Word]]:
    """The grids that are tables, those in the cells of others left to these; and the words in none."""
    tables: list[_Table] = []
    rest = words
    for grid in sorted(grids, key=lambda grid: -_area(grid.box)):
        if any(_holds(cell, grid.box) for table in tables for cell in table.grid.cells):
            continue
        found = _filled(rest, grid)
        if found is not None:
            inner = [other for other in grids if other is not grid and _holds(grid.box, other.box)]
            tables.append(_Table(grid, found, inner))
            taken = {id(word) for cell in found.values() for word in cell}
            rest = [word for word in rest if id(word) not in taken]
    return tables, rest


def _filled(words: Sequence[Word], grid: Grid) -> dict[Box, list[Word]] | None:
    """The words of each cell that has any. None where lines are drawn but no cells: a word stands across a border
    or in no cell, or no two cells side by side hold words."""
    cells = grid.cells
    left, top, right, bottom = grid.box
    found: dict[Box, list[Word]] = {}
    for word in words:
        x, y = (word.x0 + word.x1) / 2, word.base - 0.3 * word.size
        if not (left < x < right and top < y < bottom):
            continue
        cell = next((cell for cell in cells if cell[0] <= x <= cell[2] and cell[1] <= y <= cell[3]), None)
        over = _CROSSES * word.size
        if cell is None or word.x0 < cell[0] - over or word.x1 > cell[2] + over:
            return None
        found.setdefault(cell, []).append(word)
    if not any(sum(cell in found for cell in row) > 1 for row in grid.rows):
        return None
    return found


def _stand_ins(grid: Grid, words: dict[Box, list[Word]]) -> list[Line]:
    left, _, right, _ = grid.box
    lines: list[Line] = []
    for word in sorted((word for cell in words.values() for word in cell), key=lambda word: word.base):
        if not lines or word.base - lines[-1].base > 0.6 * word.size:
            whole = Word("table", left, word.top, right, word.bottom, word.base, word.size, False, word.order)
            lines.append(Line.of([whole]))
    return lines


def _holds(cell: Box, box: Box) -> bool:
    """Whether a box lies in a cell."""
    return cell[0] <= box[0] + 1 and cell[1] <= box[1] + 1 and cell[2] >= box[2] - 1 and cell[3] >= box[3] - 1


def _area(box: Box) -> float:
    return (box[2] - box[0]) * (box[3] - box[1])
