"""The rules of JSON Resume 1.0.0 as a JSON Schema, written down from its published description.

Facts: every key may be left out; unknown keys are allowed; dates are a year, year and month, or a whole day; links
are URIs, mail is an address; lists hold objects, or plain strings where the key says so.
"""

from __future__ import annotations

from typing import Any

__all__ = ["RULES"]

_TEXT = {"type": "string"}
_TEXTS = {"type": "array", "items": _TEXT}
_LINK = {"type": "string", "pattern": r"^[a-z][a-z+.-]*:\S+$"}
_DATE = {"type": "string", "pattern": r"^([1-2][0-9]{3}-[0-1][0-9]-[0-3][0-9]|[1-2][0-9]{3}-[0-1][0-9]|[1-2][0-9]{3})$"}


def _row(**fields: dict[str, Any]) -> dict[str, Any]:
    return {"type": "object", "properties": fields, "additionalProperties": False}


def _rows(**fields: dict[str, Any]) -> dict[str, Any]:
    return {"type": "array", "items": _row(**fields)}


_DATES = {"startDate": _DATE, "endDate": _DATE}

#: Stricter than the schema: keys that it does not name, which it would let pass, are refused.
RULES: dict[str, Any] = _row(
    **{"$schema": _LINK},
    basics=_row(
        name=_TEXT, label=_TEXT, image=_TEXT, email={"type": "string", "pattern": r"^\S+@\S+$"}, phone=_TEXT, url=_LINK,
        summary=_TEXT, location=_row(address=_TEXT, postalCode=_TEXT, city=_TEXT, countryCode=_TEXT, region=_TEXT),
        profiles=_rows(network=_TEXT, username=_TEXT, url=_LINK),
    ),
    work=_rows(name=_TEXT, location=_TEXT, description=_TEXT, position=_TEXT, url=_LINK, **_DATES, summary=_TEXT,
               highlights=_TEXTS),
    volunteer=_rows(organization=_TEXT, position=_TEXT, url=_LINK, **_DATES, summary=_TEXT, highlights=_TEXTS),
    education=_rows(institution=_TEXT, url=_LINK, area=_TEXT, studyType=_TEXT, **_DATES, score=_TEXT, courses=_TEXTS),
    awards=_rows(title=_TEXT, date=_DATE, awarder=_TEXT, summary=_TEXT),
    certificates=_rows(name=_TEXT, date=_DATE, url=_LINK, issuer=_TEXT),
    publications=_rows(name=_TEXT, publisher=_TEXT, releaseDate=_DATE, url=_LINK, summary=_TEXT),
    skills=_rows(name=_TEXT, level=_TEXT, keywords=_TEXTS),
    languages=_rows(language=_TEXT, fluency=_TEXT),
    interests=_rows(name=_TEXT, keywords=_TEXTS),
    references=_rows(name=_TEXT, reference=_TEXT),
    projects=_rows(name=_TEXT, description=_TEXT, highlights=_TEXTS, keywords=_TEXTS, **_DATES, url=_LINK, roles=_TEXTS,
                   entity=_TEXT, type=_TEXT),
    meta=_row(canonical=_LINK, version=_TEXT, lastModified=_TEXT),
)  # fmt: skip
