"""Runs of twelve words of a resume as numbers, so that matching can see what was copied from a role without the text.

In: text, paragraphs, spans to leave out. Out: numbers with spans, sorted. A run that touches a name, an address, an
employer, a school or a gendered word is left out: who somebody is must not show in the profile.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Sequence
from functools import cache

from skillmatch.resume.model import Span
from skillmatch.resume.word_tables import grouped
from skillmatch.skills import RUN, shingles

__all__ = ["word_runs"]


@cache
def _gendered() -> re.Pattern[str]:
    reasons = grouped("stop", "reason", "word")
    words = sorted(reasons["pronoun"] | reasons["civil-status"])
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, words))})\b", re.IGNORECASE)


def word_runs(text: str, paragraphs: Iterable[Span], unseen: Sequence[Span]) -> tuple[tuple[int, Span], ...]:
    """Each run of twelve words of a paragraph with its span.

    >>> line = "one two three four five six seven eight nine ten eleven twelve"
    >>> len(word_runs(line, [(0, len(line))], [])), word_runs(line, [(0, len(line))], [(4, 7)])
    (1, ())
    """
    hidden = sorted(unseen)
    starts = [start for start, _ in hidden]
    longest = max((end - start for start, end in hidden), default=0)
    found: list[tuple[int, Span]] = []
    for start, end in paragraphs:
        if end - start < 2 * RUN:
            continue
        near = hidden[bisect_left(starts, start - longest) : bisect_left(starts, end)]
        blocked = [span for span in near if span[1] > start]
        blocked += [match.span() for match in _gendered().finditer(text, start, end)]
        for number, span in shingles(text, start, end):
            if not any(left < span[1] and span[0] < right for left, right in blocked):
                found.append((number, span))
    return tuple(sorted(found))
