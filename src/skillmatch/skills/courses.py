"""Courses that a person can take: a CSV of one's own in, ``Course``s out. skillmatch ships none and invents none.

Columns, in any order: ``id,title,skills,level,weeks,cost,where``. ``skills`` are ids or labels of the taxonomy, parted
by ``|``; ``level`` is ``entry``, ``mid``, ``senior`` or empty; ``cost`` and ``where`` are told as written.
"""

from __future__ import annotations

import csv
import difflib
import io
from dataclasses import dataclass
from pathlib import Path

from skillmatch.errors import InvalidUse
from skillmatch.skills.taxonomy import Taxonomy
from skillmatch.skills.words import fold

__all__ = ["COURSE_COLUMNS", "Course", "read_courses"]

COURSE_COLUMNS = ("id", "title", "skills", "level", "weeks", "cost", "where")
_LEVELS = ("", "entry", "mid", "senior")
_LONGEST = 520  # weeks


@dataclass(frozen=True, slots=True)
class Course:
    """``weeks`` in tenths of a week."""

    id: str
    title: str
    skills: tuple[str, ...]
    level: str
    weeks: int
    cost: str
    where: str


def read_courses(path: Path, taxonomy: Taxonomy) -> tuple[Course, ...]:
    """The courses of a file, in its order. Raises ``InvalidUse`` with file and line for the first wrong row."""
    try:
        text = path.read_bytes().decode("utf-8-sig")
    except OSError as fault:
        raise InvalidUse(f"{path} cannot be read: {fault.strerror}", remedy="Name a CSV file.") from None
    except UnicodeDecodeError as fault:
        raise InvalidUse(f"{path}: byte {fault.start} is not UTF-8", remedy="Save it as CSV UTF-8.") from None
    rows = csv.reader(io.StringIO(text, newline=""), strict=True)
    courses: dict[str, Course] = {}
    labels: dict[str, str] = {}
    for skill in taxonomy.values():
        for label in (skill.id, *skill.labels):
            labels.setdefault(fold(label), skill.id)
    try:
        header = [cell.strip() for cell in next(rows, [])]
        if sorted(header) != sorted(COURSE_COLUMNS):
            raise _wrong(path, 1, f"the columns must be {','.join(COURSE_COLUMNS)}")
        for row in rows:
            if not any(cell.strip() for cell in row):
                continue
            if len(row) != len(header):
                raise _wrong(path, rows.line_num, f"{len(row)} columns instead of {len(header)}")
            cells = {name: cell.strip() for name, cell in zip(header, row, strict=True)}
            course = _course(path, rows.line_num, cells, labels, taxonomy)
            if course.id in courses:
                raise _wrong(path, rows.line_num, f"the id {course.id!r} stands above already")
            courses[course.id] = course
    except csv.Error as fault:
        raise _wrong(path, rows.line_num, str(fault)) from None
    return tuple(courses.values())


def _course(path: Path, line: int, cells: dict[str, str], labels: dict[str, str], taxonomy: Taxonomy) -> Course:
    for name in ("id", "title", "skills", "weeks"):
        if not cells[name]:
            raise _wrong(path, line, f"{name} is empty")
    try:
        weeks = float(cells["weeks"])
    except ValueError:
        weeks = -1.0
    if not 0 < weeks <= _LONGEST:
        raise _wrong(path, line, f"weeks {cells['weeks']!r} is no number of weeks above 0 and up to {_LONGEST}")
    if cells["level"] not in _LEVELS:
        raise _wrong(path, line, f"the level {cells['level']!r} is none of entry, mid, senior")
    skills = []
    for name in filter(None, (part.strip() for part in cells["skills"].split("|"))):
        skill = labels.get(fold(name))
        if skill is None:
            near = difflib.get_close_matches(fold(name), labels, n=3, cutoff=0.6)
            hint = f"; nearest: {', '.join(dict.fromkeys(labels[one] for one in near))}" if near else ""
            raise _wrong(path, line, f"no skill is called {name!r}{hint}")
        skills.append(taxonomy.resolve(skill))
    return Course(
        cells["id"],
        cells["title"],
        tuple(dict.fromkeys(skills)),
        cells["level"],
        max(1, round(weeks * 10)),
        cells["cost"],
        cells["where"],
    )


def _wrong(path: Path, line: int, what: str) -> InvalidUse:
    return InvalidUse(
        f"{path}:{line}: {what}", remedy="Mend the row named; `skillmatch skills find TEXT` looks for skills."
    )
