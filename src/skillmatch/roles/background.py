"""The frozen tables: how rare a term is among roles and among resumes, how much of it an average resume shows.

Made by ``skillmatch train``, kept in ``models/`` as aggregates, read here. All of them are integers, logarithms and
roots included, so that a score is the same on every machine:

    log_tf[n]          1000 · (1 + ln n)
    role_idf[t]        1000 · (1 + ln((1 + N) / (1 + df)))    over N role texts
    resume_idf[t]      1000 · √(1 + ln((1 + R) / (1 + df)))   over R background resumes
    mean[t], var[t]    mean (in 1/100,000) and variance (in 1/1,000,000) of the saturation tf/(tf+1) over the resumes
    of_resumes[t]      1 where enough resumes hold the term
    occupation_df[t]   how many of the occupations that the tables were made with hold it
    gram_idf[b]        100 · (1 + ln((1 + T) / (1 + df)))     over T job titles, for hashed character n-grams

A term that the tables do not hold takes the values of the common row, the last one.
"""

from __future__ import annotations

import hashlib
import io
import json
import zipfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

from skillmatch import resources
from skillmatch.errors import InvalidModel

__all__ = ["GRAM_BUCKETS", "SATURATION", "Background", "default_background"]

#: one in the units of saturation: tf/(tf+1) is an integer of 0…SATURATION
SATURATION = 100_000
#: character n-grams are hashed into that many buckets
GRAM_BUCKETS = 1 << 16
_ARRAYS = ("role_idf", "resume_idf", "mean", "var", "of_resumes", "occupation_df", "log_tf", "gram_idf")
_FORMAT = 1


@dataclass(frozen=True, slots=True, eq=False)
class Background:
    """The frozen tables; ``index`` gives a term's row, ``len(index)`` is the common row."""

    index: Mapping[str, int]
    role_idf: npt.NDArray[np.int64]
    resume_idf: npt.NDArray[np.int64]
    mean: npt.NDArray[np.int64]
    var: npt.NDArray[np.int64]
    of_resumes: npt.NDArray[np.int64]
    occupation_df: npt.NDArray[np.int64]
    log_tf: npt.NDArray[np.int64]
    gram_idf: npt.NDArray[np.int64]
    facts: Mapping[str, Any]
    version: str

    def rows(self, terms: Sequence[str]) -> npt.NDArray[np.int64]:
        """The row of each term, the common row for those that the tables do not hold."""
        common = len(self.index)
        return np.fromiter((self.index.get(term, common) for term in terms), dtype=np.int64, count=len(terms))

    def word_weight(self, word: str) -> int:
        """How much a word of a headline counts: its rarity among roles."""
        return int(self.role_idf[self.index.get(word, len(self.index))])

    @classmethod
    def load(cls, folder: Path | None = None) -> Background:
        """Read ``vocabulary.npz`` and ``vocabulary.json``. Raises ``InvalidModel``."""
        source = folder if folder is not None else resources.models_folder()
        try:
            content = (source / "vocabulary.npz").read_bytes()
            facts = json.loads((source / "vocabulary.json").read_text(encoding="utf-8"))
            with np.load(io.BytesIO(content), allow_pickle=False) as arrays:
                terms = bytes(arrays["terms"]).decode("utf-8").split("\n")
                tables = {name: arrays[name].astype(np.int64) for name in _ARRAYS}
        except FileNotFoundError as fault:
            raise InvalidModel(f"{fault.filename}: the frozen tables are missing") from None
        except (OSError, ValueError, KeyError, zipfile.BadZipFile) as fault:
            raise InvalidModel(f"{source}: the frozen tables cannot be read ({fault})") from None
        if facts.get("format") != _FORMAT:
            raise InvalidModel(f"{source}: frozen tables of format {facts.get('format')}, this is {_FORMAT}")
        for name in ("role_idf", "resume_idf", "mean", "var"):
            if len(tables[name]) != len(terms) + 1:
                raise InvalidModel(f"{source}: {name} has {len(tables[name])} rows for {len(terms)} terms")
        index = {term: row for row, term in enumerate(terms)}
        return cls(index=index, facts=facts, version=resources.fingerprint([content]), **tables)

    def save(self, folder: Path) -> None:
        """Write both files: the same tables give the same bytes."""
        folder.mkdir(parents=True, exist_ok=True)
        terms = sorted(self.index, key=lambda term: self.index[term])
        small = {name: _narrow(getattr(self, name)) for name in _ARRAYS}
        blob = np.frombuffer("\n".join(terms).encode("utf-8"), dtype=np.uint8)
        buffer = io.BytesIO()
        _write_npz(buffer, {"terms": blob, **small})
        (folder / "vocabulary.npz").write_bytes(buffer.getvalue())
        facts = {"format": _FORMAT, **{k: v for k, v in self.facts.items() if k != "format"}}
        facts["sha256"] = hashlib.sha256(buffer.getvalue()).hexdigest()
        text = json.dumps(facts, indent=2, sort_keys=True, ensure_ascii=False)
        (folder / "vocabulary.json").write_text(text + "\n", encoding="utf-8")


def _narrow(array: npt.NDArray[np.int64]) -> npt.NDArray[Any]:
    """The smallest unsigned type that holds the values."""
    highest = int(array.max(initial=0))
    return array.astype(np.uint8 if highest < 1 << 8 else np.uint16 if highest < 1 << 16 else np.uint32)


def _write_npz(stream: io.BytesIO, arrays: Mapping[str, npt.NDArray[Any]]) -> None:
    """As ``numpy.savez_compressed``, but with a fixed date in the archive."""
    with zipfile.ZipFile(stream, "w") as archive:
        for name, array in arrays.items():
            member = io.BytesIO()
            np.save(member, array, allow_pickle=False)
            entry = zipfile.ZipInfo(f"{name}.npy", date_time=(1980, 1, 1, 0, 0, 0))
            entry.compress_type = zipfile.ZIP_DEFLATED
            archive.writestr(entry, member.getvalue(), compresslevel=9)


@cache
def default_background() -> Background:
    """The shipped tables, read once a process."""
    return Background.load()
