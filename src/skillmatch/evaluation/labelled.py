"""Positions and degrees as read, beside those labelled by hand: how many are found, and what is right of them.

A found position counts when its first line lies within one line of a labelled one; its span is right when it also
ends within two lines of the labelled end. A degree counts when it begins within three lines of a labelled one and has
its level. Only lines with text count, in reading order. Dated projects are no positions. What is found at a
"doubtful" place counts neither for nor against.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np

from skillmatch.documents import Document, Reader
from skillmatch.evaluation.labels import Label, Place, documents_of, read_labels
from skillmatch.evaluation.reading import MEASURED_AS_OF
from skillmatch.resume import Education, Position, Span, parse
from skillmatch.skills import default_finder

__all__ = ["evaluate_labels", "labels_table"]

_FIRST, _LAST, _DEGREE = 1, 2, 3
_SHOWN = 30  # faults in the table for people; JSON has them all
_NEAR = 8.0  # points: no line's top lies farther from its label
_SAME_ROW = 3.0  # points between the tops of lines that stand side by side


@dataclass(frozen=True, slots=True)
class _Pair:
    label: Label
    found: int
    distance: int


class _Lines:
    """The lines with text of one document, in reading order."""

    def __init__(self, document: Document) -> None:
        text, lines = document.text, document.lines
        kept = [i for i in range(len(lines)) if text[lines.starts[i] : lines.ends[i]].strip()]
        self.starts = lines.starts[kept]
        self.pages = lines.pages[kept]
        self.tops = lines.boxes[kept, 1]
        self.numbers = np.array([text.count("\n", 0, int(start)) + 1 for start in self.starts])
        self.text = text

    def index(self, offset: int) -> int:
        """The line that holds this offset."""
        while offset < len(self.text) and self.text[offset].isspace():
            offset += 1
        return max(int(np.searchsorted(self.starts, offset, side="right")) - 1, 0)

    def last_of(self, span: Span) -> int:
        return max(int(np.searchsorted(self.starts, span[0] + len(self.text[slice(*span)].rstrip()))) - 1, 0)

    def at(self, place: Place) -> list[int]:
        """The lines at a place: several where columns stand side by side, none where nothing was read there."""
        if not place.page:
            return [int(i) for i in np.flatnonzero(self.numbers == int(place.at))]
        apart = np.where(self.pages == place.page, np.abs(self.tops - place.at), np.inf)
        nearest = float(apart.min(initial=np.inf))
        return [int(i) for i in np.flatnonzero(apart <= nearest + _SAME_ROW)] if nearest <= _NEAR else []

    def apart(self, line: int, place: Place) -> int:
        """How many lines lie between a line and a place; many where nothing was read there."""
        return min((abs(line - i) for i in self.at(place)), default=10_000)

    def told(self, line: int) -> tuple[int | None, float]:
        """Page and top, or the line of the file."""
        if self.pages[line]:
            return int(self.pages[line]), round(float(self.tops[line]), 1)
        return None, int(self.numbers[line])


class _Tally:
    """Counts and faults of all files."""

    def __init__(self) -> None:
        self.counts: dict[str, int] = {}
        self.faults: list[dict[str, Any]] = []
        self.file = ""

    def add(self, name: str, right: bool = True) -> None:
        self.counts[name] = self.counts.get(name, 0) + right

    def fault(self, what: str, place: tuple[int | None, float], labelled: Any = None, found: Any = None) -> None:
        self.faults.append(
            {"file": self.file, "page": place[0], "line": place[1], "what": what, "labelled": labelled, "found": found}
        )

    def judge(self, what: str, place: Place, labelled: Any, found: Any) -> None:
        """Counts a fact of something found."""
        self.add(f"{what} found")
        self.add(f"{what} right", labelled == found)
        if labelled != found:
            self.fault(what, (place.page or None, place.at), labelled, found)


def evaluate_labels(data: Path, labels: Path) -> dict[str, Any]:
    """Read the labelled files below ``data`` and compare. "Present" means ``MEASURED_AS_OF``.

    Shares are 0 to 1, None where there is nothing to count. Raises ``InvalidUse`` for a labels file that cannot be
    used and the ``UnreadableFile`` that fits for a file that cannot be read.
    """
    rows = read_labels(labels)
    finder = default_finder()
    tally = _Tally()
    files = 0
    with Reader() as reader:
        for file, document, own in documents_of(data, rows, labels, reader):
            files += 1
            tally.file = file
            resume = parse(document, file=file, finder=finder, as_of=MEASURED_AS_OF, versions={})
            lines = _Lines(document)
            _positions(tally, lines, own, [p for p in resume.positions if p.kind != "project"])
            _degrees(tally, lines, own, resume.education)
    return {"files": files, **_figures(tally.counts), "faults": tally.faults}


def _positions(tally: _Tally, lines: _Lines, own: Sequence[Label], positions: Sequence[Position]) -> None:
    labels = [label for label in own if label.kind == "position"]
    firsts = [lines.index(position.span[0]) for position in positions]
    pairs = _pairs(lines, labels, firsts, _FIRST, lambda label, found: False)
    for label in labels:
        place = (label.first.page or None, label.first.at)
        tally.add("position labelled")
        tally.add("title labelled", bool(label.titled))
        pair = pairs.get(label.row)
        if pair is None:
            tally.fault("position-missed", place)
            continue
        tally.add("position found")
        position = positions[pair.found]
        last = lines.last_of(position.span)
        assert label.last is not None  # a position's label has its last line
        ends = lines.apart(last, label.last) <= _LAST
        tally.add("span found", ends)
        if not ends:
            tally.fault("last-line", place, _told(label.last), lines.told(last))
        tally.judge("start", label.first, label.start, position.start)
        tally.judge("end", label.first, label.end, "present" if position.current else position.end)
        tally.judge("title", label.first, label.titled, bool(position.title))
    taken = {pair.found for pair in pairs.values()}
    for i, first in enumerate(firsts):
        if i in taken:
            tally.add("position told")
        elif not _doubtful(lines, own, first):
            tally.add("position told")
            tally.fault("position-false", lines.told(first))


def _degrees(tally: _Tally, lines: _Lines, own: Sequence[Label], degrees: Sequence[Education]) -> None:
    labels = [label for label in own if label.kind == "education"]
    firsts = [lines.index(degree.span[0]) for degree in degrees]
    pairs = _pairs(lines, labels, firsts, _DEGREE, lambda label, i: label.level == degrees[i].level)
    for label in labels:
        pair = pairs.get(label.row)
        place = (label.first.page or None, label.first.at)
        tally.add("degree labelled", label.level is not None)
        tally.add("state labelled", label.level is not None and label.state != "unknown")
        if pair is None:
            if label.level is not None:
                tally.fault("degree-missed", place, label.level)
            continue
        degree = degrees[pair.found]
        tally.add("degree told", degree.level is not None)
        if degree.level != label.level:
            tally.fault("level", place, label.level, degree.level)
            continue
        if label.level is None:
            continue
        tally.add("degree found")
        if label.state != "unknown":
            tally.judge("state", label.first, label.state, degree.state)
        tally.judge("year", label.first, label.end[:4] if label.end else None, degree.end[:4] if degree.end else None)
    taken = {pair.found for pair in pairs.values()}
    for i, first in enumerate(firsts):
        if i not in taken and degrees[i].level is not None and not _doubtful(lines, own, first):
            tally.add("degree told")
            tally.fault("degree-false", lines.told(first), None, degrees[i].level)


def _pairs(
    lines: _Lines, labels: Sequence[Label], firsts: Sequence[int], most: int, alike: Callable[[Label, int], bool]
) -> dict[int, _Pair]:
    """Which found one stands for which label: one each, the nearest first; of two equally near the one alike."""
    near = [
        _Pair(label, i, distance)
        for label in labels
        for i, first in enumerate(firsts)
        if (distance := lines.apart(first, label.first)) <= most
    ]
    near.sort(key=lambda p: (p.distance, not alike(p.label, p.found), p.label.row, p.found))
    pairs: dict[int, _Pair] = {}
    taken: set[int] = set()
    for pair in near:
        if pair.label.row not in pairs and pair.found not in taken:
            pairs[pair.label.row] = pair
            taken.add(pair.found)
    return pairs


def _doubtful(lines: _Lines, own: Sequence[Label], first: int) -> bool:
    for label in own:
        if label.kind == "doubtful":
            begins, ends = lines.at(label.first), lines.at(label.last or label.first)
            if begins and ends and min(begins) - _FIRST <= first <= max(ends) + _FIRST:
                return True
    return False


def _told(place: Place) -> tuple[int | None, float]:
    return place.page or None, place.at


# ── figures ───────────────────────────────────────────────────────────────────────────────────────────────────


def _figures(counts: Mapping[str, int]) -> dict[str, Any]:
    def of(right: str, told: str, labelled: str) -> dict[str, Any]:
        hits, found, wanted = (counts.get(name, 0) for name in (right, told, labelled))
        return {
            "labelled": wanted,
            "found": found,
            "right": hits,
            "precision": _share(hits, found),
            "recall": _share(hits, wanted),
            "f1": _share(2 * hits, found + wanted),
        }

    def fact(what: str, labelled: str) -> dict[str, Any]:
        right, found = counts.get(f"{what} right", 0), counts.get(f"{what} found", 0)
        wanted = counts.get(labelled, 0)
        return {"right": right, "of_found": _share(right, found), "of_all": _share(right, wanted)}

    return {
        "positions": of("position found", "position told", "position labelled"),
        "spans": of("span found", "position told", "position labelled"),
        "starts": fact("start", "position labelled"),
        "ends": fact("end", "position labelled"),
        "titles": fact("title", "position labelled"),
        "degrees": of("degree found", "degree told", "degree labelled"),
        "states": fact("state", "state labelled"),
        "years": fact("year", "degree labelled"),
    }


def _share(part: int, whole: int) -> float | None:
    return part / whole if whole else None


def labels_table(report: Mapping[str, Any]) -> str:
    """The report as lines of text: figures, then the first faults."""
    lines = [f"{report['files']} labelled files", "", f"{'':<12}{'labelled':>9}{'found':>7}{'right':>7}"]
    lines[-1] += f"{'precision':>11}{'recall':>8}{'F1':>7}"
    for name in ("positions", "spans", "degrees"):
        row = report[name]
        lines.append(
            f"{name:<12}{row['labelled']:>9}{row['found']:>7}{row['right']:>7}"
            f"{_told_share(row['precision']):>11}{_told_share(row['recall']):>8}{_told_share(row['f1']):>7}"
        )
    lines += ["", f"{'':<12}{'right':>9}{'of found':>10}{'of all':>8}"]
    for name in ("starts", "ends", "titles", "states", "years"):
        row = report[name]
        lines.append(f"{name:<12}{row['right']:>9}{_told_share(row['of_found']):>10}{_told_share(row['of_all']):>8}")
    faults = report["faults"]
    lines += ["", f"{len(faults)} faults"]
    for fault in faults[:_SHOWN]:
        page = f" page {fault['page']}" if fault["page"] else ""
        where = f"{fault['file']}{page} {'at' if fault['page'] else 'line'} {fault['line']:g}"
        told = f": {fault['labelled']} was read as {fault['found']}" if fault["found"] != fault["labelled"] else ""
        lines.append(f"  {where}: {fault['what']}{told}")
    if len(faults) > _SHOWN:
        lines.append(f"  … and {len(faults) - _SHOWN} more (--format json tells all)")
    return "\n".join(lines) + "\n"


def _told_share(share: float | None) -> str:
    return "–" if share is None else f"{share:.3f}"
