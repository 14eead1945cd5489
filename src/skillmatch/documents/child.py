"""The reader child: files as frames on standard input; documents, pictures and tables of a page, or errors as frames on
standard output.

Started by ``sandbox.Reader``, ended by the end of its input or by being killed. It gives up the network and bounds its
own memory and, against the death of its parent, its own time. It writes nothing but what a program needs, below the
folder that it is given; the modules it has yet to import are the files that it reads.
"""

from __future__ import annotations

import os
import signal
import sys
from collections.abc import Mapping
from typing import BinaryIO

from skillmatch import errors
from skillmatch.documents import confine, forms, scratch, wire
from skillmatch.documents.limits import Limits
from skillmatch.documents.programs import AskForTime, no_time

__all__ = ["main"]

_WHOLE: Mapping[str, int] = {}  # asks for the whole document


def main() -> None:
    """Serves requests until standard input ends. Arguments: the limits, the folder to write in ("": none)."""
    limits, folder = Limits.from_json(sys.argv[1]), sys.argv[2]
    if folder:
        scratch.settled_in(folder)
    confine.without_network()
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is the parent's to handle
    _bound_memory(limits.address_space)
    source, sink = _streams()
    try:
        _serve(source, sink, limits)
    except BrokenPipeError:  # the parent is gone
        pass
    finally:
        scratch.cleared(folder)


def _serve(source: BinaryIO, sink: BinaryIO, limits: Limits) -> None:
    wire.write_frame(sink, b"ready")
    while True:
        request = wire.read_frame(source, limits.file_bytes + 65_536)
        if request is None:
            return
        name, asked, data = wire.decode_request(request)
        del request
        _alarm(int(limits.seconds) + 5)

        def ask_for_time(seconds: float) -> None:
            _alarm(_alarm(0) + int(seconds) + 1)
            wire.write_frame(sink, wire.encode_time(seconds))

        wire.write_frame(sink, answer(data, name, limits, ask_for_time, asked))
        _alarm(0)


def answer(
    data: bytes, name: str, limits: Limits, ask_for_time: AskForTime = no_time, asked: Mapping[str, int] = _WHOLE
) -> bytes:
    """The result frame's body for one file; any failure becomes a typed error in it.

    ``asked``: nothing for the ``Document``; ``page`` with ``width``, ``height`` and ``turns`` for the picture of a
    page; ``page`` and ``turns`` for its ruled tables.
    """
    try:
        if "width" in asked:
            from skillmatch.documents import drawn

            return wire.encode_picture(drawn.page_picture(data, name, limits, **asked))
        if asked:
            from skillmatch.documents import tables

            return wire.encode_tables(tables.ruled_tables(data, **asked))
        return wire.encode(forms.parse(data, name, limits, ask_for_time))
    except errors.UnreadableFile as error:
        return wire.encode_error(error)
    except MemoryError:
        return wire.encode_error(errors.OutOfMemory("it needs more memory than a resume may take"))
    except RecursionError:
        return wire.encode_error(errors.TooLarge("its parts are nested too deeply"))
    except Exception as fault:  # a fault of ours on a file of theirs: it ends this file and nothing else
        return wire.encode_error(errors.Crashed(f"its reader failed ({type(fault).__name__}: {fault})"[:300]))


def _streams() -> tuple[BinaryIO, BinaryIO]:
    """Standard input and output as frames' streams; what a library prints goes to standard error instead."""
    sink = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)
    return sys.stdin.buffer, sink


def _bound_memory(most: int) -> None:
    try:
        import resource
    except ImportError:  # Windows: the parent's time limit stands alone
        return
    for what, bound in ((resource.RLIMIT_CORE, 0), (resource.RLIMIT_AS, most)):
        try:
            hard = resource.getrlimit(what)[1]
            if hard != resource.RLIM_INFINITY:
                bound = min(bound, hard)
            resource.setrlimit(what, (bound, bound))
        except (ValueError, OSError):  # macOS refuses a bound on address space
            continue


def _alarm(seconds: int) -> int:
    """Ends this process after so many seconds, in C code too, should the parent be gone. 0 calls it off.

    Gives the seconds that were left."""
    return signal.alarm(seconds) if hasattr(signal, "alarm") else 0


if __name__ == "__main__":
    main()
