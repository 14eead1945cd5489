"""Many phrases looked for in one text, from a table that is saved as arrays and loaded in milliseconds.

A phrase is a sequence of tokens (a run of letters and digits, or one sign). From every token of the text on, longer
and longer runs are hashed as long as a phrase begins so, and what ends a phrase is compared letter by letter: what is
found is exactly what an automaton over the same phrases finds with whole tokens at both ends.

Chosen by measurement: ``ahocorasick_rs`` builds 90,000 phrases in 0.9 s in each process and cannot be saved; this table
loads in some 30 ms and looks through a resume of 6,000 characters in 1 to 2 ms.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from itertools import repeat

import numpy as np
import numpy.typing as npt

__all__ = ["PhraseTable", "lines_of", "one_blob"]

_TOKEN = re.compile(r"[^\W⁰¹²³⁴-⁹]+|[^\w\s]|[⁰¹²³⁴-⁹]")  # a raised digit is a note, no part of the word before it
_BASE = np.uint64(0x9E3779B97F4A7C15)  # odd and without a pattern in its bits


class PhraseTable:
    """Phrases by number, in the order given.

    >>> table = PhraseTable.build(["ci/cd", "project management", "c++"])
    >>> table.find("c++, project management and ci/cd")
    [(0, 3, 2), (5, 23, 1), (28, 33, 0)]
    """

    def __init__(self, phrases: Sequence[str], arrays: Mapping[str, npt.NDArray[np.uint64]], words: list[str]) -> None:
        self.phrases = phrases
        self._hashes = arrays["hashes"]
        self._owners = arrays["owners"]
        self._beginnings = arrays["beginnings"]
        self._words = words
        self._numbers = {word: number for number, word in enumerate(words, start=1)}

    @classmethod
    def build(cls, phrases: Sequence[str]) -> PhraseTable:
        """The table of these phrases, which are normalised and not empty."""
        tokens = [_TOKEN.findall(phrase) for phrase in phrases]
        words = sorted({word for of_phrase in tokens for word in of_phrase})
        numbers = {word: number for number, word in enumerate(words, start=1)}
        hashes = np.zeros(len(phrases), dtype=np.uint64)
        counts = np.array([len(of_phrase) for of_phrase in tokens], dtype=np.int64)
        beginnings: list[npt.NDArray[np.uint64]] = [np.zeros(0, dtype=np.uint64)]
        with np.errstate(over="ignore"):
            for at in range(int(counts.max(initial=0))):
                longer = np.flatnonzero(counts > at)
                ids = np.array([numbers[tokens[i][at]] for i in longer], dtype=np.uint64)
                hashes[longer] = hashes[longer] * _BASE + ids
                beginnings.append(np.unique(hashes[longer]))
        order = np.argsort(hashes, kind="stable")
        arrays = {
            "hashes": hashes[order],
            "owners": order.astype(np.uint64),
            "beginnings": np.unique(np.concatenate(beginnings)),
        }
        return cls(phrases, arrays, words)

    def arrays(self) -> dict[str, npt.NDArray[np.generic]]:
        """What ``from_arrays`` makes the table of again."""
        return {
            "hashes": self._hashes,
            "owners": self._owners.astype(np.uint32),
            "beginnings": self._beginnings,
            "words": one_blob(self._words),
            "phrases": one_blob(self.phrases),
        }

    @classmethod
    def from_arrays(cls, arrays: Mapping[str, npt.NDArray[np.generic]]) -> PhraseTable:
        """A table that was saved."""
        numbers = {name: np.asarray(arrays[name], dtype=np.uint64) for name in ("hashes", "owners", "beginnings")}
        return cls(lines_of(arrays["phrases"]), numbers, lines_of(arrays["words"]))

    def __len__(self) -> int:
        return len(self.phrases)

    def find(self, text: str) -> list[tuple[int, int, int]]:
        """Each place of a phrase in a normalised text: start, end, number of the phrase; by start, overlaps too."""
        tokens = _TOKEN.findall(text)
        ids = np.fromiter(map(self._numbers.get, tokens, repeat(0)), dtype=np.uint64, count=len(tokens))
        starts, ends = _borders(text, tokens)
        found: list[tuple[int, int, int]] = []
        places = np.flatnonzero(ids)
        hashes = ids[places]
        length = 1
        with np.errstate(over="ignore"):
            while len(places):
                begun = _rows(self._beginnings, hashes) >= 0
                places, hashes = places[begun], hashes[begun]
                rows = _rows(self._hashes, hashes)
                for i in np.flatnonzero(rows >= 0).tolist():
                    start, end = int(starts[places[i]]), int(ends[places[i] + length - 1])
                    owner = self._owner(int(rows[i]), text[start:end])
                    if owner is not None:
                        found.append((start, end, owner))
                inside = places + length < len(ids)
                places, hashes = places[inside], hashes[inside]
                following = ids[places + length]
                places, hashes = places[following > 0], (hashes * _BASE + following)[following > 0]
                length += 1
        found.sort()
        return found

    def _owner(self, row: int, written: str) -> int | None:
        """The phrase that is written so; phrases of the same tokens with other blanks between have the same hash."""
        hashed = self._hashes[row]
        while row < len(self._hashes) and self._hashes[row] == hashed:
            owner = int(self._owners[row])
            if self.phrases[owner] == written:
                return owner
            row += 1
        return None


def _borders(text: str, tokens: list[str]) -> tuple[npt.NDArray[np.intp], npt.NDArray[np.intp]]:
    """Where each token starts and ends. All that is no blank belongs to a token, one after the other."""
    lengths = np.fromiter(map(len, tokens), dtype=np.intp, count=len(tokens))
    characters = np.frombuffer(text.encode("utf-32-le", "surrogatepass"), dtype=np.uint32)
    solid = np.flatnonzero((characters != 32) & (characters != 10))
    past = np.cumsum(lengths)
    if len(solid) != (past[-1] if len(past) else 0):  # blanks of other kinds, which a normalised text has not
        spans = np.array([match.span() for match in _TOKEN.finditer(text)], dtype=np.intp).reshape(-1, 2)
        return spans[:, 0], spans[:, 1]
    return solid[past - lengths], solid[past - 1] + 1


def _rows(ordered: npt.NDArray[np.uint64], wanted: npt.NDArray[np.uint64]) -> npt.NDArray[np.intp]:
    """The first row of each of these in the sorted array, -1 where it is not in it."""
    if not len(ordered):
        return np.full(len(wanted), -1, dtype=np.intp)
    row = np.minimum(np.searchsorted(ordered, wanted), len(ordered) - 1)
    return np.where(ordered[row] == wanted, row, -1)


def one_blob(lines: Sequence[str]) -> npt.NDArray[np.generic]:
    """Strings without line feeds as one array of bytes."""
    return np.frombuffer("\n".join(lines).encode("utf-8"), dtype=np.uint8)


def lines_of(blob: npt.NDArray[np.generic]) -> list[str]:
    """The strings of such an array."""
    return blob.tobytes().decode("utf-8").split("\n") if len(blob) else []
