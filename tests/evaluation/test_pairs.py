"""Pairs that people ordered: what counts as in order, what is left out, and the whole way on invented resumes."""

import pytest

from skillmatch.errors import InvalidUse
from skillmatch.evaluation import evaluate_pairs, pairs_table
from skillmatch.evaluation.pairs import ScoredPair, in_order, read_pairs

PAIRS = [ScoredPair("a", ("sql",), f"{n}.txt", score) for n, score in enumerate([1, 2, 2, 5])]


def test_pairs_in_order_ties_half_and_pairs_scored_alike_left_out():
    assert in_order("x", PAIRS, [1, 2, 3, 4]).share == 1
    assert in_order("x", PAIRS, [4, 3, 2, 1]).share == 0
    assert in_order("x", PAIRS, [7, 7, 7, 7]).share == pytest.approx(0.5)
    assert in_order("x", PAIRS, [1, 1, 2, 3]).share == pytest.approx(4.5 / 5)


def test_resumes_are_compared_within_a_job_alone():
    pairs = [ScoredPair("a", ("sql",), "1", 1), ScoredPair("a", ("sql",), "2", 2)]
    pairs += [ScoredPair("b", ("chef",), "1", 2), ScoredPair("b", ("chef",), "2", 1)]
    found = in_order("x", pairs, [0, 1, 0, 1])
    assert (found.share, found.jobs) == (0.5, 1)
    assert found.interval == (0, 1)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("job,skills\n", r"pairs.csv:1: the columns"),
        ("job_id,job_skills,resume,score\na,sql,x.txt,high\n", r"pairs.csv:2: 'high' is no score"),
    ],
)
def test_a_wrong_table_is_named_with_its_line(tmp_path, text, told):
    (tmp_path / "pairs.csv").write_text(text)
    with pytest.raises(InvalidUse, match=told):
        read_pairs(tmp_path / "pairs.csv")


def test_a_cook_stands_before_a_clerk_for_a_kitchen(tmp_path):
    (tmp_path / "resumes").mkdir()
    (tmp_path / "resumes" / "cook.txt").write_text(
        "Ann Example\nSous Chef\n\nExperience\nSous Chef, Blue Door\nJan 2019 - Dec 2023\n"
        "Planned menus, led food preparation and cooking, kept food safety and sanitation in the kitchen.\n"
    )
    (tmp_path / "resumes" / "clerk.txt").write_text(
        "Bob Example\nPayroll Clerk\n\nExperience\nPayroll Clerk, Grey Gate\nJan 2019 - Dec 2023\n"
        "Ran payroll for 200 people, closed accounts payable and reconciled ledgers every month.\n"
    )
    (tmp_path / "pairs.csv").write_text(
        "job_id,job_skills,resume,score\n"
        "k,food preparation; menu planning; sous chef,cook.txt,6\n"
        "k,food preparation; menu planning; sous chef,clerk.txt,1\n"
    )
    report = evaluate_pairs(tmp_path, None)
    shares = {found["method"]: found["share"] for found in report["methods"]}
    assert (report["pairs"], report["jobs"], report["resumes"]) == (1, 1, 2)
    assert shares["skillmatch"] == shares["through occupations"] == shares["cosine TF-IDF"] == 1
    assert "1 pairs in an order" in pairs_table(report)
