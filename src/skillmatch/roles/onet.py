"""Occupations of an O*NET text database as roles: title, alternate titles, description, tasks, technologies.

The folder is the database as the US Department of Labor ships it (tab-separated text). What a file lacks is left out;
only ``Occupation Data.txt`` must be there.
"""

from __future__ import annotations

import csv
from collections.abc import Iterator
from pathlib import Path

from skillmatch.errors import InvalidRole
from skillmatch.roles.model import Qualification, Role, SkillNeed
from skillmatch.skills import Finder

__all__ = ["ATTRIBUTION", "onet_roles"]

ATTRIBUTION = (
    "O*NET database by the U.S. Department of Labor, Employment and Training Administration, CC BY 4.0; "
    "skillmatch has selected from it and rearranged it."
)
#: technologies taken of one occupation; hot and in-demand ones first
MOST_TECHNOLOGIES = 60


def onet_roles(folder: Path, finder: Finder, *, codes: frozenset[str] | None = None) -> list[Role]:
    """The occupations (all, or those of ``codes``) in the order of their codes.

    A technology becomes a preferred qualification where the taxonomy knows it. Raises ``InvalidRole`` when
    ``Occupation Data.txt`` is missing or has no occupations.
    """
    occupations = {row[0]: (row[1], row[2]) for row in _rows(folder, "Occupation Data.txt", 3, needed=True)}
    titles = _grouped(_rows(folder, "Alternate Titles.txt", 2))
    reported = _grouped(_rows(folder, "Sample of Reported Titles.txt", 2))
    tasks: dict[str, list[str]] = {}
    for row in _rows(folder, "Task Statements.txt", 3):
        tasks.setdefault(row[0], []).append(row[2])
    technologies: dict[str, list[tuple[bool, int, str]]] = {}
    for number, row in enumerate(_rows(folder, "Technology Skills.txt", 6)):
        hot = "Y" in (row[4], row[5])
        technologies.setdefault(row[0], []).append((not hot, number, row[1]))
    roles: list[Role] = []
    for code in sorted(occupations):
        if codes is not None and code not in codes:
            continue
        title, description = occupations[code]
        alternates = dict.fromkeys((*reported.get(code, ()), *titles.get(code, ())))
        tools = [name for _, _, name in sorted(technologies.get(code, ()))[:MOST_TECHNOLOGIES]]
        roles.append(
            Role(
                id=f"onet-{code.replace('.', '-')}",
                title=title,
                alternative_titles=tuple(name for name in alternates if name != title),
                family="O*NET",
                summary=description,
                duties=tuple(tasks.get(code, ())),
                qualifications=tuple(_qualifications(tools, finder)),
                codes={"onet_soc": code},
                source=ATTRIBUTION,
            )
        )
    if not roles:
        raise InvalidRole("no occupations in it", path=str(folder / "Occupation Data.txt"))
    return roles


def _qualifications(tools: list[str], finder: Finder) -> Iterator[Qualification]:
    seen: set[str] = set()
    for number, name in enumerate(tools, start=1):
        mentions = finder.find(name, hints=())
        whole = max(mentions, key=lambda mention: mention.end - mention.start, default=None)
        if whole is not None and whole.skill not in seen:
            seen.add(whole.skill)
            yield Qualification(f"t{number}", "Technology", name, False, SkillNeed(whole.skill))


def _grouped(rows: Iterator[list[str]]) -> dict[str, list[str]]:
    grouped: dict[str, list[str]] = {}
    for row in rows:
        grouped.setdefault(row[0], []).append(row[1])
    return grouped


def _rows(folder: Path, name: str, columns: int, *, needed: bool = False) -> Iterator[list[str]]:
    path = folder / name
    try:
        with path.open(encoding="utf-8-sig", newline="") as stream:
            rows = csv.reader(stream, delimiter="\t", quoting=csv.QUOTE_NONE)
            next(rows, None)
            for row in rows:
                if len(row) < columns:
                    raise InvalidRole(
                        f"{len(row)} columns instead of {columns} or more", path=str(path), line=rows.line_num
                    )
                yield row
    except FileNotFoundError:
        if needed:
            raise InvalidRole(f"{name} is missing in this folder", path=str(folder)) from None
