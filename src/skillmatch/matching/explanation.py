"""Why a role has its score: contributions that add up, requirements with their status, gaps with what they bring."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from skillmatch.matching.evidence import Holding
from skillmatch.matching.losses import touched
from skillmatch.matching.model import Contribution, ContributionKind, Gap, Match, Requirement, Status, TermRow
from skillmatch.matching.points import FINE, hand_down
from skillmatch.matching.weighing import Span, Weighing
from skillmatch.roles import (
    PREFERRED_BEST,
    CertificateNeed,
    CompiledRole,
    DegreeNeed,
    Need,
    Qualification,
    RequirementRow,
    SkillNeed,
    SomeOf,
    YearsNeed,
)

__all__ = ["explain_role"]


def explain_role(weighing: Weighing, role: int, versions: Mapping[str, str]) -> Match:
    """The match of the weighed profile with one role of the table."""
    whole, weighing = weighing, weighing.of(role)
    compiled = weighing.table.roles[role]
    parts = [int(points) for points in whole.parts[role]]
    score = sum(parts) // FINE
    tenths = hand_down(score, parts)
    contributions = [
        *_requirement_rows(weighing, role, tenths[0]),
        *_vocabulary(weighing, role, tenths[1]),
        *_headlines(weighing, role, tenths[2:4]),
        *_positions(weighing, role, tenths[4]),
    ]
    requirements = [_requirement(weighing, qualification) for qualification in compiled.qualifications]
    return Match(
        role=compiled.role,
        score=score,
        contributions=tuple(contributions),
        requirements=tuple(requirements),
        gaps=tuple(_gaps(weighing, compiled, requirements, sum(parts))),
        versions=dict(versions),
        as_of=weighing.profile.as_of,
        touched=touched(weighing, compiled.qualifications, requirements),
    )


# ── requirements ──────────────────────────────────────────────────────────────────────────────────────────────


def _node_value(weighing: Weighing, need: Need) -> int:
    """The value of any need of the forest, by the same floors as the arrays."""
    if isinstance(need, SomeOf):
        values = sorted((_node_value(weighing, part) for part in need.of), reverse=True)
        return sum(values[: need.count]) // need.count
    return _holding(weighing, need).value


def _holding(weighing: Weighing, need: Need) -> Holding:
    return weighing.holdings[weighing.table.forest.add(need)]


def _held(weighing: Weighing, need: Need) -> Iterator[tuple[Need, Holding]]:
    """The leaves that make a need's value: of N-of the best N."""
    if isinstance(need, SomeOf):
        best = sorted(need.of, key=lambda part: -_node_value(weighing, part))[: need.count]
        for part in sorted(best, key=need.of.index):
            yield from _held(weighing, part)
    else:
        yield need, _holding(weighing, need)


def _status(weighing: Weighing, need: Need) -> Status:
    satisfied, could_be = _standing(weighing, need)
    if satisfied:
        return "met"
    if _node_value(weighing, need) > 0:
        return "partial"
    return "unknown" if could_be else "missing"


def _standing(weighing: Weighing, need: Need) -> tuple[bool, bool]:
    """Whether a need is satisfied, and whether it could be if what was not readable were as asked."""
    if isinstance(need, SomeOf):
        standings = [_standing(weighing, part) for part in need.of]
        sure = sum(satisfied for satisfied, _ in standings)
        return sure >= need.count, sum(satisfied or could for satisfied, could in standings) >= need.count
    holding = _holding(weighing, need)
    unread = holding.unknown or "text" in weighing.profile.unknown
    return holding.satisfied, holding.satisfied or unread


def _spans(holdings: Iterable[Holding]) -> tuple[Span, ...]:
    return tuple(sorted({span for holding in holdings if holding.value > 0 for span in holding.spans}))


def _reason(weighing: Weighing, need: Need) -> str:
    told = [_leaf_reason(weighing, leaf, held) for leaf, held in _held(weighing, need) if held.value > 0]
    if told:
        return "; ".join(dict.fromkeys(told))
    unread = [held.reason for _, held in _held(weighing, need) if held.unknown]
    if unread:
        return unread[0]
    if "text" in weighing.profile.unknown:
        return "not in what could be read of the file"
    return "nothing in the file shows it"


def _leaf_reason(weighing: Weighing, need: Need, held: Holding) -> str:
    match need:
        case YearsNeed(skill=str() as skill):
            return f"{weighing.table.taxonomy[skill].label}: {held.reason}"
        case YearsNeed():
            return f"{held.reason} of experience" if "," not in held.reason else f"experience: {held.reason}"
        case DegreeNeed():
            return f"degree: {held.reason}"
        case CertificateNeed(certificate):
            return f"{weighing.table.taxonomy[certificate].label}: {held.reason}"
        case _:
            return held.reason


def _requirement_rows(weighing: Weighing, role: int, tenths: int) -> list[Contribution]:
    table = weighing.table
    rows = table.roles[role].rows
    first = int(table.row_roles.searchsorted(role))
    fine = [int(weighing.row_points[first + i]) for i in range(len(rows))]
    contributions: list[Contribution] = []
    for row, points in zip(rows, hand_down(tenths, fine), strict=True):
        needs = [q.needs for q in row.qualifications if q.needs is not None]
        held = [pair for need in needs for pair in _held(weighing, need)]
        contributions.append(
            Contribution(
                kind="requirement",
                id=row.id,
                points=points,
                max_points=row.max_points,
                reason=_row_reason(weighing, row, needs),
                spans=_spans(holding for _, holding in held),
            )
        )
    return contributions


def _row_reason(weighing: Weighing, row: RequirementRow, needs: list[Need]) -> str:
    if row.required:
        return _reason(weighing, needs[0])
    shown = sum(_node_value(weighing, need) > 0 for need in needs)
    return f"{row.qualifications[0].group}: {shown} of {len(needs)} preferred qualifications shown"


def _requirement(weighing: Weighing, qualification: Qualification) -> Requirement:
    need = qualification.needs
    if need is None:
        status: Status = "not-provable"
        share, reason = 0, "no text can show it: it carries no points"
        spans: tuple[Span, ...] = ()
    else:
        status, share, reason = _status(weighing, need), _node_value(weighing, need), _reason(weighing, need)
        spans = _spans(held for _, held in _held(weighing, need))
    return Requirement(
        id=qualification.id,
        group=qualification.group,
        text=qualification.text,
        required=qualification.required,
        status=status,
        share=share,
        reason=reason,
        spans=spans,
    )


def _gaps(weighing: Weighing, compiled: CompiledRole, requirements: list[Requirement], fine: int) -> list[Gap]:
    """What full evidence of each requirement would add, the largest first."""
    gaps: list[Gap] = []
    by_id = {requirement.id: requirement for requirement in requirements}
    for row in compiled.rows:
        values = [_node_value(weighing, q.needs) for q in row.qualifications if q.needs is not None]
        for i, qualification in enumerate(row.qualifications):
            requirement = by_id[qualification.id]
            if requirement.status == "met" or qualification.needs is None:
                continue
            maximum = row.max_points * FINE
            after = maximum * _row_value(row, [*values[:i], 1000, *values[i + 1 :]]) // 1000
            gain = (fine - maximum * _row_value(row, values) // 1000 + after) // FINE - fine // FINE
            gaps.append(
                Gap(
                    requirement=qualification.id,
                    would_bring=gain,
                    # What was not readable is to be shown: nobody knows that it is missing.
                    kind="show"
                    if requirement.status == "unknown" or _begun(weighing, qualification.needs)
                    else "learn",
                    meets=_meets(weighing, qualification.needs),
                )
            )
    order = {requirement.id: i for i, requirement in enumerate(requirements)}
    return sorted(gaps, key=lambda gap: (-gap.would_bring, order[gap.requirement]))


def _begun(weighing: Weighing, need: Need) -> bool:
    """Whether the file shows the very thing asked, only too little of it: years of a skill that it claims. A neighbour
    of what is asked, or a degree of another kind, is no sign that one has it."""
    if isinstance(need, SomeOf):
        return any(_begun(weighing, part) for part in need.of)
    if not isinstance(need, YearsNeed):
        return False
    if need.skill is None:
        return _holding(weighing, need).value > 0
    claimed = {fact.skill for fact in weighing.profile.skills}
    return not claimed.isdisjoint({need.skill, *weighing.table.taxonomy.descendants(need.skill)})


def _row_value(row: RequirementRow, values: list[int]) -> int:
    if row.required:
        return values[0]
    count = min(len(values), PREFERRED_BEST)
    return sum(sorted(values, reverse=True)[:count]) // count


def _meets(weighing: Weighing, need: Need) -> tuple[str, ...]:
    """The skills and certificates that would meet what is still missing of a need."""
    if isinstance(need, SomeOf):
        if _standing(weighing, need)[0]:
            return ()
        return tuple(dict.fromkeys(skill for part in need.of for skill in _meets(weighing, part)))
    if _holding(weighing, need).satisfied:
        return ()
    match need:
        case SkillNeed(skill) | CertificateNeed(skill):
            return (skill,)
        case YearsNeed(skill=str() as skill):
            return (skill,)
        case _:
            return ()


# ── words and titles ──────────────────────────────────────────────────────────────────────────────────────────


def _vocabulary(weighing: Weighing, role: int, tenths: int) -> list[Contribution]:
    table = weighing.table
    maximum = int(table.maxima[role, 1])
    if maximum == 0:
        return []
    columns, saturations, terms = weighing.saturations
    full = max(int(table.levels[role]), int(weighing.raw_vocabulary[role]), 1)
    fine: list[int] = []
    shared = []
    for column, saturation, term in zip(columns.tolist(), saturations.tolist(), terms, strict=True):
        low, high = int(table.term_first[column]), int(table.term_first[column + 1])
        owners = table.term_roles[low:high]
        at = int(owners.searchsorted(role))
        if at < len(owners) and owners[at] == role:
            shared.append(term)
            fine.append(maximum * int(table.term_weights[low + at]) * saturation // full)
    rows = [
        TermRow(term.term, points, tuple(sorted((*term.plain, *term.listed))))
        for term, points in zip(shared, hand_down(tenths, fine), strict=True)
    ]
    rows.sort(key=lambda row: (-row.points, row.term))
    spans = tuple(sorted({span for row in rows for span in row.spans}))
    reason = f"{len(rows)} words and word pairs of the role stand in the file"
    if rows and rows[0].points:
        strongest = ", ".join(row.term for row in rows[:4])
        reason = f"{reason}, most of it by {strongest}"
    return [Contribution("vocabulary", "vocabulary", tenths, maximum // FINE, reason, spans, tuple(rows))]


def _headlines(weighing: Weighing, role: int, tenths: list[int]) -> list[Contribution]:
    contributions: list[Contribution] = []
    bound = int(weighing.headline_bound[role])
    kinds: tuple[tuple[ContributionKind, int, str], ...] = (
        ("headline-words", 2, "of its words are the role's"),
        ("headline-title", 3, "alike with the role's nearest title"),
    )
    for (kind, part, what), points in zip(kinds, tenths, strict=True):
        maximum = int(weighing.table.maxima[role, part])
        if maximum == 0:
            continue
        titled = weighing.headline_words if part == 2 else weighing.headline_titles
        which, share = int(titled.which[role]), int(titled.shares[role])
        if which < 0:
            reason = _no_headline(weighing)
            spans: tuple[Span, ...] = ()
        else:
            headline = weighing.profile.headlines[which]
            source = "title of the newest job, counted at four fifths" if headline.borrowed else "headline"
            reason = f"{source}: {min(share, 1000) // 10}% {what}"
            if share > bound:
                reason += f"; held to {bound // 10}%, twice what the text itself shows"
            spans = (headline.span,)
        contributions.append(Contribution(kind, kind, points, maximum // FINE, reason, spans if points else ()))
    return contributions


def _no_headline(weighing: Weighing) -> str:
    return "the headline names no such work" if weighing.profile.headlines else "no headline and no position title"


def _positions(weighing: Weighing, role: int, tenths: int) -> list[Contribution]:
    maximum = int(weighing.table.maxima[role, 4])
    if maximum == 0:
        return []
    which = int(weighing.positions.which[role])
    if which < 0:
        reason = "no position has such a title"
        spans: tuple[Span, ...] = ()
    else:
        title = weighing.profile.titles[which]
        place = "newest position" if which == 0 else f"position {which + 1} from the newest"
        reason = (
            f"title of the {place}: {int(weighing.positions.shares[role]) // 10}% alike with the role's nearest title"
        )
        spans = (title.span,)
    return [
        Contribution("position-titles", "position-titles", tenths, maximum // FINE, reason, spans if tenths else ())
    ]
