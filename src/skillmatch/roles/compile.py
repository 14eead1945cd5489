"""Roles in, ``RoleTable`` out: all that the score needs of a set of roles, as integers.

Everything here depends on the role, the taxonomy and the frozen tables alone: never on a resume, never on which other
roles are loaded. Points are integers in thousandths of a tenth: a score of 100 is 1,000,000.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from skillmatch.roles.background import Background
from skillmatch.roles.layout import PARTS, Layout, layout_of, share_out
from skillmatch.roles.model import Need, Qualification, Role, SomeOf, YearsNeed
from skillmatch.roles.requirements import PREFERRED_BEST, Forest, checkable
from skillmatch.roles.texts import RoleTexts, read_texts
from skillmatch.roles.titles import TitleIndex, title_words
from skillmatch.skills import Taxonomy

__all__ = ["CompiledRole", "RequirementRow", "RoleTable", "compile_roles"]

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


def compile_roles(
    roles: Sequence[Role], taxonomy: Taxonomy, background: Background, *, texts: RoleTexts | None = None
) -> RoleTable:
    """Compile roles in the order given. ``texts``: theirs, where they were read before."""
    words = texts if texts is not None else read_texts(roles, background)
    forest = Forest(taxonomy)
    compiled = [_compile(role, level > 0, forest) for role, level in zip(roles, words.levels.tolist(), strict=True)]
    forest.freeze()
    rows = [(row.root, r, row.max_points) for r, one in enumerate(compiled) for row in one.rows]
    row_array = np.array(rows, dtype=np.int64).reshape(len(rows), 3)
    return RoleTable(
        roles=tuple(compiled),
        forest=forest,
        row_nodes=row_array[:, 0],
        row_roles=row_array[:, 1],
        row_maxima=row_array[:, 2] * 1000,
        maxima=np.array([one.maxima for one in compiled], dtype=np.int64).reshape(len(compiled), len(PARTS)) * 1000,
        term_index=words.terms.index,
        term_first=words.terms.first,
        term_roles=words.terms.roles,
        term_weights=words.terms.values,
        levels=words.levels,
        titles=words.titles,
        word_index=words.words.index,
        word_first=words.words.first,
        word_roles=words.words.roles,
        word_values=words.words.values,
        shingle_roles=words.shingles,
        background=background,
        taxonomy=taxonomy,
    )


def _compile(role: Role, has_words: bool, forest: Forest) -> CompiledRole:
    qualifications = (*role.qualifications, *_implied(role))
    required = [q for q in qualifications if q.required and checkable(q)]
    groups: dict[str, list[Qualification]] = {}
    for qualification in qualifications:
        if not qualification.required and checkable(qualification):
            groups.setdefault(qualification.group, []).append(qualification)
    layout = layout_of(len(required))
    present = {
        "requirements": bool(required or groups),
        "vocabulary": has_words,
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
