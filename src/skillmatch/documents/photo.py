"""A photo or scan of a resume (PNG, JPEG, TIFF) in, a ``Document`` out: each frame is a page, read by tesseract.

A photo is set upright by what its camera wrote down, and brought to the dots per inch that tesseract reads best.
"""

from __future__ import annotations

import io
from collections.abc import Iterator
from typing import TYPE_CHECKING

from skillmatch import errors
from skillmatch.documents.limits import Limits
from skillmatch.documents.model import Document, PagePicture, Warning
from skillmatch.documents.pdf import composed
from skillmatch.documents.scan import DPI, MOST_PIXELS, Eyes

if TYPE_CHECKING:
    from PIL.Image import Image

__all__ = ["page_picture", "read"]

_MOST_PIXELS_OF_A_PHOTO = 120_000_000
_PAGE_INCHES = 8.5  # width of the page that a photo is taken to show, where it does not say its resolution


def read(data: bytes, limits: Limits, eyes: Eyes) -> Document:
    """Reads a photo or scan.

    Raises ``UnsupportedFormat`` where nothing is installed to read it with, ``ImageOnly``, ``Corrupt``, ``TooLarge``.
    """
    if eyes.program is None:
        raise errors.UnsupportedFormat("this is a picture", remedy=eyes.remedy)
    pages = []
    warnings: list[Warning] = []
    count = 0
    for count, (image, dpi) in enumerate(_frames(data, limits), 1):
        words = eyes.picture(image, dpi, count)
        if words is not None:
            pages.append((count, words))
        elif count <= limits.ocr_pages:
            warnings.append(Warning("page-without-text", f"page {count} holds no text that can be read", count))
    if count > limits.ocr_pages:
        skipped = f"only the first {limits.ocr_pages} of {count} pages were read"
        warnings.append(Warning("pages-skipped", skipped, limits.ocr_pages + 1))
    if not pages:
        raise errors.ImageOnly("no words can be read from this picture", remedy=eyes.remedy)
    return composed("picture", pages, limits, [*eyes.warnings, *warnings], dict(eyes.meta))


def page_picture(data: bytes, limits: Limits, *, page: int, width: int, height: int) -> PagePicture:
    """Frame ``page`` (from 1) as ``width`` × ``height`` dots, set upright as it was for reading."""
    for number, (image, _) in enumerate(_frames(data, limits), 1):
        if number == page:
            drawn = image.convert("RGB").resize((width, height))
            return PagePicture(width, height, drawn.tobytes())
    raise errors.NotFound(f"page {page} cannot be drawn")


def _frames(data: bytes, limits: Limits) -> Iterator[tuple[Image, float]]:
    """The frames of a picture file, upright and grey, each with its dots per inch; those over the limit as they are."""
    from PIL import Image, ImageOps, ImageSequence

    Image.MAX_IMAGE_PIXELS = None  # the bound below stands in: Pillow's own is a warning first
    try:
        with Image.open(io.BytesIO(data), formats=("PNG", "JPEG", "TIFF")) as file:
            for number, frame in enumerate(ImageSequence.Iterator(file)):
                if frame.width * frame.height > _MOST_PIXELS_OF_A_PHOTO:
                    raise errors.TooLarge("this picture has too many dots")
                if number and file.format == "MPO":  # a second view of the same photo
                    return
                if number >= limits.ocr_pages:
                    yield frame, 0.0
                    continue
                image = ImageOps.exif_transpose(frame).convert("L")
                named = frame.info.get("dpi", (0, 0))[0]
                yield _fitted(image, float(named) if 70 <= float(named) <= 1200 else image.width / _PAGE_INCHES)
    except (OSError, ValueError, SyntaxError, EOFError, IndexError, TypeError, ArithmeticError):
        raise errors.Corrupt("this picture is damaged or cut short") from None


def _fitted(image: Image, dpi: float) -> tuple[Image, float]:
    """The picture at no more dots than are read, and at least half as many as a scan has."""
    ratio = min(1.0, (MOST_PIXELS / (image.width * image.height)) ** 0.5)
    if dpi < DPI / 2:
        ratio = min(DPI / dpi, (MOST_PIXELS / (image.width * image.height)) ** 0.5)
    if ratio == 1.0:
        return image, dpi
    return image.resize((max(1, int(image.width * ratio)), max(1, int(image.height * ratio)))), dpi * ratio
