"""ODT in, a ``Document`` out: headers, body and footers in reading order, frames and nested tables included.

``content.xml`` holds the text, ``styles.xml`` the looks and what stands in headers and footers. Deleted text of
tracked changes and comments are left out, notes follow their paragraph; what its author hid goes to
``Document.hidden``.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from lxml import etree

from skillmatch import errors
from skillmatch.documents.archive import Archive
from skillmatch.documents.blocks import Paragraph, Said, document_of, marked_apart, table_order
from skillmatch.documents.colours import WHITE, Colour
from skillmatch.documents.limits import Limits
from skillmatch.documents.model import Document
from skillmatch.documents.odt_forms import entered
from skillmatch.documents.odt_styles import Looks, Styles
from skillmatch.documents.raised import raised
from skillmatch.documents.repair import BULLET
from skillmatch.documents.safe_xml import attribute, child, local, parsed

__all__ = ["read", "read_flat"]

_MAIN, _STYLES, _MANIFEST = "content.xml", "styles.xml", "META-INF/manifest.xml"
_SKIPPED = frozenset(("tracked-changes", "annotation", "annotation-end", "note-citation", "forms", "sequence-decls",
                      "title", "desc", "table-of-content", "alphabetical-index", "bibliography", "meta", "scripts",
                      "font-face-decls", "user-field-decls", "variable-decls", "change", "change-start", "change-end",
                      "bookmark", "object", "object-ole", "image", "covered-table-cell", "ruby-text",
                      "event-listeners", "glue-point"))  # fmt: skip
_ROW_GROUPS = frozenset(("table-rows", "table-header-rows", "table-row-group"))
_MOST_SPACES = 200  # of one text:s; more is no typography


def read(data: bytes, limits: Limits) -> Document:
    """Reads an OpenDocument text. Raises ``Corrupt``, ``TooLarge`` or ``Encrypted``."""
    archive = Archive(data, limits, unique=(_MAIN, _STYLES))
    if _is_encrypted(archive):
        raise errors.Encrypted("this OpenDocument file is protected by a password")
    if _MAIN not in archive:
        raise errors.Corrupt(f"it holds no text part ({_MAIN})")
    content = parsed(archive.read(_MAIN), f"its part {_MAIN}", limits)
    styles = _optional(archive)
    return _document(content, styles, limits)


def read_flat(data: bytes, limits: Limits) -> Document:
    """Reads an OpenDocument text that is one XML file without a container (``.fodt``)."""
    root = parsed(data, "this flat OpenDocument file", limits)
    return _document(root, root, limits)


def _is_encrypted(archive: Archive) -> bool:
    if "encrypted-package" in archive:
        return True
    return _MANIFEST in archive and b"encryption-data" in archive.read(_MANIFEST)


def _optional(archive: Archive) -> etree._Element | None:
    """The styles part; a text without one, or with a damaged one, is still a text."""
    if _STYLES not in archive:
        return None
    try:
        return parsed(archive.read(_STYLES), f"its part {_STYLES}", archive.limits)
    except errors.Corrupt:
        return None


def _document(content: etree._Element, styles: etree._Element | None, limits: Limits) -> Document:
    text = child(child(content, "body"), "text")
    if text is None:
        raise errors.Corrupt("it holds no text (office:text)")
    ground = _page_ground([root for root in (styles, content) if root is not None])
    body = _Walk(Styles([root for root in (styles, content) if root is not None]), limits, ground)
    ends = _Walk(Styles([styles] if styles is not None else []), limits, ground)
    body.controls = entered(text)
    heads, feet = _headers_and_footers(styles, body.styles.master_pages, ends)
    paragraphs = [*heads, *marked_apart(body.blocks(text)), *feet]
    return document_of("odt", paragraphs, [*ends.hidden, *body.hidden], limits)


def _page_ground(roots: list[etree._Element]) -> Colour | None:
    """White, or None where pages have a colour or picture of their own, or something is drawn behind the text."""
    for root in roots:
        for element in root.iter("{*}page-layout-properties", "{*}graphic-properties"):
            if attribute(element, "run-through") == "background":
                return None
            colour = attribute(element, "background-color")
            if local(element) == "page-layout-properties" and (
                colour not in ("", "transparent", "#ffffff") or child(element, "background-image") is not None
            ):
                return None
    return WHITE


def _headers_and_footers(
    styles: etree._Element | None, used: frozenset[str], walk: _Walk
) -> tuple[list[Paragraph], list[Paragraph]]:
    """What stands at the head and foot of the master pages in use, each text once."""
    heads: list[Paragraph] = []
    feet: list[Paragraph] = []
    said: set[str] = set()
    masters = child(styles, "master-styles")
    for number, page in enumerate(masters if masters is not None else ()):
        if local(page) != "master-page" or (number and attribute(page, "name") not in used | {"Standard"}):
            continue
        for part in page:
            where = heads if local(part).startswith("header") else feet if local(part).startswith("footer") else None
            if where is None or attribute(part, "display") == "false":
                continue
            paragraphs = marked_apart(walk.blocks(part))
            whole = "\n".join(paragraph.text for paragraph in paragraphs)
            if whole not in said:
                said.add(whole)
                where += paragraphs
    return heads, feet


# ── blocks ────────────────────────────────────────────────────────────────────────────────────────────────────


class _Walk:
    """Walks the elements of a part; frames follow the paragraph that anchors them."""

    def __init__(self, styles: Styles, limits: Limits, ground: Colour | None) -> None:
        self.styles = styles
        self.hidden: list[tuple[str, str]] = []
        #: what was entered into the controls of forms, by their ids
        self.controls: dict[str, str] = {}
        #: the colour that text stands on, None where it is not known
        self.ground = ground
        self._deepest = limits.nesting
        self._depth = 0

    def blocks(self, root: etree._Element) -> Iterator[Paragraph]:
        """The paragraphs of everything in ``root``, in reading order."""
        self._deeper()
        for element in root:
            tag = local(element)
            if tag in ("p", "h"):
                yield from self._paragraph(element, tag == "h")
            elif tag == "list":
                yield from self._list(element)
            elif tag == "table":
                yield from marked_apart(self._table(element))
            elif self._is_hidden_part(element, tag):
                self.hidden.append((" ".join("".join(map(str, element.itertext())).split()), "marked-hidden"))
            elif tag == "control":  # one that stands at a place of the page
                entered = self.controls.get(attribute(element, "control"), "")
                yield from (Paragraph(line) for line in entered.split("\n") if line.strip())
            elif tag == "section":
                yield from marked_apart(self.blocks(element))
            elif tag not in _SKIPPED:
                yield from self.blocks(element)
        self._depth -= 1

    def _deeper(self) -> None:
        self._depth += 1
        if self._depth > self._deepest:
            raise errors.TooLarge("its elements are nested too deeply")

    def _is_hidden_part(self, element: etree._Element, tag: str) -> bool:
        return tag == "section" and attribute(element, "display") == "none"

    def _list(self, element: etree._Element) -> Iterator[Paragraph]:
        """The items, the first paragraph of each with the sign of one. A list header is an item without it."""
        self._deeper()
        for item in element:
            first = local(item) == "list-item"
            for block in self.blocks(item):
                if first and not block.heading and not block.text.lstrip().startswith(BULLET):
                    block.text = f"{BULLET} {block.text}"
                first = False
                yield block
        self._depth -= 1

    def _table(self, table: etree._Element) -> Iterator[Paragraph]:
        with self._on(None):  # whatever its cells are filled with
            rows = [[list(self.blocks(cell)) for cell in row if local(cell) == "table-cell"] for row in _rows(table)]
        yield from table_order(rows)

    @contextmanager
    def _on(self, ground: Colour | None) -> Iterator[None]:
        """Text stands on this ground as long as this lasts."""
        before, self.ground = self.ground, ground
        try:
            yield
        finally:
            self.ground = before

    def _paragraph(self, element: etree._Element, heading: bool) -> Iterator[Paragraph]:
        name = attribute(element, "style-name")
        looks = self.styles.looks("paragraph", name)
        said = Said()
        self._words(element, looks, said)
        self.hidden += said.unseen()
        yield from said.paragraphs(looks.size, heading or self.styles.is_heading(name))
        for box in said.boxes:
            with self._on(None):  # whatever its shape is filled with, and wherever it lies
                shown = marked_apart(self.blocks(box))
            yield from shown

    def _say(self, text: str, looks: Looks, said: Said) -> None:
        reason = looks.unseen(self.ground) if text.strip() or looks.hidden else ""
        if reason:
            said.hidden.append((text, reason))
        else:
            said.say(raised(text) if looks.raised else text, looks.bold, looks.size)

    def _words(self, element: etree._Element, looks: Looks, said: Said) -> None:
        self._deeper()
        if element.text:
            self._say(_closed_up(element.text), looks, said)
        for part in element:
            self._piece(part, looks, said)
            if part.tail:
                self._say(_closed_up(part.tail), looks, said)
        self._depth -= 1

    def _piece(self, part: etree._Element, looks: Looks, said: Said) -> None:
        tag = local(part)
        if tag == "span":
            self._words(part, self.styles.looks("text", attribute(part, "style-name"), looks), said)
        elif tag == "a":
            begin = len(said.pieces)
            self._words(part, looks, said)
            said.link(begin, attribute(part, "href"))
        elif tag == "s":
            count = attribute(part, "c")
            self._say(" " * min(int(count) if count.isdecimal() else 1, _MOST_SPACES), looks, said)
        elif tag == "tab":
            self._say("\t", looks, said)
        elif tag == "line-break":
            self._say("\n", looks, said)
        elif tag in ("hidden-text", "hidden-paragraph"):
            said.hidden.append((attribute(part, "string-value") + "".join(map(str, part.itertext())), "marked-hidden"))
        elif tag == "control":
            self._say(self.controls.get(attribute(part, "control"), ""), looks, said)
        elif tag in ("frame", "text-box", "custom-shape", "rect", "g", "note"):
            said.boxes.append(part)
        elif tag not in _SKIPPED:
            self._words(part, looks, said)


def _rows(table: etree._Element) -> Iterator[etree._Element]:
    for part in table:
        if local(part) == "table-row":
            yield part
        elif local(part) in _ROW_GROUPS:
            yield from _rows(part)


def _closed_up(text: str) -> str:
    """White space in the file is one blank (ODF 1.2, 6.1.2): breaks, tabs and runs of blanks have elements."""
    parts = text.split()
    if not parts:
        return " "
    before = " " if text[0].isspace() and text[0] != "\u00a0" else ""
    after = " " if text[-1].isspace() and text[-1] != "\u00a0" else ""
    return before + " ".join(parts) + after
