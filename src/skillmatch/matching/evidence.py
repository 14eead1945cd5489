"""What a profile's evidence is worth, as integers of 0…1000.

A claimed skill is worth (DESIGN, The score, 3):

    450          named in a mere list
    600          named in prose without dates, or with years stated beside it
    700 … 1000   used in a dated position: 700, up to 200 for two years of use, up to 100 for use within two years,
                 falling to nothing over the hundred months after

More evidence is never worth less.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from skillmatch.resume import LEVELS, DegreeFact, Profile, SkillFact, months_in_words
from skillmatch.roles import CertificateNeed, DegreeNeed, YearsNeed

__all__ = ["Holding", "holding_of", "skill_reason", "skill_value"]

LISTED = 450
TOLD = 600
DATED = 700
_MONTHS_FOR_FULL = 24
_MONTHS_POINTS = 200
_RECENT_MONTHS = 24
_RECENT_POINTS = 100

FULL = 1000
_OTHER_FIELD = 250  # the level asked, in another field
_IN_PROGRESS = 600  # the degree asked, still being earned
_ONE_BELOW = 300  # the next lower level, in the field asked
_LEVEL_WORDS = {
    "secondary": "secondary school",
    "certificate": "certificate of study",
    "associate": "associate degree",
    "bachelor": "bachelor's degree",
    "master": "master's or first professional degree",
    "phd": "doctorate",
}
#: months of work that a degree stands for where a role counts it
_SCHOOLING = {"phd": 48, "master": 24}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Holding:
    """What a profile holds of one leaf: ``value`` 0…1000, whether that satisfies it, whether it could not be read."""

    value: int
    satisfied: bool
    unknown: bool
    spans: tuple[tuple[int, int], ...]
    reason: str


_NOTHING = Holding(0, False, False, (), "not in the file")


def skill_value(fact: SkillFact) -> int:
    """The worth of a claimed skill.

    >>> from skillmatch.resume import SkillEvidence, SkillFact
    >>> place = SkillEvidence(span=(0, 6), dated=False, listed=True, inferred=False)
    >>> skill_value(SkillFact("python", months=0, idle=None, stated=0, evidence=(place,)))
    450
    """
    if not fact.evidence:
        return 0
    value = LISTED
    if fact.stated >= 12 or any(not place.listed for place in fact.evidence):
        value = TOLD
    if fact.months > 0:
        months = min(fact.months, _MONTHS_FOR_FULL) * _MONTHS_POINTS // _MONTHS_FOR_FULL
        idle = fact.idle if fact.idle is not None else _RECENT_MONTHS + _RECENT_POINTS
        recent = max(0, _RECENT_POINTS - max(0, idle - _RECENT_MONTHS))
        value = DATED + months + recent
    if all(place.inferred for place in fact.evidence):
        value //= 2
    return value


def holding_of(
    need: YearsNeed | DegreeNeed | CertificateNeed, profile: Profile, kinds: Mapping[str, Sequence[SkillFact]]
) -> Holding:
    """What the profile holds of a need that is no plain skill. ``kinds``: for a skill, the facts of it and of all that
    is narrower."""
    if isinstance(need, YearsNeed):
        return _years(need, profile) if need.skill is None else _years_of(need, profile, kinds.get(need.skill, ()))
    if isinstance(need, DegreeNeed):
        return max((_degree(need, fact) for fact in profile.degrees), key=_order, default=_NOTHING)
    return _certificate(need, profile)


def _order(holding: Holding) -> tuple[int, bool]:
    return holding.value, holding.satisfied


def _years_of(need: YearsNeed, profile: Profile, facts: Sequence[SkillFact]) -> Holding:
    """Years of a skill: those of the skill itself or of one narrower skill, whichever are more."""
    asked = round(need.years * 12)
    if not facts:
        return _NOTHING
    longest = max(facts, key=lambda fact: (max(fact.months, fact.stated), fact.skill))
    months = max(longest.months, longest.stated)
    if months == 0 and "dates" in profile.unknown:
        return Holding(0, False, True, (), "no dates could be read")
    share = min(FULL, months * FULL // asked) if asked else FULL
    spans = tuple(place.span for place in longest.evidence)
    return Holding(share, months >= asked, False, spans if share else (), months_in_words(months))


def _years(need: YearsNeed, profile: Profile) -> Holding:
    asked = round(need.years * 12)
    schooling = max(
        (
            (_SCHOOLING.get(fact.level, 0) // (1 if fact.state == "completed" else 2), fact.span)
            for fact in profile.degrees
            if fact.level in need.includes and fact.state != "not-completed"
        ),
        default=(0, None),
    )
    if profile.months is None and schooling[0] < asked:
        return Holding(0, False, True, (), "no dates could be read")
    months = (profile.months or 0) + schooling[0]
    spans = profile.dated_spans + ((schooling[1],) if schooling[1] is not None else ())
    share = min(FULL, months * FULL // asked) if asked else FULL
    with_school = f", {months_in_words(schooling[0])} of them for the degree" if schooling[0] else ""
    return Holding(share, months >= asked, False, spans if share else (), months_in_words(months) + with_school)


def _degree(need: DegreeNeed, fact: DegreeFact) -> Holding:
    if fact.state == "not-completed":
        return Holding(0, False, False, (), "begun, not completed")
    asked, held = LEVELS.index(need.degree), LEVELS.index(fact.level)
    fits = not need.fields or any(_same_field(field, fact.field) for field in need.fields)
    if held < asked:
        if held == asked - 1 and fits and fact.state == "completed":
            return Holding(_ONE_BELOW, False, False, (fact.span,), f"{_LEVEL_WORDS[fact.level]}, one level below")
        return _NOTHING
    value = FULL if fits else _OTHER_FIELD
    held_level = _LEVEL_WORDS[fact.level]
    reason = held_level if fits else f"{held_level}, in another field"
    if fact.state == "in-progress":
        value, reason = value * _IN_PROGRESS // FULL, f"{reason}, in progress"
    return Holding(value, fits and fact.state == "completed", False, (fact.span,), reason)


def _same_field(asked: str, held: frozenset[str]) -> bool:
    """Whether all words of the field asked stand in the degree's field, by their first six letters
    ("accounting" and "accountancy" are one field)."""
    stems = {word[:6] for word in held}
    return bool(held) and all(word[:6] in stems for word in asked.lower().split() if word not in ("and", "of", "&"))


def _certificate(need: CertificateNeed, profile: Profile) -> Holding:
    spans = tuple(span for certificate, span in profile.certificates if certificate == need.certificate)
    if spans:
        return Holding(FULL, True, False, spans, "held")
    fact = next((fact for fact in profile.skills if fact.skill == need.certificate), None)
    if fact is None:
        return _NOTHING
    return Holding(FULL, True, False, tuple(place.span for place in fact.evidence), "held")


def skill_reason(fact: SkillFact) -> str:
    """Why a claimed skill is worth what it is, in a few words."""
    if fact.months > 0:
        since = "" if not fact.idle else f", last used {months_in_words(fact.idle)} ago"
        return f"{months_in_words(fact.months)} of dated use{since}"
    if fact.stated:
        return f"{months_in_words(fact.stated)} stated, not dated"
    if any(not place.listed for place in fact.evidence):
        return "told, without dates"
    return "listed only"
