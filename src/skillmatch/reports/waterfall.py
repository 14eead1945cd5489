"""The explained score as plain records: ``Match`` in, the steps from 0 to the score and the groups of requirements out.

The explained score is data first, a picture second: text and HTML draw what stands here, and so add up alike. All
points are tenths. ``why_in_one_line`` says in one sentence why a score is high or low.
"""

from __future__ import annotations

from dataclasses import dataclass

from skillmatch.matching import CONTRIBUTION_KINDS, Contribution, Gap, Match, Requirement, TermRow
from skillmatch.reports.wording import PART_NAMES, plain
from skillmatch.roles import DegreeNeed, YearsNeed, leaves

__all__ = ["GroupRows", "Row", "Step", "Waterfall", "waterfall", "why_in_one_line"]

Span = tuple[int, int]

#: from which share of its maximum, in percent, the vocabulary is told as some, as many of the role's words
_SOME_WORDS, _MANY_WORDS = 25, 60
#: from which share a title is told as being near one of the role's
_LIKE_TITLE = 50


@dataclass(frozen=True, slots=True)
class Step:
    """One part of the score. ``before``: the points of the steps above it; ``reasons``: why, a line each."""

    kind: str
    name: str
    before: int
    points: int
    max_points: int
    reasons: tuple[str, ...]
    spans: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class Row:
    """One qualification with its points; None where it has none of its own (preferred ones share theirs, what no
    text can prove has none). ``gap`` is None where nothing is missing."""

    requirement: Requirement
    points: int | None
    max_points: int | None
    gap: Gap | None


@dataclass(frozen=True, slots=True)
class GroupRows:
    """The qualifications under one heading of the role. ``preferred``: what its preferred ones share."""

    name: str
    rows: tuple[Row, ...]
    preferred: Contribution | None
    points: int
    max_points: int


@dataclass(frozen=True, slots=True)
class Waterfall:
    """One match, ready to draw: ``steps`` sum to ``score``, ``groups`` to the step of the requirements."""

    role: str
    title: str
    score: int
    max_points: int
    steps: tuple[Step, ...]
    groups: tuple[GroupRows, ...]
    terms: tuple[TermRow, ...]
    why: str


def waterfall(match: Match) -> Waterfall:
    """The records of one match."""
    steps: list[Step] = []
    for kind in CONTRIBUTION_KINDS:
        parts = [c for c in match.contributions if c.kind == kind]
        if parts:
            steps.append(_step(kind, parts, sum(step.points for step in steps)))
    return Waterfall(
        role=match.role.id,
        title=plain(match.role.title),
        score=match.score,
        max_points=sum(step.max_points for step in steps),
        steps=tuple(steps),
        groups=tuple(_groups(match)),
        terms=tuple(term for c in match.contributions for term in c.terms),
        why=why_in_one_line(match),
    )


def _step(kind: str, parts: list[Contribution], before: int) -> Step:
    if kind == "requirement":
        shown = sum(part.points > 0 for part in parts)
        reasons: tuple[str, ...] = (f"{shown} of {len(parts)} lines earn points",)
    else:
        reasons = tuple(plain(part.reason) for part in parts)
    return Step(
        kind=kind,
        name=PART_NAMES[kind],
        before=before,
        points=sum(part.points for part in parts),
        max_points=sum(part.max_points for part in parts),
        reasons=reasons,
        spans=tuple(sorted({span for part in parts for span in part.spans})),
    )


def _groups(match: Match) -> list[GroupRows]:
    contributions = {c.id: c for c in match.contributions if c.kind == "requirement"}
    gaps = {gap.requirement: gap for gap in match.gaps}
    # Preferred qualifications of a group share one row of the score; rows are numbered as their groups appear.
    preferred: dict[str, Contribution] = {}
    for requirement in match.requirements:
        if not requirement.required and requirement.status != "not-provable" and requirement.group not in preferred:
            shared = contributions.get(f"preferred-{len(preferred) + 1}")
            if shared is None:
                break
            preferred[requirement.group] = shared
    rows: dict[str, list[Row]] = {}
    for requirement in match.requirements:
        own = contributions.get(requirement.id) if requirement.required else None
        rows.setdefault(requirement.group, []).append(
            Row(
                requirement=requirement,
                points=own.points if own is not None else None,
                max_points=own.max_points if own is not None else None,
                gap=gaps.get(requirement.id),
            )
        )
    groups: list[GroupRows] = []
    for name, members in rows.items():
        shared = preferred.get(name)
        groups.append(
            GroupRows(
                name=plain(name),
                rows=tuple(sorted(members, key=lambda row: not row.requirement.required)),
                preferred=shared,
                points=sum(row.points or 0 for row in members) + (shared.points if shared else 0),
                max_points=sum(row.max_points or 0 for row in members) + (shared.max_points if shared else 0),
            )
        )
    return groups


def why_in_one_line(match: Match) -> str:
    """Why the role has its score, in one sentence: its required qualifications, its words, its titles.

    Example: "No required qualification of LLM Engineer is shown: 0 of 9, few of its words stand in the file, and no
    title in it is near."
    """
    told = [words for words in (_words_told(match), _titles_told(match)) if words]
    qualified = _required_told(match)
    if qualified is None:
        start = f"{plain(match.role.title)} asks nothing required that a file could prove"
    else:
        start = qualified
    if not told:
        return f"{start}."
    return f"{start}, {told[0]}, and {told[1]}." if len(told) == 2 else f"{start}, and {told[0]}."


def _required_told(match: Match) -> str | None:
    title = plain(match.role.title)
    required = [q for q in match.requirements if q.required and q.status != "not-provable"]
    if not required:
        return None
    count = len(required)
    met = sum(q.status == "met" for q in required)
    partial = sum(q.status == "partial" for q in required)
    unknown = sum(q.status == "unknown" for q in required)
    noun = "qualification" if count == 1 else "qualifications"
    if not met and not partial:
        told = f"No required qualification of {title} is shown: 0 of {count}"
    elif _only_years_and_degrees(match, [q for q in required if q.status in ("met", "partial")]):
        told = f"No skill that {title} requires is shown: {met + partial} of {count} {noun} by years or degrees alone"
    elif not met:
        told = f"None of the {count} required {noun} of {title} is met, {partial} in part"
    else:
        told = f"{met} of {count} required {noun} of {title} {'is' if met == 1 else 'are'} met"
        if partial:
            told += f", {partial} in part"
    if unknown:
        told += f" ({unknown} could not be judged)"
    return told


def _only_years_and_degrees(match: Match, shown: list[Requirement]) -> bool:
    """Whether what is shown is years of any work and degrees, where the role asks skills too."""
    needs = {q.id: q.needs for q in match.role.qualifications if q.needs is not None}

    def general(requirement_id: str) -> bool:
        need = needs.get(requirement_id)  # years that the role asks as a whole stand in no qualification
        return need is None or all(
            isinstance(leaf, DegreeNeed) or (isinstance(leaf, YearsNeed) and leaf.skill is None)
            for leaf in leaves(need)
        )

    return all(general(q.id) for q in shown) and not all(general(q.id) for q in match.requirements if q.required)


def _share(match: Match, *kinds: str) -> int | None:
    """The best of these parts' shares of their maxima in percent; None where the role has none of them."""
    shares = [100 * c.points // c.max_points for c in match.contributions if c.kind in kinds and c.max_points]
    return max(shares, default=None)


def _words_told(match: Match) -> str:
    share = _share(match, "vocabulary")
    if share is None:
        return ""
    if share >= _MANY_WORDS:
        return "many of its words stand in the file"
    if share >= _SOME_WORDS:
        return "some of its words stand in the file"
    return "few of its words stand in the file" if share else "none of its words stand in the file"


def _titles_told(match: Match) -> str:
    share = _share(match, "headline-title", "position-titles")
    if share is None:
        return ""
    if share >= _LIKE_TITLE:
        return "a title in it is near the role's"
    return "no title in it is near the role's"
