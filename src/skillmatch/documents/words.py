"""Glyphs of a page in, words with boxes out: spaces put where a reader sees them.

pdfium's own spaces are not trusted: in many files it glues words ("ofexperiencein"); where words begin is told by
the gaps between glyphs (``spaces``).
Boxes come out as points with the origin top left, in the frame in which most of the page's text is upright.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

import numpy as np
import numpy.typing as npt

from skillmatch.documents.icons import ICON
from skillmatch.documents.pdfium import Glyphs
from skillmatch.documents.raised import brought_down
from skillmatch.documents.repair import has_mojibake, mended
from skillmatch.documents.right_to_left import brackets_turned_back, leftwards
from skillmatch.documents.ruling import ruling_lines
from skillmatch.documents.spaces import word_starts
from skillmatch.documents.unseen import SEEN, TWIN, Letters, reasons

__all__ = ["PageWords", "Word", "page_words"]

_BLANKS = np.array([0x20, 0xA0, 0x09, 0x0A, 0x0D, 0x1680, *range(0x2000, 0x200B), 0x202F, 0x205F, 0x3000], np.uint32)

_FEW_SIGNS = 9  # kinds of glyphs that a font of signs has on a page
_LOWER_CASE = 0.3  # of the letters of any English text are small ones, and more
_TEX_LIGATURES = np.array([0x0B, 0x0E, 0x0F, 0x1B, 0x1C, 0x1D, 0x1E, 0x1F], np.uint32)


@dataclass(slots=True)
class Word:
    """A word on a page. ``base`` is its baseline, ``size`` its type size; all in points, y downwards."""

    text: str
    x0: float
    top: float
    x1: float
    bottom: float
    base: float
    size: float
    bold: bool
    #: place in the content stream
    order: int


@dataclass(slots=True)
class PageWords:
    """The words of a page in stream order: ``upright`` in the frame of the page, ``turned`` otherwise written.

    ``turned`` holds one list for each other direction, its boxes in the page's frame too. ``quarters`` counts the
    clockwise turns that made the frame upright. ``unmapped`` counts glyphs without a known character.
    """

    width: float
    height: float
    quarters: int
    upright: list[Word]
    turned: list[list[Word]]
    glyphs: int
    unmapped: int
    mojibake: int
    #: what no reader sees, in stream order: why (a place in ``HIDDEN_REASONS``) and the words
    unseen: list[tuple[int, str]] = field(default_factory=list)
    #: straight lines drawn along and across the page, (n, 4) as x0, top, x1, bottom, in its frame
    lines: npt.NDArray[np.float64] = field(default_factory=lambda: np.zeros((0, 4)))


def page_words(glyphs: Glyphs, page: Any, box: tuple[float, float, float, float]) -> PageWords:
    """The words of one page. ``page`` is pdfium's handle, ``box`` its visible part: left, bottom, right, top."""
    ink = _Ink.of(glyphs, page, box)
    unseen: list[tuple[int, str]] = []
    if ink is not None and (ink.unseen != SEEN).any():
        unseen = list(_unseen(ink, box))
        ink = ink.where(ink.unseen == SEEN)
    if ink is None or not len(ink.text):
        width, height = _frame_size(box, 0)
        return PageWords(width, height, 0, [], [], 0, 0, 0, unseen)
    directions = np.bincount(ink.direction, minlength=5)
    quarters = int(np.argmax(directions[:4])) if directions[:4].any() else 0
    width, height = _frame_size(box, quarters)
    found = PageWords(width, height, quarters, [], [], len(glyphs), ink.unmapped, 0, unseen)
    for direction in np.flatnonzero(directions).tolist():
        chosen = ink.direction == direction
        part = ink if chosen.all() else ink.where(chosen)
        frame = direction if direction < 4 else quarters
        words, broken = _words(part, box, frame, slanted=direction == 4)
        found.mojibake += broken
        if direction == quarters:
            found.upright = words
        else:
            _turn(words, frame, quarters, box)
            found.turned.append(words)
    if ink.lined and len(lines := ruling_lines(page)):
        found.lines = _framed(lines, box, quarters)
    return found


def _unseen(ink: _Ink, box: tuple[float, float, float, float]) -> Iterator[tuple[int, str]]:
    """What of the ink no reader sees, a piece for each reason and stretch."""
    hidden = ink.where(ink.unseen != SEEN)
    edges = np.flatnonzero(np.diff(hidden.unseen, prepend=SEEN, append=SEEN))
    for start, stop in itertools.pairwise(edges.tolist()):
        chosen = np.zeros(len(hidden.text), np.bool_)
        chosen[start:stop] = True
        words, _ = _words(hidden.where(chosen), box, 0, slanted=True)
        if hidden.unseen[start] != TWIN:
            yield int(hidden.unseen[start]), " ".join(word.text for word in words)


@dataclass(slots=True)
class _Ink:
    """The visible glyphs of a page, still in pdfium's space; one row each."""

    text: str
    boxes: npt.NDArray[np.float32]
    spaced: npt.NDArray[np.bool_]  # a space glyph stands before
    parted: npt.NDArray[np.bool_]  # pdfium put a break of its own before
    size: npt.NDArray[np.float64]
    base: npt.NDArray[np.float64]  # (n, 2): a point on the baseline
    bold: npt.NDArray[np.bool_]
    direction: npt.NDArray[np.int64]  # quarter turns counter-clockwise; 4: slanted
    unseen: npt.NDArray[np.int8]  # why a reader does not see it, or SEEN
    unmapped: int
    lined: bool  # lines may stand upright on the page

    @classmethod
    def of(cls, glyphs: Glyphs, page: Any, box: tuple[float, float, float, float]) -> _Ink | None:
        codes, boxes = glyphs.codes, glyphs.boxes
        made_up = (boxes[:, 0] == boxes[:, 2]) & (boxes[:, 1] == boxes[:, 3])
        blank = np.isin(codes, _BLANKS)
        hyphen = codes == 2  # pdfium's mark for a hyphen at the end of a line
        unknown = (codes == 0) | (codes == 0xFFFD)
        hyphen &= ~made_up
        codes, ligature = _tex_ligatures(codes, boxes)
        none = ((codes < 0x20) & ~hyphen & ~ligature) | (codes == 0xFFFE) | (codes == 0xFFFF)
        none &= ~unknown
        seen = ~made_up & ~blank & ~none
        kept = np.flatnonzero(seen)
        if not len(kept):
            return None
        spaced = _since(blank & ~made_up, kept)
        parted = _since(made_up, kept)
        kept_boxes = boxes[kept]
        kept_codes = codes[kept]
        kept_codes[hyphen[kept]] = 0x2D
        kept_codes[unknown[kept]] = 0xFFFD
        starts = _piece_starts(kept_boxes, spaced | parted)
        private = (kept_codes >= 0xE000) & (kept_codes <= 0xF8FF)
        starts[1:] |= private[1:] != private[:-1]
        first = np.flatnonzero(starts)
        styles = glyphs.styles(kept[first])
        piece = np.cumsum(starts) - 1
        unknown[kept] |= _are_unknown(kept_codes, styles.coded[piece])
        kept_codes[unknown[kept]] = 0xFFFD
        kept_codes[styles.icons[piece]] = ICON
        quarter = np.round(styles.angles / 90.0)
        direction = (quarter % 4).astype(np.int64)
        direction[np.abs(styles.angles - quarter * 90.0) > 8.0] = 4
        heights = np.maximum(kept_boxes[first, 1] - kept_boxes[first, 3], 1.0)
        sizes = np.where((styles.sizes > 0.5) & np.isfinite(styles.sizes), styles.sizes, heights)
        letters = Letters(glyphs, kept, kept_codes, kept_boxes, piece, sizes[piece], styles.angles[piece], styles.inks)
        unseen, lined = reasons(letters, page, box)
        return cls(
            text=_decoded(kept_codes), boxes=kept_boxes, spaced=spaced, parted=parted, size=sizes[piece],
            base=styles.origins[piece], bold=styles.bold[piece], direction=direction[piece],
            unseen=unseen, unmapped=int(np.count_nonzero(unknown & ~made_up)), lined=lined,
        )  # fmt: skip

    def where(self, chosen: npt.NDArray[np.bool_]) -> _Ink:
        text = "".join(char for char, yes in zip(self.text, chosen.tolist(), strict=True) if yes)
        parted = self.parted | ~np.concatenate(([True], chosen[:-1]))
        return _Ink(text, self.boxes[chosen], self.spaced[chosen], parted[chosen], self.size[chosen],
                    self.base[chosen], self.bold[chosen], self.direction[chosen], self.unseen[chosen],
                    self.unmapped, self.lined)  # fmt: skip


def _are_unknown(codes: npt.NDArray[np.uint32], coded: npt.NDArray[np.bool_]) -> npt.NDArray[np.bool_]:
    """Which glyphs of fonts that say nothing of characters mean nothing to us.

    In old TeX files the codes are ASCII all the same, and single signs are bullets; the numbered glyphs of a subset
    are neither.
    """
    own = codes[coded]
    if len(np.unique(own)) < _FEW_SIGNS or np.count_nonzero((own >= 0x61) & (own <= 0x7A)) > _LOWER_CASE * len(own):
        return np.zeros(len(codes), np.bool_)
    return coded


def _tex_ligatures(
    codes: npt.NDArray[np.uint32], boxes: npt.NDArray[np.float32]
) -> tuple[npt.NDArray[np.uint32], npt.NDArray[np.bool_]]:
    """TeX's fonts hold ff, fi, fl, ffi, ffl at control codes; without a character map these come through raw."""
    ligature = np.isin(codes, _TEX_LIGATURES)
    if ligature.any():
        codes = codes.copy()
        # 0x1B … 0x1F (T1) and 0x0B, 0x0E, 0x0F (OT1) → U+FB00 … U+FB04
        codes[ligature] = 0xFB00 + (codes[ligature] & 0x0F) - 0x0B
        three_letters = ligature & (boxes[:, 2] - boxes[:, 0] > 0.8 * (boxes[:, 1] - boxes[:, 3]))
        codes[three_letters & (codes < 0xFB03)] = 0xFB03
    return codes, ligature


def _decoded(codes: npt.NDArray[np.uint32]) -> str:
    """One character for each code; a half of a surrogate pair becomes U+FFFD."""
    codes = np.where((codes >= 0xD800) & (codes <= 0xDFFF) | (codes > 0x10FFFF), 0xFFFD, codes)
    return codes.astype("<u4").tobytes().decode("utf-32-le")


def _since(flags: npt.NDArray[np.bool_], kept: npt.NDArray[np.int64]) -> npt.NDArray[np.bool_]:
    """For each kept index: was a flag set after the kept one before it?"""
    seen = np.cumsum(flags)[kept]
    return np.diff(seen, prepend=0) > 0


def _piece_starts(boxes: npt.NDArray[np.float32], broken: npt.NDArray[np.bool_]) -> npt.NDArray[np.bool_]:
    """Where pieces begin that share one style: at breaks and jumps, whatever the direction of writing."""
    starts = broken.copy()
    starts[0] = True
    left, top, right, bottom = boxes[:-1].T
    left2, top2, right2, bottom2 = boxes[1:].T
    reach = np.maximum(np.maximum(right - left, top - bottom), 1.0) * 0.6
    jump = (left2 - right > reach * 0.25) | (left - right2 > reach) | (bottom2 - top > reach) | (bottom - top2 > reach)
    taller = np.abs((top - bottom) - (top2 - bottom2)) > 0.12 * (top - bottom)
    starts[1:] |= jump | taller
    return starts


# ── one direction of writing ──────────────────────────────────────────────────────────────────────────────────


def _words(ink: _Ink, box: tuple[float, float, float, float], frame: int, *, slanted: bool) -> tuple[list[Word], int]:
    """The words of one direction in stream order, in that direction's frame; and how many held mojibake."""
    places = _framed(ink.boxes, box, frame)
    text, base = brought_down(ink.text, places, _framed_points(ink.base, box, frame)[:, 1], ink.size)
    ends = ink.spaced | ink.parted if slanted else word_starts(ink, places, base)
    ends[0] = True
    starts = np.flatnonzero(ends)
    stops = np.append(starts[1:], len(places))
    x0 = np.minimum.reduceat(places[:, 0], starts).tolist()
    top = np.minimum.reduceat(places[:, 1], starts).tolist()
    x1 = np.maximum.reduceat(places[:, 2], starts).tolist()
    bottom = np.maximum.reduceat(places[:, 3], starts).tolist()
    baselines = base[starts].tolist()
    sizes, bold = ink.size[starts].tolist(), ink.bold[starts].tolist()
    words: list[Word] = []
    broken = 0
    for i, (start, stop) in enumerate(zip(starts.tolist(), stops.tolist(), strict=True)):
        said = text[start:stop]
        if not said.isascii():
            broken += has_mojibake(said)
            said = mended(said)
            if not said or said.isspace():
                continue
        for part in said.split() if " " in said else (said,):
            words.append(Word(part, x0[i], top[i], x1[i], bottom[i], baselines[i], sizes[i], bold[i], i))
    return (words if leftwards(text) is None else brackets_turned_back(words)), broken


# ── frames ────────────────────────────────────────────────────────────────────────────────────────────────────


def _frame_size(box: tuple[float, float, float, float], quarters: int) -> tuple[float, float]:
    left, bottom, right, top = box
    return (right - left, top - bottom) if quarters % 2 == 0 else (top - bottom, right - left)


def _framed_points(
    points: npt.NDArray[np.floating], box: tuple[float, float, float, float], quarters: int
) -> npt.NDArray[np.float64]:
    """Points of pdfium's space (y upwards) in the frame turned clockwise by so many quarters, y downwards."""
    left, bottom, right, top = box
    x, y = points[:, 0].astype(np.float64), points[:, 1].astype(np.float64)
    if quarters == 0:
        return np.column_stack((x - left, top - y))
    if quarters == 1:
        return np.column_stack((y - bottom, x - left))
    if quarters == 2:
        return np.column_stack((right - x, y - bottom))
    return np.column_stack((top - y, right - x))


def _framed(
    boxes: npt.NDArray[np.floating], box: tuple[float, float, float, float], quarters: int
) -> npt.NDArray[np.float64]:
    """Boxes (left, top, right, bottom, y upwards) as x0, top, x1, bottom in a frame."""
    one = _framed_points(boxes[:, (0, 1)], box, quarters)
    other = _framed_points(boxes[:, (2, 3)], box, quarters)
    return np.hstack((np.minimum(one, other), np.maximum(one, other)))


def _turn(words: list[Word], frame: int, quarters: int, box: tuple[float, float, float, float]) -> None:
    """Moves the boxes of words from their own frame to the page's."""
    width, height = _frame_size(box, frame)
    for word in words:
        x0, top, x1, bottom = word.x0, word.top, word.x1, word.bottom
        turns = (quarters - frame) % 4
        w, h = width, height
        for _ in range(turns):  # one quarter clockwise: (x, y) → (h − y, x)
            x0, top, x1, bottom = h - bottom, x0, h - top, x1
            w, h = h, w
        word.x0, word.top, word.x1, word.bottom = x0, top, x1, bottom
