"""Imported sources merged with the taxonomy: which of their skills are skills of ours, and which labels they add.

A skill of a source is one of ours where a code of ours links to it, or where its label is a label of exactly one skill
of ours; O*NET's wordings ("Structured query language SQL", "Blackboard software") are read for what they name. It then
keeps its id and points on (``replaced_by``), and its other labels name our skill. All others join with kind, labels
and broader skills. Nothing of ours changes but ``codes``, which gain the source's.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from skillmatch import resources
from skillmatch.skills.labels import ANYWHERE, LISTED, LISTED_AS_SPELT, SPELT, ImportedLabel
from skillmatch.skills.model import Skill
from skillmatch.skills.normal import normalise_label
from skillmatch.skills.taxonomy import Taxonomy
from skillmatch.sources import Imported, SourceSkill

__all__ = ["Sources", "imported_labels", "merge", "recognise"]

_ACRONYM = re.compile(r"(?P<words>[^()]*[^()\s])\s+\(?(?P<acronym>[A-Z][A-Za-z&/-]*[A-Z]s?)\)?")
_SOFTWARE = re.compile(r" (?:software|application software)\Z")
_SMALL = frozenset({"a", "an", "and", "by", "for", "from", "in", "into", "of", "on", "or", "the", "to", "with"})
#: words that another label than the preferred one has at least, by kind: shorter ones are everyday words
_LEAST_WORDS = {"knowledge": 2, "technology": 2, "human-language": 1}
_ASIDE = re.compile(r"(?P<name>\S.*?)\s*\((?P<aside>[^()]+)\)")
#: a firm's name stands before the names of that many technologies at least
_VENDOR = 4
#: capitals of that many letters stand for kinds of product: "CRM"
_ACRONYMS = 3

#: the sources that were imported, with their skills, in the order in which they are merged
Sources = Mapping[Imported, Sequence[SourceSkill]]


def recognise(taxonomy: Taxonomy, sources: Sources) -> dict[str, str]:
    """Id of a source's skill → the skill of ours, or of an earlier source, that it is."""
    names = _Names(taxonomy)
    same: dict[str, str] = {}
    for imported, skills in sources.items():
        vendors = _vendors(skills) if imported.name == "onet" else frozenset()
        for skill in skills:
            target = names.linked(skill) or names.of(skill, vendors)
            if target is not None:
                same[skill.id] = target
        names.add(skill for skill in skills if skill.id not in same)
    return same


def merge(taxonomy: Taxonomy, sources: Sources, same: Mapping[str, str]) -> Taxonomy:
    """The taxonomy with the sources' skills, those that are the ``same`` as one of ours pointing on to it."""
    codes: dict[str, set[str]] = {}
    joined: list[Skill] = []
    for skill in (skill for skills in sources.values() for skill in skills):
        target = same.get(skill.id)
        if target is not None:
            codes.setdefault(target, set()).update(code for code in skill.codes if not code.startswith("unspsc:"))
        broader = {same.get(up, up) for up in skill.broader} - {skill.id} if target is None else ()
        joined.append(
            Skill(
                skill.id,
                skill.label,
                skill.kind,  # type: ignore[arg-type]  # the readers give kinds of the taxonomy
                skill.alternative_labels,
                tuple(sorted(broader)),
                (),
                skill.codes,
                target,
            )
        )
    linked = [
        replace(skill, codes=tuple(dict.fromkeys((*skill.codes, *sorted(codes[skill.id])))))
        if skill.id in codes
        else skill
        for skill in (*taxonomy.values(), *joined)
    ]
    version = resources.fingerprint([taxonomy.version.encode(), *(one.fingerprint.encode() for one in sources)])
    return Taxonomy(linked, version=version, sources={one.name: one.version for one in sources})


class _Names:
    """What skills are called, to recognise one of ours in a source."""

    def __init__(self, taxonomy: Taxonomy) -> None:
        self._taxonomy = taxonomy
        self._by_label: dict[str, set[str]] = {}
        self._by_code: dict[str, str] = {}
        self._spellings: set[str] = set()
        for skill in taxonomy.values():
            target = taxonomy.resolve(skill.id)
            self._spellings.update(skill.labels)
            for label in skill.labels:
                self._by_label.setdefault(normalise_label(label), set()).add(target)
            self._by_code.update((code, target) for code in skill.codes if not code.startswith("unspsc:"))

    def add(self, skills: Iterable[SourceSkill]) -> None:
        """A source's own skills, which a later source may name by their preferred labels."""
        for skill in skills:
            if not skill.physical:
                self._by_label.setdefault(normalise_label(skill.label), {skill.id})

    def linked(self, skill: SourceSkill) -> str | None:
        """The skill of ours that has a code of this one; commodity codes stand for whole groups and link nothing."""
        return next((self._by_code[code] for code in skill.codes if code in self._by_code), None)

    def of(self, skill: SourceSkill, vendors: frozenset[str]) -> str | None:
        """The one skill of ours that the label names, or None."""
        whole = self._one(normalise_label(skill.label))
        if whole is not None or skill.physical:
            return whole
        for reading, sure in _readings(skill):
            target = self._one(normalise_label(reading))
            if target is not None and (sure or self._is_technology(target)):
                return target
        first, _, product = _SOFTWARE.sub("", skill.label).partition(" ")
        # "Google Angular"; but "ECLIPSE" is not our "Eclipse", and there are many a CRM.
        if first in vendors and product in self._spellings and not (product.isupper() and len(product) <= _ACRONYMS):
            target = self._one(normalise_label(product))
            if target is not None and self._is_technology(target):
                return target
        return None

    def _one(self, label: str) -> str | None:
        found = self._by_label.get(label, set())
        return next(iter(found)) if len(found) == 1 else None

    def _is_technology(self, skill_id: str) -> bool:
        return skill_id in self._taxonomy and self._taxonomy[skill_id].kind == "technology"


def _readings(skill: SourceSkill) -> Iterator[tuple[str, bool]]:
    """Other ways to say a label; with whether it is sure, or only a technology may be meant by it.

    An acronym alone says too little: there are many CMS.
    """
    plain = _SOFTWARE.sub("", skill.label)
    if plain != skill.label:
        yield plain, False
    aside = _ASIDE.fullmatch(skill.label)
    if aside:
        yield aside["name"], False
    if words := _without_acronym(plain):
        yield words, True


def _without_acronym(label: str) -> str:
    """The words of a label that says its acronym too, "Computer aided design CAD"; "" for any other."""
    found = _ACRONYM.fullmatch(label)
    if found is None:
        return ""
    words = [word.lower() for word in re.split(r"[\s/-]+", found["words"]) if word]
    initials = ("".join(word[0] for word in words), "".join(word[0] for word in words if word not in _SMALL))
    letters = "".join(c for c in found["acronym"].removesuffix("s").lower() if c.isalpha())
    return found["words"] if letters and letters in initials else ""


def _vendors(skills: Iterable[SourceSkill]) -> frozenset[str]:
    """First words of many technologies' names, written with a capital."""
    counts: dict[str, int] = {}
    for skill in skills:
        first, _, rest = skill.label.partition(" ")
        if rest and not skill.physical and skill.kind == "technology" and first[0].isupper():
            counts[first] = counts.get(first, 0) + 1
    return frozenset(first for first, count in counts.items() if count >= _VENDOR)


def imported_labels(sources: Sources, same: Mapping[str, str]) -> Iterator[ImportedLabel]:
    """The labels that the sources add, preferred ones first, each with the way in which it counts.

    A skill of ours is called what our taxonomy calls it: sources give as other labels what is only near.
    """
    listed = [skill for skills in sources.values() for skill in skills if skill.id not in same]
    for skill in listed:
        way = _way(skill, skill.label)
        if way is not None:
            yield ImportedLabel(skill.label, skill.id, way)
    for skill in listed:
        words = _without_acronym(_SOFTWARE.sub("", skill.label)) if skill.kind == "technology" else ""
        for label in (*skill.alternative_labels, *([words] if words else ())):
            way = _way(skill, label)
            if way is not None and len(label.split()) >= _LEAST_WORDS.get(skill.kind, 3):
                yield ImportedLabel(label, skill.id, way)


def _way(skill: SourceSkill, label: str) -> int | None:
    """How a label counts; None where it would find more that is not meant than what is.

    One word is often an ordinary word or a name of something else: it must stand in a list of skills, or be written
    with signs that no ordinary word has. A tool's name says what stands in a room rather than what a person can do.
    """
    words = normalise_label(label).split()
    letters = sum(c.isalpha() for c in label)
    if not words or letters < 3 or {words[0], words[-1]} & _SMALL:
        return None
    if skill.physical:
        return LISTED if len(words) > 1 else None
    if skill.kind == "human-language":
        return ANYWHERE if len(words) > 1 or letters > 3 else None
    if skill.kind != "technology":
        return ANYWHERE if len(words) > 1 else LISTED if skill.kind == "knowledge" else None
    if len(words) > 1:  # "Quest Central" is a product's name, "Session initiation protocol" says what it is
        return SPELT if any(word[0].isupper() for word in label.split()[1:]) else ANYWHERE
    inner = any(c.isupper() for c in label[1:]) and any(c.islower() for c in label)
    signs = any(c.isdigit() or c in ".+#" for c in label)
    return SPELT if inner or signs else LISTED_AS_SPELT
