"""What a web page's own styles say of who sees an element: a small part of CSS in, for each element a reason out.

Read are ``style`` attributes, the old attributes for colours, and rules of ``<style>`` sheets whose selectors are
made of tags, classes and ids. What is not understood counts as shown: a gradient, a variable, a sheet elsewhere.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from lxml import etree

from skillmatch.documents.colours import WHITE, Colour, alike, parsed

__all__ = ["Shown", "Styles"]

_SMALLEST = 3.0  # CSS pixels; browsers draw text of one or two as specks
_FAR = -900.0  # pixels beside the window from which nobody scrolls to it
_CLEAR = 0.1  # opacity that no reader notices
_MOST_RULES = 5_000
_TOKEN = re.compile(r"[{}]|[^{}]+")
_ON_SCREEN = re.compile(r"^\s*(?:only\s+)?(?:screen|all)\s*$", re.I)
_SIMPLE = re.compile(r"^(?:[a-z][a-z0-9]*|\*)?(?:[.#][\w-]+)*$", re.I)
_PART = re.compile(r"[.#]?[\w-]+|\*")
_LENGTH = re.compile(r"^(-?(?:\d+\.?\d*|\.\d+))(px|pt|em|rem|ex|ch|%|vw|vh|in|cm|mm|)$", re.I)
_PIXELS = {"px": 1.0, "": 1.0, "pt": 4 / 3, "rem": 16.0, "vw": 12.0, "vh": 8.0, "in": 96.0, "cm": 37.8, "mm": 3.78}
_BESIDE = ("left", "right", "top", "margin-left", "margin-top")
_SHIFTED = re.compile(r"translate(?:x|y|3d)?\(\s*([^,)]+)", re.I)
_NOTHING_LEFT = re.compile(r"rect\(\s*(?:0|1px)[^)]*\)|inset\(\s*(?:50|100)%", re.I)

#: what one element's rules and attributes say, by property
_Said = dict[str, str]


@dataclass(frozen=True, slots=True)
class Shown:
    """How an element is shown. ``gone``: why it and all that is in it is not; ``ground`` None where it is not known."""

    gone: str = ""
    kept_out: bool = False  # visibility: hidden, which what is inside may undo
    ink: Colour | None = (0, 0, 0, 1)
    ground: Colour | None = WHITE
    size: float = 16.0
    indent: float = 0.0

    @property
    def reason(self) -> str:
        """Why a reader does not see the element's own words (one of ``HIDDEN_REASONS``), or ""."""
        if self.gone:
            return self.gone
        if self.kept_out or self.size == 0:
            return "marked-hidden"
        if self.size < _SMALLEST:
            return "too-small"
        if self.indent < _FAR:
            return "off-page"
        if self.ink and self.ink[3] < _CLEAR:
            return "invisible"
        return "ground-colour" if self.ink and self.ground and alike(self.ink, self.ground) else ""


class Styles:
    """The rules of a page's sheets."""

    def __init__(self, root: etree._Element) -> None:
        self._rules: dict[str, list[tuple[tuple[int, int, int], int, list[frozenset[str]], _Said]]] = {}
        self._count = 0
        for sheet in root.iter("style"):
            if _is_for_screens(sheet.get("media") or ""):
                self._read(sheet.text or "")
        # A sheet that lies elsewhere may paint any ground.
        elsewhere = any("stylesheet" in (link.get("rel") or "").lower() for link in root.iter("link"))
        self.page = Shown(ground=None if elsewhere else WHITE)

    def of(self, element: etree._Element, around: Shown) -> Shown:
        """How an element is shown inside one that is shown so."""
        said = self._said(element)
        if not said:
            return around
        size = _font_size(said.get("font-size", ""), around.size)
        shown = replace(
            around,
            size=size,
            kept_out=_kept_out(said.get("visibility", ""), around.kept_out),
            indent=_length(said["text-indent"], size) if "text-indent" in said else around.indent,
        )
        ink, ground = said.get("color", ""), said.get("background", "") or said.get("background-color", "")
        if ink and ink not in ("inherit", "currentcolor"):
            shown = replace(shown, ink=None if "text-shadow" in said else parsed(ink))
        if "text" in said.get("background-clip", "") + said.get("-webkit-background-clip", ""):
            shown = replace(shown, ink=None)
        if ground or "background-image" in said:
            shown = replace(shown, ground=_ground(ground, around.ground, "background-image" in said))
        elif said.get("position", "") in ("absolute", "fixed"):
            shown = replace(shown, ground=None)
        return replace(shown, gone=around.gone or _gone(said, size))

    def _read(self, sheet: str) -> None:
        for selectors, block in _blocks(_without_comments(sheet[:1_000_000])):
            said = _declarations(block)
            for selector in selectors.split(","):
                chain = selector.replace(">", " ").lower().split()
                if said and chain and self._count < _MOST_RULES and all(map(_SIMPLE.match, chain)):
                    parts = [frozenset(_PART.findall(step)) - {"*"} for step in chain]
                    every = [part for step in parts for part in step]
                    ids, classes = (sum(part[0] == sign for part in every) for sign in "#.")
                    key = max(parts[-1], key=lambda part: (part[0] in "#.", part), default="*")
                    self._count += 1
                    weight = (ids, classes, len(every) - ids - classes)
                    self._rules.setdefault(key, []).append((weight, self._count, parts, said))

    def _said(self, element: etree._Element) -> _Said:
        """The declarations that hold for an element, the strongest of each property."""
        found: list[tuple[tuple[int, int, int], int, _Said]] = []
        if self._rules:
            own = _names(element)
            for key in (*own, "*"):
                for weight, order, parts, said in self._rules.get(key, ()):
                    if parts[-1] <= own and _stands_in(element, parts[:-1]):
                        found.append((weight, order, said))
        said = _old_attributes(element)
        for _, _, rule in sorted(found, key=lambda rule: rule[:2]):
            said |= rule
        said |= _declarations(element.get("style") or "")
        strongest = {name: value for _, _, rule in found for name, value in rule.items() if "!important" in value}
        said |= strongest
        if element.get("hidden") is not None and "display" not in said:
            said["display"] = "none"
        return {name: value.replace("!important", "").strip() for name, value in said.items()}


def _names(element: etree._Element) -> frozenset[str]:
    """The tag, classes and id of an element as selectors write them."""
    tag = element.tag.lower() if isinstance(element.tag, str) else ""
    classes = (f".{name}" for name in (element.get("class") or "").lower().split())
    key = (element.get("id") or "").lower()
    return frozenset((tag, *classes, *((f"#{key}",) if key else ())))


def _stands_in(element: etree._Element, chain: list[frozenset[str]]) -> bool:
    """Whether ancestors match these steps of a selector, the last being the nearest."""
    left = list(chain)
    if left:
        for ancestor in element.iterancestors():
            if left[-1] <= _names(ancestor):
                left.pop()
                if not left:
                    break
    return not left


def _declarations(text: str) -> _Said:
    said: _Said = {}
    for declaration in text.lower().split(";"):
        name, colon, value = declaration.partition(":")
        if colon and value.strip():
            said[name.strip()] = value.strip()
    return said


def _old_attributes(element: etree._Element) -> _Said:
    said: _Said = {}
    for attribute, name in (("bgcolor", "background-color"), ("background", "background-image")):
        value = element.get(attribute)
        if value:
            said[name] = value.lower()
    ink = element.get("color" if element.tag == "font" else "text") if element.tag in ("font", "body") else None
    if ink:
        said["color"] = ink.lower()
    return said


def _is_for_screens(media: str) -> bool:
    return not media.strip() or any(_ON_SCREEN.match(one) for one in media.split(","))


def _kept_out(visibility: str, around: bool) -> bool:
    return visibility in ("hidden", "collapse") if visibility in ("hidden", "collapse", "visible") else around


def _without_comments(sheet: str) -> str:
    first, *rest = sheet.split("/*")
    return " ".join([first, *(part.partition("*/")[2] for part in rest)]) if rest else sheet


def _blocks(sheet: str) -> Iterator[tuple[str, str]]:
    """The selectors and declarations of each block that holds no other, and that stands in none for other media.

    One pass: a pattern for whole blocks takes time that grows with the square of a sheet without braces.
    """
    heads: list[str] = []  # of the blocks that are open
    elsewhere = 0  # how many of them are for other media
    text, innermost = "", False
    for token in _TOKEN.findall(sheet):
        if token == "{":
            head = text.rpartition(";")[2].strip()
            heads.append(head)
            elsewhere += _is_for_others(head)
            text, innermost = "", True
        elif token == "}":
            if heads:
                head = heads.pop()
                if innermost and not elsewhere:
                    yield head, text
                elsewhere -= _is_for_others(head)
            text, innermost = "", False
        else:
            text = token


def _is_for_others(head: str) -> bool:
    return head[:6].lower() == "@media" and not _is_for_screens(head[6:])


def _gone(said: _Said, size: float) -> str:
    """Why an element is not shown with all that is in it."""
    if said.get("display") == "none" or said.get("content-visibility") == "hidden":
        return "marked-hidden"
    opacity = _LENGTH.match(said.get("opacity", ""))
    if opacity and float(opacity[1]) / (100 if opacity[2] == "%" else 1) < _CLEAR:
        return "invisible" if float(opacity[1]) else "marked-hidden"
    afloat = said.get("position", "") in ("absolute", "fixed", "relative", "sticky")
    for name in _BESIDE:
        if (afloat or name.startswith("margin")) and _length(said.get(name, ""), size) < _FAR:
            return "off-page"
    shift = _SHIFTED.search(said.get("transform", ""))
    if shift and _length(shift[1].strip(), size) < _FAR:
        return "off-page"
    if afloat and _NOTHING_LEFT.match(said.get("clip", "") or said.get("clip-path", "")):
        return "no-mark"
    if said.get("overflow", "").startswith(("hidden", "clip")):
        rooms = [_LENGTH.match(said.get(name, "")) for name in ("height", "width", "max-height", "max-width")]
        if any(room and room[2] != "%" and float(room[1]) <= 1 for room in rooms):
            return "no-mark"
    return ""


def _ground(said: str, around: Colour | None, pictured: bool) -> Colour | None:
    if pictured or "url(" in said or "gradient" in said or "var(" in said:
        return None
    for word in re.findall(r"rgba?\([^()]*\)|[^\s()]+", said):
        colour = parsed(word)
        if colour is not None:
            return colour if colour[3] > 1 - _CLEAR else around if colour[3] < _CLEAR else None
    return around if said in ("none", "inherit", "initial", "unset") else None


def _font_size(said: str, around: float) -> float:
    found = _LENGTH.match(said)
    if not found:
        return 16.0 if said else around
    number, unit = float(found[1]), found[2].lower()
    if unit in ("em", "%", "ex", "ch"):
        return number * around * {"em": 1.0, "%": 0.01}.get(unit, 0.5)
    return number * _PIXELS[unit]


def _length(said: str, size: float) -> float:
    """A length in pixels; 0 where it is none, or one of percents that may be anything."""
    found = _LENGTH.match(said.replace("!important", "").strip())
    if not found:
        return 0.0
    number, unit = float(found[1]), found[2].lower()
    return number * (12.0 if unit == "%" else size if unit in ("em", "ex", "ch") else _PIXELS[unit])
