"""Paragraphs of pages in, the text of a ``Document`` with the places of its lines and words out.

Words are parted by one space, lines by a newline, blocks and pages by a blank line. A paragraph's span runs across
its newlines, and across the end of its page where it goes on on the next. A word that a hyphen
splits at the end of a line is written whole on that line; both of its parts keep their own boxes.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from skillmatch.documents.hyphens import Hyphens
from skillmatch.documents.layout import Line
from skillmatch.documents.model import Page, Places

__all__ = ["Composer"]

_SPLIT = re.compile(r".*[^\W\d_]-")


@dataclass(slots=True)
class _Columns:
    """Places under construction."""

    spans: list[tuple[int, int]] = field(default_factory=list)
    pages: list[int] = field(default_factory=list)
    boxes: list[tuple[float, float, float, float]] = field(default_factory=list)
    sizes: list[float] = field(default_factory=list)
    bold: list[bool] = field(default_factory=list)

    def add(
        self, start: int, end: int, page: int, box: tuple[float, float, float, float], size: float, bold: bool
    ) -> None:
        self.spans.append((start, end))
        self.pages.append(page)
        self.boxes.append(box)
        self.sizes.append(size)
        self.bold.append(bold)

    def places(self) -> Places:
        return Places.of(self.spans, pages=self.pages, boxes=self.boxes, sizes=self.sizes, bold=self.bold)


class Composer:
    """Writes pages one after the other; then ``text``, ``paragraphs``, ``pages``, ``lines()``, ``words()``."""

    def __init__(self, most: int, hyphens: Hyphens) -> None:
        self.most = most
        self.cut = False
        self.paragraphs: list[tuple[int, int]] = []
        self.pages: list[Page] = []
        self._hyphens = hyphens
        self._pieces: list[str] = []
        self._length = 0
        self._open: int | None = None  # where the paragraph began that goes on on the next page
        self._carried = 0
        self._lines = _Columns()
        self._words = _Columns()

    @property
    def text(self) -> str:
        return "".join(self._pieces)

    def lines(self) -> Places:
        return self._lines.places()

    def words(self) -> Places:
        return self._words.places()

    def page(
        self,
        number: int,
        width: float,
        height: float,
        blocks: Sequence[Sequence[Sequence[Line]]],
        over: Line | None = None,
    ) -> None:
        """Writes one page: its blocks, each a list of paragraphs, each a list of lines. ``over`` is the line of the
        next page in which the last paragraph goes on."""
        start: int | None = None
        for block in blocks:
            for at, paragraph in enumerate(block):
                if self._is_full():
                    break
                goes_on = self._open is not None and start is None
                if self._length and not (goes_on and self._carried >= len(paragraph[0].words)):
                    self._write("\n" if at or goes_on else "\n\n")
                start = self._length if start is None else start
                last = block is blocks[-1] and at == len(block) - 1
                self._paragraph(paragraph, number, over if last else None)
        if self.cut and self._open is not None:
            self.paragraphs.append((self._open, self._length))
            self._open = None
        start = self._length if start is None else start
        self.pages.append(Page(number, round(width, 2), round(height, 2), start, self._length))

    def _is_full(self) -> bool:
        """Whether there is more text than may be kept: what comes now is cut."""
        self.cut = self.cut or self._length > self.most
        return self.cut

    def _write(self, piece: str) -> None:
        self._pieces.append(piece)
        self._length += len(piece)

    def _paragraph(self, paragraph: Sequence[Line], page: int, over: Line | None) -> None:
        start = self._length if self._open is None else self._open
        carried = self._carried  # words of the next line already written, as the second half of a split word
        for at, line in enumerate(paragraph):
            if at and self._is_full():
                break
            on_page = at + 1 < len(paragraph)
            following = paragraph[at + 1] if on_page else over
            if at and carried < len(line.words):
                self._write("\n")
            carried = self._line(line, carried, following, page, page if on_page else page + 1)
        self._carried = carried
        self._open = start if over is not None else None
        if over is None:
            self.paragraphs.append((start, self._length))

    def _line(self, line: Line, skipped: int, following: Line | None, page: int, next_page: int) -> int:
        """Writes a line from its word ``skipped`` on; gives how many words of the next line, on ``next_page``, it
        took."""
        start = self._length
        taken = 0
        words = line.words[skipped:]
        for at, word in enumerate(words):
            if at:
                self._write(" ")
            text = word.text
            last = at == len(words) - 1
            if last and following is not None and _SPLIT.fullmatch(text) and following.words[0].text[0].islower():
                rest = following.words[0]
                kept = text if self._hyphens.keeps(text, rest.text) else text[:-1]
                self._word(kept, word.x0, word.top, word.x1, word.bottom, word.size, word.bold, page)
                self._word(rest.text, rest.x0, rest.top, rest.x1, rest.bottom, rest.size, rest.bold, next_page)
                taken = 1
            else:
                self._word(text, word.x0, word.top, word.x1, word.bottom, word.size, word.bold, page)
        if words:
            box = (line.x0, line.top, line.x1, line.bottom)
            self._lines.add(start, self._length, page, box, line.size, line.bold)
        return taken

    def _word(
        self, text: str, x0: float, top: float, x1: float, bottom: float, size: float, bold: bool, page: int
    ) -> None:
        start = self._length
        self._write(text)
        self._words.add(start, self._length, page, (x0, top, x1, bottom), size, bold)
