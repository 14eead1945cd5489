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
from typing import Any

import numpy as np
import numpy.typing as npt
import pypdfium2.raw as raw

from skillmatch.documents.unseen import luminance

__all__ = ["Glyphs", "OpenFailed", "Styles", "open_pdf", "page_box", "producer", "text_page"]

_pointer, _int, _double, _float, _uint = (
    ctypes.c_void_p, ctypes.c_int, ctypes.c_double, ctypes.c_float, ctypes.c_uint
)  # fmt: skip


def _bare(function: Any, result: Any, *arguments: Any) -> Any:
    """The C function with integers for pointers: ctypes converts those ten times faster than typed pointers."""
    address = ctypes.cast(function, ctypes.c_void_p).value or 0
    return ctypes.CFUNCTYPE(result, *arguments)(address)


_unicode = _bare(raw.FPDFText_GetUnicode, _uint, _pointer, _int)
_loose_box = _bare(raw.FPDFText_GetLooseCharBox, _int, _pointer, _int, _pointer)
_font_size = _bare(raw.FPDFText_GetFontSize, _double, _pointer, _int)
_matrix = _bare(raw.FPDFText_GetMatrix, _int, _pointer, _int, _pointer)
_origin = _bare(raw.FPDFText_GetCharOrigin, _int, _pointer, _int, _pointer, _pointer)
_map_error = _bare(raw.FPDFText_HasUnicodeMapError, _int, _pointer, _int)
_text_object = _bare(raw.FPDFText_GetTextObject, _pointer, _pointer, _int)
_font = _bare(raw.FPDFTextObj_GetFont, _pointer, _pointer)
_fill_colour = _bare(raw.FPDFPageObj_GetFillColor, _int, _pointer, _pointer, _pointer, _pointer, _pointer)
_render_mode = _bare(raw.FPDFTextObj_GetTextRenderMode, _int, _pointer)
_base_name = _bare(raw.FPDFFont_GetBaseFontName, ctypes.c_size_t, _pointer, _pointer, ctypes.c_size_t)
_font_flags = _bare(raw.FPDFFont_GetFlags, _int, _pointer)

_FORCE_BOLD = 1 << 18  # font descriptor flag, PDF 32000-1, table 123
_INVISIBLE = 3  # text render mode: neither filled nor stroked
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
        across = matrices[:, :2].astype(np.float64)
        up = matrices[:, 2:4].astype(np.float64)
        objects = list(map(_text_object, repeat(self.handle), indexes))
        looks = np.array(_looks(objects), np.int64)
        light, clear = _inks(objects)
        return Styles(
            angles=np.degrees(np.arctan2(across[:, 1], across[:, 0])),
            sizes=np.abs(nominal) * np.hypot(up[:, 0], up[:, 1]),
            origins=origins,
            bold=(looks & _BOLD) != 0,
            icons=(looks & _ICONS) != 0,
            light=light,
            clear=clear,
            coded=np.fromiter(map(_map_error, repeat(self.handle), indexes), np.int32, n) == 1,
        )


@dataclass(frozen=True, slots=True)
class Styles:
    """For some characters: ``angles`` degrees counter-clockwise, ``sizes`` points, ``origins`` on the baseline."""

    angles: npt.NDArray[np.float64]
    sizes: npt.NDArray[np.float64]
    origins: npt.NDArray[np.float64]
    bold: npt.NDArray[np.bool_]
    icons: npt.NDArray[np.bool_]  # of a font that holds pictures, whatever letters it calls them
    light: npt.NDArray[np.float64]  # luminance of the ink, 0 black … 1 white
    clear: npt.NDArray[np.bool_]  # drawn without ink
    coded: npt.NDArray[np.bool_]  # the font does not say which character it is: its own code stands in


def _inks(objects: list[int | None]) -> tuple[npt.NDArray[np.float64], npt.NDArray[np.bool_]]:
    """How light each text object is drawn, and whether without any ink."""
    light = np.zeros(len(objects))
    clear = np.zeros(len(objects), np.bool_)
    colour = np.zeros(4, np.uint32)
    red = colour.ctypes.data
    last: int | None = None
    for i, text_object in enumerate(objects):
        if text_object and text_object == last:
            light[i], clear[i] = light[i - 1], clear[i - 1]
        elif text_object:
            mode = _render_mode(text_object)
            known = _fill_colour(text_object, red, red + 4, red + 8, red + 12)
            clear[i] = mode == _INVISIBLE or bool(known and mode == 0 and colour[3] == 0)
            if known and mode == 0:
                light[i] = luminance(*colour[:3].tolist())
        last = text_object
    return light, clear


def _looks(objects: list[int | None]) -> list[int]:
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
        yield Glyphs(codes, boxes, address)
    finally:
        raw.FPDFText_ClosePage(handle)


def page_box(page: Any) -> tuple[float, float, float, float]:
    """The visible part of a page in its own space: left, bottom, right, top."""
    box = raw.FS_RECTF()
    if not raw.FPDF_GetPageBoundingBox(page, box):
        return 0.0, 0.0, raw.FPDF_GetPageWidthF(page), raw.FPDF_GetPageHeightF(page)
    return box.left, box.bottom, box.right, box.top


def producer(document: Any) -> str:
    """What the file says it was made by; "" when it says nothing."""
    size = raw.FPDF_GetMetaText(document, b"Producer", None, 0)
    if size <= 2 or size > 2_000:
        return ""
    buffer = ctypes.create_string_buffer(size)
    raw.FPDF_GetMetaText(document, b"Producer", buffer, size)
    return buffer.raw[: size - 2].decode("utf-16-le", "replace").strip()
