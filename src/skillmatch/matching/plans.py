"""What a plan is made of.

Plan (one resume, one role)
├── score, score_after       now, and with all lines
├── steps                    Step: what to show or learn, its line, weeks, what it brings alone and in this order
├── waits                    Wait: what only time, or readable dates, can bring
├── changes                  Change: the smallest change that turns a requirement, or brings the next full ten points
└── opened                   Opened: other roles that come nearer on the way

Weeks are in tenths of a week, scores and gains in tenths of a point.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from skillmatch.matching.effort import Effort
from skillmatch.matching.model import Status
from skillmatch.resume import Addition, Written
from skillmatch.roles import Role
from skillmatch.skills import Course

__all__ = ["Alternative", "Change", "Opened", "Plan", "RoleOutcome", "SkillOutcome", "Step", "Wait"]


@dataclass(frozen=True, slots=True)
class Alternative:
    """Another addition that would do for the same requirements."""

    addition: Addition
    label: str
    weeks: int


@dataclass(frozen=True, slots=True)
class Step:
    """``alone``: what this line brings by itself; ``gain``: what it brings after the steps before it; both come from
    reading the resume again with the line in it. ``requirements``: ids of those that it serves. ``weeks``: those of
    ``course`` where there is one; 0 where an earlier step takes the same course. ``builds_on``: broader skills that
    neither the file nor an earlier step shows."""

    addition: Addition
    label: str
    kind: Literal["show", "learn"]
    requirements: tuple[str, ...]
    effort: Effort
    weeks: int
    course: Course | None
    courses: tuple[Course, ...]
    written: Written
    alone: int
    gain: int
    score_after: int
    builds_on: tuple[str, ...]
    alternatives: tuple[Alternative, ...]


@dataclass(frozen=True, slots=True)
class Wait:
    """A requirement that no line can meet. ``months`` are still missing, of ``skill`` where it names one; None: the
    dates could not be read, or nothing that can be planned would meet it."""

    requirement: str
    reason: Literal["time", "dates", "other"]
    months: int | None = None
    skill: str | None = None


@dataclass(frozen=True, slots=True)
class Change:
    """The fewest weeks that turn ``requirement`` into a met one, or bring the score to ``target``. ``proven``: no
    smaller change does."""

    requirement: str | None
    target: int | None
    weeks: int
    show: tuple[Addition, ...]
    learn: tuple[Addition, ...]
    score_after: int
    proven: bool = True


@dataclass(frozen=True, slots=True)
class Opened:
    """Another role that the steps bring nearer. ``met``: how many of its required qualifications are met."""

    role: Role
    score: int
    score_after: int
    met: int
    met_after: int
    required: int


@dataclass(frozen=True, slots=True)
class Plan:
    """``bound``: what no other set of steps within the budget could bring beyond ``score_after``; 0 when it is proven
    that none brings more, None without a budget. ``labels`` by key of additions, and of skills that the plan names;
    ``efforts`` (weeks) and ``lines`` of all additions in it."""

    role: Role
    as_of: str
    versions: Mapping[str, str]
    score: int
    score_after: int
    budget: int | None
    bound: int | None
    weeks: int
    steps: tuple[Step, ...]
    waits: tuple[Wait, ...]
    changes: tuple[Change, ...]
    opened: tuple[Opened, ...]
    requirements: tuple[tuple[str, str, bool, Status], ...]
    labels: Mapping[str, str]
    efforts: Mapping[Addition, int]
    lines: Mapping[Addition, Written]


@dataclass(frozen=True, slots=True)
class RoleOutcome:
    """How far a role can be brought within the budget: before and after, by these additions, with label, weeks and line
    of each."""

    role: Role
    score: int
    score_after: int
    bound: int
    weeks: int
    additions: tuple[Alternative, ...]
    lines: Mapping[Addition, Written]


@dataclass(frozen=True, slots=True)
class SkillOutcome:
    """One addition and the roles it opens: in which a required qualification that was not met becomes met. ``gain``:
    what it brings over all roles of the library together."""

    addition: Addition
    label: str
    effort: Effort
    weeks: int
    course: Course | None
    written: Written
    opened: tuple[Opened, ...]
    gain: int
