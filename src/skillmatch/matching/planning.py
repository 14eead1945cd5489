"""A role's gaps as a plan: steps with their lines, the best set for a time, the smallest changes, what opens with them.

In: a ``Board`` (the resume's facts and lines to try), a table of the one role, one of the library. Out: ``Plan``. Sets
are searched by trials; every figure told of a step comes from reading the resume again with its line in it.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from skillmatch.matching.budget import NODES, Best, Option, Search, weeks_of
from skillmatch.matching.model import Requirement
from skillmatch.matching.plans import Alternative, Change, Opened, Plan, Step, Wait
from skillmatch.matching.points import FINE
from skillmatch.matching.scoring import explain, scores
from skillmatch.matching.steps import Offers, wishes
from skillmatch.matching.trying import Effect, Ground
from skillmatch.resume import Addition, Board, Profile
from skillmatch.roles import CompiledRole, Need, Qualification, RoleTable, YearsNeed, leaves
from skillmatch.skills import Course, Taxonomy

__all__ = ["ground_of", "label_of", "met_required", "plan"]

_ALTERNATIVES = 3
_OPENED = 8
_NEXT = 100  # tenths: where bands are not measured, the next full ten points
_NODES_FOR_CHANGES = NODES // 5
_DEGREES = {
    "secondary": "high school diploma",
    "certificate": "certificate of study",
    "associate": "associate degree",
    "bachelor": "bachelor's degree",
    "master": "master's degree",
    "phd": "doctorate",
}


def ground_of(profile: Profile, table: RoleTable) -> Ground:
    """The ground of a table's one role; what the resume copied from it is left out."""
    ground = Ground(profile, table)
    return ground.copied.get(0, ground)


def label_of(addition: Addition, taxonomy: Taxonomy) -> str:
    """An addition in words."""
    if addition.what != "degree":
        return taxonomy[addition.id].label
    of = f" in {addition.field}" if addition.field and addition.field != "general studies" else ""
    return _DEGREES[addition.id] + of


def plan(
    board: Board,
    table: RoleTable,
    library: RoleTable,
    *,
    budget: int | None = None,
    courses: Sequence[Course] = (),
    versions: Mapping[str, str] | None = None,
) -> Plan:
    """The plan for the table's one role. ``budget`` in tenths of weeks: the best set for it; without one all that would
    be worth it. ``library``: the roles that may open on the way."""
    compiled = table.roles[0]
    match = explain(board.profile, table, [0])[0]
    ground = ground_of(board.profile, table)
    seniority = compiled.role.seniority
    offers = Offers(ground, board, wishes(ground, compiled.qualifications), seniority, courses)
    search = Search(ground, list(offers.options.values()))
    best: Best | None = None
    if budget is None:
        chosen = _everything(offers, compiled)
    else:
        best = search.best(budget)
        chosen = list(best.options)
    steps = _steps(board, table, offers, compiled, chosen, match.score)
    after = steps[-1].score_after if steps else match.score
    changes = _changes(offers, search, compiled, match.score)
    named = [*(step.addition for step in steps), *(one for change in changes for one in (*change.show, *change.learn))]
    return Plan(
        role=compiled.role,
        as_of=match.as_of,
        versions=dict(versions or {}),
        score=match.score,
        score_after=after,
        budget=budget,
        bound=None if best is None else max(0, best.bound - after),
        weeks=sum(step.weeks for step in steps),
        steps=tuple(steps),
        waits=tuple(_waits(offers, match.requirements, compiled, chosen)),
        changes=tuple(changes),
        opened=_opened(board, [step.addition for step in steps], compiled, match.score, library),
        requirements=tuple((q.id, q.text, q.required, q.status) for q in match.requirements),
        labels=_labels(steps, named, table.taxonomy),
        efforts={one: offers.options[one].weeks for one in named},
        lines={one: board.written(one) for one in named},
    )


def _labels(steps: Sequence[Step], named: Sequence[Addition], taxonomy: Taxonomy) -> Mapping[str, str]:
    skills = {skill for step in steps for skill in (*step.builds_on, step.effort.near) if skill in taxonomy}
    told = {skill: taxonomy[skill].label for skill in sorted(s for s in skills if s is not None)}
    return {**told, **{one.key: label_of(one, taxonomy) for one in named}}


# ── which steps ───────────────────────────────────────────────────────────────────────────────────────────────


def _everything(offers: Offers, compiled: CompiledRole) -> list[Option]:
    """For each qualification the least effort that meets it, and all that is only to be shown; less what then adds
    nothing."""
    chosen: dict[Addition, Option] = {one.addition: one for one in offers.options.values() if one.addition.show}
    for qualification in compiled.qualifications:
        if qualification.needs is not None:
            fewest = offers.fewest(qualification.needs)
            if fewest is not None:
                chosen.update((one.addition, one) for one in fewest[0])
    kept = list(chosen.values())
    for one in sorted(kept, key=lambda one: (-one.weeks, one.addition)):
        fewer = [other for other in kept if other is not one]
        if _trial(offers, kept) // FINE == _trial(offers, fewer) // FINE:
            kept = fewer
    return kept


def _trial(offers: Offers, options: Sequence[Option]) -> int:
    return int(offers.ground.trial([one.effect for one in options]).scores[0])


def _steps(
    board: Board, table: RoleTable, offers: Offers, compiled: CompiledRole, chosen: Sequence[Option], score: int
) -> list[Step]:
    steps: list[Step] = []
    known = {fact.skill for fact in board.profile.skills if fact.evidence}
    done: list[Addition] = []
    taken: set[str] = set()
    before = score
    effects: list[Effect] = []
    for option in offers.ordered(chosen):
        addition = option.addition
        serves = _raised(offers, compiled, effects, option)
        effects.append(option.effect)
        done.append(addition)
        after = int(scores(board.scored(done), table)[0]) // FINE
        alone = after if len(done) == 1 else int(scores(board.scored([addition]), table)[0]) // FINE
        taught = offers.courses[addition]
        again = option.course is not None and option.course in taken
        steps.append(
            Step(
                addition=addition,
                label=label_of(addition, table.taxonomy),
                kind="show" if addition.show else "learn",
                requirements=tuple(q.id for q in serves),
                effort=offers.efforts[addition],
                weeks=0 if again else option.weeks,
                course=taught[0] if taught else None,
                courses=taught,
                written=board.written(addition),
                alone=alone - score,
                gain=after - before,
                score_after=after,
                builds_on=offers.builds_on(addition, known),
                alternatives=tuple(
                    Alternative(other.addition, label_of(other.addition, table.taxonomy), other.weeks)
                    for other in offers.alternatives(option, serves)
                    if other.addition not in {one.addition for one in chosen}
                )[:_ALTERNATIVES],
            )
        )
        before = after
        known.add(addition.id)
        if option.course is not None:
            taken.add(option.course)
    return steps


def _raised(offers: Offers, compiled: CompiledRole, before: Sequence[Effect], option: Option) -> list[Qualification]:
    """The qualifications that an option raises, or turns, after the effects before it."""
    ground = offers.ground
    after = [*before, option.effect]
    here, there = ground.trial(before), ground.trial(after)
    return [
        q
        for q in compiled.qualifications
        if q.needs is not None
        and (there.value(q.needs) > here.value(q.needs) or ground.meets(q.needs, after) > ground.meets(q.needs, before))
    ]


# ── what no step brings ───────────────────────────────────────────────────────────────────────────────────────


def _waits(
    offers: Offers, requirements: Sequence[Requirement], compiled: CompiledRole, chosen: Sequence[Option]
) -> list[Wait]:
    effects = [one.effect for one in chosen]
    waits: list[Wait] = []
    for qualification, requirement in zip(compiled.qualifications, requirements, strict=True):
        need = qualification.needs
        if need is None or offers.ground.meets(need, effects):
            continue
        if requirement.status == "unknown":
            waits.append(Wait(requirement.id, "dates"))
        elif (missing := _missing(offers.ground, need)) is not None:
            waits.append(Wait(requirement.id, "time", *missing))
        elif offers.fewest(need) is None:
            waits.append(Wait(requirement.id, "other"))
    return waits


def _missing(ground: Ground, need: Need) -> tuple[int, str | None] | None:
    """The fewest months still missing of one of the years that a need asks, and of which skill."""
    found = []
    for leaf in leaves(need):
        if isinstance(leaf, YearsNeed):
            held = ground.weighing.holdings[ground.table.forest.add(leaf)]
            asked = round(leaf.years * 12)
            if not held.satisfied and not held.unknown:
                found.append((asked - -(-held.value * asked // 1000), leaf.skill))
    return min(found, key=lambda one: (one[0], one[1] or ""), default=None)


# ── the smallest change ───────────────────────────────────────────────────────────────────────────────────────


def _changes(offers: Offers, search: Search, compiled: CompiledRole, score: int) -> list[Change]:
    changes: list[Change] = []
    for qualification in compiled.qualifications:
        if qualification.required and qualification.needs is not None:
            fewest = offers.fewest(qualification.needs)
            if fewest is not None and fewest[0]:
                changes.append(_change(offers, *fewest, requirement=qualification.id))
    target = min(1000, (score // _NEXT + 1) * _NEXT)
    quick = Search(search.ground, search.options, nodes=_NODES_FOR_CHANGES)
    least = quick.least(target * FINE) if score < target else None
    if least is not None:
        changes.append(_change(offers, least.options, least.exact, target=target))
    return changes


def _change(
    offers: Offers,
    options: Sequence[Option],
    proven: bool,
    *,
    requirement: str | None = None,
    target: int | None = None,
) -> Change:
    ordered = offers.ordered(options)
    return Change(
        requirement=requirement,
        target=target,
        weeks=weeks_of(ordered),
        show=tuple(one.addition for one in ordered if one.addition.show),
        learn=tuple(one.addition for one in ordered if not one.addition.show),
        score_after=_trial(offers, ordered) // FINE,
        proven=proven,
    )


# ── other roles ───────────────────────────────────────────────────────────────────────────────────────────────


def _opened(
    board: Board, additions: Sequence[Addition], compiled: CompiledRole, score: int, library: RoleTable
) -> tuple[Opened, ...]:
    """The other roles that all the lines together bring past the score that the chosen role has now, or of which a
    required qualification becomes met; the largest gains first."""
    if not additions:
        return ()
    profile = board.scored(additions)
    before, after = scores(board.profile, library), scores(profile, library)
    now, then = Ground(board.profile, library), Ground(profile, library)
    found: list[Opened] = []
    for r, one in enumerate(library.roles):
        if one.role.id == compiled.role.id:
            continue
        first, last = int(before[r]) // FINE, int(after[r]) // FINE
        met, met_after = met_required(now, r), met_required(then, r)
        if last > first and (first < score <= last or met_after > met):
            required = sum(q.required and q.needs is not None for q in one.qualifications)
            found.append(Opened(one.role, first, last, met, met_after, required))
    return tuple(sorted(found, key=lambda one: (one.score - one.score_after, one.role.id))[:_OPENED])


def met_required(ground: Ground, role: int) -> int:
    """How many required qualifications of a role are met."""
    own = ground.copied.get(role, ground)
    return sum(
        q.required and q.needs is not None and own.meets(q.needs) for q in ground.table.roles[role].qualifications
    )
