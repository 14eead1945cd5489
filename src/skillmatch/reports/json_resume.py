"""A ``Resume`` in, a JSON Resume (v1.0.0, jsonresume.org) out: what a machine read, in the words of the file.

What the schema has a place for goes there as it was written; a claimed skill whose words found no place is named under
"Further skills". So the file, read again, claims the same skills and tells the same positions.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from skillmatch.resume import Education, Position, Resume, SectionKind, Span

__all__ = ["JSON_RESUME_SCHEMA", "resume_to_json_resume"]

JSON_RESUME_SCHEMA = "https://raw.githubusercontent.com/jsonresume/resume-schema/v1.0.0/schema.json"

_LEVELS = {
    "phd": "PhD",
    "master": "Master's degree",
    "bachelor": "Bachelor's degree",
    "associate": "Associate's degree",
    "certificate": "Certificate",
    "secondary": "High school diploma",
}
_MONTH = r"(?:jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)[a-z]*\.?|spring|summer|fall|autumn|winter"
_WHEN = re.compile(rf"(?:{_MONTH}|present|current|now|today|to|until|since|[\d\W_])+", re.I)
_DATES_AT_THE_END = re.compile(rf"[\s,(|]+(?:(?:{_MONTH})\s+)?(?:\d{{1,2}}/)?\d{{4}}\b.*$", re.I)
_BULLET = re.compile(r"^\s*(?:[•‣▪●○◦*·–—-]|o(?=\s))\s*")
_ITEM = re.compile(r"(?:[^,;|•·()]|\([^()]*\)|[()])+")
_LABEL = re.compile(r"([^:,;]{1,60}):\s*(.*)", re.S)
_CITY = re.compile(r"([^,\d]+), ([^,\d]+)")
_LEVEL_WORDS = re.compile(r"\W*(?:bachelor|master|doctor|associate|ph\.?d|diploma|certificate|b\.?s|m\.?s|b\.?a)", re.I)
_SCHEME = re.compile(r"[a-z][a-z+.-]*:", re.I)


def resume_to_json_resume(resume: Resume) -> dict[str, Any]:
    """The resume as the object of a JSON Resume file; keys without content are left out."""
    paper = _Paper(resume)
    written: dict[str, Any] = {
        "$schema": JSON_RESUME_SCHEMA,
        "basics": _basics(paper),
        "work": [_position(paper, p, "name") for p in resume.positions if p.kind in ("job", "internship")],
        "volunteer": [_position(paper, p, "organization") for p in resume.positions if p.kind == "volunteering"],
        "education": [_education(paper, e) for e in resume.education],
        "certificates": [
            _filled(name=paper.took(c.span, c.name), issuer=c.issuer, date=c.date) for c in resume.certificates
        ],
        "languages": [_filled(language=paper.took(x.span, x.name), fluency=x.proficiency) for x in resume.languages],
        "projects": [_project(paper, p) for p in resume.positions if p.kind == "project"]
        + [{"description": text} for text in paper.rest("projects")],
        "publications": [{"name": text} for text in paper.rest("publications")],
        "awards": [{"title": text} for text in paper.rest("awards")],
        "interests": [{"name": text} for text in paper.rest("interests")],
        "skills": _skills(paper),
        "meta": {"version": "v1.0.0"},
    }
    further = paper.unplaced()
    if further:
        written["skills"].append({"name": "Further skills", "keywords": further})
    return {key: value for key, value in written.items() if value}


class _Paper:
    """The paragraphs of a resume, each given out once."""

    def __init__(self, resume: Resume) -> None:
        self.resume = resume
        self._taken: list[Span] = []

    def took(self, span: Span | None, text: str) -> str:
        """The text, of which the words stand at this span."""
        if span is not None:
            self._taken.append(span)
        return text

    def lines(self, span: Span, beside: list[Span]) -> list[str]:
        """The paragraphs inside the span, without those that hold one of the spans ``beside`` or nothing but dates."""
        found = []
        for start, end in self.resume.paragraphs:
            text = _BULLET.sub("", " ".join(self.resume.text[start:end].split()))
            if not (span[0] <= start and end <= span[1]) or not text or _WHEN.fullmatch(text):
                continue
            if not any(start < b and a < end for a, b in beside):
                found.append(self.took((start, end), text))
        return found

    def rest(self, *kinds: SectionKind) -> Iterator[str]:
        """The paragraphs of sections of these kinds that nobody took, their headings left out."""
        for section in self.resume.sections:
            if section.kind in kinds:
                start, end = section.span
                heading = self.resume.text.find(section.heading, start, end) if section.heading else -1
                beside = list(self._taken)
                if heading >= 0:
                    beside.append((heading, heading + len(section.heading)))
                beside += [p.span for p in self.resume.positions]
                yield from self.lines((start, end), beside)

    def unplaced(self) -> list[str]:
        """The labels of claimed skills, none of whose words were given out."""
        labels = []
        for skill in self.resume.skills:
            claimed = [m for m in skill.mentions if m.context == "claimed"]
            if claimed and not any(a <= m.start and m.end <= b for m in claimed for a, b in self._taken):
                labels.append(skill.label)
        return labels


def _filled(**fields: Any) -> dict[str, Any]:
    """The fields that say something."""
    return {key: value for key, value in fields.items() if value}


# ── who ───────────────────────────────────────────────────────────────────────────────────────────────────────


def _basics(paper: _Paper) -> dict[str, Any]:
    resume, contact = paper.resume, paper.resume.contact
    summary = list(paper.rest("summary")) or list(paper.rest("objective"))
    return _filled(
        name=_said(resume, resume.name),
        label=paper.took(resume.headline, _said(resume, resume.headline)),
        email=contact.get("mail"),
        phone=contact.get("phone"),
        url=_address(contact.get("link", "")),
        location=_location(contact.get("address", "")),
        profiles=[
            {"network": name, "url": _address(contact[key])}
            for key, name in (("linkedin", "LinkedIn"), ("github", "GitHub"))
            if contact.get(key)
        ],
        summary="\n".join(summary),
    )


def _said(resume: Resume, span: Span | None) -> str:
    return " ".join(resume.text[slice(*span)].split()) if span is not None else ""


def _address(link: str) -> str:
    """A link as the schema wants it: with its scheme."""
    return link if not link or _SCHEME.match(link) else f"https://{link}"


def _location(address: str) -> dict[str, str]:
    if place := _CITY.fullmatch(address):
        return {"city": place[1].strip(), "region": place[2].strip()}
    return _filled(address=address)


# ── what was done ─────────────────────────────────────────────────────────────────────────────────────────────


def _dates(position: Position) -> dict[str, str]:
    """ISO dates. In JSON Resume no end means that it goes on: what does not, ends at the latest date known."""
    end = None if position.current else position.end or position.start
    return _filled(startDate=position.start, endDate=end)


def _header(position: Position) -> list[Span]:
    return [span for span in (position.title_span, position.organisation_span) if span is not None]


def _position(paper: _Paper, position: Position, employer: str) -> dict[str, Any]:
    paper.took(position.title_span, "")
    paper.took(position.organisation_span, "")
    return _filled(
        **{employer: position.organisation},
        position=position.title,
        location=position.place if employer == "name" else None,
        **_dates(position),
        highlights=paper.lines(position.span, _header(position)),
    )


def _project(paper: _Paper, position: Position) -> dict[str, Any]:
    paper.took(position.title_span, "")
    paper.took(position.organisation_span, "")
    name, entity = position.title, position.organisation
    title, maker = position.title_span, position.organisation_span
    if title and maker and title[1] <= maker[0] and "\n" not in paper.resume.text[title[0] : maker[1]]:
        # "Minnow, a typeface": what stands beside a project's name is seldom who it was made for
        name, entity = paper.resume.text[title[0] : maker[1]], ""
    return _filled(
        name=name,
        entity=entity,
        **_dates(position),
        highlights=paper.lines(position.span, _header(position)),
    )


def _education(paper: _Paper, education: Education) -> dict[str, Any]:
    """``studyType`` is what stands before the field of study ("Bachelor of Science in …"), else the level's name."""
    text, (start, end) = paper.resume.text, education.span
    first = min((b for a, b in paper.resume.paragraphs if a <= start < b), default=end)
    kind = _LEVELS.get(education.level or "", "")
    beside: list[Span] = []
    for words in (education.field, education.institution):
        at = text.find(words, start, end) if words else -1
        if words and at >= 0:
            beside.append((at, at + len(words)))
            paper.took(beside[-1], words)
    if education.field and beside and beside[0][1] <= first:
        before = " ".join(text[start : beside[0][0]].split())
        kind = _DATES_AT_THE_END.sub("", re.sub(r"\s*(?:,|\bin|\bof|\()$", "", before)).strip(" ,:-–") or kind
        paper.took((start, beside[0][0]), kind)
    elif _LEVEL_WORDS.match(text[start:first]):
        kind = _DATES_AT_THE_END.sub("", " ".join(text[start:first].split())).strip(" ,|–-")
        paper.took((start, first), kind)
    return _filled(
        institution=education.institution,
        area=education.field,
        studyType=kind,
        endDate=education.end,
        courses=paper.lines(education.span, [*beside, (start, first)]),
    )


# ── what is known ─────────────────────────────────────────────────────────────────────────────────────────────


def _skills(paper: _Paper) -> list[dict[str, Any]]:
    """The groups of the resume's own lists: "Languages: Python, SQL" is one; lines without a label are one group."""
    groups: list[dict[str, Any]] = []
    label = ""
    for line in paper.rest("skills"):
        found = _LABEL.fullmatch(line)
        if found and not found[2].strip():
            label = found[1].strip()
            continue
        name, listed = (found[1].strip(), found[2]) if found else (label, line)
        label = ""
        keywords = [item.strip(" .") if item.endswith(".") else item.strip() for item in _ITEM.findall(listed)]
        keywords = [keyword for keyword in keywords if keyword]
        if not name and groups and "name" not in groups[-1]:
            groups[-1]["keywords"] += keywords
        else:
            groups.append(_filled(name=name, keywords=keywords))
    return groups
