"""Occupations of an imported ESCO or O*NET as roles: ``esco:2512.4``, ``onet:15-1252.00``, or by name.

Essential skills are required, optional ones preferred; O*NET's technologies and tools are preferred, its knowledge and
skills required where they are very important; tasks are duties. Skills are those of the merged taxonomy: what a text
cannot show by naming it ("active listening") is not checked. An occupation without tasks and skills is ``thin``: its
title and description are all that it is matched by.
"""

from __future__ import annotations

import difflib
from collections.abc import Iterator
from functools import lru_cache

from skillmatch.errors import InvalidUse, UnknownRole
from skillmatch.roles.library import Library
from skillmatch.roles.model import (
    CertificateNeed,
    DegreeNeed,
    ExperienceYears,
    Need,
    Qualification,
    Role,
    SkillNeed,
)
from skillmatch.skills import Taxonomy, fold
from skillmatch.sources import (
    NAMES,
    Imported,
    SourceName,
    SourceOccupation,
    attribution,
    installed,
    load_occupations,
    many_objects,
    source_path,
)

__all__ = ["imported_library", "imported_role", "is_imported", "source_of"]

_DEGREES = {
    "associate": "Associate's degree",
    "bachelor": "Bachelor's degree",
    "master": "Master's or first professional degree",
    "phd": "Doctoral degree",
}
_CANDIDATES = 8


def source_of(name: str) -> SourceName | None:
    """The source that a role's name or id begins with.

    >>> source_of("onet:15-1252.00"), source_of("ai-auditor")
    ('onet', None)
    """
    prefix = name.partition(":")[0]
    return next((source for source in NAMES if source == prefix and ":" in name), None)


def is_imported(name: str) -> bool:
    """Whether a role's name or id is of an imported source."""
    return source_of(name) is not None


def imported_library(name: SourceName, taxonomy: Taxonomy) -> Library:
    """All occupations of a source as a library. Raises ``InvalidUse`` when it was not imported."""
    source = _source(name)
    path = source_path(name)
    with many_objects():
        roles = {role.id: role for role in (_role(source, one, taxonomy) for one in load_occupations(source))}
    return Library(roles, dict.fromkeys(roles, path), f"{name} {source.version}")


def imported_role(name: str, taxonomy: Taxonomy) -> Role:
    """The occupation of a code or name: ``onet:15-1252.00``, ``onet:Software Developers``.

    Raises ``UnknownRole`` where there is none, or where several are called so, with the candidates.
    """
    prefix = source_of(name)
    if prefix is None:
        raise UnknownRole(f"{name!r} begins with no name of a source ({', '.join(NAMES)})")
    source = _source(prefix)
    wanted = name.partition(":")[2].strip()
    by_code, by_title, by_other = _names(source)
    found = by_code.get(wanted) or by_code.get(wanted.rpartition("/")[2])
    if found is not None:
        return _role(source, found, taxonomy)
    called = by_title.get(fold(wanted)) or by_other.get(fold(wanted)) or []
    if len(called) == 1:
        return _role(source, called[0], taxonomy)
    if called:
        raise UnknownRole(
            f"{len(called)} occupations are called {wanted!r}: {_listed(prefix, called)}",
            remedy="Name one of them by its code.",
        )
    near = difflib.get_close_matches(fold(wanted), [*by_title, *by_code], n=_CANDIDATES, cutoff=0.6)
    near += [title for title in by_title if fold(wanted) in title and title not in near][: _CANDIDATES - len(near)]
    candidates = [one for title in near for one in by_title.get(title) or [by_code[title]]]
    hint = f"; nearest: {_listed(prefix, candidates)}" if candidates else ""
    raise UnknownRole(
        f"no occupation of {prefix} has the code or name {wanted!r}{hint}",
        remedy=f"`skillmatch roles list --roles {prefix}` shows them all.",
    )


def _listed(prefix: str, occupations: list[SourceOccupation]) -> str:
    told = [f"{prefix}:{one.code} ({one.title})" for one in occupations[:_CANDIDATES]]
    left = len(occupations) - len(told)
    return ", ".join(told) + (f" and {left} more" if left > 0 else "")


def _source(name: SourceName) -> Imported:
    found = installed().get(name)
    if found is None:
        raise InvalidUse(
            f"{name} was not imported", remedy=f"Import the download: `skillmatch skills import {name} DIR`."
        )
    return found


@lru_cache(maxsize=2)
def _names(
    source: Imported,
) -> tuple[dict[str, SourceOccupation], dict[str, list[SourceOccupation]], dict[str, list[SourceOccupation]]]:
    """Occupations by code (and by the last part of a URI), by title, and by other titles."""
    by_code: dict[str, SourceOccupation] = {}
    by_title: dict[str, list[SourceOccupation]] = {}
    by_other: dict[str, list[SourceOccupation]] = {}
    for one in load_occupations(source):
        by_code[one.code] = one
        by_code.setdefault(one.uri.rpartition("/")[2], one)
        by_title.setdefault(fold(one.title), []).append(one)
        for title in dict.fromkeys(map(fold, one.alternative_titles)):
            by_other.setdefault(title, []).append(one)
    return by_code, by_title, by_other


def _role(source: Imported, one: SourceOccupation, taxonomy: Taxonomy) -> Role:
    return Role(
        id=f"{source.name}:{one.code}",
        title=one.title if source.name == "onet" else one.title[:1].upper() + one.title[1:],
        alternative_titles=one.alternative_titles,
        family="O*NET" if source.name == "onet" else "ESCO",
        summary=one.summary,
        duties=one.tasks,
        qualifications=tuple(_qualifications(one, taxonomy)),
        experience_years=ExperienceYears(one.years) if one.years > 0 else None,
        codes={"onet_soc" if source.name == "onet" else "esco": one.code if source.name == "onet" else one.uri},
        source=attribution(source.name, source.version),
        thin=one.thin,
    )


def _qualifications(one: SourceOccupation, taxonomy: Taxonomy) -> Iterator[Qualification]:
    if one.degree:
        yield Qualification("degree", "Education", _DEGREES[one.degree], True, DegreeNeed(one.degree))
    seen: set[str] = set()
    for number, asked in enumerate(one.asked, start=1):
        skill = taxonomy.resolve(asked.skill) if asked.skill in taxonomy else asked.skill
        if skill not in seen:  # two names of one skill are one demand
            seen.add(skill)
            needs = _need(skill, taxonomy) if skill in taxonomy else None
            yield Qualification(f"q{number}", asked.group, asked.text, asked.required, needs)


def _need(skill: str, taxonomy: Taxonomy) -> Need | None:
    kind = taxonomy[skill].kind
    if kind == "soft":
        return None
    return CertificateNeed(skill) if kind == "certificate" else SkillNeed(skill)
