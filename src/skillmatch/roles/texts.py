"""What the words of roles give for the score: vocabularies, headline words, titles and copied runs, as arrays.

It hangs on the roles' texts and the frozen tables alone. For a thousand occupations it takes many seconds, so that
of imported ones is kept under ``SKILLMATCH_HOME/cache`` (``kept_texts``); the requirements are compiled anew each time.
"""

from __future__ import annotations

import contextlib
import io
import math
import zipfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import numpy.typing as npt

from skillmatch import resources
from skillmatch.roles.background import SATURATION, Background
from skillmatch.roles.model import Role
from skillmatch.roles.titles import TitleIndex, title_words
from skillmatch.skills import is_word, shingles, words_and_pairs
from skillmatch.sources import cache_folder, write_aside

__all__ = ["RoleTexts", "Vocabulary", "kept_texts", "read_texts", "vocabulary_of"]

#: full marks of the vocabulary: MEAN_SHARE/10 · mean + DEVIATION_SHARE · standard deviation of the background
MEAN_SHARE = 25
DEVIATION_SHARE = 3
_TITLE_WORD = 1000
_VOCABULARY_WORD = 500

Ints = npt.NDArray[np.int64]


@dataclass(frozen=True, slots=True, eq=False)
class Vocabulary:
    """A role's terms with their weights, and the level at which they earn full marks."""

    terms: tuple[str, ...]
    weights: Ints
    level: int


@dataclass(frozen=True, slots=True, eq=False)
class Postings:
    """For each key, in sorted order, the roles that hold it with their values.

    ``index``: key → column; column ``c`` holds the roles ``roles[first[c]:first[c+1]]`` with ``values``.
    """

    index: Mapping[str, int]
    first: Ints
    roles: Ints
    values: Ints


@dataclass(frozen=True, slots=True, eq=False)
class RoleTexts:
    """The texts of roles, in their order. ``levels``: full marks of each vocabulary, 0 for a role without words."""

    levels: Ints
    terms: Postings
    words: Postings
    titles: TitleIndex
    shingles: Mapping[int, tuple[int, ...]]


def read_texts(roles: Sequence[Role], background: Background) -> RoleTexts:
    """Read the texts of the roles."""
    vocabularies = [vocabulary_of(role, background) for role in roles]
    by_shingle: dict[int, list[int]] = {}
    for r, role in enumerate(roles):
        for shingle in _role_shingles(role):
            by_shingle.setdefault(shingle, []).append(r)
    return RoleTexts(
        levels=np.array([v.level for v in vocabularies], dtype=np.int64),
        terms=_postings([dict(zip(v.terms, v.weights.tolist(), strict=True)) for v in vocabularies]),
        words=_postings([_headline_words(role, v) for role, v in zip(roles, vocabularies, strict=True)]),
        titles=TitleIndex([role.titles for role in roles], background),
        shingles={shingle: tuple(owners) for shingle, owners in by_shingle.items()},
    )


def vocabulary_of(role: Role, background: Background) -> Vocabulary:
    """The role's TF-IDF weights ``(1 + ln tf) · idf among roles · √idf among resumes`` and its level of full marks."""
    counts: dict[str, int] = {}
    for line, times in role.lines():
        for term in words_and_pairs(line):
            counts[term] = counts.get(term, 0) + times
    terms = tuple(sorted(counts))
    rows = background.rows(terms)
    tf = np.array([min(counts[term], len(background.log_tf) - 1) for term in terms], dtype=np.int64)
    # Three factors in thousandths; the product is kept in hundredths.
    weights = background.log_tf[tf] * background.role_idf[rows] * background.resume_idf[rows] // 10**7
    mean = int((weights * background.mean[rows]).sum())
    variance = int((weights * weights * background.var[rows]).sum())
    # Weights are in 1/100, means in 1/100,000, variances in 1/1,000,000: the root times 100 is in the unit of the mean.
    level = MEAN_SHARE * mean // 10 + DEVIATION_SHARE * math.isqrt(variance * 10_000)
    return Vocabulary(terms, weights, max(level, SATURATION) if terms else 0)


def _headline_words(role: Role, vocabulary: Vocabulary) -> dict[str, int]:
    """What each word of a headline is worth: a title's word all, another word of the vocabulary half."""
    values = {term: _VOCABULARY_WORD for term in vocabulary.terms if " " not in term}
    for title in role.titles:
        for word in title_words(title):
            if is_word(word):
                values[word] = _TITLE_WORD
    return values


def _role_shingles(role: Role) -> set[int]:
    lines = [role.summary, *role.duties, *(q.text for q in role.qualifications)]
    return {shingle for line in lines for shingle, _ in shingles(line, 0, len(line))}


def _postings(columns: Sequence[Mapping[str, int]]) -> Postings:
    by_key: dict[str, list[tuple[int, int]]] = {}
    for r, column in enumerate(columns):
        for key, value in column.items():
            if value > 0:
                by_key.setdefault(key, []).append((r, value))
    keys = sorted(by_key)
    first = np.zeros(len(keys) + 1, dtype=np.int64)
    np.cumsum([len(by_key[key]) for key in keys], out=first[1:])
    flat = np.array([pair for key in keys for pair in by_key[key]], dtype=np.int64).reshape(-1, 2)
    return Postings({key: i for i, key in enumerate(keys)}, first, flat[:, 0].copy(), flat[:, 1].copy())


def kept_texts(roles: Sequence[Role], background: Background, *, name: str, version: str) -> RoleTexts:
    """The texts of the roles ``name`` of this version from the cache; else read, and kept where that is possible."""
    path = _path(background, name, version)
    titles = [role.titles for role in roles]
    try:
        return _load(path, titles, background)
    except (OSError, KeyError, ValueError, zipfile.BadZipFile):
        texts = read_texts(roles, background)
        with contextlib.suppress(OSError):  # a home that cannot be written to costs the time again, no more
            for old in path.parent.glob(f"texts-{name}-*.npz"):
                old.unlink(missing_ok=True)
            write_aside(path, _bytes(texts))
        return texts


def _path(background: Background, name: str, version: str) -> Path:
    # The code and the tables of words are part of the version: who changes a rule must not meet old arrays.
    here = Path(__file__).parent
    code = [here / "texts.py", here / "titles.py", here / "model.py", here / "imported.py"]
    code += [here.parent / "skills" / "words.py", here.parent / "skills" / "shingles.py"]
    tables = [resources.data_folder() / "words" / table for table in ("stop.csv", "generic_titles.csv")]
    parts = [version.encode(), background.version.encode(), *(path.read_bytes() for path in (*code, *tables))]
    return cache_folder() / f"texts-{name}-{resources.fingerprint(parts)}.npz"


def _bytes(texts: RoleTexts) -> bytes:
    arrays: dict[str, npt.NDArray[np.generic]] = {"levels": texts.levels}
    for name, postings in (("terms", texts.terms), ("words", texts.words)):
        arrays[f"{name}_keys"] = np.frombuffer("\n".join(postings.index).encode("utf-8"), dtype=np.uint8)
        arrays[f"{name}_first"] = postings.first
        arrays[f"{name}_roles"] = postings.roles.astype(np.uint16 if len(texts.levels) < 1 << 16 else np.uint32)
        arrays[f"{name}_values"] = postings.values.astype(np.uint32)
    numbers = sorted(texts.shingles)
    owners = [texts.shingles[number] for number in numbers]
    arrays["shingles"] = np.array(numbers, dtype=np.int64)
    arrays["shingle_counts"] = np.array([len(roles) for roles in owners], dtype=np.uint16)
    arrays["shingle_roles"] = np.array([role for roles in owners for role in roles], dtype=np.uint32)
    arrays.update({f"titles_{name}": array for name, array in texts.titles.arrays().items()})
    buffer = io.BytesIO()
    np.savez(buffer, allow_pickle=False, **arrays)
    return buffer.getvalue()


def _load(path: Path, titles: Sequence[Sequence[str]], background: Background) -> RoleTexts:
    with np.load(path, allow_pickle=False) as arrays:
        levels = arrays["levels"]
        if len(levels) != len(titles):
            raise ValueError("texts of other roles")
        terms, words = _saved_postings(arrays, "terms"), _saved_postings(arrays, "words")
        owners = arrays["shingle_roles"].tolist()
        ends = np.cumsum(arrays["shingle_counts"], dtype=np.int64).tolist()
        starts = [0, *ends[:-1]]
        numbers = arrays["shingles"].tolist()
        kept = {number: tuple(owners[a:b]) for number, a, b in zip(numbers, starts, ends, strict=True)}
        saved = {name.removeprefix("titles_"): arrays[name] for name in arrays.files if name.startswith("titles_")}
    return RoleTexts(levels, terms, words, TitleIndex.from_arrays(titles, background, saved), kept)


def _saved_postings(arrays: Mapping[str, npt.NDArray[np.generic]], name: str) -> Postings:
    keys = arrays[f"{name}_keys"].tobytes().decode("utf-8").split("\n")
    first, roles, values = (arrays[f"{name}_{part}"].astype(np.int64) for part in ("first", "roles", "values"))
    return Postings({key: i for i, key in enumerate(keys)}, first, roles, values)
