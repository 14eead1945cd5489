"""A cohort to JSON: the contract of ``skillmatch cohort --format json``."""

from __future__ import annotations

from skillmatch.reports.attribution import attributions_of_ids
from skillmatch.reports.cohort_shapes import (
    CohortCourseJson,
    CohortJson,
    CohortMapJson,
    CohortNextJson,
    CohortStandingJson,
)
from skillmatch.reports.cohort_words import step_label
from skillmatch.reports.match_json import error_json
from skillmatch.screening import Cohort, HeatMap, Help, NextStep, Row, Standing
from skillmatch.skills import Taxonomy

__all__ = ["cohort_json"]


def cohort_json(cohort: Cohort, taxonomy: Taxonomy) -> CohortJson:
    """The object of one cohort."""
    standings = [standing for person in cohort.people for standing in person.standings]
    skills = (skill for standing in standings for cell in standing.cells for skill in cell.meets)
    return {
        "schema": "skillmatch.cohort/1",
        "as_of": cohort.as_of,
        "versions": dict(cohort.versions),
        "attribution": attributions_of_ids((*(one.role for one in standings), *skills), cohort.versions),
        "people": [
            {
                "file": person.file,
                "next_step": _next_step(person.best.next_step, taxonomy),
                "roles": [_standing(standing, taxonomy) for standing in person.standings],
            }
            for person in cohort.people
        ],
        "unread": [{"file": one.file, "error": error_json(one.error)} for one in cohort.unread],
        "roles": [_map(one) for one in cohort.maps],
        "groups": [
            {
                "kind": group.kind,
                "skill": group.skill,
                "label": group.label,
                "role": group.role,
                "people": list(group.people),
                "would_bring": group.would_bring / 10,
            }
            for group in cohort.groups
        ],
        "skills": [
            {
                "skill": one.id,
                "label": one.label,
                "people": list(one.people),
                "gaps": one.gaps,
                "would_bring": one.would_bring / 10,
            }
            for one in cohort.skills
        ],
        "courses": None if cohort.courses is None else [_course(one) for one in cohort.courses],
    }


def _next_step(step: NextStep | None, taxonomy: Taxonomy) -> CohortNextJson | None:
    if step is None:
        return None
    return {
        "role": step.role,
        "requirement": step.requirement,
        "kind": step.kind,
        "would_bring": step.would_bring / 10,
        "skill": step.skill,
        "label": step_label(step, taxonomy),
    }


def _standing(standing: Standing, taxonomy: Taxonomy) -> CohortStandingJson:
    return {
        "role": {"id": standing.role, "title": standing.title, "thin": standing.thin},
        "score": standing.score / 10,
        "band": standing.band,
        "next_step": _next_step(standing.next_step, taxonomy),
        "requirements": [
            {
                "id": cell.requirement,
                "status": cell.status,
                "share": cell.share / 1000,
                "would_bring": cell.would_bring / 10,
                "kind": cell.kind,
            }
            for cell in standing.cells
        ],
    }


def _map(one: HeatMap) -> CohortMapJson:
    return {
        "role": {"id": one.role.id, "title": one.role.title, "thin": one.role.thin},
        "people": [person.file for person in one.people],
        "requirements": [
            {
                "id": row.requirement,
                "group": row.group,
                "text": row.text,
                "required": row.required,
                "counts": None
                if _unprovable(row)
                else {
                    "met": row.counts["met"],
                    "partial": row.counts["partial"],
                    "missing": row.counts["missing"],
                    "unknown": row.counts["unknown"],
                },
                "would_bring": row.would_bring / 10,
            }
            for row in one.rows
        ],
    }


def _unprovable(row: Row) -> bool:
    return row.counts["not-provable"] > 0


def _course(one: Help) -> CohortCourseJson:
    course = one.course
    assert course is not None
    return {
        "id": course.id,
        "title": course.title,
        "skills": list(course.skills),
        "level": course.level,
        "weeks": course.weeks / 10,
        "cost": course.cost,
        "where": course.where,
        "people": list(one.people),
        "gaps": one.gaps,
        "would_bring": one.would_bring / 10,
    }
