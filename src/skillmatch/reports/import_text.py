"""What an import took in, what of it was there already, and what is lacking, as text."""

from __future__ import annotations

import textwrap

from skillmatch.skills import Taxonomy
from skillmatch.sources import Source, attribution

__all__ = ["import_text"]

_WIDTH = 80
_NAMES = {"esco": "ESCO", "onet": "O*NET"}


def import_text(source: Source, taxonomy: Taxonomy) -> str:
    """The report of one import; ``taxonomy`` is the one that it was merged with."""
    skills, occupations = source.skills, source.occupations
    labels = sum(1 + len(skill.alternative_labels) for skill in skills)
    same = sum(skill.id in taxonomy and taxonomy[skill.id].replaced_by is not None for skill in skills)
    lines_of_skills = sum(len(one.asked) for one in occupations)
    thin = sum(one.thin for one in occupations)
    lines = [
        f"{_NAMES[source.name]} {source.release or '(release not stated: give --release)'}",
        f"  {len(skills):,} skills with {labels:,} labels; {same:,} of them are skills of the taxonomy already",
        f"  {len(occupations):,} occupations asking {lines_of_skills:,} things; of {thin:,} little is known",
    ]
    if source.lacks:
        lines += textwrap.wrap(
            f"lacking: {', '.join(source.lacks)}", _WIDTH, initial_indent="  ", subsequent_indent="    "
        )
    for note in source.notes:
        lines += textwrap.wrap(note, _WIDTH, initial_indent="  ", subsequent_indent="    ")
    version = taxonomy.sources.get(source.name, "")
    lines += ["", *textwrap.wrap(attribution(source.name, version), _WIDTH)]
    return "\n".join(lines) + "\n"
