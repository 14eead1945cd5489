"""Words in lists of skills that the taxonomy does not know: text, hints and the mentions found in, ``Unlisted`` out.

A list is a paragraph of a skills section (hint ``skill-list``), or what follows a cue in a sentence ("Skills: …",
"proficient in …", "experience with …"). Its items of one to four words in which the finder found nothing are offered,
each with the list that it stood in. They are no skills of the taxonomy and earn nothing as such.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence

from skillmatch.skills.model import Hint, Mention, Unlisted
from skillmatch.skills.words import fold, stop_words, tokens

__all__ = ["find_unlisted"]

_MOST_WORDS = 4
_MOST_CHARACTERS = 40
_MOST_IN_HEADING = 5  # words before a colon that head a list
_CUE = re.compile(
    r"(?:^|(?<=[\s.;(]))(?P<cue>(?:skills?|technologies|tools|software|languages|frameworks|environment|platforms"
    r"|databases|competenc(?:ies|es)|expertise|strengths|proficiencies|tech(?:nology)? stack)\s*(?:used|set)?\s*:"
    r"|(?:proficien(?:t|cy)|skilled|experienced?|expert(?:ise)?|competent|fluent|versed|knowledgeable|adept"
    r"|hands[- ]on experience|working knowledge|knowledge|familiar(?:ity)?)\s+(?:in|with|of|on|using)(?!\w))",
    re.IGNORECASE,
)
_SEPARATOR = re.compile(r"\s*(?:[,;|•·∙▪●◦►✓❖➢\n\r\t*()\[\]{}]+|\s/\s|\s[-–—]\s|\s\+\s|\.(?=\s|\Z))\s*|\s{3,}")
_IN_SENTENCE = re.compile(r"[.;:!?](?=\s|\Z)|[\n\r()]")
_AND = re.compile(r"\s+(?:and|&|or|as well as)\s+|^(?:and|or|&)\s+", re.IGNORECASE)
_HEADED = re.compile(r"\s*([^:,;|•\n]{2,50}?)\s*:\s")
#: words around a skill that are none of its name
_LEADING = re.compile(
    r"(?:(?:very|highly|extremely|strong|excellent|good|great|solid|basic|advanced|intermediate|proven|extensive|some"
    r"|demonstrated|exceptional|superior|outstanding|in[- ]depth|working|sound|deep|other|various|several|including"
    r"|proficient|proficiency|skilled|experienced?|expert|expertise|knowledge|knowledgeable|familiar|familiarity"
    r"|fluent|competent|understanding|ability|able|with|in|of|on|using|such as|like|e\.g\.|etc|the|a|an|and|to|for)"
    r"(?!\w)[\s.,:]*)+",
    re.IGNORECASE,
)
#: words with which no name of a skill goes on: the item is a piece of a sentence
_SENTENCE = frozenset({
    "a", "about", "across", "after", "all", "also", "am", "an", "are", "as", "at", "be", "been", "before", "between",
    "both", "by", "can", "could", "during", "each", "etc", "every", "from", "had", "has", "have", "he", "her", "his",
    "i", "into", "is", "may", "me", "month", "months", "more", "most", "my", "not", "our", "over", "per", "present",
    "she", "should", "so", "than", "that", "the", "their", "then", "these", "they", "this", "those", "through", "under",
    "very", "was", "we", "were", "when", "where", "which", "while", "who", "will", "with", "within", "would", "year",
    "years", "you", "your",
})  # fmt: skip
_LETTERS = re.compile(r"[^\W\d_]")
_ADDRESS = re.compile(r"[@:\\]|\w\.[a-z]{2,8}/")
_AWAY = frozenset({"contact", "heading", "employer", "school", "wanted", "interests", "references", "education"})


def find_unlisted(
    text: str, paragraphs: Sequence[tuple[int, int]], hints: Iterable[Hint], mentions: Iterable[Mention]
) -> list[Unlisted]:
    """The items of lists of skills in which no mention stands, by place.

    >>> from skillmatch.skills import default_finder, paragraphs_of
    >>> text = "Skills: Python, quibbling, fen drainage"
    >>> [(one.list, text[one.start:one.end]) for one in find_unlisted(
    ...     text, paragraphs_of(text), (), default_finder().find(text))]
    [('Skills', 'quibbling'), ('Skills', 'fen drainage')]
    """
    known = sorted((mention.start, mention.end) for mention in mentions)
    starts = [start for start, _ in known]
    given = sorted((hint.start, hint.end, hint.label) for hint in hints)
    away = [(start, end) for start, end, label in given if label in _AWAY]
    found: dict[tuple[int, int], Unlisted] = {}
    for low, high, heading in _lists(text, paragraphs, given):
        for start, end in _items(text, low, high):
            at = bisect_right(starts, end - 1) - 1
            if at >= 0 and known[at][1] > start:
                continue
            if any(first < end and start < last for first, last in away):
                continue
            found.setdefault((start, end), Unlisted(start, end, heading))
    return [found[place] for place in sorted(found)]


def _lists(
    text: str, paragraphs: Sequence[tuple[int, int]], hints: Sequence[tuple[int, int, str]]
) -> Iterator[tuple[int, int, str]]:
    """Where lists of skills stand, with what heads them."""
    heads = [(start, end) for start, end, label in hints if label == "heading"]
    listed = [(start, end) for start, end, label in hints if label == "skill-list"]
    for start, end in listed:
        above = [text[first:last] for first, last in heads if last <= start]
        heading = " ".join(above[-1].split()).strip(" :-|") if above else ""
        own = _HEADED.match(text, start, end)
        if own and len(own[1].split()) <= _MOST_IN_HEADING:
            yield own.end(), end, " ".join(own[1].split())
        else:
            yield start, end, heading
    for start, end in paragraphs:
        for cue in _CUE.finditer(text, start, end):
            if any(first <= cue.start() < last for first, last in listed):
                continue
            named = cue["cue"].rstrip().endswith(":")
            stop = _IN_SENTENCE.search(text, cue.end(), end)
            last = stop.start() if stop and not named else end
            span = text[cue.end() : last]
            if named or re.search(r",|\band\b|/|&", span):
                yield cue.end(), last, " ".join(cue["cue"].split()).rstrip(" :")


def _items(text: str, low: int, high: int) -> Iterator[tuple[int, int]]:
    """The items of a list that may be names."""
    for start, end in _parted(text, low, high, _SEPARATOR):
        for first, last in _parted(text, start, end, _AND):
            leading = _LEADING.match(text, first, last)
            if leading and leading.end() < last:
                first = leading.end()
            while first < last and not text[first].isalnum() and text[first] not in ".#":
                first += 1
            while first < last and not text[last - 1].isalnum() and text[last - 1] not in "+#":
                last -= 1
            if _is_name(text[first:last]):
                yield first, last


def _parted(text: str, low: int, high: int, separator: re.Pattern[str]) -> Iterator[tuple[int, int]]:
    at = low
    for match in separator.finditer(text, low, high):
        if match.start() > at:
            yield at, match.start()
        at = max(at, match.end())
    if at < high:
        yield at, high


def _is_name(item: str) -> bool:
    """Whether an item can be a name: few words, none of a sentence, not numbers and common words alone."""
    words = [word for word, _, _ in tokens(item)]
    if not 1 <= len(words) <= _MOST_WORDS or not 2 <= len(item) <= _MOST_CHARACTERS:
        return False
    if not _LETTERS.search(item) or _ADDRESS.search(item) or (len(words) == 1 and item.endswith("ed")):
        return False
    if any(word in _SENTENCE for word in words):
        return False
    return not all(word in stop_words() or word.isdigit() or len(word) < 2 for word in words) and fold(item) != "etc"
