"""Two matches against each other: why one role stands before another, and what a new version of a resume changed.

All points are tenths, and the differences sum to the difference of the scores.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from skillmatch.matching.model import CONTRIBUTION_KINDS, Contribution, ContributionKind, Match

__all__ = ["Changed", "PartDifference", "RowChange", "compare_parts", "compare_versions", "together"]


@dataclass(frozen=True, slots=True)
class PartDifference:
    """What one part of the score gives to the first role more (less when negative) than to the second."""

    kind: ContributionKind
    points: int


@dataclass(frozen=True, slots=True)
class RowChange:
    """A contribution that two versions of a resume earn differently; ``text`` is the requirement's, where it has one.
    ``gained`` and ``lost``: terms of the vocabulary that now earn more, or less, the most first."""

    kind: ContributionKind
    id: str
    text: str
    before: int
    after: int
    reason_before: str
    reason_after: str
    gained: tuple[str, ...] = ()
    lost: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Changed:
    """What a new version of a resume changed for one role: the scores, and the rows that differ, the most first."""

    role: str
    before: int
    after: int
    rows: tuple[RowChange, ...]


def compare_parts(first: Match, second: Match) -> tuple[PartDifference, ...]:
    """Why the first role scores more than the second on one resume, part by part; parts that give the same are left
    out. The differences sum to ``first.score - second.score``."""
    differences = []
    for kind in CONTRIBUTION_KINDS:
        points = sum(c.points for c in first.contributions if c.kind == kind)
        points -= sum(c.points for c in second.contributions if c.kind == kind)
        if points:
            differences.append(PartDifference(kind, points))
    return tuple(differences)


def compare_versions(old: Match, new: Match) -> Changed:
    """What the new version of a resume changed for one role. Raises ``ValueError`` for matches of two roles."""
    if old.role.id != new.role.id:
        raise ValueError(f"matches of {old.role.id} and {new.role.id}")
    texts = {requirement.id: requirement.text for requirement in new.requirements}
    before = {(c.kind, c.id): c for c in old.contributions}
    rows = []
    for after in new.contributions:
        earlier = before[after.kind, after.id]
        gained, lost = _terms(earlier, after)
        if after.points != earlier.points:
            rows.append(
                RowChange(
                    after.kind,
                    after.id,
                    texts.get(after.id, "") if after.kind == "requirement" else "",
                    earlier.points,
                    after.points,
                    earlier.reason,
                    after.reason,
                    gained,
                    lost,
                )
            )
    rows.sort(key=lambda row: -abs(row.after - row.before))
    return Changed(new.role.id, old.score, new.score, tuple(rows))


def _terms(before: Contribution, after: Contribution) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The terms that earn more, and those that earn less, the most first."""
    changes = {row.term: row.points for row in after.terms}
    for row in before.terms:
        changes[row.term] = changes.get(row.term, 0) - row.points
    order = sorted(changes, key=lambda term: (-abs(changes[term]), term))
    return tuple(t for t in order if changes[t] > 0), tuple(t for t in order if changes[t] < 0)


def together(matches: Sequence[Match]) -> list[tuple[int, int]]:
    """Runs of neighbours in the ranking (first, last; positions in ``matches``) that are not told apart: each could
    stand where the first of the run stands.

    Runs of one are left out; no role is in two runs.
    """
    runs: list[tuple[int, int]] = []
    first = 0
    while first < len(matches):
        last = first
        while last + 1 < len(matches) and _may_swap(matches[first], matches[last + 1]):
            last += 1
        if last > first:
            runs.append((first, last))
        first = last + 1
    return runs


def _may_swap(first: Match, later: Match) -> bool:
    return first.ranks is not None and later.ranks is not None and later.ranks[0] <= first.ranks[1]
