"""Bytes of RTF in, its tokens out: groups, control words, and text as bytes; and what control words mean.

The tables are from the Rich Text Format Specification 1.9.1; a word that is in none of them changes nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

__all__ = ["BREAKS", "CHARACTERS", "CHARSETS", "SKIPPED", "SYMBOL_CHARSET", "Token", "codec", "tokens"]

_TOKEN = re.compile(
    rb"\\(?P<word>[A-Za-z]{1,32})(?P<number>-?\d{1,10})? ?|\\'(?P<hex>[0-9A-Fa-f]{2})|\\(?P<sign>[^A-Za-z])|"
    rb"(?P<brace>[{}])|(?P<text>[^\\{}\r\n\x00]+)|[\r\n\x00]+|\\",
    re.S,
)

#: words that end a paragraph
BREAKS = frozenset(("par", "sect", "page", "column"))

#: words and signs that stand for characters
CHARACTERS = {
    "tab": "\t", "line": "\n", "lbr": "\n", "emdash": "—", "endash": "–", "emspace": " ", "enspace": " ",
    "qmspace": " ", "bullet": "•", "lquote": "‘", "rquote": "’", "ldblquote": "“", "rdblquote": "”",
    "~": "\u00a0", "_": "-", "-": "", "{": "{", "}": "}", "\\": "\\",
}  # fmt: skip

#: destinations without text for a reader; those marked \* that nobody here knows are left out too
SKIPPED = frozenset(
    ("pict", "nonshppict", "objdata", "objclass", "objname", "info",  "themedata", "colorschememapping",
     "datastore", "latentstyles", "listtable", "listoverridetable", "revtbl", "rsidtbl", "filetbl", "generator",
     "xe", "tc", "rxe", "bkmkstart", "bkmkend", "annotation", "atnid", "atnauthor", "atntime", "atnref",
     "ftnsep", "ftnsepc", "ftncn", "aftnsep", "aftnsepc", "aftncn", "nonesttables", "fldtype", "datafield", "pn",
     "private", "shprslt", "sp", "mmathPr", "xmlnstbl", "wgrffmtfilter", "template", "passwordhash", "fname",
     "userprops", "docvar", "factoidname", "pgptbl", "ud")
)  # fmt: skip

#: the code page of a font's character set
CHARSETS = {
    77: "mac_roman", 128: "cp932", 129: "cp949", 130: "johab", 134: "gbk", 136: "cp950", 161: "cp1253",
    162: "cp1254", 163: "cp1258", 177: "cp1255", 178: "cp1256", 186: "cp1257", 204: "cp1251", 222: "cp874",
    238: "cp1250", 254: "cp437", 255: "cp437",
}  # fmt: skip
SYMBOL_CHARSET = 2

_CODE_PAGES = {10000: "mac_roman", 65001: "utf-8", 936: "gbk", 1361: "johab"}


@dataclass(slots=True, frozen=True)
class Token:
    """``kind`` is "{", "}", "word", "bytes" (text, or one byte written as \\'hh; ``hexed``) or "end" of the bytes."""

    kind: str
    word: str = ""
    number: int | None = None
    data: bytes = b""
    hexed: bool = False


_OPEN, _CLOSE = Token("{"), Token("}")


def tokens(data: bytes) -> Iterator[Token]:
    """The tokens of an RTF file; what ``\\bin`` announces is passed over."""
    at = 0
    match = _TOKEN.match
    while found := match(data, at):
        at = found.end()
        kind = found.lastgroup
        if kind == "text":
            yield Token("bytes", data=found["text"])
        elif kind == "brace":
            yield _OPEN if found["brace"] == b"{" else _CLOSE
        elif kind == "hex":
            yield Token("bytes", data=bytes([int(found["hex"], 16)]), hexed=True)
        elif kind in ("word", "number"):
            word = found["word"].decode("ascii")
            number = int(found["number"]) if found["number"] is not None else None
            if word == "bin":
                at += max(0, number or 0)
            else:
                yield Token("word", word, number)
        elif kind == "sign":
            sign = found["sign"].decode("latin-1")
            yield Token("word", "par" if sign in "\r\n" else sign)


def codec(code_page: int | None) -> str:
    """The name of Python's codec for a code page of Windows; that of Western Europe where there is none.

    >>> codec(1251), codec(10000), codec(99)
    ('cp1251', 'mac_roman', 'cp1252')
    """
    name = _CODE_PAGES.get(code_page or 0, f"cp{code_page}")
    try:
        "".encode(name)
    except LookupError:
        return "cp1252"
    return name
