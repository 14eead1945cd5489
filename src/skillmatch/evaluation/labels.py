"""Positions and degrees labelled by hand, one a row: where each begins and ends, its dates, level and state.

In: a CSV and the folder its files lie in. Out: ``Label``s, and each file's document. The labels quote nothing and name
nobody: a place is a page and points from its top (forms with pages), else a line of the file.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Literal, cast, get_args

from skillmatch.documents import Document, Reader
from skillmatch.errors import InvalidUse
from skillmatch.resume import LEVELS, Level

__all__ = ["COLUMNS", "Label", "LabelKind", "Place", "documents_of", "read_labels"]

#: ``doubtful``: whether this is a position or a degree can be argued; what is found there is neither right nor wrong
LabelKind = Literal["position", "education", "doubtful"]
COLUMNS = ("file", "kind", "page", "first", "last_page", "last", "titled", "start", "end", "level", "state")

_DATE = re.compile(r"(?:19|20)\d\d(?:-(?:0[1-9]|1[0-2]))?$")
_STATES = ("completed", "in-progress", "not-completed", "unknown")
#: what a cell may hold, by column, said in words for the error
_ALLOWED = {
    "kind": (get_args(LabelKind), "position, education or doubtful"),
    "titled": (("", "yes", "no"), "yes, no or nothing"),
    "level": (("", *LEVELS), f"one of {', '.join(LEVELS)}, or nothing"),
    "state": (("", *_STATES), f"one of {', '.join(_STATES)}, or nothing"),
}


@dataclass(frozen=True, slots=True)
class Place:
    """The top of a line: ``at`` is points from the top of ``page``, or where ``page`` is 0 the line, from 1."""

    page: int
    at: float


@dataclass(frozen=True, slots=True)
class Label:
    """One position, degree or doubtful place of ``file``.

    ``start`` and ``end`` are YYYY-MM or YYYY, None where the page gives none; ``end`` is "present" for a position that
    lasts, and a year for a degree. ``state`` "unknown" (the page does not tell) is not judged. ``last`` is None for
    degrees. ``row`` is the line of the labels file.
    """

    file: str
    kind: LabelKind
    first: Place
    last: Place | None
    titled: bool | None
    start: str | None
    end: str | None
    level: Level | None
    state: str | None
    row: int


def read_labels(path: Path) -> list[Label]:
    """The rows of a labels file. Raises ``InvalidUse`` that names file, line, column and what the cell may hold."""
    try:
        with path.open(encoding="utf-8-sig", newline="") as stream:
            rows = csv.DictReader(stream)
            missing = [column for column in COLUMNS if column not in (rows.fieldnames or ())]
            if missing:
                raise InvalidUse(
                    f"{path}:1: no column {missing[0]!r}", remedy=f"The columns are {', '.join(COLUMNS)}: add it."
                )
            labels = [_label(path, rows.line_num, {c: (row[c] or "").strip() for c in COLUMNS}) for row in rows]
    except (FileNotFoundError, IsADirectoryError):
        raise InvalidUse(f"{path} is no file", remedy="Name the CSV file with the labels.") from None
    except UnicodeDecodeError:
        raise InvalidUse(f"{path}: not UTF-8", remedy="Save the labels as CSV in UTF-8.") from None
    if not labels:
        raise InvalidUse(f"{path}: there are no labels in it", remedy="Add a row for each position and degree.")
    return labels


def _label(path: Path, row: int, cells: dict[str, str]) -> Label:
    def wrong(column: str, allowed: str) -> InvalidUse:
        return InvalidUse(f"{path}:{row}: column {column!r}: {cells[column]!r}", remedy=f"Write {allowed}.")

    def place(page: str, at: str) -> Place:
        if cells[page] and not re.fullmatch(r"[1-9]\d*", cells[page]):
            raise wrong(page, "the number of the page, from 1, or nothing for forms without pages")
        if not re.fullmatch(r"\d+(?:\.\d+)?", cells[at]):
            raise wrong(at, "points from the top of the page, or the line of the file")
        return Place(int(cells[page] or 0), float(cells[at]))

    if not cells["file"]:
        raise wrong("file", "the file's path below the data folder, or FILE.csv#ROW")
    for column, (values, told) in _ALLOWED.items():
        if cells[column] not in values:
            raise wrong(column, told)
    for column in ("start", "end"):
        lasting = column == "end" and cells["kind"] == "position" and cells[column] == "present"
        if cells[column] and not lasting and not _DATE.match(cells[column]):
            raise wrong(column, "YYYY-MM or YYYY, present for the end of a position that lasts, or nothing")
    position = cells["kind"] == "position"
    return Label(
        file=cells["file"],
        kind=cast(LabelKind, cells["kind"]),
        first=place("page", "first"),
        last=place("last_page", "last") if position or cells["last"] else None,
        titled=cells["titled"] == "yes" if position else None,
        start=cells["start"] or None,
        end=cells["end"] or None,
        level=cast(Level, cells["level"]) if cells["level"] else None,
        state=cells["state"] or None,
        row=row,
    )


def documents_of(
    data: Path, labels: Sequence[Label], path: Path, reader: Reader
) -> Iterator[tuple[str, Document, list[Label]]]:
    """Each labelled file with its document and its labels, in the order of the labels file.

    ``FILE.csv#ROW`` is the column ``text`` of that row (from 1, the header not counted), read as plain text. Raises
    ``InvalidUse`` for files that are not there and the ``UnreadableFile`` that fits for those that cannot be read.
    """
    by_file: dict[str, list[Label]] = {}
    for label in labels:
        by_file.setdefault(label.file, []).append(label)
    for file, own in by_file.items():
        table, _, row = file.partition("#")
        if not (data / table).is_file():
            raise InvalidUse(
                f"{path}:{own[0].row}: column 'file': there is no {data / table}",
                remedy="Give --data the folder that the labelled files lie in.",
            )
        if not row:
            yield file, reader.read(data / file), own
            continue
        texts = _texts(data / table)
        if not row.isdecimal() or not 1 <= int(row) <= len(texts) or not texts[int(row) - 1].strip():
            raise InvalidUse(
                f"{path}:{own[0].row}: column 'file': {data / table} has no row {row!r} with a text",
                remedy=f"Write the number of a row (of {len(texts)}) whose column text is filled behind the #.",
            )
        yield file, reader.read_bytes(texts[int(row) - 1].encode(), f"{file}.txt"), own


@cache
def _texts(path: Path) -> tuple[str, ...]:
    with path.open(encoding="utf-8-sig", newline="") as stream:
        return tuple(row.get("text") or "" for row in csv.DictReader(stream))
