"""The roles at hand: those that ship with skillmatch, one's own, or those of another folder instead."""

from __future__ import annotations

import difflib
from collections.abc import Iterator, Mapping
from pathlib import Path

from skillmatch import resources
from skillmatch.errors import InvalidRole, UnknownRole
from skillmatch.roles.files import load_role
from skillmatch.roles.model import Role
from skillmatch.skills import Finder

__all__ = ["Library"]


class Library(Mapping[str, Role]):
    """Roles by id, sorted. ``version`` stands for the files they came from."""

    def __init__(self, roles: Mapping[str, Role], paths: Mapping[str, Path], version: str) -> None:
        self._roles = dict(sorted(roles.items()))
        self.paths = paths
        self.version = version

    @classmethod
    def load(cls, finder: Finder, folder: Path | None = None) -> Library:
        """The shipped roles and one's own (``SKILLMATCH_HOME/roles``), or those of ``folder`` instead.

        Raises ``InvalidRole`` for a wrong file or an id that two files carry.
        """
        if folder is not None:
            if not folder.is_dir():
                raise InvalidRole("there is no such folder", path=str(folder), remedy="Name a folder of role files.")
            files = sorted(folder.rglob("*.toml"))
            if not files:
                raise InvalidRole("no role files (*.toml) in this folder", path=str(folder))
        else:
            files = sorted((resources.data_folder() / "roles").rglob("*.toml"))
            own = resources.home_folder() / "roles"
            files += sorted(own.rglob("*.toml")) if own.is_dir() else []
        roles: dict[str, Role] = {}
        paths: dict[str, Path] = {}
        contents: list[bytes] = []
        for path in files:
            role = load_role(path, finder)
            if role.id in roles:
                raise InvalidRole(f"the id {role.id!r} is that of {paths[role.id]} already", path=str(path))
            roles[role.id], paths[role.id] = role, path
            contents.append(path.read_bytes())
        return cls(roles, paths, resources.fingerprint(contents))

    def __getitem__(self, role_id: str) -> Role:
        try:
            return self._roles[role_id]
        except KeyError:
            near = self.nearest(role_id)
            hint = f"; nearest: {', '.join(near)}" if near else ""
            raise UnknownRole(f"no role is called {role_id!r}{hint}") from None

    def __contains__(self, role_id: object) -> bool:
        return role_id in self._roles

    def __iter__(self) -> Iterator[str]:
        return iter(self._roles)

    def __len__(self) -> int:
        return len(self._roles)

    def nearest(self, text: str) -> list[str]:
        """Up to three ids that are spelt alike, or whose titles are."""
        by_title = {title.lower(): role.id for role in self.values() for title in role.titles}
        names = {**{role_id: role_id for role_id in self}, **by_title}
        close = difflib.get_close_matches(text.lower(), names, n=5, cutoff=0.55)
        return list(dict.fromkeys(names[name] for name in close))[:3]
