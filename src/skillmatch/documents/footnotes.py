"""Notes at the foot of a page, in smaller type behind a mark: they part no sentence that goes over the page's end.

In: the blocks of a page, each a list of paragraphs, and those of the next page. Out: the same, the notes before the
paragraph that goes on.
"""

from __future__ import annotations

import re

from skillmatch.documents.layout import Line
from skillmatch.documents.paragraphs import goes_over

__all__ = ["notes_first"]

Block = list[list[Line]]

_MARK = re.compile(r"[⁰¹²³⁴-⁹]+|[*†‡§]+(?=[^\W\d_])|[*†‡§]+\Z|\d{1,2}[.)]?\Z|\[\d{1,2}\]")
_SMALLER = 0.93  # of the type above it
_FOOT = 0.6  # of the page's height, above which no note stands


def notes_first(blocks: list[Block], following: list[Block], height: float) -> list[Block]:
    """The blocks of a page, its notes before the last paragraph of the text if that goes on on the next page."""
    flat = [(at, paragraph) for at, block in enumerate(blocks) for paragraph in block]
    first = len(flat)
    while first > 1 and _is_small(flat[first - 1][1], flat[0 : first - 1], height):
        first -= 1
    while first < len(flat) and not _is_marked(flat[first][1]):
        first += 1
    if first >= len(flat) or first < 1 or not following:
        return blocks
    kept: list[Block] = [[] for _ in blocks]
    for at, paragraph in flat[: first - 1]:
        kept[at].append(paragraph)
    text = [block for block in kept if block]
    last_block, last = flat[first - 1]
    column = [paragraph for at, paragraph in flat[:first] if at == last_block]
    if not goes_over(column, following[0]):
        return blocks
    return [*text, [paragraph for _, paragraph in flat[first:]], [last]]


def _is_small(paragraph: list[Line], above: list[tuple[int, list[Line]]], height: float) -> bool:
    """Whether it stands at the foot in smaller type than the text above."""
    letters: dict[float, int] = {}
    for _, other in above:
        for line in other:
            letters[line.size] = letters.get(line.size, 0) + sum(len(word.text) for word in line.words)
    usual = max(letters, key=lambda size: (letters[size], size))
    return paragraph[0].base > _FOOT * height and paragraph[0].size < _SMALLER * usual


def _is_marked(paragraph: list[Line]) -> bool:
    return _MARK.match(paragraph[0].words[0].text) is not None
