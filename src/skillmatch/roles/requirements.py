"""Requirement trees of many roles as one forest of arrays.

Every node is 0…1000: a leaf takes the value of its evidence, an inner node the mean of the best ``count`` of its
children, floored (all-of: count is their number; any-of: 1). Leaves that ask the same are one leaf.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

from skillmatch.roles.model import Need, Qualification, SkillNeed, SomeOf
from skillmatch.skills import Taxonomy

__all__ = ["FULL", "NEIGHBOUR", "PREFERRED_BEST", "Forest", "checkable"]

FULL = 1000
#: what a neighbour of the skill asked for earns of its own value
NEIGHBOUR = 400
#: a group of preferred lines is the mean of its best so many
PREFERRED_BEST = 12


def checkable(qualification: Qualification) -> bool:
    """Whether text can show it; decided when the role is compiled."""
    return qualification.needs is not None


class Forest:
    """Nodes ``0 … leaf_count-1`` are leaves; inner nodes follow, level by level once frozen."""

    def __init__(self, taxonomy: Taxonomy) -> None:
        self.taxonomy = taxonomy
        self.leaves: list[Need] = []
        self.other_leaves: list[int] = []  # those that ask for something else than a skill
        self._leaf_of: dict[Need, int] = {}
        self._inner: list[tuple[int, tuple[int, ...], int]] = []  # count, children, height
        self._heights: dict[int, int] = {}
        self._reach: dict[str, tuple[tuple[int, int, int], ...]] = {}
        self.levels: list[tuple[npt.NDArray[np.int64], npt.NDArray[np.int64], npt.NDArray[np.int64]]] = []

    def add(self, need: Need) -> int:
        """Plant a need; gives its node. Inner nodes count down from -1 until ``freeze`` numbers them."""
        if not isinstance(need, SomeOf):
            leaf = self._leaf_of.get(need)
            if leaf is None:
                leaf = self._leaf_of[need] = len(self.leaves)
                self.leaves.append(need)
                if not isinstance(need, SkillNeed):
                    self.other_leaves.append(leaf)
            return leaf
        children = tuple(self.add(part) for part in need.of)
        height = 1 + max((self._heights.get(child, 0) for child in children), default=0)
        node = -1 - len(self._inner)
        self._inner.append((need.count, children, height))
        self._heights[node] = height
        return node

    def index(self, node: int) -> int:
        """Where a node's value stands in the array that ``values`` gives."""
        return node if node >= 0 else len(self.leaves) - 1 - node

    def freeze(self) -> None:
        """Lay the inner nodes out by height: (node indices, children padded with -1, counts) per level."""
        by_height: dict[int, list[int]] = {}
        for i, (_, _, height) in enumerate(self._inner):
            by_height.setdefault(height, []).append(i)
        self.levels = []
        for height in sorted(by_height):
            # Nodes of like width together: padding to the widest of all would waste work.
            by_width: dict[int, list[int]] = {}
            for i in by_height[height]:
                width = len(self._inner[i][1])
                by_width.setdefault(1 << (width - 1).bit_length(), []).append(i)
            for width in sorted(by_width):
                members = by_width[width]
                children = np.full((len(members), width), -1, dtype=np.int64)
                for k, i in enumerate(members):
                    kids = self._inner[i][1]
                    children[k, : len(kids)] = [self.index(child) for child in kids]
                self.levels.append(
                    (
                        np.array([self.index(-1 - i) for i in members], dtype=np.int64),
                        children,
                        np.array([self._inner[i][0] for i in members], dtype=np.int64),
                    )
                )

    def values(self, leaf_values: npt.NDArray[np.int64]) -> npt.NDArray[np.int64]:
        """The value of every node, (leaves + inner nodes,), from those of the leaves."""
        values = np.zeros(len(self.leaves) + len(self._inner) + 1, dtype=np.int64)
        values[: len(self.leaves)] = leaf_values  # the last place stays 0: padding points there
        for nodes, children, counts in self.levels:
            best_first = -np.sort(-values[children], axis=1)
            taken = np.arange(children.shape[1]) < counts[:, None]
            values[nodes] = (best_first * taken).sum(axis=1) // counts
        return values[:-1]

    def skill_leaf(self, skill: str) -> int | None:
        """The leaf that asks for just this skill."""
        return self._leaf_of.get(SkillNeed(skill))

    def reach(self, skill: str) -> Sequence[tuple[int, int, int]]:
        """The leaves that a claimed skill serves: (leaf, share of its value in thousandths, steps to the skill asked).

        Its own leaf and those of all broader skills get it in full, those of its neighbours in part.
        """
        known = self._reach.get(skill)
        if known is None:
            served: dict[int, tuple[int, int]] = {}
            # Knowing a whole field says nothing of one thing beside it: only what has a place in one has neighbours.
            whole_field = not self.taxonomy[skill].broader and skill in self.taxonomy.narrower
            for target in () if whole_field else self.taxonomy.neighbours.get(skill, ()):
                leaf = self.skill_leaf(target)
                if leaf is not None:
                    served[leaf] = (NEIGHBOUR, 1)
            for target, steps in {skill: 0, **self.taxonomy.ancestors(skill)}.items():
                leaf = self.skill_leaf(target)
                if leaf is not None:
                    served[leaf] = (FULL, steps)
            known = self._reach[skill] = tuple((leaf, *how) for leaf, how in sorted(served.items()))
        return known
