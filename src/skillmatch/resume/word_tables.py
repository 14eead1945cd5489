"""The word tables of ``data/words/`` that reading a resume needs, each loaded once, on first use.

In: CSV files. Out: frozen sets and dictionaries of words in lower case, accents folded. A person of another trade
extends the tables in a spreadsheet; no code knows a word that stands in them.
"""

from __future__ import annotations

import csv
from collections.abc import Mapping
from functools import cache
from types import MappingProxyType

from skillmatch import resources
from skillmatch.skills import fold

__all__ = ["column", "grouped", "table"]


@cache
def table(name: str) -> tuple[dict[str, str], ...]:
    """The rows of ``data/words/<name>.csv`` as dictionaries, in the order of the file."""
    path = resources.data_folder() / "words" / f"{name}.csv"
    with path.open(encoding="utf-8", newline="") as rows:
        return tuple(csv.DictReader(rows))


@cache
def grouped(name: str, key: str, value: str) -> Mapping[str, frozenset[str]]:
    """The folded words of column ``value``, by what stands in column ``key``.

    >>> "inc" in grouped("organisation_words", "kind", "word")["suffix"]
    True
    """
    groups: dict[str, set[str]] = {}
    for row in table(name):
        groups.setdefault(row[key], set()).add(fold(row[value]))
    return MappingProxyType({group: frozenset(words) for group, words in groups.items()})


@cache
def column(name: str, value: str) -> frozenset[str]:
    """All folded words of one column.

    >>> "french" in column("human_languages", "word")
    True
    """
    return frozenset(fold(row[value]) for row in table(name))
