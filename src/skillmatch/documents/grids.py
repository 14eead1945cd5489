"""Straight lines of a page in, the tables that they rule out: grids of cells, each closed by drawn borders.

Lines that touch belong together. They divide the room between them into the smallest rectangles; where the border
between two of these is missing they are one cell. A frame, an underline, a box around a section are no grid: a grid
has cells side by side. Its left and right ends may be open where all its lines along end together.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

__all__ = ["Box", "Grid", "grids_of"]

#: x0, top, x1, bottom in points, y downwards
Box = tuple[float, float, float, float]

_SAME = 2.0  # points between lines that are one
_TOUCH = 3.0  # points by which lines may miss each other where they meet
_SMALLEST = 5.0  # points: no letter stands in less
_MOST_LINES = 300  # along, or across, of one page
_MOST_CELLS = 600


@dataclass(frozen=True, slots=True)
class Grid:
    """The cells of a table row by row, from left to right; a cell stands in the row in which it begins."""

    box: Box
    rows: tuple[tuple[Box, ...], ...]

    @property
    def cells(self) -> list[Box]:
        """All cells in the order in which they are read."""
        return [cell for row in self.rows for cell in row]


@dataclass(slots=True)
class _Rule:
    """A line at ``at`` (y of one along the page, x of one across) from ``start`` to ``end``."""

    at: float
    start: float
    end: float


def grids_of(lines: npt.NDArray[np.float64]) -> list[Grid]:
    """The grids that these lines (n, 4: x0, top, x1, bottom) rule, from top to bottom."""
    if not len(lines):
        return []
    boxes = lines.tolist()
    along = _joined(_Rule((y0 + y1) / 2, x0, x1) for x0, y0, x1, y1 in boxes if x1 - x0 >= y1 - y0)
    across = _joined(_Rule((x0 + x1) / 2, y0, y1) for x0, y0, x1, y1 in boxes if x1 - x0 < y1 - y0)
    if len(along) < 2 or not across or max(len(along), len(across)) > _MOST_LINES:
        return []
    found = [_grid(*part) for part in _touching(along, across)]
    return sorted((grid for grid in found if grid is not None), key=lambda grid: (grid.box[1], grid.box[0]))


def _joined(rules: Iterable[_Rule]) -> list[_Rule]:
    """Pieces of one line made one, and double lines too."""
    levels: list[list[_Rule]] = []
    for rule in sorted(rules, key=lambda rule: rule.at):
        if levels and rule.at - levels[-1][0].at <= _SAME:
            levels[-1].append(rule)
        else:
            levels.append([rule])
    joined: list[_Rule] = []
    for level in levels:
        level.sort(key=lambda rule: rule.start)
        at = sum(rule.at for rule in level) / len(level)
        first = len(joined)
        for rule in level:
            if len(joined) > first and rule.start <= joined[-1].end + _TOUCH:
                joined[-1].end = max(joined[-1].end, rule.end)
            else:
                joined.append(_Rule(at, rule.start, rule.end))
    return joined


def _touching(along: list[_Rule], across: list[_Rule]) -> list[tuple[list[_Rule], list[_Rule]]]:
    """The lines in groups that hang together."""
    groups: list[tuple[list[_Rule], list[_Rule]]] = [([rule], []) for rule in along]
    for upright in across:
        met = [group for group in groups if any(_meet(rule, upright) for rule in group[0])]
        if met:
            one = ([rule for group in met for rule in group[0]], [r for group in met for r in group[1]] + [upright])
            groups = [group for group in groups if group not in met] + [one]
    return [group for group in groups if len(group[0]) > 1 and group[1]]


def _meet(rule: _Rule, upright: _Rule) -> bool:
    return (
        rule.start - _TOUCH <= upright.at <= rule.end + _TOUCH
        and upright.start - _TOUCH <= rule.at <= upright.end + _TOUCH
    )


def _grid(along: list[_Rule], across: list[_Rule]) -> Grid | None:
    """The cells between lines that hang together; None where they are no table."""
    xs, ys = _places(across), _places(along)
    left, right = min(rule.start for rule in along), max(rule.end for rule in along)
    open_left, open_right = left < xs[0] - _SMALLEST, right > xs[-1] + _SMALLEST
    xs = [left] * open_left + xs + [right] * open_right
    if not len(xs) > 2 or (len(xs) - 1) * (len(ys) - 1) > _MOST_CELLS:
        return None
    lying = np.array([[_covers(along, y, *span) for span in itertools.pairwise(xs)] for y in ys])
    standing = np.array([[_covers(across, x, *span) for x in xs] for span in itertools.pairwise(ys)])
    standing[:, 0] |= open_left
    standing[:, -1] |= open_right
    rows: dict[float, list[Box]] = {}
    for cell in (_box(room, xs, ys) for room in _rooms(lying, standing)):
        if cell is not None and min(cell[2] - cell[0], cell[3] - cell[1]) >= _SMALLEST:
            rows.setdefault(cell[1], []).append(cell)
    cells = [tuple(sorted(rows[top])) for top in sorted(rows)]
    if not _side_by_side([cell for row in cells for cell in row]):
        return None
    flat = np.array([cell for row in cells for cell in row])
    (x0, top), (x1, bottom) = flat[:, :2].min(axis=0).tolist(), flat[:, 2:].max(axis=0).tolist()
    return Grid((x0, top, x1, bottom), tuple(cells))


def _places(rules: list[_Rule]) -> list[float]:
    """Where lines stand, each place once."""
    places: list[float] = []
    for rule in sorted(rules, key=lambda rule: rule.at):
        if not places or rule.at - places[-1] > _SAME:
            places.append(rule.at)
    return places


def _covers(rules: list[_Rule], at: float, start: float, end: float) -> bool:
    """Whether a line at this place runs from start to end."""
    return any(
        abs(rule.at - at) <= _SAME and rule.start <= start + _TOUCH and rule.end >= end - _TOUCH for rule in rules
    )


def _rooms(lying: npt.NDArray[np.bool_], standing: npt.NDArray[np.bool_]) -> list[list[tuple[int, int]]]:
    """The smallest rectangles (row, column) gathered where no border parts them; none that are open to the outside."""
    height, width = len(standing), lying.shape[1]
    seen = np.zeros((height, width), np.bool_)
    rooms: list[list[tuple[int, int]]] = []
    for start in itertools.product(range(height), range(width)):
        if seen[start]:
            continue
        room, closed, todo = [], True, [start]
        seen[start] = True
        while todo:
            i, j = todo.pop()
            room.append((i, j))
            for wall, a, b in (
                (lying[i, j], i - 1, j), (lying[i + 1, j], i + 1, j),
                (standing[i, j], i, j - 1), (standing[i, j + 1], i, j + 1),
            ):  # fmt: skip
                if wall:
                    continue
                if not (0 <= a < height and 0 <= b < width):
                    closed = False
                elif not seen[a, b]:
                    seen[a, b] = True
                    todo.append((a, b))
        if closed:
            rooms.append(room)
    return rooms


def _box(room: list[tuple[int, int]], xs: list[float], ys: list[float]) -> Box | None:
    """The box of a room; None where it is no rectangle."""
    rows, columns = [i for i, _ in room], [j for _, j in room]
    first, last = (min(rows), min(columns)), (max(rows), max(columns))
    if len(room) != (last[0] - first[0] + 1) * (last[1] - first[1] + 1):
        return None
    return xs[first[1]], ys[first[0]], xs[last[1] + 1], ys[last[0] + 1]


def _side_by_side(cells: Sequence[Box]) -> bool:
    """Whether two cells share a border that stands upright."""
    return any(
        abs(a[2] - b[0]) <= _SAME and min(a[3], b[3]) - max(a[1], b[1]) > _SMALLEST
        for a, b in itertools.permutations(cells[:_MOST_CELLS], 2)
    )
