"""Makes the frozen tables of ``models/``: resumes and roles in, ``Background`` out. Aggregates only.

From resumes come, for each term that at least ``LEAST_RESUMES`` of them hold, how many hold it and the mean and
variance of its saturation; rarer terms share one row, so that no term can be traced to a person. From role texts comes
how many roles hold a term; from job titles how many titles hold a character n-gram.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

import numpy as np
import numpy.typing as npt

from skillmatch.resume import Profile
from skillmatch.roles import GRAM_BUCKETS, SATURATION, Background, Role, gram_counts, title_words
from skillmatch.skills import words_and_pairs

__all__ = ["LEAST_RESUMES", "renew", "train"]

Integers = npt.NDArray[np.int64]
#: √idf among resumes, mean and variance of the saturation, in the units of ``Background``
Row = tuple[int, int, int]

LEAST_RESUMES = 20
#: a word, a pair of words that fewer role texts hold takes the common row
_LEAST_ROLES_WORD = 2
_LEAST_ROLES_PAIR = 4
_LOG_TABLE = 256


def train(
    profiles: Sequence[Profile],
    occupations: Sequence[Role],
    library: Sequence[Role],
    *,
    facts: Mapping[str, Any] | None = None,
) -> Background:
    """Tables from scratch: rarity among roles is taken from ``occupations`` and ``library`` together, n-grams from
    all their titles. ``facts`` are added to those that the tables carry."""
    resume_rows, common = _resume_statistics(profiles)
    return _tables(
        resume_rows,
        common,
        _role_frequencies(occupations),
        len(occupations),
        library,
        _gram_idf([*occupations, *library]),
        {**(facts or {}), "resumes": len(profiles)},
    )


def renew(background: Background, library: Sequence[Role]) -> Background:
    """The tables with what hangs on the library made anew; what came from resumes, occupations and titles stays."""
    terms = list(background.index)
    resume_rows = {
        term: (int(background.resume_idf[row]), int(background.mean[row]), int(background.var[row]))
        for row, term in enumerate(terms)
        if background.of_resumes[row]
    }
    occupation_df = Counter(dict(zip(terms, background.occupation_df.tolist(), strict=False)))
    last = len(terms)
    common = (int(background.resume_idf[last]), int(background.mean[last]), int(background.var[last]))
    return _tables(
        resume_rows,
        common,
        occupation_df,
        int(background.facts["occupations"]),
        library,
        background.gram_idf,
        background.facts,
    )


def _resume_statistics(profiles: Sequence[Profile]) -> tuple[dict[str, Row], Row]:
    """The row of each term that enough resumes hold, and the common row of all rarer ones."""
    from sklearn.feature_extraction import DictVectorizer

    def saturations(profile: Profile) -> dict[str, float]:
        found: dict[str, float] = {}
        for term in profile.terms:
            count = len(term.plain) + len(term.listed) / 3
            found[term.term] = count / (count + 1)
        return found

    vectorizer = DictVectorizer(sort=True, dtype=np.float64)
    matrix = vectorizer.fit_transform([saturations(profile) for profile in profiles])
    n = len(profiles)
    df = np.asarray((matrix > 0).sum(axis=0)).ravel()
    mean = np.asarray(matrix.sum(axis=0)).ravel() / n
    square = np.asarray(matrix.multiply(matrix).sum(axis=0)).ravel() / n
    variance = np.maximum(square - mean * mean, 0.0)
    rare = df < LEAST_RESUMES
    rows = {
        name: _row(n, float(df[i]), float(mean[i]), float(variance[i]))
        for i, name in enumerate(vectorizer.get_feature_names_out())
        if not rare[i]
    }
    if not rare.any():
        return rows, _row(n, 1.0, 0.0, 0.0)
    return rows, _row(n, float(df[rare].mean()), float(mean[rare].mean()), float(variance[rare].mean()))


def _row(resumes: int, df: float, mean: float, variance: float) -> Row:
    idf = 1000 * math.sqrt(1 + math.log((1 + resumes) / (1 + df)))
    return math.floor(idf), math.floor(SATURATION * mean), math.floor(1_000_000 * variance)


def _role_frequencies(roles: Sequence[Role]) -> Counter[str]:
    """How many role texts hold each term."""
    frequencies: Counter[str] = Counter()
    for role in roles:
        frequencies.update({term for line, _ in role.lines() for term in words_and_pairs(line)})
    return frequencies


def _gram_idf(roles: Sequence[Role]) -> Integers:
    """The rarity of each bucket of character n-grams among the distinct titles of the roles."""
    titles = sorted({title for role in roles for title in role.titles})
    df = np.zeros(GRAM_BUCKETS, dtype=np.int64)
    for title in titles:
        for bucket in gram_counts(title_words(title)):
            df[bucket] += 1
    return _floors(100 * (1 + math.log((1 + len(titles)) / (1 + int(held)))) for held in df)


def _tables(
    resume_rows: Mapping[str, Row],
    common: Row,
    occupation_df: Counter[str],
    occupations: int,
    library: Sequence[Role],
    gram_idf: Integers,
    facts: Mapping[str, Any],
) -> Background:
    library_df = _role_frequencies(library)
    frequent = {
        term
        for term, df in (occupation_df + library_df).items()
        if df >= (_LEAST_ROLES_PAIR if " " in term else _LEAST_ROLES_WORD)
    }
    terms = sorted(frequent | set(resume_rows))
    rows = [resume_rows.get(term, common) for term in terms] + [common]
    role_df = [occupation_df[term] + library_df[term] for term in terms] + [1]
    roles = occupations + len(library)
    return Background(
        index={term: row for row, term in enumerate(terms)},
        role_idf=_floors(1000 * (1 + math.log((1 + roles) / (1 + df))) for df in role_df),
        resume_idf=_floors(row[0] for row in rows),
        mean=_floors(row[1] for row in rows),
        var=_floors(row[2] for row in rows),
        of_resumes=_floors(term in resume_rows for term in terms),
        occupation_df=_floors(occupation_df[term] for term in terms),
        log_tf=_floors(1000 * (1 + math.log(max(n, 1))) for n in range(_LOG_TABLE)),
        gram_idf=gram_idf,
        facts={
            **facts,
            "occupations": occupations,
            "library_roles": len(library),
            "terms": len(terms),
            "terms_of_resumes": len(resume_rows),
        },
        version="unsaved",
    )


def _floors(values: Iterable[float]) -> Integers:
    return np.array([math.floor(value) for value in values], dtype=np.int64)
