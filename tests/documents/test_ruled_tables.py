"""A table with ruled lines is read row by row and each cell whole; lines that rule no table change nothing."""

import itertools

import pytest
from documents_reading import read, said
from pdf_drawn import BOLD, Put, column, right_at, with_keys
from pdf_ruled import drawn_with_lines, ruled

LONG = "Forty services for a team that likes its nights undisturbed and its mornings without any surprise at all"
LOOKS = ["grid", "middle", "open ends"]


def flat(data):
    return " ".join(read(data).text.split())


def in_order(rows):
    return " ".join(cell for row in rows for cell in row if cell)


def frame(x0, top, x1, bottom):
    return [(x0, top, x1, top), (x0, bottom, x1, bottom), (x0, top, x0, bottom), (x1, top, x1, bottom)]


@pytest.mark.parametrize("look", LOOKS)
@pytest.mark.parametrize("rows", [2, 3, 6])
@pytest.mark.parametrize("columns", [2, 3])
def test_a_table_is_read_row_by_row_between_the_text_above_and_below(look, rows, columns):
    words = itertools.cycle(
        ["Python", LONG, "Two years in Ghent", "Kept a warehouse of many sources in good order", "Go"]
    )
    table = [[next(words) for _ in range(columns)] for _ in range(rows)]
    expected = f"Ada Nightfern Skills {in_order(table)} Education BSc Mathematics, 2012"
    assert flat(ruled(table, look=look)) == expected


@pytest.mark.parametrize("look", ["joined head", "joined side"])
def test_a_joined_cell_is_read_in_the_row_in_which_it_begins(look):
    table = [["Tools", "Python", "daily"], ["Work", LONG, "Ghent"], ["", "Go", LONG]]
    if look == "joined head":
        table[0][1:] = ["", ""]
        table[2][0] = "More"
    assert in_order(table) in flat(ruled(table, look=look))


def test_the_wrapped_lines_of_a_cell_are_one_paragraph_and_a_row_of_short_cells_is_one_line():
    table = [["Area", "Tools", "Where"], ["Serving", LONG, "Ghent"]]
    document = read(ruled(table, look="middle"))
    assert {"Area Tools Where", "Serving", LONG, "Ghent"} <= set(said(document))


def test_a_table_in_one_of_two_columns_stands_where_its_column_has_it():
    side = column(40, 100, "Contact", "ada@example.org", "Ghent", "Languages", "Welsh", "Dutch", leading=29)
    puts = [
        *side, Put(220, 100, "Experience", 11, BOLD), Put(220, 114, "Kept forty services in good order for years"),
        Put(225, 150, "Python"), *column(325, 144, "for all that is", "done by night"),
        Put(225, 180, "Go"), *column(325, 174, "for all that is", "done by day"),
        *column(220, 220, "Wrote the modules that others build upon", "Moved the backups to another town"),
    ]  # fmt: skip
    lines = [(220, y, 420, y) for y in (132, 162, 192)] + [(x, 132, x, 192) for x in (220, 320, 420)]
    text = flat(drawn_with_lines(puts, lines))
    assert text.startswith("Contact ada@example.org Ghent Languages Welsh Dutch Experience")
    assert "for years Python for all that is done by night Go for all that is done by day Wrote the modules" in text


@pytest.mark.parametrize("filled", [False, True])
def test_a_page_set_in_a_table_of_two_cells_is_read_cell_by_cell(filled):
    left = column(50, 100, *(f"left {i} of the tale" for i in range(12)), leading=20)
    right = column(300, 100, *(f"right {i} of the tale" for i in range(14)), leading=17)
    mixed = [put for pair in itertools.zip_longest(left, right) for put in pair if put]
    lines = [*frame(40, 80, 570, 400), (290, 80, 290, 400)]
    expected = " ".join(put.text for put in left + right)
    assert flat(drawn_with_lines(mixed, lines, filled=filled)) == expected


def test_a_table_in_a_cell_is_read_where_its_cell_is():
    puts = [
        *column(50, 100, "Skills", "kept over the years"), Put(305, 100, "Languages"),
        Put(305, 131, "Welsh"), *column(405, 125, "spoken at", "home"),
        Put(305, 161, "Dutch"), *column(405, 155, "spoken at", "work"), Put(305, 200, "and a little Latin"),
    ]  # fmt: skip
    lines = [*frame(40, 80, 570, 220), (290, 80, 290, 220)]
    lines += [(300, y, 500, y) for y in (113, 143, 173)] + [(x, 113, x, 173) for x in (300, 400, 500)]
    assert flat(drawn_with_lines(puts, lines)) == (
        "Skills kept over the years Languages Welsh spoken at home Dutch spoken at work and a little Latin"
    )


@pytest.mark.parametrize("turned", [90, 270])
def test_a_table_on_a_page_turned_by_its_viewer_is_found(turned):
    puts = [Put(50, 106, "Python"), *column(150, 100, "for all that is", "done by night"),
            Put(50, 136, "Go"), *column(150, 130, "for all that is", "done by day")]  # fmt: skip
    lines = [(40, y, 300, y) for y in (88, 118, 148)] + [(x, 88, x, 148) for x in (40, 140, 300)]
    expected = "Python for all that is done by night Go for all that is done by day"
    assert flat(with_keys(drawn_with_lines(puts, lines), Rotate=turned)) == expected


ENTRY = [
    Put(60, 60, "Ada Nightfern", 20, BOLD), Put(60, 100, "Experience", 12, BOLD),
    Put(60, 120, "Platform Engineer", 10, BOLD), right_at(550, 120, "2019 – 2024"),
    *column(60, 134, "• Ran forty services for a team that likes its nights undisturbed", "• Wrote the modules"),
    Put(60, 180, "Education", 12, BOLD), Put(60, 200, "BSc Mathematics"), right_at(550, 200, "2012"),
]  # fmt: skip
DECORATIONS = {
    "a frame around the page": frame(20, 20, 590, 770),
    "underlines below headings": [(60, 104, 550, 104), (60, 184, 550, 184)],
    "a box around a section": frame(50, 85, 560, 165),
    "boxes on boxes": [*frame(50, 85, 560, 165), *frame(50, 165, 560, 210)],
    "a frame with underlines that reach its sides": [
        *frame(20, 20, 590, 770),
        (20, 104, 590, 104),
        (20, 184, 590, 184),
    ],
    "a bar at the side": [*frame(20, 20, 45, 770), *frame(45, 20, 590, 770)],
    "a line beside the text that meets an underline": [(50, 90, 50, 700), (50, 104, 550, 104), (50, 184, 550, 184)],
    "lines behind the text": [(40, 80, 570, 80), (40, 160, 570, 160), (130, 80, 130, 160), *frame(40, 80, 570, 160)],
}


@pytest.mark.parametrize("lines", DECORATIONS.values(), ids=DECORATIONS.keys())
@pytest.mark.parametrize("filled", [False, True])
def test_lines_that_rule_no_table_change_nothing(lines, filled):
    plain = read(drawn_with_lines(ENTRY, []))
    ruled_page = read(drawn_with_lines(ENTRY, lines, filled=filled))
    assert (ruled_page.text, ruled_page.paragraphs) == (plain.text, plain.paragraphs)


@pytest.mark.parametrize("lines", [4_000, 900])
def test_a_drawing_of_very_many_lines_costs_no_text(lines):
    step = 510 / lines
    drawing = [(40, 230 + i * step, 570, 230 + i * step) for i in range(lines)] + frame(40, 230, 570, 740)
    assert sorted(flat(drawn_with_lines(ENTRY, drawing)).split()) == sorted(flat(drawn_with_lines(ENTRY, [])).split())
