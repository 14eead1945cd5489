r"""Text and control words in, the bytes of an RTF file out, as a word processor would write its head.

>>> print(escaped("naïve {Zoë}"))
na\u239\'3fve \{Zo\u235\'3f\}
"""

from __future__ import annotations

__all__ = ["escaped", "rtf"]

_HEAD = (
    r"{\rtf1\ansi\ansicpg1252\deff0\uc1{\fonttbl{\f0\froman\fcharset0 Times;}{\f1\fnil\fcharset2 Symbol;}"
    r"{\f2\fcharset204 Times Cyr;}{\f3\fcharset128 MS Mincho;}}"
    r"{\colortbl;\red0\green0\blue0;\red255\green255\blue255;}{\*\generator Writer of tests;}"
    r"{\stylesheet{\s0 Normal;}{\s1\b\fs26 heading 1;}{\s2\b heading 2;}{\s3\outlinelevel1 Own;}{\*\cs9 Strong;}}"
    r"{\info{\title Not to be read}{\author Nobody}}"
)


def rtf(body: str) -> bytes:
    """An RTF file. Font 1 is one of signs, 2 Cyrillic, 3 Japanese; styles 1 to 3 are headings; colour 2 is white."""
    return f"{_HEAD}\n{body}}}".encode("latin-1")


def escaped(text: str) -> str:
    """Text as RTF writes it: marks escaped, letters beyond ASCII as \\u with a question mark for old readers."""
    pieces = []
    for letter in text:
        if letter in "\\{}":
            pieces.append("\\" + letter)
        elif letter.isascii():
            pieces.append(letter)
        else:
            units = letter.encode("utf-16-le")
            for at in range(0, len(units), 2):
                unit = int.from_bytes(units[at : at + 2], "little", signed=True)
                pieces.append(rf"\u{unit}\'3f")
    return "".join(pieces)
