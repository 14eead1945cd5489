"""Files that no honest program writes, made by code: bombs, damage, passwords, pictures, nonsense.

Each function gives the bytes of one such file. They are small; what they ask of a reader is not.
"""

from __future__ import annotations

import io
import zlib
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile

import pikepdf
from pdf_drawn import HEIGHT, WIDTH, Put, drawn, from_stream

__all__ = ["PNG", "bomb_docx", "bomb_pdf", "declared_docx", "encrypted_pdf", "looping_forms_pdf", "many_parts_docx",
           "nested_forms_pdf", "office_with_password", "picture_pdf", "repeated_part_docx", "truncated_pdf",
           "unmapped_pdf", "zipped"]  # fmt: skip

_MIB = 1 << 20

#: A picture of one pixel.
PNG = bytes.fromhex(
    "89504e470d0a1a0a0000000d4948445200000001000000010802000000907753de"
    "0000000c49444154789c63f8ffff3f0005fe02fe0def46b80000000049454e44ae426082"
)


def _lines() -> list[Put]:
    return [Put(72, 100 + 14 * i, f"Ada Nightfern kept the books of branch number {i}") for i in range(30)]


def truncated_pdf(share: float = 0.5) -> bytes:
    """A PDF of which only the first part was downloaded."""
    whole = drawn(_lines())
    return whole[: int(len(whole) * share)]


def encrypted_pdf(user: str = "secret", owner: str = "owner") -> bytes:
    """A PDF that asks for a password (``user=""``: one that anybody may open, though not print)."""
    file = io.BytesIO()
    with pikepdf.open(io.BytesIO(drawn(_lines()))) as pdf:
        pdf.save(file, encryption=pikepdf.Encryption(owner=owner, user=user))
    return file.getvalue()


def picture_pdf(text: str = "") -> bytes:
    """A scan: a page that holds one picture over its whole size, and perhaps a line of text."""
    pdf = pikepdf.new()
    picture = pdf.make_stream(bytes([200]) * 64)
    picture.Type, picture.Subtype = pikepdf.Name("/XObject"), pikepdf.Name("/Image")
    picture.Width = picture.Height = 8
    picture.ColorSpace, picture.BitsPerComponent = pikepdf.Name("/DeviceGray"), 8
    page = pdf.add_blank_page(page_size=(WIDTH, HEIGHT))
    font = pikepdf.Dictionary({"/Type": pikepdf.Name("/Font"), "/Subtype": pikepdf.Name("/Type1"),
                               "/BaseFont": pikepdf.Name("/Helvetica")})  # fmt: skip
    page.Resources = pikepdf.Dictionary({"/XObject": pikepdf.Dictionary({"/P": picture}),
                                         "/Font": pikepdf.Dictionary({"/F": font})})  # fmt: skip
    line = b"BT /F 9 Tf 72 30 Td (%s) Tj ET" % text.encode("ascii")
    page.Contents = pdf.make_stream(b"q %d 0 0 %d 0 0 cm /P Do Q " % (WIDTH, HEIGHT) + line)
    file = io.BytesIO()
    pdf.save(file)
    return file.getvalue()


def bomb_pdf(mebibytes: int = 1024) -> bytes:
    """A PDF of about 1 MB whose one content stream inflates to so many MiB of blanks."""
    packer = zlib.compressobj(9, zlib.DEFLATED, -15)
    block = packer.compress(b" " * _MIB) + packer.flush(zlib.Z_FULL_FLUSH)  # a full flush: blocks may be repeated
    text = packer.compress(b"BT /F 12 Tf 72 700 Td (Ada Nightfern) Tj ET") + packer.flush()
    stream = b"\x78\xda" + block * mebibytes + text + b"\0\0\0\0"
    return _pdf_of([
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents 4 0 R "
        b"/Resources << /Font << /F 5 0 R >> >> >>",
        b"<< /Length %d /Filter /FlateDecode >>\nstream\n" % len(stream) + stream + b"\nendstream",
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
    ])  # fmt: skip


def _pdf_of(objects: list[bytes]) -> bytes:
    body = b"%PDF-1.5\n"
    places = []
    for number, content in enumerate(objects, 1):
        places.append(len(body))
        body += b"%d 0 obj\n" % number + content + b"\nendobj\n"
    table = b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    table += b"".join(b"%010d 00000 n \n" % place for place in places)
    trailer = b"trailer << /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n" % (len(objects) + 1, len(body))
    return body + table + trailer


def nested_forms_pdf(depth: int = 400, fan: int = 1) -> bytes:
    """A page that draws a form which draws a form, so many deep; each draws the next ``fan`` times."""
    forms = {f"X{i}": f"/X{i + 1} Do ".encode() * fan for i in range(depth)}
    forms[f"X{depth}"] = b"BT /F 12 Tf 72 600 Td (deep below) Tj ET"
    return from_stream(b"BT /F 12 Tf 72 700 Td (Ada Nightfern keeps books) Tj ET /X0 Do", **forms)


def looping_forms_pdf() -> bytes:
    """Two forms, each of which draws the other."""
    return from_stream(b"BT /F 12 Tf 72 700 Td (Ada Nightfern keeps books) Tj ET /A Do", A=b"/B Do", B=b"/A Do")


def unmapped_pdf() -> bytes:
    """A page set in a font that says nothing of what its glyphs mean."""
    name = pikepdf.Name
    described = pikepdf.Dictionary({
        "/Type": name("/FontDescriptor"), "/FontName": name("/Nameless"), "/Flags": 4, "/ItalicAngle": 0,
        "/FontBBox": [0, -200, 1000, 800], "/Ascent": 800, "/Descent": -200, "/CapHeight": 700, "/StemV": 80,
    })  # fmt: skip
    below = pikepdf.Dictionary({
        "/Type": name("/Font"), "/Subtype": name("/CIDFontType2"), "/BaseFont": name("/Nameless"), "/DW": 600,
        "/CIDSystemInfo": pikepdf.Dictionary({"/Registry": "Adobe", "/Ordering": "Identity", "/Supplement": 0}),
        "/FontDescriptor": described,
    })  # fmt: skip
    font = {
        "/Type": name("/Font"), "/Subtype": name("/Type0"), "/BaseFont": name("/Nameless"),
        "/Encoding": name("/Identity-H"), "/DescendantFonts": [below],
    }  # fmt: skip
    glyphs = b" ".join(b"<%04x>" % (300 + i) for i in range(40))
    return from_stream(b"BT /F 10 Tf 72 700 Td [" + glyphs + b"] TJ ET", font=font)


# ── containers ────────────────────────────────────────────────────────────────────────────────────────────────

_TYPES = '<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>'
_W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'


def zipped(parts: list[tuple[str, bytes | str]], *, packed: bool = True) -> bytes:
    """A zip file of these parts."""
    file = io.BytesIO()
    with ZipFile(file, "w", ZIP_DEFLATED if packed else ZIP_STORED) as archive:
        for name, content in parts:
            archive.writestr(name, content)
    return file.getvalue()


def _document(text: str) -> str:
    return f"<w:document {_W}><w:body><w:p><w:r><w:t>{text}</w:t></w:r></w:p></w:body></w:document>"


def bomb_docx(mebibytes: int = 100) -> bytes:
    """A Word file whose text inflates to so many MiB."""
    return zipped([("[Content_Types].xml", _TYPES), ("word/document.xml", _document("a" * (mebibytes * _MIB)))])


def many_parts_docx(count: int) -> bytes:
    """A Word file with so many parts."""
    parts: list[tuple[str, bytes | str]] = [("[Content_Types].xml", _TYPES), ("word/document.xml", _document("Ada"))]
    return zipped(parts + [(f"word/media/{i}", b"") for i in range(count)])


def declared_docx(declaration: str, said: str) -> bytes:
    """A Word file whose text begins with a document type declaration and says ``said``."""
    return zipped([("[Content_Types].xml", _TYPES), ("word/document.xml", declaration + _document(said))])


def repeated_part_docx() -> bytes:
    """A Word file that holds its text twice, of which programs see different ones."""
    import warnings

    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # zipfile says that the name stands twice, which is the point
        return zipped([("[Content_Types].xml", _TYPES), ("word/document.xml", _document("Ada")),
                       ("word/document.xml", _document("Eve"))])  # fmt: skip


def office_with_password() -> bytes:
    """The beginning of what Word writes when a password is set: an OLE container that holds an encrypted package."""
    return b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(512) + "EncryptedPackage".encode("utf-16-le") + bytes(512)
