"""What a file says and where: the ``Document`` and its parts.

    Document
    ├── text             the whole text in reading order; every offset below points into it (code points)
    ├── pages            Page: number, size, span of text
    ├── paragraphs       logical lines: wrapped lines rejoined; a heading, a bullet, a table cell is one paragraph
    ├── lines            Places: lines as one sees them, with type size and weight
    ├── words            Places: words with their boxes
    ├── hidden           Hidden: what stands in the file but not before a reader's eyes (never in text)
    └── warnings         Warning: what was read with loss

Boxes are PDF points (1/72 inch), origin top left, page rotation undone, as ``(x0, top, x1, bottom)``. Forms without
pages (plain text, Markdown, HTML, DOCX) have no pages and no boxes: their ``Places`` carry page 0 and zero boxes.
"""

from __future__ import annotations

from dataclasses import dataclass, field

import numpy as np
import numpy.typing as npt

__all__ = [
    "HIDDEN_REASONS",
    "WARNING_KINDS",
    "Box",
    "Document",
    "Hidden",
    "Page",
    "PagePicture",
    "Places",
    "Table",
    "Warning",
]

#: the closed list of ``Warning.kind``
WARNING_KINDS = (
    "pages-skipped",
    "page-unreadable",
    "page-without-text",
    "read-by-ocr",
    "structure-lost",
    "text-cut",
    "no-character-map",
    "mojibake",
    "encoding-guessed",
    "characters-lost",
)

#: the closed list of ``Hidden.reason``: drawn without ink, or with so little that nobody notices; in the colour of
#: what lies under it; smaller than can be read; beside the page; marked by its author (Word's hidden font effect,
#: HTML's ``hidden`` or ``display: none``); under a picture or a shape; on a layer that is switched off; clipped
#: away, or of glyphs that are blank; said by a character map or an "actual text" of something else that is drawn
HIDDEN_REASONS = (
    "invisible",
    "ground-colour",
    "too-small",
    "off-page",
    "marked-hidden",
    "covered",
    "layer-off",
    "no-mark",
    "other-glyphs",
)

#: ``(page, (x0, top, x1, bottom))``
Box = tuple[int, tuple[float, float, float, float]]


@dataclass(frozen=True, slots=True)
class Page:
    """One page: ``number`` counts from 1, ``width`` and ``height`` are points, ``text[start:end]`` is its text."""

    number: int
    width: float
    height: float
    start: int
    end: int


@dataclass(frozen=True, slots=True, eq=False)
class Places:
    """``n`` pieces of text with their places, as columns, in the order of the text.

    ``starts``, ``ends`` int32 (n,); ``pages`` int16 (n,), 0 where the form has no pages; ``boxes`` float32 (n, 4);
    ``sizes`` float32 (n,) type size in points, 0 where unknown; ``bold`` bool (n,).
    """

    starts: npt.NDArray[np.int32]
    ends: npt.NDArray[np.int32]
    pages: npt.NDArray[np.int16]
    boxes: npt.NDArray[np.float32]
    sizes: npt.NDArray[np.float32]
    bold: npt.NDArray[np.bool_]

    def __len__(self) -> int:
        return len(self.starts)

    @classmethod
    def of(
        cls,
        spans: list[tuple[int, int]],
        *,
        pages: list[int] | None = None,
        boxes: list[tuple[float, float, float, float]] | None = None,
        sizes: list[float] | None = None,
        bold: list[bool] | None = None,
    ) -> Places:
        """Columns from plain lists; what is not given is zero.

        >>> len(Places.of([(0, 3), (4, 9)]))
        2
        """
        n = len(spans)
        pairs = np.array(spans, dtype=np.int32).reshape(n, 2)
        return cls(
            starts=pairs[:, 0].copy(),
            ends=pairs[:, 1].copy(),
            pages=np.array(pages if pages is not None else [0] * n, dtype=np.int16),
            boxes=np.array(boxes if boxes is not None else [(0.0,) * 4] * n, dtype=np.float32).reshape(n, 4),
            sizes=np.array(sizes if sizes is not None else [0.0] * n, dtype=np.float32),
            bold=np.array(bold if bold is not None else [False] * n, dtype=np.bool_),
        )


@dataclass(frozen=True, slots=True)
class Hidden:
    """Text that the file holds and a reader does not see: never part of ``Document.text``.

    ``page`` is 0 where the form has no pages; ``reason`` is one of ``HIDDEN_REASONS``.
    """

    page: int
    text: str
    reason: str


@dataclass(frozen=True, slots=True)
class PagePicture:
    """A page as it looks: ``pixels`` holds ``height`` rows of ``width`` dots of three bytes (red, green, blue)."""

    width: int
    height: int
    pixels: bytes


@dataclass(frozen=True, slots=True)
class Table:
    """A table with drawn lines on page ``page``: the boxes of its cells, row by row, from left to right."""

    page: int
    cells: tuple[tuple[float, float, float, float], ...]

    @property
    def box(self) -> tuple[float, float, float, float]:
        """The box around all cells.

        >>> Table(1, ((10.0, 5.0, 20.0, 9.0), (20.0, 5.0, 40.0, 9.0))).box
        (10.0, 5.0, 40.0, 9.0)
        """
        x0s, tops, x1s, bottoms = zip(*self.cells, strict=True)
        return min(x0s), min(tops), max(x1s), max(bottoms)


@dataclass(frozen=True, slots=True)
class Warning:
    """Something read with loss. ``kind`` is one of ``WARNING_KINDS``."""

    kind: str
    message: str
    page: int | None = None


@dataclass(frozen=True, slots=True, eq=False)
class Document:
    """A file as text with places. ``form`` is ``pdf``, ``docx``, ``doc``, ``word-xml``, ``odt``, ``rtf``, ``html``,
    ``mhtml``, ``json-resume``, ``picture``, ``text`` or ``markdown``."""

    form: str
    text: str
    paragraphs: tuple[tuple[int, int], ...]
    lines: Places
    words: Places
    pages: tuple[Page, ...] = ()
    hidden: tuple[Hidden, ...] = ()
    warnings: tuple[Warning, ...] = ()
    #: headings that the form itself marks as such (DOCX styles, HTML h1–h6, Markdown #): spans of paragraphs
    headings: tuple[tuple[int, int], ...] = ()
    #: addresses behind links: (start, end, url)
    links: tuple[tuple[int, int, str], ...] = ()
    meta: dict[str, str] = field(default_factory=dict)

    def boxes(self, start: int, end: int) -> list[Box]:
        """The boxes of the words in ``text[start:end]``, joined where they stand side by side on one line."""
        if not self.pages or end <= start:
            return []
        words = self.words
        first = int(np.searchsorted(words.ends, start, side="right"))
        last = int(np.searchsorted(words.starts, end, side="left"))
        joined: list[Box] = []
        for i in range(first, last):
            page = int(words.pages[i])
            x0, top, x1, bottom = (round(float(v), 1) for v in words.boxes[i])
            if joined:
                before, (bx0, btop, bx1, bbottom) = joined[-1]
                overlap = min(bottom, bbottom) - max(top, btop)
                if before == page and x0 >= bx1 - 1 and overlap > 0.5 * min(bottom - top, bbottom - btop):
                    joined[-1] = (page, (bx0, min(top, btop), x1, max(bottom, bbottom)))
                    continue
            joined.append((page, (x0, top, x1, bottom)))
        return joined

    def turns(self, page: int) -> int:
        """The quarter turns clockwise by which this page's text was brought upright, from the page as it is stored."""
        told = dict(turned.split(":", 1) for turned in self.meta.get("quarter_turns", "").split())
        return int(told.get(str(page), 0))

    def page_at(self, offset: int) -> int | None:
        """The number of the page that holds this offset; None where the form has no pages."""
        for page in self.pages:
            if page.start <= offset < max(page.end, page.start + 1):
                return page.number
        return None
