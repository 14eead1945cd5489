"""Text in, the bytes of a binary Word file (97–2003) out: the least that programs take for one; and Word's XML of 2003.

header ─ sector of the table of sectors ─ sector of the directory ─ sectors of the stream "WordDocument"
"""

from __future__ import annotations

import struct

__all__ = ["W2003", "doc", "word_2003"]

_SECTOR = 512
_FREE, _END, _TABLE = 0xFFFFFFFF, 0xFFFFFFFE, 0xFFFFFFFD
_TEXT_AT = 0x600


def doc(text: str, *, flags: int = 0x0200, magic: int = 0xA5EC) -> bytes:
    """A Word file of these lines, in Windows-1252. ``flags`` 0x0100 says that it has a password."""
    said = text.replace("\n", "\r").encode("cp1252") + b"\r"
    head = bytearray(_TEXT_AT)
    struct.pack_into("<HHHHHH", head, 0, magic, 0x00C1, 0, 0x0409, 0, flags)
    struct.pack_into("<II", head, 0x18, _TEXT_AT, _TEXT_AT + len(said))
    stream = bytes(head) + said
    stream += bytes(max(4096, -(-len(stream) // _SECTOR) * _SECTOR) - len(stream))
    count = len(stream) // _SECTOR
    table = [_TABLE, _END, *range(3, count + 2), _END]
    table += [_FREE] * (_SECTOR // 4 - len(table))
    header = struct.pack("<8s16xHHHHH6xIIIIIIIII", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", 0x3E, 3, 0xFFFE, 9, 6,
                         0, 1, 1, 0, 4096, _END, 0, _END, 0)  # fmt: skip
    header += struct.pack("<109I", 0, *[_FREE] * 108)
    directory = _entry("Root Entry", 5, _END, 0, 1) + _entry("WordDocument", 2, 2, len(stream), _FREE)
    directory += _entry("", 0, 0, 0, _FREE) * 2
    return header + struct.pack(f"<{_SECTOR // 4}I", *table) + directory + stream


def _entry(name: str, kind: int, start: int, size: int, child: int) -> bytes:
    letters = name.encode("utf-16-le") + b"\0\0" if name else b""
    return struct.pack("<64sHBBIII36xIQ", letters, len(letters), kind, 1, _FREE, _FREE, child, start, size)


W2003 = (
    'xmlns:w="http://schemas.microsoft.com/office/word/2003/wordml" '
    'xmlns:aml="http://schemas.microsoft.com/aml/2001/core"'
)


def word_2003(body: str, *, styles: str = "", ends: str = "") -> bytes:
    """A Word file in the XML of 2003. ``ends`` are ``w:hdr`` and ``w:ftr`` elements."""
    return (
        '<?xml version="1.0" encoding="UTF-8"?><?mso-application progid="Word.Document"?>'
        f"<w:wordDocument {W2003}><w:styles>{styles}</w:styles><w:body>{body}<w:sectPr>{ends}</w:sectPr></w:body>"
        "</w:wordDocument>"
    ).encode()
