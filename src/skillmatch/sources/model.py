"""What is taken from an official distribution, in one shape for both.

Source
├── facts                name, release, Imported (how many, what is lacking)
├── skills               SourceSkill: id, label, other labels, kind, broader, codes
└── occupations          SourceOccupation: code, titles, summary, tasks, Asked (skill, how important, group), years
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

__all__ = [
    "NAMES",
    "Asked",
    "Imported",
    "Source",
    "SourceName",
    "SourceOccupation",
    "SourceSkill",
    "attribution",
]

SourceName = Literal["esco", "onet"]
NAMES: tuple[SourceName, ...] = ("esco", "onet")


@dataclass(frozen=True, slots=True)
class SourceSkill:
    """A skill of the source. ``id`` begins with the source's name (``esco:…``); ``kind`` is a kind of the taxonomy.

    ``physical``: an instrument or machine rather than a skill by itself (O*NET's tools).
    """

    id: str
    label: str
    kind: str
    alternative_labels: tuple[str, ...] = ()
    broader: tuple[str, ...] = ()
    codes: tuple[str, ...] = ()
    physical: bool = False


@dataclass(frozen=True, slots=True)
class Asked:
    """What an occupation asks: a skill, in the source's words, under a group, required or preferred."""

    skill: str
    text: str
    group: str
    required: bool


@dataclass(frozen=True, slots=True)
class SourceOccupation:
    """An occupation. ``thin``: the source gives neither tasks nor skills for it, so that only prose is known.

    ``degree``: a level of degree, or ""; ``years``: years of related work that most people in it needed, or 0.
    """

    code: str
    uri: str
    title: str
    alternative_titles: tuple[str, ...] = ()
    group: str = ""
    summary: str = ""
    tasks: tuple[str, ...] = ()
    asked: tuple[Asked, ...] = ()
    degree: str = ""
    years: float = 0
    thin: bool = False


@dataclass(frozen=True, slots=True)
class Source:
    """A distribution, read. ``lacks``: files that would add something and are not there; ``notes``: what was odd."""

    name: SourceName
    release: str
    skills: tuple[SourceSkill, ...]
    occupations: tuple[SourceOccupation, ...]
    lacks: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Imported:
    """A source that is kept under ``SKILLMATCH_HOME``. ``fingerprint`` stands for its content."""

    name: SourceName
    release: str
    fingerprint: str

    @property
    def version(self) -> str:
        """As it stands among the versions of a result: release and fingerprint.

        >>> Imported("esco", "1.2.0", "0123456789ab").version
        '1.2.0 0123456789ab'
        """
        return f"{self.release or 'unknown release'} {self.fingerprint}"


def attribution(name: str, version: str) -> str:
    """The line that the licence of a source asks for, from its version among the versions of a result.

    >>> attribution("esco", "1.2.0 0123456789ab")
    '© European Union, ESCO v1.2.0, reused with attribution (Decision 2011/833/EU); adapted by skillmatch.'
    """
    release = version.rpartition(" ")[0]
    known = release if release != "unknown release" else ""
    if name == "esco":
        told = f"ESCO v{known}" if known else "ESCO"
        return f"© European Union, {told}, reused with attribution (Decision 2011/833/EU); adapted by skillmatch."
    told = f"O*NET {known} Database" if known else "O*NET Database"
    return (
        f"This uses information from the {told} by the U.S. Department of Labor, Employment and Training "
        "Administration (USDOL/ETA), used under the CC BY 4.0 license. O*NET® is a trademark of USDOL/ETA. skillmatch "
        "has modified the information; USDOL/ETA has not approved, endorsed or tested these modifications."
    )
