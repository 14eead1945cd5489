"""Adverts pasted into a resume: paragraphs in, index ranges out whose words are asked of the reader, not claimed.

A paragraph that begins a sentence with an advert's phrase ("We are looking for", "The ideal candidate") opens one; so
does a heading of demands ("Requirements:") outside a work history. It reaches to the end of its section or to the
next position, and over following sections whose headings are an advert's.
"""

from __future__ import annotations

import re
from functools import cache

from skillmatch.resume.paragraphs import Paragraph
from skillmatch.resume.sections import Block
from skillmatch.resume.word_tables import grouped
from skillmatch.skills import fold

__all__ = ["find_adverts"]

#: headings that people also put over their own duties: they widen an advert and open none
_ALSO_OWN = frozenset(
    {"job description", "job summary", "position overview", "the role", "your role", "your profile", "who you are",
     "your responsibilities", "your qualifications", "about the company"}
)  # fmt: skip
_HISTORY = frozenset({"experience", "projects", "volunteering"})


@cache
def _phrases() -> re.Pattern[str]:
    cues = sorted(grouped("advert_cues", "kind", "cue")["phrase"], key=lambda cue: (-len(cue), cue))
    return re.compile(rf"(?:^|[.!?:•]\s+)(?:{'|'.join(re.escape(cue) for cue in cues)})\b")


def _heading(paragraph: Paragraph) -> str | None:
    if paragraph.count > 6:
        return None
    words = " ".join(re.sub(r"[^a-z' ]+", " ", fold(paragraph.text)).split())
    return words if words in grouped("advert_cues", "kind", "cue")["heading"] else None


def find_adverts(paragraphs: list[Paragraph], blocks: list[Block], entry_starts: list[int]) -> list[tuple[int, int]]:
    """Ranges of paragraphs that belong to adverts; ``entry_starts`` are offsets where positions begin."""
    found: list[tuple[int, int]] = []
    for order, block in enumerate(blocks):
        opened = _opening(paragraphs, block)
        if opened is None or (found and opened < found[-1][1]):
            continue
        last = block.last
        while order + 1 < len(blocks) and _continues(paragraphs, blocks[order + 1]):
            order += 1
            last = blocks[order].last
        for i in range(opened + 1, last):
            if paragraphs[i].start in entry_starts:
                last = i
                break
        found.append((opened, last))
    return found


def _opening(paragraphs: list[Paragraph], block: Block) -> int | None:
    for i in range(block.first, block.last):
        heading = _heading(paragraphs[i])
        if heading is not None and heading not in _ALSO_OWN and block.kind not in _HISTORY:
            return i
        if _phrases().search(fold(paragraphs[i].text)):
            return next((j for j in range(i, max(block.first, i - 6) - 1, -1) if _heading(paragraphs[j])), i)
    return None


def _continues(paragraphs: list[Paragraph], block: Block) -> bool:
    if block.heading is None:
        return False
    own = paragraphs[block.heading]
    demands = ("qualifications", "responsibilities", "skills required", "required skills", "benefits")
    words = " ".join(re.sub(r"[^a-z' ]+", " ", fold(own.text)).split())
    return _heading(own) is not None or words in demands
