"""A document read as a resume: ``Document`` in, ``Resume`` out.

Paragraphs, sections, contact, dates, positions, education come first; they tell the skills finder what each span is;
from its mentions follow skill records, certificates and languages. Nothing here knows of roles or scores.
"""

from __future__ import annotations

import datetime
from collections.abc import Mapping

from skillmatch.documents import Document
from skillmatch.resume.adverts import find_adverts
from skillmatch.resume.certificates import find_certificates, without_others
from skillmatch.resume.contact import Contact, find_contact
from skillmatch.resume.dates import days_come_first, find_dates
from skillmatch.resume.education import Schooling, find_education
from skillmatch.resume.evidence import skill_records, unlisted_items
from skillmatch.resume.findings import find_oddities
from skillmatch.resume.headline import find_headline
from skillmatch.resume.hints import heading_spans, make_hints
from skillmatch.resume.languages import find_languages
from skillmatch.resume.model import Resume, Section, Span
from skillmatch.resume.paragraphs import Paragraph, read_paragraphs
from skillmatch.resume.positions import Entry, find_positions
from skillmatch.resume.repeats import find_repeats
from skillmatch.resume.sections import Block, find_blocks
from skillmatch.resume.templates import template_sentences
from skillmatch.skills import Finder, Kind, find_unlisted, fold, tell

__all__ = ["parse"]

#: sections that tell what was done, given or written
_OF_WORKS = frozenset({"experience", "projects", "publications", "awards", "volunteering", "other"})


def parse(
    document: Document, *, file: str, finder: Finder, as_of: datetime.date, versions: Mapping[str, str]
) -> Resume:
    """Read a document as a resume. ``file`` is the name to show, ``as_of`` the day that "present" means.

    Never raises on odd content: an empty document gives an empty resume with the finding ``little-text``.
    """
    paragraphs, view = read_paragraphs(document)
    blocks = find_blocks(paragraphs)
    contact = find_contact(paragraphs, blocks, document.links)
    day_first = days_come_first(view)
    dates = [find_dates(p.text, as_of, p.start, day_first=day_first) for p in paragraphs]
    adverts = find_adverts(paragraphs, blocks, [])
    entries = [
        entry
        for entry in find_positions(paragraphs, blocks, dates, view)
        if not _inside(entry.position.span[0], paragraphs, adverts)
    ]
    adverts = find_adverts(paragraphs, blocks, [entry.position.span[0] for entry in entries]) if adverts else []
    schooling = find_education(paragraphs, blocks, dates, as_of)
    employers = frozenset(fold(entry.position.organisation) for entry in entries)
    headline = find_headline(paragraphs, blocks, contact, employers)
    hints = make_hints(
        paragraphs,
        blocks,
        contact=contact.spans,
        headline=headline,
        entries=entries,
        schooling=schooling,
        adverts=adverts,
    )
    spans = tuple((p.start, p.end) for p in paragraphs)
    taxonomy = finder.taxonomy

    def kind_of(skill: str) -> Kind:
        return taxonomy[skill].kind

    mentions = without_others(paragraphs, blocks, finder.find(document.text, spans, hints), kind_of)
    mentions = tell(document.text, spans, hints, mentions, kind_of, passages=_passages(paragraphs, blocks, entries))
    templates = template_sentences(paragraphs)
    claimed = [m for m in mentions if m.context == "claimed" and not any(s <= m.start < e for s, e in templates)]
    repeats = find_repeats(paragraphs, blocks, entries)
    uncounted = [*(spans[i] for i in repeats.copies), *templates]
    sections = _sections(document, paragraphs, blocks)

    return Resume(
        file=file,
        as_of=as_of.isoformat(),
        text=document.text,
        paragraphs=spans,
        pages=document.pages,
        sections=sections,
        name=contact.name,
        headline=headline,
        contact=dict(sorted(contact.fields.items())),
        contact_spans=contact.spans,
        positions=tuple(entry.position for entry in entries),
        education=tuple(s.education for s in schooling),
        certificates=find_certificates(paragraphs, blocks, dates, claimed, kind_of, templates),
        languages=find_languages(document.text, paragraphs, blocks, claimed, taxonomy.__getitem__),
        skills=skill_records(
            document,
            mentions,
            sections,
            entries,
            uncounted,
            taxonomy.__getitem__,
            as_of,
        ),
        findings=find_oddities(
            document,
            paragraphs,
            as_of=as_of,
            dates=dates,
            adverts=adverts,
            templates=templates,
            repeated=repeats.told,
            entries=entries,
            mails=_own_mails(contact, paragraphs, blocks),
        ),
        warnings=document.warnings,
        versions=dict(versions),
        unseen=_unseen(
            paragraphs, blocks, contact, entries, schooling, adverts, [*(spans[i] for i in repeats.words), *templates]
        ),
        months_in_jobs=tuple(
            sorted(e.months for e in entries if e.months is not None and e.position.kind in ("job", "internship"))
        ),
        unlisted=unlisted_items(
            document,
            find_unlisted(document.text, spans, hints, mentions),
            sections,
            entries,
            uncounted,
        ),
        document=document,
    )


def _inside(offset: int, paragraphs: list[Paragraph], ranges: list[tuple[int, int]]) -> bool:
    return any(paragraphs[first].start <= offset < paragraphs[last - 1].end for first, last in ranges)


def _passages(paragraphs: list[Paragraph], blocks: list[Block], entries: list[Entry]) -> list[Span]:
    """Where prose is about duties and works, not about skills."""
    spans = [
        (paragraphs[block.first].start, paragraphs[block.last - 1].end)
        for block in blocks
        if block.kind in _OF_WORKS and block.first < block.last
    ]
    return [*spans, *(entry.position.span for entry in entries)]


def _sections(document: Document, paragraphs: list[Paragraph], blocks: list[Block]) -> tuple[Section, ...]:
    """The blocks as spans that touch each other."""
    sections = []
    for i, block in enumerate(blocks):
        after = blocks[i + 1] if i + 1 < len(blocks) else None
        if block.first >= block.last:
            continue
        heading = paragraphs[block.heading] if block.heading is not None else None
        text = "" if heading is None else heading.text[: block.content or None].rstrip(" :-|")
        end = paragraphs[after.first].start if after is not None else len(document.text)
        sections.append(Section(block.kind, text, (paragraphs[block.first].start, end)))
    return tuple(sections)


def _own_mails(contact: Contact, paragraphs: list[Paragraph], blocks: list[Block]) -> list[str]:
    """Mail addresses outside the references."""
    foreign = [
        fold(paragraphs[i].text)
        for block in blocks
        if block.kind == "references"
        for i in range(block.first, block.last)
    ]
    return [mail for mail in contact.mails if not any(mail in text for text in foreign)]


def _unseen(
    paragraphs: list[Paragraph],
    blocks: list[Block],
    contact: Contact,
    entries: list[Entry],
    schooling: list[Schooling],
    adverts: list[tuple[int, int]],
    uncounted: list[Span],
) -> tuple[Span, ...]:
    """All spans in which no term is counted."""
    spans: set[Span] = set(contact.spans)
    spans.update((paragraphs[i].start, paragraphs[i].end) for i in contact.whole)
    spans.update(heading_spans(paragraphs, blocks))
    for entry in entries:
        spans.update(entry.unseen)
    for school in schooling:
        spans.update(school.unseen)
    spans.update((paragraphs[first].start, paragraphs[last - 1].end) for first, last in adverts)
    for block in blocks:
        if block.kind == "references":
            spans.update((paragraphs[i].start, paragraphs[i].end) for i in range(block.first, block.last))
    spans.update(uncounted)
    return tuple(sorted(span for span in spans if span[1] > span[0]))
