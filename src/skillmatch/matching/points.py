"""From fine points to printed tenths, so that what is printed adds up.

The sum is rounded down once; its tenths are handed down first to parts, then within a part to rows: each gets the
floor of its own fine points, the leftovers go to the largest remainders.
"""

from __future__ import annotations

from collections.abc import Sequence

__all__ = ["FINE", "hand_down"]

#: fine points in a tenth
FINE = 1000


def hand_down(tenths: int, fine: Sequence[int]) -> list[int]:
    """Whole tenths for each amount of fine points, ``tenths`` in all; of equal remainders the first is served.

    ``tenths`` must lie between the sum of the floors and that of the ceilings.

    >>> hand_down(3, [1500, 1600, 200])
    [1, 2, 0]
    """
    shares = [amount // FINE for amount in fine]
    left = tenths - sum(shares)
    by_remainder = sorted(range(len(fine)), key=lambda i: (-(fine[i] % FINE), i))
    for i in by_remainder[:left]:
        shares[i] += 1
    return shares
