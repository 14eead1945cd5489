"""Dates as people write them on resumes: text in, ``DateRange``s out, with the months they cover.

    03/2022 – Present · Sept 2020 - May 2021 · May – August 2019 · 2016–18 · Summer 2019 · Q1 2020 · Jan '19 to Current
    since 2018 · 2020-03 – now · 01.2019 · 06/15/2019 · 2018 –

How months are counted (``first``/``last``, half open, numbered as in ``months``):

- both ends with a month: both months count in full (January 2020 – December 2020 is 12);
- an open end counts the full months before the month of ``as_of`` (03/2022 – Present on 2026-01-31 is 46);
- a year without a month stands for its middle: 2016–2018 is 24, 2016–2016 or 2016 alone is 6 (April to September);
- a season is three months; a lone month is one;
- what lies beyond ``as_of`` does not count; an end before its start counts nothing and is a ``fault``.
"""

from __future__ import annotations

import datetime
import re
from dataclasses import dataclass
from functools import cache
from typing import Literal

from skillmatch.resume import months
from skillmatch.resume.word_tables import table

__all__ = ["DateRange", "Fault", "Precision", "days_come_first", "find_dates", "holds_range", "is_range"]

Precision = Literal["month", "year", "none"]
Fault = Literal["end-before-start", "in-the-future"]

#: a century is guessed for '98 and '05: at most this many years after ``as_of``
_AHEAD = 10


@dataclass(frozen=True, slots=True)
class DateRange:
    """``text[span[0]:span[1]]`` as a stretch of time.

    ``start``/``end`` are ``YYYY-MM`` or ``YYYY``; a lone date is both. ``months`` is None where nothing can be
    counted. ``stated`` is True for a range ("2016–18", "since 2018"), False for a lone date.
    """

    span: tuple[int, int]
    start: str | None
    end: str | None
    current: bool
    precision: Precision
    months: months.MonthSpan | None
    stated: bool
    fault: Fault | None = None

    @property
    def last(self) -> str | None:
        """The later end as written; None when it goes on."""
        return None if self.current else self.end or self.start


@dataclass(frozen=True, slots=True)
class _Moment:
    year: int
    month: int | None
    length: int = 1  # months that it stands for: 3 for a season

    @property
    def text(self) -> str:
        return f"{self.year:04d}" if self.month is None else f"{self.year:04d}-{self.month:02d}"

    @property
    def final(self) -> str:
        """The last month that it stands for."""
        if self.month is None or self.length == 1:
            return self.text
        last = months.number(self.year, self.month) + self.length - 1
        return f"{last // 12:04d}-{last % 12 + 1:02d}"


@cache
def _words(kind: str) -> dict[str, int]:
    return {row["word"].lower(): int(row["value"] or 0) for row in table("dates") if row["kind"] == kind}


def _either(kind: str) -> str:
    return "|".join(re.escape(word) for word in sorted(_words(kind), key=lambda word: (-len(word), word)))


_YEAR = r"(?:19[5-9]\d|20[0-4]\d)"
_SHORT_YEAR = r"'?(?:[0-4]\d|[5-9]\d)"


def _moment(name: str) -> str:
    """The pattern of one date; its groups carry ``name`` in front."""
    month, season, quarter = _either("month"), _either("season"), _either("quarter")
    return (
        rf"(?:(?:\d{{1,2}}(?:st|nd|rd|th)?[\s-]+(?:of\s+)?)?(?P<{name}m>{month})(?![^\W\d_])\.?\s*[,/'-]?\s*"
        rf"(?:\d{{1,2}}(?:st|nd|rd|th)?\s*,?\s+(?={_YEAR}))?(?P<{name}my>{_YEAR}|'?\d\d)(?!\d|[/.]\d)"
        rf"|(?P<{name}s>{season}|{quarter})\b\s*(?:of\s+)?[,/'-]?\s*(?P<{name}sy>{_YEAR}|'\d\d)(?!\d)"
        rf"|(?P<{name}qy>{_YEAR})\s*[-/]?\s*(?P<{name}q>{quarter})\b"
        rf"|(?P<{name}a>\d{{1,2}})[/.-](?P<{name}b>\d{{1,2}})[/.-](?P<{name}dy>{_YEAR}|\d\d)(?!\d)"
        rf"|(?P<{name}iy>{_YEAR})\s?[-/.]\s?(?P<{name}im>0[1-9]|1[0-2])(?:[-/.]\d\d)?(?!\d)"
        rf"|(?P<{name}n>0?[1-9]|1[0-2])\s*[/.-]\s*(?P<{name}ny>{_YEAR})(?!\d)"
        rf"|(?P<{name}x>0?[1-9]|1[0-2])\s?[/'.]\s?'?(?P<{name}xy>\d\d)(?![\d/])"
        rf"|(?P<{name}y>{_YEAR}|'\d\d)(?![\d%+]|,\d))"
    )


@cache
def _pattern() -> re.Pattern[str]:
    month, present, to = _either("month"), _either("present"), _either("to")
    # "July 2013to June 2014": no letter stands beside the word, a digit may
    until = rf"(?<![^\W\d_])(?:{to})(?![^\W\d_])"
    dash = rf"(?:-{{1,3}}|->|→|~|>)\s*(?:(?:{to}|expected|anticipated|projected)\b:?\s*)?"
    separator = rf"(?:\s*{dash}|\s*{until}\s*-?\s*|\s+(?=(?:present|current)\b))"
    return re.compile(
        rf"(?<![\w$#£€.,/])(?:"
        rf"(?P<m0>{month})\b\.?{separator}(?={month})(?P<same>)"
        rf"|(?:(?P<since>{_either('since')})\s+|(?P<until>{_either('until')})\s+)?)"
        rf"{_moment('f')}"
        rf"(?:(?P<range>{separator}|\s*/\s*(?={_YEAR}\b|\d\d\b)|,?\s+(?=(?:{present})\b\s*\Z))"
        rf"(?:(?P<now>{present})\b|{_moment('t')}|(?P<yy>\d\d)(?![\d/.,%+:]))"
        rf"|(?P<open>\s*-+\s*\Z))?",
        re.IGNORECASE,
    )


_TWO_DIGITS = re.compile(r"\d\d")


_FULL_DATE = re.compile(rf"(?<![\d/-])(\d{{1,2}})[/-](\d{{1,2}})[/-]{_YEAR}(?!\d)")


def days_come_first(text: str) -> bool:
    """Whether a document writes 31/05/2020, not 05/31/2020: one such date tells for all, or all being the first of
    several months. With points between its numbers a date begins with the day anyway.

    >>> days_come_first("01/02/2018 – 01/09/2020"), days_come_first("01/02/2018 – 01/31/2020")
    (True, False)
    """
    dates = [(int(left), int(right)) for left, right in _FULL_DATE.findall(text)]
    if any(right > 12 for _, right in dates):
        return False
    if any(left > 12 for left, _ in dates):
        return True
    return {left for left, _ in dates} == {1} and len({right for _, right in dates}) > 1


def find_dates(text: str, as_of: datetime.date, offset: int = 0, *, day_first: bool = False) -> list[DateRange]:
    """All dates and ranges of one paragraph, in order; ``offset`` is added to their spans. ``day_first`` reads
    05/06/2019 as a day in June.

    >>> [found] = find_dates("Engineer, Sept 2020 - May 2021", datetime.date(2026, 1, 31))
    >>> found.start, found.end, found.months[1] - found.months[0]
    ('2020-09', '2021-05', 9)
    """
    if _TWO_DIGITS.search(text) is None:
        return []
    found = []
    for match in _pattern().finditer(text):
        dates = _read(match, as_of, offset, day_first)
        if dates is not None:
            found.append(dates)
    return found


def is_range(text: str) -> bool:
    """Whether a line is one range of dates and nothing else.

    >>> is_range("03/2015 to 08/2015"), is_range("Clerk 2015 - 2016"), is_range("2015")
    (True, False, False)
    """
    if _TWO_DIGITS.search(text) is None:
        return False
    match = _pattern().fullmatch(text.strip(" ()|"))
    return match is not None and match["range"] is not None


def holds_range(text: str) -> bool:
    """Whether a line holds a range of dates.

    >>> holds_range("Clerk 03/2015 to 08/2015"), holds_range("Sold 300 in 2015")
    (True, False)
    """
    if _TWO_DIGITS.search(text) is None:
        return False
    return any(match["range"] or match["m0"] is not None for match in _pattern().finditer(text))


def _read(match: re.Match[str], as_of: datetime.date, offset: int, day_first: bool) -> DateRange | None:
    first = _read_moment(match, "f", as_of, day_first)
    if first is None:
        return None
    span = (match.start() + offset, match.end() + offset)
    ranged = match["range"] is not None or match["m0"] is not None
    if match["fx"] is not None and not ranged:
        return None  # "24/7", "3/12": only a range tells that it is a month
    if match["m0"] is not None and first.month is not None:
        begin = _Moment(first.year, _words("month")[match["m0"].lower()])
        return _between(span, begin, first, as_of)
    if match["now"] is not None or match["open"] is not None or (match["since"] is not None and not ranged):
        return _open(span, first, as_of)
    if match["yy"] is not None:
        century = first.year - first.year % 100
        year = century + int(match["yy"])
        if first.month is not None or not 0 <= year + (100 if year < first.year else 0) - first.year <= 60:
            return _lone(span, first, as_of)
        return _between(span, first, _Moment(year + (100 if year < first.year else 0), None), as_of)
    if match["until"] is not None and not ranged:
        return DateRange(span, None, first.final, False, _precision(first), None, True)
    if ranged:
        second = _read_moment(match, "t", as_of, day_first)
        if second is None:
            return None
        return _between(span, first, second, as_of)
    if match["fiy"] is not None and match["fim"] is not None and len(match.group()) == 7:
        # "2010-12" alone is either December 2010 or 2010 to 2012: the latter when the second number follows the first
        year, short = int(match["fiy"]), int(match["fim"])
        if match.group()[4] in "-/" and year % 100 < short <= year % 100 + 10:
            return _between(span, _Moment(year, None), _Moment(year - year % 100 + short, None), as_of)
    return _lone(span, first, as_of)


def _read_moment(match: re.Match[str], name: str, as_of: datetime.date, day_first: bool) -> _Moment | None:
    def group(part: str) -> str | None:
        value: str | None = match[name + part]
        return value

    if (word := group("m")) is not None:
        return _Moment(_year(group("my") or "", as_of), _words("month")[word.lower()])
    if (word := group("s")) is not None:
        month = _words("season").get(word.lower()) or _words("quarter")[word.lower()]
        return _Moment(_year(group("sy") or "", as_of), month, 3)
    if (word := group("q")) is not None:
        return _Moment(int(group("qy") or 0), _words("quarter")[word.lower()], 3)
    if (one := group("a")) is not None:
        left, right = int(one), int(group("b") or 0)
        first, other = (
            (right, left) if day_first or match[0][match.end(name + "a") - match.start()] == "." else (left, right)
        )
        month = first if first <= 12 else other  # 06/15/2019 and 15.06.2019; 06/05/2019 as in the United States
        return _Moment(_year(group("dy") or "", as_of), month) if 1 <= month <= 12 else None
    if (year := group("iy")) is not None:
        return _Moment(int(year), int(group("im") or 0))
    if (one := group("n")) is not None:
        return _Moment(int(group("ny") or 0), int(one))
    if (one := group("x")) is not None:
        return _Moment(_year(group("xy") or "", as_of), int(one))
    if (year := group("y")) is not None:
        return _Moment(_year(year, as_of), None)
    return None


def _year(written: str, as_of: datetime.date) -> int:
    digits = written.lstrip("'")
    if len(digits) == 4:
        return int(digits)
    year = as_of.year - as_of.year % 100 + int(digits)
    return year if year <= as_of.year + _AHEAD else year - 100


def _precision(*moments: _Moment) -> Precision:
    return "year" if any(moment.month is None for moment in moments) else "month"


def _begin(moment: _Moment) -> int:
    return months.number(moment.year, moment.month if moment.month is not None else 7)


def _finish(moment: _Moment) -> int:
    return months.number(moment.year, 7) if moment.month is None else _begin(moment) + moment.length


def _open(span: tuple[int, int], first: _Moment, as_of: datetime.date) -> DateRange:
    today = months.number(as_of.year, as_of.month)
    begin = _begin(first)
    if first.month is None and first.year == as_of.year:
        begin = months.number(first.year, 1) + (as_of.month - 1) // 2  # the middle of the year so far
    if begin > today:
        return DateRange(span, first.text, None, True, _precision(first), None, True, "in-the-future")
    counted = (min(begin, today - 1), today)
    return DateRange(span, first.text, None, True, _precision(first), counted, True)


def _lone(span: tuple[int, int], moment: _Moment, as_of: datetime.date) -> DateRange:
    today = months.number(as_of.year, as_of.month)
    if moment.month is None:
        first, last = months.number(moment.year, 4), months.number(moment.year, 10)
    else:
        first, last = _begin(moment), _finish(moment)
    precision = _precision(moment)
    if first > today:
        return DateRange(span, moment.text, moment.final, False, precision, None, False, "in-the-future")
    counted = (first, max(first + 1, min(last, today)))
    return DateRange(span, moment.text, moment.final, False, precision, counted, False)


def _between(span: tuple[int, int], first: _Moment, second: _Moment, as_of: datetime.date) -> DateRange:
    today = months.number(as_of.year, as_of.month)
    precision = _precision(first, second)
    begin, end = _begin(first), _finish(second)
    if first.month is None and second.month is None and first.year == second.year:
        begin, end = months.number(first.year, 4), months.number(first.year, 10)
    elif first.year == second.year and precision == "year":
        # "2019 – 03/2019": the whole year cannot be meant, the month is all that is known
        begin, end = min(begin, end - 1), max(begin + 1, end)
    start, stop = first.text, second.final
    if end <= begin or second.year < first.year:
        return DateRange(span, start, stop, False, precision, None, True, "end-before-start")
    if begin > today:
        return DateRange(span, start, stop, False, precision, None, True, "in-the-future")
    ahead = end > today + 1
    counted = (min(begin, today - 1), today) if ahead else (begin, end)
    return DateRange(span, start, stop, ahead, precision, counted, True, "in-the-future" if ahead else None)
