"""What the skills finder should know about the text: spans labelled as contact, heading, employer, skill list …

In: everything read so far. Out: ``Hint``s in the order of the text.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from skillmatch.resume.education import Schooling
from skillmatch.resume.headings import inline_heading_of
from skillmatch.resume.model import SectionKind, Span
from skillmatch.resume.paragraphs import Paragraph
from skillmatch.resume.positions import Entry
from skillmatch.resume.referees import find_referees
from skillmatch.resume.sections import Block, is_list
from skillmatch.skills import Hint, HintLabel

__all__ = ["heading_spans", "make_hints"]

_WHOLE: dict[SectionKind, HintLabel] = {
    "education": "education",
    "objective": "wanted",
    "interests": "interests",
    "references": "references",
}
_LISTED: frozenset[SectionKind] = frozenset({"skills", "languages"})


def heading_spans(paragraphs: list[Paragraph], blocks: Sequence[Block]) -> list[Span]:
    """The headings; of "Skills: Java, Go" the part before its content."""
    spans = []
    for block in blocks:
        if block.heading is not None:
            paragraph = paragraphs[block.heading]
            end = paragraph.start + block.content if block.content else paragraph.end
            spans.append((paragraph.start, end))
    return spans


def make_hints(
    paragraphs: list[Paragraph],
    blocks: Sequence[Block],
    *,
    contact: Iterable[Span],
    headline: Span | None,
    entries: Iterable[Entry],
    schooling: Iterable[Schooling],
    adverts: Iterable[tuple[int, int]],
) -> list[Hint]:
    """All hints, sorted."""
    hints = [Hint(start, end, "contact") for start, end in contact]
    hints += [Hint(start, end, "heading") for start, end in heading_spans(paragraphs, blocks)]
    for block in blocks:
        first = block.first + (1 if block.heading is not None and not block.content else 0)
        if first >= block.last:
            continue
        label = _WHOLE.get(block.kind)
        if label is not None:
            hints.append(Hint(paragraphs[first].start, paragraphs[block.last - 1].end, label))
        for i in range(first, block.last):
            listed = _list_start(paragraphs[i], block, i)
            if listed is not None:
                hints.append(Hint(listed, paragraphs[i].end, "skill-list"))
    for entry in entries:
        position = entry.position
        hints.append(Hint(*position.span, "experience"))
        if position.organisation_span is not None:
            hints.append(Hint(*position.organisation_span, "employer"))
        if position.title_span is not None:
            hints.append(Hint(*position.title_span, "title"))
    hints += [Hint(*s.institution, "school") for s in schooling if s.institution is not None]
    hints += [Hint(paragraphs[first].start, paragraphs[last - 1].end, "wanted") for first, last in adverts]
    hints += [Hint(start, end, "references") for start, end in find_referees(paragraphs)]
    if headline is not None:
        hints.append(Hint(*headline, "title"))
    return sorted(hints, key=lambda hint: (hint.start, hint.end, hint.label))


def _list_start(paragraph: Paragraph, block: Block, index: int) -> int | None:
    """Where a list of skills begins in a paragraph; None where there is none."""
    if block.kind in _LISTED:
        start = block.content if index == block.first else 0
        if block.kind == "languages" or is_list(paragraph.text[start:], "skills"):
            return paragraph.start + start
        return None
    # "Environment: Java, Spring" within a job
    if ":" in paragraph.text[:44]:
        inline = inline_heading_of(paragraph.text)
        if inline is not None and inline.kind == "skills" and is_list(paragraph.text[inline.end :], "skills"):
            return paragraph.start + inline.end
    return None
