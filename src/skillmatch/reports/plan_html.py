"""One self-contained HTML page of a plan: needs no script and loads nothing. The look is that of the match page."""

from __future__ import annotations

from dataclasses import dataclass

from skillmatch.errors import UnreadableFile
from skillmatch.matching import Plan, Progress, Step
from skillmatch.reports.attribution import attributions
from skillmatch.reports.html import environment
from skillmatch.reports.plan_words import (
    ESTIMATE,
    SHOW_REMINDER,
    bound_in_words,
    change_in_words,
    course_in_words,
    nothing_in_words,
    place_in_words,
    proofs,
    sentence,
    verb,
    wait_in_words,
    weeks_in_words,
    why,
)
from skillmatch.reports.wording import either, plain, points, shown_version
from skillmatch.resume import Resume
from skillmatch.skills import Taxonomy

__all__ = ["failed_plan_html", "plan_html"]


@dataclass(frozen=True, slots=True)
class _StepPart:
    """A step as the page shows it; points in tenths."""

    number: int
    kind: str
    verb: str
    label: str
    weeks: str
    why: str
    line: str
    place: str
    gain: int
    before: int
    after: int
    alone: int
    facts: list[tuple[str, str]]


def plan_html(resume: Resume, plan: Plan, *, taxonomy: Taxonomy, progress: Progress | None = None) -> str:
    """The page of one plan."""
    asked = {one: plain(text) for one, text, _, _ in plan.requirements}
    return (
        environment()
        .get_template("plan.html")
        .render(
            name=plain(resume.file),
            title=plain(plan.role.title),
            as_of=plain(resume.as_of),
            versions=shown_version(plan.versions),
            error=None,
            score=plan.score,
            score_after=plan.score_after,
            weeks=weeks_in_words(plan.weeks),
            proven=bound_in_words(plan),
            nothing=nothing_in_words(plan),
            estimate=ESTIMATE,
            reminder=SHOW_REMINDER,
            progress=progress,
            steps=[_step(i, step, resume, plan, taxonomy) for i, step in enumerate(plan.steps, start=1)],
            changes=[
                (
                    weeks_in_words(change.weeks),
                    f"{points(change.target or 0)} points" if change.requirement is None else asked[change.requirement],
                    change_in_words(change, plan),
                )
                for change in plan.changes
            ],
            waits=[(asked[wait.requirement], wait_in_words(wait, taxonomy)) for wait in plan.waits],
            opened=plan.opened,
            attributions=attributions(resume),
        )
    )


def failed_plan_html(file: str, error: UnreadableFile) -> str:
    """The page of a file that could not be read."""
    return environment().get_template("plan.html").render(name=plain(file), error=error, attributions=[])


def _step(number: int, step: Step, resume: Resume, plan: Plan, taxonomy: Taxonomy) -> _StepPart:
    asked = {one: plain(text) for one, text, _, _ in plan.requirements}
    label = plain(step.label)
    builds_on = either([plain(plan.labels[one]) for one in step.builds_on if one in plan.labels], "and")
    facts = [
        ("For", "; ".join(asked[one] for one in step.requirements)),
        ("Builds on", f"{builds_on}, which the file does not show" if builds_on else ""),
        *(("Course", course_in_words(course)) for course in step.courses),
        ("Proof", "; or ".join(proofs(step.addition, taxonomy))),
        ("Instead", either([f"{plain(one.label)} ({weeks_in_words(one.weeks)})" for one in step.alternatives])),
    ]
    return _StepPart(
        number=number,
        kind=step.kind,
        verb=verb(step.addition),
        label=label,
        weeks=weeks_in_words(step.weeks),
        why=sentence(why(step.addition, label, step.effort, taxonomy)),
        line=plain(step.written.line),
        place=place_in_words(step.written, resume),
        gain=step.gain,
        before=step.score_after - step.gain,
        after=step.score_after,
        alone=step.alone,
        facts=[(name, fact) for name, fact in facts if fact],
    )
