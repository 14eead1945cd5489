"""Certificates and licences: the mentions that name one, and the lines of a certificates section.

In: paragraphs, sections, the finder's mentions. Out: ``Certificate``s, each of the taxonomy's certificates once, with
issuer, date and end of validity where its line tells them. "AWS Certified CWI (Certificate # 12)" is one item. What
somebody ran or taught ("Led CNA training program") is not held.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Sequence
from dataclasses import replace

from skillmatch.resume.dates import DateRange
from skillmatch.resume.header_parts import pieces_of
from skillmatch.resume.headings import heading_of
from skillmatch.resume.model import Certificate, Span
from skillmatch.resume.paragraphs import Paragraph
from skillmatch.resume.sections import Block
from skillmatch.resume.wording import organisation_strength
from skillmatch.skills import Kind, Mention

__all__ = ["NOT_HELD", "find_certificates", "without_others"]

#: the rule of a mention that names a certificate which somebody else holds, or is to hold
NOT_HELD = "certificate of others"

_NAMES_ONE = re.compile(r"\b(?:certifi\w*|licen[cs]\w*|credential|diploma|accredit\w*|registered)\b", re.IGNORECASE)
_EXPIRES = re.compile(r"\b(?:expir\w*|exp|valid (?:until|through|till|to)|until|through)\b\W*\Z", re.IGNORECASE)
_LONGEST = 16
#: the number of a certificate, in which no date stands
_NUMBER = re.compile(r"\bcredential (?:id|no\.?|number)\W*\S*\d\S*", re.IGNORECASE)
#: a line below a certificate that tells of it: "Issued Mar 2021 · Expires Mar 2024", "Credential ID AB12"
_OF_ABOVE = re.compile(
    r"(?:issued|granted|expires|expiry|valid (?:until|through|till|to)|credential id)\b", re.IGNORECASE
)
#: how many lines below it: its issuer, its dates, its number
_LINES_BELOW = 3
#: behind a certificate's name: it is taught or filed, not held
_OF_OTHERS = re.compile(
    r"[\s-]*(?:(?:re-?)?certification\s+|licen[sc]e\s+)?(?:training\s+)?"
    r"(?:program(?:me)?s?|compliance|records?|class(?:es)?|students?)\b",
    re.IGNORECASE,
)
_CANDIDATE = re.compile(r"[\s:)-]*candidates?\b", re.IGNORECASE)
_RAN = re.compile(r"(?:Led|Directed|Taught|Trained|Managed|Instructed)\b[^.;!?•\n]*")
_ITEM = re.compile(
    r"(?<!\w)(?P<body>[A-Z][\w&.-]*(?: [A-Z][\w&.-]*){0,3}) Certified (?P<name>[^()\n]{2,60}?)\s*"
    r"\((?:certificate|cert\.?|licen[sc]e|lic\.?)\s*(?:#|no\b\.?|number\b)?\s*:?\s*[\w-]*\d[\w-]*\s*\)",
    re.IGNORECASE,
)


def without_others(
    paragraphs: list[Paragraph], blocks: list[Block], mentions: Sequence[Mention], kind_of: Callable[[str], Kind]
) -> list[Mention]:
    """The mentions, those of certificates that the person does not hold with the context ``others``."""
    kinds = [block.kind for block in blocks for _ in range(block.first, block.last)]
    found: list[Mention] = []
    at = 0
    for mention in mentions:
        while at + 1 < len(paragraphs) and paragraphs[at + 1].start <= mention.start:
            at += 1
        certificate = mention.context == "claimed" and kind_of(mention.skill) == "certificate"
        if certificate and not _held(paragraphs[at], kinds[at], mention, mentions, kind_of):
            mention = replace(mention, context="others", rule=NOT_HELD)
        found.append(mention)
    return found


def _held(
    paragraph: Paragraph, kind: str, mention: Mention, mentions: Sequence[Mention], kind_of: Callable[[str], Kind]
) -> bool:
    left, right = mention.start - paragraph.start, mention.end - paragraph.start
    if _CANDIDATE.match(paragraph.text, right):
        return False
    if kind not in ("certificates", "education"):
        if _OF_OTHERS.match(paragraph.text, right):
            return False
        ran = _RAN.match(paragraph.text)
        if ran is not None and left < ran.end():
            return False
    for item in _ITEM.finditer(paragraph.text):
        # "AWS Certified CWI": the welders' society, not the cloud
        if item.start() <= left and right <= item.start("name"):
            named = (paragraph.start + item.start("name"), paragraph.start + item.end("name"))
            return not any(named[0] <= m.start < named[1] and kind_of(m.skill) == "certificate" for m in mentions)
    return True


def find_certificates(
    paragraphs: list[Paragraph],
    blocks: list[Block],
    dates: list[list[DateRange]],
    mentions: Sequence[Mention],
    kind_of: Callable[[str], Kind],
    uncounted: Sequence[Span] = (),
) -> tuple[Certificate, ...]:
    """All certificates in the order of the text. ``mentions`` are the claimed ones, by place; in ``uncounted`` spans
    stands a template that nobody filled in."""
    named = [m for m in mentions if kind_of(m.skill) == "certificate"]
    found: list[Certificate] = []
    known: dict[str, tuple[bool, Certificate]] = {}
    block_of = [block for block in blocks for _ in range(block.first, block.last)]
    at = 0
    for i, paragraph in enumerate(paragraphs):
        own: list[Mention] = []
        while at < len(named) and named[at].start < paragraph.end:
            if named[at].start >= paragraph.start:
                own.append(named[at])
            at += 1
        own, items = _items(paragraph, own, known)
        found += items
        listed = block_of[i].kind == "certificates" and i != block_of[i].heading
        for mention in own:
            label = _label_end(paragraph, own[0].start - paragraph.start)
            told = listed or (block_of[i].kind == "other" and own[0].start == paragraph.start) or label > 0
            alone = told and len({m.skill for m in own}) == 1  # "Basic Life Support (BLS)"
            before = known.get(mention.skill)
            if before is None or (alone and not before[0]):  # its own line tells more than a sentence that names it
                known[mention.skill] = (alone, _certificate(paragraph, dates[i], mention, alone=alone, label=label))
        template = any(start < paragraph.end and paragraph.start < end for start, end in uncounted)
        told_above = _OF_ABOVE.match(paragraph.text) is not None
        unknown = listed and not own and not told_above and not template and _ITEM.search(paragraph.text) is None
        if unknown and paragraph.count <= _LONGEST and _names(paragraph, block_of[i], paragraphs):
            found.append(_certificate(paragraph, dates[i], None, alone=True))
    found += [certificate for _, certificate in known.values()]
    found.sort(key=lambda certificate: certificate.span)
    return tuple(_with_lines_below(found, paragraphs, blocks, dates))


def _label_end(paragraph: Paragraph, left: int) -> int:
    """Where the label ends behind which the first certificate of a line stands at ``left``: "Certifications: CPA, 2017"
    has one, 0 means none."""
    words = paragraph.text[:left].rstrip(" :-\t")
    heading = heading_of(words) if words else None
    return left if heading is not None and heading.kind == "certificates" and not paragraph.text.endswith(".") else 0


def _with_lines_below(
    found: list[Certificate], paragraphs: list[Paragraph], blocks: list[Block], dates: list[list[DateRange]]
) -> list[Certificate]:
    """The certificates with issuer and dates that stand on lines of their own below them."""
    kinds = [block.kind for block in blocks for _ in range(block.first, block.last)]
    starts = [paragraph.start for paragraph in paragraphs]
    whole: list[Certificate] = []
    for order, one in enumerate(found):
        at = bisect_right(starts, one.span[0]) - 1
        limit = found[order + 1].span[0] if order + 1 < len(found) else paragraphs[-1].end + 1
        below = [i for i in range(at + 1, min(at + 1 + _LINES_BELOW, len(paragraphs))) if starts[i] < limit]
        telling = next((i for i in below if _OF_ABOVE.match(paragraphs[i].text)), None)
        if telling is None or kinds[at] != "certificates" or kinds[telling] != "certificates":
            whole.append(one)
            continue
        given, expires = _times(paragraphs[telling], dates[telling])
        issuer = paragraphs[at + 1].text if telling == at + 2 and not dates[at + 1] else None
        whole.append(replace(one, issuer=one.issuer or issuer, date=one.date or given, expires=one.expires or expires))
    return whole


def _items(
    paragraph: Paragraph, own: list[Mention], known: dict[str, tuple[bool, Certificate]]
) -> tuple[list[Mention], list[Certificate]]:
    """The numbered items of a paragraph, and the mentions that stand in none of them."""
    found = []
    for item in _ITEM.finditer(paragraph.text):
        span = (paragraph.start + item.start(), paragraph.start + item.end())
        inside = [m for m in own if span[0] <= m.start < span[1]]
        own = [m for m in own if m not in inside]
        name = " ".join(paragraph.text[item.start() : item.end("name")].split())
        skill = inside[-1].skill if inside and inside[-1].skill not in known else None
        certificate = Certificate(name, skill, None, None, None, span)
        if skill is None:
            found.append(certificate)
        else:
            known[skill] = (True, certificate)
    return own, found


def _names(paragraph: Paragraph, block: Block, paragraphs: list[Paragraph]) -> bool:
    if _NAMES_ONE.search(paragraph.text):
        return True
    heading = paragraphs[block.heading].text if block.heading is not None else ""
    if paragraph.count == 1 or organisation_strength(paragraph.text) >= 2:
        return False  # an issuer below its certificate
    return bool(_NAMES_ONE.search(heading)) and paragraph.text[:1].isupper() and not paragraph.text.endswith(".")


def _certificate(
    paragraph: Paragraph, dates: list[DateRange], mention: Mention | None, *, alone: bool, label: int = 0
) -> Certificate:
    """``alone``: the paragraph tells of this certificate only, so that its dates and issuer are the certificate's;
    ``label``: so many characters of it are a label."""
    skill = mention.skill if mention is not None else None
    if not alone or paragraph.count > _LONGEST:
        span = (mention.start, mention.end) if mention is not None else (paragraph.start, paragraph.end)
        name = paragraph.text[max(0, span[0] - paragraph.start) : span[1] - paragraph.start]
        return Certificate(" ".join(name.split()), skill, None, None, None, span)
    pieces = pieces_of(paragraph.text, paragraph.start, [d.span for d in dates])
    issuer = next((p.text for p in pieces[1:] if p.organisation >= 2), None)
    name = pieces[0].text if pieces else paragraph.text
    if mention is not None and pieces and not pieces[0].start <= mention.start < pieces[0].end:
        name = next((p.text for p in pieces if p.start <= mention.start < p.end), name)
    name = name.removeprefix(paragraph.text[:label])
    given, expires = _times(paragraph, dates)
    return Certificate(" ".join(name.split()), skill, issuer, given, expires, (paragraph.start + label, paragraph.end))


def _times(paragraph: Paragraph, dates: list[DateRange]) -> tuple[str | None, str | None]:
    """When a certificate was given and when it expires."""
    given: str | None = None
    expires: str | None = None
    numbers = [(paragraph.start + m.start(), paragraph.start + m.end()) for m in _NUMBER.finditer(paragraph.text)]
    for date in dates:
        if any(start <= date.span[0] < end for start, end in numbers):
            continue
        before = paragraph.text[: date.span[0] - paragraph.start]
        if _EXPIRES.search(before) or date.start is None:
            expires = expires or date.end
        elif date.stated and not date.current:
            given, expires = given or date.start, expires or date.end
        else:
            given = given or date.start
    return given, expires
