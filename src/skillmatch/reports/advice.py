"""Gaps in words: ``Match`` and the taxonomy's labels in, what would bring points out, the most first.

``learn``: nothing in the file shows it. ``show``: the person seems to have it, and the file does not show its use: part
of it, something near, a mere listing, or dates that could not be read.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from typing import Literal

from skillmatch.matching import Match, Requirement
from skillmatch.reports.waterfall import Waterfall
from skillmatch.reports.wording import either, plain
from skillmatch.roles import CertificateNeed, DegreeNeed, Need, Qualification, SkillNeed, SomeOf, YearsNeed
from skillmatch.skills import Taxonomy

__all__ = ["KIND_MEANINGS", "Advice", "advice"]

KIND_MEANINGS = {
    "learn": "the file does not show it, or only something near",
    "show": "you seem to have it, the file does not show its use",
}

#: whether text was lost → what makes a requirement that could not be judged one that can
_REMEDIES = {
    False: "Give month and year beside each position.",
    True: "Give the file in a form that can be read as a whole: see what was lost in reading.",
}


@dataclass(frozen=True, slots=True)
class Advice:
    """One thing to learn or to show. ``would_bring`` in tenths, taken alone; ``how`` is one or two sentences."""

    kind: Literal["learn", "show"]
    would_bring: int
    text: str
    required: bool
    how: str


def advice(match: Match, drawn: Waterfall, taxonomy: Taxonomy) -> list[Advice]:
    """What would bring points, the most first; what would bring none is left out."""
    qualifications = {q.id: q for q in match.role.qualifications}
    found: list[Advice] = []
    for group in drawn.groups:
        for row in group.rows:
            requirement = row.requirement
            if row.gap is not None:
                brings, kind, meets = row.gap.would_bring, row.gap.kind, row.gap.meets
            elif requirement.status == "met" and row.points is not None and row.max_points is not None:
                # Met, and still short of its maximum: named without the dated use that earns the rest.
                brings, kind, meets = row.max_points - row.points, "show", ()
            else:
                continue
            if brings <= 0:
                continue
            phrase = _phrase_of(qualifications.get(requirement.id), meets, taxonomy)
            found.append(
                Advice(
                    kind="show" if requirement.status == "unknown" else kind,
                    would_bring=brings,
                    text=plain(requirement.text),
                    required=requirement.required,
                    how=_how(requirement, phrase, requirement.id in match.touched.get("text", ())),
                )
            )
    return sorted(found, key=lambda one: -one.would_bring)


def _how(requirement: Requirement, phrase: str, unread: bool) -> str:
    reason = plain(requirement.reason)
    match requirement.status:
        case "unknown":
            return f"It could not be judged: {reason}. {_REMEDIES[unread]}"
        case "met":
            return f"Met, not at full worth ({reason}): longer or recent use, told in a dated position, earns the rest."
        case "partial" if phrase:
            return f"Shown in part ({reason}). What is missing: {phrase}."
        case "partial":
            return f"Shown in part ({reason})."
        case _ if phrase and phrase.casefold() != plain(requirement.text).casefold():
            return f"Would be met by {phrase}."
        case _:
            return "Nothing in the file shows it."


def _phrase_of(qualification: Qualification | None, meets: Collection[str], taxonomy: Taxonomy) -> str:
    if not meets:
        return ""
    if qualification is not None and qualification.needs is not None:
        told = _phrase(qualification.needs, meets, taxonomy, outermost=True)
        if told:
            return told
    return either([_label(skill, taxonomy) for skill in meets])


def _phrase(need: Need, meets: Collection[str], taxonomy: Taxonomy, *, outermost: bool = False) -> str:
    """What of a need would meet it, in words: ``Python and one of JAX, PyTorch``; "" where nothing of it would."""
    match need:
        case SkillNeed(skill) | CertificateNeed(skill):
            return _label(skill, taxonomy) if skill in meets else ""
        case YearsNeed(years, str() as skill):
            return f"{years:g} years of {_label(skill, taxonomy)}" if skill in meets else ""
        case SomeOf(count, of):
            told = [words for part in of if (words := _phrase(part, meets, taxonomy))]
            if len(told) < 2 or count >= len(of):
                return either(told, "and")
            if count > 1:
                return f"{count} of {either(told)}"
            return either(told) if outermost else f"one of {either(told)}"
        case YearsNeed() | DegreeNeed():
            return ""


def _label(skill: str, taxonomy: Taxonomy) -> str:
    return plain(taxonomy[skill].label) if skill in taxonomy else skill
