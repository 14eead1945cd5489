"""The quality of role files: what would make a role unusable, unfair or unfindable."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from pathlib import Path

from skillmatch import resources
from skillmatch.errors import InvalidRole
from skillmatch.roles.files import load_role
from skillmatch.roles.model import Role
from skillmatch.skills import Finder, fold

__all__ = ["lint"]


def lint(paths: Sequence[Path] | None, finder: Finder) -> list[InvalidRole]:
    """All faults of these role files and folders (the shipped library when None), in the order of the files."""
    shipped = resources.data_folder() / "roles"
    files: list[Path] = []
    faults: list[InvalidRole] = []
    for path in paths if paths is not None else [shipped]:
        inside = sorted(path.rglob("*.toml")) if path.is_dir() else [path]
        if not inside:
            faults.append(InvalidRole("no role files (*.toml) in this folder", path=str(path)))
        files += inside
    roles: list[tuple[Path, Role]] = []
    for file in files:
        try:
            roles.append((file, load_role(file, finder)))
        except InvalidRole as fault:
            faults.append(fault)
    ids = {role.id for _, role in roles}
    if paths is not None:  # a role of one's own may name its neighbours in the library
        ids |= {file.stem for file in shipped.rglob("*.toml")}
    seen: dict[str, Path] = {}
    for file, role in roles:
        if role.id in seen:
            faults.append(InvalidRole(f"the id {role.id!r} is that of {seen[role.id]} already", path=str(file)))
        seen[role.id] = file
        faults += [InvalidRole(message, path=str(file), line=line) for message, line in _faults(file, role, ids)]
    return faults


def _faults(file: Path, role: Role, ids: set[str]) -> list[tuple[str, int | None]]:
    faults: list[tuple[str, int | None]] = []
    lines = file.read_text(encoding="utf-8-sig").splitlines()

    def line_of(text: str) -> int | None:
        return next((n for n, line in enumerate(lines, start=1) if text in line), None)

    if file.stem != role.id:
        faults.append((f"the file is called {file.stem}, the role {role.id}", line_of("id =")))
    for related in role.related_roles:
        if related not in ids:
            faults.append((f"related role {related!r} is no role at hand", line_of("related_roles")))
        if related == role.id:
            faults.append(("the role names itself as related", line_of("related_roles")))
    texts = Counter(fold(" ".join(q.text.split())) for q in role.qualifications)
    for qualification in role.qualifications:
        if texts[fold(" ".join(qualification.text.split()))] > 1:
            faults.append((f"the qualification {qualification.text!r} stands twice", line_of(qualification.text)))
    duties = Counter(fold(duty) for duty in role.duties)
    faults += [(f"the duty {duty!r} stands twice", line_of(duty)) for duty in role.duties if duties[fold(duty)] > 1]
    return faults
