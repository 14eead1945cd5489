"""What a score is worth in words: ``strong``, ``possible``, ``stretch``, ``unlikely``, read off a measured table.

The table (``models/bands.json``, made by ``skillmatch evaluate bands``) says, for each layout apart, of how many
development resumes whose best role had such a score the category was that role's family. A band is read off the
printed score and never fed back into it. Roles that were not in the library when it was measured have none
(``not-calibrated``), nor has a file of which too little is read, or in another language (``cannot-judge``).
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from skillmatch import resources
from skillmatch.errors import InvalidModel
from skillmatch.matching.model import Band
from skillmatch.resume import Unjudged

__all__ = ["BANDS_FORMAT", "CALIBRATED", "Bands", "Bin", "Judgement", "default_bands"]

#: the bands that a table gives, best first
CALIBRATED: tuple[Band, ...] = ("strong", "possible", "stretch", "unlikely")
BANDS_FORMAT = 1

_UNJUDGED = {
    "too-little-text": "too little text is read in the file to judge it",
    "other-language": "the file is in another language than the ones that scores are measured in",
}


@dataclass(frozen=True, slots=True)
class Bin:
    """Of ``resumes`` whose best role scored from ``low`` to below ``high`` (tenths), ``right`` were of its family."""

    low: int
    high: int
    resumes: int
    right: int


@dataclass(frozen=True, slots=True)
class Judgement:
    """A band of ``BANDS`` and the sentence that says what it stands on."""

    band: Band
    told: str


@dataclass(frozen=True, slots=True)
class Bands:
    """For each layout the scores (tenths) from which the first three bands hold (None: no score was enough), and the
    bins measured; ``roles``: ids of the roles measured."""

    thresholds: Mapping[str, tuple[int | None, ...]]
    bins: Mapping[str, tuple[Bin, ...]]
    roles: frozenset[str]

    def judge(self, score: int, layout: str, role: str, unjudged: Unjudged | None) -> Judgement:
        """The band of a score (tenths) of a role; ``unjudged`` as the profile says."""
        if unjudged is not None:
            return Judgement("cannot-judge", _UNJUDGED[unjudged])
        if role not in self.roles or layout not in self.thresholds:
            return Judgement("not-calibrated", "this role is none of those that the bands were measured on")
        thresholds = self.thresholds[layout]
        band = next(
            (name for name, least in zip(CALIBRATED, thresholds, strict=False) if least is not None and score >= least),
            CALIBRATED[-1],
        )
        return Judgement(band, self._told(score, layout))

    def _told(self, score: int, layout: str) -> str:
        measured = next((one for one in self.bins[layout] if one.low <= score < one.high), None)
        if measured is None or not measured.resumes:
            return "no development resume had its best role at such a score"
        low, high = measured.low // 10, measured.high // 10
        share = (100 * measured.right + measured.resumes // 2) // measured.resumes
        return (
            f"of {measured.resumes} development resumes whose best role scored {low} to {high}, "
            f"{share} in 100 were of that role's family"
        )

    def to_json(self) -> dict[str, Any]:
        """As kept in ``bands.json``."""
        return {
            "format": BANDS_FORMAT,
            "layouts": {
                layout: {
                    "thresholds": dict(zip(CALIBRATED, thresholds, strict=False)),
                    "bins": [[one.low, one.high, one.resumes, one.right] for one in self.bins[layout]],
                }
                for layout, thresholds in self.thresholds.items()
            },
            "roles": sorted(self.roles),
        }

    @classmethod
    def load(cls, folder: Path) -> Bands:
        """The table of a folder; without a file nothing is calibrated. Raises ``InvalidModel`` when it is damaged."""
        path = folder / "bands.json"
        try:
            kept = json.loads(path.read_text(encoding="utf-8"))
            if kept["format"] != BANDS_FORMAT:
                raise InvalidModel(f"{path}: format {kept['format']} instead of {BANDS_FORMAT}")
            layouts = kept["layouts"]
            return cls(
                {name: tuple(one["thresholds"][band] for band in CALIBRATED[:-1]) for name, one in layouts.items()},
                {name: tuple(Bin(*row) for row in one["bins"]) for name, one in layouts.items()},
                frozenset(kept["roles"]),
            )
        except FileNotFoundError:
            return cls({}, {}, frozenset())
        except (ValueError, KeyError, TypeError) as error:
            raise InvalidModel(f"{path} is damaged: {error}") from None


@cache
def default_bands() -> Bands:
    """The shipped table."""
    return Bands.load(resources.models_folder())
