"""Words that stand in a PDF but not before a reader's eyes are told apart, never part of the text."""

import pytest
from documents_reading import read
from hostile import picture_pdf
from pdf_disguises import ALSO, DISGUISES, HIDDEN, HONEST, page
from pdf_disguises import SEEN as SHOWN
from pdf_drawn import Put, column, drawn, from_stream, with_keys

SEEN = column(72, 100, "Ada Nightfern keeps the books", "of nine shops in Leeds")
SEEN_TEXT = "Ada Nightfern keeps the books\nof nine shops in Leeds"
WANTED = "Kubernetes wizard"


def shown_and_hidden(data):
    document = read(data)
    return document.text, [(hidden.page, hidden.text, hidden.reason) for hidden in document.hidden]


@pytest.mark.parametrize(
    ("put", "reason"),
    [
        (Put(72, 300, WANTED, grey=1.0), "ground-colour"),
        (Put(72, 300, WANTED, grey=0.97), "ground-colour"),
        (Put(72, 300, WANTED, size=1), "too-small"),
        (Put(72, 300, WANTED, size=2.5), "too-small"),
        (Put(72, 900, WANTED), "off-page"),
        (Put(700, 300, WANTED), "off-page"),
    ],
)
def test_words_that_nobody_can_see_are_not_read(put, reason):
    assert shown_and_hidden(drawn([*SEEN, put])) == (SEEN_TEXT, [(1, WANTED, reason)])


def test_words_drawn_without_ink_are_not_read():
    data = from_stream(b"BT /F 12 Tf 72 700 Td (Ada keeps books) Tj 3 Tr 0 -20 Td (Kubernetes wizard) Tj ET")
    assert shown_and_hidden(data) == ("Ada keeps books", [(1, WANTED, "invisible")])


def test_words_outside_what_is_shown_of_a_page_are_not_read():
    data = with_keys(drawn([*SEEN, Put(72, 700, WANTED)]), CropBox=[0, 300, 612, 792])
    assert shown_and_hidden(data) == (SEEN_TEXT, [(1, WANTED, "off-page")])


@pytest.mark.parametrize(
    "ground",
    [
        b"0.1 0.2 0.3 rg 0 0 300 792 re f",
        b"0 g 0 0 m 300 0 l 300 792 l 0 792 l h f",
        b"60 w 0.2 G 0 704 m 300 704 l S",
        b"q 0 g 0 0 300 792 re f Q 0.4 g 10 650 200 100 re f",
        b"/X Do",
    ],
    ids=["a bar", "a shape", "a thick line", "a box on a bar", "a form"],
)
def test_white_words_on_a_dark_ground_are_read(ground):
    data = from_stream(ground + b" 1 g BT /F 12 Tf 20 700 Td (White on dark) Tj ET", X=b"0 g 0 0 300 792 re f")
    assert shown_and_hidden(data) == ("White on dark", [])


def test_white_words_on_a_white_box_are_not_read_though_the_page_is_dark_elsewhere():
    ground = b"0 g 0 0 612 300 re f 1 g 0 400 612 300 re f "
    words = b"BT /F 12 Tf 20 100 Td (White on dark) Tj 0 500 Td (Kubernetes wizard) Tj ET"
    assert shown_and_hidden(from_stream(ground + words)) == ("White on dark", [(1, WANTED, "ground-colour")])


def test_what_a_scanner_recognised_lies_invisibly_over_its_picture_and_is_read():
    from io import BytesIO

    import pikepdf

    file = BytesIO()
    with pikepdf.open(BytesIO(picture_pdf())) as pdf:
        page = pdf.pages[0]
        lines = b"".join(b"0 -14 Td (Ada Nightfern keeps the books of shop number %d) Tj " % i for i in range(9))
        page.contents_add(b"BT /F 10 Tf 3 Tr 72 700 Td " + lines + b"ET")
        pdf.save(file)
    text, hidden = shown_and_hidden(file.getvalue())
    assert text.startswith("Ada Nightfern keeps the books of shop number 0") and hidden == []


def test_grey_words_that_can_be_read_are_read():
    assert shown_and_hidden(drawn([Put(72, 100, "Ada Nightfern", grey=0.75)])) == ("Ada Nightfern", [])


def test_small_print_that_can_be_read_is_read():
    assert shown_and_hidden(drawn([Put(72, 100, "Ada Nightfern", size=5)])) == ("Ada Nightfern", [])


# ── disguises, and what only looks like one ───────────────────────────────────────────────────────────────────


@pytest.mark.parametrize("name", DISGUISES)
def test_every_disguise_is_found_with_its_reason_and_the_rest_is_read(name):
    data, reason = DISGUISES[name]
    text, hidden = shown_and_hidden(data)
    assert [why for _, _, why in hidden] == [reason]
    assert hidden[0][1] in HIDDEN and "Zephyrlang" in hidden[0][1]
    assert SHOWN in text and "Zephyrlang" not in text


@pytest.mark.parametrize("name", HONEST)
def test_nothing_honest_is_taken_for_a_disguise(name):
    text, hidden = shown_and_hidden(HONEST[name])
    assert hidden == []
    assert SHOWN in text and text.count(ALSO) == 1


def test_a_word_that_was_spoken_over_is_read_as_it_is_drawn():
    text, _ = shown_and_hidden(DISGUISES["a word said to be a line"][0])
    assert text.split("\n")[-1] == "Nurse"


def test_signs_raised_and_tiny_stay_with_their_words():
    raised = page("0 g BT /F 10 Tf 72 600 Td (Larkspur) Tj 3 Ts /F 5 Tf (TM) Tj 0 Ts /F 2 Tf (.) Tj ET\n")
    text, hidden = shown_and_hidden(raised)
    assert "LarkspurTM" in text and hidden == []


def test_a_line_cut_by_the_end_of_a_page_and_printed_on_the_next_is_not_hidden():
    line = b"BT /F 12 Tf 72 %d Td (Ada keeps the books of nine shops) Tj ET Q "
    first = b"q 0 100 612 692 re W n " + line % 700 + b"q 0 100 612 692 re W n " + line % 88
    second = b"q 0 0 612 720 re W n " + line % 700
    text, hidden = shown_and_hidden(from_stream(first + b"Q", second))
    assert hidden == [] and text.count("Ada keeps the books") == 2


def test_invisible_words_over_a_picture_beside_visible_ones_are_not_read():
    import io

    import pikepdf

    file = io.BytesIO()
    with pikepdf.open(io.BytesIO(picture_pdf())) as pdf:
        seen = b"".join(b"0 -14 Td (Ada Nightfern keeps the books of shop number %d) Tj " % i for i in range(9))
        pdf.pages[0].contents_add(b"BT /F 10 Tf 72 700 Td " + seen + b"3 Tr 0 -14 Td (Kubernetes wizard) Tj ET")
        pdf.save(file)
    text, hidden = shown_and_hidden(file.getvalue())
    assert "shop number 8" in text and hidden == [(1, WANTED, "invisible")]


def test_letters_drawn_as_curves_under_a_text_without_ink_are_read():
    curves = "".join(f"{72 + 6 * i} 600 m {74 + 6 * i} 609 l {76 + 6 * i} 600 l h " for i in range(30))
    text, hidden = shown_and_hidden(page(f"0 g {curves} f BT 3 Tr /F 12 Tf 72 600 Td ({ALSO}) Tj ET\n"))
    assert ALSO in text and hidden == []
