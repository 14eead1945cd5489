"""What stands at the head or foot of page after page: told once, so that no sentence is parted by it.

In: the words of all pages. Out: the same without page numbers and without the repetitions of running heads (kept where
they come first) and feet (kept where they come last).
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from skillmatch.documents.layout import Line, segments_of
from skillmatch.documents.words import PageWords, Word

__all__ = ["without_running_heads"]

_ZONE = 0.11  # of the page's height, above and below, in which running heads and feet stand
_SAME_PLACE = 4.0  # points that a running head may stand aside from page to page
_MOST = 6  # stretches of words at an end of a page that may be running heads
_LONGEST = 160
_DIGITS = re.compile(r"\d+")
#: what stands around the number of a page, in the languages that are read
_NUMBERING = re.compile(
    r"[\s|\u00b7•\u2013\u2014-]*(?:(?:page|p\.|pg\.?|seite|p\u00e1gina|pagina|strona)\s*)?\d{1,3}"
    r"(?:\s*(?:/|of|von|de|sur|di|z|\|)\s*\d{1,3})?[\s|\u00b7•\u2013\u2014-]*",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class _Stretch:
    """Words side by side at the end of a page. ``page`` counts from 0; ``shape`` is the text, its numbers left open."""

    page: int
    line: Line
    shape: str
    numbers: tuple[int, ...]


def without_running_heads(pages: list[tuple[int, PageWords]]) -> list[tuple[int, PageWords]]:
    """The pages in their order; a single page stays as it is."""
    if len(pages) < 2:
        return pages
    gone: list[set[int]] = [set() for _ in pages]
    for top in (True, False):
        ends = [_stretches(at, page, top) for at, (_, page) in enumerate(pages)]
        for at, stretches in enumerate(ends):
            others = [one for page, found in enumerate(ends) if page != at for one in found]
            for stretch in stretches:
                again = [one for one in others if _is_again(stretch, one)]
                if not again:
                    continue
                numbered = _NUMBERING.fullmatch(stretch.line.text) is not None
                first = all((one.page > at) == top for one in again)
                if numbered or not first:
                    gone[at].update(id(word) for word in stretch.line.words)
    return [(number, _without(page, gone[at])) for at, (number, page) in enumerate(pages)]


def _without(page: PageWords, gone: set[int]) -> PageWords:
    return replace(page, upright=[word for word in page.upright if id(word) not in gone]) if gone else page


def _stretches(at: int, page: PageWords, top: bool) -> list[_Stretch]:
    """The outermost stretches of words at one end of a page."""
    edge = page.height * (_ZONE if top else 1 - _ZONE)
    words: list[Word] = [word for word in page.upright if (word.base < edge if top else word.base > edge)]
    lines = sorted(segments_of(words), key=lambda line: line.base if top else -line.base)
    return [
        _Stretch(at, line, _DIGITS.sub("#", line.text), tuple(int(found) for found in _DIGITS.findall(line.text)))
        for line in lines[:_MOST]
        if len(line.text) <= _LONGEST
    ]


def _is_again(one: _Stretch, other: _Stretch) -> bool:
    """Whether another page says the same in the same place; of its numbers all that differ count the pages."""
    if one.shape != other.shape or abs(one.line.base - other.line.base) > _SAME_PLACE:
        return False
    sides = (one.line.x0 - other.line.x0, one.line.x1 - other.line.x1)
    if min(abs(sides[0]), abs(sides[1]), abs(sum(sides)) / 2) > _SAME_PLACE:
        return False
    steps = {b - a for a, b in zip(one.numbers, other.numbers, strict=True)}
    if "#" in one.shape and not any(letter.isalpha() for letter in one.shape):
        return steps - {0} == {other.page - one.page} and max(one.numbers) < 1_000
    return steps <= {0, other.page - one.page}
