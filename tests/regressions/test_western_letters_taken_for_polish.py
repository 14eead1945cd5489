"""Texts in Windows-1252 came out with Polish letters ("Seńor"), and short ones lost their letters altogether."""

import pytest
from documents_reading import read


@pytest.mark.parametrize(
    "text",
    [
        "Señor Núñez, São Paulo",
        "José García\nIngeniero de software\nEspaña, años de experiencia en Python",
        "Cœur, sœur, œuvre à l’hôtel",
        "Søren Ångström\nUdvikler på Københavns Universitet",
        "¿Qué? 1º año, 30 m³, £5k, £5",
    ],
)
def test_western_letters_stay_what_they_are(text):
    assert read(text.encode("cp1252"), "cv.txt").text == text


@pytest.mark.parametrize("text", ["Résumé", "She sat in a café", "A long plain text, and at its very end a café"])
def test_a_letter_near_the_end_of_a_short_text_is_not_taken_for_a_file_cut_short(text):
    document = read(text.encode("latin-1"), "cv.txt")
    assert document.text == text
    assert [warning.kind for warning in document.warnings] == ["encoding-guessed"]


def test_utf_8_that_ends_inside_a_letter_is_still_utf_8():
    document = read("Zoë keeps books at the café".encode()[:-1], "cv.txt")
    assert document.text == "Zoë keeps books at the caf\ufffd"
