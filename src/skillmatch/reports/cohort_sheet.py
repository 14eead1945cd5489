"""A cohort as a CSV sheet: a row for each file, role and requirement.

``file,status,role,score,band,requirement,text,required,shown,share,would_bring,kind,next_step``. A file that was not
read, or cannot be judged, has one row, with the status ``error`` or ``not-judged``.
"""

from __future__ import annotations

import csv
from typing import TextIO

from skillmatch.reports.sheet import cell
from skillmatch.reports.wording import plain, points
from skillmatch.screening import Cohort

__all__ = ["COLUMNS", "write_cohort_sheet"]

COLUMNS = (
    "file",
    "status",
    "role",
    "score",
    "band",
    "requirement",
    "text",
    "required",
    "shown",
    "share",
    "would_bring",
    "kind",
    "next_step",
)


def write_cohort_sheet(cohort: Cohort, stream: TextIO) -> None:
    """Write the sheet. The score stays away where it says nothing; ``shown`` is the requirement's status."""
    sheet = csv.writer(stream, lineterminator="\n")
    sheet.writerow(COLUMNS)

    def row(*cells: str) -> None:
        sheet.writerow((*cells, *[""] * (len(COLUMNS) - len(cells))))

    asked = {(one.role.id, row.requirement): row for one in cohort.maps for row in one.rows}
    for person in cohort.people:
        for standing in person.standings:
            if not standing.judged:
                row(cell(person.file), "not-judged", standing.role, "", standing.band or "")
                continue
            step = standing.next_step
            for one in standing.cells:
                about = asked[standing.role, one.requirement]
                row(
                    cell(person.file),
                    "ok",
                    standing.role,
                    points(standing.score),
                    standing.band or "",
                    one.requirement,
                    cell(plain(about.text)),
                    "yes" if about.required else "no",
                    one.status,
                    f"{one.share / 1000:.3f}",
                    points(one.would_bring),
                    one.kind or "",
                    "yes" if step is not None and step.requirement == one.requirement else "",
                )
    for unread in cohort.unread:
        row(cell(unread.file), "error")
