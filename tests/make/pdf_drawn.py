"""Texts with places in, the bytes of a PDF out: pages whose every word stands where a test put it.

Measures are PDF points, origin top left, as in ``Document``; ``y`` is the baseline. Texts are drawn in the order in
which they are given, so that a test decides the order of the content stream too.

    >>> drawn([Put(72, 100, "Ada Nightfern")])[:5]
    b'%PDF-'
"""

from __future__ import annotations

import io
from dataclasses import dataclass, replace

import pikepdf
from reportlab.pdfbase.pdfmetrics import stringWidth
from reportlab.pdfgen.canvas import Canvas

__all__ = ["BOLD", "HEIGHT", "PLAIN", "WIDTH", "Put", "column", "drawn", "from_stream", "right_at", "spread",
           "with_keys", "words"]  # fmt: skip

WIDTH, HEIGHT = 612.0, 792.0
PLAIN, BOLD = "Helvetica", "Helvetica-Bold"


@dataclass(frozen=True, slots=True)
class Put:
    """A text drawn in one go, its baseline beginning at ``x``, ``y``."""

    x: float
    y: float
    text: str
    size: float = 10.0
    font: str = PLAIN
    grey: float = 0.0

    @property
    def width(self) -> float:
        return float(stringWidth(self.text, self.font, self.size))


def column(x: float, y: float, *lines: str, leading: float = 13.0, size: float = 10.0, font: str = PLAIN) -> list[Put]:
    """Lines one below the other, all beginning at ``x``."""
    return [Put(x, y + i * leading, line, size, font) for i, line in enumerate(lines)]


def right_at(x1: float, y: float, text: str, size: float = 10.0, font: str = PLAIN) -> Put:
    """A text that ends at ``x1``."""
    put = Put(0, y, text, size, font)
    return replace(put, x=x1 - put.width)


def words(put: Put, space: float = 0.278) -> list[Put]:
    """The same text word by word, without a single space character: ``space`` ems of white part the words."""
    placed: list[Put] = []
    x = put.x
    for word in put.text.split(" "):
        placed.append(replace(put, x=x, text=word))
        x += placed[-1].width + space * put.size
    return placed


def spread(put: Put, apart: float = 0.3) -> list[Put]:
    """The same text letter by letter, ``apart`` ems of white between letters, thrice that between words."""
    placed: list[Put] = []
    x = put.x
    for letter in put.text:
        if letter == " ":
            x += 2 * apart * put.size
        else:
            placed.append(replace(put, x=x, text=letter))
            x += placed[-1].width + apart * put.size
    return placed


def drawn(*pages: list[Put], quarters: int = 0, turned_back: bool = False) -> bytes:
    """A PDF of these pages.

    ``quarters``: the text is drawn turned by so many quarters counter-clockwise on a page of fitting size, as a
    scanner's driver or a landscape printer does; ``turned_back``: the file says so too (``/Rotate``), so that a viewer
    shows the page upright.
    """
    file = io.BytesIO()
    wide = quarters % 2 == 1
    size = (HEIGHT, WIDTH) if wide else (WIDTH, HEIGHT)
    canvas = Canvas(file, pagesize=size, invariant=1, pageCompression=0)
    for page in pages:
        if quarters == 1:
            canvas.transform(0, 1, -1, 0, HEIGHT, 0)
        elif quarters == 2:
            canvas.transform(-1, 0, 0, -1, WIDTH, HEIGHT)
        elif quarters == 3:
            canvas.transform(0, -1, 1, 0, 0, WIDTH)
        for put in page:
            canvas.setFillGray(put.grey)
            canvas.setFont(put.font, put.size)
            canvas.drawString(put.x, HEIGHT - put.y, put.text)
        canvas.showPage()
    canvas.save()
    return with_keys(file.getvalue(), Rotate=90 * quarters) if turned_back else file.getvalue()


def with_keys(data: bytes, **keys: object) -> bytes:
    """The same PDF, every page with these entries beside its own: ``with_keys(data, CropBox=[0, 0, 300, 300])``."""
    file = io.BytesIO()
    with pikepdf.open(io.BytesIO(data)) as pdf:
        for page in pdf.pages:
            for key, value in keys.items():
                page.obj[f"/{key}"] = value
        pdf.save(file, compress_streams=False, static_id=True)
    return file.getvalue()


def from_stream(*streams: bytes, font: dict[str, object] | None = None, **objects: bytes) -> bytes:
    """A PDF whose pages have these content streams; ``/F`` names Helvetica or ``font``.

    ``objects`` become form XObjects of that name on every page.
    """
    pdf = pikepdf.new()
    shown = pikepdf.Dictionary(font or {
        "/Type": pikepdf.Name("/Font"), "/Subtype": pikepdf.Name("/Type1"), "/BaseFont": pikepdf.Name("/Helvetica"),
        "/Encoding": pikepdf.Name("/WinAnsiEncoding"),
    })  # fmt: skip
    fonts = pikepdf.Dictionary({"/F": pdf.make_indirect(shown)})
    forms = pikepdf.Dictionary()
    for name, content in objects.items():
        form = pdf.make_stream(content)
        form.Type, form.Subtype = pikepdf.Name("/XObject"), pikepdf.Name("/Form")
        form.BBox = [0, 0, WIDTH, HEIGHT]
        form.Resources = pikepdf.Dictionary({"/Font": fonts, "/XObject": forms})
        forms[f"/{name}"] = form
    for stream in streams:
        page = pdf.add_blank_page(page_size=(WIDTH, HEIGHT))
        page.Contents = pdf.make_stream(stream)
        page.Resources = pikepdf.Dictionary({"/Font": fonts, "/XObject": forms})
    file = io.BytesIO()
    pdf.save(file, compress_streams=False, static_id=True)
    return file.getvalue()
