"""Which requirements a loss in reading could touch: what was not readable in, ids of requirements out."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from skillmatch.matching.model import Requirement
from skillmatch.matching.weighing import Weighing
from skillmatch.roles import Need, Qualification, SkillNeed, SomeOf, YearsNeed

__all__ = ["touched"]

_FULL = 1000


def touched(
    weighing: Weighing, qualifications: Iterable[Qualification], requirements: Iterable[Requirement]
) -> Mapping[str, tuple[str, ...]]:
    """For each extent of loss the requirements that more text, or better dates, could still raise.

    Lost or doubtful text could show whatever is not met. A lost structure, or lost dates, could raise what hangs on
    dated use: years, and skills that are shown short of their full worth.
    """
    pairs = [(q.needs, r) for q, r in zip(qualifications, requirements, strict=True) if q.needs is not None]
    found: dict[str, tuple[str, ...]] = {}
    for extent in sorted(weighing.profile.unknown):
        if extent in ("text", "doubt"):
            ids = [r.id for _, r in pairs if r.status != "met"]
        else:
            ids = [r.id for need, r in pairs if r.share < _FULL and _by_dates(weighing, need)]
        found[extent] = tuple(ids)
    return found


def _by_dates(weighing: Weighing, need: Need) -> bool:
    if isinstance(need, SomeOf):
        return any(_by_dates(weighing, part) for part in need.of)
    held = weighing.holdings[weighing.table.forest.add(need)]
    return isinstance(need, YearsNeed) or (isinstance(need, SkillNeed) and held.value > 0)
