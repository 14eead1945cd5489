"""Addresses behind the words of a PDF: the links of its pages, each at its words; none is followed."""

from __future__ import annotations

import pytest
from documents_reading import read
from pdf_drawn import Put, column, drawn
from pdf_links import linked, over

NAME = Put(72, 72, "Ada Nightfern", size=20)
HUB, PROFILE = "https://github.com/nightfern", "https://www.linkedin.com/in/nightfern"


def links(document):
    return [(document.text[start:end], address) for start, end, address in document.links]


def test_a_link_stands_at_the_words_under_its_rectangle():
    hub, profile = Put(72, 100, "My code"), Put(160, 100, "My profile")
    document = read(linked(drawn([NAME, hub, profile]), (over(hub), HUB), (over(profile), PROFILE)))
    assert links(document) == [("My code", HUB), ("My profile", PROFILE)]


def test_a_link_on_two_lines_is_one():
    first, second = column(72, 100, "The ledger that I wrote for the ferries of", "Ottershire and its isles")
    document = read(linked(drawn([first, second]), (over(first), HUB), (over(second), HUB)))
    assert links(document) == [(f"{first.text}\n{second.text}", HUB)]


@pytest.mark.parametrize("quarters", [1, 2, 3])
def test_links_of_a_turned_page_stand_at_their_words(quarters):
    lines = column(72, 100, "Keeps the books of two clinics in Leeds", "and of a ferry in Ottershire")
    width, height = 612.0, 792.0
    x0, top, x1, bottom = over(lines[1])
    area = {
        1: (top, width - x1, bottom, width - x0),
        2: (width - x1, height - bottom, width - x0, height - top),
        3: (height - bottom, x0, height - top, x1),
    }[quarters]
    # the maker counts from the top of an upright page
    lift = 0 if quarters == 2 else height - width
    area = (area[0], area[1] + lift, area[2], area[3] + lift)
    document = read(linked(drawn(lines, quarters=quarters), (area, HUB)))
    assert links(document) == [(lines[1].text, HUB)]


@pytest.mark.parametrize(
    "address", ["javascript:alert(1)", "file:///etc/passwd", "ftp://a.example", "https://a\nb", "mailto", ""]
)
def test_only_pages_and_mail_addresses_are_kept(address):
    hub = Put(72, 100, "My code")
    assert read(linked(drawn([NAME, hub]), (over(hub), address))).links == ()


def test_a_link_that_starts_a_program_is_none():
    hub = Put(72, 100, "My code")
    assert read(linked(drawn([NAME, hub]), (over(hub), HUB), kind="Launch")).links == ()


def test_a_link_over_a_picture_stands_without_length_at_the_words_beside_it():
    hub = Put(90, 100, "nightfern, with all that I ever wrote in my free time")
    document = read(linked(drawn([NAME, hub, Put(72, 130, "Keeps books")]), ((72, 90, 84, 102), HUB)))
    ((start, end, address),) = document.links
    assert (start, end, address) == (document.text.index("nightfern"), start, HUB)
