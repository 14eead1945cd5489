"""``skillmatch extract``: what a machine reads in a resume."""

from __future__ import annotations

import json
import sys
from typing import Annotated, Any

import typer

from skillmatch.cli.inputs import inputs, read_input
from skillmatch.cli.options import AsOf, Format, Out, Quiet, read_date
from skillmatch.cli.output import choose_format, is_terminal, output, warn
from skillmatch.cli.progress import tracked
from skillmatch.errors import UnreadableFile

__all__ = ["FORMATS", "extract"]

FORMATS = ("text", "json", "jsonl", "json-resume")


def extract(
    resumes: Annotated[list[str], typer.Argument(metavar="RESUME…", help="Files, folders, or - for standard input.")],
    explain: Annotated[bool, typer.Option("--explain", help="Say of each mention why it counts or not.")] = False,
    format: Format = None,
    out: Out = None,
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
    color = out is None and is_terminal(sys.stdout)
    with Matcher(as_of=read_date(as_of)) as matcher, output(out) as stream:
        for one in tracked(named, quiet=quiet):
            try:
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
