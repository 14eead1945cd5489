"""``skillmatch extract``: what a machine reads in a resume."""

from __future__ import annotations

import json
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from skillmatch.cli.inputs import Input, input_bytes, inputs, read_input
from skillmatch.cli.options import AsOf, Format, Out, Quiet, Semantic, read_date
from skillmatch.cli.output import choose_format, is_terminal, output, warn, written
from skillmatch.cli.progress import tracked
from skillmatch.errors import InvalidUse, UnreadableFile

if TYPE_CHECKING:
    from skillmatch.api import Matcher
    from skillmatch.resume import Resume

__all__ = ["FORMATS", "extract"]

FORMATS = ("text", "json", "jsonl", "json-resume")


def extract(
    resumes: Annotated[list[str], typer.Argument(metavar="RESUME…", help="Files, folders, or - for standard input.")],
    explain: Annotated[bool, typer.Option("--explain", help="Say of each mention why it counts or not.")] = False,
    format: Format = None,
    out: Out = None,
    debug_picture: Annotated[
        Path | None,
        typer.Option("--debug-picture", metavar="OUT.png", help="Draw what is read over the pages of the resume."),
    ] = None,
    semantic: Semantic = False,
    as_of: AsOf = None,
    quiet: Quiet = False,
) -> None:
    """Sections, positions, degrees and skills of a resume, each with its place."""
    from skillmatch.api import Matcher
    from skillmatch.reports import failed_resume_json, resume_json, resume_to_json_resume
    from skillmatch.reports.text import error_text, extract_text

    chosen = choose_format(format, out, FORMATS)
    failed = False
    objects: list[Any] = []
    named = list(inputs(resumes))
    if debug_picture is not None:
        _check_picture(debug_picture, named)
    color = out is None and is_terminal(sys.stdout)
    with Matcher(as_of=read_date(as_of), semantic=semantic) as matcher, output(out) as stream:
        matcher.finder  # noqa: B018 — a missing extra ends the command before any file is read
        for one in tracked(named, quiet=quiet):
            try:
                if debug_picture is not None:
                    resume = _drawn(one, matcher, debug_picture)
                else:
                    resume = read_input(one, matcher)
            except UnreadableFile as error:
                failed = True
                if not quiet:
                    warn(f"{error.kind}: {error.message}\n  {error.remedy}")
                text, row = error_text(one.name, error), failed_resume_json(one.name, error)
            else:
                text = extract_text(resume, color=color, explain=explain) if chosen == "text" else ""
                row = resume_to_json_resume(resume) if chosen == "json-resume" else resume_json(resume)  # type: ignore[assignment]
            if chosen == "text":
                stream.write(text)
            elif chosen == "jsonl":
                stream.write(json.dumps(row, ensure_ascii=False) + "\n")
            else:
                objects.append(row)
        if chosen in ("json", "json-resume"):
            one_file = len(named) == 1 and named[0].error is None
            stream.write(json.dumps(objects[0] if one_file else objects, ensure_ascii=False, indent=1) + "\n")
    if failed:
        raise typer.Exit(1)


def _check_picture(picture: Path, named: Sequence[Input]) -> None:
    """Raises ``InvalidUse`` for what no picture can be drawn of, before anything is read."""
    from skillmatch.reports.debug_picture import check_extra

    if picture.suffix.lower() != ".png":
        raise InvalidUse(f"{picture}: the debug picture is a PNG", remedy="Give it a name that ends in .png.")
    if len(named) != 1:
        raise InvalidUse(
            f"--debug-picture draws one resume, and {len(named)} are named",
            remedy="Name one file; run the command once for each of several.",
        )
    check_extra()


def _drawn(one: Input, matcher: Matcher, picture: Path) -> Resume:
    """The resume of an input, after its picture has been written."""
    from skillmatch.reports.debug_picture import debug_picture

    data = input_bytes(one, matcher)
    resume = matcher.read_bytes(data, file=one.name)
    written(picture, debug_picture(resume, data, matcher.reader))
    return resume
