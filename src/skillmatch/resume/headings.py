"""Whether a paragraph is a section heading, and of which kind: its words decide, by ``section_headings.csv``.

In: the words of one paragraph. Out: ``Heading`` (kind, whether it needs style to be one, where its words end) or None.
Case, numbering, punctuation, "&", spread letters ("E D U C A T I O N") and lost spaces ("WORKEXPERIENCE") don't matter.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import cast

from skillmatch.resume.model import SectionKind
from skillmatch.resume.word_tables import table
from skillmatch.skills import fold

__all__ = ["Heading", "heading_of", "inline_heading_of", "run_on_heading"]

_LONGEST = 60
_NUMBERING = re.compile(r"^(?:\(?(?:\d{1,2}|[ivx]{1,4})[.):]\s*|\d{1,2}\s+)", re.IGNORECASE)
_CONTINUED = re.compile(r"\s*\(?\b(?:continued|cont'?d|cont)\b\.?\)?\s*$", re.IGNORECASE)
_AND = re.compile(r"\s*[&+/]\s*|\s*,\s*(?:and\s+)?")
_NOISE = re.compile(r"[^a-z0-9&+/, ]+")
_SPREAD = re.compile(r"^(?:\S ){3,}\S$")
_SPREAD_WORDS = re.compile(r"^(?:\S(?: \S)*(?:  +|$)){1,4}$")
#: last words that make a heading of up to four words in capitals, larger or marked: "DENTAL ASSISTING EXPERIENCE"
_FAMILIES: dict[str, SectionKind] = {
    "experience": "experience",
    "employment": "experience",
    "history": "experience",
    "skills": "skills",
    "competencies": "skills",
    "proficiencies": "skills",
    "expertise": "skills",
    "strengths": "skills",
    "education": "education",
    "certifications": "certificates",
    "certificates": "certificates",
    "licenses": "certificates",
    "training": "certificates",
    "projects": "projects",
    "publications": "publications",
    "presentations": "publications",
    "awards": "awards",
    "honors": "awards",
    "achievements": "awards",
    "accomplishments": "awards",
    "affiliations": "other",
    "memberships": "other",
    "references": "references",
    "interests": "interests",
    "summary": "summary",
    "profile": "summary",
    "objective": "objective",
}


@dataclass(frozen=True, slots=True)
class Heading:
    """``needs_style``: the words are also ordinary items of a list. ``end``: where the heading's words end."""

    kind: SectionKind
    needs_style: bool
    end: int


@cache
def _exact() -> dict[str, tuple[SectionKind, bool]]:
    return {
        _normal(row["heading"]): (cast(SectionKind, row["kind"]), row["needs"] == "style")
        for row in table("section_headings")
    }


@cache
def _squeezed() -> dict[str, tuple[SectionKind, bool]]:
    return {key.replace(" ", ""): value for key, value in _exact().items() if len(key) > 4}


def _normal(text: str) -> str:
    plain = _NUMBERING.sub("", _CONTINUED.sub("", fold(text).strip()))
    plain = _AND.sub(" and ", _NOISE.sub(" ", plain.replace("'", "")))
    words = plain.split()
    while words and words[0] in ("and", "the", "my"):
        words.pop(0)
    while words and words[-1] == "and":
        words.pop()
    return " ".join(words)


@lru_cache(maxsize=4096)
def heading_of(text: str, styled: bool = False) -> Heading | None:
    """The heading that this whole paragraph is, or None.

    ``styled`` says that type sets it off from the body, so that unlisted words of a known family may pass.

    >>> heading_of("WORK EXPERIENCE:").kind, heading_of("2. Skills & Expertise").kind
    ('experience', 'skills')
    >>> heading_of("Managed the budget")
    """
    if len(text) > _LONGEST or not any(c.isalpha() for c in text):
        return None
    if text.endswith((".", ",", ";")) and not text.isupper():
        return None  # the end of a sentence or a line of a list
    words = _normal(text)
    known = _exact().get(words)
    if (known is None and _SPREAD.match(text.strip(" :.-|"))) or (
        known is None and _SPREAD_WORDS.match(text.strip()) and "  " in text
    ):
        known = _squeezed().get(re.sub(r"[^a-z]", "", fold(text).replace("&", "and")))
    elif known is None and 8 < len(words) < 40 and (" " not in words or text.isupper()):
        known = _squeezed().get(words.replace(" ", ""))
    if known is not None:
        return Heading(known[0], known[1], len(text))
    if styled:
        parts = [word for word in words.split() if word != "and"]
        if 2 <= len(parts) <= 4 and parts[-1] in _FAMILIES and not re.search(r"\d", text):
            return Heading(_FAMILIES[parts[-1]], False, len(text))
    return None


_INLINE = re.compile(r"([A-Za-z][A-Za-z &/,'-]{2,40}?)\s*(?::|\s-\s|\s\|\s)\s*(?=\S)")


#: a heading in capitals in the margin, on the line of its first entry: "EDUCATION First Hill University"
_BESIDE = re.compile(r"([A-Z][A-Z]+(?: [A-Z&]+){0,3}) +(?=[A-Z]?[a-z]{2}|\d)")
_BESIDE_KINDS: frozenset[SectionKind] = frozenset(
    {"experience", "education", "skills", "certificates", "projects", "summary", "objective"}
)


def inline_heading_of(text: str) -> Heading | None:
    """The heading in front of a colon with content behind it ("Languages: French, Dutch"), or None.

    >>> inline_heading_of("Technical Skills: Java, Spring").end
    18
    """
    beside = _BESIDE.match(text)
    if beside is not None:
        known = _exact().get(_normal(beside.group(1)))
        if known is not None and not known[1] and known[0] in _BESIDE_KINDS:
            return Heading(known[0], False, beside.end())
    match = _INLINE.match(text)
    if match is None:
        return None
    known = _exact().get(_normal(match.group(1)))
    if known is None:
        return None
    separator = match.group()[len(match.group(1)) :].strip()
    again = known[0] != "skills" and f" {separator} " in text[match.end() :]
    if separator != ":" and (known[1] or again):
        return None  # "Volunteer - Community activities - Scouts" is an item
    return Heading(known[0], known[1], match.end())


#: of what follows such a heading, so much is looked at
_ITEMS_SEEN = 100
_VERB = re.compile(r"[A-Z]?[a-z]+(?:ed|ing)\Z|(?:Led|Ran|Made|Kept|Include|Includes|Are|Is|In|To|With|For|And|Of)\Z")
_STOP = re.compile(r"[a-z]\.(?:\s|\Z)|\b(?:19|20)\d\d\b|\b(?:is|are|was|were|have|has|I)\b")


@cache
def _lists_of_skills() -> re.Pattern[str]:
    """The listed headings of several words over skills, as written in a text that lost its line ends."""
    written: set[str] = set()
    for words, (kind, needs_style) in _exact().items():
        if kind == "skills" and not needs_style and " " in words:
            title = " ".join(word if word in ("and", "of") else word.capitalize() for word in words.split())
            written |= {title, title.replace(" and ", " & "), words.upper(), words.upper().replace(" AND ", " & ")}
    either = "|".join(re.escape(words) for words in sorted(written, key=lambda words: (-len(words), words)))
    return re.compile(rf"(?:(?<=[.!?]\s)|(?<=\A))(?:{either}):?(?=\s+[A-Z])")


def run_on_heading(text: str) -> tuple[int, int] | None:
    """Where a heading over skills stands inside a paragraph, before items that begin with capitals and tell nothing.

    >>> run_on_heading("Keeps books. Core Competencies Cost control Audit support Ledger design Payroll")
    (13, 30)
    >>> run_on_heading("Keeps books. Core Competencies Used every day in the firm Acme")
    """
    for match in _lists_of_skills().finditer(text):
        if match.start() == 0 and match.group().endswith(":"):
            continue  # a label with its content
        after = text[match.end() : match.end() + _ITEMS_SEEN].lstrip(" :")
        words = re.findall(r"[^\W\d_][^\s,|•;]*", after)
        capitals = sum(word[0].isupper() for word in words)
        items = len(words) >= 5 and capitals >= 3 and capitals * 3 >= len(words)
        if items and not _VERB.match(words[0]) and _STOP.search(after) is None:
            return match.span()
    return None
