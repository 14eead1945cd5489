"""Raised signs: the mark of a note, a power, the end of an ordinal number, brought down to the line they stand in.

A raised digit becomes Unicode's own ("Python¹", "m²"): so it parts from a word's letters for whoever looks for words.
The letters of "1st" only come down to the line.
"""

from __future__ import annotations

import re

import numpy as np
import numpy.typing as npt

__all__ = ["RAISED", "brought_down", "raised"]

RAISED = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")

_SMALLER = 0.82  # of the type beside it
_RISE = (0.12, 0.75)  # ems of the type beside it
_NEAR = (-0.25, 0.3)  # ems of white to the word that it belongs to
_NEAR_NOTE = 1.2  # ems to the text of the note that a mark opens
_LONGEST = 3
_ORDINAL = re.compile(r"st|nd|rd|th|er|re|e|o|a|º|ª")
_MARK = re.compile(r"\d+|[*†‡§]+")


def raised(text: str) -> str:
    """A piece of text that is set raised, as it should be written.

    >>> raised("12"), raised("st")
    ('¹²', 'st')
    """
    return text.translate(RAISED) if text.strip().isdecimal() and len(text.strip()) <= _LONGEST else text


def brought_down(
    text: str,
    places: npt.NDArray[np.float64],
    base: npt.NDArray[np.float64],
    size: npt.NDArray[np.float64],
) -> tuple[str, npt.NDArray[np.float64]]:
    """Glyphs of one direction in stream order: their characters, and the baselines that they belong to.

    ``places`` (n, 4) are x0, top, x1, bottom, ``base`` baselines, y downwards, ``size`` type sizes in points.
    """
    small = np.flatnonzero((size[1:] < _SMALLER * size[:-1]) & (base[1:] < base[:-1])) + 1
    opens = np.flatnonzero((size[:-1] < _SMALLER * size[1:]) & (base[:-1] < base[1:]))
    if not len(small) and not len(opens):
        return text, base
    letters = list(text)
    lowered = base.copy()
    for start in small.tolist():
        end = start + 1
        while end < len(text) and end - start <= _LONGEST and _same(places, base, size, end):
            end += 1
        if _belongs(places, base, size, start, start - 1, _NEAR) and _bring(letters, start, end, text[start - 1]):
            lowered[start:end] = base[start - 1]
    for last in opens.tolist():
        start = last
        while start and last - start < _LONGEST and _same(places, base, size, start):
            start -= 1
        unled = lowered[start] == base[start]
        if (
            unled
            and _belongs(places, base, size, last, last + 1, (-_NEAR_NOTE, 0.25))
            and _bring(letters, start, last + 1, "")
        ):
            lowered[start : last + 1] = base[last + 1]
    return "".join(letters), lowered


def _same(
    places: npt.NDArray[np.float64], base: npt.NDArray[np.float64], size: npt.NDArray[np.float64], at: int
) -> bool:
    """Whether a glyph goes on in the looks of the one before it, right beside it."""
    alike = abs(size[at] - size[at - 1]) < 0.1 and abs(base[at] - base[at - 1]) < 0.1
    return bool(alike and abs(places[at, 0] - places[at - 1, 2]) < 0.3 * size[at])


def _belongs(
    places: npt.NDArray[np.float64],
    base: npt.NDArray[np.float64],
    size: npt.NDArray[np.float64],
    at: int,
    beside: int,
    near: tuple[float, float],
) -> bool:
    """Whether a small glyph stands raised beside a larger one; ``near``: from where to where behind its end."""
    em = float(size[beside])
    rise = float(base[beside] - base[at])
    left, right = (places[beside], places[at]) if beside < at else (places[at], places[beside])
    white = float(right[0] - left[2]) if beside < at else -float(right[0] - left[2])
    return _RISE[0] * em <= rise <= _RISE[1] * em and near[0] * em <= white <= near[1] * em


def _bring(letters: list[str], start: int, end: int, before: str) -> bool:
    """Writes raised digits as such; whether what stands there belongs on the line."""
    said = "".join(letters[start:end])
    if _MARK.fullmatch(said):
        letters[start:end] = said.translate(RAISED)
        return True
    return bool(before.isdigit() and _ORDINAL.fullmatch(said))
