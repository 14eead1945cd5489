"""Paragraphs one after the other in, a ``Document`` without pages out: for HTML and DOCX.

Keeps what a form says about its paragraphs (heading, link) beside the text that it writes.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from skillmatch.documents.limits import Limits
from skillmatch.documents.model import Document, Hidden, Places, Warning

__all__ = ["Flow", "Link", "places_of"]

_WORD = re.compile(r"\S+")
_SPACE = re.compile(r"[ \t\r\f\v\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000]+")
_LONGEST_ADDRESS = 2_000  # of a link; longer ones carry data
_UNSEEN = re.compile(
    "[\x00-\x08\x0e-\x1f\u00ad\u200b-\u200f\u034f\u061c\u180e\u202a-\u202e\u2060-\u206f\ufe00-\ufe0f\ufeff\U000e0000-\U000e007f]"
)

#: where a link's words stand in its paragraph, and the address behind them
Link = tuple[int, int, str]


@dataclass(slots=True)
class Flow:
    """Collects paragraphs. ``add`` takes text as written; spaces are closed up, "\\n" inside stays a line break."""

    limits: Limits
    pieces: list[str] = field(default_factory=list)
    length: int = 0
    paragraphs: list[tuple[int, int]] = field(default_factory=list)
    headings: list[tuple[int, int]] = field(default_factory=list)
    links: list[Link] = field(default_factory=list)
    bold: list[bool] = field(default_factory=list)
    sizes: list[float] = field(default_factory=list)
    hidden: list[Hidden] = field(default_factory=list)
    cut: bool = False
    _gap: bool = False
    _unseen: int = 0
    _addresses: int = 0  # characters of all of them

    def add(
        self,
        text: str,
        *,
        heading: bool = False,
        bold: bool = False,
        size: float = 0.0,
        links: tuple[tuple[str, str], ...] = (),
    ) -> None:
        """One paragraph; nothing when it is blank. ``links`` are (words, address) in order."""
        text = _tidy(text)
        if not text or self.cut:
            return
        if self.length + len(text) > self.limits.chars:
            self.cut = True
            text = text[: max(0, self.limits.chars - self.length)].rstrip()
            if not text:
                return
        if self.pieces:
            self._write("\n\n" if self._gap or heading else "\n")
        self._gap = False
        start = self.length
        self._write(text)
        span = (start, self.length)
        self.paragraphs.append(span)
        if heading:
            self.headings.append(span)
        self.bold.append(bold)
        self.sizes.append(size)
        self._add_links(text, start, links)

    def hide(self, text: str, reason: str = "marked-hidden") -> None:
        """Text that the form does not show to a reader; nothing when it is blank or there is too much of it."""
        text = _tidy(text)
        if text and self._unseen + len(text) <= self.limits.chars:
            self._unseen += len(text)
            self.hidden.append(Hidden(0, text, reason))

    def gap(self) -> None:
        """A blank line before the next paragraph."""
        self._gap = bool(self.pieces)

    def document(self, form: str, warnings: list[Warning], meta: dict[str, str]) -> Document:
        """All that was added."""
        text = "".join(self.pieces)
        if self.cut:
            warnings = [*warnings, Warning("text-cut", f"only the first {self.limits.chars:,} characters were read")]
        lines, bold, sizes = [], [], []
        for (start, end), heavy, size in zip(self.paragraphs, self.bold, self.sizes, strict=True):
            for line in _lines(text, start, end):
                lines.append(line)
                bold.append(heavy)
                sizes.append(size)
        return Document(
            form=form,
            text=text,
            paragraphs=tuple(self.paragraphs),
            lines=Places.of(lines, bold=bold, sizes=sizes),
            words=places_of(text),
            headings=tuple(self.headings),
            hidden=tuple(self.hidden),
            links=tuple(self.links),
            warnings=tuple(warnings),
            meta=meta,
        )

    def _write(self, piece: str) -> None:
        self.pieces.append(piece)
        self.length += len(piece)

    def _add_links(self, text: str, start: int, links: tuple[tuple[str, str], ...]) -> None:
        at = 0
        for words, address in links:
            words = _tidy(words)
            found = text.find(words, at) if words else -1
            if found >= 0:
                at = found + len(words)
                if len(address) <= _LONGEST_ADDRESS and self._addresses + len(address) <= self.limits.chars:
                    self._addresses += len(address)
                    self.links.append((start + found, start + at, address))


def _tidy(text: str) -> str:
    lines = (_SPACE.sub(" ", line).strip() for line in _UNSEEN.sub("", text).split("\n"))
    return "\n".join(line for line in lines if line)


def _lines(text: str, start: int, end: int) -> list[tuple[int, int]]:
    spans = []
    at = start
    for line in text[start:end].split("\n"):
        spans.append((at, at + len(line)))
        at += len(line) + 1
    return spans


def places_of(text: str) -> Places:
    """The words of a text without pages: spans alone."""
    return Places.of([found.span() for found in _WORD.finditer(text)])
