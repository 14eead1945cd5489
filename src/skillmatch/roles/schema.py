"""The keys of a role file and what may stand in them, as pydantic models."""

from __future__ import annotations

from typing import Annotated, Any, Literal

from pydantic import BaseModel, ConfigDict, Field, StringConstraints, field_validator, model_validator

__all__ = ["DEGREES", "RoleFile", "allowed_keys"]

#: as ``skillmatch.resume.LEVELS``; a test holds the two together
DEGREES = ("secondary", "certificate", "associate", "bachelor", "master", "phd")

Text = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=5000)]
Prose = Annotated[str, StringConstraints(strip_whitespace=True, max_length=20000)]
Identifier = Annotated[str, StringConstraints(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$", max_length=100)]


class _Strict(BaseModel):
    model_config = ConfigDict(extra="forbid")


class YearsTable(_Strict):
    min: float = Field(ge=0, le=60)
    max: float | None = Field(default=None, ge=0, le=60)
    includes: list[Literal["phd", "master"]] = []

    @model_validator(mode="after")
    def _ordered(self) -> YearsTable:
        if self.max is not None and self.max < self.min:
            raise ValueError("max is below min")
        return self


class SalaryTable(_Strict):
    low: float = Field(gt=0)
    high: float = Field(gt=0)
    currency: Annotated[str, StringConstraints(pattern=r"^[A-Z]{3}$")] = "USD"
    period: Literal["year", "month", "day", "hour"] = "year"

    @model_validator(mode="after")
    def _ordered(self) -> SalaryTable:
        if self.high < self.low:
            raise ValueError("high is below low")
        return self


class QualificationTable(_Strict):
    text: Text
    group: Annotated[str, StringConstraints(strip_whitespace=True, max_length=200)] = "Qualifications"
    required: bool = True
    needs: Any = None


class RoleFile(_Strict):
    """A role file. ``id``, ``title`` and one of ``summary``, ``duties``, ``qualifications`` suffice."""

    id: Identifier
    title: Text
    alternative_titles: list[Text] = []
    family: Annotated[str, StringConstraints(max_length=200)] = ""
    summary: Prose = ""
    duties: list[Text] = []
    experience_years: YearsTable | None = None
    salary: SalaryTable | None = None
    outlook: Prose = ""
    employers: list[Text] = []
    ai_impact: Prose = ""
    certifications: list[Text] = []
    education: list[Text] = []
    seniority: Literal["entry", "mid", "senior", "lead"] | None = None
    related_roles: list[Identifier] = []
    codes: dict[str, str] = {}
    source: Prose = ""
    qualifications: list[QualificationTable] = []

    @field_validator("alternative_titles")
    @classmethod
    def _once(cls, titles: list[str]) -> list[str]:
        folded = [title.casefold() for title in titles]
        if len(set(folded)) < len(folded):
            raise ValueError("a title stands twice")
        return titles


_MODELS: dict[str, type[BaseModel]] = {
    "experience_years": YearsTable,
    "salary": SalaryTable,
    "qualifications": QualificationTable,
}


def allowed_keys(location: tuple[int | str, ...]) -> list[str]:
    """The keys that may stand where a wrong one stood."""
    model = _MODELS.get(str(location[0]), RoleFile) if len(location) > 1 else RoleFile
    return list(model.model_fields)
