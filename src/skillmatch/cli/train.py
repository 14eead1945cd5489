"""``skillmatch train``: make the frozen tables of ``models/`` anew."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

__all__ = ["train"]


def train(
    resumes: Annotated[
        Path | None,
        typer.Option(
            "--resumes", metavar="DIR", help="Resumes to count words in; without them only role counts change."
        ),
    ] = None,
    occupations: Annotated[
        Path | None,
        typer.Option("--occupations", metavar="DIR", help="O*NET text database for how rare words are among roles."),
    ] = None,
    into: Annotated[
        Path | None, typer.Option("--into", metavar="DIR", help="Where the tables go (default: models/).")
    ] = None,
) -> None:
    """Count words in resumes and roles and store the counts as aggregates, with a model card."""
    from skillmatch.evaluation import make_tables

    for line in make_tables(resumes, occupations, into):
        typer.echo(line)
