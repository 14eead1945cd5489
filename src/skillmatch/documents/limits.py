"""How much one file may cost: bytes, seconds, memory, pages, characters, inflation, nesting.

The defaults come from measurements: honest resumes need 50 MiB and a fraction of a second, while a 1 MB PDF can
ask for 1 GiB. Parent and child share one ``Limits``; the child gets it as JSON on its command line.
"""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass

__all__ = ["Limits"]


@dataclass(frozen=True, slots=True)
class Limits:
    """Bounds for one file.

    >>> Limits(seconds=2).seconds
    2
    >>> Limits.from_json(Limits(pages=3).to_json()).pages
    3
    """

    #: size of the file itself, in bytes
    file_bytes: int = 10_000_000
    #: wall time from hand-over to result
    seconds: float = 10.0
    #: more time where LibreOffice has to open the file (a cold start takes five seconds)
    conversion_seconds: float = 40.0
    #: more time for each page that is a picture and is read by tesseract (an A4 page takes two to six seconds) ...
    ocr_page_seconds: float = 20.0
    #: ... and how many such pages are read; the rest is skipped with a warning
    ocr_pages: int = 10
    #: address space of the reader process, in bytes (where the system can hold it)
    address_space: int = 1 << 30
    #: pages read; later ones are skipped with a warning
    pages: int = 50
    #: characters of text kept; the rest is cut with a warning
    chars: int = 1_000_000
    #: entries of a zip container
    zip_entries: int = 1_000
    #: bytes that a container may inflate to, all parts together
    inflated_bytes: int = 50 << 20
    #: inflated : packed, counted while inflating ...
    inflation_ratio: int = 100
    #: ... once this many bytes have come out of a part
    inflation_free: int = 100_000
    #: depth of nested elements
    nesting: int = 100

    @property
    def most_extra_seconds(self) -> float:
        """What a reader may ask for beyond ``seconds``, all requests for one file together."""
        return max(self.conversion_seconds, self.ocr_page_seconds * self.ocr_pages)

    def to_json(self) -> str:
        """The limits as one line, for the child's command line."""
        return json.dumps(asdict(self))

    @classmethod
    def from_json(cls, line: str) -> Limits:
        """The limits that ``to_json`` wrote."""
        return cls(**json.loads(line))
