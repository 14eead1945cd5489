"""Many resumes read for measuring: those that cannot be read are named, the others go on."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from skillmatch.documents import Reader
from skillmatch.errors import UnreadableFile
from skillmatch.resume import Profile, parse, profile
from skillmatch.skills import Finder

__all__ = ["MEASURED_AS_OF", "Reading", "read_all"]

#: "present" in the development resumes: a fixed day keeps figures comparable
MEASURED_AS_OF = datetime.date(2026, 1, 31)


@dataclass(frozen=True, slots=True)
class Reading:
    """A resume read: its text for baselines, its profile for the score."""

    file: str
    text: str
    profile: Profile


def read_all(
    files: Iterable[Path], finder: Finder, *, unreadable: dict[str, UnreadableFile] | None = None
) -> Iterator[Reading]:
    """Each file's reading, in order; what cannot be read goes into ``unreadable``."""
    versions: Mapping[str, str] = {}
    with Reader() as reader:
        for path in files:
            try:
                document = reader.read(path)
            except UnreadableFile as error:
                if unreadable is not None:
                    unreadable[str(path)] = error
                continue
            resume = parse(document, file=str(path), finder=finder, as_of=MEASURED_AS_OF, versions=versions)
            yield Reading(str(path), resume.text, profile(resume))
