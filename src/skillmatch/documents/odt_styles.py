"""What an ODT says about looks: weight, size, hidden text and heading levels, through its chains of styles."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from lxml import etree

from skillmatch.documents.blocks import SMALLEST
from skillmatch.documents.colours import Colour, alike, parsed
from skillmatch.documents.safe_xml import attribute, child, local

__all__ = ["Looks", "Styles"]

_DEFAULT_SIZE = 12.0  # points, where no style names a size: what OpenOffice and its heirs begin with
_LONGEST_CHAIN = 12
_BOLD = frozenset(("bold", "600", "700", "800", "900"))
_LENGTH = re.compile(r"(\d{1,4}(?:\.\d{1,6})?)(pt|%|cm|mm|in)")
_POINTS = {"pt": 1.0, "cm": 28.3465, "mm": 2.83465, "in": 72.0}
_HEADING = re.compile(r"heading(?:_20_|\s)?\d", re.I)


@dataclass(frozen=True, slots=True)
class Looks:
    """How a piece of text is set: weight, type size in points, colours; ``hidden``: it is not to be shown.

    ``ink`` is None for the automatic colour, ``ground`` where the text has no ground of its own.
    """

    bold: bool = False
    size: float = _DEFAULT_SIZE
    hidden: bool = False
    ink: Colour | None = None
    ground: Colour | None = None
    #: set as a superscript
    raised: bool = False

    def unseen(self, around: Colour | None) -> str:
        """Why a reader does not see it (one of ``HIDDEN_REASONS``), or "". ``around``: the ground, None if unknown."""
        if self.hidden:
            return "marked-hidden"
        if self.size < SMALLEST:
            return "too-small"
        ground = self.ground or around
        return "ground-colour" if self.ink and ground and alike(self.ink, ground) else ""


class Styles:
    """The styles of some parts; those of a later part stand before those of an earlier one."""

    def __init__(self, roots: list[etree._Element]) -> None:
        self._styles: dict[tuple[str, str], etree._Element] = {}
        self._base = Looks()
        for root in roots:
            for group in root:
                if local(group) in ("styles", "automatic-styles"):
                    self._take(group)
        #: the names of the master pages that some paragraph asks for
        self.master_pages = frozenset(
            name for style in self._styles.values() if (name := attribute(style, "master-page-name"))
        )

    def _take(self, group: etree._Element) -> None:
        for style in group:
            family = attribute(style, "family")
            if local(style) == "style":
                self._styles[family, attribute(style, "name")] = style
            elif local(style) == "default-style" and family == "paragraph":
                self._base = _applied(style, self._base)

    def looks(self, family: str, name: str, around: Looks | None = None) -> Looks:
        """The looks of a text in this style: in a paragraph's own, or inside text that looks like ``around``."""
        looks = around if around is not None else self._base
        chain = self._chain(family, name)
        if not chain and family == "paragraph":
            chain = self._chain(family, "Standard")
        for style in reversed(chain):
            looks = _applied(style, looks)
        return looks

    def is_heading(self, name: str) -> bool:
        """Whether paragraphs of this style are headings by its level or its name."""
        for style in self._chain("paragraph", name):
            level = attribute(style, "default-outline-level")
            if level.isdecimal() and int(level) > 0:
                return True
            if _HEADING.match(attribute(style, "name")) or _HEADING.match(attribute(style, "display-name")):
                return True
        return False

    def _chain(self, family: str, name: str) -> list[etree._Element]:
        """The style and those that it is based on."""
        chain: list[etree._Element] = []
        while (family, name) in self._styles and len(chain) < _LONGEST_CHAIN:
            chain.append(self._styles[family, name])
            name = attribute(chain[-1], "parent-style-name")
        return chain


def _applied(style: etree._Element, looks: Looks) -> Looks:
    shaded = attribute(child(style, "paragraph-properties"), "background-color")
    if shaded and shaded != "transparent":
        looks = replace(looks, ground=parsed(shaded))
    said = child(style, "text-properties")
    if said is None:
        return looks
    colour, marker = attribute(said, "color"), attribute(said, "background-color")
    if attribute(said, "use-window-font-color") == "true":  # the automatic colour, which keeps off its ground
        looks = replace(looks, ink=None)
    elif colour:
        looks = replace(looks, ink=parsed(colour))
    if marker and marker != "transparent":
        looks = replace(looks, ground=parsed(marker))
    if place := attribute(said, "text-position"):  # "super 58%", "33% 58%", "0% 100%"
        looks = replace(looks, raised=place[:1] in "s123456789" and not place.startswith("sub"))
    weight, shown = attribute(said, "font-weight"), attribute(said, "display")
    if weight:
        looks = replace(looks, bold=weight in _BOLD)
    if shown:
        looks = replace(looks, hidden=shown == "none")
    if size := _LENGTH.fullmatch(attribute(said, "font-size")):
        number, unit = float(size[1]), size[2]
        looks = replace(looks, size=round(looks.size * number / 100 if unit == "%" else number * _POINTS[unit], 2))
    return looks
