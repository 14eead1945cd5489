"""Words of a page in, blocks of lines in the order in which a person reads them out.

    words ─▶ segments (runs of words side by side) ─▶ regions (cut along rivers) ─▶ lines of each region

A river is an upright strip of white with text on both sides. It parts columns (read one, then the other) or it
only stands between a title and its date, a label and its value (read across). Which of the two is judged by how
the lines on both sides stand to each other: see ``rivers``. The order of the content stream decides nothing.
"""

from __future__ import annotations

import itertools
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass, field

from skillmatch.documents.repair import is_bullet
from skillmatch.documents.words import Word

__all__ = ["Line", "in_one_line", "lines_of", "segments_of"]

_APART = 0.95  # ems of white that end a segment: wider than a justified space
_CELL = 1.8  # ems of white inside a line that part cells
_OVERLAP = -0.4  # ems that the next word may reach back over the last
_SAME_BASE = 0.25  # ems between baselines of one segment
_MUCH_LARGER = 1.5  # than small text beside it
_BULLET_NEAR = 1.5  # ems from a bullet to its item; in the stream beside it ...
_BULLET_REACH = 4.0  # ... up to this many


@dataclass(slots=True)
class Line:
    """Words side by side, from left to right. Used for segments and for whole lines alike."""

    words: list[Word]
    x0: float
    top: float
    x1: float
    bottom: float
    base: float
    size: float
    #: x at which each cell after the first begins, where wide white stands inside the line
    stops: list[float] = field(default_factory=list)

    @classmethod
    def of(cls, words: list[Word]) -> Line:
        return cls(
            words,
            min(word.x0 for word in words),
            min(word.top for word in words),
            max(word.x1 for word in words),
            max(word.bottom for word in words),
            *_main_style(words),
        )

    @property
    def bold(self) -> bool:
        """Whether most letters of the line are bold."""
        heavy = sum(len(word.text) for word in self.words if word.bold)
        return 2 * heavy > sum(len(word.text) for word in self.words)

    @property
    def text(self) -> str:
        return " ".join(word.text for word in self.words)

    @property
    def middle(self) -> float:
        return self.base - 0.3 * self.size


def _main_style(words: list[Word]) -> tuple[float, float]:
    """Baseline and size of the longest word: marks set high or small don't decide."""
    main = max(words, key=lambda word: len(word.text))
    return main.base, main.size


# ── words to segments ─────────────────────────────────────────────────────────────────────────────────────────


def segments_of(words: Sequence[Word]) -> list[Line]:
    """Runs of words that stand side by side on one baseline with no wide white between them."""
    runs: list[list[Word]] = []
    for word in words:
        if runs and _follows(runs[-1][-1], word):
            runs[-1].append(word)
        else:
            runs.append([word])
    return _with_bullets(_joined([Line.of(run) for run in runs]))


def _follows(before: Word, after: Word) -> bool:
    em = min(before.size, after.size)
    return (
        abs(before.base - after.base) <= _SAME_BASE * max(before.size, after.size)
        and _OVERLAP * em <= after.x0 - before.x1 <= _APART * em
    )


def _joined(runs: list[Line]) -> list[Line]:
    """Runs that stand side by side though the stream names them apart, joined; words drawn twice dropped."""
    runs.sort(key=lambda run: (run.x0, run.base))
    by_base = sorted(range(len(runs)), key=lambda i: runs[i].base)
    place = {index: rank for rank, index in enumerate(by_base)}
    gone = [False] * len(runs)
    for i, run in enumerate(runs):
        if gone[i]:
            continue
        grown = True
        while grown:
            grown = False
            for j in _neighbours(place[i], by_base, runs):
                other = runs[j]
                if j == i or gone[j] or other.x0 < run.x0 - 0.1:
                    continue
                if _repeats(run, other):
                    gone[j] = True
                elif _follows(run.words[-1], other.words[0]) and other.x0 > run.x0:
                    run = runs[i] = Line.of(run.words + other.words)
                    gone[j] = grown = True
    return [run for run, left_out in zip(runs, gone, strict=True) if not left_out]


def _neighbours(rank: int, by_base: list[int], runs: list[Line]) -> list[int]:
    """The runs whose baselines lie near that of the run with this rank."""
    base = runs[by_base[rank]].base
    reach = _SAME_BASE * 40.0
    near: list[int] = []
    for step in (-1, 1):
        at = rank + step
        while 0 <= at < len(by_base) and abs(runs[by_base[at]].base - base) <= reach:
            if abs(runs[by_base[at]].base - base) <= 0.3 * runs[by_base[at]].size:
                near.append(by_base[at])
            at += step
    return sorted(near)


def _repeats(run: Line, other: Line) -> bool:
    """Whether the other run is the same text drawn again a hair aside, as some programs make bold or shadow."""
    return (
        abs(run.x0 - other.x0) < 0.12 * run.size
        and abs(run.base - other.base) < 0.12 * run.size
        and [word.text for word in run.words] == [word.text for word in other.words]
    )


def _with_bullets(segments: list[Line]) -> list[Line]:
    """Joins each lone bullet with the text to its right, however wide the white between them."""
    bullets = [s for s in segments if len(s.words) == 1 and is_bullet(s.words[0].text)]
    if not bullets:
        return segments
    others = [s for s in segments if not (len(s.words) == 1 and is_bullet(s.words[0].text))]
    for bullet in bullets:
        near = [other for other in others if _is_item_of(bullet, other)]
        best = min(near, key=lambda other: other.x0, default=None)
        if best is None or _stands_behind(bullet, best.x0 - bullet.x1, segments):
            others.append(bullet)
        else:
            sign = bullet.words[0]
            sign.base, sign.size = best.base, best.size
            best.words.insert(0, sign)
            best.x0 = min(best.x0, bullet.x0)
    return others


def _is_item_of(bullet: Line, other: Line) -> bool:
    """Whether the text stands right of the bullet, on its level, and near it or next to it in the stream."""
    em = max(other.size, 6.0)
    ahead = (other.x0 - bullet.x1) / em
    if not -0.3 <= ahead < _BULLET_REACH:
        return False
    if ahead > _BULLET_NEAR and other.words[0].order != bullet.words[0].order + 1:
        return False
    centres = abs((bullet.top + bullet.bottom) - (other.top + other.bottom)) / 2
    return abs(other.base - bullet.base) < 0.3 * em or centres < 0.35 * em


def _stands_behind(sign: Line, ahead: float, segments: list[Line]) -> bool:
    """Whether text to the left is nearer than what follows: an icon set behind its text."""
    return any(
        -1.0 <= sign.x0 - other.x1 < min(ahead, 2.0 * other.size)
        and other.top < sign.bottom
        and other.bottom > sign.top
        for other in segments
        if other is not sign
    )


# ── regions to lines ──────────────────────────────────────────────────────────────────────────────────────────


def lines_of(segments: list[Line]) -> list[Line]:
    """The lines of a region that holds no columns: segments on one level become one line."""
    rows: list[list[Line]] = []
    for segment in sorted(segments, key=lambda s: (s.base, s.x0)):
        if rows and _on_level(rows[-1], segment):
            rows[-1].append(segment)
        else:
            rows.append([segment])
    for at, (row, below) in enumerate(itertools.pairwise(list(rows))):
        if _begins_beside(row, below):
            rows[at : at + 2] = below, row
    return [_line(row) for row in rows]


def _begins_beside(row: list[Line], below: list[Line]) -> bool:
    """Whether a row of small text begins a little higher than the much larger text to its left: a name beside which
    mail and phone stand. The name is read first."""
    large = min(below, key=lambda s: s.x0)
    return all(
        s.x0 > large.x1
        and large.size > _MUCH_LARGER * s.size
        and s.bottom > large.top
        and s.base > large.base - large.size
        for s in row
    )


def in_one_line(cells: Sequence[Line]) -> Line:
    """Lines of cells that stand side by side, from left to right, as one line, however little white parts them."""
    line = Line.of([word for cell in cells for word in cell.words])
    line.stops = [cell.x0 for cell in cells[1:]]
    return line


def _on_level(row: list[Line], segment: Line) -> bool:
    for other in row:
        if min(other.x1, segment.x1) - max(other.x0, segment.x0) > 0.3 * min(other.size, segment.size):
            return False
    first = row[0]
    small = min(first.size, segment.size)
    if abs(first.base - segment.base) <= 0.35 * small:
        return True
    shared = min(first.bottom, segment.bottom) - max(first.top, segment.top)
    return shared > 0.6 * min(first.bottom - first.top, segment.bottom - segment.top)


def _line(row: list[Line]) -> Line:
    row.sort(key=lambda s: s.x0)
    words: list[Word] = []
    stops: list[float] = []
    wide = _wide_white(row)
    for segment in row:
        if words and segment.x0 - words[-1].x1 > wide and not _is_sign(words):
            stops.append(segment.x0)
        words.extend(segment.words)
    line = Line.of(_in_logical_order(_closed_up(words)))
    line.stops = stops
    return line


def _wide_white(row: list[Line]) -> float:
    """The white inside this row that parts cells: two ems, and more than justification makes of its spaces."""
    words = [word for segment in row for word in segment.words]
    gaps = sorted(b.x0 - a.x1 for a, b in itertools.pairwise(words))
    usual = gaps[len(gaps) // 2] if len(gaps) > 4 else 0.0
    return max(_CELL * row[0].size, 2.5 * usual)


def _is_sign(words: list[Word]) -> bool:
    return len(words) == 1 and is_bullet(words[0].text)


def _closed_up(words: list[Word]) -> list[Word]:
    """Letters spread apart (``S K I L L S``) as words: runs of at least four single letters at even distances."""
    if len(words) < 4:
        return words
    closed: list[Word] = []
    i = 0
    while i < len(words):
        j = i
        while j < len(words) and _is_single(words[j].text):
            j += 1
        if j - i >= 4 and any(word.text.isalpha() for word in words[i:j]):
            closed.extend(_spread(words[i:j]))
        else:
            closed.extend(words[i : max(j, i + 1)])
        i = max(j, i + 1)
    return closed


def _is_single(text: str) -> bool:
    return len(text) == 1 and not is_bullet(text) and text not in "|/–—"


def _spread(letters: list[Word]) -> list[Word]:
    """Joins letters at the usual distance; a distance half as wide again parts words. Uneven ones stay apart."""
    gaps = [b.x0 - a.x1 for a, b in itertools.pairwise(letters)]
    usual = sorted(gaps)[len(gaps) // 3]
    inside = [gap for gap in gaps if gap <= usual * 1.5 + 0.08 * letters[0].size]
    if len(inside) < 3 or min(gaps) < usual * 0.4 - 0.1 * letters[0].size:
        return letters
    words = [letters[0]]
    for gap, letter in zip(gaps, letters[1:], strict=True):
        last = words[-1]
        if gap <= usual * 1.5 + 0.08 * letter.size:
            words[-1] = Word(last.text + letter.text, last.x0, min(last.top, letter.top), letter.x1,
                             max(last.bottom, letter.bottom), last.base, last.size, last.bold, last.order)  # fmt: skip
        else:
            words.append(letter)
    return words


def _in_logical_order(words: list[Word]) -> list[Word]:
    """Runs of words of a right-to-left script turned round, so that they follow as they are read."""
    if all(word.text.isascii() for word in words):
        return words
    ordered: list[Word] = []
    run: list[Word] = []
    for word in words:
        if any(unicodedata.bidirectional(char) in ("R", "AL") for char in word.text):
            run.append(word)
            continue
        ordered.extend(reversed(run))
        run.clear()
        ordered.append(word)
    ordered.extend(reversed(run))
    return ordered
