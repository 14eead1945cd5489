"""The quality of role files: what would make a role unusable, unfair or unfindable.

Of every role file: names, neighbours, lines that stand twice, and ``needs`` that anybody meets though the text names
a trade ("four years in HR work" as ``{ years = 4 }``). Of the shipped library also: soft skills that would alone meet a
line about something harder, and skills that would alone meet required lines of many families. Needs that are as the
text reads (prose, imported pages) are judged in the library alone.
"""

from __future__ import annotations

import re
import tomllib
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from skillmatch import resources
from skillmatch.errors import InvalidRole
from skillmatch.roles.files import load_role
from skillmatch.roles.model import DegreeNeed, Need, Qualification, Role, SkillNeed, SomeOf, YearsNeed, leaves
from skillmatch.roles.reading import read_needs
from skillmatch.skills import Finder, fold

__all__ = ["lint"]

#: a skill that alone meets required lines of so many families tells them apart no more
_TOO_MANY_FAMILIES = 5
_OFFICE = "office-software"
_ANY_WORK = (
    r"(?:(?:any|all|paid|full[- ]time|part[- ]time|prior|previous|professional|practical|total|overall|work|working)"
    r"\s+)*(?:work|experience|employment|practice)"
)
#: "four years in HR work", "years building software"; not "five years of work", "3 years of professional experience"
_YEARS_OF_A_TRADE = re.compile(
    rf"\byears?['’]?\s+(?:or\s+more\s+)?(?:(?:of|in|as|on|with)\s+(?!{_ANY_WORK}(?!\s+(?:of|in|as|on|with|at)\b)\b)"
    r"|(?!working\b|including\b)\w{3,}ing\b)",
    re.IGNORECASE,
)
#: "years of experience in the field", "relevant experience"
_YEARS_OF_THIS_TRADE = re.compile(
    r"\bin (?:the|this) field\b|\b(?:relevant|related|similar)\s+(?:\w+\s+)?(?:work|experience|practice|employment)\b",
    re.IGNORECASE,
)
#: "degree in nursing"; not "degree in any field", "degree in hand or in progress"
_DEGREE_IN_A_FIELD = re.compile(
    r"\b(?:degree|diploma|bachelor['’]?s|master['’]?s|doctorate|ph\.?d\.?)\s+(?:or\s+higher\s+)?in\s+"
    r"(?!any\b|hand\b|progress\b|process\b)|\b(?:relevant|related)\s+degree\b",
    re.IGNORECASE,
)
#: degrees of schools that have no fields
_WITHOUT_FIELDS = ("secondary", "certificate")


def lint(paths: Sequence[Path] | None, finder: Finder, *, library: bool | None = None) -> list[InvalidRole]:
    """All faults of these role files and folders (the shipped library when None), in the order of the files.

    ``library``: judge them as a library, one role beside the other (by default when they are the shipped one).
    """
    library = library if library is not None else paths is None
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
        found = _faults(file, role, ids)
        for qualification in _written(file, role):
            # An imported page has the needs that the text was read to have: those are ours, not its owner's.
            if library or qualification.needs != read_needs(qualification.text, finder):
                found += _open_to_anybody(qualification, finder, _line_finder(file))
            if library:
                found += _soft_alone(qualification, finder, _line_finder(file))
        faults += [InvalidRole(message, path=str(file), line=line) for message, line in found]
    if library:
        faults += _everywhere(roles, finder)
    return faults


def _line_finder(file: Path) -> Callable[[str], int | None]:
    lines = file.read_text(encoding="utf-8-sig").splitlines()
    return lambda text: next((n for n, line in enumerate(lines, start=1) if text in line), None)


def _written(file: Path, role: Role) -> list[Qualification]:
    """The qualifications whose ``needs`` stand in the file."""
    tables = tomllib.loads(file.read_text(encoding="utf-8-sig")).get("qualifications", [])
    return [q for q, table in zip(role.qualifications, tables, strict=True) if "needs" in table]


def _open_to_anybody(
    qualification: Qualification, finder: Finder, line_of: Callable[[str], int | None]
) -> Iterator[tuple[str, int | None]]:
    """Years without a skill, degrees without a field, where the text names them."""
    text, needs = qualification.text, qualification.needs
    assert needs is not None
    years = [leaf for leaf in leaves(needs) if isinstance(leaf, YearsNeed) and leaf.skill is None]
    if years and (_YEARS_OF_A_TRADE.search(text) or _YEARS_OF_THIS_TRADE.search(text)):
        named = sorted({m.skill for m in finder.find(text) if finder.taxonomy[m.skill].kind != "soft"})
        nearest = f"; named in the text: {', '.join(named)}" if named else ""
        allowed = f'{{ years = {years[0].years:g}, skill = "…" }}, several of them in an any'
        yield (
            f"{text!r} asks for years of a trade, its needs for years of any work. Allowed: {allowed}{nearest}",
            line_of(text),
        )
    degrees = [
        leaf
        for leaf in leaves(needs)
        if isinstance(leaf, DegreeNeed) and not leaf.fields and leaf.degree not in _WITHOUT_FIELDS
    ]
    if degrees and _DEGREE_IN_A_FIELD.search(text):
        allowed = f'{{ degree = "{degrees[0].degree}", fields = ["…"] }}'
        yield (
            f"{text!r} asks for a degree in a field, its needs for one in any field. Allowed: {allowed}",
            line_of(text),
        )


def _alone(need: Need) -> Iterator[str]:
    """The skills that alone meet the need."""
    if isinstance(need, SomeOf):
        if need.count == 1:
            for part in need.of:
                yield from _alone(part)
    elif isinstance(need, SkillNeed):
        yield need.skill


def _soft_alone(
    qualification: Qualification, finder: Finder, line_of: Callable[[str], int | None]
) -> Iterator[tuple[str, int | None]]:
    """A soft skill among harder ones: half of all resumes claim it, and it would do alone."""
    assert qualification.needs is not None
    alone = list(_alone(qualification.needs))
    soft = [skill for skill in alone if finder.taxonomy[skill].kind == "soft"]
    if qualification.required and soft and len(soft) < len(alone):
        yield (
            f"the soft skill {soft[0]!r} would alone meet the required {qualification.text!r}, "
            "whose other skills are not soft. Allowed: leave it out, or all = [the trade, any = [soft skills]]",
            line_of(qualification.text),
        )


def _everywhere(roles: Sequence[tuple[Path, Role]], finder: Finder) -> list[InvalidRole]:
    """Skills that alone meet required lines of many families; soft skills, languages, office software are such."""
    families: dict[str, set[str]] = {}
    first: dict[str, tuple[Path, str]] = {}
    for file, role in roles:
        for qualification in role.qualifications:
            if qualification.required and qualification.needs is not None:
                for skill in _alone(qualification.needs):
                    families.setdefault(skill, set()).add(role.family)
                    first.setdefault(skill, (file, qualification.text))
    faults: list[InvalidRole] = []
    for skill, named in sorted(families.items()):
        general = finder.taxonomy[skill].kind in ("soft", "human-language")
        office = skill == _OFFICE or _OFFICE in finder.taxonomy.ancestors(skill)
        if len(named) >= _TOO_MANY_FAMILIES and not general and not office:
            file, text = first[skill]
            faults.append(
                InvalidRole(
                    f"{skill!r} alone meets required lines of {len(named)} families ({', '.join(sorted(named))}): "
                    "it shows none of them. Allowed: all = [the trade, it], or a narrower skill",
                    path=str(file),
                    line=_line_finder(file)(text),
                )
            )
    return faults


def _faults(file: Path, role: Role, ids: set[str]) -> list[tuple[str, int | None]]:
    faults: list[tuple[str, int | None]] = []
    line_of = _line_finder(file)

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
