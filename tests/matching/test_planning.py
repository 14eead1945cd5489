"""A plan: its lines bring what it says, its order respects what builds on what, its smallest changes turn."""

import datetime
from dataclasses import fields, replace

import pytest
from forms import SUFFIXES, content
from people import Item, Person, load

from skillmatch.api import Matcher
from skillmatch.errors import InvalidUse
from skillmatch.matching import Earlier, explain, plan, progress, scores, tenths_of_weeks
from skillmatch.matching.effort import effort
from skillmatch.resume import Addition, Board, profile
from skillmatch.roles import Qualification, Role, SkillNeed, SomeOf, YearsNeed, compile_roles, default_background
from skillmatch.skills import Course

AS_OF = datetime.date(2026, 1, 31)


@pytest.fixture(scope="module")
def matcher():
    with Matcher(as_of=AS_OF) as one:
        yield one


def table_of(matcher, *roles):
    return compile_roles(list(roles), matcher.taxonomy, default_background())


def planned(matcher, text, role, **options):
    resume = matcher.read_bytes(text.encode(), file="cv.txt")
    table = table_of(matcher, role)
    return plan(Board(resume, matcher.finder), table, table, **options), resume


def role(*needs, required=True, seniority="mid", name="keeper-of-models"):
    lines = tuple(
        Qualification(f"q{i}", "Skills", f"Line {i} of what the role asks", required, need)
        for i, need in enumerate(needs, start=1)
    )
    return Role(name, "Keeper of Models", qualifications=lines, seniority=seniority)


PLAIN = """\
Ada Quill
Keeps data in order
ada.quill@example.com

SKILLS
Python, SQL

EXPERIENCE
Stock Analyst, Ferncastle Ltd
Jan 2024 - Present
Wrote the weekly report on stock.

EDUCATION
Bachelor of Science in Statistics, Fern University, 2017
"""


def pasted(text, resume, steps):
    """The text with the lines of the steps, each below the place that the plan names."""
    added = []
    for step in steps:
        written = step.written
        block = f"\n\n{written.heading}\n{written.line}" if written.new_section else f"\n{written.line}"
        assert not any(one.new_section for _, _, one in added if written.new_section), "one new section in this test"
        added.append((written.after, block, written))
    for after, block, _ in sorted(added, key=lambda one: one[0], reverse=True):
        text = text[:after] + block + text[after:]
    return text


@pytest.mark.parametrize(("person", "to"), [("accountant", "ai-auditor"), ("nurse", "it-specialist")])
def test_whoever_pastes_the_lines_has_the_score(matcher, person, to):
    text = content(load(person), "txt").decode()
    made, resume = planned(matcher, text, matcher.library[to], budget=300)
    assert made.steps
    table = table_of(matcher, matcher.library[to])

    def score(steps):
        again = matcher.read_bytes(pasted(text, resume, steps).encode(), file="cv.txt")
        return explain(profile(again), table, [0])[0].score

    assert score([]) == made.score
    for number, step in enumerate(made.steps, start=1):
        assert score(made.steps[:number]) == step.score_after
        assert score([step]) == made.score + step.alone
    assert made.score_after == made.steps[-1].score_after == made.score + sum(step.gain for step in made.steps)


@pytest.mark.parametrize("form", ["docx", "pdf-one-column", "pdf-two-columns", "html", "odt"])
def test_a_file_made_with_the_line_in_it_has_the_score_too(matcher, form):
    person = load("accountant")
    resume = matcher.read_bytes(content(person, form), file=f"cv{SUFFIXES[form]}")
    table = table_of(matcher, matcher.library["it-specialist"])
    made = plan(Board(resume, matcher.finder), table, table, budget=120)
    step = next(one for one in made.steps if one.written.section == "skills")

    class WithLine(Person):
        """The same person with one more line at the end of the skills."""

        @property
        def sections(self):
            line = Item(step.written.line)
            return tuple(
                replace(one, blocks=(*one.blocks, line)) if one.heading == "Skills" else one for one in super().sections
            )

    own = WithLine(**{one.name: getattr(person, one.name) for one in fields(person)})
    again = matcher.read_bytes(content(own, form), file=f"cv{SUFFIXES[form]}")
    assert explain(profile(again), table, [0])[0].score == made.score + step.alone


def test_what_is_listed_only_is_to_be_shown_and_what_is_missing_to_be_learned(matcher):
    made, _ = planned(matcher, PLAIN, role(SkillNeed("sql"), SkillNeed("jax")))
    kinds = {step.addition.id: step.kind for step in made.steps}
    assert kinds == {"sql": "show", "jax": "learn"}
    assert [step.kind for step in made.steps] == ["show", "learn"]
    assert made.steps[0].written.position == 0


def test_of_several_that_would_do_the_nearest_is_taken_and_the_others_are_named(matcher):
    near = PLAIN.replace("Python, SQL", "Python, SQL, PyTorch")
    made, _ = planned(matcher, near, role(SomeOf(1, (SkillNeed("kubernetes"), SkillNeed("jax")))))
    step = next(step for step in made.steps if step.kind == "learn")
    assert step.addition.id == "jax"
    assert (step.effort.nearness, step.effort.near) == ("neighbour", "pytorch")
    assert [other.addition.id for other in step.alternatives] == ["kubernetes"]
    assert step.alternatives[0].weeks > step.weeks


def test_what_others_build_on_comes_first(matcher):
    needs = (SkillNeed("pytorch"), SkillNeed("kubernetes"), SkillNeed("containers"), SkillNeed("machine-learning"))
    made, _ = planned(matcher, PLAIN.replace("Python, SQL", "Rust"), role(*needs, SkillNeed("statistics")))
    order = [step.addition.id for step in made.steps if step.kind == "learn"]
    taxonomy = matcher.taxonomy
    for i, later in enumerate(order):
        assert not [one for one in order[i + 1 :] if one in taxonomy.ancestors(later)]


def test_years_have_no_line_and_are_told_with_the_months_missing(matcher):
    made, _ = planned(matcher, PLAIN, role(YearsNeed(5), SkillNeed("jax")))
    wait = next(wait for wait in made.waits if wait.requirement == "q1")
    assert (wait.reason, wait.months) == ("time", 60 - 24)
    assert all(step.addition.what != "years" for step in made.steps)


def test_without_dates_the_reader_is_asked_for_them(matcher):
    made, _ = planned(matcher, PLAIN.replace("Jan 2024 - Present\n", ""), role(YearsNeed(5), SkillNeed("jax")))
    assert [wait.reason for wait in made.waits if wait.requirement == "q1"] == ["dates"]


def test_the_smallest_change_turns_its_requirement(matcher):
    both = SomeOf(2, (SkillNeed("jax"), SomeOf(1, (SkillNeed("kubernetes"), SkillNeed("docker")))))
    one = role(both, SkillNeed("sql"))
    made, resume = planned(matcher, PLAIN, one)
    change = next(change for change in made.changes if change.requirement == "q1")
    board = Board(resume, matcher.finder)
    lines = [*change.show, *change.learn]
    board.write(lines)
    match = explain(board.scored(lines), table_of(matcher, one), [0])[0]
    assert match.requirements[0].status == "met"
    assert match.score == change.score_after
    for left_out in lines:
        fewer = explain(board.scored([line for line in lines if line != left_out]), table_of(matcher, one), [0])[0]
        assert fewer.requirements[0].status != "met"


def test_one_narrower_skill_may_be_the_smallest_change_for_two_parts(matcher):
    made, _ = planned(matcher, PLAIN, role(SomeOf(2, (SkillNeed("deep-learning"), SkillNeed("jax")))))
    change = next(change for change in made.changes if change.requirement == "q1")
    assert [one.id for one in change.learn] == ["jax"]
    assert change.proven


def test_the_next_full_ten_points_are_reached_and_no_sooner(matcher):
    made, _ = planned(matcher, PLAIN, role(*map(SkillNeed, ("jax", "docker", "kubernetes", "statistics", "rust"))))
    change = next(change for change in made.changes if change.target is not None)
    assert made.score < change.target <= made.score + 100
    assert change.target % 100 == 0
    assert change.score_after >= change.target


def test_a_longer_budget_never_brings_less(matcher):
    text = content(load("teacher"), "txt").decode()
    after = [planned(matcher, text, matcher.library["ai-auditor"], budget=weeks)[0] for weeks in (0, 60, 120)]
    assert [one.score_after for one in after] == sorted(one.score_after for one in after)
    assert all(one.weeks <= one.budget for one in after)
    assert after[0].steps == ()


def course(name, skills, weeks, level=""):
    return Course(name, f"Course {name}", tuple(skills), level, weeks, "free", "example.org")


def test_a_course_gives_the_weeks_of_its_step(matcher):
    courses = [course("long", ["jax"], 90), course("short", ["jax"], 35), course("other", ["cobol"], 10)]
    made, _ = planned(matcher, PLAIN, role(SkillNeed("jax")), courses=courses)
    step = next(step for step in made.steps if step.addition.id == "jax")
    assert (step.course.id, step.weeks) == ("short", 35)
    assert [one.id for one in step.courses] == ["short", "long"]


def test_a_course_of_the_roles_level_goes_before_a_shorter_one_of_another(matcher):
    courses = [course("deep", ["jax"], 20, "senior"), course("first", ["jax"], 50, "entry")]
    made, _ = planned(matcher, PLAIN, role(SkillNeed("jax"), seniority="entry"), courses=courses)
    assert made.steps[-1].course.id == "first"


def test_a_course_that_teaches_two_takes_its_time_once(matcher):
    courses = [course("both", ["jax", "kubernetes"], 50)]
    made, _ = planned(matcher, PLAIN, role(SkillNeed("jax"), SkillNeed("kubernetes")), courses=courses, budget=50)
    assert {step.addition.id for step in made.steps if step.kind == "learn"} == {"jax", "kubernetes"}
    assert made.weeks <= 50


def test_without_courses_none_is_named(matcher):
    made, _ = planned(matcher, PLAIN, role(SkillNeed("jax")))
    assert all(step.course is None and step.courses == () for step in made.steps)


def test_knowing_a_neighbour_makes_a_step_shorter_than_knowing_nothing(matcher):
    def weeks(text):
        seen = profile(matcher.read_bytes(text.encode(), file="cv.txt"))
        return effort(Addition("skill", "jax"), "mid", seen, matcher.taxonomy)

    nothing = weeks(PLAIN.replace("Python, SQL", "Cooking"))
    broader, beside = weeks(PLAIN), weeks(PLAIN.replace("SQL", "PyTorch"))
    assert [one.nearness for one in (nothing, broader, beside)] == ["new", "builds", "neighbour"]
    assert nothing.weeks > broader.weeks > beside.weeks


def test_what_was_done_since_is_told(matcher):
    one = role(SkillNeed("jax"), SkillNeed("kubernetes"))
    first, _ = planned(matcher, PLAIN, one)
    later = PLAIN.replace("Python, SQL", "Python, SQL, JAX")
    second, resume = planned(matcher, later, one)
    earlier = Earlier(
        first.as_of,
        first.score,
        {name: status for name, _, _, status in first.requirements},
        [(step.addition, step.label) for step in first.steps],
    )
    told = progress(earlier, second, profile(resume))
    assert [label for _, label in told.done] == ["JAX"]
    assert "Kubernetes" in [label for _, label in told.open]
    assert [(turned.requirement, turned.before, turned.now) for turned in told.turned] == [("q1", "missing", "met")]
    assert told.score > told.score_before


def test_roles_that_open_are_nearer_with_the_lines_in(matcher):
    resume = matcher.read_bytes(content(load("accountant"), "txt"), file="cv.txt")
    made = matcher.plan(resume, "ai-auditor", budget="20w")
    board = Board(resume, matcher.finder)
    board.write([step.addition for step in made.steps])
    after = scores(board.scored([step.addition for step in made.steps]), matcher.table)
    numbers = {one.role.id: r for r, one in enumerate(matcher.table.roles)}
    assert made.opened
    for opened in made.opened:
        assert opened.score_after == int(after[numbers[opened.role.id]]) // 1000 > opened.score
        assert opened.met_after > opened.met or opened.score < made.score <= opened.score_after


def test_the_role_that_can_be_brought_furthest_has_the_plan_of_its_budget(matcher):
    few = [matcher.library[name] for name in ("ai-auditor", "accountant", "nurse", "chef") if name in matcher.library]
    with Matcher(few, as_of=AS_OF) as some:
        resume = some.read_bytes(content(load("accountant"), "txt"), file="cv.txt")
        found = some.furthest_roles(resume, budget="6w", top=len(few))
        assert [one.score_after for one in found] == sorted((one.score_after for one in found), reverse=True)
        for one in found:
            alone = some.plan(resume, one.role, budget="6w")
            assert abs(alone.score_after - one.score_after) <= max(one.bound, alone.bound)


def test_what_opens_most_roles_turns_a_requirement_in_each(matcher):
    resume = matcher.read_bytes(content(load("accountant"), "txt"), file="cv.txt")
    board = Board(resume, matcher.finder)
    numbers = {one.role.id: r for r, one in enumerate(matcher.table.roles)}
    found = matcher.most_roles(resume, top=3)
    assert found
    before = {r: explain(board.profile, matcher.table, [r])[0] for one in found for r in
              (numbers[opened.role.id] for opened in one.opened)}  # fmt: skip
    for one in found:
        board.write([one.addition])
        with_line = board.scored([one.addition])
        for opened in one.opened:
            r = numbers[opened.role.id]
            after = explain(with_line, matcher.table, [r])[0]
            met = [sum(q.required and q.status == "met" for q in match.requirements) for match in (before[r], after)]
            assert met == [opened.met, opened.met_after] and met[1] > met[0]


@pytest.mark.parametrize("wrong", ["", "twelve", "12d", "-3w", "1000w"])
def test_a_time_that_is_none_is_wrong_use(wrong):
    with pytest.raises(InvalidUse):
        tenths_of_weeks(wrong)
