"""The shapes of plans, field by field: weeks and points are numbers with one decimal."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field
from typing_extensions import TypedDict

from skillmatch.reports.shape_parts import ErrorJson, RoleNameJson, SectionName, closed

__all__ = ["FailedPlanJson", "PlanJson", "SurveyJson"]


@closed
class CourseJson(TypedDict):
    id: str
    title: str
    level: str
    weeks: float
    cost: str
    where: str


@closed
class AlternativeJson(TypedDict):
    id: str
    label: str
    weeks: float


@closed
class PlannedLineJson(TypedDict):
    id: Annotated[str, Field(description="what is added: skill, certificate or degree, and which")]
    label: str
    kind: Literal["show", "learn"]
    weeks: Annotated[float, Field(description="an estimate, or the weeks of the course")]
    line: Annotated[str, Field(description="the line that is scored, to be pasted below the place named")]
    section: SectionName
    heading: Annotated[str, Field(description="heading of the section as written, or to be written")]
    new_section: bool
    position: Annotated[int | None, Field(description="number of the position at whose end the line stands, from 0")]


@closed
class StepJson(PlannedLineJson):
    step: int
    skill: str | None
    requirements: list[str]
    nearness: Literal["new", "builds", "neighbour", "show"]
    near: str | None
    why: str
    alone: float
    gain: float
    score_after: float
    proof: list[str]
    courses: list[CourseJson]
    builds_on: list[str]
    alternatives: list[AlternativeJson]


@closed
class WaitJson(TypedDict):
    requirement: str
    reason: Literal["time", "dates", "other"]
    months: int | None
    skill: str | None


@closed
class ChangeJson(TypedDict):
    requirement: Annotated[str | None, Field(description="the requirement that becomes met; null: the score's target")]
    target: float | None
    weeks: float
    show: list[PlannedLineJson]
    learn: list[PlannedLineJson]
    score_after: float
    proven: Annotated[bool, Field(description="no smaller change does it")]


@closed
class OpenedJson(TypedDict):
    role: RoleNameJson
    score: float
    score_after: float
    met: int
    met_after: int
    required: int


@closed
class StatusJson(TypedDict):
    id: str
    text: str
    required: bool
    status: Literal["met", "partial", "missing", "not-provable", "unknown"]


@closed
class TurnedJson(TypedDict):
    requirement: str
    text: str
    before: str
    now: str


@closed
class ProgressJson(TypedDict):
    as_of: str
    score_before: float
    score: float
    done: list[str]
    open: list[str]
    turned: list[TurnedJson]


@closed
class PlanJson(TypedDict):
    schema: Literal["skillmatch.plan/1"]
    file: str
    status: Literal["ok"]
    as_of: str
    versions: dict[str, str]
    attribution: list[str]
    role: RoleNameJson
    score: float
    score_after: float
    budget: float | None
    weeks: float
    bound: Annotated[float | None, Field(description="what other steps within the budget could bring at most beyond")]
    steps: list[StepJson]
    waits: list[WaitJson]
    changes: list[ChangeJson]
    opened: list[OpenedJson]
    requirements: list[StatusJson]
    progress: ProgressJson | None


@closed
class FailedPlanJson(TypedDict):
    schema: Literal["skillmatch.plan/1"]
    file: str
    status: Literal["error"]
    error: ErrorJson


@closed
class RoleOutcomeJson(TypedDict):
    role: RoleNameJson
    score: float
    score_after: float
    bound: float
    weeks: float
    steps: list[PlannedLineJson]


@closed
class SkillOutcomeJson(PlannedLineJson):
    why: str
    gain: float
    opened: list[OpenedJson]


@closed
class SurveyJson(TypedDict):
    schema: Literal["skillmatch.survey/1"]
    file: str
    status: Literal["ok"]
    as_of: str
    versions: dict[str, str]
    attribution: list[str]
    budget: float | None
    roles: Annotated[list[RoleOutcomeJson], Field(description="--all-roles: best first")]
    skills: Annotated[list[SkillOutcomeJson], Field(description="--most-roles: most roles a week first")]
