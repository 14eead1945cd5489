"""Technologies written as words in a row: "php go python sql", "excel, word and powerpoint".

In: the normalised text, the labels of technologies in it, clear and ambiguous ones, and those of other skills. Out:
where an ambiguous one stands among others, a clear technology with them, and nothing but a blank, a comma or "and"
between. There it is meant, however it is written.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

__all__ = ["in_rows"]

_BETWEEN = re.compile(r" |, ?| ?[/&|+] ?|,? (?:and|or|&) ")
_WORD_BEFORE = re.compile(r"(?<!\bin)(?<!\bwith)(?<!\busing)(?<!\band)(?<=\w) \Z")
_WORD_BEHIND = re.compile(r" (?!and\b|or\b|on\b|for\b)\w")
_CLEAR, _UNCLEAR, _OTHER = range(3)
_LEAST = 3  # labels of a row


def in_rows(
    text: str,
    clear: Iterable[tuple[int, int]],
    unclear: Iterable[tuple[int, int]],
    others: Iterable[tuple[int, int]] = (),
) -> frozenset[int]:
    """Where the ambiguous labels begin that stand in a row with clear ones.

    >>> sorted(in_rows("php go python", [(0, 3), (7, 13)], [(4, 6)]))
    [4]
    >>> sorted(in_rows("ready to go, python", [(13, 19)], [(9, 11)]))
    []
    """
    labels = sorted(
        [(start, -end, _CLEAR) for start, end in clear]
        + [(start, -end, _UNCLEAR) for start, end in unclear]
        + [(start, -end, _OTHER) for start, end in others]
    )
    found: set[int] = set()
    row: list[tuple[int, int, int]] = []
    last = -1
    for start, negative, sort in labels:
        if start < last:  # inside a longer label
            continue
        gap = _BETWEEN.fullmatch(text, last, start) if row else None
        if gap is None:
            found |= _meant(text, row)
            row = []
        last = -negative
        row.append((start, last, sort))
    return frozenset(found | _meant(text, row))


def _meant(text: str, row: list[tuple[int, int, int]]) -> set[int]:
    """Where the ambiguous technologies of a row begin, if it is long enough and names a clear one. At its ends stand
    no other words: "Word, Excel and project plans" names no program for plans."""
    if len(row) < _LEAST or all(sort != _CLEAR for _, _, sort in row):
        return set()
    opens = not _WORD_BEFORE.search(text, max(0, row[0][0] - 16), row[0][0])
    closes = not _WORD_BEHIND.match(text, row[-1][1])
    meant = row if opens else row[1:]
    return {start for start, _, sort in (meant if closes else meant[:-1]) if sort == _UNCLEAR}
