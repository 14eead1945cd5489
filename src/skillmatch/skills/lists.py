"""Whether a label found in a text is an item of a list: "Languages: C, R, Go".

In: the normalised text, a match in it and its line. Out: yes or no.
"""

from __future__ import annotations

import re

from skillmatch.skills.normal import Normal

__all__ = ["initial_of", "is_item", "is_surname"]

#: a mention is an item of a list when such a border stands on both of its sides
_ITEM_BEFORE = re.compile(r"(?:[,;:|/•·∙▪●◦~*()\[\]&+>\n]|\b(?:and|or|with|using)\b|^)\s*\Z")
_ITEM_AFTER = re.compile(
    r"\s*(?:\d{1,4}(?:\.\d+)*x?(?![\d/])\s*)?(?:[,;|/•·∙▪●◦~*()\[\]&+\n]|\.(?:\s|\Z)|\b(?:and|or)\b|\Z)"
)
#: behind the one item of a line: how long it was used ("Flask - Experience - 6 months")
_RATED = re.compile(
    r"[\s:(]*(?:experience|exp)\.?[\s:]*(?:less than |over |more than )?\d+\+? ?(?:years?|yrs?|months?)\b"
)
_LIST_MARK = re.compile(r"[,;|/•·∙▪●◦~]")
_MARKS = 8  # characters of marks and blanks that may open a line
_AROUND = 400  # characters of a line that show whether it is a list, on either side
#: behind the letter of a given name: "R. Surname,"
_SURNAME = re.compile(r"\.\s?[A-Z][\w'’-]+\s*(?:[,;&)(]|and\b|\d|\Z)")

#: behind a surname in a list of references: ", D., & Lee", ", J. (2019)", ", T.J."
_INITIALS = re.compile(r",\s?[A-Z]\.(?:\s?[A-Z]\.|,|\s*[&(]|\s+and\b)")


def is_item(normal: Normal, start: int, end: int, line: tuple[int, int], skill_list: bool) -> bool:
    """Whether a match is an item of a list: parted from its neighbours on both sides, in a line of several items or
    in a skills section. A hyphen is no parting: "go-getter" is one word."""
    text = normal.text
    opens = start - line[0] <= _MARKS and not text[line[0] : start].strip(" •·∙▪●◦*-")
    if opens and _RATED.match(text, end, min(line[1], end + 60)):
        return True
    source_start, source_end = normal.span(start, end)
    if normal.source[source_end : source_end + 1] in ("-", "‐", "'", "’") or (
        source_start and normal.source[source_start - 1] in ("-", "‐", "'", "’")
    ):
        return False
    low, high = max(line[0], start - 12), min(line[1], end + 12)
    before = "\n" + text[low:start] if low == line[0] else text[low:start]
    after = text[end:high] + "\n" if high == line[1] else text[end:high]
    if not (_ITEM_BEFORE.search(before) and _ITEM_AFTER.match(after)):
        return False
    line = (max(line[0], start - _AROUND), min(line[1], end + _AROUND))
    alone = not text[line[0] : start].strip(" •·∙▪●◦*-") and not text[end : line[1]].strip(" .;,")
    if alone:
        return skill_list
    marks = len(_LIST_MARK.findall(text, line[0], line[1]))
    if not skill_list and marks < 2 and not re.search(r":\s", text[line[0] : start]):
        return False
    return marks >= 1 and _item_lengths_are_short(text[max(line[0], start - 60) : min(line[1], end + 60)])


def _item_lengths_are_short(around: str) -> bool:
    """Whether the text around reads as a list of names rather than a sentence with commas."""
    items = [item.split() for item in re.split(r"[,;|/•·∙▪●◦~:()\n]", around)]
    inner = [len(item) for item in items[1:-1] if item] or [len(item) for item in items if item]
    return bool(inner) and sum(inner) / len(inner) <= 3.5


def initial_of(normal: Normal, start: int, end: int, line_end: int) -> tuple[int, int] | None:
    """Where the surname stands of which a match of one letter is the given name's initial, in a row of names:
    "P. Lee, R. Surname, T. Adams"; None where the letter stands for itself."""
    if end - start != 1 or end >= line_end:
        return None
    _, last = normal.span(start, end)
    _, stop = normal.span(line_end - 1, line_end)
    found = _SURNAME.match(normal.source, last, min(stop, last + 40))
    return (end + 1, end + 3) if found else None


def is_surname(normal: Normal, start: int, end: int) -> bool:
    """Whether a match is a surname with its initials behind it: "Moss, J. (2019)", "Shell, D., & Lee, T." """
    first, last = normal.span(start, end)
    return normal.source[first].isupper() and _INITIALS.match(normal.source, last, last + 12) is not None
