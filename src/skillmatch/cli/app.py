"""The commands, put together; and how a run ends.

Exit codes: 0 all done; 1 some inputs could not be read (each named, the others done); 2 wrong use, wrong role or
taxonomy file; 130 interrupted.
"""

from __future__ import annotations

import os
import sys

import typer

from skillmatch.cli import cohort, evaluate, extract, match, plan, roles, skills, train
from skillmatch.errors import SkillmatchError
from skillmatch.resources import version

__all__ = ["app", "main"]

app = typer.Typer(
    name="skillmatch",
    help="Reads a resume, finds the skills it can prove, and says which roles fit, what is missing and what to learn.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
)
app.command("match")(match.match)
app.command("extract")(extract.extract)
app.command("plan")(plan.plan)
app.command("cohort")(cohort.cohort)
app.add_typer(roles.app, name="roles")
app.add_typer(skills.app, name="skills")
app.add_typer(evaluate.app, name="evaluate")
app.command("train")(train.train)


def _show_version(wanted: bool) -> None:
    if wanted:
        typer.echo(f"skillmatch {version()}")
        raise typer.Exit


@app.callback()
def _root(
    _version: bool = typer.Option(
        False, "--version", help="Print the version and end.", callback=_show_version, is_eager=True
    ),
) -> None:
    pass


def main() -> None:
    """Run the command line and end the process with its exit code."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):  # a pipe may be set to another encoding than UTF-8
            stream.reconfigure(encoding="utf-8", errors="replace")
    try:
        app(standalone_mode=True)
    except SkillmatchError as error:
        typer.echo(f"error: {error}", err=True)
        if error.remedy:
            typer.echo(f"  {error.remedy}", err=True)
        sys.exit(2)
    except KeyboardInterrupt:
        sys.exit(130)
    except BrokenPipeError:
        # The reader of our output has gone (`| head`): end quietly, and keep Python from complaining at exit.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        sys.exit(1)
