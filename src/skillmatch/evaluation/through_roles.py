"""A job of few words compared with resumes through the roles that it is near to: jobs, resumes, roles in; values out.

Three skills say little of what a job is; the roles that share their words say more. A resume's value is the mean of
its scores for these roles, each weighing as much as it is near.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

from skillmatch.matching import scores
from skillmatch.resume import Profile
from skillmatch.roles import Role, RoleTable
from skillmatch.skills import words_and_pairs

__all__ = ["NEAREST", "nearness", "through_roles"]

Floats = npt.NDArray[np.float64]

#: the number of roles that a job is seen through, as in the trials before (TF-IDF over occupations)
NEAREST = 15


def nearness(jobs: Sequence[Role], table: RoleTable) -> Floats:
    """Cosine of the vocabularies of each job and each role of the table, by the weights of the roles, (jobs, roles)."""
    roles = len(table)
    norms = np.zeros(roles)
    np.add.at(norms, table.term_roles, table.term_weights.astype(np.float64) ** 2)
    norms = np.sqrt(np.maximum(norms, 1.0))
    background = table.background
    near = np.zeros((len(jobs), roles))
    for j, job in enumerate(jobs):
        counts: dict[str, int] = {}
        for line, times in job.lines():
            for term in words_and_pairs(line):
                counts[term] = counts.get(term, 0) + times
        terms = sorted(counts)
        rows = background.rows(terms)
        weights = np.array([1 + np.log(counts[term]) for term in terms])
        weights *= background.role_idf[rows] * background.resume_idf[rows]
        weights /= np.sqrt((weights**2).sum()) or 1.0
        for term, weight in zip(terms, weights.tolist(), strict=True):
            column = table.term_index.get(term)
            if column is not None:
                held = slice(int(table.term_first[column]), int(table.term_first[column + 1]))
                owners = table.term_roles[held]
                near[j, owners] += weight * table.term_weights[held] / norms[owners]
    return near


def through_roles(jobs: Sequence[Role], profiles: Sequence[Profile], table: RoleTable) -> Floats:
    """The mean score of each profile for the ``NEAREST`` roles of each job, weighted by nearness, (profiles, jobs).

    A job that shares no word with any role gets 0 for all.
    """
    near = nearness(jobs, table)
    for row in near:
        row[np.argsort(-row, kind="stable")[NEAREST:]] = 0
    near /= np.maximum(near.sum(axis=1, keepdims=True), 1e-12)
    own = np.array([scores(profile, table) for profile in profiles], dtype=np.float64)
    return np.asarray(own @ near.T, dtype=np.float64)
