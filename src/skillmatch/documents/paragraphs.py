"""Lines of a region in, logical paragraphs out: wrapped lines rejoined, headings, items and cells apart.

A line goes on in the next one when its writer ran out of width: the next line's first word would not have fitted.
Beside that the two must look alike (size, weight), stand at the usual distance, and begin where text begins; what
begins with a bullet begins anew.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Sequence
from dataclasses import dataclass

from skillmatch.documents.layout import Line
from skillmatch.documents.repair import is_bullet

__all__ = ["begins_item", "goes_over", "paragraphs_of"]

_LEADING = 1.75  # ems between baselines beyond which nothing is rejoined
_WIDE_LEADING = 2.3  # ... unless the words themselves run on
_LOOSE = 1.65  # ems between the items of a list, wider than the lines of a text mostly stand apart ...
_NARROW = 16.0  # ... in a column of fewer ems
_INDENT = 0.6  # ems that a line may stand aside and still begin where its paragraph begins
_SIGN_EDGE = 0.25  # ems that a line behind a sign stands aside of the text there
_SET_IN = 2.5  # ems that a first line may be set in or out
_MARGIN_WHITE = 0.95  # ems of white between a label in the margin and its text
_SAME_SIZE = 0.12  # of the type size
_PROSE_WIDTH = 25.0  # ems from which a stretch of lines says by itself how wide its text is set
_SLACK = 0.6  # ems that a line may end short of the margin, beyond the next word's width
# "-", "–", "*", "o", "»" and numbers count as signs of an item at the start of a line, before a space.
_ITEM_SIGN = re.compile(r"[-–—*»›>+o]|\(?\d{1,2}[.)]|\(?[a-z]\)|[ivx]{1,4}[.)]|\[\w{1,6}\]")
# A line that ends so has not ended its sentence.
_OPEN_END = re.compile(r".*[,/&–-]|and|or|of|the|a|an|in|to|for|with|by|on|at|from|as|using|und|de|et|y", re.I)
_SPLIT = re.compile(r".*[^\W\d_]-")  # a word cut by a hyphen, or a compound broken at its own


@dataclass(frozen=True, slots=True)
class _Margins:
    """Where text of a region begins and ends; ``sure`` when more than one line says so."""

    left: float
    right: float
    sure: bool

    @classmethod
    def of(cls, lines: list[Line]) -> _Margins:
        left, right = min(line.x0 for line in lines), max(line.x1 for line in lines)
        near = sum(right - line.x1 < 3.0 * line.size and not line.stops for line in lines)
        return cls(left, right, near >= 2)


def begins_item(words: list[str]) -> bool:
    """Whether a line of these words begins an item of a list.

    >>> begins_item(["•", "Led"]), begins_item(["-", "Led"]), begins_item(["Led", "-"])
    (True, True, False)
    """
    if not words:
        return False
    first = words[0]
    return is_bullet(first[0]) or (len(words) > 1 and _ITEM_SIGN.fullmatch(first) is not None)


def paragraphs_of(lines: list[Line]) -> list[list[Line]]:
    """Groups the lines of one region, in order."""
    if not lines:
        return []
    margins = _Margins.of(lines)
    usual = _usual_leading(lines)
    paragraphs = [[lines[0]]]
    for block in _alike(lines):
        own = _Margins.of(block)
        if own.right - own.left < _PROSE_WIDTH * block[0].size:
            own = margins
        for at, line in enumerate(block):
            if line is lines[0]:
                continue
            before = block[at - 1] if at else paragraphs[-1][-1]
            if _goes_on(paragraphs[-1], before, line, margins, own, usual):
                paragraphs[-1].append(line)
            else:
                paragraphs.append([line])
    return paragraphs


def goes_over(page: Sequence[Sequence[Line]], following: Sequence[Sequence[Line]]) -> bool:
    """Whether the last paragraph of a page goes on in the first one of the next: in the midst of a sentence, at the
    edge where its text began, in the same looks, from a line that was full. Both are the paragraphs of one column."""
    paragraph, line = page[-1], following[0][0]
    before = paragraph[-1]
    em = max(before.size, 1.0)
    if abs(line.size - before.size) > _SAME_SIZE * em or line.stops or before.words[-1].bold != line.words[0].bold:
        return False
    if begins_item([word.text for word in line.words]) or before.words[-1].text.endswith((".", ":", "!", "?")):
        return False
    if not _runs_on(before.words[-1].text, line.words[0].text):
        return False
    if not _begins_where_text_does(list(paragraph), line, em):
        return False
    if _splits_a_word(before, line) or _hangs(paragraph[0], line, em):
        return True
    return _is_full(before, line, _Margins.of([one for lines in (*page, *following) for one in lines]), em)


def _alike(lines: list[Line]) -> list[list[Line]]:
    """Stretches of lines of one size that begin near one edge and hold no cells: a heading or a date above a text
    says nothing of the width that the text was set in."""
    blocks = [[lines[0]]]
    for before, line in itertools.pairwise(lines):
        em = max(before.size, 1.0)
        same = abs(line.size - before.size) <= _SAME_SIZE * em and abs(line.x0 - before.x0) <= _SET_IN * em
        if same and not line.stops and not before.stops:
            blocks[-1].append(line)
        else:
            blocks.append([line])
    return blocks


def _usual_leading(lines: list[Line]) -> float:
    """The usual distance of baselines, in ems: the lower third, for gaps between paragraphs only widen it. In lists
    of short items most distances are gaps: then what two or more lines of the same size and edge keep less of."""
    pairs = [(a, b, (b.base - a.base) / max(b.size, 1.0)) for a, b in itertools.pairwise(lines)]
    steps = sorted(step for _, _, step in pairs if 0.8 < step < 3.0)
    if not steps:
        return 1.2
    usual = steps[len(steps) // 3]
    inside = sorted(
        step
        for a, b, step in pairs
        if 1.0 < step < 3.0 and abs(a.size - b.size) < 0.01 * a.size and abs(a.x0 - b.x0) <= _INDENT * a.size
    )
    return min(usual, inside[1]) if len(inside) > 1 else usual


def _goes_on(paragraph: list[Line], before: Line, line: Line, margins: _Margins, own: _Margins, usual: float) -> bool:
    em = max(before.size, 1.0)
    if abs(line.size - before.size) > _SAME_SIZE * em or line.stops:
        return False
    step = (line.base - before.base) / em
    runs_on = _runs_on(before.words[-1].text, line.words[0].text)
    if not 0.5 < step <= (_WIDE_LEADING if runs_on else min(usual * 1.22, max(_LEADING, usual * 1.1))):
        return False
    if begins_item([word.text for word in line.words]):
        return False
    if before.words[-1].bold != line.words[0].bold and (before.bold or line.bold):
        return False
    if not _begins_where_text_does(paragraph, line, em):
        return False
    if runs_on and (_splits_a_word(before, line) or _hangs(paragraph[0], line, em)):
        return True  # however much width is left
    if not runs_on and (len(before.words) == 1 or (step > _LOOSE and margins.right - margins.left < _NARROW * em)):
        return False  # items of a list, which may fill a narrow column
    if runs_on and _is_full(before, line, own, em):
        return True
    return _is_full(before, line, margins, em) and (runs_on or margins.sure)


def _splits_a_word(before: Line, line: Line) -> bool:
    """Whether a hyphen parts a word at the end of the line: ``experi-`` / ``ence``."""
    return _SPLIT.fullmatch(before.words[-1].text) is not None and line.words[0].text[0].islower()


def _hangs(first: Line, line: Line, em: float) -> bool:
    """Whether a line stands behind the sign of an item, where the item's text began."""
    return any(abs(line.x0 - edge) <= _SIGN_EDGE * em < edge - first.x0 for edge in _text_edges(first))


def _is_full(before: Line, line: Line, margins: _Margins, em: float) -> bool:
    """Whether the next line's first word would not have fitted on this line."""
    first = line.words[0]
    needed = first.x1 - first.x0 + 0.25 * em
    if _flush_right(before, line, em) and before.x0 - needed > margins.left + _SLACK * em:
        return False
    return before.x1 + needed > margins.right - _SLACK * em


def _runs_on(last: str, first: str) -> bool:
    """Whether these two words, the last of a line and the first of the next, stand in one sentence."""
    return first[0].islower() or _OPEN_END.fullmatch(last) is not None


def _flush_right(before: Line, line: Line, em: float) -> bool:
    """Whether two lines end together and begin apart: text set against the right margin."""
    return abs(before.x1 - line.x1) < 1.0 and abs(before.x0 - line.x0) > 0.3 * em


def _begins_where_text_does(paragraph: list[Line], line: Line, em: float) -> bool:
    """At the edge of the paragraph's text: its last line's, or behind the bullet or label of its first line.

    Where lines are centred, at no edge: then the middles agree.
    """
    first, last = paragraph[0], paragraph[-1]
    edges = [last.x0] if last is not first else [first.x0, *_text_edges(first)]
    if last is first and any(abs(line.x0 - edge) <= _SIGN_EDGE * em for edge in _edges_behind_white(first)):
        return True  # behind a label in the margin
    if first.stops and last is first:
        edges = [first.stops[-1]]
    if any(abs(line.x0 - edge) <= _INDENT * em for edge in edges):
        return True
    if last is first and not first.stops and not _flush_right(last, line, em):
        # a hanging indent without a sign, or a first line set in
        return abs(line.x0 - first.x0) <= _SET_IN * em
    if _flush_right(last, line, em) and not last.stops:
        return True
    centred = abs((line.x0 + line.x1) - (last.x0 + last.x1)) <= em
    return centred and line.x0 > last.x0


def _edges_behind_white(first: Line) -> list[float]:
    """Where text begins in a first line behind more white than parts words."""
    wide = _MARGIN_WHITE * first.size
    return [word.x0 for before, word in itertools.pairwise(first.words) if word.x0 - before.x1 > wide]


def _text_edges(first: Line) -> list[float]:
    """Where the text of a first line begins behind its bullet or number."""
    if len(first.words) > 1 and begins_item([word.text for word in first.words]):
        return [first.words[1].x0]
    return []
