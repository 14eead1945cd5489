"""Spans of months: unions and overlaps, so that two jobs held at once are counted once.

Months are numbered ``year * 12 + month − 1``; a span is half open: ``[first, last)``.
"""

from __future__ import annotations

from collections.abc import Iterable

__all__ = ["MonthSpan", "number", "union_length"]

MonthSpan = tuple[int, int]


def number(year: int, month: int) -> int:
    """The running number of a month (1–12) of a year.

    >>> number(2020, 3) - number(2019, 12)
    3
    """
    return year * 12 + month - 1


def union_length(spans: Iterable[MonthSpan]) -> int:
    """How many months at least one of the spans covers.

    >>> union_length([(0, 12), (6, 18), (30, 31)])
    19
    """
    total = 0
    reach: int | None = None
    for first, last in sorted(spans):
        if reach is None or first > reach:
            total += last - first
            reach = last
        elif last > reach:
            total += last - reach
            reach = last
    return total
