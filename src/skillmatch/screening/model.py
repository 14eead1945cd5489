"""What the screening of many files is made of.

Cohort
├── people      Person: one file
│               └── standings: Standing, one for each role asked, best first
│                              ├── cells: Cell, each requirement with its status and what it would bring
│                              └── next_step: NextStep, the gap that would bring most
├── unread      Unread: a file that could not be read, and why
├── maps        HeatMap: one role, requirements × people
│               └── rows: Row, a requirement with a Cell for each person
├── groups      Group: people with the same next step
├── skills      Help: what one skill would bring to how many
└── courses     Help: the same of a course

Points are tenths.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from skillmatch.errors import UnreadableFile
from skillmatch.matching import Status
from skillmatch.roles import Role
from skillmatch.skills import Course

__all__ = [
    "Cell",
    "Cohort",
    "Given",
    "Group",
    "HeatMap",
    "Help",
    "NextStep",
    "Person",
    "Row",
    "Standing",
    "StepKind",
    "Unread",
]

StepKind = Literal["show", "learn"]


@dataclass(frozen=True, slots=True)
class Given:
    """One file to read: at ``path``, or ``data`` itself. ``name`` is what reports show."""

    name: str
    path: Path | None = None
    data: bytes | None = None


@dataclass(frozen=True, slots=True)
class Cell:
    """What one file shows of one requirement. ``share`` is 0…1000; ``meets``: skills any of which would meet what is
    missing, or part of it. ``kind`` is None where there is no gap."""

    requirement: str
    status: Status
    share: int
    would_bring: int
    kind: StepKind | None
    meets: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class NextStep:
    """The gap that would bring a person most. ``skill``: of those that would do, the one that most people of the cohort
    have before them; None where no skill would, as with years and degrees."""

    role: str
    requirement: str
    text: str
    kind: StepKind
    would_bring: int
    skill: str | None


@dataclass(frozen=True, slots=True)
class Standing:
    """One person before one role. ``band_told`` says why, where ``band`` is ``cannot-judge``."""

    role: str
    title: str
    thin: bool
    score: int
    band: str | None
    band_told: str
    cells: tuple[Cell, ...]
    next_step: NextStep | None = None

    @property
    def judged(self) -> bool:
        """Whether people may be shown the score, and what is missing be taken for missing."""
        return self.band != "cannot-judge"


@dataclass(frozen=True, slots=True)
class Person:
    """One file that was read, with its standings, best first."""

    file: str
    standings: tuple[Standing, ...]

    @property
    def best(self) -> Standing:
        """The role, of those asked, that fits best: the one whose next step is the person's."""
        return self.standings[0]


@dataclass(frozen=True, slots=True)
class Unread:
    """A file that could not be read."""

    file: str
    error: UnreadableFile


@dataclass(frozen=True, slots=True)
class Row:
    """A requirement with a cell for each person of the map. ``would_bring``: over all people together."""

    requirement: str
    group: str
    text: str
    required: bool
    cells: tuple[Cell, ...]
    counts: Mapping[Status, int]
    would_bring: int

    @property
    def lacking(self) -> int:
        """How many people do not meet it, or not as far as could be read."""
        return len(self.cells) - self.counts["met"]


@dataclass(frozen=True, slots=True)
class HeatMap:
    """Requirements × people of one role: ``people`` by score, best first, ``rows`` as the role has them. People whose
    files cannot be judged stand in no map."""

    role: Role
    people: tuple[Person, ...]
    standings: tuple[Standing, ...]
    rows: tuple[Row, ...]

    @property
    def shown(self) -> tuple[Row, ...]:
        """The rows of a map on paper: what is required and can be shown (all that can, where nothing is required),
        what most people lack first."""
        provable = [row for row in self.rows if row.counts["not-provable"] == 0]
        required = [row for row in provable if row.required] or provable
        return tuple(sorted(required, key=lambda row: (-row.lacking, -row.would_bring)))


@dataclass(frozen=True, slots=True)
class Group:
    """People with the same next step: a skill, or a requirement of ``role`` that no skill meets."""

    kind: StepKind
    skill: str | None
    label: str
    role: str | None
    people: tuple[str, ...]
    would_bring: int


@dataclass(frozen=True, slots=True)
class Help:
    """What learning the skills of a course, or one skill, would bring to how many people. ``gaps``: of how many
    requirements; ``would_bring``: over all of them together."""

    id: str
    label: str
    people: tuple[str, ...]
    gaps: int
    would_bring: int
    course: Course | None = None


@dataclass(frozen=True, slots=True)
class Cohort:
    """Many people before one set of roles. ``courses`` is None where none were given."""

    people: tuple[Person, ...]
    unread: tuple[Unread, ...]
    maps: tuple[HeatMap, ...]
    groups: tuple[Group, ...]
    skills: tuple[Help, ...]
    courses: tuple[Help, ...] | None
    as_of: str
    versions: Mapping[str, str]

    @property
    def unjudged(self) -> tuple[Person, ...]:
        """People whose files were read and say too little to be judged."""
        return tuple(person for person in self.people if not person.best.judged)
