"""What a machine reads in a file, as sheets of words: ``Resume`` in, headed tables out, drawn by text and HTML alike.

They show a person what arrived: which headings were understood as what, which dates belong to which job. Name and
contact appear only as found or not found: reports are passed on, and no score sees them.
"""

from __future__ import annotations

from dataclasses import dataclass

from skillmatch.reports.quotes import Quoter
from skillmatch.reports.wording import KIND_NAMES, SECTION_NAMES, plain, short, title_case
from skillmatch.resume import Position, Resume, SkillRecord, months_in_words
from skillmatch.skills import KINDS

__all__ = ["Sheet", "concerns", "dates_in_words", "sheets", "skill_sheet", "summary"]

_STATES = {"completed": "completed", "in-progress": "in progress", "not-completed": "not completed"}


@dataclass(frozen=True, slots=True)
class Sheet:
    """A headed table. Every row has as many cells as there are columns."""

    title: str
    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


def summary(resume: Resume) -> list[tuple[str, str]]:
    """Facts about the file as a whole: name of the fact, the fact."""
    words = len(resume.text.split())
    pages = len(resume.pages)
    size = f"{words:,} word{'' if words == 1 else 's'}"
    if pages:
        size += f" on {pages} page{'' if pages == 1 else 's'}"
    found = (["name"] if resume.name is not None else []) + [short(kind) for kind in sorted(resume.contact)]
    claimed = sum(any(m.context == "claimed" for m in skill.mentions) for skill in resume.skills)
    headline = short(resume.text[slice(*resume.headline)]) if resume.headline is not None else ""
    return [
        ("Text", size),
        ("Headline", headline or "none found"),
        ("Contact", f"{', '.join(found)} (no score sees them)" if found else "none found"),
        ("Skills", f"{claimed} claimed" + (f", {len(resume.skills) - claimed} named but not counted"
                                           if claimed < len(resume.skills) else "")),
    ]  # fmt: skip


def sheets(resume: Resume) -> list[Sheet]:
    """Sections, positions, degrees, certificates and languages; those that the file lacks are left out, but for
    sections and positions, whose absence a person should know."""
    quoter = Quoter(resume)
    sections = tuple(
        (
            short(section.heading) or "(before the first heading)",
            SECTION_NAMES[section.kind],
            str(quoter.place(section.span[0]).page or ""),
        )
        for section in resume.sections
    )
    positions = tuple(
        (
            (", ".join(part for part in (short(p.title), short(p.organisation)) if part) or "(no title)")
            + (f" ({p.kind})" if p.kind != "job" else ""),
            dates_in_words(p),
            months_in_words(p.months) if p.months else "not counted",
        )
        for p in resume.positions
    )
    degrees = tuple(
        (
            ", ".join(short(part) for part in (e.level or "", e.field or "") if part) or "(level not read)",
            short(e.institution or ""),
            " ".join(part for part in (short(e.end or ""), _STATES[e.state]) if part),
        )
        for e in resume.education
    )
    certificates = tuple((short(c.name), short(c.issuer or ""), short(c.date or "")) for c in resume.certificates)
    languages = tuple((short(x.name), short(x.proficiency or "")) for x in resume.languages)
    found = [
        Sheet("Sections", ("Heading as written", "Read as", "Page"), sections),
        Sheet("Positions", ("Position", "Dates", "Counted"), positions),
        Sheet("Education", ("Degree", "Institution", "End"), degrees),
        Sheet("Certificates", ("Certificate", "Issuer", "Date"), certificates),
        Sheet("Languages", ("Language", "Proficiency"), languages),
    ]
    return [sheet for sheet in found if sheet.rows or sheet.title in ("Sections", "Positions")]


def dates_in_words(position: Position) -> str:
    """When somebody held a position."""
    if position.start is None and position.end is None:
        return "present, start not read" if position.current else "no dates read"
    end = "present" if position.current else position.end or "not read"
    start = position.start or "not read"
    return short(start if start == end else f"{start} to {end}")


def skill_sheet(resume: Resume) -> list[Sheet]:
    """Claimed skills by kind, the longest used first."""
    found: list[Sheet] = []
    for kind in KINDS:
        skills = [s for s in resume.skills if s.kind == kind and any(m.context == "claimed" for m in s.mentions)]
        skills.sort(key=lambda skill: (-skill.months, skill.label.lower(), skill.id))
        if skills:
            columns = ("Skill", "Dated use", "Last used", "Places")
            found.append(Sheet(KIND_NAMES[kind], columns, tuple(map(_use, skills))))
    return found


def _use(skill: SkillRecord) -> tuple[str, ...]:
    places = sum(mention.context == "claimed" for mention in skill.mentions)
    used = months_in_words(skill.months) if skill.months else "none"
    return short(skill.label), used, short(skill.last_used or ""), str(places)


def concerns(resume: Resume) -> list[tuple[str, str]]:
    """Findings, then warnings: the kind with its page, and what it means."""
    told: list[tuple[str, str]] = []
    for finding in resume.findings:
        quoted = f"“{short(finding.text)}”" if short(finding.text) else ""
        told.append((_headed(finding.kind, finding.page), ": ".join(p for p in (quoted, plain(finding.effect)) if p)))
    for warning in resume.warnings:
        told.append((_headed(warning.kind, warning.page), plain(warning.message)))
    return told


def _headed(kind: str, page: int | None) -> str:
    return title_case(kind) + (f", page {page}" if page is not None else "")
