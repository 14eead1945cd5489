"""Ranking figures, on values whose right answer is plain."""

import numpy as np
import pytest

from skillmatch.errors import InvalidUse
from skillmatch.evaluation.ranking import figures, half_of, length_correlation, read_groups, read_labels, wilson
from skillmatch.evaluation.ranking_baselines import bm25_baseline, cosine_baseline
from skillmatch.roles import Role

CATEGORIES = ["a", "b", "c", "d"]


def test_first_in_three_and_mean_reciprocal_rank():
    values = np.array([[9.0, 1, 2, 3], [1, 5, 9, 8], [4, 3, 2, 1]])
    found = figures("x", values, CATEGORIES, ["a", "b", "d"])
    assert found.first == pytest.approx(1 / 3)
    assert found.in_three == pytest.approx(2 / 3)
    assert found.mrr == pytest.approx((1 + 1 / 3 + 1 / 4) / 3)
    assert {family.category: family.first for family in found.families} == {"a": 1.0, "b": 0.0, "d": 0.0}


def test_a_family_tells_what_most_often_stands_first_instead():
    values = np.array([[1.0, 9, 0, 0], [1, 9, 0, 0], [1, 0, 9, 0], [9, 1, 0, 0]])
    (family,) = figures("x", values, CATEGORIES, ["a"] * 4).families
    assert (family.resumes, family.first, family.in_three) == (4, 0.25, 1.0)
    assert (family.instead, family.instead_resumes) == ("b", 2)
    (right,) = figures("x", values[3:], CATEGORIES, ["a"]).families
    assert right.instead is None


def test_intervals_hold_the_figure_and_narrow_with_more_resumes():
    values = np.array([[9.0, 1, 2, 3], [1, 5, 9, 8]])
    few = figures("x", np.repeat(values, 5, axis=0), CATEGORIES, ["a"] * 5 + ["b"] * 5)
    many = figures("x", np.repeat(values, 200, axis=0), CATEGORIES, ["a"] * 200 + ["b"] * 200)
    for found in (few, many):
        assert found.first_interval[0] < found.first < found.first_interval[1]
        assert found.mrr_interval[0] < found.mrr < found.mrr_interval[1]
    assert many.first_interval[1] - many.first_interval[0] < few.first_interval[1] - few.first_interval[0]


def test_the_interval_of_a_share_stays_within_zero_and_one():
    assert wilson(0, 5)[0] == pytest.approx(0) and wilson(5, 5)[1] == pytest.approx(1)
    assert wilson(0, 5)[1] > 0.4 and wilson(5, 5)[0] < 0.6


def test_a_file_stays_in_its_half_whatever_lies_beside_it():
    halves = {name: half_of(name) for name in (f"{n}.pdf" for n in range(100))}
    assert set(halves.values()) == {"even", "odd"}
    assert half_of("7.pdf") == halves["7.pdf"]


@pytest.mark.parametrize("baseline", [cosine_baseline, bm25_baseline])
def test_baselines_find_the_role_whose_words_a_text_holds(baseline):
    roles = [
        Role("chef", "Chef", summary="Cooks meals in a kitchen and plans menus."),
        Role("nurse", "Nurse", summary="Cares for patients on a hospital ward."),
    ]
    values = baseline(["Planned menus, led the kitchen", "Cared for patients"], roles, {"a": [0], "b": [1]})
    assert values.argmax(axis=1).tolist() == [0, 1]


def test_ties_go_to_the_first_in_the_alphabet():
    values = np.zeros((2, 4))
    assert figures("x", values, CATEGORIES, ["a", "d"]).mrr == pytest.approx((1 + 1 / 4) / 2)


def test_tables_without_their_columns_are_named(tmp_path):
    (tmp_path / "labels.csv").write_text("name,kind\n")
    with pytest.raises(InvalidUse, match=r"labels.csv:1: the columns file and category are needed"):
        read_labels(tmp_path / "labels.csv")
    with pytest.raises(InvalidUse, match="does not exist"):
        read_labels(tmp_path / "nothing.csv")


def test_groups_may_name_roles_or_codes(tmp_path):
    path = tmp_path / "groups.csv"
    path.write_text("category,onet_soc\nX,1\nX,2\nY,1\n")
    assert read_groups(path) == {"X": ["1", "2"], "Y": ["1"]}
    path.write_text("category,role\nX,chef\n")
    assert read_groups(path) == {"X": ["chef"]}


def test_what_length_alone_earns_is_told_apart_from_the_right_category():
    values = np.array([[90.0, 1, 1, 1], [2, 2, 0, 2], [3, 3, 99, 3]])
    labels = ["a", "c", "c"]
    assert length_correlation(values, CATEGORIES, labels, [100, 200, 300]) == pytest.approx(1)
    assert length_correlation(values, CATEGORIES, labels, [300, 200, 100]) == pytest.approx(-1)
