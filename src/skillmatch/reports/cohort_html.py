"""One self-contained HTML page of a cohort: needs no script and loads nothing. The look is that of the match page."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from skillmatch.errors import UnreadableFile
from skillmatch.matching import STATUSES
from skillmatch.reports.attribution import attributions_of_ids
from skillmatch.reports.cohort_words import ESTIMATE, VERBS, people_count, shown_names, step_words, summary
from skillmatch.reports.html import environment
from skillmatch.reports.plan_words import weeks_in_words
from skillmatch.reports.wording import plain, shown_version
from skillmatch.screening import Cohort, Group, HeatMap, Help
from skillmatch.skills import Taxonomy

__all__ = ["cohort_html"]


@dataclass(frozen=True, slots=True)
class _MapPart:
    """A role's heat map as the page shows it. ``people``: number, name, score, next step; ``rows``: text, how many meet
    it, of how many, statuses."""

    anchor: str
    title: str
    people: list[tuple[int, str, int, str]]
    rows: list[tuple[str, int, int, tuple[str, ...]]]
    statuses: tuple[str, ...]
    open: bool


@dataclass(frozen=True, slots=True)
class _GroupPart:
    kind: str
    verb: str
    label: str
    people: list[str]
    would_bring: int


@dataclass(frozen=True, slots=True)
class _HelpPart:
    label: str
    facts: str
    people: list[str]
    would_bring: int


def cohort_html(cohort: Cohort, *, taxonomy: Taxonomy) -> str:
    """The page of one cohort."""
    names = shown_names([*(p.file for p in cohort.people), *(one.file for one in cohort.unread)])
    helps = cohort.skills if cohort.courses is None else cohort.courses
    unread: list[tuple[str, UnreadableFile]] = [(names[one.file], one.error) for one in cohort.unread]
    return (
        environment()
        .get_template("cohort.html")
        .render(
            summary=summary(cohort),
            as_of=plain(cohort.as_of),
            versions=shown_version(cohort.versions),
            groups=[_group(group, names) for group in cohort.groups if len(group.people) > 1],
            alone=[_group(group, names) for group in cohort.groups if len(group.people) == 1],
            helps=[_help(one, names) for one in helps],
            taught=cohort.courses is not None,
            estimate=ESTIMATE,
            people_count=people_count,
            maps=[_map(i, one, names, taxonomy, cohort.maps) for i, one in enumerate(cohort.maps, start=1)],
            unjudged=[(names[person.file], plain(person.best.band_told)) for person in cohort.unjudged],
            unread=unread,
            attributions=attributions_of_ids((one.role.id for one in cohort.maps), cohort.versions),
        )
    )


def _group(one: Group, names: dict[str, str]) -> _GroupPart:
    return _GroupPart(
        one.kind, VERBS[one.kind], plain(one.label), [names[file] for file in one.people], one.would_bring
    )


def _help(one: Help, names: dict[str, str]) -> _HelpPart:
    facts = ""
    if one.course is not None:
        told = (weeks_in_words(one.course.weeks), plain(one.course.cost), plain(one.course.where))
        facts = ", ".join(fact for fact in told if fact)
    return _HelpPart(plain(one.label), facts, [names[file] for file in one.people], one.would_bring)


def _map(number: int, one: HeatMap, names: dict[str, str], taxonomy: Taxonomy, maps: Sequence[HeatMap]) -> _MapPart:
    return _MapPart(
        anchor=f"m{number}",
        title=plain(one.role.title),
        people=[
            (i, names[person.file], standing.score, step_words(standing.next_step, taxonomy))
            for i, (person, standing) in enumerate(zip(one.people, one.standings, strict=True), start=1)
        ],
        rows=[
            (plain(row.text), row.counts["met"], len(row.cells), tuple(cell.status for cell in row.cells))
            for row in one.shown
        ],
        statuses=tuple(status for status in STATUSES if any(row.counts[status] for row in one.shown)),
        open=len(maps) <= 3 or len(one.people) > 1,
    )
