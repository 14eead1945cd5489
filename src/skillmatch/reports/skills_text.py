"""The taxonomy for a person: all skills by kind, or one with its labels and relations."""

from __future__ import annotations

import csv
import textwrap
from typing import TextIO

from skillmatch.reports.attribution import attributions_of_ids
from skillmatch.skills import KINDS, Taxonomy

__all__ = ["skill_rows", "skill_text", "skills_csv", "skills_text"]

_WIDTH = 80


def skill_rows(taxonomy: Taxonomy) -> list[dict[str, object]]:
    """A row for each skill, by id."""
    return [
        {
            "id": skill.id,
            "label": skill.label,
            "kind": skill.kind,
            "alternative_labels": list(skill.alternative_labels),
            "broader": list(skill.broader),
            "related": list(skill.related),
        }
        for skill in taxonomy.values()
    ]


def skills_csv(taxonomy: Taxonomy, stream: TextIO) -> None:
    """The skills as a sheet in the format of the taxonomy's own files."""
    sheet = csv.writer(stream, lineterminator="\n")
    sheet.writerow(("id", "label", "kind", "alternative_labels", "broader", "related", "codes", "replaced_by"))
    for skill in taxonomy.values():
        lists = ("|".join(part) for part in (skill.alternative_labels, skill.broader, skill.related, skill.codes))
        sheet.writerow((skill.id, skill.label, skill.kind, *lists, skill.replaced_by or ""))


def skills_text(taxonomy: Taxonomy) -> str:
    """How many skills of each kind, then every skill with its id."""
    labels = sum(len(skill.labels) for skill in taxonomy.values())
    lines = [f"{len(taxonomy):,} skills with {labels:,} labels (taxonomy {taxonomy.version})"]
    for kind in KINDS:
        members = [skill for skill in taxonomy.values() if skill.kind == kind]
        if members:
            lines += ["", f"{kind} ({len(members):,})"]
            lines += [f"  {skill.id:<38.38} {skill.label:.38}" for skill in members]
    for told in attributions_of_ids(taxonomy, taxonomy.sources):
        lines += ["", *textwrap.wrap(told, _WIDTH)]
    return "\n".join(lines) + "\n"


def skill_text(taxonomy: Taxonomy, skill_id: str) -> str:
    """One skill. Raises ``UnknownSkill`` with the nearest names."""
    skill = taxonomy[skill_id]
    lines = [f"{skill.label}  ({skill.id}, {skill.kind})"]
    relations = (
        ("also written", skill.alternative_labels),
        ("broader", skill.broader),
        ("narrower", taxonomy.narrower.get(skill_id, ())),
        ("near", taxonomy.neighbours.get(skill_id, ())),
        ("codes", skill.codes),
    )
    for name, values in relations:
        if values:
            lines += textwrap.wrap(f"{name}: {', '.join(values)}", _WIDTH, subsequent_indent="  ")
    if skill.replaced_by is not None:
        lines.append(f"is the same as: {skill.replaced_by}")
    for told in attributions_of_ids((skill_id, *skill.codes), taxonomy.sources):
        lines += ["", *textwrap.wrap(told, _WIDTH)]
    return "\n".join(lines) + "\n"
