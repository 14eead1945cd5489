"""A path or bytes in, ``Document`` out, read in a child process that may be killed at will.

    Reader.read(path) ─ stat, open, size ─▶ bytes ─pipe─▶ child ─frame─▶ wire.decode ─▶ Document
                                                   │ timer kills it, the next file starts a new one

The parent reads the bytes, so the child needs no access to files. Whatever the child does (hang, crash, allocate,
answer nonsense) ends that one file with a typed error.
"""

from __future__ import annotations

import atexit
import contextlib
import os
import signal
import stat
import subprocess
import sys
import threading
import time
from collections.abc import Callable
from pathlib import Path
from types import TracebackType
from typing import TypeVar

from skillmatch import errors
from skillmatch.documents import scratch, wire
from skillmatch.documents.limits import Limits
from skillmatch.documents.model import Document, PagePicture, Table

__all__ = ["Limits", "Reader", "read_document"]

_Result = TypeVar("_Result")

# Signals by which a process dies when an allocation fails in code that cannot say so (pdfium traps on purpose).
_OUT_OF_MEMORY = frozenset(
    getattr(signal, name) for name in ("SIGABRT", "SIGTRAP", "SIGILL", "SIGKILL") if hasattr(signal, name)
)
_START_SECONDS = 30.0  # a cold start on a busy machine; not part of a file's own time


class _Unsent(Exception):
    """The child ended before it had the whole file: no fault of the file."""


class _Died(Exception):
    """The child ended, or answered nonsense, while it had the file."""


class Reader:
    """One warm child process that reads files, one at a time; safe to share between threads.

    The child starts with the first file, or early with ``start``; after a kill the next file starts a new one.

    >>> with Reader() as reader:
    ...     reader.read_bytes(b"Python and SQL", "cv.txt").text
    'Python and SQL'
    """

    def __init__(self, limits: Limits | None = None) -> None:
        self.limits = limits or Limits()
        self._child: subprocess.Popen[bytes] | None = None
        self._folder: str | None = None
        self._ready = False
        self._lock = threading.RLock()

    def __enter__(self) -> Reader:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def start(self) -> None:
        """Starts the child without waiting for it, so that it is warm when the first file comes."""
        with self._lock:
            if self._child is None:
                self._folder = scratch.made()
                self._child = _spawn(self.limits, self._folder)
                self._ready = False

    def read(self, path: str | os.PathLike[str]) -> Document:
        """The file at ``path`` as a ``Document``; raises an ``UnreadableFile`` that names it."""
        return self.read_bytes(_bytes_of(Path(path), self.limits), os.fspath(path))

    def read_bytes(self, data: bytes, name: str) -> Document:
        """These bytes as a ``Document``. ``name`` stands in messages; its suffix tells Markdown from plain text."""
        return self._asked(data, name, {}, wire.decode, _most(self.limits))

    def page_picture(
        self, data: bytes, name: str, *, page: int, width: int, height: int, turns: int = 0
    ) -> PagePicture:
        """Page ``page`` (from 1) of a PDF, photo or scan as ``width`` × ``height`` dots, drawn in the child.

        ``turns`` is ``Document.turns(page)``. Raises the ``UnreadableFile`` that fits.
        """
        asked = {"page": page, "width": width, "height": height, "turns": turns}
        return self._asked(data, name, asked, wire.decode_picture, 1_000 + 3 * width * height)

    def ruled_tables(self, data: bytes, name: str, *, page: int, turns: int = 0) -> tuple[Table, ...]:
        """The tables with drawn lines on a page of a PDF, as pdfplumber sees them in the child.

        ``turns`` is ``Document.turns(page)``; a page whose text is turned against it has none. Raises the
        ``UnreadableFile`` that fits, ``Crashed`` too where pdfplumber is not installed or cannot read the file.
        """
        return self._asked(data, name, {"page": page, "turns": turns}, wire.decode_tables, 1_000_000)

    def fetch(self, path: str | os.PathLike[str]) -> bytes:
        """The bytes at ``path``, within the limits; raises an ``UnreadableFile`` that names it."""
        return _bytes_of(Path(path), self.limits)

    def _asked(
        self, data: bytes, name: str, asked: dict[str, int], decode: Callable[[bytes], _Result], most: int
    ) -> _Result:
        _check_size(len(data), name, self.limits)
        with self._lock:
            try:
                return decode(self._answer(data, name, asked, most))
            except wire.WireFault as fault:
                self._stop()
                raise errors.Crashed(f"{name}: {fault}") from None
            except errors.SkillmatchError as error:
                raise type(error)(f"{name}: {error.message}", remedy=error.remedy) from None

    def close(self) -> None:
        """Ends the child. The reader can be used again: the next file starts a new one."""
        with self._lock:
            self._stop()

    # ── one request ───────────────────────────────────────────────────────────────────────────────────────────

    def _answer(self, data: bytes, name: str, asked: dict[str, int], most: int) -> bytes:
        """The result frame's body. A child found dead before it had the whole file is started anew, once."""
        for attempt in (1, 2):
            try:
                return self._exchange(
                    self._warm_child(), data, wire.encode_request(Path(name).name[-255:], asked), most
                )
            except _Unsent as unsent:
                self._stop()
                if attempt == 2:
                    raise errors.Crashed(f"the reader process does not run ({unsent})") from None
            except _Died:
                raise _cause(self._stop(patience=5)) from None
            except BaseException:  # interrupted: what the child may still send belongs to no later file
                self._stop()
                raise
        raise AssertionError("unreachable")

    def _warm_child(self) -> subprocess.Popen[bytes]:
        self.start()
        child = self._child
        assert child is not None and child.stdout is not None
        if self._ready:
            if child.poll() is not None:
                raise _Unsent("it had ended")
            return child
        with _Deadline(child, _START_SECONDS):
            try:
                greeting = wire.read_frame(child.stdout, 64)
            except (OSError, ValueError, wire.WireFault) as fault:
                raise _Unsent(str(fault)) from None
        if greeting != b"ready":
            raise _Unsent("it does not start")
        self._ready = True
        return child

    def _exchange(self, child: subprocess.Popen[bytes], data: bytes, request: bytes, most: int) -> bytes:
        assert child.stdin is not None and child.stdout is not None
        body = None
        deadline = _Deadline(child, self.limits.seconds, self.limits.most_extra_seconds)
        with deadline as expired:
            try:
                wire.write_frame(child.stdin, request, data)
            except OSError as fault:
                if not expired.is_set():
                    raise _Unsent(str(fault)) from None
            else:
                with contextlib.suppress(OSError, wire.WireFault):
                    body = wire.read_frame(child.stdout, most)
                    while body is not None and (asked := wire.seconds_asked(body)) is not None:
                        deadline.extend(asked)
                        body = wire.read_frame(child.stdout, most)
        if expired.is_set():
            self._stop()  # also when the answer came in the last moment: the timer has killed the child
        if body is not None:
            return body
        if expired.is_set():
            raise errors.TimedOut(f"reading it took more than {deadline.seconds:g} seconds")
        raise _Died

    def _stop(self, patience: float = 0) -> int | None:
        """Ends the child, takes its exit code, closes its pipes. None when there was none or its code was lost.

        ``patience``: seconds in which a dying child may end by itself, so that its own signal is seen.
        """
        child, self._child, self._ready = self._child, None, False
        if child is None:
            return None
        code: int | None = None
        if patience:
            with contextlib.suppress(OSError, subprocess.TimeoutExpired):
                code = child.wait(patience)
        with contextlib.suppress(OSError):
            child.kill()
        with contextlib.suppress(OSError, subprocess.TimeoutExpired):
            code = child.wait(10)
        for pipe in (child.stdin, child.stdout):
            if pipe is not None:
                with contextlib.suppress(OSError, ValueError):
                    pipe.close()
        scratch.cleared(self._folder)
        self._folder = None
        return code


def _most(limits: Limits) -> int:
    """The bound on a result: text in UTF-8, and lines and words of 29 bytes each for every other character."""
    return 1_000_000 + 40 * limits.chars


def _cause(code: int | None) -> errors.UnreadableFile:
    """What a child's death means, by its exit code."""
    if code is not None and -code in _OUT_OF_MEMORY:
        return errors.OutOfMemory("it needs more memory than a resume may take, and ended its reader process")
    return errors.Crashed("it ended its reader process")


# ── the child ─────────────────────────────────────────────────────────────────────────────────────────────────


def _spawn(limits: Limits, folder: str | None) -> subprocess.Popen[bytes]:
    # The child finds modules where this process finds them, and never in the folder it happens to stand in (-P).
    env = dict(os.environ, PYTHONPATH=os.pathsep.join(p for p in sys.path if p), OPENBLAS_NUM_THREADS="1",
               OMP_NUM_THREADS="1", PYTHONSAFEPATH="1")  # fmt: skip
    return subprocess.Popen(
        [sys.executable, "-P", "-m", "skillmatch.documents.child", limits.to_json(), folder or ""],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        env=env,
    )


class _Deadline:
    """Kills the child when the time is up; gives an event that says whether that happened.

    ``extra`` seconds may be added while it runs. ``seconds`` is the time allowed so far.
    """

    def __init__(self, child: subprocess.Popen[bytes], seconds: float, extra: float = 0.0) -> None:
        self.child = child
        self.seconds = seconds
        self.expired = threading.Event()
        self._extra = extra
        self._begun = time.monotonic()
        self._timer = self._timer_for(seconds)

    def _timer_for(self, seconds: float) -> threading.Timer:
        timer = threading.Timer(max(0.0, seconds), self._kill)
        timer.daemon = True
        return timer

    def extend(self, seconds: float) -> None:
        """Allows so many seconds more, out of what is left of the extra ones."""
        granted = min(seconds, self._extra)
        if granted <= 0 or self.expired.is_set():
            return
        self._timer.cancel()
        self._extra -= granted
        self.seconds += granted
        self._timer = self._timer_for(self._begun + self.seconds - time.monotonic())
        self._timer.start()

    def _kill(self) -> None:
        self.expired.set()
        with contextlib.suppress(OSError):
            self.child.kill()

    def __enter__(self) -> threading.Event:
        self._begun = time.monotonic()
        self._timer.start()
        return self.expired

    def __exit__(self, *_: object) -> None:
        self._timer.cancel()
        self._timer.join()


# ── the file ──────────────────────────────────────────────────────────────────────────────────────────────────


def _bytes_of(path: Path, limits: Limits) -> bytes:
    """The bytes at ``path``, never more than the limit; nothing is read of a file whose size says no."""
    try:
        about = path.stat()
        if stat.S_ISDIR(about.st_mode):
            raise errors.UnsupportedFormat(f"{path}: this is a folder, not a file", remedy="Name a file in it.")
        if not stat.S_ISREG(about.st_mode):
            raise errors.UnsupportedFormat(f"{path}: this is no ordinary file", remedy="Copy it to a file first.")
        _check_size(about.st_size, str(path), limits)
        with path.open("rb") as file:
            return file.read(limits.file_bytes + 1)
    except FileNotFoundError:
        raise errors.NotFound(f"{path}: there is no such file") from None
    except NotADirectoryError:
        raise errors.NotFound(f"{path}: there is no such file") from None
    except PermissionError:
        raise errors.NotPermitted(f"{path}: the system refuses to open it") from None
    except (OSError, ValueError) as fault:  # a name too long, a NUL in it, a device that fails
        raise errors.NotFound(f"{path}: it cannot be opened ({fault})") from None


def _check_size(size: int, name: str, limits: Limits) -> None:
    if size == 0:
        raise errors.Empty(f"{name}: the file has no bytes")
    if size > limits.file_bytes:
        raise errors.TooLarge(
            f"{name}: {size / 1e6:.1f} MB is over the limit of {limits.file_bytes / 1e6:g} MB for one file"
        )


# ── one reader for a process ──────────────────────────────────────────────────────────────────────────────────

_shared: dict[int, Reader] = {}  # by process id: a forked process must not talk to its parent's child


def read_document(path: str | os.PathLike[str], limits: Limits | None = None) -> Document:
    """The file at ``path`` as a ``Document``, through this process's own warm reader.

    With ``limits`` other than the reader's, a reader of their own serves this one file.
    Raises the ``UnreadableFile`` that fits; its message names the file.
    """
    if limits is not None and limits != Limits():
        with Reader(limits) as reader:
            return reader.read(path)
    return shared_reader().read(path)


def shared_reader() -> Reader:
    """This process's reader with the default limits: ``shared_reader().start()`` warms it early."""
    reader = _shared.get(os.getpid())
    if reader is None:
        reader = _shared[os.getpid()] = Reader()
        atexit.register(_closed_by, os.getpid(), reader)
    return reader


def _closed_by(owner: int, reader: Reader) -> None:
    if os.getpid() == owner:  # a fork has the reader too, but not its child
        reader.close()
