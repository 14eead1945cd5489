"""A page of a file in, its picture out, in the frame in which the words of the page have their boxes.

Runs in the reader child, like all that opens a stranger's file: drawing a page may cost more than reading it.
"""

from __future__ import annotations

from typing import Any

import numpy as np
import pypdfium2.raw as raw

from skillmatch import errors
from skillmatch.documents import pdfium
from skillmatch.documents.detect import form_of
from skillmatch.documents.limits import Limits
from skillmatch.documents.model import PagePicture

__all__ = ["MOST_DOTS", "page_picture"]

#: of one picture; a page of A4 at 130 dots per inch has 1.6 million
MOST_DOTS = 12_000_000


def page_picture(
    data: bytes, name: str, limits: Limits, *, page: int, width: int, height: int, turns: int
) -> PagePicture:
    """Page ``page`` (from 1) of a PDF, or of a photo or scan, as ``width`` × ``height`` dots.

    ``turns``: the quarter turns clockwise that made the page's text upright (``Document.turns``). Raises
    ``UnsupportedFormat`` where the form has no pages, ``NotFound`` where there is no such page.
    """
    if width < 1 or height < 1 or width * height > MOST_DOTS:
        raise errors.TooLarge(f"a picture of {width} × {height} dots is not drawn")
    form = form_of(data, name)
    if form == "picture":
        from skillmatch.documents import photo

        return photo.page_picture(data, limits, page=page, width=width, height=height)
    if form != "pdf":
        raise errors.UnsupportedFormat("this form has no pages that can be drawn", remedy="Save it as PDF first.")
    try:
        with pdfium.open_pdf(data) as document:
            handle = raw.FPDF_LoadPage(document, page - 1)
            if not handle:
                raise errors.NotFound(f"page {page} cannot be drawn")
            try:
                return _drawn(handle, width, height, turns)
            finally:
                raw.FPDF_ClosePage(handle)
    except pdfium.OpenFailed:
        raise errors.Corrupt("this PDF cannot be drawn") from None


def _drawn(page: Any, width: int, height: int, turns: int) -> PagePicture:
    dots = np.full((height, width, 3), 255, np.uint8)
    bitmap = raw.FPDFBitmap_CreateEx(width, height, raw.FPDFBitmap_BGR, dots.ctypes.data, 3 * width)
    if not bitmap:
        raise errors.OutOfMemory("a page of it is too large to be drawn")
    try:
        # pdfium turns the page by its own rotation first; what is missing to upright text is added.
        more = (turns - max(0, raw.FPDFPage_GetRotation(page))) % 4
        flags = raw.FPDF_ANNOT | raw.FPDF_REVERSE_BYTE_ORDER
        raw.FPDF_RenderPageBitmap(bitmap, page, 0, 0, width, height, more, flags)
    finally:
        raw.FPDFBitmap_Destroy(bitmap)
    return PagePicture(width, height, dots.tobytes())
