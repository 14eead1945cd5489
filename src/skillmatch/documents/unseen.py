"""Pieces of text on a page in, which of them no reader sees and why out; and how much of a page is pictures.

Keywords for machines are hidden in four ways: drawn invisibly, in the colour of the ground, too small, or beside the
page. Doubt speaks for the text: over a picture, a pattern or a form anything may be visible.
"""

from __future__ import annotations

import ctypes
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt
import pypdfium2.raw as raw

from skillmatch.documents.model import HIDDEN_REASONS

__all__ = ["SEEN", "Looks", "luminance", "picture_share", "reasons"]

SEEN = -1
_INVISIBLE, _GROUND, _SMALL, _BESIDE = (
    HIDDEN_REASONS.index(reason) for reason in ("invisible", "ground-colour", "too-small", "off-page")
)
_SMALLEST = 1.5  # points of type size: a reader takes it for a speck
_LIGHT = 0.9  # luminance from which a text may be lost on white
_CONTRAST = 0.08  # of luminance that no reader notices
_OCR_SHARE = 0.5  # of the page in pictures: invisible text on it is what a scanner's program recognised
_MOST_OBJECTS = 20_000
_MOST_PIXELS = 1_600  # along a side of the picture of a page
_DEEPEST = 3  # forms in forms that are looked into


@dataclass(frozen=True, slots=True)
class Looks:
    """How pieces of text are drawn: ``light`` their luminance 0…1, ``invisible`` without ink, ``sizes`` in points."""

    light: npt.NDArray[np.float64]
    invisible: npt.NDArray[np.bool_]
    sizes: npt.NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class _Ground:
    """Something drawn on a page that may lie under text; ``light`` is None where its colour is not known."""

    left: float
    bottom: float
    right: float
    top: float
    light: float | None


def reasons(
    looks: Looks, boxes: npt.NDArray[np.float32], page: Any, page_box: tuple[float, float, float, float]
) -> npt.NDArray[np.int8]:
    """For each piece ``SEEN``, or the place in ``HIDDEN_REASONS`` of why it is not. ``boxes`` as ``Glyphs.boxes``."""
    left, bottom, right, top = page_box
    found = np.full(len(boxes), SEEN, np.int8)
    x, y = (boxes[:, 0] + boxes[:, 2]) / 2, (boxes[:, 1] + boxes[:, 3]) / 2
    found[(x < left) | (x > right) | (y < bottom) | (y > top)] = _BESIDE
    found[looks.sizes < _SMALLEST] = _SMALL
    if looks.invisible.any() and picture_share(page) < _OCR_SHARE:
        found[looks.invisible] = _INVISIBLE
    light = np.flatnonzero((looks.light > _LIGHT) & ~looks.invisible & (found == SEEN))
    if len(light):
        grounds = list(_grounds(page))
        picture: _Picture | None = None
        for i in light.tolist():
            ground = _under(grounds, float(x[i]), float(y[i]))
            if ground is not None and (ground.light is None or abs(ground.light - looks.light[i]) >= _CONTRAST):
                continue
            if ground is not None:  # pdfium calls patterns white too: only a picture of the page tells them apart
                picture = picture or _Picture(page)
                if picture.contrast(boxes[i]) >= _CONTRAST:
                    continue
            found[i] = _GROUND
    return found


def picture_share(page: Any) -> float:
    """The share of the page that pictures cover; more than 1 where they lie upon each other."""
    area = raw.FPDF_GetPageWidthF(page) * raw.FPDF_GetPageHeightF(page)
    covered = 0.0
    for thing in _objects(page):
        if _holds_picture(thing):
            left, bottom, right, top = _bounds(thing)
            covered += max(0.0, right - left) * max(0.0, top - bottom)
    return covered / area if area > 0 else 0.0


def _holds_picture(thing: Any, depth: int = 0) -> bool:
    kind = raw.FPDFPageObj_GetType(thing)
    if kind == raw.FPDF_PAGEOBJ_FORM and depth < _DEEPEST:
        count = min(raw.FPDFFormObj_CountObjects(thing), 100)
        return any(_holds_picture(raw.FPDFFormObj_GetObject(thing, i), depth + 1) for i in range(count))
    return bool(kind == raw.FPDF_PAGEOBJ_IMAGE)


def _objects(page: Any) -> Iterator[Any]:
    for i in range(min(raw.FPDFPage_CountObjects(page), _MOST_OBJECTS)):
        yield raw.FPDFPage_GetObject(page, i)


def _grounds(page: Any) -> Iterator[_Ground]:
    """What text may stand on, in the order in which it is drawn."""
    for thing in _objects(page):
        kind = raw.FPDFPageObj_GetType(thing)
        if kind == raw.FPDF_PAGEOBJ_PATH:
            fill, stroke = ctypes.c_int(), ctypes.c_int()
            raw.FPDFPath_GetDrawMode(thing, fill, stroke)
            if fill.value:
                yield _Ground(*_bounds(thing), light=_light(raw.FPDFPageObj_GetFillColor, thing))
            elif stroke.value:
                yield _Ground(*_bounds(thing), light=_light(raw.FPDFPageObj_GetStrokeColor, thing))
        elif kind != raw.FPDF_PAGEOBJ_TEXT:
            yield _Ground(*_bounds(thing), light=None)


def _under(grounds: list[_Ground], x: float, y: float) -> _Ground | None:
    """What was drawn last at this place; None where the page is bare."""
    for ground in reversed(grounds):
        if ground.left - 1 <= x <= ground.right + 1 and ground.bottom - 1 <= y <= ground.top + 1:
            return ground
    return None


class _Picture:
    """A page as it looks, in shades of grey."""

    def __init__(self, page: Any) -> None:
        width, height = raw.FPDF_GetPageWidthF(page), raw.FPDF_GetPageHeightF(page)
        scale = min(1.0, _MOST_PIXELS / max(width, height, 1.0))
        self.page = page
        self.width, self.height = max(1, round(width * scale)), max(1, round(height * scale))
        self.shades = np.full((self.height, self.width), 255, np.uint8)
        at = self.shades.ctypes.data
        bitmap = raw.FPDFBitmap_CreateEx(self.width, self.height, raw.FPDFBitmap_Gray, at, self.width)
        if bitmap:
            raw.FPDF_RenderPageBitmap(bitmap, page, 0, 0, self.width, self.height, 0, 0)
            raw.FPDFBitmap_Destroy(bitmap)

    def contrast(self, box: npt.NDArray[np.float32]) -> float:
        """The difference between the lightest and the darkest spot inside a box, 0…1."""
        x0, y0 = self._pixel(float(box[0]), float(box[1]))
        x1, y1 = self._pixel(float(box[2]), float(box[3]))
        part = self.shades[min(y0, y1) : max(y0, y1) + 1, min(x0, x1) : max(x0, x1) + 1]
        return float(part.max() - part.min()) / 255 if part.size else 0.0

    def _pixel(self, x: float, y: float) -> tuple[int, int]:
        right, down = ctypes.c_int(), ctypes.c_int()
        raw.FPDF_PageToDevice(self.page, 0, 0, self.width, self.height, 0, x, y, right, down)
        return max(0, right.value), max(0, down.value)


def _bounds(thing: Any) -> tuple[float, float, float, float]:
    """Left, bottom, right, top; all zero where pdfium knows none."""
    left, bottom, right, top = (ctypes.c_float() for _ in range(4))
    raw.FPDFPageObj_GetBounds(thing, left, bottom, right, top)
    return left.value, bottom.value, right.value, top.value


def _light(colour_of: Any, thing: Any) -> float | None:
    red, green, blue, alpha = (ctypes.c_uint() for _ in range(4))
    if not colour_of(thing, red, green, blue, alpha) or alpha.value < 255:
        return None
    return luminance(red.value, green.value, blue.value)


def luminance(red: int, green: int, blue: int) -> float:
    """How light a colour of three bytes looks, 0…1 (ITU-R BT.709)."""
    return (0.2126 * red + 0.7152 * green + 0.0722 * blue) / 255
