"""Skills inferred from duties by meaning, with the real encoder."""

import datetime
import json
import subprocess
import sys

import numpy as np
import pytest

from skillmatch.api import Matcher
from skillmatch.errors import InvalidUse
from skillmatch.resume import profile
from skillmatch.skills import Finder, Hint, InferringFinder, Skill, Taxonomy, meaning, tell
from skillmatch.skills.inferring import MEANING

pytest.importorskip("onnxruntime", reason="the extra semantic is not installed")

SKILLS = [
    Skill("bookkeeping", "Bookkeeping", "method", ("keeping the books",)),
    Skill("welding", "Welding", "method", ("joining metal parts",)),
    Skill("press-releases", "Press Release Writing", "method"),
    Skill("botany", "Botany", "knowledge", ("study of plants",)),
    Skill("python", "Python", "technology"),
]


@pytest.fixture(scope="module")
def encoder():
    return meaning.default_encoder()


@pytest.fixture(scope="module")
def finder(encoder):
    return InferringFinder(Finder(Taxonomy(SKILLS)), encoder)


def inferred(finder, text, label="experience"):
    hints = [Hint(0, len(text), "experience")]
    if label != "experience":
        hints.append(Hint(0, len(text), label))
    return [(m.skill, text[m.start : m.end]) for m in finder.find(text, None, hints) if m.origin == "inferred"]


def test_meanings_are_near_where_words_are_not(encoder):
    books, keeping, cluster = encoder.vectors(["kept the books", "bookkeeping", "container cluster"])
    assert books @ keeping > books @ cluster + 0.3
    assert np.allclose(np.linalg.norm([books, keeping, cluster], axis=1), 1, atol=1e-5)


def test_a_vector_does_not_depend_on_what_stands_beside_it(encoder):
    alone = encoder.vectors(["kept the books"])[0]
    among = encoder.vectors(["kept the books", "a much longer line about something that is not a book at all", ""])[0]
    assert np.allclose(alone, among, atol=1e-3)


def test_a_long_text_has_the_mean_of_its_windows(encoder):
    long = encoder.mean_vector("Kept the books of a bakery. " * 200)
    bakery, cluster = encoder.vectors(["Kept the books of a bakery.", "container cluster"])
    assert long @ bakery > long @ cluster + 0.3
    assert not encoder.mean_vector("").any()


def test_a_duty_stands_for_a_skill_that_it_does_not_name(finder):
    text = "• Kept the books; greeted visitors"
    assert inferred(finder, text) == [("bookkeeping", "Kept the books")]
    mention = next(m for m in finder.find(text, None, [Hint(0, len(text), "experience")]) if m.origin == "inferred")
    assert mention.context == "claimed"
    assert mention.rule.startswith(MEANING)
    assert "“Bookkeeping”" in mention.rule


@pytest.mark.parametrize(
    "label", ["heading", "contact", "title", "employer", "school", "skill-list", "wanted", "interests", "references"]
)
def test_nothing_is_inferred_outside_duties(finder, label):
    assert inferred(finder, "Kept the books", label) == []


@pytest.mark.parametrize(
    "text",
    [
        "Never kept the books",
        "The accountant left, so that nobody: kept the books, which I did not",
        "Would like to learn how people kept the books",
        "Python scripts kept the books",  # it names a skill: no need to guess
        "Repaired old bicycles",
        "The books that were kept",  # no deed of hers
        "Studied the plants",  # a branch of knowledge is told by no single duty
    ],
)
def test_nothing_is_inferred_from_what_is_no_claim_named_or_far(finder, text):
    assert inferred(finder, text) == []


def test_plain_text_without_hints_gives_what_any_finder_gives(finder):
    text = "Kept the books. Python."
    assert finder.find(text) == Finder(Taxonomy(SKILLS)).find(text)


def test_an_inferred_skill_is_not_made_a_told_one(finder):
    text = "Kept the books"
    hints = [Hint(0, len(text), "experience")]
    found = finder.find(text, None, hints)
    told = tell(text, [(0, len(text))], hints, found, lambda _: "method", passages=[(0, len(text))])
    assert told == found


def test_the_labels_are_found_again_as_they_were(finder, encoder):
    again = InferringFinder(Finder(Taxonomy(SKILLS)), encoder)
    assert inferred(again, "Kept the books") == inferred(finder, "Kept the books")


def test_another_file_than_the_one_measured_with_is_refused(monkeypatch):
    monkeypatch.setattr(meaning, "_MODEL_SHA256", "0" * 64)
    with pytest.raises(InvalidUse, match="not the file") as caught:
        meaning.Encoder()
    assert "skillmatch[semantic]" in caught.value.remedy


def test_without_the_extra_one_is_told_what_to_install(monkeypatch):
    monkeypatch.setattr(meaning, "_MODEL", ("a_package_that_is_not_there", "model.onnx"))
    with pytest.raises(InvalidUse, match="not installed") as caught:
        meaning.Encoder()
    assert "skillmatch[semantic]" in caught.value.remedy


def test_off_by_default_and_nothing_is_loaded():
    code = (
        "import sys, datetime, json; from skillmatch.api import Matcher;"
        "m = Matcher(as_of=datetime.date(2026, 1, 31));"
        "r = m.read_bytes(b'Ann\\n\\nExperience\\n\\nClerk, Acme, 2019 - 2021\\n- Kept the books\\n', file='a.txt');"
        "print(json.dumps([sorted(k for k in sys.modules if k in ('onnxruntime', 'tokenizers')),"
        "sorted({e.origin for s in r.skills for e in s.mentions} - {'listed'}), 'meaning' in r.versions]))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert json.loads(done.stdout) == [[], [], False]


RESUME = b"""Ann Doe
ann@example.org

Experience

Clerk, Acme Ltd, January 2019 - December 2021
- Kept the books
- Greeted visitors
"""


def test_a_resume_holds_what_was_inferred_with_its_position(finder):
    matcher = Matcher(as_of=datetime.date(2026, 1, 31), semantic=True)
    matcher.finder = finder
    with matcher:
        resume = matcher.read_bytes(RESUME, file="resume.txt")
    (record,) = resume.skills
    assert (record.id, record.months) == ("bookkeeping", 36)
    assert [(m.text, m.origin, m.section) for m in record.mentions] == [("Kept the books", "inferred", "experience")]
    assert resume.versions["meaning"] == meaning.ENCODER
    (fact,) = profile(resume).skills
    assert all(place.inferred for place in fact.evidence)
