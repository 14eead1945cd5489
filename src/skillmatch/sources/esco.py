"""ESCO as the Commission ships it: the CSV download of the classification in English, releases 1.0 to 1.2 and later.

Taken: ``skills_en.csv`` (needed), ``broaderRelationsSkillPillar_en.csv``, ``occupations_en.csv``,
``occupationSkillRelations_en.csv``. What is missing of the last three is named and left out.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from pathlib import Path

from skillmatch.errors import InvalidTaxonomy
from skillmatch.sources.model import Asked, Source, SourceOccupation, SourceSkill
from skillmatch.sources.tables import Row, fault_at, folder_with, table

__all__ = ["read_esco"]

_RELEASE = re.compile(r"(?<![\d.])v?(\d+\.\d+(?:\.\d+)?)(?![\d.])")
_UUID = re.compile(r"[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}")
_PART_OF_UUID = re.compile(r"[0-9a-f]{0,8}(?:-[0-9a-f]*){0,4}")
#: what the pillars' top groups say of a skill: languages, and attitudes that every trade asks for
_LANGUAGES = "e35a5936-091d-4e87-bafe-f264e55bd656"
_TRANSVERSAL = "04a13491-b58c-4d33-8b59-8fad0d55fe9e"
_RETIRED = frozenset({"obsolete", "deprecated", "removed"})
_GROUPS = {True: "Essential", False: "Optional"}


def read_esco(folder: Path, *, release: str | None = None) -> Source:
    """Read the download. ``release`` where neither the folder's name nor that above it says it.

    Raises ``InvalidTaxonomy`` with file and line.
    """
    folder = folder_with(folder, "skills*.csv")
    lacks: list[str] = []
    notes: list[str] = []
    broader, tops = _broader(_file(folder, "broaderRelationsSkillPillar", lacks), notes)
    skills = _skills(folder, broader, tops)
    asked = _relations(_file(folder, "occupationSkillRelations", lacks), skills, notes)
    occupations = _occupations(_file(folder, "occupations", lacks), asked)
    return Source(
        name="esco",
        release=release or _release(folder),
        skills=tuple(skills[skill] for skill in sorted(skills)),
        occupations=tuple(sorted(occupations, key=lambda one: one.code)),
        lacks=tuple(lacks),
        notes=tuple(notes),
    )


def _file(folder: Path, name: str, lacks: list[str] | None) -> Path | None:
    """The file of this name in English: the official name, else one that begins with it and says more."""
    found = [path for path in (folder / f"{name}_en.csv", folder / f"{name}.csv") if path.is_file()]
    found += sorted(folder.glob(f"{name}_en.*.csv"))
    if found:
        return found[0]
    others = sorted(path.name for path in folder.glob(f"{name}_*.csv"))
    if others and lacks is None:
        raise InvalidTaxonomy(
            f"{folder}: {name}_en.csv is missing; there is {', '.join(others[:3])}",
            remedy="Download the classification in English.",
        )
    if lacks is not None:
        lacks.append(f"{name}_en.csv")
    return None


def _release(folder: Path) -> str:
    """The release that the folder's name, or the one above it, says: "ESCO dataset - v1.2.0 - classification - en"."""
    for name in (folder.name, folder.parent.name):
        if "esco" in name.lower() and (found := _RELEASE.search(name)):
            return found[1]
    return ""


def _id(row: Row, column: str) -> str:
    """The last part of a URI, which names the thing. A UUID that is cut short is a fault."""
    uri = row.needed(column)
    name = uri.rstrip("/").rpartition("/")[2]
    if not uri.startswith("http") or not name:
        raise fault_at(row.path, row.line, f"{column} {uri!r} is no URI of ESCO")
    cut = "-" in name and _PART_OF_UUID.fullmatch(name) and not _UUID.fullmatch(name)
    if cut or uri.endswith(("/esco/skill/", "/esco/occupation/")):
        raise fault_at(row.path, row.line, f"{column} {uri!r} is cut short")
    return name


def _labels(cell: str) -> Iterator[str]:
    """The labels of a cell: one a line, or parted by `` | ``."""
    for label in re.split(r"\n| \| ", cell):
        if label.strip():
            yield " ".join(label.split())


def _broader(path: Path | None, notes: list[str]) -> tuple[dict[str, list[str]], dict[str, frozenset[str]]]:
    """For each skill the broader skills, and the groups at the very top of its branches."""
    above: dict[str, list[str]] = {}
    groups: set[str] = set()
    if path is not None:
        for row in table(path, ("conceptUri", "broaderUri")):
            child, parent = _id(row, "conceptUri"), _id(row, "broaderUri")
            above.setdefault(child, []).append(parent)
            if row["broaderType"] == "SkillGroup":
                groups.add(parent)
    tops: dict[str, frozenset[str]] = {}
    for skill in above:
        seen: set[str] = set()
        ends: set[str] = set()
        waiting = [skill]
        while waiting:
            node = waiting.pop()
            if node not in seen:
                seen.add(node)
                waiting += above.get(node, ())
                if node not in above:
                    ends.add(node)
        tops[skill] = frozenset(ends)
    return {child: [up for up in parents if up not in groups] for child, parents in above.items()}, tops


def _skills(
    folder: Path, broader: Mapping[str, list[str]], tops: Mapping[str, frozenset[str]]
) -> dict[str, SourceSkill]:
    path = _file(folder, "skills", None)
    if path is None:
        raise InvalidTaxonomy(f"{folder}: skills_en.csv is missing", remedy="Download the CSV files in English.")
    rows: dict[str, Row] = {}
    for row in table(path, ("conceptUri", "preferredLabel")):
        row.needed("preferredLabel")
        name = _id(row, "conceptUri")
        if name in rows:
            raise fault_at(path, row.line, f"{row['conceptUri']} stands at line {rows[name].line} already")
        if row["status"].lower() not in _RETIRED:
            rows[name] = row
    if not rows:
        raise fault_at(path, 1, "there are no skills in it")
    skills: dict[str, SourceSkill] = {}
    for name, row in rows.items():
        label = " ".join(row["preferredLabel"].split())
        others = dict.fromkeys((*_labels(row["altLabels"]), *_labels(row["hiddenLabels"])))
        others.pop(label, None)
        skills[name] = SourceSkill(
            id=f"esco:{name}",
            label=label,
            kind=_kind(row, tops.get(name, frozenset())),
            alternative_labels=tuple(others),
            broader=tuple(sorted(f"esco:{up}" for up in set(broader.get(name, ())) if up in rows and up != name)),
            codes=(f"esco:{name}",),
        )
    return skills


def _kind(row: Row, tops: frozenset[str]) -> str:
    if _LANGUAGES in tops:
        return "human-language"
    if tops == {_TRANSVERSAL} or (not tops and row["reuseLevel"] == "transversal"):
        return "soft"
    return "knowledge" if row["skillType"] == "knowledge" else "method"


def _relations(path: Path | None, skills: Mapping[str, SourceSkill], notes: list[str]) -> dict[str, list[Asked]]:
    """What each occupation asks. A relation without a type counts as optional: less is claimed than may be true."""
    asked: dict[str, dict[str, Asked]] = {}
    unknown = untyped = 0
    if path is not None:
        for row in table(path, ("occupationUri", "skillUri")):
            occupation, skill = _id(row, "occupationUri"), _id(row, "skillUri")
            kind = row["relationType"].lower()
            if kind not in ("essential", "optional", ""):
                raise fault_at(path, row.line, f"relationType {kind!r} is neither essential nor optional")
            untyped += not kind
            if skill not in skills:
                unknown += 1
                continue
            required = kind == "essential"
            known = asked.setdefault(occupation, {})
            if skill not in known or required:
                known[skill] = Asked(skills[skill].id, skills[skill].label, _GROUPS[required], required)
    if untyped:
        notes.append(f"{untyped} relations have no relationType and count as optional")
    if unknown:
        notes.append(f"{unknown} relations name skills that the file of skills does not have, and are left out")
    return {
        occupation: sorted(known.values(), key=lambda one: (not one.required, one.text, one.skill))
        for occupation, known in asked.items()
    }


def _occupations(path: Path | None, asked: Mapping[str, list[Asked]]) -> Iterator[SourceOccupation]:
    if path is None:
        return
    seen: dict[str, int] = {}
    for row in table(path, ("conceptUri", "preferredLabel")):
        if row["status"].lower() in _RETIRED:
            continue
        name = _id(row, "conceptUri")
        code = row["code"] or name
        if code in seen:
            raise fault_at(path, row.line, f"the code {code} stands at line {seen[code]} already")
        seen[code] = row.line
        title = " ".join(row.needed("preferredLabel").split())
        others = dict.fromkeys((*_labels(row["altLabels"]), *_labels(row["hiddenLabels"])))
        others.pop(title, None)
        wanted = asked.get(name, [])
        yield SourceOccupation(
            code=code,
            uri=row["conceptUri"],
            title=title,
            alternative_titles=tuple(others),
            group=row["iscoGroup"],
            summary=" ".join((row["description"] or row["definition"]).split()),
            asked=tuple(wanted),
            thin=not wanted,
        )
