"""The score of a profile with some additions, by the one scorer: what differs is put in, the rest is weighed once.

In: ``Ground`` (a profile weighed against a table) and ``Effect``s of single additions. Out: ``Trial``, a ``Weighing``
whose leaves and terms are those of the profile with all of these lines. An addition only adds facts, leaves take the
best of their facts, and terms are counted line by line: so effects join by maximum and by sum, and a trial has the
integers that ``scores`` gives for the profile with the lines in it (held by a test).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cached_property

import numpy as np

from skillmatch.matching.evidence import FULL, holding_of, skill_value
from skillmatch.matching.weighing import Ints, Weighing
from skillmatch.resume import Delta, Profile, SkillFact, Term
from skillmatch.roles import SATURATION, CertificateNeed, DegreeNeed, Need, RoleTable, SomeOf, YearsNeed

__all__ = ["Effect", "Ground", "Trial"]


@dataclass(frozen=True, slots=True, eq=False)
class Effect:
    """One addition on one table: values and satisfaction of leaves, and by column of the terms thirds of a count."""

    values: Mapping[int, int]
    satisfied: frozenset[int]
    thirds: Mapping[int, int]


class Ground:
    """A profile weighed against a table, ready for trials."""

    def __init__(self, profile: Profile, table: RoleTable, weighing: Weighing | None = None) -> None:
        self.weighing = weighing if weighing is not None else Weighing(profile, table)
        self.table = table
        holdings = self.weighing.holdings
        self.values = np.fromiter((holding.value for holding in holdings), np.int64, len(holdings))
        self.satisfied = frozenset(i for i, holding in enumerate(holdings) if holding.satisfied)
        self.thirds = np.zeros(len(table.term_index), dtype=np.int64)
        for column, count in _thirds(self.weighing.profile.terms, table).items():
            self.thirds[column] = count
        self.copied = {r: Ground(apart.profile, table, apart) for r, apart in self.weighing.copied.items()}

    def effect(self, delta: Delta) -> Effect:
        """What a line does, from the facts that it adds: those leaves alone are weighed that they can serve."""
        forest = self.table.forest
        values: dict[int, int] = {}
        satisfied: set[int] = set()
        kinds: dict[str, list[SkillFact]] = {}
        for fact in delta.skills:
            if fact.skill not in self.table.taxonomy:
                continue
            worth = skill_value(fact)
            for asked in (fact.skill, *self.table.taxonomy.ancestors(fact.skill)):
                kinds.setdefault(asked, []).append(fact)
            for leaf, share, _ in forest.reach(fact.skill):
                value = worth * share // FULL
                values[leaf] = max(values.get(leaf, 0), value)
                if share == FULL and value > 0:
                    satisfied.add(leaf)
        small = replace(
            self.weighing.profile, skills=delta.skills, certificates=delta.certificates, degrees=delta.degrees
        )
        for leaf in self._others_served(delta, kinds):
            held = holding_of(forest.leaves[leaf], small, kinds)  # type: ignore[arg-type]
            values[leaf] = held.value
            if held.satisfied:
                satisfied.add(leaf)
        return Effect(
            {leaf: value for leaf, value in values.items() if value > self.values[leaf]},
            frozenset(satisfied) - self.satisfied,
            _thirds(delta.terms, self.table),
        )

    def _others_served(self, delta: Delta, kinds: Mapping[str, object]) -> Iterator[int]:
        """The leaves that ask no plain skill and that these facts may serve."""
        held = {skill for skill, _ in delta.certificates} | {fact.skill for fact in delta.skills}
        for leaf in self.table.forest.other_leaves:
            match self.table.forest.leaves[leaf]:
                case YearsNeed(skill=str() as skill) if skill in kinds:
                    yield leaf
                case CertificateNeed(certificate) if certificate in held:
                    yield leaf
                case DegreeNeed() if delta.degrees:
                    yield leaf

    def trial(self, effects: Iterable[Effect]) -> Trial:
        """The weighing with all of these effects."""
        return Trial(self, list(effects))

    def meets(self, need: Need, effects: Iterable[Effect] = ()) -> bool:
        """Whether a need is satisfied, with these effects."""
        return _met(need, self.table, self.satisfied.union(*(effect.satisfied for effect in effects)))


def _met(need: Need, table: RoleTable, satisfied: frozenset[int]) -> bool:
    if isinstance(need, SomeOf):
        return sum(_met(part, table, satisfied) for part in need.of) >= need.count
    return table.forest.add(need) in satisfied


def _thirds(terms: Iterable[Term], table: RoleTable) -> dict[int, int]:
    index = table.term_index
    return {
        column: 3 * len(term.plain) + len(term.listed) for term in terms if (column := index.get(term.term)) is not None
    }


class Trial(Weighing):
    """A weighing with effects. Headlines, titles and what else no line changes are those of the ground."""

    def __init__(self, ground: Ground, effects: list[Effect]) -> None:
        base = ground.weighing
        self.profile = base.profile
        self.table = base.table
        self.copied = {r: Trial(apart, effects) for r, apart in ground.copied.items()}
        self.__dict__["positions"] = base.positions
        self.__dict__["headline_titles"] = base.headline_titles
        self.__dict__["headline_words"] = base.headline_words
        self._values = ground.values.copy()
        self._thirds = ground.thirds.copy()
        for effect in effects:
            for leaf, value in effect.values.items():
                if value > self._values[leaf]:
                    self._values[leaf] = value
            for column, count in effect.thirds.items():
                self._thirds[column] += count

    @cached_property
    def node_values(self) -> Ints:
        """The value of every node of the forest."""
        return self.table.forest.values(self._values)

    def value(self, need: Need) -> int:
        """The value of any need of the forest, 0…1000."""
        if isinstance(need, SomeOf):
            return sum(sorted(map(self.value, need.of), reverse=True)[: need.count]) // need.count
        return int(self._values[self.table.forest.add(need)])

    @cached_property
    def saturations(self) -> tuple[Ints, Ints, list[Term]]:
        """Columns and their saturation; the terms themselves are not kept."""
        columns = np.flatnonzero(self._thirds).astype(np.int64)
        counts = self._thirds[columns]
        return columns, SATURATION * counts // (counts + 3), []

    @cached_property
    def scores(self) -> Ints:
        """The score of every role, in thousandths of a tenth."""
        return np.asarray(self.parts.sum(axis=1), dtype=np.int64)
