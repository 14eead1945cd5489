"""A bar on standard error, on a terminal and for more than a few inputs only."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from typing import TypeVar

from skillmatch.cli.output import is_terminal

__all__ = ["tracked"]

T = TypeVar("T")
_WORTH_A_BAR = 5


def tracked(items: Sequence[T], *, quiet: bool) -> Iterator[T]:
    """The items, one by one, with a bar where a person would miss one."""
    if quiet or len(items) < _WORTH_A_BAR or not is_terminal(sys.stderr):
        yield from items
        return
    from rich.console import Console
    from rich.progress import track

    yield from track(items, description="Reading", console=Console(stderr=True), transient=True)
