"""Many files in, people out, on this machine: in this process, or on a plain pool of processes.

    in_processes ─ one item for each worker in the air ─▶ worker (Bench: reader, finder, table) ─▶ result, in order

A worker that dies costs at most the item it had: what was in the air is tried again, each item alone, and the one that
ends its worker a second time is ``LOST``. An interrupt ends all workers at once; so does the end of this process.
"""

from __future__ import annotations

import multiprocessing
import os
import signal
import threading
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Mapping
from concurrent.futures import FIRST_COMPLETED, Future, ProcessPoolExecutor, wait
from concurrent.futures.process import BrokenProcessPool
from enum import Enum
from multiprocessing.connection import wait as wait_for
from typing import Any, Final, ParamSpec, TypeVar

from skillmatch.documents import Reader
from skillmatch.errors import Crashed, EngineLost
from skillmatch.screening.model import Given, Person, Unread
from skillmatch.screening.people import Bench, Terms

__all__ = ["LOST", "in_processes", "people_of", "workers_for"]

T = TypeVar("T")
R = TypeVar("R")
P = ParamSpec("P")

_FILES_FOR_A_WORKER = 100  # a worker loads for seconds before its first file: fewer files are not worth it


class _Lost(Enum):
    LOST = "lost"


#: stands for the result of an item that ended the process that had it
LOST: Final = _Lost.LOST


def workers_for(files: int) -> int:
    """How many workers so many files are worth on this machine."""
    return max(1, min(os.cpu_count() or 1, files // _FILES_FOR_A_WORKER))


def people_of(given: Iterable[Given], terms: Terms, *, workers: int, here: Bench) -> Iterator[Person | Unread]:
    """The people of these files, in order, as they are done. One worker is this process itself, with ``here``."""
    if workers <= 1:
        yield from map(here.person, given)
        return
    files = list(given)
    for file, result in zip(
        files, in_processes(_person, files, workers=workers, prepare=_open_bench, given=(terms,)), strict=True
    ):
        if result is LOST:
            error = Crashed(f"{file.name}: it ended the process that worked at it")
            yield Unread(file.name, error)
        else:
            yield result


_bench: Bench | None = None  # of a worker process


def _open_bench(terms: Terms) -> None:
    global _bench
    _bench = Bench(terms, Reader(terms.limits), terms.finder())


def _person(given: Given) -> Person | Unread:
    assert _bench is not None
    return _bench.person(given)


# ── the pool ──────────────────────────────────────────────────────────────────────────────────────────────────


def in_processes(
    task: Callable[[T], R],
    items: Iterable[T],
    *,
    workers: int,
    prepare: Callable[..., None] | None = None,
    given: tuple[Any, ...] = (),
) -> Iterator[R | _Lost]:
    """``task`` of each item, in the order of the items, worked out by ``workers`` processes.

    ``prepare(*given)`` is called once in each process. What ``task`` raises is raised here; ``EngineLost`` when no
    worker gets as far as a task.
    """
    pool = _Pool(workers, prepare, given)
    waiting = deque(enumerate(items))
    flying: dict[Future[R], tuple[int, T]] = {}
    done: dict[int, R | _Lost] = {}
    next_one = 0
    try:
        while waiting or flying or done:
            broken = False
            while waiting and len(flying) < workers:
                try:
                    flying[pool.submit(task, waiting[0][1])] = waiting[0]
                except BrokenProcessPool:
                    broken = True
                    break
                waiting.popleft()
            finished = wait(flying, return_when=FIRST_COMPLETED).done if flying else set()
            broken = broken or any(isinstance(future.exception(), BrokenProcessPool) for future in finished)
            if broken:
                alone = _one_by_one(pool, task, flying)
                done.update(alone)
                flying.clear()
            else:
                done.update({flying.pop(future)[0]: future.result() for future in finished})
            while next_one in done:
                yield done.pop(next_one)
                next_one += 1
    finally:
        pool.end()


def _one_by_one(
    pool: _Pool, task: Callable[[T], R], flying: Mapping[Future[R], tuple[int, T]]
) -> Mapping[int, R | _Lost]:
    """The results of what was in the air when the pool broke, each item tried alone in a pool that has no other."""
    done: dict[int, R | _Lost] = {}
    for future, (number, item) in sorted(flying.items(), key=lambda pair: pair[1][0]):
        try:
            done[number] = future.result()
            continue
        except BrokenProcessPool:
            pool.begin_anew()
        try:
            pool.submit(_ready).result()
        except BrokenProcessPool:
            raise EngineLost("the worker processes end before they have begun to work") from None
        try:
            done[number] = pool.submit(task, item).result()
        except BrokenProcessPool:
            done[number] = LOST
    pool.begin_anew()
    return done


class _Pool:
    """A pool of processes that can be begun anew when one of them has died, and ended at once."""

    def __init__(self, workers: int, prepare: Callable[..., None] | None, given: tuple[Any, ...]) -> None:
        self._workers = workers
        self._prepare = prepare
        self._given = given
        self._executor = self._new()

    def _new(self) -> ProcessPoolExecutor:
        # Spawned, not forked: a fork would share the reader child, and copy locks of threads that it has not.
        return ProcessPoolExecutor(
            self._workers,
            mp_context=multiprocessing.get_context("spawn"),
            initializer=_settle,
            initargs=(self._prepare, self._given),
        )

    def submit(self, task: Callable[P, R], *items: P.args, **named: P.kwargs) -> Future[R]:
        return self._executor.submit(task, *items, **named)

    def begin_anew(self) -> None:
        self.end()
        self._executor = self._new()

    def end(self) -> None:
        """Ends all processes, at work or not."""
        # Python 3.14 has kill_workers() for this; before it, nothing public ends a worker that is at work.
        processes = list((self._executor._processes or {}).values())
        for process in processes:
            process.kill()
        self._executor.shutdown(wait=True, cancel_futures=True)


def _settle(prepare: Callable[..., None] | None, given: tuple[Any, ...]) -> None:
    """Called once in each worker."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # an interrupt is the parent's: it ends the workers
    threading.Thread(target=_end_with_parent, daemon=True).start()
    if prepare is not None:
        prepare(*given)


def _ready() -> None:
    """Done by a worker that has settled."""


def _end_with_parent() -> None:
    parent = multiprocessing.parent_process()
    if parent is not None:
        wait_for([parent.sentinel])
        os._exit(1)
