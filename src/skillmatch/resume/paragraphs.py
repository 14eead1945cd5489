"""The document's paragraphs as the other modules read them: a tidy view of each, with its style.

In: ``Document``. Out: ``Paragraph``s in the order of the text. ``view`` is as long as the text: typographic dashes,
quotes, spaces, bullets and their mojibake are replaced one for one, so that offsets into the view are offsets into
the text. Lines that a converter tore apart ("January 2014" / "to" / "Current") are one paragraph again.
"""

from __future__ import annotations

import itertools
import re
from dataclasses import dataclass
from functools import cache

import numpy as np

from skillmatch.documents import Document
from skillmatch.resume.dates import is_range
from skillmatch.resume.headings import heading_of, run_on_heading
from skillmatch.resume.word_tables import table

__all__ = ["Paragraph", "read_paragraphs", "tidy"]

_ONE_FOR_ONE = {
    **dict.fromkeys(map(ord, "‐‑‒–—―−－﹣⁃"), "-"),
    **dict.fromkeys(map(ord, "‘’ʼ´`′＇"), "'"),
    **dict.fromkeys(map(ord, "“”„″＂"), '"'),
    **dict.fromkeys(map(ord, "\u00a0\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a"), " "),
    **dict.fromkeys(map(ord, "\u200b\u200c\u200d\u202f\u205f\u3000\ufeff\u00ad\x0b\x0c\x00"), " "),
    **dict.fromkeys(map(ord, "●▪■◦○‣∙▸►◆❖➢➤✓✔✦⬤·◾◼\uf0b7\uf0a7\uf076\uf0d8\uf0fc"), "•"),
    ord("｜"): "|",
    ord("："): ":",
}
# What UTF-8 punctuation looks like when it was read as Windows-1252 or Latin-1.
_MOJIBAKE = re.compile(r"â(?:€|\x80)(?P<tail>[“”\x93\x94‘’™\x98\x99¢œ\x9c\x9d‹\x8b])|ï¼.|Â(?=[\s·])")
#: icons of symbol fonts
_PRIVATE = re.compile("[\ue000-\uf8ff]")
_BULLET = re.compile(r"\s*(?:(?:[•*>+»§]|o(?=\s)|-(?=\s*[^\W\d])|\(?\d{1,2}[.)](?=\s))\s*)+")
#: what stands alone on a line that a converter tore out of "January 2014 to Current" or "City , State"
_CONNECTOR = re.compile(r"(?:to|-|,|\||/)\Z", re.IGNORECASE)
_STILL = re.compile(r"[-\s]*(?:present|current|now|till date|to date)\Z", re.IGNORECASE)
_JOINABLE = 60
#: a paragraph of more characters, with wide gaps or bullets inside, is a text that lost its line ends
_RUN_ON = 600
#: a heading that lost the line end before it: "… in deep learning.Education Details"
_GLUED = re.compile(r"(?<=[a-z0-9.)])((?:[A-Z][a-z]+ ){1,3}[A-Z][a-z]+)\s*\Z")
_ROW_LABEL = re.compile(r"\s*[A-Z][A-Za-z&/ -]{1,32}:\s")
_FURTHER_LABEL = re.compile(r"(?<=\n)[A-Z][A-Za-z&/ -]{1,32}:\s")
_GAP = re.compile(r"[ \t]{2,}|\s(?=[•*]\s)")


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One logical line. ``start``/``end`` leave out a bullet and outer blanks; ``text`` is the tidy view of them.

    ``size`` is the type size in points (0 unknown), ``body`` the size most of the document is set in; ``count`` the
    number of words.
    """

    start: int
    end: int
    text: str
    bullet: bool
    marked: bool
    bold: bool
    size: float
    body: float
    after_gap: bool
    count: int

    @property
    def capitals(self) -> bool:
        """Whether every cased letter is a capital, and there are at least three."""
        return self.text.isupper() and sum(c.isalpha() for c in self.text) >= 3

    @property
    def stands_out(self) -> bool:
        """Whether type sets this paragraph off from the body: a marked heading, larger, bold or in capitals."""
        return self.marked or self.bold or self.capitals or (self.body > 0 and self.size > self.body * 1.08)


def tidy(text: str) -> str:
    """The text with typographic variants replaced one for one; as long as before.

    >>> tidy("2016–18 “Café”"), len(tidy("Company â€“ City")) == len("Company â€“ City")
    ('2016-18 "Café"', True)
    """
    view = _PRIVATE.sub("•", text).translate(_ONE_FOR_ONE)
    if "â" in view or "ï¼" in view or "Â" in view:
        view = _MOJIBAKE.sub(_mended, view)
    return view


def _mended(match: re.Match[str]) -> str:
    length = len(match.group())
    tail = match.group("tail")
    if tail is None:
        return ("-" if length > 1 else " ").ljust(length)
    if tail in "‘’™\x98\x99":
        return "'".ljust(length)
    if tail in "¢":
        return "•".ljust(length)
    if tail in "“”\x93\x94":
        return "-".ljust(length)
    return " " * length


def read_paragraphs(document: Document) -> tuple[list[Paragraph], str]:
    """The paragraphs of a document, and the tidy view of its whole text."""
    view = tidy(document.text)
    marked = set(document.headings)
    whole = set(document.paragraphs)
    lines = document.lines
    body = _body_size(document)
    spans = _joined(document.paragraphs, view)
    found: list[Paragraph] = []
    before = 0
    for start, end in spans:
        raw = view[start:end]
        if (start, end) not in whole:
            raw = raw.replace("\n", "\t")  # glued lines stay parts of their own; a wrapped line is one
        prefix = _BULLET.match(raw)
        skip = prefix.end() if prefix else len(raw) - len(raw.lstrip())
        text = raw[skip:].rstrip()
        if not text:
            skip, text, prefix = len(raw) - len(raw.lstrip()), raw.strip(), None
            if not text:
                continue
        first = start + skip
        line = int(np.searchsorted(lines.ends, first, side="right"))
        size, bold = 0.0, False
        if line < len(lines) and int(lines.starts[line]) < end:
            size, bold = float(lines.sizes[line]), bool(lines.bold[line])
        found.append(
            Paragraph(
                start=first,
                end=first + len(text),
                text=text,
                bullet=prefix is not None and bool(prefix.group().strip()),
                marked=(start, end) in marked,
                bold=bold,
                size=size,
                body=body,
                after_gap=view.count("\n", before, first) > 1,
                count=len(text.split()),
            )
        )
        before = first + len(text)
    return found, view


def _body_size(document: Document) -> float:
    """The type size in which most letters are set."""
    lines = document.lines
    if not len(lines) or not float(lines.sizes.max()):
        return 0.0
    sizes = np.round(lines.sizes.astype(float), 1)
    weights = (lines.ends - lines.starts).astype(float)
    distinct, place = np.unique(sizes, return_inverse=True)
    return float(distinct[int(np.argmax(np.bincount(place.ravel(), weights=weights)))])


def _joined(spans: tuple[tuple[int, int], ...], view: str) -> list[tuple[int, int]]:
    """Spans with torn lines put together and run-on texts taken apart.

    A connector alone on its line glues its short neighbours; "to" and "-" only behind a date or a placeholder.
    """
    joined: list[tuple[int, int]] = []
    glue = False
    for start, end in spans:
        content = view[start:end].strip()
        if not any(c.isalnum() for c in content) and not _CONNECTOR.match(content):
            continue
        short = len(content) < _JOINABLE
        if glue and joined and short:
            joined[-1] = (joined[-1][0], end)
            glue = False
            continue
        connector = _CONNECTOR.match(content)
        if connector and joined and joined[-1][1] - joined[-1][0] < _JOINABLE:
            before = view[joined[-1][0] : joined[-1][1]].rstrip()
            glue = content == "," or before[-1:].isdigit() or before.lower().endswith("company name")
            if glue:
                joined[-1] = (joined[-1][0], end)
            continue
        glue = False
        if connector:
            continue
        if joined and _STILL.match(content) and view[joined[-1][1] - 1 : joined[-1][1]].isdigit():
            joined[-1] = (joined[-1][0], end)
            continue
        joined.extend(_apart(view, start, end))
    return joined


def _apart(view: str, start: int, end: int) -> list[tuple[int, int]]:
    """A text without line ends ("… 2019 to 2021  Managed …  Led …") in its pieces; an ordinary paragraph as it is."""
    glued = _GLUED.search(view, start, end)
    if (
        glued is not None
        and (found := heading_of(glued.group(1))) is not None
        and found.kind in ("education", "experience")
    ):
        return [*_apart(view, start, glued.start(1)), (glued.start(1), end)]
    if (inside := run_on_heading(view[start:end])) is not None:
        left, right = start + inside[0], start + inside[1]
        before = _apart(view, start, left) if view[start:left].strip() else []
        return [*before, (left, right), *_apart(view, right, end)]
    if "\n" in view[start:end] and (cuts := _headings_inside(view, start, end) or _labels_inside(view, start, end)):
        edges = [start, *cuts, end]
        return [(left, right) for left, right in itertools.pairwise(edges) if view[left:right].strip()]
    if end - start < _RUN_ON:
        return [(start, end)]
    gaps = [match.span() for match in _GAP.finditer(view, start, end)]
    if len(gaps) < 4 or (end - start) / len(gaps) > _RUN_ON:
        return [(start, end)]
    starts = [start, *(gap[1] for gap in gaps)]
    ends = [*(gap[0] for gap in gaps), end]
    return [(left, right) for left, right in zip(starts, ends, strict=True) if view[left:right].strip()]


@cache
def _entry_label() -> re.Pattern[str]:
    """A label of an entry at the begin of a line: "company - ", "Role: "."""
    labels = "|".join(re.escape(row["label"]) for row in table("entry_labels"))
    return re.compile(rf"^(?:{labels})\s*(?::|-\s)", re.IGNORECASE | re.MULTILINE)


def _labels_inside(view: str, start: int, end: int) -> list[int]:
    """Where the further rows begin of "Data: SQL, Spark" / "Cloud: AWS" that a reader took for one paragraph."""
    if _entry_label().match(view, start, end):
        return [match.start() for match in _entry_label().finditer(view, start + 1, end)]
    if _ROW_LABEL.match(view, start, end) is None:
        return []
    return [match.start() for match in _FURTHER_LABEL.finditer(view, start, end)]


def _headings_inside(view: str, start: int, end: int) -> list[int]:
    """Where a paragraph must be cut: around a line that is a heading, or a range of dates, and nothing else."""
    if heading_of(view[start:end].strip()) is not None:
        return []  # a heading on two lines
    cuts = []
    at = start
    lines = view[start:end].split("\n")
    for i, line in enumerate(lines):
        found = heading_of(line.strip()) if 3 < len(line.strip()) < 40 and line.strip()[0].isupper() else None
        if i > 0 and len(line) < 40 and is_range(line):
            cuts += [cut for cut in (at, at + len(line)) if start < cut < end]
        kept = found is not None and (found.kind != "other" or i == len(lines) - 1)  # "…, State\nAffiliations"
        if found is not None and kept and not found.needs_style and found.kind != "contact":
            flows = i > 0 and lines[i - 1].rstrip().endswith(
                (",", " and", " of", " the", " in", " my", " with", "-", "&")
            )
            if not flows:
                cuts += [cut for cut in (at, at + len(line)) if start < cut < end]
        at += len(line) + 1
    return cuts
