"""How the hundred points of a role are laid out over the parts of its score.

Two layouts: a role with at least five checkable required qualifications is ``qualified``, any other is ``described``.
What a part that the role lacks would have had is spread over the parts it has. Points here are tenths.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

__all__ = ["DESCRIBED", "LAYOUTS", "PARTS", "QUALIFIED", "Layout", "layout_of", "share_out"]

PARTS = ("requirements", "vocabulary", "headline-words", "headline-title", "position-titles")
_ENOUGH_REQUIRED = 5


@dataclass(frozen=True, slots=True)
class Layout:
    """``shares``: what each of ``PARTS`` gets of a hundred."""

    name: str
    shares: tuple[int, ...]

    def maxima(self, present: Mapping[str, bool]) -> list[int]:
        """The maxima of the parts in tenths: zero for those that are absent, 1000 in all.

        >>> QUALIFIED.maxima(dict.fromkeys(PARTS, True))
        [500, 220, 60, 100, 120]
        """
        weights = [share if present[part] else 0 for part, share in zip(PARTS, self.shares, strict=True)]
        return share_out(1000, weights)


QUALIFIED = Layout("qualified", (50, 22, 6, 10, 12))
DESCRIBED = Layout("described", (20, 40, 15, 20, 5))
LAYOUTS = (QUALIFIED, DESCRIBED)


def layout_of(checkable_required: int) -> Layout:
    """The layout of a role with so many checkable required qualifications."""
    return QUALIFIED if checkable_required >= _ENOUGH_REQUIRED else DESCRIBED


def share_out(total: int, weights: Sequence[int]) -> list[int]:
    """Whole parts of a total in proportion to weights, by largest remainder; of equals the first gets more.

    >>> share_out(10, [1, 1, 1])
    [4, 3, 3]
    """
    whole = sum(weights)
    if whole == 0:
        return [0] * len(weights)
    shares = [total * weight // whole for weight in weights]
    by_remainder = sorted(range(len(weights)), key=lambda i: (-(total * weights[i] % whole), i))
    for i in by_remainder[: total - sum(shares)]:
        shares[i] += 1
    return shares
