"""A document as it would read with one more line: what a person would get who pasted it into the file.

In: ``Document``, where lines end, the words of new lines. Out: the edited ``Document`` and the spans of the new lines.
Plain text and Markdown are edited and read again; in other forms all places move and the new line takes the looks of
the line above it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np

from skillmatch.documents.limits import Limits
from skillmatch.documents.model import Document, Places
from skillmatch.documents.text import read

__all__ = ["Inserted", "NewLine", "with_lines"]

_TEXT_FORMS = ("text", "markdown")


@dataclass(frozen=True, slots=True)
class NewLine:
    """A line below the one that holds ``at``. ``like``: an offset into a line whose size and weight it takes (default:
    the line above); ``gap``: a blank line stands before it; ``heading``: the form itself marks it as a heading."""

    at: int
    text: str
    like: int | None = None
    gap: bool = False
    heading: bool = False


@dataclass(frozen=True, slots=True)
class Inserted:
    """``spans``: where each new line stands, in the order given."""

    document: Document
    spans: tuple[tuple[int, int], ...]


def with_lines(document: Document, lines: Sequence[NewLine]) -> Inserted:
    """The document with these lines; of several below the same line the first given stands first.

    >>> from skillmatch.documents.text import read
    >>> plain = read(b"Skills\\nPython\\n\\nEducation\\n", "text", Limits())
    >>> with_lines(plain, [NewLine(10, "SQL")]).document.text
    'Skills\\nPython\\nSQL\\n\\nEducation\\n'
    """
    order = sorted(range(len(lines)), key=lambda i: (_end_of_line(document, lines[i].at), i))
    spans: list[tuple[int, int]] = [(0, 0)] * len(lines)
    pieces: list[str] = []
    cuts: list[tuple[int, int]] = []  # where text was put in, how much
    at, length = 0, 0
    newline = "\r\n" if document.form in _TEXT_FORMS and "\r\n" in document.text else "\n"
    for i in order:
        end = _end_of_line(document, lines[i].at)
        before = newline * (2 if lines[i].gap else 1) if end or pieces else ""
        pieces += [document.text[at:end], before, lines[i].text]
        length += end - at + len(before)
        spans[i] = (length, length + len(lines[i].text))
        length += len(lines[i].text)
        cuts.append((end, len(before) + len(lines[i].text)))
        at = end
    pieces.append(document.text[at:])
    text = "".join(pieces)
    if document.form in _TEXT_FORMS:
        again = read(text.encode("utf-8"), document.form, Limits(chars=max(Limits().chars, len(text))))
        return Inserted(replace(again, meta=document.meta, warnings=document.warnings), tuple(spans))
    return Inserted(_moved(document, text, cuts, [(lines[i], spans[i]) for i in order]), tuple(spans))


def _end_of_line(document: Document, at: int) -> int:
    """Where the paragraph that holds an offset ends; in plain text the line."""
    if document.form in _TEXT_FORMS:
        ends = [found for sign in "\r\n" if (found := document.text.find(sign, at)) >= 0]
        return min(ends, default=len(document.text))
    return next((end for start, end in document.paragraphs if start <= at <= end), at)


def _moved(
    document: Document, text: str, cuts: list[tuple[int, int]], new: list[tuple[NewLine, tuple[int, int]]]
) -> Document:
    edges = np.array([cut for cut, _ in cuts], dtype=np.int64)
    grown = np.concatenate(([0], np.cumsum([amount for _, amount in cuts])))

    def start_moved(offset: int) -> int:
        return offset + int(grown[int(np.searchsorted(edges, offset, side="right"))])

    def end_moved(offset: int) -> int:
        return offset + int(grown[int(np.searchsorted(edges, offset, side="left"))])

    def moved(span: tuple[int, int]) -> tuple[int, int]:
        return start_moved(span[0]), end_moved(span[1])

    spans = [span for _, span in new]
    last = len(document.text)
    return replace(
        document,
        text=text,
        paragraphs=tuple(sorted([*map(moved, document.paragraphs), *spans])),
        headings=tuple(sorted([*map(moved, document.headings), *(span for line, span in new if line.heading)])),
        links=tuple((*moved((start, end)), url) for start, end, url in document.links),
        pages=tuple(
            replace(
                page,
                start=end_moved(page.start),  # what is put at the border of two pages stands on the first
                end=start_moved(page.end) if page.end < last or not document.pages else len(text),
            )
            for page in document.pages
        ),
        lines=_with_new(document, document.lines, edges, grown, new, words=False),
        words=_with_new(document, document.words, edges, grown, new, words=True),
    )


def _with_new(
    document: Document,
    places: Places,
    edges: np.ndarray[tuple[int], np.dtype[np.int64]],
    grown: np.ndarray[tuple[int], np.dtype[np.int64]],
    new: list[tuple[NewLine, tuple[int, int]]],
    *,
    words: bool,
) -> Places:
    """The places with those of the new lines, which take page, size and weight of the line that they are like."""
    starts = (places.starts + grown[np.searchsorted(edges, places.starts, side="right")]).tolist()
    ends = (places.ends + grown[np.searchsorted(edges, places.ends, side="left")]).tolist()
    rows = list(
        zip(starts, ends, places.pages.tolist(), places.boxes.tolist(), places.sizes.tolist(), places.bold.tolist(),
            strict=True)
    )  # fmt: skip
    for line, (start, end) in new:
        page, box, size, bold = _looks(document.lines, line.like if line.like is not None else line.at)
        page, box = _looks(document.lines, line.at)[:2]
        spans = [(start, end)]
        if words:
            spans, at = [], start
            for word in line.text.split():
                at = start + line.text.index(word, at - start)
                spans.append((at, at + len(word)))
                at += len(word)
        rows += [(*span, page, box, size, bold) for span in spans]
    rows.sort(key=lambda row: row[:2])
    return Places.of(
        [(row[0], row[1]) for row in rows],
        pages=[row[2] for row in rows],
        boxes=[tuple(row[3]) for row in rows],
        sizes=[row[4] for row in rows],
        bold=[row[5] for row in rows],
    )


def _looks(lines: Places, at: int) -> tuple[int, list[float], float, bool]:
    """Page, box, size and weight of the line that holds an offset, or of the last before it."""
    if not len(lines):
        return 0, [0.0] * 4, 0.0, False
    i = max(0, int(np.searchsorted(lines.starts, at, side="right")) - 1)
    return int(lines.pages[i]), lines.boxes[i].tolist(), float(lines.sizes[i]), bool(lines.bold[i])
