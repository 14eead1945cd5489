"""Segments of a page in, regions in reading order out: columns parted where white parts them for a reader.

Cutting is recursive. Entries beside a margin of labels are taken one by one. Of all rivers of a region the one is
taken that parts columns over the greatest height; what stands above it comes first, then the left side, the right
side, and what stands below. A river that only separates a title from its date, or a label from its value, is no reason
to cut: those are read across.
"""

from __future__ import annotations

import itertools
from bisect import bisect
from collections import Counter

from skillmatch.documents.layout import Line
from skillmatch.documents.sides import YEAR, River, Row, has_left_margin, parts_columns, pitch, rows_of

__all__ = ["regions_of"]

_NARROWEST = 4.0  # points of white that can part columns
_CANDIDATES = 32  # places tried for a river in one region
_DEEPEST = 12  # cuts inside cuts: no honest page needs more
_SECTION_ROWS = 10  # rows up to which columns are a section's and not the page's
_BAND_WHITE = 0.2  # ems of white that part bands


def regions_of(segments: list[Line], depth: int = 0) -> list[list[Line]]:
    """The regions of these segments in reading order; each holds no columns any more."""
    if len(segments) < 3 or depth > _DEEPEST:
        return [segments] if segments else []
    columns, margin = _cuts(segments)
    if margin is not None and (columns is None or margin.height > columns.height):
        bands = _entries(margin, depth)
        if bands is not None:
            above, below = _around(margin, segments)
            return [*regions_of(above, depth + 1), *bands, *regions_of(below, depth + 1)]
    if columns is None:
        return [segments]
    above, below = _around(columns, segments)
    left, tail = _without_tail(columns, bool(below))
    regions: list[list[Line]] = []
    for part in (above, left, columns.right, tail + below):
        regions.extend(regions_of(part, depth + 1))
    return regions


def _around(river: River, segments: list[Line]) -> tuple[list[Line], list[Line]]:
    """What stands above a river and what stands below it."""
    inside = {id(s) for s in river.left} | {id(s) for s in river.right}
    first = min(s.middle for s in (*river.left, *river.right))
    rest = [s for s in segments if id(s) not in inside]
    return [s for s in rest if s.middle < first], [s for s in rest if s.middle >= first]


def _entries(margin: River, depth: int) -> list[list[Line]] | None:
    """The entries beside a margin of labels, each a label and what belongs to it; None where reading the whole
    across does as well: each label is one row and nothing beside it stands in columns."""
    groups = _groups(rows_of(margin.left))
    starts = [group[0].base - 1.1 * group[0].size for group in groups[1:]]
    bodies: list[list[Line]] = [[] for _ in groups]
    for segment in margin.right:
        bodies[bisect(starts, segment.middle)].append(segment)
    regions: list[list[Line]] = []
    plain = True
    for group, body in zip(groups, bodies, strict=True):
        label = [s for row in group for s in row.segments]
        inner = regions_of(body, depth + 1)
        if len(group) == 1 and len(inner) == 1:
            regions.append(label + body)
        else:
            regions.extend([label, *inner])
            plain = False
    return None if plain else regions


def _groups(rows: list[Row]) -> list[list[Row]]:
    """Rows parted where one does not stand right below the other."""
    groups = [[rows[0]]]
    for before, row in itertools.pairwise(rows):
        if row.base - before.base > 1.8 * row.size:
            groups.append([row])
        else:
            groups[-1].append(row)
    return groups


# ── finding rivers ────────────────────────────────────────────────────────────────────────────────────────────


def _cuts(segments: list[Line]) -> tuple[River | None, River | None]:
    """The tallest river that parts columns, and the tallest beside a left margin of labels or dates."""
    ordered = sorted(segments, key=lambda s: (s.middle, s.x0))
    columns: River | None = None
    margin: River | None = None
    for x in _candidates(ordered):
        for river in _rivers_at(x, ordered):
            taller = columns is None or _exceeds(river, columns)
            if taller and parts_columns(river):
                columns = river
            elif (margin is None or _exceeds(river, margin)) and has_left_margin(river):
                margin = river
    return columns, margin


def _exceeds(river: River, other: River) -> bool:
    """Whether a river is taller, or as tall with more text beside it: the other is crossed where lines get wider."""
    if abs(river.height - other.height) > 1.0:
        return river.height > other.height
    return len(river.left) + len(river.right) > len(other.left) + len(other.right)


def _candidates(ordered: list[Line]) -> list[float]:
    """Edges between segments that stand side by side on overlapping levels, the most frequent first."""
    edges: Counter[int] = Counter()
    open_: list[Line] = []
    for segment in sorted(ordered, key=lambda s: s.top):
        open_ = [other for other in open_ if other.bottom > segment.top]
        for other in open_:
            before, after = (other, segment) if other.x0 < segment.x0 else (segment, other)
            if before.x1 <= after.x0 + 1.0:
                edges[int(after.x0) - 1] += 1
                edges[int(before.x1) + 2] += 1
        open_.append(segment)
    return [float(x) for x in sorted(edges, key=lambda x: (-edges[x], x))[:_CANDIDATES]]


def _rivers_at(x: float, ordered: list[Line]) -> list[River]:
    """The strips of white at ``x``: between segments that cross it, with text on both sides."""
    crossing = [s for s in ordered if s.x0 < x < s.x1]
    rivers: list[River] = []
    left: list[Line] = []
    right: list[Line] = []
    passed = 0
    for segment in ordered:
        if segment.x0 < x < segment.x1:
            passed += 1
            _add_river(rivers, left, right, x)
            left, right = [], []
        elif any(_level(segment, other) for other in crossing[max(0, passed - 1) : passed + 1]):
            continue  # part of the row that crosses
        elif segment.x1 <= x:
            left.append(segment)
        else:
            right.append(segment)
    _add_river(rivers, left, right, x)
    return rivers


def _level(segment: Line, other: Line) -> bool:
    return abs(segment.base - other.base) <= 0.2 * min(segment.size, other.size)


def _add_river(rivers: list[River], left: list[Line], right: list[Line], x: float) -> None:
    """Adds the strip, in parts where bands of it are read across whatever the rest is."""
    if not left or not right:
        return
    if min(s.x0 for s in right) - max(s.x1 for s in left) < _NARROWEST:
        return
    bands = _bands(left, right)
    sections = _are_sections(bands)
    part_left: list[Line] = []
    part_right: list[Line] = []
    for band_left, band_right in bands:
        if _is_read_across(band_left, band_right, right) or (sections and not band_right):
            _add_part(rivers, part_left, part_right, x)
            part_left, part_right = [], []
        elif part_right or band_right:
            part_left = part_left + band_left
            part_right = part_right + band_right
    _add_part(rivers, part_left, part_right, x)


def _are_sections(bands: list[tuple[list[Line], list[Line]]]) -> bool:
    """Whether headings to the left part the strip: each followed by short columns that begin on one level.

    Columns of a whole page do not begin anew on one level after each heading of the left one.
    """
    headed = [i for i, (_, right) in enumerate(bands) if not right and i + 1 < len(bands) and bands[i + 1][1]]
    columns = [band for band in bands if band[0] and band[1]]
    if not headed or len(columns) < 2 or any(len(left) != 1 for i in headed for left in [bands[i][0]]):
        return False
    return all(
        len(left) <= _SECTION_ROWS and _level(min(left, key=lambda s: s.base), min(right, key=lambda s: s.base))
        for left, right in columns
    )


def _add_part(rivers: list[River], left: list[Line], right: list[Line], x: float) -> None:
    if not left or not right:
        return
    top = max(min(s.top for s in left), min(s.top for s in right))
    bottom = min(max(s.bottom for s in left), max(s.bottom for s in right))
    if bottom > top:
        rivers.append(River(left, right, bottom - top, x))


def _bands(left: list[Line], right: list[Line]) -> list[tuple[list[Line], list[Line]]]:
    """Both sides parted where white runs through from side to side."""
    sided = sorted([(s, False) for s in left] + [(s, True) for s in right], key=lambda pair: pair[0].top)
    bands: list[tuple[list[Line], list[Line]]] = []
    end = float("-inf")
    for segment, is_right in sided:
        if segment.top > end + _BAND_WHITE * segment.size:
            bands.append(([], []))
        bands[-1][is_right].append(segment)
        end = max(end, segment.bottom)
    return bands


def _is_read_across(left: list[Line], right: list[Line], column: list[Line]) -> bool:
    """A band that is no part of columns: each text to the right is a date, or set against the right margin away
    from where the column's text begins, and stands on a level with text to the left."""
    if not left or not right or len(right) > 3:
        return False
    margin = max(s.x1 for s in column)
    edges = Counter(round(s.x0) for s in column)
    for segment in right:
        level = any(abs(other.base - segment.base) <= 0.3 * segment.size for other in left)
        usual_edge = edges[round(segment.x0)] > len(right)
        aside = margin - segment.x1 < 2.0 and not usual_edge
        dated = bool(YEAR.search(segment.text)) and len(segment.text) < 40 and not usual_edge
        if not level or not (aside or dated):
            return False
    return True


# ── where columns end ─────────────────────────────────────────────────────────────────────────────────────────


def _without_tail(river: River, text_follows: bool) -> tuple[list[Line], list[Line]]:
    """The left side, parted from what only seems to belong to it: a heading or short lines below both columns.

    Below the right side's end, where the left goes on after a wide gap, and the columns were a short stretch or
    other text crosses the page below, it is no longer the column.
    """
    rows = rows_of(river.left)
    end = max(s.base for s in river.right)
    shared = sum(row.base <= end for row in rows)
    if shared == len(rows) or shared > (12 if text_follows else 0.35 * len(rows)):
        return river.left, []
    usual = pitch(rows)
    for before, row in itertools.pairwise(rows):
        if row.base > end and row.base - before.base > 1.6 * usual + 1.0:
            tail = {id(s) for later in rows if later.base >= row.base for s in later.segments}
            return [s for s in river.left if id(s) not in tail], [s for s in river.left if id(s) in tail]
    return river.left, []
