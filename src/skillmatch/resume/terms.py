"""The terms of a resume: words and pairs of neighbouring words, counted where a score may look.

In: text, paragraphs, the spans that no score may see. Out: ``Term``s sorted by term. A pair never crosses the end of
a paragraph or an unseen span; a place in a mere list of skills is ``listed``, every other ``plain``.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from skillmatch.resume.model import Span, Term
from skillmatch.skills import is_word, tokens

__all__ = ["count_terms"]

_SEPARATOR = re.compile(r"[,;:|•/\t]")


def count_terms(text: str, paragraphs: Iterable[tuple[Span, bool]], unseen: Sequence[Span]) -> tuple[Term, ...]:
    """Every term. ``paragraphs`` come in the order of the text, each with whether it is a mere list; ``unseen`` spans
    may overlap. In a list a pair crosses no separator: "Python, SQL" holds none.

    >>> [(t.term, t.plain) for t in count_terms("Led payroll for Acme", [((0, 20), False)], [(16, 20)])]
    [('led', ((0, 3),)), ('led payroll', ((0, 11),)), ('payroll', ((4, 11),))]
    """
    covered = _merged(unseen)
    places: dict[str, tuple[list[Span], list[Span]]] = {}
    at = 0
    for (first, last), listed in paragraphs:
        before: tuple[str, int] | None = None
        reached = first
        while at < len(covered) and covered[at][1] <= first:
            at += 1
        gap = at
        for token, start, end in tokens(text, first, last):
            while gap < len(covered) and covered[gap][1] <= start:
                gap += 1
                before = None
            if gap < len(covered) and covered[gap][0] < end:
                before = None
                continue
            if listed and before is not None and _SEPARATOR.search(text, reached, start):
                before = None
            reached = end
            if not is_word(token):
                continue
            places.setdefault(token, ([], []))[listed].append((start, end))
            if before is not None:
                places.setdefault(f"{before[0]} {token}", ([], []))[listed].append((before[1], end))
            before = (token, start)
    return tuple(Term(term, tuple(plain), tuple(listed)) for term, (plain, listed) in sorted(places.items()))


def _merged(spans: Sequence[Span]) -> list[Span]:
    merged: list[Span] = []
    for start, end in sorted(spans):
        if merged and start <= merged[-1][1]:
            merged[-1] = (merged[-1][0], max(merged[-1][1], end))
        else:
            merged.append((start, end))
    return merged
