"""What was read with loss, and what a lost part could have held: warnings and findings in, ``Loss``es out.

- ``text``: words are missing (pages left out, text cut, letters without a character, another language): whatever the
  file does not show could have stood there
- ``doubt``: words are there and may be misread (a scan, bytes that are no letters): the same, though less likely
- ``structure``: words are there and headings are not: dated use and years may stand too low
- ``dates``: positions are there and their dates could not be read

What was put right (mojibake, an encoding found by guessing) takes nothing away and is no loss.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from skillmatch.documents import Warning
from skillmatch.resume.model import Finding

__all__ = ["Extent", "Loss", "losses"]

Extent = Literal["text", "doubt", "structure", "dates"]

_EXTENTS: Mapping[str, Extent] = {
    "pages-skipped": "text",
    "page-unreadable": "text",
    "page-without-text": "text",
    "text-cut": "text",
    "no-character-map": "text",
    "other-language": "text",
    "part-in-other-language": "doubt",
    "read-by-ocr": "doubt",
    "characters-lost": "doubt",
    "structure-lost": "structure",
}


@dataclass(frozen=True, slots=True)
class Loss:
    """``kind`` is that of the warning or finding it comes from; ``page`` counts from 1."""

    kind: str
    page: int | None
    message: str
    extent: Extent


def losses(warnings: Sequence[Warning], findings: Sequence[Finding]) -> tuple[Loss, ...]:
    """The losses among them, warnings first.

    >>> [loss.extent for loss in losses([Warning("pages-skipped", "only the first 50 of 60 pages were read", 51)], [])]
    ['text']
    """
    told = [(warning.kind, warning.page, warning.message) for warning in warnings]
    told += [(finding.kind, finding.page, f"{finding.text}: {finding.effect}") for finding in findings]
    return tuple(Loss(kind, page, message, _EXTENTS[kind]) for kind, page, message in told if kind in _EXTENTS)
