"""Programs that are installed beside skillmatch (tesseract, catdoc, LibreOffice), run inside the reader child.

They inherit the child's bounds on memory and its want of a network, get bounds of their own on time, and end with it.
Only what they write to standard output, or into a folder made for them, is looked at.
"""

from __future__ import annotations

import contextlib
import ctypes
import os
import shutil
import signal
import subprocess
import sys
from collections.abc import Callable, Sequence

from skillmatch.documents import scratch

__all__ = ["AskForTime", "ProgramFailed", "find", "no_time", "run"]

#: asks the parent for so many seconds more; what takes longer than a file may says so before it begins
AskForTime = Callable[[float], None]

_DIE_WITH_PARENT = 1  # PR_SET_PDEATHSIG (prctl(2))


class ProgramFailed(Exception):
    """The program ended with an error, or took too long (``late``)."""

    def __init__(self, message: str, *, late: bool = False) -> None:
        super().__init__(message)
        self.late = late


def no_time(seconds: float) -> None:
    """For whoever has no parent to ask: nothing is granted, nobody waits."""


def find(*names: str) -> str | None:
    """The path of the first of these programs that is installed."""
    return next((path for name in names if (path := shutil.which(name))), None)


def run(command: Sequence[str], *, data: bytes = b"", seconds: float, home: str | None = None) -> bytes:
    """What the program writes to standard output. ``home`` is the folder where it may keep its settings.

    Raises ``ProgramFailed``.
    """
    env = {"PATH": os.environ.get("PATH", os.defpath), "LC_ALL": "C.UTF-8", "OMP_THREAD_LIMIT": "1", "TZ": "UTC"}
    for name in ("TESSDATA_PREFIX", "SYSTEMROOT", "LD_LIBRARY_PATH", "TMPDIR"):
        if name in os.environ:
            env[name] = os.environ[name]
    if home is not None:
        env |= {"HOME": home, "TMPDIR": home}
    posix = os.name == "posix"
    try:
        process = subprocess.Popen(
            command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, env=env, cwd=home,
            start_new_session=posix, preexec_fn=_bounds(seconds) if posix else None,
        )  # fmt: skip
    except OSError as fault:
        raise ProgramFailed(f"it does not start ({fault.strerror})") from None
    try:
        written, _ = process.communicate(data, timeout=seconds)
    except subprocess.TimeoutExpired:
        raise ProgramFailed(f"it took more than {seconds:g} seconds", late=True) from None
    finally:
        _end(process)
    if process.returncode:
        raise ProgramFailed(f"it ended with code {process.returncode}")
    return written


def _bounds(seconds: float) -> Callable[[], None]:
    """What the new process does before it becomes the program: bounds its time, and dies when the reader is killed."""

    def bound() -> None:
        import resource

        scratch.noted()
        most = int(seconds) + 5
        with contextlib.suppress(ValueError, OSError):
            resource.setrlimit(resource.RLIMIT_CPU, (most, most))
        if sys.platform.startswith("linux"):
            with contextlib.suppress(OSError, AttributeError):
                ctypes.CDLL(None).prctl(_DIE_WITH_PARENT, signal.SIGKILL)

    return bound


def _end(process: subprocess.Popen[bytes]) -> None:
    """Ends the program and whatever it has started, and buries it."""
    if os.name == "posix":
        scratch.ended(process.pid)
    elif process.poll() is None:
        process.kill()
    for pipe in (process.stdin, process.stdout):
        if pipe is not None:
            with contextlib.suppress(OSError):
                pipe.close()
    process.wait()
