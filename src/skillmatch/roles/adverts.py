"""A file that tells of one role or more becomes roles: a page or advert, JSON-LD, a CSV of adverts."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from skillmatch.documents import Reader
from skillmatch.errors import InvalidRole, InvalidUse, UnreadableFile
from skillmatch.roles.facts import role_id
from skillmatch.roles.pages import Line, PageRole, page_lines, read_lines, read_page
from skillmatch.roles.postings import Posting, posting_lines, postings_in
from skillmatch.skills import Finder

__all__ = ["Columns", "read_advert", "read_adverts", "read_rows"]

#: a cell longer than this is no advert
_LONGEST_CELL = 1_000_000


@dataclass(frozen=True, slots=True)
class Columns:
    """Which columns of a CSV hold what; None where there is none."""

    title: str
    text: str | None = None
    required: str | None = None
    preferred: str | None = None
    duties: str | None = None
    id: str | None = None

    def named(self) -> dict[str, str]:
        """The options given, each with its column."""
        pairs = {"title": self.title, "text": self.text, "required": self.required, "preferred": self.preferred,
                 "duties": self.duties, "id": self.id}  # fmt: skip
        return {option: column for option, column in pairs.items() if column is not None}


def read_advert(path: Path, finder: Finder, reader: Reader) -> PageRole:
    """The one role of a file. Raises ``InvalidRole`` where it holds several, or a kind of ``UnreadableFile``."""
    found = read_adverts(path, finder, reader)
    if len(found) > 1:
        raise InvalidRole(
            f"{len(found)} postings stand in it",
            path=str(path),
            remedy="Make role files of them with `skillmatch roles import`, and name one.",
        )
    return found[0]


def read_adverts(path: Path, finder: Finder, reader: Reader) -> list[PageRole]:
    """The roles of a page, an advert or a file of postings, at least one."""
    data = reader.fetch(path)
    postings = postings_in(data, file=str(path)) if not data.startswith((b"%PDF", b"PK")) else []
    if not postings:
        return [read_page(reader.read_bytes(data, str(path)), finder, file=str(path))]
    return [_of_posting(posting, finder, reader, str(path)) for posting in postings]


def _of_posting(posting: Posting, finder: Finder, reader: Reader, file: str) -> PageRole:
    if not posting.title:
        raise InvalidRole("the posting has no title", path=file, line=posting.line, remedy='Give it a "title".')
    lines = posting_lines(posting, reader)
    read = read_lines(lines, finder, file=file, title=posting.title, row=posting.line)
    role = replace(
        read.role,
        employers=read.role.employers or posting.employers,
        family=read.role.family or posting.family,
        salary=read.role.salary or posting.salary,
    )
    return replace(read, role=role, unplaced=(*read.unplaced, *posting.unplaced))


def read_rows(
    path: Path, columns: Columns, finder: Finder, reader: Reader
) -> Iterator[tuple[int, PageRole | InvalidRole]]:
    """Each row of a CSV of adverts with the line it begins on: its role, or what is wrong with it.

    Ids are made of the title, or taken from the column for them; those that repeat get a number.
    Raises ``InvalidUse`` where a named column is missing, ``InvalidRole`` where the file is no CSV.
    """
    text = reader.fetch(path).decode("utf-8-sig", errors="replace")
    csv.field_size_limit(_LONGEST_CELL)
    rows = csv.DictReader(io.StringIO(text, newline=""))
    try:
        header = list(rows.fieldnames or ())
    except csv.Error as fault:
        raise InvalidRole(f"no CSV: {fault}", path=str(path), line=1) from None
    for option, column in columns.named().items():
        if column not in header:
            raise InvalidUse(
                f"--{option} {column!r} is no column of {path}", remedy=f"Its columns: {', '.join(header) or '(none)'}."
            )
    if len(columns.named()) < 2:
        raise InvalidUse(
            "no column is named to read", remedy="Name it with --text, --required, --preferred or --duties."
        )
    taken: dict[str, int] = {}
    while True:
        line = rows.line_num + 1
        try:
            row = next(rows, None)
        except csv.Error as fault:
            yield line, InvalidRole(f"no row of CSV: {fault}", path=str(path), line=line)
            continue
        if row is None:
            return
        try:
            title = _cell(row, columns.title)
            if not role_id(title):
                raise InvalidRole(f"no title in column {columns.title!r}", path=str(path), line=line)
            read = read_lines(
                list(_row_lines(row, columns, reader)),
                finder,
                file=str(path),
                title=title,
                row=line,
            )
        except (InvalidRole, UnreadableFile) as fault:
            yield (
                line,
                fault if isinstance(fault, InvalidRole) else InvalidRole(fault.message, path=str(path), line=line),
            )
            continue
        name = role_id(_cell(row, columns.id)) if columns.id else read.role.id
        name = name or read.role.id
        taken[name] = taken.get(name, 0) + 1
        if taken[name] > 1:
            name = f"{name[:95]}-{taken[name]}"
        yield line, replace(read, role=replace(read.role, id=name))


def _cell(row: dict[str, str], column: str | None) -> str:
    value = row.get(column) if column is not None else None
    return value.strip() if isinstance(value, str) else ""


def _row_lines(row: dict[str, str], columns: Columns, reader: Reader) -> Iterator[Line]:
    for column, heading in (
        (columns.text, ""),
        (columns.duties, "Responsibilities"),
        (columns.required, "Minimum qualifications"),
        (columns.preferred, "Preferred qualifications"),
    ):
        cell = _cell(row, column)
        if not cell:
            continue
        if heading:
            yield Line(heading, True)
        if cell.count("</") > 1:
            yield from page_lines(reader.read_bytes(f"<html><body>{cell}</body></html>".encode(), "cell.html"))
        else:
            yield from (Line(line.strip()) for line in cell.splitlines() if line.strip())
