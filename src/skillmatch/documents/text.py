"""Plain text or Markdown in, a ``Document`` whose text is the decoded file unchanged.

Only a byte order mark is dropped; CRLF stays. Paragraphs are logical lines: prose that was wrapped by hand is one
paragraph across its newlines, headings, items and short lines are one each.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from skillmatch import errors
from skillmatch.documents.flow import places_of
from skillmatch.documents.limits import Limits
from skillmatch.documents.model import Document, Places, Warning
from skillmatch.documents.paragraphs import begins_item

__all__ = ["decoded", "read"]

_MARKS = ((b"\xef\xbb\xbf", "utf-8"), (b"\xff\xfe\x00\x00", "utf-32-le"), (b"\x00\x00\xfe\xff", "utf-32-be"),
          (b"\xff\xfe", "utf-16-le"), (b"\xfe\xff", "utf-16-be"))  # fmt: skip
_BREAK = re.compile(r"\r\n|\r|\n|\f|\u2028|\u2029|\x85")
_CONTROL = re.compile("[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f]")
_SENTENCE_END = re.compile(r"[.!?:;]['\"”’)]?$")
_MARKDOWN_HEADING = re.compile(r"\s{0,3}#{1,6}\s+\S")
_MARKDOWN_OWN_LINE = re.compile(r"\s*(?:[-*_=]{3,}\s*$|\|.*\||>|```|~~~)|.*(?:  |\\)$")
_MARKDOWN_LINK = re.compile(r"\[([^\[\]\n]{1,300})\]\(\s*<?([^()\s<>]{1,2000})>?[^()\n]{0,200}\)")
_WRAP_WIDTHS = (46, 140)  # columns between which people and programs wrap prose
_MOST_FOR_GUESSING = 65_536  # bytes shown to the guesser of encodings


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


# ── bytes to text ─────────────────────────────────────────────────────────────────────────────────────────────


def decoded(data: bytes) -> tuple[str, str, list[Warning]]:
    """The text, the encoding it was written in, and what is doubtful about that.

    >>> decoded("Zoë".encode("utf-16"))[:2]
    ('Zoë', 'utf-16-le')
    """
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            text = data[len(mark) :].decode(encoding, "replace")
            return _checked(text), encoding, _damage(text)
    try:
        return _checked(data.decode("utf-8")), "utf-8", []
    except UnicodeDecodeError:
        pass
    if b"\x00" in data:
        return _without_mark(data)
    return _guessed(data)


def _without_mark(data: bytes) -> tuple[str, str, list[Warning]]:
    """UTF-16 without a byte order mark: every other byte of Western text is zero."""
    even, odd = data[0:4096:2].count(0), data[1:4096:2].count(0)
    if max(even, odd) * 5 < min(len(data), 4096):
        raise _binary()
    encoding = "utf-16-le" if odd > even else "utf-16-be"
    text = data.decode(encoding, "replace")
    return _checked(text), encoding, _damage(text)


def _guessed(data: bytes) -> tuple[str, str, list[Warning]]:
    if len(_CONTROL.findall(data[:4096].decode("latin-1"))) > 8:
        raise _binary()
    tail = data[-8:]
    try:  # cut off inside a character, else UTF-8
        text = data[: -len(tail)].decode("utf-8") + tail.decode("utf-8", "replace")
        return _checked(text), "utf-8", _damage(text)
    except UnicodeDecodeError:
        pass
    if data.decode("utf-8", "replace").count("\ufffd") * 200 < len(data) and _is_mostly_utf8(data):
        text = data.decode("utf-8", "replace")
        return _checked(text), "utf-8", _damage(text)
    from charset_normalizer import from_bytes  # 20 ms, and rarely needed

    best = from_bytes(data[:_MOST_FOR_GUESSING]).best()
    encoding = best.encoding if best is not None else "cp1252"
    text = data.decode(encoding, "replace")
    doubt = Warning("encoding-guessed", f"the text is not UTF-8; it was read as {encoding}")
    return _checked(text), encoding, [doubt]


def _is_mostly_utf8(data: bytes) -> bool:
    """Whether most bytes beyond ASCII stand in whole UTF-8 sequences."""
    high = sum(byte >= 0x80 for byte in data[:_MOST_FOR_GUESSING])
    kept = data[:_MOST_FOR_GUESSING].decode("utf-8", "ignore").encode("utf-8")
    return sum(byte >= 0x80 for byte in kept) * 10 > high * 9


def _checked(text: str) -> str:
    controls = len(_CONTROL.findall(text[:100_000]))
    if "\x00" in text[:100_000] or controls * 50 > max(len(text[:100_000]), 100):
        raise _binary()
    return text


def _damage(text: str) -> list[Warning]:
    lost = text.count("\ufffd")
    return [Warning("characters-lost", f"{lost} characters are damaged in the file")] if lost else []


def _binary() -> errors.UnsupportedFormat:
    return errors.UnsupportedFormat("this is no text and no document that is known")


# ── text to paragraphs ────────────────────────────────────────────────────────────────────────────────────────


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
    near = sum(width > widest - 14 for width in widths)
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
    if not widest or len(before.seen) + 1 + len(words[0]) <= widest - 4:
        return False
    first = line.seen[0]
    ended = _SENTENCE_END.search(before.seen) is not None
    indent = len(text[line.start : line.end]) - len(text[line.start : line.end].lstrip())
    hanging = indent > 0 and text[before.start : before.end][:1].strip() != ""
    return first.islower() or not ended or hanging or len(before.seen) > widest - 14


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
