"""One self-contained HTML page: resumes with their matches in, a page that needs no script and loads nothing out.

The records come from ``waterfall``, ``advice``, ``quotes`` and ``reading``; the templates only place them. Everything
is escaped by the template engine, and control and direction characters are taken out before that.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from skillmatch.errors import UnreadableFile
from skillmatch.matching import Match, TermRow
from skillmatch.reports.advice import KIND_MEANINGS, Advice, advice
from skillmatch.reports.attribution import attributions
from skillmatch.reports.losses import TouchingLoss, touching_losses
from skillmatch.reports.quotes import Quote, Quoter
from skillmatch.reports.reading import Sheet, concerns, sheets, skill_sheet, summary
from skillmatch.reports.standing import NOT_JUDGED, band_words, behind, groups, judged, standing
from skillmatch.reports.waterfall import Waterfall, waterfall
from skillmatch.reports.wording import (
    STATUS_MARKS,
    STATUS_MEANINGS,
    STATUS_WORDS,
    THIN,
    either,
    plain,
    points,
    shown_character,
    shown_version,
)
from skillmatch.resume import Resume
from skillmatch.roles import Role
from skillmatch.skills import Taxonomy

__all__ = ["environment", "match_html"]

_CHIPS = 20
_QUOTES = 3


@dataclass(frozen=True, slots=True)
class _Words:
    """The vocabulary part: chips for the strongest, a row with its places for each that earns, the rest by name."""

    chips: tuple[TermRow, ...]
    others: int
    other_points: int
    rows: tuple[tuple[TermRow, str], ...]
    pointless: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _RolePart:
    """One role of one file. ``quotes``: by requirement, the quotes and how many more lines there are."""

    anchor: str
    rank: int
    drawn: Waterfall
    statuses: tuple[str, ...]
    quotes: dict[str, tuple[list[Quote], int]]
    words: _Words
    lost: list[TouchingLoss]
    advised: list[Advice]
    facts: list[tuple[str, str]]
    thin: str
    judged: bool
    band: str
    standing: list[str]
    behind: str


@dataclass(frozen=True, slots=True)
class _FilePart:
    """One file of the page: read, with ``roles``, or not, with ``error``. ``groups``: roles not told apart."""

    anchor: str
    name: str
    as_of: str
    versions: str
    error: UnreadableFile | None
    roles: tuple[_RolePart, ...]
    concerns: list[tuple[str, str]]
    summary: list[tuple[str, str]]
    sheets: list[Sheet]
    skills: list[Sheet]
    groups: list[str]


def match_html(
    results: Sequence[tuple[Resume, Sequence[Match]] | tuple[str, UnreadableFile]], *, taxonomy: Taxonomy
) -> str:
    """The page of one file or several, in the order given; of several with an index.

    A result is a resume with its matches, best first, or a file's name with the error that kept it from being read.
    """
    files: list[_FilePart] = []
    for number, (first, second) in enumerate(results, start=1):
        if isinstance(second, UnreadableFile):
            files.append(_failed(f"f{number}", str(first), second))
        else:
            assert isinstance(first, Resume)
            files.append(_read(f"f{number}", first, second, taxonomy))
    sources = dict.fromkeys(
        line
        for first, second in results
        if isinstance(first, Resume) and not isinstance(second, UnreadableFile)
        for line in attributions(first, second)
    )
    title = files[0].name if len(files) == 1 else f"{len(files)} resumes"
    return environment().get_template("page.html").render(files=files, title=title, attributions=list(sources))


@cache
def environment() -> Environment:
    """The templates: all they show is escaped and without control characters."""
    environment = Environment(
        loader=PackageLoader("skillmatch.reports"),
        autoescape=True,
        undefined=StrictUndefined,
        finalize=_harmless,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    environment.filters["points"] = points
    environment.globals.update(
        status_marks=STATUS_MARKS,
        status_words=STATUS_WORDS,
        status_meanings=STATUS_MEANINGS,
        kind_meanings=KIND_MEANINGS,
        not_judged=NOT_JUDGED,
    )
    return environment


def _harmless(value: Any) -> Any:
    """The last gate: whatever a template shows has no control characters, even if it came around ``plain``."""
    if isinstance(value, Markup) or not isinstance(value, str) or value.isprintable():
        return value
    return "".join(map(shown_character, value))


def _failed(anchor: str, name: str, error: UnreadableFile) -> _FilePart:
    return _FilePart(anchor, plain(name), "", "", error, (), [], [], [], [], [])


def _read(anchor: str, resume: Resume, matches: Sequence[Match], taxonomy: Taxonomy) -> _FilePart:
    quoter = Quoter(resume)
    roles = tuple(
        _role(f"{anchor}-r{n + 1}", n + 1, resume, match, matches[n - 1] if n else None, quoter, taxonomy)
        for n, match in enumerate(matches)
    )
    return _FilePart(
        anchor=anchor,
        name=plain(resume.file),
        as_of=plain(resume.as_of),
        versions=shown_version(matches[0].versions if matches else resume.versions),
        error=None,
        roles=roles,
        concerns=concerns(resume),
        summary=summary(resume),
        sheets=sheets(resume),
        skills=skill_sheet(resume),
        groups=groups(matches),
    )


def _role(
    anchor: str, rank: int, resume: Resume, match: Match, before: Match | None, quoter: Quoter, taxonomy: Taxonomy
) -> _RolePart:
    drawn = waterfall(match)
    used = {row.requirement.status for group in drawn.groups for row in group.rows}
    return _RolePart(
        anchor=anchor,
        rank=rank,
        drawn=drawn,
        statuses=tuple(status for status in STATUS_MARKS if status in used),
        quotes={q.id: quoter.quotes(q.spans, most=_QUOTES) for q in match.requirements},
        words=_words(drawn, quoter),
        lost=touching_losses(resume, match),
        advised=advice(match, drawn, taxonomy),
        facts=[(name, plain(fact)) for name, fact in _facts(match.role) if fact],
        thin=THIN if match.role.thin else "",
        judged=judged(match),
        band=band_words(match),
        standing=standing(match),
        behind=behind(before, match) if before is not None else "",
    )


def _words(drawn: Waterfall, quoter: Quoter) -> _Words:
    earning = [term for term in drawn.terms if term.points > 0]
    rest = earning[_CHIPS:]
    return _Words(
        chips=tuple(earning[:_CHIPS]),
        others=len(rest),
        other_points=sum(term.points for term in rest),
        rows=tuple((term, quoter.places(term.spans)) for term in earning),
        pointless=tuple(term.term for term in drawn.terms if term.points <= 0),
    )


def _facts(role: Role) -> list[tuple[str, str]]:
    pay, years = role.salary, role.experience_years
    salary = f"{pay.currency} {pay.low:,.0f} to {pay.high:,.0f} a {pay.period}" if pay is not None else ""
    experience = ""
    if years is not None:
        experience = f"{years.min:g} years or more"
        if years.max is not None:
            experience = f"{years.min:g} to {years.max:g} years"
        if years.includes:
            experience += f", a {either(list(years.includes))} degree counted in"
    return [
        ("Summary", role.summary),
        ("Salary", salary),
        ("Outlook", role.outlook),
        ("Education", "; ".join(role.education)),
        ("Experience", experience),
        ("Certifications", "; ".join(role.certifications)),
        ("Employers", "; ".join(role.employers)),
        ("AI impact", role.ai_impact),
        ("Also called", "; ".join(role.alternative_titles)),
        ("Source", role.source),
    ]
