"""The two sides of a river in, a verdict out: columns, a margin of labels, or something that is read across.

Judged by how the rows of both sides stand to each other, by where they begin and end, and by signs: dates, colons,
bullets, bold labels.
"""

from __future__ import annotations

import itertools
import re
from collections import Counter
from dataclasses import dataclass
from statistics import median

from skillmatch.documents.layout import Line
from skillmatch.documents.repair import is_bullet

__all__ = ["YEAR", "River", "Row", "has_left_margin", "is_right_set", "parts_columns", "pitch", "rows_of"]

_ALIGNED = 0.18  # ems between baselines that stand on one level
_TABLE_ROWS = 8  # rows up to which two aligned sides may be a table
_RIGHT_SET_ROWS = 6  # rows from which a common right end tells a column from a list or a block of dates
_RATED = 0.4  # of the rows of a side: the rest are the heads of a grid
_RATING = re.compile(r"(?:[ABC][12]\+?|\d{1,3}%|\d{1,2}/\d{1,2}|[●○◉◐•★☆⬤⚫⚪■□▪▫█░▮▯▰▱◆◇◼◻]+)")
YEAR = re.compile(r"\b(?:1[89]|20)\d\d\b|\bpresent\b|\bcurrent\b|\b\d{1,2}/\d{2,4}\b", re.I)


@dataclass(slots=True)
class River:
    """A strip of white of so many points, with the segments on both sides of it."""

    left: list[Line]
    right: list[Line]
    height: float


@dataclass(slots=True)
class Row:
    """The segments of one side on one level."""

    base: float
    x0: float
    x1: float
    size: float
    text: str
    segments: list[Line]


def parts_columns(river: River) -> bool:
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
    if _is_margin(few, many) or _are_rated(left) or _are_rated(right):
        return False
    if (
        (_flush_right(right) and not is_right_set(left))
        or _mostly_dates(left)
        or _mostly_dates(right)
        or _are_labels(left, right)
    ):
        return False
    if (_starts_items(left) and _starts_items(right)) or _are_cards(left, right):
        return True
    if len(many) <= _TABLE_ROWS and share > 0.9 and len(few) > 0.7 * len(many):
        return _are_lists(left, right)
    return len(few) >= 3


def has_left_margin(river: River) -> bool:
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


def _shared_rows(river: River) -> tuple[list[Row], list[Row]]:
    """The rows of both sides on the levels where both have text."""
    sides = (rows_of(river.left), rows_of(river.right))
    top = max(side[0].base for side in sides) - 0.6 * max(side[0].size for side in sides)
    bottom = min(side[-1].base for side in sides) + 0.6 * max(side[-1].size for side in sides)
    left, right = ([row for row in side if top <= row.base <= bottom] for side in sides)
    return left, right


def rows_of(segments: list[Line]) -> list[Row]:
    rows: list[Row] = []
    for segment in sorted(segments, key=lambda s: (s.base, s.x0)):
        if rows and segment.base - rows[-1].base <= 0.3 * min(segment.size, rows[-1].size):
            row = rows[-1]
            row.x0, row.x1 = min(row.x0, segment.x0), max(row.x1, segment.x1)
            row.segments.append(segment)
            row.text += " " + segment.text
        else:
            rows.append(Row(segment.base, segment.x0, segment.x1, segment.size, segment.text, [segment]))
    return rows


def _aligned_share(few: list[Row], many: list[Row]) -> float:
    """The share of the fewer rows that stand on a level with a row of the other side.

    A steady offset counts as a level: a small date beside a large title is often set a point higher.
    """
    offsets = [min((other.base - row.base for other in many), key=abs) for row in few]
    usual = median(offsets)
    size = min(median(row.size for row in few), median(row.size for row in many))
    if abs(usual) > 0.45 * size:
        return 0.0
    return sum(abs(offset - usual) <= _ALIGNED * size for offset in offsets) / len(offsets)


def _overlaps(few: list[Row], many: list[Row]) -> bool:
    return any(abs(a.base - b.base) < 0.6 * max(a.size, b.size) for a in few for b in many)


def _is_margin(few: list[Row], many: list[Row]) -> bool:
    """Dates or labels beside the first lines of entries: scattered, in runs of one or two, few against many."""
    if len(few) > 0.62 * len(many):
        return False
    usual = pitch(many)
    runs = 1 + sum(b.base - a.base > 1.7 * usual for a, b in itertools.pairwise(few))
    return len(few) / runs <= 2.2


def pitch(rows: list[Row]) -> float:
    steps = sorted(b.base - a.base for a, b in itertools.pairwise(rows))
    return steps[len(steps) // 3] if steps else rows[0].size * 1.2


def _flush_right(rows: list[Row]) -> bool:
    """Rows that end at one x and begin at many: dates and places set against the right margin."""
    if len(rows) < 2:
        return False
    edge = max(row.x1 for row in rows)
    at_edge = sum(edge - row.x1 < 2.0 for row in rows)
    starts = max(row.x0 for row in rows) - min(row.x0 for row in rows)
    return at_edge >= 0.8 * len(rows) and starts > 1.5 * rows[0].size


def is_right_set(rows: list[Row]) -> bool:
    """Whether most rows end at one x and begin anywhere: a column of a page set from right to left."""
    if len(rows) < _RIGHT_SET_ROWS:
        return False
    ends = Counter(round(row.x1) for row in rows)
    starts = Counter(round(row.x0) for row in rows)
    return max(ends.values()) >= 0.6 * len(rows) and max(starts.values()) <= 0.3 * len(rows)


def _mostly_dates(rows: list[Row]) -> bool:
    return sum(bool(YEAR.search(row.text)) and len(row.text) < 40 for row in rows) >= 0.6 * len(rows)


def _are_rated(rows: list[Row]) -> bool:
    """Levels and marks beside what they rate: "C1 C1 B2", "4/5", "●●●○○"."""
    rated = sum(all(map(_RATING.fullmatch, row.text.split())) for row in rows)
    return len(rows) > 1 and rated >= _RATED * len(rows) and not _all_bullets(rows)


def _are_labels(left: list[Row], right: list[Row]) -> bool:
    """``Languages: | Python, Java``: labels that end in a colon, are bold beside values that are not, are
    short, one to each row of a wider right side, or end together at the text beside them."""
    if _end_at(left, right):
        return True
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


def _end_at(left: list[Row], right: list[Row]) -> bool:
    """Whether the left rows are narrow, end at one x, and each stands on a level with a row to the right."""
    if len(left) > len(right) or not _flush_right(left) or is_right_set(right):
        return False
    width = max(row.x1 for row in left) - min(row.x0 for row in left)
    return width < 0.5 * max(row.x1 - row.x0 for row in right) and _aligned_share(left, right) > 0.95


def _are_lists(left: list[Row], right: list[Row]) -> bool:
    """Short aligned sides without labels, dates or bullets: each is a list of its own, unless cells hold prose."""
    return len(left) >= 3 and len(right) >= 3 and not any(len(row.segments) > 2 for row in (*left, *right))


def _are_cards(left: list[Row], right: list[Row]) -> bool:
    """Cells of several lines side by side: both begin with a line that looks unlike the line below it."""
    if len(left) != len(right) or len(left) < 2:
        return False
    return all(
        abs(side[0].size - side[1].size) > 0.08 * side[0].size or side[0].segments[0].bold != side[1].segments[0].bold
        for side in (left, right)
    )


def _starts_items(rows: list[Row]) -> bool:
    return sum(is_bullet(row.text[:1]) for row in rows) >= 0.5 * len(rows)


def _all_bullets(rows: list[Row]) -> bool:
    return sum(len(row.text) == 1 and is_bullet(row.text) for row in rows) >= 0.8 * len(rows)
