"""Human languages: a languages section, or "fluent in …" wherever it stands.

In: paragraphs, sections, the finder's mentions. Out: ``HumanLanguage``s with the proficiency as written.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import replace

from skillmatch.resume.language_levels import levels_beside, stands_behind, tests_passed
from skillmatch.resume.model import HumanLanguage
from skillmatch.resume.paragraphs import Paragraph
from skillmatch.resume.sections import Block
from skillmatch.resume.word_tables import column
from skillmatch.resume.wording import word_list
from skillmatch.skills import Mention, Skill

__all__ = ["find_languages"]

_SPEAKS = re.compile(
    r"\b(?:native|mother tongue|bilingual|multilingual|trilingual|fluent|fluently|fluency|conversational"
    r"|proficient in|speaks?|spoken|"
    r"languages?|reads? and writes?)\b",
    re.IGNORECASE,
)
_REACH = 40
#: where a test's score stands that somebody passed
_WHERE_TESTS_STAND = frozenset({"languages", "certificates", "education", "skills"})


def find_languages(
    source: str,
    paragraphs: list[Paragraph],
    blocks: list[Block],
    mentions: Sequence[Mention],
    skill_of: Callable[[str], Skill],
) -> tuple[HumanLanguage, ...]:
    """Each language once, in the order of the text ``source``. ``mentions`` are the claimed ones, by place."""
    spoken = [m for m in mentions if skill_of(m.skill).kind == "human-language"]
    found: dict[str, HumanLanguage] = {}
    tested: dict[str, HumanLanguage] = {}
    block_of = [block for block in blocks for _ in range(block.first, block.last)]
    at = 0
    for i, paragraph in enumerate(paragraphs):
        kind, text = block_of[i].kind, _with_marks(paragraph, source)
        own: list[Mention] = []
        while at < len(spoken) and spoken[at].start < paragraph.end:
            if spoken[at].start >= paragraph.start and _names_one(text, spoken[at], paragraph.start):
                own.append(spoken[at])
            at += 1
        places = [(mention.start - paragraph.start, mention.end - paragraph.start) for mention in own]
        levels = levels_beside(text, places)
        for mention, (left, right), level in zip(own, places, levels, strict=True):
            near = text[max(0, left - _REACH) : right + _REACH]
            if kind != "languages" and not _SPEAKS.search(near) and not stands_behind(text, right):
                continue
            if mention.skill not in found or (level and found[mention.skill].proficiency is None):
                name = skill_of(mention.skill).label
                found[mention.skill] = HumanLanguage(name, mention.skill, level, (mention.start, mention.end))
        if kind in _WHERE_TESTS_STAND:
            for (left, right), skill, level in tests_passed(text):
                span = (paragraph.start + left, paragraph.start + right)
                tested.setdefault(skill, HumanLanguage(skill_of(skill).label, skill, level, span))
    for skill, language in tested.items():
        known = found.setdefault(skill, language)
        if known.proficiency is None:
            found[skill] = replace(known, proficiency=language.proficiency)
    return tuple(sorted(found.values(), key=lambda language: language.span))


def _with_marks(paragraph: Paragraph, source: str) -> str:
    """The paragraph's text with its marks as they are written: in "●●●○○" each is told from the other."""
    if "•" not in paragraph.text:
        return paragraph.text
    written = source[paragraph.start : paragraph.end]
    return "".join(mark if tidy == "•" else tidy for tidy, mark in zip(paragraph.text, written, strict=True))


def _names_one(text: str, mention: Mention, base: int) -> bool:
    """Whether it names a language: not "bilingual", "foreign languages", which are none in particular."""
    words = word_list(text[mention.start - base : mention.end - base])
    return any(word in column("human_languages", "word") for word in words)
