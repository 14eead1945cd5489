"""What many resumes list and the taxonomy does not know, for a person who keeps the taxonomy: resumes in, rows out."""

from __future__ import annotations

import csv
from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any, TextIO

from skillmatch.reports.sheet import cell
from skillmatch.reports.wording import plain
from skillmatch.resume import Resume
from skillmatch.skills import fold

__all__ = ["Suggestion", "suggestions", "suggestions_csv", "suggestions_json", "suggestions_text"]

_COLUMNS = ("label", "resumes", "mentions", "list")


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A label as most resumes write it, in how many of them, how often, and what most often heads its list."""

    label: str
    resumes: int
    mentions: int
    list: str


@dataclass
class _Seen:
    spellings: Counter[str] = field(default_factory=Counter)
    resumes: int = 0
    lists: Counter[str] = field(default_factory=Counter)


def suggestions(resumes: Iterable[Resume], *, least: int = 1) -> list[Suggestion]:
    """Labels that lists of at least ``least`` resumes hold and the taxonomy lacks, most resumes first."""
    seen: defaultdict[str, _Seen] = defaultdict(_Seen)
    for resume in resumes:
        for one in resume.unlisted:
            spelling = plain(" ".join(one.text.split()))
            at = seen[fold(spelling)]
            at.spellings[spelling] += 1
            if one.list:
                at.lists[plain(one.list)] += 1
        for name in {fold(plain(" ".join(one.text.split()))) for one in resume.unlisted}:
            seen[name].resumes += 1
    found = [
        Suggestion(_first(one.spellings), one.resumes, one.spellings.total(), _first(one.lists))
        for one in seen.values()
        if one.resumes >= least
    ]
    return sorted(found, key=lambda one: (-one.resumes, -one.mentions, fold(one.label)))


def _first(counts: Counter[str]) -> str:
    """The most frequent, of several the first in the alphabet."""
    return min(counts, key=lambda name: (-counts[name], name)) if counts else ""


def suggestions_json(found: Iterable[Suggestion]) -> list[dict[str, Any]]:
    return [{column: getattr(one, column) for column in _COLUMNS} for one in found]


def suggestions_csv(found: Iterable[Suggestion], stream: TextIO) -> None:
    """A row for each label: ``label,resumes,mentions,list``."""
    sheet = csv.writer(stream, lineterminator="\n")
    sheet.writerow(_COLUMNS)
    sheet.writerows((cell(one.label), one.resumes, one.mentions, cell(one.list)) for one in found)


def suggestions_text(found: list[Suggestion]) -> str:
    """A table for a person."""
    if not found:
        return "nothing that the taxonomy does not know\n"
    lines = [f"{'resumes':>7} {'mentions':>8}  label"]
    for one in found:
        heading = f"  ({one.list})" if one.list else ""
        lines.append(f"{one.resumes:>7} {one.mentions:>8}  {one.label}{heading}")
    return "\n".join(lines) + "\n"
