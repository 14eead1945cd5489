"""The one scorer: ``scores`` over all roles of a table, ``explain`` for the few that are shown."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

import numpy as np

from skillmatch.matching.bands import default_bands
from skillmatch.matching.explanation import explain_role
from skillmatch.matching.model import Match
from skillmatch.matching.sureness import sureness
from skillmatch.matching.weighing import Ints, Weighing
from skillmatch.resume import Profile
from skillmatch.roles import RoleTable

__all__ = ["best", "explain", "ranking", "scores"]


def scores(profile: Profile, table: RoleTable) -> Ints:
    """The score of every role, (roles,), in thousandths of a tenth: 714,000 is 71.4 points."""
    return np.asarray(Weighing(profile, table).parts.sum(axis=1), dtype=np.int64)


def ranking(fine: Ints, table: RoleTable) -> list[int]:
    """Role numbers best first: by fine score, then by role id."""
    return sorted(range(len(table)), key=lambda r: (-int(fine[r]), table.roles[r].role.id))


def explain(
    profile: Profile, table: RoleTable, roles: Sequence[int], *, versions: Mapping[str, str] | None = None
) -> list[Match]:
    """A ``Match`` for each of these role numbers, in that order; its contributions sum to its score."""
    return _told(Weighing(profile, table), roles, versions or {})


def best(
    profile: Profile, table: RoleTable, *, top: int | None = 5, versions: Mapping[str, str] | None = None
) -> list[Match]:
    """The best ``top`` roles (all when None), explained, best first."""
    weighing = Weighing(profile, table)
    order = ranking(np.asarray(weighing.parts.sum(axis=1), dtype=np.int64), table)
    return _told(weighing, order[:top], versions or {})


def _told(weighing: Weighing, roles: Sequence[int], versions: Mapping[str, str]) -> list[Match]:
    """The matches, with their bands and how sure they are."""
    bands = default_bands()
    matches = []
    for r, sure in zip(roles, sureness(weighing, roles), strict=True):
        match = explain_role(weighing, r, versions)
        judged = bands.judge(match.score, weighing.table.roles[r].layout.name, match.role.id, weighing.profile.unjudged)
        matches.append(
            replace(match, band=judged.band, band_told=judged.told, interval=sure.interval, ranks=sure.ranks)
        )
    return matches
