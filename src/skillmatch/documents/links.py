"""Addresses behind the words of a PDF's pages: link annotations in, ``Document.links`` out. Nothing is ever followed.

A link is a rectangle on a page with an address; its words are those whose middle lies in it. One over a picture (an
icon before a name) has no words: it stands, without length, at the word nearest to it.
"""

from __future__ import annotations

import ctypes
from collections.abc import Iterator
from typing import Any

import numpy as np
import numpy.typing as npt
import pypdfium2.raw as raw

from skillmatch.documents.model import Document

__all__ = ["Link", "links_on", "placed"]

#: the number of its page; x0, top, x1, bottom in pdfium's space turned downwards; the address
Link = tuple[int, tuple[float, float, float, float], str]

_KEPT = ("http://", "https://", "mailto:")
_LONGEST = 2_000  # bytes of an address
_MOST = 400  # links of one page
_ROOM = 1.0  # points by which a rectangle may be too small for its words


def links_on(
    document: Any, page: Any, number: int, box: tuple[float, float, float, float], quarters: int
) -> Iterator[Link]:
    """The links of a loaded page in the frame of its words: ``box`` is its visible part (left, bottom, right, top),
    turned clockwise by ``quarters``."""
    at, link = ctypes.c_int(0), raw.FPDF_LINK()
    for _ in range(_MOST):
        if not raw.FPDFLink_Enumerate(page, at, link):
            return
        address = _address(document, link)
        area = raw.FS_RECTF()
        if address and raw.FPDFLink_GetAnnotRect(link, area):
            yield number, _framed((area.left, area.bottom, area.right, area.top), box, quarters), address


def placed(document: Document, links: list[Link], most: int) -> tuple[tuple[int, int, str], ...]:
    """Each link as ``(start, end, address)`` in the text, in its order; one wrapped over lines is one. Of all
    addresses together ``most`` characters are kept."""
    if not links or not len(document.words):
        return ()
    words = document.words
    middle_x = (words.boxes[:, 0] + words.boxes[:, 2]) / 2
    middle_y = (words.boxes[:, 1] + words.boxes[:, 3]) / 2
    found: list[tuple[int, int, str]] = []
    bare: list[tuple[int, int, str]] = []
    told = 0
    for number, (x0, top, x1, bottom), address in links:
        told += len(address)
        if told > most:
            break
        on_page = words.pages == number
        across = (middle_x >= x0 - _ROOM) & (middle_x <= x1 + _ROOM)
        inside = np.flatnonzero(on_page & across & (middle_y >= top - _ROOM) & (middle_y <= bottom + _ROOM))
        if len(inside):
            found += [(int(words.starts[a]), int(words.ends[b]), address) for a, b in _runs(inside)]
        elif on_page.any():
            away = np.hypot(middle_x - (x0 + x1) / 2, middle_y - (top + bottom) / 2)
            # the left edge counts too: an icon stands before its words, however long these are
            away = np.minimum(away, np.hypot(words.boxes[:, 0] - x1, middle_y - (top + bottom) / 2))
            nearest = int(words.starts[int(np.argmin(np.where(on_page, away, np.inf)))])
            bare.append((nearest, nearest, address))
    return tuple(sorted({*_joined(sorted(set(found)), document.text), *bare}))


def _joined(links: list[tuple[int, int, str]], text: str) -> list[tuple[int, int, str]]:
    """Links with one address that follow each other, as the lines of one do."""
    joined: list[tuple[int, int, str]] = []
    for start, end, address in links:
        if joined and joined[-1][2] == address and not text[joined[-1][1] : start].strip():
            joined[-1] = (joined[-1][0], max(end, joined[-1][1]), address)
        else:
            joined.append((start, end, address))
    return joined


def _runs(indexes: npt.NDArray[np.int64]) -> Iterator[tuple[int, int]]:
    """First and last of each run of neighbours."""
    for run in np.split(indexes, np.flatnonzero(np.diff(indexes) > 1) + 1):
        yield int(run[0]), int(run[-1])


def _address(document: Any, link: Any) -> str:
    """The address of a link that leads out of the file; "" for others, and for what is neither page nor mail."""
    action = raw.FPDFLink_GetAction(link)
    if not action or raw.FPDFAction_GetType(action) != raw.PDFACTION_URI:
        return ""
    size = raw.FPDFAction_GetURIPath(document, action, None, 0)
    if not 1 < size <= _LONGEST:
        return ""
    buffer = ctypes.create_string_buffer(size)
    raw.FPDFAction_GetURIPath(document, action, buffer, size)
    address = buffer.value.decode("utf-8", "replace").strip()
    return address if address.lower().startswith(_KEPT) and address.isprintable() else ""


def _framed(
    area: tuple[float, float, float, float], box: tuple[float, float, float, float], quarters: int
) -> tuple[float, float, float, float]:
    left, bottom, right, top = box
    x0, y0, x1, y1 = min(area[0], area[2]), min(area[1], area[3]), max(area[0], area[2]), max(area[1], area[3])
    match quarters:
        case 1:
            return y0 - bottom, x0 - left, y1 - bottom, x1 - left
        case 2:
            return right - x1, y0 - bottom, right - x0, y1 - bottom
        case 3:
            return top - y1, right - x1, top - y0, right - x0
    return x0 - left, top - y1, x1 - left, top - y0
