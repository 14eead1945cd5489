"""Segments of a page in, the blocks at its right edge out that belong to a title: place, dates and length, one below
the other, beside the items below the title.

    Keeper of ledgers, Thornwick Ltd              Ghent
    • Kept nine racks of machines in    Jan 2019 – today
      good health                                2 years

Read across, the second and third line of such a block would stand in the midst of an item.
"""

from __future__ import annotations

import itertools
from collections.abc import Sequence

from skillmatch.documents.layout import Line
from skillmatch.documents.repair import is_bullet
from skillmatch.documents.sides import YEAR

__all__ = ["with_asides", "without_asides"]

_EDGE = 2.0  # points that lines at the right edge may end apart
_MOST_LINES = 4  # of such a block: more are a column
_NEXT = 1.7  # ems from one of its lines to the next
_WIDEST = 0.35  # of the width of the text
_WHITE = 0.5  # ems between the items and the block
_BELOW = 0.5  # ems below its title's baseline at which a block's other lines are told


def without_asides(segments: list[Line]) -> tuple[list[Line], dict[int, list[Line]]]:
    """The segments without the second and later lines of such blocks, and these by the id of the first word of the
    block's first line."""
    if len(segments) < 4:
        return segments, {}
    edge = max(s.x1 for s in segments)
    at_edge = sorted((s for s in segments if edge - s.x1 <= _EDGE), key=lambda s: s.base)
    found: dict[int, list[Line]] = {}
    for block in _blocks(at_edge):
        if 1 < len(block) <= _MOST_LINES and _belongs_to_title(block, segments):
            found[id(block[0].words[0])] = block[1:]
    gone = {id(line) for lines in found.values() for line in lines}
    return [s for s in segments if id(s) not in gone], found


def with_asides(lines: Sequence[Line], asides: dict[int, list[Line]]) -> list[Line]:
    """The lines, each that holds the first line of a block followed by the rest of the block, as one line."""
    told: list[Line] = []
    for line in lines:
        told.append(line)
        for word in line.words:
            rest = asides.get(id(word))
            if rest:
                aside = Line.of([word for part in rest for word in part.words])
                aside.stops = [part.x0 for part in rest[1:]]
                aside.base = line.base + _BELOW * line.size
                told.append(aside)
    return told


def _blocks(lines: list[Line]) -> list[list[Line]]:
    """Lines parted where one is not of the size of the one above, or not next to it."""
    blocks: list[list[Line]] = []
    for line in lines:
        above = blocks[-1][-1] if blocks else None
        if above is not None and line.base - above.base <= _NEXT * line.size and abs(line.size - above.size) < 0.3:
            blocks[-1].append(line)
        else:
            blocks.append([line])
    return blocks


def _belongs_to_title(block: list[Line], segments: list[Line]) -> bool:
    """Whether a title stands on a level with the first line and nothing but its items beside the others; a date on
    more than one line is one of the items'."""
    first, last = block[0], block[-1]
    x0 = min(line.x0 for line in block)
    start = min(s.x0 for s in segments)
    if first.x1 - x0 > _WIDEST * (first.x1 - start) or sum(bool(YEAR.search(line.text)) for line in block) != 1:
        return False
    here = {id(line) for line in block}
    reach = 0.3 * first.size
    beside = [s for s in segments if id(s) not in here and first.base - reach < s.base < last.base + reach]
    if any(s.x1 > x0 - _WHITE * first.size for s in beside):
        return False
    title = [s for s in beside if abs(s.base - first.base) <= reach]
    below = sorted((s for s in beside if s.base > first.base + reach), key=lambda s: (s.base, s.x0))
    if not title or not below or any(is_bullet(s.text[0]) for s in title):
        return False
    return is_bullet(below[0].text[0]) and all(
        is_bullet(b.text[0]) or _wraps(a, b) for a, b in itertools.pairwise(below)
    )


def _wraps(before: Line, line: Line) -> bool:
    """Whether a line may go on where the one before ended: right below it, and not further to the left."""
    return line.base - before.base <= _NEXT * line.size and line.x0 >= before.x0 - 1.0
