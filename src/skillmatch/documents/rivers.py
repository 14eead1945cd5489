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
from collections.abc import Iterator

from skillmatch.documents.layout import Line
from skillmatch.documents.sides import YEAR, River, Row, has_left_margin, is_right_set, parts_columns, pitch, rows_of

__all__ = ["regions_of"]

_NARROWEST = 4.0  # points of white that can part columns
_CANDIDATES = 32  # places tried for a river in one region
_DEEPEST = 12  # cuts inside cuts: no honest page needs more
_SECTION_ROWS = 10  # rows up to which columns are a section's and not the page's
_BAND_WHITE = 0.2  # ems of white that part bands
_HEADING_WIDTH = 0.4  # share of a region's width up to which a line in the middle may be a heading ...
_OFF_MIDDLE = 0.15  # ... and by how much of it the region's middle may be off that of the page


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
        if len(inner) == 1 and (len(group) == 1 or _row_by_row(group, body)):
            regions.append(label + body)
        else:
            regions.extend([label, *inner])
            plain = False
    return None if plain else regions


def _row_by_row(group: list[Row], body: list[Line]) -> bool:
    """Whether each label stands on a level with a row of its own: "French | C1 C1 B2" over "Dutch | B1 B1 A2"."""
    rows = rows_of(body)
    return len(rows) >= len(group) and all(
        abs(label.base - row.base) <= 0.2 * label.size for label, row in zip(group, rows, strict=False)
    )


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
    candidates = _candidates(ordered)
    columns: River | None = None
    margin: River | None = None
    headings = _centred_headings(ordered) if candidates else set()
    looked_at: set[tuple[tuple[int, ...], tuple[int, ...]]] = set()
    for x in candidates:
        for left, right in _strips_at(x, ordered, headings):
            strip = (tuple(map(id, left)), tuple(map(id, right)))
            if strip in looked_at:  # from another place in the same white
                continue
            looked_at.add(strip)
            for river in _rivers_in(left, right):
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


def _strips_at(x: float, ordered: list[Line], headings: set[int]) -> Iterator[tuple[list[Line], list[Line]]]:
    """The segments left and right of each strip of white at ``x``: between segments that cross it and headings."""
    crossing = [s for s in ordered if s.x0 < x < s.x1 or id(s) in headings]
    left: list[Line] = []
    right: list[Line] = []
    passed = 0
    near = crossing[:1]  # of what crosses: the last passed and the next
    for segment in ordered:
        if passed < len(crossing) and segment is crossing[passed]:
            if _are_apart(left, right) and not any(_is_cell(s, left, right, ordered) for s in near):
                yield left, right
            passed += 1
            near = crossing[passed - 1 : passed + 1]
            left, right = [], []
            continue
        for other in near:
            if abs(segment.base - other.base) <= 0.2 * min(segment.size, other.size):
                break  # part of the row that crosses
        else:
            (left if segment.x1 <= x else right).append(segment)
    if _are_apart(left, right) and not (crossing and _is_cell(crossing[-1], left, right, ordered)):
        yield left, right


def _are_apart(left: list[Line], right: list[Line]) -> bool:
    """Whether white that can part columns stands between two sides with text."""
    return bool(left and right) and min(s.x0 for s in right) - max(s.x1 for s in left) >= _NARROWEST


def _is_cell(crossing: Line, left: list[Line], right: list[Line], ordered: list[Line]) -> bool:
    """Whether what crosses is a wide line of the left column with one of the right column on its level: then the
    white is wide enough only beside short lines, and the columns part further to the right."""
    if all(abs(s.x0 - crossing.x0) > 1.0 for s in left):
        return False
    return any(
        other.x0 > crossing.x1 and _level(other, crossing) and any(abs(s.x0 - other.x0) <= 1.0 for s in right)
        for other in ordered
    )


def _level(segment: Line, other: Line) -> bool:
    return abs(segment.base - other.base) <= 0.2 * min(segment.size, other.size)


def _rivers_in(left: list[Line], right: list[Line]) -> list[River]:
    """The strip between two sides, in parts where bands of it are read across whatever the rest is."""
    rivers: list[River] = []
    bands = _bands(left, right)
    sections = _are_sections(bands)
    margin, edges = max(s.x1 for s in right), Counter(round(s.x0) for s in right)
    part_left: list[Line] = []
    part_right: list[Line] = []
    for band_left, band_right in bands:
        across = _is_read_across(band_left, band_right, margin, edges) and not is_right_set(rows_of(left))
        if across or (sections and not band_right):
            _add_part(rivers, part_left, part_right)
            part_left, part_right = [], []
        elif part_right or band_right:
            part_left = part_left + band_left
            part_right = part_right + band_right
    _add_part(rivers, part_left, part_right)
    return rivers


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


def _centred_headings(ordered: list[Line]) -> set[int]:
    """The ids of short lines with white above and below from side to side and one middle, near that of the region,
    which no other line shares: headings set over the middle of the page, between columns that they do not cross."""
    bands = [band for band, _ in _bands(ordered, [])]
    alone = [band[0] for band in bands if len(band) == 1]
    if len(alone) < 2:
        return set()
    start, end = min(s.x0 for s in ordered), max(s.x1 for s in ordered)
    others = [s for band in bands if len(band) > 1 for s in band]
    return {
        id(s)
        for s in alone
        if s.x1 - s.x0 < _HEADING_WIDTH * (end - start)
        and abs(s.x0 + s.x1 - start - end) < _OFF_MIDDLE * 2 * (end - start)
        and any(_share_middle(s, other) and abs(s.x0 - other.x0) > 2.0 for other in alone)
        and not any(_share_middle(s, other) for other in others)
    }


def _share_middle(segment: Line, other: Line) -> bool:
    return (
        abs(segment.x0 + segment.x1 - other.x0 - other.x1) <= 1.5
        and segment.bold == other.bold
        and abs(segment.size - other.size) < 0.3
    )


def _add_part(rivers: list[River], left: list[Line], right: list[Line]) -> None:
    if not left or not right:
        return
    top = max(min(s.top for s in left), min(s.top for s in right))
    bottom = min(max(s.bottom for s in left), max(s.bottom for s in right))
    if bottom > top:
        rivers.append(River(left, right, bottom - top))


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
    return [part for band in bands for part in _heading_apart(*band)]


def _heading_apart(left: list[Line], right: list[Line]) -> list[tuple[list[Line], list[Line]]]:
    """A band whose left side has one line more, above both: that line is a band of its own, as a heading is."""
    if len(left) < 2 or not right:
        return [(left, right)]
    first, second = sorted(left, key=lambda s: s.base)[:2]
    head = min(right, key=lambda s: s.base)
    if _level(second, head) and head.base - first.base > 0.8 * head.size:
        return [([first], []), ([s for s in left if s is not first], right)]
    return [(left, right)]


def _is_read_across(left: list[Line], right: list[Line], margin: float, edges: Counter[int]) -> bool:
    """A band that is no part of columns of which the right one ends at ``margin`` and begins at ``edges``: each text
    to the right is a date, or set against the right margin away from where the column's text begins, and stands on a
    level with text to the left or, dated, beside it."""
    if not left or not right or len(right) > 3:
        return False
    any_dated = any(_is_dated(s) for s in right)
    top, bottom = min(s.top for s in left), max(s.bottom for s in left)
    for segment in right:
        level = any(abs(other.base - segment.base) <= 0.3 * segment.size for other in left)
        beside = any_dated and top <= segment.top and segment.bottom <= bottom
        usual_edge = edges[round(segment.x0)] > len(right)
        aside = margin - segment.x1 < 2.0 and not usual_edge
        dated = level and _is_dated(segment) and not usual_edge
        if not (level or beside) or not (aside or dated):
            return False
    return True


def _is_dated(segment: Line) -> bool:
    return bool(YEAR.search(segment.text)) and len(segment.text) < 40


# ── where columns end ─────────────────────────────────────────────────────────────────────────────────────────


def _without_tail(river: River, text_follows: bool) -> tuple[list[Line], list[Line]]:
    """The left side, parted from what only seems to belong to it: a heading or short lines below both columns.

    Below the right side's end, where the left goes on after a wide gap, and the columns were a short stretch or
    other text crosses the page below, it is no longer the column. Nor is a bold line right below where a section's
    columns end on one level, with what it heads.
    """
    rows = rows_of(river.left)
    end = max(s.base for s in river.right)
    shared = sum(row.base <= end for row in rows)
    heads = shared < len(rows) and rows[shared].segments[0].bold and rows[shared].x0 - rows[0].x0 <= 1.0
    heads = heads and abs(rows[shared - 1].base - end) <= 0.3 * rows[0].size
    most = 12 if text_follows else _SECTION_ROWS if heads else 0.35 * len(rows)
    if shared == len(rows) or shared > most:
        return river.left, []
    usual = pitch(rows)
    for before, row in itertools.pairwise(rows):
        if row.base > end and row.base - before.base > 1.6 * usual + 1.0:
            tail = {id(s) for later in rows if later.base >= row.base for s in later.segments}
            return [s for s in river.left if id(s) not in tail], [s for s in river.left if id(s) in tail]
    return river.left, []
