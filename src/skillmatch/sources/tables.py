"""Tables of a distribution, row by row with their lines; every fault is ``InvalidTaxonomy`` with file and line.

Columns are found by their names, so that added columns and another order change nothing. A row that has fewer or more
cells than the header, a quote that is never closed and bytes that are not UTF-8 are faults: the file is wrong or half.
"""

from __future__ import annotations

import csv
from collections.abc import Iterator, Sequence
from pathlib import Path

from skillmatch.errors import InvalidTaxonomy

__all__ = ["Row", "fault_at", "folder_with", "table"]

#: the longest cell of the official files is some thousand characters
_LONGEST_CELL = 1 << 20
_AGAIN = "The file seems to be wrong or cut short: download the distribution again and unpack it whole."


class Row:
    """One row: cells by column name, "" where the file has no such column. ``place`` is file and line."""

    __slots__ = ("_cells", "_columns", "line", "path")

    def __init__(self, path: Path, line: int, columns: dict[str, int], cells: Sequence[str]) -> None:
        self.path = path
        self.line = line
        self._columns = columns
        self._cells = cells

    def __getitem__(self, column: str) -> str:
        at = self._columns.get(column.lower())
        return self._cells[at].strip() if at is not None else ""

    def needed(self, column: str) -> str:
        """The cell, which must not be empty."""
        cell = self[column]
        if not cell:
            raise fault_at(self.path, self.line, f"{column} is empty")
        return cell


def fault_at(path: Path, line: int, message: str, remedy: str = _AGAIN) -> InvalidTaxonomy:
    """The error for a place in a file."""
    return InvalidTaxonomy(f"{path}:{line}: {message}", remedy=remedy)


def folder_with(folder: Path, name: str) -> Path:
    """The folder that holds this file (a pattern): the one named, or the only one in it that does, as archives are
    often unpacked into a folder of their own. Raises ``InvalidTaxonomy``.
    """
    if not folder.is_dir():
        raise InvalidTaxonomy(f"{folder}: there is no such folder", remedy="Name the folder of the unpacked download.")
    if any(folder.glob(name)):
        return folder
    inner = sorted(path for path in folder.iterdir() if path.is_dir() and any(path.glob(name)))
    if len(inner) == 1:
        return inner[0]
    raise InvalidTaxonomy(
        f"{folder}: {name.replace('*', '')} is missing in this folder",
        remedy="Name the folder of the unpacked download: the CSV files of ESCO, or the text files of O*NET.",
    )


def table(path: Path, needed: Sequence[str], *, tabs: bool = False) -> Iterator[Row]:
    """The rows of a CSV file, or of a text file with ``tabs``. ``needed``: columns that must be there."""
    try:
        content = path.read_bytes()
    except OSError as fault:
        raise InvalidTaxonomy(f"{path}: cannot be read ({fault.strerror})") from None
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as fault:
        line = content.count(b"\n", 0, fault.start) + 1
        raise fault_at(path, line, "these bytes are not UTF-8") from None
    if "\0" in text:
        raise fault_at(path, text.count("\n", 0, text.index("\0")) + 1, "there is a NUL in it: this is no text")
    csv.field_size_limit(_LONGEST_CELL)
    # Only line feeds end lines: other characters that do so for Python are text in a cell.
    lines = [f"{line.removesuffix(chr(13))}\n" for line in text.split("\n")]
    rows = csv.reader(lines, delimiter="\t", quoting=csv.QUOTE_NONE) if tabs else csv.reader(lines, strict=True)
    line = 1
    try:
        header = next(rows, None) or []
        columns = {name.strip().lower(): at for at, name in enumerate(header)}
        for name in needed:
            if name.lower() not in columns:
                raise fault_at(
                    path, 1, f"the column {name!r} is missing; there are {', '.join(filter(None, header)) or 'none'}"
                )
        line = rows.line_num + 1
        for cells in rows:
            if any(cell.strip() for cell in cells):
                if len(cells) != len(header):
                    raise fault_at(path, line, f"{len(cells)} columns instead of {len(header)}")
                yield Row(path, line, columns, cells)
            line = rows.line_num + 1
    except csv.Error as fault:
        told = "a quote is opened and never closed" if "unexpected end" in str(fault) else str(fault)
        raise fault_at(path, line, told) from None
