"""What a person names as a role becomes a ``Role``: an id of the library, an imported occupation, a file or page."""

from __future__ import annotations

from pathlib import Path

from skillmatch.documents import Reader
from skillmatch.errors import UnknownRole
from skillmatch.roles.adverts import read_advert
from skillmatch.roles.files import load_role
from skillmatch.roles.imported import imported_role, is_imported
from skillmatch.roles.library import Library
from skillmatch.roles.model import Role
from skillmatch.skills import Finder

__all__ = ["role_from"]


def role_from(name: str | Path, library: Library, finder: Finder, reader: Reader) -> Role:
    """The role that ``name`` stands for. Raises ``UnknownRole``, ``InvalidRole`` or a kind of ``UnreadableFile``."""
    if isinstance(name, str) and name in library:
        return library[name]
    if isinstance(name, str) and is_imported(name):
        return imported_role(name, finder.taxonomy)
    path = Path(name)
    if path.is_file():
        if path.suffix.lower() == ".toml":
            return load_role(path, finder)
        return read_advert(path, finder, reader).role
    near = library.nearest(str(name))
    hint = f"; nearest: {', '.join(near)}" if near else ""
    raise UnknownRole(f"{str(name)!r} is neither a role of the library nor a file{hint}")
