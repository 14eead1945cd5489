"""A zip container in, its parts out, inflated piece by piece under the limits.

Stock readers inflate whatever the file claims. Here every byte that comes out is counted against a total and a
ratio, entries that overlap or repeat a name are refused, and a password is said to be one.
"""

from __future__ import annotations

import io
import zipfile
import zlib
from collections import Counter

from skillmatch import errors
from skillmatch.documents.limits import Limits

__all__ = ["Archive"]

_CHUNK = 65_536
_ENCRYPTED = 0x1  # general purpose flag, bit 0


class Archive:
    """The parts of a zip file. Raises ``Corrupt``, ``TooLarge`` or ``Encrypted``.

    ``unique`` names a part that may stand in the file once only: of two, readers see different ones.
    """

    def __init__(self, data: bytes, limits: Limits, *, unique: tuple[str, ...] = ()) -> None:
        self.limits = limits
        self._inflated = 0
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(data))
            entries = self._zip.infolist()
        except (zipfile.BadZipFile, NotImplementedError, ValueError, EOFError, OSError, UnicodeDecodeError):
            raise errors.Corrupt("its container (ZIP) is damaged or cut short") from None
        if len(entries) > limits.zip_entries:
            raise errors.TooLarge(
                f"its container holds {len(entries):,} parts, over the limit of {limits.zip_entries:,}"
            )
        self._entries: dict[str, zipfile.ZipInfo] = {}
        for entry in entries:
            self._entries[entry.filename] = entry
        said = Counter(_as_meant(entry.filename) for entry in entries)
        for name in unique:
            if said[name.casefold()] > 1:
                raise errors.Corrupt(f"it holds the part {name} twice")
        _refuse_overlaps(entries)

    def __contains__(self, name: str) -> bool:
        return name in self._entries

    def names(self) -> list[str]:
        """The names of all parts, sorted."""
        return sorted(self._entries)

    def read(self, name: str) -> bytes:
        """The whole part; ``KeyError`` if there is none of that name."""
        entry = self._entries[name]
        if entry.flag_bits & _ENCRYPTED:
            raise errors.Encrypted("its container is protected by a password")
        pieces: list[bytes] = []
        size = 0
        try:
            with self._zip.open(entry) as part:
                while piece := part.read(_CHUNK):
                    pieces.append(piece)
                    size += len(piece)
                    self._count(len(piece), size, entry)
        except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, OSError, ValueError, RuntimeError):
            raise errors.Corrupt(f"its part {name} is damaged") from None
        return b"".join(pieces)

    def _count(self, more: int, size: int, entry: zipfile.ZipInfo) -> None:
        self._inflated += more
        limits = self.limits
        if self._inflated > limits.inflated_bytes:
            raise errors.TooLarge(f"it inflates to more than {limits.inflated_bytes >> 20} MiB")
        if size > limits.inflation_free and size > limits.inflation_ratio * max(entry.compress_size, 1):
            raise errors.TooLarge(f"its part {entry.filename} inflates more than {limits.inflation_ratio} times")


def _as_meant(name: str) -> str:
    """The name as programs look it up: some without regard to case or to the slash that stands in it."""
    return name.replace("\\", "/").lstrip("/").casefold()


def _refuse_overlaps(entries: list[zipfile.ZipInfo]) -> None:
    """Entries that share bytes make a bomb of a small file; Python before 3.11.8 reads them."""
    end = 0
    for entry in sorted(entries, key=lambda entry: entry.header_offset):
        if entry.header_offset < end:
            raise errors.Corrupt("parts of its container overlap")
        end = entry.header_offset + 30 + entry.compress_size
