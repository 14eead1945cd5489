"""What the words of a line in an advert say of it: a demand or none, required or preferred, hard or soft.

The wordings are data: ``data/words/role_cues.csv`` (a regular expression a row, by kind). Headings are read elsewhere
(``pages``); here a line stands for itself.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator, Sequence
from functools import cache
from typing import Literal

from skillmatch import resources
from skillmatch.roles.reading import degree_in, years_in
from skillmatch.roles.sentences import sentences

__all__ = ["Strength", "asks", "insists", "is_aside", "parts", "strength", "turn"]

Strength = Literal["required", "preferred", "none"]

_INSISTS = re.compile(r"\bmust (?:have|hold|be|possess)\b|\b(?:required|mandatory|essential)[\s.)\]]*$", re.IGNORECASE)
_BRACKETS = re.compile(r"\s*[(\[](?P<inside>[^()\[\]]+)[)\]]")
_ASIDE_OF_A_DEGREE = re.compile(r"[,;]\s+(?=[^,;]*$)")


@cache
def _cues(kind: str) -> re.Pattern[str]:
    path = resources.data_folder() / "words" / "role_cues.csv"
    with path.open(encoding="utf-8", newline="") as rows:
        wordings = [row["wording"] for row in csv.DictReader(rows) if row["kind"] == kind]
    return re.compile("|".join(f"(?:{wording})" for wording in wordings), re.IGNORECASE)


def strength(text: str) -> Strength | None:
    """How much the words themselves want it; None where they do not say. "none": they say it is not asked.

    >>> strength("Kotlin is a plus"), strength("Driving licence required"), strength("Five years of Java")
    ('preferred', 'required', None)
    """
    if _cues("preferred").search(text):
        return "preferred"
    if _cues("none").search(text):
        return "none"
    return "required" if _cues("required").search(text) else None


def insists(text: str) -> bool:
    """Whether the words insist even under a heading of wishes: "must have", "(required)".

    >>> insists("A driving licence is required"), insists("Knows the required forms")
    (True, False)
    """
    return _INSISTS.search(text) is not None


def is_aside(text: str) -> bool:
    """Whether the line speaks of the employer, of what it offers, or of how to apply: no qualification.

    >>> is_aside("We are an equal opportunity employer")
    True
    """
    return _cues("aside").search(text) is not None


def asks(text: str) -> bool:
    """Whether a line that stands under no heading reads as a demand.

    >>> asks("3 years of experience in sales"), asks("Answer the letters of customers")
    (True, False)
    """
    if is_aside(text):
        return False
    return _cues("demand").search(text) is not None or (degree_in(text) is not None and len(text) < 300)


def parts(text: str) -> Iterator[tuple[str, Strength | None]]:
    """A qualification's line in as many parts as are wanted differently, each with how much its words want it.

    >>> list(parts("Must know Java (Kotlin is a plus)"))
    [('Must know Java', 'required'), ('Kotlin is a plus', 'preferred')]
    >>> list(parts("Knows Java. Likes tea."))
    [('Knows Java. Likes tea.', None)]
    """
    read: list[tuple[str, Strength | None]] = []
    for sentence in sentences(text):
        read += _with_aside(sentence)
    if len({"preferred" if one == "preferred" else one == "none" for _, one in read}) == 1:
        yield text, "required" if any(one == "required" for _, one in read) else read[0][1]
        return
    yield from read


def _with_aside(sentence: str) -> list[tuple[str, Strength | None]]:
    """A bracket, or a last clause with another degree, that is wanted otherwise than the rest."""
    for found in _BRACKETS.finditer(sentence):
        inside = found["inside"].strip()
        rest = " ".join((sentence[: found.start()] + sentence[found.end() :]).split())
        if strength(inside) == "preferred" and len(inside.split()) >= 2 and strength(rest) != "preferred":
            if not _bare(inside):
                return [(rest, strength(rest)), (inside, "preferred")]
            return [(sentence, "preferred")]
    clause = _ASIDE_OF_A_DEGREE.search(sentence)
    if clause is not None:
        head, tail = sentence[: clause.start()], sentence[clause.end() :]
        asked = degree_in(head) is not None or years_in(head) is not None
        if asked and strength(tail) == "preferred" and strength(head) != "preferred" and not _bare(tail):
            return [(head, strength(head)), (tail, "preferred")]
    return [(sentence, strength(sentence))]


def _bare(text: str) -> bool:
    """Whether nothing but the wish stands there: "a big plus", "strongly preferred"."""
    left = _cues("preferred").sub(" ", text)
    return len(re.findall(r"\w{3,}", left)) == 0


def turn(lines: Sequence[str]) -> int | None:
    """In a list without headings, and without words that tell, the line from which on things are rather wished for.

    Such lists begin with what is indispensable, a degree and years. They turn where they ask for a degree again, or
    come to knowledge, character and manners. None: they do not turn. The first line never is the turn.

    >>> turn(["Bachelor's degree in law", "4 years of experience in tax", "Master's degree in tax law"])
    2
    """
    if len(lines) < 3 or any(strength(line) is not None and strength(line) != "required" for line in lines):
        return None
    if degree_in(lines[0]) is None and years_in(lines[0]) is None:
        return None
    for number, line in enumerate(lines[1:], start=1):
        again = degree_in(line) is not None and degree_in(lines[0]) is not None
        if again or _cues("softer").search(line):
            return number
    return None
