"""Roles as people write them.

Role
├── id, title, alternative_titles, family, summary, duties …     as in the role file
└── qualifications    Qualification: group, text, required, needs
                      └── Need: SkillNeed | YearsNeed | DegreeNeed | CertificateNeed | SomeOf (all, any, N of)
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Literal

__all__ = [
    "CertificateNeed",
    "DegreeNeed",
    "ExperienceYears",
    "Need",
    "Qualification",
    "Role",
    "Salary",
    "SkillNeed",
    "SomeOf",
    "YearsNeed",
    "leaves",
]


@dataclass(frozen=True, slots=True)
class SkillNeed:
    """The skill, or a narrower one; a related one earns part."""

    skill: str


@dataclass(frozen=True, slots=True)
class YearsNeed:
    """Years of work; with ``skill``: years of that skill. ``includes``: degree levels that count as years."""

    years: float
    skill: str | None = None
    includes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class DegreeNeed:
    """A degree of this level or higher, in one of the fields (any field when there are none)."""

    degree: str
    fields: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class CertificateNeed:
    """A certificate, by its skill id."""

    certificate: str


@dataclass(frozen=True, slots=True)
class SomeOf:
    """The best ``count`` of ``of`` count: all-of has ``count == len(of)``, any-of has ``count == 1``."""

    count: int
    of: tuple[Need, ...]


Need = SkillNeed | YearsNeed | DegreeNeed | CertificateNeed | SomeOf


def leaves(need: Need) -> Iterator[SkillNeed | YearsNeed | DegreeNeed | CertificateNeed]:
    """The needs at the ends of the tree, in the order written."""
    if isinstance(need, SomeOf):
        for part in need.of:
            yield from leaves(part)
    else:
        yield need


@dataclass(frozen=True, slots=True)
class Qualification:
    """One line of a role, as written. ``needs`` is None where no text can show it."""

    id: str
    group: str
    text: str
    required: bool = True
    needs: Need | None = None


@dataclass(frozen=True, slots=True)
class ExperienceYears:
    """Years asked, from ``min`` to ``max``; ``includes`` names degree levels whose years count."""

    min: float
    max: float | None = None
    includes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Salary:
    low: float
    high: float
    currency: str = "USD"
    period: Literal["year", "month", "day", "hour"] = "year"


@dataclass(frozen=True, slots=True)
class Role:
    """A role of the library, of one's own, read from a page or advert, or an imported occupation.

    ``thin``: an imported occupation of which little is known: neither tasks nor skills.
    """

    id: str
    title: str
    alternative_titles: tuple[str, ...] = ()
    family: str = ""
    summary: str = ""
    duties: tuple[str, ...] = ()
    qualifications: tuple[Qualification, ...] = ()
    education: tuple[str, ...] = ()
    experience_years: ExperienceYears | None = None
    salary: Salary | None = None
    outlook: str = ""
    employers: tuple[str, ...] = ()
    ai_impact: str = ""
    certifications: tuple[str, ...] = ()
    seniority: str = ""
    related_roles: tuple[str, ...] = ()
    codes: dict[str, str] = field(default_factory=dict)
    source: str = ""
    thin: bool = False

    @property
    def titles(self) -> tuple[str, ...]:
        """The title, then the alternative ones."""
        return (self.title, *self.alternative_titles)

    def lines(self) -> Iterator[tuple[str, int]]:
        """The lines of text that make the role's vocabulary, each with how often it counts."""
        yield self.title, 3
        for title in self.alternative_titles:
            yield title, 1
        if self.summary:
            yield self.summary, 1
        for duty in self.duties:
            yield duty, 1
        for qualification in self.qualifications:
            yield qualification.text, 1
