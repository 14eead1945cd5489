"""What a DOCX says about looks: weight, size and heading levels, through its chain of styles."""

from __future__ import annotations

from dataclasses import dataclass

from lxml import etree

__all__ = ["Looks", "Styles", "attribute", "child", "local"]

_DEFAULT_SIZE = 10.0  # points, where neither the file nor its styles name a size (ECMA-376, 17.3.2.38)
_OFF = ("0", "false", "off")
_LONGEST_CHAIN = 12


@dataclass(frozen=True, slots=True)
class Looks:
    """Weight and type size (points) of a run or paragraph, and whether it is set in the font effect "hidden"."""

    bold: bool
    size: float
    hidden: bool = False


def local(element: etree._Element) -> str:
    """The tag without its namespace; "" for what is no element."""
    tag = element.tag
    return tag.rpartition("}")[2] if isinstance(tag, str) else ""


def child(element: etree._Element | None, name: str) -> etree._Element | None:
    """The first child of that local name."""
    if element is not None:
        for part in element:
            if local(part) == name:
                return part
    return None


def attribute(element: etree._Element | None, name: str) -> str:
    """The attribute of that local name, "" if there is none."""
    if element is not None:
        for key, value in element.attrib.items():
            if str(key).rpartition("}")[2] == name:
                return str(value)
    return ""


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
                if attribute(style, "type") == "paragraph" and attribute(style, "default") not in ("", *_OFF):
                    self._standard = key

    def paragraph(self, properties: etree._Element | None) -> Looks:
        """The looks that a paragraph's style gives its runs."""
        looks = self._base
        for style in reversed(self._chain(_style_of(properties, "pStyle") or self._standard)):
            looks = _applied(child(style, "rPr"), looks)
        return looks

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


def _applied(properties: etree._Element | None, looks: Looks) -> Looks:
    if properties is None:
        return looks
    bold, size, hidden = looks.bold, looks.size, looks.hidden
    unseen = child(properties, "vanish")
    if unseen is not None:
        hidden = attribute(unseen, "val") not in _OFF
    heavy = child(properties, "b")
    if heavy is not None:
        bold = attribute(heavy, "val") not in _OFF
    half_points = attribute(child(properties, "sz"), "val")
    if half_points.isdigit() and 0 < int(half_points) < 3_000:
        size = int(half_points) / 2
    return Looks(bold, size, hidden)
