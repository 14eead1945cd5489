"""``Profile`` and ``RoleTable`` in, ``Match`` out: points that add up, with reasons and places; and ``Plan``."""

from skillmatch.matching.bands import CALIBRATED, Bands, Bin, default_bands
from skillmatch.matching.comparison import (
    Changed,
    PartDifference,
    RowChange,
    compare_parts,
    compare_versions,
    together,
)
from skillmatch.matching.effort import NEARNESS, Effort, effort_table, tenths_of_weeks
from skillmatch.matching.model import (
    BANDS,
    CONTRIBUTION_KINDS,
    STATUSES,
    Contribution,
    Gap,
    Match,
    Requirement,
    Status,
    TermRow,
)
from skillmatch.matching.planning import plan
from skillmatch.matching.plans import Alternative, Change, Opened, Plan, RoleOutcome, SkillOutcome, Step, Wait
from skillmatch.matching.pools import Pool, Removed, pool_of
from skillmatch.matching.progress import Earlier, Progress, Turned, progress
from skillmatch.matching.scoring import best, explain, ranking, scores
from skillmatch.matching.surveys import furthest_roles, most_roles

__all__ = [
    "BANDS",
    "CALIBRATED",
    "CONTRIBUTION_KINDS",
    "NEARNESS",
    "STATUSES",
    "Alternative",
    "Bands",
    "Bin",
    "Change",
    "Changed",
    "Contribution",
    "Earlier",
    "Effort",
    "Gap",
    "Match",
    "Opened",
    "PartDifference",
    "Plan",
    "Pool",
    "Progress",
    "Removed",
    "Requirement",
    "RoleOutcome",
    "RowChange",
    "SkillOutcome",
    "Status",
    "Step",
    "TermRow",
    "Turned",
    "Wait",
    "best",
    "compare_parts",
    "compare_versions",
    "default_bands",
    "effort_table",
    "explain",
    "furthest_roles",
    "most_roles",
    "plan",
    "pool_of",
    "progress",
    "ranking",
    "scores",
    "tenths_of_weeks",
    "together",
]
