"""Place, dates and length one below the other at the right edge belong to the title beside the first of them."""

import pytest
from documents_reading import read, said
from pdf_drawn import BOLD, Put, column, drawn, right_at

EDGE = 560


def entry(y, title, aside, items):
    """A title, its items, and a block at the right edge whose first line stands level with the title."""
    return [
        Put(60, y, title, 10, BOLD), *column(64, y + 13, *items),
        *(right_at(EDGE, y + 13 * i, line) for i, line in enumerate(aside)),
    ]  # fmt: skip


HEAD = [Put(60, 50, "Ada Nightfern", 20, BOLD), Put(60, 80, "Experience", 12, BOLD)]
PUTS = [
    *HEAD,
    *entry(100, "Keeper of ledgers, Thornwick Ltd", ["Ghent", "Jan 2019 – present", "2 years"], [
        "• Kept nine racks of machines in good health, told their owners in plain experi-",
        "ences what each of them cost",
        "• Wrote the modules that others build upon",
    ]),
    *entry(170, "Gardener of servers, Brackenfield Ltd", ["Bruges", "Jun 2014 – Dec 2018"], [
        "• Ran forty services for a team that likes its nights undisturbed",
        "• Moved the backups",
    ]),
]  # fmt: skip


def test_the_block_is_told_below_its_title_and_leaves_the_items_whole():
    assert said(read(drawn(PUTS)))[2:] == [
        "Keeper of ledgers, Thornwick Ltd Ghent",
        "Jan 2019 – present 2 years",
        "• Kept nine racks of machines in good health, told their owners in plain experiences what each of them cost",
        "• Wrote the modules that others build upon",
        "Gardener of servers, Brackenfield Ltd Bruges",
        "Jun 2014 – Dec 2018",
        "• Ran forty services for a team that likes its nights undisturbed",
        "• Moved the backups",
    ]


@pytest.mark.parametrize(
    "aside",
    [["2019", "2020", "2021"], ["2019 – 2021", "Jun 2019"]],
    ids=["a year for each item", "a span for the title and a month for an item"],
)
def test_dates_of_the_items_stay_with_their_items(aside):
    items = ["• Prize for tidy ledgers", "• Medal for quiet nights"][: len(aside)]
    text = " ".join(read(drawn([*HEAD, *entry(100, "Honours", aside, items)])).text.split())
    assert f"Honours {aside[0]} • Prize for tidy ledgers {aside[1]}" in text


def test_a_second_line_of_the_title_keeps_what_stands_at_its_end():
    puts = [*HEAD, Put(60, 100, "Thornwick Ltd", 10, BOLD), right_at(EDGE, 100, "Ghent"),
            Put(60, 113, "Keeper of ledgers"), right_at(EDGE, 113, "Jan 2019 – present"),
            *column(64, 126, "• Kept nine racks of machines in good health", "• Wrote the modules")]  # fmt: skip
    assert "Thornwick Ltd Ghent Keeper of ledgers Jan 2019 – present •" in " ".join(read(drawn(puts)).text.split())


def test_a_large_name_is_read_before_the_small_lines_that_begin_higher_beside_it():
    puts = [
        *(right_at(EDGE, 44 + 12 * i, line) for i, line in enumerate(["Mail: ada@example.org", "Phone: +1 555 0100"])),
        Put(60, 53, "ADA NIGHTFERN", 22, BOLD), Put(60, 80, "Experience", 12, BOLD),
        *column(60, 100, "Kept nine racks of machines in good health", "Wrote the modules"),
    ]  # fmt: skip
    assert read(drawn(puts)).text.startswith("ADA NIGHTFERN")
