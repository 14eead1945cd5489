"""A JSON Resume (v1.0.0, jsonresume.org) in, a ``Document`` out: each field on its line, under the usual headings.

The text is laid out as a person would write it (a title with its dates, the employer below, an item a line), so that
it is read like every other resume. Keys that the schema does not know are passed over.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator
from typing import Any

from skillmatch import errors
from skillmatch.documents.encodings import decoded
from skillmatch.documents.flow import Flow
from skillmatch.documents.limits import Limits
from skillmatch.documents.model import Document
from skillmatch.documents.repair import BULLET

__all__ = ["read"]

#: keys of the schema by which a resume is known; one of them is enough
_KNOWN = frozenset(("basics", "work", "volunteer", "education", "awards", "certificates", "publications", "skills",
                    "languages", "interests", "references", "projects"))  # fmt: skip
_DATE = re.compile(r"(\d{4})(?:-(\d{2}))?(?:-\d{2})?(?:T.*)?")
_LONGEST_FIELD = 20_000

_Object = dict[str, Any]


def read(data: bytes, limits: Limits) -> Document:
    """Reads a JSON Resume. Raises ``Corrupt`` (no JSON), ``TooLarge`` (nested too deeply) or ``UnsupportedFormat``."""
    text, encoding, warnings = decoded(data)
    try:
        resume = json.loads(text, parse_int=str, parse_float=str)
    except RecursionError:
        raise _too_deep() from None
    except ValueError as fault:
        where = f" (line {fault.lineno})" if isinstance(fault, json.JSONDecodeError) else ""
        raise errors.Corrupt(f"this JSON is damaged or cut short{where}") from None
    _bound_depth(resume, limits.nesting)
    if not isinstance(resume, dict) or not _KNOWN & resume.keys():
        raise errors.UnsupportedFormat("this is JSON, but no JSON Resume")
    page = _Page(Flow(limits))
    _basics(page, _object(resume.get("basics")))
    for key, heading, write in _SECTIONS:
        value = resume.get(key)
        rows = [row for row in value if isinstance(row, dict | str)] if isinstance(value, list) else []
        if rows:
            page.heading(heading)
        for row in rows:
            write(page, row if isinstance(row, dict) else {"name": row})
    return page.flow.document("json-resume", warnings, {"encoding": encoding})


def _bound_depth(value: object, deepest: int) -> None:
    level = [value] if isinstance(value, dict | list) else []
    for _ in range(deepest):
        inner = (one for outer in level for one in (outer.values() if isinstance(outer, dict) else outer))
        level = [one for one in inner if isinstance(one, dict | list)]
    if level:
        raise _too_deep()


def _too_deep() -> errors.TooLarge:
    return errors.TooLarge("its values are nested too deeply")


class _Page:
    """Writes lines; what is blank is left out."""

    def __init__(self, flow: Flow) -> None:
        self.flow = flow

    def heading(self, text: str) -> None:
        self.flow.add(text, heading=True, bold=True)

    def line(self, text: str, address: str = "") -> None:
        for part in text.split("\n"):
            self.flow.add(part, links=((part, address),) if address else ())

    def joined(self, sign: str, *parts: str) -> None:
        self.line(sign.join(part for part in parts if part))

    def title(self, text: str, dates: str, address: str = "") -> None:
        """The first line of an entry: what it is, and when."""
        self.flow.gap()
        line = f"{text}\t{dates}" if text and dates else text or dates
        self.flow.add(line.replace("\n", " "), bold=True, links=((text, address),) if address and text else ())

    def items(self, rows: Iterator[str]) -> None:
        for row in rows:
            self.line(f"{BULLET} {' '.join(row.split())}")


# ── fields ────────────────────────────────────────────────────────────────────────────────────────────────────


def _object(value: object) -> _Object:
    return value if isinstance(value, dict) else {}


def _text(row: _Object, *keys: str) -> str:
    """The first of these fields that says something; older versions of the schema name some otherwise."""
    for key in keys:
        value = row.get(key)
        if isinstance(value, str) and value.strip():
            return value.strip()[:_LONGEST_FIELD]
    return ""


def _texts(row: _Object, key: str) -> Iterator[str]:
    values = row.get(key)
    for value in values if isinstance(values, list) else ():
        if isinstance(value, str) and value.strip():
            yield value.strip()[:_LONGEST_FIELD]


def _date(value: str) -> str:
    """The date as people write it: ``2020-02-15`` is "02/2020"; what is no date stays as it is."""
    found = _DATE.fullmatch(value)
    if found is None:
        return value
    return f"{found[2]}/{found[1]}" if found[2] else found[1]


def _dates(row: _Object) -> str:
    """When: an entry that has begun and names no end goes on."""
    start, end = _date(_text(row, "startDate")), _date(_text(row, "endDate"))
    if start:
        return f"{start} – {end or 'Present'}"
    return end


# ── sections ──────────────────────────────────────────────────────────────────────────────────────────────────


def _basics(page: _Page, basics: _Object) -> None:
    page.line(_text(basics, "name"))
    page.line(_text(basics, "label"))
    where = _object(basics.get("location"))
    place = ", ".join(part for key in ("city", "region", "countryCode") if (part := _text(where, key)))
    page.joined(" | ", _text(basics, "email"), _text(basics, "phone"), place, _text(basics, "url", "website"))
    page.joined(", ", _text(where, "address"), _text(where, "postalCode"))
    profiles = basics.get("profiles")
    for profile in profiles if isinstance(profiles, list) else ():
        row = _object(profile)
        network, name, url = _text(row, "network"), _text(row, "username"), _text(row, "url")
        page.line(f"{network}: {url or name}" if network else url or name)
    if summary := _text(basics, "summary"):
        page.heading("Summary")
        page.line(summary)


def _work(page: _Page, row: _Object) -> None:
    employer = _text(row, "name", "company", "organization")
    page.title(_text(row, "position") or employer, _dates(row))
    page.joined(", ", employer if _text(row, "position") else "", _text(row, "location"))
    page.line(_text(row, "description"))
    page.line(_text(row, "url", "website"))
    page.line(_text(row, "summary"))
    page.items(_texts(row, "highlights"))


def _project(page: _Page, row: _Object) -> None:
    page.title(_text(row, "name"), _dates(row))
    page.joined(", ", *_texts(row, "roles"), _text(row, "entity"))
    page.line(_text(row, "description", "summary"))
    page.items(_texts(row, "highlights"))
    if keywords := ", ".join(_texts(row, "keywords")):
        page.line(f"Technologies: {keywords}")
    page.line(_text(row, "url", "website"))


def _education(page: _Page, row: _Object) -> None:
    studied = " in ".join(part for part in (_text(row, "studyType"), _text(row, "area")) if part)
    school = _text(row, "institution")
    page.title(studied or school, _dates(row))
    page.line(school if studied else "")
    if score := _text(row, "score", "gpa"):
        page.line(f"Grade: {score}")
    if courses := ", ".join(_texts(row, "courses")):
        page.line(f"Courses: {courses}")


def _skill(page: _Page, row: _Object) -> None:
    name, level, keywords = _text(row, "name"), _text(row, "level"), ", ".join(_texts(row, "keywords"))
    label = f"{name} ({level})" if name and level else name
    page.line(f"{label}: {keywords}" if label and keywords else label or keywords)


def _certificate(page: _Page, row: _Object) -> None:
    parts = (_text(row, "name"), _text(row, "issuer"), _date(_text(row, "date")))
    page.items(iter([", ".join(part for part in parts if part)] if any(parts) else []))


def _language(page: _Page, row: _Object) -> None:
    language, fluency = _text(row, "language", "name"), _text(row, "fluency")
    page.items(iter([f"{language} ({fluency})" if fluency else language] if language else []))


def _publication(page: _Page, row: _Object) -> None:
    parts = (_text(row, "name"), _text(row, "publisher"), _date(_text(row, "releaseDate")))
    page.items(iter([", ".join(part for part in parts if part)] if any(parts) else []))
    page.line(_text(row, "summary"))


def _award(page: _Page, row: _Object) -> None:
    parts = (_text(row, "title", "name"), _text(row, "awarder"), _date(_text(row, "date")))
    page.items(iter([", ".join(part for part in parts if part)] if any(parts) else []))
    page.line(_text(row, "summary"))


def _interest(page: _Page, row: _Object) -> None:
    keywords = ", ".join(_texts(row, "keywords"))
    page.joined(": ", _text(row, "name"), keywords)


def _reference(page: _Page, row: _Object) -> None:
    page.line(_text(row, "name"))
    page.line(_text(row, "reference"))


_SECTIONS: tuple[tuple[str, str, Callable[[_Page, _Object], None]], ...] = (
    ("skills", "Skills", _skill),
    ("work", "Experience", _work),
    ("projects", "Projects", _project),
    ("volunteer", "Volunteering", _work),
    ("publications", "Publications", _publication),
    ("education", "Education", _education),
    ("certificates", "Certificates", _certificate),
    ("awards", "Awards", _award),
    ("languages", "Languages", _language),
    ("interests", "Interests", _interest),
    ("references", "References", _reference),
)
