"""A page is read in the order in which a person reads it, whatever the order in which its file draws it."""

import random

import pytest
from documents_reading import read, said
from pdf_columns import LAYOUTS
from pdf_drawn import BOLD, Put, column, drawn, right_at

NUMBERS = ["one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"]
LEFT = [f"left {word} of the tale" for word in NUMBERS]
RIGHT = [f"right {word} of the tale" for word in NUMBERS]
NAME = [Put(60, 50, "Ada Nightfern", 22, BOLD)]
OVER = [Put(60, 70, "Bookkeeper of small shops and large ones, who leaves every ledger tidier than it was found", 11)]

CIRCLES = "●■"  # drawn along a timeline: how they are said is no matter of order

SIDE = [
    Put(40, 60, "CONTACT", 11, BOLD), *column(40, 75, "ada@example.org", "+1 555 0100"),
    Put(40, 130, "SKILLS", 11, BOLD), *column(40, 145, "Python", "SQL", "Kubernetes", "Terraform", "Go"),
    Put(40, 240, "LANGUAGES", 11, BOLD), *column(40, 255, "English", "Welsh"),
]  # fmt: skip
MAIN = [
    Put(220, 62, "Ada Nightfern", 22, BOLD), Put(220, 80, "Platform engineer", 12),
    Put(220, 111, "EXPERIENCE", 11, BOLD),
    Put(220, 127, "Platform Engineer", 10, BOLD), right_at(570, 127, "2019 – 2024"),
    Put(220, 140, "Brackenfield Ltd"),
    *column(220, 153, "• Ran forty services for a team that likes its nights undisturbed", "• Wrote the modules"),
    Put(220, 210, "Systems Administrator", 10, BOLD), right_at(570, 210, "2015 – 2019"),
    Put(220, 223, "Mossgrove Council"), *column(220, 236, "• Kept the mail running", "• Moved the backups"),
]  # fmt: skip
SIDE_SAID = "CONTACT ada@example.org +1 555 0100 SKILLS Python SQL Kubernetes Terraform Go LANGUAGES English Welsh"
MAIN_SAID = (
    "Ada Nightfern Platform engineer EXPERIENCE Platform Engineer 2019 – 2024 Brackenfield Ltd "
    "• Ran forty services for a team that likes its nights undisturbed • Wrote the modules "
    "Systems Administrator 2015 – 2019 Mossgrove Council • Kept the mail running • Moved the backups"
)


def in_words(puts, **page):
    return " ".join(read(drawn(puts, **page)).text.split())


def column_by_column(puts):
    return puts


def row_by_row(puts):
    return sorted(puts, key=lambda put: (put.y, put.x))


def shuffled(puts):
    return random.Random(7).sample(puts, len(puts))


ORDERS = pytest.mark.parametrize("order", [column_by_column, row_by_row, shuffled])


def moved(puts, by):
    return [Put(put.x + by, put.y, put.text, put.size, put.font) for put in puts]


@ORDERS
def test_one_column_is_read_from_top_to_bottom(order):
    assert in_words(order(NAME + column(60, 90, *LEFT))) == " ".join(["Ada Nightfern", *LEFT])


@ORDERS
@pytest.mark.parametrize("leading", [13.0, 15.5], ids=["on one level", "on levels of their own"])
def test_two_columns_are_read_one_after_the_other(order, leading):
    puts = column(60, 100, *LEFT) + column(330, 100, *RIGHT, leading=leading)
    assert in_words(order(puts)) == " ".join(LEFT + RIGHT)


@ORDERS
def test_a_header_over_two_columns_is_read_before_both(order):
    puts = NAME + OVER + column(60, 110, *LEFT) + column(330, 110, *RIGHT)
    assert in_words(order(puts)) == " ".join(["Ada Nightfern", OVER[0].text, *LEFT, *RIGHT])


@ORDERS
def test_a_line_below_two_columns_is_read_after_both(order):
    puts = column(60, 110, *LEFT) + column(330, 110, *RIGHT) + [Put(60, 300, OVER[0].text, 11)]
    assert in_words(order(puts)) == " ".join([*LEFT, *RIGHT, OVER[0].text])


@ORDERS
def test_a_side_bar_to_the_left_is_read_before_the_main_column(order):
    assert in_words(order(SIDE + MAIN)) == f"{SIDE_SAID} {MAIN_SAID}"


@ORDERS
def test_a_side_bar_to_the_right_is_read_after_the_main_column(order):
    assert in_words(order(moved(MAIN, -180) + moved(SIDE, 390))) == f"{MAIN_SAID} {SIDE_SAID}"


@ORDERS
def test_a_table_of_labels_and_values_is_read_across(order):
    rows = {
        "Languages": "Python, Go, SQL and a little Rust",
        "Cloud": "AWS, Google Cloud, Terraform",
        "Data": "PostgreSQL, Kafka, dbt",
        "Tools": "Git, Docker, Jenkins",
    }
    labels = column(60, 120, *rows, leading=15, font=BOLD)
    puts = [Put(60, 100, "SKILLS", 12, BOLD), *labels, *column(180, 120, *rows.values(), leading=15)]
    assert said(read(drawn(order(puts)))) == ["SKILLS", *(f"{label} {value}" for label, value in rows.items())]


@ORDERS
def test_a_date_at_the_right_margin_stays_with_its_title(order):
    puts = [
        Put(60, 100, "Platform Engineer", 10, BOLD), right_at(552, 100, "March 2019 – Present"),
        Put(60, 113, "Brackenfield Ltd"), right_at(552, 113, "Leeds, UK"),
        Put(60, 126, "• Ran forty services with a team of four and kept the pagers quiet through all the years"),
        Put(60, 160, "Systems Administrator", 10, BOLD), right_at(552, 160, "2015 – 2019"),
        Put(60, 173, "Mossgrove Council"), right_at(552, 173, "Hull, UK"),
    ]  # fmt: skip
    assert said(read(drawn(order(puts)))) == [
        "Platform Engineer March 2019 – Present",
        "Brackenfield Ltd Leeds, UK",
        "• Ran forty services with a team of four and kept the pagers quiet through all the years",
        "Systems Administrator 2015 – 2019",
        "Mossgrove Council Hull, UK",
    ]


@ORDERS
def test_a_date_in_the_left_margin_stays_with_its_title(order):
    puts = [
        Put(60, 100, "2019 – 2024"), Put(160, 100, "Platform Engineer", 10, BOLD),
        *column(160, 113, "Brackenfield Ltd", "Ran forty services with a team of four", "Wrote the modules"),
        Put(60, 165, "2015 – 2019"), Put(160, 165, "Systems Administrator", 10, BOLD),
        *column(160, 178, "Mossgrove Council", "Kept the mail running"),
    ]  # fmt: skip
    assert in_words(order(puts)) == (
        "2019 – 2024 Platform Engineer Brackenfield Ltd Ran forty services with a team of four Wrote the modules "
        "2015 – 2019 Systems Administrator Mossgrove Council Kept the mail running"
    )


@ORDERS
@pytest.mark.parametrize("layout", LAYOUTS.values(), ids=LAYOUTS.keys())
def test_what_stands_side_by_side_is_read_as_a_person_reads_it(layout, order):
    text = read(drawn(*(order(page) for page in layout.pages))).text
    assert [word for word in text.split() if word not in CIRCLES] == layout.says.split()


def test_two_columns_without_spaces_between_their_lines_are_not_run_together():
    puts = [put for pair in zip(column(60, 100, *LEFT), column(190, 100, *RIGHT), strict=True) for put in pair]
    assert in_words(puts) == " ".join(LEFT + RIGHT)


def test_pages_are_read_one_after_the_other_with_a_blank_line_between():
    document = read(drawn(column(60, 100, "First page", "says this"), column(60, 100, "Second page")))
    assert document.text == "First page\nsays this\n\nSecond page"
    first, second = document.pages
    assert document.text[first.start : first.end] == "First page\nsays this"
    assert document.text[second.start : second.end] == "Second page"


def test_a_paragraph_that_goes_over_to_the_next_page_goes_on_there():
    foot = column(
        72, 740, "I am a bookkeeper who likes plain words and small sums, and who", "has moved three shops to"
    )
    head = column(72, 60, "new ledgers without losing a penny.")
    text = read(drawn(NAME + foot, head)).text
    assert " ".join(text.split()).endswith("three shops to new ledgers without losing a penny.")


@pytest.mark.parametrize("page", [[*SIDE, *MAIN], NAME + column(60, 110, *LEFT) + column(330, 110, *RIGHT)])
def test_every_word_is_read_once_however_the_page_is_drawn(page):
    expected = sorted(" ".join(put.text for put in page).split())
    for seed in range(20):
        mixed = random.Random(seed).sample(page, len(page))
        assert sorted(read(drawn(mixed)).text.split()) == expected
