"""Certificates and licences: the mentions that name one, and the lines of a certificates section.

In: paragraphs, sections, the finder's mentions. Out: ``Certificate``s, each of the taxonomy's certificates once, with
issuer, date and end of validity where its line tells them.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from skillmatch.resume.dates import DateRange
from skillmatch.resume.header_parts import pieces_of
from skillmatch.resume.model import Certificate
from skillmatch.resume.paragraphs import Paragraph
from skillmatch.resume.sections import Block
from skillmatch.resume.wording import organisation_strength
from skillmatch.skills import Kind, Mention

__all__ = ["find_certificates"]

_NAMES_ONE = re.compile(r"\b(?:certifi\w*|licen[cs]\w*|credential|diploma|accredit\w*|registered)\b", re.IGNORECASE)
_EXPIRES = re.compile(r"\b(?:expir\w*|exp|valid (?:until|through|till|to)|until|through)\b\W*\Z", re.IGNORECASE)
_LONGEST = 16


def find_certificates(
    paragraphs: list[Paragraph],
    blocks: list[Block],
    dates: list[list[DateRange]],
    mentions: Sequence[Mention],
    kind_of: Callable[[str], Kind],
) -> tuple[Certificate, ...]:
    """All certificates in the order of the text. ``mentions`` are the claimed ones, by place."""
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
        listed = block_of[i].kind == "certificates" and i != block_of[i].heading
        for mention in own:
            alone = listed and len(own) == 1
            before = known.get(mention.skill)
            if before is None or (alone and not before[0]):  # its own line tells more than a sentence that names it
                known[mention.skill] = (alone, _certificate(paragraph, dates[i], mention, alone=alone))
        if not own and listed and paragraph.count <= _LONGEST and _names(paragraph, block_of[i], paragraphs):
            found.append(_certificate(paragraph, dates[i], None, alone=True))
    found += [certificate for _, certificate in known.values()]
    return tuple(sorted(found, key=lambda certificate: certificate.span))


def _names(paragraph: Paragraph, block: Block, paragraphs: list[Paragraph]) -> bool:
    if _NAMES_ONE.search(paragraph.text):
        return True
    heading = paragraphs[block.heading].text if block.heading is not None else ""
    if paragraph.count == 1 or organisation_strength(paragraph.text) >= 2:
        return False  # an issuer below its certificate
    return bool(_NAMES_ONE.search(heading)) and paragraph.text[:1].isupper() and not paragraph.text.endswith(".")


def _certificate(paragraph: Paragraph, dates: list[DateRange], mention: Mention | None, *, alone: bool) -> Certificate:
    """``alone``: the paragraph tells of this certificate only, so that its dates and issuer are the certificate's."""
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
    given, expires = None, None
    for date in dates:
        before = paragraph.text[: date.span[0] - paragraph.start]
        if _EXPIRES.search(before) or date.start is None:
            expires = expires or date.end
        elif date.stated and not date.current:
            given, expires = given or date.start, expires or date.end
        else:
            given = given or date.start
    return Certificate(" ".join(name.split()), skill, issuer, given, expires, (paragraph.start, paragraph.end))
