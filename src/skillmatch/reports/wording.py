"""The words, marks and numbers that every report for people shares, whatever it is drawn in.

In: the closed lists of the model (status, contribution, context, section) and tenths of a point. Out: short English.
``plain`` makes any text of a file harmless to show: nothing in it can move a cursor, hide or turn its neighbours.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping

__all__ = [
    "CONTEXT_WORDS",
    "KIND_NAMES",
    "PART_NAMES",
    "SECTION_NAMES",
    "STATUS_MARKS",
    "STATUS_MEANINGS",
    "STATUS_WORDS",
    "THIN",
    "either",
    "plain",
    "points",
    "rule_in_words",
    "short",
    "shown_character",
    "shown_version",
    "title_case",
]

#: said of an imported occupation without tasks and skills
THIN = "Little is known about this occupation: it is compared by its titles and description alone."

STATUS_MARKS: Mapping[str, str] = {"met": "✓", "partial": "~", "missing": "✗", "not-provable": "–", "unknown": "?"}
STATUS_WORDS: Mapping[str, str] = {
    "met": "met",
    "partial": "partial",
    "missing": "missing",
    "not-provable": "not provable",
    "unknown": "unknown",
}
STATUS_MEANINGS: Mapping[str, str] = {
    "met": "the file shows it",
    "partial": "the file shows part of it, or something near",
    "missing": "nothing in the file shows it",
    "not-provable": "no text can show it, so it carries no points",
    "unknown": "it could be shown, but the file was not readable enough",
}

PART_NAMES: Mapping[str, str] = {
    "requirement": "Requirements",
    "vocabulary": "Vocabulary",
    "headline-words": "Headline: its words",
    "headline-title": "Headline: as a title",
    "position-titles": "Position titles",
}
SECTION_NAMES: Mapping[str, str] = {
    "contact": "Contact",
    "summary": "Summary",
    "objective": "Objective",
    "skills": "Skills",
    "experience": "Experience",
    "projects": "Projects",
    "education": "Education",
    "certificates": "Certificates",
    "languages": "Languages",
    "publications": "Publications",
    "awards": "Awards",
    "volunteering": "Volunteering",
    "interests": "Interests",
    "references": "References",
    "other": "Other",
}

KIND_NAMES: Mapping[str, str] = {
    "technology": "Technology",
    "knowledge": "Knowledge",
    "method": "Methods",
    "soft": "Soft skills",
    "human-language": "Languages",
    "certificate": "Certificates",
    "domain": "Domains",
}

#: why a mention counts or does not
CONTEXT_WORDS: Mapping[str, str] = {
    "claimed": "claimed: counts",
    "negated": "negated: does not count, the text says it is lacking",
    "learning": "learning: does not count, being learned or wished for",
    "wanted": "wanted: does not count, asked of the reader as in an advert",
    "others": "others: does not count, somebody else's or part of a name",
    "hidden": "hidden: does not count, a reader cannot see it",
}

#: the rule of a mention that no cue decided
_RULES = {
    "label": "a label of the taxonomy",
    "rule": "an ordinary word too, taken for the skill by its rule",
}
#: context and kind of place, where the place decided
_HINTS = {
    ("others", "employer"): "it stands in an employer's name",
    ("others", "school"): "it stands in a school's name",
    ("others", "heading"): "it stands in a heading",
    ("others", "references"): "it stands among the references",
    ("wanted", "wanted"): "it stands in text that asks something of the reader",
    ("learning", "interests"): "it stands among the interests",
}


def points(tenths: int) -> str:
    """Tenths of a point as printed.

    >>> points(714), points(5), points(-12)
    ('71.4', '0.5', '-1.2')
    """
    whole, tenth = divmod(abs(tenths), 10)
    return f"{'-' if tenths < 0 else ''}{whole}.{tenth}"


_BLANK = re.compile(r"\s+")


def plain(text: str) -> str:
    """The text without control, direction and other invisible characters, blanks joined; never refuses.

    What joins letters of some scripts (U+200C, U+200D) stays; half a surrogate pair, as in file names that are no
    UTF-8, is shown as a replacement character.

    >>> plain("a\\x1b[31m\\tb\\u202ec\\n")
    'a[31m bc'
    """
    shown = text if text.isprintable() else "".join(map(shown_character, text))
    return _BLANK.sub(" ", shown).strip()


def short(text: str, most: int = 120) -> str:
    """``plain`` text of at most ``most`` characters.

    >>> short("a  long story", most=8)
    'a long…'
    """
    shown = plain(text)
    return shown if len(shown) <= most else shown[: most - 1].rstrip() + "…"


#: where Symbol and Wingdings draw their bullets
_SYMBOL_BULLETS = frozenset("\uf0b7\uf0a7\uf0a8\uf0d8\uf0fc\uf076\uf06c\uf06e")


def shown_character(character: str) -> str:
    """What ``plain`` shows of one character: itself, a blank, a replacement, or nothing."""
    if character.isascii():
        return character if character.isprintable() else " " if character.isspace() else ""
    category = unicodedata.category(character)
    if category[0] in "LMNPS" or character in "\u200c\u200d":
        return character
    if category[0] == "Z":
        return " "
    if category == "Cs":
        return "\ufffd"
    if category == "Cn":  # perhaps a letter that this Python's tables do not know yet; a noncharacter is none
        code = ord(character)
        return "" if code & 0xFFFE == 0xFFFE or 0xFDD0 <= code <= 0xFDEF else character
    return "•" if character in _SYMBOL_BULLETS else ""  # other places of private use are icons


def title_case(kind: str) -> str:
    """A kebab-case kind as a heading.

    >>> title_case("hidden-text")
    'Hidden text'
    """
    words = plain(kind).replace("-", " ")
    return words[:1].upper() + words[1:]


def rule_in_words(rule: str) -> str:
    """The reason of a mention.

    >>> rule_in_words("negated: no experience with")
    'because of “no experience with”'
    >>> rule_in_words("others: employer")
    "it stands in an employer's name"
    """
    context, colon, cue = rule.partition(": ")
    if not colon:
        return _RULES.get(rule, plain(rule).replace("-", " "))
    return _HINTS.get((context, cue), f"because of “{plain(cue)}”")


def either(labels: list[str], word: str = "or", most: int = 5) -> str:
    """Labels as a phrase; of more than ``most`` the rest is counted.

    >>> either(["JAX", "PyTorch", "TensorFlow"]), either(["A", "B", "C"], most=2)
    ('JAX, PyTorch or TensorFlow', 'A, B or 1 more')
    """
    if len(labels) > most:
        labels = [*labels[:most], f"{len(labels) - most} more"]
    if len(labels) < 2:
        return "".join(labels)
    return f"{', '.join(labels[:-1])} {word} {labels[-1]}"


def shown_version(versions: Mapping[str, str]) -> str:
    """The versions that a result depends on, in one line."""
    return " · ".join(f"{plain(name)} {plain(version)}" for name, version in versions.items())
