"""What a resume says: sections, positions, degrees, skills with evidence; and the ``Profile`` that scores see.

    Resume
    ├── text, paragraphs, pages       the document's text and its logical lines
    ├── sections                      Section: kind, heading, span
    ├── name, headline, contact       apart from all else: no score sees name or contact
    ├── positions                     Position: title, organisation, place, dates, months, span
    ├── education, certificates, languages
    ├── skills                        SkillRecord: months, last use, Evidence (mentions with boxes)
    ├── findings, warnings            what is odd about the file, what was read with loss
    └── document                      the Document, for boxes (not compared, not part of JSON)

Dates are ``YYYY-MM`` or ``YYYY`` strings. Spans are ``[start, end)`` into ``text``.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from skillmatch.documents import Box, Document, Page, Warning
from skillmatch.skills import Context, Kind, Origin

__all__ = [
    "LEVELS",
    "Certificate",
    "DegreeFact",
    "Education",
    "Evidence",
    "Finding",
    "HeadlineFact",
    "HumanLanguage",
    "Level",
    "Position",
    "Profile",
    "Resume",
    "Section",
    "SectionKind",
    "SkillEvidence",
    "SkillFact",
    "SkillRecord",
    "Span",
    "Term",
    "TitleFact",
    "Unjudged",
    "UnlistedItem",
]

Span = tuple[int, int]

SectionKind = Literal[
    "contact",
    "summary",
    "objective",
    "skills",
    "experience",
    "projects",
    "education",
    "certificates",
    "languages",
    "publications",
    "awards",
    "volunteering",
    "interests",
    "references",
    "other",
]

#: Degree levels from the lowest to the highest; a person with one has all that stand before it. First professional
#: degrees (J.D., M.D., Pharm.D.) count as "master": see ``degrees``.
Level = Literal["secondary", "certificate", "associate", "bachelor", "master", "phd"]
LEVELS: tuple[Level, ...] = ("secondary", "certificate", "associate", "bachelor", "master", "phd")


@dataclass(frozen=True, slots=True)
class Section:
    """``heading`` is the heading as written, "" for what stands before the first heading."""

    kind: SectionKind
    heading: str
    span: Span


@dataclass(frozen=True, slots=True)
class Position:
    """One job. ``start``/``end`` are None where not stated; ``months`` is 0 then. ``precision``: month or year."""

    title: str
    organisation: str
    place: str | None
    start: str | None
    end: str | None
    current: bool
    precision: Literal["month", "year", "none"]
    months: int
    span: Span
    title_span: Span | None = None
    organisation_span: Span | None = None
    kind: Literal["job", "internship", "project", "volunteering"] = "job"


@dataclass(frozen=True, slots=True)
class Education:
    level: Level | None
    field: str | None
    institution: str | None
    state: Literal["completed", "in-progress", "not-completed"]
    end: str | None
    span: Span


@dataclass(frozen=True, slots=True)
class Certificate:
    """``skill`` is the taxonomy's id where it knows the certificate."""

    name: str
    skill: str | None
    issuer: str | None
    date: str | None
    expires: str | None
    span: Span


@dataclass(frozen=True, slots=True)
class HumanLanguage:
    name: str
    skill: str | None
    proficiency: str | None
    span: Span


@dataclass(frozen=True, slots=True)
class Evidence:
    """One mention with its place: ``text == resume.text[start:end]``. ``position`` indexes ``Resume.positions``."""

    text: str
    start: int
    end: int
    boxes: tuple[Box, ...]
    section: SectionKind
    position: int | None
    context: Context
    origin: Origin
    rule: str
    months: int | None = None


@dataclass(frozen=True, slots=True)
class SkillRecord:
    """A skill with all its mentions. ``months`` and ``last_used`` come from claimed mentions alone."""

    id: str
    label: str
    kind: Kind
    months: int
    last_used: str | None
    mentions: tuple[Evidence, ...]


@dataclass(frozen=True, slots=True)
class UnlistedItem:
    """An item of a list of skills that the taxonomy does not know; ``list`` is what heads it, as written.

    ``text == resume.text[start:end]``. It earns nothing as a skill.
    """

    text: str
    start: int
    end: int
    boxes: tuple[Box, ...]
    section: SectionKind
    position: int | None
    list: str


@dataclass(frozen=True, slots=True)
class Finding:
    """Something odd about the file. ``kind`` is one of the closed list in ``docs/reference.md``."""

    kind: str
    page: int | None
    text: str
    effect: str


@dataclass(frozen=True, slots=True)
class Resume:
    file: str
    as_of: str
    text: str
    paragraphs: tuple[Span, ...]
    pages: tuple[Page, ...]
    sections: tuple[Section, ...]
    name: Span | None
    headline: Span | None
    contact: Mapping[str, str]
    #: spans that no score may see: name, address, mail, phone, links
    contact_spans: tuple[Span, ...]
    positions: tuple[Position, ...]
    education: tuple[Education, ...]
    certificates: tuple[Certificate, ...]
    languages: tuple[HumanLanguage, ...]
    skills: tuple[SkillRecord, ...]
    findings: tuple[Finding, ...]
    warnings: tuple[Warning, ...]
    versions: Mapping[str, str]
    #: spans in which no term is counted: contact, headings, employers, schools, places, dates, adverts, references
    #: and second copies of lines
    unseen: tuple[Span, ...] = ()
    #: the months of dated jobs, half open, numbered year * 12 + month - 1; they may overlap
    months_in_jobs: tuple[Span, ...] = ()
    #: what stands in lists of skills and is not in the taxonomy
    unlisted: tuple[UnlistedItem, ...] = ()
    document: Document | None = field(default=None, compare=False, repr=False)

    def boxes(self, start: int, end: int) -> list[Box]:
        """Where ``text[start:end]`` stands on the page; empty when the form has no pages."""
        return self.document.boxes(start, end) if self.document is not None else []

    def section_at(self, offset: int) -> SectionKind:
        """The kind of section that holds this offset."""
        for section in self.sections:
            if section.span[0] <= offset < section.span[1]:
                return section.kind
        return "other"


# ── what scores may see ───────────────────────────────────────────────────────────────────────────────────────


@dataclass(frozen=True, slots=True)
class SkillEvidence:
    """One claimed mention as a place: nothing of its wording.

    ``used`` is the span of months, ``year * 12 + month - 1`` and half open, of the dated position it stands in;
    ``stated`` the months that the text states beside it.
    """

    span: Span
    dated: bool  # stands in a position with dates, a dated degree or project
    listed: bool  # stands in a mere list of skills
    inferred: bool  # found by meaning, or unlisted: lower credit
    used: tuple[int, int] | None = None
    stated: int = 0


@dataclass(frozen=True, slots=True)
class SkillFact:
    """A claimed skill. ``months`` of dated use without double counting; ``idle`` months since its last dated use
    (None when never dated); ``stated`` the most months that the text states beside it ("5+ years of SQL")."""

    skill: str
    months: int
    idle: int | None
    stated: int
    evidence: tuple[SkillEvidence, ...]


@dataclass(frozen=True, slots=True)
class DegreeFact:
    level: Level
    #: lower-case words of the field, the stop table's words left out
    field: frozenset[str]
    state: Literal["completed", "in-progress", "not-completed"]
    #: months of schooling after the bachelor's degree that a role may count as experience
    span: Span


@dataclass(frozen=True, slots=True)
class TitleFact:
    """A position's title, newest first: normalised words (lower case, no organisation, no place)."""

    words: tuple[str, ...]
    months: int
    span: Span


@dataclass(frozen=True, slots=True)
class HeadlineFact:
    """The line that says what the person is. ``borrowed``: it is the newest position's title standing in."""

    words: tuple[str, ...]
    span: Span
    borrowed: bool


@dataclass(frozen=True, slots=True)
class Term:
    """A word, or a pair of neighbouring words, of the resume, found outside contact, names, employers, schools
    and dates, and never from the stop table. ``plain``: its places in prose; ``listed``: in mere skill lists."""

    term: str
    plain: tuple[Span, ...]
    listed: tuple[Span, ...]


#: ``other-language``: the text is not English; ``too-little-text``: fewer words than a score can be judged by
Unjudged = Literal["other-language", "too-little-text"]


@dataclass(frozen=True, slots=True)
class Profile:
    """All that ``matching`` may see of a person. Sorted, so that two profiles of the same facts are equal."""

    skills: tuple[SkillFact, ...]
    degrees: tuple[DegreeFact, ...]
    certificates: tuple[tuple[str, Span], ...]
    titles: tuple[TitleFact, ...]
    headlines: tuple[HeadlineFact, ...]
    terms: tuple[Term, ...]
    #: months in jobs, overlapping ones counted once; None when positions carry no dates
    months: int | None
    #: what could not be read well enough: "dates", and the extents of ``losses``
    unknown: frozenset[str]
    #: spans of the positions that the months come from
    dated_spans: tuple[Span, ...]
    as_of: str
    #: each run of twelve words of a logical line as a number (``skillmatch.skills.shingles``) with its span, so that
    #: text copied from a role can be recognised without the text
    shingles: tuple[tuple[int, Span], ...] = ()
    #: why a score of this file is not to be judged, where it is not
    unjudged: Unjudged | None = None
