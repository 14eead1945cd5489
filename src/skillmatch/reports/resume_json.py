"""``Resume`` to JSON and back, unchanged."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, cast

from skillmatch.documents import Box, Page, Warning
from skillmatch.reports.attribution import attributions
from skillmatch.reports.shapes import BoxJson, FindingJson, ResumeJson, WarningJson
from skillmatch.resume import (
    Certificate,
    Education,
    Evidence,
    Finding,
    HumanLanguage,
    Position,
    Resume,
    Section,
    SkillRecord,
    Span,
    UnlistedItem,
)

__all__ = ["RESUME_SCHEMA", "boxes_json", "findings_json", "resume_from_json", "resume_json", "warnings_json"]

RESUME_SCHEMA = "skillmatch.resume/1"


def boxes_json(boxes: tuple[Box, ...] | list[Box]) -> list[BoxJson]:
    return [{"page": page, "box": [round(value, 1) for value in box]} for page, box in boxes]


def findings_json(findings: tuple[Finding, ...]) -> list[FindingJson]:
    return [{"kind": f.kind, "page": f.page, "text": f.text, "effect": f.effect} for f in findings]


def warnings_json(warnings: tuple[Warning, ...]) -> list[WarningJson]:
    return [{"kind": w.kind, "message": w.message, "page": w.page} for w in warnings]


def _span(span: Span | None) -> list[int] | None:
    return None if span is None else [span[0], span[1]]


def resume_json(resume: Resume) -> ResumeJson:
    """The object of ``skillmatch extract``."""
    return {
        "schema": "skillmatch.resume/1",
        "file": resume.file,
        "status": "ok",
        "as_of": resume.as_of,
        "versions": dict(resume.versions),
        "attribution": attributions(resume),
        "text": resume.text,
        "paragraphs": [list(span) for span in resume.paragraphs],
        "pages": [
            {"number": p.number, "width": p.width, "height": p.height, "start": p.start, "end": p.end}
            for p in resume.pages
        ],
        "sections": [{"kind": s.kind, "heading": s.heading, "span": list(s.span)} for s in resume.sections],
        "name": _span(resume.name),
        "headline": _span(resume.headline),
        "contact": dict(resume.contact),
        "contact_spans": [list(span) for span in resume.contact_spans],
        "skills": [
            {
                "id": skill.id,
                "label": skill.label,
                "kind": skill.kind,
                "months": skill.months,
                "last_used": skill.last_used,
                "mentions": [
                    {
                        "text": m.text,
                        "start": m.start,
                        "end": m.end,
                        "boxes": boxes_json(m.boxes),
                        "section": m.section,
                        "position": m.position,
                        "context": m.context,
                        "origin": m.origin,
                        "rule": m.rule,
                        "months": m.months,
                    }
                    for m in skill.mentions
                ],
            }
            for skill in resume.skills
        ],
        "unlisted": [
            {
                "text": u.text,
                "start": u.start,
                "end": u.end,
                "boxes": boxes_json(u.boxes),
                "section": u.section,
                "position": u.position,
                "origin": "unlisted",
                "list": u.list,
            }
            for u in resume.unlisted
        ],
        "positions": [
            {
                "title": p.title,
                "organisation": p.organisation,
                "place": p.place,
                "start": p.start,
                "end": p.end,
                "current": p.current,
                "precision": p.precision,
                "months": p.months,
                "kind": p.kind,
                "span": list(p.span),
                "title_span": _span(p.title_span),
                "organisation_span": _span(p.organisation_span),
            }
            for p in resume.positions
        ],
        "education": [
            {
                "level": e.level,
                "field": e.field,
                "institution": e.institution,
                "state": e.state,
                "end": e.end,
                "span": list(e.span),
            }
            for e in resume.education
        ],
        "certificates": [
            {
                "name": c.name,
                "skill": c.skill,
                "issuer": c.issuer,
                "date": c.date,
                "expires": c.expires,
                "span": list(c.span),
            }
            for c in resume.certificates
        ],
        "languages": [
            {"name": x.name, "skill": x.skill, "proficiency": x.proficiency, "span": list(x.span)}
            for x in resume.languages
        ],
        "findings": findings_json(resume.findings),
        "warnings": warnings_json(resume.warnings),
    }


def resume_from_json(content: Mapping[str, Any]) -> Resume:
    """The ``Resume`` that ``resume_json`` wrote; its ``document`` is not part of JSON and is None."""

    def span(value: Any) -> Span:
        return int(value[0]), int(value[1])

    def maybe(value: Any) -> Span | None:
        return None if value is None else span(value)

    def boxes(values: Any) -> tuple[Box, ...]:
        return tuple((int(b["page"]), cast(tuple[float, float, float, float], tuple(b["box"]))) for b in values)

    return Resume(
        file=content["file"],
        as_of=content["as_of"],
        text=content["text"],
        paragraphs=tuple(span(s) for s in content["paragraphs"]),
        pages=tuple(Page(**page) for page in content["pages"]),
        sections=tuple(Section(s["kind"], s["heading"], span(s["span"])) for s in content["sections"]),
        name=maybe(content["name"]),
        headline=maybe(content["headline"]),
        contact=dict(content["contact"]),
        contact_spans=tuple(span(s) for s in content["contact_spans"]),
        positions=tuple(
            Position(
                **{
                    **p,
                    "span": span(p["span"]),
                    "title_span": maybe(p["title_span"]),
                    "organisation_span": maybe(p["organisation_span"]),
                }
            )
            for p in content["positions"]
        ),
        education=tuple(Education(**{**e, "span": span(e["span"])}) for e in content["education"]),
        certificates=tuple(Certificate(**{**c, "span": span(c["span"])}) for c in content["certificates"]),
        languages=tuple(HumanLanguage(**{**x, "span": span(x["span"])}) for x in content["languages"]),
        skills=tuple(
            SkillRecord(
                **{**s, "mentions": tuple(Evidence(**{**m, "boxes": boxes(m["boxes"])}) for m in s["mentions"])}
            )
            for s in content["skills"]
        ),
        findings=tuple(Finding(**f) for f in content["findings"]),
        warnings=tuple(Warning(**w) for w in content["warnings"]),
        versions=dict(content["versions"]),
        unlisted=tuple(
            UnlistedItem(
                **{key: value for key, value in u.items() if key != "origin"} | {"boxes": boxes(u["boxes"])},
            )
            for u in content["unlisted"]
        ),
    )
