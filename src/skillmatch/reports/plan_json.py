"""Plans to JSON, and an earlier result back: the contract of ``skillmatch plan --format json``."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

from skillmatch.errors import InvalidUse, UnreadableFile
from skillmatch.matching import (
    Change,
    Earlier,
    Opened,
    Plan,
    Progress,
    RoleOutcome,
    SkillOutcome,
    Step,
)
from skillmatch.reports.attribution import attributions_of_ids
from skillmatch.reports.match_json import error_json
from skillmatch.reports.plan_shapes import (
    ChangeJson,
    FailedPlanJson,
    OpenedJson,
    PlanJson,
    PlannedLineJson,
    ProgressJson,
    StepJson,
    SurveyJson,
)
from skillmatch.reports.plan_words import proofs, why
from skillmatch.reports.shape_parts import RoleNameJson
from skillmatch.resume import Addition, Resume, Written
from skillmatch.roles import Role
from skillmatch.skills import Taxonomy

__all__ = ["earlier_result", "failed_plan_json", "plan_json", "survey_json"]


def plan_json(resume: Resume, plan: Plan, taxonomy: Taxonomy, progress: Progress | None = None) -> PlanJson:
    """One plan."""
    ids = (*(skill.id for skill in resume.skills), plan.role.id, *(step.addition.id for step in plan.steps))
    return {
        "schema": "skillmatch.plan/1",
        "file": resume.file,
        "status": "ok",
        "as_of": plan.as_of,
        "versions": dict(plan.versions),
        "attribution": attributions_of_ids(ids, plan.versions),
        "role": _role(plan.role),
        "score": plan.score / 10,
        "score_after": plan.score_after / 10,
        "budget": None if plan.budget is None else plan.budget / 10,
        "weeks": plan.weeks / 10,
        "bound": None if plan.bound is None else plan.bound / 10,
        "steps": [_step(number, step, taxonomy) for number, step in enumerate(plan.steps, start=1)],
        "waits": [
            {"requirement": one.requirement, "reason": one.reason, "months": one.months, "skill": one.skill}
            for one in plan.waits
        ],
        "changes": [_change(change, plan) for change in plan.changes],
        "opened": [_opened(one) for one in plan.opened],
        "requirements": [
            {"id": one, "text": text, "required": required, "status": status}
            for one, text, required, status in plan.requirements
        ],
        "progress": None if progress is None else _progress(progress),
    }


def survey_json(
    resume: Resume,
    *,
    versions: Mapping[str, str],
    taxonomy: Taxonomy,
    budget: int | None,
    roles: Sequence[RoleOutcome] = (),
    skills: Sequence[SkillOutcome] = (),
) -> SurveyJson:
    """What ``--all-roles`` or ``--most-roles`` found."""
    ids = (*(skill.id for skill in resume.skills), *(one.role.id for one in roles))
    return {
        "schema": "skillmatch.survey/1",
        "file": resume.file,
        "status": "ok",
        "as_of": resume.as_of,
        "versions": dict(versions),
        "attribution": attributions_of_ids(ids, versions),
        "budget": None if budget is None else budget / 10,
        "roles": [
            {
                "role": _role(one.role),
                "score": one.score / 10,
                "score_after": one.score_after / 10,
                "bound": one.bound / 10,
                "weeks": one.weeks / 10,
                "steps": [
                    _line(step.addition, step.label, step.weeks, one.lines[step.addition]) for step in one.additions
                ],
            }
            for one in roles
        ],
        "skills": [
            {
                **_line(one.addition, one.label, one.weeks, one.written),
                "why": why(one.addition, one.label, one.effort, taxonomy),
                "gain": one.gain / 10,
                "opened": [_opened(opened) for opened in one.opened],
            }
            for one in skills
        ],
    }


def failed_plan_json(file: str, error: UnreadableFile) -> FailedPlanJson:
    """The row of a file that could not be read."""
    return {"schema": "skillmatch.plan/1", "file": file, "status": "error", "error": error_json(error)}


def _role(role: Role) -> RoleNameJson:
    return {"id": role.id, "title": role.title, "thin": role.thin}


def _line(addition: Addition, label: str, weeks: int, written: Written) -> PlannedLineJson:
    return {
        "id": addition.key,
        "label": label,
        "kind": "show" if addition.show else "learn",
        "weeks": weeks / 10,
        "line": written.line,
        "section": written.section,
        "heading": written.heading,
        "new_section": written.new_section,
        "position": written.position,
    }


def _step(number: int, step: Step, taxonomy: Taxonomy) -> StepJson:
    return {
        **_line(step.addition, step.label, step.weeks, step.written),
        "step": number,
        "skill": None if step.addition.what == "degree" else step.addition.id,
        "requirements": list(step.requirements),
        "nearness": step.effort.nearness,
        "near": step.effort.near,
        "why": why(step.addition, step.label, step.effort, taxonomy),
        "alone": step.alone / 10,
        "gain": step.gain / 10,
        "score_after": step.score_after / 10,
        "proof": list(proofs(step.addition, taxonomy)),
        "courses": [
            {
                "id": one.id,
                "title": one.title,
                "level": one.level,
                "weeks": one.weeks / 10,
                "cost": one.cost,
                "where": one.where,
            }
            for one in step.courses
        ],
        "builds_on": list(step.builds_on),
        "alternatives": [
            {"id": one.addition.key, "label": one.label, "weeks": one.weeks / 10} for one in step.alternatives
        ],
    }


def _change(change: Change, plan: Plan) -> ChangeJson:
    def lines(additions: Iterable[Addition]) -> list[PlannedLineJson]:
        return [_line(one, plan.labels[one.key], plan.efforts[one], plan.lines[one]) for one in additions]

    return {
        "requirement": change.requirement,
        "target": None if change.target is None else change.target / 10,
        "weeks": change.weeks / 10,
        "show": lines(change.show),
        "learn": lines(change.learn),
        "score_after": change.score_after / 10,
        "proven": change.proven,
    }


def _opened(one: Opened) -> OpenedJson:
    return {
        "role": _role(one.role),
        "score": one.score / 10,
        "score_after": one.score_after / 10,
        "met": one.met,
        "met_after": one.met_after,
        "required": one.required,
    }


def _progress(progress: Progress) -> ProgressJson:
    return {
        "as_of": progress.as_of,
        "score_before": progress.score_before / 10,
        "score": progress.score / 10,
        "done": [label for _, label in progress.done],
        "open": [label for _, label in progress.open],
        "turned": [
            {"requirement": one.requirement, "text": one.text, "before": one.before, "now": one.now}
            for one in progress.turned
        ],
    }


# ── an earlier result ─────────────────────────────────────────────────────────────────────────────────────────


def earlier_result(path: Path, role: str) -> Earlier:
    """What ``plan`` or ``match`` wrote as JSON about this role. Raises ``InvalidUse`` for anything else."""
    try:
        given = json.loads(path.read_bytes())
    except OSError as fault:
        raise InvalidUse(f"{path} cannot be read: {fault.strerror}", remedy=_REMEDY) from None
    except ValueError:
        raise InvalidUse(f"{path} is no JSON", remedy=_REMEDY) from None
    rows = given if isinstance(given, list) else [given]
    for row in rows:
        if isinstance(row, dict) and row.get("status") == "ok":
            try:
                found = _earlier(row, role)
            except (KeyError, TypeError, ValueError):
                raise InvalidUse(f"{path} is not as skillmatch writes it", remedy=_REMEDY) from None
            if found is not None:
                return found
    raise InvalidUse(f"{path} tells nothing of the role {role!r}", remedy=_REMEDY)


_REMEDY = "Name what `skillmatch plan --format json` or `skillmatch match --format json` wrote for the same role."


def _earlier(row: Mapping[str, Any], role: str) -> Earlier | None:
    if row["schema"] == "skillmatch.plan/1" and row["role"]["id"] == role:
        steps = [(_addition(step["id"]), str(step["label"])) for step in row["steps"]]
        return _told(row, row, steps)
    if row["schema"] == "skillmatch.match/1":
        for one in row["matches"]:
            if one["role"]["id"] == role:
                return _told(row, one, [])
    return None


def _told(row: Mapping[str, Any], one: Mapping[str, Any], steps: list[tuple[Addition, str]]) -> Earlier:
    statuses = {str(asked["id"]): str(asked["status"]) for asked in one["requirements"]}
    return Earlier(str(row["as_of"]), round(float(one["score"]) * 10), statuses, tuple(steps))


def _addition(key: str) -> Addition:
    """The addition that a step's ``id`` stands for."""
    what, _, rest = key.partition(":")
    if what == "skill":
        return Addition("skill", rest.removesuffix(":show"), show=rest.endswith(":show"))
    if what == "certificate":
        return Addition("certificate", rest)
    if what == "degree":
        level, _, field = rest.partition(":")
        return Addition("degree", level, field=field)
    raise ValueError(key)
