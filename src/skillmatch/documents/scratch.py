"""The one folder in which a reader child and its programs may write, and the programs at work: both end with the child.

The child's parent makes the folder and clears it when the child is gone, however that came about; a child that outlives
its parent clears it itself. A program that the
child starts leads a group of processes (LibreOffice is three); its number stands in the folder while it runs.
"""

from __future__ import annotations

import contextlib
import os
import shutil
import signal
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

__all__ = ["cleared", "ended", "made", "noted", "settled_in"]

_PREFIX = "skillmatch-reader-"
_MARK = ".group"  # the suffix of an empty file named after a group of processes
_PATIENCE = 2.0  # seconds in which what was killed may let go of its files

_mine: str | None = None  # the folder of this process, if it is a reader child


def made() -> str | None:
    """A new folder for one child; None where nothing can be written, which only a file that needs a program minds."""
    try:
        return tempfile.mkdtemp(prefix=_PREFIX)
    except OSError:
        return None


def settled_in(folder: str) -> None:
    """Called in the child: whatever this process writes goes below ``folder``."""
    global _mine
    _mine = tempfile.tempdir = os.environ["TMPDIR"] = folder


def noted() -> None:
    """Called in a process that leads a group, before it becomes a program: says that the group is at work."""
    if _mine is not None:
        with contextlib.suppress(OSError):
            _mark(os.getpid()).touch()


def ended(group: int) -> None:
    """Kills the group, if there is something left of it."""
    with contextlib.suppress(OSError):
        os.killpg(group, signal.SIGKILL)
    if _mine is not None:
        with contextlib.suppress(OSError):
            _mark(group).unlink()


def _mark(group: int) -> Path:
    return Path(_mine or "", f"{group}{_MARK}")


def cleared(folder: str | None) -> None:
    """Kills the programs that are still at work and removes the folder. The child has ended, or is about to."""
    if not folder or not Path(folder).is_dir():
        return
    for group in _groups(Path(folder)):
        with contextlib.suppress(OSError):
            os.killpg(group, signal.SIGKILL)
    until = time.monotonic() + _PATIENCE
    while True:
        shutil.rmtree(folder, ignore_errors=True)
        if not Path(folder).is_dir() or time.monotonic() > until:
            return
        time.sleep(0.02)


def _groups(folder: Path) -> Iterator[int]:
    if not hasattr(os, "killpg"):
        return
    for mark in folder.glob(f"*{_MARK}"):
        if mark.stem.isdecimal() and (group := int(mark.stem)) > 1:
            yield group
