"""``skillmatch train``: the frozen tables, their manifest and the model card, written to ``models/``."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from skillmatch import resources
from skillmatch.errors import UnreadableFile
from skillmatch.evaluation.model_card import model_card
from skillmatch.evaluation.reading import read_all
from skillmatch.evaluation.training import LEAST_RESUMES, renew, train
from skillmatch.matching import Bands
from skillmatch.roles import Background, Library, onet_roles
from skillmatch.skills import default_finder

__all__ = ["input_hashes", "make_tables"]

_RESUMES = (".pdf", ".docx", ".txt", ".html")


def input_hashes() -> dict[str, str]:
    """What the tables hang on besides resumes: the role files and the word tables, as hashes."""
    data = resources.data_folder()
    return {
        "roles": _hash(sorted((data / "roles").rglob("*.toml")), data),
        "words": _hash([data / "words" / "stop.csv"], data),
    }


def _hash(files: list[Path], root: Path) -> str:
    return resources.fingerprint(
        [part for file in files for part in (file.relative_to(root).as_posix().encode(), file.read_bytes())]
    )


def make_tables(resumes: Path | None, occupations: Path | None, into: Path | None) -> Iterator[str]:
    """Make the tables and write them; gives lines that say what was done.

    Without ``resumes`` the tables at hand are renewed: what hangs on the role library is counted again, the rest kept.
    """
    finder = default_finder()
    target = into if into is not None else resources.models_folder()
    library = list(Library.load(finder, resources.data_folder() / "roles").values())
    if resumes is None:
        background = renew(Background.load(), library)
    else:
        files = sorted(path for path in resumes.rglob("*") if path.suffix.lower() in _RESUMES)
        unreadable: dict[str, UnreadableFile] = {}
        readings = list(read_all(files, finder, unreadable=unreadable))
        yield f"read {len(readings)} resumes, {len(unreadable)} could not be read"
        facts = {
            "background": resumes.name,
            "background_hash": hashlib.sha256(
                "".join(hashlib.sha256(path.read_bytes()).hexdigest() for path in files).encode()
            ).hexdigest()[:12],
            "least_resumes": LEAST_RESUMES,
        }
        background = train(
            [reading.profile for reading in readings],
            onet_roles(occupations, finder) if occupations is not None else [],
            library,
            facts=facts,
        )
    background = replace(background, facts={**background.facts, "inputs": input_hashes()})
    background.save(target)
    (target / "README.md").write_text(model_card(Background.load(target), Bands.load(target)), encoding="utf-8")
    yield f"wrote {target / 'vocabulary.npz'}: {len(background.index):,} terms"
