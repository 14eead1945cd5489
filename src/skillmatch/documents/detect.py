"""The form of a file, told from its bytes: never from its name.

Bytes in, the name of a form out (``FORMS``), or the typed error that says what the file is instead. The name's suffix
tells Markdown from plain text and nothing more.
"""

from __future__ import annotations

import re

from skillmatch import errors

__all__ = ["FORMS", "form_of"]

#: what ``form_of`` can say
FORMS = ("pdf", "docx", "doc", "word-xml", "odt", "flat-odt", "rtf", "html", "mhtml", "json-resume", "picture", "text",
         "markdown")  # fmt: skip

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"

_PICTURES = (b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff", b"II*\x00", b"MM\x00*")  # PNG, JPEG, TIFF

# What begins with these bytes is known and not read: its name, and what to do instead ("" is the usual remedy).
_REFUSED: tuple[tuple[bytes, str, str], ...] = (
    (b"GIF8", "a picture (GIF)", errors.ImageOnly.default_remedy),
    (b"BM", "a picture (BMP)", errors.ImageOnly.default_remedy),
    (b"\x1f\x8b", "a packed file (gzip)", "Unpack it and give the resume in it."),
    (b"Rar!", "a packed file (RAR)", "Unpack it and give the resume in it."),
    (b"7z\xbc\xaf\x27\x1c", "a packed file (7z)", "Unpack it and give the resume in it."),
    (b"%!PS", "a PostScript file", "Save it as PDF."),
    (b"\x7fELF", "a program", ""),
    (b"MZ\x90", "a program", ""),
)  # fmt: skip

_JSON = re.compile(rb"\s*(?:\[\s*)?\{\s*\"[^\"\n]{0,200}\"\s*:")
# The head of a message: fields, each on its own lines, up to a blank one (RFC 5322, 2.2).
_MESSAGE_HEAD = re.compile(rb"(?:[!-9;-~]{1,80}:[^\n]{0,2000}\n(?:[ \t][^\n]{0,2000}\n){0,50}){2,60}?\r?\n")
_WEB_PAGE = re.compile(rb"^content-type:\s*(?:multipart/(?:related|mixed|alternative)|text/html)\b", re.I | re.M)
_MIME = re.compile(rb"^mime-version:", re.I | re.M)

_TAGS = re.compile(
    rb"<(?:!doctype\s+html|html|head|body|title|h[1-6]|div|p|ul|ol|table|span|section|article|br)\b[^<>]{0,2000}>",
    re.I,
)
_MARKUP_START = re.compile(
    rb"\s*(?:<!--.{0,4000}?-->\s*|<\?xml[^>]{0,400}\?>\s*)*<(?:!doctype\s+html|html|head|body)\b", re.I | re.S
)


# An OpenDocument container begins with its type, not packed, so that it can be seen (ODF 1.2, part 3, 3.3).
_ODF_TYPE = re.compile(rb"mimetypeapplication/vnd\.oasis\.opendocument\.([a-z-]{1,30})")


def form_of(data: bytes, name: str) -> str:
    """The form of these bytes.

    Raises ``UnsupportedFormat``, ``Encrypted`` (an office file with a password) or ``Corrupt``.

    >>> form_of(b"%PDF-1.7 ...", "cv.doc")
    'pdf'
    >>> form_of(b"# Ada", "cv.md")
    'markdown'
    """
    if b"%PDF-" in data[:1024]:
        return "pdf"
    if data.startswith(b"PK"):
        return _zip_form(data)
    if data.startswith(_OLE):
        return _ole_form(data)
    if data.startswith(_PICTURES):
        return "picture"
    for start, what, remedy in _REFUSED:
        if data.startswith(start) and _is_binary_enough(start, data):
            raise errors.UnsupportedFormat(f"this is {what}", remedy=remedy or None)
    if data[:4] == b"RIFF" and data[8:12] == b"WEBP":
        raise errors.UnsupportedFormat("this is a picture (WebP)", remedy=errors.ImageOnly.default_remedy)
    head = _plain_head(data)
    if head.lstrip().startswith(b"{\\rtf"):
        return "rtf"
    if _JSON.match(head):
        return "json-resume"
    if _is_saved_page(head):
        return "mhtml"
    if b"<office:document" in head and b"office:mimetype" in head:
        return "flat-odt"
    if b"<w:wordDocument" in head or b'progid="Word.Document"' in head:
        return "word-xml"
    if _MARKUP_START.match(head) or len(_TAGS.findall(head)) >= 3:
        return "html"
    return "markdown" if name.lower().endswith((".md", ".markdown", ".mdown")) else "text"


def _is_saved_page(head: bytes) -> bool:
    """Whether these bytes begin with the head of a message that carries a web page."""
    found = _MESSAGE_HEAD.match(head.lstrip())
    return found is not None and bool(_MIME.search(found[0]) and _WEB_PAGE.search(found[0]))


def _is_binary_enough(start: bytes, data: bytes) -> bool:
    """Whether a mark made of letters ("BM", "GIF8") heads a real file of its kind and not a text."""
    return not start.isalnum() or b"\x00" in data[:512]


def _plain_head(data: bytes) -> bytes:
    """The first 64 kB with the NULs of UTF-16 taken out, so that tags can be seen."""
    head = data[:65_536]
    if head.startswith((b"\xff\xfe", b"\xfe\xff")):
        head = head[2:].replace(b"\x00", b"")
    return head.removeprefix(b"\xef\xbb\xbf")


def _zip_form(data: bytes) -> str:
    if b"word/document" in data:
        return "docx"
    if (told := _ODF_TYPE.search(data[:200])) is not None:
        kind = told[1].decode("ascii")
        if kind.startswith("text"):
            return "odt"
        raise errors.UnsupportedFormat(f"this is an OpenDocument file of another kind ({kind})")
    for mark, what in ((b"xl/workbook", "a spreadsheet (XLSX)"), (b"ppt/presentation", "a presentation (PPTX)")):
        if mark in data:
            raise errors.UnsupportedFormat(f"this is {what}")
    if b"META-INF/manifest.xml" in data and b"content.xml" in data:
        return "odt"  # packed anew by a program that put its type elsewhere
    if b"[Content_Types].xml" in data:
        return "docx"  # with its main part under another name, or cut short: its reader finds out
    raise errors.UnsupportedFormat("this is a packed file (ZIP)", remedy="Unpack it and give the resume in it.")


def _ole_form(data: bytes) -> str:
    """An OLE container is an office file with a password, or one of Office 97–2003."""
    if "EncryptedPackage".encode("utf-16-le") in data:
        raise errors.Encrypted("this office file is protected by a password")
    if "WordDocument".encode("utf-16-le") in data:
        return "doc"
    raise errors.UnsupportedFormat("this is an old office file, and none of Word", remedy="Save it as DOCX or PDF.")
