"""A ``Person`` in, the bytes of a profile PDF out, laid out as LinkedIn's "Save to PDF" does.

A dark side bar with contact, top skills, languages and certificates; beside it name, headline, place, summary,
experience (the company first, with the total when it names several titles) and education; a page number at the foot.
"""

from __future__ import annotations

import itertools
import re

from more_forms import dated
from pdf_flow import Flow, Frame, Page, Style, Words, drawn
from people import Person, Position

__all__ = ["linkedin", "stretch"]

_WIDTH, _HEIGHT = 612.0, 792.0
_SIDE, _DARK = 204.0, "#293e49"
_LIGHT, _INK, _GREY = "#ffffff", "#181818", "#6a6a6a"
_TODAY = (2026, 1)
_LEVELS = {"native": "Native or Bilingual", "fluent": "Full Professional", "intermediate": "Limited Working",
           "basic": "Elementary"}  # fmt: skip
_MONTHS = ("January", "February", "March", "April", "May", "June", "July", "August", "September", "October",
           "November", "December")  # fmt: skip

_SIDE_HEADING = Style("Helvetica", 13, 17, _LIGHT)
_SIDE_BODY = Style("Helvetica", 10.5, 14.5, "#e1e1e1")
_NAME = Style("Helvetica", 26, 31, _INK)
_HEADLINE = Style("Helvetica", 12, 16.5, _INK)
_PLACE = Style("Helvetica", 12, 16.5, _GREY)
_HEADING = Style("Helvetica", 15.75, 20, _INK)
_COMPANY = Style("Helvetica", 12, 16, _INK)
_TITLE = Style("Helvetica", 11.5, 15.5, _INK)
_DATES = Style("Helvetica", 10.5, 15, _INK)
_PALE = Style("Helvetica", 10.5, 15, _GREY)
_BODY = Style("Helvetica", 10.5, 15, _INK)
_FOOT = Style("Helvetica", 9, 12, _GREY)


def linkedin(person: Person) -> bytes:
    """The profile as so many pages as it takes."""
    side = Flow(Frame(22, 40, _SIDE - 22 - 14, _HEIGHT - 80))
    _add_side(side, person)
    main = Flow(Frame(_SIDE + 20, 40, _WIDTH - _SIDE - 20 - 36, _HEIGHT - 110))
    _add_main(main, person)
    left, right = side.pages(), main.pages()
    count = max(len(left), len(right))
    pages = []
    for at in range(count):
        parts = [column[at] for column in (left, right) if at < len(column)]
        inks = [ink for part in parts for ink in part.inks]
        foot = Flow(Frame(_SIDE + 160, _HEIGHT - 48, 200, 40))
        foot.add([Words(f"Page\u00a0{at + 1}\u00a0of\u00a0{count}", _FOOT)])
        pages.append(Page(inks + foot.pages()[0].inks, []))
    return drawn((_WIDTH, _HEIGHT), pages, person.name, side=(_SIDE, _DARK))


def _add_side(flow: Flow, person: Person) -> None:
    flow.add([Words("Contact", _SIDE_HEADING)], keep=True)
    flow.add([Words(f"{person.phone} (Mobile)", _SIDE_BODY)], before=4)
    flow.add([Words(person.mail, _SIDE_BODY)])
    first, last = person.name.lower().split()[0], person.name.lower().split()[-1]
    flow.add([Words(f"www.linkedin.com/in/{first}- {last}0a1b (LinkedIn)", _SIDE_BODY)], before=6)  # a hyphen ends it
    flow.add([Words(f"{person.link} (Personal)", _SIDE_BODY)])
    skills = list(itertools.chain.from_iterable(person.skills.values()))
    for heading, items in (
        ("Top Skills", tuple(skills[:3])),
        ("Languages", tuple(re.sub(r"\((\w+)\)", lambda m: f"({_LEVELS[m[1]]})", text) for text in person.languages)),
        ("Certifications", person.certificates),
        ("Publications", person.publications),
    ):
        if items:
            flow.add([Words(heading, _SIDE_HEADING)], before=16, keep=True)
            for item in items:
                flow.add([Words(item, _SIDE_BODY)], before=4)


def _add_main(flow: Flow, person: Person) -> None:
    flow.add([Words(person.name, _NAME)], keep=True)
    flow.add([Words(person.headline, _HEADLINE)])
    flow.add([Words(person.place, _PLACE)])
    flow.add([Words("Summary", _HEADING)], before=22, keep=True)
    flow.add([Words(person.summary, _BODY)], before=6)
    flow.add([Words("Experience", _HEADING)], before=22, keep=True)
    for company, group in itertools.groupby(person.positions, key=lambda position: position.organisation):
        _add_company(flow, company, list(group))
    if person.education:
        flow.add([Words("Education", _HEADING)], before=22, keep=True)
    for study in person.education:
        kind, _, field = study.degree.partition(" in ")
        years = "\u00a0-\u00a0".join(date[:4] for date in dated(study.dates).values())
        said = f"{kind},\u00a0{field}" if field else kind
        flow.add([Words(study.school, _COMPANY)], before=8, keep=True)
        flow.add([Words(f"{said}\u00a0· ({years})", _DATES)])


def _add_company(flow: Flow, company: str, positions: list[Position]) -> None:
    flow.add([Words(company, _COMPANY)], before=12, keep=True)
    if len(positions) > 1:
        months = sum(_length(position.dates) for position in positions)
        flow.add([Words(_said(months), _DATES)], keep=True)
    for position in positions:
        flow.add([Words(position.title, _TITLE)], before=5, keep=True)
        flow.add([Words(stretch(position.dates), _DATES)], keep=True)
        flow.add([Words(position.place, _PALE)])
        for number, bullet in enumerate(position.bullets):
            flow.add([Words(bullet, _BODY)], before=0 if number else 5, bullet=_BODY)


def stretch(dates: str) -> str:
    """Dates as LinkedIn says them: ``January 2020 - Present (6 years 1 month)``, with blanks that do not break."""
    ends = dated(dates)
    first, last = _name(ends.get("startDate", ends.get("endDate", ""))), _name(ends.get("endDate", "")) or "Present"
    return f"{first}\u00a0-\u00a0{last}\u00a0({_said(_length(dates)).replace(' ', chr(160))})"


def _length(dates: str) -> int:
    ends = dated(dates)
    first, last = (_month(ends.get(key, "")) for key in ("startDate", "endDate"))
    return last - first + 1


def _month(date: str) -> int:
    year, _, month = date.partition("-")
    return int(year) * 12 + int(month or 1) - 1 if year else _TODAY[0] * 12 + _TODAY[1] - 1


def _name(date: str) -> str:
    year, _, month = date.partition("-")
    return f"{_MONTHS[int(month) - 1]}\u00a0{year}" if month else year


def _said(months: int) -> str:
    years, rest = divmod(months, 12)
    parts = [f"{count} {unit}{'s' * (count != 1)}" for count, unit in ((years, "year"), (rest, "month")) if count]
    return " ".join(parts)
