"""Plans for a terminal: a resume and its ``Plan``, or what was found over many roles, as text of a given width."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from rich.console import RenderableType
from rich.text import Text

from skillmatch.matching import Change, Opened, Plan, Progress, RoleOutcome, SkillOutcome, Step
from skillmatch.reports.attribution import attributions
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
from skillmatch.reports.terminal import blank, columns, footer, heading, indented, line, render
from skillmatch.reports.wording import STATUS_WORDS, either, plain, points, shown_version
from skillmatch.resume import Resume
from skillmatch.skills import Taxonomy

__all__ = ["plan_text", "survey_text"]

_COURSES = 3
_PROOFS = 2


def plan_text(
    resume: Resume,
    plan: Plan,
    *,
    taxonomy: Taxonomy,
    progress: Progress | None = None,
    width: int = 80,
    color: bool = False,
) -> str:
    """The report of one plan. ``width`` in columns (at least 40); escape codes only with ``color``."""
    pieces: list[RenderableType] = [line(plain(resume.file), "bold"), blank()]
    pieces += _head(plan)
    if progress is not None:
        pieces += _progress(progress)
    pieces += [blank(), heading("Steps, in this order"), indented(line(f"{ESTIMATE} {SHOW_REMINDER}", "dim"))]
    if not plan.steps:
        pieces += [blank(), indented(line(nothing_in_words(plan)))]
    for number, step in enumerate(plan.steps, start=1):
        pieces += [blank(), *_step(number, step, resume, plan, taxonomy)]
    pieces += _changes(plan)
    pieces += _waits(plan, taxonomy)
    pieces += _opened(plan.opened)
    told = (f"{plain(resume.file)}, as of {plain(resume.as_of)}", shown_version(plan.versions))
    pieces += [blank(), *footer((*told, *attributions(resume)))]
    return render(pieces, width=width, color=color)


def _head(plan: Plan) -> list[RenderableType]:
    title = Text(f"The way to {plain(plan.role.title)}", style="bold", overflow="fold")
    shown = f"{points(plan.score)} of 100 points now, {points(plan.score_after)} after {weeks_in_words(plan.weeks)}"
    pieces: list[RenderableType] = [title, indented(line(shown if plan.steps else f"{points(plan.score)} of 100 now"))]
    if told := bound_in_words(plan):
        pieces.append(indented(line(told, "dim")))
    return pieces


def _step(number: int, step: Step, resume: Resume, plan: Plan, taxonomy: Taxonomy) -> list[RenderableType]:
    label = plain(step.label)
    told = line(f"{verb(step.addition)} {label}", "bold")
    row = (line(f"{number}"), told, line(f"+{points(step.gain)}", "bold"), line(weeks_in_words(step.weeks)))
    by = 3 if number < 10 else 4
    pieces: list[RenderableType] = [columns([row], [by - 1, None, 6, 13], right=(2, 3))]
    after = f"{points(step.score_after)} points after it"
    alone = "" if step.alone == step.gain else f"; alone it would bring {points(step.alone)}"
    pieces.append(indented(line(f"{after}{alone}. {sentence(why(step.addition, label, step.effort, taxonomy))}"), by))
    pasted = Text("“", overflow="fold").append(plain(step.written.line), "underline").append("” ")
    pasted.append(place_in_words(step.written, resume), "dim")
    pieces.append(indented(pasted, by))
    asked = {one: text for one, text, _, _ in plan.requirements}
    served = [plain(asked[one]) for one in step.requirements[:2]]
    more = len(step.requirements) - len(served)
    if served:
        tail = f", and {more} more" if more > 0 else ""
        pieces.append(indented(line(f"For: {'; '.join(served)}{tail}", "dim"), by))
    if step.builds_on:
        names = [plain(plan.labels[one]) for one in step.builds_on if one in plan.labels]
        pieces.append(indented(line(f"It builds on {either(names, 'and')}, which the file does not show.", "dim"), by))
    if step.courses:
        for course in step.courses[:_COURSES]:
            pieces.append(indented(line(f"Course: {course_in_words(course)}"), by))
    pieces.append(indented(line(f"Proof: {'; or '.join(proofs(step.addition, taxonomy)[:_PROOFS])}", "dim"), by))
    if step.alternatives:
        others = [f"{plain(one.label)} ({weeks_in_words(one.weeks)})" for one in step.alternatives]
        pieces.append(indented(line(f"Instead: {either(others)}", "dim"), by))
    return pieces


def _changes(plan: Plan) -> list[RenderableType]:
    if not plan.changes:
        return []
    pieces: list[RenderableType] = [
        blank(),
        heading("The smallest change that turns a requirement, or brings ten points"),
    ]
    rows = [(line(weeks_in_words(change.weeks)), _change(change, plan)) for change in plan.changes]
    pieces.append(indented(columns(rows, [12, None])))
    return pieces


def _change(change: Change, plan: Plan) -> Text:
    asked = {one: text for one, text, _, _ in plan.requirements}
    told = line(
        plain(asked[change.requirement]) if change.requirement is not None else f"{points(change.target or 0)} points"
    )
    told.append(f"\n{change_in_words(change, plan)}", "dim")
    return told


def _waits(plan: Plan, taxonomy: Taxonomy) -> list[RenderableType]:
    if not plan.waits:
        return []
    asked = {one: text for one, text, _, _ in plan.requirements}
    pieces: list[RenderableType] = [blank(), heading("What no line brings")]
    for wait in plan.waits:
        told = line(plain(asked[wait.requirement]))
        told.append(f"\n{wait_in_words(wait, taxonomy)}", "dim")
        pieces.append(indented(told))
    return pieces


def _opened(opened: Sequence[Opened]) -> list[RenderableType]:
    if not opened:
        return []
    rows = [
        (line(plain(one.role.title)), line(f"{points(one.score)} → {points(one.score_after)}"),
         line(f"{one.met} → {one.met_after} of {one.required}"))
        for one in opened
    ]  # fmt: skip
    head = (line("role", "dim"), line("points", "dim"), line("required, met", "dim"))
    return [blank(), heading("Other roles that open on the way"), indented(columns([head, *rows], [None, 13, 13]))]


def _progress(progress: Progress) -> list[RenderableType]:
    change = progress.score - progress.score_before
    sign = "+" if change >= 0 else "−"
    since = f"Since {plain(progress.as_of)}: {points(progress.score_before)} → {points(progress.score)} points"
    pieces: list[RenderableType] = [blank(), heading(f"{since} ({sign}{points(abs(change))})")]
    for name, steps in (("Done", progress.done), ("Still open", progress.open)):
        if steps:
            pieces.append(indented(line(f"{name}: {', '.join(plain(label) for _, label in steps)}")))
    for one in progress.turned:
        before, now = (STATUS_WORDS.get(word, word) for word in (one.before, one.now))
        pieces.append(indented(line(f"{plain(one.text)}: {plain(before)} → {now}")))
    if not (progress.done or progress.turned):
        pieces.append(indented(line("Nothing that was asked for has changed.")))
    return pieces


# ── many roles ────────────────────────────────────────────────────────────────────────────────────────────────


def survey_text(
    resume: Resume,
    *,
    versions: Mapping[str, str],
    taxonomy: Taxonomy,
    budget: int | None,
    roles: Sequence[RoleOutcome] | None = None,
    skills: Sequence[SkillOutcome] | None = None,
    width: int = 80,
    color: bool = False,
) -> str:
    """The report of ``--all-roles`` or ``--most-roles``."""
    pieces: list[RenderableType] = [line(plain(resume.file), "bold"), blank()]
    if roles is not None:
        pieces.append(heading(f"The roles with the highest score after {weeks_in_words(budget or 0)}"))
        pieces.append(indented(line(ESTIMATE, "dim")))
        for rank, one in enumerate(roles, start=1):
            pieces += [blank(), *_role_outcome(rank, one, resume)]
    if skills is not None:
        pieces.append(heading("What opens most roles a week"))
        told = "A role opens when one more of its required qualifications is met, and at least half of them are."
        pieces.append(indented(line(f"{told} {ESTIMATE}", "dim")))
        for rank, skill in enumerate(skills, start=1):
            pieces += [blank(), *_skill_outcome(rank, skill, resume, taxonomy)]
        if not skills:
            pieces += [blank(), indented(line("No single skill, certificate or degree opens another role."))]
    told = f"{plain(resume.file)}, as of {plain(resume.as_of)}"
    pieces += [blank(), *footer((told, shown_version(versions), *attributions(resume)))]
    return render(pieces, width=width, color=color)


def _role_outcome(rank: int, one: RoleOutcome, resume: Resume) -> list[RenderableType]:
    shown = f"{points(one.score)} → {points(one.score_after)}"
    row = (line(f"{rank}."), line(plain(one.role.title), "bold"), line(shown, "bold"))
    pieces: list[RenderableType] = [columns([row], [2, None, 13], right=(2,))]
    if one.bound:
        pieces.append(indented(line(f"other steps could bring at most {points(one.bound)} more", "dim"), 3))
    for step in one.additions:
        told = line(f"{verb(step.addition)} {plain(step.label)}, {weeks_in_words(step.weeks)}: ")
        told.append(f"“{plain(one.lines[step.addition].line)}” ", "underline")
        told.append(place_in_words(one.lines[step.addition], resume), "dim")
        pieces.append(indented(told, 3))
    return pieces


def _skill_outcome(rank: int, one: SkillOutcome, resume: Resume, taxonomy: Taxonomy) -> list[RenderableType]:
    count = len(one.opened)
    row = (line(f"{rank}."), line(plain(one.label), "bold"), line(f"{count} role{'' if count == 1 else 's'}", "bold"),
           line(weeks_in_words(one.weeks)))  # fmt: skip
    label = plain(one.label)
    pieces: list[RenderableType] = [columns([row], [3, None, 8, 10], right=(2, 3))]
    pieces.append(indented(line(sentence(why(one.addition, label, one.effort, taxonomy)), "dim"), 4))
    names = [
        f"{plain(opened.role.title)} ({points(opened.score)} → {points(opened.score_after)})"
        for opened in one.opened[:4]
    ]
    more = f", and {count - 4} more" if count > 4 else ""
    pieces.append(indented(line(f"{', '.join(names)}{more}"), 4))
    pasted = line(f"“{plain(one.written.line)}” ")
    pasted.append(place_in_words(one.written, resume), "dim")
    pieces.append(indented(pasted, 4))
    return pieces
