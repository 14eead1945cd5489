"""What a machine reads on a page, as marks to draw over it: ``Resume`` in, ``PageMarks`` in points out.

The marks are data first, a picture second (``debug_picture``): paragraphs in reading order, boxes of lines, runs of
lines that belong to a section or a position, skills that count or do not.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

import numpy as np

from skillmatch.documents import Document, Page
from skillmatch.reports.reading import dates_in_words
from skillmatch.reports.wording import SECTION_NAMES, short
from skillmatch.resume import Resume, SectionKind, Span, months_in_words

__all__ = ["PageMarks", "Rect", "Run", "page_marks"]

#: x0, top, x1, bottom in points
Rect = tuple[float, float, float, float]

_JUMP = 0.5  # line heights upwards that end a run: the next column, or a box beside


@dataclass(frozen=True, slots=True)
class Run:
    """Lines below each other that belong to one section, or to one position (``kind`` None); ``part`` tells which."""

    part: int
    kind: SectionKind | None
    label: tuple[str, ...]
    box: Rect


@dataclass(frozen=True, slots=True)
class PageMarks:
    """``paragraphs``: number over the whole file and box of the first line, in reading order. ``skills``: box, and
    whether the mention counts."""

    page: Page
    lines: tuple[Rect, ...]
    paragraphs: tuple[tuple[int, Rect], ...]
    sections: tuple[Run, ...]
    positions: tuple[Run, ...]
    skills: tuple[tuple[Rect, bool], ...]


def page_marks(resume: Resume, page: Page) -> PageMarks:
    """The marks of one page of a resume that has pages."""
    document = resume.document
    assert document is not None
    lines = _Lines(document, page)
    sections = [
        Run(number, section.kind, (SECTION_NAMES[section.kind] if section.heading else _untitled(section.kind),), box)
        for number, section in enumerate(resume.sections)
        for box in lines.runs(section.span)
    ]
    positions = [
        Run(-1 - number, None, _told(resume, number), box)
        for number, position in enumerate(resume.positions)
        for box in lines.runs(position.span)
    ]
    paragraphs = [
        (number, box)
        for number, span in enumerate(document.paragraphs, 1)
        if (box := next(lines.boxes(span), None)) is not None
    ]
    skills = {
        box: mention.context == "claimed"
        for counted in (True, False)  # a place that counts for one skill and not for another is shown as not counted
        for skill in resume.skills
        for mention in skill.mentions
        if (mention.context == "claimed") is counted
        for number, box in mention.boxes
        if number == page.number
    }
    return PageMarks(
        page=page,
        lines=tuple(lines.boxes((page.start, page.end))),
        paragraphs=tuple(paragraphs),
        sections=tuple(sections),
        positions=tuple(positions),
        skills=tuple(skills.items()),
    )


def _untitled(kind: SectionKind) -> str:
    return "No heading" if kind == "other" else f"{SECTION_NAMES[kind]} (no heading)"


def _told(resume: Resume, number: int) -> tuple[str, ...]:
    position = resume.positions[number]
    counted = months_in_words(position.months) if position.months else "not counted"
    kind = "" if position.kind == "job" else f" ({position.kind})"
    return f"Position {number + 1}{kind}", short(dates_in_words(position), 26), counted


class _Lines:
    """The lines of one page, in reading order."""

    def __init__(self, document: Document, page: Page) -> None:
        chosen = np.flatnonzero(document.lines.pages == page.number)
        self.starts = document.lines.starts[chosen].tolist()
        self.ends = document.lines.ends[chosen].tolist()
        self.rects: list[Rect] = [tuple(box) for box in document.lines.boxes[chosen].tolist()]

    def boxes(self, span: Span) -> Iterator[Rect]:
        """The boxes of the lines that stand in a span of the text."""
        for start, end, rect in zip(self.starts, self.ends, self.rects, strict=True):
            if start < span[1] and end > span[0]:
                yield rect

    def runs(self, span: Span) -> Iterator[Rect]:
        """The boxes around lines that follow each other down the page: a new one where reading jumps."""
        return _runs(self.boxes(span))


def _runs(boxes: Iterable[Rect]) -> Iterator[Rect]:
    run: Rect | None = None
    last: Rect | None = None
    for box in boxes:
        if run is None or last is None:
            run = box
        elif _goes_on(run, last, box):
            run = (min(run[0], box[0]), min(run[1], box[1]), max(run[2], box[2]), max(run[3], box[3]))
        else:
            yield run
            run = box
        last = box
    if run is not None:
        yield run


def _goes_on(run: Rect, last: Rect, box: Rect) -> bool:
    """Whether a line stands below the run, or on the row of the run's last line."""
    height = min(last[3] - last[1], box[3] - box[1])
    same_row = min(last[3], box[3]) - max(last[1], box[1]) > _JUMP * height
    below = box[1] > last[1] - _JUMP * height
    return same_row or (below and box[0] < run[2] and box[2] > run[0])
