"""The quality of the taxonomy and its tables: what would find the wrong skill, or none."""

from __future__ import annotations

from pathlib import Path

from skillmatch.errors import InvalidTaxonomy
from skillmatch.skills.context import Cue, load_cues
from skillmatch.skills.finder import Finder
from skillmatch.skills.normal import normalise_label
from skillmatch.skills.rules import load_rules
from skillmatch.skills.taxonomy import Taxonomy

__all__ = ["lint"]


def lint(folder: Path | None = None) -> list[str]:
    """All faults found, each with its place. An empty list is what one wants.

    A label of two skills needs a rule to choose; a skill without relations is an orphan; the examples of the rules and
    of the context cues are run.
    """
    try:
        taxonomy = Taxonomy.load(folder)
        rules = load_rules(folder / "rules.csv" if folder is not None else None)
        cues = load_cues()
    except InvalidTaxonomy as fault:
        return [fault.message]
    finder = Finder(taxonomy, rules)
    return [*_shared_labels(taxonomy, set(rules)), *_orphans(taxonomy), *_rule_tests(finder), *_cue_tests(cues, finder)]


def _shared_labels(taxonomy: Taxonomy, ruled: set[str]) -> list[str]:
    owners: dict[str, str] = {}
    faults: list[str] = []
    for skill in taxonomy.values():
        own: set[str] = set()
        for label in skill.labels:
            normal = normalise_label(label)
            if not normal:
                faults.append(f"{skill.id}: the label {label!r} has no letter, digit or sign")
            elif normal in own:
                faults.append(f"{skill.id}: the label {label!r} stands twice")
            elif normal in owners and normal not in ruled:
                faults.append(f"{skill.id}: the label {label!r} is one of {owners[normal]} too, and no rule chooses")
            own.add(normal)
            owners.setdefault(normal, skill.id)
    return faults


def _orphans(taxonomy: Taxonomy) -> list[str]:
    related = {other for skill in taxonomy.values() for other in (*skill.related, *skill.broader)}
    return [
        f"{skill.id}: nothing is broader, narrower or near"
        for skill in taxonomy.values()
        if not skill.broader and not skill.related and skill.id not in related and skill.replaced_by is None
    ]


def _rule_tests(finder: Finder) -> list[str]:
    """Each rule's example must name its skill, the counter-example must not."""
    faults: list[str] = []
    for of_label in finder.rules.values():
        for rule in (rule for rules in of_label for rule in rules.rules):
            place = f"rules.csv:{rule.line}"
            if rule.skill not in finder.taxonomy:
                faults.append(f"{place}: {rule.skill!r} is no skill")
                continue
            if rule.example and rule.skill not in {m.skill for m in finder.find(rule.example)}:
                faults.append(f"{place}: {rule.label!r} is not found in {rule.example!r}")
            if rule.skill in {m.skill for m in finder.find(rule.counter_example)}:
                faults.append(f"{place}: {rule.label!r} is found in {rule.counter_example!r}")
    return faults


def _cue_tests(cues: list[Cue], finder: Finder) -> list[str]:
    """Each cue's example must give its context, the counter-example must not."""
    faults: list[str] = []
    for cue in cues:
        place = f"context_cues.csv:{cue.line}"
        contexts = [m.context for m in finder.find(cue.example)]
        if cue.context not in contexts:
            faults.append(f"{place}: {cue.example!r} gives {contexts}, not {cue.context}")
        contexts = [m.context for m in finder.find(cue.counter_example)]
        if cue.context in contexts:
            faults.append(f"{place}: {cue.counter_example!r} gives {contexts}")
    return faults
