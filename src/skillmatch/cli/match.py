"""``skillmatch match``: read, match, report."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, TextIO

import typer

from skillmatch.cli.inputs import Input, inputs, read_input
from skillmatch.cli.options import AsOf, Format, Out, Quiet, Semantic, read_date
from skillmatch.cli.output import choose_format, is_terminal, output, warn
from skillmatch.cli.progress import tracked
from skillmatch.errors import InvalidUse, UnreadableFile

if TYPE_CHECKING:
    from skillmatch.api import Matcher
    from skillmatch.matching import Match
    from skillmatch.resume import Resume

__all__ = ["FORMATS", "match"]

FORMATS = ("text", "json", "jsonl", "csv", "html")


def match(
    resumes: Annotated[list[str], typer.Argument(metavar="RESUME…", help="Files, folders, or - for standard input.")],
    role: Annotated[
        list[str] | None,
        typer.Option(
            "--role",
            metavar="ROLE",
            help="A role id, a role file, page or advert; may be given again.",
        ),
    ] = None,
    roles: Annotated[
        Path | None,
        typer.Option("--roles", metavar="DIR", help="These roles instead of the library, or esco, onet."),
    ] = None,
    top: Annotated[int, typer.Option("--top", min=1, metavar="N", help="How many roles are shown.")] = 5,
    against: Annotated[
        str | None,
        typer.Option("--against", metavar="OLD", help="An older version of the resume: what the new one changed."),
    ] = None,
    format: Format = None,
    out: Out = None,
    semantic: Semantic = False,
    as_of: AsOf = None,
    quiet: Quiet = False,
) -> None:
    """Which roles fit a resume, why, and what is missing."""
    from skillmatch.api import Matcher

    chosen = choose_format(format, out, FORMATS)
    if against is not None and chosen not in ("text", "json", "jsonl"):
        raise InvalidUse(f"--against is not told as {chosen}", remedy="Choose text, json or jsonl.")
    failed = False
    with Matcher(role, folder=roles, as_of=read_date(as_of), semantic=semantic) as matcher:
        matcher.table  # noqa: B018 — a wrong role ends the command before any file is read
        older = _older(against, matcher) if against is not None else None
        with output(out) as stream:
            task = _Task(matcher, list(inputs(resumes)), top, quiet, stream, out is None, older)
            for error in _WRITERS[chosen](task):
                failed = True
                if not quiet:
                    warn(f"{error.kind}: {error.message}\n  {error.remedy}")
    if failed:
        raise typer.Exit(1)


def _older(path: str, matcher: Matcher) -> Resume:
    """The older version; that it cannot be read is wrong use, since nothing can be compared."""
    try:
        (one,) = inputs([path])
    except ValueError:
        raise InvalidUse(f"{path} is not one file", remedy="Name the older version of the resume.") from None
    try:
        return read_input(one, matcher)
    except UnreadableFile as error:
        raise InvalidUse(f"--against: {error.message}", remedy=error.remedy) from None


class _Task:
    """One call of the command: its inputs, in order, each read once. ``older``: what they are compared with."""

    def __init__(
        self,
        matcher: Matcher,
        named: list[Input],
        top: int,
        quiet: bool,
        stream: TextIO,
        to_stdout: bool,
        older: Resume | None = None,
    ) -> None:
        self.older = older
        self.matcher = matcher
        self.named = named
        self.top = top
        self.stream = stream
        self._quiet = quiet
        self.color = to_stdout and is_terminal(sys.stdout)

    def results(self) -> Iterator[tuple[Input, Any, UnreadableFile | None]]:
        """For each input the resume, or the error."""
        for one in tracked(self.named, quiet=self._quiet):
            try:
                yield one, read_input(one, self.matcher), None
            except UnreadableFile as error:
                yield one, None, error


def _changes(task: _Task, matches: list[Match]) -> dict[str, Any]:
    """What differs from the older version, for each role shown: arguments of the reports."""
    from skillmatch.matching import compare_versions, explain
    from skillmatch.resume import profile

    if task.older is None:
        return {}
    table = task.matcher.table
    number = {compiled.role.id: r for r, compiled in enumerate(table.roles)}
    before = explain(profile(task.older), table, [number[match.role.id] for match in matches])
    changes = [compare_versions(old, new) for old, new in zip(before, matches, strict=True)]
    return {"changes": changes, "old": task.older.file}


def _text(task: _Task) -> Iterator[UnreadableFile]:
    from skillmatch.reports.text import error_text, match_text

    for number, (one, resume, error) in enumerate(task.results()):
        if number:
            task.stream.write("\n")
        if error is not None:
            task.stream.write(error_text(one.name, error))
            yield error
        else:
            found = task.matcher.match(resume, top=task.top)
            told = match_text(resume, found, color=task.color, taxonomy=task.matcher.taxonomy, **_changes(task, found))
            task.stream.write(told)


def _rows(task: _Task) -> Iterator[tuple[Any, UnreadableFile | None]]:
    from skillmatch.reports import failed_match_json, match_json

    for one, resume, error in task.results():
        if error is not None:
            yield failed_match_json(one.name, error), error
        else:
            found = task.matcher.match(resume, top=task.top)
            yield match_json(resume, found, **_changes(task, found)), None


def _json(task: _Task) -> Iterator[UnreadableFile]:
    rows = []
    for row, error in _rows(task):
        rows.append(row)
        if error is not None:
            yield error
    one_file = len(task.named) == 1 and task.named[0].error is None
    content = rows[0] if one_file and rows else rows
    task.stream.write(json.dumps(content, ensure_ascii=False, indent=1) + "\n")


def _jsonl(task: _Task) -> Iterator[UnreadableFile]:
    for row, error in _rows(task):
        task.stream.write(json.dumps(row, ensure_ascii=False) + "\n")
        if error is not None:
            yield error


def _csv(task: _Task) -> Iterator[UnreadableFile]:
    from skillmatch.matching import default_bands, ranking, scores
    from skillmatch.reports.attribution import attributions_of_ids
    from skillmatch.reports.sheet import MatchSheet
    from skillmatch.resume import profile

    sheet = MatchSheet(task.stream)
    bands = default_bands()
    table = task.matcher.table
    for one, resume, error in task.results():
        if error is not None:
            sheet.failed(one.name)
            yield error
            continue
        seen = profile(resume)
        fine = scores(seen, table)
        for r in ranking(fine, table)[: task.top]:
            compiled = table.roles[r]
            judged = bands.judge(int(fine[r]) // 1000, compiled.layout.name, compiled.role.id, seen.unjudged)
            sheet.row(one.name, compiled.role, int(fine[r]), judged.band)
    # A sheet has no place for a line of text: the licence's line goes where warnings go.
    for told in attributions_of_ids((role.id for role in task.matcher.roles), task.matcher.taxonomy.sources):
        warn(told)


def _html(task: _Task) -> Iterator[UnreadableFile]:
    from skillmatch.reports.html import match_html

    results: list[Any] = []
    for one, resume, error in task.results():
        if error is not None:
            results.append((one.name, error))
            yield error
        else:
            results.append((resume, task.matcher.match(resume, top=task.top)))
    task.stream.write(match_html(results, taxonomy=task.matcher.taxonomy))


_WRITERS = {"text": _text, "json": _json, "jsonl": _jsonl, "csv": _csv, "html": _html}
