"""What a DOCX says about looks: weight, size and heading levels, through its chain of styles."""

from __future__ import annotations

from dataclasses import dataclass, replace

from lxml import etree

from skillmatch.documents.colours import WHITE, Colour, alike, parsed
from skillmatch.documents.safe_xml import attribute, child, local

__all__ = ["OFF", "Looks", "Styles", "fill"]

_DEFAULT_SIZE = 10.0  # points, where neither the file nor its styles name a size (ECMA-376, 17.3.2.38)
_SMALLEST = 3.0  # points below which nobody reads, as on the pages of a PDF
#: how a switch is written off
OFF = ("0", "false", "off")
_LONGEST_CHAIN = 12


@dataclass(frozen=True, slots=True)
class Looks:
    """How a run or paragraph is set: weight, type size in points, colours.

    ``hidden`` is Word's font effect of that name; ``clear`` letters without a fill. ``ink`` is None for the automatic
    colour, which keeps off its ground; ``ground`` is None where the run has no ground of its own.
    """

    bold: bool
    size: float
    hidden: bool = False
    clear: bool = False
    ink: Colour | None = None
    ground: Colour | None = None
    #: set as a superscript
    raised: bool = False

    def unseen(self, around: Colour | None) -> str:
        """Why a reader does not see it (one of ``HIDDEN_REASONS``), or "". ``around``: the ground, None if unknown."""
        if self.hidden:
            return "marked-hidden"
        if self.size < _SMALLEST:
            return "too-small"
        if self.clear:
            return "invisible"
        ground = self.ground or around
        return "ground-colour" if self.ink and ground and alike(self.ink, ground) else ""


class Styles:
    """The styles part of a document; an absent one leaves the defaults."""

    def __init__(self, root: etree._Element | None) -> None:
        self._styles: dict[str, etree._Element] = {}
        self._standard = ""
        self._base = Looks(False, _DEFAULT_SIZE)
        if root is None:
            return
        defaults = child(child(child(root, "docDefaults"), "rPrDefault"), "rPr")
        self._base = _applied(defaults, self._base)
        for style in root:
            if local(style) == "style":
                key = attribute(style, "styleId")
                self._styles[key] = style
                if attribute(style, "type") == "paragraph" and attribute(style, "default") not in ("", *OFF):
                    self._standard = key

    def paragraph(self, properties: etree._Element | None) -> Looks:
        """The looks that a paragraph's style gives its runs."""
        looks = self._base
        for style in reversed(self._chain(_style_of(properties, "pStyle") or self._standard)):
            looks = _applied(child(style, "rPr"), looks)
            looks = replace(looks, ground=fill(child(style, "pPr")) or looks.ground)
        return replace(looks, ground=fill(properties) or looks.ground)

    def shades_tables(self, properties: etree._Element | None) -> bool:
        """Whether the style of a table gives any of its cells a ground."""
        return any(
            shading is not None for style in self._chain(_style_of(properties, "tblStyle"))
            for shading in [next(style.iter("{*}shd"), None)]
        )  # fmt: skip

    def run(self, properties: etree._Element | None, around: Looks) -> Looks:
        """The looks of a run inside a paragraph with these looks."""
        looks = around
        for style in reversed(self._chain(_style_of(properties, "rStyle"))):
            looks = _applied(child(style, "rPr"), looks)
        return _applied(properties, looks)

    def is_heading(self, properties: etree._Element | None) -> bool:
        """Whether the paragraph is a heading by its style's name or its outline level."""
        if _has_level(properties):
            return True
        for style in self._chain(_style_of(properties, "pStyle")):
            name = attribute(child(style, "name"), "val").lower()
            if name.startswith("heading") or _has_level(child(style, "pPr")):
                return True
        return False

    def _chain(self, key: str) -> list[etree._Element]:
        """The style and those that it is based on."""
        chain: list[etree._Element] = []
        while key in self._styles and len(chain) < _LONGEST_CHAIN:
            chain.append(self._styles[key])
            key = attribute(child(chain[-1], "basedOn"), "val")
        return chain


def _style_of(properties: etree._Element | None, name: str) -> str:
    return attribute(child(properties, name), "val")


def _has_level(properties: etree._Element | None) -> bool:
    level = attribute(child(properties, "outlineLvl"), "val")
    return level.isdigit() and int(level) < 9


def fill(properties: etree._Element | None) -> Colour | None:
    """The ground that the shading of a run, paragraph, cell or table gives; None if there is none."""
    shading = child(properties, "shd")
    if shading is None or attribute(shading, "val") == "nil":
        return None
    if attribute(shading, "val") == "solid":  # covered by the pattern's own colour
        return parsed(attribute(shading, "color"))
    return parsed(attribute(shading, "fill"))


def _applied(properties: etree._Element | None, looks: Looks) -> Looks:
    if properties is None:
        return looks
    changed: dict[str, object] = {}
    unseen, heavy = child(properties, "vanish"), child(properties, "b")
    if unseen is not None:
        changed["hidden"] = attribute(unseen, "val") not in OFF
    if heavy is not None:
        changed["bold"] = attribute(heavy, "val") not in OFF
    half_points = attribute(child(properties, "sz"), "val")
    if half_points.isdigit() and 0 < int(half_points) < 3_000:
        changed["size"] = int(half_points) / 2
    place = attribute(child(properties, "vertAlign"), "val")
    if place:
        changed["raised"] = place == "superscript"
    colour = child(properties, "color")
    if colour is not None:
        white = attribute(colour, "themeColor") == "background1" and not attribute(colour, "themeShade")
        changed["ink"] = parsed(attribute(colour, "val")) or (WHITE if white else None)
    marker = attribute(child(properties, "highlight"), "val")
    ground = (parsed(marker) if marker else None) or fill(properties)
    if ground is not None:
        changed["ground"] = ground
    letters = child(properties, "textFill")
    if letters is not None:
        changed["clear"] = child(letters, "noFill") is not None and child(properties, "textOutline") is None
    return replace(looks, **changed) if changed else looks  # type: ignore[arg-type]
