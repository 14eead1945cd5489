"""DOCX in, a ``Document`` out: headers, body and footers in reading order, text boxes and nested tables included.

The XML itself is walked, since what a reader needs (hidden runs, alternate contents, limits) stock readers throw
away. Tags are told by their local names, so that both dialects of OOXML (transitional, strict) are read.
"""

from __future__ import annotations

import itertools
import posixpath
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

from lxml import etree

from skillmatch import errors
from skillmatch.documents import safe_xml
from skillmatch.documents.archive import Archive
from skillmatch.documents.colours import WHITE, Colour, parsed
from skillmatch.documents.docx_styles import OFF, Looks, Styles, fill
from skillmatch.documents.flow import Flow
from skillmatch.documents.limits import Limits
from skillmatch.documents.model import Document
from skillmatch.documents.safe_xml import attribute, child, local

__all__ = ["read"]

_MAIN = "word/document.xml"
_SKIPPED = frozenset(("del", "moveFrom", "instrText", "delText", "rPr", "pPr", "sectPr", "tblPr", "trPr", "tcPr",
                      "Fallback", "proofErr", "bookmarkStart", "bookmarkEnd", "footnoteReference"))  # fmt: skip
_LONG_CELL = 3  # paragraphs in a cell, on average, that make a table a layout of columns
_FEW_ROWS = 4
_SHORT = 60  # letters up to which a line that only looks like a heading is one


@dataclass(slots=True)
class _Paragraph:
    text: str
    looks: Looks
    heading: bool
    links: tuple[tuple[str, str], ...]
    #: first of a table, text box, header or section: a blank line stands before it
    apart: bool = False


@dataclass(slots=True)
class _Said:
    """What a paragraph says, gathered run by run."""

    pieces: list[str] = field(default_factory=list)
    letters: int = 0
    bold: int = 0
    sizes: Counter[float] = field(default_factory=Counter)
    links: list[tuple[str, str]] = field(default_factory=list)
    boxes: list[etree._Element] = field(default_factory=list)
    #: what is not seen, with the reason
    hidden: list[tuple[str, str]] = field(default_factory=list)


def read(data: bytes, limits: Limits) -> Document:
    """Reads a Word document. Raises ``Corrupt``, ``TooLarge`` or ``Encrypted``."""
    archive = Archive(data, limits, unique=(_MAIN, "[Content_Types].xml"))
    name = _main_part(archive)
    body = _parsed(archive, name)
    styles = Styles(_optional(archive, posixpath.join(posixpath.dirname(name), "styles.xml")))
    relations = _relations(archive, name)
    heads, feet = _headers_and_footers(body, relations, name)
    roots = [(part, body if part == name else _optional(archive, part)) for part in [*heads, name, *feet]]
    reader = _Parts(styles, _page_ground(body, [root for _, root in roots if root is not None]))
    paragraphs: list[_Paragraph] = []
    for part, root in roots:
        if root is not None:
            links = relations if part == name else _relations(archive, part)
            paragraphs += _marked_apart(reader.blocks(root, links))
    flow = Flow(limits)
    for unseen, reason in reader.hidden:
        flow.hide(unseen, reason)
    usual = _usual_size(paragraphs)
    for paragraph in paragraphs:
        if paragraph.apart:
            flow.gap()
        looks = paragraph.looks
        flow.add(
            paragraph.text,
            heading=paragraph.heading or _looks_like_heading(paragraph, usual),
            bold=looks.bold,
            size=looks.size,
            links=paragraph.links,
        )
    return flow.document("docx", [], {})


# ── parts ─────────────────────────────────────────────────────────────────────────────────────────────────────


def _main_part(archive: Archive) -> str:
    for kind, target, _ in _relation_rows(archive, "_rels/.rels"):
        if kind == "officeDocument":
            name = target.lstrip("/")
            if name in archive:
                return name
    if _MAIN in archive:
        return _MAIN
    raise errors.Corrupt("it holds no document part (word/document.xml)")


def _parsed(archive: Archive, name: str) -> etree._Element:
    return safe_xml.parsed(archive.read(name), f"its part {name}", archive.limits)


def _optional(archive: Archive, name: str) -> etree._Element | None:
    if name not in archive:
        return None
    try:
        return _parsed(archive, name)
    except errors.Corrupt:
        return None


def _relation_rows(archive: Archive, name: str) -> list[tuple[str, str, str]]:
    """Kind, target and id of each relation in a ``.rels`` part."""
    root = _optional(archive, name)
    if root is None:
        return []
    return [
        (str(row.get("Type", "")).rsplit("/", 1)[-1], str(row.get("Target", "")), str(row.get("Id", "")))
        for row in root
        if local(row) == "Relationship"
    ]


def _relations(archive: Archive, part: str) -> dict[str, tuple[str, str]]:
    folder, base = posixpath.split(part)
    rows = _relation_rows(archive, posixpath.join(folder, "_rels", base + ".rels"))
    return {key: (kind, target) for kind, target, key in rows}


def _headers_and_footers(
    body: etree._Element, relations: dict[str, tuple[str, str]], main: str
) -> tuple[list[str], list[str]]:
    """The names of the header and footer parts that sections use, each once, in order."""
    found: dict[str, list[str]] = {"headerReference": [], "footerReference": []}
    for element in body.iter("{*}headerReference", "{*}footerReference"):
        _, target = relations.get(attribute(element, "id"), ("", ""))
        name = posixpath.normpath(posixpath.join(posixpath.dirname(main), target)).lstrip("/")
        if target and name not in found[local(element)]:
            found[local(element)].append(name)
    return found["headerReference"], found["footerReference"]


# ── blocks ────────────────────────────────────────────────────────────────────────────────────────────────────


class _Parts:
    """Walks one part after the other; text boxes follow the paragraph that anchors them.

    ``hidden`` gathers what the walk met that Word shows to nobody, with the reason, a piece for each paragraph.
    ``ground`` is the colour that text stands on, None where it is not known.
    """

    def __init__(self, styles: Styles, ground: Colour | None) -> None:
        self.styles = styles
        self.ground = ground
        self.hidden: list[tuple[str, str]] = []

    def blocks(self, root: etree._Element, links: dict[str, tuple[str, str]]) -> Iterator[_Paragraph]:
        """The paragraphs of everything in ``root``, in reading order."""
        for element in root:
            tag = local(element)
            if tag == "p":
                yield from self._paragraph(element, links)
            elif tag == "tbl":
                yield from _marked_apart(self._table(element, links))
            elif tag == "AlternateContent":
                yield from self.blocks(_chosen(element), links)
            elif tag not in _SKIPPED:
                yield from self.blocks(element, links)

    def _table(self, table: etree._Element, links: dict[str, tuple[str, str]]) -> Iterator[_Paragraph]:
        properties = child(table, "tblPr")
        with self._on(None if self.styles.shades_tables(properties) else fill(properties) or self.ground):
            rows = [list(self._row(row, links)) for row in _rows(table)]
        if _is_layout(rows):
            width = max(len(row) for row in rows)
            for column in range(width):
                yield from _marked_apart(p for row in rows if column < len(row) for p in row[column])
        else:
            for row in rows:
                for cell in row:
                    yield from cell

    def _row(self, row: etree._Element, links: dict[str, tuple[str, str]]) -> Iterator[list[_Paragraph]]:
        hidden = child(child(row, "trPr"), "hidden")
        for cell in _cells(row):
            with self._on(fill(child(cell, "tcPr")) or self.ground):
                said = list(self.blocks(cell, links))
            if hidden is None or attribute(hidden, "val") in OFF:
                yield said
            else:
                self.hidden += [(paragraph.text, "marked-hidden") for paragraph in said]

    @contextmanager
    def _on(self, ground: Colour | None) -> Iterator[None]:
        """Text stands on this ground as long as this lasts."""
        before, self.ground = self.ground, ground
        try:
            yield
        finally:
            self.ground = before

    def _paragraph(self, element: etree._Element, links: dict[str, tuple[str, str]]) -> Iterator[_Paragraph]:
        looks = self.styles.paragraph(child(element, "pPr"))
        said = _Said()
        self._runs(element, looks, links, said)
        heading = self.styles.is_heading(child(element, "pPr"))
        size = max(said.sizes, key=lambda s: (said.sizes[s], s)) if said.sizes else looks.size
        bold = said.letters > 0 and 2 * said.bold > said.letters
        for reason, pieces in itertools.groupby(said.hidden, key=lambda piece: piece[1]):
            self.hidden.append(("".join(piece for piece, _ in pieces), reason))
        for line in "".join(said.pieces).split("\n"):
            if line.strip():
                yield _Paragraph(line, Looks(bold, size), heading, tuple(said.links))
        for box in said.boxes:
            with self._on(None):  # whatever its shape is filled with, and wherever it lies
                shown = _marked_apart(self.blocks(box, links))
            yield from shown

    def _runs(self, element: etree._Element, looks: Looks, links: dict[str, tuple[str, str]], said: _Said) -> None:
        for part in element:
            tag = local(part)
            if tag == "r":
                self._run(part, looks, said)
            elif tag == "hyperlink":
                begin = len(said.pieces)
                self._runs(part, looks, links, said)
                _, address = links.get(attribute(part, "id"), ("", ""))
                if address:
                    said.links.append(("".join(said.pieces[begin:]), address))
            elif tag == "AlternateContent":
                self._runs(_chosen(part), looks, links, said)
            elif tag == "txbxContent":
                said.boxes.append(part)
            elif tag not in _SKIPPED:
                self._runs(part, looks, links, said)

    def _run(self, run: etree._Element, looks: Looks, said: _Said) -> None:
        own = self.styles.run(child(run, "rPr"), looks)
        for part in run:
            tag = local(part)
            piece = ""
            if tag == "t":
                piece = part.text or ""
            elif tag in ("tab", "ptab"):
                piece = "\t"
            elif tag in ("br", "cr"):
                piece = "\n"
            elif tag == "noBreakHyphen":
                piece = "-"
            elif tag == "sym":
                piece = _symbol(attribute(part, "char"))
            elif tag == "ruby":  # East Asian text with its reading above: the text alone
                base = child(part, "rubyBase")
                if base is not None:
                    self._runs(base, looks, {}, said)
            elif tag not in _SKIPPED:
                self._boxes(part, said)
            unseen = own.unseen(self.ground) if piece.strip() else ""
            if unseen or (piece and said.hidden and own.hidden):
                said.hidden.append((piece, unseen or said.hidden[-1][1]))
            elif piece:
                said.pieces.append(piece)
                letters = len(piece.strip())
                said.letters += letters
                said.bold += letters if own.bold else 0
                if letters:
                    said.sizes[own.size] += letters

    def _boxes(self, element: etree._Element, said: _Said) -> None:
        """The text boxes inside a drawing: of alternate contents one, however deep they lie."""
        tag = local(element)
        if tag == "txbxContent":
            said.boxes.append(element)
            return
        for part in _chosen(element) if tag == "AlternateContent" else element:
            if isinstance(part.tag, str):
                self._boxes(part, said)


def _page_ground(body: etree._Element, roots: list[etree._Element]) -> Colour | None:
    """The colour of the page; None where a drawing lies behind the text, or white pages are not sure."""
    for root in roots:
        if any(attribute(anchor, "behindDoc") not in ("", *OFF) for anchor in root.iter("{*}anchor")):
            return None
        if any(
            "z-index:-" in attribute(shape, "style").replace(" ", "")
            for shape in root.iter("{urn:schemas-microsoft-com:vml}*")
        ):
            return None
    background = child(body, "background")
    return WHITE if background is None else parsed(attribute(background, "color"))


def _chosen(alternate: etree._Element) -> etree._Element:
    """The one content that is read: the choice, or where it holds no text the fallback."""
    choice, fallback = child(alternate, "Choice"), child(alternate, "Fallback")
    if choice is None or (fallback is not None and next(choice.iter("{*}t"), None) is None):
        return fallback if fallback is not None else alternate
    return choice


def _rows(table: etree._Element) -> Iterator[etree._Element]:
    for part in table:
        if local(part) == "tr":
            yield part
        elif local(part) in ("sdt", "sdtContent", "ins", "customXml"):
            yield from _rows(part)


def _cells(row: etree._Element) -> Iterator[etree._Element]:
    for part in row:
        if local(part) == "tc":
            yield part
        elif local(part) in ("sdt", "sdtContent", "ins", "customXml"):
            yield from _cells(part)


def _is_layout(rows: list[list[list[_Paragraph]]]) -> bool:
    """Whether a table only sets columns side by side: few rows, and every column's cells are long."""
    if not rows or len(rows) > _FEW_ROWS or max(len(row) for row in rows) < 2:
        return False
    width = max(len(row) for row in rows)
    counts = [[len(row[column]) for row in rows if column < len(row)] for column in range(width)]
    return all(sum(count) >= _LONG_CELL * len(count) for count in counts if any(count))


def _symbol(code: str) -> str:
    """A sign of a picture font, which is a bullet to a reader of text."""
    return "•" if code else ""


def _marked_apart(paragraphs: Iterator[_Paragraph] | list[_Paragraph]) -> list[_Paragraph]:
    marked = list(paragraphs)
    if marked:
        marked[0].apart = True
    return marked


# ── headings by their looks ───────────────────────────────────────────────────────────────────────────────────


def _usual_size(paragraphs: list[_Paragraph]) -> float:
    letters: Counter[float] = Counter()
    for paragraph in paragraphs:
        letters[paragraph.looks.size] += len(paragraph.text)
    return max(letters, key=lambda size: (letters[size], -size)) if letters else 0.0


def _looks_like_heading(paragraph: _Paragraph, usual: float) -> bool:
    text = paragraph.text.strip()
    large = paragraph.looks.size > usual * 1.1
    return paragraph.looks.bold and large and len(text) <= _SHORT and not text.endswith((".", ","))
