"""skillmatch: reads a resume, finds the skills it can prove, and says which roles fit.

    >>> import skillmatch
    >>> sorted(name for name in skillmatch.__all__ if not name.startswith("_"))[:3]
    ['Match', 'Plan', 'Resume']

The public names load what they need when they are first asked for, so that ``import skillmatch`` costs next to
nothing.
"""

from __future__ import annotations

import sys
from types import ModuleType
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from skillmatch.api import extract, match, plan, read, roles
    from skillmatch.errors import SkillmatchError
    from skillmatch.matching import Match, Plan
    from skillmatch.resources import version
    from skillmatch.resume import Resume
    from skillmatch.roles import Role

__all__ = ["Match", "Plan", "Resume", "Role", "SkillmatchError", "extract", "match", "plan", "read", "roles", "version"]

_HOMES = {
    "Match": "skillmatch.matching",
    "Plan": "skillmatch.matching",
    "Resume": "skillmatch.resume",
    "Role": "skillmatch.roles",
    "SkillmatchError": "skillmatch.errors",
    "extract": "skillmatch.api",
    "match": "skillmatch.api",
    "plan": "skillmatch.api",
    "read": "skillmatch.api",
    "version": "skillmatch.resources",
}


def __getattr__(name: str) -> Any:
    from importlib import import_module

    if name == "roles":
        return import_module("skillmatch.roles")
    if name in _HOMES:
        return getattr(import_module(_HOMES[name]), name)
    raise AttributeError(f"module 'skillmatch' has no attribute {name!r}")


def __dir__() -> list[str]:
    return sorted(__all__)


class _CallablePackage(ModuleType):
    """``skillmatch.roles`` is a package and a call: importing from the package must not take the call away."""

    def __call__(self, *args: Any, **kwargs: Any) -> Any:
        from skillmatch.api import roles

        return roles(*args, **kwargs)


class _Root(ModuleType):
    def __setattr__(self, name: str, value: Any) -> None:
        if name == "roles" and isinstance(value, ModuleType):
            value.__class__ = _CallablePackage
        super().__setattr__(name, value)


sys.modules[__name__].__class__ = _Root
