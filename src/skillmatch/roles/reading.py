"""Reads a qualification's text into needs: skills by the finder, years, degrees.

"Bachelor's degree in accounting or five years of bookkeeping" becomes any-of; skills joined by "or", and examples
("such as"), become any-of (``choices``); three or more skills in a row ask for most of them; sentences add up. A text
that names nothing checkable has no needs; soft skills are not checkable by themselves: that a file says "comfortable
with ambiguity" shows nothing. A role file may ask for them by ``needs``.
"""

from __future__ import annotations

import csv
import re
from functools import cache

from skillmatch import resources
from skillmatch.roles.choices import skills_asked, together
from skillmatch.roles.model import DegreeNeed, Need, SkillNeed, SomeOf, YearsNeed
from skillmatch.roles.sentences import sentences
from skillmatch.skills import Finder, Mention

__all__ = ["degree_in", "read_needs", "years_in"]

_WORDS = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")
_NUMBERS = {word: number for number, word in enumerate(_WORDS, start=1)} | {"fifteen": 15, "eighteen": 18}
_NUMBER = rf"(?:\d{{1,2}}(?:[.,]5)?|{'|'.join(_NUMBERS)})"
#: "3-5 years", "at least two (2) years", "18 months"; not "18 years old", "the last 3 years"
_YEARS = re.compile(
    rf"(?<![\w.,$€£])(?P<low>{_NUMBER})\s*(?:\(\d+\))?\s*(?:\+|(?:-|–|to|or)\s*(?:{_NUMBER}|more)?)?\s*"
    r"(?:\(\d+\))?\s*\+?\s*(?:full[- ]time\s+)?"
    r"(?P<unit>years?|yrs?|months?)\b(?!['’]?\s*(?:old|of age|ago|plan|contract))",
    re.IGNORECASE,
)
_NO_DEMAND_BEFORE = re.compile(
    r"\b(?:last|past|next|every|within|up to|for over|for more than|over the)\s+$", re.IGNORECASE
)
_FIELDS_END = re.compile(
    r"[.;()]|\s[—–-]\s|\b(?:or equivalent|or related|or a related|or similar|with|plus|preferred|required)\b"
    r"|\b(?:and|or)\s+(?:at least\s+|a minimum of\s+)?"
    r"(?:\d|\w+\s+\(?\d|(?:one|two|three|four|five|six|seven|eight|ten)\b"
    r"|\w*\s*(?:experience|knowledge|proficiency)\b)",
    re.IGNORECASE,
)
#: "or equivalent practical experience", "or a combination of education and experience"
_EXPERIENCE_INSTEAD = re.compile(
    r"\bor\s+(?:an?\s+|the\s+|have\s+)?(?:(?:equivalent|equal|comparable|similar|relevant|related|commensurate|practical|work|working|"
    r"professional|industry|job|hands-on|combination|amount|of|in|education|training|and|military|technical)[\s,/]+){1,6}"
    r"experience\b",
    re.IGNORECASE,
)
#: what experience instead of a degree comes to, in years: a bachelor's usual length
_YEARS_INSTEAD = 4.0
_AND_ALSO = re.compile(
    r"\b(?:and|with|plus|as well as|including)\s+(?:\w+[\s-]+){0,4}?"
    r"(?:experience|knowledge|proficiency|proficient|skills?|understanding|familiarity|expertise|certification|background)\b",
    re.IGNORECASE,
)
_CONNECTOR = re.compile(r"\b(?:and/or|or|and|with|plus)\b|[;&]", re.IGNORECASE)
_OR = re.compile(r",?\s+\bor\s+(?:an?\s+)?", re.IGNORECASE)


@cache
def _degree_words() -> list[tuple[re.Pattern[str], str, tuple[str, ...]]]:
    """Wordings of degrees in role texts with their level and the field that a wording itself names, the highest level
    last, after it degrees that name no level (``data/words/degree_demands.csv``)."""
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
            preposition = re.search(r"\b(?:in|of)$", match[0], re.IGNORECASE)
            behind = match.start() + preposition.start() if preposition else match.end()
            return DegreeNeed(level, _fields(text[behind:]) or fields)
    return None


def _fields(rest: str) -> tuple[str, ...]:
    """The fields named behind a degree: "in computer science, statistics or a related field"."""
    start = re.search(r"\b(?:in|of)\s+", rest)
    if (
        start is None
        or start.start() > 60
        or re.search(r"\b(?:years?|experience|with|knowledge)\b", rest[: start.start()])
    ):
        return ()
    listed = rest[start.end() :]
    end = _FIELDS_END.search(listed)
    listed = listed[: end.start()] if end else listed
    names = [name.strip(" .:").lower() for name in re.split(r",|/|\band\b|\bor\b", listed)]
    return tuple(dict.fromkeys(name for name in names if 0 < len(name.split()) <= 4 and "field" not in name))


def years_in(text: str) -> float | None:
    """The least years that a text asks: "3-5 years" is 3, "18 months" 1.5; an age or a time gone by is no demand.

    >>> years_in("3–7 years (including PhD)")
    3.0
    """
    found = _years(text)
    return found[0] if found else None


def _years(text: str) -> tuple[float, int, int] | None:
    """The first years asked, and where they stand."""
    for match in _YEARS.finditer(text):
        low = match["low"].lower()
        number = float(_NUMBERS.get(low, 0) or low.replace(",", "."))
        years = round(number / 12, 2) if match["unit"].lower().startswith("month") else number
        if 0 < years <= 60 and not _NO_DEMAND_BEFORE.search(text[: match.start()]):
            return years, match.start(), match.end()
    return None


def _degree_place(text: str) -> tuple[int, int]:
    """From the first to the last wording of a degree: "Bachelor's or Master's degree" is one place."""
    found = [match.span() for pattern, _, _ in _degree_words() for match in pattern.finditer(text)]
    return min(start for start, _ in found), max(end for _, end in found)


def read_needs(text: str, finder: Finder) -> Need | None:
    """What a qualification's text asks, made checkable; None where nothing in it can be checked."""
    asked: list[Need] = []
    for sentence in sentences(text):
        need = _of_sentence(sentence, finder)
        if need is not None and need not in asked:
            asked.append(need)
    return together(asked)


def _of_sentence(text: str, finder: Finder) -> Need | None:
    ways = _OR.split(text)
    if len(ways) > 1 and all(degree_in(way) is not None and _years(way) is not None for way in ways):
        # "a bachelor's with five years or a master's with three": each way is whole
        return SomeOf(1, tuple(need for way in ways if (need := _of_sentence(way, finder)) is not None))
    degree, years = degree_in(text), _years(text)
    if degree is not None:
        return _with_degree(text, degree, years, finder)
    skills = skills_asked(text, _mentions(text, finder), finder)
    if years is None:
        return skills
    match skills:
        case None:
            return YearsNeed(years[0])
        case SkillNeed(skill):
            return YearsNeed(years[0], skill)
        case SomeOf(1, of) if all(isinstance(one, SkillNeed) for one in of):
            return SomeOf(1, tuple(YearsNeed(years[0], one.skill) for one in of if isinstance(one, SkillNeed)))
        case _:
            return SomeOf(2, (YearsNeed(years[0]), skills))


def _mentions(text: str, finder: Finder) -> list[Mention]:
    return [mention for mention in finder.find(text) if finder.taxonomy[mention.skill].kind != "soft"]


def _with_degree(text: str, degree: DegreeNeed, years: tuple[float, int, int] | None, finder: Finder) -> Need:
    first, last = _degree_place(text)
    need: Need = degree
    asked: list[Need] = []
    if years is not None:
        after = years[1] >= last
        between = text[last : years[1]] if after else text[years[2] : first]
        connectors = list(_CONNECTOR.finditer(between))
        joined = connectors[-1] if after and connectors else (connectors[0] if connectors else None)
        alternative = (
            joined is not None and joined[0].lower() == "or" and not re.search("[,;]", between[joined.end() :])
        )
        if alternative:
            need = SomeOf(1, (degree, YearsNeed(years[0])))
        else:
            asked.append(YearsNeed(years[0]))
    if isinstance(need, DegreeNeed) and _EXPERIENCE_INSTEAD.search(text):
        need = SomeOf(1, (degree, YearsNeed(_YEARS_INSTEAD)))
    rest = _AND_ALSO.search(text, last)
    if rest is not None and not _EXPERIENCE_INSTEAD.search(text, rest.start()):
        mentions = [
            mention
            for mention in _mentions(text[rest.start() :], finder)
            if not _names_field(text[rest.start() :][mention.start : mention.end], degree)
        ]
        skills = skills_asked(text[rest.start() :], mentions, finder)
        if skills is not None:
            asked.append(skills)
    return together([need, *asked]) or degree


def _names_field(wording: str, degree: DegreeNeed) -> bool:
    return any(wording.lower() in field or field in wording.lower() for field in degree.fields)
