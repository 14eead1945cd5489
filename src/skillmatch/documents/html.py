"""HTML in, a ``Document`` out: blocks make paragraphs, ``h1``–``h6`` headings, ``li`` items, cells one each.

Nothing is fetched: no images, styles, scripts, entities or DTDs. What a browser does not show as text (head,
scripts, styles, templates) is dropped; what its author hid goes to ``Document.hidden``.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from lxml import etree
from lxml import html as lxml_html

from skillmatch import errors
from skillmatch.documents.encodings import decoded
from skillmatch.documents.flow import Flow
from skillmatch.documents.html_styles import Shown, Styles
from skillmatch.documents.limits import Limits
from skillmatch.documents.model import Document, Warning
from skillmatch.documents.raised import raised
from skillmatch.documents.repair import BULLET

__all__ = ["read"]

_DROPPED = frozenset(
    ("head", "script", "style", "template", "noscript", "svg", "math", "iframe", "object", "embed", "applet",
     "canvas", "audio", "video", "map", "select", "datalist", "textarea", "title", "meta", "link")
)  # fmt: skip
_BLOCKS = frozenset(
    ("address", "article", "aside", "blockquote", "body", "caption", "center", "dd", "details", "dialog", "dir",
     "div", "dl", "dt", "fieldset", "figcaption", "figure", "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6",
     "header", "hr", "html", "legend", "li", "main", "menu", "nav", "ol", "p", "pre", "section", "summary",
     "table", "tbody", "td", "tfoot", "th", "thead", "tr", "ul")
)  # fmt: skip
_HEADINGS = frozenset(("h1", "h2", "h3", "h4", "h5", "h6"))
_PARTS = frozenset(("section", "article", "header", "footer", "aside", "ul", "ol", "table", "dl"))
_BOLD = frozenset(("b", "strong", "th"))
_CHARSET = re.compile(
    rb"<meta[^>]{0,200}charset\s*=\s*[\"']?\s*([A-Za-z0-9_.:-]{2,40})|encoding=[\"']([A-Za-z0-9_.:-]{2,40})[\"']\s*\?>",
    re.I,
)
# Python knows encodings that no page is written in (idna, undefined, unicode_escape): these names are the web's. One
# that says UTF-16 in plain ASCII is not in UTF-16.
_WEB_ENCODINGS = re.compile(r"utf-?8|iso|cp|windows|x-cp|koi8|mac|shift|s?jis|euc|gb|big5|latin|(?:us-)?ascii|tis|l\d")
#: as every browser reads them (WHATWG Encoding, 4.2)
_MEANING_CP1252 = frozenset(("iso-8859-1", "iso8859-1", "latin1", "latin-1", "l1", "ascii", "us-ascii"))
_ENTITIES = re.compile(r"<!doctype\b[^<>\[]{0,2000}\[", re.I)
_XML_DECLARATION = re.compile(r"^\s*<\?xml[^>]*\?>")


def read(data: bytes, limits: Limits) -> Document:
    """Reads a web page. Raises ``Corrupt`` or ``TooLarge`` (nested too deeply)."""
    text, encoding, warnings = _decoded(data)
    if _ENTITIES.search(text[:65_536]):
        raise errors.Corrupt("this HTML declares entities of its own, which no browser reads")
    # Without huge_tree libxml2 silently drops what is nested deeper than 256; depth is bounded below instead.
    parser = lxml_html.HTMLParser(no_network=True, remove_comments=True, remove_pis=True, huge_tree=True, recover=True)
    try:
        root = lxml_html.document_fromstring(_XML_DECLARATION.sub("", text), parser=parser)
    except (etree.LxmlError, ValueError) as fault:
        raise errors.Corrupt(f"this HTML cannot be read ({str(fault)[:80]})") from None
    walk = _Walk(Flow(limits), Styles(root))
    for event, element in _events(root, limits.nesting * 5):
        if event == "start":
            walk.start(element)
        else:
            walk.end(element)
        if walk.flow.cut:
            break
    walk.paragraph()
    walk.hide()
    return walk.flow.document("html", warnings, {"encoding": encoding})


def _decoded(data: bytes) -> tuple[str, str, list[Warning]]:
    """The text, in the encoding that the page names where that is one and fits, and what is doubtful about it."""
    named = _CHARSET.search(data[:4096])
    if named and not data.startswith((b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff")):
        encoding = (named[1] or named[2]).decode("ascii").lower()
        if _WEB_ENCODINGS.match(encoding):
            try:
                return data.decode("cp1252" if encoding in _MEANING_CP1252 else encoding), encoding, []
            except (LookupError, UnicodeError):
                pass
    return decoded(data)


def _events(root: etree._Element, deepest: int) -> Iterator[tuple[str, etree._Element]]:
    """Starts and ends of elements in document order, without recursion."""
    depth = 0
    for event, element in etree.iterwalk(root, events=("start", "end")):
        depth += 1 if event == "start" else -1
        if depth > deepest:
            raise errors.TooLarge("its elements are nested too deeply")
        yield event, element


class _Walk:
    """Gathers the words of a paragraph until a block begins or ends."""

    def __init__(self, flow: Flow, styles: Styles) -> None:
        self.flow = flow
        self.styles = styles
        #: how each element that is open is shown, the page itself first
        self._shown: list[Shown] = [styles.page]
        self._words: list[str] = []
        self._bold_letters = 0
        self._links: list[tuple[str, str]] = []
        self._link: tuple[int, str] | None = None
        self._dropped = 0
        self._unseen_words: list[str] = []
        self._unseen_reason = ""
        self._kept_space = 0
        self._bold = 0
        self._raised = 0
        self._heading = 0
        self._bullet = False

    def start(self, element: etree._Element) -> None:
        tag = _tag(element)
        if tag in _DROPPED or not isinstance(element.tag, str):
            self._dropped += 1
        if self._dropped:
            return
        shown = self.styles.of(element, self._shown[-1])
        self._shown.append(shown)
        if shown.gone:
            self._say(element.text)
            return
        if tag in _BLOCKS:
            self.paragraph()
            if tag in _PARTS:
                self.flow.gap()
        if tag == "br":
            self._words.append("\n")
        self._kept_space += tag == "pre"
        self._bold += tag in _BOLD
        self._raised += tag == "sup"
        self._heading += tag in _HEADINGS
        if tag == "li":
            self._bullet = True
        if tag == "a" and element.get("href"):
            self._link = (len(self._words), str(element.get("href")))
        self._say(element.text)

    def end(self, element: etree._Element) -> None:
        tag = _tag(element)
        if tag in _DROPPED or not isinstance(element.tag, str):
            self._dropped -= 1
        elif not self._dropped:
            ended = self._shown.pop()
            if not ended.gone:
                self._close(tag)
            if ended.reason and not self._shown[-1].reason:
                self.hide()
            elif ended.reason:
                self._unseen_words.append(" ")
        if not self._dropped:
            self._say(element.tail)

    def hide(self) -> None:
        """Ends the piece of hidden text at hand."""
        self.flow.hide("".join(self._unseen_words), self._unseen_reason or "marked-hidden")
        self._unseen_words, self._unseen_reason = [], ""

    def _close(self, tag: str) -> None:
        if tag == "a" and self._link is not None:
            begin, address = self._link
            self._links.append(("".join(self._words[begin:]), address))
            self._link = None
        if tag in _BLOCKS:
            self.paragraph()
            if tag in _PARTS:
                self.flow.gap()
        if tag == "li":
            self._bullet = False
        self._kept_space -= tag == "pre"
        self._bold -= tag in _BOLD
        self._raised -= tag == "sup"
        self._heading -= tag in _HEADINGS

    def _say(self, text: str | None) -> None:
        if not text:
            return
        reason = self._shown[-1].reason
        if reason and text.strip():
            if reason != self._unseen_reason:
                self.hide()
            self._unseen_words.append(text)
            self._unseen_reason = reason
            return
        said = text if self._kept_space else re.sub(r"[ \t\r\n\f]+", " ", text)
        self._words.append(raised(said) if self._raised else said)
        if self._bold:
            self._bold_letters += len(said.strip())

    def paragraph(self) -> None:
        """Ends the paragraph at hand. A line break ends one too: a page's author means it so."""
        said = "".join(self._words)
        letters = len(said.strip())
        bold = self._heading > 0 or (letters > 0 and 2 * self._bold_letters > letters)
        links = tuple(self._links)
        for line in said.split("\n"):
            if line.strip():
                sign = f"{BULLET} " if self._bullet and not line.lstrip().startswith(BULLET) else ""
                self._bullet = False
                self.flow.add(sign + line, heading=self._heading > 0, bold=bold, links=links)
        self._words, self._links, self._bold_letters = [], [], 0
        if self._link is not None:
            self._link = (0, self._link[1])


def _tag(element: etree._Element) -> str:
    return element.tag.lower() if isinstance(element.tag, str) else ""
