"""Where the files lie that travel with skillmatch, and where a person's own files lie.

``data/`` and ``models/`` stand at the top of the source tree; in a wheel they are inside the package, under
``_share/``. Both places are looked at, so a wheel, an sdist and an editable install behave the same.
"""

from __future__ import annotations

import hashlib
import os
from functools import cache
from pathlib import Path

__all__ = ["data_folder", "fingerprint", "home_folder", "models_folder", "pdfium_version", "version"]


@cache
def _root() -> Path:
    package = Path(__file__).resolve().parent
    shipped = package / "_share"
    if shipped.is_dir():
        return shipped
    return package.parent.parent


def data_folder() -> Path:
    """The folder with ``skills/`` and ``roles/``."""
    return _root() / "data"


def models_folder() -> Path:
    """The folder with the frozen tables."""
    return _root() / "models"


def home_folder() -> Path:
    """``SKILLMATCH_HOME``, or the platform's user data folder. It need not exist."""
    own = os.environ.get("SKILLMATCH_HOME")
    if own:
        return Path(own)
    import platformdirs  # a start that touches no own files need not pay for it

    return Path(platformdirs.user_data_dir("skillmatch", appauthor=False))


@cache
def version() -> str:
    """The version of the installed package."""
    from importlib.metadata import PackageNotFoundError
    from importlib.metadata import version as installed

    try:
        return installed("skillmatch")
    except PackageNotFoundError:  # run from a checkout that nobody installed
        return "0+unknown"


def fingerprint(parts: list[bytes]) -> str:
    """Twelve hexadecimal digits that stand for these bytes, in this order.

    >>> fingerprint([b"a", b"b"]) == fingerprint([b"ab"])
    False
    """
    digest = hashlib.sha256()
    for part in parts:
        digest.update(len(part).to_bytes(8, "big"))
        digest.update(part)
    return digest.hexdigest()[:12]


@cache
def pdfium_version() -> str:
    """The build of the PDF reader, from the installed package: importing it would load the library."""
    from importlib.metadata import PackageNotFoundError
    from importlib.metadata import version as installed

    try:
        return installed("pypdfium2")
    except PackageNotFoundError:
        return "unknown"
