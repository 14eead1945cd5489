"""Bytes read as the library reads them, in a reader child: ``read(data)``; what a document says: ``said(document)``.

One reader serves all tests of a process and ends with it.
"""

from __future__ import annotations

import atexit
import os
from pathlib import Path

from skillmatch.documents import Document, Reader

__all__ = ["READER", "children", "read", "said", "states"]

READER = Reader()
atexit.register(READER.close)


def read(data: bytes | str, name: str = "cv.pdf") -> Document:
    """These bytes as a document; a string is UTF-8."""
    return READER.read_bytes(data.encode() if isinstance(data, str) else data, name)


def said(document: Document) -> list[str]:
    """The paragraphs, each on one line."""
    return [" ".join(document.text[start:end].split()) for start, end in document.paragraphs]


def children() -> set[int]:
    """The process ids of this process's children, dead ones that nobody has buried included (Linux only)."""
    found = set()
    for folder in Path("/proc").iterdir():
        if folder.name.isdigit() and (stat := _stat(folder)) and int(stat[1]) == os.getpid():
            found.add(int(folder.name))
    return found


def states(processes: set[int]) -> dict[int, str]:
    """What each of these processes does, a letter for each: R, S, T (stopped), Z (a zombie). Gone ones are left out."""
    return {pid: stat[0] for pid in processes if (stat := _stat(Path(f"/proc/{pid}")))}


def _stat(folder: Path) -> list[str]:
    try:
        return (folder / "stat").read_text().rpartition(")")[2].split()
    except OSError:
        return []
