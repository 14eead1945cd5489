"""Hebrew and Arabic words on a page: their letters run to the left.

pdfium gives the letters of such a word in the order of reading, each further to the left, and turns the brackets
beside it over.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import numpy as np
import numpy.typing as npt

if TYPE_CHECKING:
    from skillmatch.documents.words import Word

__all__ = ["brackets_turned_back", "leftwards"]

_LETTER = re.compile("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]")
_TOUCHES = 0.12  # ems of white between a bracket and the word that it opens or closes


def leftwards(text: str) -> npt.NDArray[np.bool_] | None:
    """Which characters are letters of such a script; None if there are none."""
    if text.isascii() or _LETTER.search(text) is None:
        return None
    codes = np.frombuffer(text.encode("utf-32-le", "surrogatepass"), np.uint32)
    return (
        ((codes >= 0x590) & (codes <= 0x8FF))
        | ((codes >= 0xFB1D) & (codes <= 0xFDFF))
        | ((codes >= 0xFE70) & (codes <= 0xFEFC))
    )


def brackets_turned_back(words: list[Word]) -> list[Word]:
    """The words in stream order, with the bracket before a word put to it: ")" and "Haifa)" are "(Haifa)"."""
    found: list[Word] = []
    for word in words:
        if found and found[-1].text == ")" and _touch(found[-1], word) and word.text[0].isalnum():
            found[-1].text = "(" + word.text
            found[-1].x1 = word.x1
        elif found and word.text == "(" and _touch(found[-1], word) and found[-1].text[-1].isalnum():
            found[-1].text += ")"
            found[-1].x1 = word.x1
        else:
            found.append(word)
    return found


def _touch(before: Word, word: Word) -> bool:
    return abs(word.x0 - before.x1) < _TOUCHES * word.size and abs(word.base - before.base) < 0.1 * word.size
