"""Matches to JSON: the contract of ``skillmatch match --format json``."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from skillmatch.errors import UnreadableFile
from skillmatch.matching import Changed, Contribution, Match, compare_parts, together
from skillmatch.reports.against import against_json, changed_of
from skillmatch.reports.attribution import attributions
from skillmatch.reports.losses import touching_losses
from skillmatch.reports.resume_json import boxes_json, findings_json, warnings_json
from skillmatch.reports.shapes import (
    BehindJson,
    ContributionJson,
    ErrorJson,
    EvidenceJson,
    FailedMatchJson,
    FailedResumeJson,
    MatchedRoleJson,
    MatchJson,
)
from skillmatch.resume import Resume, Span

__all__ = ["error_json", "evidence_json", "failed_match_json", "failed_resume_json", "match_json", "matched_role_json"]


def match_json(
    resume: Resume, matches: Sequence[Match], *, changes: Sequence[Changed] = (), old: str = ""
) -> MatchJson:
    """One file's matches, best first. ``changes``: against the older version ``old`` of the file, by role."""
    versions = dict(matches[0].versions) if matches else dict(resume.versions)
    return {
        "schema": "skillmatch.match/1",
        "file": resume.file,
        "status": "ok",
        "as_of": resume.as_of,
        "versions": versions,
        "findings": findings_json(resume.findings),
        "warnings": warnings_json(resume.warnings),
        "attribution": attributions(resume, matches),
        "together": [[match.role.id for match in matches[first : last + 1]] for first, last in together(matches)],
        "matches": [
            matched_role_json(resume, match, before=matches[n - 1] if n else None, changes=changes, old=old)
            for n, match in enumerate(matches)
        ],
    }


def matched_role_json(
    resume: Resume, match: Match, *, before: Match | None = None, changes: Sequence[Changed] = (), old: str = ""
) -> MatchedRoleJson:
    """One role of a match; ``before``: that of the role which stands before it."""
    changed = changed_of(match.role.id, changes)
    return {
        "role": {"id": match.role.id, "title": match.role.title, "thin": match.role.thin},
        "score": match.score / 10,
        "band": match.band,
        "band_told": match.band_told,
        "interval": None if match.interval is None else [bound / 10 for bound in match.interval],
        "ranks": None if match.ranks is None else list(match.ranks),
        "behind": None if before is None else _behind(before, match),
        "against": None if changed is None else against_json(changed, old),
        "contributions": [_contribution(resume, contribution) for contribution in match.contributions],
        "requirements": [
            {
                "id": q.id,
                "group": q.group,
                "text": q.text,
                "required": q.required,
                "status": q.status,
                "reason": q.reason,
                "evidence": evidence_json(resume, q.spans),
            }
            for q in match.requirements
        ],
        "gaps": [
            {
                "requirement": gap.requirement,
                "would_bring": gap.would_bring / 10,
                "kind": gap.kind,
                "meets": list(gap.meets),
            }
            for gap in match.gaps
        ],
        "losses": [
            {"kind": loss.kind, "page": loss.page, "message": loss.message, "requirements": list(loss.requirements)}
            for loss in touching_losses(resume, match)
        ],
    }


def _behind(before: Match, match: Match) -> BehindJson:
    return {
        "role": before.role.id,
        "points": (before.score - match.score) / 10,
        "parts": [{"kind": part.kind, "points": part.points / 10} for part in compare_parts(before, match)],
    }


def _contribution(resume: Resume, contribution: Contribution) -> ContributionJson:
    return {
        "kind": contribution.kind,
        "id": contribution.id,
        "points": contribution.points / 10,
        "max_points": contribution.max_points / 10,
        "reason": contribution.reason,
        "evidence": evidence_json(resume, contribution.spans),
        "terms": [
            {"term": row.term, "points": row.points / 10, "evidence": evidence_json(resume, row.spans)}
            for row in contribution.terms
        ],
    }


def evidence_json(resume: Resume, spans: Iterable[Span]) -> list[EvidenceJson]:
    """The quoted places of some spans."""
    return [
        {
            "text": resume.text[start:end],
            "start": start,
            "end": end,
            "boxes": boxes_json(resume.boxes(start, end)),
            "section": resume.section_at(start),
        }
        for start, end in spans
    ]


def error_json(error: UnreadableFile) -> ErrorJson:
    """What is wrong with a file and what to do."""
    return {"kind": error.kind, "message": error.message, "remedy": error.remedy}


def failed_match_json(file: str, error: UnreadableFile) -> FailedMatchJson:
    """The row of a file that could not be matched."""
    return {"schema": "skillmatch.match/1", "file": file, "status": "error", "error": error_json(error)}


def failed_resume_json(file: str, error: UnreadableFile) -> FailedResumeJson:
    """The row of a file that could not be read."""
    return {"schema": "skillmatch.resume/1", "file": file, "status": "error", "error": error_json(error)}
