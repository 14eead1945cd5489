"""What a match is made of.

Match (one profile, one role)
├── score                in tenths of a point, the sum of the contributions
├── contributions        Contribution: part of the score, points, maximum, reason, Evidence
│                        └── terms: TermRow (vocabulary only: every term with its points and places)
├── requirements         Requirement: each qualification with its status
└── gaps                 Gap: what is not met, what would meet it, what that would bring
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from skillmatch.roles import Role

__all__ = [
    "BANDS",
    "CONTRIBUTION_KINDS",
    "STATUSES",
    "Band",
    "Contribution",
    "ContributionKind",
    "Gap",
    "Match",
    "Requirement",
    "Span",
    "Status",
    "TermRow",
]

Span = tuple[int, int]

Status = Literal["met", "partial", "missing", "not-provable", "unknown"]
STATUSES: tuple[Status, ...] = ("met", "partial", "missing", "not-provable", "unknown")

Band = Literal["strong", "possible", "stretch", "unlikely", "not-calibrated", "cannot-judge"]
BANDS: tuple[Band, ...] = ("strong", "possible", "stretch", "unlikely", "not-calibrated", "cannot-judge")

ContributionKind = Literal["requirement", "vocabulary", "headline-words", "headline-title", "position-titles"]
CONTRIBUTION_KINDS: tuple[ContributionKind, ...] = (
    "requirement",
    "vocabulary",
    "headline-words",
    "headline-title",
    "position-titles",
)


@dataclass(frozen=True, slots=True)
class TermRow:
    """One term of the vocabulary part. ``points`` in tenths."""

    term: str
    points: int
    spans: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class Contribution:
    """A part of a score. ``points`` and ``max_points`` in tenths; ``spans`` are the places that earned it."""

    kind: ContributionKind
    id: str
    points: int
    max_points: int
    reason: str
    spans: tuple[Span, ...]
    terms: tuple[TermRow, ...] = ()


@dataclass(frozen=True, slots=True)
class Requirement:
    """One qualification of the role, with what the file shows of it. ``share`` is 0…1000."""

    id: str
    group: str
    text: str
    required: bool
    status: Status
    share: int
    reason: str
    spans: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class Gap:
    """A requirement that is not fully met. ``would_bring`` in tenths: what full evidence of it would add.

    ``learn``: the file shows nothing of it; ``show``: it names it, or something near, without dated use.
    ``meets``: skill ids any of which would meet it.
    """

    requirement: str
    would_bring: int
    kind: Literal["learn", "show"]
    meets: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Match:
    """``score`` in tenths (714 is 71.4). ``band`` is one of ``BANDS``, ``band_told`` the sentence that it stands on.
    ``interval``: the score in tenths, ``ranks``: the place among all roles compared, both from lowest to highest, had
    doubtful parts gone the other way and with other weights within reason."""

    role: Role
    score: int
    contributions: tuple[Contribution, ...]
    requirements: tuple[Requirement, ...]
    gaps: tuple[Gap, ...]
    versions: Mapping[str, str]
    as_of: str
    #: what was not readable (``resume.Extent``) → ids of the requirements that it could have shown, or shown better
    touched: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    band: Band | None = None
    interval: tuple[int, int] | None = None
    band_told: str = ""
    ranks: tuple[int, int] | None = None

    @property
    def points(self) -> float:
        """The score as printed: tenths, as a number of points."""
        return self.score / 10
