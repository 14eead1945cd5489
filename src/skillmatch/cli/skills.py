"""``skillmatch skills``: the taxonomy at hand and its quality."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Annotated

import typer

from skillmatch.cli.options import Format, Out, Quiet
from skillmatch.cli.output import choose_format, output, warn
from skillmatch.cli.progress import tracked
from skillmatch.errors import UnreadableFile

__all__ = ["app"]

app = typer.Typer(help="The taxonomy of skills.", no_args_is_help=True, rich_markup_mode=None)


@app.command("list")
def list_skills(format: Format = None, out: Out = None) -> None:
    """All skills at hand."""
    from skillmatch.reports.skills_text import skill_rows, skills_csv, skills_text
    from skillmatch.skills import default_taxonomy

    chosen = choose_format(format, out, ("text", "json", "csv"))
    taxonomy = default_taxonomy()
    with output(out) as stream:
        if chosen == "json":
            stream.write(json.dumps(skill_rows(taxonomy), ensure_ascii=False, indent=1) + "\n")
        elif chosen == "csv":
            skills_csv(taxonomy, stream)
        else:
            stream.write(skills_text(taxonomy))


@app.command("show")
def show_skill(skill: Annotated[str, typer.Argument(metavar="ID")]) -> None:
    """One skill: its labels, what is broader, narrower and near."""
    from skillmatch.reports.skills_text import skill_text
    from skillmatch.skills import default_taxonomy

    typer.echo(skill_text(default_taxonomy(), skill), nl=False)


@app.command("find")
def find_skills(text: Annotated[str, typer.Argument(metavar="TEXT")]) -> None:
    """Skills whose labels hold these words."""
    from skillmatch.skills import default_taxonomy

    for skill in default_taxonomy().find(text):
        typer.echo(f"{skill.id}\t{skill.label}\t{skill.kind}")


@app.command("suggest")
def suggest_skills(
    resumes: Annotated[list[str], typer.Argument(metavar="PATH…", help="Files, folders, or - for standard input.")],
    least: Annotated[
        int, typer.Option("--least", metavar="N", min=1, help="Only labels that lists of so many resumes hold.")
    ] = 1,
    format: Format = None,
    out: Out = None,
    quiet: Quiet = False,
) -> None:
    """What lists of skills in resumes hold and the taxonomy does not know, most resumes first."""
    from skillmatch.api import Matcher
    from skillmatch.cli.inputs import inputs, read_input
    from skillmatch.reports.unlisted import suggestions, suggestions_csv, suggestions_json, suggestions_text

    chosen = choose_format(format, out, ("text", "json", "csv"))
    read, failed = [], False
    with Matcher() as matcher:
        for one in tracked(list(inputs(resumes)), quiet=quiet):
            try:
                read.append(read_input(one, matcher))
            except UnreadableFile as error:
                failed = True
                if not quiet:
                    warn(f"{error.kind}: {error.message}\n  {error.remedy}")
    found = suggestions(read, least=least)
    with output(out) as stream:
        if chosen == "json":
            stream.write(json.dumps(suggestions_json(found), ensure_ascii=False, indent=1) + "\n")
        elif chosen == "csv":
            suggestions_csv(found, stream)
        else:
            stream.write(suggestions_text(found))
    if failed:
        raise typer.Exit(1)


@app.command("import")
def import_skills(
    source: Annotated[str, typer.Argument(metavar="SOURCE", help="esco or onet.")],
    folder: Annotated[Path, typer.Argument(metavar="DIR", help="The folder of the unpacked official download.")],
    release: Annotated[
        str | None,
        typer.Option("--release", metavar="N", help="The release, where neither files nor folder say it."),
    ] = None,
) -> None:
    """Take in the official download of ESCO (CSV) or O*NET (text): its skills and its occupations."""
    import time

    from skillmatch.api import import_source
    from skillmatch.reports.import_text import import_text
    from skillmatch.skills import default_taxonomy

    started = time.monotonic()
    taken = import_source(source, folder, release=release)
    typer.echo(import_text(taken, default_taxonomy()), nl=False)
    typer.echo(f"took {time.monotonic() - started:.0f} s", err=True)


@app.command("lint")
def lint_skills() -> None:
    """What is wrong with the taxonomy and its rules: file and line. Exit 2 if anything is."""
    from skillmatch.skills import lint

    faults = lint()
    for fault in faults:
        typer.echo(fault)
    typer.echo(f"{len(faults)} fault{'' if len(faults) == 1 else 's'}", err=True)
    if faults:
        raise typer.Exit(2)
