"""What is odd about a file, as ``Finding``s of a closed list of kinds.

- ``hidden-text``: words that stand in the file but not before a reader's eyes; not counted
- ``mixed-scripts``: a word that mixes Latin letters with look-alikes of another script; read as written, so no skill
- ``machine-instruction``: words that tell a reading machine what to do, seen or hidden; never followed
- ``pasted-advert``: sentences that ask ("We are looking for"); counted as wanted, not as claimed
- ``template-text``: placeholders that nobody filled in ("[job title]"); the sentences around them are no evidence
- ``repeated-text``: a line of twelve or more words that stands twice in one position or section; the second copy is
  no evidence
- ``end-before-start``: a position that ends before it begins; its months are not counted
- ``in-the-future``: a position that begins or ends after the day of judging; months beyond it are not counted
- ``old-file``: a position goes on to "present", and no year of the last five stands in the file
- ``several-people``: more than one mail address outside the references
- ``other-language``: the text is not English; words of skills may be missed
- ``part-in-other-language``: a part of the text, its share told, is not English; words of skills may be missed there
- ``little-text``: too few words to judge
"""

from __future__ import annotations

import datetime
import re
import unicodedata
from collections import Counter
from collections.abc import Sequence

from skillmatch.documents import Document
from skillmatch.resume.dates import DateRange
from skillmatch.resume.model import Finding, Span
from skillmatch.resume.oddities import find_tricks
from skillmatch.resume.paragraphs import Paragraph
from skillmatch.resume.positions import Entry
from skillmatch.resume.word_tables import grouped
from skillmatch.skills import tokens

__all__ = ["FINDING_KINDS", "find_oddities"]

#: the closed list of ``Finding.kind``
FINDING_KINDS = (
    "hidden-text",
    "mixed-scripts",
    "machine-instruction",
    "pasted-advert",
    "template-text",
    "repeated-text",
    "end-before-start",
    "in-the-future",
    "old-file",
    "several-people",
    "other-language",
    "part-in-other-language",
    "little-text",
)

#: a shorter line may stand twice without meaning anything
_COPIED_WORDS = 12
_LITTLE = 60
#: a part is judged by so many words or more; parts are told of with so many different small words of their language
_PART, _PART_CUES = 25, 4
_PART_KIND = "part-in-other-language"
#: so many years after the newest year of a file its "present" is doubtful
_OLD = 5
_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
_QUOTED = 120


def find_oddities(
    document: Document,
    paragraphs: Sequence[Paragraph],
    *,
    as_of: datetime.date,
    dates: Sequence[Sequence[DateRange]],
    adverts: Sequence[tuple[int, int]],
    templates: Sequence[Span],
    repeated: Sequence[int],
    entries: Sequence[Entry],
    mails: Sequence[str],
) -> tuple[Finding, ...]:
    """All findings, in the order of the list of kinds, then of the text."""
    found: list[Finding] = []

    def add(kind: str, offset: int, text: str, effect: str) -> None:
        found.append(Finding(kind, document.page_at(offset), " ".join(text.split())[:_QUOTED], effect))

    for hidden in document.hidden:
        found.append(Finding("hidden-text", hidden.page, " ".join(hidden.text.split())[:_QUOTED], "not counted"))
    for first, _ in adverts:
        add("pasted-advert", paragraphs[first].start, paragraphs[first].text, "counted as asked for, not as claimed")
    for start, end in templates[:1]:
        add("template-text", start, document.text[start:end], "sentences with placeholders are not counted")
    for before, i in zip([-2, *repeated], repeated, strict=False):
        run_on = before == i - 1 and paragraphs[before].count >= _COPIED_WORDS
        if paragraphs[i].count >= _COPIED_WORDS and not run_on:
            add("repeated-text", paragraphs[i].start, paragraphs[i].text, "counted once")
    for entry in entries:
        if entry.dates is not None and entry.dates.fault is not None:
            start, end = entry.dates.span
            effect = "these months are not counted" if entry.months is None else "months still to come are not counted"
            add(entry.dates.fault, start, document.text[start:end], effect)
    for entry in entries:
        if entry.position.current and entry.dates is not None and entry.months and not _recent(document, dates, as_of):
            start, end = entry.dates.span
            add("old-file", start, document.text[start:end], f"“present” is counted up to {as_of.isoformat()}")
            break
    if len(mails) > 1:
        add("several-people", 0, ", ".join(mails), "read as one person: check whether the file holds two")
    found.extend(find_tricks(document, paragraphs))
    found.extend(_language(document, paragraphs))
    found.sort(key=lambda finding: FINDING_KINDS.index(finding.kind))
    return tuple(found)


def _recent(document: Document, dates: Sequence[Sequence[DateRange]], as_of: datetime.date) -> bool:
    """Whether a year of the last five stands anywhere in the file."""
    written = [int(year) for year in _YEAR.findall(document.text)]
    read = [int(end[:4]) for line in dates for d in line for end in (d.start, None if d.current else d.end) if end]
    return max([*written, *read], default=0) >= as_of.year - _OLD


def _language(document: Document, paragraphs: Sequence[Paragraph]) -> list[Finding]:
    words = [token for paragraph in paragraphs for token, _, _ in tokens(paragraph.text)]
    first = document.pages[0].number if document.pages else None
    if len(words) < _LITTLE:
        return [Finding("little-text", first, f"{len(document.text.split())} words", "too little text to judge")]
    letters = [c for c in document.text if c.isalpha()]
    foreign = sum(not c.isascii() and "LATIN" not in unicodedata.name(c, "") for c in letters)
    if foreign * 10 > len(letters) * 3:
        return [Finding("other-language", first, "not in Latin letters", "skills may be missed")]
    language, _ = _foreign(words)
    if language:
        return [Finding("other-language", first, language, "skills may be missed")]
    return _language_of_parts(document, paragraphs, len(words))


def _foreign(words: Sequence[str]) -> tuple[str, frozenset[str]]:
    """The language other than English whose small words prevail among these, and which they are."""
    english = grouped("stop", "reason", "word")["function"]
    own = sum(word in english for word in words)
    best, count = "", 0
    cues_of = grouped("other_languages", "language", "word")
    for language, cues in sorted(cues_of.items()):
        said = sum(word in cues and word not in english for word in words)
        if said > count:
            best, count = language, said
    if count <= own or count * 25 <= len(words):
        return "", frozenset()
    return best, frozenset(word for word in words if word in cues_of[best] and word not in english)


def _language_of_parts(document: Document, paragraphs: Sequence[Paragraph], whole: int) -> list[Finding]:
    """One finding for each language in which a part of the text is written, with its share of the words."""
    shares: Counter[str] = Counter()
    where: dict[str, int | None] = {}
    said: dict[str, set[str]] = {}
    page: int | None = None
    part: list[str] = []
    for at, paragraph in enumerate(paragraphs):
        if not part:
            page = document.page_at(paragraph.start)
        part += [token for token, _, _ in tokens(paragraph.text)]
        if len(part) < _PART and at + 1 < len(paragraphs):
            continue
        language, cues = _foreign(part)
        if len(cues) > 1:
            shares[language] += len(part)
            said.setdefault(language, set()).update(cues)
            where.setdefault(language, page)
        part = []
    return [
        Finding(_PART_KIND, where[language], language, f"about {round(100 * n / whole)}%; skills may be missed")
        for language, n in shares.items()
        if len(said[language]) >= _PART_CUES
    ]
