"""A PDF in, the same PDF with links on its pages out: rectangles with addresses, as every program writes them."""

from __future__ import annotations

import io

import pikepdf
from pdf_drawn import HEIGHT, Put

__all__ = ["linked", "over"]

Area = tuple[float, float, float, float]


def over(put: Put) -> Area:
    """The rectangle around a text: x0, top, x1, bottom."""
    return put.x, put.y - put.size, put.x + put.width, put.y + 0.3 * put.size


def linked(data: bytes, *links: tuple[Area, str], page: int = 1, kind: str = "URI") -> bytes:
    """Each link is an area (points, origin top left) of a page and its address; ``kind`` is that of its action."""
    file = io.BytesIO()
    with pikepdf.open(io.BytesIO(data)) as pdf:
        annotations = []
        for (x0, top, x1, bottom), address in links:
            action = {"/S": pikepdf.Name(f"/{kind}"), f"/{kind}": pikepdf.String(address)}
            annotations.append(pdf.make_indirect(pikepdf.Dictionary({
                "/Type": pikepdf.Name("/Annot"), "/Subtype": pikepdf.Name("/Link"), "/Border": [0, 0, 0],
                "/Rect": [x0, HEIGHT - bottom, x1, HEIGHT - top], "/A": pikepdf.Dictionary(action),
            })))  # fmt: skip
        pdf.pages[page - 1].obj["/Annots"] = pikepdf.Array(annotations)
        pdf.save(file, compress_streams=False, static_id=True)
    return file.getvalue()
