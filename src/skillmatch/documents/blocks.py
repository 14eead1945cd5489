"""Paragraphs of a word processor's file in, a ``Document`` out: what DOCX, ODT and RTF have in common.

Tables are read row by row unless they only set columns side by side; lines that look like headings count as such.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import groupby

from lxml import etree

from skillmatch.documents.flow import Flow
from skillmatch.documents.limits import Limits
from skillmatch.documents.model import Document, Warning
from skillmatch.documents.repair import BULLET

__all__ = ["SIGN", "SMALLEST", "Paragraph", "Said", "document_of", "marked_apart", "table_order"]

_LONG_CELL = 3  # paragraphs in a cell, on average, that make a table a layout of columns
_FEW_ROWS = 4
_SHORT = 60  # letters up to which a line that only looks like a heading is one
SMALLEST = 3.0  # points of type size below which nobody reads, as on the pages of a PDF
_LARGER = 1.1  # times the usual size
#: a sign of a picture font, which has no character: a bullet to a reader of text
SIGN = "\uf000"
_SIGNS = re.compile("(\\w?)[\ue000-\uf8ff]+(\\w?)")


@dataclass(slots=True)
class Paragraph:
    """One paragraph. ``size`` in points, 0 where unknown; ``links`` are (words, address) in order."""

    text: str
    bold: bool = False
    size: float = 0.0
    heading: bool = False
    links: tuple[tuple[str, str], ...] = ()
    #: first of a table, text box, header or section: a blank line stands before it
    apart: bool = False


@dataclass(slots=True)
class Said:
    """What a paragraph says, gathered piece by piece, and the elements (text boxes, notes) that it anchors."""

    pieces: list[str] = field(default_factory=list)
    letters: int = 0
    bold: int = 0
    sizes: Counter[float] = field(default_factory=Counter)
    links: list[tuple[str, str]] = field(default_factory=list)
    boxes: list[etree._Element] = field(default_factory=list)
    #: what is not seen, with the reason
    hidden: list[tuple[str, str]] = field(default_factory=list)
    #: fields at hand, the outermost first: their instruction, and how many pieces stood before their result
    fields: list[tuple[list[str], int]] = field(default_factory=list)

    def say(self, text: str, bold: bool, size: float) -> None:
        """Words in one look."""
        self.pieces.append(text)
        letters = len(text.strip())
        self.letters += letters
        self.bold += letters if bold else 0
        if letters:
            self.sizes[size] += letters

    def link(self, begin: int, address: str) -> None:
        """An address behind the pieces from ``begin`` on."""
        if address:
            self.links.append(("".join(self.pieces[begin:]), address))

    def paragraphs(self, size: float, heading: bool) -> Iterator[Paragraph]:
        """A paragraph for each line; ``size`` is what its style says where it has no letters."""
        usual = max(self.sizes, key=lambda s: (self.sizes[s], s)) if self.sizes else size
        bold = self.letters > 0 and 2 * self.bold > self.letters
        for line in _with_bullets("".join(self.pieces)).split("\n"):
            if line.strip():
                links = tuple((_with_bullets(words), address) for words, address in self.links)
                yield Paragraph(line, bold, usual, heading, links)

    def unseen(self) -> list[tuple[str, str]]:
        """What is not seen, a piece for each reason in a row."""
        runs = groupby(self.hidden, key=lambda piece: piece[1])
        return [("".join(text for text, _ in pieces), reason) for reason, pieces in runs]


def _with_bullets(text: str) -> str:
    """Signs of picture fonts as bullets, parted from the words beside them."""
    return _SIGNS.sub(lambda sign: f"{sign[1]}{' ' * bool(sign[1])}{BULLET}{' ' * bool(sign[2])}{sign[2]}", text)


def marked_apart(paragraphs: Iterable[Paragraph]) -> list[Paragraph]:
    """The paragraphs, the first of them set apart from what stands before."""
    marked = list(paragraphs)
    if marked:
        marked[0].apart = True
    return marked


def table_order(rows: list[list[list[Paragraph]]]) -> Iterator[Paragraph]:
    """The paragraphs of rows of cells as one reads them: across, or column by column in a table for layout."""
    if _is_layout(rows):
        for column in range(max(len(row) for row in rows)):
            yield from marked_apart(p for row in rows if column < len(row) for p in row[column])
    else:
        for row in rows:
            for cell in row:
                yield from cell


def _is_layout(rows: list[list[list[Paragraph]]]) -> bool:
    """Whether a table only sets columns side by side: few rows, and every column's cells are long."""
    if not rows or len(rows) > _FEW_ROWS or max(len(row) for row in rows) < 2:
        return False
    width = max(len(row) for row in rows)
    counts = [[len(row[column]) for row in rows if column < len(row)] for column in range(width)]
    return all(sum(count) >= _LONG_CELL * len(count) for count in counts if any(count))


def document_of(
    form: str,
    paragraphs: list[Paragraph],
    hidden: list[tuple[str, str]],
    limits: Limits,
    warnings: list[Warning] | None = None,
    meta: dict[str, str] | None = None,
) -> Document:
    """The paragraphs as a ``Document``; ``hidden`` is text that no reader sees, with the reason."""
    flow = Flow(limits)
    for unseen, reason in hidden:
        flow.hide(unseen, reason)
    usual = _usual_size(paragraphs)
    for paragraph in paragraphs:
        if paragraph.apart:
            flow.gap()
        flow.add(
            paragraph.text,
            heading=paragraph.heading or _looks_like_heading(paragraph, usual),
            bold=paragraph.bold,
            size=paragraph.size,
            links=paragraph.links,
        )
    return flow.document(form, warnings or [], meta or {})


def _usual_size(paragraphs: list[Paragraph]) -> float:
    letters: Counter[float] = Counter()
    for paragraph in paragraphs:
        letters[paragraph.size] += len(paragraph.text)
    return max(letters, key=lambda size: (letters[size], -size)) if letters else 0.0


def _looks_like_heading(paragraph: Paragraph, usual: float) -> bool:
    text = paragraph.text.strip()
    large = paragraph.size > usual * _LARGER
    return paragraph.bold and large and len(text) <= _SHORT and not text.endswith((".", ","))
