"""A ``Person`` in, the bytes of a PDF out: one column, a side bar beside a main column, or the latter row by row.

``pdf_flow`` breaks lines and pages; here stands what the pages look like. The two-column forms show the same picture:
in one the file draws column after column, in the other from the top of the page to its foot, across both.
"""

from __future__ import annotations

from dataclasses import dataclass

from pdf_flow import Flow, Frame, Page, Style, Words, drawn
from people import Entry, Item, Labelled, Person, Section, Text

__all__ = ["one_column", "row_by_row", "two_columns"]

_WIDTH, _HEIGHT = 612.0, 792.0
_DARK, _TEAL, _GREY, _PALE = "#1c2a33", "#1f5c6b", "#5a6670", "#eef3f4"
_SIDE_BAR = frozenset({"Skills", "Education", "Certificates", "Languages"})
_SIDE_BAR_WIDTH = 186.0


@dataclass(frozen=True, slots=True)
class _Look:
    """The styles of one column."""

    name: Style
    headline: Style
    heading: Style
    title: Style
    dates: Style
    below: Style
    body: Style
    label: Style
    contact: Style
    dates_below: bool = False
    """whether dates stand on a line of their own: a side bar is too narrow for title and dates"""


_ONE = _Look(
    name=Style("Helvetica-Bold", 25, 29, _DARK),
    headline=Style("Helvetica", 13, 18, _TEAL),
    heading=Style("Helvetica-Bold", 11.5, 15, _TEAL),
    title=Style("Helvetica-Bold", 10, 13.4, _DARK),
    dates=Style("Helvetica", 9.4, 13.4, _GREY),
    below=Style("Helvetica-Oblique", 9.6, 13.2, _GREY),
    body=Style("Helvetica", 9.6, 13.3, _DARK),
    label=Style("Helvetica-Bold", 9.6, 13.3, _DARK),
    contact=Style("Helvetica", 9.2, 13, _GREY),
)
_MAIN = _Look(
    name=Style("Helvetica-Bold", 23, 27, _DARK),
    headline=Style("Helvetica", 12.5, 17, _TEAL),
    heading=Style("Helvetica-Bold", 11.5, 15, _TEAL),
    title=Style("Helvetica-Bold", 9.6, 12.8, _DARK),
    dates=Style("Helvetica", 9, 12.8, _GREY),
    below=Style("Helvetica-Oblique", 9.2, 12.6, _GREY),
    body=Style("Helvetica", 9.2, 12.6, _DARK),
    label=Style("Helvetica-Bold", 9.2, 12.6, _DARK),
    contact=Style("Helvetica", 9, 12.6, _GREY),
)
_SIDE = _Look(
    name=_MAIN.name,
    headline=_MAIN.headline,
    heading=_MAIN.heading,
    title=Style("Helvetica-Bold", 9, 12, _DARK),
    dates=Style("Helvetica", 8.8, 12, _GREY),
    below=Style("Helvetica", 8.8, 12, _DARK),
    body=Style("Helvetica", 8.8, 12, _DARK),
    label=Style("Helvetica-Bold", 8.8, 12, _DARK),
    contact=Style("Helvetica", 8.8, 13.2, _DARK),
    dates_below=True,
)


def one_column(person: Person) -> bytes:
    """One column over the width of the page, as many pages as it takes."""
    flow = Flow(Frame(58, 52, _WIDTH - 2 * 58, _HEIGHT - 2 * 50))
    _add_name(flow, person, _ONE)
    flow.add([Words(" | ".join(person.contact), _ONE.contact)], before=2)
    _add_sections(flow, person.sections, _ONE)
    return drawn((_WIDTH, _HEIGHT), flow.pages(), person.name)


def two_columns(person: Person) -> bytes:
    """A side bar with contact, skills and education; the file draws it first, then the main column."""
    return drawn((_WIDTH, _HEIGHT), _side_by_side(person), person.name, side=(_SIDE_BAR_WIDTH, _PALE))


def row_by_row(person: Person) -> bytes:
    """The picture of ``two_columns``, its lines drawn from top to bottom across both columns."""
    pages = [Page(sorted(page.inks, key=lambda ink: (ink.y, ink.x)), page.rules) for page in _side_by_side(person)]
    return drawn((_WIDTH, _HEIGHT), pages, person.name, side=(_SIDE_BAR_WIDTH, _PALE))


def _side_by_side(person: Person) -> list[Page]:
    side = Flow(Frame(26, 50, _SIDE_BAR_WIDTH - 26 - 16, _HEIGHT - 2 * 48))
    for line in person.contact:
        side.add([Words(line, _SIDE.contact)])
    _add_sections(side, tuple(s for s in person.sections if s.heading in _SIDE_BAR), _SIDE)
    main = Flow(Frame(_SIDE_BAR_WIDTH + 24, 50, _WIDTH - _SIDE_BAR_WIDTH - 24 - 40, _HEIGHT - 2 * 48))
    _add_name(main, person, _MAIN)
    _add_sections(main, tuple(s for s in person.sections if s.heading not in _SIDE_BAR), _MAIN)
    left, right = side.pages(), main.pages()
    count = max(len(left), len(right))
    left += [Page([], []) for _ in range(count - len(left))]
    right += [Page([], []) for _ in range(count - len(right))]
    return [Page(a.inks + b.inks, a.rules + b.rules) for a, b in zip(left, right, strict=True)]


def _add_name(flow: Flow, person: Person, look: _Look) -> None:
    flow.add([Words(person.name, look.name)], keep=True)
    flow.add([Words(person.headline, look.headline)])


def _add_sections(flow: Flow, sections: tuple[Section, ...], look: _Look) -> None:
    for section in sections:
        flow.add([Words(section.heading, look.heading)], before=11, keep=True, rule=_TEAL)
        for number, block in enumerate(section.blocks):
            gap = 5.0 if number == 0 else 2.5
            match block:
                case Text(text):
                    flow.add([Words(text, look.body)], before=gap)
                case Labelled(label, text):
                    flow.add([Words(f"{label}:", look.label), Words(text, look.body)], before=gap)
                case Item(text):
                    flow.add([Words(text, look.body)], before=gap - 1, bullet=look.body)
                case Entry():
                    _add_entry(flow, block, look, before=gap if number == 0 else 7.0)


def _add_entry(flow: Flow, entry: Entry, look: _Look, before: float) -> None:
    title, dates = Words(entry.title, look.title), Words(entry.dates, look.dates)
    follows = bool(entry.below or entry.bullets)
    if look.dates_below:
        flow.add([title], before=before, keep=True)
        flow.add([Words(entry.below, look.below)], keep=True)
        flow.add([dates])
    else:
        flow.add([title], before=before, keep=follows, right=dates)
        if entry.below:
            flow.add([Words(entry.below, look.below)], keep=bool(entry.bullets))
    for bullet in entry.bullets:
        flow.add([Words(bullet, look.body)], before=1.5, bullet=look.body)
