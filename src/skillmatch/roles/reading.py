"""Reads a qualification's text into needs: skills by the finder, years, degrees.

"Bachelor's degree in accounting or five years of bookkeeping" becomes any-of; skills joined by "or" become any-of;
three or more skills in a row ask for most of them. A text that names nothing checkable has no needs; soft skills are
not checkable by themselves: that a file says "comfortable with ambiguity" shows nothing. A role file may ask for them
by ``needs``.
"""

from __future__ import annotations

import csv
import re
from functools import cache

from skillmatch import resources
from skillmatch.roles.model import CertificateNeed, DegreeNeed, Need, SkillNeed, SomeOf, YearsNeed
from skillmatch.skills import Finder, Mention

__all__ = ["degree_in", "read_needs", "years_in"]

_YEARS = re.compile(
    r"(?P<low>\d{1,2}|one|two|three|four|five|six|seven|eight|nine|ten)\s*(?:\(\d+\))?\s*"
    r"(?:\+|(?:-|–|to|or)\s*(?:\d{1,2}|more|ten))?\s*\+?\s*(?:years?|yrs?)\b",
    re.IGNORECASE,
)
_NUMBERS = {
    word: n
    for n, word in enumerate(["one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"], start=1)
}
_FIELDS_END = re.compile(
    r"[.;()]|\s[—–-]\s|\b(?:or equivalent|or related|or a related|or similar|with|preferred|required)\b"
)
_JOINED_BY_OR = re.compile(r"\s*,?\s*(?:\bor\b|/)\s*(?:\w+\s+)?", re.IGNORECASE)
_ROW = re.compile(r"\s*,\s*")
_ALTERNATIVES = re.compile(r"\bor\b|/", re.IGNORECASE)


@cache
def _degree_words() -> list[tuple[re.Pattern[str], str, tuple[str, ...]]]:
    """Wordings of degrees in role texts with their level and the field that a wording itself names, the highest level
    last (``data/words/degree_demands.csv``)."""
    path = resources.data_folder() / "words" / "degree_demands.csv"
    with path.open(encoding="utf-8", newline="") as rows:
        return [
            (
                re.compile(rf"(?<!\w)(?:{row['wording']})(?!\w)", re.IGNORECASE),
                row["level"],
                tuple(field for field in row["fields"].split("|") if field),
            )
            for row in csv.DictReader(rows)
        ]


def degree_in(text: str) -> DegreeNeed | None:
    """The lowest degree that the text accepts, with its fields.

    >>> degree_in("Bachelor's or Master's degree in statistics, mathematics")
    DegreeNeed(degree='bachelor', fields=('statistics', 'mathematics'))
    """
    for pattern, level, fields in _degree_words():
        match = pattern.search(text)
        if match:
            return DegreeNeed(level, _fields(text[match.end() :]) or fields)
    return None


def _fields(rest: str) -> tuple[str, ...]:
    """The fields named behind a degree: "in computer science, statistics or a related field"."""
    start = re.search(r"\b(?:in|of)\s+", rest)
    if start is None or start.start() > 60 or re.search(r"\b(?:years?|experience)\b", rest[: start.start()]):
        return ()
    listed = rest[start.end() :]
    end = _FIELDS_END.search(listed)
    listed = listed[: end.start()] if end else listed
    names = [name.strip(" .:").lower() for name in re.split(r",|/|\band\b|\bor\b", listed)]
    return tuple(dict.fromkeys(name for name in names if 0 < len(name.split()) <= 4 and "field" not in name))


def years_in(text: str) -> float | None:
    """The least years that a text asks: "3-5 years" is 3.

    >>> years_in("3–7 years (including PhD)")
    3.0
    """
    match = _YEARS.search(text)
    if match is None:
        return None
    low = match["low"].lower()
    years = float(_NUMBERS.get(low, 0) or low)
    return years if 0 < years <= 60 else None


def read_needs(text: str, finder: Finder) -> Need | None:
    """What a qualification's text asks, made checkable; None where nothing in it can be checked."""
    degree = degree_in(text)
    years = years_in(text)
    mentions = [
        m
        for m in finder.find(text)
        if finder.taxonomy[m.skill].kind != "soft" and not (degree and _names_field(text[m.start : m.end], degree))
    ]
    skills = _skills(text, mentions, finder)
    if degree is not None:
        rest: Need | None = YearsNeed(years) if years is not None else None
        if rest is None and re.search(r"\bor equivalent\b.{0,40}\bexperience\b", text, re.IGNORECASE):
            rest = YearsNeed(4.0)
        if rest is not None:
            count = 1 if _ALTERNATIVES.search(text) else 2
            return SomeOf(count, (degree, rest))
        return degree
    if years is not None and skills is not None:
        first = mentions[0].skill
        return (
            YearsNeed(years, first) if len({m.skill for m in mentions}) == 1 else SomeOf(2, (YearsNeed(years), skills))
        )
    return YearsNeed(years) if years is not None else skills


def _names_field(wording: str, degree: DegreeNeed) -> bool:
    return any(wording.lower() in field or field in wording.lower() for field in degree.fields)


def _skills(text: str, mentions: list[Mention], finder: Finder) -> Need | None:
    groups: list[list[Mention]] = []
    for mention in mentions:
        if groups and _JOINED_BY_OR.fullmatch(text[groups[-1][-1].end : mention.start]):
            groups[-1].append(mention)
        else:
            groups.append([mention])
    # "A, B or C" is one choice: the "or" before the last item speaks for the whole row.
    merged: list[list[Mention]] = []
    for group in groups:
        if len(group) > 1 and merged and _ROW.fullmatch(text[merged[-1][-1].end : group[0].start]):
            while merged and _ROW.fullmatch(text[merged[-1][-1].end : group[0].start]):
                group = [*merged.pop(), *group]
        merged.append(group)
    asked: list[Need] = []
    seen: set[str] = set()
    for group in merged:
        choice: list[Need] = []
        for mention in group:
            if mention.skill not in seen:
                seen.add(mention.skill)
                choice.append(_need_of(mention.skill, finder))
        if choice:
            asked.append(choice[0] if len(choice) == 1 else SomeOf(1, tuple(choice)))
    if len(asked) <= 1:
        return asked[0] if asked else None
    # A line that lists much asks for most of it, not for every word.
    return SomeOf(2 if len(asked) == 2 else (len(asked) + 1) // 2, tuple(asked))


def _need_of(skill: str, finder: Finder) -> Need:
    return CertificateNeed(skill) if finder.taxonomy[skill].kind == "certificate" else SkillNeed(skill)
