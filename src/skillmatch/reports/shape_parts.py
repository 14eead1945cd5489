"""Shapes that several of skillmatch's JSON objects hold."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import ConfigDict, Field, with_config
from typing_extensions import TypedDict

from skillmatch.errors import unreadable_kinds

__all__ = ["ErrorJson", "RoleNameJson", "SectionName", "closed"]

closed = with_config(ConfigDict(extra="forbid"))

SectionName = Literal[
    "contact", "summary", "objective", "skills", "experience", "projects", "education", "certificates", "languages",
    "publications", "awards", "volunteering", "interests", "references", "other",
]  # fmt: skip


@closed
class ErrorJson(TypedDict):
    kind: Annotated[str, Field(json_schema_extra={"enum": list(unreadable_kinds())})]
    message: str
    remedy: str


@closed
class RoleNameJson(TypedDict):
    id: str
    title: str
    thin: Annotated[bool, Field(description="an imported occupation of which little is known")]
