"""Which mentions name a skill as such, and which only tell of it.

"Recruitment, payroll" names two skills. "Recruiter at a clinic", "recruited two nurses", "checked the payroll every
month" tell of a trade, a deed, a duty. All of them are found by a label and all are evidence, but a list of
the skills that a text names leaves the second sort out. What tells says so in the mention's rule. Technologies and
human languages are names wherever they stand, but for the trades made of them ("Java developer").
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
#: a technology's name and what one was: "Java developer"
_BY_TECHNOLOGY = re.compile(r" (?:developer|programmer|engineer|administrator|consultant|analyst)s?\Z")
#: a sentence that says what was done begins so
_DEED = re.compile(r"(?:\w{3,}ed|built|drove|grew|held|kept|led|made|oversaw|ran|sold|taught|won|wrote) ")
#: it does not begin so: participles that say what somebody or something is
_STATE = re.compile(
    r"(?:accomplished|advanced|certified|committed|dedicated|demonstrated|detailed|diversified|experienced|focused"
    r"|integrated|licensed|motivated|organi[sz]ed|qualified|seasoned|skilled|specialized|talented|trained|versed) "
)
_SENTENCE_END = re.compile(r"[.;!?] |[•▪●∙] ?")


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
        if mention.context == "claimed" and mention.origin == "listed" and kind != "human-language":
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
    if kind == "technology":
        trade = _BY_TECHNOLOGY.search(label) and "skill-list" not in hints
        return "a trade" if trade and not _Sight(normal, mention).is_item() else ""
    if kind != "soft" and (names_person(label) or names_person(label.removesuffix("s"))):
        return "a trade"
    if label.endswith("ed") and " " not in label and label not in _QUALITIES:
        return "a deed"
    sight = _Sight(normal, mention)
    if kind != "soft" and sight.heads_a_list():
        return "a heading"
    if "skill-list" in hints:
        return ""
    place = ""
    if "title" in hints:
        place = "a title"
    elif "education" in hints:
        place = "a study"
    elif passing or sight.in_a_deed():
        place = "a duty"
    if not place or (place != "a study" and (sight.is_item() or sight.has_a_cue())):
        return ""
    return place


class _Sight:
    """A mention in its logical line."""

    def __init__(self, normal: Normal, mention: Mention) -> None:
        self._normal = normal
        self._text = normal.text
        self._start = int(np.searchsorted(normal.origin, mention.start))
        self._end = int(np.searchsorted(normal.origin, mention.end - 1)) + 1
        self._low = self._text.rfind(BORDER, 0, self._start) + 1
        high = self._text.find(BORDER, self._end)
        self._high = high if high >= 0 else len(self._text)

    def is_item(self) -> bool:
        return is_item(self._normal, self._start, self._end, (self._low, self._high), False)

    def has_a_cue(self) -> bool:
        return _CUE.search(self._text, max(self._low, self._start - _CUE_REACH), self._start) is not None

    def heads_a_list(self) -> bool:
        """Whether it opens its line or sentence, a colon behind it and a list behind that."""
        after = re.match(r" ?: ?(?=\w)", self._text[self._end : min(self._high, self._end + 4)])
        return after is not None and not self._text[self._sentence() : self._start].strip(" *-")

    def in_a_deed(self) -> bool:
        """Whether its sentence begins with what was done: "Improved the billing"."""
        begin = self._sentence()
        return (
            begin < self._start
            and _DEED.match(self._text, begin) is not None
            and _STATE.match(self._text, begin) is None
        )

    def _sentence(self) -> int:
        """Where the sentence begins."""
        begin = self._low
        for end in _SENTENCE_END.finditer(self._text, self._low, self._start):
            begin = end.end()
        while begin < self._start and not self._text[begin].isalnum():
            begin += 1
        return begin
