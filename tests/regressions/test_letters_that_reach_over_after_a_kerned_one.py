"""Where capitals were drawn far over some letters and a little over others, words were split before the latter:
"MA TLAB", "T ableau", "M icrosoft"."""

import pytest
from documents_reading import read
from pdf_drawn import Put, drawn

FAR, LITTLE = 2.0, 0.6
FAR_OVER = {"AV", "To", "Te", "Mo", "Ma", "Oy"}
LITTLE_OVER = {"AT", "Ta", "Mi", "Ov"}


def kerned(x, y, text):
    """A line letter by letter without a space character."""
    placed = []
    for at, letter in enumerate(text):
        if letter == " ":
            x += 2.5
            continue
        put = Put(x, y, letter)
        placed.append(put)
        pair = text[at : at + 2]
        x += put.width - (FAR if pair in FAR_OVER else LITTLE if pair in LITTLE_OVER else 0.0)
    return placed


@pytest.mark.parametrize("line", ["MATLAB Tableau Minerva", "Overview of Minerals", "Mill at Tallow with MATLAB"])
def test_a_letter_that_reaches_over_the_next_ends_no_word(line):
    lines = ["Tomas Moyra AVON Oyster", "Terra Maple AVIS Tonne", "Mason Oyo AVER Tenor", "Moor Tower AVAL Oyer", line]
    puts = [put for i, said in enumerate(lines) for put in kerned(60, 60 + 14 * i, said)]
    assert read(drawn(puts)).text.split() == " ".join(lines).split()


def test_a_letter_that_hangs_over_to_the_left_may_hide_a_space():
    """The roof of "f" and the hook of "j" meet in the white between "of" and "jam"."""

    def put(x, y, text):
        for at, letter in enumerate(text):
            if letter == " ":
                x += 1.8 if text[at - 1 : at + 2] == "f j" else 2.5
                continue
            yield Put(x, y, letter)
            x += Put(x, y, letter).width - (2.2 if letter == "f" else 0.0)

    lines = ["pots of jam for five", "after a feast of figs", "full of fine jars often", "a lot of jokes from afar"]
    puts = [letter for i, line in enumerate(lines) for letter in put(60, 60 + 14 * i, line)]
    assert read(drawn(puts)).text.split() == " ".join(lines).split()
