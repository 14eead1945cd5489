"""The normalised copy of a text in which labels are looked for, with the way back to the text.

Case, accents and compatibility forms are folded, hyphens and runs of blanks become one blank, characters without
width fall out, and each border between logical lines becomes a line feed, which no label can cross.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from functools import lru_cache

import numpy as np
import numpy.typing as npt

__all__ = ["BORDER", "RAISED", "Normal", "normalise", "normalise_label"]

BORDER = "\n"
#: raised digits stay what they are: "Python¹" is Python with a note, no word of its own
RAISED = frozenset("⁰¹²³⁴⁵⁶⁷⁸⁹")
_HYPHENS = frozenset("-‐‑‒–—―−")
_QUOTES = {"’": "'", "‘": "'", "`": "'", "´": "'", "“": '"', "”": '"'}


class Normal:
    """``text`` is the normalised copy; ``origin[i]`` is the offset in the source of its ``i``-th character."""

    __slots__ = ("origin", "source", "text")

    def __init__(self, source: str, text: str, origin: npt.NDArray[np.int32]) -> None:
        self.source = source
        self.text = text
        self.origin = origin

    def span(self, start: int, end: int) -> tuple[int, int]:
        """The span of the source that ``text[start:end]`` stands for."""
        return int(self.origin[start]), int(self.origin[end - 1]) + 1


@lru_cache(maxsize=4096)
def _folded(character: str) -> str:
    if character.isspace() or character in _HYPHENS:
        return " "
    if character in _QUOTES:
        return _QUOTES[character]
    if character in RAISED:
        return character
    if unicodedata.category(character) in ("Cf", "Mn", "Me"):  # zero-width, combining
        return ""
    if unicodedata.category(character) == "Cc":
        return " "
    decomposed = unicodedata.normalize("NFKD", character)
    kept = "".join(c for c in decomposed if not unicodedata.combining(c)).lower()
    return "".join(_QUOTES.get(c, " " if c.isspace() else c) for c in kept)


def normalise(source: str, paragraphs: Sequence[tuple[int, int]]) -> Normal:
    """Fold a text; what stands outside all paragraphs (blank lines between them) becomes a border.

    >>> normalise("Node.JS and\\nCI-CD", [(0, 17)]).text
    'node.js and ci cd'
    """
    if not source:
        return Normal(source, "", np.zeros(0, dtype=np.int32))
    points = np.frombuffer(source.encode("utf-32-le", "surrogatepass"), dtype=np.uint32)
    distinct, inverse = np.unique(points, return_inverse=True)
    folded = [_folded(chr(int(point))) for point in distinct]
    lengths = np.array([len(piece) for piece in folded], dtype=np.int32)[inverse]
    origin = np.repeat(np.arange(len(points), dtype=np.int32), lengths)
    if int(lengths.max(initial=0)) == 1:
        # One character for one: take the folded code points directly.
        table = np.array([ord(piece) if piece else 0 for piece in folded], dtype=np.uint32)
        characters = table[inverse][lengths == 1]
    else:
        joined = "".join(map(folded.__getitem__, inverse.tolist()))
        characters = np.frombuffer(joined.encode("utf-32-le", "surrogatepass"), dtype=np.uint32).copy()
    inside = np.zeros(len(points) + 1, dtype=np.bool_)
    for start, end in paragraphs:
        inside[start:end] = True
    for start, _ in paragraphs:  # two paragraphs that touch are still two
        inside[start - 1 if start else 0] &= start == 0
    # A border overrides a blank only: paragraphs are parted by line ends or blanks in every form.
    blank = characters == 32
    border = blank & ~inside[origin]
    characters = np.where(border, 10, characters)
    # Of a run of blanks and borders keep one character: the border if there is one, else the first blank.
    gap = blank | border
    run_start = gap & ~np.concatenate(([False], gap[:-1]))
    run = np.cumsum(run_start)
    has_border = np.zeros(int(run[-1]) + 1 if len(run) else 1, dtype=np.bool_)
    has_border[run[border]] = True
    keep = ~gap | run_start
    characters = np.where(run_start & has_border[run], 10, characters)[keep]
    text = characters.astype("<u4").tobytes().decode("utf-32-le", "surrogatepass")
    return Normal(source, text, origin[keep])


def normalise_label(label: str) -> str:
    """The same folding for one label.

    >>> normalise_label("Scikit-Learn")
    'scikit learn'
    """
    return " ".join("".join(map(_folded, label)).split())
