"""Segments of a page in, regions in reading order out: columns parted where white parts them for a reader.

Cutting is recursive. Of all rivers of a region the one is taken that parts columns over the greatest height; what
stands above it comes first, then the left side, the right side, and what stands below. A river that only separates
a title from its date, or a label from its value, is no reason to cut: those are read across.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from statistics import median

from skillmatch.documents.layout import Line
from skillmatch.documents.repair import is_bullet

__all__ = ["regions_of"]

_NARROWEST = 4.0  # points of white that can part columns
_CANDIDATES = 24  # places tried for a river in one region
_DEEPEST = 12  # cuts inside cuts: no honest page needs more
_ALIGNED = 0.18  # ems between baselines that stand on one level
_TABLE_ROWS = 8  # rows up to which two aligned sides may be a table
_YEAR = re.compile(r"\b(?:19|20)\d\d\b|\bpresent\b|\bcurrent\b|\b\d{1,2}/\d{2,4}\b", re.I)


@dataclass(slots=True)
class _River:
    """A strip of white between ``x0`` and ``x1``, with the segments on both sides of it."""

    left: list[Line]
    right: list[Line]
    height: float
    x: float


@dataclass(slots=True)
class _Row:
    """The segments of one side on one level."""

    base: float
    x0: float
    x1: float
    size: float
    text: str
    segments: list[Line]


def regions_of(segments: list[Line], depth: int = 0) -> list[list[Line]]:
    """The regions of these segments in reading order; each holds no columns any more."""
    if len(segments) < 3 or depth > _DEEPEST:
        return [segments] if segments else []
    river = _widest_cut(segments)
    if river is None:
        return [segments]
    inside = {id(s) for s in river.left} | {id(s) for s in river.right}
    first = min(s.middle for s in (*river.left, *river.right))
    above = [s for s in segments if id(s) not in inside and s.middle < first]
    below = [s for s in segments if id(s) not in inside and s.middle >= first]
    left, tail = _without_tail(river, bool(below))
    regions: list[list[Line]] = []
    for part in (above, left, river.right, tail + below):
        regions.extend(regions_of(part, depth + 1))
    return regions


# ── finding rivers ────────────────────────────────────────────────────────────────────────────────────────────


def _widest_cut(segments: list[Line]) -> _River | None:
    ordered = sorted(segments, key=lambda s: (s.middle, s.x0))
    best: _River | None = None
    for x in _candidates(ordered):
        for river in _rivers_at(x, ordered):
            if (best is None or river.height > best.height + 1.0) and _parts_columns(river):
                best = river
    return best


def _candidates(ordered: list[Line]) -> list[float]:
    """Left edges of segments that have another one to their left on overlapping levels, the most frequent first."""
    edges: Counter[int] = Counter()
    open_: list[Line] = []
    for segment in sorted(ordered, key=lambda s: s.top):
        open_ = [other for other in open_ if other.bottom > segment.top]
        for other in open_:
            if other.x1 <= segment.x0 + 1.0:
                edges[round(segment.x0)] += 1
            elif segment.x1 <= other.x0 + 1.0:
                edges[round(other.x0)] += 1
        open_.append(segment)
    frequent = sorted(edges, key=lambda x: (-edges[x], x))[:_CANDIDATES]
    return [x - 1.5 for x in frequent]


def _rivers_at(x: float, ordered: list[Line]) -> list[_River]:
    """The strips of white at ``x``: between segments that cross it, with text on both sides."""
    rivers: list[_River] = []
    left: list[Line] = []
    right: list[Line] = []
    for segment in ordered:
        if segment.x1 <= x:
            left.append(segment)
        elif segment.x0 >= x:
            right.append(segment)
        else:
            _add_river(rivers, left, right, x)
            left, right = [], []
    _add_river(rivers, left, right, x)
    return rivers


def _add_river(rivers: list[_River], left: list[Line], right: list[Line], x: float) -> None:
    if not left or not right:
        return
    if min(s.x0 for s in right) - max(s.x1 for s in left) < _NARROWEST:
        return
    top = max(min(s.top for s in left), min(s.top for s in right))
    bottom = min(max(s.bottom for s in left), max(s.bottom for s in right))
    if bottom > top:
        rivers.append(_River(left, right, bottom - top, x))


# ── judging rivers ────────────────────────────────────────────────────────────────────────────────────────────


def _parts_columns(river: _River) -> bool:
    """Whether the two sides are columns. If not they are read across."""
    left, right = _shared_rows(river)
    if not left or not right:
        return False
    if _all_bullets(left) or _all_bullets(right):
        return False
    if len(left) == 1 and len(right) == 1:
        return False
    few, many = (left, right) if len(left) <= len(right) else (right, left)
    share = _aligned_share(few, many)
    if share < 0.6:
        # Sides that do not stand on common levels are not read across, whatever they say.
        return len(few) + len(many) >= 4 or not _overlaps(few, many)
    if _is_margin(few, many):
        return False
    if _flush_right(right) or _mostly_dates(left) or _mostly_dates(right) or _are_labels(left, right):
        return False
    if _starts_items(left) and _starts_items(right):
        return True
    if len(many) <= _TABLE_ROWS and share > 0.9 and len(few) > 0.7 * len(many):
        return _are_lists(left, right)
    return len(few) >= 3


def _shared_rows(river: _River) -> tuple[list[_Row], list[_Row]]:
    """The rows of both sides on the levels where both have text."""
    sides = (_rows(river.left), _rows(river.right))
    top = max(side[0].base for side in sides) - 0.6 * max(side[0].size for side in sides)
    bottom = min(side[-1].base for side in sides) + 0.6 * max(side[-1].size for side in sides)
    left, right = ([row for row in side if top <= row.base <= bottom] for side in sides)
    return left, right


def _rows(segments: list[Line]) -> list[_Row]:
    rows: list[_Row] = []
    for segment in sorted(segments, key=lambda s: (s.base, s.x0)):
        if rows and segment.base - rows[-1].base <= 0.3 * min(segment.size, rows[-1].size):
            row = rows[-1]
            row.x0, row.x1 = min(row.x0, segment.x0), max(row.x1, segment.x1)
            row.segments.append(segment)
            row.text += " " + segment.text
        else:
            rows.append(
                _Row(segment.base, segment.x0, segment.x1, segment.size, segment.text, [segment])
            )
    return rows


def _aligned_share(few: list[_Row], many: list[_Row]) -> float:
    """The share of the fewer rows that stand on a level with a row of the other side.

    A steady offset counts as a level: a small date beside a large title is often set a point higher.
    """
    offsets = [min((other.base - row.base for other in many), key=abs) for row in few]
    usual = median(offsets)
    size = min(median(row.size for row in few), median(row.size for row in many))
    if abs(usual) > 0.45 * size:
        return 0.0
    return sum(abs(offset - usual) <= _ALIGNED * size for offset in offsets) / len(offsets)


def _overlaps(few: list[_Row], many: list[_Row]) -> bool:
    return any(abs(a.base - b.base) < 0.6 * max(a.size, b.size) for a in few for b in many)


def _is_margin(few: list[_Row], many: list[_Row]) -> bool:
    """Dates or labels beside the first lines of entries: scattered, in runs of one or two, few against many."""
    if len(few) > 0.62 * len(many):
        return False
    pitch = _pitch(many)
    runs = 1 + sum(b.base - a.base > 1.7 * pitch for a, b in zip(few, few[1:], strict=False))
    return len(few) / runs <= 2.2


def _pitch(rows: list[_Row]) -> float:
    steps = sorted(b.base - a.base for a, b in zip(rows, rows[1:], strict=False))
    return steps[len(steps) // 3] if steps else rows[0].size * 1.2


def _flush_right(rows: list[_Row]) -> bool:
    """Rows that end at one x and begin at many: dates and places set against the right margin."""
    if len(rows) < 2:
        return False
    edge = max(row.x1 for row in rows)
    at_edge = sum(edge - row.x1 < 2.0 for row in rows)
    starts = max(row.x0 for row in rows) - min(row.x0 for row in rows)
    return at_edge >= 0.8 * len(rows) and starts > 1.5 * rows[0].size


def _mostly_dates(rows: list[_Row]) -> bool:
    return sum(bool(_YEAR.search(row.text)) and len(row.text) < 40 for row in rows) >= 0.6 * len(rows)


def _are_labels(left: list[_Row], right: list[_Row]) -> bool:
    """``Languages: | Python, Java``: labels that end in a colon, or are bold beside values that are not."""
    colons = sum(row.text.rstrip().endswith(":") for row in left)
    if colons >= 0.6 * len(left):
        return True
    bold_left = sum(row.segments[0].bold for row in left)
    bold_right = sum(row.segments[0].bold for row in right)
    return bold_left >= 0.8 * len(left) and bold_right <= 0.2 * len(right) and len(left) <= 12


def _are_lists(left: list[_Row], right: list[_Row]) -> bool:
    """Short aligned sides without labels, dates or bullets: each is a list of its own, unless cells hold prose."""
    return len(left) >= 3 and len(right) >= 3 and not any(len(row.segments) > 2 for row in (*left, *right))


def _starts_items(rows: list[_Row]) -> bool:
    return sum(is_bullet(row.text[:1]) for row in rows) >= 0.5 * len(rows)


def _all_bullets(rows: list[_Row]) -> bool:
    return sum(len(row.text) == 1 and is_bullet(row.text) for row in rows) >= 0.8 * len(rows)


# ── where columns end ─────────────────────────────────────────────────────────────────────────────────────────


def _without_tail(river: _River, text_follows: bool) -> tuple[list[Line], list[Line]]:
    """The left side, parted from what only seems to belong to it: a heading or short lines below both columns.

    Below the right side's end, where the left goes on after a wide gap, and the columns were a short stretch or
    other text crosses the page below, it is no longer the column.
    """
    rows = _rows(river.left)
    end = max(s.base for s in river.right)
    shared = sum(row.base <= end for row in rows)
    if shared == len(rows) or not (text_follows or shared <= 12):
        return river.left, []
    pitch = _pitch(rows)
    for before, row in zip(rows, rows[1:], strict=False):
        if row.base > end and row.base - before.base > 1.6 * pitch + 1.0:
            tail = {id(s) for later in rows if later.base >= row.base for s in later.segments}
            return [s for s in river.left if id(s) not in tail], [s for s in river.left if id(s) in tail]
    return river.left, []
