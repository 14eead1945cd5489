"""One story of an RTF file (its body, a header, a text box): words and breaks in, paragraphs and tables out.

RTF has no tables, only paragraphs that say how deep they stand in some and marks that end cells and rows.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from skillmatch.documents.blocks import Paragraph, Said, marked_apart, table_order

__all__ = ["Story"]

_SURROGATE = re.compile("[\ud800-\udfff]")


@dataclass(slots=True)
class _Table:
    rows: list[list[list[Paragraph]]] = field(default_factory=list)
    cells: list[list[Paragraph]] = field(default_factory=list)
    blocks: list[Paragraph] = field(default_factory=list)


class Story:
    """``say`` words, end each ``paragraph``, ``cell`` and ``row``, then ``end``; ``paragraphs()`` gives the whole."""

    def __init__(self) -> None:
        self._blocks: list[Paragraph] = []
        self._tables: list[_Table] = []  # the open ones, the outermost first
        self._said = Said()
        self._boxes: list[Story] = []
        self._marker = ""

    def paragraphs(self) -> list[Paragraph]:
        """All paragraphs in reading order, once the story has ended."""
        return self._blocks

    @property
    def length(self) -> int:
        """How many pieces of the paragraph at hand have been said."""
        return len(self._said.pieces)

    def say(self, text: str, bold: bool, size: float) -> None:
        """Words of the paragraph at hand."""
        self._said.say(text, bold, size)

    def link(self, begin: int, address: str) -> None:
        """An address behind the words said since ``length`` was ``begin``."""
        words = _whole("".join(self._said.pieces[begin:]))
        if words.strip():
            self._said.links.append((words, address))

    def mark(self, marker: str) -> None:
        """What stands before the item that the paragraph at hand is."""
        self._marker = marker

    def hold(self, box: Story) -> None:
        """A text box that stands beside the paragraph at hand."""
        self._boxes.append(box)

    def paragraph(self, level: int, heading: bool) -> None:
        """Ends the paragraph at hand, which stands in so many tables."""
        self._close_tables(level)
        while len(self._tables) < level:
            self._tables.append(_Table())
        into = self._tables[-1].blocks if self._tables else self._blocks
        said, marker = self._said, self._marker
        said.pieces = [_whole("".join(said.pieces))]
        for paragraph in said.paragraphs(0.0, heading):
            paragraph.text, marker = marker + paragraph.text, ""
            into.append(paragraph)
        for box in self._boxes:
            into += marked_apart(box.paragraphs())
        self._said, self._boxes, self._marker = Said(), [], ""

    def cell(self, level: int) -> None:
        """Ends a cell of the table that is so many deep."""
        self._close_tables(level)
        if self._tables:
            table = self._tables[-1]
            table.cells.append(table.blocks)
            table.blocks = []

    def row(self, level: int) -> None:
        """Ends a row of the table that is so many deep."""
        self._close_tables(level)
        if self._tables and len(self._tables) == level:
            table = self._tables[-1]
            if table.blocks:
                table.cells.append(table.blocks)
                table.blocks = []
            table.rows.append(table.cells)
            table.cells = []

    def end(self) -> None:
        """Ends the story: its last paragraph may carry no mark."""
        if self._said.pieces or self._boxes:
            self.paragraph(len(self._tables), False)
        self._close_tables(0)

    def _close_tables(self, level: int) -> None:
        while len(self._tables) > level:
            table = self._tables.pop()
            if table.blocks:
                table.cells.append(table.blocks)
            if table.cells:
                table.rows.append(table.cells)
            into = self._tables[-1].blocks if self._tables else self._blocks
            into += marked_apart(table_order(table.rows))


def _whole(text: str) -> str:
    """Letters beyond 16 bits put together from their halves."""
    if _SURROGATE.search(text):
        text = text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")
    return text
