"""Figures of telling adverts' lines apart, on adverts made by hand."""

import pytest

from skillmatch.errors import InvalidUse
from skillmatch.evaluation import evaluate_requirements, requirements_table

HEAD = "Title,Responsibilities,Minimum Qualifications,Preferred Qualifications\n"
ROW = """Clerk,"Write down ships
Count the crates","BA degree or equivalent practical experience
3 years of experience with SQL","Knowledge of Java or Python
Master's degree in law"
"""


@pytest.fixture
def folder(tmp_path):
    (tmp_path / "adverts.csv").write_text(HEAD + ROW + ROW, encoding="utf-8")
    return tmp_path


def test_headings_tell_every_line_and_repeats_count_once(folder):
    report = evaluate_requirements(folder)
    assert report["adverts"] == 1
    headed = report["variants"]["all with headings"]
    for kind in ("required", "preferred"):
        assert headed[kind] == {"precision": 1.0, "recall": 1.0, "lines": 2}
    assert (headed["not_placed"], headed["duties_taken"]) == (0, 0)


def test_structure_is_judged_by_the_labels_of_lines(folder, tmp_path):
    labels = tmp_path / "labels"
    labels.write_text(
        "row,line,structure,years,degree\n0,0,any,,bachelor\n0,1,none,3,\n0,2,any,,\n0,3,any,,master\n",
        encoding="utf-8",
    )
    structure = evaluate_requirements(folder, labels)["structure"]
    assert structure["years"]["recall"] == structure["degree"]["recall"] == structure["any"]["precision"] == 1.0
    assert structure["any"]["recall"] == 0.667  # the last label says a choice where there is none


def test_the_table_lists_what_was_wrong(tmp_path):
    (tmp_path / "adverts.csv").write_text(
        HEAD + 'Clerk,,"Ability to work alone, please","Plays the lute"\n', encoding="utf-8"
    )
    assert "preferred taken as" in requirements_table(evaluate_requirements(tmp_path, errors=5))


def test_a_folder_without_such_a_file_is_refused(tmp_path):
    with pytest.raises(InvalidUse, match="no CSV with the columns"):
        evaluate_requirements(tmp_path)
