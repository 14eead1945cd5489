"""A ``Person`` in, the bytes of a resume out, in four more forms: ODT, RTF, MHTML and JSON Resume.

They say the words of the plain text in its order; JSON Resume says months and years in its own way.
"""

from __future__ import annotations

import json
import quopri
import re
from html import escape
from typing import Any

from odt_parts import heading, listed, odt, paragraph, row, span, style, table
from people import Entry, Item, Labelled, Person, Text
from rtf_parts import escaped, rtf

__all__ = ["dated", "json_resume_content", "mhtml", "mhtml_of", "odt_content", "rtf_content"]


# ── ODT ───────────────────────────────────────────────────────────────────────────────────────────────────────

_ODT_STYLES = (
    '<style:default-style style:family="paragraph"><style:text-properties fo:font-size="10.5pt"/></style:default-style>'
    + style("Standard", "paragraph")
    + style("Name", "paragraph", 'fo:font-size="24pt"')
    + style("Strong", "text", 'fo:font-weight="bold"')
)


def odt_content(person: Person) -> bytes:
    """The resume as an OpenDocument text: headings, a tab before dates, lists, skills maybe in a table."""
    rows = [
        paragraph(escape(person.name), style_name="Name"),
        paragraph(escape(person.headline)),
        paragraph(escape(" | ".join(person.contact))),
    ]
    for section in person.sections:
        rows.append(heading(escape(section.heading)))
        if person.skills_table and isinstance(section.blocks[0], Labelled):
            groups = [block for block in section.blocks if isinstance(block, Labelled)]
            rows.append(table(*(row(escape(f"{group.label}:"), escape(group.text)) for group in groups)))
            continue
        for block in section.blocks:
            match block:
                case Text(text):
                    rows.append(paragraph(escape(text)))
                case Labelled(label, text):
                    rows.append(paragraph(span(escape(label) + ":", "Strong"), " ", escape(text)))
                case Item(text):
                    rows.append(listed(escape(text)))
                case Entry(title, dates, below, bullets):
                    rows.append(heading(f"{escape(title)}<text:tab/>{escape(dates)}", 2))
                    rows += [paragraph(escape(below))] if below else []
                    rows += [listed(*map(escape, bullets))] if bullets else []
    return odt("".join(rows), styles=_ODT_STYLES)


# ── RTF ───────────────────────────────────────────────────────────────────────────────────────────────────────


def rtf_content(person: Person) -> bytes:
    """The resume as RTF: headings by their styles, a tab before dates, items with the sign of their list."""

    def line(text: str, look: str = "") -> str:
        return f"{{\\pard{look} {text}\\par}}\n"

    item = r"{\listtext\u8226\'95\tab}"
    rows = [
        line(escaped(person.name), r"\fs48"),
        line(escaped(person.headline)),
        line(escaped(" | ".join(person.contact))),
    ]
    for section in person.sections:
        rows.append(line(escaped(section.heading), r"\s1\b\fs26"))
        for block in section.blocks:
            match block:
                case Text(text):
                    rows.append(line(escaped(text)))
                case Labelled(label, text):
                    rows.append(line(rf"{{\b {escaped(label)}:}} {escaped(text)}"))
                case Item(text):
                    rows.append(line(item + escaped(text)))
                case Entry(title, dates, below, bullets):
                    rows.append(line(rf"{escaped(title)}\tab {escaped(dates)}", r"\s2\b"))
                    rows += [line(escaped(below))] if below else []
                    rows += [line(item + escaped(bullet)) for bullet in bullets]
    return rtf("".join(rows))


# ── MHTML ─────────────────────────────────────────────────────────────────────────────────────────────────────


def mhtml_of(page: bytes) -> bytes:
    """A web page as browsers save it with what belongs to it: quoted-printable, a picture beside it."""
    return mhtml(
        [
            ("text/html; charset=utf-8", "quoted-printable", quopri.encodestring(page)),
            ("image/gif", "base64", b"R0lGODlhAQABAAAAACwAAAAAAQABAAACAkQBADs="),
        ]
    )


def mhtml(parts: list[tuple[str, str, bytes]], kind: str = 'multipart/related; type="text/html"') -> bytes:
    """A message of parts: their type, how they are written, and what they hold."""
    rows = [b"From: <Saved by Blink>", b"Subject: Resume", b"MIME-Version: 1.0",
            f'Content-Type: {kind}; boundary="----part"'.encode(), b""]  # fmt: skip
    for what, written, content in parts:
        rows += [b"------part", f"Content-Type: {what}\nContent-Transfer-Encoding: {written}".encode(), b"", content]
    return b"\n".join([*rows, b"------part--", b""]).replace(b"\r\n", b"\n").replace(b"\n", b"\r\n")


# ── JSON Resume ───────────────────────────────────────────────────────────────────────────────────────────────

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")


def json_resume_content(person: Person) -> bytes:
    """The resume as JSON Resume 1.0.0."""
    city, _, region = person.place.partition(", ")
    resume: dict[str, Any] = {
        "basics": {
            "name": person.name,
            "label": person.headline,
            "email": person.mail,
            "phone": person.phone,
            "url": person.link,
            "summary": person.summary,
            "location": {"city": city, "region": region},
        },
        "work": [
            {"name": p.organisation, "location": p.place, "position": p.title, **dated(p.dates),
             "highlights": list(p.bullets)}
            for p in person.positions
        ],
        "education": [_studied(e.degree, e.school, e.dates) for e in person.education],
        "skills": [{"name": label, "keywords": list(items)} for label, items in person.skills.items()],
        "projects": [{"name": p.name, **dated(p.dates), "highlights": list(p.bullets)} for p in person.projects],
        "publications": [{"name": text} for text in person.publications],
        "certificates": [{"name": text} for text in person.certificates],
        "languages": [_spoken(text) for text in person.languages],
    }  # fmt: skip
    return json.dumps({key: value for key, value in resume.items() if value}, ensure_ascii=False, indent=1).encode()


def dated(dates: str) -> dict[str, str]:
    """ "02/2020 – Present", "July 2016 - Jan 2020", "2013–15", "Summer 2019" or "2014" as the schema writes dates."""
    if season := re.fullmatch(r"(Spring|Summer) (\d{4})", dates):
        first = {"Spring": 3, "Summer": 6}[season[1]]
        return {"startDate": f"{season[2]}-{first:02}", "endDate": f"{season[2]}-{first + 2:02}"}
    if years := re.fullmatch(r"(\d{2})(\d{2})–(\d{2})", dates):
        return {"startDate": years[1] + years[2], "endDate": years[1] + years[3]}
    ends = [_iso(part) for part in re.split(r"\s+(?:–|—|-|to)\s+", dates)]
    if len(ends) == 1:
        return {"endDate": ends[0]} if ends[0] else {}
    return {key: value for key, value in zip(("startDate", "endDate"), ends, strict=True) if value}


def _iso(date: str) -> str:
    if found := re.fullmatch(r"(\d{1,2})/(\d{4})", date):
        return f"{found[2]}-{int(found[1]):02}"
    if found := re.fullmatch(r"([A-Z][a-z]{2})[a-z]*\.? (\d{4})", date):
        return f"{found[2]}-{_MONTHS.index(found[1].lower()) + 1:02}"
    return date if re.fullmatch(r"\d{4}", date) else ""


def _studied(degree: str, school: str, dates: str) -> dict[str, str]:
    kind, _, area = degree.partition(" in ")
    return {"institution": school, "studyType": kind, **({"area": area} if area else {}), **dated(dates)}


def _spoken(text: str) -> dict[str, str]:
    found = re.fullmatch(r"(\w+) \((.+)\)", text)
    return {"language": found[1], "fluency": found[2]} if found else {"language": text}
