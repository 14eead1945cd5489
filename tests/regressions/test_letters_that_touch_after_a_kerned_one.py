"""Where "o" was drawn nearer to some letters than to others, words were split before the letters that it only touched:
"Graduatio n", "Co mpany"."""

from documents_reading import read
from pdf_drawn import Put, drawn

NEARER = {"oy", "ov", "ow"}


def kerned(x, y, text):
    """A line letter by letter without a space character; some pairs overlap by a fifth of an em."""
    placed = []
    for at, letter in enumerate(text):
        if letter == " ":
            x += 2.5
            continue
        put = Put(x, y, letter)
        placed.append(put)
        x += put.width - (2.0 if text[at : at + 2] in NEARER else 0.0)
    return placed


LINES = [
    "Graduation of Moyra Fern with honours, known in the town",
    "Company of toy makers, Boyle and Royce, who owned a tower",
    "Program manager who moved over one thousand toys a month",
    "Laboratory work, joyful and slow, on flowers and on colours",
]


def test_words_stay_whole_where_letters_touch_and_part_where_white_stands():
    puts = [put for i, line in enumerate(LINES) for put in kerned(60, 60 + 14 * i, line)]
    assert read(drawn(puts)).text.split() == " ".join(LINES).split()
