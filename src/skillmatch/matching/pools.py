"""What each required qualification of a role does to a pool of people: whom it removes, alone and last of all.

In: for each resume of the pool the statuses of the role's requirements (``Match.requirements``). Only what a file could
have shown and does not show removes: ``partial`` and ``missing``. ``not-provable`` and ``unknown`` remove nobody.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import combinations

from skillmatch.matching.model import Requirement

__all__ = ["Pool", "Removed", "pool_of"]

_REMOVE = ("partial", "missing")


@dataclass(frozen=True, slots=True)
class Removed:
    """One required qualification. ``removes``: of how many files it is not met; ``alone``: of how many of those it is
    the only one that is not; ``pool_if_preferred``: the pool were it preferred; ``unknown``: files that cannot tell."""

    id: str
    text: str
    provable: bool
    removes: int
    alone: int
    pool_if_preferred: int
    unknown: int


@dataclass(frozen=True, slots=True)
class Pool:
    """``files`` resumes, of which ``left`` meet all that is required. ``never_together``: pairs of ids that some meet
    each, and nobody both."""

    files: int
    left: int
    requirements: tuple[Removed, ...]
    never_together: tuple[tuple[str, str], ...]


def pool_of(people: Sequence[Sequence[Requirement]]) -> Pool:
    """The pool, from the requirements of each resume with the same role, in the same order.

    >>> pool_of([]).files
    0
    """
    required = [[one for one in person if one.required] for person in people]
    failed = [frozenset(one.id for one in person if one.status in _REMOVE) for person in required]
    left = sum(not fails for fails in failed)
    rows: list[Removed] = []
    for place, one in enumerate(required[0] if required else []):
        alone = sum(fails == {one.id} for fails in failed)
        rows.append(
            Removed(
                id=one.id,
                text=one.text,
                provable=one.status != "not-provable",
                removes=sum(one.id in fails for fails in failed),
                alone=alone,
                pool_if_preferred=left + alone,
                unknown=sum(person[place].status == "unknown" for person in required),
            )
        )
    met = {
        row.id: frozenset(n for n, person in enumerate(required) if person[place].status == "met")
        for place, row in enumerate(rows)
    }
    apart = tuple(
        (first.id, second.id)
        for first, second in combinations(rows, 2)
        if met[first.id] and met[second.id] and not met[first.id] & met[second.id]
    )
    return Pool(len(people), left, tuple(rows), apart)
