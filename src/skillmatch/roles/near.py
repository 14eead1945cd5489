"""The roles nearest to one, and what moving there takes: read from the roles alone, no resume.

Nearness is in thousandths: half of it is how many of the other's skills this role asks too, three tenths how alike the
words of the two roles are, two tenths how alike their titles' words.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from skillmatch.roles.model import CertificateNeed, DegreeNeed, Qualification, Role, SkillNeed, YearsNeed, leaves
from skillmatch.roles.schema import DEGREES
from skillmatch.skills import Taxonomy, fold

__all__ = ["NearRole", "near_roles"]

_SKILLS, _WORDS, _TITLES = 500, 300, 200
_SHORTEST = 4
_WORD = re.compile(r"[^\W\d_]+")


@dataclass(frozen=True, slots=True)
class NearRole:
    """A role and what it asks beyond the first. ``nearness`` is 0…1000; ``years`` and ``degree`` are (from, to), where
    the other role asks more; ``asks``: its required qualifications that the first role does not ask already."""

    role: Role
    nearness: int
    shared: tuple[str, ...]
    new: tuple[str, ...]
    asks: tuple[Qualification, ...]
    years: tuple[float, float] | None
    degree: tuple[str, str] | None


def near_roles(role: Role, others: Iterable[Role], taxonomy: Taxonomy, *, top: int = 5) -> list[NearRole]:
    """The ``top`` roles nearest to ``role``, nearest first, ties by id; those that share nothing are left out."""
    skills, words, titles = _skills(role.qualifications), _words(role), _title_words(role)
    covered = skills | {wider for skill in skills for wider in taxonomy.ancestors(skill)}
    found: list[NearRole] = []
    for other in others:
        if other.id == role.id:
            continue
        asked = _skills(other.qualifications)
        shared = {skill for skill in asked if skill in covered}
        nearness = (
            _SKILLS * len(shared) // max(len(asked), 1)
            + _WORDS * _alike(words, _words(other)) // 1000
            + _TITLES * _alike(titles, _title_words(other)) // 1000
        )
        if nearness == 0:
            continue
        years, degree = (_years(role), _years(other)), (_degree(role), _degree(other))
        found.append(
            NearRole(
                role=other,
                nearness=nearness,
                shared=tuple(sorted(shared)),
                new=tuple(sorted(asked - shared)),
                asks=tuple(q for q in other.qualifications if q.required and _is_new(q, covered, role)),
                years=years if years[1] > years[0] else None,
                degree=degree if _rank(degree[1]) > _rank(degree[0]) else None,
            )
        )
    return sorted(found, key=lambda one: (-one.nearness, one.role.id))[:top]


def _is_new(qualification: Qualification, covered: set[str], role: Role) -> bool:
    """Whether none of the ways to meet a qualification is asked in the first role."""
    if qualification.needs is None:
        return not any(fold(one.text) == fold(qualification.text) for one in role.qualifications)
    for leaf in leaves(qualification.needs):
        match leaf:
            case SkillNeed(skill) | CertificateNeed(skill) if skill in covered:
                return False
            case YearsNeed(years, skill) if (skill is None or skill in covered) and years <= _years(role):
                return False
            case DegreeNeed(degree, _) if _rank(degree) <= _rank(_degree(role)):
                return False
    return True


def _skills(qualifications: Sequence[Qualification]) -> set[str]:
    found: set[str] = set()
    for qualification in qualifications:
        for leaf in leaves(qualification.needs) if qualification.needs is not None else ():
            match leaf:
                case SkillNeed(skill) | CertificateNeed(skill) | YearsNeed(_, str() as skill):
                    found.add(skill)
    return found


def _years(role: Role) -> float:
    """The years that the role asks at least, of whatever; 0 where it tells none."""
    stated = role.experience_years.min if role.experience_years is not None else 0.0
    asked = (
        leaf.years
        for q in role.qualifications
        if q.required and q.needs is not None
        for leaf in leaves(q.needs)
        if isinstance(leaf, YearsNeed)
    )
    return stated or max(asked, default=0.0)


def _degree(role: Role) -> str:
    """The lowest degree among the required lines; "" where they ask none."""
    asked = [
        leaf.degree
        for q in role.qualifications
        if q.required and q.needs is not None
        for leaf in leaves(q.needs)
        if isinstance(leaf, DegreeNeed)
    ]
    return min(asked, key=_rank, default="")


def _rank(degree: str) -> int:
    return DEGREES.index(degree) + 1 if degree in DEGREES else 0


def _words(role: Role) -> set[str]:
    return {w for line, _ in role.lines() for w in _WORD.findall(fold(line)) if len(w) >= _SHORTEST}


def _title_words(role: Role) -> set[str]:
    return {word for title in role.titles for word in _WORD.findall(fold(title)) if len(word) > 1}


def _alike(some: set[str], others: set[str]) -> int:
    """Jaccard in thousandths."""
    both = len(some | others)
    return 1000 * len(some & others) // both if both else 0
