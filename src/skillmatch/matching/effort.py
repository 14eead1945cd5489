"""How many weeks a step takes: an estimate by kind, level and nearness to what the person has.

In: an ``Addition``, the role's seniority, the profile. Out: ``Effort``, from the table ``data/words/effort.csv``. It is
no measurement: part time, beside a job, to the point where one can show a piece of work.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Literal

from skillmatch import resources
from skillmatch.errors import InvalidUse
from skillmatch.resume import LEVELS, Addition, Profile
from skillmatch.skills import Taxonomy

__all__ = ["NEARNESS", "Effort", "Nearness", "effort", "effort_table", "tenths_of_weeks"]

#: new: nothing near it is in the file; builds: what it is a part of, or another part of that, is; neighbour: something
#: related is; show: it is there itself
Nearness = Literal["new", "builds", "neighbour", "show"]
NEARNESS: tuple[Nearness, ...] = ("new", "builds", "neighbour", "show")
_LEVELS = ("entry", "mid", "senior")
_WEEKS = re.compile(r"(\d{1,3}(?:\.\d)?) ?(?:w|weeks?)?", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Effort:
    """``weeks`` in tenths of a week. ``near``: the skill, or the degree's level, that makes the step a shorter one."""

    weeks: int
    nearness: Nearness
    near: str | None = None


def tenths_of_weeks(budget: str | float) -> int:
    """A time as a person writes it, in tenths of a week. Raises ``InvalidUse``.

    >>> tenths_of_weeks("12w"), tenths_of_weeks("1.5"), tenths_of_weeks(8)
    (120, 15, 80)
    """
    found = _WEEKS.fullmatch(str(budget).strip())
    if found is None:
        raise InvalidUse(f"{budget!r} is no number of weeks", remedy="Write it as 12w, up to 999.9w.")
    return round(float(found[1]) * 10)


@cache
def effort_table() -> Mapping[tuple[str, str], Mapping[str, int]]:
    """Tenths of weeks by (kind, level) and nearness."""
    path = resources.data_folder() / "words" / "effort.csv"
    with path.open(encoding="utf-8", newline="") as rows:
        return {
            (row["kind"], row["level"]): {near: round(float(row[near]) * 10) for near in NEARNESS}
            for row in csv.DictReader(rows)
        }


def effort(addition: Addition, seniority: str, profile: Profile, taxonomy: Taxonomy) -> Effort:
    """The estimate for one step of a role of this seniority ("" counts as mid)."""
    level = seniority if seniority in _LEVELS else "mid"
    if addition.what == "degree":
        nearness, near = _degree_nearness(addition, profile)
        kind = "study-certificate" if addition.id == "certificate" else addition.id
        return Effort(effort_table()[kind, "any"][nearness], nearness, near)
    nearness, near = ("show", addition.id) if addition.show else _nearness(addition.id, profile, taxonomy)
    kind = "certificate" if addition.what == "certificate" else taxonomy[addition.id].kind
    return Effort(effort_table()[kind, level][nearness], nearness, near)


def _nearness(skill: str, profile: Profile, taxonomy: Taxonomy) -> tuple[Nearness, str | None]:
    """How near a skill is, by the known skill with the longest dated use that makes it so."""
    months = {fact.skill: fact.months for fact in profile.skills if fact.skill in taxonomy}

    def longest(names: set[str]) -> str | None:
        return min(names & months.keys(), key=lambda name: (-months[name], name), default=None)

    beside = longest(set(taxonomy.neighbours.get(skill, ())))
    if beside is not None:
        return "neighbour", beside
    above = longest(set(taxonomy.ancestors(skill)))
    if above is not None:
        return "builds", above
    siblings = {other for up in taxonomy[skill].broader for other in taxonomy.narrower.get(up, ())} - {skill}
    beside = longest(siblings)
    return ("builds", beside) if beside is not None else ("new", None)


def _degree_nearness(addition: Addition, profile: Profile) -> tuple[Nearness, str | None]:
    held = [LEVELS.index(fact.level) for fact in profile.degrees if fact.state != "not-completed"]
    asked = next(i for i, level in enumerate(LEVELS) if level == addition.id)
    if any(level >= asked for level in held):
        return "neighbour", LEVELS[asked]
    # A certificate of study is no step on the way to a degree of more than two years.
    below = max((level for level in held if level >= min(asked - 1, LEVELS.index("bachelor"))), default=None)
    return ("builds", LEVELS[below]) if below is not None else ("new", None)
