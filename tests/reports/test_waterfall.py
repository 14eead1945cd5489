"""The explained score as records: what is drawn from them adds up, and says why."""

from dataclasses import replace

import pytest
from report_samples import CHEF, LLM_ENGINEER, TAXONOMY, match_by_hand, matches_of, maya

from skillmatch.matching import CONTRIBUTION_KINDS, STATUSES
from skillmatch.reports.advice import KIND_MEANINGS, advice
from skillmatch.reports.shapes import SectionName
from skillmatch.reports.waterfall import waterfall, why_in_one_line
from skillmatch.reports.wording import (
    CONTEXT_WORDS,
    KIND_NAMES,
    PART_NAMES,
    SECTION_NAMES,
    STATUS_MARKS,
    STATUS_MEANINGS,
    STATUS_WORDS,
    plain,
    points,
)
from skillmatch.skills import CONTEXTS, KINDS


def best():
    return matches_of(maya())[0]


def words_of(literal):
    return set(literal.__args__)


def test_every_status_kind_context_and_section_has_its_words():
    for words in (STATUS_MARKS, STATUS_WORDS, STATUS_MEANINGS):
        assert set(words) == set(STATUSES)
    assert len(set(STATUS_MARKS.values())) == len(STATUSES)
    assert tuple(PART_NAMES) == CONTRIBUTION_KINDS
    assert set(CONTEXT_WORDS) == set(CONTEXTS)
    assert set(KIND_NAMES) == set(KINDS)
    assert set(SECTION_NAMES) == words_of(SectionName)


def test_learning_and_showing_have_their_words():
    assert set(KIND_MEANINGS) == {"learn", "show"}


def test_steps_follow_on_each_other_and_sum_to_the_score():
    drawn = waterfall(best())
    assert [step.kind for step in drawn.steps] == list(CONTRIBUTION_KINDS)
    at = 0
    for step in drawn.steps:
        assert step.before == at
        assert 0 <= step.points <= step.max_points
        at += step.points
    assert at == drawn.score
    assert drawn.max_points == 1000


def test_groups_sum_to_the_step_of_the_requirements():
    for match in matches_of(maya()):
        drawn = waterfall(match)
        assert sum(group.points for group in drawn.groups) == drawn.steps[0].points
        assert sum(group.max_points for group in drawn.groups) == drawn.steps[0].max_points


def test_preferred_qualifications_share_the_row_of_their_own_group():
    groups = {group.name: group for group in waterfall(best()).groups}
    assert groups["Model work"].preferred.id == "preferred-1"
    assert groups["Serving and operations"].preferred.id == "preferred-2"
    assert groups["Education and experience"].preferred is None
    assert [row.requirement.id for row in groups["Serving and operations"].rows] == ["q6", "q7", "q8"]
    assert [row.points is None for row in groups["Serving and operations"].rows] == [False, True, True]


def test_the_words_of_the_vocabulary_sum_to_its_step():
    drawn = waterfall(best())
    assert sum(term.points for term in drawn.terms) == drawn.steps[1].points


def test_a_fit_says_how_much_is_met():
    assert why_in_one_line(best()) == (
        "4 of 6 required qualifications of LLM Engineer are met, 1 in part, many of its words stand in the file, "
        "and a title in it is near the role's."
    )


def test_a_low_score_says_why_in_one_line():
    chef = next(match for match in matches_of(maya()) if match.role.id == "head-chef")
    assert why_in_one_line(chef) == (
        "No required qualification of Head Chef is shown: 0 of 2, few of its words stand in the file, "
        "and no title in it is near the role's."
    )


def test_years_and_degrees_alone_are_no_fit():
    told = why_in_one_line(matches_of(maya(skills=()))[0])
    assert told.startswith("No skill that LLM Engineer requires is shown: 2 of 6 qualifications by years or degrees")


def test_what_could_not_be_judged_is_no_fault_of_the_person():
    assert "(1 could not be judged)" in why_in_one_line(match_by_hand(status="unknown"))


def test_a_role_without_required_qualifications_says_so():
    role = replace(CHEF, qualifications=())
    told = why_in_one_line(matches_of(maya(), roles=(role,))[0])
    assert told.startswith("Head Chef asks nothing required that a file could prove, ")


@pytest.mark.parametrize("status", STATUSES)
def test_every_status_gives_a_sentence(status):
    told = why_in_one_line(match_by_hand(status=status))
    assert told.endswith(".") and "\n" not in told


def test_advice_comes_in_the_order_of_what_it_would_bring():
    match = best()
    told = advice(match, waterfall(match), TAXONOMY)
    assert [one.would_bring for one in told] == sorted((one.would_bring for one in told), reverse=True)
    assert all(one.would_bring > 0 for one in told)


def test_a_gap_names_the_skills_that_would_meet_it_by_their_labels():
    match = match_by_hand(status="missing")
    assert advice(match, waterfall(match), TAXONOMY)[0].how == "Would be met by JAX."
    match = best()
    containers = next(one for one in advice(match, waterfall(match), TAXONOMY) if one.text.startswith("Containers"))
    assert containers.kind == "learn"
    assert containers.how.endswith("What is missing: Kubernetes.")


def test_alternatives_are_told_as_alternatives():
    match = matches_of(maya(skills=()))[0]
    python = next(one for one in advice(match, waterfall(match), TAXONOMY) if one.text == "Python with PyTorch or JAX")
    assert (python.kind, python.how) == ("learn", "Would be met by Python and one of PyTorch or JAX.")


def test_what_could_not_be_read_is_to_be_shown_not_learned():
    match = match_by_hand(status="unknown")
    told = advice(match, waterfall(match), TAXONOMY)[0]
    assert told.kind == "show"
    assert "Give month and year" in told.how


def test_what_is_met_by_a_mere_list_can_still_be_shown():
    listed = maya()
    skills = tuple(replace(s, months=0, last_used=None, mentions=s.mentions[-1:]) for s in listed.skills)
    match = matches_of(replace(listed, skills=skills), roles=(LLM_ENGINEER,))[0]
    python = next(one for one in advice(match, waterfall(match), TAXONOMY) if one.text == "Python with PyTorch or JAX")
    assert python.kind == "show"
    assert "told in a dated position" in python.how


def test_an_unknown_skill_keeps_its_id():
    match = match_by_hand(status="missing")
    gap = replace(match.gaps[0], meets=("a-skill-of-tomorrow",))
    match = replace(match, gaps=(gap,))
    assert "a-skill-of-tomorrow" in advice(match, waterfall(match), TAXONOMY)[0].how


def test_points_have_one_decimal():
    assert [points(n) for n in (0, 7, 10, 714, 1000)] == ["0.0", "0.7", "1.0", "71.4", "100.0"]


def test_plain_text_keeps_letters_of_all_scripts_and_nothing_that_acts():
    assert plain("שלום नमस्ते می‌خواهم 漢字 👩‍💻 é") == "שלום नमस्ते می‌خواهم 漢字 👩‍💻 é"
    assert plain("a\x00\x07\x1b[2Jb\u202e\u2066c\u200bd\ufeff\u00ad") == "a[2Jbcd"
    assert plain("file\udcff.pdf") == "file\ufffd.pdf"
    assert plain(" a\r\n\tb\u2028c\u00a0d ") == "a b c d"
    assert plain("\uf0b7 item") == "• item"
