"""Matches as a CSV sheet: a row for each file and role, ``file,status,role,title,score,band``."""

from __future__ import annotations

import csv
from typing import TextIO

from skillmatch.roles import Role

__all__ = ["MatchSheet", "cell"]

_FINE_IN_A_TENTH = 1000


class MatchSheet:
    """Writes rows as they come. A cell that a spreadsheet would take for a formula gets an apostrophe before it."""

    def __init__(self, stream: TextIO) -> None:
        self._rows = csv.writer(stream, lineterminator="\n")
        self._rows.writerow(("file", "status", "role", "title", "score", "band"))

    def row(self, file: str, role: Role, fine: int, band: str) -> None:
        """One file and role; ``fine`` is the score in thousandths of a tenth, left out where it is not judged."""
        tenths = fine // _FINE_IN_A_TENTH
        score = f"{tenths // 10}.{tenths % 10}" if band != "cannot-judge" else ""
        self._rows.writerow((cell(file), "ok", role.id, cell(role.title), score, band))

    def failed(self, file: str) -> None:
        """A file that could not be read."""
        self._rows.writerow((cell(file), "error", "", "", "", ""))


def cell(text: str) -> str:
    """The text as a cell that no spreadsheet takes for a formula."""
    return f"'{text}" if text[:1] in ("=", "+", "@", "\t", "\r") or text[:2] == "-=" else text
