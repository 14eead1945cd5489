"""Icons that a font draws at private code points: a telephone before a number is no part of it, however near it stands.

In: the characters of one direction of a page in stream order. Out: where a word ends because an icon begins or ends.
"""

from __future__ import annotations

import re

import numpy as np
import numpy.typing as npt

__all__ = ["ICON", "parted_at_icons"]

#: stands for a glyph of a font that holds icons, whatever letter the font calls it
ICON = 0xF8FF

_PRIVATE = re.compile("[\ue000-\uf8ff]+")


def parted_at_icons(text: str) -> npt.NDArray[np.bool_] | None:
    """For each character after the first whether an icon parts it from the one before; None without icons.

    A private character amid small letters is a ligature of an old font.

    >>> parted_at_icons("a\\uf0955").tolist(), bool(parted_at_icons("of\\uf001ce").any()), parted_at_icons("a")
    ([True, True], False, None)
    """
    if text.isascii() or _PRIVATE.search(text) is None:
        return None
    parted = np.zeros(len(text) - 1, np.bool_)
    for found in _PRIVATE.finditer(text):
        start, end = found.span()
        within = text[start - 1 : start].islower() and text[end : end + 1].islower() and chr(ICON) not in found.group()
        if within and end - start == 1:
            continue
        if start:
            parted[start - 1] = True
        if end < len(text):
            parted[end - 1] = True
    return parted
