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
from collections.abc import Iterable, Mapping, Sequence
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


@lru_cache(maxsize=50_000)
def _gram_array(word: str) -> npt.NDArray[np.int64]:
    return np.array(_word_grams(word), dtype=np.int64)


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
        self._take(titles, background)
        by_stem: dict[str, list[int]] = {}
        generic: list[int] = []
        grams: list[npt.NDArray[np.int64]] = [np.zeros(0, dtype=np.int64)]
        owners: list[int] = [0]
        for t, title in enumerate(self.names):
            words = title_words(title)
            stems = own_stems(words)
            for stem in stems:
                by_stem.setdefault(stem, []).append(t)
            if not stems:
                generic.append(t)
            grams += [_gram_array(word) for word in words]
            owners += [t] * len(words)
        self._by_stem = {stem: np.array(kin, dtype=np.int64) for stem, kin in by_stem.items()}
        self._generic = np.array(generic, dtype=np.int64)
        # Each title's buckets once, with how often its grams fall into them.
        of_title = np.repeat(np.array(owners, dtype=np.int64), [len(one) for one in grams])
        pairs, counts = np.unique(of_title * GRAM_BUCKETS + np.concatenate(grams), return_counts=True)
        of_title, buckets = pairs // GRAM_BUCKETS, pairs % GRAM_BUCKETS
        weights = counts * self._idf[buckets]
        norms = np.zeros(len(self.names), dtype=np.int64)
        np.add.at(norms, of_title, weights * weights)
        self.norms = np.maximum(norms, 1)
        self._buckets = buckets.astype(np.uint16)
        self._values = weights.astype(np.uint32)
        self._ends = np.searchsorted(of_title, np.arange(len(self.names) + 1)).astype(np.int64)

    def _take(self, titles: Sequence[Sequence[str]], background: Background) -> None:
        self._idf = background.gram_idf
        self.names: list[str] = [title for names in titles for title in names]
        self.roles = np.array([r for r, names in enumerate(titles) for _ in names], dtype=np.int64)
        self._role_count = len(titles)

    def arrays(self) -> dict[str, npt.NDArray[np.generic]]:
        """What ``from_arrays`` makes the index of again, beside the titles."""
        stems = sorted(self._by_stem)
        kin = [self._by_stem[stem] for stem in stems] or [np.zeros(0, dtype=np.int64)]
        return {
            "norms": self.norms,
            "buckets": self._buckets,
            "values": self._values,
            "ends": self._ends,
            "generic": self._generic,
            "stems": np.frombuffer("\n".join(stems).encode("utf-8"), dtype=np.uint8),
            "kin": np.concatenate(kin),
            "kin_counts": np.array([len(self._by_stem[stem]) for stem in stems], dtype=np.int64),
        }

    @classmethod
    def from_arrays(
        cls, titles: Sequence[Sequence[str]], background: Background, arrays: Mapping[str, npt.NDArray[np.generic]]
    ) -> TitleIndex:
        """An index that was saved, of the same titles. Raises ``ValueError`` where it is of others."""
        index = cls.__new__(cls)
        index._take(titles, background)
        index.norms = np.asarray(arrays["norms"], dtype=np.int64)
        if len(index.norms) != len(index.names):
            raise ValueError("an index of other titles")
        index._buckets = np.asarray(arrays["buckets"], dtype=np.uint16)
        index._values = np.asarray(arrays["values"], dtype=np.uint32)
        index._ends = np.asarray(arrays["ends"], dtype=np.int64)
        index._generic = np.asarray(arrays["generic"], dtype=np.int64)
        stems = arrays["stems"].tobytes().decode("utf-8").split("\n")
        kin, ends = np.asarray(arrays["kin"], dtype=np.int64), np.cumsum(arrays["kin_counts"], dtype=np.int64)
        index._by_stem = dict(zip(stems, np.split(kin, ends[:-1]), strict=True)) if len(ends) else {}
        return index

    def _cosines(self, counts: Mapping[int, int], among: npt.NDArray[np.int64]) -> npt.NDArray[np.int64]:
        """The cosine of a title with these grams with each title ``among`` ours, in thousandths, (among,)."""
        weights = np.zeros(GRAM_BUCKETS, dtype=np.int64)
        norm = 0
        for bucket, count in counts.items():
            weight = count * int(self._idf[bucket])
            weights[bucket] = weight
            norm += weight * weight
        starts = self._ends[among]
        lengths = self._ends[among + 1] - starts
        ends = np.cumsum(lengths)
        places = np.repeat(starts - (ends - lengths), lengths) + np.arange(int(ends[-1]))
        sums = np.concatenate(([0], np.cumsum(weights[self._buckets[places]] * self._values[places])))
        dots = sums[ends] - sums[ends - lengths]
        # Integers below 2**53 are exact in float64.
        cosine = np.floor(dots * 1000.0 / np.sqrt(self.norms[among].astype(np.float64) * float(norm)))
        whole: npt.NDArray[np.int64] = np.minimum(cosine, 1000.0).astype(np.int64)
        return whole

    def best(self, words: Sequence[str]) -> tuple[npt.NDArray[np.int64], npt.NDArray[np.int64]]:
        """For each role: the resemblance of its best title in thousandths, and which title that is (-1: none)."""
        best = np.zeros(self._role_count, dtype=np.int64)
        which = np.full(self._role_count, -1, dtype=np.int64)
        counts = gram_counts(words)
        stems = own_stems(words)
        groups = [self._by_stem[stem] for stem in stems if stem in self._by_stem] if stems else [self._generic]
        kin = np.unique(np.concatenate(groups)) if groups else np.zeros(0, dtype=np.int64)
        if counts and len(kin):
            shares = resemblance(self._cosines(counts, kin))
            owners = self.roles[kin]
            np.maximum.at(best, owners, shares)
            hit = np.flatnonzero((shares > 0) & (shares == best[owners]))[::-1]
            which[owners[hit]] = kin[hit]  # of equals the first title stays
        return best, which
