"""Whether a hyphen at the end of a line belongs to the word (``real-time``) or only splits it (``experi-ence``).

Decided by the document itself where it writes the word elsewhere, else by the first part: a table of parts that
stand before a hyphen in English compounds.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Iterable
from functools import cache

from skillmatch.resources import data_folder

__all__ = ["Hyphens"]

# What follows the first hyphen of a compound is rarely cut again, unless what is cut off is no word by itself.
_WORD_END = re.compile(
    r"[a-z]?[st]ion(?:al|ed|ing|s)?(?:ly)?|ments?|mental|[ae]nce|[ai]bly|ity|ness|ings?|t?ive(?:ly)?|al|"
    r"ally|tics?|tures?|t?ers?|tors?|ly|tized?|ized?"
)
_TRIM = ".,;:!?()[]{}\"'“”‘’"


@cache
def _compound_firsts() -> frozenset[str]:
    with (data_folder() / "words" / "hyphen_firsts.csv").open(encoding="utf-8", newline="") as file:
        return frozenset(row["first"] for row in csv.DictReader(file))


class Hyphens:
    """Knows the words of one document.

    >>> Hyphens(["experience"]).keeps("experi-", "ence"), Hyphens([]).keeps("self-", "taught")
    (False, True)
    """

    def __init__(self, words: Iterable[str]) -> None:
        self._words = {word.strip(_TRIM).lower() for word in words}

    def keeps(self, first: str, rest: str) -> bool:
        """Whether ``first`` (which ends in a hyphen) and ``rest`` are written with the hyphen."""
        if "/" in first or "@" in first or first.lower().startswith("www."):
            return True  # an address has no hyphen that it does not need
        start, end = first.lstrip(_TRIM).lower(), rest.rstrip(_TRIM).lower()
        if start[:-1] + end in self._words:
            return False
        if start + end in self._words:
            return True
        parts = start[:-1].split("-")
        if len(parts) > 1:
            return _WORD_END.fullmatch(end) is None
        return parts[0] in _compound_firsts() or (parts[0] in self._words and end in self._words)
