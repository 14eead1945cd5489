"""Marked content of a page: layers, and "actual texts" by which a file says other words than it draws.

An actual text is honest where it spells out a ligature, a hyphen or a sign. pdfium reads it in place of the glyphs, so
words could be planted that no reader ever sees: it is held against what is drawn.
"""

from __future__ import annotations

import ctypes
import difflib
import unicodedata
from collections.abc import Callable, Iterator
from functools import partial
from typing import Any

import numpy as np
import numpy.typing as npt
import pypdfium2.raw as raw

from skillmatch.documents.painted import addresses
from skillmatch.documents.pdfium import Glyphs, text_page

__all__ = ["are_layered", "untrue_texts"]

_ALIKE = 0.6  # share of letters in common from which what is said is what is drawn
_FEWEST = 3  # letters drawn, or said, below which a sign is spelled out
_LONGEST = 3_000  # letters that are compared one by one
_LONGEST_SIGN = 12  # letters that spell out a sign ("telephone")
_SLICE = 0.02  # points of difference between boxes of one width
_MOST_MARKS = 20  # around one text


def are_layered(objects: list[int]) -> npt.NDArray[np.bool_]:
    """Which of these text objects (their addresses) belong to an optional-content layer."""
    return np.array([any(_name(mark) == "OC" for mark in _marks(thing)) for thing in objects], np.bool_)


def untrue_texts(glyphs: Glyphs, page: Any) -> list[str]:
    """The actual texts that say something else than is drawn.

    If there are any, no text page that is loaded afterwards reads actual texts of this page.
    """
    if not any(text for thing in set(glyphs.objects(_sliced(glyphs))) for _, text in _actual_texts(thing)):
        return []
    said: dict[int, tuple[str, list[int]]] = {}
    for thing in addresses(page):
        for mark, text in _actual_texts(thing):
            said.setdefault(mark, (text, []))[1].append(thing)
            raw.FPDFPageObj_RemoveMark(_typed(thing), ctypes.cast(mark, raw.FPDF_PAGEOBJECTMARK))
    with text_page(page) as drawn:
        return [
            text for text, things in said.values() if _is_untrue(text, "".join(drawn.said(thing) for thing in things))
        ]


def _sliced(glyphs: Glyphs) -> npt.NDArray[np.int64]:
    """Characters that stand in boxes of one width side by side, as pdfium places those of an actual text."""
    left, right = glyphs.boxes[:, 0], glyphs.boxes[:, 2]
    width = right - left
    alike = (np.abs(width[1:] - width[:-1]) < _SLICE) & (np.abs(left[1:] - right[:-1]) < _SLICE) & (width[1:] > 0)
    return np.flatnonzero(alike[1:] & alike[:-1])


def _is_untrue(said: str, drawn: str) -> bool:
    one, other = _letters(said), _letters(drawn)
    if len(one) < _FEWEST or len(other) < _FEWEST:
        return len(one) > _LONGEST_SIGN
    if len(one) > _LONGEST or len(other) > _LONGEST:
        return one != other
    return difflib.SequenceMatcher(None, one, other, autojunk=False).ratio() < _ALIKE


def _letters(text: str) -> str:
    return "".join(c for c in unicodedata.normalize("NFKC", text).casefold() if c.isalnum())


def _marks(thing: int) -> Iterator[Any]:
    text_object = _typed(thing)
    for i in range(min(raw.FPDFPageObj_CountMarks(text_object), _MOST_MARKS)):
        yield raw.FPDFPageObj_GetMark(text_object, i)


def _actual_texts(thing: int) -> list[tuple[int, str]]:
    """The marks of this object (their addresses) that say what it stands for, and that."""
    if not thing:
        return []
    texts = (
        (mark, _string(partial(raw.FPDFPageObjMark_GetParamStringValue, mark, b"ActualText"))) for mark in _marks(thing)
    )
    return [(ctypes.cast(mark, ctypes.c_void_p).value or 0, text) for mark, text in texts if text]


def _name(mark: Any) -> str:
    return _string(partial(raw.FPDFPageObjMark_GetName, mark))


def _string(ask: Callable[[Any, int, Any], Any]) -> str:
    """A string that pdfium writes into a buffer; "" where there is none."""
    size = ctypes.c_ulong()
    if not ask(None, 0, size) or size.value <= 2:
        return ""
    buffer = ctypes.create_string_buffer(size.value)
    ask(ctypes.cast(buffer, ctypes.POINTER(ctypes.c_ushort)), size.value, size)
    return buffer.raw[: size.value - 2].decode("utf-16-le", "replace")


def _typed(thing: int) -> Any:
    return ctypes.cast(thing, raw.FPDF_PAGEOBJECT)
