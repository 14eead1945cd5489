"""Trials give the integers of ``scores``; the search for a budget finds what brute force finds."""

import datetime
import itertools
import random

import pytest
from forms import FORMS, SUFFIXES, content
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from people import IDS, load

from skillmatch.api import Matcher
from skillmatch.matching import scores
from skillmatch.matching.budget import Option, Search, weeks_of
from skillmatch.matching.steps import wishes
from skillmatch.matching.trying import Ground
from skillmatch.resume import Addition, Board
from skillmatch.roles import CertificateNeed, DegreeNeed, SkillNeed, compile_roles, default_background, leaves

PRINTED = 1000


@pytest.fixture(scope="module")
def matcher():
    with Matcher(as_of=datetime.date(2026, 1, 31)) as one:
        yield one


def additions_of(matcher, qualifications):
    found = []
    for leaf in (leaf for q in qualifications if q.needs is not None for leaf in leaves(q.needs)):
        match leaf:
            case SkillNeed(skill):
                kind = "certificate" if matcher.taxonomy[skill].kind == "certificate" else "skill"
                found.append(Addition(kind, skill))
            case CertificateNeed(skill):
                found.append(Addition("certificate", skill))
            case DegreeNeed(level, fields) if fields:
                found.append(Addition("degree", level, field=fields[0]))
    return list(dict.fromkeys(found))


@pytest.mark.parametrize("person", IDS)
def test_a_trial_has_the_scores_of_the_resume_with_the_lines_in_it(matcher, person):
    chance = random.Random(person)
    form = chance.choice([form for form in FORMS if form not in ("mhtml", "rtf")])
    resume = matcher.read_bytes(content(load(person), form), file=f"cv{SUFFIXES[form]}")
    board = Board(resume, matcher.finder)
    roles = chance.sample(matcher.table.roles, 3)
    wanted = additions_of(matcher, [q for role in roles for q in role.qualifications])
    wanted += [Addition("skill", fact.skill, show=True) for fact in board.profile.skills[:15]]
    written = board.write(chance.sample(wanted, min(len(wanted), 60)))
    ground = Ground(board.profile, matcher.table)
    effects = {one: ground.effect(board.delta(one)) for one in written}
    for count in (1, 3, 8):
        chosen = chance.sample(written, count)
        tried = ground.trial([effects[one] for one in chosen]).scores
        assert (tried == scores(board.scored(chosen), matcher.table)).all(), [one.key for one in chosen]


@pytest.fixture(scope="module")
def instances(matcher):
    """A few persons and roles with the effects of the role's additions."""
    made = []
    for person, role in (("accountant", "ai-auditor"), ("nurse", "llm-engineer"), ("ai-animator", "it-specialist")):
        resume = matcher.read_bytes(content(load(person), "txt"), file="cv.txt")
        board = Board(resume, matcher.finder)
        table = compile_roles([matcher.library[role]], matcher.taxonomy, default_background())
        ground = Ground(board.profile, table)
        written = board.write(wishes(ground, table.roles[0].qualifications))
        made.append((ground, [(one, ground.effect(board.delta(one))) for one in written]))
    return made


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(data=st.data())
def test_the_search_finds_what_brute_force_finds(instances, data):
    ground, effects = data.draw(st.sampled_from(instances))
    taken = data.draw(st.lists(st.sampled_from(range(len(effects))), min_size=1, max_size=8, unique=True))
    course = st.sampled_from([None, None, None, "one", "two"])
    weeks = {name: data.draw(st.integers(1, 80)) for name in ("one", "two")}
    options = []
    for i in taken:
        named = data.draw(course)
        cost = weeks[named] if named else data.draw(st.integers(1, 80))
        options.append(Option(*effects[i], cost, named))
    budget = data.draw(st.integers(0, 200))
    found = Search(ground, options).best(budget)
    assert weeks_of(found.options) == found.weeks <= budget
    assert found.exact
    best = max(
        int(ground.trial([one.effect for one in chosen]).scores[0])
        for count in range(len(options) + 1)
        for chosen in itertools.combinations(options, count)
        if weeks_of(chosen) <= budget
    )
    assert found.score // PRINTED == best // PRINTED


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(data=st.data())
def test_a_search_that_is_cut_short_gives_a_bound_that_holds(instances, data):
    ground, effects = data.draw(st.sampled_from(instances))
    weeks = data.draw(st.lists(st.integers(5, 60), min_size=len(effects), max_size=len(effects)))
    options = [Option(*effect, cost) for effect, cost in zip(effects, weeks, strict=True)]
    budget = data.draw(st.integers(20, 150))
    hasty = Search(ground, options, nodes=5).best(budget)
    patient = Search(ground, options, nodes=400).best(budget)
    assert hasty.score // PRINTED <= patient.score // PRINTED <= hasty.bound
    assert patient.bound >= hasty.score // PRINTED


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(data=st.data())
def test_the_fewest_weeks_for_a_score_are_those_of_brute_force(instances, data):
    ground, effects = data.draw(st.sampled_from(instances))
    taken = data.draw(st.lists(st.sampled_from(range(len(effects))), min_size=1, max_size=7, unique=True))
    options = [Option(*effects[i], data.draw(st.integers(1, 60))) for i in taken]
    here = int(ground.trial(()).scores[0]) // PRINTED
    target = (here + data.draw(st.integers(1, 150))) * PRINTED
    reaching = [
        weeks_of(chosen)
        for count in range(len(options) + 1)
        for chosen in itertools.combinations(options, count)
        if int(ground.trial([one.effect for one in chosen]).scores[0]) >= target
    ]
    found = Search(ground, options).least(target)
    if not reaching:
        assert found is None
    else:
        assert found is not None and found.exact
        assert found.score >= target
        assert found.weeks == min(reaching)
