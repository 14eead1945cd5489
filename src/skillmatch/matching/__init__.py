"""``Profile`` and ``RoleTable`` in, ``Match`` out: points that add up, each with its reason and its places."""

from skillmatch.matching.model import (
    CONTRIBUTION_KINDS,
    STATUSES,
    Contribution,
    Gap,
    Match,
    Requirement,
    TermRow,
)
from skillmatch.matching.planning import plan
from skillmatch.matching.plans import Alternative, Change, Opened, Plan, RoleOutcome, SkillOutcome, Step, Wait
from skillmatch.matching.progress import Earlier, Progress, Turned, progress
from skillmatch.matching.scoring import best, explain, ranking, scores
from skillmatch.matching.surveys import furthest_roles, most_roles

__all__ = [
    "CONTRIBUTION_KINDS",
    "STATUSES",
    "Alternative",
    "Change",
    "Contribution",
    "Earlier",
    "Gap",
    "Match",
    "Opened",
    "Plan",
    "Progress",
    "Requirement",
    "RoleOutcome",
    "SkillOutcome",
    "Step",
    "TermRow",
    "Turned",
    "Wait",
    "best",
    "explain",
    "furthest_roles",
    "most_roles",
    "plan",
    "progress",
    "ranking",
    "scores",
]
