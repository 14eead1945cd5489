"""What a loss in reading does to requirements: unread text makes unknown of missing, and moves no point."""

import pytest
from profiles import profile, skill
from test_explanation import TABLE

from skillmatch.matching import explain, scores

FACTS = {"skills": [skill("python", months=48, idle=0, listed=False), skill("microsoft-excel")], "months": 60}


def statuses(match):
    return {q.id: q.status for q in match.requirements}


def test_missing_requirements_of_a_file_with_lost_text_are_unknown_and_to_be_shown():
    whole = explain(profile(**FACTS), TABLE, [0])[0]
    cut = explain(profile(**FACTS, unknown={"text"}), TABLE, [0])[0]
    missing = {one for one, status in statuses(whole).items() if status == "missing"}
    assert missing
    for one, status in statuses(whole).items():
        assert statuses(cut)[one] == ("unknown" if one in missing else status)
    assert {gap.kind for gap in cut.gaps if gap.requirement in missing} == {"show"}


@pytest.mark.parametrize("extent", ["text", "doubt", "structure", "dates"])
def test_no_loss_moves_a_point(extent):
    lost = profile(**FACTS, unknown={extent})
    assert scores(lost, TABLE).tolist() == scores(profile(**FACTS), TABLE).tolist()
    match = explain(lost, TABLE, [0])[0]
    assert sum(c.points for c in match.contributions) == match.score


@pytest.mark.parametrize("extent", ["text", "doubt"])
def test_lost_text_could_have_shown_whatever_is_not_met(extent):
    match = explain(profile(**FACTS, unknown={extent}), TABLE, [0])[0]
    not_met = tuple(one for one, status in statuses(match).items() if status not in ("met", "not-provable"))
    assert match.touched == {extent: not_met}


def test_a_lost_structure_touches_what_hangs_on_dated_use():
    match = explain(profile(**FACTS, unknown={"structure"}), TABLE, [0])[0]
    # Excel is listed only: dated use would raise it. Python has its full worth; the rest is not named at all.
    assert match.touched["structure"] == ("q8",)


def test_a_file_read_without_loss_names_none():
    assert explain(profile(**FACTS), TABLE, [0])[0].touched == {}
