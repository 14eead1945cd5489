"""The form of a file, told from its bytes: never from its name.

Bytes in; ``pdf``, ``docx``, ``html``, ``text`` or ``markdown`` out, or the typed error that says what the file is
instead. The name's suffix tells Markdown from plain text and nothing more.
"""

from __future__ import annotations

import re

from skillmatch import errors

__all__ = ["form_of"]

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"

# What begins with these bytes is known and not read: its name, and what to do instead ("" is the usual remedy).
_REFUSED: tuple[tuple[bytes, str, str], ...] = (
    (b"{\\rtf", "an RTF file", "Open it in a word processor and save it as DOCX or PDF."),
    (b"\x89PNG\r\n\x1a\n", "a picture (PNG)", errors.ImageOnly.default_remedy),
    (b"\xff\xd8\xff", "a picture (JPEG)", errors.ImageOnly.default_remedy),
    (b"GIF8", "a picture (GIF)", errors.ImageOnly.default_remedy),
    (b"II*\x00", "a picture (TIFF)", errors.ImageOnly.default_remedy),
    (b"MM\x00*", "a picture (TIFF)", errors.ImageOnly.default_remedy),
    (b"BM", "a picture (BMP)", errors.ImageOnly.default_remedy),
    (b"\x1f\x8b", "a packed file (gzip)", "Unpack it and give the resume in it."),
    (b"Rar!", "a packed file (RAR)", "Unpack it and give the resume in it."),
    (b"7z\xbc\xaf\x27\x1c", "a packed file (7z)", "Unpack it and give the resume in it."),
    (b"%!PS", "a PostScript file", "Save it as PDF."),
    (b"\x7fELF", "a program", ""),
    (b"MZ\x90", "a program", ""),
)  # fmt: skip

_TAGS = re.compile(
    rb"<(?:!doctype\s+html|html|head|body|title|h[1-6]|div|p|ul|ol|table|span|section|article|br)\b[^<>]{0,2000}>",
    re.I,
)
_MARKUP_START = re.compile(
    rb"\s*(?:<!--.{0,4000}?-->\s*|<\?xml[^>]{0,400}\?>\s*)*<(?:!doctype\s+html|html|head|body)\b", re.I | re.S
)


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
        raise _ole_error(data)
    for start, what, remedy in _REFUSED:
        if data.startswith(start) and _is_binary_enough(start, data):
            raise errors.UnsupportedFormat(f"this is {what}", remedy=remedy or None)
    if data[:4] == b"RIFF" and data[8:12] == b"WEBP":
        raise errors.UnsupportedFormat("this is a picture (WebP)", remedy=errors.ImageOnly.default_remedy)
    head = _plain_head(data)
    if b"<w:wordDocument" in head or b'progid="Word.Document"' in head:
        raise errors.UnsupportedFormat("this is a Word 2003 XML file", remedy="Save it as DOCX in a word processor.")
    if _MARKUP_START.match(head) or len(_TAGS.findall(head)) >= 3:
        return "html"
    return "markdown" if name.lower().endswith((".md", ".markdown", ".mdown")) else "text"


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
    if b"mimetypeapplication/vnd.oasis.opendocument.text" in data[:200]:
        raise errors.UnsupportedFormat("this is an ODT file", remedy="Save it as DOCX or PDF in a word processor.")
    for mark, what in ((b"xl/workbook", "a spreadsheet (XLSX)"), (b"ppt/presentation", "a presentation (PPTX)")):
        if mark in data:
            raise errors.UnsupportedFormat(f"this is {what}")
    if b"[Content_Types].xml" in data:
        return "docx"  # with its main part under another name, or cut short: its reader finds out
    raise errors.UnsupportedFormat("this is a packed file (ZIP)", remedy="Unpack it and give the resume in it.")


def _ole_error(data: bytes) -> errors.UnreadableFile:
    """An OLE container is an office file with a password, or one of Office 97–2003."""
    if "EncryptedPackage".encode("utf-16-le") in data:
        return errors.Encrypted("this office file is protected by a password")
    if "WordDocument".encode("utf-16-le") in data:
        return errors.UnsupportedFormat(
            "this is a Word 97–2003 file (DOC)", remedy="Open it in a word processor and save it as DOCX or PDF."
        )
    return errors.UnsupportedFormat("this is an old office file", remedy="Save it as DOCX or PDF.")
