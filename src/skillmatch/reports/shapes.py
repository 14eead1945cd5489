"""The shapes of skillmatch's JSON, field by field; the JSON Schemas in ``schemas/`` are generated from here.

Offsets are code points into ``text``; boxes are PDF points, origin top left. Points and scores are numbers of points
with one decimal.
"""

from __future__ import annotations

from typing import Annotated, Any, Literal

from pydantic import Field, TypeAdapter
from typing_extensions import TypedDict

from skillmatch.reports.cohort_shapes import CohortJson
from skillmatch.reports.plan_shapes import FailedPlanJson, PlanJson, SurveyJson
from skillmatch.reports.shape_parts import ErrorJson as ErrorJson
from skillmatch.reports.shape_parts import RoleNameJson as RoleNameJson
from skillmatch.reports.shape_parts import SectionName, closed

__all__ = ["SHAPES", "json_schema"]

SpanJson = Annotated[list[int], Field(min_length=2, max_length=2, description="[start, end) in text")]


@closed
class BoxJson(TypedDict):
    page: int
    box: Annotated[list[float], Field(min_length=4, max_length=4, description="x0, top, x1, bottom in points")]


@closed
class MentionJson(TypedDict):
    text: str
    start: int
    end: int
    boxes: list[BoxJson]
    section: SectionName
    position: Annotated[int | None, Field(description="number of the position in positions, from 0")]
    context: Literal["claimed", "negated", "learning", "wanted", "others", "hidden"]
    origin: Literal["listed", "unlisted", "inferred"]
    rule: Annotated[str, Field(description="why the mention was taken so")]
    months: Annotated[int | None, Field(description="experience stated beside it")]


@closed
class SkillJson(TypedDict):
    id: str
    label: str
    kind: Literal["technology", "knowledge", "method", "soft", "human-language", "certificate", "domain"]
    months: Annotated[int, Field(description="months of dated use, overlapping ones counted once")]
    last_used: str | None
    mentions: list[MentionJson]


@closed
class UnlistedJson(TypedDict):
    text: str
    start: int
    end: int
    boxes: list[BoxJson]
    section: SectionName
    position: Annotated[int | None, Field(description="number of the position in positions, from 0")]
    origin: Literal["unlisted"]
    list: Annotated[str, Field(description="what heads the list that it stands in, as written")]


@closed
class PositionJson(TypedDict):
    title: str
    organisation: str
    place: str | None
    start: str | None
    end: str | None
    current: bool
    precision: Literal["month", "year", "none"]
    months: int
    kind: Literal["job", "internship", "project", "volunteering"]
    span: SpanJson
    title_span: SpanJson | None
    organisation_span: SpanJson | None


@closed
class EducationJson(TypedDict):
    level: Literal["secondary", "certificate", "associate", "bachelor", "master", "phd"] | None
    field: str | None
    institution: str | None
    state: Literal["completed", "in-progress", "not-completed"]
    end: str | None
    span: SpanJson


@closed
class CertificateJson(TypedDict):
    name: str
    skill: str | None
    issuer: str | None
    date: str | None
    expires: str | None
    span: SpanJson


@closed
class LanguageJson(TypedDict):
    name: str
    skill: str | None
    proficiency: str | None
    span: SpanJson


@closed
class SectionJson(TypedDict):
    kind: SectionName
    heading: str
    span: SpanJson


@closed
class PageJson(TypedDict):
    number: int
    width: float
    height: float
    start: int
    end: int


@closed
class FindingJson(TypedDict):
    kind: str
    page: int | None
    text: str
    effect: str


@closed
class WarningJson(TypedDict):
    kind: str
    message: str
    page: int | None


@closed
class ResumeJson(TypedDict):
    schema: Literal["skillmatch.resume/1"]
    file: str
    status: Literal["ok"]
    as_of: str
    versions: dict[str, str]
    attribution: Annotated[list[str], Field(description="a line for each imported source that is used")]
    text: str
    paragraphs: list[SpanJson]
    pages: list[PageJson]
    sections: list[SectionJson]
    name: SpanJson | None
    headline: SpanJson | None
    contact: dict[str, str]
    contact_spans: list[SpanJson]
    skills: list[SkillJson]
    unlisted: list[UnlistedJson]
    positions: list[PositionJson]
    education: list[EducationJson]
    certificates: list[CertificateJson]
    languages: list[LanguageJson]
    findings: list[FindingJson]
    warnings: list[WarningJson]


@closed
class EvidenceJson(TypedDict):
    text: str
    start: int
    end: int
    boxes: list[BoxJson]
    section: SectionName


@closed
class TermJson(TypedDict):
    term: str
    points: float
    evidence: list[EvidenceJson]


@closed
class ContributionJson(TypedDict):
    kind: Literal["requirement", "vocabulary", "headline-words", "headline-title", "position-titles"]
    id: str
    points: float
    max_points: float
    reason: str
    evidence: list[EvidenceJson]
    terms: Annotated[list[TermJson], Field(description="vocabulary only: every term with its points and places")]


@closed
class RequirementJson(TypedDict):
    id: str
    group: str
    text: str
    required: bool
    status: Literal["met", "partial", "missing", "not-provable", "unknown"]
    reason: str
    evidence: list[EvidenceJson]


@closed
class GapJson(TypedDict):
    requirement: str
    would_bring: float
    kind: Literal["learn", "show"]
    meets: list[str]


@closed
class LossJson(TypedDict):
    kind: Annotated[str, Field(description="kind of the warning or finding that tells the loss")]
    page: int | None
    message: str
    requirements: Annotated[list[str], Field(description="ids of the requirements that it could have shown")]


@closed
class PartDifferenceJson(TypedDict):
    kind: Literal["requirement", "vocabulary", "headline-words", "headline-title", "position-titles"]
    points: float


@closed
class BehindJson(TypedDict):
    role: Annotated[str, Field(description="id of the role that stands before this one")]
    points: Annotated[float, Field(description="points that it has more")]
    parts: Annotated[list[PartDifferenceJson], Field(description="the parts that it has them, or less, from")]


@closed
class RowChangeJson(TypedDict):
    kind: Literal["requirement", "vocabulary", "headline-words", "headline-title", "position-titles"]
    id: str
    before: float
    after: float
    reason_before: str
    reason_after: str
    gained: Annotated[list[str], Field(description="terms that earn more than before")]
    lost: Annotated[list[str], Field(description="terms that earn less than before")]


@closed
class AgainstJson(TypedDict):
    file: Annotated[str, Field(description="the older version")]
    score_before: float
    changes: list[RowChangeJson]


@closed
class MatchedRoleJson(TypedDict):
    role: RoleNameJson
    score: float
    band: Literal["strong", "possible", "stretch", "unlikely", "not-calibrated", "cannot-judge"] | None
    band_told: Annotated[str, Field(description="what the band stands on, or why there is none")]
    interval: Annotated[list[float] | None, Field(description="the score from lowest to highest, as sure as it is")]
    ranks: Annotated[list[int] | None, Field(description="the place among all roles compared, from first to last")]
    behind: BehindJson | None
    against: AgainstJson | None
    contributions: list[ContributionJson]
    requirements: list[RequirementJson]
    gaps: list[GapJson]
    losses: list[LossJson]


@closed
class MatchJson(TypedDict):
    schema: Literal["skillmatch.match/1"]
    file: str
    status: Literal["ok"]
    as_of: str
    versions: dict[str, str]
    findings: list[FindingJson]
    warnings: list[WarningJson]
    attribution: Annotated[list[str], Field(description="a line for each imported source that is used")]
    together: Annotated[list[list[str]], Field(description="ids of neighbours in the ranking that are not told apart")]
    matches: list[MatchedRoleJson]


@closed
class FailedResumeJson(TypedDict):
    schema: Literal["skillmatch.resume/1"]
    file: str
    status: Literal["error"]
    error: ErrorJson


@closed
class FailedMatchJson(TypedDict):
    schema: Literal["skillmatch.match/1"]
    file: str
    status: Literal["error"]
    error: ErrorJson


@closed
class RoleListingJson(TypedDict):
    schema: Literal["skillmatch.role/1"]
    id: str
    title: str
    family: str
    required: int
    preferred: int
    layout: Literal["qualified", "described"]
    path: str


#: file name of the shipped schema → what it describes
SHAPES: dict[str, Any] = {
    "resume-1": ResumeJson | FailedResumeJson,
    "match-1": MatchJson | FailedMatchJson,
    "role-1": RoleListingJson,
    "plan-1": PlanJson | FailedPlanJson,
    "survey-1": SurveyJson,
    "cohort-1": CohortJson,
}


def json_schema(name: str) -> dict[str, Any]:
    """The JSON Schema of one of ``SHAPES``."""
    schema = TypeAdapter(SHAPES[name]).json_schema()
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", "title": f"skillmatch {name}", **schema}
