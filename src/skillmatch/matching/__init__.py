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
from skillmatch.matching.scoring import best, explain, ranking, scores

__all__ = [
    "CONTRIBUTION_KINDS",
    "STATUSES",
    "Contribution",
    "Gap",
    "Match",
    "Requirement",
    "TermRow",
    "best",
    "explain",
    "ranking",
    "scores",
]
