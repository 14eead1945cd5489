"""How often the right role comes first: labelled resumes against groups of roles, beside a cosine TF-IDF baseline.

A category's score is the mean over its roles. The right category's place among all gives *first*, *in three* and the
mean reciprocal rank. Ties go to the category that stands first in the alphabet, for every method alike.
"""

from __future__ import annotations

import csv
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import numpy.typing as npt

from skillmatch.errors import InvalidUse
from skillmatch.matching import scores
from skillmatch.resume import Profile
from skillmatch.roles import Role, RoleTable

__all__ = [
    "RankingFigures",
    "category_means",
    "cosine_baseline",
    "figures",
    "length_correlation",
    "read_groups",
    "read_labels",
]

Floats = npt.NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class RankingFigures:
    """Shares of resumes; ``interval`` is the 95% bootstrap interval of ``first``."""

    method: str
    resumes: int
    first: float
    in_three: float
    mrr: float
    interval: tuple[float, float]
    by_category: Mapping[str, float]


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


def cosine_baseline(texts: Sequence[str], roles: Sequence[Role], groups: Mapping[str, Sequence[int]]) -> Floats:
    """Cosine of word and pair TF-IDF between each resume and the joined text of a category's roles."""
    from sklearn.feature_extraction.text import TfidfVectorizer

    def text_of(role: Role) -> str:
        tools = " ".join(q.text for q in role.qualifications)
        return " ".join((*(role.title,) * 3, role.summary, *role.duties, *role.alternative_titles, tools))

    documents = [" ".join(text_of(roles[r]) for r in members) for members in groups.values()]
    vectorizer = TfidfVectorizer(ngram_range=(1, 2), sublinear_tf=True, stop_words="english")
    targets = vectorizer.fit_transform(documents)
    return np.asarray((vectorizer.transform(texts) @ targets.T).todense(), dtype=np.float64)


def figures(method: str, values: Floats, categories: Sequence[str], labels: Sequence[str]) -> RankingFigures:
    """First, in three, MRR over the rows of ``values`` (resumes, categories) with these right categories."""
    right = np.array([categories.index(label) for label in labels])
    own = values[np.arange(len(right)), right]
    above = (values > own[:, None]).sum(axis=1)
    tied_before = ((values == own[:, None]) & (np.arange(values.shape[1]) < right[:, None])).sum(axis=1)
    ranks = 1 + above + tied_before
    first = (ranks == 1).astype(np.float64)
    draws = np.random.default_rng(0).integers(0, len(first), size=(1000, len(first)))
    low, high = np.quantile(first[draws].mean(axis=1), (0.025, 0.975))
    return RankingFigures(
        method=method,
        resumes=len(first),
        first=float(first.mean()),
        in_three=float((ranks <= 3).mean()),
        mrr=float((1 / ranks).mean()),
        interval=(float(low), float(high)),
        by_category={
            category: float(first[right == c].mean()) for c, category in enumerate(categories) if (right == c).any()
        },
    )


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
