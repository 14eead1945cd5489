"""How sure scores and ranks are: what they would be with other weights within reason, and had doubtful parts gone
the other way.

In: a ``Weighing``. Out: for each role an interval of its score and of its rank. Nothing is drawn at random:

- weights: each part's share is taken as it is, a fifth smaller and a fourth larger, in all combinations
- doubtful parts, downwards: what was only inferred is left out
- doubtful parts, upwards: years that no dates could be read for are there; of what else is not shown a part is there
  that hangs on what was lost (half where text is missing, a tenth where it may be misread), and dated use is fuller
  where the structure of the page was lost

The intervals leave out the most extreme twentieth of the combinations at each end. They say nothing of whether the
role asks for the right things, or whether the file tells the truth.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache
from itertools import product

import numpy as np
import numpy.typing as npt

from skillmatch.matching.points import FINE
from skillmatch.matching.weighing import Ints, Weighing
from skillmatch.resume import Profile
from skillmatch.roles import PARTS

__all__ = ["Sureness", "sureness"]

#: shares in twentieths: a fifth smaller, as they are, a fourth larger
_FACTORS = (16, 20, 25)
_WHOLE = 1000 * FINE
#: one in so many combinations is left out at each end
_EXTREME = 20
#: how much of what is not shown may be there, in thousandths, by what was lost
_LOST = {"text": 500, "doubt": 100}
_LOST_STRUCTURE = 500


@dataclass(frozen=True, slots=True)
class Sureness:
    """``interval``: score in tenths, ``ranks``: place among the roles compared, from 1; both from lowest to highest."""

    interval: tuple[int, int]
    ranks: tuple[int, int]


def sureness(weighing: Weighing, roles: Sequence[int]) -> list[Sureness]:
    """How sure the score and the rank of each of these roles are."""
    maxima = weighing.table.maxima
    readings = [weighing.parts]
    less = _without_inferred(weighing.profile)
    if less is not None:
        readings.append(Weighing(less, weighing.table).parts)
    if weighing.profile.unknown:
        readings.append(_raised(weighing))
    variants = np.concatenate([_varied(parts, maxima) for parts in readings])
    ids = [one.role.id for one in weighing.table.roles]
    by_id = np.argsort(np.argsort(np.array(ids)))
    now = weighing.parts.sum(axis=1)
    found = []
    for r in roles:
        own = variants[:, r]
        ranks = _ranks(variants, r, by_id)
        place = int(_ranks(now[None, :], r, by_id)[0])
        found.append(
            Sureness(_between(own // FINE, int(now[r]) // FINE), _between(ranks, place)),
        )
    return found


def _ranks(scores: Ints, role: int, by_id: npt.NDArray[np.intp]) -> Ints:
    """The place of a role in each row of scores; of equal scores the first id comes first."""
    own = scores[:, role : role + 1]
    ahead = (scores > own) | ((scores == own) & (by_id < by_id[role])[None, :])
    ranks: Ints = 1 + ahead.sum(axis=1)
    return ranks


def _between(values: Ints, now: int) -> tuple[int, int]:
    """The values without the extreme ones at each end, and what is."""
    ordered = np.sort(values)
    left_out = len(ordered) // _EXTREME
    return min(int(ordered[left_out]), now), max(int(ordered[len(ordered) - 1 - left_out]), now)


@cache
def _weights() -> Ints:
    """All combinations, (combinations, parts)."""
    return np.array(list(product(_FACTORS, repeat=len(PARTS))), dtype=np.int64)


def _varied(parts: Ints, maxima: Ints) -> Ints:
    """Scores with each combination of weights, (combinations, roles); all maxima together are a hundred again."""
    weights = _weights()
    whole = np.maximum(weights @ maxima.T, 1)
    varied: Ints = (weights @ parts.T) * (_WHOLE // FINE) // (whole // FINE)
    return varied


def _without_inferred(profile: Profile) -> Profile | None:
    """The profile less what was only inferred; None where nothing was."""
    if not any(place.inferred for fact in profile.skills for place in fact.evidence):
        return None
    skills = []
    for fact in profile.skills:
        stated = tuple(place for place in fact.evidence if not place.inferred)
        if stated:
            skills.append(replace(fact, evidence=stated))
    return replace(profile, skills=tuple(skills))


def _raised(weighing: Weighing) -> Ints:
    """The parts had a share of what could not be read been there."""
    table, unknown = weighing.table, weighing.profile.unknown
    share = max((_LOST[extent] for extent in unknown if extent in _LOST), default=0)
    values = np.zeros(len(weighing.holdings), dtype=np.int64)
    for leaf, held in enumerate(weighing.holdings):
        gain = share
        if held.unknown:
            gain = 1000
        elif held.value and "structure" in unknown:
            gain = max(share, _LOST_STRUCTURE)
        values[leaf] = held.value + (1000 - held.value) * gain // 1000
    nodes = table.forest.values(values)
    at = np.where(table.row_nodes >= 0, table.row_nodes, len(table.forest.leaves) - 1 - table.row_nodes)
    parts = weighing.parts.copy()
    requirements = np.zeros(len(table), dtype=np.int64)
    np.add.at(requirements, table.row_roles, table.row_maxima * nodes[at] // 1000)
    parts[:, 0] = np.maximum(parts[:, 0], requirements)
    parts[:, 1:] += (table.maxima[:, 1:] - parts[:, 1:]) * share // 1000
    return parts
