"""Roles for a person: the list of those at hand, and one role with what each requirement may bring."""

from __future__ import annotations

import csv
import textwrap
from typing import TextIO

from skillmatch.reports.shapes import RoleListingJson
from skillmatch.roles import CompiledRole, Library, RoleTable

__all__ = ["role_rows", "role_text", "roles_csv", "roles_text"]

_WIDTH = 80
_PARTS = ("Requirements", "Vocabulary", "Headline: its words", "Headline: as a title", "Position titles")


def role_rows(table: RoleTable, library: Library) -> list[RoleListingJson]:
    """A row for each role, by family and title."""
    rows: list[RoleListingJson] = []
    for compiled in table.roles:
        role = compiled.role
        required = sum(q.required for q in compiled.qualifications)
        rows.append(
            {
                "schema": "skillmatch.role/1",
                "id": role.id,
                "title": role.title,
                "family": role.family,
                "required": required,
                "preferred": len(compiled.qualifications) - required,
                "layout": compiled.layout.name,  # type: ignore[typeddict-item]
                "path": library.paths[role.id].name if role.id in library else "",
            }
        )
    return sorted(rows, key=lambda row: (row["family"], row["title"], row["id"]))


def roles_text(rows: list[RoleListingJson]) -> str:
    """The roles by family, one a line."""
    lines: list[str] = []
    family: str | None = None
    for row in rows:
        if row["family"] != family:
            family = row["family"]
            lines += ["", family or "Without a family"]
        lines.append(f"  {row['id']:<34.34} {row['title']:.42}")
    return "\n".join(lines[1:]) + "\n"


def roles_csv(rows: list[RoleListingJson], stream: TextIO) -> None:
    """The rows as a sheet."""
    columns = ("id", "title", "family", "required", "preferred", "layout", "path")
    sheet = csv.writer(stream, lineterminator="\n")
    sheet.writerow(columns)
    sheet.writerows([row[column] for column in columns] for row in rows)  # type: ignore[literal-required]


def role_text(table: RoleTable, number: int) -> str:
    """One role: facts, duties, requirements with the points each may bring."""
    compiled = table.roles[number]
    role = compiled.role
    lines = [f"{role.title}  ({role.id})"]
    for name, value in _facts(compiled):
        if value:
            lines += textwrap.wrap(f"{name}: {value}", _WIDTH, subsequent_indent="  ")
    if role.summary:
        lines += ["", *textwrap.wrap(role.summary, _WIDTH)]
    if role.duties:
        lines += ["", "Duties"]
        for duty in role.duties:
            lines += textwrap.wrap(duty, _WIDTH, initial_indent="  - ", subsequent_indent="    ")
    lines += ["", *_requirements(compiled), "", f"Points ({compiled.layout.name} role)"]
    lines += [f"  {name:<24}{maximum / 10:>6.1f}" for name, maximum in zip(_PARTS, compiled.maxima, strict=True)]
    return "\n".join(lines) + "\n"


def _facts(compiled: CompiledRole) -> list[tuple[str, str]]:
    role, pay = compiled.role, compiled.role.salary
    return [
        ("Family", role.family),
        ("Also called", ", ".join(role.alternative_titles)),
        ("Salary", f"{pay.currency} {pay.low:,.0f}–{pay.high:,.0f} a {pay.period}" if pay else ""),
        ("Education", "; ".join(role.education)),
        ("Certifications", ", ".join(role.certifications)),
        ("Employers", ", ".join(role.employers)),
        ("Outlook", role.outlook),
        ("AI impact", role.ai_impact),
        ("Related roles", ", ".join(role.related_roles)),
        ("Source", role.source),
    ]


def _requirements(compiled: CompiledRole) -> list[str]:
    maxima = {row.id: row.max_points for row in compiled.rows if row.required}
    shared = {q.id: row for row in compiled.rows if not row.required for q in row.qualifications}
    lines = ["Requirements"]
    group: str | None = None
    for q in compiled.qualifications:
        if q.group != group:
            group = q.group
            lines.append(f"  {group}")
        if q.needs is None:
            worth = "not provable"
        elif q.required:
            worth = f"{maxima[q.id] / 10:.1f} points"
        else:
            worth = f"preferred, shares {shared[q.id].max_points / 10:.1f}"
        lines += textwrap.wrap(
            f"{q.text} [{worth}]", _WIDTH, initial_indent=f"    {q.id + ':':<5}", subsequent_indent="         "
        )
    return lines
