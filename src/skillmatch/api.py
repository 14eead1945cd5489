"""The few calls that do the main job: ``read``, ``extract``, ``match``, ``plan``, ``roles``; and ``Matcher``, which
keeps what they load.

    >>> import skillmatch
    >>> [m.skill for m in skillmatch.extract("Built models in PyTorch; no experience with Kubernetes.")
    ...  if m.context == "claimed"]
    ['pytorch']
"""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache, cached_property
from pathlib import Path

from skillmatch import resources
from skillmatch.documents import Limits, Reader
from skillmatch.errors import InvalidUse
from skillmatch.matching import (
    Match,
    Plan,
    RoleOutcome,
    SkillOutcome,
    best,
    furthest_roles,
    most_roles,
    tenths_of_weeks,
)
from skillmatch.matching import plan as planned
from skillmatch.resume import Board, Resume, parse, profile
from skillmatch.roles import (
    Library,
    Role,
    RoleTable,
    compile_roles,
    default_background,
    imported_library,
    kept_texts,
    role_from,
)
from skillmatch.screening import Bench, Cohort, Given, Person, Terms, Unread, cohort_of, people_of
from skillmatch.skills import (
    ENCODER,
    Course,
    Finder,
    InferringFinder,
    Mention,
    Taxonomy,
    default_finder,
    forget_defaults,
    read_courses,
)
from skillmatch.sources import NAMES, Source, SourceName, keep, read_esco, read_onet

__all__ = ["Matcher", "extract", "import_source", "match", "plan", "read", "roles"]


class Matcher:
    """Reads resumes and matches them with one set of roles; everything heavy is loaded once, when first needed.

    ``roles``: ids of the library, imported occupations by code or name (``onet:15-1252.00``), role files, or ``Role``
    objects; None takes the whole library. ``folder``: a folder of role files instead of the library, or ``esco`` or
    ``onet`` for the occupations that were imported. ``as_of``: the day that "present" means (default: today).
    ``semantic``: skills are also inferred from duties by meaning, at half the credit; needs the extra of that name,
    else ``InvalidUse`` is raised when first needed.

    >>> matcher = Matcher(roles=["ai-auditor"], as_of=datetime.date(2026, 1, 31))
    >>> [compiled.role.title for compiled in matcher.table.roles]
    ['AI Auditor']
    """

    def __init__(
        self,
        roles: Sequence[str | Path | Role] | None = None,
        *,
        folder: Path | str | None = None,
        as_of: datetime.date | None = None,
        limits: Limits | None = None,
        semantic: bool = False,
    ) -> None:
        self._wanted = roles
        self._folder = folder
        self.semantic = semantic
        self.as_of = as_of if as_of is not None else datetime.date.today()
        self.reader = Reader(limits) if limits is not None else Reader()

    def __enter__(self) -> Matcher:
        self.reader.start()
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """End the reader process."""
        self.reader.close()

    @cached_property
    def finder(self) -> Finder:
        return _inferring_finder() if self.semantic else default_finder()

    @property
    def taxonomy(self) -> Taxonomy:
        return self.finder.taxonomy

    @cached_property
    def library(self) -> Library:
        """The roles at hand."""
        source = _source_named(self._folder)
        if source is not None:
            return imported_library(source, self.taxonomy)
        return Library.load(self.finder, Path(self._folder) if self._folder is not None else None)

    @cached_property
    def roles(self) -> list[Role]:
        """The roles to match with, in the order asked, each once.

        Raises ``UnknownRole`` or ``InvalidRole``.
        """
        if self._wanted is None:
            return list(self.library.values())
        found = [
            one if isinstance(one, Role) else role_from(one, self.library, self.finder, self.reader)
            for one in self._wanted
        ]
        return list({role.id: role for role in found}.values())

    @cached_property
    def table(self) -> RoleTable:
        """The roles, compiled."""
        if not self.roles:
            raise InvalidUse("there are no roles to match with", remedy="Name a role, or leave --roles away.")
        background = default_background()
        source = _source_named(self._folder)
        if source is None or self._wanted is not None:
            return compile_roles(self.roles, self.taxonomy, background)
        texts = kept_texts(
            self.roles, background, name=source, version=f"{self.library.version} {self.taxonomy.version}"
        )
        return compile_roles(self.roles, self.taxonomy, background, texts=texts)

    @cached_property
    def versions(self) -> Mapping[str, str]:
        """What a score depends on besides the file: package, taxonomy, roles, frozen tables, PDF reader."""
        return {
            **self.reading_versions,
            "library": self.library.version,
            "model": default_background().version,
        }

    @cached_property
    def reading_versions(self) -> Mapping[str, str]:
        """What the reading of a file depends on."""
        return {
            "skillmatch": resources.version(),
            "taxonomy": self.taxonomy.version,
            "pdfium": resources.pdfium_version(),
            **self.taxonomy.sources,
            **({"meaning": ENCODER} if self.semantic else {}),
        }

    def read(self, path: Path | str, *, file: str | None = None) -> Resume:
        """Read one resume. ``file`` is the name to show. Raises a kind of ``UnreadableFile``."""
        document = self.reader.read(Path(path))
        return self._parse(document, file if file is not None else str(path))

    def read_bytes(self, data: bytes, *, file: str) -> Resume:
        """Read one resume from bytes; ``file`` is its name."""
        return self._parse(self.reader.read_bytes(data, file), file)

    def _parse(self, document: object, file: str) -> Resume:
        return parse(
            document,  # type: ignore[arg-type]
            file=file,
            finder=self.finder,
            as_of=self.as_of,
            versions=self.reading_versions,
        )

    def match(self, resume: Resume, *, top: int | None = 5) -> list[Match]:
        """The best ``top`` roles (all when None), explained, best first."""
        return best(profile(resume), self.table, top=top, versions=self.versions)

    def plan(
        self,
        resume: Resume,
        role: str | Path | Role,
        *,
        budget: str | float | None = None,
        courses: Sequence[Course] = (),
    ) -> Plan:
        """The gaps of a role as steps, each with its line and what it brings; the roles of this matcher are those that
        may open on the way. ``budget``: weeks (``"12w"``), for the best set of steps within them.

        Raises ``UnknownRole``, ``InvalidRole`` or ``InvalidUse``.
        """
        return planned(
            Board(resume, self.finder),
            self._table_of(self.role_named(role)),
            self.table,
            budget=None if budget is None else tenths_of_weeks(budget),
            courses=courses,
            versions=self.versions,
        )

    def furthest_roles(
        self, resume: Resume, *, budget: str | float, courses: Sequence[Course] = (), top: int = 5
    ) -> list[RoleOutcome]:
        """The roles with the highest score that can be had in so many weeks, best first."""
        board = Board(resume, self.finder)
        return furthest_roles(
            board, self.table, self._table_of, budget=tenths_of_weeks(budget), courses=courses, top=top
        )

    def most_roles(
        self, resume: Resume, *, budget: str | float | None = None, courses: Sequence[Course] = (), top: int = 10
    ) -> list[SkillOutcome]:
        """The skills, certificates and degrees that open most roles a week, best first."""
        weeks = None if budget is None else tenths_of_weeks(budget)
        return most_roles(Board(resume, self.finder), self.table, courses=courses, budget=weeks, top=top)

    def people(self, given: Sequence[Given], *, workers: int = 1) -> Iterator[Person | Unread]:
        """What each of these files shows of the roles, in order, as they are done; without roles of one's own, of its
        best role alone. The result does not depend on ``workers``; more than one are processes of their own."""
        terms = Terms(
            table=self.table,
            finder=_inferring_finder if self.semantic else default_finder,
            as_of=self.as_of,
            limits=self.reader.limits,
            top=1 if self._wanted is None else None,
            reading_versions=self.reading_versions,
        )
        return people_of(given, terms, workers=workers, here=Bench(terms, self.reader, self.finder))

    def cohort(self, people: Iterable[Person | Unread], *, courses: Sequence[Course] | None = None) -> Cohort:
        """What people have before them together: heat maps, groups with the same next step, what helps most.

        ``people``: those of ``people``.
        """
        return cohort_of(people, self.table, as_of=self.as_of.isoformat(), versions=self.versions, courses=courses)

    def role_named(self, role: str | Path | Role) -> Role:
        """The role that an id, a file or a page stands for. Raises ``UnknownRole`` or ``InvalidRole``."""
        return role if isinstance(role, Role) else role_from(role, self.library, self.finder, self.reader)

    def courses(self, path: Path | str) -> tuple[Course, ...]:
        """The courses of a CSV. Raises ``InvalidUse`` with file and line."""
        return read_courses(Path(path), self.taxonomy)

    def _table_of(self, role: Role) -> RoleTable:
        return compile_roles([role], self.taxonomy, default_background())


def _inferring_finder() -> Finder:
    return InferringFinder(default_finder())


def _source_named(folder: Path | str | None) -> SourceName | None:
    """The imported source that stands where a folder may stand: its bare name, no path."""
    return next((name for name in NAMES if folder is not None and str(folder) == name), None)


@cache
def _default_matcher() -> Matcher:
    return Matcher()


def read(path: Path | str, *, as_of: datetime.date | None = None) -> Resume:
    """Read one resume: PDF, DOCX, DOC, ODT, RTF, HTML, MHTML, JSON Resume, plain text, Markdown, scans.

    ``as_of`` is the day that "present" means (default: today). Raises a kind of ``UnreadableFile`` when the file
    cannot be read.
    """
    shared = _default_matcher()
    return parse(
        shared.reader.read(Path(path)),
        file=str(path),
        finder=shared.finder,
        as_of=as_of if as_of is not None else shared.as_of,
        versions=shared.reading_versions,
    )


def extract(text: str) -> list[Mention]:
    """The skills that a plain text names, each with its place and context, in the order of the text."""
    return default_finder().find(text)


def match(
    resume: Resume,
    role: str | Path | Role | None = None,
    *,
    roles: Sequence[str | Path | Role] | None = None,
    top: int | None = 5,
) -> list[Match]:
    """The best-fit roles of a resume, explained, best first.

    ``role`` or ``roles``: ids, role files or ``Role`` objects; the whole library when neither is given.
    """
    shared = _default_matcher()
    wanted = list(roles) if roles is not None else [role] if role is not None else None
    if wanted is None:
        return shared.match(resume, top=top)
    one = Matcher(wanted, as_of=shared.as_of)
    one.reader = shared.reader
    one.library = shared.library
    return one.match(resume, top=top)


def plan(
    resume: Resume,
    role: str | Path | Role,
    *,
    budget: str | float | None = None,
    courses: Path | str | None = None,
) -> Plan:
    """The gaps of a role as steps in an order that respects prerequisites, each with the line that would be scored.

    ``budget``: weeks (``"12w"``); without one all steps that are worth it. ``courses``: a CSV of courses.
    """
    shared = _default_matcher()
    return shared.plan(resume, role, budget=budget, courses=shared.courses(courses) if courses is not None else ())


def roles(folder: Path | str | None = None) -> Library:
    """The roles at hand by id, or those of a folder of role files.

    >>> import skillmatch
    >>> skillmatch.roles()["llm-engineer"].salary.low
    135000.0
    """
    if folder is None:
        return _default_matcher().library
    return Library.load(default_finder(), Path(folder))


def import_source(name: str, folder: Path | str, *, release: str | None = None) -> Source:
    """Import the official download of ESCO (``esco``) or O*NET (``onet``) that lies in a folder.

    It is kept under ``SKILLMATCH_HOME``, merged with the taxonomy, and its occupations are compiled, so that later
    calls find everything at hand. Raises ``InvalidTaxonomy`` with file and line, ``InvalidUse`` for another name.
    """
    readers = {"esco": read_esco, "onet": read_onet}
    if name not in readers:
        raise InvalidUse(f"there is no source {name!r} to import", remedy=f"Sources: {', '.join(readers)}.")
    source = readers[name](Path(folder), release=release)
    keep(source)
    forget_defaults()
    _default_matcher.cache_clear()
    if source.occupations:
        Matcher(folder=name).table  # noqa: B018 — compiled once, kept for all later calls
    return source
