"""DOCX in, a ``Document`` out: headers, body and footers in reading order, with text boxes, notes and nested tables.

The XML itself is walked, since what a reader needs (hidden runs, alternate contents, limits) stock readers throw
away. Tags are told by their local names, so that both dialects of OOXML (transitional, strict) are read.
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator
from contextlib import contextmanager

from lxml import etree

from skillmatch import errors
from skillmatch.documents import safe_xml
from skillmatch.documents.archive import Archive
from skillmatch.documents.blocks import SIGN, Paragraph, Said, document_of, marked_apart, table_order
from skillmatch.documents.colours import WHITE, Colour, parsed
from skillmatch.documents.docx_styles import OFF, Looks, Styles, fill
from skillmatch.documents.limits import Limits
from skillmatch.documents.model import Document
from skillmatch.documents.raised import raised
from skillmatch.documents.safe_xml import attribute, child, local

__all__ = ["read"]

_MAIN = "word/document.xml"
_SKIPPED = frozenset(("del", "moveFrom", "instrText", "delText", "rPr", "pPr", "sectPr", "tblPr", "trPr", "tcPr",
                      "Fallback", "proofErr", "bookmarkStart", "bookmarkEnd"))  # fmt: skip
#: the parts that hold notes, and the marks that stand for one in the text
_NOTES = {"footnoteReference": ("footnotes.xml", "footnote"), "endnoteReference": ("endnotes.xml", "endnote")}
_LINK = re.compile(r'HYPERLINK\s+(?:\\[a-z]\s+)*"?([^"\s]{1,2000})')


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
    reader.notes = _notes(archive, posixpath.dirname(name))
    paragraphs: list[Paragraph] = []
    for part, root in roots:
        if root is not None:
            links = relations if part == name else _relations(archive, part)
            paragraphs += marked_apart(reader.blocks(root, links))
    return document_of("docx", paragraphs, reader.hidden, limits)


def _notes(archive: Archive, folder: str) -> dict[tuple[str, str], etree._Element]:
    """Footnotes and endnotes by the mark that refers to them and their id."""
    found = {}
    for mark, (part, tag) in _NOTES.items():
        root = _optional(archive, posixpath.join(folder, part))
        for note in root if root is not None else ():
            if local(note) == tag and attribute(note, "type") in ("", "normal"):
                found[mark, attribute(note, "id")] = note
    return found


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
        self.notes: dict[tuple[str, str], etree._Element] = {}

    def blocks(self, root: etree._Element, links: dict[str, tuple[str, str]]) -> Iterator[Paragraph]:
        """The paragraphs of everything in ``root``, in reading order."""
        for element in root:
            tag = local(element)
            if tag == "p":
                yield from self._paragraph(element, links)
            elif tag == "tbl":
                yield from marked_apart(self._table(element, links))
            elif tag == "AlternateContent":
                yield from self.blocks(_chosen(element), links)
            elif tag not in _SKIPPED:
                yield from self.blocks(element, links)

    def _table(self, table: etree._Element, links: dict[str, tuple[str, str]]) -> Iterator[Paragraph]:
        properties = child(table, "tblPr")
        with self._on(None if self.styles.shades_tables(properties) else fill(properties) or self.ground):
            rows = [list(self._row(row, links)) for row in _rows(table)]
        yield from table_order(rows)

    def _row(self, row: etree._Element, links: dict[str, tuple[str, str]]) -> Iterator[list[Paragraph]]:
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

    def _paragraph(self, element: etree._Element, links: dict[str, tuple[str, str]]) -> Iterator[Paragraph]:
        looks = self.styles.paragraph(child(element, "pPr"))
        said = Said()
        self._runs(element, looks, links, said)
        self.hidden += said.unseen()
        yield from said.paragraphs(looks.size, self.styles.is_heading(child(element, "pPr")))
        for box in said.boxes:
            with self._on(None):  # whatever its shape is filled with, and wherever it lies
                shown = marked_apart(self.blocks(box, links))
            yield from shown

    def _runs(self, element: etree._Element, looks: Looks, links: dict[str, tuple[str, str]], said: Said) -> None:
        for part in element:
            tag = local(part)
            if tag == "r":
                self._run(part, looks, said)
            elif tag == "hyperlink":
                begin = len(said.pieces)
                self._runs(part, looks, links, said)
                _, address = links.get(attribute(part, "id"), ("", ""))
                said.link(begin, address)
            elif tag == "fldSimple":
                begin = len(said.pieces)
                self._runs(part, looks, links, said)
                said.link(begin, _address(attribute(part, "instr")))
            elif tag == "AlternateContent":
                self._runs(_chosen(part), looks, links, said)
            elif tag == "txbxContent":
                said.boxes.append(part)
            elif tag not in _SKIPPED:
                self._runs(part, looks, links, said)

    def _run(self, run: etree._Element, looks: Looks, said: Said) -> None:
        own = self.styles.run(child(run, "rPr"), looks)
        for part in run:
            tag = local(part)
            piece = ""
            if tag == "t":
                piece = raised(part.text or "") if own.raised else part.text or ""
            elif tag in ("tab", "ptab"):
                piece = "\t"
            elif tag in ("br", "cr"):
                piece = "\n"
            elif tag == "noBreakHyphen":
                piece = "-"
            elif tag == "sym":
                piece = SIGN if attribute(part, "char") else ""  # of a picture font
            elif tag == "fldChar":
                piece = _field(part, said)
            elif tag == "instrText" and said.fields:
                said.fields[-1][0].append(part.text or "")
            elif tag in _NOTES:
                note = self.notes.pop((tag, attribute(part, "id")), None)  # each is told once
                said.boxes += [note] if note is not None else []
            elif tag in ("footnote", "endnote"):  # Word 2003 writes a note where it is referred to
                said.boxes.append(part)
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
                said.say(piece, own.bold, own.size)

    def _boxes(self, element: etree._Element, said: Said) -> None:
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
            if child(child(part, "trPr"), "del") is None:  # a tracked change took it out
                yield part
        elif local(part) in ("sdt", "sdtContent", "ins", "customXml"):
            yield from _rows(part)


def _cells(row: etree._Element) -> Iterator[etree._Element]:
    for part in row:
        if local(part) == "tc":
            if child(child(part, "tcPr"), "cellDel") is None:
                yield part
        elif local(part) in ("sdt", "sdtContent", "ins", "customXml"):
            yield from _cells(part)


def _address(instruction: str) -> str:
    """The address in the instruction of a field that is a link."""
    found = _LINK.search(instruction)
    return found[1] if found is not None else ""


def _field(mark: etree._Element, said: Said) -> str:
    """Begins, parts or ends a field; gives what a form's field shows that has no text of its own."""
    kind = attribute(mark, "fldCharType")
    if kind == "begin":
        said.fields.append(([], len(said.pieces)))
        return _chosen_in_form(child(mark, "ffData"))
    if kind == "separate" and said.fields:
        said.fields[-1] = (said.fields[-1][0], len(said.pieces))
    elif kind == "end" and said.fields:
        instruction, begin = said.fields.pop()
        said.link(begin, _address("".join(instruction)))
    return ""


def _chosen_in_form(form: etree._Element | None) -> str:
    """The entry chosen in a drop-down list, or whether a box is ticked; "" for other fields."""
    if (choices := child(form, "ddList")) is not None:
        entries = [attribute(entry, "val") for entry in choices if local(entry) == "listEntry"]
        at = attribute(child(choices, "result"), "val") or attribute(child(choices, "default"), "val") or "0"
        return entries[int(at)] if at.isdecimal() and int(at) < len(entries) else ""
    if (box := child(form, "checkBox")) is not None:
        ticked = child(box, "checked")
        ticked = child(box, "default") if ticked is None else ticked
        return "☒" if ticked is not None and attribute(ticked, "val") not in OFF else "☐"
    return ""
