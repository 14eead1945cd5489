"""Plain text as the tests write it, read as a resume: ``read(text)``; the day of judging is 31 January 2026."""

from __future__ import annotations

import datetime

from skillmatch.documents import Document, Places
from skillmatch.resume import Profile, Resume, parse, profile
from skillmatch.skills import default_finder, paragraphs_of

AS_OF = datetime.date(2026, 1, 31)


def document(text: str) -> Document:
    """A text without pages, each line a paragraph."""
    spans = paragraphs_of(text)
    return Document(form="text", text=text, paragraphs=tuple(spans), lines=Places.of(spans), words=Places.of([]))


def read(text: str, as_of: datetime.date = AS_OF) -> Resume:
    """The resume that a plain text is."""
    return parse(document(text), file="cv.txt", finder=default_finder(), as_of=as_of, versions={})


def profile_of(text: str) -> Profile:
    """What scores may see of a plain text."""
    return profile(read(text))
