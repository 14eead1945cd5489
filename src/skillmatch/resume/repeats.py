"""Lines that stand twice: paragraphs and positions in, ``Repeats`` out.

A line that honestly recurs under another position keeps its evidence, and so its months; its words count once. A line
of an entry's header ("Tax Accountant | Company Name") is no copy at all.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from skillmatch.resume.model import SectionKind
from skillmatch.resume.paragraphs import Paragraph
from skillmatch.resume.positions import Entry
from skillmatch.resume.sections import Block

__all__ = ["Repeats", "find_repeats"]

#: a shorter line may stand twice without being a copy
_SHORT = 4


@dataclass(frozen=True, slots=True)
class Repeats:
    """Indices of paragraphs. ``words``: stood before, whatever their length, so that their words count once;
    ``copies``: no evidence either; ``told``: repeated within one position or section.
    """

    words: tuple[int, ...]
    copies: tuple[int, ...]
    told: tuple[int, ...]


def find_repeats(paragraphs: Sequence[Paragraph], blocks: Sequence[Block], entries: Sequence[Entry]) -> Repeats:
    """All repeated paragraphs; case, bullets and blanks make no difference."""
    headers = _header_spans(entries)
    starts = [entry.position.span[0] for entry in entries]
    kind_of = [block.kind for block in blocks for _ in range(block.first, block.last)]
    seen: dict[tuple[str, ...], set[int | SectionKind]] = {}
    words, copies, told = [], [], []
    for i, paragraph in enumerate(paragraphs):
        at = bisect_right(starts, paragraph.start) - 1
        within = at >= 0 and paragraph.start < entries[at].position.span[1]
        if any(start < paragraph.end and paragraph.start < end for start, end in headers):
            continue
        key = tuple(paragraph.text.lower().split())
        places = seen.setdefault(key, set())
        if places:
            words.append(i)
            if at in places if within else kind_of[i] in places:
                told.append(i)
            # outside positions nothing is lost with a copy but a second place
            if paragraph.count >= _SHORT and (at in places or not within):
                copies.append(i)
        places.add(kind_of[i])
        if within:
            places.add(at)
    return Repeats(tuple(words), tuple(copies), tuple(told))


def _header_spans(entries: Sequence[Entry]) -> list[tuple[int, int]]:
    spans = []
    for entry in entries:
        position = entry.position
        spans += [span for span in (position.title_span, position.organisation_span, *entry.unseen) if span is not None]
    return spans
