"""Stuffing: what is put into a resume, and that the gain of each way is told."""

import pytest

from skillmatch.evaluation import stuffing_table
from skillmatch.evaluation.stuffing import WAYS, measure_stuffing, strongest, stuffed
from skillmatch.roles import Library
from skillmatch.skills import default_finder

FINDER = default_finder()
ROLE = Library.load(FINDER)["llm-engineer"]
COOK = (
    "Sous Chef\n\nExperience\nSous Chef, Blue Door\nJan 2019 - Dec 2023\n"
    "Planned menus for each week, led food preparation and cooking, and kept food safety in the kitchen.\n"
    "Ordered fish and meat, trained four cooks, and planned banquets for up to three hundred guests.\n"
    "Held the cost of food at a third of sales and passed each inspection of health with full marks.\n"
)


@pytest.mark.parametrize("way", WAYS)
def test_each_way_leaves_the_resume_whole_and_adds_to_it(way):
    text = stuffed(COOK, ROLE, way, FINDER)
    assert COOK in text and len(text) > len(COOK)


def test_the_title_stands_first_and_the_lines_are_the_roles():
    assert stuffed(COOK, ROLE, "title-as-headline", FINDER).startswith(f"{ROLE.title}\n")
    pasted = stuffed(COOK, ROLE, "pasted-qualifications", FINDER)
    assert all(q.text in pasted for q in ROLE.qualifications)
    assert all(word in stuffed(COOK, ROLE, "strongest-words", FINDER) for word in strongest(ROLE))


def test_stuffing_is_measured_and_lines_copied_whole_gain_less_than_all_together():
    report = measure_stuffing([(COOK, ROLE)], FINDER)
    gains = {one["way"]: one["median"] for one in report["ways"]}
    assert set(gains) == set(WAYS)
    assert gains["together"] >= max(gains["strongest-words"], gains["listed-skills"])
    assert gains["pasted-qualifications"] < gains["together"]
    assert "strongest-words" in stuffing_table(report)
