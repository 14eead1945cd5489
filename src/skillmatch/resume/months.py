"""Spans of months: unions and overlaps, so that two jobs held at once are counted once.

Months are numbered ``year * 12 + month − 1``; a span is half open: ``[first, last)``.
"""

from __future__ import annotations

from collections.abc import Iterable

__all__ = ["MonthSpan", "months_in_words", "number", "union_length"]

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


def months_in_words(months: int) -> str:
    """A stretch of time.

    >>> months_in_words(1), months_in_words(18), months_in_words(46)
    ('1 month', '18 months', '3 years 10 months')
    """
    if months < 24:
        return f"{months} month{'' if months == 1 else 's'}"
    years, rest = divmod(months, 12)
    return f"{years} years" + (f" {rest} month{'' if rest == 1 else 's'}" if rest else "")
