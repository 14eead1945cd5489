"""What a new version of a resume changed for a role, in words and in JSON: ``Changed`` in."""

from __future__ import annotations

from collections.abc import Sequence

from skillmatch.matching import Changed, RowChange
from skillmatch.reports.shapes import AgainstJson
from skillmatch.reports.wording import PART_NAMES, plain, points, short

__all__ = ["against_json", "against_lines"]

_ROWS = 12
_TERMS = 8


def against_lines(changed: Changed, old: str) -> list[str]:
    """A heading with both scores, then a line for each contribution that differs, the most first.

    The differences sum to that of the scores, those that are left out are counted together.
    """
    lines = [f"Against {plain(old)}: {points(changed.before)} → {points(changed.after)} points"]
    if not changed.rows:
        return [*lines, "no contribution differs"]
    lines += [_line(row) for row in changed.rows[:_ROWS]]
    rest = changed.rows[_ROWS:]
    if rest:
        lines.append(f"{_signed(sum(row.after - row.before for row in rest))}  {len(rest)} more")
    return lines


def _line(row: RowChange) -> str:
    what = short(row.text, 70) if row.text else PART_NAMES[row.kind]
    if row.kind == "vocabulary":
        told = "; ".join(
            f"{word} {', '.join(plain(term) for term in terms[:_TERMS])}"
            for word, terms in (("more of", row.gained), ("less of", row.lost))
            if terms
        )
    elif row.reason_before == row.reason_after:
        told = plain(row.reason_after)
    else:
        told = f"{plain(row.reason_before)} → {plain(row.reason_after)}"
    return f"{_signed(row.after - row.before)}  {what}: {told}"


def _signed(tenths: int) -> str:
    return f"{'+' if tenths >= 0 else '−'}{points(abs(tenths))}"


def against_json(changed: Changed, old: str) -> AgainstJson:
    """The same as an object."""
    return {
        "file": old,
        "score_before": changed.before / 10,
        "changes": [
            {
                "kind": row.kind,
                "id": row.id,
                "before": row.before / 10,
                "after": row.after / 10,
                "reason_before": row.reason_before,
                "reason_after": row.reason_after,
                "gained": list(row.gained),
                "lost": list(row.lost),
            }
            for row in changed.rows
        ],
    }


def changed_of(role: str, changes: Sequence[Changed]) -> Changed | None:
    """That of one role."""
    return next((one for one in changes if one.role == role), None)
