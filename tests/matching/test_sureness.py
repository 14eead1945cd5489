"""How sure scores and ranks are, and what is told of two matches side by side."""

from dataclasses import replace
from itertools import pairwise

from hypothesis import HealthCheck, given, settings
from profiles import profile, profiles, skill, term

from skillmatch.matching import best, compare_parts, compare_versions, explain, scores, together
from skillmatch.roles import Library, compile_roles, default_background
from skillmatch.skills import default_finder

FINDER = default_finder()
LIBRARY = Library.load(FINDER)
TABLE = compile_roles(list(LIBRARY.values()), FINDER.taxonomy, default_background())
NUMBER = {one.role.id: r for r, one in enumerate(TABLE.roles)}
calm = settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])

ENGINEER = profile(
    skills=[skill(name, months=48, idle=0) for name in ("python", "pytorch", "docker")],
    titles=["machine learning engineer"],
    terms=[term("models", plain=3), term("training", plain=2), term("pipelines", plain=2)],
    months=60,
)


@calm
@given(profiles(TABLE))
def test_an_interval_holds_the_score_and_the_rank(one):
    for place, match in enumerate(best(one, TABLE, top=6), start=1):
        assert 0 <= match.interval[0] <= match.score <= match.interval[1] <= 1000
        assert 1 <= match.ranks[0] <= place <= match.ranks[1] <= len(TABLE)


@calm
@given(profiles(TABLE))
def test_doubt_never_lowers_the_upper_end(one):
    sure = best(one, TABLE, top=4)
    doubtful = replace(one, unknown=frozenset({"text"}))
    numbers = [NUMBER[match.role.id] for match in sure]
    for before, after in zip(sure, explain(doubtful, TABLE, numbers), strict=True):
        assert after.interval[1] >= before.interval[1]


def test_lost_text_widens_the_interval_upwards():
    lost = replace(ENGINEER, unknown=frozenset({"text"}))
    for before, after in zip(best(ENGINEER, TABLE), best(lost, TABLE), strict=True):
        assert after.score == before.score
        assert after.interval[1] > before.interval[1]


def test_unreadable_dates_could_have_shown_the_years():
    dated = replace(ENGINEER, months=None, unknown=frozenset({"dates"}))
    role = NUMBER["llm-engineer"]
    (sure,), (doubtful,) = (explain(one, TABLE, [role]) for one in (ENGINEER, dated))
    assert doubtful.interval[1] - doubtful.score >= sure.interval[1] - sure.score


def test_what_was_only_inferred_widens_the_interval_downwards():
    fact = ENGINEER.skills[0]
    inferred = replace(fact, evidence=tuple(replace(place, inferred=True) for place in fact.evidence))
    one = replace(ENGINEER, skills=(inferred, *ENGINEER.skills[1:]))
    less = replace(ENGINEER, skills=ENGINEER.skills[1:])
    number = next(r for r in range(len(TABLE)) if scores(one, TABLE)[r] > scores(less, TABLE)[r])
    (match,) = explain(one, TABLE, [number])
    assert match.interval[0] <= int(scores(less, TABLE)[number]) // 1000


def test_a_role_alone_is_first():
    alone = compile_roles([LIBRARY["llm-engineer"]], FINDER.taxonomy, default_background())
    assert best(ENGINEER, alone)[0].ranks == (1, 1)


def test_neighbours_that_may_swap_stand_together():
    matches = best(ENGINEER, TABLE, top=4)
    apart = [replace(match, ranks=(n, n)) for n, match in enumerate(matches, start=1)]
    assert together(apart) == []
    near = [apart[0], replace(apart[1], ranks=(2, 3)), replace(apart[2], ranks=(2, 4)), replace(apart[3], ranks=(4, 4))]
    assert together(near) == [(1, 2)]


@calm
@given(profiles(TABLE))
def test_the_differences_of_the_parts_sum_to_that_of_the_scores(one):
    matches = best(one, TABLE, top=3)
    for first, second in pairwise(matches):
        assert sum(part.points for part in compare_parts(first, second)) == first.score - second.score


def test_what_a_new_version_changed_sums_to_the_new_score():
    new = replace(ENGINEER, skills=(*ENGINEER.skills, skill("kubernetes", start=700, months=24, idle=0)))
    new = replace(new, terms=(*ENGINEER.terms[:1], term("prompts", start=900, plain=2)))
    role = NUMBER["llm-engineer"]
    changed = compare_versions(explain(ENGINEER, TABLE, [role])[0], explain(new, TABLE, [role])[0])
    assert changed.before + sum(row.after - row.before for row in changed.rows) == changed.after
    assert all(row.before != row.after for row in changed.rows)
    words = [row for row in changed.rows if row.kind == "vocabulary"]
    assert not words or "prompts" in words[0].gained


def test_the_same_version_changed_nothing():
    match = best(ENGINEER, TABLE)[0]
    assert compare_versions(match, match).rows == ()
