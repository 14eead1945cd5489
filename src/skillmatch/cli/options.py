"""Options that several commands share, and how their words are read."""

from __future__ import annotations

import datetime
from typing import Annotated

import typer

from skillmatch.errors import InvalidUse

__all__ = ["AsOf", "Format", "Out", "Quiet", "Semantic", "read_date"]

from pathlib import Path

Format = Annotated[str | None, typer.Option("--format", help="How the result is written.", show_default=False)]
Out = Annotated[
    Path | None,
    typer.Option("-o", "--output", help="Write to this file; its ending decides the format.", show_default=False),
]
AsOf = Annotated[
    str | None,
    typer.Option("--as-of", metavar="DATE", help='The day that "present" means (YYYY-MM-DD; default today).'),
]
Quiet = Annotated[bool, typer.Option("--quiet", help="No progress and no warnings.")]
Semantic = Annotated[
    bool,
    typer.Option("--semantic", help="Also skills inferred from duties by their meaning (needs the extra semantic)."),
]


def read_date(given: str | None) -> datetime.date | None:
    """A date as YYYY-MM-DD. Raises ``InvalidUse``."""
    if given is None:
        return None
    try:
        return datetime.date.fromisoformat(given)
    except ValueError:
        raise InvalidUse(f"--as-of {given!r} is no date", remedy="Write it as 2026-01-31.") from None
