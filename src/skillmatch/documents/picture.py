"""A page as it looks, as arrays of pixels: what ink stands in a box, and what changes when some text is taken away.

Taking text away and drawing the page again is the one test of visibility that no disguise passes: whatever covers,
clips, fades or hides a text, its absence makes no difference.
"""

from __future__ import annotations

import ctypes
from collections import deque
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import repeat
from typing import Any

import numpy as np
import numpy.typing as npt
import pypdfium2.raw as raw

from skillmatch.documents.bare import bare
from skillmatch.documents.pdfium import luminance

__all__ = ["Picture", "without"]

_set_active = bare(raw.FPDFPageObj_SetIsActive, ctypes.c_int, ctypes.c_void_p, ctypes.c_int)

_ACROSS, _DOWN = 5, 4  # spots looked at in each box: a letter of 10 points at 60 dpi is as many pixels wide and high
_RIM = 2  # pixels around a box: letters reach a little out of theirs
_WHITE = 250  # of 255
_TALL = (1, 2, 4, 8, 4)  # pixels in a column that have ink are so often compared with those below: 20, or 24 points
_MOST_WINDOWS = 32  # drawn one by one
_FINER = 1000  # pdfium tells places in whole pixels: it is asked about a picture so many times as large

Shades = npt.NDArray[np.uint8]
#: boxes in pdfium's space as left, top, right, bottom
Boxes = npt.NDArray[np.floating]
#: pixels: left, top, right, bottom
_Window = tuple[int, int, int, int]


class Picture:
    """A page drawn in grey; or in ``colour``, and then no more of it than holds these boxes."""

    def __init__(
        self,
        page: Any,
        page_box: tuple[float, float, float, float],
        dpi: float,
        most: int,
        *,
        colour: Boxes | None = None,
    ) -> None:
        width, height = raw.FPDF_GetPageWidthF(page), raw.FPDF_GetPageHeightF(page)
        scale = min(dpi / 72, most / max(width, height, 1.0))
        self.page = page
        self.width, self.height = max(1, round(width * scale)), max(1, round(height * scale))
        self.depth = 1 if colour is None else 4
        left, bottom, right, top = page_box
        here, across, up = (self._place(x, y) for x, y in ((left, bottom), (right, bottom), (left, top)))
        self._corner = np.array((left, bottom))
        self._here = np.array(here)
        self._steps = np.column_stack((
            (np.array(across) - here) / max(right - left, 1e-6), (np.array(up) - here) / max(top - bottom, 1e-6)
        ))  # fmt: skip
        self._windows = [(0, 0, self.width, self.height)] if colour is None else self._around(colour)
        self.shades = np.empty((self.height, self.width * self.depth), np.uint8)
        self._draw(self._windows, self.shades)

    def contrast(self, boxes: Boxes) -> npt.NDArray[np.float64]:
        """The difference between the lightest and the darkest spot of each box, 0…1; of a grey picture."""
        spots = self.shades.ravel().take(self._spots(boxes))
        found: npt.NDArray[np.float64] = (spots.max(axis=0) - spots.min(axis=0)) / 255.0
        return found

    def has_ink_beside(self, boxes: Boxes) -> bool:
        """Whether there is ink near any of the boxes that is in none of them; of a grey picture."""
        ink = self.shades < _WHITE
        rooms = list(self._rooms(boxes, _RIM))
        for x0, y0, x1, y1 in rooms:
            ink[y0:y1, x0:x1] = False
        return bool(ink.any()) and any(
            ink[max(0, y0 - _RIM) : y1 + _RIM, max(0, x0 - _RIM) : x1 + _RIM].any() for x0, y0, x1, y1 in rooms
        )

    def has_upright_ink(self) -> bool:
        """Whether ink stands upright in one piece, taller than letters are: a line, a picture; of a grey picture."""
        tall = self.shades < _WHITE
        for step in _TALL:
            tall = tall[:-step] & tall[step:]
        return bool(tall.any())

    def changed(self, boxes: Boxes, least: float) -> npt.NDArray[np.float64]:
        """The share of each box that differs by ``least`` (of 1) from what the page looks like when drawn again now.

        In colour all pixels of the boxes and of their near surroundings are looked at, which is slow.
        """
        if self.depth == 1:
            other = self.shades.copy()
            self._draw(self._around(boxes), other)
            spots = self._spots(boxes)
            share: npt.NDArray[np.float64] = _differ(
                self.shades.ravel().take(spots), other.ravel().take(spots), least
            ).mean(axis=0)
            return share
        other = np.empty_like(self.shades)
        self._draw(self._around(boxes), other)
        found = np.zeros(len(boxes))
        for i, (rows, columns) in enumerate(self._parts(boxes)):
            differ = _differ(self.shades[rows, columns], other[rows, columns], least)
            if differ.size:
                found[i] = differ.reshape(-1, 4).any(axis=1).mean()
        return found

    def lightness(self, boxes: Boxes) -> npt.NDArray[np.float64]:
        """The middle luminance of each box in a coloured picture, 0…1."""
        found = np.ones(len(boxes))
        for i, (rows, columns) in enumerate(self._parts(boxes)):
            part = self.shades[rows, columns].reshape(-1, 4)
            if part.size:
                blue, green, red, _ = np.median(part, axis=0).tolist()
                found[i] = luminance(red, green, blue)
        return found

    def _draw(self, windows: list[_Window], shades: Shades) -> None:
        """Draws into ``shades`` what the page looks like now inside windows; what is outside them stays as it is."""
        stride = self.depth * self.width
        form = raw.FPDFBitmap_Gray if self.depth == 1 else raw.FPDFBitmap_BGRx
        for left, top, right, bottom in windows:
            shades[top:bottom, left * self.depth : right * self.depth] = 255
            start = shades.ctypes.data + top * stride + left * self.depth
            bitmap = raw.FPDFBitmap_CreateEx(right - left, bottom - top, form, start, stride)
            if bitmap:
                raw.FPDF_RenderPageBitmap(bitmap, self.page, -left, -top, self.width, self.height, 0, 0)
                raw.FPDFBitmap_Destroy(bitmap)

    def _around(self, boxes: Boxes) -> list[_Window]:
        """Windows that hold these boxes: one for each row of them, as most of a page need not be drawn again."""
        rooms = np.array(list(self._rooms(boxes, 2)))
        rooms[:, :2] = np.minimum(rooms[:, :2], (self.width - 1, self.height - 1))
        rooms[:, 2:] = np.minimum(np.maximum(rooms[:, 2:], rooms[:, :2] + 1), (self.width, self.height))
        rooms = rooms[np.argsort(rooms[:, 1], kind="stable")]
        white = rooms[1:, 1] - np.maximum.accumulate(rooms[:, 3])[:-1]
        least = np.partition(white, -_MOST_WINDOWS)[-_MOST_WINDOWS] if len(white) >= _MOST_WINDOWS else 0
        starts = np.concatenate(([0], np.flatnonzero(white > max(least, 0)) + 1))
        low, high = np.minimum.reduceat(rooms, starts).tolist(), np.maximum.reduceat(rooms, starts).tolist()
        return [(one[0], one[1], other[2], other[3]) for one, other in zip(low, high, strict=True)]

    def _rooms(self, boxes: Boxes, rim: int) -> Iterator[tuple[int, int, int, int]]:
        """The pixels of each box and around it: left, top, right, bottom."""
        places = self._pixels(boxes)
        least = np.maximum(np.floor(places.min(axis=1)).astype(int) - rim, 0)
        most = np.maximum(np.ceil(places.max(axis=1)).astype(int) + rim, 0)
        for (x0, y0), (x1, y1) in zip(least.tolist(), most.tolist(), strict=True):
            yield x0, y0, x1, y1

    def _parts(self, boxes: Boxes) -> Iterator[tuple[slice, slice]]:
        """Rows and columns of the coloured picture for each box and a pixel around it."""
        for x0, y0, x1, y1 in self._rooms(boxes, 1):
            yield slice(y0, y1), slice(4 * x0, 4 * min(x1, self.width))

    def _place(self, x: float, y: float) -> tuple[float, float]:
        right, down = ctypes.c_int(), ctypes.c_int()
        width, height = self.width * _FINER, self.height * _FINER
        raw.FPDF_PageToDevice(self.page, 0, 0, width, height, 0, x, y, right, down)
        return right.value / _FINER, down.value / _FINER

    def _pixels(self, boxes: Boxes) -> npt.NDArray[np.float64]:
        """Two opposite corners of each box as (n, 2, 2): places in pixels, x before y."""
        corners = np.asarray(boxes, np.float64).reshape(-1, 2) - self._corner
        places: npt.NDArray[np.float64] = (self._here + corners @ self._steps.T).reshape(-1, 2, 2)
        return places

    def _spots(self, boxes: Boxes) -> npt.NDArray[np.int64]:
        """The pixels looked at in each box, (spots, n), as places in the flat array of a grey picture."""
        places = self._pixels(boxes)
        one, span = places[:, 0].T, (places[:, 1] - places[:, 0]).T
        across = ((np.arange(_ACROSS) + 0.5) / _ACROSS)[:, None]
        down = ((np.arange(_DOWN) + 0.5) / _DOWN)[:, None]
        x = np.clip(one[0] + span[0] * across, 0, self.width - 1).astype(np.int64)
        y = np.clip(one[1] + span[1] * down, 0, self.height - 1).astype(np.int64)
        spots: npt.NDArray[np.int64] = (y[:, None] * self.width + x[None]).reshape(_ACROSS * _DOWN, -1)
        return spots


def _differ(one: Shades, other: Shades, least: float) -> npt.NDArray[np.bool_]:
    found: npt.NDArray[np.bool_] = np.maximum(one, other) - np.minimum(one, other) >= 255 * least
    return found


@contextmanager
def without(objects: list[int]) -> Iterator[None]:
    """The page is drawn without these objects (their addresses) as long as this lasts."""
    chosen = set(objects)
    deque(map(_set_active, chosen, repeat(0)), maxlen=0)
    try:
        yield
    finally:
        deque(map(_set_active, chosen, repeat(1)), maxlen=0)
