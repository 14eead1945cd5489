"""A role page or advert as text becomes a ``Role``, its sibling roles short ones; what had no place is listed.

A page is read line by line. Headings (``data/words/role_headings.csv``) say what the lines under them are; "Role at
a glance" holds pairs of a label (``data/words/role_facts.csv``) and a value; siblings stand as a title with a salary
and a line of description. Nothing is invented: a field that the page does not give stays empty.
"""

from __future__ import annotations

import csv
import re
import unicodedata
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from functools import cache

from skillmatch import resources
from skillmatch.documents import Document
from skillmatch.errors import InvalidRole
from skillmatch.roles.model import ExperienceYears, Qualification, Role, Salary
from skillmatch.roles.reading import read_needs, years_in
from skillmatch.skills import Finder, fold

__all__ = ["PageRole", "read_page", "role_id"]

_BULLET = re.compile(r"^\s*(?:[-–—•∙▪●◦*·‣]|\d{1,2}[.)])\s+")
_MONEY = (
    r"(?P<currency>[$€£])\s?(?P<low>\d[\d,.]*)\s?(?P<low_k>[kK])?\s*(?:-|–|—|to)"
    r"\s*[$€£]?\s?(?P<high>\d[\d,.]*)\s?(?P<high_k>[kK])?"
)
_SALARY = re.compile(_MONEY)
_SIBLING = re.compile(rf"^(?P<title>[^$€£]{{3,80}}?)\s*[-–:|]?\s*{_MONEY}\s*$")
_MORE_IN = re.compile(r"^more in (?P<family>.+)$", re.IGNORECASE)
_PREFERRED = re.compile(
    r"\b(?:preferred|nice to have|a plus|is an advantage|desirable|desired|bonus|ideally|optional|"
    r"sometimes accepted)\b",
    re.IGNORECASE,
)
_CURRENCIES = {"$": "USD", "€": "EUR", "£": "GBP"}
_SHORT = 90
_NONE_NEEDED = re.compile(r"^(?:none|no)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class PageRole:
    """A page read: the role, the siblings it names, and the lines that had no place."""

    role: Role
    siblings: tuple[Role, ...]
    unplaced: tuple[str, ...]


@dataclass
class _Draft:
    """What has been read so far."""

    title: str = ""
    family: str = ""
    summary: list[str] = field(default_factory=list)
    duties: list[str] = field(default_factory=list)
    qualifications: list[Qualification] = field(default_factory=list)
    facts: dict[str, list[str]] = field(default_factory=dict)
    outlook: list[str] = field(default_factory=list)
    siblings: list[Role] = field(default_factory=list)
    unplaced: list[str] = field(default_factory=list)


@cache
def _table(name: str, key: str, value: str) -> dict[str, str]:
    path = resources.data_folder() / "words" / name
    with path.open(encoding="utf-8", newline="") as rows:
        return {row[key]: row[value] for row in csv.DictReader(rows)}


def _plain(line: str) -> str:
    """A line as the tables write headings: folded, without punctuation."""
    return " ".join(re.sub(r"[^\w' ]+", " ", fold(line).replace("’", "'")).split())


def _heading(line: str) -> str | None:
    if len(line) > 60 or _BULLET.match(line):
        return None
    return _table("role_headings.csv", "heading", "kind").get(_plain(line))


def role_id(title: str) -> str:
    """An id made of a title.

    >>> role_id("Sr. C++ Engineer (Remote)")
    'sr-c-engineer-remote'
    """
    ascii_title = unicodedata.normalize("NFKD", title).encode("ascii", "ignore").decode()
    return re.sub(r"[^a-z0-9]+", "-", ascii_title.lower()).strip("-")[:100].strip("-")


def read_page(document: Document, finder: Finder, *, file: str) -> PageRole:
    """Read a role page or an advert.

    Raises ``InvalidRole`` when the page has no title or nothing that a role could be made of.
    """
    lines = [line for line in _lines(document) if line]
    draft = _Draft()
    body = _take_top(lines, draft)
    _take_body(body, draft, finder)
    if not role_id(draft.title):
        raise InvalidRole("no title stands at its top", path=file, remedy="Begin the page with the role's title.")
    if not (draft.summary or draft.duties or draft.qualifications):
        raise InvalidRole(
            "neither summary, duties nor qualifications were found",
            path=file,
            remedy='Put the duties under a line "Responsibilities" and the demands under "Qualifications".',
        )
    return _finish(draft, file)


def _lines(document: Document) -> Iterator[str]:
    for start, end in document.paragraphs:
        for line in document.text[start:end].splitlines():
            yield line.strip()


def _take_top(lines: list[str], draft: _Draft) -> list[str]:
    """Title, family and summary stand above the first heading; gives the rest."""
    first = next((i for i, line in enumerate(lines) if _heading(line) not in (None, "skip")), len(lines))
    short: list[str] = []
    for line in lines[:first]:
        if _heading(line) == "skip":
            continue
        if len(line) <= _SHORT and not line.endswith(".") and not draft.summary:
            short.append(_BULLET.sub("", line))
        else:
            draft.summary.append(line)
    if short:
        # The title is the one that the summary speaks of; a single short line before it names the family.
        spoken = [line for line in short if draft.summary and _plain(line).rstrip("s") in _plain(draft.summary[0])]
        draft.title = spoken[-1] if spoken else short[0]
        at = short.index(draft.title)
        if at == 1:
            draft.family = short[0]
        draft.unplaced += [line for i, line in enumerate(short) if i != at and not (at == 1 and i == 0)]
    return lines[first:]


def _take_body(lines: list[str], draft: _Draft, finder: Finder) -> None:
    kind, group, label = "", "", ""
    sibling: Role | None = None
    for line in lines:
        more = _MORE_IN.match(line)
        if more is not None:
            kind, draft.family = "related", draft.family or more["family"].strip()
            continue
        heading = _heading(line)
        if heading is not None:
            kind, group, label = heading, "", ""
            continue
        text = _BULLET.sub("", line).strip()
        match kind:
            case "glance":
                label = _take_fact(text, label, draft)
            case "summary":
                draft.summary.append(text)
            case "duties":
                draft.duties.append(text)
            case "qualifications" | "preferred":
                if line.endswith(":") and len(line) <= _SHORT and not _BULLET.match(line):
                    group = line.rstrip(":").strip()
                else:
                    _take_qualification(text, group, kind == "preferred", draft, finder)
            case "outlook":
                draft.outlook.append(text)
            case "related":
                found = _sibling(line.split("→")[-1] if "→" in line else line, draft.family)
                if found is not None:
                    sibling = found
                    draft.siblings.append(found)
                elif sibling is not None and not sibling.summary:
                    sibling = replace(sibling, summary=text)
                    draft.siblings[-1] = sibling
                else:
                    draft.unplaced.append(line)
            case _:
                draft.unplaced.append(line)


def _take_fact(text: str, label: str, draft: _Draft) -> str:
    """A line under "Role at a glance": a label, or the value of the label before it; gives the label to go on with."""
    labels = _table("role_facts.csv", "label", "field")
    head, colon, tail = text.partition(":")
    name = labels.get(_plain(text)) or (labels.get(_plain(head)) if colon else None)
    if name is not None:
        if colon and tail.strip() and labels.get(_plain(text)) is None:
            draft.facts.setdefault(name, []).append(tail.strip())
            return ""
        return name
    if label:
        draft.facts.setdefault(label, []).append(text)
        return ""
    draft.unplaced.append(text)
    return ""


def _take_qualification(text: str, group: str, preferred: bool, draft: _Draft, finder: Finder) -> None:
    draft.qualifications.append(
        Qualification(
            id=f"q{len(draft.qualifications) + 1}",
            group=group or ("Preferred qualifications" if preferred else "Qualifications"),
            text=text,
            required=not (preferred or _PREFERRED.search(text)),
            needs=read_needs(text, finder),
        )
    )


def _sibling(line: str, family: str) -> Role | None:
    """A sibling role: "AI Auditor$95K–$160K"."""
    found = _SIBLING.match(_BULLET.sub("", line).strip())
    if found is None or not role_id(found["title"]):
        return None
    title = found["title"].strip(" -–→")
    return Role(id=role_id(title), title=title, family=family, salary=_salary(found))


def _salary(found: re.Match[str]) -> Salary | None:
    high_k = found["high_k"]
    low = _amount(found["low"], found["low_k"] or high_k)
    high = _amount(found["high"], high_k)
    if low is None or high is None or not 0 < low <= high:
        return None
    period = "year" if high >= 1000 else "hour"
    return Salary(low, high, _CURRENCIES[found["currency"]], period)  # type: ignore[arg-type]


def _amount(digits: str, thousand: str | None) -> float | None:
    try:
        number = float(digits.rstrip(".,").replace(",", ""))
    except ValueError:
        return None
    return number * 1000 if thousand else number


def _split(values: list[str], separator: str = ",") -> tuple[str, ...]:
    return tuple(part.strip() for value in values for part in value.split(separator) if part.strip())


def _experience(text: str) -> ExperienceYears | None:
    low = years_in(text)
    if low is None:
        return None
    numbers = [float(n) for n in re.findall(r"\d{1,2}", text)]
    high = numbers[1] if len(numbers) > 1 and low <= numbers[1] <= 60 else None
    included = re.search(r"including|includes|counting", text, re.IGNORECASE)
    levels = tuple(level for level, word in (("phd", "ph"), ("master", "master")) if included and word in text.lower())
    return ExperienceYears(low, high, levels)


def _finish(draft: _Draft, file: str) -> PageRole:
    facts: Callable[[str], str] = lambda name: " ".join(draft.facts.get(name, ()))  # noqa: E731
    pay = _SALARY.search(facts("salary"))
    certifications = draft.facts.get("certifications", [])
    named_family = [replace(sibling, family=draft.family) for sibling in draft.siblings if sibling.summary]
    bare = [sibling.title for sibling in draft.siblings if not sibling.summary]
    role = Role(
        id=role_id(draft.title),
        title=draft.title,
        family=draft.family,
        summary=" ".join(draft.summary),
        duties=tuple(draft.duties),
        qualifications=tuple(draft.qualifications),
        education=_split(draft.facts.get("education", []), ";"),
        experience_years=_experience(facts("experience")),
        salary=_salary(pay) if pay else None,
        outlook=facts("outlook") or " ".join(draft.outlook[:1]),
        employers=_split(draft.facts.get("employers", [])),
        ai_impact=facts("ai_impact"),
        certifications=() if _NONE_NEEDED.match(" ".join(certifications)) else _split(certifications),
        related_roles=tuple(sibling.id for sibling in named_family),
        source=f"imported from {file.rsplit('/', 1)[-1]}",
    )
    siblings = tuple(
        replace(
            one,
            related_roles=tuple(dict.fromkeys((role.id, *(other.id for other in named_family if other.id != one.id)))),
            source=role.source,
        )
        for one in named_family
    )
    return PageRole(role, siblings, (*draft.unplaced, *bare))
