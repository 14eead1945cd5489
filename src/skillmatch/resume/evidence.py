"""Skill records: mentions of the finder joined with sections, positions, boxes and months.

In: mentions, positions with their months. Out: ``SkillRecord``s sorted by id. Months are the union of the months of
dated positions that hold a claimed mention, so that two jobs at once count once; a mention in a repeated copy of a
line, or in a template that nobody filled in, is no evidence and is left out.
"""

from __future__ import annotations

import datetime
from bisect import bisect_right
from collections.abc import Callable, Sequence

from skillmatch.documents import Document
from skillmatch.resume import months
from skillmatch.resume.model import Evidence, Position, Section, SectionKind, SkillRecord, Span, UnlistedItem
from skillmatch.resume.positions import Entry
from skillmatch.skills import Mention, Skill, Unlisted

__all__ = ["skill_records", "unlisted_items"]


def skill_records(
    document: Document,
    mentions: Sequence[Mention],
    sections: Sequence[Section],
    entries: Sequence[Entry],
    repeated: Sequence[Span],
    skill_of: Callable[[str], Skill],
    as_of: datetime.date,
) -> tuple[SkillRecord, ...]:
    """All records. ``repeated``: spans of second copies and of templates; they may overlap."""
    by_skill: dict[str, list[Evidence]] = {}
    for mention in mentions:
        if any(start <= mention.start < end for start, end in repeated):
            continue
        evidence = Evidence(
            text=document.text[mention.start : mention.end],
            start=mention.start,
            end=mention.end,
            boxes=tuple(document.boxes(mention.start, mention.end)),
            section=_section_at(sections, mention.start),
            position=_position_at(entries, mention.start),
            context=mention.context,
            origin=mention.origin,
            rule=mention.rule,
            months=mention.months,
        )
        by_skill.setdefault(mention.skill, []).append(evidence)
    return tuple(_record(skill_of(skill), found, entries, as_of) for skill, found in sorted(by_skill.items()))


def unlisted_items(
    document: Document,
    unlisted: Sequence[Unlisted],
    sections: Sequence[Section],
    entries: Sequence[Entry],
    repeated: Sequence[Span],
) -> tuple[UnlistedItem, ...]:
    """What lists of skills hold beside the taxonomy, by place; copies and templates left out."""
    return tuple(
        UnlistedItem(
            text=document.text[one.start : one.end],
            start=one.start,
            end=one.end,
            boxes=tuple(document.boxes(one.start, one.end)),
            section=_section_at(sections, one.start),
            position=_position_at(entries, one.start),
            list=one.list,
        )
        for one in unlisted
        if not any(start <= one.start < end for start, end in repeated)
        and _section_at(sections, one.start) != "languages"  # those are read as languages
    )


def _section_at(sections: Sequence[Section], offset: int) -> SectionKind:
    at = bisect_right(sections, offset, key=lambda section: section.span[0]) - 1
    return sections[at].kind if at >= 0 else "other"


def _position_at(entries: Sequence[Entry], offset: int) -> int | None:
    """The innermost position that holds this offset."""
    best: int | None = None
    for i, entry in enumerate(entries):
        start, end = entry.position.span
        if start > offset:
            break
        if offset < end:
            best = i
    return best


def _record(skill: Skill, found: list[Evidence], entries: Sequence[Entry], as_of: datetime.date) -> SkillRecord:
    used = sorted({e.position for e in found if e.context == "claimed" and e.position is not None})
    spans = [(entries[i].months, entries[i].position) for i in used]
    dated = [(span, position) for span, position in spans if span is not None]
    return SkillRecord(
        id=skill.id,
        label=skill.label,
        kind=skill.kind,
        months=months.union_length(span for span, _ in dated),
        last_used=_last_used([position for _, position in dated], as_of),
        mentions=tuple(found),
    )


def _last_used(positions: Sequence[Position], as_of: datetime.date) -> str | None:
    today = f"{as_of:%Y-%m}"
    ends = [today if p.current or p.end is None else min(p.end, today) for p in positions]
    # "2018" stands for the whole year: it is later than "2018-03" and earlier than "2019-01"
    return max(ends, key=lambda end: end if len(end) > 4 else end + "-06") if ends else None
