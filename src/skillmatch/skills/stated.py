"""Experience stated beside a skill: "5+ years of SQL", "SQL (5 years)", "SQL – 18 months"."""

from __future__ import annotations

import re

__all__ = ["stated_months"]

_NUMBERS = {
    word: number
    for number, word in enumerate(
        [
            "one",
            "two",
            "three",
            "four",
            "five",
            "six",
            "seven",
            "eight",
            "nine",
            "ten",
            "eleven",
            "twelve",
            "thirteen",
            "fourteen",
            "fifteen",
            "sixteen",
            "seventeen",
            "eighteen",
            "nineteen",
            "twenty",
        ],
        start=1,
    )
}
_AMOUNT = rf"(?P<amount>\d{{1,2}}(?:\.\d)?|{'|'.join(_NUMBERS)})(?: ?\(\d+\))?\s*\+?\s*(?P<unit>years?|yrs?\.?|months?)"
_BEFORE = re.compile(
    rf"(?<![\w.$]){_AMOUNT}'?\s+(?:of\s+)?(?:(?:\w+\s+){{0,3}}?(?:experience|expertise|work)\s+)?"
    r"(?:(?:of|in|with|using|as|as an?)\s+)?(?P<between>(?:[\w+#./&' ]+,\s*)*[\w+#./&' ]*)\Z"
)
_AFTER = re.compile(rf"\s*[(:–,-]?\s*(?:for\s+)?(?:over\s+|more than\s+)?{_AMOUNT}(?!\w)")
_FAR = 60  # characters between the amount and the skill it still speaks of
_VERB = re.compile(r"\b(?:and|who|that|which|managed|led|built|worked|using|by|at|for|then)\b")


def stated_months(sentence: str, start: int, end: int) -> int | None:
    """Months of experience that a normalised sentence states for ``sentence[start:end]``; None when it states none.

    >>> stated_months("5+ years of sql", 12, 15)
    60
    >>> stated_months("python (18 months), perl", 0, 6)
    18
    """
    after = _AFTER.match(sentence, end, min(len(sentence), end + _FAR))
    if after and not re.match(r"\s*,", sentence[end:]):
        return _months(after)
    before = _BEFORE.search(sentence, max(0, start - _FAR), start)
    if before and not _VERB.search(before["between"].rpartition(" and ")[0] or before["between"]):
        return _months(before)
    return None


def _months(match: re.Match[str]) -> int | None:
    amount = match["amount"]
    number = float(_NUMBERS.get(amount, 0) or amount)
    months = int(number * 12) if match["unit"].startswith("y") else int(number)
    return months if 0 < months <= 600 else None
