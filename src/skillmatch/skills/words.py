"""Words of a text as every table counts them: one normal form for resumes, roles and the background.

A word is a run of letters and digits (with ``+`` or ``#`` behind it: ``c++``, ``c#``), compatibility forms and
accents folded, lower case, a possessive ``'s`` dropped. Words of one letter, bare numbers and the stop table's words
are no words here.
"""

from __future__ import annotations

import csv
import itertools
import re
import unicodedata
from functools import cache

from skillmatch import resources

__all__ = ["fold", "is_word", "stop_words", "tokens", "words", "words_and_pairs"]

#: no part of a word: "Python¹" has a note
_TOKEN = re.compile(r"[^\W_⁰¹²³⁴-⁹]+(?:['’](?=[^\W\d_])[^\W\d_]+)?[+#]*")
_POSSESSIVE = re.compile(r"['’]s$|['’]")


def fold(text: str) -> str:
    """Compatibility forms and accents folded, lower case: the form in which words are compared.

    >>> fold("Ｒésumé")
    'resume'
    """
    if text.isascii():
        return text.lower()
    decomposed = unicodedata.normalize("NFKD", text)
    return "".join(c for c in decomposed if not unicodedata.combining(c)).lower()


@cache
def stop_words() -> frozenset[str]:
    """The stop table: function words, pronouns, given names, places, months, weekdays (``data/words/stop.csv``)."""
    path = resources.data_folder() / "words" / "stop.csv"
    with path.open(encoding="utf-8", newline="") as rows:
        return frozenset(fold(row["word"]) for row in csv.DictReader(rows))


def tokens(text: str, start: int = 0, end: int | None = None) -> list[tuple[str, int, int]]:
    """Every token of ``text[start:end]`` in normal form with its offsets into ``text``; stop words included.

    >>> tokens("Node.js & C++")
    [('node', 0, 4), ('js', 5, 7), ('c++', 10, 13)]
    """
    stop = len(text) if end is None else end
    return [
        (_POSSESSIVE.sub("", fold(match.group())), match.start(), match.end())
        for match in _TOKEN.finditer(text, start, stop)
    ]


def is_word(token: str) -> bool:
    """Whether a token counts as a word: not a single letter or digit, no bare number, not in the stop table.

    >>> is_word("python"), is_word("2019"), is_word("c#")
    (True, False, True)
    """
    return len(token) > 1 and not token.isdigit() and token not in stop_words()


def words(text: str) -> list[str]:
    """The words of a text in order.

    >>> words("Managed the R&D budget in 2019")
    ['managed', 'budget']
    """
    return [token for token, _, _ in tokens(text) if is_word(token)]


def words_and_pairs(text: str) -> list[str]:
    """The words of one logical line and the pairs of words that follow each other in it (stop words skipped).

    >>> words_and_pairs("care of patients")
    ['care', 'patients', 'care patients']
    """
    single = words(text)
    return single + [f"{a} {b}" for a, b in itertools.pairwise(single)]
