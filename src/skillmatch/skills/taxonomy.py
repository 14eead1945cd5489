"""The taxonomy: CSV files in, skills with their labels and relations out.

Files: ``data/skills/<domain>.csv`` with the columns ``id,label,kind,alternative_labels,broader,related,codes,
replaced_by``; lists are separated by ``|``. A counselor edits them in a spreadsheet. Every fault is reported with
file and line.
"""

from __future__ import annotations

import csv
import difflib
import re
from collections.abc import Iterator, Mapping
from functools import cached_property
from pathlib import Path

from skillmatch import resources
from skillmatch.errors import InvalidTaxonomy, UnknownSkill
from skillmatch.skills.model import KINDS, Skill
from skillmatch.skills.words import fold

__all__ = ["COLUMNS", "RULES_FILE", "Taxonomy"]

COLUMNS = ("id", "label", "kind", "alternative_labels", "broader", "related", "codes", "replaced_by")
RULES_FILE = "rules.csv"
_ID = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")


class Taxonomy(Mapping[str, Skill]):
    """Skills by id.

    >>> taxonomy = Taxonomy.load()
    >>> taxonomy["pytorch"].label
    'PyTorch'
    >>> "deep-learning" in taxonomy.ancestors("pytorch")
    True
    """

    def __init__(
        self, skills: list[Skill], *, version: str = "unversioned", sources: Mapping[str, str] | None = None
    ) -> None:
        """``sources``: name → version of the imported sources that are merged into it."""
        self._skills = {skill.id: skill for skill in sorted(skills, key=lambda skill: skill.id)}
        self.version = version
        self.sources: Mapping[str, str] = sources or {}
        self._ancestors: dict[str, dict[str, int]] = {}

    @classmethod
    def load(cls, folder: Path | None = None) -> Taxonomy:
        """Read every CSV of the folder (default: the shipped ``data/skills``).

        Raises ``InvalidTaxonomy`` for the first fault that makes it unusable, with file and line.
        """
        source = folder if folder is not None else resources.data_folder() / "skills"
        files = sorted(path for path in source.glob("*.csv"))
        skills: list[Skill] = []
        places: dict[str, str] = {}
        contents: list[bytes] = []
        for path in files:
            content = path.read_bytes()
            contents += [path.name.encode(), content]
            if path.name == RULES_FILE:
                continue
            for line, skill in _read(path, content):
                place = f"{path.name}:{line}"
                if skill.id in places:
                    raise InvalidTaxonomy(f"{place}: the id {skill.id!r} stands at {places[skill.id]} already")
                places[skill.id] = place
                skills.append(skill)
        if not skills:
            raise InvalidTaxonomy(f"{source}: no skills in this folder")
        taxonomy = cls(skills, version=resources.fingerprint(contents))
        taxonomy._check_relations(places)
        return taxonomy

    def _check_relations(self, places: Mapping[str, str]) -> None:
        for skill in self.values():
            place = places.get(skill.id, skill.id)
            for column, targets in (("broader", skill.broader), ("related", skill.related)):
                for target in targets:
                    if target not in self:
                        raise InvalidTaxonomy(
                            f"{place}: {column} names {target!r}, which is no skill{self._nearest(target)}"
                        )
            if skill.replaced_by is not None and skill.replaced_by not in self:
                raise InvalidTaxonomy(f"{place}: replaced_by names {skill.replaced_by!r}, which is no skill")
        for cycle in self._cycles():
            place = places.get(cycle[0], cycle[0])
            raise InvalidTaxonomy(f"{place}: broader goes round in a circle: {' → '.join(cycle)}")

    def _cycles(self) -> Iterator[list[str]]:
        """Each circle of ``broader`` once, by a depth-first walk without recursion."""
        done: set[str] = set()
        for root in self._skills:
            if root in done:
                continue
            path: list[str] = []
            on_path: set[str] = set()
            stack: list[tuple[str, bool]] = [(root, False)]
            while stack:
                node, leaving = stack.pop()
                if leaving:
                    path.pop()
                    on_path.discard(node)
                    done.add(node)
                    continue
                if node in on_path:
                    yield [*path[path.index(node) :], node]
                    continue
                if node in done:
                    continue
                path.append(node)
                on_path.add(node)
                stack.append((node, True))
                stack.extend((up, False) for up in self._skills[node].broader)

    def __getitem__(self, skill_id: str) -> Skill:
        try:
            return self._skills[skill_id]
        except KeyError:
            raise UnknownSkill(f"no skill is called {skill_id!r}{self._nearest(skill_id)}") from None

    def __contains__(self, skill_id: object) -> bool:
        return skill_id in self._skills

    def __iter__(self) -> Iterator[str]:
        return iter(self._skills)

    def __len__(self) -> int:
        return len(self._skills)

    def _nearest(self, skill_id: str) -> str:
        near = difflib.get_close_matches(skill_id, self._skills, n=3, cutoff=0.6)
        return f"; nearest: {', '.join(near)}" if near else ""

    def resolve(self, skill_id: str) -> str:
        """The id that stands for this one today: retired ids point on."""
        seen = {skill_id}
        while (onward := self[skill_id].replaced_by) is not None and onward not in seen:
            seen.add(onward)
            skill_id = onward
        return skill_id

    def ancestors(self, skill_id: str) -> Mapping[str, int]:
        """All broader skills with their distance in steps, nearest first; the skill itself is not among them."""
        found = self._ancestors.get(skill_id)
        if found is None:
            found = self._ancestors[skill_id] = {}
            level = [skill_id]
            distance = 0
            while level:
                distance += 1
                above: list[str] = []
                for node in level:
                    for up in self[node].broader:
                        if up not in found and up != skill_id:
                            found[up] = distance
                            above.append(up)
                level = above
        return found

    @cached_property
    def narrower(self) -> Mapping[str, tuple[str, ...]]:
        """For each skill that has any: its direct narrower skills, sorted."""
        below: dict[str, list[str]] = {}
        for skill in self.values():
            for up in skill.broader:
                below.setdefault(up, []).append(skill.id)
        return {up: tuple(sorted(ids)) for up, ids in below.items()}

    @cached_property
    def neighbours(self) -> Mapping[str, tuple[str, ...]]:
        """For each skill that has any: its related skills, in both directions, sorted."""
        beside: dict[str, set[str]] = {}
        for skill in self.values():
            for other in skill.related:
                beside.setdefault(skill.id, set()).add(other)
                beside.setdefault(other, set()).add(skill.id)
        return {skill: tuple(sorted(others)) for skill, others in beside.items()}

    def descendants(self, skill_id: str) -> dict[str, int]:
        """All narrower skills with their distance in steps."""
        found: dict[str, int] = {}
        level = [skill_id]
        distance = 0
        while level:
            distance += 1
            below = [down for node in level for down in self.narrower.get(node, ()) if down not in found]
            level = list(dict.fromkeys(below))
            found.update((node, distance) for node in level)
        return found

    def find(self, text: str) -> list[Skill]:
        """Skills whose labels hold all the words given, shortest label first.

        >>> Taxonomy.load().find("pytorch")[0].id
        'pytorch'
        """
        wanted = fold(text).split()
        hits: list[tuple[int, str]] = []
        for skill in self.values():
            fits = [label for label in skill.labels if all(word in fold(label) for word in wanted)]
            if wanted and fits:
                hits.append((min(len(label) for label in fits), skill.id))
        return [self[skill_id] for _, skill_id in sorted(hits)]


def _read(path: Path, content: bytes) -> Iterator[tuple[int, Skill]]:
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as fault:
        raise InvalidTaxonomy(f"{path.name}: byte {fault.start} is not UTF-8") from None
    rows = csv.reader(text.splitlines(keepends=True), strict=True)
    try:
        header = next(rows, [])
        if tuple(header) != COLUMNS:
            raise InvalidTaxonomy(f"{path.name}:1: the columns must be {','.join(COLUMNS)}")
        for row in rows:
            if not row:
                continue
            yield rows.line_num, _skill(f"{path.name}:{rows.line_num}", row)
    except csv.Error as fault:
        raise InvalidTaxonomy(f"{path.name}:{rows.line_num}: {fault}") from None


def _skill(place: str, row: list[str]) -> Skill:
    if len(row) != len(COLUMNS):
        raise InvalidTaxonomy(f"{place}: {len(row)} columns instead of {len(COLUMNS)}")
    skill_id, label, kind, alternatives, broader, related, codes, replaced_by = (cell.strip() for cell in row)
    if not _ID.fullmatch(skill_id):
        raise InvalidTaxonomy(f"{place}: the id {skill_id!r} is not made of a-z, 0-9 and single hyphens")
    if not label:
        raise InvalidTaxonomy(f"{place}: {skill_id} has no label")
    if kind not in KINDS:
        raise InvalidTaxonomy(f"{place}: the kind {kind!r} is none of {', '.join(KINDS)}")
    labels = tuple(part.strip() for part in alternatives.split("|")) if alternatives else ()
    if not all(labels):
        raise InvalidTaxonomy(f"{place}: {skill_id} has an empty alternative label")
    return Skill(
        id=skill_id,
        label=label,
        kind=kind,
        alternative_labels=labels,
        broader=_list(broader),
        related=_list(related),
        codes=_list(codes),
        replaced_by=replaced_by or None,
    )


def _list(cell: str) -> tuple[str, ...]:
    return tuple(part.strip() for part in cell.split("|") if part.strip())
