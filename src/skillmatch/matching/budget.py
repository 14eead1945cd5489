"""The best set of additions for a time: branch and bound over trials, exact or with the bound proven.

In: a ``Ground`` of one role, ``Option``s with effects and weeks, a budget. Out: ``Best``. An addition never lowers a
score (a law of the score), so the score with all that could still be afforded bounds a branch from above; so does what
each addition could at most bring, filled into the weeks that are left as a fractional knapsack, row by row.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from skillmatch.matching.points import FINE
from skillmatch.matching.trying import Effect, Ground, Trial
from skillmatch.resume import Addition
from skillmatch.roles import PREFERRED_BEST, SATURATION, SomeOf

__all__ = ["NODES", "Best", "Option", "Search"]

#: trials after which the best found so far is given with its bound
NODES = 3_000
_HEADLINE_BOUND = 2
_VOCABULARY = -1


@dataclass(frozen=True, slots=True, eq=False)
class Option:
    """An addition that may be taken: ``weeks`` in tenths; options of the same ``course`` take its time once."""

    addition: Addition
    effect: Effect
    weeks: int
    course: str | None = None


@dataclass(frozen=True, slots=True)
class Best:
    """``score`` in thousandths of a tenth; ``bound`` in tenths: no set within the budget has a higher printed score."""

    options: tuple[Option, ...]
    score: int
    bound: int
    weeks: int

    @property
    def exact(self) -> bool:
        """Whether it is proven that nothing within the budget has a higher printed score."""
        return self.score // FINE == self.bound


def weeks_of(options: Sequence[Option]) -> int:
    """Tenths of weeks that a set takes, each course once.

    >>> nothing = Effect({}, frozenset(), {})
    >>> weeks_of([Option(Addition("skill", one), nothing, 40, "c1") for one in ("sql", "python")])
    40
    """
    courses = {one.course: one.weeks for one in options if one.course is not None}
    return sum(courses.values()) + sum(one.weeks for one in options if one.course is None)


@dataclass(frozen=True, slots=True)
class _Piece:
    """What an option may at most bring to one row (``_VOCABULARY``: to words and headline)."""

    option: int
    row: int
    most: int


class Search:
    """One role and its options; scores of sets are kept from search to search."""

    def __init__(self, ground: Ground, options: Sequence[Option], *, nodes: int = NODES) -> None:
        self.ground = ground
        shared: dict[str | None, int] = {}
        for one in options:
            shared[one.course] = shared.get(one.course, 0) + 1
        # A course that teaches several of the options costs each of them at least its share.
        least = [one.weeks / (1 if one.course is None else shared[one.course]) for one in options]
        pieces = [_pieces(ground, i, one.effect) for i, one in enumerate(options)]
        most = [sum(piece.most for piece in own) for own in pieces]
        order = sorted(range(len(options)), key=lambda i: (-most[i] / max(least[i], 0.01), options[i].addition))
        self.options = [options[i] for i in order]
        self._least = [least[i] for i in order]
        self._pieces = [[_Piece(k, p.row, p.most) for p in pieces[i]] for k, i in enumerate(order)]
        self._nodes = nodes
        self._known: dict[frozenset[int], Trial] = {}
        self._count = 0

    def best(self, budget: int) -> Best:
        """The set with the highest printed score in ``budget`` tenths of weeks, without what adds nothing to it."""
        self._count = 0
        start: frozenset[int] = frozenset()
        self._taken = self._greedy(budget)
        self._most = self._score(self._taken)
        self._open = self._most  # the highest bound of a branch that was left unsearched
        self._branch(start, 0, budget, budget)
        taken = self._without_idle(self._taken)
        options = tuple(self.options[i] for i in sorted(taken))
        return Best(options, self._score(taken), max(self._open, self._most) // FINE, weeks_of(options))

    def least(self, target: int) -> Best | None:
        """The set with the fewest weeks that scores ``target`` or more; None when all together do not.

        ``target`` is a whole number of tenths. ``exact`` when it is proven for each budget tried that no smaller set
        does.
        """
        everything = frozenset(range(len(self.options)))
        if self._score(everything) < target:
            return None
        low, high = 0, weeks_of(self.options)
        found = self.best(high)
        proven = True
        if found.score < target:
            return None
        while low < high:
            middle = (low + high) // 2
            tried = self.best(middle)
            if tried.score >= target:
                found, high = tried, min(middle, tried.weeks)
            else:
                proven = proven and tried.bound < target // FINE
                low = middle + 1
        smaller = self._reaching(found, target)
        score = self._score_of(smaller)
        return Best(smaller, score, score // FINE if proven else -1, weeks_of(smaller))

    # ── searching ────────────────────────────────────────────────────────────────────────────────────────────────

    def _branch(self, chosen: frozenset[int], at: int, left: int, budget: int) -> None:
        """Try every set that adds to ``chosen`` options from ``at`` on."""
        score = self._score(chosen)
        if score > self._most:
            self._most, self._taken = score, chosen
        rest = [i for i in range(at, len(self.options)) if self._weeks(chosen, i) <= left]
        if not rest:
            return
        bound = self._bound(chosen, rest, left)
        if bound // FINE <= self._most // FINE:
            return
        if self._count >= self._nodes:
            self._open = max(self._open, bound)
            return
        first = rest[0]
        self._branch(chosen | {first}, first + 1, left - self._weeks(chosen, first), budget)
        self._branch(chosen, first + 1, left, budget)

    def _bound(self, chosen: frozenset[int], rest: list[int], left: int) -> int:
        """No set of ``chosen`` and some of ``rest`` within the weeks left scores more."""
        filled = self._filled(chosen, rest, left)
        if filled // FINE <= self._most // FINE:
            return filled
        return min(filled, self._score(chosen | frozenset(rest)))

    def _filled(self, chosen: frozenset[int], rest: list[int], left: int) -> int:
        """The score and a fractional fill of the weeks left; a row takes no more than all the rest brings to it."""
        here, there = self._trial(chosen), self._trial(chosen | frozenset(rest))
        room = {r: int(a) - int(b) for r, (a, b) in enumerate(zip(there.row_points, here.row_points, strict=True))}
        room[_VOCABULARY] = int((there.parts[0, 1:].sum()) - here.parts[0, 1:].sum())
        total = float(self._score(chosen))
        weeks = float(left)
        for i in rest:  # by falling points a week
            points = sum(piece.most for piece in self._pieces[i])
            if points == 0:
                continue
            cost = self._least[i] if self._weeks(chosen, i) else 0.0
            for piece in self._pieces[i]:
                amount = min(piece.most, room[piece.row])
                if amount <= 0:
                    continue
                price = cost * amount / points
                if price > weeks:
                    return int(total + amount * weeks / price) + 1
                weeks -= price
                total += amount
                room[piece.row] -= amount
        return int(total) + 1

    def _greedy(self, budget: int) -> frozenset[int]:
        """A good set to begin with: the most points a week first."""
        chosen: frozenset[int] = frozenset()
        left = budget
        while True:
            gains = [
                ((self._score(chosen | {i}) - self._score(chosen)) / max(self._weeks(chosen, i), 1), -i)
                for i in range(len(self.options))
                if i not in chosen and self._weeks(chosen, i) <= left
            ]
            best = max(gains, default=(0.0, 0))
            if best[0] <= 0:
                return chosen
            left -= self._weeks(chosen, -best[1])
            chosen |= {-best[1]}

    def _without_idle(self, chosen: frozenset[int]) -> frozenset[int]:
        """The set without what does not change its printed score, the longest first."""
        printed = self._score(chosen) // FINE
        for i in sorted(chosen, key=lambda i: (-self.options[i].weeks, self.options[i].addition)):
            if self._score(chosen - {i}) // FINE == printed:
                chosen -= {i}
        return chosen

    def _reaching(self, found: Best, target: int) -> tuple[Option, ...]:
        """The set without what it does not need to reach the target."""
        kept = list(found.options)
        for one in sorted(found.options, key=lambda one: (-one.weeks, one.addition)):
            fewer = [other for other in kept if other is not one]
            if self._score_of(fewer) >= target:
                kept = fewer
        return tuple(kept)

    def _weeks(self, chosen: frozenset[int], i: int) -> int:
        course = self.options[i].course
        if course is not None and any(self.options[k].course == course for k in chosen):
            return 0
        return self.options[i].weeks

    def _score_of(self, options: Sequence[Option]) -> int:
        return self._score(frozenset(self.options.index(one) for one in options))

    def _score(self, chosen: frozenset[int]) -> int:
        return int(self._trial(chosen).scores[0])

    def _trial(self, chosen: frozenset[int]) -> Trial:
        known = self._known.get(chosen)
        if known is None:
            self._count += 1
            known = self._known[chosen] = self.ground.trial([self.options[i].effect for i in sorted(chosen)])
        return known


# ── what one option may bring at most ─────────────────────────────────────────────────────────────────────────────


def _pieces(ground: Ground, number: int, effect: Effect) -> list[_Piece]:
    """By row the most that an option brings whatever else is taken.

    A node is the mean of its best N parts: it rises by at most an N-th of what its parts rise by, and a floor may add
    one. Words saturate: none brings more than it does first.
    """
    table = ground.table
    rises = {leaf: value - int(ground.values[leaf]) for leaf, value in effect.values.items()}
    pieces = []
    for r, row in enumerate(table.roles[0].rows):
        needs = [q.needs for q in row.qualifications if q.needs is not None]
        whole = needs[0] if row.required else SomeOf(min(len(needs), PREFERRED_BEST), tuple(needs))
        rise = _rise(ground, whole, rises)
        if rise > 0:
            pieces.append(_Piece(number, r, int(table.row_maxima[r] * rise / 1000) + 1))
    words = _words_rise(ground, effect.thirds)
    if words > 0:
        pieces.append(_Piece(number, _VOCABULARY, words))
    return pieces


def _rise(ground: Ground, need: object, rises: Mapping[int, int]) -> float:
    if isinstance(need, SomeOf):
        inner = sum(_rise(ground, part, rises) for part in need.of)
        return inner / need.count + 1 if inner > 0 else 0.0
    return float(rises.get(ground.table.forest.add(need), 0))  # type: ignore[arg-type]


def _words_rise(ground: Ground, thirds: Mapping[int, int]) -> int:
    """The most that words bring: their own part, and what they lift the headline's bound by."""
    table = ground.table
    level, maximum = int(table.levels[0]), int(table.maxima[0, 1])
    if not thirds or level <= 0 or maximum <= 0:
        return 0
    raw = 0.0
    for column, count in thirds.items():
        weight = int(table.term_weights[int(table.term_first[column])])
        had = int(ground.thirds[column])
        raw += weight * (SATURATION * ((had + count) / (had + count + 3) - had / (had + 3)) + 1)
    own = maximum * raw / level + 1
    headline = int(table.maxima[0, 2] + table.maxima[0, 3])
    return int(own + headline * _HEADLINE_BOUND * (own / maximum + 2 / 1000)) + 2
