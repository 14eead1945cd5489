"""Runs of twelve words as numbers, so that copied text can be recognised without being kept."""

from __future__ import annotations

import zlib

from skillmatch.skills.words import tokens

__all__ = ["RUN", "shingles"]

#: a run of that many words that stands in the role too is copied (DESIGN, The score, 7)
RUN = 12
_PRIME = (1 << 61) - 1
_BASE = 1_000_003
_HIGHEST = pow(_BASE, RUN - 1, _PRIME)


def shingles(text: str, start: int, end: int) -> list[tuple[int, tuple[int, int]]]:
    """The number of each run of twelve words in ``text[start:end]`` with its span (Rabin's rolling hash).

    >>> line = "one two three four five six seven eight nine ten eleven twelve"
    >>> [span for _, span in shingles(line, 0, len(line))]
    [(0, 62)]
    """
    found = tokens(text, start, end)
    if len(found) < RUN:
        return []
    codes = [zlib.crc32(word.encode("utf-8")) + 1 for word, _, _ in found]
    value = 0
    for code in codes[:RUN]:
        value = (value * _BASE + code) % _PRIME
    runs = [(value, (found[0][1], found[RUN - 1][2]))]
    for i in range(RUN, len(codes)):
        value = ((value - codes[i - RUN] * _HIGHEST) * _BASE + codes[i]) % _PRIME
        runs.append((value, (found[i - RUN + 1][1], found[i][2])))
    return runs
