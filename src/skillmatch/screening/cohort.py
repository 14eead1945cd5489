"""Many people in, a ``Cohort`` out: heat maps, groups with the same next step, what helps most people.

The people stand in the order in which they were given; everything else is ordered by what it says and then by name, so
that neither workers nor chance leave a trace.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from skillmatch.matching import STATUSES
from skillmatch.roles import CompiledRole, RoleTable
from skillmatch.screening.model import Cell, Cohort, Group, HeatMap, NextStep, Person, Row, Standing, StepKind, Unread
from skillmatch.screening.teaching import courses_by_help, skills_by_help
from skillmatch.skills import Course, Taxonomy

__all__ = ["cohort_of"]


def cohort_of(
    results: Iterable[Person | Unread],
    table: RoleTable,
    *,
    as_of: str,
    versions: Mapping[str, str],
    courses: Sequence[Course] | None = None,
) -> Cohort:
    """The cohort of these files, read with the roles of ``table``."""
    found = list(results)
    read = [one for one in found if isinstance(one, Person) and one.standings]
    people = _with_shared_skills(read)
    needs = {(compiled.role.id, asked.id): asked.needs for compiled in table.roles for asked in compiled.qualifications}
    taxonomy = table.taxonomy
    return Cohort(
        people=tuple(people),
        unread=tuple(one for one in found if isinstance(one, Unread)),
        maps=_maps(people, table),
        groups=_groups(people, taxonomy),
        skills=skills_by_help(people, needs, taxonomy),
        courses=None if courses is None else courses_by_help(people, needs, courses, taxonomy),
        as_of=as_of,
        versions=dict(versions),
    )


# ── next steps ────────────────────────────────────────────────────────────────────────────────────────────────


def _with_shared_skills(people: Sequence[Person]) -> list[Person]:
    """The people with that skill in each next step which most of them have before them: the largest groups."""
    wanted: Counter[tuple[str, str]] = Counter()
    for person in people:
        step = person.best.next_step
        if step is not None:
            wanted.update((step.kind, skill) for skill in _meets(person.best, step))
    return [
        replace(person, standings=tuple(_shared(standing, wanted) for standing in person.standings))
        for person in people
    ]


def _shared(standing: Standing, wanted: Counter[tuple[str, str]]) -> Standing:
    step = standing.next_step
    if step is None or step.skill is None:
        return standing
    skills = _meets(standing, step)
    chosen = min(skills, key=lambda skill: (-wanted[step.kind, skill], skills.index(skill)))
    return replace(standing, next_step=replace(step, skill=chosen))


def _meets(standing: Standing, step: NextStep) -> tuple[str, ...]:
    return next(cell.meets for cell in standing.cells if cell.requirement == step.requirement)


def _groups(people: Sequence[Person], taxonomy: Taxonomy) -> tuple[Group, ...]:
    members: dict[tuple[StepKind, str | None, str, str | None], list[tuple[str, int]]] = {}
    for person in people:
        step = person.best.next_step
        if step is None:
            continue
        key: tuple[StepKind, str | None, str, str | None]
        if step.skill is not None:
            key = (step.kind, step.skill, _label(step.skill, taxonomy), None)
        else:
            key = (step.kind, None, step.text, step.role)
        members.setdefault(key, []).append((person.file, step.would_bring))
    groups = [
        Group(
            kind=kind,
            skill=skill,
            label=label,
            role=role,
            people=tuple(file for file, _ in inside),
            would_bring=sum(brings for _, brings in inside),
        )
        for (kind, skill, label, role), inside in members.items()
    ]
    return tuple(sorted(groups, key=lambda one: (-len(one.people), -one.would_bring, one.label, one.kind)))


def _label(skill: str, taxonomy: Taxonomy) -> str:
    return taxonomy[skill].label if skill in taxonomy else skill


# ── heat maps ─────────────────────────────────────────────────────────────────────────────────────────────────


def _maps(people: Sequence[Person], table: RoleTable) -> tuple[HeatMap, ...]:
    """A map for each role that somebody stands before; the role of most people first, then as the roles were given."""
    before: dict[str, list[tuple[Person, Standing]]] = {}
    for person in people:
        for standing in person.standings:
            if standing.judged:
                before.setdefault(standing.role, []).append((person, standing))
    maps = [_map(compiled, before[compiled.role.id]) for compiled in table.roles if compiled.role.id in before]
    return tuple(sorted(maps, key=lambda one: -len(one.people)))


def _map(compiled: CompiledRole, inside: list[tuple[Person, Standing]]) -> HeatMap:
    inside = sorted(inside, key=lambda pair: (-pair[1].score, pair[0].file))
    by_id = [{cell.requirement: cell for cell in standing.cells} for _, standing in inside]
    rows = []
    for asked in compiled.qualifications:
        cells: tuple[Cell, ...] = tuple(cells_of[asked.id] for cells_of in by_id)
        counted = Counter(cell.status for cell in cells)
        rows.append(
            Row(
                requirement=asked.id,
                group=asked.group,
                text=asked.text,
                required=asked.required,
                cells=cells,
                counts={status: counted[status] for status in STATUSES},
                would_bring=sum(cell.would_bring for cell in cells),
            )
        )
    return HeatMap(compiled.role, tuple(p for p, _ in inside), tuple(s for _, s in inside), tuple(rows))
