"""The labels that a finder looks for: those of a taxonomy with their usual variants, and those of imported sources.

Labels of the taxonomy proper come first, sorted, ``own`` of them; imported ones follow, each with the ``way`` in which
it counts, and give way to the taxonomy's own wherever they overlap. Building the table of all labels takes a second,
so it is kept under ``SKILLMATCH_HOME/cache`` by the versions that it hangs on.
"""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from skillmatch import resources
from skillmatch.skills.counterparts import names_person
from skillmatch.skills.normal import normalise_label
from skillmatch.skills.phrases import PhraseTable, lines_of, one_blob
from skillmatch.skills.rules import LabelRules
from skillmatch.skills.taxonomy import Taxonomy
from skillmatch.sources import cache_folder, write_aside

__all__ = ["ANYWHERE", "LISTED", "LISTED_AS_SPELT", "SPELT", "ImportedLabel", "LabelTable", "kept", "label_table"]

#: kinds whose labels get a plural or a singular beside the form in the taxonomy
_INFLECTED = frozenset({"knowledge", "method", "domain", "soft", "certificate"})

#: how an imported label counts: anywhere; as an item of a list of skills; written as in the source; written so, as an
#: item of any list
ANYWHERE, LISTED, SPELT, LISTED_AS_SPELT = range(4)


@dataclass(frozen=True, slots=True)
class ImportedLabel:
    """A label of an imported source as it spells it, the skill that it names, and the way in which it counts."""

    spelling: str
    skill: str
    way: int


@dataclass(frozen=True, slots=True, eq=False)
class LabelTable:
    """All labels by number; ``spellings`` and ``ways`` are of the imported ones, numbered from ``own`` on.

    ``same``: imported skill → the one that it is the same as.
    """

    table: PhraseTable
    skills: Sequence[str]
    own: int
    spellings: Sequence[str]
    ways: Sequence[int]
    same: Mapping[str, str]

    @property
    def labels(self) -> Sequence[str]:
        """The labels in normal form."""
        return self.table.phrases


def label_table(
    taxonomy: Taxonomy,
    rules: Mapping[str, tuple[LabelRules, ...]],
    imported: Iterable[ImportedLabel] = (),
    same: Mapping[str, str] | None = None,
) -> LabelTable:
    """The labels of the taxonomy's own skills, and the imported ones that it does not have itself.

    A label of several imported skills names the first of them.
    """
    patterns = _own_labels(taxonomy, rules)
    labels = sorted(patterns)
    skills = [patterns[label] for label in labels]
    more: dict[str, ImportedLabel] = {}
    for one in imported:
        normal = normalise_label(one.spelling)
        if normal and normal not in patterns:
            more.setdefault(normal, one)
    names = sorted(more)
    return LabelTable(
        PhraseTable.build([*labels, *names]),
        [*skills, *(more[name].skill for name in names)],
        len(labels),
        [more[name].spelling for name in names],
        [more[name].way for name in names],
        same or {},
    )


def _own_labels(taxonomy: Taxonomy, rules: Mapping[str, tuple[LabelRules, ...]]) -> dict[str, str]:
    patterns: dict[str, str] = {}
    own: dict[str, str] = {}
    for skill in taxonomy.values():
        if skill.imported:
            continue
        target = taxonomy.resolve(skill.id)
        for label in skill.labels:
            normal = normalise_label(label)
            own[normal] = target
            # "Nurse" may be oneself, "nurses" are others.
            inflected = skill.kind in _INFLECTED and not names_person(normal)
            for form in _forms(normal, inflected):
                patterns.setdefault(form, target)
    patterns |= own  # the taxonomy's own labels win over forms made from another skill's label
    for label, of_label in rules.items():
        known = next((one.skill for one in of_label if one.skill in taxonomy), None)
        if known is not None:  # a smaller taxonomy may lack it
            patterns[label] = known
    patterns.pop("", None)
    return patterns


def _forms(label: str, inflected: bool) -> list[str]:
    """A normalised label with its usual variants: ``&`` and "and", plural and singular of the last word."""
    forms = [label]
    if " & " in label:
        forms.append(label.replace(" & ", " and "))
    elif " and " in label:
        forms.append(label.replace(" and ", " & "))
    if inflected and len(label) >= 6 and label[-1].isalpha() and label.isascii():
        for form in list(forms):
            if form.endswith(("ss", "us", "is", "ics", "ing", "ed")):
                continue
            if form.endswith("ies"):
                forms.append(form[:-3] + "y")
            elif form.endswith("s") and form[-2].isalpha() and len(form.rpartition(" ")[2]) > 3:
                forms.append(form[:-1])
            elif form.endswith("y") and form[-2] not in "aeiou":
                forms.append(form[:-1] + "ies")
            elif " " in form or len(form) >= 8:
                forms.append(form + "s")
    return forms


def kept(version: str, build: Callable[[], LabelTable]) -> LabelTable:
    """The table of this version from the cache; else ``build()``, kept for the next time where that is possible."""
    path = _path(version)
    try:
        return _load(path)
    except (OSError, KeyError, ValueError, zipfile.BadZipFile):
        table = build()
        try:
            for old in path.parent.glob("labels-*.npz"):
                old.unlink(missing_ok=True)
            write_aside(path, _bytes(table))
        except OSError:  # a home that cannot be written to costs a second each time, no more
            pass
        return table


def _path(version: str) -> Path:
    # The code that makes the table is part of its version: who changes a rule here must not meet an old table.
    code = [path.read_bytes() for path in sorted(Path(__file__).parent.glob("*.py"))]
    return cache_folder() / f"labels-{resources.fingerprint([version.encode(), *code])}.npz"


def _bytes(table: LabelTable) -> bytes:
    ids = sorted(set(table.skills))
    number = {skill: i for i, skill in enumerate(ids)}
    buffer = io.BytesIO()
    arrays = table.table.arrays()
    arrays["skill_ids"] = one_blob(ids)
    arrays["skills"] = np.array([number[skill] for skill in table.skills], dtype=np.uint32)
    arrays["own"] = np.array([table.own], dtype=np.uint32)
    arrays["spellings"] = one_blob(table.spellings)
    arrays["ways"] = np.array(table.ways, dtype=np.uint8)
    arrays["same_from"] = one_blob(list(table.same))
    arrays["same_to"] = one_blob(list(table.same.values()))
    np.savez(buffer, allow_pickle=False, **arrays)
    return buffer.getvalue()


def _load(path: Path) -> LabelTable:
    with np.load(path, allow_pickle=False) as arrays:
        ids = lines_of(arrays["skill_ids"])
        table = PhraseTable.from_arrays(arrays)
        skills = list(map(ids.__getitem__, arrays["skills"].tolist()))
        own = int(arrays["own"][0])
        same = dict(zip(lines_of(arrays["same_from"]), lines_of(arrays["same_to"]), strict=True))
        spellings, ways = lines_of(arrays["spellings"]), arrays["ways"].tolist()
    if not len(skills) == len(table) == own + len(ways):
        raise ValueError("a table of labels that does not fit together")
    return LabelTable(table, skills, own, spellings, ways, same)
