"""How finds are counted against marks, on a made-up set in the shapes of the published ones."""

import json
import subprocess
import sys

import pytest

from skillmatch.errors import InvalidUse
from skillmatch.evaluation import evaluate_skills, skills_table
from skillmatch.evaluation.skills_data import read_marked

RESUME = "Nia Okafor\n\nSKILLS\nPython, SQL, zorbling\n\nEXPERIENCE\nWrote Python jobs that count boats.\n"


def marks(text, *wanted):
    return [
        {"start": text.index(words), "end": text.index(words) + len(words), "text": words, "label": label}
        for words, label in wanted
    ]


def write(path, *rows):
    path.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")


@pytest.fixture
def desk(tmp_path):
    """Two resumes (one a copy), adverts in three shapes, and two small label tables."""
    data = tmp_path / "skills"
    data.mkdir()
    resume = {
        "id": "a",
        "source": "made",
        "grade": "R only",
        "primary": True,
        "text": RESUME,
        "skills": marks(RESUME, ("Python", "tool"), ("zorbling", "craft")),
    }
    write(
        data / "resumes.jsonl",
        resume,
        {**resume, "id": "b", "primary": False},
        {**resume, "id": "c", "grade": "none", "skills": []},
    )
    advert = "You know Microsoft Excel and double-entry bookkeeping."
    write(
        data / "adverts.dev.jsonl",
        {"id": "1", "source": "tech", "text": advert, "skills": marks(advert, ("Excel", "Knowledge"))},
        {"id": "2", "source": "tech", "text": "We sit by the river.", "skills": []},
    )
    write(
        data / "spans_esco.jsonl",
        {"id": "1", "text": "Knows SQL well", "annotations": [{"span": "sql"}, {"span": "not in it"}], "esco": []},
    )
    write(data / "named.jsonl", {"id": "1", "text": "Can write SQL.", "esco": ["SQL", "water plants"]})
    esco = tmp_path / "esco"
    esco.mkdir()
    (esco / "skills_en.csv").write_text(
        'preferredLabel,altLabels\nSQL,"structured query language\nSQL language"\nPython (computer programming),\n'
        "keep double-entry books,double-entry bookkeeping\n"
    )
    onet = tmp_path / "onet"
    onet.mkdir()
    (onet / "Technology Skills.txt").write_text(
        "O*NET-SOC Code\tExample\n1\tMicrosoft Excel\n1\tMicrosoft Word\n1\tMicrosoft Access\n"
    )
    return tmp_path


@pytest.fixture
def report(desk):
    return {source["source"]: source for source in evaluate_skills(desk / "skills", errors=5)["sources"]}


def methods(source):
    return {method["method"]: method for method in source["methods"]}


def test_sources_are_named_by_resumes_rows_and_by_adverts_files(report):
    assert {name: (source["texts"], source["resumes"]) for name, source in report.items()} == {
        "made": (1, True),
        "adverts": (2, False),
        "spans": (1, False),
        "named": (1, False),
    }


def test_the_oracle_pays_for_what_annotators_left_unmarked(report):
    oracle = methods(report["made"])["oracle"]["overlap"]
    assert oracle["found"] == 3  # Python twice, of which one is marked
    assert oracle["recall"] == 1
    assert oracle["precision"] == pytest.approx(2 / 3, abs=1e-4)


def test_a_string_right_at_one_of_its_places_is_right(report):
    assert methods(report["made"])["oracle"]["distinct"]["precision"] == 1


def test_exact_borders_and_overlap_are_told_apart(report):
    dictionary = methods(report["adverts"])["dictionary"]
    assert dictionary["overlap"] == {"found": 2, "marked": 1, "precision": 0.5, "recall": 1, "f1": 0.6667}
    assert dictionary["exact"]["recall"] == 0  # "Microsoft Excel" is longer than the mark


def test_baselines_know_labels_without_brackets_and_products_without_vendors(desk):
    text = "Python, Excel."
    write(
        desk / "skills" / "few.jsonl", {"id": "1", "text": text, "skills": marks(text, ("Python", ""), ("Excel", ""))}
    )
    (few,) = evaluate_skills(desk / "skills", sources=["few"])["sources"]
    assert methods(few)["dictionary"]["exact"]["recall"] == 1
    assert methods(few)["PhraseMatcher"]["exact"]["recall"] == 1


def test_recall_is_told_by_type_of_mark_and_precision_by_kind_of_skill(report):
    own = methods(report["made"])["skillmatch"]
    assert own["recall_by_label"] == {"craft": [1, 0.0], "tool": [1, 1.0]}
    assert own["precision_by_kind"] == {"technology": [3, 0.3333]}
    assert report["made"]["errors"]["missed"] == [("zorbling", 1)]
    assert dict(report["made"]["errors"]["unmarked"]) == {"python": 1, "sql": 1}


def test_lists_hold_more_than_the_taxonomy_and_duties_tell_more_than_they_name(desk):
    text = "SKILLS\nPython, zorbling\n\nEXPERIENCE\nClerk, Fen Bakery, 2018 - 2020\nChecked the payroll of two shops.\n"
    row = {"id": "a", "source": "few", "grade": "R", "text": text}
    write(desk / "skills" / "few.jsonl", {**row, "skills": marks(text, ("zorbling", ""), ("payroll", ""))})
    (few,) = evaluate_skills(desk / "skills", sources=["few"])["sources"]
    recall = {method["method"]: method["exact"]["recall"] for method in few["methods"]}
    assert recall["skillmatch"] == 0
    assert recall["skillmatch, with unlisted"] == 0.5
    assert recall["skillmatch, with told"] == 0.5


def test_spans_without_places_are_looked_for_in_their_text(report):
    assert methods(report["spans"])["dictionary"]["exact"] == {
        "found": 1,
        "marked": 1,
        "precision": 1,
        "recall": 1,
        "f1": 1,
    }


def test_concepts_named_without_places_are_compared_by_label(report):
    own = methods(report["named"])["skillmatch"]
    assert own["distinct"]["recall"] == 0.5
    assert own["distinct"]["precision"] == 1
    assert "overlap" not in own


def test_one_source_may_be_chosen_and_an_unknown_one_is_named(desk):
    assert list(read_marked(desk / "skills", frozenset({"made"}))) == ["made"]
    with pytest.raises(InvalidUse, match="no source other"):
        read_marked(desk / "skills", frozenset({"other"}))


@pytest.mark.parametrize(
    ("line", "fault"),
    [
        ("{", "not a JSON object"),
        ('{"id": "1"}', "an object with a text is needed"),
        ('{"id": "1", "text": "a"}', "marks are skills"),
        ('{"id": "1", "text": "a", "skills": [{"start": 0, "end": 9}]}', "outside the text"),
    ],
)
def test_a_wrong_row_is_named_with_file_and_line(tmp_path, line, fault):
    (tmp_path / "x.jsonl").write_text('{"id": "0", "text": "a", "skills": []}\n' + line + "\n")
    with pytest.raises(InvalidUse, match=rf"x\.jsonl:2: .*{fault}"):
        read_marked(tmp_path)


def test_label_tables_that_are_not_there_are_named(desk, tmp_path):
    with pytest.raises(InvalidUse, match=r"skills_en\.csv does not exist"):
        evaluate_skills(desk / "skills", esco=tmp_path / "nowhere")
    with pytest.raises(InvalidUse, match=r"neither Technology Skills\.txt nor Tools Used\.txt"):
        evaluate_skills(desk / "skills", onet=tmp_path / "nowhere")
    with pytest.raises(InvalidUse, match=r"no \.jsonl file"):
        evaluate_skills(tmp_path / "nowhere")


def test_the_table_has_a_row_for_each_method_and_the_command_prints_it(desk):
    table = skills_table(evaluate_skills(desk / "skills", sources=["made"]))
    assert [line[:25].rstrip() for line in table.splitlines() if line[:1].isalpha()][1:7] == [
        "skillmatch",
        "skillmatch, with unlisted",
        "skillmatch, with told",
        "dictionary",
        "PhraseMatcher",
        "oracle",
    ]
    done = subprocess.run(
        [sys.executable, "-m", "skillmatch", "evaluate", "skills", "--data", desk / "skills", "--source", "made"],
        capture_output=True,
        text=True,
    )
    assert (done.returncode, done.stdout) == (0, table)
