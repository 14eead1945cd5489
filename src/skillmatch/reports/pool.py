"""What a role's requirements do to a pool, for a person, as a sheet and as JSON."""

from __future__ import annotations

import csv
import textwrap
from dataclasses import asdict
from typing import Any, TextIO

from skillmatch.matching import Pool
from skillmatch.roles import Role

__all__ = ["pool_csv", "pool_json", "pool_text"]

_COLUMNS = ("id", "text", "provable", "removes", "alone", "pool_if_preferred", "unknown")


def pool_json(role: Role, pool: Pool) -> dict[str, Any]:
    """The pool as an object."""
    return {
        "role": role.id,
        "files": pool.files,
        "left": pool.left,
        "requirements": [asdict(row) for row in pool.requirements],
        "never_together": [list(pair) for pair in pool.never_together],
    }


def pool_csv(pool: Pool, stream: TextIO) -> None:
    """A row for each required qualification."""
    sheet = csv.writer(stream, lineterminator="\n")
    sheet.writerow(_COLUMNS)
    sheet.writerows([getattr(row, column) for column in _COLUMNS] for row in pool.requirements)


def pool_text(role: Role, pool: Pool) -> str:
    """The pool for a person to read."""
    lines = [f"{role.title} ({role.id}): {pool.left} of {pool.files} files show all that is required", ""]
    lines.append("removes  alone  pool if preferred")
    for row in pool.requirements:
        figures = (
            f"{row.removes:>7}{row.alone:>7}{row.pool_if_preferred:>19}" if row.provable else f"{'not provable':>33}"
        )
        text = f"{row.id}: {row.text}" + (f" [{row.unknown} unknown]" if row.unknown else "")
        lines += textwrap.wrap(text, 100, initial_indent=f"{figures}  ", subsequent_indent=" " * 35)
    if pool.never_together:
        lines += ["", "Met by some, together by nobody:"]
        lines += [f"  {first} and {second}" for first, second in pool.never_together]
    return "\n".join(lines) + "\n"
