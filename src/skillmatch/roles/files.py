"""Role files (TOML) in, ``Role`` out, and back; every fault with file, line, what is wrong and what is allowed."""

from __future__ import annotations

import difflib
import re
import tomllib
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from skillmatch.errors import InvalidRole, UnknownSkill
from skillmatch.roles.model import (
    CertificateNeed,
    DegreeNeed,
    ExperienceYears,
    Need,
    Qualification,
    Role,
    Salary,
    SkillNeed,
    SomeOf,
    YearsNeed,
)
from skillmatch.roles.reading import read_needs
from skillmatch.roles.schema import DEGREES, RoleFile, allowed_keys
from skillmatch.skills import Finder, Taxonomy

__all__ = ["load_role", "parse_role"]

#: a role file is a page of text; more is a mistake or an attack
MOST_QUALIFICATIONS = 500
_DEEPEST = 12


def load_role(path: Path, finder: Finder) -> Role:
    """Read one role file. Raises ``InvalidRole`` with the line.

    ``finder`` reads the qualifications that have no ``needs``, and knows the taxonomy that skill ids must be of.
    """
    try:
        text = path.read_text(encoding="utf-8-sig")
    except FileNotFoundError:
        raise InvalidRole("there is no such file", path=str(path), remedy="Check the path.") from None
    except (OSError, UnicodeDecodeError) as fault:
        raise InvalidRole(f"cannot be read: {fault}", path=str(path)) from None
    return parse_role(text, finder, path=str(path))


def parse_role(text: str, finder: Finder, *, path: str | None = None) -> Role:
    """A role from the text of a role file."""
    try:
        content = tomllib.loads(text)
    except tomllib.TOMLDecodeError as fault:
        found = re.search(r"line (\d+)", str(fault))
        raise InvalidRole(f"not TOML: {fault}", path=path, line=int(found[1]) if found else None) from None
    except RecursionError:
        raise InvalidRole("nested too deeply", path=path) from None
    locator = _Locator(text)
    try:
        file = RoleFile.model_validate(content)
    except ValidationError as fault:
        first = fault.errors(include_url=False)[0]
        raise InvalidRole(_explain(first), path=path, line=locator.line(first["loc"])) from None
    if len(file.qualifications) > MOST_QUALIFICATIONS:
        raise InvalidRole(
            f"{len(file.qualifications)} qualifications; a role has at most {MOST_QUALIFICATIONS}", path=path
        )
    if not (file.summary or file.duties or file.qualifications):
        raise InvalidRole("one of summary, duties, qualifications is needed", path=path, line=1)
    qualifications: list[Qualification] = []
    for number, line in enumerate(file.qualifications):
        place = locator.line(("qualifications", number, "needs"))
        if line.needs is None:
            needs = read_needs(line.text, finder)
        else:
            needs = _need(line.needs, finder.taxonomy, path, place, depth=0)
        qualifications.append(Qualification(f"q{number + 1}", line.group, line.text, line.required, needs))
    years, salary = file.experience_years, file.salary
    return Role(
        id=file.id,
        title=file.title,
        alternative_titles=tuple(file.alternative_titles),
        family=file.family,
        summary=file.summary,
        duties=tuple(file.duties),
        qualifications=tuple(qualifications),
        education=tuple(file.education),
        experience_years=ExperienceYears(years.min, years.max, tuple(years.includes)) if years else None,
        salary=Salary(salary.low, salary.high, salary.currency, salary.period) if salary else None,
        outlook=file.outlook,
        employers=tuple(file.employers),
        ai_impact=file.ai_impact,
        certifications=tuple(file.certifications),
        seniority=file.seniority or "",
        related_roles=tuple(file.related_roles),
        codes=dict(sorted(file.codes.items())),
        source=file.source,
    )


def _explain(error: Mapping[str, Any]) -> str:
    """A validator's error in words: what is wrong, what is allowed, the nearest right name."""
    where = ".".join(str(part) for part in error["loc"])
    if error["type"] == "extra_forbidden":
        key = str(error["loc"][-1])
        allowed = allowed_keys(error["loc"])
        near = difflib.get_close_matches(key, allowed, n=1, cutoff=0.5)
        meant = f"; did you mean {near[0]!r}?" if near else ""
        return f"unknown key {key!r}{meant} Allowed: {', '.join(allowed)}"
    if error["type"] == "missing":
        return f"the key {where!r} is missing"
    return f"{where}: {error['msg'].removeprefix('Value error, ')}"


def _need(value: Any, taxonomy: Taxonomy, path: str | None, line: int | None, *, depth: int) -> Need:
    def wrong(message: str) -> InvalidRole:
        return InvalidRole(f"needs: {message}", path=path, line=line)

    if depth > _DEEPEST:
        raise wrong(f"nested more than {_DEEPEST} deep")
    if isinstance(value, str):
        return SkillNeed(_skill(value, taxonomy, wrong))
    if not isinstance(value, dict):
        raise wrong(f"{value!r} is neither a skill id nor a table")
    keys = frozenset(value)

    def inner(parts: Any) -> tuple[Need, ...]:
        if not isinstance(parts, list) or not parts:
            raise wrong(f"a list with at least one need must stand in {' or '.join(sorted(keys))}")
        return tuple(_need(part, taxonomy, path, line, depth=depth + 1) for part in parts)

    if keys == {"all"}:
        parts = inner(value["all"])
        return SomeOf(len(parts), parts)
    if keys == {"any"}:
        return SomeOf(1, inner(value["any"]))
    if keys == {"at_least", "of"}:
        parts, count = inner(value["of"]), value["at_least"]
        if not isinstance(count, int) or isinstance(count, bool) or not 1 <= count <= len(parts):
            raise wrong(f"at_least must be a whole number from 1 to {len(parts)}, not {count!r}")
        return SomeOf(count, parts)
    if keys in ({"years"}, {"years", "skill"}):
        years = value["years"]
        if not isinstance(years, int | float) or isinstance(years, bool) or not 0 < years <= 60:
            raise wrong(f"years must be a number over 0, at most 60, not {years!r}")
        return YearsNeed(float(years), _skill(value["skill"], taxonomy, wrong) if "skill" in value else None)
    if keys in ({"degree"}, {"degree", "fields"}):
        degree, fields = value["degree"], value.get("fields", [])
        if degree not in DEGREES:
            raise wrong(f"degree must be one of {', '.join(DEGREES)}, not {degree!r}")
        if not isinstance(fields, list) or not all(isinstance(field, str) and field for field in fields):
            raise wrong("fields must be a list of words")
        return DegreeNeed(degree, tuple(fields))
    if keys == {"certificate"}:
        return CertificateNeed(_skill(value["certificate"], taxonomy, wrong))
    allowed = "all, any, at_least with of, years (with skill), degree (with fields), certificate"
    raise wrong(f"the keys {', '.join(sorted(map(str, keys))) or '(none)'} do not go together. Allowed: {allowed}")


def _skill(value: Any, taxonomy: Taxonomy, wrong: Any) -> str:
    try:
        return taxonomy.resolve(value)
    except UnknownSkill as fault:
        raise wrong(fault.message) from None
    except TypeError:
        raise wrong(f"{value!r} is no skill id") from None


class _Locator:
    """Maps a validator's path to a line of the TOML text: keys at the top and in ``[[qualifications]]`` tables."""

    def __init__(self, text: str) -> None:
        self._top: dict[str, int] = {}
        self._tables: list[dict[str, int]] = []
        self._table_lines: list[int] = []
        table: dict[str, int] = self._top
        for number, line in enumerate(text.splitlines(), start=1):
            stripped = line.strip()
            if stripped.startswith("[["):
                table = {}
                self._tables.append(table)
                self._table_lines.append(number)
            elif re.match(r"\[[A-Za-z_.\"' ]+\]\s*(#.*)?$", stripped):
                table = {}
                self._top.setdefault(stripped.strip("[] \"'"), number)
            elif (key := re.match(r"([\w\"'-]+)\s*=", stripped)) is not None:
                table.setdefault(key[1].strip("\"'"), number)

    def line(self, location: tuple[int | str, ...]) -> int | None:
        if len(location) >= 2 and location[0] == "qualifications" and isinstance(location[1], int):
            if location[1] >= len(self._tables):
                return self._top.get("qualifications")
            keys = self._tables[location[1]]
            named = keys.get(str(location[2])) if len(location) > 2 else None
            return named if named is not None else self._table_lines[location[1]]
        return self._top.get(str(location[0])) if location else 1
