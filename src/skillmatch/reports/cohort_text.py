"""A cohort for a terminal: who has which next step, what helps most, and a heat map of each role.

A map shows as many people as the width has room for; the other formats show all.
"""

from __future__ import annotations

from collections.abc import Sequence

from rich.console import RenderableType
from rich.text import Text

from skillmatch.matching import STATUSES
from skillmatch.reports.attribution import attributions_of_ids
from skillmatch.reports.cohort_words import (
    ESTIMATE,
    VERBS,
    listed,
    people_count,
    shown_names,
    step_words,
    summary,
)
from skillmatch.reports.plan_words import weeks_in_words
from skillmatch.reports.terminal import blank, columns, footer, heading, indented, line, render
from skillmatch.reports.wording import STATUS_MARKS, STATUS_WORDS, plain, points, short, shown_version
from skillmatch.screening import Cohort, HeatMap, Help
from skillmatch.skills import Taxonomy

__all__ = ["cohort_text"]

_STYLES = {"met": "green", "partial": "yellow", "missing": "bold red", "unknown": "dim"}
_NAMES = 6
_GROUPS = 12
_HELPS = 10
_ROWS = 20
_MAPS = 8
_LINES = 30  # roles that are told in a line
_COUNT = 9  # columns for "123 of 456"
_LEAST_LABEL = 28


def cohort_text(cohort: Cohort, *, taxonomy: Taxonomy, width: int = 80, color: bool = False) -> str:
    """The report of one cohort. ``width`` in columns (at least 40); escape codes only with ``color``."""
    names = shown_names([*(p.file for p in cohort.people), *(one.file for one in cohort.unread)])
    pieces: list[RenderableType] = [line(f"Cohort: {summary(cohort)}", "bold")]
    pieces += _groups(cohort, names)
    pieces += _helps(cohort)
    pieces += _maps(cohort, names, taxonomy, max(width, 40))
    pieces += _left_out(cohort, names)
    pieces += [
        blank(),
        *footer((f"as of {cohort.as_of}", shown_version(cohort.versions), *_attributions(cohort))),
    ]
    return render(pieces, width=width, color=color)


def _attributions(cohort: Cohort) -> list[str]:
    return attributions_of_ids((one.role.id for one in cohort.maps), cohort.versions)


def _groups(cohort: Cohort, names: dict[str, str]) -> list[RenderableType]:
    if not cohort.groups:
        return []
    pieces: list[RenderableType] = [blank(), heading("The same next step")]
    shared = [group for group in cohort.groups if len(group.people) > 1]
    for group in shared[:_GROUPS]:
        row = (
            line(f"{VERBS[group.kind]} {short(group.label, 100)}"),
            line(people_count(group.people)),
            line(f"+{points(group.would_bring)}", "bold"),
        )
        pieces.append(indented(columns([row], [None, 11, 8], right=(1, 2))))
        pieces.append(indented(line(listed([names[file] for file in group.people], _NAMES), "dim"), 4))
    if len(shared) > _GROUPS:
        pieces.append(indented(line(f"and {len(shared) - _GROUPS} smaller groups", "dim")))
    alone = len(cohort.groups) - len(shared)
    if alone:
        nobody = "" if shared else "Nobody shares a next step with another. "
        told = f"{alone} {'person has a step' if alone == 1 else 'people have steps'} of their own, told below."
        pieces.append(indented(line(f"{nobody}{told}", "dim")))
    return pieces


def _helps(cohort: Cohort) -> list[RenderableType]:
    helps: Sequence[Help]
    if cohort.courses is not None:
        title, helps, none = "The courses that help most people", cohort.courses, "No course meets a gap of anybody."
    else:
        title, helps, none = "The skills that help most people", cohort.skills, "No skill meets a gap of anybody."
    pieces: list[RenderableType] = [blank(), heading(title), indented(line(ESTIMATE, "dim"))]
    if not helps:
        return [*pieces, indented(line(none))]
    rows = []
    for one in helps[:_HELPS]:
        told = line(short(one.label, 60))
        if one.course is not None:
            facts = (weeks_in_words(one.course.weeks), plain(one.course.cost), plain(one.course.where))
            told.append(f"\n{', '.join(fact for fact in facts if fact)}", "dim")
        rows.append((told, line(people_count(one.people)), line(f"+{points(one.would_bring)}", "bold")))
    pieces.append(indented(columns(rows, [None, 11, 8], right=(1, 2))))
    if len(helps) > _HELPS:
        pieces.append(indented(line(f"and {len(helps) - _HELPS} more", "dim")))
    return pieces


# ── maps ──────────────────────────────────────────────────────────────────────────────────────────────────────


def _maps(cohort: Cohort, names: dict[str, str], taxonomy: Taxonomy, width: int) -> list[RenderableType]:
    """A map of each role, where two people or more stand before it; a line for each of the others."""
    drawn = [one for one in cohort.maps if len(one.people) > 1 or len(cohort.maps) == 1][:_MAPS]
    pieces: list[RenderableType] = []
    for one in drawn:
        pieces += [blank(), *_map(one, names, taxonomy, width)]
    others = [one for one in cohort.maps if one not in drawn]
    if others:
        pieces += [blank(), heading("Other roles" if drawn else "Roles")]
    for one in others[:_LINES]:
        who = names[one.people[0].file] if len(one.people) == 1 else people_count(one.people)
        met = sum(row.counts["met"] == len(row.cells) for row in one.shown)
        told = f"{met} of {len(one.shown)} required met"
        told += f" by all, best score {points(one.standings[0].score)}" if len(one.people) > 1 else ""
        step = one.standings[0].next_step
        score = f", {points(one.standings[0].score)} points" if len(one.people) == 1 else ""
        next_step = f"; next: {step_words(step, taxonomy)}" if step is not None and len(one.people) == 1 else ""
        pieces.append(indented(line(f"{plain(one.role.title)}: {who}{score}")))
        pieces.append(indented(line(f"{told}{next_step}", "dim"), 4))
    if len(others) > _LINES:
        pieces.append(indented(line(f"and {len(others) - _LINES} more: the page (--format html) shows all", "dim")))
    return pieces


def _map(one: HeatMap, names: dict[str, str], taxonomy: Taxonomy, width: int) -> list[RenderableType]:
    title = f"{plain(one.role.title)}: {people_count(one.people)}"
    room = max(1, (width - 2 - _LEAST_LABEL - 2 - _COUNT) // 3)
    count = min(len(one.people), room)
    label = width - 2 - 3 * count - 1 - _COUNT
    pieces: list[RenderableType] = [heading(title), *_people(one, count, names, taxonomy)]
    head = Text(" " * label, no_wrap=True)
    for number in range(1, count + 1):
        head.append(f"{number:>3}", "dim")
    head.append(f"{'met':>{_COUNT}}", "dim")
    pieces.append(indented(head))
    for row in one.shown[:_ROWS]:
        drawn = Text(short(row.text, label - 1).ljust(label), no_wrap=True, overflow="crop")
        for cell in row.cells[:count]:
            drawn.append(f"  {STATUS_MARKS[cell.status]}", _STYLES.get(cell.status, ""))
        drawn.append(f"{row.counts['met']} of {len(row.cells)}".rjust(_COUNT))
        pieces.append(indented(drawn))
    if len(one.shown) > _ROWS:
        pieces.append(indented(line(f"and {len(one.shown) - _ROWS} requirements that fewer lack", "dim")))
    used = [status for status in STATUSES if any(row.counts[status] for row in one.shown)]
    pieces.append(
        indented(line("   ".join(f"{STATUS_MARKS[status]} {STATUS_WORDS[status]}" for status in used), "dim"))
    )
    return pieces


def _people(one: HeatMap, count: int, names: dict[str, str], taxonomy: Taxonomy) -> list[RenderableType]:
    rows = []
    for number, (person, standing) in enumerate(zip(one.people, one.standings, strict=True), start=1):
        if number > count:
            break
        told = short(names[person.file], 40)
        step = step_words(standing.next_step, taxonomy)
        rows.append((line(f"{number}"), line(told), line(points(standing.score)), line(short(step, 60), "dim")))
    longest = max(len(row[1]) for row in rows)
    pieces: list[RenderableType] = [indented(columns(rows, [2, longest, 5, None], right=(0, 2)))]
    if count < len(one.people):
        more = f"and {len(one.people) - count} more: the page (--format html) and the sheet (csv) show all"
        pieces.append(indented(line(more, "dim")))
    return pieces


def _left_out(cohort: Cohort, names: dict[str, str]) -> list[RenderableType]:
    pieces: list[RenderableType] = []
    if cohort.unjudged:
        pieces += [blank(), heading("Not judged")]
        pieces += [
            indented(line(f"{names[person.file]}: {plain(person.best.band_told)}")) for person in cohort.unjudged
        ]
    if cohort.unread:
        pieces += [blank(), heading("Not read")]
        for one in cohort.unread:
            pieces.append(indented(line(f"{names[one.file]}: {one.error.kind}. {plain(one.error.remedy)}")))
    return pieces
