"""Words of a PDF: parted where a reader sees white, closed up where letters are spread, in boxes where they stand."""

from dataclasses import replace

import numpy as np
import pytest
from documents_reading import read, said
from pdf_drawn import BOLD, HEIGHT, WIDTH, Put, column, drawn, from_stream, spread, with_keys, words
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont

TALE = [
    "Built data pipelines in Python and moved forty reports from",
    "Excel to SQL views that refresh each night, of which the",
    "team still speaks. Wrote the handbook for new analysts.",
]


def text_of(*puts):
    return read(drawn(list(puts))).text


@pytest.mark.parametrize("space", [0.2, 0.278, 0.5])
def test_words_are_parted_in_a_file_without_a_single_space_character(space):
    data = drawn([word for put in column(72, 100, *TALE) for word in words(put, space)])
    assert b"Built data" not in data
    assert read(data).text.split("\n") == TALE


def test_words_are_parted_by_the_white_inside_one_drawing_instruction():
    lines = (b"[" + b" -270 ".join(b"(%s)" % word.encode() for word in line.split()) + b"] TJ" for line in TALE)
    data = from_stream(b"BT /F 10 Tf 13 TL 72 700 Td " + b" T* ".join(lines) + b" ET")
    assert read(data).text.split("\n") == TALE


def test_kerning_parts_no_word():
    data = from_stream(
        b"BT /F 12 Tf 72 700 Td [(A) 70 (V) 80 (A) 60 (T) 110 (o) -20 (r) -40 (s) (, T) 90 (o) 15 (y)] TJ ET"
    )
    assert read(data).text == "AVATors, Toy"


@pytest.mark.parametrize("heading", ["SKILLS", "WORK EXPERIENCE"])
@pytest.mark.parametrize("apart", [0.15, 0.3, 0.6])
def test_spread_headings_are_closed_up(heading, apart):
    text = text_of(*spread(Put(72, 80, heading, 12, BOLD), apart), *column(72, 110, *TALE))
    assert text.split("\n")[0] == heading


def test_headings_spread_by_space_characters_are_closed_up():
    spaced = Put(72, 80, "W O R K   E X P E R I E N C E", 12, BOLD)
    assert text_of(spaced, *column(72, 110, *TALE)).split("\n")[0] == "WORK EXPERIENCE"


def test_single_letters_in_a_list_stay_apart():
    assert text_of(Put(72, 80, "C, R, Go, D and Q"), *column(72, 110, *TALE)).split("\n")[0] == "C, R, Go, D and Q"


def test_ligatures_are_letters():
    pdfmetrics.registerFont(TTFont("Vera", "Vera.ttf"))
    assert text_of(Put(72, 80, "Ofﬁce ﬂow in ﬁnance", 10, "Vera")) == "Office flow in finance"


def test_a_sign_of_a_picture_font_before_a_line_is_read_as_a_bullet():
    sign = Put(72, 100, "\u27a2", 10, "ZapfDingbats")
    assert read(drawn([sign, Put(84, 100, "Kept the books")])).text == "➢ Kept the books"


def test_text_drawn_twice_to_look_bold_is_read_once():
    put = Put(72, 100, "Ada Nightfern", 14)
    assert text_of(put, replace(put, x=put.x + 0.3)) == "Ada Nightfern"


# ── hyphens at line ends ──────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    ("before", "first", "second", "joined"),
    [
        ("Led the move of all reports to", "Kuber-", "netes", "Kubernetes"),
        ("Known to the whole team for her", "experi-", "ence,", "experience,"),
        ("Built a dashboard for the floor, in", "real-", "time,", "real-time,"),
        ("Drew all the charts with", "state-of-the-", "art", "state-of-the-art"),
        ("Led a team of seven that is", "cross-func-", "tional", "cross-functional"),
    ],
)
def test_a_word_split_at_the_end_of_a_line_is_whole_again(before, first, second, joined):
    lines = column(72, 100, f"{before} {first}", f"{second} and more of it")
    assert said(read(drawn(lines))) == [f"{before} {joined} and more of it"]


def test_both_parts_of_a_split_word_keep_their_places():
    document = read(drawn(column(72, 100, "Led the move of all reports to Kuber-", "netes within a year")))
    start = document.text.index("Kubernetes")
    first, second = document.boxes(start, start + len("Kubernetes"))
    assert first[1][0] > 200 and second[1][0] == pytest.approx(72, abs=1)
    assert second[1][1] > first[1][1]


# ── places ────────────────────────────────────────────────────────────────────────────────────────────────────


def assert_stand_where_drawn(document, puts):
    assert len(document.words) == len(puts)
    for i, put in enumerate(puts):
        start, end = int(document.words.starts[i]), int(document.words.ends[i])
        x0, top, x1, bottom = document.words.boxes[i].tolist()
        assert document.text[start:end] == put.text
        assert x0 == pytest.approx(put.x, abs=1)
        assert x1 == pytest.approx(put.x + put.width, abs=1)
        assert top < put.y - 0.5 * put.size and top > put.y - 1.3 * put.size
        assert put.y <= bottom < put.y + 0.5 * put.size
        assert float(document.words.sizes[i]) == pytest.approx(put.size, abs=0.2)
        assert bool(document.words.bold[i]) == (put.font == BOLD)


PLACED = words(Put(72, 100, "Ada Nightfern", 22, BOLD)) + [
    word for put in column(72, 140, *TALE, size=9.5) for word in words(put)
]


def test_boxes_lie_where_words_are_drawn():
    document = read(drawn(PLACED))
    assert_stand_where_drawn(document, PLACED)
    assert (document.words.pages == 1).all()
    assert (document.pages[0].width, document.pages[0].height) == (WIDTH, HEIGHT)


@pytest.mark.parametrize("turned_back", [True, False], ids=["shown upright", "shown on its side"])
@pytest.mark.parametrize("quarters", [1, 2, 3])
def test_a_turned_page_is_read_as_if_it_stood_upright(quarters, turned_back):
    document = read(drawn(PLACED, quarters=quarters, turned_back=turned_back))
    assert_stand_where_drawn(document, PLACED)
    assert (document.pages[0].width, document.pages[0].height) == (WIDTH, HEIGHT)


def test_boxes_count_from_the_corner_of_what_is_shown_of_a_page():
    document = read(with_keys(drawn(PLACED), CropBox=[50, 60, WIDTH, HEIGHT - 40]))
    assert_stand_where_drawn(document, [replace(put, x=put.x - 50, y=put.y - 40) for put in PLACED])
    assert (document.pages[0].width, document.pages[0].height) == (WIDTH - 50, HEIGHT - 100)


def test_lines_hold_their_words():
    document = read(drawn(column(72, 100, *TALE) + column(330, 400, "apart from", "the rest")))
    lines, inside = document.lines, 0
    for i in range(len(lines)):
        chosen = (document.words.starts >= lines.starts[i]) & (document.words.ends <= lines.ends[i])
        inside += int(chosen.sum())
        boxes = document.words.boxes[chosen]
        assert np.allclose(lines.boxes[i], [*boxes[:, :2].min(axis=0), *boxes[:, 2:].max(axis=0)], atol=0.5)
    assert inside == len(document.words)


def test_a_line_written_up_the_margin_is_read_after_the_page_and_boxed_where_it_stands():
    page = b"BT /F 10 Tf 72 700 Td (Ada Nightfern keeps the books of nine shops) Tj ET "
    data = from_stream(page + b"BT /F 10 Tf 0 1 -1 0 40 300 Tm (printed in May) Tj ET")
    document = read(data)
    assert said(document) == ["Ada Nightfern keeps the books of nine shops", "printed in May"]
    start = document.text.index("printed")
    for _, (x0, top, x1, bottom) in document.boxes(start, len(document.text)):
        assert 28 <= x0 <= x1 <= 45
        assert HEIGHT - 300 - 80 <= top <= bottom <= HEIGHT - 299
