"""How often two resumes for one job stand in the order that people gave them: ``pairs.csv`` in, shares out.

A job is named by its skills alone. Four ways order the resumes: our score of a role made of these skills; through the
occupations that the skills are nearest to; cosine TF-IDF of the skills; and the resume's length as a control, which
knows nothing of the job. Pairs that people scored alike say nothing and are left out; ties of a way count half.
"""

from __future__ import annotations

import csv
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

from skillmatch.errors import InvalidUse, UnreadableFile
from skillmatch.evaluation.reading import MEASURED_AS_OF, Reading, read_all
from skillmatch.evaluation.through_roles import through_roles
from skillmatch.matching import scores
from skillmatch.roles import (
    Library,
    Qualification,
    Role,
    compile_roles,
    default_background,
    onet_roles,
    read_needs,
)
from skillmatch.skills import Finder, default_finder

__all__ = ["PairFigures", "ScoredPair", "evaluate_pairs", "in_order", "job_role", "pairs_table", "read_pairs"]

Floats = npt.NDArray[np.float64]

_DRAWS = 2000


@dataclass(frozen=True, slots=True)
class ScoredPair:
    """A resume scored by a person for a job."""

    job: str
    skills: tuple[str, ...]
    resume: str
    score: float


@dataclass(frozen=True, slots=True)
class PairFigures:
    """``share`` of pairs in order, its 95% bootstrap interval over jobs, and ``jobs`` in which more than half are."""

    method: str
    share: float
    interval: tuple[float, float]
    jobs: int


def read_pairs(path: Path) -> list[ScoredPair]:
    """``job_id,job_skills,resume,score`` rows; skills are parted by semicolons. Raises ``InvalidUse`` with the line."""
    columns = ("job_id", "job_skills", "resume", "score")
    remedy = "Give a CSV file with the columns job_id, job_skills, resume and score."
    try:
        with path.open(encoding="utf-8-sig", newline="") as stream:
            rows = csv.DictReader(stream)
            if not set(columns) <= set(rows.fieldnames or ()):
                raise InvalidUse(f"{path}:1: the columns {', '.join(columns)} are needed", remedy=remedy)
            found = []
            for row in rows:
                skills = tuple(skill.strip() for skill in row["job_skills"].split(";") if skill.strip())
                try:
                    found.append(ScoredPair(row["job_id"], skills, row["resume"], float(row["score"])))
                except ValueError:
                    message = f"{path}:{rows.line_num}: {row['score']!r} is no score"
                    raise InvalidUse(message, remedy=remedy) from None
            return found
    except FileNotFoundError:
        raise InvalidUse(f"{path} does not exist", remedy=remedy) from None


def job_role(job: str, skills: Sequence[str], finder: Finder) -> Role:
    """A job that only its skills name, as a role: each is a required line, and a title that the job may have."""
    lines = [
        Qualification(f"q{n}", "Skills", skill, True, read_needs(skill, finder))
        for n, skill in enumerate(skills, start=1)
    ]
    return Role(f"job-{job}", skills[0], tuple(skills[1:]), qualifications=tuple(lines))


def in_order(method: str, pairs: Sequence[ScoredPair], values: Sequence[float]) -> PairFigures:
    """How many of the ordered pairs of one job ``values`` (one for each row of ``pairs``) put in the same order."""
    right: list[float] = []
    of: list[int] = []
    for job in dict.fromkeys(pair.job for pair in pairs):
        rows = [i for i, pair in enumerate(pairs) if pair.job == job]
        told = [
            np.sign(values[a] - values[b]) * np.sign(pairs[a].score - pairs[b].score)
            for n, a in enumerate(rows)
            for b in rows[n + 1 :]
            if pairs[a].score != pairs[b].score
        ]
        right.append(sum((1 + float(sign)) / 2 for sign in told))
        of.append(len(told))
    rights, counts = np.array(right), np.array(of, dtype=np.float64)
    draws = np.random.default_rng(0).integers(0, len(of), size=(_DRAWS, len(of)))
    low, high = np.quantile(rights[draws].sum(axis=1) / counts[draws].sum(axis=1), (0.025, 0.975))
    return PairFigures(
        method, float(rights.sum() / counts.sum()), (float(low), float(high)), int((rights > counts / 2).sum())
    )


def evaluate_pairs(data: Path, onet: Path | None) -> dict[str, Any]:
    """The four ways on ``data/pairs.csv`` and ``data/resumes``; ``onet``: its occupations join the library's roles.

    Returns plain data: ``methods`` (``PairFigures`` as dicts), ``pairs`` that people put in an order, ``jobs``,
    ``resumes``, ``roles`` that the detour goes through, ``as_of``, ``unreadable``.
    """
    finder = default_finder()
    rows = read_pairs(data / "pairs.csv")
    unreadable: dict[str, UnreadableFile] = {}
    files = [data / "resumes" / name for name in sorted({row.resume for row in rows})]
    readings = {Path(r.file).name: r for r in read_all(files, finder, unreadable=unreadable)}
    rows = [row for row in rows if row.resume in readings]
    if not rows:
        raise InvalidUse(f"no resume of {data / 'pairs.csv'} can be read", remedy="Put them into the folder resumes.")
    roles = list(Library.load(finder).values()) + (onet_roles(onet, finder) if onet is not None else [])
    return {
        "methods": [asdict(found) for found in measure_pairs(rows, readings, roles, finder)],
        "pairs": sum(a.job == b.job and a.score != b.score for n, a in enumerate(rows) for b in rows[n + 1 :]),
        "jobs": len({row.job for row in rows}),
        "resumes": len(readings),
        "roles": len(roles),
        "as_of": MEASURED_AS_OF.isoformat(),
        "unreadable": {Path(file).name: error.kind for file, error in sorted(unreadable.items())},
    }


def measure_pairs(
    rows: Sequence[ScoredPair], readings: Mapping[str, Reading], roles: Sequence[Role], finder: Finder
) -> list[PairFigures]:
    """The figures of each way."""
    jobs = {row.job: job_role(row.job, row.skills, finder) for row in rows}
    names = list(jobs)
    resumes = list(readings)
    background = default_background()
    own = compile_roles(list(jobs.values()), finder.taxonomy, background)
    direct = np.array([scores(readings[name].profile, own) for name in resumes], dtype=np.float64)
    profiles = [readings[name].profile for name in resumes]
    detour = through_roles(list(jobs.values()), profiles, compile_roles(roles, finder.taxonomy, background))
    cosine = _cosine([readings[name].text for name in resumes], [" ".join(job.titles) for job in jobs.values()])
    length = [len(readings[name].text.split()) for name in resumes]
    at = [(resumes.index(row.resume), names.index(row.job)) for row in rows]
    return [
        in_order("skillmatch", rows, [float(direct[r, j]) for r, j in at]),
        in_order("through occupations", rows, [float(detour[r, j]) for r, j in at]),
        in_order("cosine TF-IDF", rows, [float(cosine[r, j]) for r, j in at]),
        in_order("length of the resume", rows, [float(length[r]) for r, _ in at]),
    ]


def _cosine(texts: Sequence[str], jobs: Sequence[str]) -> Floats:
    from sklearn.feature_extraction.text import TfidfVectorizer

    vectorizer = TfidfVectorizer(ngram_range=(1, 2), sublinear_tf=True, stop_words="english")
    resumes = vectorizer.fit_transform(texts)
    return np.asarray((resumes @ vectorizer.transform(jobs).T).todense(), dtype=np.float64)


def pairs_table(report: Mapping[str, Any]) -> str:
    """The report as lines of text."""
    lines = [
        f"{report['pairs']} pairs in an order, {report['jobs']} jobs, {report['resumes']} resumes, "
        f"{report['roles']} roles and occupations on the detour",
        "",
        f"{'way':<24}{'in order':>8}   95% interval over jobs   jobs better than chance",
    ]
    for found in report["methods"]:
        low, high = found["interval"]
        lines.append(
            f"{found['method']:<24}{found['share']:>8.3f}   {f'{low:.3f} to {high:.3f}':<22}   {found['jobs']:>3}"
        )
    if report["unreadable"]:
        lines += ["", f"{len(report['unreadable'])} could not be read:"]
        lines += [f"  {file}: {kind}" for file, kind in report["unreadable"].items()]
    return "\n".join(lines) + "\n"
