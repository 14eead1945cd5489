"""Paragraphs of education taken apart where one of their lines begins with the name of a degree.

In: paragraphs, blocks, dates. Out: the same with more paragraphs. A reader of pages takes short lines under each other
for one paragraph; each degree begins a line of its own.
"""

from __future__ import annotations

import itertools
from dataclasses import replace

from skillmatch.resume.dates import DateRange
from skillmatch.resume.degrees import find_degree_words
from skillmatch.resume.paragraphs import Paragraph
from skillmatch.resume.sections import Block

__all__ = ["degrees_apart"]


def degrees_apart(
    paragraphs: list[Paragraph], blocks: list[Block], dates: list[list[DateRange]]
) -> tuple[list[Paragraph], list[Block], list[list[DateRange]]]:
    """The paragraphs with the blocks' indices and the dates that belong to them."""
    own = {i for block in blocks if block.kind == "education" for i in range(block.first, block.last)}
    found: list[Paragraph] = []
    found_dates: list[list[DateRange]] = []
    at: list[int] = []  # where each paragraph begins in ``found``
    for i, paragraph in enumerate(paragraphs):
        at.append(len(found))
        parts = _parts(paragraph) if i in own else [paragraph]
        found += parts
        found_dates += (
            [[d for d in dates[i] if p.start <= d.span[0] < p.end] for p in parts] if parts[1:] else [dates[i]]
        )
    at.append(len(found))
    if len(found) == len(paragraphs):
        return paragraphs, blocks, dates
    moved = [
        replace(b, first=at[b.first], last=at[b.last], heading=None if b.heading is None else at[b.heading])
        for b in blocks
    ]
    return found, moved, found_dates


def _parts(paragraph: Paragraph) -> list[Paragraph]:
    text = paragraph.text
    cuts = [i + 1 for i, c in enumerate(text) if c in "\n\t" and _begins(text[i + 1 :].split("\n", 1)[0])]
    parts = []
    for left, right in itertools.pairwise([0, *cuts, len(text)]):
        part = text[left:right].rstrip()
        if part:
            start = paragraph.start + left
            parts.append(replace(paragraph, start=start, end=start + len(part), text=part, count=len(part.split())))
    return parts


def _begins(line: str) -> bool:
    first = next(iter(find_degree_words(line[:60], schooling=False)), None)
    return first is not None and first.start == 0 and first.rank > 1 and line[:1].isupper()
