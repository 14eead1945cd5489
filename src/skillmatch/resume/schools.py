"""Where a degree's entry names its institution: lines around the degree in, spans out.

"Business Administration Golden Gate University" holds a field before the institution, "Hill College GPA: 4.0" a tail
behind it; both are cut off before anything is counted.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from skillmatch.resume.header_parts import Piece, pieces_of
from skillmatch.resume.model import Span
from skillmatch.resume.paragraphs import Paragraph
from skillmatch.resume.study_fields import field_after
from skillmatch.resume.wording import is_place, names_school, word_list

__all__ = ["find_school"]

#: a longer piece is a sentence
_WORDS = 16
#: the field may stand so many characters behind the degree's name and still belong to it
_BEHIND = 16
_FROM = re.compile(r".*\b(?:from|at)\s+(?=(?:the\s+)?[A-Z])", re.DOTALL)
_TAIL = re.compile(
    r"\s+(?:GPA|Expected|Anticipated|Dean's|Cum Laude|Magna|Summa|Phi|Graduated|Major|Minor|Coursework|Relevant"
    r"|with|affiliated|in collaboration|Class of|City(?=\s*(?:[,-]|\Z)))\b.*",
    re.DOTALL,
)
#: "University of Massachusetts at Lowell": the town of one campus
_CAMPUS = re.compile(r"\s+at\s+\Z")
_ASIDE = re.compile(r"\A\s*\([^)]*\)")
#: what a school calls itself and no field ends in: "Accounting American University"
_CALLED = frozenset({"american", "community", "international", "national", "technical"})
#: what may stand between a degree's name and its field
_LEAD = re.compile(r"(?:[\s,:(-]|(?:majoring|major|minor|with|degree|in|of|the|and|an?)\b|&)*", re.IGNORECASE)
_SMALL = frozenset({"of", "the", "and", "at", "in", "for", "de", "la", "del", "y", "&"})


def find_school(
    paragraphs: list[Paragraph],
    lines: Sequence[int],
    blocked: Sequence[Sequence[Span]],
    own: int,
    degree: Span,
    span: Span,
) -> tuple[Span | None, list[Span]]:
    """The institution's span and those of places, within ``span``: on the degree's ``own`` line, else on the nearest.

    ``blocked`` are the spans of dates of every paragraph, ``degree`` is where the degree is named.
    """
    best: Span | None = None
    places: list[Span] = []
    for i in sorted(lines, key=lambda i: (i != own, abs(i - own), i)):
        paragraph = paragraphs[i]
        left, right = max(paragraph.start, span[0]), min(paragraph.end, span[1])
        if right <= left:
            continue
        apart = [*blocked[i], degree] if i == own else list(blocked[i])
        pieces = pieces_of(paragraph.text[left - paragraph.start : right - paragraph.start], left, apart)
        for order, piece in enumerate(pieces):
            if best is not None and piece.start < best[1]:
                continue
            if piece.place or is_place(piece.text):
                places.append((piece.start, piece.end))
            elif best is None and names_school(piece.text):
                cut = _start(
                    piece.text, follows=0 <= piece.start - degree[1] <= _BEHIND or piece.text.startswith(("and ", "& "))
                )
                end = _end(piece.text, cut)
                named = piece.text[cut:end]
                if not names_school(named) or len(named.split()) > _WORDS or _tells(named):
                    continue
                stop = piece.start + end
                if end == len(piece.text) and order + 1 < len(pieces):
                    stop = _with_campus(paragraph, stop, pieces[order + 1])
                best = (piece.start + cut, stop)
    return best, places


def _with_campus(paragraph: Paragraph, end: int, following: Piece) -> int:
    gap = paragraph.text[end - paragraph.start : following.start - paragraph.start]
    campus = following.text
    if _CAMPUS.match(gap) and len(campus.split()) <= 3 and not names_school(campus):
        return following.end
    return end


def _start(text: str, *, follows: bool) -> int:
    """Where the institution begins in "Business Administration Golden Gate University"."""
    source = _FROM.match(text)
    if source is not None:
        return source.end()
    if not follows:
        return 0
    field = field_after(": " + text, sure=True)
    lead = _LEAD.match(text)
    begin = lead.end() if lead is not None else 0
    if field is None or not text.startswith(field, begin):
        return begin if text.startswith(("and ", "& ")) else 0
    rest = _ASIDE.sub("", text[begin + len(field) :]).lstrip(" ,:-)")
    if not names_school(rest):
        return 0
    first = word_list(rest)[:2]
    # the run of known words reaches up to "College" or "Institute": its end may be the name's begin
    words = list(re.finditer(r"\S+", field))
    called = len(words)
    while called and words[called - 1].group().lower() in _CALLED:
        called -= 1
    if called < len(words):
        return begin + words[called].start() if called else 0
    if not first or not names_school(first[0]):
        return len(text) - len(rest)
    last = words[-1].group().lower()
    if first[0] != "university" and last in (word.group().lower() for word in words[:-1]):
        return begin + words[-1].start()  # "Culinary Arts Culinary Institute"
    if len(first) > 1 and first[1] == "of":
        return len(text) - len(rest)
    return 0  # the field's last word is the name: "Law School"


def _tells(text: str) -> bool:
    """Whether a piece tells a tale rather than a name."""
    words = [word for word in text.split() if word.lower() not in _SMALL]
    lower = sum(word[:1].islower() for word in words)
    return 3 < lower < len(words) or text.split()[0] in _SMALL - {"the", "and", "&", "la", "del"}


def _end(text: str, start: int) -> int:
    tail = _TAIL.search(text, start)
    return tail.start() if tail is not None else len(text)
