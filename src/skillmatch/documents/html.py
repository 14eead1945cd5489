"""HTML in, a ``Document`` out: blocks make paragraphs, ``h1``–``h6`` headings, ``li`` items, cells one each.

Nothing is fetched: no images, styles, scripts, entities or DTDs. What a browser does not show as text (head,
scripts, styles, templates) is dropped.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from lxml import etree
from lxml import html as lxml_html

from skillmatch import errors
from skillmatch.documents import text as plain
from skillmatch.documents.flow import Flow
from skillmatch.documents.limits import Limits
from skillmatch.documents.model import Document
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
_XML_DECLARATION = re.compile(r"^\s*<\?xml[^>]*\?>")


def read(data: bytes, limits: Limits) -> Document:
    """Reads a web page. Raises ``Corrupt`` or ``TooLarge`` (nested too deeply)."""
    text, encoding = _decoded(data)
    parser = lxml_html.HTMLParser(no_network=True, remove_comments=True, remove_pis=True, huge_tree=False, recover=True)
    try:
        root = lxml_html.document_fromstring(_XML_DECLARATION.sub("", text), parser=parser)
    except (etree.LxmlError, ValueError) as fault:
        raise errors.Corrupt(f"this HTML cannot be read ({str(fault)[:80]})") from None
    walk = _Walk(Flow(limits))
    for event, element in _events(root, limits.nesting * 5):
        if event == "start":
            walk.start(element)
        else:
            walk.end(element)
    walk.paragraph()
    return walk.flow.document("html", [], {"encoding": encoding})


def _decoded(data: bytes) -> tuple[str, str]:
    named = _CHARSET.search(data[:4096])
    if named and not data.startswith((b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff")):
        encoding = (named[1] or named[2]).decode("ascii")
        try:
            return data.decode(encoding), encoding.lower()
        except (LookupError, UnicodeDecodeError):
            pass
    text, encoding, _ = plain.decoded(data)
    return text, encoding


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

    def __init__(self, flow: Flow) -> None:
        self.flow = flow
        self._words: list[str] = []
        self._bold_letters = 0
        self._links: list[tuple[str, str]] = []
        self._link: tuple[int, str] | None = None
        self._dropped = 0
        self._kept_space = 0
        self._bold = 0
        self._heading = 0
        self._bullet = False

    def start(self, element: etree._Element) -> None:
        tag = _tag(element)
        if tag in _DROPPED or not isinstance(element.tag, str):
            self._dropped += 1
        if self._dropped:
            return
        if tag in _BLOCKS:
            self.paragraph()
            if tag in _PARTS:
                self.flow.gap()
        if tag == "br":
            self._words.append("\n")
        self._kept_space += tag == "pre"
        self._bold += tag in _BOLD
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
            self._close(tag)
        if not self._dropped:
            self._say(element.tail)

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
        self._heading -= tag in _HEADINGS

    def _say(self, text: str | None) -> None:
        if not text:
            return
        said = text if self._kept_space else re.sub(r"[ \t\r\n\f]+", " ", text)
        self._words.append(said)
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
