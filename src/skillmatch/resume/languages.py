"""Human languages: a languages section, or "fluent in …" wherever it stands.

In: paragraphs, sections, the finder's mentions. Out: ``HumanLanguage``s with the proficiency as written.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from skillmatch.resume.model import HumanLanguage
from skillmatch.resume.paragraphs import Paragraph
from skillmatch.resume.sections import Block
from skillmatch.resume.word_tables import column
from skillmatch.resume.wording import word_list
from skillmatch.skills import Mention, Skill

__all__ = ["find_languages"]

_LEVEL = re.compile(
    r"\b(?:near[- ]native|native(?: or bilingual)?(?: speaker| proficiency)?|mother tongue|bilingual|multilingual"
    r"|trilingual|fluent(?:ly)?|fluency"
    r"|(?:full |limited )?professional(?: working)?(?: proficiency)?|limited working(?: proficiency)?"
    r"|working (?:proficiency|knowledge)|elementary proficiency"
    r"|proficient|advanced|upper[- ]intermediate"
    r"|intermediate|conversational(?:ly)?|basics?|elementary|beginner|limited|excellent|good|fair|[abc][12]\+?)(?![\w+])",
    re.IGNORECASE,
)
_SPEAKS = re.compile(
    r"\b(?:native|mother tongue|bilingual|multilingual|trilingual|fluent|fluently|fluency|conversational"
    r"|proficient in|speaks?|spoken|"
    r"languages?|reads? and writes?)\b",
    re.IGNORECASE,
)
_REACH = 40
#: the levels of the Common European Framework, one for each thing that one does in a language
_GRID = re.compile(r"[\s:(-]*((?:\b[ABC][12]\b\+?[\s,/|]*){2,})")
_CEFR = re.compile(r"[\s:(-]*\b[ABC][12]\b")


def find_languages(
    paragraphs: list[Paragraph], blocks: list[Block], mentions: Sequence[Mention], skill_of: Callable[[str], Skill]
) -> tuple[HumanLanguage, ...]:
    """Each language once, in the order of the text. ``mentions`` are the claimed ones, by place."""
    spoken = [m for m in mentions if skill_of(m.skill).kind == "human-language"]
    found: dict[str, HumanLanguage] = {}
    block_of = [block for block in blocks for _ in range(block.first, block.last)]
    at = 0
    for i, paragraph in enumerate(paragraphs):
        while at < len(spoken) and spoken[at].start < paragraph.end:
            mention = spoken[at]
            at += 1
            if mention.start < paragraph.start:
                continue
            kind = block_of[i].kind
            text = paragraph.text
            left, right = mention.start - paragraph.start, mention.end - paragraph.start
            near = text[max(0, left - _REACH) : right + _REACH]
            if kind != "languages" and not _SPEAKS.search(near) and not _CEFR.match(text, right):
                continue
            if not any(word in column("human_languages", "word") for word in word_list(text[left:right])):
                continue  # "bilingual", "foreign languages": none in particular
            level = _level(text, left, right)
            if mention.skill not in found or (level and found[mention.skill].proficiency is None):
                name = skill_of(mention.skill).label
                found[mention.skill] = HumanLanguage(name, mention.skill, level, (mention.start, mention.end))
    return tuple(sorted(found.values(), key=lambda language: language.span))


def _level(text: str, left: int, right: int) -> str | None:
    """The proficiency behind a language ("French (fluent)") or before it ("fluent in French"); of a grid of levels
    ("French C1 C1 B2 B2 B2") the one it has most often, of several the lowest."""
    if (grid := _GRID.match(text, right)) is not None:
        levels: list[str] = re.findall(r"[ABC][12]\+?", grid.group(1))
        return min(levels, key=lambda level: (-levels.count(level), level))
    behind = re.split(r"[,;|•\n]", text[right : right + _REACH])[0]
    match = _LEVEL.search(text[left:right]) or _LEVEL.search(behind)
    if match is None:
        before = re.split(r"[;|•\n]", text[max(0, left - _REACH) : left])[-1]
        match = None
        for match in _LEVEL.finditer(before):  # noqa: B007 - the last one stands nearest
            pass
    return " ".join(match.group().split()) if match is not None else None
