"""schema.org ``JobPosting`` in JSON-LD, as a file or in a web page, as lines under the headings that a page would have.

Only the posting's own words are taken; fields that have no place in a role are given back as unplaced lines.
"""

from __future__ import annotations

import html
import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from skillmatch.documents import Reader
from skillmatch.errors import InvalidRole
from skillmatch.roles.model import Salary
from skillmatch.roles.pages import Line, page_lines

__all__ = ["Posting", "posting_lines", "postings_in"]

_SCRIPT = re.compile(
    r"<script\b[^>]*\btype\s*=\s*[\"']?application/ld\+json[\"']?[^>]*>(.*?)</script\s*>", re.IGNORECASE | re.DOTALL
)
#: fields in the order of a page, each with the heading that they stand under
_FIELDS = (
    ("responsibilities", "Responsibilities"),
    ("qualifications", "Qualifications"),
    ("educationRequirements", "Qualifications"),
    ("experienceRequirements", "Qualifications"),
    ("skills", "Qualifications"),
    ("physicalRequirement", "Qualifications"),
)
_UNPLACED = ("jobBenefits", "incentiveCompensation", "specialCommitments", "workHours", "employmentType")
_PERIODS = {"HOUR": "hour", "DAY": "day", "MONTH": "month", "YEAR": "year"}
_DEEPEST = 60

_Object = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Posting:
    """What a posting gives besides its lines. ``line``: where its JSON begins in the file, from 1."""

    content: _Object
    line: int

    @property
    def title(self) -> str:
        return _text(self.content.get("title") or self.content.get("name"))

    @property
    def employers(self) -> tuple[str, ...]:
        name = _text(self.content.get("hiringOrganization"))
        return (name,) if name else ()

    @property
    def family(self) -> str:
        return _text(self.content.get("industry"))[:200]

    @property
    def salary(self) -> Salary | None:
        """The pay, where both its ends, its currency and its period are told."""
        pay = self.content.get("baseSalary")
        value = pay.get("value") if isinstance(pay, dict) else None
        if not isinstance(pay, dict) or not isinstance(value, dict):
            return None
        low, high = _number(value.get("minValue")), _number(value.get("maxValue"))
        exact = _number(value.get("value"))
        low, high = (low, high) if low is not None and high is not None else (exact, exact)
        currency = str(pay.get("currency") or value.get("currency") or "")
        period = _PERIODS.get(str(value.get("unitText", "")).upper())
        if low is None or high is None or not 0 < low <= high or not re.fullmatch("[A-Z]{3}", currency) or not period:
            return None
        return Salary(low, high, currency, period)  # type: ignore[arg-type]

    @property
    def unplaced(self) -> tuple[str, ...]:
        return tuple(f"{key}: {_text(self.content[key])}" for key in _UNPLACED if _text(self.content.get(key)))


def postings_in(data: bytes, *, file: str) -> list[Posting]:
    """The postings of a JSON file or of the scripts of a web page; none in anything else.

    Raises ``InvalidRole`` with the line for JSON that is damaged or holds no posting.
    """
    text = data.decode("utf-8-sig", errors="replace")
    if text.lstrip()[:1] in ("{", "["):
        found = [Posting(one, 1) for one in _postings(_loads(text, file, 1), 0)]
        if not found and not _is_resume(text):
            raise InvalidRole(
                "this is JSON without a JobPosting",
                path=file,
                line=1,
                remedy='Give a schema.org "JobPosting" (JSON-LD).',
            )
        return found
    if "ld+json" not in text:
        return []
    pages: list[Posting] = []
    for script in _SCRIPT.finditer(text):
        if "JobPosting" in script[1]:
            line = text.count("\n", 0, script.start(1)) + 1
            inside = re.sub(r"^\s*(?:<!--|//\s*<!\[CDATA\[)|(?:-->|//\s*\]\]>)\s*$", "", script[1])
            pages += [Posting(one, line) for one in _postings(_loads(inside, file, line), 0)]
    return pages


def _is_resume(text: str) -> bool:
    return '"basics"' in text


def _loads(text: str, file: str, line: int) -> Any:
    try:
        return json.loads(text, strict=False)
    except RecursionError:
        raise InvalidRole("this JSON is nested too deeply", path=file, line=line) from None
    except ValueError as fault:
        at = fault.lineno - 1 if isinstance(fault, json.JSONDecodeError) else 0
        raise InvalidRole(
            f"this JSON is damaged or cut short: {fault}",
            path=file,
            line=line + at,
            remedy="Save the posting again, or give its words as a text file.",
        ) from None


def _postings(value: Any, depth: int) -> Iterator[_Object]:
    if depth > _DEEPEST:
        return
    if isinstance(value, list):
        for one in value:
            yield from _postings(one, depth + 1)
    elif isinstance(value, dict):
        kinds = value.get("@type")
        if "JobPosting" in (kinds if isinstance(kinds, list) else [kinds]):
            yield value
        else:
            for key in ("@graph", "mainEntity", "itemListElement", "item"):
                yield from _postings(value.get(key), depth + 1)


def posting_lines(posting: Posting, reader: Reader) -> list[Line]:
    """The lines of a posting under headings; HTML in its fields is read by the reader."""
    lines = _prose(posting.content.get("description"), reader)
    seen = {line.text for line in lines}
    for key, heading in _FIELDS:
        inside = [line for line in _values(key, posting.content, reader) if line.text not in seen]
        if inside:
            seen |= {line.text for line in inside}
            lines += [Line(heading, True), *inside]
    return lines


def _values(key: str, content: _Object, reader: Reader) -> list[Line]:
    value = content.get(key)
    if key == "experienceRequirements" and isinstance(value, dict) and not _text(value):
        months = _number(value.get("monthsOfExperience"))
        told = f"{months:g} months of experience" if months else ""
        if months and months % 12 == 0:
            told = f"{months / 12:g} years of experience"
        return [Line(told)] if told else []
    lines: list[Line] = []
    for one in value if isinstance(value, list) else [value]:
        if isinstance(one, dict):
            text = _text(one)
            if key == "educationRequirements":
                text = _text(one.get("credentialCategory")) or text
            lines += [Line(text)] if text else []
            continue
        read = _prose(one, reader)
        if key == "skills" and len(read) == 1:
            items = [item.strip() for item in re.split(r"[,;•]", read[0].text)]
            if len(items) > 1 and all(0 < len(item.split()) <= 5 for item in items):
                read = [Line(item) for item in items]
        lines += read
    return lines


def _prose(value: Any, reader: Reader) -> list[Line]:
    if not isinstance(value, str) or not value.strip():
        return []
    text = html.unescape(value) if re.search(r"&lt;\s*/?\w+", value) else value
    if re.search(r"<\s*/?(?:p|br|ul|ol|li|div|h\d|b|strong|span|em)\b", text, re.IGNORECASE):
        page = f"<!doctype html><html><body>{text}</body></html>"
        return page_lines(reader.read_bytes(page.encode("utf-8"), "description.html"))
    return [Line(line.strip()) for line in html.unescape(text).splitlines() if line.strip()]


def _text(value: Any) -> str:
    """The words of a value: a text, or the name of a thing."""
    if isinstance(value, dict):
        value = value.get("name") or value.get("description") or value.get("value")
    if isinstance(value, list):
        return "; ".join(filter(None, map(_text, value)))
    return " ".join(html.unescape(value).split()) if isinstance(value, str) else ""


def _number(value: Any) -> float | None:
    try:
        number = float(str(value).replace(",", "")) if not isinstance(value, bool) else None
    except ValueError:
        return None
    return number if number is not None and 0 <= number < 1e12 else None
