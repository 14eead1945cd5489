"""How often the right role comes first: scores of categories and right answers in, figures with intervals out.

A category's score is the mean over its roles. The right category's place among all gives *first*, *in three* and the
mean reciprocal rank. Ties go to the category that stands first in the alphabet, for every method alike. Intervals are
of 1,000 bootstrap draws of resumes; those of a single category's small numbers are Wilson's.
"""

from __future__ import annotations

import csv
import math
import zlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import numpy.typing as npt

from skillmatch.errors import InvalidUse
from skillmatch.matching import scores
from skillmatch.resume import Profile
from skillmatch.roles import RoleTable

__all__ = [
    "FamilyFigures",
    "RankingFigures",
    "category_means",
    "figures",
    "half_of",
    "length_correlation",
    "read_groups",
    "read_labels",
    "wilson",
]

Floats = npt.NDArray[np.float64]

_DRAWS = 1000
_WITHIN = (0.025, 0.975)
#: the normal deviate of a 95% interval
_DEVIATE = 1.959964


@dataclass(frozen=True, slots=True)
class FamilyFigures:
    """One category: how many resumes are of it, how many of them come first and in three, which other category most
    often stands first instead (None when none does), and how often."""

    category: str
    resumes: int
    first: float
    first_interval: tuple[float, float]
    in_three: float
    instead: str | None
    instead_resumes: int


@dataclass(frozen=True, slots=True)
class RankingFigures:
    """Shares of resumes, each with its 95% interval."""

    method: str
    resumes: int
    first: float
    first_interval: tuple[float, float]
    in_three: float
    in_three_interval: tuple[float, float]
    mrr: float
    mrr_interval: tuple[float, float]
    families: tuple[FamilyFigures, ...]


def read_labels(path: Path) -> list[tuple[str, str]]:
    """``file,category`` rows. Raises ``InvalidUse`` naming the file and the line."""
    return _pairs(path, ("file", "category"))


def read_groups(path: Path) -> dict[str, list[str]]:
    """``category,role`` rows (or ``category,onet_soc``): category → the roles or codes that stand for it."""
    with path.open(encoding="utf-8-sig", newline="") as stream:
        header = next(csv.reader(stream), [])
    column = "onet_soc" if "onet_soc" in header else "role"
    groups: dict[str, list[str]] = {}
    for category, role in _pairs(path, ("category", column)):
        groups.setdefault(category, []).append(role)
    return groups


def _pairs(path: Path, columns: tuple[str, str]) -> list[tuple[str, str]]:
    try:
        with path.open(encoding="utf-8-sig", newline="") as stream:
            rows = csv.DictReader(stream)
            if not set(columns) <= set(rows.fieldnames or ()):
                raise InvalidUse(
                    f"{path}:1: the columns {' and '.join(columns)} are needed",
                    remedy="Give a CSV file with these columns.",
                )
            return [(row[columns[0]], row[columns[1]]) for row in rows]
    except FileNotFoundError:
        raise InvalidUse(f"{path} does not exist", remedy="Name the CSV file with the labels.") from None


def category_means(profiles: Sequence[Profile], table: RoleTable, groups: Mapping[str, Sequence[int]]) -> Floats:
    """The mean score of each category's roles (``groups``: numbers in the table), (profiles, categories)."""
    result = np.zeros((len(profiles), len(groups)))
    for i, profile in enumerate(profiles):
        fine = scores(profile, table)
        result[i] = [float(fine[list(members)].mean()) for members in groups.values()]
    return result


def figures(method: str, values: Floats, categories: Sequence[str], labels: Sequence[str]) -> RankingFigures:
    """First, in three, MRR over the rows of ``values`` (resumes, categories) with these right categories."""
    right = np.array([categories.index(label) for label in labels])
    own = values[np.arange(len(right)), right]
    above = (values > own[:, None]).sum(axis=1)
    tied_before = ((values == own[:, None]) & (np.arange(values.shape[1]) < right[:, None])).sum(axis=1)
    ranks = 1 + above + tied_before
    winners = values.argmax(axis=1)
    measures = np.stack([ranks == 1, ranks <= 3, 1 / ranks]).astype(np.float64)
    draws = np.random.default_rng(0).integers(0, len(ranks), size=(_DRAWS, len(ranks)))
    intervals = np.quantile(measures[:, draws].mean(axis=2), _WITHIN, axis=1).T
    first, in_three, mrr = measures.mean(axis=1)
    low_high = [(float(low), float(high)) for low, high in intervals]
    return RankingFigures(
        method=method,
        resumes=len(ranks),
        first=float(first),
        first_interval=low_high[0],
        in_three=float(in_three),
        in_three_interval=low_high[1],
        mrr=float(mrr),
        mrr_interval=low_high[2],
        families=tuple(
            _family(categories, c, ranks[right == c], winners[right == c])
            for c in range(len(categories))
            if (right == c).any()
        ),
    )


def _family(
    categories: Sequence[str], own: int, ranks: npt.NDArray[np.int64], winners: npt.NDArray[np.int64]
) -> FamilyFigures:
    first = int((ranks == 1).sum())
    wrong = np.bincount(winners[winners != own], minlength=len(categories))
    most = int(wrong.max())
    return FamilyFigures(
        category=categories[own],
        resumes=len(ranks),
        first=first / len(ranks),
        first_interval=wilson(first, len(ranks)),
        in_three=float((ranks <= 3).mean()),
        instead=categories[int(wrong.argmax())] if most else None,
        instead_resumes=most,
    )


def wilson(right: int, of: int) -> tuple[float, float]:
    """Wilson's 95% interval of a share.

    >>> low, high = wilson(5, 10)
    >>> round(low, 3), round(high, 3)
    (0.237, 0.763)
    """
    share, square = right / of, _DEVIATE * _DEVIATE
    middle = (share + square / (2 * of)) / (1 + square / of)
    reach = _DEVIATE / (1 + square / of) * math.sqrt(share * (1 - share) / of + square / (4 * of * of))
    return max(0.0, middle - reach), min(1.0, middle + reach)


def half_of(name: str) -> str:
    """``even`` or ``odd``: the half that a file belongs to by its name, whatever else lies beside it.

    Weights are fitted on the even half; the odd one says how well they do.
    """
    return "odd" if zlib.crc32(name.encode("utf-8")) % 2 else "even"


def length_correlation(
    values: Floats, categories: Sequence[str], labels: Sequence[str], lengths: Sequence[int]
) -> float:
    """Spearman's rank correlation of a resume's length with its mean score in the categories that are not its own.

    What length alone earns: 0 would be a score that longer resumes do not gain from.
    """
    foreign = np.array(values, dtype=np.float64)
    foreign[np.arange(len(labels)), [categories.index(label) for label in labels]] = np.nan
    return float(np.corrcoef(_ranks(np.nanmean(foreign, axis=1)), _ranks(np.array(lengths, dtype=np.float64)))[0, 1])


def _ranks(values: Floats) -> Floats:
    """Ranks from 0, equal values sharing the mean of theirs."""
    _, inverse, counts = np.unique(values, return_inverse=True, return_counts=True)
    last = np.cumsum(counts)
    return np.asarray((last - (counts + 1) / 2)[inverse], dtype=np.float64)
