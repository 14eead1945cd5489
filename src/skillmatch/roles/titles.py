"""How much one job title resembles another: the cosine of their rarity-weighted character 2–5-grams.

Grams are taken inside words (with a blank at each end), hashed into buckets, weighted by the frozen ``gram_idf``.
Dot products and norms are integers; one square root and one division give the cosine, floored to thousandths, so a
title scores the same on every machine. Titles that share nothing but words such as "specialist" or "senior"
(``data/words/generic_titles.csv``) are not alike: a title that is more than such words needs one of its own in common,
by its first letters.
"""

from __future__ import annotations

import csv
import zlib
from collections.abc import Iterable, Sequence
from functools import cache, lru_cache

import numpy as np
import numpy.typing as npt

from skillmatch import resources
from skillmatch.roles.background import GRAM_BUCKETS, Background
from skillmatch.skills import fold, is_word, tokens

__all__ = ["TitleIndex", "gram_counts", "resemblance", "title_words"]

_LENGTHS = (2, 3, 4, 5)
#: cosines up to here are chance: the resemblance starts above (DESIGN, The score, 5)
_CHANCE = 200
#: words that begin alike so far are one word here: "accounting", "accountant"
_STEM = 5


def title_words(title: str) -> tuple[str, ...]:
    """A title's words in normal form; short function words stay, since "VP of Sales" is not "VP Sales" by chance.

    >>> title_words("Sr. AI Engineer (Remote)")
    ('sr', 'ai', 'engineer', 'remote')
    """
    return tuple(token for token, _, _ in tokens(title))


@lru_cache(maxsize=20_000)
def _word_grams(word: str) -> tuple[int, ...]:
    padded = f" {word} "
    return tuple(
        zlib.crc32(padded[i : i + n].encode("utf-8")) % GRAM_BUCKETS
        for n in _LENGTHS
        for i in range(len(padded) - n + 1)
    )


def gram_counts(words: Iterable[str]) -> dict[int, int]:
    """How often each bucket's grams stand in the words."""
    counts: dict[int, int] = {}
    for word in words:
        for bucket in _word_grams(word):
            counts[bucket] = counts.get(bucket, 0) + 1
    return counts


def resemblance(cosine: npt.NDArray[np.int64]) -> npt.NDArray[np.int64]:
    """``max(0, s − .2) / .8`` in thousandths, floored; takes and gives thousandths."""
    return np.maximum(cosine - _CHANCE, 0) * 1000 // (1000 - _CHANCE)


@cache
def _generic() -> frozenset[str]:
    path = resources.data_folder() / "words" / "generic_titles.csv"
    with path.open(encoding="utf-8", newline="") as rows:
        return frozenset(fold(row["word"]) for row in csv.DictReader(rows))


def own_stems(words: Iterable[str]) -> frozenset[str]:
    """The first letters of the words that say what trade a title is of.

    >>> sorted(own_stems(title_words("Senior Accounting Specialist")))
    ['accou']
    """
    return frozenset(word[:_STEM] for word in words if word not in _generic() and is_word(word))


class TitleIndex:
    """All titles of a set of roles, ready to be compared with one title at a time."""

    def __init__(self, titles: Sequence[Sequence[str]], background: Background) -> None:
        """``titles[r]`` are the titles of role ``r``, each as written."""
        self._idf = background.gram_idf
        self.names: list[str] = [title for names in titles for title in names]
        self.roles = np.array([r for r, names in enumerate(titles) for _ in names], dtype=np.int64)
        self._role_count = len(titles)
        buckets: list[int] = []
        owners: list[int] = []
        values: list[int] = []
        self.norms = np.ones(len(self.names), dtype=np.int64)
        self._by_stem: dict[str, list[int]] = {}
        self._generic: list[int] = []
        for t, title in enumerate(self.names):
            norm = 0
            words = title_words(title)
            stems = own_stems(words)
            for stem in stems:
                self._by_stem.setdefault(stem, []).append(t)
            if not stems:
                self._generic.append(t)
            for bucket, count in gram_counts(words).items():
                weight = count * int(self._idf[bucket])
                buckets.append(bucket)
                owners.append(t)
                values.append(weight)
                norm += weight * weight
            self.norms[t] = max(norm, 1)
        order = np.argsort(np.array(buckets, dtype=np.int64), kind="stable")
        self._buckets = np.array(buckets, dtype=np.int64)[order]
        self._owners = np.array(owners, dtype=np.int64)[order]
        self._values = np.array(values, dtype=np.int64)[order]
        self._first = np.searchsorted(self._buckets, np.arange(GRAM_BUCKETS + 1))

    def cosines(self, words: Sequence[str]) -> npt.NDArray[np.int64]:
        """The cosine of these words with each title, in thousandths, (titles,)."""
        counts = gram_counts(words)
        if not counts or not self.names:
            return np.zeros(len(self.names), dtype=np.int64)
        slices: list[npt.NDArray[np.int64]] = []
        weights: list[npt.NDArray[np.int64]] = []
        norm = 0
        for bucket, count in counts.items():
            weight = count * int(self._idf[bucket])
            norm += weight * weight
            low, high = self._first[bucket], self._first[bucket + 1]
            if low < high:
                slices.append(self._owners[low:high])
                weights.append(self._values[low:high] * weight)
        if not slices:
            return np.zeros(len(self.names), dtype=np.int64)
        # Sums of integers below 2**53 are exact in float64, in whatever order they are added.
        dots = np.bincount(
            np.concatenate(slices), weights=np.concatenate(weights).astype(np.float64), minlength=len(self.names)
        )
        cosine = np.floor(dots * 1000.0 / np.sqrt(self.norms.astype(np.float64) * float(norm)))
        return np.minimum(cosine, 1000.0).astype(np.int64)

    def best(self, words: Sequence[str]) -> tuple[npt.NDArray[np.int64], npt.NDArray[np.int64]]:
        """For each role: the resemblance of its best title in thousandths, and which title that is (-1: none)."""
        stems = own_stems(words)
        kin = [t for stem in stems for t in self._by_stem.get(stem, ())] if stems else self._generic
        related = np.zeros(len(self.names), dtype=np.bool_)
        related[kin] = True
        shares = np.where(related, resemblance(self.cosines(words)), 0)
        best = np.zeros(self._role_count, dtype=np.int64)
        np.maximum.at(best, self.roles, shares)
        which = np.full(self._role_count, -1, dtype=np.int64)
        hit = np.flatnonzero((shares > 0) & (shares == best[self.roles]))
        which[self.roles[hit[::-1]]] = hit[::-1]  # of equals the first title stays
        return best, which
