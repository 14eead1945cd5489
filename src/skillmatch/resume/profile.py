"""The profile: what scores may see of a resume, and nothing else.

In: ``Resume``. Out: ``Profile``, sorted, so that two resumes of the same facts give equal profiles apart from spans:
the order of sections, names, addresses, schools, gender and dates of birth make no difference.
"""

from __future__ import annotations

from skillmatch.resume import months
from skillmatch.resume.certificates import NOT_HELD
from skillmatch.resume.losses import losses
from skillmatch.resume.model import (
    LEVELS,
    DegreeFact,
    HeadlineFact,
    Position,
    Profile,
    Resume,
    SkillEvidence,
    SkillFact,
    SkillRecord,
    Span,
    TitleFact,
    Unjudged,
)
from skillmatch.resume.runs import word_runs
from skillmatch.resume.sections import is_list
from skillmatch.resume.terms import count_terms
from skillmatch.skills import words

__all__ = ["profile"]

_JOBS = frozenset({"job", "internship"})
#: findings that leave a score without meaning: resumes cut to sixty words score about half of what they do whole
#: (docs/accuracy.md), and in another language skills are missed
_UNJUDGED: dict[str, Unjudged] = {"other-language": "other-language", "little-text": "too-little-text"}


def profile(resume: Resume) -> Profile:
    """What matching may see of a resume."""
    jobs = [p for p in resume.positions if p.kind in _JOBS]
    dated = [p for p in jobs if p.months > 0]
    lists = _listed(resume)
    titles = _titles(resume)
    undated = not dated and (bool(jobs) or any(section.kind == "experience" for section in resume.sections))
    return Profile(
        skills=tuple(fact for record in resume.skills if (fact := _skill(record, resume, lists)) is not None),
        degrees=_degrees(resume),
        certificates=tuple(sorted((c.skill, c.span) for c in resume.certificates if c.skill is not None)),
        titles=titles,
        headlines=_headlines(resume, titles),
        terms=count_terms(
            resume.text, ((span, span in lists) for span in resume.paragraphs), [*resume.unseen, *_refused(resume)]
        ),
        months=None if undated else months.union_length(resume.months_in_jobs),
        unknown=_unknown(resume, undated=undated),
        dated_spans=tuple(sorted(p.span for p in dated)),
        as_of=resume.as_of,
        shingles=word_runs(resume.text, resume.paragraphs, resume.unseen),
        unjudged=_unjudged(resume),
    )


def _unjudged(resume: Resume) -> Unjudged | None:
    """Why a score of this file says nothing, where it does not."""
    return next((_UNJUDGED[finding.kind] for finding in resume.findings if finding.kind in _UNJUDGED), None)


def _unknown(resume: Resume, *, undated: bool) -> frozenset[str]:
    lost = {loss.extent for loss in losses(resume.warnings, resume.findings)}
    return frozenset(lost | {"dates"} if undated else lost)


def _refused(resume: Resume) -> list[Span]:
    """Mentions that are no claims, each with the cue that says so: what a file says it lacks, is learning or asks of
    others is no more evidence as a word than as a skill."""
    text = resume.text.lower()
    found: list[Span] = []
    refused = (m for record in resume.skills for m in record.mentions if m.context != "claimed" and m.rule != NOT_HELD)
    for mention in refused:
        low = text.rfind("\n", 0, mention.start) + 1
        high = text.find("\n", mention.end)
        cue = mention.rule.partition(": ")[2]
        before = text.rfind(cue, low, mention.start) if cue else -1
        after = text.find(cue, mention.end, high if high >= 0 else len(text)) if cue else -1
        start = before if before >= 0 else mention.start
        found.append((start, after + len(cue) if before < 0 <= after else mention.end))
    return found


def _listed(resume: Resume) -> set[Span]:
    """The paragraphs that are mere lists of skills."""
    found: set[Span] = set()
    sections = iter(resume.sections)
    section = next(sections, None)
    for start, end in resume.paragraphs:
        while section is not None and section.span[1] <= start:
            section = next(sections, None)
        if section is not None and section.span[0] <= start and is_list(resume.text[start:end], section.kind):
            found.add((start, end))
    return found


def _month_number(date: str) -> int:
    """``YYYY-MM`` or ``YYYY`` (its middle) as a running number."""
    return months.number(int(date[:4]), int(date[5:7]) if len(date) > 4 else 7)


def _skill(record: SkillRecord, resume: Resume, lists: set[Span]) -> SkillFact | None:
    claimed = [m for m in record.mentions if m.context == "claimed"]
    if not claimed:
        return None
    today = _month_number(resume.as_of[:7])
    schooling = [e.span for e in resume.education if e.end is not None]
    evidence = []
    for mention in claimed:
        position = resume.positions[mention.position] if mention.position is not None else None
        in_school = any(start <= mention.start < end for start, end in schooling)
        listed = any(start <= mention.start < end for start, end in lists) if mention.section == "skills" else False
        evidence.append(
            SkillEvidence(
                span=(mention.start, mention.end),
                dated=(position is not None and position.months > 0) or in_school,
                listed=listed,
                inferred=mention.origin != "listed",
                used=_used(position) if position is not None else None,
                stated=mention.months or 0,
            )
        )
    return SkillFact(
        skill=record.id,
        months=record.months,
        idle=max(0, today - _month_number(record.last_used)) if record.last_used is not None else None,
        stated=max((m.months or 0 for m in claimed), default=0),
        evidence=tuple(sorted(evidence, key=lambda e: e.span)),
    )


def _used(position: Position) -> tuple[int, int] | None:
    if position.start is None or position.months <= 0:
        return None
    first = months.number(int(position.start[:4]), int(position.start[5:7]) if len(position.start) > 4 else 1)
    return first, first + position.months


def _degrees(resume: Resume) -> tuple[DegreeFact, ...]:
    facts = [
        DegreeFact(e.level, frozenset(words(e.field or "")), e.state, e.span)
        for e in resume.education
        if e.level is not None
    ]
    return tuple(sorted(facts, key=lambda f: (-LEVELS.index(f.level), sorted(f.field), f.state, f.span)))


def _titles(resume: Resume) -> tuple[TitleFact, ...]:
    """Newest first; undated ones last, in the order of the page."""

    def key(position: Position) -> tuple[int, int, int]:
        if position.start is None and position.end is None:
            return (1, 0, 0)
        end = 10**6 if position.current else _month_number(position.end or position.start or "0000")
        return (0, -end, -_month_number(position.start or position.end or "0000"))

    held = [p for p in resume.positions if p.kind != "project" and p.title and p.title_span is not None]
    facts = []
    for position in sorted(held, key=lambda p: (*key(p), words(p.title) if p.start or p.end else [])):
        named = tuple(words(position.title))
        if named and position.title_span is not None:
            facts.append(TitleFact(named, position.months, position.title_span))
    return tuple(facts)


def _headlines(resume: Resume, titles: tuple[TitleFact, ...]) -> tuple[HeadlineFact, ...]:
    """The line on the page, and the newest position's title, which may stand in for it."""
    found = []
    if resume.headline is not None:
        named = tuple(words(resume.text[slice(*resume.headline)]))
        if named:
            found.append(HeadlineFact(named, resume.headline, borrowed=False))
    if titles:
        found.append(HeadlineFact(titles[0].words, titles[0].span, borrowed=True))
    return tuple(found)
