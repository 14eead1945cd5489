"""The parts of a position's or degree's header lines: title, organisation, place, dates.

In: the tidy text of a line with the spans of its dates. Out: ``Piece``s, classified by ``wording``. Separators are
bars, bullets, dashes between blanks, wide gaps, "at", dates, and, weaker, commas.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from skillmatch.resume.model import Span
from skillmatch.resume.word_tables import grouped
from skillmatch.resume.wording import PLACEHOLDER, is_place, organisation_strength, place_suffix, title_strength
from skillmatch.skills import fold

__all__ = ["Piece", "pieces_of"]

_STRONG = re.compile(
    r"\s*\.{4,}\s*|\s*[|•;\t]\s*|\s+[-/~]+\s+|\s*\s-|-\s\s*|\s{3,}|\s*@\s*|\s+at\s+(?=[A-Z])|\s*:\s+|\x00+"
)
_COMMA = re.compile(r"\s*,\s*")
_PLACEHOLDERS = re.compile(
    r"company name|(?<=company name )state\b|\bcity\s*,\s*state(?:\s*,\s*(?:usa|us|country))?"
    r"|(?:(?<=name )|(?<!\w )(?<!\w))city(?=\s*(?:$|[|,;-]|\x00))",
    re.IGNORECASE,
)
#: where "Company Name" stands on the line, a "City" behind a title is a placeholder too, not part of a name
_CITY_BEHIND = re.compile(rf"{_PLACEHOLDERS.pattern}|(?<!\w)city\s*$", re.IGNORECASE)
_EXTRAS = re.compile(
    r"\(?\b(?:\d{1,2}\+?\s*(?:years?|yrs?|months?|mos?)\b[\s,.and]*)+\)?|\(?\b(?:full|part)[ -]time\b\)?|\(\s*\)|"
    r"\bhours? per week:?\s*\d*|\b\d{1,2}\s*hours?(?:/| per | a )week\b",
    re.IGNORECASE,
)
_LEGAL = re.compile(r"(.*?\b(?:inc|llc|ltd|corp|gmbh|plc|pvt\.? ltd|limited|corporation)\b\.?),?\s+(.+)", re.IGNORECASE)
_DASH = re.compile(r"\s*-\s*")
_UNIT = re.compile(r"\b(?:Department|Dept\.?|Division|Office) of (?=[A-Z])")
#: an acronym of so many letters before a slash belongs to the title behind it
_SHORT = 3
_ZIP = re.compile(r"(?:\d{5}(?:-\d{4})?|[A-Z]{2}\s+\d{5}|USA?|U\.S\.A?\.?|United States)\Z")


@dataclass(frozen=True, slots=True)
class Piece:
    """A segment of a header. ``title``/``organisation`` are strengths 0–4; ``joined``: a comma stands before it;
    ``dashed``: a dash does; ``unit``: it is a department of an organisation.
    """

    text: str
    start: int
    end: int
    title: int
    organisation: int
    place: bool
    joined: bool
    dashed: bool = False
    unit: bool = False


def pieces_of(text: str, offset: int, dates: Sequence[Span] = ()) -> list[Piece]:
    """The segments of one line, dates, stated durations and empty ones left out.

    >>> [(p.text, p.title, p.place) for p in pieces_of("Chef, Blue Inn | Austin, TX", 0)]
    [('Chef', 4, False), ('Blue Inn', 0, False), ('Austin, TX', 0, True)]
    """
    blanked = text
    for start, end in dates:
        left, right = max(start - offset, 0), min(end - offset, len(text))
        blanked = blanked[:left] + "\0" * (right - left) + blanked[right:]
    blanked = _EXTRAS.sub(lambda match: "\0" * len(match.group()), blanked)
    pieces: list[Piece] = []
    last = 0
    for start, end in _slashed(blanked, _split(blanked, _STRONG)):
        dashed = last > 0 and _DASH.fullmatch(blanked, last, start) is not None
        last = end
        parts = [p for span in _placeholders(blanked, start, end) for p in _comma_pieces(blanked, *span, offset)]
        pieces.extend([replace(parts[0], dashed=True), *parts[1:]] if dashed and parts else parts)
    return pieces


def _slashed(text: str, spans: list[Span]) -> list[Span]:
    """ "QA / QC Manager" and "Sales / Marketing Manager" are one title; "IBM / Clerk" are two pieces."""
    merged: list[Span] = []
    for start, end in spans:
        if merged and text[merged[-1][1] : start].strip() == "/":
            before = text[slice(*merged[-1])]
            short = before.isupper() and len(before) <= _SHORT and not organisation_strength(before)
            if (short or _modifies(before)) and title_strength(text[start:end]) >= 3:
                merged[-1] = (merged[-1][0], end)
                continue
        merged.append((start, end))
    return merged


def _modifies(word: str) -> bool:
    return fold(word) in grouped("title_words", "role", "word")["modifier"]


def _split(text: str, separator: re.Pattern[str], start: int = 0, end: int | None = None) -> list[Span]:
    stop = len(text) if end is None else end
    found: list[Span] = []
    last = start
    for match in separator.finditer(text, start, stop):
        found.append((last, match.start()))
        last = match.end()
    found.append((last, stop))
    return [span for span in (_stripped(text, *span) for span in found) if span[1] > span[0]]


def _stripped(text: str, start: int, end: int) -> Span:
    while start < end and text[start] in " ,.;:|-/()•\n\t\0":
        start += 1
    while end > start and text[end - 1] in " ,;:|-/(•\n\t\0":
        end -= 1
    return start, end


def _placeholders(text: str, start: int, end: int) -> list[Span]:
    """ "Front Desk Agent Company Name City , State" in three."""
    pattern = _CITY_BEHIND if PLACEHOLDER.search(text) else _PLACEHOLDERS
    cuts = [match.span() for match in pattern.finditer(text, start, end)]
    if not cuts:
        return [(start, end)]
    spans: list[Span] = []
    last = start
    for left, right in cuts:
        spans.extend([(last, left), (left, right)])
        last = right
    spans.append((last, end))
    return [span for span in (_stripped(text, *span) for span in spans) if span[1] > span[0]]


def _comma_pieces(text: str, start: int, end: int, offset: int) -> list[Piece]:
    """Segments at commas; "Austin, TX" and "Acme, Inc." stay whole, "Acme Inc Senior Clerk" comes apart."""
    whole = text[start:end]
    if is_place(whole):
        return [_piece(text, start, end, offset, False)]
    spans = [part for span in _split(text, _COMMA, start, end) for part in _town_apart(text, span, end)]
    spans = [part for span in spans for part in _unit_apart(text, span)]
    merged: list[Span] = []
    for span in spans:
        if merged:
            both = text[merged[-1][0] : span[1]]
            tail = text[span[0] : span[1]]
            legal = re.fullmatch(r"(?:inc|llc|ltd|l\.l\.c|corp|co|pllc|p\.?c|lp|llp|plc)\.?", tail, re.IGNORECASE)
            before = text[merged[-1][0] : merged[-1][1]]
            # "Austin, TX": a town that no table knows is one when a state follows; but not behind a title's own comma
            town = (
                is_place(both)
                and not title_strength(before)
                and (is_place(before) or organisation_strength(before) < 2)
            )
            of_town = town and (is_place(tail) or _ZIP.match(tail)) and (len(spans) > 2 or is_place(before))
            if legal or of_town:
                merged[-1] = (merged[-1][0], span[1])
                continue
        merged.append(span)
    found: list[Piece] = []
    for i, (left, right) in enumerate(merged):
        segment = text[left:right]
        legal_form = _LEGAL.fullmatch(segment)
        if legal_form and title_strength(legal_form.group(2)) >= 3 and not PLACEHOLDER.search(segment):
            middle = left + len(legal_form.group(1))
            found.append(_piece(text, left, middle, offset, i > 0))
            found.append(_piece(text, left + legal_form.start(2), right, offset, False))
        else:
            found.append(_piece(text, left, right, offset, i > 0))
    return found


def _town_apart(text: str, span: Span, end: int) -> list[Span]:
    """ "Web Clerk San Francisco" before ", CA" in two."""
    follows = re.match(r"\s*,\s*(?:[A-Z]{2}\b|[A-Z][a-z]+\s*\Z)", text[span[1] : end])
    cut = place_suffix(text[span[0] : span[1]]) if follows else 0
    if not cut:
        return [span]
    return [_stripped(text, span[0], span[0] + cut), (span[0] + cut, span[1])]


def _unit_apart(text: str, span: Span) -> list[Span]:
    """ "Staff Nurse Department of Surgery" in two; "Head of the Department of Surgery" is one."""
    unit = _UNIT.search(text, *span)
    if unit is None or unit.start() == span[0] or PLACEHOLDER.search(text, *span):
        return [span]
    before = text[span[0] : unit.start()].rstrip()
    if before.endswith((" of", " the", " for", " in", " to", "&", " and")) or title_strength(before) < 2:
        return [span]
    return [_stripped(text, span[0], unit.start()), (unit.start(), span[1])]


def _piece(text: str, start: int, end: int, offset: int, joined: bool) -> Piece:
    start, end = _stripped(text, start, end)
    segment = text[start:end]
    place = is_place(segment)  # then it is nothing else: the "CO" of "Denver, CO" is no legal form
    return Piece(
        text=segment,
        start=offset + start,
        end=offset + end,
        title=0 if place else title_strength(segment),
        organisation=0 if place else organisation_strength(segment),
        place=place,
        joined=joined,
        unit=_UNIT.match(segment) is not None,
    )
