"""A ``Document`` or an error as bytes, and back: what passes between a reader child and its parent.

A frame is eight bytes of length, then that many bytes. A result frame holds four bytes of header length, a JSON
header, and the raw little-endian columns. The child parses hostile bytes, so nothing of it is ever unpickled and
everything is checked: lengths, spans, kinds.
"""

from __future__ import annotations

import itertools
import json
import math
import struct
from collections.abc import Callable, Mapping, Sequence
from typing import IO, Any, TypeVar

import numpy as np
import numpy.typing as npt

from skillmatch import errors
from skillmatch.documents.model import Document, Hidden, Page, PagePicture, Places, Table, Warning

__all__ = [
    "WireFault",
    "decode",
    "decode_picture",
    "decode_request",
    "decode_tables",
    "encode",
    "encode_error",
    "encode_picture",
    "encode_request",
    "encode_tables",
    "encode_time",
    "read_frame",
    "seconds_asked",
    "write_frame",
]

_Result = TypeVar("_Result")
_LENGTH = struct.Struct("<Q")
_HEADER = struct.Struct("<I")
_TIME = struct.Struct("<4sd")

# One row per column of Places: name, type on the wire, numbers per piece.
_COLUMNS = (("starts", "<i4", 1), ("ends", "<i4", 1), ("pages", "<i2", 1), ("boxes", "<f4", 4),
            ("sizes", "<f4", 1), ("bold", "|b1", 1))  # fmt: skip


class WireFault(Exception):
    """The bytes are not a result: the stream ended, or what came breaks the format."""


def write_frame(stream: IO[bytes], *parts: bytes) -> None:
    """Writes the parts as one frame and flushes."""
    stream.write(_LENGTH.pack(sum(len(part) for part in parts)))
    for part in parts:
        stream.write(part)
    stream.flush()


def read_frame(stream: IO[bytes], most: int) -> bytes | None:
    """The next frame; None when the stream ended before it. ``most`` bounds its length.

    Raises ``WireFault`` for a frame that is cut short or longer than ``most``.
    """
    head = stream.read(_LENGTH.size)
    if not head:
        return None
    if len(head) < _LENGTH.size:
        raise WireFault("a frame was cut short")
    (length,) = _LENGTH.unpack(head)
    if length > most:
        raise WireFault(f"a frame of {length} bytes is over the bound of {most}")
    body = stream.read(length)
    if len(body) < length:
        raise WireFault("a frame was cut short")
    return body


# ── results ───────────────────────────────────────────────────────────────────────────────────────────────────


def encode_request(name: str, asked: Mapping[str, int]) -> bytes:
    """What stands before the file's bytes in a request: its name, and what is asked of it (see ``child.answer``).

    >>> decode_request(encode_request("cv.pdf", {"page": 2}) + b"%PDF")
    ('cv.pdf', {'page': 2}, b'%PDF')
    """
    return _with_header({"name": name, "asked": dict(asked)}, [])


def decode_request(frame: bytes) -> tuple[str, dict[str, int], bytes]:
    """The name of the file, what is asked, the bytes of the file."""
    (length,) = _HEADER.unpack_from(frame)
    start = _HEADER.size + length
    header = json.loads(frame[_HEADER.size : start])
    return header["name"], header["asked"], frame[start:]


def encode(document: Document) -> bytes:
    """One ``Document`` as a result frame's body."""
    header: dict[str, Any] = {
        "form": document.form,
        "pages": [[p.number, p.width, p.height, p.start, p.end] for p in document.pages],
        "hidden": [[h.page, h.text, h.reason] for h in document.hidden],
        "warnings": [[w.kind, w.message, w.page] for w in document.warnings],
        "links": [list(link) for link in document.links],
        "meta": document.meta,
        "counts": [len(document.paragraphs), len(document.headings), len(document.lines), len(document.words)],
    }
    text = document.text.encode("utf-8", "replace")
    blocks = [text, _spans(document.paragraphs), _spans(document.headings)]
    for places in (document.lines, document.words):
        for name, kind, _ in _COLUMNS:
            blocks.append(np.ascontiguousarray(getattr(places, name), dtype=kind).tobytes())
    header["text"] = len(text)
    return _with_header(header, blocks)


def encode_error(error: errors.SkillmatchError) -> bytes:
    """An error as a result frame's body."""
    return _with_header({"error": error.kind, "message": error.message, "remedy": error.remedy}, [])


def encode_time(seconds: float) -> bytes:
    """A frame's body that asks for so many seconds more; the result comes in a later frame."""
    return _TIME.pack(b"time", seconds)


def seconds_asked(body: bytes) -> float | None:
    """The seconds that this frame asks for; None when it is a result.

    >>> seconds_asked(encode_time(2.5)), seconds_asked(encode_error(errors.Empty("")))
    (2.5, None)
    """
    if len(body) != _TIME.size or body[:4] != b"time":
        return None
    seconds = float(_TIME.unpack(body)[1])
    return seconds if 0 < seconds < 1e6 else 0.0


def decode(body: bytes) -> Document:
    """The ``Document`` of a result frame; raises the ``UnreadableFile`` that it carries instead.

    Raises ``WireFault`` when the bytes break the format.
    """
    return _decoded(body, _document)


def encode_picture(picture: PagePicture) -> bytes:
    """The picture of a page as a result frame's body."""
    return _with_header({"size": [picture.width, picture.height]}, [picture.pixels])


def decode_picture(body: bytes) -> PagePicture:
    """The picture of a result frame; raises as ``decode`` does."""
    return _decoded(body, _picture)


def encode_tables(tables: Sequence[Table]) -> bytes:
    """The tables of a page as a result frame's body."""
    return _with_header({"tables": [[table.page, table.cells] for table in tables]}, [])


def decode_tables(body: bytes) -> tuple[Table, ...]:
    """The tables of a result frame; raises as ``decode`` does."""
    return _decoded(body, _tables)


def _decoded(body: bytes, read: Callable[[dict[str, Any], memoryview], _Result]) -> _Result:
    try:
        header, rest = _parted(body)
        if "error" in header:
            error = _error(header)
        else:
            return read(header, rest)
    except (KeyError, IndexError, TypeError, ValueError, OverflowError, RecursionError, struct.error) as fault:
        raise WireFault(f"a result breaks the format: {type(fault).__name__}") from None
    raise error


def _with_header(header: dict[str, Any], blocks: Sequence[bytes]) -> bytes:
    line = json.dumps(header).encode()
    return b"".join([_HEADER.pack(len(line)), line, *blocks])


def _parted(body: bytes) -> tuple[dict[str, Any], memoryview]:
    (length,) = _HEADER.unpack_from(body)
    start = _HEADER.size + length
    header = json.loads(body[_HEADER.size : start])
    if not isinstance(header, dict) or start > len(body):
        raise ValueError("header")
    return header, memoryview(body)[start:]


def _error(header: dict[str, Any]) -> errors.SkillmatchError:
    kinds = {cls("").kind: cls for cls in errors.UnreadableFile.__subclasses__()}
    return kinds[header["error"]](str(header["message"]), remedy=str(header["remedy"]))


def _spans(spans: Sequence[tuple[int, int]]) -> bytes:
    return np.array(spans, dtype="<i4").reshape(-1, 2).tobytes()


class _Columns:
    """Takes columns off the front of a buffer."""

    def __init__(self, buffer: memoryview) -> None:
        self.buffer = buffer

    def take(self, size: int) -> memoryview:
        if size < 0 or size > len(self.buffer):
            raise ValueError("columns")
        taken, self.buffer = self.buffer[:size], self.buffer[size:]
        return taken

    def array(self, kind: str, count: int) -> npt.NDArray[Any]:
        data = np.frombuffer(self.take(count * np.dtype(kind).itemsize), dtype=kind)
        return data.astype(data.dtype.newbyteorder("="))

    def spans(self, count: int, end: int) -> tuple[tuple[int, int], ...]:
        pairs = self.array("<i4", count * 2).reshape(-1, 2)
        _inside(pairs[:, 0], pairs[:, 1], end)
        return tuple((int(a), int(b)) for a, b in pairs.tolist())

    def places(self, count: int, end: int) -> Places:
        columns = {name: self.array(kind, count * width) for name, kind, width in _COLUMNS}
        columns["boxes"] = columns["boxes"].reshape(-1, 4)
        _inside(columns["starts"], columns["ends"], end)
        return Places(**columns)


def _inside(starts: npt.NDArray[Any], ends: npt.NDArray[Any], end: int) -> None:
    if len(starts) and (starts.min() < 0 or ends.max() > end or bool((ends < starts).any())):
        raise ValueError("span")


def _picture(header: dict[str, Any], rest: memoryview) -> PagePicture:
    width, height = (int(side) for side in header["size"])
    if width < 1 or height < 1 or len(rest) != 3 * width * height:
        raise ValueError("picture")
    return PagePicture(width, height, bytes(rest))


def _tables(header: dict[str, Any], _: memoryview) -> tuple[Table, ...]:
    tables = []
    for page, cells in header["tables"]:
        boxes = [(float(x0), float(top), float(x1), float(bottom)) for x0, top, x1, bottom in cells]
        if not boxes or not all(map(math.isfinite, itertools.chain.from_iterable(boxes))):
            raise ValueError("table")
        tables.append(Table(int(page), tuple(boxes)))
    return tuple(tables)


def _document(header: dict[str, Any], rest: memoryview) -> Document:
    columns = _Columns(rest)
    text = bytes(columns.take(int(header["text"]))).decode("utf-8")
    end = len(text)
    paragraphs, headings, lines, words = (int(count) for count in header["counts"])
    links = [(int(a), int(b), str(url)) for a, b, url in header["links"]]
    _inside(np.array([a for a, _, _ in links]), np.array([b for _, b, _ in links]), end)
    return Document(
        form=str(header["form"]),
        text=text,
        paragraphs=columns.spans(paragraphs, end),
        headings=columns.spans(headings, end),
        lines=columns.places(lines, end),
        words=columns.places(words, end),
        pages=tuple(Page(int(n), float(w), float(h), int(a), int(b)) for n, w, h, a, b in header["pages"]),
        hidden=tuple(Hidden(int(p), str(t), str(r)) for p, t, r in header["hidden"]),
        warnings=tuple(Warning(str(k), str(m), None if p is None else int(p)) for k, m, p in header["warnings"]),
        links=tuple(links),
        meta={str(k): str(v) for k, v in header["meta"].items()},
    )
