"""The O*NET text database as the US Department of Labor ships it: tab-separated files with a header line each.

Only ``Occupation Data.txt`` must be there. Taken besides: alternate and reported titles, tasks, technology skills,
tools, skills and knowledge with their importance, education and experience, job zones. What is missing is named.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from skillmatch.sources.model import Asked, Source, SourceOccupation, SourceSkill
from skillmatch.sources.tables import Row, fault_at, folder_with, table

__all__ = ["read_onet"]

_CODE = "O*NET-SOC Code"
_IS_CODE = re.compile(r"\d{2}-\d{4}\.\d{2}")
_SAID = re.compile(r"O\*NET[^\d\n]{0,20}(\d{1,3}\.\d{1,2})")
_RELEASE = re.compile(r"(?<![\d.])(\d{1,3}[._]\d{1,2})(?![\d.])")
#: importance is 1 to 5: from 3, "important", a line is preferred; from 4, "very important", it is required
_PREFERRED, _REQUIRED = 3.0, 4.0
#: technologies and tools taken of one occupation; in demand and hot ones first
_MOST_TECHNOLOGIES, _MOST_TOOLS = 60, 40
#: elements of the content model whose kind is not "soft", by the beginning of their id
_KINDS = (("2.C", "knowledge"), ("2.B.3", "method"), ("2.B.5", "method"))
#: category of "Required Level of Education" → degree; O*NET's first professional degrees build on a bachelor's
_DEGREES = {5: "associate", 6: "bachelor", 7: "bachelor", 8: "master", 9: "master", 10: "master", 11: "phd", 12: "phd"}
#: category of "Related Work Experience" → whole years that it begins with
_YEARS = {6: 1, 7: 2, 8: 4, 9: 6, 10: 8, 11: 10}
#: what a job zone asks where no survey says more: degree and years (its range of specific vocational preparation)
_ZONES = {3: ("", 1), 4: ("bachelor", 2), 5: ("master", 4)}


def read_onet(folder: Path, *, release: str | None = None) -> Source:
    """Read the database. ``release`` where neither ``Read Me.txt`` nor the folder's name says it.

    Raises ``InvalidTaxonomy`` with file and line.
    """
    files = _Files(folder_with(folder, "Occupation Data.txt"))
    skills: dict[str, SourceSkill] = {}
    occupations = list(_occupations(files, skills))
    if not occupations:
        raise fault_at(files.folder / "Occupation Data.txt", 1, "there are no occupations in it")
    return Source(
        name="onet",
        release=release or _release(files.folder),
        skills=tuple(skills[skill] for skill in sorted(skills)),
        occupations=tuple(sorted(occupations, key=lambda one: one.code)),
        lacks=tuple(files.lacks),
    )


@dataclass(slots=True)
class _Files:
    """The files of a database, and which of them were looked for in vain."""

    folder: Path
    lacks: list[str] = field(default_factory=list)

    def rows(self, name: str, *needed: str) -> Iterator[Row]:
        """The rows of a file by occupation; none where the file is missing."""
        path = self.folder / name
        if not path.is_file():
            self.lacks.append(name)
            return
        for row in table(path, (_CODE, *needed), tabs=True):
            if not _IS_CODE.fullmatch(row[_CODE]):
                raise fault_at(path, row.line, f"{row[_CODE]!r} is no O*NET-SOC code such as 15-1252.00")
            yield row


def _release(folder: Path) -> str:
    """The release that ``Read Me.txt`` or the folder's name says: "O*NET 29.2 Database", "db_29_2_text"."""
    readme = folder / "Read Me.txt"
    if readme.is_file():
        found = re.search(
            r"O\*NET[^\d\n]{0,20}(\d{1,3}\.\d{1,2})", readme.read_text(encoding="utf-8", errors="replace")
        )
        if found:
            return found[1]
    named = _RELEASE.search(folder.name)
    return named[1].replace("_", ".") if named else ""


def _occupations(files: _Files, skills: dict[str, SourceSkill]) -> Iterator[SourceOccupation]:
    reported = _titles(files, "Sample of Reported Titles.txt", "Reported Job Title")
    alternate = _titles(files, "Alternate Titles.txt", "Alternate Title", "Short Title")
    tasks = _tasks(files)
    asked: dict[str, list[Asked]] = {}
    for found in (_elements(files, skills), _technologies(files, skills), _tools(files, skills)):
        for code, lines in found.items():
            asked.setdefault(code, []).extend(lines)
    degrees, years = _surveys(files)
    zones = {row[_CODE]: row["Job Zone"] for row in files.rows("Job Zones.txt", "Job Zone")}
    seen: dict[str, int] = {}
    for row in files.rows("Occupation Data.txt", "Title", "Description"):
        code, title = row[_CODE], row.needed("Title")
        if code in seen:
            raise fault_at(row.path, row.line, f"the code {code} stands at line {seen[code]} already")
        seen[code] = row.line
        zone = zones.get(code, "")
        by_zone = _ZONES.get(int(zone), ("", 0)) if zone.isdigit() else ("", 0)
        others = dict.fromkeys((*reported.get(code, ()), *alternate.get(code, ())))
        others.pop(title, None)
        yield SourceOccupation(
            code=code,
            uri=f"https://www.onetonline.org/link/summary/{code}",
            title=title,
            alternative_titles=tuple(others),
            group=code[:2],
            summary=row["Description"],
            tasks=tuple(tasks.get(code, ())),
            asked=tuple(asked.get(code, ())),
            degree=degrees.get(code, by_zone[0]),
            years=years.get(code, by_zone[1]),
            thin=code not in tasks and code not in asked,
        )


def _titles(files: _Files, name: str, column: str, short: str = "") -> dict[str, list[str]]:
    titles: dict[str, list[str]] = {}
    for row in files.rows(name, column):
        of_code = titles.setdefault(row[_CODE], [])
        of_code.append(row.needed(column))
        if short and row[short] not in ("", "n/a"):
            of_code.append(row[short])
    return titles


def _tasks(files: _Files) -> dict[str, list[str]]:
    """The tasks by occupation, core ones first."""
    tasks: dict[str, list[tuple[bool, str]]] = {}
    for row in files.rows("Task Statements.txt", "Task"):
        tasks.setdefault(row[_CODE], []).append((row["Task Type"] != "Core", row.needed("Task")))
    return {code: [task for _, task in sorted(lines, key=lambda line: line[0])] for code, lines in tasks.items()}


def _number(row: Row, column: str) -> float:
    try:
        return float(row[column])
    except ValueError:
        raise fault_at(row.path, row.line, f"{column} {row[column]!r} is no number") from None


def _elements(files: _Files, skills: dict[str, SourceSkill]) -> dict[str, list[Asked]]:
    """Knowledge and skills by occupation, the most important first."""
    lines: dict[str, list[tuple[float, str, Asked]]] = {}
    for name, group in (("Knowledge.txt", "Knowledge"), ("Skills.txt", "Skills")):
        for row in files.rows(name, "Element ID", "Element Name", "Scale ID", "Data Value"):
            if row["Scale ID"] != "IM":
                continue
            importance = _number(row, "Data Value")
            element, label = row.needed("Element ID"), row.needed("Element Name")
            skill = f"onet:{element}"
            if skill not in skills:
                kind = next((kind for start, kind in _KINDS if element.startswith(start)), "soft")
                skills[skill] = SourceSkill(skill, label, kind, codes=(skill,))
            if importance >= _PREFERRED and row["Recommend Suppress"] != "Y":
                required = importance >= _REQUIRED
                # The figure stays out of the text, whose words are matched.
                line = Asked(skill, label, f"{group}, {'very important' if required else 'important'}", required)
                lines.setdefault(row[_CODE], []).append((-importance, label, line))
    return {code: [line for *_, line in sorted(found, key=lambda one: one[:2])] for code, found in lines.items()}


def _technologies(files: _Files, skills: dict[str, SourceSkill]) -> dict[str, list[Asked]]:
    rows = list(files.rows("Technology Skills.txt", "Example", "Commodity Code"))
    named = _named(rows, skills, physical=False)
    lines: dict[str, list[tuple[int, int, Asked]]] = {}
    for number, row in enumerate(rows):
        demand = row["In Demand"] == "Y"
        rank = 0 if demand else 1 if row["Hot Technology"] == "Y" else 2
        line = Asked(named[number], row["Example"], "Technology in demand" if demand else "Technology", False)
        lines.setdefault(row[_CODE], []).append((rank, number, line))
    return _first(lines, _MOST_TECHNOLOGIES)


def _tools(files: _Files, skills: dict[str, SourceSkill]) -> dict[str, list[Asked]]:
    rows = list(files.rows("Tools Used.txt", "Example", "Commodity Code"))
    named = _named(rows, skills, physical=True)
    lines: dict[str, list[tuple[int, int, Asked]]] = {}
    for number, row in enumerate(rows):
        line = Asked(named[number], row["Example"], "Tools and equipment", False)
        lines.setdefault(row[_CODE], []).append((0, number, line))
    return _first(lines, _MOST_TOOLS)


def _first(lines: Mapping[str, Sequence[tuple[int, int, Asked]]], most: int) -> dict[str, list[Asked]]:
    """The first lines of each occupation by rank, each skill once."""
    first: dict[str, list[Asked]] = {}
    for code, found in lines.items():
        once: dict[str, Asked] = {}
        for _, _, line in sorted(found, key=lambda one: one[:2]):
            once.setdefault(line.skill, line)
        first[code] = list(once.values())[:most]
    return first


def _named(rows: Iterable[Row], skills: dict[str, SourceSkill], *, physical: bool) -> list[str]:
    """The skill of each row, by its name without regard to case; new ones are added with their commodity codes."""
    names: list[str] = []
    spellings: dict[str, str] = {}
    codes: dict[str, set[str]] = {}
    for row in rows:
        name = " ".join(row.needed("Example").split())
        commodity = row["Commodity Code"]
        if commodity and not commodity.isdigit():
            raise fault_at(row.path, row.line, f"Commodity Code {commodity!r} is no number")
        key = name.lower()
        names.append(key)
        spellings[key] = min(spellings.get(key, name), name)
        codes.setdefault(key, set()).update({f"unspsc:{commodity}"} if commodity else ())
    ids: dict[str, str] = {}
    taken = {skill.label.lower(): skill_id for skill_id, skill in skills.items()}
    for key in sorted(spellings):
        known = taken.get(key)
        if known is not None:  # a technology that is a tool too, or a field of knowledge
            old = skills[known]
            both = tuple(sorted({*old.codes, *codes[key]}))
            skills[known] = SourceSkill(old.id, old.label, old.kind, old.alternative_labels, old.broader, both, False)
            ids[key] = known
            continue
        slug, number = _slug(key), 1
        while (skill := f"onet:{slug}" if number == 1 else f"onet:{slug}-{number}") in skills:
            number += 1
        skills[skill] = SourceSkill(
            skill, spellings[key], "technology", codes=tuple(sorted(codes[key])), physical=physical
        )
        ids[key] = skill
    return [ids[name] for name in names]


def _slug(name: str) -> str:
    signs = name.replace("++", " plus plus").replace("#", " sharp")
    return re.sub(r"[^a-z0-9]+", "-", signs).strip("-") or "unnamed"


def _surveys(files: _Files) -> tuple[dict[str, str], dict[str, float]]:
    """What at least half of those asked need or had: the degree and the years of related work, by occupation."""
    shares: dict[tuple[str, str], dict[int, float]] = {}
    for row in files.rows("Education, Training, and Experience.txt", "Scale ID", "Category", "Data Value"):
        if row["Scale ID"] in ("RL", "RW") and row["Category"].isdigit() and row["Recommend Suppress"] != "Y":
            of_scale = shares.setdefault((row[_CODE], row["Scale ID"]), {})
            of_scale[int(row["Category"])] = _number(row, "Data Value")
    degrees: dict[str, str] = {}
    years: dict[str, float] = {}
    for (code, scale), share in shares.items():
        reached, level = 0.0, 0
        for category in sorted(share, reverse=True):
            reached += share[category]
            if reached >= 50.0:
                level = category
                break
        if scale == "RL":
            degrees[code] = _DEGREES.get(level, "")
        else:
            years[code] = float(_YEARS.get(level, 0))
    return degrees, years
