"""Paragraphs in, places on pages out: breaks lines at spaces, and pages where a heading keeps its first lines.

Measures are PDF points, origin top left; ``Ink.y`` is the baseline.
"""

from __future__ import annotations

import io
from collections.abc import Sequence
from dataclasses import dataclass, field

from reportlab.pdfbase.pdfmetrics import stringWidth
from reportlab.pdfgen.canvas import Canvas

__all__ = ["Flow", "Frame", "Ink", "Page", "Rule", "Style", "Words", "drawn"]

_BULLET, _BULLET_INDENT = "•", 11.0
_GAP_BEFORE_DATES = 14.0
_SHORT = 3  # a paragraph of so many lines stays on one page


@dataclass(frozen=True, slots=True)
class Style:
    font: str
    size: float
    leading: float
    color: str

    def width(self, text: str) -> float:
        return float(stringWidth(text, self.font, self.size))


@dataclass(frozen=True, slots=True)
class Words:
    """A stretch of text in one style."""

    text: str
    style: Style


@dataclass(frozen=True, slots=True)
class Frame:
    """The column that is filled, the same on every page."""

    x: float
    y: float
    width: float
    height: float


@dataclass(frozen=True, slots=True)
class Ink:
    """Text drawn at a place."""

    x: float
    y: float
    text: str
    style: Style


@dataclass(frozen=True, slots=True)
class Rule:
    """A filled rectangle."""

    x: float
    y: float
    width: float
    height: float
    color: str


@dataclass(frozen=True, slots=True)
class Page:
    inks: list[Ink]
    rules: list[Rule]


@dataclass(slots=True)
class _Line:
    """``inks`` have their places relative to the left end of the frame and the baseline."""

    inks: list[Ink]
    leading: float
    before: float = 0.0
    keep: bool = False
    rule: str | None = None


@dataclass(slots=True)
class Flow:
    """Collects paragraphs for one column, then gives its pages."""

    frame: Frame
    _lines: list[_Line] = field(default_factory=list)

    def add(
        self,
        stretches: list[Words],
        *,
        before: float = 0.0,
        keep: bool = False,
        bullet: Style | None = None,
        right: Words | None = None,
        rule: str | None = None,
        beside: Sequence[tuple[float, Words]] = (),
    ) -> None:
        """Add a paragraph. ``keep``: on the page of what follows; ``right``: set at the right end of its first line;
        ``bullet``: a bullet before it, its lines indented; ``rule``: the colour of a line below it; ``beside``: more
        words on its first line, each with its place relative to the frame, as in a margin or a grid."""
        indent = _BULLET_INDENT if bullet else 0.0
        reserved = right.style.width(right.text) + _GAP_BEFORE_DATES if right else 0.0
        broken = _broken(stretches, self.frame.width - indent - reserved, indent)
        lines = [_Line(inks, max(ink.style.leading for ink in inks)) for inks in broken]
        if bullet is not None:
            lines[0].inks.insert(0, Ink(1.0, 0, _BULLET, bullet))
        if right is not None:
            lines[0].inks.append(Ink(self.frame.width - right.style.width(right.text), 0, right.text, right.style))
        lines[0].inks += [Ink(x, 0, words.text, words.style) for x, words in beside]
        lines[0].before = before
        for line in lines[:-1]:
            line.keep = len(lines) <= _SHORT
        lines[-1].keep = keep
        lines[-1].rule = rule
        self._lines += lines

    def pages(self) -> list[Page]:
        """The pages, filled from the top."""
        pages = [Page([], [])]
        y = 0.0
        for group in self._groups():
            height = sum(line.before + line.leading for line in group)
            if y and y + height > self.frame.height:
                pages.append(Page([], []))
                y = 0.0
            for line in group:
                y += (line.before if y else 0.0) + line.leading
                self._place(line, y, pages[-1])
        return pages

    def _groups(self) -> list[list[_Line]]:
        """The lines, those together that may not be parted."""
        groups: list[list[_Line]] = [[]]
        for line in self._lines:
            groups[-1].append(line)
            if not line.keep:
                groups.append([])
        return [group for group in groups if group]

    def _place(self, line: _Line, y: float, page: Page) -> None:
        baseline = self.frame.y + y - 0.25 * line.leading
        page.inks.extend(Ink(self.frame.x + ink.x, baseline, ink.text, ink.style) for ink in line.inks)
        if line.rule is not None:
            page.rules.append(Rule(self.frame.x, self.frame.y + y, self.frame.width, 0.7, line.rule))


def _broken(stretches: list[Words], width: float, indent: float) -> list[list[Ink]]:
    """Lines no wider than ``width``, each a list of inks of one style; a space joins two stretches."""
    lines: list[list[Ink]] = [[]]
    x = 0.0
    for stretch in stretches:
        style = stretch.style
        for word in stretch.text.split(" "):
            space = style.width(" ") if lines[-1] else 0.0
            if lines[-1] and x + space + style.width(word) > width:
                lines.append([])
                x, space = 0.0, 0.0
            last = lines[-1][-1] if lines[-1] else None
            if last is not None and last.style is style:
                lines[-1][-1] = Ink(last.x, 0, f"{last.text} {word}", style)
            else:
                lines[-1].append(Ink(indent + x + space, 0, word, style))
            x += space + style.width(word)
    return lines


def drawn(size: tuple[float, float], pages: list[Page], name: str, side: tuple[float, str] | None = None) -> bytes:
    """Draws pages in the order of their inks; ``side`` is the width and colour of a bar at the left of each.

    Uncompressed and without a clock: the bytes are the same everywhere."""
    file = io.BytesIO()
    width, height = size
    canvas = Canvas(file, pagesize=(width, height), invariant=1, pageCompression=0)
    canvas.setTitle(f"Resume of {name}")
    canvas.setAuthor(name)
    behind = [Rule(0, 0, side[0], height, side[1])] if side is not None else []
    for page in pages:
        for rule in [*behind, *page.rules]:
            canvas.setFillColor(rule.color)
            canvas.rect(rule.x, height - rule.y - rule.height, rule.width, rule.height, stroke=0, fill=1)
        for ink in page.inks:
            canvas.setFillColor(ink.style.color)
            canvas.setFont(ink.style.font, ink.style.size)
            canvas.drawString(ink.x, height - ink.y, ink.text)
        canvas.showPage()
    canvas.save()
    return file.getvalue()
