"""Broken files through one reader: what became of each, and what must never become of any."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field

from mutations import broken

from skillmatch import errors
from skillmatch.documents import Limits, Reader

__all__ = ["Outcome", "fuzzed"]

#: no page is shown to tesseract: it takes a second for each, and sees none of the bytes that were broken
LIMITS = Limits(ocr_pages=0, seconds=20)


@dataclass
class Outcome:
    """``kinds`` counts documents ("read") and errors by their kind; ``faults`` names each file that broke a rule."""

    kinds: Counter[str] = field(default_factory=Counter)
    faults: list[str] = field(default_factory=list)


def fuzzed(form: str, numbers: Iterable[int]) -> Outcome:
    """Reads these broken files of a form, and a good one after each that is refused.

    A file may be read or refused; a fault is an exception of our own, a time limit passed, or a good file not read.
    """
    outcome = Outcome()
    with Reader(LIMITS) as reader:
        for number in numbers:
            name = f"{form} {number}"
            try:
                kind = "read" if reader.read_bytes(broken(form, number) or b" ", name).text.strip() else "no text"
            except errors.UnreadableFile as error:
                kind = error.kind
                told = error.message
            outcome.kinds[kind] += 1
            if kind == "read":
                continue
            if kind in ("no text", "timed-out") or (kind == "crashed" and "its reader failed" in told):
                outcome.faults.append(f"{name}: {kind}")
            if reader.read_bytes(b"Python and SQL", "good.txt").text != "Python and SQL":
                outcome.faults.append(f"the file after {name}")
    return outcome
