"""Fields of study: what stands behind a degree's name in, the field alone out.

``study_fields.csv`` holds the words of which names of fields are made; the field is the first run of them, small
words between them included. Where the first word is none of them, a short capitalised run counts.
"""

from __future__ import annotations

import re

from skillmatch.resume.word_tables import column
from skillmatch.resume.wording import is_place, names_school
from skillmatch.skills import fold

__all__ = ["field_after", "trade_before"]

_LEAD = re.compile(
    r"[\s)\]]*(?:degree\b|(?:degree )?(?:candidate|student)\b|and (?:sciences?|arts|letters)\b)?[\s.]*"
    r"(?:\((?:hons?|honou?rs)\.?\)"
    r"|\((?P<inside>[^)]{2,60})\))?[\s,.:;|-]*"
    r"(?:(?:with|and)?\s*(?:a\s+|an\s+)?(?:dual\s+|double\s+)?(?:degree|majors?|majoring|concentration|emphasis|specialization|specialisation|honou?rs)?\s*"
    r"(?P<in>in|of|on|:|-)\s+)?(?:the\s+)?[:\s-]*",
    re.IGNORECASE,
)
_SMALL = frozenset(
    [
        "and",
        "of",
        "in",
        "with",
        "the",
        "for",
        "to",
        "&",
        "a",
        "an",
        "emphasis",
        "concentration",
        "minor",
        "major",
        "track",
        "option",
    ]
)
_TOKEN = re.compile(r"[^\W\d_][\w&'.-]*|&|[/+]|[,:;|()]|\d+")
_STOP = frozenset(":;|()")
_LONGEST = 8


def field_after(text: str, *, sure: bool = False) -> str | None:
    """The field that a text behind a degree's name tells, or None. ``sure``: only known words count.

    >>> field_after(" in Computer Science, 2019"), field_after(" : accounting University of Houston")
    ('Computer Science', 'accounting')
    >>> field_after(", Ohio State University")
    """
    lead = _LEAD.match(text)
    start = lead.end() if lead is not None else 0
    said = bool(lead and (lead["in"] or lead["inside"]))
    known = column("study_fields", "word")
    tokens = [(m.group(), m.start(), m.end()) for m in _TOKEN.finditer(text, start, min(len(text), start + 120))]
    if not tokens:
        return lead["inside"] if lead and lead["inside"] and not sure else None
    end = 0
    words = 0
    unknown = 0
    for i, (token, _left, right) in enumerate(tokens):
        plain = fold(token).strip(".'")
        if token in _STOP or token.isdigit() or words >= _LONGEST:
            break
        if plain in known or any(part in known for part in re.split(r"[-&]", plain) if len(part) > 2):
            end, words, unknown = right, words + 1, 0
        elif token == ",":
            following = fold(tokens[i + 1][0]) if i + 1 < len(tokens) else ""
            if following not in known and following not in _SMALL:
                break
        elif plain in _SMALL or token in "/+":
            if not words or plain == "in":
                break
        else:
            unknown += 1
            ahead = [fold(t) for t, _, _ in tokens[i + 1 : i + 3]]
            further = " ".join(t for t, _, _ in tokens[i + 1 : i + 5])
            # one unknown word may stand inside a field: "Petroleum Geosystems Engineering"
            if (
                unknown > 1
                or names_school(token)
                or not ahead
                or not any(a in known for a in ahead)
                or names_school(further)
            ):
                break
            if not words and sure:
                break
    if words:
        return _clean(text[tokens[0][1] : end])
    if sure or not said:
        return None
    run = re.match(r"(?:[A-Z][\w'&.-]*\s*(?:and\s+|of\s+|&\s*)?){1,5}", text[start:])
    if run is None or names_school(run.group()) or is_place(run.group().strip()):
        return None
    return _clean(run.group())


_CAPITALISED = re.compile(r"(?:(?:[A-Z][\w'&/-]*|and|of|in|&)\s+){0,5}[A-Z][\w'&/-]*\s*\Z")
_APART = re.compile(r".*(?:[,:;|•()]|\s-|-\s|\d)\s*|.*\b(?:City|State)\b\s*", re.DOTALL)


def trade_before(text: str) -> str | None:
    """The trade that is named right before "Certificate", or None.

    >>> trade_before("Hill College , State Boat Painting"), trade_before("Gift"), trade_before("Elm College Welding")
    ('Boat Painting', None, 'Welding')
    """
    apart = _APART.match(text)
    rest = text[apart.end() :] if apart is not None else text
    rest = re.sub(r"\A(?:City|State)\b[\s,]*", "", rest)
    words = re.sub(r"\A(?:Completed|Earned|Received|Obtained|Holds)\s+", "", rest).split()
    for i in range(len(words), 0, -1):
        if names_school(words[i - 1]):
            words = words[i:]
            break
    named = " ".join(words)
    if not words or words[0] in _SMALL or words == ["General"] or _CAPITALISED.fullmatch(named) is None:
        return None
    known = column("study_fields", "word")
    return named if any(fold(word) in known for word in words) else None


def _clean(text: str) -> str | None:
    words = text.strip(" ,.:;-&/").split()
    half = len(words) // 2
    if half and words[:half] == words[half:]:
        words = words[:half]  # told twice in a row
    return " ".join(words) or None
