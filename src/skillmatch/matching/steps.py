"""Which additions a role's gaps ask for, and which of them are the least effort.

In: a ``Ground`` of one role, and the additions for which a line was found, with their effects and weeks. Out: additions
to try (``wishes``), the options, the cheapest set for a need, the order in which to take them.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from skillmatch.matching.budget import Option, weeks_of
from skillmatch.matching.effort import Effort, effort
from skillmatch.matching.evidence import skill_value
from skillmatch.matching.trying import Ground
from skillmatch.resume import Addition, Board, SkillFact
from skillmatch.roles import (
    CertificateNeed,
    DegreeNeed,
    Need,
    Qualification,
    SkillNeed,
    SomeOf,
    YearsNeed,
    leaves,
)
from skillmatch.skills import Course, Taxonomy

__all__ = ["Offers", "wishes"]

#: a degree asked in any field
_ANY_FIELD = "general studies"
_FULL = 1000
#: sets tried for one need
_TRIES = 5_000


def wishes(ground: Ground, qualifications: Iterable[Qualification]) -> list[Addition]:
    """What could be said to serve these qualifications: each once, in their order."""
    found: dict[Addition, None] = {}
    for qualification in qualifications:
        for leaf in leaves(qualification.needs) if qualification.needs is not None else ():
            found.update(dict.fromkeys(_wished(ground, leaf)))
    return list(found)


def _wished(ground: Ground, leaf: Need) -> list[Addition]:
    taxonomy = ground.table.taxonomy
    held = ground.weighing.holdings[ground.table.forest.add(leaf)]
    match leaf:
        case SkillNeed(skill):
            if not held.satisfied:
                what = "certificate" if taxonomy[skill].kind == "certificate" else "skill"
                return [Addition("certificate" if what == "certificate" else "skill", skill)]
            return _shown(ground, skill) if held.value < _FULL else []
        case YearsNeed(skill=str() as skill):
            return [] if held.satisfied else _shown(ground, skill)
        case CertificateNeed(certificate):
            return [] if held.satisfied else [Addition("certificate", certificate)]
        case DegreeNeed(degree, fields):
            return [] if held.satisfied else [Addition("degree", degree, field=fields[0] if fields else _ANY_FIELD)]
        case _:
            return []


def _shown(ground: Ground, skill: str) -> list[Addition]:
    """The claimed skill that serves one best, to be told in use; not what only certifies."""
    taxonomy = ground.table.taxonomy
    kinds = {skill, *taxonomy.descendants(skill)}
    facts = [fact for fact in ground.weighing.profile.skills if fact.skill in kinds and fact.evidence]
    facts = [fact for fact in facts if taxonomy[fact.skill].kind != "certificate"]
    best = max(facts, key=lambda fact: (skill_value(fact), fact.months, fact.skill), default=None)
    return [Addition("skill", best.skill, show=True)] if best is not None else []


class Offers:
    """The additions that can be planned for one role, as options of a search, by key of their order."""

    def __init__(
        self, ground: Ground, board: Board, additions: Sequence[Addition], seniority: str, courses: Sequence[Course]
    ) -> None:
        self.ground = ground
        self._taxonomy: Taxonomy = ground.table.taxonomy
        profile = ground.weighing.profile
        before = {fact.skill: fact for fact in profile.skills}
        self.efforts: dict[Addition, Effort] = {}
        self.courses: dict[Addition, tuple[Course, ...]] = {}
        self.options: dict[Addition, Option] = {}
        for addition in board.write(additions):
            delta = board.delta(addition)
            if addition.show and not _worth_more(before, delta.skills):
                continue  # it is told in use already: one more line would be padding
            estimate = effort(addition, seniority, profile, self._taxonomy)
            taught = () if addition.show else _taught(addition, seniority, courses)
            course = taught[0] if taught else None
            self.efforts[addition], self.courses[addition] = estimate, taught
            self.options[addition] = Option(
                addition,
                ground.effect(delta),
                estimate.weeks if course is None else course.weeks,
                None if course is None else course.id,
            )
        self._gains: dict[Addition, int] = {}

    def fewest(self, need: Need) -> tuple[tuple[Option, ...], bool] | None:
        """The options that satisfy a need in the fewest weeks, and whether that is proven; None when none do.

        One option may serve several parts (a narrower skill serves the broader one too), so sets are searched.
        """
        first = self._by_parts(need)
        if not first:
            return None if first is None else ((), True)
        nodes = {self.ground.table.forest.add(leaf) for leaf in leaves(need)}
        serving = [one for one in self.options.values() if not nodes.isdisjoint(one.effect.satisfied)]
        serving.sort(key=self._rank)
        best, tries = first, 0
        stack: list[tuple[tuple[Option, ...], int]] = [((), 0)]
        while stack and tries < _TRIES:
            chosen, at = stack.pop()
            for i in range(len(serving) - 1, at - 1, -1):
                more = (*chosen, serving[i])
                if weeks_of(more) >= weeks_of(best):
                    continue
                tries += 1
                if self.ground.meets(need, [one.effect for one in more]):
                    best = more
                else:
                    stack.append((more, i + 1))
        return best, not stack

    def _by_parts(self, need: Need) -> tuple[Option, ...] | None:
        """Options that satisfy a need: of an any-of the shortest branch, of an all-of every one; None when none do."""
        if self.ground.meets(need):
            return ()
        if isinstance(need, SomeOf):
            sets = [found for part in need.of if (found := self._by_parts(part)) is not None]
            if len(sets) < need.count:
                return None
            sets.sort(key=lambda options: (weeks_of(options), len(options), [self._rank(one) for one in options]))
            return tuple(dict.fromkeys(one for chosen in sets[: need.count] for one in chosen))
        leaf = self.ground.table.forest.add(need)
        serving = [one for one in self.options.values() if leaf in one.effect.satisfied]
        best = min(serving, key=self._rank, default=None)
        return (best,) if best is not None else None

    def alternatives(self, option: Option, qualifications: Iterable[Qualification]) -> list[Option]:
        """Options that would meet the same qualifications as this one alone, the fewest weeks first."""
        needs = [q.needs for q in qualifications if q.needs is not None]
        mine = [need for need in needs if not self.ground.meets(need) and self.ground.meets(need, [option.effect])]
        if not mine or option.addition.show:
            return []
        others = [
            other
            for other in self.options.values()
            if other is not option and all(self.ground.meets(need, [other.effect]) for need in mine)
        ]
        return sorted(others, key=self._rank)

    def _rank(self, option: Option) -> tuple[int, int, Addition]:
        """The fewest weeks first, then what brings the most points alone."""
        gain = self._gains.get(option.addition)
        if gain is None:
            gain = self._gains[option.addition] = int(self.ground.trial([option.effect]).scores[0])
        return option.weeks, -gain, option.addition

    def ordered(self, chosen: Sequence[Option]) -> list[Option]:
        """What others build on before them; else what is only to be shown, then the most points a week."""
        left = list(chosen)
        done: list[Option] = []
        while left:
            ready = [one for one in left if not any(self._before(other, one) for other in left if other is not one)]
            here = int(self.ground.trial([one.effect for one in done]).scores[0])

            def rank(one: Option, here: int = here) -> tuple[bool, float, Addition]:
                there = int(self.ground.trial([*(other.effect for other in done), one.effect]).scores[0])
                return not one.addition.show, -(there - here) / max(one.weeks, 1), one.addition

            done.append(min(ready or left, key=rank))
            left.remove(done[-1])
        return done

    def _before(self, first: Option, second: Option) -> bool:
        """Whether the second builds on the first: a narrower skill on a broader one, a certificate on what it is of."""
        one, other = first.addition, second.addition
        if "degree" in (one.what, other.what) or one.show or other.show:
            return False
        if one.id in self._taxonomy.ancestors(other.id):
            return True
        return (
            other.what == "certificate"
            and one.what != "certificate"
            and one.id in self._taxonomy.neighbours.get(other.id, ())
        )

    def builds_on(self, addition: Addition, known: set[str]) -> tuple[str, ...]:
        """The broader skills next above that are not known: neither they nor anything narrower."""
        if addition.what == "degree" or addition.show:
            return ()
        above = self._taxonomy[addition.id].broader
        return tuple(up for up in above if up not in known and known.isdisjoint(self._taxonomy.descendants(up)))


def _worth_more(before: Mapping[str, SkillFact], after: Iterable[SkillFact]) -> bool:
    return any(
        fact.skill in before
        and (
            skill_value(fact) > skill_value(before[fact.skill])
            or max(fact.months, fact.stated) > max(before[fact.skill].months, before[fact.skill].stated)
        )
        for fact in after
    )


def _taught(addition: Addition, seniority: str, courses: Sequence[Course]) -> tuple[Course, ...]:
    """The courses that teach it: those of the role's level first, then the shortest."""
    if addition.what == "degree":
        return ()
    level = seniority or "mid"
    fitting = [course for course in courses if addition.id in course.skills]
    return tuple(sorted(fitting, key=lambda one: (one.level not in ("", level), one.weeks, one.id)))
