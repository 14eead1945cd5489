"""What is drawn on a page besides text: how much of it pictures cover, where a letter's ink may not be its own."""

from __future__ import annotations

import ctypes
from collections import deque
from collections.abc import Iterator
from itertools import repeat
from typing import Any

import numpy as np
import numpy.typing as npt
import pypdfium2.raw as raw

from skillmatch.documents.bare import bare

__all__ = [
    "addresses", "bounds_of", "covered", "draw_mode", "drawn_again", "foreign_ink", "inside_clip", "outlined",
    "picture_share",
]  # fmt: skip

_MOST_OBJECTS = 20_000
_MOST_PAIRS = 20_000_000  # of letters and things drawn: beyond that no letter is trusted
_DEEPEST = 3  # forms in forms that are looked into
_MOST_CLIPS = 50  # paths that clip one object, and segments of each
_CURVY = 12  # segments that no frame or rule has, and the outline of nearly every letter
_RIM, _MOSTLY = 0.35, 0.6  # shares of a word's box: how far curves reach beyond it, how much of it they span
_RECTANGLE = 5  # segments of a path, its closing one included

_object = bare(raw.FPDFPage_GetObject, ctypes.c_void_p, ctypes.c_void_p, ctypes.c_int)
_kind = bare(raw.FPDFPageObj_GetType, ctypes.c_int, ctypes.c_void_p)
_find_bounds = bare(raw.FPDFPageObj_GetBounds, ctypes.c_int, *[ctypes.c_void_p] * 5)
_segments = bare(raw.FPDFPath_CountSegments, ctypes.c_int, ctypes.c_void_p)
_mode = bare(raw.FPDFPath_GetDrawMode, ctypes.c_int, *[ctypes.c_void_p] * 3)


def foreign_ink(page: Any, boxes: npt.NDArray[np.floating]) -> npt.NDArray[np.bool_]:
    """For each box (left, top, right, bottom): may ink in it, or its absence, come from anything but text?

    A box that lies wholly within a filled rectangle gets no contrast from it.
    """
    bounds, plain = _things(page)
    if not len(bounds):
        return np.zeros(len(boxes), np.bool_)
    if len(bounds) * len(boxes) > _MOST_PAIRS:
        return np.ones(len(boxes), np.bool_)
    left, top, right, bottom = bounds.T
    x0, y1, x1, y0 = (boxes[:, i, None] for i in range(4))
    touched = (left < x1) & (right > x0) & (bottom < y1) & (top > y0)
    within = (left <= x0) & (right >= x1) & (bottom <= y0) & (top >= y1)
    found: npt.NDArray[np.bool_] = (touched & ~(within & plain)).any(axis=1)
    return found


def _things(page: Any) -> tuple[npt.NDArray[np.float64], npt.NDArray[np.bool_]]:
    """Bounds of everything that is no text, and whether it is a filled rectangle without an edge."""
    objects = addresses(page)
    things: list[int] = []
    plain: list[bool] = []
    for thing, kind in zip(objects, map(_kind, objects), strict=True):
        if kind == raw.FPDF_PAGEOBJ_TEXT or not thing:
            continue
        if kind == raw.FPDF_PAGEOBJ_PATH:
            fill, stroke = draw_mode(thing)
            if not fill and not stroke:
                continue
            plain.append(fill and not stroke and _segments(thing) <= _RECTANGLE)
        elif kind == raw.FPDF_PAGEOBJ_FORM and not _holds(_typed(thing), None):
            continue
        else:
            plain.append(False)
        things.append(thing)
    return bounds_of(things), np.array(plain, np.bool_)


def covered(page: Any, objects: list[int], boxes: npt.NDArray[np.floating]) -> npt.NDArray[np.bool_]:
    """For each text object and a box in it: is something that is no text drawn over the box's middle later?"""
    drawn = addresses(page)
    order = {thing: i for i, thing in enumerate(drawn)}
    kinds = list(map(_kind, drawn))
    grounds = [
        (i, *_bounds(_typed(thing)))
        for i, (thing, kind) in enumerate(zip(drawn, kinds, strict=True))
        if thing and kind != raw.FPDF_PAGEOBJ_TEXT and (kind != raw.FPDF_PAGEOBJ_PATH or draw_mode(thing)[0])
    ]
    found = np.zeros(len(objects), np.bool_)
    for i, (thing, box) in enumerate(zip(objects, boxes.tolist(), strict=True)):
        x, y = (box[0] + box[2]) / 2, (box[1] + box[3]) / 2
        place = order.get(thing, len(order))
        found[i] = any(at > place and left <= x <= right and low <= y <= high for at, left, low, right, high in grounds)
    return found


def drawn_again(page: Any, objects: list[int], told: set[int], near: float) -> list[bool]:
    """For each text object: is another one that the text page does not tell (``told``) drawn at its place?

    ``near`` is how far from it, as a share of its height.
    """
    others = np.array([
        _bounds(_typed(thing))
        for thing in addresses(page)
        if thing and thing not in told and _kind(thing) == raw.FPDF_PAGEOBJ_TEXT
    ])  # fmt: skip
    found: dict[int, bool] = {}
    for thing in set(objects) if len(others) else ():
        bounds = np.array(_bounds(_typed(thing)))
        reach = near * (bounds[3] - bounds[1])
        found[thing] = bool((np.abs(others - bounds) <= reach).all(axis=1).any())
    return [found.get(thing, False) for thing in objects]


def outlined(page: Any, boxes: npt.NDArray[np.floating]) -> npt.NDArray[np.bool_]:
    """For each word's box (left, top, right, bottom): are its letters drawn as curves, in one path of its line?"""
    found = np.zeros(len(boxes), np.bool_)
    left, top, right, bottom = np.asarray(boxes, np.float64).T
    rim = _RIM * (top - bottom)
    objects = addresses(page)
    kinds = zip(objects, map(_kind, objects), strict=True)
    curvy = [thing for thing, kind in kinds if kind == raw.FPDF_PAGEOBJ_PATH and _segments(thing) >= _CURVY]
    for x0, y1, x1, y0 in bounds_of(curvy).tolist():
        on_line = (y1 < top + rim) & (y0 > bottom - rim)
        found |= on_line & (np.minimum(right, x1) - np.maximum(left, x0) > _MOSTLY * (right - left))
    return found


def inside_clip(objects: list[int], boxes: npt.NDArray[np.floating]) -> npt.NDArray[np.float64]:
    """For each text object and a box in it: the share of the box that its clipping paths leave, 0…1."""
    found = np.ones(len(objects))
    for i, (thing, (left, top, right, bottom)) in enumerate(zip(objects, boxes.tolist(), strict=True)):
        whole = max((right - left) * (top - bottom), 1e-9)
        for x0, y0, x1, y1 in _clips(thing):
            left, right, bottom, top = max(left, x0), min(right, x1), max(bottom, y0), min(top, y1)
        found[i] = max(0.0, right - left) * max(0.0, top - bottom) / whole
    return found


def _clips(thing: int) -> Iterator[tuple[float, float, float, float]]:
    """The bounds of each path that clips an object: left, bottom, right, top."""
    clip = raw.FPDFPageObj_GetClipPath(_typed(thing))
    for path in range(min(max(raw.FPDFClipPath_CountPaths(clip), 0), _MOST_CLIPS)):
        points = []
        for at in range(min(raw.FPDFClipPath_CountPathSegments(clip, path), _MOST_CLIPS)):
            x, y = ctypes.c_float(), ctypes.c_float()
            if raw.FPDFPathSegment_GetPoint(raw.FPDFClipPath_GetPathSegment(clip, path, at), x, y):
                points.append((x.value, y.value))
        if points:
            yield (*map(min, zip(*points, strict=True)), *map(max, zip(*points, strict=True)))


def picture_share(page: Any) -> float:
    """The share of the page that pictures cover; more than 1 where they lie upon each other."""
    area = raw.FPDF_GetPageWidthF(page) * raw.FPDF_GetPageHeightF(page)
    covered = 0.0
    for thing in _objects(page):
        kind = raw.FPDFPageObj_GetType(thing)
        if kind == raw.FPDF_PAGEOBJ_IMAGE or (kind == raw.FPDF_PAGEOBJ_FORM and _holds(thing, raw.FPDF_PAGEOBJ_IMAGE)):
            left, bottom, right, top = _bounds(thing)
            covered += max(0.0, right - left) * max(0.0, top - bottom)
    return covered / area if area > 0 else 0.0


def _holds(form: Any, wanted: int | None, depth: int = 0) -> bool:
    """Whether a form holds an object of that kind, or (None) of any but text."""
    for i in range(min(raw.FPDFFormObj_CountObjects(form), 100)):
        thing = raw.FPDFFormObj_GetObject(form, i)
        kind = raw.FPDFPageObj_GetType(thing)
        if kind == raw.FPDF_PAGEOBJ_FORM:
            if depth < _DEEPEST and _holds(thing, wanted, depth + 1):
                return True
        elif kind == wanted or (wanted is None and kind != raw.FPDF_PAGEOBJ_TEXT):
            return True
    return False


def _objects(page: Any) -> Iterator[Any]:
    """What is no text on the page, in the order in which it is drawn."""
    objects = addresses(page)
    for thing, kind in zip(objects, map(_kind, objects), strict=True):
        if kind != raw.FPDF_PAGEOBJ_TEXT and thing:
            yield _typed(thing)


def addresses(page: Any) -> list[int]:
    """All objects of the page in the order in which they are drawn. It may hold one for each letter."""
    count = min(raw.FPDFPage_CountObjects(page), _MOST_OBJECTS)
    address = ctypes.cast(page, ctypes.c_void_p).value or 0
    return list(map(_object, repeat(address, count), range(count)))


def _typed(thing: int) -> Any:
    return ctypes.cast(thing, raw.FPDF_PAGEOBJECT)


def draw_mode(path: int) -> tuple[bool, bool]:
    """Whether a path (its address) is filled, and whether its edge is drawn."""
    fill, stroke = ctypes.c_int(), ctypes.c_int()
    _mode(path, ctypes.addressof(fill), ctypes.addressof(stroke))
    return bool(fill.value), bool(stroke.value)


def bounds_of(objects: list[int]) -> npt.NDArray[np.float64]:
    """Left, top, right, bottom of each of these objects (their addresses), origin bottom left; zero where pdfium
    knows none."""
    found = np.zeros((len(objects), 4), np.float32)  # left, bottom, right, top
    start = found.ctypes.data
    places = [range(start + 4 * i, start + 4 * i + 16 * len(objects), 16) for i in range(4)]
    deque(map(_find_bounds, objects, *places), maxlen=0)
    return np.nan_to_num(found[:, (0, 3, 2, 1)].astype(np.float64))


def _bounds(thing: Any) -> tuple[float, float, float, float]:
    """Left, bottom, right, top; all zero where pdfium knows none."""
    left, bottom, right, top = (ctypes.c_float() for _ in range(4))
    raw.FPDFPageObj_GetBounds(thing, left, bottom, right, top)
    return left.value, bottom.value, right.value, top.value
