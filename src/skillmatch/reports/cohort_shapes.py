"""The shape of a cohort, field by field: points are numbers with one decimal, people are files."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field
from typing_extensions import TypedDict

from skillmatch.reports.shape_parts import ErrorJson, RoleNameJson, closed

__all__ = ["CohortJson"]

_Status = Literal["met", "partial", "missing", "not-provable", "unknown"]
_Together = Annotated[float, Field(description="points, over all people together")]


@closed
class CohortNextJson(TypedDict):
    role: str
    requirement: str
    kind: Literal["show", "learn"]
    would_bring: float
    skill: Annotated[str | None, Field(description="of the skills that would do, the one that most people lack")]
    label: Annotated[str, Field(description="the skill's, or the requirement's text where no skill would do")]


@closed
class CohortCellJson(TypedDict):
    id: str
    status: _Status
    share: Annotated[float, Field(description="how far it is met, 0 to 1")]
    would_bring: float
    kind: Literal["show", "learn"] | None


@closed
class CohortStandingJson(TypedDict):
    role: RoleNameJson
    score: float
    band: str | None
    next_step: CohortNextJson | None
    requirements: list[CohortCellJson]


@closed
class CohortPersonJson(TypedDict):
    file: str
    next_step: Annotated[CohortNextJson | None, Field(description="that of the role that fits best")]
    roles: Annotated[list[CohortStandingJson], Field(description="best first")]


@closed
class CohortUnreadJson(TypedDict):
    file: str
    error: ErrorJson


@closed
class CohortCountsJson(TypedDict):
    met: int
    partial: int
    missing: int
    unknown: int


@closed
class CohortRequirementJson(TypedDict):
    id: str
    group: str
    text: str
    required: bool
    counts: Annotated[CohortCountsJson | None, Field(description="null where no text can show it")]
    would_bring: _Together


@closed
class CohortMapJson(TypedDict):
    role: RoleNameJson
    people: Annotated[list[str], Field(description="files that can be judged, best first")]
    requirements: Annotated[list[CohortRequirementJson], Field(description="in the role's order")]


@closed
class CohortGroupJson(TypedDict):
    kind: Literal["show", "learn"]
    skill: str | None
    label: str
    role: Annotated[str | None, Field(description="of a requirement that no skill meets")]
    people: list[str]
    would_bring: _Together


@closed
class CohortSkillJson(TypedDict):
    skill: str
    label: str
    people: list[str]
    gaps: Annotated[int, Field(description="how many requirements it meets, or part of them")]
    would_bring: _Together


@closed
class CohortCourseJson(TypedDict):
    id: str
    title: str
    skills: list[str]
    level: str
    weeks: float
    cost: str
    where: str
    people: list[str]
    gaps: int
    would_bring: _Together


@closed
class CohortJson(TypedDict):
    schema: Literal["skillmatch.cohort/1"]
    as_of: str
    versions: dict[str, str]
    attribution: list[str]
    people: list[CohortPersonJson]
    unread: list[CohortUnreadJson]
    roles: list[CohortMapJson]
    groups: list[CohortGroupJson]
    skills: list[CohortSkillJson]
    courses: Annotated[list[CohortCourseJson] | None, Field(description="null where no courses were given")]
