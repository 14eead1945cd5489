"""Plans over many roles: the role that can be brought furthest in a time, and the additions that open most roles.

In: a ``Board``, the table of the library, courses. Out: ``RoleOutcome``s and ``SkillOutcome``s, best first.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from skillmatch.matching.budget import NODES, Option, Search
from skillmatch.matching.planning import ground_of, label_of, met_required
from skillmatch.matching.plans import Alternative, Opened, RoleOutcome, SkillOutcome
from skillmatch.matching.points import FINE
from skillmatch.matching.scoring import ranking, scores
from skillmatch.matching.steps import Offers, wishes
from skillmatch.matching.trying import Effect, Ground
from skillmatch.resume import Board
from skillmatch.roles import Need, Role, RoleTable, leaves
from skillmatch.skills import Course

__all__ = ["furthest_roles", "most_roles"]

#: of a larger library (imported occupations) the roles that score best now are tried
_TRIED = 400
_NODES_EACH = NODES // 10


def furthest_roles(
    board: Board,
    library: RoleTable,
    table_of: Callable[[Role], RoleTable],
    *,
    budget: int,
    courses: Sequence[Course] = (),
    top: int = 5,
) -> list[RoleOutcome]:
    """The roles with the highest score after the best ``budget`` tenths of weeks. ``table_of`` compiles one role.

    A role whose score with all that is affordable stays below the ``top``-th found is not searched: it cannot be one.
    """
    candidates = []
    for r in ranking(scores(board.profile, library), library)[:_TRIED]:
        table = table_of(library.roles[r].role)
        candidates.append((table, ground_of(board.profile, table)))
    asked = [wishes(ground, table.roles[0].qualifications) for table, ground in candidates]
    board.write(addition for one in asked for addition in one)
    prepared = []
    for (table, ground), additions in zip(candidates, asked, strict=True):
        offers = Offers(ground, board, additions, table.roles[0].role.seniority, courses)
        affordable = [one for one in offers.options.values() if one.weeks <= budget]
        ceiling = int(ground.trial([one.effect for one in affordable]).scores[0]) // FINE
        prepared.append((ceiling, table, offers, affordable))
    prepared.sort(key=lambda one: (-one[0], one[1].roles[0].role.id))
    found: list[RoleOutcome] = []
    for ceiling, table, offers, affordable in prepared:
        if len(found) >= top and ceiling < found[top - 1].score_after:
            break
        best = Search(offers.ground, affordable, nodes=_NODES_EACH).best(budget)
        options = offers.ordered(best.options)
        ordered = [one.addition for one in options]
        after = int(scores(board.scored(ordered), table)[0]) // FINE
        now = int(scores(board.profile, table)[0]) // FINE
        found.append(
            RoleOutcome(
                role=table.roles[0].role,
                score=now,
                score_after=after,
                bound=max(0, best.bound - after),
                weeks=best.weeks,
                additions=tuple(
                    Alternative(one.addition, label_of(one.addition, library.taxonomy), one.weeks) for one in options
                ),
                lines={one: board.written(one) for one in ordered},
            )
        )
        found.sort(key=lambda one: (-one.score_after, one.weeks, one.role.id))
    return found[:top]


def most_roles(
    board: Board, library: RoleTable, *, courses: Sequence[Course] = (), budget: int | None = None, top: int = 10
) -> list[SkillOutcome]:
    """The additions that open most roles a week: in which a required qualification becomes met that was not, so that
    at least half of them are."""
    ground = Ground(board.profile, library)
    asked = [one for role in library.roles for one in wishes(ground, role.qualifications) if not one.show]
    offers = Offers(ground, board, list(dict.fromkeys(asked)), "", courses)
    owners = _owners(library)
    turning: list[tuple[Option, list[int]]] = []
    for option in offers.options.values():
        if budget is not None and option.weeks > budget:
            continue
        near = {(r, need) for leaf in option.effect.satisfied for r, need in owners.get(leaf, ())}
        turned = sorted({r for r, need in near if _turns(ground, r, need, option.effect)})
        turned = [r for r in turned if _within_reach(ground, r, option.effect)]
        if turned:
            turning.append((option, turned))
    turning.sort(key=lambda one: (-len(one[1]) / one[0].weeks, one[0].addition))
    if len(turning) > top:  # the points decide between those that open as many roles a week as the last that is shown
        last = len(turning[top - 1][1]) / turning[top - 1][0].weeks
        turning = [one for one in turning if len(one[1]) / one[0].weeks >= last]
    here = ground.trial(()).scores // FINE
    found: list[SkillOutcome] = []
    for option, turned in turning:
        there = ground.trial([option.effect]).scores // FINE
        taught = offers.courses[option.addition]
        found.append(
            SkillOutcome(
                addition=option.addition,
                label=label_of(option.addition, library.taxonomy),
                effort=offers.efforts[option.addition],
                weeks=option.weeks,
                course=taught[0] if taught else None,
                written=board.written(option.addition),
                opened=tuple(_opened(ground, r, int(here[r]), int(there[r]), option.effect) for r in turned),
                gain=int((there - here).sum()),
            )
        )
    found.sort(key=lambda one: (-len(one.opened) / one.weeks, -one.gain / one.weeks, one.addition))
    return found[:top]


def _owners(library: RoleTable) -> dict[int, list[tuple[int, Need]]]:
    """The required qualifications that ask for a leaf, with their roles."""
    owners: dict[int, list[tuple[int, Need]]] = {}
    for r, role in enumerate(library.roles):
        for qualification in role.qualifications:
            if qualification.required and qualification.needs is not None:
                for leaf in leaves(qualification.needs):
                    owners.setdefault(library.forest.add(leaf), []).append((r, qualification.needs))
    return owners


def _turns(ground: Ground, role: int, need: Need, effect: Effect) -> bool:
    own = ground.copied.get(role, ground)
    return not own.meets(need) and own.meets(need, [effect])


def _within_reach(ground: Ground, role: int, effect: Effect) -> bool:
    """Whether at least half of a role's required qualifications are met with an effect."""
    own = ground.copied.get(role, ground)
    needs = [q.needs for q in ground.table.roles[role].qualifications if q.required and q.needs is not None]
    return 2 * sum(own.meets(need, [effect]) for need in needs) >= len(needs)


def _opened(ground: Ground, role: int, score: int, score_after: int, effect: Effect) -> Opened:
    one = ground.table.roles[role]
    own = ground.copied.get(role, ground)
    needs = [q.needs for q in one.qualifications if q.required and q.needs is not None]
    return Opened(
        role=one.role,
        score=score,
        score_after=score_after,
        met=met_required(ground, role),
        met_after=sum(own.meets(need, [effect]) for need in needs),
        required=len(needs),
    )
