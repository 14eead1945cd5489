"""How well a skill is said to be known, beside its name: "basic German", "Excel (advanced)", "Python ●●●●○", "SQL 4/5".

In: the normalised text, a mention in it and its line. Out: one of four levels, or None where nothing is stated. Words
are read by ``data/words/skill_levels.csv``; of bars, stars, fractions and percentages the share counts. Figures are
read only where nothing but the name stands before them: "grew sales 30%" states no level.
"""

from __future__ import annotations

import csv
import re
from functools import cache

from skillmatch import resources
from skillmatch.skills.model import Level

__all__ = ["stated_level"]

_REACH = 60  # characters looked at on either side
_FULL, _EMPTY = "●⬤■★◆▮█", "○◯□☆◇▯░"
_ITEM = re.compile(r"(?:\A|[,;|•·:/]|\s{2})\s*\Z")
_DONE = r"\s*(?:\Z|[,;|•·)\]\n./]|\w)"
_BAR = re.compile(rf"[\s:(]*(?P<full>[{_FULL}]+)\s?(?P<empty>[{_EMPTY}]*)")
_FRACTION = re.compile(rf"[\s:(]*(?P<part>\d{{1,2}})(?:/| out of | of )(?P<whole>5|10)(?![\d/]){_DONE}")
_PERCENT = re.compile(rf"[\s:(]*(?P<part>\d{{1,3}}) ?%{_DONE}")
#: the upper bounds of the shares that mean a level, in hundredths
_SHARES: tuple[tuple[int, Level], ...] = ((40, "basic"), (65, "intermediate"), (85, "advanced"), (100, "expert"))


@cache
def _words() -> dict[str, Level]:
    path = resources.data_folder() / "words" / "skill_levels.csv"
    with path.open(encoding="utf-8", newline="") as stream:
        return {row["word"]: row["level"] for row in csv.DictReader(stream)}  # type: ignore[misc]


@cache
def _patterns() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """A level's word before a name, and behind it."""
    words = "|".join(re.escape(word) for word in sorted(_words(), key=len, reverse=True))
    before = re.compile(
        rf"(?<![\w-])(?P<word>{words})(?: level)?(?: (?:knowledge|skills?|user|understanding|command|experience))?"
        r"(?: (?:of|in|with|at|on|using))?(?: the)? (?:[\w+#./]+(?: [\w+#./]+)?(?:, | and | or |, and ))*\Z"
    )
    behind = re.compile(
        rf"(?:\s*[(:|]\s*|\s+)(?P<word>{words})(?: (?:level|user|knowledge|skills?))?(?=\s*(?:\Z|[,;|)\]\n./•·]))"
    )
    return before, behind


def stated_level(text: str, start: int, end: int, line: tuple[int, int]) -> Level | None:
    """The level that a normalised text states for ``text[start:end]``, whose logical line is ``line``.

    >>> stated_level("basic knowledge of german", 19, 25, (0, 25))
    'basic'
    >>> stated_level("python ●●●●○", 0, 6, (0, 12))
    'advanced'
    """
    head = text[max(line[0], start - _REACH) : start]
    tail = text[end : min(line[1], end + _REACH)]
    if _ITEM.search(head):
        share = _share(tail)
        if share is not None:
            return next(level for most, level in _SHARES if share <= most)
    before, behind = _patterns()
    own, _, rest = text[start:end].partition(" ")
    if rest and own in _words():  # the level is part of the label: "advanced excel"
        return _words()[own]
    found = behind.match(tail) or before.search(head)
    return _words()[found["word"]] if found else None


def _share(tail: str) -> int | None:
    """The share that a bar, a fraction or a percentage right behind a name states, in hundredths."""
    if bar := _BAR.match(tail):
        full, empty = len(bar["full"]), len(bar["empty"])
        return 100 * full // (full + empty) if full + empty >= 3 else None
    if fraction := _FRACTION.match(tail):
        part, whole = int(fraction["part"]), int(fraction["whole"])
        return 100 * part // whole if part <= whole else None
    if percent := _PERCENT.match(tail):
        return int(percent["part"]) if int(percent["part"]) <= 100 else None
    return None
