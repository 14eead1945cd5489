"""Bytes of a plain text in, the text out, with the encoding that they were written in.

A byte order mark says it; else UTF-8 fits or does not; else it is guessed, and the reader is told.
"""

from __future__ import annotations

import re

from skillmatch import errors
from skillmatch.documents.model import Warning

__all__ = ["decoded"]

_MARKS = ((b"\xef\xbb\xbf", "utf-8"), (b"\xff\xfe\x00\x00", "utf-32-le"), (b"\x00\x00\xfe\xff", "utf-32-be"),
          (b"\xff\xfe", "utf-16-le"), (b"\xfe\xff", "utf-16-be"))  # fmt: skip
_CONTROL = re.compile("[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f]")
_MOST_FOR_GUESSING = 65_536  # bytes shown to the guesser of encodings
_BEYOND_ASCII = re.compile(rb"[\x80-\xff]+")
_NEVER_GUESSED = ["utf_7", "utf_16", "utf_16_be", "utf_16_le", "utf_32", "utf_32_be", "utf_32_le"]  # NULs tell them
# encodings of one byte a letter for languages written in Latin letters
_LATIN = re.compile(r"cp(?:125[0247]|8\d\d|1140|500|037|273|1026|437|775)|iso8859_(?:[1-4]|9|1[03-6])|latin|mac_|hp_")
_STILL_IN_USE = re.compile(r"cp125[0247]|iso8859_")
# What the letters ł ą ż ľ ś ź š ž of Central Europe look like when their bytes are read as cp1252.
_CENTRAL_EUROPEAN = re.compile(r"[^\W\d_][£¥¹¼¾¿]|[£¥¹³¼¾][^\W\d_]|[^\W\d_m]³|[ŠšŽžŸ]|œ(?!u)")


def decoded(data: bytes) -> tuple[str, str, list[Warning]]:
    """The text, the encoding it was written in, and what is doubtful about that.

    >>> decoded("Zoë".encode("utf-16"))[:2]
    ('Zoë', 'utf-16-le')
    """
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            text = data[len(mark) :].decode(encoding, "replace")
            return _checked(text), encoding, _damage(text)
    try:
        return _checked(data.decode("utf-8")), "utf-8", []
    except UnicodeDecodeError:
        pass
    if b"\x00" in data:
        return _without_mark(data)
    return _guessed(data)


def _without_mark(data: bytes) -> tuple[str, str, list[Warning]]:
    """UTF-16 without a byte order mark: every other byte of Western text is zero."""
    even, odd = data[0:4096:2].count(0), data[1:4096:2].count(0)
    if max(even, odd) * 5 < min(len(data), 4096):
        raise _binary()
    encoding = "utf-16-le" if odd > even else "utf-16-be"
    text = data.decode(encoding, "replace")
    return _checked(text), encoding, _damage(text)


def _guessed(data: bytes) -> tuple[str, str, list[Warning]]:
    if len(_CONTROL.findall(data[:4096].decode("latin-1"))) > 8:
        raise _binary()
    text = data.decode("utf-8", "replace")
    if _is_cut_off(data):
        return _checked(text), "utf-8", _damage(text)
    if text.count("\ufffd") * 200 < len(data) and _is_mostly_utf8(data):
        return _checked(text), "utf-8", _damage(text)
    from charset_normalizer import from_bytes  # 20 ms, and rarely needed

    best = from_bytes(data[:_MOST_FOR_GUESSING], cp_exclusion=_NEVER_GUESSED).best()
    encoding = best.encoding if best is not None else "cp1252"
    if _LATIN.match(encoding) or _stand_alone(data):
        encoding = _latin(data, encoding)
    text = data.decode(encoding, "replace")
    doubt = Warning("encoding-guessed", f"the text is not UTF-8; it was read as {encoding}")
    return _checked(text), encoding, [doubt]


def _is_mostly_utf8(data: bytes) -> bool:
    """Whether most bytes beyond ASCII stand in whole UTF-8 sequences."""
    high = sum(byte >= 0x80 for byte in data[:_MOST_FOR_GUESSING])
    kept = data[:_MOST_FOR_GUESSING].decode("utf-8", "ignore").encode("utf-8")
    return sum(byte >= 0x80 for byte in kept) * 10 > high * 9


def _is_cut_off(data: bytes) -> bool:
    """Whether this is UTF-8 that ends inside a character. One odd byte after plain ASCII is no sign of that."""
    try:
        data.decode("utf-8")
    except UnicodeDecodeError as fault:
        return fault.reason == "unexpected end of data" and not data[: fault.start].isascii()
    return False


def _stand_alone(data: bytes) -> bool:
    """Whether most bytes beyond ASCII stand by themselves among Latin letters."""
    runs = _BEYOND_ASCII.findall(data[:_MOST_FOR_GUESSING])
    return 2 * sum(len(run) == 1 for run in runs) > len(runs)


def _latin(data: bytes, guessed: str) -> str:
    """The table of single bytes that means Latin letters here. Guessers take Polish letters for as likely as Spanish
    ones ("Seńor"), so Western Europe's stands until something looks like what another language makes of it."""
    seen = data.decode("cp1252", "replace")
    turkish = any(letter in seen for letter in "þðÝ")
    hungarian = "õ" in seen and "ã" not in seen
    if not (turkish or hungarian or "\ufffd" in seen or _CENTRAL_EUROPEAN.search(seen)):
        return "cp1252"
    if _STILL_IN_USE.match(guessed) or not _LATIN.match(guessed):
        return guessed
    return "cp1254" if turkish else "cp1250"


def _checked(text: str) -> str:
    controls = len(_CONTROL.findall(text[:100_000]))
    if "\x00" in text[:100_000] or controls * 50 > max(len(text[:100_000]), 100):
        raise _binary()
    return text


def _damage(text: str) -> list[Warning]:
    lost = text.count("\ufffd")
    return [Warning("characters-lost", f"{lost} characters are damaged in the file")] if lost else []


def _binary() -> errors.UnsupportedFormat:
    return errors.UnsupportedFormat("this is no text and no document that is known")
