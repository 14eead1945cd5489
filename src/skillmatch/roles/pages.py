"""A role page or advert as text becomes a ``Role``, its sibling roles short ones; what had no place is listed.

A page is read line by line. Headings (``data/words/role_headings.csv``) say what the lines under them are; "Role at
a glance" holds pairs of a label (``data/words/role_facts.csv``) and a value; siblings stand as a title with a salary
and a line of description. Nothing is invented: a field that the page does not give stays empty.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from functools import cache

from skillmatch import resources
from skillmatch.documents import Document
from skillmatch.errors import InvalidRole
from skillmatch.roles.cues import asks, insists, is_aside, parts, strength, turn
from skillmatch.roles.facts import BULLET, experience, role_id, salary_in, split
from skillmatch.roles.facts import sibling as sibling_in
from skillmatch.roles.files import MOST_QUALIFICATIONS
from skillmatch.roles.model import Qualification, Role
from skillmatch.roles.reading import degree_in, read_needs, years_in
from skillmatch.roles.sentences import sentences
from skillmatch.skills import Finder, fold

__all__ = ["Line", "PageRole", "page_lines", "read_lines", "read_page"]

_MORE_IN = re.compile(r"^more in (?P<family>.+)$", re.IGNORECASE)
_DEMANDED = re.compile(r"\b(?:requir|must|minimum|basic|essential|mandatory)", re.IGNORECASE)
_SHORT = 90
_NONE_NEEDED = re.compile(r"^(?:none|no)\b", re.IGNORECASE)
#: more sentences in a line than these are prose
_MANY = 3
#: of a field of a role file (``schema``)
_LONGEST, _LONGEST_PROSE = 5000, 20_000
#: the group of demands that seem to be wishes, by the order of a list alone
_GUESSED = "Preferred, as the order of the list tells"
_ENGLISH = frozenset(("a", "an", "and", "the", "of", "to", "in", "for", "with", "or", "you", "your", "we", "is", "are"))


@dataclass(frozen=True, slots=True)
class PageRole:
    """A page read: the role, the siblings it names, and the lines that had no place."""

    role: Role
    siblings: tuple[Role, ...]
    unplaced: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Line:
    """A line of a page; ``heading``: its form marks it as one."""

    text: str
    heading: bool = False


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
    if len(line) > 60 or BULLET.match(line):
        return None
    return _table("role_headings.csv", "heading", "kind").get(_plain(line))


def read_page(document: Document, finder: Finder, *, file: str) -> PageRole:
    """Read a role page or an advert.

    Raises ``InvalidRole`` when the page has no title or nothing that a role could be made of.
    """
    return read_lines(page_lines(document), finder, file=file)


def page_lines(document: Document) -> list[Line]:
    """The lines of a page, each with whether the page's form marks it as a heading."""
    marked = sorted(document.headings)
    lines: list[Line] = []
    for start, end in document.paragraphs:
        heading = any(first < end and start < last for first, last in marked)
        lines += [Line(line.strip(), heading) for line in document.text[start:end].splitlines() if line.strip()]
    return lines


def read_lines(
    lines: Sequence[Line], finder: Finder, *, file: str, title: str = "", row: int | None = None
) -> PageRole:
    """A role from lines; ``title`` where it stands elsewhere. ``file`` and ``row`` (a line of it) are for errors."""
    draft = _Draft(title=title.strip())
    rest = list(lines) if any(_asked_under(line) for line in lines) else _take_unheaded(lines, draft, finder)
    _take_body(_take_top(rest, draft), draft, finder)
    if not role_id(draft.title):
        raise InvalidRole("no title stands at its top", path=file, line=row, remedy="Begin it with the role's title.")
    if not (draft.summary or draft.duties or draft.qualifications):
        raise InvalidRole(
            "neither summary, duties nor qualifications were found" + _foreign(lines),
            path=file,
            line=row,
            remedy='Put the duties under a line "Responsibilities" and the demands under "Qualifications".',
        )
    if len(draft.qualifications) > MOST_QUALIFICATIONS:
        raise InvalidRole(
            f"{len(draft.qualifications)} qualifications; a role has at most {MOST_QUALIFICATIONS}",
            path=file,
            line=row,
            remedy="Give the page of one role alone.",
        )
    return _finish(draft, file)


def _foreign(lines: Sequence[Line]) -> str:
    """What to add where the words of a page are not English ones."""
    words = re.findall(r"[^\W\d_]+", " ".join(line.text for line in lines).lower())
    common = sum(word in _ENGLISH for word in words)
    return "; it does not read as English, the only language that is read" if common * 20 < len(words) else ""


def _asked_under(line: Line) -> bool:
    """Whether qualifications stand under this line."""
    if _heading(line.text) in ("qualifications", "preferred"):
        return True
    opened = _opened(line.text)
    return opened is not None and opened[0] in ("qualifications", "preferred")


def _opened(line: str) -> tuple[str, str] | None:
    """A heading and what stands behind its colon: "Minimum qualifications: a degree in law"."""
    head, colon, tail = line.partition(":")
    kind = _heading(head) if colon and tail.strip() else None
    telling = re.search(r"qualif|requi|prefer|nice to|good to|bonus|must|desir|essential|responsib|duties", head, re.I)
    return (kind, tail.strip()) if kind in ("qualifications", "preferred", "duties") and telling else None


def _take_unheaded(lines: Sequence[Line], draft: _Draft, finder: Finder) -> list[Line]:
    """The demands of a page that has no heading for them; gives the other lines."""
    left: list[Line] = []
    kind, stretch = "", list[str]()

    def close() -> None:
        taken, others = _demands(stretch, of_duties=kind == "duties")
        left.extend(Line(text, False) for text in others)
        begin = next((i for i, text in enumerate(taken) if _is_hard(text)), 0)  # not a duty that sounds like a demand
        at = turn(taken[begin:]) if not any(len(sentences(text)) > _MANY for text in taken) else None
        for number, text in enumerate(taken):
            wished = at is not None and number >= begin + at
            _take_qualification(text, _GUESSED if wished else "", wished, draft, finder)
        stretch.clear()

    for number, line in enumerate(lines):
        heading = _heading(line.text)
        if heading is not None or line.heading or _MORE_IN.match(line.text):
            close()
            kind = heading or ""
            left.append(line)
        elif (number == 0 and not draft.title) or kind in ("glance", "skip", "related", "outlook"):
            left.append(line)
        else:
            stretch.append(line.text)
    close()
    return left


def _is_hard(text: str) -> bool:
    return degree_in(text) is not None or years_in(text) is not None


def _demands(stretch: Sequence[str], *, of_duties: bool) -> tuple[list[str], list[str]]:
    """Of lines under no heading for them: the demands, and the others. Prose is taken sentence by sentence."""
    if of_duties:
        asking = [_is_hard(text) for text in stretch]
    else:
        asking = [any(map(asks, sentences(text))) for text in stretch]
        hard = next((i for i, text in enumerate(stretch) if _is_hard(text)), 0)
        while hard > 0 and asking[hard - 1]:
            hard -= 1
        # Duties stand before such a list, and some of them sound like demands.
        asking[:hard] = [one and strength(text) is not None for one, text in zip(asking[:hard], stretch, strict=False)]
    if True in asking:
        first, last = asking.index(True), len(asking) - asking[::-1].index(True)
        if sum(asking[first:last]) * 2 >= last - first:  # one list: what stands between demands is one
            asking[first:last] = [asking[i] or not is_aside(stretch[i]) for i in range(first, last)]
    taken: list[str] = []
    others: list[str] = []
    for text, asked in zip(stretch, asking, strict=True):
        pieces = sentences(text)
        if asked and (len(pieces) > _MANY or any(map(is_aside, pieces))):
            taken += [piece for piece in pieces if asks(piece)]
            others += [" ".join(piece for piece in pieces if not asks(piece))] if not all(map(asks, pieces)) else []
        else:
            (taken if asked else others).append(BULLET.sub("", text).strip() if asked else text)
    return taken, others


def _take_top(lines: list[Line], draft: _Draft) -> list[Line]:
    """Title, family and summary stand above the first heading; gives the rest."""
    first = next(
        (i for i, line in enumerate(lines) if _heading(line.text) not in (None, "skip") or _opened(line.text)),
        len(lines),
    )
    short: list[str] = []
    for line in (line.text for line in lines[:first]):
        if _heading(line) == "skip":
            continue
        if len(line) <= _SHORT and not line.endswith(".") and not draft.summary:
            short.append(BULLET.sub("", line))
        else:
            draft.summary.append(line)
    if draft.title:
        draft.unplaced += [line for line in short if _plain(line) != _plain(draft.title)]
    elif short:
        # The title is the one that the summary speaks of; a single short line before it names the family.
        spoken = [line for line in short if draft.summary and _plain(line).rstrip("s") in _plain(draft.summary[0])]
        draft.title = spoken[-1] if spoken else short[0]
        at = short.index(draft.title)
        if at == 1:
            draft.family = short[0]
        draft.unplaced += [line for i, line in enumerate(short) if i != at and not (at == 1 and i == 0)]
    return lines[first:]


def _take_body(lines: list[Line], draft: _Draft, finder: Finder) -> None:
    kind, group, label = "", "", ""
    unknown = False  # under a heading that the tables do not know
    sibling: Role | None = None
    for line in lines:
        more = _MORE_IN.match(line.text)
        if more is not None:
            kind, draft.family = "related", draft.family or more["family"].strip()
            continue
        heading = _heading(line.text)
        if heading is not None and not (line.text.endswith(":") and _stays(line.text, heading, kind)):
            kind, group, label, unknown = heading, "", "", False
            continue
        text = BULLET.sub("", line.text).strip()
        opened = _opened(line.text) if kind != "glance" else None
        if opened is not None:
            (kind, text), group, label, unknown = opened, "", "", False
        elif line.heading and kind not in ("glance", "related"):
            group, unknown = line.text.rstrip(":").strip()[:200], True
            continue
        match kind:
            case "glance":
                label = _take_fact(text, label, draft)
            case _ if is_aside(text) and kind in ("qualifications", "preferred", "duties"):
                draft.unplaced.append(line.text)
            case "qualifications" | "preferred":
                if line.text.endswith(":") and len(line.text) <= _SHORT and not BULLET.match(line.text):
                    group = line.text.rstrip(":").strip()
                elif unknown and not asks(text):
                    draft.unplaced.append(line.text)
                else:
                    _take_qualification(text, group, kind == "preferred", draft, finder)
            case _ if unknown:
                draft.unplaced.append(line.text)
            case "summary":
                draft.summary.append(text)
            case "duties":
                draft.duties.append(text)
            case "outlook":
                draft.outlook.append(text)
            case "related":
                found = sibling_in(line.text.split("→")[-1] if "→" in line.text else line.text, draft.family)
                if found is not None:
                    sibling = found
                    draft.siblings.append(found)
                elif sibling is not None and not sibling.summary:
                    sibling = replace(sibling, summary=text)
                    draft.siblings[-1] = sibling
                else:
                    draft.unplaced.append(line.text)
            case _:
                draft.unplaced.append(line.text)


def _stays(line: str, heading: str, kind: str) -> bool:
    """Whether a heading with a colon is one of the groups of the qualifications that it stands among."""
    if heading != "qualifications" or kind not in ("qualifications", "preferred"):
        return False
    return kind == "qualifications" or _DEMANDED.search(line) is None


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


def _take_qualification(text: str, group: str, wished: bool, draft: _Draft, finder: Finder) -> None:
    for part, wish in parts(text):
        if wish == "none" or not any(map(str.isalnum, part)) or len(part) > _LONGEST:
            draft.unplaced.append(part)
            continue
        required = wish != "preferred" and not (wished and not (wish == "required" and insists(part)))
        draft.qualifications.append(
            Qualification(
                id=f"q{len(draft.qualifications) + 1}",
                group=group or ("Qualifications" if required or not wished else "Preferred qualifications"),
                text=part,
                required=required,
                needs=read_needs(part, finder),
            )
        )


def _once(draft: _Draft) -> None:
    """What stands twice is taken once, and required where one of the two is."""
    duties = dict.fromkeys(duty for duty in draft.duties if len(duty) <= _LONGEST)
    folded = {_plain(duty): duty for duty in reversed(duties)}
    draft.duties = [duty for duty in duties if folded[_plain(duty)] is duty]
    kept: dict[str, Qualification] = {}
    for one in draft.qualifications:
        key = fold(" ".join(one.text.split()))
        before = kept.get(key)
        if before is not None:
            draft.unplaced.append(one.text)
            one = replace(before, required=before.required or one.required)
        kept[key] = replace(one, id=f"q{list(kept).index(key) + 1 if key in kept else len(kept) + 1}")
    draft.qualifications = list(kept.values())
    summary, left = "", []
    for line in draft.summary:
        if len(summary) + len(line) < _LONGEST_PROSE:
            summary = f"{summary} {line}".strip()
        else:
            left.append(line)
    draft.summary = [summary] if summary else []
    draft.unplaced += left


def _finish(draft: _Draft, file: str) -> PageRole:
    _once(draft)
    facts: Callable[[str], str] = lambda name: " ".join(draft.facts.get(name, ()))  # noqa: E731
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
        education=split(draft.facts.get("education", []), ";"),
        experience_years=experience(facts("experience")),
        salary=salary_in(facts("salary")),
        outlook=facts("outlook") or " ".join(draft.outlook[:1]),
        employers=split(draft.facts.get("employers", [])),
        ai_impact=facts("ai_impact"),
        certifications=() if _NONE_NEEDED.match(" ".join(certifications)) else split(certifications),
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
