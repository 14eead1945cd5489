"""Roles in, ``RoleTable`` out: all that the score needs of a set of roles, as integers.

Everything here depends on the role, the taxonomy and the frozen tables alone: never on a resume, never on which other
roles are loaded. Points are integers in thousandths of a tenth: a score of 100 is 1,000,000.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from skillmatch.roles.background import SATURATION, Background
from skillmatch.roles.layout import PARTS, Layout, layout_of, share_out
from skillmatch.roles.model import Need, Qualification, Role, SomeOf, YearsNeed
from skillmatch.roles.requirements import PREFERRED_BEST, Forest, checkable
from skillmatch.roles.titles import TitleIndex, title_words
from skillmatch.skills import Taxonomy, is_word, shingles, words_and_pairs

__all__ = ["CompiledRole", "RequirementRow", "RoleTable", "Vocabulary", "compile_roles", "vocabulary_of"]

#: full marks of the vocabulary: MEAN_SHARE/10 · mean + DEVIATION_SHARE · standard deviation of the background
MEAN_SHARE = 25
DEVIATION_SHARE = 3
_TITLE_WORD = 1000
_VOCABULARY_WORD = 500
_YEARS_ID = "years"
_DEGREES = {"phd": "PhD", "master": "master's degree"}


@dataclass(frozen=True, slots=True)
class RequirementRow:
    """One row of the requirements part: a required qualification, or all preferred ones of a group.

    ``root`` is the row's node in the table's forest; ``max_points`` in tenths.
    """

    id: str
    qualifications: tuple[Qualification, ...]
    required: bool
    root: int
    max_points: int


@dataclass(frozen=True, slots=True)
class CompiledRole:
    """A role with its maxima. ``maxima`` in tenths, in the order of ``PARTS``; they sum to 1000."""

    role: Role
    qualifications: tuple[Qualification, ...]
    layout: Layout
    maxima: tuple[int, ...]
    rows: tuple[RequirementRow, ...]


@dataclass(frozen=True, slots=True, eq=False)
class Vocabulary:
    """A role's terms with their weights, and the level at which they earn full marks."""

    terms: tuple[str, ...]
    weights: npt.NDArray[np.int64]
    level: int


@dataclass(frozen=True, slots=True, eq=False)
class RoleTable:
    """Many roles, compiled. Arrays over roles are in the order of ``roles``.

    ``term_index``: term → column; column ``c`` holds the roles ``term_roles[term_first[c]:term_first[c+1]]`` with
    ``term_weights``. ``word_index`` the same for headline words, with ``word_values`` in thousandths.
    """

    roles: tuple[CompiledRole, ...]
    forest: Forest
    row_nodes: npt.NDArray[np.int64]
    row_roles: npt.NDArray[np.int64]
    row_maxima: npt.NDArray[np.int64]
    maxima: npt.NDArray[np.int64]
    term_index: Mapping[str, int]
    term_first: npt.NDArray[np.int64]
    term_roles: npt.NDArray[np.int64]
    term_weights: npt.NDArray[np.int64]
    levels: npt.NDArray[np.int64]
    titles: TitleIndex
    word_index: Mapping[str, int]
    word_first: npt.NDArray[np.int64]
    word_roles: npt.NDArray[np.int64]
    word_values: npt.NDArray[np.int64]
    shingle_roles: Mapping[int, tuple[int, ...]]
    background: Background
    taxonomy: Taxonomy

    def __len__(self) -> int:
        return len(self.roles)


def compile_roles(roles: Sequence[Role], taxonomy: Taxonomy, background: Background) -> RoleTable:
    """Compile roles in the order given."""
    forest = Forest(taxonomy)
    vocabularies: list[Vocabulary] = []
    compiled: list[CompiledRole] = []
    for role in roles:
        vocabulary = vocabulary_of(role, background)
        vocabularies.append(vocabulary)
        compiled.append(_compile(role, vocabulary, forest))
    forest.freeze()
    rows = [(row.root, r, row.max_points) for r, one in enumerate(compiled) for row in one.rows]
    row_array = np.array(rows, dtype=np.int64).reshape(len(rows), 3)
    term_index, term_first, term_roles, term_weights = _postings(
        [dict(zip(v.terms, v.weights.tolist(), strict=True)) for v in vocabularies]
    )
    word_index, word_first, word_roles, word_values = _postings(
        [_headline_words(role, v) for role, v in zip(roles, vocabularies, strict=True)]
    )
    by_shingle: dict[int, list[int]] = {}
    for r, role in enumerate(roles):
        for shingle in _role_shingles(role):
            by_shingle.setdefault(shingle, []).append(r)
    return RoleTable(
        roles=tuple(compiled),
        forest=forest,
        row_nodes=row_array[:, 0],
        row_roles=row_array[:, 1],
        row_maxima=row_array[:, 2] * 1000,
        maxima=np.array([one.maxima for one in compiled], dtype=np.int64).reshape(len(compiled), len(PARTS)) * 1000,
        term_index=term_index,
        term_first=term_first,
        term_roles=term_roles,
        term_weights=term_weights,
        levels=np.array([v.level for v in vocabularies], dtype=np.int64),
        titles=TitleIndex([role.titles for role in roles], background),
        word_index=word_index,
        word_first=word_first,
        word_roles=word_roles,
        word_values=word_values,
        shingle_roles={shingle: tuple(owners) for shingle, owners in by_shingle.items()},
        background=background,
        taxonomy=taxonomy,
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


def _compile(role: Role, vocabulary: Vocabulary, forest: Forest) -> CompiledRole:
    qualifications = (*role.qualifications, *_implied(role))
    required = [q for q in qualifications if q.required and checkable(q)]
    groups: dict[str, list[Qualification]] = {}
    for qualification in qualifications:
        if not qualification.required and checkable(qualification):
            groups.setdefault(qualification.group, []).append(qualification)
    layout = layout_of(len(required))
    present = {
        "requirements": bool(required or groups),
        "vocabulary": bool(vocabulary.terms),
        "headline-words": bool(title_words(role.title)),
        "headline-title": bool(title_words(role.title)),
        "position-titles": bool(title_words(role.title)),
    }
    maxima = layout.maxima(present)
    # A required line weighs two, a group of preferred lines as much as one required line, a single one half of it; so
    # do years of any work, which tell little of one trade.
    weights = [1 if q.id == _YEARS_ID else 2 for q in required]
    weights += [2 if len(lines) > 1 else 1 for lines in groups.values()]
    points = share_out(maxima[0], weights)
    rows: list[RequirementRow] = []
    for qualification, maximum in zip(required, points, strict=False):
        assert qualification.needs is not None
        rows.append(RequirementRow(qualification.id, (qualification,), True, forest.add(qualification.needs), maximum))
    for number, (lines, maximum) in enumerate(zip(groups.values(), points[len(required) :], strict=True), start=1):
        needs: list[Need] = [line.needs for line in lines if line.needs is not None]
        whole = SomeOf(min(len(needs), PREFERRED_BEST), tuple(needs))
        rows.append(RequirementRow(f"preferred-{number}", tuple(lines), False, forest.add(whole), maximum))
    return CompiledRole(role, qualifications, layout, tuple(maxima), tuple(rows))


def _implied(role: Role) -> tuple[Qualification, ...]:
    """The years that a role asks as a whole, where no qualification says them."""
    years = role.experience_years
    if years is None or years.min <= 0:
        return ()
    said = any(
        isinstance(q.needs, YearsNeed) and q.needs.skill is None for q in role.qualifications if q.needs is not None
    )
    if said:
        return ()
    low, high = f"{years.min:g}", f"{years.max:g}" if years.max is not None else None
    counted = f", a {' or '.join(_DEGREES[level] for level in years.includes)} counted" if years.includes else ""
    text = f"{low}–{high} years of experience{counted}" if high else f"{low}+ years of experience{counted}"
    return (Qualification(_YEARS_ID, "Experience", text, True, YearsNeed(years.min, None, years.includes)),)


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


def _postings(
    columns: Sequence[Mapping[str, int]],
) -> tuple[dict[str, int], npt.NDArray[np.int64], npt.NDArray[np.int64], npt.NDArray[np.int64]]:
    """For each key, in sorted order, the roles that hold it with their values."""
    by_key: dict[str, list[tuple[int, int]]] = {}
    for r, column in enumerate(columns):
        for key, value in column.items():
            if value > 0:
                by_key.setdefault(key, []).append((r, value))
    keys = sorted(by_key)
    first = np.zeros(len(keys) + 1, dtype=np.int64)
    np.cumsum([len(by_key[key]) for key in keys], out=first[1:])
    flat = np.array([pair for key in keys for pair in by_key[key]], dtype=np.int64).reshape(-1, 2)
    return {key: i for i, key in enumerate(keys)}, first, flat[:, 0].copy(), flat[:, 1].copy()
