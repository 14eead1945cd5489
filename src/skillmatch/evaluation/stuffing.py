"""What visible stuffing gains: resumes and roles of families that are not theirs in, points gained by each way out.

Five ways, each written into the resume's text, which is then read and scored as any other: the role's strongest words
in a line of skills, its title as the headline, its qualifications pasted whole, all its skills listed, and its words
wrapped in sentences; then all together. Nothing of this is hidden, so that no lexical score can bar it: the gain is
to be bounded and known.
"""

from __future__ import annotations

import zlib
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

import numpy as np

from skillmatch.documents import Reader
from skillmatch.evaluation.bands import families_of
from skillmatch.evaluation.ranking import read_labels
from skillmatch.evaluation.reading import MEASURED_AS_OF, read_all
from skillmatch.matching import scores
from skillmatch.resume import Resume, parse, profile
from skillmatch.roles import Library, Role, compile_roles, default_background, leaves
from skillmatch.skills import Finder, default_finder

__all__ = ["WAYS", "StuffingFigures", "evaluate_stuffing", "strongest", "stuffed", "stuffing_table"]

WAYS = ("strongest-words", "title-as-headline", "pasted-qualifications", "listed-skills", "wrapped-words", "together")
_STRONGEST = 15
_EVERY = 8


@dataclass(frozen=True, slots=True)
class StuffingFigures:
    """Points gained by one way (tenths): the median, nine tenths of the resumes, the most; and the share of stuffed
    resumes that have a finding which the resume as it was has not."""

    way: str
    median: int
    ninth_decile: int
    most: int
    found: float


def strongest(role: Role, count: int = _STRONGEST) -> list[str]:
    """The terms of the role that weigh most."""
    table = compile_roles([role], default_finder().taxonomy, default_background())
    weights = {term: int(table.term_weights[int(table.term_first[c])]) for term, c in table.term_index.items()}
    return sorted(weights, key=lambda term: (-weights[term], term))[:count]


def stuffed(text: str, role: Role, way: str, finder: Finder) -> str:
    """The text with the role's words put in by one of ``WAYS``."""
    words = strongest(role)
    asked = dict.fromkeys(
        finder.taxonomy[name].label
        for q in role.qualifications
        if q.needs is not None
        for need in leaves(q.needs)
        for name in [getattr(need, "skill", None)]
        if name is not None
    )
    lines = {
        "strongest-words": f"\n\nSkills\n{', '.join(words)}\n",
        "pasted-qualifications": "\n\nQualifications\n" + "".join(f"{q.text}\n" for q in role.qualifications),
        "listed-skills": f"\n\nSkills\n{', '.join(asked)}\n",
        "wrapped-words": "\n\nSummary\n"
        + "".join(
            f"Known for work on {a} as much as for {b}.\n" for a, b in zip(words[::2], words[1::2], strict=False)
        ),
    }
    headline = f"{role.title}\n" if way in ("title-as-headline", "together") else ""
    return headline + text + "".join(line for name, line in lines.items() if way in (name, "together"))


def evaluate_stuffing(data: Path, groups: Path) -> dict[str, Any]:
    """Each eighth resume of ``data`` with one role of a family that does not stand for its category.

    Returns plain data: ``ways`` (``StuffingFigures`` as dicts), ``resumes``, ``roles``.
    """
    finder = default_finder()
    library = Library.load(finder)
    families = families_of(groups, library)
    labels = {data / file: category for file, category in read_labels(data / "labels.csv")}
    chosen = sorted(labels)[::_EVERY]
    cases = []
    for reading in read_all(chosen, finder):
        foreign = [role for role in library.values() if role.family not in families[labels[Path(reading.file)]]]
        cases.append((reading.text, foreign[zlib.crc32(Path(reading.file).name.encode()) % len(foreign)]))
    return measure_stuffing(cases, finder)


def measure_stuffing(cases: Sequence[tuple[str, Role]], finder: Finder) -> dict[str, Any]:
    """The gains of texts and the roles that they are stuffed with."""
    gains: dict[str, list[int]] = {way: [] for way in WAYS}
    found: dict[str, int] = dict.fromkeys(WAYS, 0)
    with Reader() as reader:
        for text, role in cases:
            table = compile_roles([role], finder.taxonomy, default_background())
            before = _read(reader, text, finder)
            score = int(scores(profile(before), table)[0]) // 1000
            kinds = [finding.kind for finding in before.findings]
            for way in WAYS:
                after = _read(reader, stuffed(text, role, way, finder), finder)
                gains[way].append(int(scores(profile(after), table)[0]) // 1000 - score)
                found[way] += len(after.findings) > len(kinds)
    figures = [
        StuffingFigures(
            way,
            int(np.median(gained)),
            int(np.quantile(gained, 0.9)),
            max(gained),
            found[way] / len(gained),
        )
        for way, gained in gains.items()
    ]
    return {
        "ways": [asdict(one) for one in figures],
        "resumes": len(cases),
        "roles": len({role.id for _, role in cases}),
    }


def _read(reader: Reader, text: str, finder: Finder) -> Resume:
    document = reader.read_bytes(text.encode("utf-8"), "resume.txt")
    return parse(document, file="resume.txt", finder=finder, as_of=MEASURED_AS_OF, versions={})


def stuffing_table(report: Mapping[str, Any]) -> str:
    """The report as lines of text."""
    lines = [
        f"{report['resumes']} resumes, each with one of {report['roles']} roles of other families; points gained",
        "",
        f"{'way':<24}{'median':>8}{'9 in 10':>9}{'most':>8}{'a finding more':>17}",
    ]
    lines += [
        f"{one['way']:<24}{one['median'] / 10:>8.1f}{one['ninth_decile'] / 10:>9.1f}{one['most'] / 10:>8.1f}"
        f"{one['found']:>17.2f}"
        for one in report["ways"]
    ]
    return "\n".join(lines) + "\n"
