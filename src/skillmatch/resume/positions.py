"""Positions: sections and dates in, ``Position``s out (title, organisation, place, dates, months, span).

``entry_headers`` finds where each entry begins; here its pieces become title, organisation and place. Experience,
internships and military service count as jobs; dated entries of project sections are projects, of volunteering
sections volunteering. Without an experience section the whole text is searched for ranges beside titles.
"""

from __future__ import annotations

import itertools
import re
from dataclasses import dataclass, replace
from typing import Literal

from skillmatch.resume.dates import DateRange
from skillmatch.resume.entry_headers import Header, find_headers
from skillmatch.resume.header_parts import Piece
from skillmatch.resume.model import Position, Span
from skillmatch.resume.months import MonthSpan
from skillmatch.resume.paragraphs import Paragraph
from skillmatch.resume.sections import Block
from skillmatch.resume.wording import PLACEHOLDER, names_school, title_strength, word_list

__all__ = ["Entry", "find_positions"]

PositionKind = Literal["job", "internship", "project", "volunteering"]

_INTERN = re.compile(
    r"\b(?:intern|interns|internship|externship|extern|trainee|co-?op|apprentice|apprenticeship|practicum|stagiaire|praktikant)\b"
)
#: what stands beside a project's name and is no organisation: "GitHub Link"
_LINK = re.compile(r"\b(?:link|github|gitlab|demo|repository|repo|website)\b|\.(?:com|io|org)\b", re.IGNORECASE)
#: a line of so many words may say a title and an employer
_SHORT_LINE = 16
_BEFORE_EMPLOYER = re.compile(r"(?P<title>\S.*?)\s+[-@|]\s+(?P<employer>.*\S)\s*")
_KINDS: dict[str, PositionKind] = {"experience": "job", "projects": "project", "volunteering": "volunteering"}
_STUDIES = re.compile(
    r"\b(?:bachelor|master|b\.?s\.?c?|b\.?a|m\.?s\.?c?|mba|ph\.?d|diploma|degree|associate of|b\.?\s?tech"
    r"|b\.?e|gpa|major|minor|coursework|thesis)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Entry:
    """A position with what only this package needs: its months as a span, its header's spans.

    ``unseen`` are employer, place and date spans: no score counts words there.
    """

    position: Position
    months: MonthSpan | None
    dates: DateRange | None
    unseen: tuple[Span, ...]


def find_positions(
    paragraphs: list[Paragraph], blocks: list[Block], dates: list[list[DateRange]], view: str
) -> list[Entry]:
    """All positions in the order of the text; exact repetitions are left out."""
    sought = [b for b in blocks if b.kind in _KINDS]
    entries: list[Entry] = []
    if not any(b.kind == "experience" for b in sought):
        open_kinds = ("contact", "summary", "other", "objective", "awards")
        for block in blocks:
            if block.kind in open_kinds:
                entries.extend(_entries(paragraphs, block, dates, view, "job", sectioned=False))
    for block in sought:
        entries.extend(_entries(paragraphs, block, dates, view, _KINDS[block.kind], sectioned=True))
    entries.sort(key=lambda entry: entry.position.span)
    return _titled_elsewhere(_distinct(entries), paragraphs)


def _entries(
    paragraphs: list[Paragraph],
    block: Block,
    dates: list[list[DateRange]],
    view: str,
    kind: PositionKind,
    *,
    sectioned: bool,
) -> list[Entry]:
    first = block.first + 1 if block.heading is not None and not block.content else block.first
    if first >= block.last:
        return []
    job = kind == "job"
    headers = find_headers(
        paragraphs,
        first,
        block.last,
        dates,
        lone_dates=sectioned,
        undated=sectioned and job,
        projects=kind == "project",
    )
    heading = paragraphs[block.heading].text.lower() if block.heading is not None else ""
    entries: list[Entry] = []
    for i, header in enumerate(headers):
        last = headers[i + 1].lines[0] if i + 1 < len(headers) else block.last
        end = paragraphs[last - 1].end
        entry = _entry(header, end, view, kind, heading)
        if entry is not None and entries and _mere_dates(entry, entries[-1]):
            before = entries[-1]
            entries[-1] = replace(
                before,
                position=replace(before.position, span=(before.position.span[0], end)),
                unseen=before.unseen + entry.unseen,
            )
        elif entry is not None and (sectioned or title_strength(entry.position.title) >= 3):
            entries.append(entry)
    return entries


def _mere_dates(entry: Entry, before: Entry) -> bool:
    """Dates without title and employer that lie within the entry before: its own dates, told again."""
    position = entry.position
    if position.title or position.organisation or entry.months is None or before.months is None:
        return False
    return before.months[0] <= entry.months[0] + 1 and entry.months[1] <= before.months[1] + 1


def _entry(header: Header, end: int, view: str, kind: PositionKind, heading: str) -> Entry | None:
    title, employer, place = _roles(header.pieces)
    stretch = header.range
    text_of_header = " ".join(piece.text for piece in header.pieces)
    studying = _STUDIES.search(text_of_header) or names_school(text_of_header)
    if (
        not any(p.title >= 2 for p in title)
        and studying
        and (kind == "project" or (kind == "job" and not any(p.organisation >= 4 for p in header.pieces)))
    ):
        return None  # schooling that stands in an experience section
    if not title and not employer and stretch is None:
        return None
    title_text, title_span = _joined(title, view)
    if stretch is None and kind not in ("job", "project"):
        return None
    if kind in ("job", "volunteering") and (_INTERN.search(title_text.lower()) or "intern" in heading):
        kind = "internship"
    if kind == "project":
        employer = [p for p in employer if p.title < 2 and not _LINK.search(p.text)]
    organisation, organisation_span = _joined(employer, view)
    place_text, _ = _joined(place, view)
    position = Position(
        title=title_text,
        organisation=organisation,
        place=place_text or None,
        start=stretch.start if stretch else None,
        end=stretch.end if stretch and not (stretch.current and stretch.fault is None) else None,
        current=bool(stretch and stretch.current),
        precision=stretch.precision if stretch else "none",
        months=stretch.months[1] - stretch.months[0] if stretch and stretch.months else 0,
        span=(header.start, max(end, header.body)),
        title_span=title_span,
        organisation_span=organisation_span,
        kind=kind,
    )
    unseen = [(p.start, p.end) for p in (*employer, *place)] + [d.span for d in header.dates]
    return Entry(position, stretch.months if stretch else None, stretch, tuple(sorted(unseen)))


def _roles(pieces: list[Piece]) -> tuple[list[Piece], list[Piece], list[Piece]]:
    """Which pieces are title, organisation and place; those that say neither join the title or employer before."""
    place = [p for p in pieces if p.place]
    rest = [p for p in pieces if not p.place]
    if not rest:
        return [], [], place
    best_title = max(rest, key=lambda p: (p.title - (p.organisation >= 4) * 4, -p.start))
    has_title = best_title.title >= 2 and best_title.organisation < 4
    others = [p for p in rest if p is not best_title] if has_title else rest
    employer = _employer(others, has_title)
    if not has_title:
        unnamed = [p for p in rest if p is not employer]
        if employer is None or employer.organisation < 2:
            # two unknown names: the first is the title, unless only one stands there
            best_title, employer = rest[0], rest[1] if len(rest) > 1 else None
            has_title = len(rest[0].text.split()) <= 9
        elif unnamed:
            best_title = unnamed[0]
            has_title = len(best_title.text.split()) <= 9 and best_title.organisation < 4
    if not has_title:
        return [], [employer] if employer is not None else [], place
    title = [best_title]
    employers = [employer] if employer is not None else []
    surely_employed = employer is not None and employer.organisation >= 3
    for piece in rest:
        if piece in title or piece in employers:
            continue
        index = rest.index(piece)
        before = rest[index - 1] if index else None
        named_behind = piece.joined or piece.title >= 3 or (piece.dashed and surely_employed and _specifies(piece))
        if piece.unit and employers:
            employers.append(piece)  # "Nurse Department of Surgery | Hill Hospital"
        elif before in title and piece.organisation < 4 and named_behind:
            title.append(piece)  # "Manager, Payroll", "RN - Care Manager", "Manager - Healthcare"
        elif piece.joined and before in employers:
            employers.append(piece)  # "Acme, Plant Two"
    return title, employers, place


def _specifies(piece: Piece) -> bool:
    """Whether what stands behind a dash says which kind of job it is, and is no other name."""
    return piece.organisation < 2 and len(piece.text.split()) <= 5


def _employer(pieces: list[Piece], has_title: bool) -> Piece | None:
    sure = [p for p in pieces if p.organisation >= 2 and p.title < 4]
    if sure:
        return max(sure, key=lambda p: (p.organisation, -p.start))
    if not has_title:
        return None
    # not joined to the title by a comma comes first: "Manager, Payroll | Blue Harbor"
    unknown = sorted((p for p in pieces if p.title < 3), key=lambda p: (len(p.text) <= 3, p.joined, p.start))
    return unknown[0] if unknown else None


def _joined(pieces: list[Piece], view: str) -> tuple[str, Span | None]:
    """The pieces as one text: as written where they stand side by side, with commas where something stands between."""
    if not pieces:
        return "", None
    ordered = sorted(pieces, key=lambda p: p.start)
    text = ordered[0].text
    for before, piece in itertools.pairwise(ordered):
        gap = view[before.end : piece.start]
        beside = len(gap) <= 4 and (gap.strip() or "\n" not in gap)
        text += (" ".join(gap.split("\n")) if beside else ", ") + piece.text
    return " ".join(text.split()), (ordered[0].start, ordered[-1].end)


def _distinct(entries: list[Entry]) -> list[Entry]:
    """A page printed twice holds each job once."""
    seen: set[tuple[object, ...]] = set()
    kept = []
    for entry in entries:
        position = entry.position
        key = (word_list(position.title), word_list(position.organisation), position.start, position.end)
        if position.start is not None and key in seen:
            continue
        seen.add(key)
        kept.append(entry)
    return kept


def _titled_elsewhere(entries: list[Entry], paragraphs: list[Paragraph]) -> list[Entry]:
    """Gives an entry without a title the one that a line elsewhere puts before its employer: "Welder - Ost Quarry".

    Of several entries at one employer the first has it.
    """
    untitled: dict[tuple[str, ...], int] = {}
    for i, entry in enumerate(entries):
        employer = tuple(word_list(entry.position.organisation))
        if not entry.position.title and employer and not PLACEHOLDER.search(entry.position.organisation):
            untitled.setdefault(employer, i)
    spans = [entry.position.span for entry in entries]
    found = list(entries)
    for paragraph in paragraphs if untitled else ():
        line = _BEFORE_EMPLOYER.fullmatch(paragraph.text) if paragraph.count <= _SHORT_LINE else None
        if line is None or any(start <= paragraph.start < end for start, end in spans):
            continue
        place = untitled.get(tuple(word_list(line["employer"])))
        title = line["title"].strip()
        if place is None or found[place].position.title or title_strength(title) < 2:
            continue
        span = (paragraph.start + line.start("title"), paragraph.start + line.start("title") + len(title))
        found[place] = replace(found[place], position=replace(found[place].position, title=title, title_span=span))
    return found
