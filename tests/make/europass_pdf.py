"""A ``Person`` in, the bytes of a Europass CV out, in its two layouts.

``margin``: that of 2013, labels and dates in a margin, a running head, "Page 1 / 2" at the foot. ``stacked``: that of
2020, dates with town and country in a line of their own above title and employer. Both set languages as a grid of the
Common European Framework's levels.
"""

from __future__ import annotations

import re

from more_forms import dated
from pdf_flow import Flow, Frame, Ink, Page, Style, Words, drawn
from people import Person

__all__ = ["margin", "stacked"]

_SIZE = (595.0, 842.0)
_BLUE, _INK, _GREY = "#0e4194", "#222222", "#3f3a38"
_LEVELS = {"native": "C2", "fluent": "C1", "intermediate": "B1", "basic": "A2"}
_COLUMNS = ("Listening", "Reading", "Spoken interaction", "Spoken production", "Writing")
_LEGEND = ("Levels: A1 and A2: Basic user - B1 and B2: Independent user - C1 and C2: Proficient user",
           "Common European Framework of Reference for Languages")  # fmt: skip

_NAME = Style("Helvetica-Bold", 18, 24, _INK)
_HEADING = Style("Helvetica-Bold", 11, 15, _BLUE)
_LABEL = Style("Helvetica", 9, 12, _BLUE)
_TITLE = Style("Helvetica-Bold", 10.5, 14, _INK)
_BODY = Style("Helvetica", 9.5, 13, _GREY)
_SMALL = Style("Helvetica", 7.5, 10, _GREY)


def margin(person: Person) -> bytes:
    """Labels and dates end at the left of the text; a rule goes on from each heading."""
    frame = Frame(184, 70, 595 - 184 - 40, 842 - 140)
    flow = Flow(frame)

    def label(text: str, style: Style = _LABEL) -> list[tuple[float, Words]]:
        return [(-12 - style.width(text), Words(text, style))]

    def heading(text: str) -> None:
        flow.add([Words("", _BODY)], before=12, keep=True, rule=_BLUE, beside=label(text, _LABEL))

    flow.add([Words(person.name, _NAME)], beside=label("PERSONAL INFORMATION"))
    for line in person.contact:
        flow.add([Words(line, _BODY)])
    flow.add([Words(person.headline, _TITLE)], before=10, beside=label("JOB APPLIED FOR"))
    flow.add([Words(person.summary, _BODY)], before=10, beside=label("PERSONAL STATEMENT"))
    heading("WORK EXPERIENCE")
    for job in person.positions:
        flow.add([Words(job.title, _TITLE)], before=8, keep=True, beside=label(_stretch(job.dates, "–")))
        flow.add([Words(f"{job.organisation}, {job.place}", _BODY)], keep=bool(job.bullets))
        for bullet in job.bullets:
            flow.add([Words(bullet, _BODY)], bullet=_BODY)
    heading("EDUCATION AND TRAINING")
    for study in person.education:
        flow.add([Words(study.degree, _TITLE)], before=8, keep=True, beside=label(_stretch(study.dates, "–")))
        flow.add([Words(study.school, _BODY)])
    heading("PERSONAL SKILLS")
    _add_languages(flow, person, label, (0.0, 66.0, 132.0, 212.0, 292.0))
    for name, items in person.skills.items():
        flow.add([Words(", ".join(items), _BODY)], before=8, beside=label(name))
    flow.add([Words("B", _BODY)], before=8, beside=label("Driving licence"))
    if person.certificates:
        heading("ADDITIONAL INFORMATION")
        for number, text in enumerate(person.certificates):
            flow.add([Words(text, _BODY)], before=6, beside=() if number else label("Certifications"))
    pages = flow.pages()
    for at, page in enumerate(pages, 1):
        page.inks.insert(0, Ink(184, 40, "Curriculum Vitae", _BODY))
        page.inks.insert(1, Ink(560 - _BODY.width(person.name), 40, person.name, _BODY))
        page.inks.append(Ink(184, 812, "© European Union, 2002-2015 | europass.cedefop.europa.eu", _SMALL))
        page.inks.append(Ink(510, 812, f"Page {at} / {len(pages)}", _SMALL))
    return drawn(_SIZE, pages, person.name)


def stacked(person: Person) -> bytes:
    """One column: a line of dates and place, below it title and employer in one line."""
    flow = Flow(Frame(40, 50, 595 - 80, 842 - 110))
    flow.add([Words(person.name, _NAME)], keep=True)
    flow.add([Words(person.headline, _BODY)])
    mail, phone, place, link = person.contact
    flow.add([Words(f"Phone number: {phone} | Email address: {mail} | Website: {link}", _BODY)], before=4)
    flow.add([Words(f"Address: {place} (Home)", _BODY)])

    def heading(text: str) -> None:
        flow.add([Words(text, _HEADING)], before=16, keep=True, rule=_BLUE)

    heading("ABOUT ME")
    flow.add([Words(person.summary, _BODY)], before=6)
    heading("WORK EXPERIENCE")
    for job in person.positions:
        flow.add([Words(f"{_stretch(job.dates)} – {job.place}", _LABEL)], before=9, keep=True)
        flow.add([Words(job.title.upper(), _TITLE), Words(f"– {job.organisation.upper()}", _TITLE)], keep=True)
        for number, bullet in enumerate(job.bullets):
            flow.add([Words(bullet, _BODY)], before=0 if number else 4, bullet=_BODY)
    heading("EDUCATION AND TRAINING")
    for study in person.education:
        flow.add([Words(_stretch(study.dates), _LABEL)], before=9, keep=True)
        flow.add([Words(study.degree.upper(), _TITLE), Words(study.school, _BODY)])
    heading("LANGUAGE SKILLS")
    _add_languages(flow, person, lambda text: [(0.0, Words(text, _BODY))], (95.0, 180.0, 265.0, 350.0, 435.0))
    heading("DIGITAL SKILLS")
    for items in person.skills.values():
        flow.add([Words(" / ".join(items), _BODY)], before=5)
    if person.certificates:
        heading("CERTIFICATIONS")
        for text in person.certificates:
            flow.add([Words(text, _BODY)], before=5)
    heading("DRIVING LICENCE")
    flow.add([Words("Driving Licence: B", _BODY)], before=5)
    pages = flow.pages()
    return drawn(_SIZE, [_with_foot(page, at, len(pages)) for at, page in enumerate(pages, 1)], person.name)


def _with_foot(page: Page, at: int, count: int) -> Page:
    return Page([*page.inks, Ink(280, 818, f"{at} / {count}", _SMALL)], page.rules)


def _add_languages(flow: Flow, person: Person, label, columns: tuple[float, ...]) -> None:
    spoken = [found.groups() for text in person.languages if (found := re.fullmatch(r"(.+) \((\w+)\)", text))]
    mother = [name for name, level in spoken if level == "native"]
    others = [(name, _LEVELS[level]) for name, level in spoken if level != "native"]
    if mother:
        flow.add(
            [Words("", _BODY)],
            before=8,
            beside=[*label("Mother tongue(s)"), (columns[0], Words(", ".join(mother), _BODY))],
        )
    if not others:
        return
    heads = zip((columns[0], columns[2], columns[4]), ("UNDERSTANDING", "SPEAKING", "WRITING"), strict=True)
    groups = [(x, Words(text, _SMALL)) for x, text in heads]
    flow.add([Words("", _BODY)], before=8, keep=True, beside=[*label("Other language(s)"), *groups])
    cells = [(x, Words(text, _SMALL)) for x, text in zip(columns[:4], _COLUMNS, strict=False)]
    flow.add([Words("", _BODY)], keep=True, beside=cells)
    for name, level in others:
        cells = [(x + 10, Words(level, _BODY)) for x in columns]
        flow.add([Words("", _BODY)], before=3, keep=True, beside=[*label(name), *cells])
    for line in _LEGEND:
        flow.add([Words("", _BODY)], beside=[(columns[0], Words(line, _SMALL))])


def _stretch(dates: str, dash: str = " – ") -> str:
    """``01/02/2020 – CURRENT``, or with months alone in the layout of 2013: ``02/2020–Present``."""
    ends = dated(dates)
    first, last = ends.get("startDate", ends.get("endDate", "")), ends.get("endDate", "")
    day = "01/" if dash != "–" else ""

    def named(date: str) -> str:
        year, _, month = date.partition("-")
        return f"{day}{month}/{year}" if month else year

    still = "CURRENT" if day else "Present"
    return f"{named(first)}{dash}{named(last) if last else still}"
