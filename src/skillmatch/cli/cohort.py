"""``skillmatch cohort``: many resumes, what they lack together, and what would help most of them."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, TextIO

import typer

from skillmatch.cli.inputs import inputs
from skillmatch.cli.options import AsOf, Format, Out, Quiet, read_date
from skillmatch.cli.output import choose_format, is_terminal, output, warn
from skillmatch.cli.progress import tracked

if TYPE_CHECKING:
    from skillmatch.api import Matcher
    from skillmatch.screening import Cohort, Given, Person, Unread

__all__ = ["FORMATS", "cohort"]

FORMATS = ("text", "json", "csv", "html")


def cohort(
    paths: Annotated[list[str], typer.Argument(metavar="PATH…", help="Files, folders, or - for standard input.")],
    role: Annotated[
        list[str] | None,
        typer.Option(
            "--role",
            metavar="ROLE",
            help="A role id, a role file, page or advert; may be given again. Without it each person's best role.",
        ),
    ] = None,
    roles: Annotated[
        Path | None,
        typer.Option("--roles", metavar="DIR", help="These roles instead of the library, or esco, onet."),
    ] = None,
    courses: Annotated[
        Path | None,
        typer.Option("--courses", metavar="FILE", help="Courses: id,title,skills,level,weeks,cost,where (CSV)."),
    ] = None,
    workers: Annotated[
        int | None,
        typer.Option("--workers", min=1, max=256, metavar="N", help="Processes (default: by files and cores)."),
    ] = None,
    format: Format = None,
    out: Out = None,
    as_of: AsOf = None,
    quiet: Quiet = False,
) -> None:
    """What many people lack for a role: a heat map, who has the same next step, which courses help most."""
    from skillmatch.api import Matcher
    from skillmatch.screening import Given, workers_for

    chosen = choose_format(format, out, FORMATS)
    with Matcher(role, folder=roles, as_of=read_date(as_of)) as matcher:
        matcher.table  # noqa: B018 — a wrong role ends the command before any file is read
        taught = matcher.courses(courses) if courses is not None else None
        named = list(_given(paths))
        found = matcher.people(
            [one for one in named if isinstance(one, Given)],
            workers=workers if workers is not None else workers_for(len(named)),
        )
        made = matcher.cohort(_in_order(named, found, quiet), courses=taught)
        with output(out) as stream:
            _WRITERS[chosen](made, matcher, stream, out is None and is_terminal(sys.stdout))
    if made.unread:
        for one in made.unread if not quiet else ():
            warn(f"{one.error.kind}: {one.error.message}\n  {one.error.remedy}")
        raise typer.Exit(1)


def _given(paths: Sequence[str]) -> Iterator[Given | Unread]:
    """The files named, each once: a person who stands in a folder and is named too is one person."""
    from skillmatch.screening import Given, Unread

    seen: set[Path] = set()
    for one in inputs(paths):
        if one.error is not None:
            yield Unread(one.name, one.error)
        elif one.path is None:
            yield Given(one.name, data=sys.stdin.buffer.read())
        elif (place := one.path.resolve()) not in seen:
            seen.add(place)
            yield Given(one.name, one.path)


def _in_order(
    named: Sequence[Given | Unread], found: Iterator[Person | Unread], quiet: bool
) -> Iterator[Person | Unread]:
    """The results in the order named, with a bar where it takes long."""
    from skillmatch.screening import Given

    for one in tracked(named, quiet=quiet):
        yield next(found) if isinstance(one, Given) else one


def _text(made: Cohort, matcher: Matcher, stream: TextIO, color: bool) -> None:
    from skillmatch.reports.cohort_text import cohort_text

    stream.write(cohort_text(made, taxonomy=matcher.taxonomy, color=color))


def _json(made: Cohort, matcher: Matcher, stream: TextIO, color: bool) -> None:
    from skillmatch.reports.cohort_json import cohort_json

    stream.write(json.dumps(cohort_json(made, matcher.taxonomy), ensure_ascii=False, indent=1) + "\n")


def _csv(made: Cohort, matcher: Matcher, stream: TextIO, color: bool) -> None:
    from skillmatch.reports.attribution import attributions_of_ids
    from skillmatch.reports.cohort_sheet import write_cohort_sheet

    write_cohort_sheet(made, stream)
    # A sheet has no place for a line of text: the licence's line goes where warnings go.
    for told in attributions_of_ids((one.role.id for one in made.maps), made.versions):
        warn(told)


def _html(made: Cohort, matcher: Matcher, stream: TextIO, color: bool) -> None:
    from skillmatch.reports.cohort_html import cohort_html

    stream.write(cohort_html(made, taxonomy=matcher.taxonomy))


_WRITERS = {"text": _text, "json": _json, "csv": _csv, "html": _html}
