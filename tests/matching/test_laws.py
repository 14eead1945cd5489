"""The laws of the score, as properties."""

from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from profiles import profile, profiles, skill, term

from skillmatch.matching import CONTRIBUTION_KINDS, explain, scores
from skillmatch.roles import Library, compile_roles, default_background
from skillmatch.skills import default_finder

FINDER = default_finder()
LIBRARY = Library.load(FINDER)
TABLE = compile_roles(list(LIBRARY.values()), FINDER.taxonomy, default_background())
ROLE_NUMBERS = {one.role.id: r for r, one in enumerate(TABLE.roles)}
some = profiles(TABLE)
calm = settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])


@calm
@given(some, st.data())
def test_scores_are_the_sums_of_their_explanations(one, data):
    fine = scores(one, TABLE)
    for r in data.draw(st.lists(st.sampled_from(range(len(TABLE))), min_size=1, max_size=4, unique=True)):
        match = explain(one, TABLE, [r])[0]
        assert match.score == int(fine[r]) // 1000
        assert sum(c.points for c in match.contributions) == match.score
        assert sum(c.max_points for c in match.contributions) == 1000
        for contribution in match.contributions:
            assert 0 <= contribution.points <= contribution.max_points
            assert contribution.points == 0 or contribution.spans
            assert contribution.kind in CONTRIBUTION_KINDS
            if contribution.terms:
                assert sum(row.points for row in contribution.terms) == contribution.points


@calm
@given(some)
def test_points_lie_between_zero_and_a_hundred(one):
    fine = scores(one, TABLE)
    assert fine.min() >= 0
    assert fine.max() <= 1_000_000


@calm
@given(some, st.sampled_from(sorted(FINDER.taxonomy)[::29]), st.integers(0, 60))
def test_a_skill_with_evidence_never_lowers_a_score(one, name, months):
    if name in {fact.skill for fact in one.skills}:
        return
    more = replace(one, skills=(*one.skills, skill(name, start=3000, months=months, idle=0 if months else None)))
    assert (scores(more, TABLE) >= scores(one, TABLE)).all()


@calm
@given(some, st.sampled_from(sorted(TABLE.term_index)[::23]))
def test_a_word_never_lowers_a_score(one, word):
    others = tuple(t for t in one.terms if t.term != word)
    less = replace(one, terms=others)
    assert (scores(replace(one, terms=(*others, term(word))), TABLE) >= scores(less, TABLE)).all()


@calm
@given(some, st.data())
def test_removing_evidence_never_raises_a_score(one, data):
    if not one.skills:
        return
    gone = data.draw(st.sampled_from(range(len(one.skills))))
    less = replace(one, skills=one.skills[:gone] + one.skills[gone + 1 :])
    assert (scores(less, TABLE) <= scores(one, TABLE)).all()


@calm
@given(some)
def test_unrelated_words_change_nothing(one):
    more = replace(one, terms=(*one.terms, term("xylophonist"), term("zzyzx quux")))
    assert (scores(more, TABLE) == scores(one, TABLE)).all()


@calm
@given(some)
def test_the_order_of_skills_and_terms_changes_nothing(one):
    turned = replace(one, skills=one.skills[::-1], terms=one.terms[::-1], degrees=one.degrees[::-1])
    assert (scores(turned, TABLE) == scores(one, TABLE)).all()


@calm
@given(some)
def test_a_role_scores_the_same_whatever_other_roles_are_loaded(one):
    alone = compile_roles([LIBRARY["llm-engineer"]], FINDER.taxonomy, default_background())
    assert int(scores(one, alone)[0]) == int(scores(one, TABLE)[ROLE_NUMBERS["llm-engineer"]])


def test_more_years_than_asked_cost_nothing():
    ten, thirty = profile(months=120), profile(months=360)
    assert (scores(thirty, TABLE) >= scores(ten, TABLE)).all()


def test_more_of_a_roles_demands_scores_more():
    less = profile(skills=[skill("python")])
    more = profile(skills=[skill("python", months=48, idle=0), skill("pytorch", months=48, idle=0)])
    number = ROLE_NUMBERS["llm-engineer"]
    assert scores(more, TABLE)[number] > scores(less, TABLE)[number]


def test_a_borrowed_headline_alone_earns_nothing():
    title = profile(headlines=[("llm engineer", False)])
    assert int(scores(title, TABLE)[ROLE_NUMBERS["llm-engineer"]]) == 0


def test_an_empty_profile_scores_nothing():
    assert int(scores(profile(), TABLE).max()) == 0


@pytest.mark.parametrize("role", sorted(LIBRARY))
def test_maxima_are_whole_tenths_and_sum_to_a_hundred(role):
    compiled = TABLE.roles[ROLE_NUMBERS[role]]
    assert sum(compiled.maxima) == 1000
    assert sum(row.max_points for row in compiled.rows) == compiled.maxima[0]
