"""Which mentions name a skill as such, and which only tell of it.

"Recruitment, payroll" names two skills. "Recruiter at a clinic", "recruited two nurses", "kept in touch with the
marketing team" tell of a trade, a deed, a duty. All of them are found by a label and all are evidence, but a list of
the skills that a text names leaves the second sort out. What tells says so in the mention's rule. Technologies and
human languages are names wherever they stand.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from typing import Protocol

import numpy as np

from skillmatch.skills.counterparts import names_person
from skillmatch.skills.lists import is_item
from skillmatch.skills.model import Hint, Kind, Mention
from skillmatch.skills.normal import BORDER, Normal, normalise, normalise_label

__all__ = ["TOLD", "is_named", "tell"]

#: how the rule of a mention begins that tells of a skill without naming it
TOLD = "told: "

_NAMES: frozenset[Kind] = frozenset({"technology", "human-language"})
#: participles that say what a person is, not what she did
_QUALITIES = frozenset({"committed", "dedicated", "devoted", "disciplined", "motivated", "organised", "organized"})
#: right before a name of a skill, in the same clause
_CUE = re.compile(
    r"\b(?:experienced? (?:in|with|of)|expert(?:ise)? (?:in|with|at|on)|knowledge of|skill(?:s|ed)? (?:in|with|at)"
    r"|proficien(?:t|cy) (?:in|with|at)|familiar(?:ity)? with|trained in|versed in|competen(?:t|ce|cy) in"
    r"|adept (?:in|at)|background in|understanding of|speciali[sz](?:ing|ed|es?) in|skills?:|strong|excellent|good)\s"
    r"(?:[\w&/'+# ]+,\s)*(?:[\w&/'+# ]+ (?:and|or) )?(?:[\w&/'+#]+ ){0,2}\Z"
)
_CUE_REACH = 90  # characters before a mention in which its cue stands


def tell(
    text: str,
    paragraphs: Sequence[tuple[int, int]],
    hints: Iterable[Hint],
    mentions: Iterable[Mention],
    kind_of: Callable[[str], Kind],
    *,
    passages: Iterable[tuple[int, int]] = (),
) -> list[Mention]:
    """The mentions of a text, those that tell of a skill with a rule that says so.

    ``passages``: spans whose prose is about something else than skills: duties, awards, titles of publications.

    >>> from skillmatch.skills import default_finder, paragraphs_of
    >>> text = "Recruiter of a clinic. Skills: payroll, onboarding, Excel"
    >>> finder = default_finder()
    >>> told = tell(text, paragraphs_of(text), (), finder.find(text), lambda skill: finder.taxonomy[skill].kind)
    >>> [(text[m.start:m.end], m.rule) for m in told if not is_named(m)]
    [('Recruiter', 'told: a trade')]
    """
    normal = normalise(text, paragraphs)
    known = [(hint.start, hint.end, hint.label) for hint in hints]
    spans = list(passages)
    found = []
    for mention in mentions:
        kind = kind_of(mention.skill)
        if kind not in _NAMES and mention.context == "claimed":
            covering: set[str] = {label for start, end, label in known if start <= mention.start and mention.end <= end}
            passing = any(start <= mention.start < end for start, end in spans)
            why = _why(normal, mention, kind, covering, passing)
            if why:
                mention = replace(mention, rule=f"{TOLD}{why}")
        found.append(mention)
    return found


class _Ruled(Protocol):
    @property
    def rule(self) -> str: ...


def is_named(mention: _Ruled) -> bool:
    """Whether a mention, or the evidence that came of it, names its skill."""
    return not mention.rule.startswith(TOLD)


def _why(normal: Normal, mention: Mention, kind: Kind, hints: set[str], passing: bool) -> str:
    """What the mention tells of; "" where it names its skill."""
    label = normalise_label(normal.source[mention.start : mention.end])
    if kind != "soft" and (names_person(label) or names_person(label.removesuffix("s"))):
        return "a trade"
    if label.endswith("ed") and " " not in label and label not in _QUALITIES:
        return "a deed"
    if "skill-list" in hints:
        return ""
    place = ""
    if "title" in hints:
        place = "a title"
    elif "education" in hints:
        place = "a study"
    elif passing:
        place = "a duty"
    elif kind == "domain":
        place = "a field"
    if not place or (place != "a study" and _stands_as_a_skill(normal, mention)):
        return ""
    return place


def _stands_as_a_skill(normal: Normal, mention: Mention) -> bool:
    """Whether it is an item of a list, or a cue stands before it."""
    start = int(np.searchsorted(normal.origin, mention.start))
    end = int(np.searchsorted(normal.origin, mention.end - 1)) + 1
    low = normal.text.rfind(BORDER, 0, start) + 1
    high = normal.text.find(BORDER, end)
    line = (low, high if high >= 0 else len(normal.text))
    return is_item(normal, start, end, line, False) or bool(
        _CUE.search(normal.text, max(low, start - _CUE_REACH), start)
    )
