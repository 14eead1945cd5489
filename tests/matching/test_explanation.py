"""What an explanation says of requirements, gaps and headlines."""

from profiles import profile, skill, term

from skillmatch.matching import explain, scores
from skillmatch.resume import DegreeFact
from skillmatch.roles import compile_roles, default_background, parse_role
from skillmatch.skills import default_finder, shingles

FINDER = default_finder()
ROLE = parse_role(
    """
id = "clerk"
title = "Payroll Clerk"
summary = "Runs payroll and keeps the ledgers of a firm in order for its bookkeepers and auditors every single month."

[[qualifications]]
group = "Core"
text = "Python"
needs = "python"

[[qualifications]]
group = "Core"
text = "PyTorch or JAX"
needs = { any = ["pytorch", "jax"] }

[[qualifications]]
group = "Core"
text = "Machine learning"
needs = "machine-learning"

[[qualifications]]
group = "Core"
text = "Three years of work"
needs = { years = 3 }

[[qualifications]]
group = "Core"
text = "Bachelor's in accounting"
needs = { degree = "bachelor", fields = ["accounting"] }

[[qualifications]]
group = "Mind"
text = "Comfort with ambiguity"

[[qualifications]]
group = "Extras"
text = "Docker"
required = false
needs = "docker"

[[qualifications]]
group = "Extras"
text = "Excel"
required = false
needs = "microsoft-excel"
""",
    FINDER,
)
TABLE = compile_roles([ROLE], FINDER.taxonomy, default_background())


def match(**facts):
    return explain(profile(**facts), TABLE, [0])[0]


def status(found, line):
    return {q.id: q.status for q in found.requirements}[line]


def test_a_line_that_no_text_can_show_is_not_provable_and_carries_no_points():
    found = match()
    assert status(found, "q6") == "not-provable"
    assert "q6" not in {c.id for c in found.contributions}
    assert "q6" not in {gap.requirement for gap in found.gaps}


def test_a_narrower_skill_meets_a_broader_demand():
    assert status(match(skills=[skill("pytorch")]), "q3") == "met"


def test_a_neighbour_earns_part_and_says_so():
    found = match(skills=[skill("tensorflow", months=36, idle=0)])
    assert status(found, "q2") == "partial"
    assert "counted in part" in next(q.reason for q in found.requirements if q.id == "q2")


def test_dated_use_earns_more_than_a_list_and_a_list_less_than_six_tenths():
    listed = next(q.share for q in match(skills=[skill("python")]).requirements if q.id == "q1")
    told = next(q.share for q in match(skills=[skill("python", listed=False)]).requirements if q.id == "q1")
    used = next(q.share for q in match(skills=[skill("python", months=36, idle=0)]).requirements if q.id == "q1")
    assert listed < told <= 600 < used == 1000


def test_dates_that_could_not_be_read_are_unknown_not_missing():
    found = match(months=None, unknown={"dates"})
    assert status(found, "q4") == "unknown"


def test_a_degree_in_another_field_or_in_progress_is_partial():
    accounting = frozenset({"accounting"})
    assert status(match(degrees=[DegreeFact("bachelor", accounting, "completed", (0, 5))]), "q5") == "met"
    assert status(match(degrees=[DegreeFact("master", accounting, "completed", (0, 5))]), "q5") == "met"
    assert status(match(degrees=[DegreeFact("bachelor", frozenset({"music"}), "completed", (0, 5))]), "q5") == "partial"
    assert status(match(degrees=[DegreeFact("bachelor", accounting, "in-progress", (0, 5))]), "q5") == "partial"
    assert status(match(degrees=[DegreeFact("bachelor", accounting, "not-completed", (0, 5))]), "q5") == "missing"


def test_preferred_lines_of_a_group_are_one_row():
    rows = [c.id for c in match().contributions if c.kind == "requirement"]
    assert rows == ["q1", "q2", "q3", "q4", "q5", "preferred-1"]


def test_a_gap_brings_what_it_says():
    before = profile(skills=[skill("python")])
    gap = next(g for g in explain(before, TABLE, [0])[0].gaps if g.requirement == "q8")
    after = profile(skills=[skill("python"), skill("microsoft-excel", start=50, months=24, idle=0)])
    gained = int(scores(after, TABLE)[0]) // 1000 - int(scores(before, TABLE)[0]) // 1000
    assert gap.kind == "learn"
    assert gap.meets == ("microsoft-excel",)
    assert gap.would_bring == gained


def test_gaps_stand_in_the_order_of_what_they_would_bring():
    gains = [gap.would_bring for gap in match(skills=[skill("python")]).gaps]
    assert gains == sorted(gains, reverse=True)


def test_a_neighbour_of_what_is_asked_is_no_sign_that_one_has_it():
    found = match(skills=[skill("tensorflow", months=36, idle=0)])
    assert {gap.requirement: gap.kind for gap in found.gaps}["q2"] == "learn"


def test_the_bound_on_a_headline_is_told():
    found = match(headlines=[("payroll clerk", False)], terms=[term("payroll")])
    told = {c.kind: c.reason for c in found.contributions}
    assert "held to" in told["headline-title"]


def test_the_newest_title_stands_in_for_a_headline_at_four_fifths():
    words = [term(word, start=20 * i, plain=3) for i, word in enumerate(ROLE.summary.lower().split()[:12])]
    own = match(headlines=[("payroll clerk", False)], terms=words, titles=["payroll clerk"])
    borrowed = match(headlines=[("payroll clerk", True)], terms=words, titles=["payroll clerk"])
    points = {c.kind: c.points for c in own.contributions}
    less = {c.kind: c.points for c in borrowed.contributions}
    assert less["headline-title"] == points["headline-title"] * 4 // 5


def test_text_copied_from_the_role_earns_nothing():
    copied = shingles(ROLE.summary, 0, len(ROLE.summary))
    words = [term("payroll", start=5), term("ledgers", start=30)]
    honest = profile(terms=words)
    from dataclasses import replace

    cheat = replace(honest, shingles=tuple(copied))
    assert int(scores(honest, TABLE)[0]) > 0
    assert int(scores(cheat, TABLE)[0]) == 0
    assert explain(cheat, TABLE, [0])[0].score == 0


def test_a_copied_place_beside_an_honest_one_takes_nothing_from_it():
    from dataclasses import replace

    copied = shingles(ROLE.summary, 0, len(ROLE.summary))
    last = max(end for _, (_, end) in copied)
    honest = skill("pytorch", start=last + 100, months=36, idle=0)
    both = replace(honest, evidence=(*skill("pytorch", start=5, months=36, idle=0).evidence, *honest.evidence))
    alone = profile(skills=[honest])
    cheat = replace(profile(skills=[both]), shingles=tuple(copied))
    assert int(scores(alone, TABLE)[0]) == int(scores(cheat, TABLE)[0]) > 0
