"""Skills named in one sentence of a qualification, joined as its words join them: all, any, or so many of them.

"A or B", "A, B and/or C", "one or more of", "such as A, B" (examples, and the thing that they are examples of) are a
choice; "two of the following" is two of them; a row of three or more joined by "and" asks for most of them.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from skillmatch.roles.model import CertificateNeed, Need, SkillNeed, SomeOf
from skillmatch.skills import Finder, Mention

__all__ = ["skills_asked", "together"]

_OR = re.compile(r"(?:\band/or\b|(?<!and/)\bor\b|/)", re.IGNORECASE)
#: words that begin another demand: what stands on their two sides is no choice
_ANOTHER = re.compile(
    r"[;:]|\band\b(?!/or)|\b(?:experience|knowledge|skills?|proficien\w+|familiar\w*|understanding|ability)\b",
    re.IGNORECASE,
)
_ANOTHER_BUT_EXPERIENCE = re.compile(r"[;:]|\band\b(?!/or)", re.IGNORECASE)
_WORD = re.compile(r"[\w+#.&-]+")
_EXAMPLES = re.compile(
    r"\b(?:such as|e\.?g\.?|for example|for instance|like|one or more|(?:at least |any |either )?one of|any of|either"
    r"|or (?:similar|equivalent|other|another|comparable)|and similar)(?![\w.])",
    re.IGNORECASE,
)
_SO_MANY = re.compile(
    r"\b(?:at least |any |a minimum of )?(?P<count>two|three|four|2|3|4)\s+(?:or more )?of\s+"
    r"(?:the following|these|the)\b",
    re.IGNORECASE,
)
_COUNTS = {"two": 2, "three": 3, "four": 4}
_FEW = 4


def together(asked: Sequence[Need]) -> Need | None:
    """All of these needs; None where there are none."""
    if len(asked) <= 1:
        return asked[0] if asked else None
    return SomeOf(len(asked), tuple(asked))


def skills_asked(text: str, mentions: Sequence[Mention], finder: Finder) -> Need | None:
    """What the skills named in a sentence come to; ``mentions`` are its own, in order."""
    named = list({mention.skill: mention for mention in reversed(mentions)}.values())[::-1]
    if not named:
        return None
    counted = _SO_MANY.search(text)
    if counted is not None:
        inside = [mention for mention in named if mention.start >= counted.end()]
        count = int(_COUNTS.get(counted["count"].lower(), 0) or counted["count"])
        if len(inside) > count:
            outside = [_need_of(mention, finder) for mention in named if mention not in inside]
            return together([*outside, SomeOf(count, tuple(_need_of(mention, finder) for mention in inside))])
    asked: list[Need] = []
    for group in _groups(text, named):
        choice = tuple(_need_of(mention, finder) for mention in group)
        asked.append(choice[0] if len(choice) == 1 else SomeOf(1, choice))
    if len(asked) <= 1:
        return asked[0]
    # A line that lists much asks for most of it, not for every word.
    return SomeOf(2 if len(asked) == 2 else (len(asked) + 1) // 2, tuple(asked))


def _groups(text: str, named: Sequence[Mention]) -> list[list[Mention]]:
    """The mentions, those that are one choice together."""
    groups: list[list[Mention]] = []
    for mention in named:
        if groups and _is_or(text[groups[-1][-1].end : mention.start]):
            groups[-1].append(mention)
        else:
            groups.append([mention])
    # "A, B or C" is one choice: the "or" before the last item speaks for the whole row.
    merged: list[list[Mention]] = []
    for group in groups:
        while len(group) > 1 and merged and _is_row(text[merged[-1][-1].end : group[0].start]):
            group = [*merged.pop(), *group]
        merged.append(group)
    return _with_examples(text, merged)


def _with_examples(text: str, groups: list[list[Mention]]) -> list[list[Mention]]:
    """Examples behind "such as" and the like are one choice, with what they are examples of, where it stands near."""
    for intro in _EXAMPLES.finditer(text):
        bracket = text.rfind("(", 0, intro.start())
        inside = bracket > text.rfind(")", 0, intro.start())
        close = text.find(")", intro.end())
        end = close if inside and close >= 0 else len(text)
        backwards = intro[0].lower().startswith(("or ", "and "))
        if backwards:
            # "Jira or similar": the row before it is a choice
            chosen = _row_before(text, groups, intro.start())
            if not chosen or len(_WORD.findall(text[chosen[-1][-1].end : intro.start()])) > 1:
                continue
        else:
            chosen = [g for g in groups if intro.end() <= g[0].start < end]
            chosen = _one_row(text, chosen)
            before = [g for g in groups if g[-1].end <= intro.start()]
            if chosen and before and len(_WORD.findall(text[before[-1][-1].end : intro.start()])) <= _FEW:
                joined = text[before[-1][-1].end : intro.start()]
                if not re.search(r"[,;.]|\band\b", joined):
                    chosen = [before[-1], *chosen]
        if len(chosen) > 1:
            place = groups.index(chosen[0])
            whole = [mention for group in chosen for mention in group]
            groups = [g for g in groups if g not in chosen]
            groups.insert(place, whole)
    return groups


def _row_before(text: str, groups: list[list[Mention]], place: int) -> list[list[Mention]]:
    before = [g for g in groups if g[-1].end <= place]
    row = before[-1:]
    for group in reversed(before[:-1]):
        if not _is_row(text[group[-1].end : row[0][0].start]):
            break
        row.insert(0, group)
    return row


def _one_row(text: str, groups: list[list[Mention]]) -> list[list[Mention]]:
    """As many groups as stand in one row: another demand ends it."""
    row = groups[:1]
    for group in groups[1:]:
        between = text[row[-1][-1].end : group[0].start]
        if re.search(r"[;)]|\bwith\b|\bexperience\b|\bknowledge\b|\bskills?\b", between, re.IGNORECASE):
            break
        row.append(group)
    return row


def _is_or(between: str) -> bool:
    words = _WORD.findall(between)
    return bool(_OR.search(between)) and len(words) <= _FEW + 2 and not _ANOTHER_BUT_EXPERIENCE.search(between)


def _is_row(between: str) -> bool:
    return "," in between and len(_WORD.findall(between)) <= _FEW and not _ANOTHER.search(between)


def _need_of(mention: Mention, finder: Finder) -> Need:
    certificate = finder.taxonomy[mention.skill].kind == "certificate"
    return CertificateNeed(mention.skill) if certificate else SkillNeed(mention.skill)
