"""What was done since an earlier result: its steps and requirements beside what the profile shows today."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from skillmatch.matching.evidence import DATED, skill_value
from skillmatch.matching.plans import Plan
from skillmatch.resume import LEVELS, Addition, Profile

__all__ = ["Earlier", "Progress", "Turned", "progress"]


@dataclass(frozen=True, slots=True)
class Earlier:
    """An earlier result of the same role: ``statuses`` by requirement; ``steps`` with their labels, none of a match."""

    as_of: str
    score: int
    statuses: Mapping[str, str]
    steps: Sequence[tuple[Addition, str]] = ()


@dataclass(frozen=True, slots=True)
class Turned:
    """A requirement whose status is another one today."""

    requirement: str
    text: str
    before: str
    now: str


@dataclass(frozen=True, slots=True)
class Progress:
    """``done`` and ``open``: keys and labels of the earlier steps."""

    as_of: str
    score_before: int
    score: int
    done: tuple[tuple[str, str], ...]
    open: tuple[tuple[str, str], ...]
    turned: tuple[Turned, ...]


def progress(earlier: Earlier, plan: Plan, profile: Profile) -> Progress:
    """What of an earlier result is done."""
    done = [(step.key, label) for step, label in earlier.steps if _done(step, profile)]
    left = [(step.key, label) for step, label in earlier.steps if not _done(step, profile)]
    return Progress(
        as_of=earlier.as_of,
        score_before=earlier.score,
        score=plan.score,
        done=tuple(done),
        open=tuple(left),
        turned=tuple(
            Turned(one, text, earlier.statuses[one], status)
            for one, text, _, status in plan.requirements
            if one in earlier.statuses and earlier.statuses[one] != status
        ),
    )


def _done(step: Addition, profile: Profile) -> bool:
    """Whether the profile shows what a step asked for: a skill claimed, told in dated use, a certificate, a degree."""
    if step.what == "degree":
        asked = [i for i, level in enumerate(LEVELS) if level == step.id]
        return any(
            fact.state == "completed" and asked and LEVELS.index(fact.level) >= asked[0] for fact in profile.degrees
        )
    fact = next((fact for fact in profile.skills if fact.skill == step.id and fact.evidence), None)
    if step.what == "certificate":
        return fact is not None or any(skill == step.id for skill, _ in profile.certificates)
    return fact is not None and (not step.show or skill_value(fact) >= DATED)
