"""Whether a label found in a text stands there as words of its own.

In: the normalised text and a match in it. Out: yes or no. A match inside a longer word, an address, a hyphenated word
("community-driven", "on-site engineering") or over the seam of two run-on bullets is none.
"""

from __future__ import annotations

import re

from skillmatch.skills.normal import BORDER, RAISED, Normal

__all__ = ["in_address", "in_hyphenated_word", "over_a_seam", "stands_alone"]

_ADDRESS = re.compile(r"://|www\.|\w\.[a-z]{2,6}/")
_HYPHENS = "-‐‑"
#: a hyphen behind these only strengthens the word: "highly-motivated"
_DEGREE = re.compile(r"\b(?:highly|well|extremely|very|truly|strongly|super|most)\Z")
#: "on-site engineering" is no site engineering, "non-destructive" nothing destructive
_PREFIX = re.compile(r"\b(?:on|off|non)\Z")
#: a word in lower case, a gap, a word with a capital at its head alone
_SEAM = re.compile(
    r"(?<!\S)(?!(?:of|and|in|for|to|the|on|with|a|an|by|at|or|per|ad|de|la|du|en|vs|from|into)\s)[a-z]+\s+[A-Z][a-z]+"
)


def stands_alone(text: str, start: int, end: int) -> bool:
    """Whether a match is a word of its own: no letter or digit goes on at either side, nor ``+`` and ``#``, nor behind
    a single letter a raised digit ("R²")."""
    if start and (_joins(text[start - 1]) and _joins(text[start])):
        return False
    if end < len(text):
        following = text[end]
        if _joins(following) and _joins(text[end - 1]):
            return False
        if following in "+#" and text[end - 1].isalpha() and end - start <= 2:
            return False
        if following in RAISED and end - start == 1:
            return False
    return True


def _joins(character: str) -> bool:
    return (character.isalnum() and character not in RAISED) or character == "_"


def in_address(normal: Normal, start: int, end: int) -> bool:
    """Whether a match stands inside a mail or web address (``me@python.org``, ``scala.io/x``)."""
    text = normal.text
    before, after = text[start - 1 : start], text[end : end + 2]
    if before in ("@", "\\") or after[:1] == "@":
        return True
    if before in ("/", ".") and _ADDRESS.search(
        text, max(text.rfind(" ", 0, start), text.rfind(BORDER, 0, start)) + 1, start
    ):
        return True
    if len(after) == 2 and after[0] == "." and after[1].isalnum():
        # "Python.Django" lacks a blank; "python.org" is an address: a capital tells them apart.
        return not normal.source[normal.span(end + 1, end + 2)[0]].isupper()
    return (
        before == "."
        and start >= 2
        and text[start - 2].isalnum()
        and text[start].isalnum()
        and (not normal.source[normal.span(start, start + 1)[0]].isupper())
    )


def in_hyphenated_word(normal: Normal, start: int, end: int, *, soft: bool) -> bool:
    """Whether a match begins or ends inside a hyphenated word that takes its sense away."""
    source = normal.source
    first, last = normal.span(start, end)
    if first >= 2 and source[first - 1] in _HYPHENS and source[first - 2].isalpha():
        before = source[max(0, first - 12) : first - 1].lower()
        if _PREFIX.search(before) or (soft and not _DEGREE.search(before)):
            return True
    return soft and source[last : last + 1] in tuple(_HYPHENS) and source[last + 1 : last + 2].isalpha()


def over_a_seam(normal: Normal, start: int, end: int) -> bool:
    """Whether a match of several words goes on from a word in lower case to one with a capital, as where two bullets
    run together: "lambs production Management of the garden"."""
    first, last = normal.span(start, end)
    written = normal.source[first:last]
    return not (written.islower() or written.istitle()) and _SEAM.search(written) is not None
