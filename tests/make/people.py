"""The invented people whose resumes the tests, the demo and the docs use: ``people/*.toml`` in, ``Person`` out.

A ``Person`` also gives its resume as ``Section``s of four kinds of block, in the order of a page of one column;
``forms`` writes these, so that every form says the same words.

    >>> load("chef").name
    'Marco Saltmarrow'
"""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from pathlib import Path
from typing import Any

__all__ = [
    "FOR_ROLE",
    "IDS",
    "Block",
    "Education",
    "Entry",
    "Item",
    "Labelled",
    "Person",
    "Position",
    "Project",
    "Section",
    "Text",
    "load",
    "load_all",
]

_FOLDER = Path(__file__).parent / "people"

#: All people, by the names of their files.
IDS: tuple[str, ...] = tuple(sorted(path.stem for path in _FOLDER.glob("*.toml")))

#: The person made for each of the seven roles of the first role page.
FOR_ROLE: dict[str, str] = {
    "ai-alignment-researcher": "alignment-researcher",
    "ai-agent-engineer": "ai-agent-engineer",
    "ai-animator": "ai-animator",
    "ai-agent-developer": "ai-agent-developer",
    "ai-auditor": "ai-auditor",
    "ai-solutions-engineer": "ai-solutions-engineer",
    "llm-engineer": "llm-engineer",
}


@dataclass(frozen=True, slots=True)
class Position:
    title: str
    organisation: str
    place: str
    dates: str
    bullets: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Project:
    name: str
    dates: str
    bullets: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Education:
    degree: str
    school: str
    dates: str


@dataclass(frozen=True, slots=True)
class Text:
    """A paragraph."""

    text: str


@dataclass(frozen=True, slots=True)
class Labelled:
    """A group of skills: its name and its items."""

    label: str
    text: str


@dataclass(frozen=True, slots=True)
class Item:
    """One short item of a list: a certificate, a language, a publication."""

    text: str


@dataclass(frozen=True, slots=True)
class Entry:
    """Something dated: ``title`` and ``dates`` share a line, ``below`` is the line under it ("" for none)."""

    title: str
    dates: str
    below: str
    bullets: tuple[str, ...]


Block = Text | Labelled | Item | Entry


@dataclass(frozen=True, slots=True)
class Section:
    heading: str
    blocks: tuple[Block, ...]


@dataclass(frozen=True, slots=True)
class Person:
    """One invented person. ``skills`` are ordered groups; ``skills_table`` asks Word files for a table of them."""

    id: str
    name: str
    headline: str
    mail: str
    phone: str
    place: str
    link: str
    summary: str
    skills: dict[str, tuple[str, ...]]
    positions: tuple[Position, ...]
    education: tuple[Education, ...]
    projects: tuple[Project, ...] = ()
    publications: tuple[str, ...] = ()
    certificates: tuple[str, ...] = ()
    languages: tuple[str, ...] = ()
    skills_table: bool = False

    @property
    def contact(self) -> tuple[str, ...]:
        """Mail, phone, place and link: one line in a page of one column, four in a side bar."""
        return (self.mail, self.phone, self.place, self.link)

    @property
    def sections(self) -> tuple[Section, ...]:
        """What the resume says below name, headline and contact; empty sections are left out."""
        jobs = tuple(Entry(p.title, p.dates, f"{p.organisation}, {p.place}", p.bullets) for p in self.positions)
        studies = tuple(Entry(e.degree, e.dates, e.school, ()) for e in self.education)
        sections = (
            Section("Summary", (Text(self.summary),)),
            Section("Skills", tuple(Labelled(label, ", ".join(items)) for label, items in self.skills.items())),
            Section("Experience", jobs),
            Section("Projects", tuple(Entry(p.name, p.dates, "", p.bullets) for p in self.projects)),
            Section("Publications", tuple(Item(text) for text in self.publications)),
            Section("Education", studies),
            Section("Certificates", tuple(Item(text) for text in self.certificates)),
            Section("Languages", tuple(Item(text) for text in self.languages)),
        )
        return tuple(section for section in sections if section.blocks)


def load(person_id: str) -> Person:
    """One person by the name of the file."""
    with (_FOLDER / f"{person_id}.toml").open("rb") as file:
        facts: dict[str, Any] = tomllib.load(file)
    facts["skills"] = {label: tuple(items) for label, items in facts["skills"].items()}
    for key, kind in (("positions", Position), ("projects", Project), ("education", Education)):
        facts[key] = tuple(
            kind(**{name: tuple(value) if name == "bullets" else value for name, value in entry.items()})
            for entry in facts.get(key, ())
        )
    for key in ("publications", "certificates", "languages"):
        facts[key] = tuple(facts.get(key, ()))
    return Person(id=person_id, **facts)


def load_all() -> tuple[Person, ...]:
    """All people, in the order of their ids."""
    return tuple(load(person_id) for person_id in IDS)
