"""Glyphs of one direction of writing in, where words begin out: a space is where a reader sees one.

A word ends at a space glyph, at the end of a line, or where the gap to the next glyph is wider than gaps inside words
are in that stretch of text.
"""

from __future__ import annotations

from typing import Protocol

import numpy as np
import numpy.typing as npt

from skillmatch.documents.icons import parted_at_icons
from skillmatch.documents.right_to_left import leftwards

__all__ = ["Ink", "word_starts"]

# Gaps are measured in ems. Inside words glyphs stand 0 ± 0.05 em apart (kerning), positions rounded by browsers
# reach 0.02; the narrowest justified TeX space is 0.2, the narrowest seen in 988 browser PDFs 0.1. Each page's own
# threshold lies where fewest gaps do between these bounds.
_GAP_BOUNDS = (0.03, 0.23)
_VALLEY = 0.03  # half the width of the stretch that holds fewest gaps
_GAP_WHERE_SPACES_ARE_DRAWN = 0.17  # such a page has its spaces: only a gap that nobody overlooks adds one
_SAME_LINE = 0.35  # baselines this near are one line: superscripts are
_LETTER_GAP = 0.05  # ems that no space is as narrow as
_WIDE = 0.62  # ems of a wide letter
_WIDE_LETTER = 0.1  # ems that rounding sets at most between a wide letter and the next
_REACH_OVER = -0.3  # no letter's box reaches further over the next one; the parts of a ligature share one box
# Where a space was swallowed something of it is left: 0.026 in 988 browser PDFs. A letter that is drawn nearer to some
# letters than to others (kerning: "To", "Yo") touches the others, or reaches over them too, and no space stands
# between; but "j" hangs over to the left, and may hide the space after "of" wholly.
_TOUCHING = 0.01
_BACK = -0.7  # the next glyph starts this far left: another word (accents and kerning reach −0.5)


class Ink(Protocol):
    """The glyphs in stream order, one row each; ``size`` in points."""

    text: str
    size: npt.NDArray[np.float64]
    bold: npt.NDArray[np.bool_]
    #: a space glyph stands before
    spaced: npt.NDArray[np.bool_]
    #: pdfium put a break of its own before
    parted: npt.NDArray[np.bool_]


def word_starts(ink: Ink, places: npt.NDArray[np.float64], base: npt.NDArray[np.float64]) -> npt.NDArray[np.bool_]:
    """Which glyphs begin a word; ``places`` are their boxes in the frame, (n, 4) as x0, top, x1, bottom, ``base``
    their baselines."""
    em = np.minimum(ink.size[:-1], ink.size[1:])
    gap = (places[1:, 0] - places[:-1, 2]) / em
    if (turned := leftwards(ink.text)) is not None:
        gap = np.where(turned[1:] & turned[:-1], (places[:-1, 0] - places[1:, 2]) / em, gap)
    near = np.abs(base[1:] - base[:-1]) <= _SAME_LINE * np.maximum(ink.size[:-1], ink.size[1:])
    joined = near & ~ink.spaced[1:]
    if np.count_nonzero(ink.spaced) > 0.06 * len(places):
        least = _GAP_WHERE_SPACES_ARE_DRAWN
        touching = np.zeros(len(gap), np.bool_)
    else:
        widths = (places[:-1, 2] - places[:-1, 0]) / em
        hanging = np.frombuffer(ink.text[1:].encode("utf-32-le"), np.uint32) == ord("j")
        touching = (gap <= _TOUCHING) & ~(hanging & (gap < -_TOUCHING))
        gap = gap - _usual_gap(ink.text, ink.bold[:-1], gap, joined, widths)
        least = _threshold(gap[joined])
    spread = _tracking(gap, joined)
    starts = np.zeros(len(places), np.bool_)
    starts[1:] = ~joined | ((gap > least + spread) & ~touching) | (gap < _BACK)
    starts[1:] |= ink.parted[1:] & (gap > 0.6 * least + spread) & ~touching
    if (icons := parted_at_icons(ink.text)) is not None:
        starts[1:] |= icons
    starts[1:] &= (places[1:] != places[:-1]).any(axis=1)  # the letters of a ligature share its box
    return starts


def _threshold(gaps: npt.NDArray[np.float64]) -> float:
    """Where fewest gaps of the page lie, between what is surely inside a word and what is surely a space."""
    low, high = _GAP_BOUNDS
    middle = np.arange(low + _VALLEY, high - _VALLEY + 0.001, 0.005)
    ordered = np.sort(gaps)
    inside = np.searchsorted(ordered, middle + _VALLEY) - np.searchsorted(ordered, middle - _VALLEY)
    fewest = np.flatnonzero(inside == inside.min())
    run = fewest[: int(np.argmax(np.append(np.diff(fewest), 99) > 1)) + 1]
    return float(middle[run[len(run) // 2]])


def _usual_gap(
    text: str,
    bold: npt.NDArray[np.bool_],
    gap: npt.NDArray[np.float64],
    joined: npt.NDArray[np.bool_],
    widths: npt.NDArray[np.float64],
) -> npt.NDArray[np.float64]:
    """How near the next glyph stands to each glyph when nothing parts them: the lowest tenth of the gaps after it.

    Browsers that round advances let "f" reach over the next letter by a fifth of an em, which swallows the space
    after "of".
    """
    codes = np.frombuffer(text[:-1].encode("utf-32-le"), np.uint32) * 2 + bold
    usual = np.zeros(len(gap))
    chosen = np.flatnonzero(joined & (gap > _REACH_OVER) & (gap < 0.5))
    if not len(chosen):
        return usual
    order = chosen[np.lexsort((gap[chosen], codes[chosen]))]
    kinds, first, count = np.unique(codes[order], return_index=True, return_counts=True)
    lowest = gap[order[first + count // 10]]
    # Only a wide letter (m, w, M, W) stands off from the next for roundness' sake; what mostly ends a word, as "y"
    # or a comma may, has the space itself for its usual gap.
    stands_off = (widths[order[first]] > _WIDE) & (count >= 3) & (lowest < _WIDE_LETTER)
    known = (count >= 2) & (lowest <= _LETTER_GAP)
    common = float(np.median(lowest[known])) if known.any() else 0.0
    lowest = np.where(known | stands_off, lowest, common)
    lowest[count < 2] = 0.0
    at = np.minimum(np.searchsorted(kinds, codes), len(kinds) - 1)
    return np.where(kinds[at] == codes, lowest[at], common)


def _tracking(gap: npt.NDArray[np.float64], joined: npt.NDArray[np.bool_]) -> npt.NDArray[np.float64]:
    """How far apart letters stand in each stretch of text: 0 for most, more where a heading is spread.

    It is the lower quartile of a stretch's gaps, so that a few spaces among few letters do not pass for spreading.
    """
    extra = np.zeros(len(gap))
    loose = joined & (gap > _BACK) & (gap < 1.5)
    edges = np.flatnonzero(np.diff(loose.astype(np.int8), prepend=0, append=0))
    for start, stop in zip(edges[::2].tolist(), edges[1::2].tolist(), strict=True):
        if stop - start >= 4:
            quartile = np.partition(gap[start:stop], (stop - start) // 4)[(stop - start) // 4]
            if quartile > 0.02:
                # Spread letters keep one distance; what stands half as far again apart is another word.
                extra[start:stop] = min(float(quartile), 1.0) * 1.3
            else:
                extra[start:stop] = max(float(quartile), -0.02)
    return extra
