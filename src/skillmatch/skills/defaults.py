"""The taxonomy and the finder at hand: what ships with skillmatch, merged with the sources that were imported."""

from __future__ import annotations

from functools import cache

from skillmatch import resources
from skillmatch.skills.finder import Finder
from skillmatch.skills.labels import LabelTable, kept, label_table
from skillmatch.skills.rules import load_rules
from skillmatch.skills.taxonomy import RULES_FILE, Taxonomy
from skillmatch.sources import installed, load_skills, many_objects

__all__ = ["default_finder", "default_taxonomy", "forget_defaults"]


@cache
def _default() -> tuple[Taxonomy, LabelTable]:
    own = Taxonomy.load()
    sources = list(installed().values())
    rules = (resources.data_folder() / "skills" / RULES_FILE).read_bytes()
    version = resources.fingerprint(
        [own.version.encode(), rules, *(f"{one.name} {one.fingerprint}".encode() for one in sources)]
    )
    if not sources:
        return own, kept(version, lambda: label_table(own, load_rules()))
    from skillmatch.skills.imported import imported_labels, merge, recognise  # who imports nothing loads nothing

    skills = {one: load_skills(one) for one in sources}

    def build() -> LabelTable:
        same = recognise(own, skills)
        return label_table(own, load_rules(), imported_labels(skills, same), same)

    labels = kept(version, build)
    with many_objects():
        return merge(own, skills, labels.same), labels


def default_taxonomy() -> Taxonomy:
    """The taxonomy at hand, read once a process."""
    return _default()[0]


@cache
def default_finder() -> Finder:
    """A finder of the taxonomy at hand, built once a process."""
    taxonomy, labels = _default()
    return Finder(taxonomy, labels=labels)


def forget_defaults() -> None:
    """Read both anew when they are next asked for: a source was imported."""
    _default.cache_clear()
    default_finder.cache_clear()
