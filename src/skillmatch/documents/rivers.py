"""Segments of a page in, regions in reading order out: columns parted where white parts them for a reader.

Cutting is recursive. Entries beside a margin of labels are taken one by one. Of all rivers of a region the one is
taken that parts columns over the greatest height; what stands above it comes first, then the left side, the right
side, and what stands below. A river that only separates a title from its date, or a label from its value, is no reason
to cut: those are read across.
"""

from __future__ import annotations

import itertools
import re
from bisect import bisect
from collections import Counter
from dataclasses import dataclass
from statistics import median

from skillmatch.documents.layout import Line
from skillmatch.documents.repair import is_bullet

__all__ = ["regions_of"]

_NARROWEST = 4.0  # points of white that can part columns
_CANDIDATES = 32  # places tried for a river in one region
_DEEPEST = 12  # cuts inside cuts: no honest page needs more
_ALIGNED = 0.18  # ems between baselines that stand on one level
_SECTION_ROWS = 10  # rows up to which columns are a section's and not the page's
_BAND_WHITE = 0.2  # ems of white that part bands
_TABLE_ROWS = 8  # rows up to which two aligned sides may be a table
_YEAR = re.compile(r"\b(?:1[89]|20)\d\d\b|\bpresent\b|\bcurrent\b|\b\d{1,2}/\d{2,4}\b", re.I)


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


def _around(river: _River, segments: list[Line]) -> tuple[list[Line], list[Line]]:
    """What stands above a river and what stands below it."""
    inside = {id(s) for s in river.left} | {id(s) for s in river.right}
    first = min(s.middle for s in (*river.left, *river.right))
    rest = [s for s in segments if id(s) not in inside]
    return [s for s in rest if s.middle < first], [s for s in rest if s.middle >= first]


def _entries(margin: _River, depth: int) -> list[list[Line]] | None:
    """The entries beside a margin of labels, each a label and what belongs to it; None where reading the whole
    across does as well: each label is one row and nothing beside it stands in columns."""
    groups = _groups(_rows(margin.left))
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


def _groups(rows: list[_Row]) -> list[list[_Row]]:
    """Rows parted where one does not stand right below the other."""
    groups = [[rows[0]]]
    for before, row in itertools.pairwise(rows):
        if row.base - before.base > 1.8 * row.size:
            groups.append([row])
        else:
            groups[-1].append(row)
    return groups


# ── finding rivers ────────────────────────────────────────────────────────────────────────────────────────────


def _cuts(segments: list[Line]) -> tuple[_River | None, _River | None]:
    """The tallest river that parts columns, and the tallest beside a left margin of labels or dates."""
    ordered = sorted(segments, key=lambda s: (s.middle, s.x0))
    columns: _River | None = None
    margin: _River | None = None
    for x in _candidates(ordered):
        for river in _rivers_at(x, ordered):
            taller = columns is None or river.height > columns.height + 1.0
            if taller and _parts_columns(river):
                columns = river
            elif (margin is None or river.height > margin.height + 1.0) and _has_left_margin(river):
                margin = river
    return columns, margin


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


def _rivers_at(x: float, ordered: list[Line]) -> list[_River]:
    """The strips of white at ``x``: between segments that cross it, with text on both sides."""
    crossing = [s for s in ordered if s.x0 < x < s.x1]
    rivers: list[_River] = []
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


def _add_river(rivers: list[_River], left: list[Line], right: list[Line], x: float) -> None:
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


def _add_part(rivers: list[_River], left: list[Line], right: list[Line], x: float) -> None:
    if not left or not right:
        return
    top = max(min(s.top for s in left), min(s.top for s in right))
    bottom = min(max(s.bottom for s in left), max(s.bottom for s in right))
    if bottom > top:
        rivers.append(_River(left, right, bottom - top, x))


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
        dated = bool(_YEAR.search(segment.text)) and len(segment.text) < 40 and not usual_edge
        if not level or not (aside or dated):
            return False
    return True


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
    if (_starts_items(left) and _starts_items(right)) or _are_cards(left, right):
        return True
    if len(many) <= _TABLE_ROWS and share > 0.9 and len(few) > 0.7 * len(many):
        return _are_lists(left, right)
    return len(few) >= 3


def _has_left_margin(river: _River) -> bool:
    """Whether the left side is a margin of labels or dates: narrow, scattered, level with the first lines of what
    stands to the right."""
    left, right = _shared_rows(river)
    if len(left) < 2 or len(right) < len(left) or _all_bullets(left):
        return False
    width = max(row.x1 for row in left) - min(row.x0 for row in left)
    whole = max(row.x1 for row in right) - min(row.x0 for row in left)
    if width > 0.35 * whole:
        return False
    return _aligned_share(left, right) >= 0.6 and _is_margin(left, right)


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
            rows.append(_Row(segment.base, segment.x0, segment.x1, segment.size, segment.text, [segment]))
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
    runs = 1 + sum(b.base - a.base > 1.7 * pitch for a, b in itertools.pairwise(few))
    return len(few) / runs <= 2.2


def _pitch(rows: list[_Row]) -> float:
    steps = sorted(b.base - a.base for a, b in itertools.pairwise(rows))
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
    """``Languages: | Python, Java``: labels that end in a colon, are bold beside values that are not, or are
    short, one to each row of a wider right side."""
    if len(left) == len(right):
        width = max(row.x1 for row in left) - min(row.x0 for row in left)
        other = max(row.x1 for row in right) - min(row.x0 for row in right)
        if width < 9.0 * left[0].size and width < 0.5 * other:
            return True
    colons = sum(row.text.rstrip().endswith(":") for row in left)
    if colons >= 0.6 * len(left):
        return True
    bold_left = sum(row.segments[0].bold for row in left)
    bold_right = sum(row.segments[0].bold for row in right)
    return bold_left >= 0.8 * len(left) and bold_right <= 0.2 * len(right) and len(left) <= 12


def _are_lists(left: list[_Row], right: list[_Row]) -> bool:
    """Short aligned sides without labels, dates or bullets: each is a list of its own, unless cells hold prose."""
    return len(left) >= 3 and len(right) >= 3 and not any(len(row.segments) > 2 for row in (*left, *right))


def _are_cards(left: list[_Row], right: list[_Row]) -> bool:
    """Cells of several lines side by side: both begin with a line that looks unlike the line below it."""
    if len(left) != len(right) or len(left) < 2:
        return False
    return all(
        abs(side[0].size - side[1].size) > 0.08 * side[0].size or side[0].segments[0].bold != side[1].segments[0].bold
        for side in (left, right)
    )


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
    if shared == len(rows) or shared > (12 if text_follows else 0.35 * len(rows)):
        return river.left, []
    pitch = _pitch(rows)
    for before, row in itertools.pairwise(rows):
        if row.base > end and row.base - before.base > 1.6 * pitch + 1.0:
            tail = {id(s) for later in rows if later.base >= row.base for s in later.segments}
            return [s for s in river.left if id(s) not in tail], [s for s in river.left if id(s) in tail]
    return river.left, []
