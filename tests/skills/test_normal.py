"""The normalised copy keeps the way back to the text."""

from hypothesis import given
from hypothesis import strategies as st

from skillmatch.skills.finder import paragraphs_of
from skillmatch.skills.normal import BORDER, normalise, normalise_label


def test_case_hyphens_and_blanks_are_folded():
    text = "CI-CD  and Node.JS"
    assert normalise(text, [(0, len(text))]).text == "ci cd and node.js"


def test_a_logical_line_may_run_over_a_line_end_and_two_never_touch():
    text = "machine\nlearning\n\nmodels"
    assert normalise(text, [(0, 16), (18, 24)]).text == "machine learning\nmodels"


def test_zero_width_characters_and_accents_fall_out():
    text = "Ja\u200bva Résumé"
    assert normalise(text, [(0, len(text))]).text == "java resume"


def test_ligatures_become_letters_of_one_place():
    text = "ﬁnance"
    normal = normalise(text, [(0, len(text))])
    assert normal.text == "finance"
    assert normal.span(0, 7) == (0, 6)


@given(st.text(max_size=200))
def test_every_character_of_the_copy_points_into_the_text(text):
    normal = normalise(text, paragraphs_of(text))
    assert len(normal.origin) == len(normal.text)
    assert all(0 <= at < len(text) for at in normal.origin)
    assert list(normal.origin) == sorted(normal.origin)


@given(st.text(max_size=60))
def test_a_label_folds_to_what_the_text_folds_to(label):
    inside = " ".join(label.split())
    if BORDER not in normalise(inside, [(0, len(inside))]).text:
        assert normalise(inside, [(0, len(inside))]).text.strip() == normalise_label(inside)
