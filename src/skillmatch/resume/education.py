"""Education: sections and dates in, ``Education`` entries out (level, field, institution, state, end).

Each name of a degree (``degrees``) begins an entry; the lines around it give field, institution and dates. Without a
section of its own, education is read from lines that begin with a degree, or from "holds a Master's degree in …".
A degree is in progress when its words say so or its end lies beyond ``as_of``; an expected end that has passed counts
as reached. A degree that was left, or of which courses only are told, is not completed.
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache
from typing import Literal

from skillmatch.resume.dates import DateRange
from skillmatch.resume.degrees import DegreeWords, find_degree_words
from skillmatch.resume.header_parts import pieces_of
from skillmatch.resume.model import Education, Span
from skillmatch.resume.paragraphs import Paragraph
from skillmatch.resume.sections import Block
from skillmatch.resume.study_fields import field_after
from skillmatch.resume.word_tables import table
from skillmatch.resume.wording import is_place, names_school, word_list

__all__ = ["Schooling", "find_education"]

State = Literal["completed", "in-progress", "not-completed"]

#: "60 credits" are told by who has no degree
_CREDITS = re.compile(r"\b\d+ (?:credits?|credit hours|units|semester hours)\b", re.IGNORECASE)
#: names of degrees that are words of their own in the middle of a line
_WEAK = frozenset({"master", "masters", "associate", "graduation", "doctor", "bachelor"})
_LINE_LIMIT = 24
_LEADING = 3
_WHITE = re.compile(r"\s+")


@dataclass(frozen=True, slots=True)
class Schooling:
    """An education entry with what only this package needs: institution, place and date spans, and its dates."""

    education: Education
    institution: Span | None
    dates: DateRange | None
    unseen: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class _Found:
    paragraph: int
    degree: DegreeWords
    start: int
    end: int  # both offsets into the text


@cache
def _cues(state: str) -> re.Pattern[str]:
    cues = sorted(row["cue"] for row in table("study_states") if row["state"] == state)
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, cues))})\b", re.IGNORECASE)


def find_education(
    paragraphs: list[Paragraph], blocks: list[Block], dates: list[list[DateRange]], as_of: datetime.date
) -> list[Schooling]:
    """All entries in the order of the text; exact repetitions are left out."""
    entries: list[Schooling] = []
    for block in blocks:
        if block.kind == "education":
            entries.extend(_in_section(paragraphs, block, dates, as_of))
    if not any(entry.education.level for entry in entries):
        for block in blocks:
            if block.kind in ("contact", "summary", "other", "certificates", "skills"):
                entries.extend(_outside(paragraphs, block, dates, as_of))
    entries.sort(key=lambda entry: entry.education.span)
    return _distinct(entries)


def _in_section(
    paragraphs: list[Paragraph], block: Block, dates: list[list[DateRange]], as_of: datetime.date
) -> list[Schooling]:
    first = block.first + (1 if block.heading is not None and not block.content else 0)
    found: list[_Found] = []
    for i in range(first, block.last):
        found.extend(_degrees_of(paragraphs[i], i, block.content if i == block.first else 0))
    if not found:
        return _schools_only(paragraphs, first, block.last, dates)
    leading = found[0].paragraph - first
    if leading > _LEADING or any(paragraphs[i].count > _LINE_LIMIT for i in range(first, found[0].paragraph)):
        leading = 0
    dates_above = not leading and _date_only(paragraphs[first], dates[first])
    starts = []
    taken = first - 1
    for item in found:
        start = item.paragraph
        while start > item.paragraph - leading and start - 1 > taken and _belongs_above(paragraphs[start - 1]):
            start -= 1
        above = start - 1
        if dates_above and above > max(taken, first - 1) and _date_only(paragraphs[above], dates[above]):
            start = above
        starts.append(start)
        taken = item.paragraph
    entries = []
    for order, item in enumerate(found):
        following = found[order + 1] if order + 1 < len(found) else None
        last = starts[order + 1] if following is not None else block.last
        shared = following is not None and following.paragraph == item.paragraph
        before = order > 0 and found[order - 1].paragraph == item.paragraph
        start = item.start if before else paragraphs[starts[order]].start
        if starts[order] == block.first and not before:
            start += block.content
        if shared and following is not None:
            end = following.start
        else:
            end = paragraphs[max(last - 1, item.paragraph)].end
        entries.append(_entry(paragraphs, dates, item, (start, max(end, item.end)), as_of))
    return entries


def _date_only(paragraph: Paragraph, dates: list[DateRange]) -> bool:
    return bool(dates) and len(paragraph.text) - sum(d.span[1] - d.span[0] for d in dates) <= 3


def _belongs_above(paragraph: Paragraph) -> bool:
    return paragraph.count <= 14 and not paragraph.bullet and not paragraph.text.endswith(".")


def _degrees_of(paragraph: Paragraph, index: int, skip: int) -> list[_Found]:
    """The degrees of one paragraph; several names of one degree ("Bachelor of Science (BS)") are one."""
    text = paragraph.text
    kept: list[DegreeWords] = []
    for degree in find_degree_words(text, schooling=True):
        if degree.start < skip:
            continue
        before = text[: degree.start].rstrip()
        at_start = not before or before[-1] in ",|:;-(•./" or before[-1].isdigit() or len(before) <= skip
        weak = degree.rank <= 1 or degree.label in _WEAK
        of_school = degree.rank <= 1 and (names_school(before) or "school diploma" in degree.label)
        if weak and not at_start and not of_school:
            continue
        if paragraph.count > _LINE_LIMIT and degree.start > 90 and not degree.plain:
            continue
        if kept:
            gap = text[kept[-1].end : degree.start]
            if degree.level == kept[-1].level and (
                (len(gap) < 60 and not re.search(r"\d{4}", gap)) or degree.rank == 0
            ):
                if len(gap) < 4 and kept[-1].rank:
                    field = kept[-1].field or degree.field
                    kept[-1] = replace(kept[-1], end=degree.end, label=degree.label, field=field)
                continue
            if degree.rank <= 1 and kept[-1].rank > 1 and len(gap) < 40:
                continue  # "Associate degree, certificate of …"
        kept.append(degree)
    return [_Found(index, d, paragraph.start + d.start, paragraph.start + d.end) for d in kept]


def _entry(
    paragraphs: list[Paragraph], dates: list[list[DateRange]], item: _Found, span: Span, as_of: datetime.date
) -> Schooling:
    own = paragraphs[item.paragraph]
    near = list(range(max(0, item.paragraph - _LEADING), min(len(paragraphs), item.paragraph + 4)))
    near = [
        i for i in near if (paragraphs[i].start >= span[0] - 1 and paragraphs[i].start < span[1]) or i == item.paragraph
    ]
    lines = [i for i in near if i == item.paragraph or paragraphs[i].count <= _LINE_LIMIT]
    when = _dates_of(item, lines, dates, span)
    institution, place = _institution(paragraphs, lines, dates, item, span)
    stop = min([own.end, span[1], *(d.span[0] for d in dates[item.paragraph] if d.span[0] >= item.end)])
    if institution is not None and institution[0] >= item.end:
        stop = min(stop, institution[0])
    field = field_after(own.text[item.end - own.start : stop - own.start])
    if (
        field is None
        and institution is not None
        and item.end <= institution[0] < institution[1] < min(own.end, span[1])
    ):
        # "PhD, Hill University, Computer Science"
        field = field_after(": " + own.text[institution[1] - own.start :].lstrip(" ,|-"), sure=True)
    if field is None and item.start > own.start:
        field = _before(own.text[: item.start - own.start])
    for i in (item.paragraph + 1, item.paragraph - 1):
        # "Bachelor of Science, 2004" over "Physics, North Shore College", or under "Business Management"
        if field is None and not item.degree.field and i in lines and paragraphs[i].count <= 12:
            field = field_after(": " + paragraphs[i].text, sure=True)
    words = own.text[max(span[0], own.start) - own.start : min(span[1], own.end) - own.start]
    nearby = " ".join([words, *(paragraphs[i].text for i in lines if i != item.paragraph)])
    education = Education(
        level=item.degree.level,
        field=field or item.degree.field or None,
        institution=_text(paragraphs, institution),
        state=_state(nearby, when, as_of),
        end=when.last if when is not None else None,
        span=span,
    )
    unseen = [span for span in (institution, *place) if span is not None]
    unseen.extend(d.span for i in lines for d in dates[i] if span[0] <= d.span[0] < span[1])
    return Schooling(education, institution, when, tuple(sorted(unseen)))


def _before(text: str) -> str | None:
    """The field of "Computer Science, BS"."""
    piece = text.rstrip(" ,:;|-(").rsplit(",", 1)[-1].strip()
    return field_after(": " + piece, sure=True) if piece and len(piece) < 60 else None


def _dates_of(item: _Found, lines: Sequence[int], dates: list[list[DateRange]], span: Span) -> DateRange | None:
    """The dates nearest to the degree: on its line, else above, else below."""
    order = sorted(lines, key=lambda i: (i != item.paragraph, abs(i - item.paragraph), i))
    for i in order:
        own = [d for d in dates[i] if span[0] <= d.span[0] < span[1] and d.fault != "end-before-start"]
        if own:
            return next((d for d in own if d.stated), own[0])
    return None


def _institution(
    paragraphs: list[Paragraph], lines: Sequence[int], dates: list[list[DateRange]], item: _Found, span: Span
) -> tuple[Span | None, list[Span]]:
    """The institution's span and those of places; the field that stands before it on its line is left out."""
    best: Span | None = None
    places: list[Span] = []
    for i in sorted(lines, key=lambda i: (i != item.paragraph, abs(i - item.paragraph), i)):
        paragraph = paragraphs[i]
        left, right = max(paragraph.start, span[0]), min(paragraph.end, span[1])
        if right <= left:
            continue
        blocked = [d.span for d in dates[i]]
        if i == item.paragraph:
            blocked.append((item.start, item.end))
        for piece in pieces_of(paragraph.text[left - paragraph.start : right - paragraph.start], left, blocked):
            if piece.place or is_place(piece.text):
                places.append((piece.start, piece.end))
            elif best is None and names_school(piece.text) and len(piece.text.split()) <= 16:
                cut = _school_start(piece.text, follows=0 <= piece.start - item.end <= 16)
                best = (piece.start + cut, piece.start + _school_end(piece.text, cut))
    return best, places


_FROM = re.compile(r".*\b(?:from|at)\s+(?=(?:the\s+)?[A-Z])", re.DOTALL)
_TAIL = re.compile(
    r"\s+(?:GPA|Expected|Anticipated|Dean's|Cum Laude|Magna|Summa|Graduated|Major|Minor|Coursework|Relevant"
    r"|with|Class of|City(?=\s*(?:[,-]|\Z)))\b.*",
    re.DOTALL,
)


def _school_start(text: str, *, follows: bool) -> int:
    """Where the institution begins in "Business Administration Golden Gate University"."""
    source = _FROM.match(text)
    if source is not None:
        return source.end()
    if not follows:
        return 0
    field = field_after(": " + text, sure=True)
    if field is None:
        return 0
    length = len(field)
    rest = text[length:].lstrip(" ,:-")
    if not names_school(rest):
        return 0
    first = word_list(rest)[:2]
    if first and names_school(first[0]) and not (len(first) > 1 and first[1] == "of"):
        return 0  # the field's last word is the name: "Technical College"
    return len(text) - len(rest)


def _school_end(text: str, start: int) -> int:
    tail = _TAIL.search(text, start)
    return tail.start() if tail is not None else len(text)


def _text(paragraphs: list[Paragraph], span: Span | None) -> str | None:
    if span is None:
        return None
    for paragraph in paragraphs:
        if paragraph.start <= span[0] < paragraph.end:
            text = paragraph.text[span[0] - paragraph.start : span[1] - paragraph.start]
            return _WHITE.sub(" ", text).strip()
    return None


def _left(text: str) -> bool:
    return bool(_cues("not-completed").search(text) or _CREDITS.search(text))


def _state(text: str, when: DateRange | None, as_of: datetime.date) -> State:
    if _left(text):
        return "not-completed"
    if when is not None:
        if when.current or when.fault == "in-the-future":
            return "in-progress"
        if when.last is not None:
            return "in-progress" if when.last > f"{as_of:%Y-%m}"[: len(when.last)] else "completed"
    return "in-progress" if _cues("in-progress").search(text) else "completed"


def _schools_only(paragraphs: list[Paragraph], first: int, last: int, dates: list[list[DateRange]]) -> list[Schooling]:
    """A section that names schools and no degree: entries without a level."""
    found = []
    for i in range(first, last):
        paragraph = paragraphs[i]
        if paragraph.count > _LINE_LIMIT:
            continue
        schools = [
            p for p in pieces_of(paragraph.text, paragraph.start, [d.span for d in dates[i]]) if names_school(p.text)
        ]
        if not schools:
            continue
        span = (schools[0].start, schools[0].end)
        when = dates[i][0] if dates[i] else None
        education = Education(
            level=None,
            field=None,
            institution=schools[0].text,
            state="not-completed" if _left(paragraph.text) else "completed",
            end=when.last if when else None,
            span=(paragraph.start, paragraph.end),
        )
        found.append(Schooling(education, span, when, (span, *(d.span for d in dates[i]))))
    return found


def _outside(
    paragraphs: list[Paragraph], block: Block, dates: list[list[DateRange]], as_of: datetime.date
) -> list[Schooling]:
    entries = []
    for i in range(block.first, block.last):
        paragraph = paragraphs[i]
        for degree in find_degree_words(paragraph.text, schooling=False):
            leads = degree.start < 3 and paragraph.count <= _LINE_LIMIT
            if degree.rank < 2 or not (
                leads or _cues("holds").search(paragraph.text, max(0, degree.start - 30), degree.start)
            ):
                continue
            item = _Found(i, degree, paragraph.start + degree.start, paragraph.start + degree.end)
            end = paragraph.end if leads else min(paragraph.end, item.end + 80)
            entries.append(_entry(paragraphs, dates, item, (item.start, end), as_of))
            break
    return entries


def _distinct(entries: list[Schooling]) -> list[Schooling]:
    """The same degree told twice ("B.A. Psychology, Hill College … Hill College: B.A. 1995") is one."""
    kept: list[Schooling] = []
    for entry in entries:
        new = entry.education
        for other in kept:
            old = other.education
            same_school = word_list(old.institution or "") == word_list(new.institution or "")
            same_field = new.field is None or word_list(old.field or "") == word_list(new.field)
            same_end = new.end is None or old.end is None or new.end[:4] == old.end[:4]
            if old.level == new.level and same_field and same_end and (same_school or new.institution is None):
                break
        else:
            kept.append(entry)
    return kept
