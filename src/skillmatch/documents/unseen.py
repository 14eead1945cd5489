"""Letters on a page in, which of them no reader sees and why out.

Keywords for machines are hidden in many ways, most of which need no knowing: the page is drawn, and a letter in
whose box is no ink, or whose ink may be somebody else's (a picture's, a line's, another word's), is taken away and
the page drawn again. What makes no difference is not seen. That costs one drawing for nearly every honest page.

    every letter ─▶ ink of its own? ─▶ taken away, a difference? ─▶ and in colour, large? ─▶ no: hidden
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt

from skillmatch.documents.marks import are_layered
from skillmatch.documents.model import HIDDEN_REASONS
from skillmatch.documents.painted import covered, drawn_again, foreign_ink, inside_clip, outlined, picture_share
from skillmatch.documents.pdfium import Glyphs, Inks
from skillmatch.documents.picture import Picture, without

__all__ = ["SEEN", "TWIN", "Letters", "reasons"]

SEEN = -1
TWIN = -2  # a shadow, or a second drawing, of letters that are seen: left out without a word
_INVISIBLE, _GROUND, _SMALL, _BESIDE, _COVERED, _LAYER, _NO_MARK, _OTHER = (
    HIDDEN_REASONS.index(reason)
    for reason in (
        "invisible", "ground-colour", "too-small", "off-page", "covered", "layer-off", "no-mark", "other-glyphs"
    )
)  # fmt: skip
_SMALLEST = 3.0  # points of type size below which nobody reads
_LIGHT = 0.85  # luminance from which a text may be lost on white
_FAINT = 0.15  # opacity below which any text may be lost
_CONTRAST = 0.08  # of luminance, or of one of the three colours, that no reader notices
# Share of its letters' boxes that a text covers: a word of honest resumes 0.11 and more; what a line of one point
# under white words shows of them is 0.045.
_INKED = 0.07
_SURELY_INKED = 0.22  # where few spots are looked at
_OWN_INK = 0.1  # contrast in a letter's box from which the letter's ink is seen
_DARK = 0.5  # luminance that parts light letters from dark ones: one may lie behind the other
_OCR_SHARE = 0.5  # of the page in pictures: invisible text on it is what a scanner's program recognised
_FEWEST = 4  # letters in a row that count inside a word of which the rest is seen
_APART = 0.15  # ems between the middles of two letters: nearer no type sets them
_CROWD = 4  # letters so near to each other
_NEAR_TWIN = 0.3  # ems between a letter and its shadow
_MOST_TWINS = 5_000  # hidden letters: no shadow is so long
_CUT = 0.95  # of a letter's box inside its clipping path: no ink is lost above
_DPI, _FINE_DPI = 60.0, 200.0  # the first look costs 0.6 of what it does at 100 dpi
_MOST_PIXELS, _MOST_FINE_PIXELS = 1_600, 2_600  # along a side of the picture of a page
# Small letters stand between the baseline and the x-height, a fifth and two thirds up from the descent; above and
# below, the neighbouring lines may reach into a box.
_BAND = (0.2, 0.66)


@dataclass(frozen=True, slots=True)
class Letters:
    """The marks of a page in stream order, a row each; ``inks`` is of the first mark of each piece.

    ``at`` is the place in ``glyphs``, ``pieces`` counts pieces from 0, ``sizes`` are points, ``angles`` degrees.
    """

    glyphs: Glyphs
    at: npt.NDArray[np.int64]
    codes: npt.NDArray[np.uint32]
    boxes: npt.NDArray[np.float32]
    pieces: npt.NDArray[np.int64]
    sizes: npt.NDArray[np.float64]
    angles: npt.NDArray[np.float64]
    inks: Inks


def reasons(
    letters: Letters, page: Any, page_box: tuple[float, float, float, float]
) -> tuple[npt.NDArray[np.int8], bool]:
    """For each letter ``SEEN``, ``TWIN``, or the place in ``HIDDEN_REASONS`` of why it is not seen; and whether
    lines may stand upright on the page."""
    found = np.full(len(letters.codes), SEEN, np.int8)
    boxes = letters.boxes
    left, bottom, right, top = page_box
    x, y = (boxes[:, 0] + boxes[:, 2]) / 2, (boxes[:, 1] + boxes[:, 3]) / 2
    found[letters.sizes < _SMALLEST] = _SMALL
    found[_crowded(letters) & (found == SEEN)] = _OTHER
    found[(x < left) | (x > right) | (y < bottom) | (y > top)] = _BESIDE
    marks = _are_letters(letters.codes)
    clear = letters.inks.clear[letters.pieces]
    # The text that a scanner's program recognised is nearly all that its page has; keywords are the lesser part.
    recognised = 2 * np.count_nonzero(clear & marks) > np.count_nonzero(marks)
    if clear.any() and not (recognised and picture_share(page) >= _OCR_SHARE):
        # Some browsers draw letters as curves and lay the text over them without ink.
        shown = outlined(page, _boxes_around(letters.boxes, np.flatnonzero(np.diff(letters.pieces, prepend=-1))))
        found[clear & ~shown[letters.pieces] & (found == SEEN)] = _INVISIBLE
    asked = np.flatnonzero(marks & (found == SEEN) & ~clear)
    upright = _ask(found, asked, letters, page, page_box) if len(asked) else True
    if (found != SEEN).any():
        _round_off(found, letters, marks)
        _leave_twins_out(found, letters)
    return found, upright


def _are_letters(codes: npt.NDArray[np.uint32]) -> npt.NDArray[np.bool_]:
    """Letters and digits. Signs may be as small as they like, and private ones may be anything."""
    latin = (codes >= 0x41) & (codes <= 0x5A) | (codes >= 0x61) & (codes <= 0x7A) | (codes >= 0x30) & (codes <= 0x39)
    other = (
        (codes >= 0xC0) & (codes < 0x2B0)
        | (codes >= 0x386) & (codes < 0x2000)
        | (codes >= 0x3040) & (codes < 0xD800)
        | (codes >= 0xFB00)
    )
    other &= (codes != 0xD7) & (codes != 0xF7) & (codes < 0xFFF0)
    found: npt.NDArray[np.bool_] = latin | other
    return found


def _crowded(letters: Letters) -> npt.NDArray[np.bool_]:
    """Letters of which many stand on the room of one, as where a font says that one glyph means a whole line."""
    middle = (letters.boxes[:, :2] + letters.boxes[:, 2:]) / 2
    near = np.zeros(len(middle), np.bool_)
    near[1:] = np.hypot(*(middle[1:] - middle[:-1]).T) < _APART * letters.sizes[1:]
    near[1:] &= letters.codes[1:] != letters.codes[:-1]  # drawn twice, for weight or a shadow
    found = np.zeros(len(middle), np.bool_)
    if np.count_nonzero(near) >= _CROWD - 1:
        edges = np.flatnonzero(np.diff(near.astype(np.int8), prepend=0, append=0))
        for start, stop in zip(edges[::2].tolist(), edges[1::2].tolist(), strict=True):
            found[start - 1 : stop] = stop - start >= _CROWD - 1
    return found


# ── ink ───────────────────────────────────────────────────────────────────────────────────────────────────────


def _ask(
    found: npt.NDArray[np.int8],
    asked: npt.NDArray[np.int64],
    letters: Letters,
    page: Any,
    page_box: tuple[float, float, float, float],
) -> bool:
    """Writes down why letters are not seen, for those asked for that leave no mark on the page. Tells whether
    lines may stand upright on it."""
    picture = Picture(page, page_box, _DPI, _MOST_PIXELS)
    bands = _bands(letters.boxes[asked], letters.angles[asked])
    inks = letters.inks
    pale = (inks.light > _LIGHT) | (inks.opacity < _FAINT)
    doubtful = picture.contrast(bands) < _OWN_INK
    doubtful[1:] |= doubtful[:-1]  # a neighbour's ink may reach into the first and the last box
    doubtful[:-1] |= doubtful[1:]
    doubtful |= pale[letters.pieces[asked]]
    if picture.has_ink_beside(_boxes_around(letters.boxes, _stretch_starts(letters))):
        doubtful |= foreign_ink(page, bands)
    asked = _unchanged(picture, letters, asked[doubtful])
    if len(asked):
        fine = Picture(page, page_box, _FINE_DPI, _MOST_FINE_PIXELS, colour=letters.boxes[asked])
        asked = _unchanged(fine, letters, asked)
        if len(asked):
            found[asked] = _explained(letters, asked, fine, page)
            _show_cut_lines(found, letters)
    return picture.has_upright_ink()


def _stretch_starts(letters: Letters) -> npt.NDArray[np.int64]:
    """Where stretches of marks on one line begin."""
    boxes = letters.boxes
    tall = boxes[1:, 1] - boxes[1:, 3]
    near = np.abs(boxes[1:, 3] - boxes[:-1, 3]) < 0.2 * tall
    near &= (boxes[1:, 0] > boxes[:-1, 0]) & (boxes[1:, 0] - boxes[:-1, 2] < tall)
    return np.concatenate(([0], np.flatnonzero(~near) + 1))


def _boxes_around(boxes: npt.NDArray[np.float32], starts: npt.NDArray[np.int64]) -> npt.NDArray[np.float32]:
    """The box around each run of boxes: left, top, right, bottom."""
    low, high = np.minimum.reduceat(boxes, starts), np.maximum.reduceat(boxes, starts)
    return np.column_stack((low[:, 0], high[:, 1], high[:, 2], low[:, 3]))


def _show_cut_lines(found: npt.NDArray[np.int8], letters: Letters) -> None:
    """A line of which something is left where a page was cut through it is seen: browsers print so."""
    starts = _stretch_starts(letters)
    stops = np.append(starts[1:], len(found))
    for i in np.unique(np.searchsorted(starts, np.flatnonzero(found == _NO_MARK), side="right") - 1).tolist():
        members = np.arange(starts[i], stops[i])
        share = inside_clip(letters.glyphs.objects(letters.at[members]), letters.boxes[members])
        cut = members[(share > 0) & (share < _CUT)]
        if (found[cut] == SEEN).any():
            found[cut] = SEEN


def _bands(boxes: npt.NDArray[np.float32], angles: npt.NDArray[np.float64]) -> npt.NDArray[np.float64]:
    """The part of each box in which every letter has ink and into which no other line reaches."""
    bands = boxes.astype(np.float64)
    quarter = np.round(angles / 90.0) % 4
    # for each direction of writing the columns of the letter's foot and head
    for turn, (foot, head) in enumerate(((3, 1), (2, 0), (1, 3), (0, 2))):
        chosen = quarter == turn
        if chosen.any():
            start, span = bands[chosen, foot], bands[chosen, head] - bands[chosen, foot]
            bands[chosen, foot], bands[chosen, head] = start + _BAND[0] * span, start + _BAND[1] * span
    return bands


def _unchanged(picture: Picture, letters: Letters, asked: npt.NDArray[np.int64]) -> npt.NDArray[np.int64]:
    """Those of the letters whose absence makes no difference that a reader would notice.

    Dark ones are taken away apart from light ones, which may lie behind them.
    """
    unchanged = [asked[:0]]
    light = letters.inks.light[letters.pieces[asked]] > _DARK
    for part in (asked[light], asked[~light]):
        if len(part):
            objects = letters.glyphs.objects(letters.at[part])
            with without(objects):
                share = picture.changed(letters.boxes[part], _CONTRAST)
            alike = np.unique(np.array(objects, np.int64), return_inverse=True)[1]
            share = (np.bincount(alike, share) / np.bincount(alike))[alike]
            unchanged.append(part[share < (_SURELY_INKED if picture.depth == 1 else _INKED)])
    return np.sort(np.concatenate(unchanged))


def _explained(letters: Letters, asked: npt.NDArray[np.int64], picture: Picture, page: Any) -> npt.NDArray[np.int8]:
    """Why each of these letters leaves no mark."""
    found = np.full(len(asked), _NO_MARK, np.int8)
    objects = letters.glyphs.objects(letters.at[asked])
    inks = Inks.of(objects)
    boxes = letters.boxes[asked]
    found[np.abs(picture.lightness(boxes) - inks.light) < 2 * _CONTRAST] = _GROUND
    found[covered(page, objects, boxes)] = _COVERED
    found[are_layered(objects)] = _LAYER
    found[inks.clear | (inks.opacity < _FAINT)] = _INVISIBLE
    # Of a text and its shadow pdfium tells the first alone, which is the shadow: what is seen there is the text.
    shadows = np.isin(found, (_GROUND, _COVERED))
    if shadows.any():
        told = set(letters.glyphs.objects(letters.at))
        shadows[shadows] = drawn_again(page, [o for o, s in zip(objects, shadows, strict=True) if s], told, _NEAR_TWIN)
        found[shadows] = SEEN
    return found


# ── words ─────────────────────────────────────────────────────────────────────────────────────────────────────


def _round_off(found: npt.NDArray[np.int8], letters: Letters, marks: npt.NDArray[np.bool_]) -> None:
    """Signs follow the letters of their piece; a few letters lost in a piece of which the rest is seen are seen.

    A piece of signs alone follows the pieces around it where these are hidden for one reason.
    """
    starts = np.flatnonzero(np.diff(letters.pieces, prepend=-1))
    stops = np.append(starts[1:], len(found))
    signs: list[tuple[int, int]] = []
    for start, stop in zip(starts.tolist(), stops.tolist(), strict=True):
        why, letter = found[start:stop], marks[start:stop]
        if not letter.any():
            signs.append((start, stop))
            continue
        hidden = why[letter] != SEEN
        if hidden.all():
            why[~letter & (why == SEEN)] = why[letter][0]
        elif hidden.any():
            edges = np.flatnonzero(np.diff((why != SEEN).astype(np.int8), prepend=0, append=0))
            for first, last in zip(edges[::2].tolist(), edges[1::2].tolist(), strict=True):
                if last - first < _FEWEST or why[first] in (_NO_MARK, _BESIDE):  # or cut off by the page's end
                    why[first:last] = SEEN
    for start, stop in signs:
        before = int(found[start - 1]) if start else SEEN
        after = int(found[stop]) if stop < len(found) else before
        if (found[start:stop] != _BESIDE).any():
            found[start:stop] = before if before == after else SEEN


def _leave_twins_out(found: npt.NDArray[np.int8], letters: Letters) -> None:
    """Hidden letters that stand beside the same letter, seen, are its shadow."""
    hidden = np.flatnonzero((found == _GROUND) | (found == _COVERED))
    if not len(hidden) or len(hidden) > _MOST_TWINS:
        return
    middle = (letters.boxes[:, :2] + letters.boxes[:, 2:]) / 2
    seen = np.flatnonzero(found == SEEN)
    twins = np.zeros(len(found), np.bool_)
    for i in hidden.tolist():
        same = seen[letters.codes[seen] == letters.codes[i]]
        twins[i] = bool((np.hypot(*(middle[same] - middle[i]).T) < _NEAR_TWIN * letters.sizes[i]).any())
    for piece in np.unique(letters.pieces[hidden]).tolist():
        chosen = hidden[letters.pieces[hidden] == piece]
        if 5 * np.count_nonzero(twins[chosen]) >= 4 * len(chosen):
            found[chosen] = TWIN
