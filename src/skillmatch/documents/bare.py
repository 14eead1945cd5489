"""C functions without the manners of ctypes: integers for pointers, which are converted ten times faster."""

from __future__ import annotations

import ctypes
from typing import Any

__all__ = ["bare"]


def bare(function: Any, result: Any, *arguments: Any) -> Any:
    """The same C function, taking plain integers where its prototype has typed pointers."""
    address = ctypes.cast(function, ctypes.c_void_p).value or 0
    return ctypes.CFUNCTYPE(result, *arguments)(address)
