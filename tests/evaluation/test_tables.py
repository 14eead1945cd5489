"""The frozen tables: fresh, whole, without names; making them gives the same bytes."""

import json
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from skillmatch import resources
from skillmatch.errors import InvalidModel
from skillmatch.evaluation import input_hashes
from skillmatch.evaluation.training import renew, train
from skillmatch.resume import Profile, Term
from skillmatch.roles import Background, Library, default_background
from skillmatch.skills import default_finder, stop_words

MODELS = resources.models_folder()


def profile(*words):
    terms = tuple(Term(word, ((i, i + 1),), ()) for i, word in enumerate(sorted(words)))
    return Profile((), (), (), (), (), terms, 0, frozenset(), (), "2026-01-31")


@pytest.fixture(scope="module")
def library():
    return list(Library.load(default_finder(), resources.data_folder() / "roles").values())


def test_the_shipped_tables_are_fresh():
    facts = json.loads((MODELS / "vocabulary.json").read_text(encoding="utf-8"))
    assert facts["inputs"] == input_hashes(), "run `make models`"


def test_the_shipped_tables_are_what_renewing_gives(tmp_path, library):
    again = renew(Background.load(MODELS), library)
    replace(again, facts={**again.facts, "inputs": input_hashes()}).save(tmp_path)
    assert (tmp_path / "vocabulary.npz").read_bytes() == (MODELS / "vocabulary.npz").read_bytes()


def test_no_name_and_no_stop_word_is_in_the_tables():
    words = {word for term in default_background().index for word in term.split()}
    assert not words & stop_words()


def test_terms_that_few_resumes_hold_share_one_row(library):
    crowd = [profile("ledger") for _ in range(25)] + [profile("ledger", "xylophone")]
    background = train(crowd, [], library)
    assert background.of_resumes[background.index["ledger"]] == 1
    assert "xylophone" not in background.index or background.of_resumes[background.index["xylophone"]] == 0


def test_the_same_input_gives_the_same_bytes(tmp_path, library):
    crowd = [profile("ledger", "audit") for _ in range(30)]
    for name in ("one", "two"):
        train(crowd, [], library).save(tmp_path / name)
    for file in ("vocabulary.npz", "vocabulary.json"):
        assert (tmp_path / "one" / file).read_bytes() == (tmp_path / "two" / file).read_bytes()


def test_tables_go_to_disk_and_back(tmp_path, library):
    made = train([profile("ledger")] * 30, [], library)
    made.save(tmp_path)
    back = Background.load(tmp_path)
    assert dict(back.index) == dict(made.index)
    for name in ("role_idf", "resume_idf", "mean", "var", "gram_idf", "log_tf"):
        assert np.array_equal(getattr(back, name), getattr(made, name))


@pytest.mark.parametrize("damage", ["missing", "cut", "other format"])
def test_damaged_tables_are_named(tmp_path, library, damage):
    train([profile("ledger")] * 30, [], library).save(tmp_path)
    if damage == "missing":
        (tmp_path / "vocabulary.npz").unlink()
    elif damage == "cut":
        (tmp_path / "vocabulary.npz").write_bytes((tmp_path / "vocabulary.npz").read_bytes()[:100])
    else:
        (tmp_path / "vocabulary.json").write_text('{"format": 99}')
    with pytest.raises(InvalidModel) as caught:
        Background.load(tmp_path)
    assert str(Path(tmp_path)) in caught.value.message
    assert caught.value.remedy
