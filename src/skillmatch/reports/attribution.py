"""The lines that the licences of imported sources ask for, in every report that uses something of theirs."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from skillmatch.matching import Match
from skillmatch.resume import Resume
from skillmatch.sources import NAMES, attribution

__all__ = ["attributions", "attributions_of_ids"]


def attributions(resume: Resume, matches: Sequence[Match] = ()) -> list[str]:
    """A line for each imported source of which a skill was found in the resume, or a role compared with it."""
    versions = {**resume.versions, **(matches[0].versions if matches else {})}
    return attributions_of_ids(
        (*(skill.id for skill in resume.skills), *(match.role.id for match in matches)), versions
    )  # fmt: skip


def attributions_of_ids(ids: Iterable[str], versions: Mapping[str, str]) -> list[str]:
    """A line for each imported source of which an id is. ``versions``: those of what was imported.

    >>> attributions_of_ids(["python", "esco:2512.4"], {"esco": "1.2.0 0123456789ab"})
    ['© European Union, ESCO v1.2.0, reused with attribution (Decision 2011/833/EU); adapted by skillmatch.']
    """
    used = {skill_or_role.partition(":")[0] for skill_or_role in ids if ":" in skill_or_role}
    return [attribution(name, versions[name]) for name in NAMES if name in used and name in versions]
