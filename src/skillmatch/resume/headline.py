"""The headline: the line that says what the person is. In: the top of the page. Out: its span, or None.

It stands by the name ("Jane Roe / Senior Accountant", "Jane Roe – Senior Accountant"); in plain text it is the first
line that is no name, contact or heading. A sentence is no headline: at most twelve words, no full stop, no verb form
of telling, and more nouns than small words.
"""

from __future__ import annotations

import re
from functools import cache

from skillmatch.resume.contact import Contact
from skillmatch.resume.model import Span
from skillmatch.resume.paragraphs import Paragraph
from skillmatch.resume.sections import Block
from skillmatch.resume.word_tables import column
from skillmatch.resume.wording import is_given_name, is_place, organisation_strength, title_strength, word_list
from skillmatch.skills import fold

__all__ = ["find_headline"]

_LOOKED_AT = 8
_LONGEST = 12
_SENTENCE = re.compile(
    r"\bI(?='m| [a-z])|\b(?:am|is|are|was|were|have|has|had|[Mm]y|me|we|our|you|[Ss]eeking|[Ll]ooking|who"
    r"|that|with over"
    r"|years of|to obtain)\b"
)
_YEAR = re.compile(r"\b(?:18|19|20)\d\d\b|\d{5}")
_SMALL = frozenset(["a", "an", "the", "and", "or", "of", "for", "to", "in", "on", "at", "with", "by", "from", "as"])
_NOTICE = re.compile(
    r"\b(?:resume|curriculum vitae|cv|confidential|last updated|page \d|willing to|authorized)\b", re.IGNORECASE
)
_BEHIND_NAME = re.compile(r"\s*(?:[|•,:-]|\s{2,}|\t)\s*")
_AT_EMPLOYER = re.compile(r"\s+-\s+|\s+at\s+|\s*@\s*")


def find_headline(
    paragraphs: list[Paragraph], blocks: list[Block], contact: Contact, employers: frozenset[str] = frozenset()
) -> Span | None:
    """The span of the headline.

    A line of the form "Title - Employer" gives the title alone, for no score sees an employer's name; ``employers``
    are those of the positions, folded.
    """
    headings = {b.heading: b.kind for b in blocks}
    called = _name(paragraphs, contact)
    named = -1
    # a side bar may stand before the name in the text: then the headline is sought below the name
    first = next((i for i, p in enumerate(paragraphs) if contact.name and p.start <= contact.name[0] < p.end), 0)
    first = first if first >= _LOOKED_AT or any(i in headings for i in range(first)) else 0
    for i, paragraph in enumerate(paragraphs[first : first + _LOOKED_AT], first):
        if i in headings:
            if headings[i] == "contact":
                continue
            break
        if contact.name is not None and paragraph.start < contact.name[1] and contact.name[0] < paragraph.end:
            named = i
            behind = _behind_name(paragraph, contact)
            if behind is not None:
                return behind
            continue
        before = _before_details(paragraph, contact)
        if before is not None:
            return before
        if i in contact.whole or (called and called in paragraph.text) or _NOTICE.search(paragraph.text):
            continue
        label = _label_end(paragraph.text)
        cut = _title_alone(paragraph.text[label:], employers)
        beside_name = contact.name is None or i == named + 1 or title_strength(cut) >= 2
        alone = i == named + 1 and _one_word(cut) and " " in called
        if beside_name and (_reads_like_headline(cut) or alone):
            return (paragraph.start + label, paragraph.start + label + len(cut))
        if paragraph.count > _LONGEST:
            break
    return None


@cache
def _label() -> re.Pattern[str]:
    words = sorted(column("headline_labels", "label"), key=lambda label: (-len(label), label))
    labels = "|".join(re.escape(label) for label in words)
    return re.compile(rf"(?:{labels})(?:\s*:\s*|\s+-\s+|\s+)(?=\S)", re.IGNORECASE)


def _label_end(text: str) -> int:
    """Where what a line calls the title ends, as in "Job applied for   Data Engineer"; 0 where nothing does."""
    label = _label().match(text)
    if label is None:
        return 0
    return label.end() if " " in label.group().rstrip(" :-") or ":" in label.group() else 0


def _name(paragraphs: list[Paragraph], contact: Contact) -> str:
    if contact.name is None:
        return ""
    start, end = contact.name
    return next((p.text[start - p.start : end - p.start] for p in paragraphs if p.start <= start and end <= p.end), "")


def _behind_name(paragraph: Paragraph, contact: Contact) -> Span | None:
    if contact.name is None or contact.name[1] > paragraph.end:
        return None
    rest = paragraph.text[contact.name[1] - paragraph.start :]
    gap = _BEHIND_NAME.match(rest)
    if gap is None:
        return None
    line = re.split(r"\s*[|•]\s*|\t", rest[gap.end() :])[0].rstrip()
    if title_strength(line) >= 2 and _reads_like_headline(line):
        start = contact.name[1] + gap.end()
        return (start, start + len(line))
    return None


def _before_details(paragraph: Paragraph, contact: Contact) -> Span | None:
    """The title on a line that goes on with contact details: "Data Engineer • jane@example.org"."""
    details = min((start for start, end in contact.spans if paragraph.start < start < paragraph.end), default=None)
    if details is None:
        return None
    before = paragraph.text[: details - paragraph.start]
    line = re.split(r"\s*[|•]\s*|\t|\s{3,}", before)[0].rstrip()
    cut_off = len(line) < len(before.rstrip(" -,:"))
    separated = cut_off or before.rstrip(" ").endswith(("|", "•", "-", ",", "\t")) or before.endswith("   ")
    if separated and title_strength(line) >= 3 and _reads_like_headline(line):
        return (paragraph.start, paragraph.start + len(line))
    return None


def _one_word(text: str) -> bool:
    """One capitalised word that may be what the person is, though no table knows it: "Adventurer"."""
    named = text.isalpha() and text[0].isupper() and len(text) >= 5
    return named and not is_given_name(text) and not is_place(text) and _NOTICE.fullmatch(text) is None


def _title_alone(text: str, employers: frozenset[str]) -> str:
    for separator in _AT_EMPLOYER.finditer(text):
        left, right = text[: separator.start()], fold(text[separator.end() :]).strip()
        if title_strength(left) < 1:
            continue
        known = any(right.startswith(name) or name.startswith(right) for name in employers if len(name) > 2)
        if known or separator.group().strip() in ("at", "@") or organisation_strength(right) >= 3:
            return left
    return text


def _reads_like_headline(text: str) -> bool:
    words = text.split()
    if not words or len(words) > _LONGEST or text.rstrip().endswith((".", ":", ";")) or "@" in text:
        return False
    if _SENTENCE.search(text) or is_place(text) or _YEAR.search(text):
        return False
    if (len(words) == 1 and is_given_name(words[0])) or sum(len(word) for word in words) < 2 * len(words):
        return False
    if len(words) == 1 and not text.isupper() and not title_strength(text):
        return False  # a name that no table knows
    named = word_list(text)
    if not named or sum(word in _SMALL for word in named) * 2 >= len(named):
        return False
    if not title_strength(text) and not title_strength(text.split(",")[0]) and organisation_strength(text) >= 3:
        return False
    # words of a sentence are mostly in lower case; a headline in lower case must hold a title
    lower = sum(word[:1].islower() for word in words)
    return lower * 2 <= len(words) or (title_strength(" ".join(words[:3])) >= 3 and len(words) <= 9)
