"""Lines of a PDF that a writer broke for want of width are one paragraph; what was meant to stand alone does."""

from documents_reading import read, said
from pdf_drawn import BOLD, Put, column, drawn, right_at

PROSE = [
    "I am a bookkeeper who likes plain words and small sums, and who has moved",
    "three shops to new ledgers without losing a penny. At Brackenfield I own the",
    "nightly closing and the reports that follow from it, which four people read",
    "every morning.",
]


def paragraphs(*puts):
    return said(read(drawn(list(puts))))


def test_wrapped_lines_are_one_paragraph():
    assert paragraphs(*column(72, 100, *PROSE)) == [" ".join(PROSE)]


def test_white_between_paragraphs_parts_them_and_leaves_a_blank_line():
    document = read(drawn(column(72, 100, *PROSE) + column(72, 190, *PROSE)))
    assert said(document) == [" ".join(PROSE)] * 2
    assert document.text.count("\n\n") == 1


def test_a_bullet_begins_a_paragraph():
    assert paragraphs(
        *column(72, 100, "• Cut the nightly closing from four hours to twenty minutes by reading",
                "  only what changed", "• Taught eleven colleagues, of whom nine now write their own reports in",
                "  plain words", "• Kept the cat")
    ) == [
        "• Cut the nightly closing from four hours to twenty minutes by reading only what changed",
        "• Taught eleven colleagues, of whom nine now write their own reports in plain words",
        "• Kept the cat",
    ]  # fmt: skip


def test_dashes_and_numbers_begin_items_too():
    items = ["- Closed the books of nine shops", "- Taught others", "1. First of all", "2) And then"]
    assert paragraphs(*column(72, 100, *items)) == items


def test_a_bullet_far_left_of_its_text_belongs_to_it():
    puts = [Put(60, 100, "•"), Put(85, 100, "Closed the books"), Put(60, 115, "•"), Put(85, 115, "Taught others")]
    assert paragraphs(*puts) == ["• Closed the books", "• Taught others"]


def test_a_heading_stands_alone():
    puts = [Put(72, 100, "Experience with books and ledgers of many kinds and in many shops here", 13, BOLD)]
    assert paragraphs(*puts, *column(72, 116, *PROSE)) == [puts[0].text, " ".join(PROSE)]


def test_short_lines_are_no_paragraph():
    lines = ["Ada Nightfern", "Leeds", "ada@example.org"]
    assert paragraphs(*column(72, 100, *lines), *column(72, 200, *PROSE)) == [*lines, " ".join(PROSE)]


def test_a_title_with_its_date_ends_a_paragraph():
    puts = [Put(72, 100, "Bookkeeper"), right_at(430, 100, "2019"), *column(72, 113, *PROSE)]
    assert paragraphs(*puts) == ["Bookkeeper 2019", " ".join(PROSE)]
