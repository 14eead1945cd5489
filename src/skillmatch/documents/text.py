"""Plain text or Markdown in, a ``Document`` whose text is the decoded file unchanged.

Only a byte order mark is dropped; CRLF stays. Paragraphs are logical lines: prose that was wrapped by hand is one
paragraph across its newlines, headings, items and short lines are one each.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from skillmatch.documents.encodings import decoded
from skillmatch.documents.flow import places_of
from skillmatch.documents.limits import Limits
from skillmatch.documents.model import Document, Places, Warning
from skillmatch.documents.paragraphs import begins_item

__all__ = ["read"]

_BREAK = re.compile(r"\r\n|\r|\n|\f|\u2028|\u2029|\x85")
_SENTENCE_END = re.compile(r"[.!?:;]['\"”’)]?$")
_MARKDOWN_HEADING = re.compile(r"\s{0,3}#{1,6}\s+\S")
_MARKDOWN_OWN_LINE = re.compile(r"\s*(?:[-*_=]{3,}\s*$|\|.*\||>|```|~~~)|.*(?:  |\\)$")
_MARKDOWN_LINK = re.compile(r"\[([^\[\]\n]{1,300})\]\(\s*<?([^()\s<>]{1,2000})>?[^()\n]{0,200}\)")
_WRAP_WIDTHS = (46, 200)  # columns between which people and programs wrap prose
_RAGGED = 12  # percent of the width by which lines set in a proportional font end apart


def read(data: bytes, form: str, limits: Limits) -> Document:
    """Reads plain text. Raises ``UnsupportedFormat`` for bytes that are no text."""
    text, encoding, warnings = decoded(data)
    if len(text) > limits.chars:
        text = text[: limits.chars]
        warnings.append(Warning("text-cut", f"only the first {limits.chars:,} characters were read"))
    lines = _lines(text)
    marked = form == "markdown"
    paragraphs = _paragraphs(text, lines, marked)
    return Document(
        form=form,
        text=text,
        paragraphs=tuple(paragraphs),
        lines=Places.of([(line.start, line.end) for line in lines]),
        words=places_of(text),
        headings=tuple(_markdown_headings(text, lines)) if marked else (),
        links=tuple((f.start(1), f.end(1), f[2]) for f in _MARKDOWN_LINK.finditer(text)) if marked else (),
        warnings=tuple(warnings),
        meta={"encoding": encoding},
    )


# ── paragraphs ────────────────────────────────────────────────────────────────────────────────────────────────────────


@dataclass(slots=True)
class _TextLine:
    """A line without its break: ``text[start:end]``, and what is seen of it."""

    start: int
    end: int
    seen: str


def _lines(text: str) -> list[_TextLine]:
    lines = []
    at = 0
    for found in _BREAK.finditer(text):
        lines.append(_TextLine(at, found.start(), text[at : found.start()].strip()))
        at = found.end()
    if at < len(text):
        lines.append(_TextLine(at, len(text), text[at:].strip()))
    return lines


def _paragraphs(text: str, lines: list[_TextLine], marked: bool) -> list[tuple[int, int]]:
    widest = _wrap_width(lines)
    paragraphs: list[tuple[int, int]] = []
    before: _TextLine | None = None
    for line in lines:
        if not line.seen:
            before = None
            continue
        start = line.end - len(text[line.start : line.end].lstrip())
        end = start + len(line.seen)
        if before is not None and _goes_on(before, line, widest, marked, text):
            paragraphs[-1] = (paragraphs[-1][0], end)
        else:
            paragraphs.append((start, end))
        before = line
    return paragraphs


def _wrap_width(lines: list[_TextLine]) -> int:
    """The column at which this text is wrapped, 0 if it is not: many lines end within a word's length before it."""
    widths = sorted(len(line.seen) for line in lines if line.seen)
    if not widths:
        return 0
    widest = widths[-1]
    near = sum(width > widest - _slack(widest, 14) for width in widths)
    if not _WRAP_WIDTHS[0] <= widest <= _WRAP_WIDTHS[1] or near < 2:
        return 0
    return widest


def _goes_on(before: _TextLine, line: _TextLine, widest: int, marked: bool, text: str) -> bool:
    words = line.seen.split(None, 2)
    if begins_item(words) or _is_heading(before.seen, marked) or _is_heading(line.seen, marked):
        return False
    if marked:
        whole = text[before.start : before.end]
        if _MARKDOWN_OWN_LINE.match(whole) or _MARKDOWN_OWN_LINE.match(line.seen):
            return False
    if not widest or len(before.seen) + 1 + len(words[0]) <= widest - _slack(widest, 4):
        return False
    first = line.seen[0]
    ended = _SENTENCE_END.search(before.seen) is not None
    indent = len(text[line.start : line.end]) - len(text[line.start : line.end].lstrip())
    hanging = indent > 0 and text[before.start : before.end][:1].strip() != ""
    return first.islower() or not ended or hanging or len(before.seen) > widest - _slack(widest, 14)


def _slack(widest: int, least: int) -> int:
    return max(least, widest * _RAGGED // 100)


def _is_heading(seen: str, marked: bool) -> bool:
    return bool(marked and _MARKDOWN_HEADING.match(seen)) or (seen.isupper() and len(seen) < 50)


def _markdown_headings(text: str, lines: list[_TextLine]) -> list[tuple[int, int]]:
    """Spans of ``#`` headings, and of lines underlined by ``===`` or ``---``; as paragraphs, signs and all."""
    spans = []
    fenced = False
    for line, after in zip(lines, [*lines[1:], None], strict=True):
        if line.seen.startswith(("```", "~~~")):
            fenced = not fenced
        if fenced or not line.seen:
            continue
        underlined = after is not None and len(after.seen) >= 3 and set(after.seen) in ({"="}, {"-"})
        if _MARKDOWN_HEADING.match(line.seen) or (underlined and not begins_item(line.seen.split())):
            start = line.start + len(text[line.start : line.end]) - len(text[line.start : line.end].lstrip())
            spans.append((start, start + len(line.seen)))
    return spans
