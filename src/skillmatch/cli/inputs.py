"""The resumes that a person names: files, folders (walked, sorted) and ``-`` for standard input."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from skillmatch.errors import Empty, UnreadableFile

if TYPE_CHECKING:
    from skillmatch.api import Matcher
    from skillmatch.resume import Resume

__all__ = ["SUFFIXES", "Input", "input_bytes", "inputs", "read_input"]

#: the files taken from a folder; a file that is named is tried whatever its name
SUFFIXES = frozenset(
    {".pdf", ".docx", ".doc", ".odt", ".fodt", ".rtf", ".html", ".htm", ".mht", ".mhtml", ".txt", ".md", ".markdown"}
)


@dataclass(frozen=True, slots=True)
class Input:
    """One file to read. ``name`` is what reports show; ``error`` stands for an input that holds no file."""

    name: str
    path: Path | None
    error: UnreadableFile | None = None


def inputs(named: Sequence[str]) -> Iterator[Input]:
    """Each file once per naming, in the order named; a folder gives folder + ``/`` + relative path, sorted."""
    for name in named:
        if name == "-":
            yield Input("-", None)
            continue
        path = Path(name)
        if not path.is_dir():
            yield Input(name, path)
            continue
        inside = sorted(
            found
            for found in path.rglob("*")
            if found.suffix.lower() in SUFFIXES
            and not any(part.startswith(".") for part in found.relative_to(path).parts)
            and found.is_file()
        )
        if not inside:
            yield Input(
                name,
                None,
                Empty(f"{name}: no resumes in this folder", remedy="Name a folder with PDF, DOCX, HTML or text files."),
            )
        for found in inside:
            yield Input(f"{name.rstrip('/')}/{found.relative_to(path).as_posix()}", found)


def read_input(one: Input, matcher: Matcher) -> Resume:
    """The resume of an input. Raises a kind of ``UnreadableFile``."""
    if one.error is not None:
        raise one.error
    if one.path is None:
        return matcher.read_bytes(sys.stdin.buffer.read(), file=one.name)
    return matcher.read(one.path, file=one.name)


def input_bytes(one: Input, matcher: Matcher) -> bytes:
    """The bytes of an input. Raises a kind of ``UnreadableFile``."""
    if one.error is not None:
        raise one.error
    return sys.stdin.buffer.read() if one.path is None else matcher.reader.fetch(one.path)
