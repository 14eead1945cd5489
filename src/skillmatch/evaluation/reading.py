"""Many resumes read for measuring: those that cannot be read are named, the others go on."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from skillmatch.documents import Document, Reader
from skillmatch.errors import UnreadableFile
from skillmatch.resume import Profile, Resume, parse, profile
from skillmatch.skills import Finder

__all__ = ["MEASURED_AS_OF", "Reading", "read_all"]

#: "present" in the development resumes: a fixed day keeps figures comparable
MEASURED_AS_OF = datetime.date(2026, 1, 31)


@dataclass(frozen=True, slots=True)
class Reading:
    """A resume read: its text for baselines, its profile for the score, and the profile with what was inferred."""

    file: str
    text: str
    profile: Profile
    inferred: Profile | None = None


def read_all(
    files: Iterable[Path],
    finder: Finder,
    *,
    unreadable: dict[str, UnreadableFile] | None = None,
    inferring: Finder | None = None,
) -> Iterator[Reading]:
    """Each file's reading, in order; what cannot be read goes into ``unreadable``.

    ``inferring``: a finder that infers, for a second profile.
    """
    versions: Mapping[str, str] = {}
    with Reader() as reader:
        for path in files:
            try:
                document = reader.read(path)
            except UnreadableFile as error:
                if unreadable is not None:
                    unreadable[str(path)] = error
                continue

            def read_with(one: Finder, document: Document = document, file: str = str(path)) -> Resume:
                return parse(document, file=file, finder=one, as_of=MEASURED_AS_OF, versions=versions)

            resume = read_with(finder)
            inferred = profile(read_with(inferring)) if inferring is not None else None
            yield Reading(str(path), resume.text, profile(resume), inferred)
