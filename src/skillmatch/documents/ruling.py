"""A page in, the straight lines drawn on it out: strokes, thin rectangles, and the four sides of stroked rectangles.

Most pages have no paths, or no upright lines: those are told by the bounds of their paths alone, asked for in bulk.
"""

from __future__ import annotations

import ctypes
from collections.abc import Iterator
from typing import Any

import numpy as np
import numpy.typing as npt
import pypdfium2.raw as raw

from skillmatch.documents.bare import bare
from skillmatch.documents.painted import addresses, bounds_of, draw_mode

__all__ = ["THICKEST", "ruling_lines"]

THICKEST = 3.5  # points of a line: what is thicker is an area
_SHORTEST = 6.0  # points of a line that may be the side of a cell
_MOST_PATHS = 3_000  # on a page: more are a drawing
_MOST_SEGMENTS = 600  # of one path that are looked into
_NARROWEST = 24.0  # points of a path with an area that holds a cell with a word: icons are smaller
_MOST_LINES = 2_000

_Box = tuple[float, float, float, float]

_kind = bare(raw.FPDFPageObj_GetType, ctypes.c_int, ctypes.c_void_p)
_segments = bare(raw.FPDFPath_CountSegments, ctypes.c_int, ctypes.c_void_p)
_segment = bare(raw.FPDFPath_GetPathSegment, ctypes.c_void_p, ctypes.c_void_p, ctypes.c_int)
_segment_kind = bare(raw.FPDFPathSegment_GetType, ctypes.c_int, ctypes.c_void_p)
_point = bare(raw.FPDFPathSegment_GetPoint, ctypes.c_int, *[ctypes.c_void_p] * 3)
_closes = bare(raw.FPDFPathSegment_GetClose, ctypes.c_int, ctypes.c_void_p)
_stroke = bare(raw.FPDFPageObj_GetStrokeColor, ctypes.c_int, *[ctypes.c_void_p] * 5)


def ruling_lines(page: Any) -> npt.NDArray[np.float64]:
    """Lines along and across the page, (n, 4) as left, top, right, bottom in PDF points with the origin bottom left.

    There are none at all on a page where two lines along and one across cannot be found.
    """
    none = np.zeros((0, 4))
    objects = addresses(page)
    kinds = np.fromiter(map(_kind, objects), np.int32, len(objects))
    paths = [objects[i] for i in np.flatnonzero(kinds == raw.FPDF_PAGEOBJ_PATH).tolist()]
    if not paths or len(paths) > _MOST_PATHS:
        return none
    boxes = bounds_of(paths)
    width, height = boxes[:, 2] - boxes[:, 0], boxes[:, 1] - boxes[:, 3]
    wide, tall = width > _SHORTEST, height > _SHORTEST
    upright, areas = tall & (width <= THICKEST), (width > _NARROWEST) & (height > THICKEST + _SHORTEST)
    if not upright.any() and not areas.any():
        return none
    lines: list[_Box] = []
    for i in np.flatnonzero(upright | areas | (wide & (height <= THICKEST))).tolist():
        filled, stroked = _draw_mode(paths[i])
        if not filled and not stroked:
            continue
        if not areas[i]:
            lines.append(tuple(boxes[i].tolist()))
        else:
            lines += _lines_of(paths[i], stroked)
        if len(lines) > _MOST_LINES:
            return none
    found = np.array(lines, np.float64).reshape(-1, 4)
    across = (found[:, 1] - found[:, 3]) > (found[:, 2] - found[:, 0])
    return found if across.any() and np.count_nonzero(~across) > 1 else none


def _draw_mode(path: int) -> tuple[bool, bool]:
    """Whether a path is filled, and whether its edge is drawn, in any colour at all."""
    fill, stroke = draw_mode(path)
    if stroke:
        colour = (ctypes.c_uint * 4)()
        start = ctypes.addressof(colour)
        if _stroke(path, start, start + 4, start + 8, start + 12) and colour[3] == 0:
            return fill, False
    return fill, stroke


def _lines_of(path: int, stroked: bool) -> Iterator[_Box]:
    """The lines that a path with an area consists of; what is filled has none but its thin rectangles."""
    if _segments(path) > _MOST_SEGMENTS:
        return
    for points in _straight_parts(path):
        (left, bottom), (right, top) = points.min(axis=0).tolist(), points.max(axis=0).tolist()
        if min(right - left, top - bottom) <= THICKEST:
            yield left, top, right, bottom
        elif stroked:
            for (x0, y0), (x1, y1) in zip(points[:-1].tolist(), points[1:].tolist(), strict=True):
                if min(abs(x1 - x0), abs(y1 - y0)) <= 0.5:
                    yield min(x0, x1), max(y0, y1), max(x0, x1), min(y0, y1)


def _straight_parts(path: int) -> Iterator[npt.NDArray[np.float64]]:
    """The corners, in page space, of each part of a path that has no curves."""
    thing = ctypes.cast(path, raw.FPDF_PAGEOBJECT)
    matrix = raw.FS_MATRIX()
    raw.FPDFPageObj_GetMatrix(thing, matrix)
    turned = np.array([[matrix.a, matrix.b], [matrix.c, matrix.d]])
    for points in _parts(path):
        if len(points) > 1:
            yield np.nan_to_num(np.array(points) @ turned + (matrix.e, matrix.f))


def _parts(path: int) -> Iterator[list[tuple[float, float]]]:
    points: list[tuple[float, float]] = []
    curved = False
    x, y = ctypes.c_float(), ctypes.c_float()
    x_place, y_place = ctypes.addressof(x), ctypes.addressof(y)
    for i in range(_segments(path)):
        segment = _segment(path, i)
        kind = _segment_kind(segment)
        if kind == raw.FPDF_SEGMENT_MOVETO:
            if not curved:
                yield points
            points, curved = [], False
        curved = curved or kind == raw.FPDF_SEGMENT_BEZIERTO
        if _point(segment, x_place, y_place):
            points.append((x.value, y.value))
        if _closes(segment) and points:
            points.append(points[0])
    if not curved:
        yield points
