"""One file in, a ``Person`` out: the work that is done for each file, in whatever process."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from skillmatch.documents import Limits, Reader
from skillmatch.errors import UnreadableFile
from skillmatch.matching import Match, best
from skillmatch.resume import parse, profile
from skillmatch.roles import RoleTable
from skillmatch.screening.model import Cell, Given, NextStep, Person, Standing, Unread
from skillmatch.skills import Finder

__all__ = ["Bench", "Terms", "standing_of"]


@dataclass(frozen=True, slots=True)
class Terms:
    """What all files of a screening are read and matched with; crosses from one process to another.

    ``finder`` makes what finds the skills, once in each process. ``top``: how many of the best roles each person keeps
    (None: all).
    """

    table: RoleTable
    finder: Callable[[], Finder]
    as_of: datetime.date
    limits: Limits
    top: int | None
    reading_versions: Mapping[str, str]


class Bench:
    """Reads and matches one file after the other, with a reader and a finder of its own."""

    def __init__(self, terms: Terms, reader: Reader, finder: Finder) -> None:
        self._terms = terms
        self._reader = reader
        self._finder = finder

    def person(self, given: Given) -> Person | Unread:
        """The person of one file, or why it could not be read."""
        try:
            if given.data is not None:
                document = self._reader.read_bytes(given.data, given.name)
            else:
                document = self._reader.read(given.path if given.path is not None else given.name)
        except UnreadableFile as error:
            return Unread(given.name, error)
        resume = parse(
            document,
            file=given.name,
            finder=self._finder,
            as_of=self._terms.as_of,
            versions=self._terms.reading_versions,
        )
        found = best(profile(resume), self._terms.table, top=self._terms.top)
        return Person(given.name, tuple(standing_of(match) for match in found))


def standing_of(match: Match) -> Standing:
    """What a cohort keeps of a match."""
    gaps = {gap.requirement: gap for gap in match.gaps}
    cells = []
    for asked in match.requirements:
        gap = gaps.get(asked.id)
        cells.append(
            Cell(
                requirement=asked.id,
                status=asked.status,
                share=asked.share,
                would_bring=gap.would_bring if gap is not None else 0,
                kind=gap.kind if gap is not None else None,
                meets=gap.meets if gap is not None else (),
            )
        )
    judged = match.band != "cannot-judge"
    return Standing(
        role=match.role.id,
        title=match.role.title,
        thin=match.role.thin,
        score=match.score,
        band=match.band,
        band_told=match.band_told,
        cells=tuple(cells),
        next_step=_next_step(match) if judged else None,
    )


def _next_step(match: Match) -> NextStep | None:
    """The first gap, where it brings anything: the gaps stand in order of what they bring."""
    gap = match.gaps[0] if match.gaps else None
    if gap is None or gap.would_bring <= 0:
        return None
    text = next(asked.text for asked in match.requirements if asked.id == gap.requirement)
    skill = gap.meets[0] if gap.meets else None
    return NextStep(match.role.id, gap.requirement, text, gap.kind, gap.would_bring, skill)
