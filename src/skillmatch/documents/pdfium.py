"""pdfium's text page as columns: every glyph's code point and box, in bulk.

pdfium has no call for all characters at once, and one Python call for each costs more than reading the page. So
its C functions are called through bare ctypes prototypes inside ``map``, writing straight into numpy buffers:
0.25 µs a glyph and column. What is the same for a whole piece of text (font, size, direction, baseline) is asked
once for each piece.
"""

from __future__ import annotations

import ctypes
from collections import deque
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import repeat
from typing import Any, TypeVar

import numpy as np
import numpy.typing as npt
import pypdfium2.raw as raw

from skillmatch.documents.bare import bare

__all__ = ["Glyphs", "Inks", "OpenFailed", "Styles", "luminance", "open_pdf", "page_box", "producer", "text_page"]

_pointer, _int, _double, _float, _uint = (
    ctypes.c_void_p, ctypes.c_int, ctypes.c_double, ctypes.c_float, ctypes.c_uint
)  # fmt: skip


_unicode = bare(raw.FPDFText_GetUnicode, _uint, _pointer, _int)
_loose_box = bare(raw.FPDFText_GetLooseCharBox, _int, _pointer, _int, _pointer)
_font_size = bare(raw.FPDFText_GetFontSize, _double, _pointer, _int)
_matrix = bare(raw.FPDFText_GetMatrix, _int, _pointer, _int, _pointer)
_origin = bare(raw.FPDFText_GetCharOrigin, _int, _pointer, _int, _pointer, _pointer)
_map_error = bare(raw.FPDFText_HasUnicodeMapError, _int, _pointer, _int)
_text_object = bare(raw.FPDFText_GetTextObject, _pointer, _pointer, _int)
_font = bare(raw.FPDFTextObj_GetFont, _pointer, _pointer)
_fill_colour = bare(raw.FPDFPageObj_GetFillColor, _int, _pointer, _pointer, _pointer, _pointer, _pointer)
_render_mode = bare(raw.FPDFTextObj_GetTextRenderMode, _int, _pointer)
_base_name = bare(raw.FPDFFont_GetBaseFontName, ctypes.c_size_t, _pointer, _pointer, ctypes.c_size_t)
_font_flags = bare(raw.FPDFFont_GetFlags, _int, _pointer)

_Array = TypeVar("_Array", npt.NDArray[np.float32], npt.NDArray[np.float64])
_Number = TypeVar("_Number", float, npt.NDArray[np.float64])

_FARTHEST = 1e6  # points: what a file says beyond that, or says is no number, is nowhere near a page
_FORCE_BOLD = 1 << 18  # font descriptor flag, PDF 32000-1, table 123
_INVISIBLE = (3, 7)  # text render modes: neither filled nor stroked, or for clipping alone
_FILL_THEN_STROKE = 2  # text render mode by which browsers thicken a face that has no bold cut
_BOLD_NAMES = (
    "bold", "black", "heavy", "demi", "cmbx", "cmssbx", "sfbx", "sfsx", "-bd", "lmroman10-b", "nimbussanl-b"
)  # fmt: skip
_ICON_NAMES = (
    "fontawesome", "fa-solid", "fa-brands", "fa-regular", "wingdings", "webdings", "icomoon", "materialicons",
    "material-icons", "materialsymbols", "glyphicons", "ionicons", "academicons", "marvosym", "feather", "typicons"
)  # fmt: skip
_BOLD, _ICONS = 1, 2


class OpenFailed(Exception):
    """pdfium refuses the file; ``code`` is its ``FPDF_ERR_…``."""

    def __init__(self, code: int) -> None:
        super().__init__(f"pdfium error {code}")
        self.code = code


@dataclass(frozen=True, slots=True)
class Glyphs:
    """All characters of a page in the order of its content stream, those that pdfium made up included.

    ``codes`` uint32 (n,); ``boxes`` float32 (n, 4) as left, top, right, bottom in PDF points, origin bottom left,
    from the font's ascent to its descent and as wide as the advance.
    """

    codes: npt.NDArray[np.uint32]
    boxes: npt.NDArray[np.float32]
    handle: int

    def __len__(self) -> int:
        return len(self.codes)

    def styles(self, at: npt.NDArray[np.int64]) -> Styles:
        """Direction, size, baseline and weight of the characters with these indexes."""
        n = len(at)
        indexes = at.tolist()
        matrices = np.zeros((n, 6), np.float32)
        base = matrices.ctypes.data
        deque(map(_matrix, repeat(self.handle), indexes, range(base, base + 24 * n, 24)), maxlen=0)
        origins = np.zeros((n, 2), np.float64)
        base = origins.ctypes.data
        deque(
            map(_origin, repeat(self.handle), indexes, range(base, base + 16 * n, 16),
                range(base + 8, base + 8 + 16 * n, 16)), maxlen=0
        )  # fmt: skip
        nominal = np.fromiter(map(_font_size, repeat(self.handle), indexes), np.float64, n)
        across = _tame(matrices[:, :2].astype(np.float64))
        up = _tame(matrices[:, 2:4].astype(np.float64))
        objects = self.objects(at)
        looks = np.array(_looks(objects), np.int64)
        return Styles(
            angles=np.degrees(np.arctan2(across[:, 1], across[:, 0])),
            sizes=_tame(np.abs(_tame(nominal)) * np.hypot(up[:, 0], up[:, 1])),
            origins=_tame(origins),
            bold=(looks & _BOLD) != 0,
            icons=(looks & _ICONS) != 0,
            inks=Inks.of(objects),
            coded=np.fromiter(map(_map_error, repeat(self.handle), indexes), np.int32, n) == 1,
        )

    def objects(self, at: npt.NDArray[np.int64]) -> list[int]:
        """The addresses of the text objects that these characters belong to, 0 for none."""
        return [thing or 0 for thing in map(_text_object, repeat(self.handle), at.tolist())]

    def said(self, text_object: int) -> str:
        """What one text object of the page says."""
        page = ctypes.cast(self.handle, raw.FPDF_TEXTPAGE)
        thing = ctypes.cast(text_object, raw.FPDF_PAGEOBJECT)
        size = raw.FPDFTextObj_GetText(thing, page, None, 0)
        if size <= 2:
            return ""
        buffer = ctypes.create_string_buffer(size)
        raw.FPDFTextObj_GetText(thing, page, ctypes.cast(buffer, ctypes.POINTER(ctypes.c_ushort)), size)
        return buffer.raw[: size - 2].decode("utf-16-le", "replace")


@dataclass(frozen=True, slots=True)
class Styles:
    """For some characters: ``angles`` degrees counter-clockwise, ``sizes`` points, ``origins`` on the baseline."""

    angles: npt.NDArray[np.float64]
    sizes: npt.NDArray[np.float64]
    origins: npt.NDArray[np.float64]
    bold: npt.NDArray[np.bool_]
    icons: npt.NDArray[np.bool_]  # of a font that holds pictures, whatever letters it calls them
    inks: Inks
    coded: npt.NDArray[np.bool_]  # the font does not say which character it is: its own code stands in


@dataclass(frozen=True, slots=True)
class Inks:
    """How text objects are drawn. ``light``: luminance of the ink, 0 black … 1 white; ``clear``: without any ink."""

    light: npt.NDArray[np.float64]
    opacity: npt.NDArray[np.float64]
    clear: npt.NDArray[np.bool_]

    @classmethod
    def of(cls, objects: list[int]) -> Inks:
        """Of each of these objects (their addresses, 0 for none)."""
        n = len(objects)
        colours = np.zeros((n, 4), np.uint32)
        base = colours.ctypes.data
        known = [i for i, thing in enumerate(objects) if thing]
        places = [base + 16 * i for i in known]
        chosen = [objects[i] for i in known]
        deque(
            map(_fill_colour, chosen, places, (p + 4 for p in places), (p + 8 for p in places),
                (p + 12 for p in places)), maxlen=0
        )  # fmt: skip
        modes = np.zeros(n, np.int64)
        modes[known] = np.fromiter(map(_render_mode, chosen), np.int64, len(chosen))
        plain = np.zeros(n, np.bool_)
        plain[known] = modes[known] == 0
        red, green, blue, alpha = colours.T.astype(np.float64)
        opacity = np.where(plain, alpha / 255, 1.0)
        clear = np.isin(modes, _INVISIBLE) | (opacity == 0)
        return cls(np.where(plain, luminance(red, green, blue), 0.0), opacity, clear)


def _looks(objects: list[int]) -> list[int]:
    """For each text object 0, ``_BOLD`` or ``_ICONS``; a page has few fonts, so each is looked at once."""
    fonts: dict[int, int] = {}
    looks: list[int] = []
    for text_object in objects:
        font = _font(text_object) if text_object else None
        if not font:
            looks.append(0)
            continue
        if font not in fonts:
            fonts[font] = _font_looks(font)
        look = fonts[font]
        if not look and _render_mode(text_object) == _FILL_THEN_STROKE:
            look = _BOLD
        looks.append(look)
    return looks


def _font_looks(font: int) -> int:
    # pdfium derives its own "weight" from stem widths and calls regular faces 764: the name is what can be trusted.
    buffer = ctypes.create_string_buffer(128)
    _base_name(font, ctypes.addressof(buffer), 128)
    name = buffer.value.decode("utf-8", "replace").rsplit("+", 1)[-1].lower()
    if any(mark in name for mark in _ICON_NAMES):
        return _ICONS
    bold = any(mark in name for mark in _BOLD_NAMES) or bool(_font_flags(font) & _FORCE_BOLD)
    return _BOLD if bold else 0


# ── documents and pages ───────────────────────────────────────────────────────────────────────────────────────


@contextmanager
def open_pdf(data: bytes) -> Iterator[Any]:
    """pdfium's handle of a document; raises ``OpenFailed``. ``data`` must outlive it."""
    raw.FPDF_InitLibrary()
    document = raw.FPDF_LoadMemDocument64(data, len(data), None)
    if not document:
        raise OpenFailed(raw.FPDF_GetLastError())
    try:
        yield document
    finally:
        raw.FPDF_CloseDocument(document)


@contextmanager
def text_page(page: Any) -> Iterator[Glyphs]:
    """The characters of a loaded page; ``Glyphs.styles`` works inside the ``with`` only."""
    handle = raw.FPDFText_LoadPage(page)
    if not handle:
        yield Glyphs(np.zeros(0, np.uint32), np.zeros((0, 4), np.float32), 0)
        return
    try:
        n = max(0, raw.FPDFText_CountChars(handle))
        address = ctypes.cast(handle, ctypes.c_void_p).value or 0
        codes = np.fromiter(map(_unicode, repeat(address), range(n)), np.uint32, n)
        boxes = np.zeros((n, 4), np.float32)
        base = boxes.ctypes.data
        deque(map(_loose_box, repeat(address), range(n), range(base, base + 16 * n, 16)), maxlen=0)
        yield Glyphs(codes, _tame(boxes), address)
    finally:
        raw.FPDFText_ClosePage(handle)


def page_box(page: Any) -> tuple[float, float, float, float]:
    """The visible part of a page in its own space: left, bottom, right, top."""
    box = raw.FS_RECTF()
    if not raw.FPDF_GetPageBoundingBox(page, box):
        return 0.0, 0.0, raw.FPDF_GetPageWidthF(page), raw.FPDF_GetPageHeightF(page)
    left, bottom, right, top = _tame(np.array((box.left, box.bottom, box.right, box.top), np.float64)).tolist()
    return left, bottom, right, top


def _tame(numbers: _Array) -> _Array:
    """The same array, in place, with numbers that can be reckoned with."""
    np.nan_to_num(numbers, copy=False, nan=0.0)
    return np.clip(numbers, -_FARTHEST, _FARTHEST, out=numbers)


def producer(document: Any) -> str:
    """What the file says it was made by; "" when it says nothing."""
    size = raw.FPDF_GetMetaText(document, b"Producer", None, 0)
    if size <= 2 or size > 2_000:
        return ""
    buffer = ctypes.create_string_buffer(size)
    raw.FPDF_GetMetaText(document, b"Producer", buffer, size)
    return buffer.raw[: size - 2].decode("utf-16-le", "replace").strip()


def luminance(red: _Number, green: _Number, blue: _Number) -> _Number:
    """How light a colour of three bytes looks, 0…1 (ITU-R BT.709)."""
    return (0.2126 * red + 0.7152 * green + 0.0722 * blue) / 255
