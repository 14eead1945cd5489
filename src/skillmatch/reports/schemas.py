"""Writes the JSON Schemas that ship with skillmatch: ``python -m skillmatch.reports.schemas``.

In: the shapes of ``shapes.py``. Out: ``schemas/<name>.json``, the same bytes for the same shapes. A test fails when the
files are stale.
"""

from __future__ import annotations

import json
from pathlib import Path

from skillmatch.reports.shapes import SHAPES, json_schema

__all__ = ["FOLDER", "schema_text", "write"]

FOLDER = Path(__file__).parent / "schemas"


def schema_text(name: str) -> str:
    """The file of one schema."""
    return json.dumps(json_schema(name), indent=2, ensure_ascii=False) + "\n"


def write(folder: Path = FOLDER) -> list[Path]:
    """Write every schema; the files written."""
    folder.mkdir(parents=True, exist_ok=True)
    written: list[Path] = []
    for name in sorted(SHAPES):
        path = folder / f"{name}.json"
        path.write_text(schema_text(name), encoding="utf-8", newline="\n")
        written.append(path)
    return written


if __name__ == "__main__":
    for path in write():
        print(path)
