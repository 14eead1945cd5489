"""Roles near a role, for a person and as JSON."""

from __future__ import annotations

import textwrap
from collections.abc import Sequence
from typing import Any

from skillmatch.roles import NearRole, Role
from skillmatch.skills import Taxonomy

__all__ = ["near_json", "near_text"]

_WIDTH = 80


def near_json(role: Role, near: Sequence[NearRole]) -> dict[str, Any]:
    """The roles near ``role`` and what moving there takes."""
    return {
        "role": role.id,
        "near": [
            {
                "role": one.role.id,
                "title": one.role.title,
                "nearness": one.nearness / 1000,
                "shared": list(one.shared),
                "new": list(one.new),
                "asks": [{"id": q.id, "text": q.text} for q in one.asks],
                "years": list(one.years) if one.years else None,
                "degree": list(one.degree) if one.degree else None,
            }
            for one in near
        ],
    }


def near_text(role: Role, near: Sequence[NearRole], taxonomy: Taxonomy) -> str:
    """The same as text."""
    lines = [f"Near {role.title} ({role.id})"]
    for one in near:
        lines += ["", f"{one.role.title}  ({one.role.id})  nearness {one.nearness / 1000:.2f}"]
        for name, skills in (("Shared", one.shared), ("New", one.new)):
            if skills:
                lines += _wrapped(f"{name}: {', '.join(taxonomy[skill].label for skill in skills)}")
        if one.years is not None:
            lines.append(f"  Years: {one.years[1]:g} instead of {one.years[0]:g}")
        if one.degree is not None:
            lines.append(f"  Degree: {one.degree[1]} instead of {one.degree[0] or 'none'}")
        if one.asks:
            lines.append("  Asks, what this role does not:")
            for q in one.asks:
                lines += textwrap.wrap(q.text, _WIDTH, initial_indent="  - ", subsequent_indent="    ")
    if not near:
        lines += ["", "No role shares skills, words or a title with it."]
    return "\n".join(lines) + "\n"


def _wrapped(text: str) -> list[str]:
    return textwrap.wrap(text, _WIDTH, initial_indent="  ", subsequent_indent="    ")
