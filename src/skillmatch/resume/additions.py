"""What one line more would do to a resume: where it goes, how it reads, and which facts it adds.

In: a ``Resume`` with its document, and ``Addition``s (a skill to list or to show in use, a certificate, a degree). Out:
the line and its place (``Written``), the facts that it adds (``Delta``), and the resume read again with such lines in
it. A line is offered only after it was read back as the claim that it is meant to be.
"""

from __future__ import annotations

import datetime
import re
from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import islice
from typing import Literal, TypeVar

from skillmatch.documents import NewLine, with_lines
from skillmatch.errors import InvalidUse
from skillmatch.resume import months
from skillmatch.resume.headings import heading_of, inline_heading_of
from skillmatch.resume.model import (
    DegreeFact,
    Level,
    Profile,
    Resume,
    Section,
    SectionKind,
    SkillEvidence,
    SkillFact,
    Span,
    Term,
)
from skillmatch.resume.parse import parse
from skillmatch.resume.profile import profile
from skillmatch.resume.word_tables import table
from skillmatch.skills import Finder, words

__all__ = ["Addition", "Board", "Delta", "Written"]

#: the heading of a section that the resume does not have
_NEW_HEADINGS: dict[SectionKind, str] = {
    "skills": "Skills",
    "certificates": "Certifications",
    "education": "Education",
    "languages": "Languages",
    "experience": "Experience",
}
_BULLET = re.compile(r"[ \t]*(?:[•*▪■◦○●‣–+]|-(?=\s))[ \t]*")
_LABELS = 6
#: wordings tried for one addition
_WORDINGS = 8


@dataclass(frozen=True, slots=True, order=True)
class Addition:
    """Something that a resume could say. ``skill``: listed among the skills (``show``: told in a dated position);
    ``certificate``: held; ``degree``: ``id`` is its level, ``field`` its subject, completed."""

    what: Literal["skill", "certificate", "degree"]
    id: str
    show: bool = False
    field: str = ""

    @property
    def key(self) -> str:
        """A name that stays the same from plan to plan.

        >>> Addition("degree", "master", field="statistics").key
        'degree:master:statistics'
        """
        return ":".join(part for part in (self.what, self.id, "show" if self.show else "", self.field) if part)


@dataclass(frozen=True, slots=True)
class Written:
    """A line and its place: below ``text[:after]``, at the end of the section headed ``heading``, or of a position.

    ``new_section``: the resume has no such section; ``heading`` is then to be written above the line, at the end.
    ``position`` numbers ``Resume.positions``.
    """

    addition: Addition
    line: str
    section: SectionKind
    heading: str
    position: int | None
    new_section: bool
    after: int
    gap: bool = False


@dataclass(frozen=True, slots=True)
class Delta:
    """What a line adds to a profile: ``skills`` are whole facts as they are with the line, the others new ones."""

    skills: tuple[SkillFact, ...]
    certificates: tuple[tuple[str, Span], ...]
    degrees: tuple[DegreeFact, ...]
    terms: tuple[Term, ...]


class Board:
    """A resume on which lines can be tried. Raises ``InvalidUse`` for one without its document."""

    def __init__(self, resume: Resume, finder: Finder) -> None:
        if resume.document is None:
            raise InvalidUse(
                "a resume that was read back from JSON cannot be planned with", remedy="Read its file again."
            )
        self.resume = resume
        self.profile = profile(resume)
        self._document = resume.document
        self._finder = finder
        self._written: dict[Addition, Written] = {}
        self._deltas: dict[Addition, Delta] = {}

    def written(self, addition: Addition) -> Written:
        """The line of an addition that ``write`` took."""
        return self._written[addition]

    def delta(self, addition: Addition) -> Delta:
        """What that line adds."""
        return self._deltas[addition]

    def write(self, additions: Iterable[Addition]) -> list[Addition]:
        """Find a line for each; those for which one was found, in the order given.

        All are tried at once in one reading; what is not read back as meant is tried with its next wording.
        """
        wanted = list(dict.fromkeys(additions))
        tries = {one: self._wordings(one) for one in wanted if one not in self._written}
        while tries:
            drafts = {one: draft for one, more in tries.items() if (draft := next(more, None)) is not None}
            tries = {one: more for one, more in tries.items() if one in drafts}
            for addition, written, delta in self._tried(list(drafts.values())):
                self._written[addition], self._deltas[addition] = written, delta
                tries.pop(addition)
        return [one for one in wanted if one in self._written]

    def pasted(self, additions: Iterable[Addition]) -> Resume:
        """The resume read again with the lines of these additions in it."""
        return self._read([self._written[one] for one in additions])[0]

    def scored(self, additions: Iterable[Addition]) -> Profile:
        """The profile of ``pasted``."""
        return profile(self.pasted(additions))

    # ── wordings and places ──────────────────────────────────────────────────────────────────────────────────────

    def _wordings(self, addition: Addition) -> Iterator[Written]:
        place, position = self._place(addition)
        if place is None:
            return
        section = next((one for one in self.resume.sections if one.kind == place and one.heading), None)
        for line in islice(_lines(addition, place, self._finder), _WORDINGS):
            if heading_of(line) is not None or inline_heading_of(line) is not None:
                continue
            yield self._at(addition, line, place, section, position)

    def _place(self, addition: Addition) -> tuple[SectionKind | None, int | None]:
        if addition.what == "certificate":
            return "certificates", None
        if addition.what == "degree":
            return "education", None
        if addition.show:
            position = self._newest_without(addition.id)
            return (None, None) if position is None else ("experience", position)
        spoken = self._finder.taxonomy[addition.id].kind == "human-language"
        return ("languages" if spoken else "skills"), None

    def _newest_without(self, skill: str) -> int | None:
        """The newest dated job that does not name the skill."""
        record = next((one for one in self.resume.skills if one.id == skill), None)
        used = {m.position for m in record.mentions if m.context == "claimed"} if record is not None else set()
        jobs = [
            (not p.current, _reversed(p.end or p.start or ""), i)
            for i, p in enumerate(self.resume.positions)
            if p.kind in ("job", "internship") and p.months > 0 and i not in used
        ]
        return min(jobs)[2] if jobs else None

    def _at(
        self, addition: Addition, line: str, place: SectionKind, section: Section | None, position: int | None
    ) -> Written:
        if position is not None:
            start, end = self.resume.positions[position].span
            heading = next((s.heading for s in self.resume.sections if s.span[0] <= start < s.span[1]), "")
            kind = self.resume.section_at(start)
            after = self._last_paragraph(start, end)
            return Written(addition, self._bulleted(line, after), kind, heading, position, False, after)
        if section is not None:
            after = self._last_paragraph(*section.span)
            return Written(addition, self._bulleted(line, after), place, section.heading, None, False, after)
        return Written(addition, line, place, self._new_heading(place), None, True, len(self.resume.text.rstrip()))

    def _last_paragraph(self, start: int, end: int) -> int:
        """The end of the last paragraph that begins in a span."""
        return max((e for s, e in self.resume.paragraphs if start <= s < end), default=end)

    def _bulleted(self, line: str, after: int) -> str:
        """The line with the bullet of the line above it, where the text shows bullets."""
        if self._document.form not in ("text", "markdown"):
            return line
        above = self.resume.text[self.resume.text.rfind("\n", 0, after) + 1 : after]
        bullet = _BULLET.match(above)
        return f"{bullet.group()}{line}" if bullet is not None and bullet.group().strip() else line

    def _new_heading(self, place: SectionKind) -> str:
        """A heading written as the others are: in capitals, with a colon, with Markdown's signs."""
        heading = _NEW_HEADINGS[place]
        raw = [self.resume.text[s.span[0] : s.span[1]].lstrip("\r\n") for s in self.resume.sections if s.heading]
        like = [s.heading for s in self.resume.sections if s.heading]
        if sum(one.isupper() for one in like) * 2 > len(like):
            heading = heading.upper()
        if raw and sum(one[len(h) :].startswith(":") for one, h in zip(raw, like, strict=True)) * 2 > len(raw):
            heading += ":"
        return f"## {heading}" if self._document.form == "markdown" else heading

    # ── reading again ────────────────────────────────────────────────────────────────────────────────────────────

    def _read(self, lines: Sequence[Written]) -> tuple[Resume, list[Span], list[Written]]:
        """The resume with these lines, where they stand, and the lines as they had to be set."""
        lines = list(lines)
        while True:
            new, numbers = self._new_lines(lines)
            inserted = with_lines(self._document, new)
            spans = [inserted.spans[i] for i in numbers]
            own = set(inserted.document.paragraphs)
            text = inserted.document.text
            # A line that the reader would take for the rest of the line above needs a blank line between them.
            glued = [
                i
                for i, (start, end) in enumerate(spans)
                if not lines[i].gap and (start + len(text[start:end]) - len(text[start:end].lstrip()), end) not in own
            ]
            if not glued or self._document.form not in ("text", "markdown"):
                break
            for i in glued:
                lines[i] = replace(lines[i], gap=True)
        resume = parse(
            inserted.document,
            file=self.resume.file,
            finder=self._finder,
            as_of=datetime.date.fromisoformat(self.resume.as_of),
            versions=self.resume.versions,
        )
        return resume, spans, lines

    def _new_lines(self, lines: Sequence[Written]) -> tuple[list[NewLine], list[int]]:
        """The lines to insert with the headings of new sections, and which of them stand for ``lines``."""
        new: list[NewLine] = []
        numbers = [0] * len(lines)
        headed = next((s.span[0] for s in self.resume.sections if s.heading), None)
        for kind in sorted({line.section for line in lines if line.new_section}):
            mine = [i for i, line in enumerate(lines) if line.new_section and line.section == kind]
            new.append(
                NewLine(
                    lines[mine[0]].after,
                    lines[mine[0]].heading,
                    like=headed,
                    gap=True,
                    heading=bool(self._document.headings),
                )
            )
            for i in mine:
                numbers[i] = len(new)
                new.append(NewLine(lines[i].after, lines[i].line, like=self._body()))
        for i, line in enumerate(lines):
            if not line.new_section:
                numbers[i] = len(new)
                new.append(NewLine(line.after, line.line, gap=line.gap))
        return new, numbers

    def _body(self) -> int | None:
        """An offset into an ordinary line: the longest paragraph."""
        longest = max(self.resume.paragraphs, key=lambda span: span[1] - span[0], default=None)
        return longest[0] if longest is not None else None

    def _tried(self, drafts: Sequence[Written]) -> Iterator[tuple[Addition, Written, Delta]]:
        """Those drafts that are read back as what they are meant to claim."""
        if not drafts:
            return
        again, spans, lines = self._read(drafts)
        deltas = self._deltas_of(profile(again), spans)
        for span, line, delta in zip(spans, lines, deltas, strict=True):
            if again.section_at(span[0]) == line.section and _says(delta, line.addition):
                yield line.addition, line, delta

    def _deltas_of(self, seen: Profile, spans: Sequence[Span]) -> list[Delta]:
        """What each line adds, of a profile with all of them."""
        before = {fact.skill: fact for fact in self.profile.skills}
        order = sorted(range(len(spans)), key=lambda i: spans[i])
        starts = [spans[i][0] for i in order]

        def line_of(place: Span) -> int | None:
            at = bisect_right(starts, place[0]) - 1
            return order[at] if at >= 0 and place[1] <= spans[order[at]][1] else None

        skills: list[list[SkillFact]] = [[] for _ in spans]
        terms: list[list[Term]] = [[] for _ in spans]
        certificates: list[list[tuple[str, Span]]] = [[] for _ in spans]
        degrees: list[list[DegreeFact]] = [[] for _ in spans]
        for fact in seen.skills:
            for i, places in _by_line(((place, place.span) for place in fact.evidence), line_of).items():
                skills[i].append(_joined(before.get(fact.skill), fact, tuple(places)))
        for term in seen.terms:
            plain = _by_line(((place, place) for place in term.plain), line_of)
            listed = _by_line(((place, place) for place in term.listed), line_of)
            for i in sorted(plain.keys() | listed.keys()):
                terms[i].append(Term(term.term, tuple(plain.get(i, ())), tuple(listed.get(i, ()))))
        for held in seen.certificates:
            if (line := line_of(held[1])) is not None:
                certificates[line].append(held)
        for degree in seen.degrees:
            if (line := line_of((degree.span[0], degree.span[0]))) is not None:
                degrees[line].append(degree)
        return [
            Delta(tuple(skills[i]), tuple(certificates[i]), tuple(degrees[i]), tuple(terms[i]))
            for i in range(len(spans))
        ]


_Placed = TypeVar("_Placed")


def _by_line(places: Iterable[tuple[_Placed, Span]], line_of: Callable[[Span], int | None]) -> dict[int, list[_Placed]]:
    """Places by the number of the line that they stand in; those in no line are left out."""
    found: dict[int, list[_Placed]] = {}
    for one, span in places:
        line = line_of(span)
        if line is not None:
            found.setdefault(line, []).append(one)
    return found


def _joined(before: SkillFact | None, seen: SkillFact, new: tuple[SkillEvidence, ...]) -> SkillFact:
    """The fact with the places of one line more."""
    old = before.evidence if before is not None else ()
    dated = any(place.used is not None for place in new)
    used = [place.used for place in (*old, *new) if place.used is not None]
    idle = before.idle if before is not None else None
    return SkillFact(
        seen.skill,
        months=months.union_length(used) if dated else before.months if before is not None else 0,
        idle=seen.idle if dated else idle,
        stated=max(place.stated for place in (*old, *new)),
        evidence=(*old, *new),
    )


def _says(delta: Delta, addition: Addition) -> bool:
    """Whether a line adds what it is meant to."""
    if addition.what == "degree":
        level: Level | str = addition.id
        asked = set() if level == "secondary" else set(words(addition.field))
        return any(f.level == level and f.state == "completed" and asked <= f.field for f in delta.degrees)
    fact = next((fact for fact in delta.skills if fact.skill == addition.id), None)
    if addition.what == "certificate":
        return fact is not None or any(skill == addition.id for skill, _ in delta.certificates)
    if fact is None or any(place.inferred for place in fact.evidence[-1:]):
        return False
    return not addition.show or fact.evidence[-1].dated


def _lines(addition: Addition, place: SectionKind, finder: Finder) -> Iterator[str]:
    """The wordings of a line, the plainest first."""
    if addition.what == "degree":
        for row in table("plan_lines"):
            if row["place"] == "education" and row["kind"] == addition.id:
                yield row["line"].format(field=_titled(addition.field)) if addition.field else _fieldless(row["line"])
        return
    skill = finder.taxonomy[addition.id]
    for label in skill.labels[:_LABELS]:
        for row in table("plan_lines"):
            if row["place"] == place and row["kind"] in (skill.kind, "any"):
                yield row["line"].format(label=label)


def _fieldless(line: str) -> str:
    return line.partition(" in {")[0]


def _titled(field: str) -> str:
    return " ".join(word if word in ("and", "of", "in") else word[:1].upper() + word[1:] for word in field.split())


def _reversed(date: str) -> tuple[int, ...]:
    """A key by which later dates come first."""
    return tuple(-int(part) for part in (date if len(date) > 4 else date + "-12").split("-") if part)
