"""Texts with marked skills: JSON lines in, texts with their marks out.

A row is an object with ``id`` and ``text``, and marks in one of three shapes: ``skills`` (``start``, ``end``,
``label``), ``annotations`` (``span``, the words themselves, looked for in the text), or ``esco`` alone (names of ESCO
concepts that the text asks for, without places). Rows with a ``grade`` are resumes of the source that they name; all
others are sentences of adverts, whose source is the first word of the file's name.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from skillmatch.errors import InvalidUse

__all__ = ["Mark", "MarkedText", "read_marked"]

_UNMARKED = "none"  # the grade of resumes in which nobody marked anything


@dataclass(frozen=True, slots=True)
class Mark:
    """``text[start:end]`` was marked as a skill of this type ("" where the source has none)."""

    start: int
    end: int
    label: str


@dataclass(frozen=True, slots=True)
class MarkedText:
    """A text of one source. ``concepts``: the names of ESCO concepts where the source gives no places."""

    id: str
    source: str
    text: str
    resume: bool
    marks: tuple[Mark, ...]
    concepts: frozenset[str] = frozenset()

    @property
    def placed(self) -> bool:
        """Whether its skills are marked by place."""
        return not self.concepts


def read_marked(folder: Path, sources: frozenset[str] = frozenset()) -> dict[str, list[MarkedText]]:
    """The texts of every JSONL file of a folder by source, those of ``sources`` alone where any are named.

    Copies (``primary`` false) and resumes without any mark are left out. Raises ``InvalidUse`` with file and line.
    """
    files = sorted(folder.glob("*.jsonl"))
    if not files:
        raise InvalidUse(f"{folder}: there is no .jsonl file in it", remedy="Name a folder of marked texts.")
    by_source: dict[str, list[MarkedText]] = {}
    for path in files:
        for place, row in _rows(path):
            text = _text(place, row, path)
            if text is not None and (not sources or text.source in sources):
                by_source.setdefault(text.source, []).append(text)
    missing = sorted(sources - set(by_source))
    if missing:
        raise InvalidUse(f"{folder}: no source {', '.join(missing)}", remedy="Leave --source away to see them all.")
    return dict(sorted(by_source.items()))


def _rows(path: Path) -> Iterator[tuple[str, Mapping[str, Any]]]:
    with path.open(encoding="utf-8") as stream:
        for number, line in enumerate(stream, start=1):
            place = f"{path.name}:{number}"
            try:
                row = json.loads(line)
            except ValueError:
                raise InvalidUse(f"{place}: not a JSON object") from None
            if not isinstance(row, dict) or not isinstance(row.get("text"), str):
                raise InvalidUse(f"{place}: an object with a text is needed")
            yield place, row


def _text(place: str, row: Mapping[str, Any], path: Path) -> MarkedText | None:
    resume = "grade" in row
    if not row.get("primary", True) or row.get("grade") == _UNMARKED:
        return None
    source = str(row["source"]) if resume else re.split(r"[._]", path.name)[0]
    text = row["text"]
    concepts: frozenset[str] = frozenset()
    try:
        if "skills" in row:
            marks = [Mark(int(s["start"]), int(s["end"]), str(s.get("label", ""))) for s in row["skills"]]
        elif "annotations" in row:
            marks = list(_located(text, [str(a["span"]) for a in row["annotations"]]))
        else:
            marks, concepts = [], frozenset(map(str, row["esco"]))
            if not concepts:
                return None
    except (KeyError, TypeError, ValueError):
        raise InvalidUse(f"{place}: marks are skills (start, end), annotations (span) or esco") from None
    if any(not 0 <= mark.start < mark.end <= len(text) for mark in marks):
        raise InvalidUse(f"{place}: a mark stands outside the text")
    bare = sorted({_bare(text, mark) for mark in marks}, key=lambda mark: (mark.start, mark.end))
    return MarkedText(str(row.get("id", place)), source, text, resume, tuple(bare), concepts)


def _located(text: str, spans: list[str]) -> Iterator[Mark]:
    """Each span where it stands; what the text does not hold word for word has no place."""
    lowered = text.lower()
    for span in dict.fromkeys(spans):
        at = lowered.find(span.lower()) if len(lowered) == len(text) and span else -1
        if at >= 0:
            yield Mark(at, at + len(span), "")


def _bare(text: str, mark: Mark) -> Mark:
    """The mark without blanks and points at its ends, which annotators drag along."""
    start, end = mark.start, mark.end
    while end - start > 1 and (text[end - 1].isspace() or text[end - 1] in ",;:•"):
        end -= 1
    while end - start > 1 and (text[start].isspace() or text[start] in ",;:•"):
        start += 1
    return Mark(start, end, mark.label)
