"""A resume as a PDF in, what a scanner or a camera makes of it out: pages that are pictures.

>>> scanned(b"%PDF-...")  # doctest: +SKIP
b'%PDF-1.4...'
"""

from __future__ import annotations

import io

import pikepdf
import pypdfium2
from PIL import Image

__all__ = ["photo", "pictures", "scanned"]


def pictures(pdf: bytes, dpi: int = 200) -> list[Image.Image]:
    """The pages, grey, at so many dots per inch."""
    with pypdfium2.PdfDocument(pdf) as document:
        return [page.render(scale=dpi / 72, grayscale=True).to_pil().convert("L") for page in document]


def scanned(pdf: bytes, *, dpi: int = 200, pages: frozenset[int] | None = None, turned: int = 0) -> bytes:
    """The PDF with its pages (those numbered; all when None) turned into pictures over the whole page.

    ``turned``: degrees by which the scanner lay them down and says so in the page's rotation.
    """
    file = io.BytesIO()
    with pikepdf.open(io.BytesIO(pdf)) as document:
        for number, (page, image) in enumerate(zip(document.pages, pictures(pdf, dpi), strict=True), 1):
            if pages is not None and number not in pages:
                continue
            lain = image.rotate(turned, expand=True)
            scan = document.make_stream(_jpeg(lain))
            scan.Type, scan.Subtype = pikepdf.Name("/XObject"), pikepdf.Name("/Image")
            scan.Width, scan.Height, scan.BitsPerComponent = lain.width, lain.height, 8
            scan.ColorSpace, scan.Filter = pikepdf.Name("/DeviceGray"), pikepdf.Name("/DCTDecode")
            page.Resources = pikepdf.Dictionary({"/XObject": pikepdf.Dictionary({"/P": scan})})
            wide, high = lain.width * 72 / dpi, lain.height * 72 / dpi
            page.MediaBox = [0, 0, wide, high]
            page.Contents = document.make_stream(b"q %f 0 0 %f 0 0 cm /P Do Q" % (wide, high))
            if turned:
                page.Rotate = turned
        document.save(file)
    return file.getvalue()


def _jpeg(image: Image.Image) -> bytes:
    file = io.BytesIO()
    image.save(file, "JPEG", quality=80)
    return file.getvalue()


def photo(image: Image.Image, form: str = "PNG", **options: object) -> bytes:
    """The picture as a file of its own."""
    file = io.BytesIO()
    image.save(file, form, **options)  # type: ignore[arg-type]
    return file.getvalue()
