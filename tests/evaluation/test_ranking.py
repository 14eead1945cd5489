"""Ranking figures, on values whose right answer is plain."""

import numpy as np
import pytest

from skillmatch.errors import InvalidUse
from skillmatch.evaluation.ranking import figures, length_correlation, read_groups, read_labels

CATEGORIES = ["a", "b", "c", "d"]


def test_first_in_three_and_mean_reciprocal_rank():
    values = np.array([[9.0, 1, 2, 3], [1, 5, 9, 8], [4, 3, 2, 1]])
    found = figures("x", values, CATEGORIES, ["a", "b", "d"])
    assert found.first == pytest.approx(1 / 3)
    assert found.in_three == pytest.approx(2 / 3)
    assert found.mrr == pytest.approx((1 + 1 / 3 + 1 / 4) / 3)
    assert found.by_category == {"a": 1.0, "b": 0.0, "d": 0.0}


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
