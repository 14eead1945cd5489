"""``Role`` to the text of a role file. Reading it back gives the same role."""

from __future__ import annotations

import json
from collections.abc import Iterator

from skillmatch.roles.model import CertificateNeed, DegreeNeed, Need, Role, SkillNeed, SomeOf, YearsNeed

__all__ = ["need_toml", "role_toml"]


def role_toml(role: Role) -> str:
    """A role file.

    >>> print(role_toml(Role(id="x", title="X", summary="Python")), end="")
    id = "x"
    title = "X"
    summary = "Python"
    """
    return "\n".join(_lines(role)) + "\n"


def _lines(role: Role) -> Iterator[str]:
    yield f"id = {_text(role.id.replace(':', '-').replace('.', '-'))}"  # imported ids: no ids of files
    yield f"title = {_text(role.title)}"
    if role.alternative_titles:
        yield f"alternative_titles = {_list(role.alternative_titles)}"
    if role.family:
        yield f"family = {_text(role.family)}"
    if role.summary:
        yield f"summary = {_text(role.summary)}"
    if role.duties:
        yield "duties = ["
        yield from (f"  {_text(duty)}," for duty in role.duties)
        yield "]"
    if role.education:
        yield f"education = {_list(role.education)}"
    if role.experience_years is not None:
        years = role.experience_years
        parts = [f"min = {_number(years.min)}"]
        if years.max is not None:
            parts.append(f"max = {_number(years.max)}")
        if years.includes:
            parts.append(f"includes = {_list(years.includes)}")
        yield f"experience_years = {{ {', '.join(parts)} }}"
    if role.salary is not None:
        pay = role.salary
        yield (
            f"salary = {{ low = {_number(pay.low)}, high = {_number(pay.high)}, "
            f"currency = {_text(pay.currency)}, period = {_text(pay.period)} }}"
        )
    for key in ("outlook", "ai_impact", "seniority", "source"):
        if getattr(role, key):
            yield f"{key} = {_text(getattr(role, key))}"
    for key in ("employers", "certifications", "related_roles"):
        if getattr(role, key):
            yield f"{key} = {_list(getattr(role, key))}"
    if role.codes:
        codes = ", ".join(f"{_text(key)} = {_text(code)}" for key, code in role.codes.items())
        yield f"codes = {{ {codes} }}"
    for qualification in role.qualifications:
        yield ""
        yield "[[qualifications]]"
        yield f"group = {_text(qualification.group)}"
        yield f"text = {_text(qualification.text)}"
        if not qualification.required:
            yield "required = false"
        if qualification.needs is not None:
            yield f"needs = {need_toml(qualification.needs)}"


def need_toml(need: Need) -> str:
    """A need as TOML.

    >>> need_toml(SomeOf(1, (SkillNeed("jax"), YearsNeed(5.0))))
    '{ any = ["jax", { years = 5 }] }'
    """
    match need:
        case SkillNeed(skill):
            return _text(skill)
        case CertificateNeed(certificate):
            return f"{{ certificate = {_text(certificate)} }}"
        case YearsNeed(years, None):
            return f"{{ years = {_number(years)} }}"
        case YearsNeed(years, str() as skill):
            return f"{{ years = {_number(years)}, skill = {_text(skill)} }}"
        case DegreeNeed(degree, fields):
            named = f", fields = {_list(fields)}" if fields else ""
            return f"{{ degree = {_text(degree)}{named} }}"
        case SomeOf(count, parts):
            inner = f"[{', '.join(need_toml(part) for part in parts)}]"
            if count == len(parts):
                return f"{{ all = {inner} }}"
            return f"{{ any = {inner} }}" if count == 1 else f"{{ at_least = {count}, of = {inner} }}"
        case _:
            raise TypeError(f"not a need: {need!r}")


def _text(value: str) -> str:
    # A JSON string is a TOML basic string, but for DEL, which TOML wants escaped.
    return json.dumps(value, ensure_ascii=False).replace("\x7f", "\\u007f")


def _list(values: tuple[str, ...]) -> str:
    return f"[{', '.join(_text(value) for value in values)}]"


def _number(value: float) -> str:
    return str(int(value)) if value == int(value) else repr(value)
