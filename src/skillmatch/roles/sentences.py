"""The sentences of a line of a role or advert; abbreviations ("e.g.", "approx.") end none."""

from __future__ import annotations

import re

__all__ = ["sentences"]

_END = re.compile(r"(?<=[.!?;])\s+(?=[\"“(]?[A-Z0-9+])")
_ABBREVIATED = re.compile(r"(?:\b(?:e\.?g|i\.?e|etc|incl|min|approx|Sr|Jr|St|vs|No|[A-Za-z])\.)$")


def sentences(text: str) -> list[str]:
    """The sentences of a line; a semicolon before a capital parts like a full stop.

    >>> sentences("Knows SQL, e.g. Oracle. Likes B. Brecht; Writes well")
    ['Knows SQL, e.g. Oracle.', 'Likes B. Brecht;', 'Writes well']
    """
    found: list[str] = []
    for piece in _END.split(text):
        if found and _ABBREVIATED.search(found[-1]):
            found[-1] += f" {piece}"
        else:
            found.append(piece)
    return [piece.strip() for piece in found if piece.strip()]
