"""Education: sections and dates in, ``Education`` entries out (level, field, institution, state, end).

Each name of a degree (``degrees``) begins an entry; the lines around it give field, institution and dates. Without a
section of its own, education is read from lines that begin with a degree, or from "holds a Master's degree in …".
A degree is in progress when its words say so or its end lies beyond ``as_of``; an expected end that has passed counts
as reached. A degree that was left, or of which courses only are told, is not completed; "3 years studying Nutrition"
is an entry without a level.
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
from skillmatch.resume.education_lines import degrees_apart
from skillmatch.resume.header_parts import pieces_of
from skillmatch.resume.model import Education, SectionKind, Span
from skillmatch.resume.paragraphs import Paragraph
from skillmatch.resume.schools import find_school
from skillmatch.resume.sections import Block
from skillmatch.resume.study_fields import field_after, trade_before
from skillmatch.resume.word_tables import table
from skillmatch.resume.wording import names_school, word_list

__all__ = ["Schooling", "find_education"]

State = Literal["completed", "in-progress", "not-completed"]

#: "60 credits" are told by who has no degree
_CREDITS = re.compile(r"\b\d+ (?:credits?|credit hours|units|semester hours)\b", re.IGNORECASE)
#: names of degrees that are words of their own in the middle of a line
_WEAK = frozenset({"master", "masters", "associate", "graduation", "doctor", "bachelor"})
#: "Certificate # 123" is the number of a certificate, no certificate of study
_NUMBERED = re.compile(r"\s*(?:#|no\b\.?|number\b|id\b)\s*:?\s*[\w-]*\d", re.IGNORECASE)
_YEARS_OF_STUDY = re.compile(
    r"\b(?:\d|one|two|three|four) (?:years?|semesters?|terms?) (?:of )?(?:stud(?:y|ies|ying)|coursework)\b(?: of| in)?",
    re.IGNORECASE,
)
#: sections in which people without a section of education tell of degrees
_ELSEWHERE: tuple[SectionKind, ...] = (
    "contact", "summary", "other", "certificates", "skills", "awards", "publications"
)  # fmt: skip
#: headings that stand within education and are no end of it
_WITHIN: frozenset[SectionKind] = frozenset({"awards", "publications", "certificates", "other"})
_LINE_LIMIT = 24
_LEADING = 3
#: the school behind "Diploma"
_OF_SCHOOL = re.compile(r"[^;|\n]{0,45}?\b(?:high|secondary|senior|grammar)\s+school\b", re.IGNORECASE)
#: a licence below a degree is dated for itself
_LICENCE = re.compile(r"(?:\S+\s+)?(?:licen[cs]e[ds]?|licensure|certified|registered|member)\b", re.IGNORECASE)
_WHITE = re.compile(r"\s+")
#: "School ofManagement"
_LOST_SPACE = re.compile(r"\bof(?=[A-Z][a-z])")


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
    paragraphs, blocks, dates = degrees_apart(paragraphs, blocks, dates)
    entries: list[Schooling] = []
    within = False
    for block in blocks:
        if block.kind == "education":
            entries.extend(_in_section(paragraphs, block, dates, as_of))
            within = True
        elif within and block.kind in _WITHIN:
            entries.extend(_outside(paragraphs, block, dates, as_of, told=False))
        else:
            within = False
    if not any(entry.education.level for entry in entries):
        for block in blocks:
            if block.kind in _ELSEWHERE:
                entries.extend(_outside(paragraphs, block, dates, as_of, told=True))
    entries.sort(key=lambda entry: entry.education.span)
    return _distinct(entries)


def _in_section(
    paragraphs: list[Paragraph], block: Block, dates: list[list[DateRange]], as_of: datetime.date
) -> list[Schooling]:
    first = block.first + (1 if block.heading is not None and not block.content else 0)
    found: list[_Found] = []
    for i in range(first, block.last):
        found.extend(_degrees_of(paragraphs[i], i, block.content if i == block.first else 0))
    studies = [entry for i in range(first, block.last) if (entry := _studies(paragraphs[i], dates[i])) is not None]
    if not found:
        return studies or _schools_only(paragraphs, first, block.last, dates)
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
    entries = studies
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
        if kept and kept[-1].label == "diploma" and not degree.rank and _OF_SCHOOL.match(text, kept[-1].end):
            kept[-1] = replace(kept[-1], level=degree.level)  # "Diploma, Hill High School"
            continue
        before = text[: degree.start].rstrip()
        at_start = not before or before[-1] in ",|:;-(•./" or before[-1].isdigit() or len(before) <= skip
        weak = degree.rank <= 1 or degree.label in _WEAK
        of_school = degree.rank <= 1 and (names_school(before) or "school diploma" in degree.label)
        trade = _trade(text, degree, kept)
        if weak and not at_start and not of_school and trade is None:
            continue
        if degree.rank == 1 and _NUMBERED.match(text, degree.end):
            continue
        if trade is not None:
            degree = replace(degree, field=trade)
        if paragraph.count > _LINE_LIMIT and degree.start > 90 and not degree.plain and trade is None:
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


def _trade(text: str, degree: DegreeWords, kept: Sequence[DegreeWords]) -> str | None:
    """The trade of "Aircraft Painting Certificate"; none in a mere list of certificates."""
    if degree.rank != 1 or not degree.label.startswith(("certificate", "diploma")):
        return None
    trade = trade_before(text[: degree.start])
    if trade is None or (kept and kept[-1].end > degree.start - len(trade) - 2):
        return None
    return trade if len(re.findall(r"\bcertificates?\b", text, re.IGNORECASE)) < 3 else None


def _entry(
    paragraphs: list[Paragraph], dates: list[list[DateRange]], item: _Found, span: Span, as_of: datetime.date
) -> Schooling:
    own = paragraphs[item.paragraph]
    near = list(range(max(0, item.paragraph - _LEADING), min(len(paragraphs), item.paragraph + 4)))
    near = [
        i for i in near if (paragraphs[i].start >= span[0] - 1 and paragraphs[i].start < span[1]) or i == item.paragraph
    ]
    lines = [i for i in near if i == item.paragraph or paragraphs[i].count <= _LINE_LIMIT]
    dating = [i for i in lines if i == item.paragraph or not _LICENCE.match(paragraphs[i].text)]
    when = _dates_of(item, dating, dates, span)
    spans = [[d.span for d in found] for found in dates]
    institution, place = find_school(paragraphs, lines, spans, item.paragraph, (item.start, item.end), span)
    stop = min([own.end, span[1], *(d.span[0] for d in dates[item.paragraph] if d.span[0] >= item.end)])
    if institution is not None and institution[0] >= item.end:
        stop = min(stop, institution[0])
    trade = item.degree.field if item.degree.label.startswith(("certificate", "diploma")) else ""
    field = trade or field_after(own.text[item.end - own.start : stop - own.start])
    if trade and institution is None:
        institution = _giver(own, (item.end, min(own.end, span[1])), [d.span for d in dates[item.paragraph]])
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
        if field is not None or item.degree.field or i not in lines:
            continue
        named = institution is not None and paragraphs[i].start <= institution[0] < paragraphs[i].end
        if paragraphs[i].count <= 12 or (named and i > item.paragraph):
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


def _giver(paragraph: Paragraph, span: Span, dates: Sequence[Span]) -> Span | None:
    """The organisation right behind "Human Resources Certificate"."""
    text = paragraph.text[span[0] - paragraph.start : span[1] - paragraph.start]
    first = next(iter(pieces_of(text, span[0], dates)), None)
    return (first.start, first.end) if first is not None and first.organisation >= 2 else None


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


def _text(paragraphs: list[Paragraph], span: Span | None) -> str | None:
    if span is None:
        return None
    for paragraph in paragraphs:
        if paragraph.start <= span[0] < paragraph.end:
            text = paragraph.text[span[0] - paragraph.start : span[1] - paragraph.start]
            return _LOST_SPACE.sub("of ", _WHITE.sub(" ", text)).strip()
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


def _studies(paragraph: Paragraph, dates: list[DateRange]) -> Schooling | None:
    """ "Nutrition | West Elm Wesleyan | 3 years studying nutrition": an entry without a level."""
    years = _YEARS_OF_STUDY.search(paragraph.text)
    if years is None or find_degree_words(paragraph.text, schooling=True):
        return None
    pieces = pieces_of(paragraph.text[: years.start()], paragraph.start, [d.span for d in dates])
    named = next((p for p in pieces if not p.place), None)
    field = field_after(": " + paragraph.text[years.end() :], sure=True)
    span = None
    if named is not None:
        subject = field_after(": " + named.text, sure=True) or ""
        if subject and named.text.startswith(subject):
            skip = len(subject) + len(named.text) - len(subject) - len(named.text[len(subject) :].lstrip(" ,"))
            span = (named.start + skip, named.end) if named.start + skip < named.end else None
        else:
            span = (named.start, named.end)
        field = field or subject or None
    if field is None:
        return None
    when = dates[0] if dates else None
    education = Education(
        level=None,
        field=field,
        institution=_text([paragraph], span),
        state="not-completed",
        end=when.last if when is not None else None,
        span=(paragraph.start, paragraph.end),
    )
    unseen = [d.span for d in dates] + ([span] if span is not None else [])
    return Schooling(education, span, when, tuple(sorted(unseen)))


def _outside(
    paragraphs: list[Paragraph], block: Block, dates: list[list[DateRange]], as_of: datetime.date, *, told: bool
) -> list[Schooling]:
    """Degrees outside a section of their own: lines that begin with one; ``told``: "holds a Master's degree" too."""
    entries = []
    for i in range(block.first, block.last):
        paragraph = paragraphs[i]
        for degree in find_degree_words(paragraph.text, schooling=False):
            leads = degree.start < 3 and paragraph.count <= _LINE_LIMIT
            holds = told and _cues("holds").search(paragraph.text, max(0, degree.start - 30), degree.start)
            if degree.rank < 2 or not (leads or holds):
                continue
            item = _Found(i, degree, paragraph.start + degree.start, paragraph.start + degree.end)
            end = paragraph.end if leads else min(paragraph.end, item.end + 80)
            entries.append(_entry(paragraphs, dates, item, (item.start, end), as_of))
            break
    return entries


def _told_shorter(old: Education, new: Education) -> bool:
    """Whether both end in the same year at the same school and one tells more of field or school than the other."""
    if old.end is None or new.end is None or old.end[:4] != new.end[:4]:
        return False
    schools = [word_list(e.institution or "") for e in (old, new)]
    fields = [word_list(e.field or "") for e in (old, new)]
    short, long = sorted(schools, key=len)
    brief, whole = sorted(fields, key=len)
    return len(short) > 1 and long[-len(short) :] == short and len(brief) > 0 and whole[: len(brief)] == brief


def _distinct(entries: list[Schooling]) -> list[Schooling]:
    """The same degree told twice ("B.A. Psychology, Hill College … Hill College: B.A. 1995") is one.

    What the second telling says of its state holds for a degree without dates ("60 credits towards the B.A.").
    """
    kept: list[Schooling] = []
    for entry in entries:
        new = entry.education
        for order, other in enumerate(kept):
            old = other.education
            same_school = word_list(old.institution or "") == word_list(new.institution or "")
            same_field = new.field is None or word_list(old.field or "") == word_list(new.field)
            same_field = same_field or _told_shorter(old, new)
            same_end = new.end is None or old.end is None or new.end[:4] == old.end[:4]
            same_school = same_school or _told_shorter(old, new)
            if old.level == new.level and same_field and same_end and (same_school or new.institution is None):
                told = new.field is None and order == len(kept) - 1
                if told and old.state == "completed" and old.end is None:
                    kept[order] = replace(other, education=replace(old, state=new.state))
                break
        else:
            kept.append(entry)
    return kept
