"""What a short run of words names: a job's title, an organisation, a school, a place, by the word tables.

In: a segment of a line ("Senior Accountant", "Acme Holdings Ltd", "Austin, TX"). Out: strengths 0–4, to be compared.
Where a word stands matters: "Bank Teller" ends in a title's head noun, "Teachers Bank" in an organisation's.
"""

from __future__ import annotations

import itertools
import re
from functools import cache, lru_cache

from skillmatch.resume.word_tables import column, grouped, table
from skillmatch.skills import fold

__all__ = [
    "PLACEHOLDER",
    "is_given_name",
    "is_place",
    "is_placeholder_place",
    "names_school",
    "organisation_strength",
    "place_suffix",
    "title_strength",
    "word_list",
]

_WORD = re.compile(r"[^\W\d_][\w&'+#-]*(?:\.[^\W\d_]\.?)*|\d+\w*")
#: what may follow a head noun within a title: "Director of Sales", "Manager - Payroll", "Engineer II", "Nurse (RN)"
_AFTER_HEAD = frozenset({"of", "for", "in", "to", "at", "on", "and", "&", "with", "the"})
_GRADE = re.compile(r"(?:i{1,3}|iv|v|vi|\d{1,2}|[a-d]|level|grade|l\d|e\d|gs|rn|mt|ascp|phd|md|cpa|pt|ft|prn)\Z")
_ASIDE = re.compile(r"\([^)]*\)?")
PLACEHOLDER = re.compile(r"\bcompany name\b", re.IGNORECASE)
_PLACEHOLDER_PLACE = re.compile(
    r"state|city(?:\s*,\s*(?:state|country|st)(?:\s*,\s*(?:usa|us|country))?)?", re.IGNORECASE
)
_STATE_CODE = re.compile(
    r".*[,\s](?:A[LKZR]|C[AOT]|D[CE]|FL|GA|HI|I[ADLN]|K[SY]|LA|M[ADEINOST]|N[CDEHJMVY]|O[HKR]|PA|RI|S[CD]|T[NX]|UT|V[AT]|W[AIVY]"
    r"|AB|BC|MB|NB|NS|ON|QC|SK|UK|USA?|UAE|NSW|VIC|QLD)(?:\s+\d{5}(?:-\d{4})?)?(?:\s*,\s*(?:USA?|United States))?\Z"
)
_REMOTE = re.compile(
    r"(?:fully |100% )?(?:remote|hybrid|on-?site|work from home|wfh|worldwide)(?:\s*\(.*\))?\Z", re.IGNORECASE
)
_LEGAL_FORMS = frozenset({"inc", "llc", "ltd", "gmbh", "corp", "pvt"})
_PLACE_REASONS = frozenset({"city", "country", "us-state"})


@cache
def _places() -> frozenset[str]:
    return frozenset(fold(row["word"]) for row in table("stop") if row["reason"] in _PLACE_REASONS)


@cache
def _town_words() -> frozenset[str]:
    """The words of which names of places are made, "new" and "san" among them."""
    return _places() | column("place_words", "word")


@cache
def _given_names() -> frozenset[str]:
    return frozenset(fold(row["word"]) for row in table("stop") if row["reason"] == "given-name")


def is_given_name(word: str) -> bool:
    """Whether the stop table knows this word as a given name.

    >>> is_given_name("Maria"), is_given_name("Chef")
    (True, False)
    """
    return fold(word) in _given_names()


@lru_cache(maxsize=4096)
def word_list(text: str) -> tuple[str, ...]:
    """The folded words of a segment, points dropped.

    >>> word_list("Sr. Engineer, R&D")
    ('sr', 'engineer', 'r&d')
    """
    return tuple(word.replace(".", "") for word in _WORD.findall(fold(text)))


@lru_cache(maxsize=4096)
def title_strength(text: str) -> int:
    """How surely a segment is a job title: 4 ends in a head noun or has one before "of"; 3 head noun inside; 2 a weak
    head noun at its end; 1 a modifier; 0 nothing.

    >>> title_strength("Director of Nursing"), title_strength("Acme Holdings Ltd"), title_strength("Team Lead")
    (4, 0, 2)
    """
    words = word_list(_ASIDE.sub(" ", text)) or word_list(text)
    if not words or len(words) > 14:
        return 0
    roles = grouped("title_words", "role", "word")
    heads, weak, modifiers = roles["head"], roles["weak-head"], roles["modifier"]
    core = list(words)
    while len(core) > 1 and (_GRADE.match(core[-1]) or core[-1].isdigit()):
        core.pop()
    if core[-1] in heads:
        return 4
    if core[:2] in (["vice", "president"], ["head", "of"]):
        return 4
    if any(word in heads and after in _AFTER_HEAD for word, after in itertools.pairwise(core)):
        return 4
    for word in core:
        if any(part in heads for part in re.split(r"[&-]", word)):
            return 3
        if word.endswith("s") and word[:-1] in heads and word == core[-1] and len(core) > 1:
            return 1
    if core[-1] in weak or (core[0] in weak and len(core) > 1 and core[1] in _AFTER_HEAD):
        return 2
    if any(word in weak for word in core):
        return 1
    return 1 if sum(word in modifiers for word in core) * 2 > len(core) else 0


@lru_cache(maxsize=4096)
def organisation_strength(text: str) -> int:
    """How surely a segment is an organisation's name: 4 a legal form or placeholder; 3 a cue at its end, or before
    "of"; 2 a cue inside; 1 a weak cue; 0 nothing.

    >>> [organisation_strength(name) for name in ("Acme Holdings Ltd", "Bank Teller", "Ohio University")]
    [4, 1, 3]
    """
    words = word_list(text)
    if not words:
        return 0
    if PLACEHOLDER.search(text):
        return 4
    kinds = grouped("organisation_words", "kind", "word")
    cues = kinds["employer"] | kinds["school"]
    if len(words) > 1 and (words[-1] in kinds["suffix"] or not _LEGAL_FORMS.isdisjoint(words[1:])):
        return 4
    if words[-1] in cues or any(w in cues and n == "of" for w, n in itertools.pairwise(words)):
        return 3
    if any(word in cues for word in words):
        return 2
    if words[-1] in kinds["weak"] and len(words) > 1:
        return 2
    return 1 if any(word in kinds["weak"] or word in kinds["suffix"] for word in words) else 0


@lru_cache(maxsize=4096)
def names_school(text: str) -> bool:
    """Whether a segment names a place of learning.

    >>> names_school("Macomb Community College"), names_school("College football")
    (True, True)
    """
    schools = grouped("organisation_words", "kind", "word")["school"]
    return any(word in schools for word in word_list(text))


@lru_cache(maxsize=4096)
def is_place(text: str) -> bool:
    """Whether a segment is nothing but a place.

    >>> is_place("Austin, TX"), is_place("New York"), is_place("City , State"), is_place("Remote"), is_place("Acme")
    (True, True, True, True, False)
    """
    plain = text.strip(" ,.()-")
    if not plain or len(plain) > 60:
        return False
    if _PLACEHOLDER_PLACE.fullmatch(plain) or _REMOTE.match(plain):
        return True
    words = word_list(plain)
    if not words or len(words) > 7:
        return False
    if len(words) <= 5 and _STATE_CODE.match(" " + plain):
        # the town may be unknown, but nothing else may stand before it: "Stowe, VT", not "Camp Otter, Stowe, VT"
        town = plain.rsplit(",", 1)[0] if "," in plain else plain.rsplit(None, 1)[0]
        named_else = title_strength(town) >= 2 or organisation_strength(town) >= 2
        return not named_else and "," not in town and not place_suffix(town)
    known = _places()
    named = [word for word in words if word in known]
    return bool(named) and all(word in _town_words() or word.isdigit() for word in words)


def is_placeholder_place(text: str) -> bool:
    """Whether a segment stands where a place stood before somebody took it out.

    >>> is_placeholder_place("City , State"), is_placeholder_place("Dayton, OH")
    (True, False)
    """
    return _PLACEHOLDER_PLACE.fullmatch(text.strip(" ,.()-")) is not None


@lru_cache(maxsize=4096)
def place_suffix(text: str) -> int:
    """Where a known town begins at the end of a segment that holds more: "Clerk San Francisco"; 0 where none does.

    >>> place_suffix("Web Clerk San Francisco"), place_suffix("San Francisco"), place_suffix("Web Clerk")
    (10, 0, 0)
    """
    known = _places()
    words = list(_WORD.finditer(text))
    start = len(words)
    while start > 0:
        word = words[start - 1].group()
        if not word[0].isupper() or fold(word).strip(".") not in _town_words():
            break
        start -= 1
    if start in (0, len(words)) or not any(fold(word.group()) in known for word in words[start:]):
        return 0
    return words[start].start()
