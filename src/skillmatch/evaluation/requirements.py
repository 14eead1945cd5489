"""How well an advert's required and preferred lines are told apart, and its choices, years and degrees seen.

In: a folder with a CSV whose columns give responsibilities, minimum and preferred qualifications apart (exact repeats
are dropped), and labels by hand (``row,line,structure,years,degree``: which choice a line
offers; degrees that are alternatives are the lowest of them and no choice). Each row is joined
to one text in three ways and read as an advert. Out: precision and recall by line, and the lines that were wrong.
"""

from __future__ import annotations

import csv
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from skillmatch.errors import InvalidRole, InvalidUse
from skillmatch.roles import DegreeNeed, Line, Need, Role, SomeOf, YearsNeed, leaves, read_lines, read_needs
from skillmatch.skills import Finder, default_finder

__all__ = ["VARIANTS", "Advert", "evaluate_requirements", "read_gold", "requirements_table"]

_COLUMNS = ("Title", "Responsibilities", "Minimum Qualifications", "Preferred Qualifications")
#: how the columns are joined: only the two of qualifications, without and with headings; after the responsibilities
VARIANTS = ("joined", "with headings", "after responsibilities", "all with headings")


@dataclass(frozen=True, slots=True)
class Advert:
    """One row: its title and the lines of each column."""

    title: str
    duties: tuple[str, ...]
    required: tuple[str, ...]
    preferred: tuple[str, ...]

    def lines(self, variant: str) -> list[Line]:
        """The row as one text."""
        headed = variant.endswith("with headings")
        duties = self.duties if variant in ("after responsibilities", "all with headings") else ()
        lines: list[Line] = []
        for heading, column in (
            ("Responsibilities", duties),
            ("Minimum qualifications", self.required),
            ("Preferred qualifications", self.preferred),
        ):
            if headed and column:
                lines.append(Line(heading))
            lines += [Line(line) for line in column]
        return lines


def read_gold(folder: Path) -> list[Advert]:
    """The rows of every fitting CSV in the folder, exact repeats once, in order. Raises ``InvalidUse``."""
    rows: dict[tuple[str, ...], Advert] = {}
    for path in sorted(folder.glob("*.csv")):
        with path.open(encoding="utf-8-sig", newline="") as stream:
            reader = csv.DictReader(stream)
            if set(_COLUMNS) <= set(reader.fieldnames or ()):
                for row in reader:
                    title, *cells = (row[name] or "" for name in _COLUMNS)
                    key = tuple(value or "" for value in row.values() if not isinstance(value, list))
                    columns = [tuple(line.strip() for line in cell.splitlines() if line.strip()) for cell in cells]
                    rows.setdefault(key, Advert(title.strip() or "Untitled", *columns))
    if not rows:
        raise InvalidUse(
            f"no CSV with the columns {', '.join(_COLUMNS)} in {folder}",
            remedy="Name a folder that holds such a file.",
        )
    return list(rows.values())


def evaluate_requirements(data: Path, labels: Path | None = None, *, errors: int = 0) -> dict[str, Any]:
    """Precision and recall of required and preferred by line for each variant; of structure where labels are given."""
    finder = default_finder()
    adverts = read_gold(data)
    report: dict[str, Any] = {"adverts": len(adverts), "variants": {}, "wrong": []}
    for variant in VARIANTS:
        counts: dict[tuple[str, str], int] = {}
        for number, advert in enumerate(adverts):
            for gold, told, text in _told(advert, variant, finder):
                counts[gold, told] = counts.get((gold, told), 0) + 1
                if gold != told and variant == VARIANTS[0] and len(report["wrong"]) < errors:
                    report["wrong"].append({"row": number, "gold": gold, "told": told, "text": text})
        report["variants"][variant] = {
            kind: _figures(
                counts.get((kind, kind), 0),
                sum(n for (_, told), n in counts.items() if told == kind),
                sum(n for (gold, _), n in counts.items() if gold == kind),
            )
            for kind in ("required", "preferred")
        } | {
            "not_placed": sum(n for (gold, told), n in counts.items() if told == "none" and gold != "duty"),
            "duties_taken": sum(n for (gold, told), n in counts.items() if gold == "duty" and told != "none"),
        }
    if labels is not None:
        report["structure"] = _structure(adverts, labels, finder)
    return report


def _told(advert: Advert, variant: str, finder: Finder) -> list[tuple[str, str, str]]:
    """Each line with what it is and what it was taken for: required, preferred or none."""
    try:
        role: Role | None = read_lines(advert.lines(variant), finder, file="", title=advert.title).role
    except InvalidRole:
        role = None
    taken = [(" ".join(q.text.split()), q.required) for q in role.qualifications] if role else []
    columns = [("required", advert.required), ("preferred", advert.preferred)]
    if variant in ("after responsibilities", "all with headings"):
        columns.append(("duty", advert.duties))
    twice = {line for line in advert.required if line in advert.preferred}
    told: list[tuple[str, str, str]] = []
    for gold, lines in columns:
        for line in lines:
            if line in twice:
                continue
            plain = " ".join(line.split())
            found = [required for text, required in taken if text == plain or text in plain]
            told.append((gold, "none" if not found else "required" if any(found) else "preferred", line))
    return told


def _figures(right: int, told: int, gold: int) -> dict[str, float | int]:
    return {
        "precision": round(right / told, 3) if told else 0.0,
        "recall": round(right / gold, 3) if gold else 0.0,
        "lines": gold,
    }


def structure_of(need: Need | None) -> tuple[str, float, str]:
    """What a need asks: any, all or none (one thing, or nothing), its longest years, its degree.

    >>> structure_of(SomeOf(1, (DegreeNeed("bachelor"), YearsNeed(4.0))))
    ('any', 4.0, 'bachelor')
    """
    found = list(leaves(need)) if need is not None else []
    years = max((leaf.years for leaf in found if isinstance(leaf, YearsNeed)), default=0.0)
    degree = next((leaf.degree for leaf in found if isinstance(leaf, DegreeNeed)), "")
    kind = "any" if _has_choice(need) else "all" if isinstance(need, SomeOf) else "none"
    return kind, years, degree


def _has_choice(need: Need | None) -> bool:
    return isinstance(need, SomeOf) and (need.count == 1 < len(need.of) or any(map(_has_choice, need.of)))


def _structure(adverts: Sequence[Advert], labels: Path, finder: Finder) -> dict[str, Any]:
    counts: dict[str, list[int]] = {name: [0, 0, 0] for name in ("any", "years", "degree")}
    lines = 0
    with labels.open(encoding="utf-8", newline="") as rows:
        for row in csv.DictReader(rows):
            advert = adverts[int(row["row"])]
            text = (*advert.required, *advert.preferred)[int(row["line"])]
            kind, years, degree = structure_of(read_needs(text, finder))
            lines += 1
            # "or equivalent experience" tells no years: those that stand for it are not judged
            asked_years = row["years"]
            pairs = {
                "any": (kind == "any", row["structure"] == "any"),
                "years": (years > 0 and (bool(asked_years) or years != 4), bool(asked_years)),
                "degree": (bool(degree), bool(row["degree"])),
            }
            for name, (told, gold) in pairs.items():
                right = told and gold
                if name == "years" and right:
                    right = years == float(asked_years) or kind == "any"
                if name == "degree" and right:
                    right = degree == row["degree"]
                counts[name][0] += right
                counts[name][1] += told
                counts[name][2] += gold
    return {"lines": lines} | {name: _figures(*three) for name, three in counts.items()}


def requirements_table(report: dict[str, Any]) -> str:
    """The figures as text."""
    lines = [f"{report['adverts']} adverts, exact repeats dropped", ""]
    lines.append(f"{'':<24}{'required':>16}{'preferred':>18}{'not':>9}{'duties':>8}")
    lines.append(f"{'':<24}{'prec.':>8}{'recall':>8}{'prec.':>10}{'recall':>8}{'placed':>9}{'taken':>8}")
    for name, one in report["variants"].items():
        required, preferred = one["required"], one["preferred"]
        lines.append(
            f"{name:<24}{required['precision']:>8.3f}{required['recall']:>8.3f}{preferred['precision']:>10.3f}"
            f"{preferred['recall']:>8.3f}{one['not_placed']:>9}{one['duties_taken']:>8}"
        )
    if "structure" in report:
        lines += ["", f"{report['structure']['lines']} lines labelled by hand"]
        lines += [
            f"{name:<24}{one['precision']:>8.3f}{one['recall']:>8.3f}{one['lines']:>10}"
            for name, one in report["structure"].items()
            if name != "lines"
        ]
    for wrong in report["wrong"]:
        lines.append(f"row {wrong['row']}: {wrong['gold']} taken as {wrong['told']}: {wrong['text']}")
    return "\n".join(lines) + "\n"
