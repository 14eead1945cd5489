"""Where a page ends: sentences and words that go over are whole; what stands on every page is told once."""

import pytest
from documents_reading import read, said
from pdf_drawn import BOLD, WIDTH, Put, column, drawn, right_at

FIRST = [
    "I am a bookkeeper who likes plain words and small sums, and who has moved",
    "three shops to new ledgers without losing a penny. At Brackenfield I own the",
]
SECOND = ["nightly closing and the reports that follow from it, which four people read", "every morning."]
FOOT, HEAD = 690, 90


def pages(first, second, *, furniture=lambda number: []):
    return drawn(
        [*furniture(1), *column(72, FOOT, *first)],
        [*furniture(2), *column(72, HEAD, *second)],
        [*furniture(3), *column(72, HEAD, "Kept the cat")],
    )


def numbered(number):
    return [Put(WIDTH / 2 - 20, 760, f"Page {number} of 3", 8)]


def running_head(number):
    return [Put(72, 40, "Ada Nightfern, curriculum vitae", 8), right_at(540, 40, f"{number}/3", 8)]


@pytest.mark.parametrize("furniture", [lambda number: [], numbered, running_head])
def test_a_sentence_that_goes_over_the_end_of_a_page_is_one_paragraph(furniture):
    document = read(pages(FIRST, SECOND, furniture=furniture))
    assert " ".join([*FIRST, *SECOND]) in said(document)
    at = document.text.index("nightly closing")
    assert [page for page, _ in document.boxes(at, at + 15)] == [2]
    assert document.page_at(at) == 2


def test_a_word_split_at_the_end_of_a_page_is_whole_and_keeps_the_box_of_each_half():
    first = [FIRST[0], "three shops to new ledgers without losing a penny. At Bracken I own experi-"]
    document = read(pages(first, ["ences of the nightly closing, which four people read", "every morning."]))
    at = document.text.index("experiences")
    assert [page for page, _ in document.boxes(at, at + 11)] == [1, 2]


@pytest.mark.parametrize("second", [
    ["Closed the books of nine shops in three days", "and taught others"],
    ["• nightly closing of the books", "• reports"],
])  # fmt: skip
def test_what_begins_anew_on_the_next_page_is_a_paragraph_of_its_own(second):
    first = [FIRST[0], "three shops to new ledgers without losing a penny at all in all these years."]
    assert " ".join(first) in said(read(pages(first, second)))


def test_a_heading_on_the_next_page_is_no_part_of_the_sentence():
    data = drawn(column(72, FOOT, *FIRST), [Put(72, HEAD, "experience", 14, BOLD), *column(72, HEAD + 20, *SECOND)])
    assert said(read(data)) == [" ".join(FIRST), "experience", " ".join(SECOND)]


def test_a_running_head_is_told_once_and_numbers_of_pages_not_at_all():
    def furniture(number):
        return running_head(number) + numbered(number)

    told = said(read(pages(FIRST, SECOND, furniture=furniture)))
    assert told[0] == "Ada Nightfern, curriculum vitae"
    assert len(told) == 3


def test_a_foot_that_stands_on_each_page_is_told_at_the_end():
    told = said(read(pages(FIRST, SECOND, furniture=lambda _: [Put(72, 760, "ada@example.org | 555-0142", 8)])))
    assert told == [" ".join([*FIRST, *SECOND]), "Kept the cat", "ada@example.org | 555-0142"]


def test_a_year_at_the_head_of_each_page_is_no_number_of_a_page():
    years = {1: "2019", 2: "2020", 3: "2021"}
    told = said(read(pages(["Kept books."], SECOND, furniture=lambda number: [Put(72, 60, years[number], 10)])))
    assert [line for line in told if line in years.values()] == ["2019", "2020", "2021"]
