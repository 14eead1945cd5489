"""Where results go: standard output, or a file that is written aside and then renamed."""

from __future__ import annotations

import os
import sys
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TextIO

import typer

from skillmatch.errors import InvalidUse

__all__ = ["choose_format", "is_terminal", "output", "warn", "written"]

_SUFFIXES = {".txt": "text", ".json": "json", ".jsonl": "jsonl", ".csv": "csv", ".html": "html", ".htm": "html"}


def choose_format(given: str | None, out: Path | None, allowed: Sequence[str]) -> str:
    """The format asked for: as given, else by the suffix of the output file, else text.

    Raises ``InvalidUse`` when the command does not write it.
    """
    chosen = given
    if chosen is None:
        chosen = _SUFFIXES.get(out.suffix.lower(), "") if out is not None else "text"
    if chosen not in allowed:
        what = f"--format {given}" if given is not None else f"the ending of {out}"
        raise InvalidUse(f"{what} is not one of this command's formats", remedy=f"Formats: {', '.join(allowed)}.")
    return chosen


def is_terminal(stream: TextIO) -> bool:
    """Whether a person is looking at the stream."""
    return stream.isatty() and os.environ.get("TERM") != "dumb"


@contextmanager
def output(out: Path | None) -> Iterator[TextIO]:
    """A stream for the result. A file appears whole under its name, or not at all."""
    if out is None:
        yield sys.stdout
        sys.stdout.flush()
        return
    with _aside(out) as handle, os.fdopen(handle, "w", encoding="utf-8", newline="") as stream:
        yield stream


def written(out: Path, data: bytes) -> None:
    """Writes a file that appears whole under its name, or not at all."""
    with _aside(out) as handle, os.fdopen(handle, "wb") as stream:
        stream.write(data)


@contextmanager
def _aside(out: Path) -> Iterator[int]:
    """The handle of a file that gets the name ``out`` when all went well; whoever takes it closes it."""
    try:
        handle, aside = tempfile.mkstemp(dir=out.parent or Path(), prefix=f".{out.name}.", suffix=".part")
    except OSError as fault:
        raise InvalidUse(
            f"{out} cannot be written: {fault.strerror}", remedy="Name a file in a folder of yours."
        ) from None
    try:
        yield handle
        umask = os.umask(0)
        os.umask(umask)
        Path(aside).chmod(0o666 & ~umask)
        Path(aside).replace(out)
    except BaseException:
        Path(aside).unlink(missing_ok=True)
        raise


def warn(message: str) -> None:
    """A line to standard error."""
    typer.echo(message, err=True)
