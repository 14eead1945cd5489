"""How well a language is known: the words, marks and test scores that stand beside its name.

In: a paragraph and the places of the languages in it. Out: the level of each as it is written. A level belongs to the
language before it ("French (fluent)", "French ●●●○○"), or to those behind it ("fluent in French and Dutch"), never to
one beyond another language. Words and tests stand in ``language_levels.csv`` and ``language_tests.csv``.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from skillmatch.resume.model import Span
from skillmatch.resume.word_tables import table
from skillmatch.skills import fold

__all__ = ["levels_beside", "stands_behind", "tests_passed"]

_REACH = 40
_CEFR = r"\b[ABC][12](?:\.\d)?\b\+?"
#: the levels of the Common European Framework, one for each thing that one does in a language
_GRID = re.compile(rf"[\s:(-]*((?:{_CEFR}[\s,/|]*){{2,}})")
_DOTS = "●⬤•★⭐■▮◆♦█▰✦✓◼⚫"
_BLANKS = "○◯☆□▯◇░▱✧◻⚪·"
_MARK = rf"[{_DOTS}{_BLANKS}]"
_RATING = (
    rf"[{_DOTS}](?:\s?[{_DOTS}]){{1,9}}(?:\s?[{_BLANKS}]){{0,9}}|[{_DOTS}](?:\s?[{_BLANKS}]){{2,9}}"
    r"|\b\d{1,2}(?:[.,]\d)?\s?/\s?(?:5|6|10|100)\b|\b\d{2,3}\s?%"
)
_SCORE = r"[ABC][12]|N[1-5]|\d{1,3}(?:[.,]\d{1,2})?"
#: parts one language from the next: a lone bullet, no row of them; not the bar of "4/5", nor of "B1/B2"
_PART = re.compile(
    rf"[,;|\n]|(?<!{_MARK})(?<!{_MARK}\s){_MARK}(?!\s?{_MARK})"
    r"|\.\s+(?=[A-Z])|\s(?:and|&)\s|\s?/\s?(?=[^\W\d_]{3})"
)
_JOINED = re.compile(r"\s*(?:,|/|&|,?\s*\b(?:and|or)\b)\s*(?:in\s+)?")
_PAIRED = re.compile(r"\s*(?:/|&|\band\b)\s*")
#: a level that stands alone between two signs: "French, C1 (DALF)"
_REST = re.compile(r"\s*(?:level|speakers?|proficiency|skills?)?\s*(?:[(\[].*)?[).\]]*\s*", re.IGNORECASE)


@cache
def _words() -> str:
    rows = sorted((row["level"] for row in table("language_levels")), key=lambda level: (-len(level), level))
    return "|".join(re.escape(row).replace(r"\ ", r"[-\s]+") for row in rows)


@cache
def _tests() -> dict[str, str]:
    return {fold(row["test"]): row["language"] for row in table("language_tests")}


@cache
def _test_names() -> str:
    names = sorted((row["test"] for row in table("language_tests")), key=lambda name: (-len(name), name))
    return "|".join(re.escape(name).replace(r"\ ", r"\s+") for name in names)


@cache
def _level() -> re.Pattern[str]:
    test = (
        rf"\b(?P<test>{_test_names()})\b(?:\s+(?:iBT|TDN|level|band|score|overall|academic|general))*"
        rf"[\s:(–-]{{0,3}}(?P<score>{_SCORE})?(?![\w])\+?"
    )
    return re.compile(
        rf"{test}|(?P<cefr>{_CEFR})|\bN[1-5]\b|\b(?:{_words()})(?![\w+])|(?P<rating>{_RATING})", re.IGNORECASE
    )


def tests_passed(text: str) -> list[tuple[Span, str, str]]:
    """The language tests with their scores: place, id of the language, and what is said of it.

    >>> tests_passed("IELTS 7.5, 2019")
    [((0, 9), 'english', 'IELTS 7.5')]
    """
    return [
        (match.span(), _tests()[fold(" ".join(match["test"].split()))], _said(match))
        for match in _level().finditer(text)
        if match["test"] and match["score"] and _tests()[fold(" ".join(match["test"].split()))]
    ]


def stands_behind(text: str, at: int) -> bool:
    """Whether a level stands right behind the name that ends at ``at``: a mark, a score, or a word after a sign.

    >>> stands_behind("German (basic)", 6), stands_behind("German basic research", 6)
    (True, False)
    """
    begin = at + len(text[at:]) - len(text[at:].lstrip(" \t\n:([-–—"))
    match = _level().match(text, begin)
    return match is not None and bool(match["test"] or match["cefr"] or match["rating"] or text[at:begin].strip())


def levels_beside(text: str, places: Sequence[Span]) -> list[str | None]:
    """The level of each language, whose places do not overlap and come in order; None where none is told.

    >>> levels_beside("Russian: near-native, Greek: basics, Thai", [(0, 7), (22, 27), (37, 41)])
    ['near-native', 'basics', None]
    """
    behind: list[str | None] = []
    before: list[str | None] = []
    for order, (left, right) in enumerate(places):
        own = _level().search(text, left, right)
        start = places[order - 1][1] if order else max(0, left - _REACH)
        gap, first = text[start:left], order == 0
        before.append(_said(own) if own is not None else _in_front(gap, first=first))
        if not first and before[-1] is not None and own is None and _is_of_last(gap, before[order - 1]):
            before[-1] = None
        stop = places[order + 1][0] if order + 1 < len(places) else len(text)
        behind.append(_behind(text, right, stop, led=before[-1] is not None))
    levels = [after or ahead for after, ahead in zip(behind, before, strict=True)]
    for order in range(1, len(places)):
        gap = text[places[order - 1][1] : places[order][0]]
        if levels[order] is None and behind[order - 1] is None and _JOINED.fullmatch(gap):
            levels[order] = levels[order - 1]  # "fluent in French and Dutch"
    for order in range(len(places) - 1, 0, -1):
        gap = text[places[order - 1][1] : places[order][0]]
        if levels[order - 1] is None and behind[order] is not None and _PAIRED.fullmatch(gap):
            levels[order - 1] = behind[order]  # "French and Dutch (fluent)"
    return levels


def _in_front(gap: str, *, first: bool) -> str | None:
    """The level in front of a language: the last in what is not the language's before it."""
    parts = _PART.split(gap)
    own = re.split(r"[;|•\n]", gap)[-1] if first else " ".join(parts[1:]) if len(parts) > 1 else parts[0]
    if not first and len(parts) > 2:
        own = " ".join(part for part in parts[1:] if not _alone(part))
    last = None
    for last in _level().finditer(own):  # noqa: B007 - the last one stands nearest
        pass
    return _said(last) if last is not None and not last["rating"] else None


def _is_of_last(gap: str, led: str | None) -> bool:
    """Whether a level between two languages that nothing parts is that of the first: "English C2 French B2"."""
    if len(_PART.split(gap)) > 1:
        return False
    return led is None and not gap.rstrip().endswith((":", " in"))


def _behind(text: str, right: int, stop: int, *, led: bool) -> str | None:
    """The level behind a language and before the next one, or before ``stop``."""
    if (grid := _GRID.match(text, right, stop)) is not None:
        levels: list[str] = re.findall(_CEFR, grid.group(1))
        return min(levels, key=lambda level: (-levels.count(level), level))
    gap = text[right : min(stop, right + _REACH)]
    parts = _PART.split(gap)
    if stop < len(text) and len(parts) == 1 and (led or gap.rstrip().endswith((":", " in"))):
        return None
    match = _level().search(parts[0])
    if match is not None:
        return _said(match)
    last = len(parts) - 1 if stop < len(text) else len(parts)
    return None if led else next((said for part in parts[1:last] if (said := _alone(part))), None)


def _alone(part: str) -> str | None:
    """The level of a part that says nothing else."""
    match = _level().match(part.lstrip())
    return _said(match) if match is not None and _REST.fullmatch(part.lstrip(), match.end()) else None


def _said(match: re.Match[str]) -> str:
    """A level as it is written, on one line; that of the Common European Framework without the test's name."""
    if match["test"] and match["score"] and re.fullmatch("[ABC][12]", match["score"], re.IGNORECASE):
        return match["score"]
    return " ".join(match.group().strip(" (:–-").split())
