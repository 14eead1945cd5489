"""The score of a profile with some additions, by the one scorer: what differs is put in, the rest is weighed once.

In: ``Ground`` (a profile weighed against a table) and ``Effect``s of single additions. Out: ``Trial``, a ``Weighing``
whose leaves and terms are those of the profile with all of these lines. An addition only adds facts, leaves take the
best of their facts, and terms are counted line by line: so effects join by maximum and by sum, and a trial has the
integers that ``scores`` gives for the profile with the lines in it (held by a test).
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from functools import cached_property

import numpy as np

from skillmatch.matching.weighing import Ints, Weighing
from skillmatch.resume import Delta, Profile, Term
from skillmatch.roles import SATURATION, Need, RoleTable, SomeOf

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
        """What a line does, from the facts that it adds."""
        profile = self.weighing.profile
        small = replace(
            profile,
            skills=delta.skills,
            certificates=delta.certificates,
            degrees=delta.degrees,
            titles=(),
            headlines=(),
            terms=(),
            shingles=(),
        )
        holdings = Weighing(small, self.table).holdings
        return Effect(
            {i: held.value for i, held in enumerate(holdings) if held.value > self.values[i]},
            frozenset(i for i, held in enumerate(holdings) if held.satisfied) - self.satisfied,
            _thirds(delta.terms, self.table),
        )

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
