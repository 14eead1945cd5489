"""What it would bring to a cohort if everybody who lacks them learned some skills: one skill, or those of a course.

An estimate that errs low: a gap counts by the part of its demand that the skills meet, each gap once, and only where it
is one to learn. Years, degrees and what was not readable are met by no course.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from skillmatch.roles import CertificateNeed, Need, SkillNeed, SomeOf
from skillmatch.screening.model import Cell, Help, Person
from skillmatch.skills import Course, Taxonomy

__all__ = ["courses_by_help", "skills_by_help"]

_FULL = 1000
_FINE = 1000  # parts of a tenth, so that many small parts are not lost one by one

#: role and requirement → what it asks
Needs = Mapping[tuple[str, str], Need | None]


def courses_by_help(
    people: Sequence[Person], needs: Needs, courses: Sequence[Course], taxonomy: Taxonomy
) -> tuple[Help, ...]:
    """The courses that help anybody: those that help most people first, then those that bring most."""
    found = [
        _help(course.id, course.title, course.skills, people, needs, taxonomy, course=course) for course in courses
    ]
    return _ordered(found)


def skills_by_help(people: Sequence[Person], needs: Needs, taxonomy: Taxonomy) -> tuple[Help, ...]:
    """The skills that help anybody, in the same order."""
    asked = sorted({skill for _, cell in _gaps(people) for skill in cell.meets if skill in taxonomy})
    return _ordered(_help(skill, taxonomy[skill].label, (skill,), people, needs, taxonomy) for skill in asked)


def _ordered(found: Iterable[Help]) -> tuple[Help, ...]:
    helping = [one for one in found if one.people]
    return tuple(sorted(helping, key=lambda one: (-len(one.people), -one.would_bring, one.id)))


def _gaps(people: Sequence[Person]) -> Iterable[tuple[tuple[str, str, str], Cell]]:
    """File, role and requirement of each gap that learning closes, with its cell."""
    for person in people:
        for standing in person.standings:
            for cell in standing.cells if standing.judged else ():
                if cell.kind == "learn" and cell.would_bring > 0:
                    yield (person.file, standing.role, cell.requirement), cell


def _help(
    id: str,
    label: str,
    skills: Sequence[str],
    people: Sequence[Person],
    needs: Needs,
    taxonomy: Taxonomy,
    *,
    course: Course | None = None,
) -> Help:
    # A narrower skill meets a broader demand.
    taught = {one for skill in skills for one in (skill, *taxonomy.ancestors(skill))}
    helped: dict[str, None] = {}
    gaps = fine = 0
    for (file, role, requirement), cell in _gaps(people):
        need = needs.get((role, requirement))
        if need is None or taught.isdisjoint(cell.meets):
            continue
        brings = _brings(need, cell, taught)
        if brings > 0:
            helped.setdefault(file)
            gaps += 1
            fine += brings
    return Help(id, label, tuple(helped), gaps, fine // _FINE, course)


def _brings(need: Need, cell: Cell, taught: set[str]) -> int:
    """What of a gap these skills bring, in thousandths of a tenth."""
    open_share = _FULL - cell.share
    if open_share <= 0:
        return 0
    return cell.would_bring * _FINE * min(open_share, _gain(need, cell, taught)) // open_share


def _gain(need: Need, cell: Cell, taught: set[str]) -> int:
    """By how much a need's value grows at most, 0…1000."""
    match need:
        case SkillNeed(skill) | CertificateNeed(skill):
            return _FULL if skill in cell.meets and skill in taught else 0
        case SomeOf(count, of):
            gains = sorted((_gain(part, cell, taught) for part in of), reverse=True)
            return sum(gains[:count]) // count
        case _:
            return 0
