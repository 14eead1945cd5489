"""One word as pdfium gives it in, the word as a reader sees it out.

Ligatures become letters, signs of private fonts become bullets, marks without ink go, text that was decoded with
the wrong table (mojibake: ``â€“`` for ``–``) is put right. Pure functions on short strings.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

__all__ = ["BULLET", "has_mojibake", "is_bullet", "mended"]

BULLET = "•"

# Signs that stand before an item of a list and for nothing else. "o", "-", "*", "»" do so at the start of a line only.
_BULLETS = frozenset("•‣⁃∙●○◦▪▫■□◆◇❖➢➤➔►▸▶◼◾✓✔✦✧⦁⚫➣➜·⬤⁍⁌🔹🔸")
_NO_INK = re.compile(
    "[\x00-\x1f\u034f\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufe00-\ufe0f\ufeff\ufff0-\ufff8\ufffe\uffff"
    "\U000e0000-\U000e007f]"
)
_PRIVATE = re.compile("[\ue000-\uf8ff\U000f0000-\U0010fffd]")
_LIGATURES = {"ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl", "ﬅ": "st", "ﬆ": "st"}  # fmt: skip
_LIGATURE = re.compile("[ﬀ-ﬆ]")

# UTF-8 read as Windows-1252: a lead byte's letter followed by what its continuation bytes look like there.
_MOJIBAKE = re.compile("[Â-ß][\x80-\xbf€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ]|[â-ï][\x80-\xbf€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ]{1,2}")
# A no-break space read so leaves one letter, and the space after it: "skillsÂ ".
_LOST_SPACE = re.compile("(?<=[a-z0-9.,:;)])Â$|^Â(?=[A-Za-z0-9(]|$)")
# Bytes without a letter in Windows-1252 were lost on the way: what is left of ” and of the full-width signs.
_CUT = (("â€", "”"), ("ï¼", "-"))


def is_bullet(word: str) -> bool:
    """Whether this word is nothing but the sign of a list item.

    >>> is_bullet("•"), is_bullet("o"), is_bullet("C")
    (True, False, False)
    """
    return len(word) == 1 and word in _BULLETS


def has_mojibake(word: str) -> bool:
    """Whether the word holds a sequence that only a wrong decoding makes.

    >>> has_mojibake("â€“"), has_mojibake("Ägypten")
    (True, False)
    """
    return bool(_MOJIBAKE.search(word))


@lru_cache(maxsize=4096)
def mended(word: str) -> str:
    """The word as it looks; "" when nothing of it is visible. ASCII words should not be asked for: they stay.

    >>> mended("e\\ufb03cient"), mended("\\uf0b7"), mended("caf\\u00e9")
    ('efficient', '•', 'café')
    """
    if has_mojibake(word):
        word = _decoded_again(word)
        for left, whole in _CUT:
            word = word.replace(left, whole)
    word = _LOST_SPACE.sub("", word)
    word = _NO_INK.sub("", word)
    if _LIGATURE.search(word):
        word = _LIGATURE.sub(lambda found: _LIGATURES[found[0]], word)
    if _PRIVATE.search(word):
        word = _PRIVATE.sub("", word) or BULLET
    word = word.replace("\u00ad", "-").replace("\u2010", "-").replace("\u2011", "-")
    return unicodedata.normalize("NFC", word)


def _decoded_again(word: str) -> str:
    import ftfy  # 40 ms: only files with mojibake pay for it

    return ftfy.fix_encoding(word)
