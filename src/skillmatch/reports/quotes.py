"""Spans of a resume in, quotes for people out: the logical line around the evidence, the evidence marked, its place.

A quote is at most ``WIDTH`` characters long and belongs to one logical line; evidence in the same line shares it.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache

from skillmatch.reports.wording import SECTION_NAMES, short, shown_character
from skillmatch.resume import Position, Resume

__all__ = ["WIDTH", "Place", "Quote", "Quoter"]

Span = tuple[int, int]

#: the most characters that a quote shows
WIDTH = 120
_ELLIPSIS = "…"
#: characters that should follow the evidence where a line is cut
_WORDS_BEHIND = 16


@dataclass(frozen=True, slots=True)
class Place:
    """Where something stands. ``page`` is None where the form has no pages; ``position`` is the job it stands in."""

    page: int | None
    section: str
    position: str

    @property
    def short(self) -> str:
        """The place in few words: ``page 1, Experience``."""
        return f"page {self.page}, {self.section}" if self.page is not None else self.section

    @property
    def words(self) -> str:
        """The place with its position: ``page 1, Experience: Data Engineer``."""
        return f"{self.short}: {self.position}" if self.position else self.short


@dataclass(frozen=True, slots=True)
class Quote:
    """A line of the file in pieces, each with whether it is evidence."""

    pieces: tuple[tuple[str, bool], ...]
    place: Place

    @property
    def text(self) -> str:
        """The quote without its marks."""
        return "".join(piece for piece, _ in self.pieces)


class Quoter:
    """Quotes from one resume."""

    def __init__(self, resume: Resume) -> None:
        self._resume = resume
        self._lines = sorted(span for span in resume.paragraphs if span[0] < span[1])
        self._starts = [start for start, _ in self._lines]
        self._clean = lru_cache(maxsize=64)(self._cleaned)

    def place(self, offset: int) -> Place:
        """Where an offset of the text stands."""
        resume = self._resume
        page = next((p.number for p in resume.pages if p.start <= offset < max(p.end, p.start + 1)), None)
        job = self._job_at(offset)
        title = short(job.title or job.organisation, 60) if job is not None else ""
        headline = resume.headline is not None and resume.headline[0] <= offset < resume.headline[1]
        return Place(page, "Headline" if headline else SECTION_NAMES[resume.section_at(offset)], title)

    def quotes(self, spans: Iterable[Span], *, most: int = 3, width: int = WIDTH) -> tuple[list[Quote], int]:
        """Up to ``most`` quotes, each of another line, in the order of the text, and how many lines are left over.

        Lines of a position speak louder than lists, then those with the most evidence.
        """
        by_line: dict[Span, list[Span]] = {}
        for start, end in sorted(spans):
            if start < end:
                start, end = self._degree_in(start, end)
                by_line.setdefault(self._line_at(start, end), []).append((start, end))
        best = sorted(by_line, key=lambda line: (self._job_at(line[0]) is None, -len(set(by_line[line])), line))[:most]
        return [self._quote(line, by_line[line], width) for line in sorted(best)], len(by_line) - len(best)

    def places(self, spans: Iterable[Span]) -> str:
        """The places of the spans in one line: ``page 1: Summary, Experience ×2; page 2: Skills``."""
        by_page: dict[int | None, dict[str, int]] = {}
        for start, _ in sorted(spans):
            place = self.place(start)
            sections = by_page.setdefault(place.page, {})
            sections[place.section] = sections.get(place.section, 0) + 1
        told: list[str] = []
        for page, sections in by_page.items():
            names = ", ".join(name if count == 1 else f"{name} ×{count}" for name, count in sections.items())
            told.append(names if page is None else f"page {page}: {names}")
        return "; ".join(told)

    def _job_at(self, offset: int) -> Position | None:
        return next((p for p in self._resume.positions if p.span[0] <= offset < p.span[1]), None)

    def _degree_in(self, start: int, end: int) -> Span:
        """Of a long entry of the education, from the field of study on: what stands before it is no degree."""
        entry = next((e for e in self._resume.education if e.span == (start, end)), None)
        if entry is None or not entry.field or end - start <= WIDTH:
            return start, end
        at = self._resume.text.lower().find(entry.field.lower(), start, end)
        line = next((span for span in self._lines if span[0] <= at < span[1]), None)
        return (max(start, line[0]), min(end, line[1])) if at >= 0 and line is not None else (start, end)

    def _line_at(self, start: int, end: int) -> Span:
        i = bisect_right(self._starts, start) - 1
        if i < 0 or start >= self._lines[i][1]:
            return start, end
        first, last = self._lines[i]
        if end > last and end - start <= WIDTH:  # a degree told in two or three short lines is quoted whole
            j = bisect_right(self._starts, end - 1) - 1
            last = max(last, min(self._lines[j][1], first + 2 * WIDTH))
        return first, last

    def _cleaned(self, line: Span) -> tuple[str, list[int]]:
        """The line as shown, and the offset in the text of each of its characters."""
        text = self._resume.text
        shown: list[str] = []
        offsets: list[int] = []
        for offset in range(line[0], min(line[1], len(text))):
            character = shown_character(text[offset])
            if character and not (character == " " and (not shown or shown[-1] == " ")):
                shown.append(character)
                offsets.append(offset)
        while shown and shown[-1] == " ":
            shown.pop()
            offsets.pop()
        return "".join(shown), offsets

    def _quote(self, line: Span, spans: Sequence[Span], width: int) -> Quote:
        text, offsets = self._clean(line)
        marks = _joined([(bisect_left(offsets, start), bisect_left(offsets, end)) for start, end in spans])
        low, high = _window(text, marks[0] if marks else (0, 0), width)
        pieces: list[tuple[str, bool]] = []
        at = low
        for start, end in marks:
            start, end = max(start, at), min(end, high)
            if start >= end:
                continue
            pieces += [(text[at:start], False), (text[start:end], True)]
            at = end
        pieces.append((text[at:high], False))
        before, after = low > 0, high < len(text)
        ends = ((_ELLIPSIS, False) if before else ("", False), (_ELLIPSIS, False) if after else ("", False))
        return Quote(tuple(p for p in (ends[0], *pieces, ends[1]) if p[0]), self.place(spans[0][0]))


def _joined(marks: list[Span]) -> list[Span]:
    """Marks in order, overlapping ones made one, empty ones left out."""
    joined: list[Span] = []
    for start, end in sorted(marks):
        if start >= end:
            continue
        if joined and start < joined[-1][1]:
            joined[-1] = (joined[-1][0], max(end, joined[-1][1]))
        else:
            joined.append((start, end))
    return joined


def _window(text: str, mark: Span, width: int) -> Span:
    """The part of a long line to show: its beginning where that holds the mark with some words behind it, else the mark
    with a third of the room before it; cut at blanks where they are."""
    if len(text) <= width:
        return 0, len(text)
    room = width - 2 * len(_ELLIPSIS)
    start, end = mark
    low = 0
    if end > room - _WORDS_BEHIND:
        low = min(max(0, start - max(0, room - (end - start)) // 3), len(text) - room)
    high = min(len(text), low + room)
    if low:
        blank = text.find(" ", low, start)
        low = blank + 1 if blank >= 0 else low
    if high < len(text):
        blank = text.rfind(" ", max(end, low + 1), high + 1)
        high = blank if blank > low else high
    return low, high
