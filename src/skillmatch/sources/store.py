"""A source kept as one file, ``SKILLMATCH_HOME/imported/<name>.zip``: the same source gives the same bytes.

The archive holds ``source.json`` (facts), ``skills.json`` and ``occupations.json`` (rows without keys, in the order of
the dataclasses). It is written aside and then renamed, so that a reader sees the old one or the new one, never a half.
What is computed from it is kept under ``SKILLMATCH_HOME/cache`` and can be thrown away at any time.
"""

from __future__ import annotations

import gc
import io
import json
import os
import tempfile
import zipfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import astuple
from functools import lru_cache
from pathlib import Path
from typing import Any

from skillmatch import resources
from skillmatch.errors import InvalidTaxonomy
from skillmatch.sources.model import NAMES, Asked, Imported, Source, SourceName, SourceOccupation, SourceSkill

__all__ = [
    "cache_folder",
    "installed",
    "keep",
    "load_occupations",
    "load_skills",
    "many_objects",
    "source_path",
    "write_aside",
]

_FORMAT = 1
_EPOCH = (1980, 1, 1, 0, 0, 0)


def source_path(name: SourceName) -> Path:
    """Where a source is kept once it is imported."""
    return resources.home_folder() / "imported" / f"{name}.zip"


def cache_folder() -> Path:
    """Where computed tables are kept."""
    return resources.home_folder() / "cache"


def installed() -> dict[SourceName, Imported]:
    """The sources that were imported, in the order of ``NAMES``. Raises ``InvalidTaxonomy`` for a damaged one."""
    found: dict[SourceName, Imported] = {}
    for name in NAMES:
        path = source_path(name)
        if path.is_file():
            facts = _member(path, "source.json")
            if facts.get("format") != _FORMAT:
                raise _damaged(path, f"it is of format {facts.get('format')}, this is {_FORMAT}")
            found[name] = Imported(name, str(facts["release"]), str(facts["fingerprint"]))
    return found


def keep(source: Source) -> Imported:
    """Write a source where ``load`` finds it."""
    members = {
        "skills.json": _bytes([astuple(skill) for skill in source.skills]),
        "occupations.json": _bytes([astuple(one) for one in source.occupations]),
    }
    fingerprint = resources.fingerprint([source.release.encode(), *members.values()])
    facts = {
        "format": _FORMAT,
        "name": source.name,
        "release": source.release,
        "fingerprint": fingerprint,
        "lacks": source.lacks,
        "notes": source.notes,
    }
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        for name, content in {"source.json": _bytes(facts), **members}.items():
            entry = zipfile.ZipInfo(name, date_time=_EPOCH)
            entry.compress_type = zipfile.ZIP_DEFLATED
            archive.writestr(entry, content, compresslevel=6)
    write_aside(source_path(source.name), buffer.getvalue())
    return Imported(source.name, source.release, fingerprint)


@lru_cache(maxsize=4)
def load_skills(imported: Imported) -> tuple[SourceSkill, ...]:
    """The skills of an imported source. Raises ``InvalidTaxonomy``."""
    path = source_path(imported.name)
    with many_objects():
        try:
            return tuple(
                SourceSkill(skill, label, kind, tuple(others), tuple(broader), tuple(codes), physical)
                for skill, label, kind, others, broader, codes, physical in _member(path, "skills.json")
            )
        except (TypeError, ValueError) as fault:
            raise _damaged(path, str(fault)) from None


@lru_cache(maxsize=4)
def load_occupations(imported: Imported) -> tuple[SourceOccupation, ...]:
    """The occupations of an imported source. Raises ``InvalidTaxonomy``."""
    path = source_path(imported.name)
    with many_objects():
        try:
            return tuple(map(_occupation, _member(path, "occupations.json")))
        except (TypeError, ValueError) as fault:
            raise _damaged(path, str(fault)) from None


def _occupation(row: list[Any]) -> SourceOccupation:
    code, uri, title, others, group, summary, tasks, asked, degree, years, thin = row
    lines = tuple(Asked(*line) for line in asked)
    return SourceOccupation(
        code, uri, title, tuple(others), group, summary, tuple(tasks), lines, degree, years, thin
    )  # fmt: skip


@contextmanager
def many_objects() -> Iterator[None]:
    """Without the collector, which would walk a hundred thousand new objects again and again (measured: ×4)."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


def write_aside(path: Path, content: bytes) -> None:
    """Write a file under another name beside it, then give it its name."""
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, aside = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.", suffix=".part")
    try:
        with os.fdopen(handle, "wb") as stream:
            stream.write(content)
        Path(aside).replace(path)
    except BaseException:
        Path(aside).unlink(missing_ok=True)
        raise


def _bytes(content: Any) -> bytes:
    return json.dumps(content, ensure_ascii=False, separators=(",", ":")).encode("utf-8")


def _member(path: Path, name: str) -> Any:
    try:
        with zipfile.ZipFile(path) as archive:
            content = json.loads(archive.read(name))
    except (OSError, KeyError, ValueError, zipfile.BadZipFile) as fault:
        raise _damaged(path, str(fault)) from None
    if name == "source.json" and not isinstance(content, Mapping):
        raise _damaged(path, "it holds no facts")
    return content


def _damaged(path: Path, what: str) -> InvalidTaxonomy:
    return InvalidTaxonomy(
        f"{path}: what was imported cannot be read ({what})",
        remedy="Import it again with `skillmatch skills import`, or remove the file.",
    )
