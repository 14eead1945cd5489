"""One profile against all roles of a table, in integers: the arrays that ``scores`` sums and ``explain`` tells of.

Points are thousandths of a tenth. The parts are those of ``skillmatch.roles.layout.PARTS``, in that order.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cached_property

import numpy as np
import numpy.typing as npt

from skillmatch.matching.evidence import Holding, holding_of, skill_reason, skill_value
from skillmatch.resume import HeadlineFact, Profile, SkillEvidence, SkillFact, Term, union_length
from skillmatch.roles import SATURATION, RoleTable, SkillNeed
from skillmatch.skills import is_word

__all__ = ["Titled", "Weighing"]

Ints = npt.NDArray[np.int64]
Span = tuple[int, int]

#: the newest position's title stands in for a headline at four fifths
_BORROWED = 800
#: an earlier position counts nine tenths of the next newer one: 1000 · .9^order, floored
_ORDER = (1000, 900, 810, 729, 656, 590, 531, 478, 430, 387, 348, 313, 282, 254, 228, 205, 185, 166, 150, 135)
#: a headline earns at most so many times the larger share of vocabulary and position titles
_HEADLINE_BOUND = 2


@dataclass(frozen=True, slots=True)
class Titled:
    """Shares in thousandths by role, with the headline or position that gave each (-1: none)."""

    shares: Ints
    which: Ints


class Weighing:
    """Everything that one profile earns from the roles of one table.

    ``parts`` (roles, 5): points by part. ``node_values``: 0…1000 for each node of the table's forest. ``copied``:
    for roles whose text the resume copies in runs of twelve words, the weighing without those runs.
    """

    def __init__(self, profile: Profile, table: RoleTable) -> None:
        self.profile = profile
        self.table = table
        self._touched: list[int] = []
        self.copied: dict[int, Weighing] = {
            r: Weighing(_without(profile, spans), table) for r, spans in _copied_spans(profile, table).items()
        }

    @cached_property
    def holdings(self) -> list[Holding]:
        """What the profile holds of each leaf of the forest."""
        forest = self.table.forest
        # Of skills that are worth the same the one nearest to what is asked is shown, then the one seen most often.
        best: dict[int, tuple[tuple[int, int, int, int], SkillFact]] = {}
        kinds: dict[str, list[SkillFact]] = {}
        for fact in self.profile.skills:
            if fact.skill not in self.table.taxonomy:
                continue
            value = skill_value(fact)
            for asked in (fact.skill, *self.table.taxonomy.ancestors(fact.skill)):
                kinds.setdefault(asked, []).append(fact)
            for leaf, share, steps in forest.reach(fact.skill):
                earned = (value * share // 1000, share, -steps, len(fact.evidence))
                if earned[0] > 0 and (leaf not in best or earned > best[leaf][0]):
                    best[leaf] = (earned, fact)
        nothing = Holding(0, False, False, (), "not in the file")
        holdings = [nothing] * len(forest.leaves)
        for leaf, hit in best.items():
            need = forest.leaves[leaf]
            assert isinstance(need, SkillNeed)
            holdings[leaf] = self._skill_holding(need.skill, *hit[0][:3], hit[1])
        for leaf in forest.other_leaves:
            holdings[leaf] = holding_of(forest.leaves[leaf], self.profile, kinds)  # type: ignore[arg-type]
        self._touched = [*best, *forest.other_leaves]
        return holdings

    def _skill_holding(self, asked: str, value: int, share: int, nearness: int, fact: SkillFact) -> Holding:
        taxonomy = self.table.taxonomy
        what = taxonomy[fact.skill].label
        if share < 1000:
            what = f"{what}, near {taxonomy[asked].label} and counted in part"
        elif nearness < 0:
            what = f"{what}, a kind of {taxonomy[asked].label}"
        told = f"{what}: {skill_reason(fact)}"
        return Holding(value, share == 1000, False, tuple(place.span for place in fact.evidence), told)

    @cached_property
    def node_values(self) -> Ints:
        """The value of every node of the forest."""
        holdings = self.holdings
        leaf_values = np.zeros(len(holdings), dtype=np.int64)
        for leaf in self._touched:  # of a thousand roles' leaves a resume touches a few
            leaf_values[leaf] = holdings[leaf].value
        return self.table.forest.values(leaf_values)

    @cached_property
    def saturations(self) -> tuple[Ints, Ints, list[Term]]:
        """Columns of the table's terms that the profile has, their saturation tf/(tf+1), and the terms themselves.
        A word in a skill list counts a third."""
        columns: list[int] = []
        thirds: list[int] = []
        terms: list[Term] = []
        index = self.table.term_index
        for term in self.profile.terms:
            column = index.get(term.term)
            if column is not None:
                columns.append(column)
                thirds.append(3 * len(term.plain) + len(term.listed))
                terms.append(term)
        counts = np.array(thirds, dtype=np.int64)
        return np.array(columns, dtype=np.int64), SATURATION * counts // (counts + 3), terms

    @cached_property
    def raw_vocabulary(self) -> Ints:
        """For each role the sum of weight times saturation over the terms it shares with the profile."""
        columns, saturations, _ = self.saturations
        return _gather(
            columns, saturations, self.table.term_first, self.table.term_roles, self.table.term_weights, len(self.table)
        )

    @cached_property
    def positions(self) -> Titled:
        """The best position title for each role: its resemblance times .9^order."""
        shares = np.zeros(len(self.table), dtype=np.int64)
        which = np.full(len(self.table), -1, dtype=np.int64)
        for order, title in enumerate(self.profile.titles[: len(_ORDER)]):
            best, _ = self.table.titles.best(title.words)
            _take_better(shares, which, best * _ORDER[order] // 1000, order)
        return Titled(shares, which)

    @cached_property
    def headline_titles(self) -> Titled:
        """The best headline for each role by its resemblance to the role's titles, before the bound."""
        shares = np.zeros(len(self.table), dtype=np.int64)
        which = np.full(len(self.table), -1, dtype=np.int64)
        for h, headline in enumerate(self.profile.headlines):
            best, _ = self.table.titles.best(headline.words)
            _take_better(shares, which, _full_or_borrowed(best, headline), h)
        return Titled(shares, which)

    @cached_property
    def headline_words(self) -> Titled:
        """The best headline for each role by the share of its words that the role knows, before the bound."""
        shares = np.zeros(len(self.table), dtype=np.int64)
        which = np.full(len(self.table), -1, dtype=np.int64)
        for h, headline in enumerate(self.profile.headlines):
            _take_better(shares, which, _full_or_borrowed(self._coverage(headline), headline), h)
        return Titled(shares, which)

    def _coverage(self, headline: HeadlineFact) -> Ints:
        table = self.table
        words = sorted({word for word in headline.words if is_word(word)})
        weights = [table.background.word_weight(word) for word in words]
        known = [
            (table.word_index[w], weight) for w, weight in zip(words, weights, strict=True) if w in table.word_index
        ]
        if not known:
            return np.zeros(len(table), dtype=np.int64)
        columns, kept = np.array(known, dtype=np.int64).T
        sums = _gather(columns, kept, table.word_first, table.word_roles, table.word_values, len(table))
        return sums // sum(weights)

    @cached_property
    def headline_bound(self) -> Ints:
        """The most that a headline may earn, in thousandths of its maximum."""
        maxima = np.maximum(self.table.maxima, 1)
        vocabulary = self._vocabulary_points * 1000 // maxima[:, 1]
        positions = self._position_points * 1000 // maxima[:, 4]
        bound: Ints = np.minimum(1000, _HEADLINE_BOUND * np.maximum(vocabulary, positions))
        return bound

    @cached_property
    def _vocabulary_points(self) -> Ints:
        levels = np.maximum(self.table.levels, 1)
        return self.table.maxima[:, 1] * np.minimum(self.raw_vocabulary, levels) // levels

    @cached_property
    def _position_points(self) -> Ints:
        return self.table.maxima[:, 4] * self.positions.shares // 1000

    @cached_property
    def row_points(self) -> Ints:
        """What each row of requirements earns."""
        nodes = np.where(
            self.table.row_nodes >= 0, self.table.row_nodes, len(self.table.forest.leaves) - 1 - self.table.row_nodes
        )
        return self.table.row_maxima * self.node_values[nodes] // 1000

    @cached_property
    def parts(self) -> Ints:
        """Points by role and part, (roles, 5)."""
        table = self.table
        requirements = np.zeros(len(table), dtype=np.int64)
        np.add.at(requirements, table.row_roles, self.row_points)
        words = table.maxima[:, 2] * np.minimum(self.headline_words.shares, self.headline_bound) // 1000
        title = table.maxima[:, 3] * np.minimum(self.headline_titles.shares, self.headline_bound) // 1000
        parts = np.stack([requirements, self._vocabulary_points, words, title, self._position_points], axis=1)
        for r, apart in self.copied.items():
            parts[r] = apart.parts[r]
        return parts

    def of(self, role: int) -> Weighing:
        """The weighing that counts for one role: without what was copied from it."""
        return self.copied.get(role, self)


def _take_better(shares: Ints, which: Ints, candidate: Ints, label: int) -> None:
    better = candidate > shares
    shares[better] = candidate[better]
    which[better] = label


def _full_or_borrowed(shares: Ints, headline: HeadlineFact) -> Ints:
    return shares * _BORROWED // 1000 if headline.borrowed else shares


def _gather(columns: Ints, amounts: Ints, first: Ints, roles: Ints, weights: Ints, count: int) -> Ints:
    """For each role the sum over the columns of amount times weight. Exact: the sums stay below 2**53."""
    if not len(columns):
        return np.zeros(count, dtype=np.int64)
    lows, highs = first[columns], first[columns + 1]
    lengths = highs - lows
    places = np.repeat(lows - np.concatenate(([0], np.cumsum(lengths)[:-1])), lengths) + np.arange(lengths.sum())
    products = (weights[places] * np.repeat(amounts, lengths)).astype(np.float64)
    return np.bincount(roles[places], weights=products, minlength=count).astype(np.int64)


def _copied_spans(profile: Profile, table: RoleTable) -> dict[int, list[Span]]:
    """For each role whose text the resume repeats word for word: the spans of those runs."""
    copied: dict[int, list[Span]] = {}
    for number, span in profile.shingles:
        for r in table.shingle_roles.get(number, ()):
            copied.setdefault(r, []).append(span)
    return copied


def _without(profile: Profile, spans: list[Span]) -> Profile:
    """The profile less the evidence that stands in the spans."""

    def kept(span: Span) -> bool:
        return not any(start <= span[0] and span[1] <= end for start, end in spans)

    skills: list[SkillFact] = []
    for fact in profile.skills:
        places = tuple(place for place in fact.evidence if kept(place.span))
        if len(places) == len(fact.evidence):
            skills.append(fact)
        elif places:
            skills.append(_with_places(fact, places))
    terms = [
        Term(term.term, tuple(s for s in term.plain if kept(s)), tuple(s for s in term.listed if kept(s)))
        for term in profile.terms
    ]
    return replace(
        profile,
        skills=tuple(skills),
        certificates=tuple(pair for pair in profile.certificates if kept(pair[1])),
        degrees=tuple(fact for fact in profile.degrees if kept(fact.span)),
        headlines=tuple(fact for fact in profile.headlines if kept(fact.span)),
        titles=tuple(fact for fact in profile.titles if kept(fact.span)),
        terms=tuple(term for term in terms if term.plain or term.listed),
        shingles=(),
    )


def _with_places(fact: SkillFact, places: tuple[SkillEvidence, ...]) -> SkillFact:
    """The fact when these of its places are left: months and last use by the positions that they stand in."""
    spans = [place.used for place in places if place.used is not None]
    lost = max((place.used[1] for place in fact.evidence if place.used is not None), default=0)
    idle = fact.idle + lost - max(last for _, last in spans) if spans and fact.idle is not None else None
    return replace(
        fact,
        evidence=places,
        months=min(fact.months, union_length(spans)),
        idle=idle,
        stated=max(place.stated for place in places),
    )
