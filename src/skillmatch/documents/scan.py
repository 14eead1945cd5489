"""Pictures of text in, words with their boxes out, read by tesseract where it and the extra ``ocr`` are installed.

    page of a PDF ─pdfium, 300 dpi─▶ PNG ─tesseract─▶ rows of words with boxes in pixels ─▶ words in points

A page that holds text is never read this way. What tesseract is not sure of is left out, and each page says how sure
it was of the rest.
"""

from __future__ import annotations

import ctypes
import importlib.util
import io
import re
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any

from skillmatch import errors
from skillmatch.documents import programs
from skillmatch.documents.limits import Limits
from skillmatch.documents.model import Warning
from skillmatch.documents.repair import BULLET
from skillmatch.documents.words import PageWords, Word

if TYPE_CHECKING:
    from PIL.Image import Image

__all__ = ["DPI", "MOST_PIXELS", "Eyes"]

DPI = 300
MOST_PIXELS = 25_000_000  # A4 at 300 dpi has 8.7 million; larger pages are drawn at fewer dots
_SURE = 40.0  # percent below which a word is more often noise than text
# Parts of the type size: how far letters with and without ascenders rise above the baseline.
_RISE, _LOW_RISE = 0.72, 0.5
_DESCENDING = frozenset("gjpqyQ,;()[]{}|/@_$&")
_LOW = frozenset("aceimnorsuvwxzgpqy.,:;-–—_·•~+=*")
#: what tesseract takes the sign of a list item for, at the start of a line
_BULLETS = frozenset("¢©®«»°e*+o•·■▪")
_AI_AT_THE_END = re.compile(r"(?<=[a-z])Al\b")
_REMEDY = " Or install tesseract (Debian: tesseract-ocr) and the extra skillmatch[ocr], which read such pictures."
_TYPE, _LINE, _LEFT, _TOP, _WIDTH, _HEIGHT, _CONFIDENCE, _TEXT = 0, slice(1, 5), 6, 7, 8, 9, 10, 11
_A_WORD = "5"  # level of the rows of words


@dataclass(slots=True)
class _Row:
    """One word as tesseract tells it: box in pixels, how sure it is in percent."""

    line: tuple[str, ...]
    left: float
    top: float
    right: float
    bottom: float
    sure: float
    text: str


class Eyes:
    """Reads pages that are pictures, as many as the limits allow; ``warnings`` says of each how sure it was."""

    def __init__(self, limits: Limits, ask_for_time: programs.AskForTime = programs.no_time) -> None:
        self.warnings: list[Warning] = []
        self.meta: dict[str, str] = {}
        self._limits = limits
        self._ask_for_time = ask_for_time
        self._left = limits.ocr_pages

    @cached_property
    def program(self) -> str | None:
        """The path of tesseract; None where it or the extra is missing."""
        return programs.find("tesseract") if importlib.util.find_spec("PIL") is not None else None

    @property
    def remedy(self) -> str:
        """What to do about a picture of text."""
        default = errors.ImageOnly.default_remedy
        return default if self.program else default + _REMEDY

    def page(self, page: Any, number: int) -> PageWords | None:
        """The words of a page of a PDF, in the frame in which it is shown; None when it cannot be read."""
        if self.program is None or self._left <= 0:
            return None
        import pypdfium2.raw as raw

        width, height = raw.FPDF_GetPageWidthF(page), raw.FPDF_GetPageHeightF(page)
        if width <= 1 or height <= 1:
            return None
        dpi = min(float(DPI), 72 * (MOST_PIXELS / (width * height)) ** 0.5)
        words = self.picture(_drawn(page, width, height, dpi), dpi, number)
        if words is not None:
            words.quarters = max(0, raw.FPDFPage_GetRotation(page))
        return words

    def picture(self, image: Image, dpi: float, number: int) -> PageWords | None:
        """The words of a picture; None when there are none to be sure of."""
        if self.program is None or self._left <= 0:
            return None
        self._left -= 1
        seconds = self._limits.ocr_page_seconds
        self._ask_for_time(seconds)
        file = io.BytesIO()
        image.save(file, "PNG", compress_level=1)
        try:
            told = programs.run(
                [self.program, "stdin", "stdout", "--dpi", str(round(dpi)), "tsv"], data=file.getvalue(),
                seconds=seconds,
            )  # fmt: skip
        except programs.ProgramFailed:
            return None
        rows = _rows(told.decode("utf-8", "replace"))
        if not rows:
            return None
        sure = round(sum(row.sure for row in rows) / len(rows))
        self.warnings.append(
            Warning("read-by-ocr", f"page {number} is a picture; its words were recognised, {sure}% sure", number)
        )
        self.meta["ocr"] = "tesseract"
        words = _words(rows, 72 / dpi)
        letters = sum(len(word.text) for word in words)
        return PageWords(image.width * 72 / dpi, image.height * 72 / dpi, 0, words, [], letters, 0, 0)


# ── pictures ──────────────────────────────────────────────────────────────────────────────────────────────────


def _drawn(page: Any, width: float, height: float, dpi: float) -> Image:
    """The page in shades of grey, its annotations drawn too."""
    import pypdfium2.raw as raw
    from PIL import Image

    wide, high = max(1, round(width * dpi / 72)), max(1, round(height * dpi / 72))
    bitmap = raw.FPDFBitmap_CreateEx(wide, high, raw.FPDFBitmap_Gray, None, 0)
    if not bitmap:
        raise errors.OutOfMemory("a page of it is too large to be drawn")
    try:
        raw.FPDFBitmap_FillRect(bitmap, 0, 0, wide, high, 0xFFFFFFFF)
        raw.FPDF_RenderPageBitmap(bitmap, page, 0, 0, wide, high, 0, raw.FPDF_ANNOT)
        stride = raw.FPDFBitmap_GetStride(bitmap)
        pixels = ctypes.string_at(raw.FPDFBitmap_GetBuffer(bitmap), stride * high)
    finally:
        raw.FPDFBitmap_Destroy(bitmap)
    return Image.frombytes("L", (wide, high), pixels, "raw", "L", stride)


# ── words ─────────────────────────────────────────────────────────────────────────────────────────────────────


def _rows(told: str) -> list[_Row]:
    """The words that tesseract is sure of, from its table (level, page, block, paragraph, line, word, box, …)."""
    rows = []
    for line in told.split("\n")[1:]:
        cells = line.rstrip("\r").split("\t")
        if len(cells) <= _TEXT or cells[_TYPE] != _A_WORD or not cells[_TEXT].strip():
            continue
        try:
            left, top, width, height, sure = (float(cells[i]) for i in (_LEFT, _TOP, _WIDTH, _HEIGHT, _CONFIDENCE))
        except ValueError:
            continue
        if sure >= _SURE:
            key = tuple(cells[_LINE])
            rows.append(_Row(key, left, top, left + width, top + height, sure, cells[_TEXT].strip()))
    return rows


def _words(rows: list[_Row], scale: float) -> list[Word]:
    lines: dict[tuple[str, ...], list[_Row]] = {}
    for row in rows:
        lines.setdefault(row.line, []).append(row)
    words: list[Word] = []
    for line in lines.values():
        base, size = _baseline(line)
        if len(line) > 1 and line[0].text in _BULLETS:
            line[0].text = BULLET
        for row in line:
            box = (row.left * scale, row.top * scale, row.right * scale, row.bottom * scale)
            words.append(Word(_mended(row.text), *box, base * scale, size * scale, False, len(words)))
    return words


def _mended(text: str) -> str:
    """The word without tesseract's commonest slip in resumes: the capital I taken for a small l.

    >>> [_mended(word) for word in ("Al", "Cl/CD", "OpenAl,", "Alan", "l", "small")]
    ['AI', 'CI/CD', 'OpenAI,', 'Alan', 'I', 'small']
    """
    letters = [letter for letter in text if letter.isalpha()]
    if "l" in letters and all(letter == "l" or letter.isupper() for letter in letters):
        return text.replace("l", "I") if not any(letter.isdigit() for letter in text) else text
    return _AI_AT_THE_END.sub("AI", text)


def _baseline(line: list[_Row]) -> tuple[float, float]:
    """Baseline and type size of a line, in pixels, from the boxes of its words: these hold the ink alone."""
    level = sorted(row.bottom for row in line if not _DESCENDING & set(row.text))
    bottom = max(row.bottom for row in line)
    top = min(row.top for row in line)
    base = level[len(level) // 2] if level else bottom - 0.22 * (bottom - top)
    rises = sorted(base - row.top for row in line if not set(row.text) <= _LOW)
    if rises:
        size = rises[len(rises) // 2] / _RISE
    else:
        size = (base - top) / _LOW_RISE
    return base, max(size, 1.0)
