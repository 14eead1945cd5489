"""Who the resume is about: name, address, mail, phone, links, personal data, as spans that no score sees.

In: paragraphs and the sections. Out: ``Contact``. Mail addresses, links and phone numbers are found wherever they
stand; a name only at the top of the page; an address at the top, in a contact section, or behind its label.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache

from skillmatch.resume.model import Span
from skillmatch.resume.paragraphs import Paragraph
from skillmatch.resume.referees import find_referees
from skillmatch.resume.sections import Block, find_masthead
from skillmatch.resume.word_tables import column, grouped
from skillmatch.resume.wording import (
    is_given_name,
    is_place,
    is_placeholder_place,
    organisation_strength,
    title_strength,
    word_list,
)
from skillmatch.skills import fold

__all__ = ["Contact", "find_contact"]

_MAIL = re.compile(r"[\w.+%-]+\s?@\s?[\w-]+(?:\.[\w-]+)+")
_LINK = re.compile(
    r"(?:https?://|www\.)[^\s|,;<>()•]+|\b(?:linkedin|github|gitlab|behance|dribbble|indeed|kaggle|medium)\.(?:com|net)/[^\s|,;<>()•]+",
    re.IGNORECASE,
)
#: where people keep pages about themselves: their address is the person's wherever it stands
_PROFILE = re.compile(
    r"\b(?:linkedin\.com/(?:in|pub)|(?:github|gitlab|bitbucket|behance|dribbble|about|kaggle|orcid)\.(?:com|org|net|me)"
    r"|medium\.com/@|stackoverflow\.com/users|scholar\.google|researchgate\.net/profile|xing\.com/profile)",
    re.IGNORECASE,
)
#: without a scheme only where contact details stand: elsewhere "asp.net" and "salesforce.com" are skills
_BARE_LINK = re.compile(
    r"\b(?:[a-z0-9-]{2,}\.)+(?:com|org|net|io|dev|me|edu|in|co|ai|app|uk|de|info|tech|design|site|xyz)(?:/[^\s|,;<>()•]*)?(?![\w@.])"
)
#: the rest of an address that was broken at the end of a line; behind "/" a word alone may be the next line
_REST_OF_LINK = re.compile(r"(?<=[-_=?&])\n[a-z0-9][^\s|,;<>()•@]*|(?<=/)\n(?=\S*[-\d])[a-z0-9][^\s|,;<>()•@]*")
#: what an address is, in brackets behind it: "(LinkedIn)", "(Personal)"
_NAMED = re.compile(r"\s*\([A-Za-z]{2,12}\)")
_AT_HOME = re.compile(r"\s*\((?:home|work)\)\s*\Z", re.IGNORECASE)
_PHONE = re.compile(
    r"(?<![\w/.,$-])(?:\+\s?\d{1,3}[\s.-]?)?(?:\(\d{1,5}\)|\d{2,5})(?:[\s.-]{0,3}(?:\(\d{1,5}\)|\d{2,6})){1,4}"
    r"(?:\s*(?:x|ext\.?)\s*\d{1,5})?(?![\w/])"
)
#: what looks like a phone number and is a range of dates
_DATES = re.compile(r"(?:19|20)\d\d\s*-\s*(?:\d\d[/.])?(?:19|20)\d\d|\d\d?[/.](?:19|20)\d\d|(?:19|20)\d\d-\d\d\b")
_LOCAL = re.compile(r"\d{3}[\s.-]\d{4}\Z")
_STREET = re.compile(
    r"\b\d{1,6}[A-Za-z]?,?\s+(?:[NSEW]\.?\s+)?(?:[\w.'-]+\s+){1,4}(?:street|st|avenue|ave|road|rd|lane|ln|drive|dr|boulevard|blvd|court|ct|"
    r"way|place|pl|circle|cir|terrace|parkway|pkwy|highway|hwy|square|trail|trl|apt|suite)\b\.?|\bp\.?\s?o\.?\s+box\s+\d+",
    re.IGNORECASE,
)
_ZIP = re.compile(r"\b[A-Z]{2}\.?,?\s+\d{5}(?:-\d{4})?\b|\b\d{6}\b|\b[A-Z]{1,2}\d[A-Z\d]?\s?\d[A-Z]{2}\b")
_LABEL = re.compile(r"([A-Za-z][A-Za-z.'’ -]{0,24}?)\s*(?:[:：]|\s-\s)\s*(?=\S)")
_SEPARATORS = re.compile(r"\s*[|•\n\t]\s*|\s{3,}|\s+-\s+")
_NAME_WORD = re.compile(r"[^\W\d_]+(?:['.-][^\W\d_]*)*\.?")
_CREDENTIALS = re.compile(
    r"\s*[,(-]?\s*\b(?:ph\.?d|mba|md|m\.d|rn|bsn|msn|cpa|pmp|esq|jr|sr|ii|iii|pe|cfa|cma|dds|jd|phr|sphr|lcsw|lmft|cissp|eit|pharm\.?d|np|fnp|ms|ma|bs|ba)\b\.?\)?",
    re.IGNORECASE,
)
_NOTICE = re.compile(
    r"(?:(?:resume|r\u00e9sum\u00e9|curriculum vitae|cv|confidential|last updated\b.*"
    r"|personal (?:information|details|data)|bio-?data)"
    r"(?:\s+of\b)?[\s:|-]*)+",
    re.IGNORECASE,
)
#: letters: words of more with an address behind them are no contact detail
_LONGEST_LINK = 80
#: how many paragraphs at the top may hold the name
_TOP = 6
#: the last line of a wrapped sentence has at most so many words
_WRAPPED = 3


@dataclass(frozen=True, slots=True)
class Contact:
    """``name`` is None where no line reads like one; ``fields`` maps mail, phone, link, address to their first text.

    ``mails`` are all distinct mail addresses in lower case, in order; ``whole`` the paragraphs that hold nothing else.
    """

    name: Span | None
    fields: Mapping[str, str]
    spans: tuple[Span, ...]
    mails: tuple[str, ...]
    whole: frozenset[int] = field(default_factory=frozenset)


@cache
def _labels() -> dict[str, str]:
    return {word: kind for kind, words in grouped("contact_labels", "kind", "label").items() for word in words}


def find_contact(paragraphs: list[Paragraph], blocks: list[Block], links: tuple[tuple[int, int, str], ...]) -> Contact:
    """All contact details of a document. ``links`` are spans with addresses behind them.

    Those of supervisors and of a section of references are spans too, but no ``fields``.
    """
    referees = find_referees(paragraphs)
    spans: set[Span] = set(referees)
    fields: dict[str, str] = {}
    mails: dict[str, None] = {}
    whole: set[int] = set()
    foreign = {i for b in blocks if b.kind == "references" for i in range(b.first, b.last)}
    personal = foreign | {i for b in blocks if b.kind == "contact" for i in range(b.first, b.last)}
    top = {i for b in blocks[:2] if b.kind in ("contact", "summary") for i in range(b.first, min(b.last, _TOP))}
    for i, paragraph in enumerate(paragraphs):
        text = _without(paragraph, referees)
        base = paragraph.start
        at_home = (i in personal or i in top) and not (i - 1 not in whole and _wraps(paragraphs, i))
        if "@" in text or "." in text or ":" in text or at_home:
            own: dict[str, str] = {}
            covered = _details(text, base, at_home, spans, own, mails)
            if "link" in own and not (at_home or _PROFILE.search(own["link"]) or _labelled_link(text)):
                del own["link"]  # the page of a prize or an employer
            if i not in foreign:
                fields.update((key, value) for key, value in own.items() if key not in fields)
            if covered * 10 >= len(text) * 7:
                whole.add(i)
        elif sum(c.isdigit() for c in text) >= 9:
            _phones(text, base, spans, {} if i in foreign else fields, short=False)
    for start, end, address in links:
        at = next((k for k, p in enumerate(paragraphs) if p.start <= start < p.end), None)
        kind, value = _behind(address)
        own_page = kind == "link" and _PROFILE.search(value) is not None
        if (
            at is None
            or at in foreign
            or not kind
            or end - start >= _LONGEST_LINK
            or not (at in personal | top or own_page)
        ):
            continue
        fields.setdefault(kind, value)
        if start < end:
            spans.add((start, end))
        if kind == "mail":
            mails.setdefault(value.lower())
    near = paragraphs[min(len(paragraphs), _TOP + 4) - 1].end if paragraphs else 0
    reachable = bool({"mail", "phone", "link"} & fields.keys()) and any(
        start < near or any(paragraphs[i].start <= start < paragraphs[i].end for i in personal) for start, _ in spans
    )
    name = _find_name(paragraphs, blocks, whole, reachable)
    if name is not None:
        spans.add(name)
        whole.update(i for i, p in enumerate(paragraphs) if p.start == name[0] and p.end - name[1] < 4)
        spans.update(_further_namings(paragraphs, name))
    for start, end, _ in links:
        if 0 < end - start < _LONGEST_LINK and any(start < e and s < end for s, e in spans):
            spans.add((start, end))
    return Contact(name, fields, tuple(sorted(spans)), tuple(mails), frozenset(whole))


def _behind(address: str) -> tuple[str, str]:
    """What an address behind words is, and its value: ("mail", "jane@example.com"); blank where it is neither mail,
    phone nor page."""
    scheme, _, rest = address.partition(":")
    match scheme.lower():
        case "mailto":
            return ("mail", rest.partition("?")[0]) if "@" in rest else ("", "")
        case "tel":
            return "phone", rest
        case "http" | "https":
            return "link", address
    return "", ""


def _without(paragraph: Paragraph, referees: list[Span]) -> str:
    """The text with what it says of supervisors blanked; as long as before."""
    text = paragraph.text
    for start, end in referees:
        if paragraph.start <= start < paragraph.end:
            left, right = start - paragraph.start, min(end, paragraph.end) - paragraph.start
            text = text[:left] + " " * (right - left) + text[right:]
    return text


def _labelled_link(text: str) -> bool:
    """Whether a line begins like "Online Portfolio: http://…"."""
    label = _LABEL.match(text)
    return label is not None and _labels().get(fold(label.group(1)).removeprefix("online ")) == "link"


def _wraps(paragraphs: list[Paragraph], i: int) -> bool:
    """Whether a paragraph is the last word of the sentence above it: "… who lives near" / "Houston"."""
    if i == 0 or paragraphs[i].count > _WRAPPED:
        return False
    above = paragraphs[i - 1]
    lower = sum(word[:1].islower() for word in above.text.split())
    return above.count >= 8 and lower * 2 > above.count and not above.text.endswith((".", "!", "?", ":"))


def _details(
    text: str, base: int, personal: bool, spans: set[Span], fields: dict[str, str], mails: dict[str, None]
) -> int:
    """Adds what one paragraph tells; returns how many characters of it are contact details."""
    taken: list[Span] = []
    for match in _MAIL.finditer(text):
        taken.append(match.span())
        address = match.group().replace(" ", "")
        fields.setdefault("mail", address)
        mails.setdefault(address.lower())
    found = [*_LINK.finditer(text), *(_BARE_LINK.finditer(text) if personal else ())]
    for match in found:
        if not _inside(match.start(), taken):
            end = _link_end(text, match.end())
            named = _NAMED.match(text, end) if personal else None
            taken.append((match.start(), named.end() if named is not None else end))
            fields.setdefault("link", text[match.start() : end].replace("\n", "").rstrip(".:"))
    if sum(c.isdigit() for c in text) >= 7:
        taken.extend(_phones(text, 0, set(), fields, short=personal))
    pieces = _pieces(text)
    for start, end in pieces:
        piece = text[start:end]
        label = _LABEL.match(piece)
        kind = _labels().get(fold(label.group(1)).replace(".", " ").replace("'", "").strip()) if label else None
        if (label and kind in ("birth", "civil")) or (label and kind in ("address", "name") and personal):
            taken.append((start, end))
            if kind == "address":
                fields.setdefault("address", _AT_HOME.sub("", piece[label.end() :]))
        elif personal and end - start < 120 and _reads_like_address(piece):
            taken.append((start, end))
            if not is_placeholder_place(piece):
                fields.setdefault("address", piece)
        elif label and kind in ("phone", "mail", "link") and any(start <= s < end for s, _ in taken):
            taken.append((start, start + label.end()))
    for start, end in taken:
        spans.add((base + start, base + end))
    covered = 0
    reach = 0
    for start, end in sorted(taken):
        covered += max(0, end - max(start, reach))
        reach = max(reach, end)
    return covered + sum(c in " |•,;-" for c in text) // 2 if taken else 0


def _link_end(text: str, end: int) -> int:
    """Where an address ends that a narrow column broke at one of its own signs: "…/in/jane-\\n0a1b2c (LinkedIn)"."""
    if text[end - 1] not in "-/_=?&":
        return end
    more = _REST_OF_LINK.match(text, end)
    return more.end() if more is not None else end


def _pieces(text: str) -> list[Span]:
    found: list[Span] = []
    last = 0
    for match in _SEPARATORS.finditer(text):
        if match.start() > last:
            found.append((last, match.start()))
        last = match.end()
    if last < len(text):
        found.append((last, len(text)))
    return found


def _inside(offset: int, spans: list[Span]) -> bool:
    return any(start <= offset < end for start, end in spans)


def _phones(text: str, base: int, spans: set[Span], fields: dict[str, str], *, short: bool) -> list[Span]:
    """Phone numbers; ``short`` ones of seven digits only where contact details stand."""
    found = []
    for match in _PHONE.finditer(text):
        digits = sum(c.isdigit() for c in match.group())
        if not 7 <= digits <= 15:
            continue
        if digits < 10 and "+" not in match.group() and not (short and _LOCAL.search(match.group())):
            continue
        if _DATES.search(match.group()):
            continue
        found.append(match.span())
        spans.add((base + match.start(), base + match.end()))
        fields.setdefault("phone", match.group().strip())
    return found


def _reads_like_address(piece: str) -> bool:
    if _STREET.search(piece):
        return True
    if _ZIP.search(piece) and len(piece) < 80 and title_strength(piece) < 3:
        return True
    return ("," in piece and is_place(piece)) or (is_place(piece) and len(piece.split()) <= 3)


def _find_name(paragraphs: list[Paragraph], blocks: list[Block], whole: set[int], reachable: bool) -> Span | None:
    """The first line at the top that reads like a person's name; ``reachable``: mail, phone or link stand there."""
    headings = {b.heading for b in blocks if b.kind != "contact"}
    masthead = find_masthead(paragraphs)
    order = list(enumerate(paragraphs[:_TOP]))
    if masthead is not None:
        order = [(masthead, paragraphs[masthead]), *order]
    for i, paragraph in order:
        if i in headings:
            break
        if i in whole or _NOTICE.fullmatch(paragraph.text):
            continue
        if i == 0 and reachable and (joined := _two_lines(paragraphs)) is not None:
            return joined
        first = _pieces(paragraph.text)
        if not first:
            continue
        start, end = first[0]
        notice = _NOTICE.match(paragraph.text)
        start += notice.end() if notice is not None and start == 0 else 0
        piece = paragraph.text[start:end]
        comma = piece.find(",")
        if comma > 0 and not _CREDENTIALS.match(piece[comma:]):
            piece = piece[:comma]
        piece = _CREDENTIALS.sub("", piece).strip()
        large = paragraph.size > paragraph.body * 1.3 > 0 and not paragraph.capitals
        sure = (reachable and i in (0, masthead)) or large
        if _reads_like_name(piece, sure=sure, top=i in (0, masthead)):
            offset = paragraph.text.find(piece)
            return (paragraph.start + offset, paragraph.start + offset + len(piece))
        if paragraph.count > 12:
            break
    return None


def _further_namings(paragraphs: list[Paragraph], name: Span) -> list[Span]:
    """Where the person's family name, or the whole name, stands again: "Roe led …", a page's running head."""
    called = next((p.text[name[0] - p.start : name[1] - p.start] for p in paragraphs if p.start <= name[0] < p.end), "")
    words = [word.strip(".,") for word in called.split()]
    roles = grouped("title_words", "role", "word")
    ordinary = {word for group in roles.values() for word in group} | column("study_fields", "word")
    sought = [called] if len(words) > 1 else []
    sought += [word for word in words[-1:] if len(word) > 2 and fold(word) not in ordinary]
    if not sought:
        return []
    written = sorted({form for word in sought for form in (word, word.upper(), word.title())})
    pattern = re.compile(rf"\b(?:{'|'.join(map(re.escape, written))})\b")
    return [
        (paragraph.start + match.start(), paragraph.start + match.end())
        for paragraph in paragraphs
        for match in pattern.finditer(paragraph.text)
    ]


def _two_lines(paragraphs: list[Paragraph]) -> Span | None:
    """A name set on two lines: "JOHN" over "DOE"."""
    if len(paragraphs) < 2:
        return None
    first, second = paragraphs[0], paragraphs[1]
    if first.count == 1 and second.count == 1 and is_given_name(first.text) and second.text.isalpha():
        return (first.start, second.end) if not title_strength(second.text) else None
    return None


def _reads_like_name(text: str, *, sure: bool, top: bool) -> bool:
    words = text.split()
    if len(words) == 1 and sure and top:
        return words[0].isalpha() and words[0].isupper() and not title_strength(text) and len(words[0]) > 3
    if not 1 < len(words) <= 5 or not all(_NAME_WORD.fullmatch(word) for word in words):
        return False
    if not all(
        word[0].isupper() or word.lower() in ("de", "da", "van", "von", "der", "bin", "al", "del", "la")
        for word in words
    ):
        return False
    if title_strength(text) >= 2 or organisation_strength(text) >= 2 or is_place(text):
        return False
    if is_given_name(words[0].strip(".")) or is_given_name(words[-1]) or (len(words) == 3 and is_given_name(words[1])):
        return True
    vocabulary = grouped("title_words", "role", "word")["modifier"]
    studied = grouped("section_headings", "kind", "heading")
    if any(word in vocabulary for word in word_list(text)) or any(fold(text) in kind for kind in studied.values()):
        return False
    # no known given name: the largest line, the first one over contact details, or two or three capitalised words
    return sure or (top and len(words) <= 3 and not text.isupper())
