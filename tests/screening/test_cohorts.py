"""Cohorts of invented people: maps, next steps, groups, what helps most."""

import datetime

import pytest
from forms import SUFFIXES, write
from people import load

from skillmatch.api import Matcher
from skillmatch.roles import Qualification, Role, SkillNeed, SomeOf, YearsNeed, compile_roles, default_background
from skillmatch.screening import Cell, Given, NextStep, Person, Standing, Unread, cohort_of
from skillmatch.skills import Course, default_finder

AS_OF = datetime.date(2026, 1, 31)
PEOPLE = ("accountant", "ai-auditor", "llm-engineer", "nurse")


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    folder = tmp_path_factory.mktemp("people")
    for name, form in zip(PEOPLE, ("txt", "html", "docx", "pdf-one-column"), strict=True):
        write(load(name), form, folder / f"{name}{SUFFIXES[form]}")
    (folder / "broken.pdf").write_bytes(b"%PDF-1.7\nnothing more")
    return folder


@pytest.fixture(scope="module")
def given(folder):
    return [Given(path.name, path) for path in sorted(folder.iterdir())]


@pytest.fixture(scope="module")
def matcher():
    with Matcher(["ai-auditor", "accountant"], as_of=AS_OF) as matcher:
        yield matcher


@pytest.fixture(scope="module")
def people(matcher, given):
    return list(matcher.people(given))


def test_a_broken_file_costs_itself_alone(people):
    assert [one.file for one in people if isinstance(one, Unread)] == ["broken.pdf"]
    assert [one.file.partition(".")[0] for one in people if isinstance(one, Person)] == list(PEOPLE)


def test_two_workers_give_what_one_gives(matcher, given, people):
    again = list(matcher.people(given, workers=2))
    assert [one for one in again if isinstance(one, Person)] == [one for one in people if isinstance(one, Person)]
    errors = [(one.file, one.error.kind, one.error.message) for one in again if isinstance(one, Unread)]
    assert errors == [(one.file, one.error.kind, one.error.message) for one in people if isinstance(one, Unread)]


def test_the_cells_are_those_of_the_match(matcher, folder, people):
    nurse = next(one for one in people if one.file == "nurse.pdf")
    for match in matcher.match(matcher.read(folder / "nurse.pdf"), top=None):
        standing = next(one for one in nurse.standings if one.role == match.role.id)
        assert standing.score == match.score
        assert {cell.requirement: cell.status for cell in standing.cells} == {
            q.id: q.status for q in match.requirements
        }
        assert sum(cell.would_bring for cell in standing.cells) == sum(gap.would_bring for gap in match.gaps)


def test_a_map_counts_every_person_once_in_each_row(matcher, people):
    cohort = matcher.cohort(people)
    assert [one.role.id for one in cohort.maps] == ["ai-auditor", "accountant"]
    for one in cohort.maps:
        assert [standing.score for standing in one.standings] == sorted(
            (standing.score for standing in one.standings), reverse=True
        )
        for row in one.rows:
            assert sum(row.counts.values()) == len(row.cells) == len(PEOPLE)
        assert all(row.required and not row.counts["not-provable"] for row in one.shown)
        assert [row.lacking for row in one.shown] == sorted((row.lacking for row in one.shown), reverse=True)


def test_each_person_with_a_step_stands_in_one_group(matcher, people):
    cohort = matcher.cohort(people)
    grouped = [file for group in cohort.groups for file in group.people]
    assert sorted(grouped) == sorted(person.file for person in cohort.people if person.best.next_step is not None)


def test_the_order_of_the_files_changes_people_alone(matcher, people):
    cohort, turned = matcher.cohort(people), matcher.cohort(people[::-1])
    assert [one.people for one in cohort.maps] == [one.people for one in turned.maps]
    assert [(one.id, one.would_bring) for one in cohort.skills] == [(one.id, one.would_bring) for one in turned.skills]


def test_without_roles_each_person_stands_before_the_best_of_the_library(folder):
    with Matcher(as_of=AS_OF) as matcher:
        cohort = matcher.cohort(matcher.people([Given("nurse.pdf", folder / "nurse.pdf")]))
        assert [standing.role for standing in cohort.people[0].standings] == [
            match.role.id for match in matcher.match(matcher.read(folder / "nurse.pdf"), top=1)
        ]


# ── by hand ───────────────────────────────────────────────────────────────────────────────────────────────────

ROLE = Role(
    id="clerk",
    title="Clerk",
    qualifications=(
        Qualification("q1", "Work", "SQL and Python", True, SomeOf(2, (SkillNeed("sql"), SkillNeed("python")))),
        Qualification("q2", "Work", "A language", True, SomeOf(1, (SkillNeed("java"), SkillNeed("python")))),
        Qualification("q3", "Work", "Years of Python", True, YearsNeed(2, "python")),
    ),
)  # fmt: skip


def cell(requirement, would_bring, *meets, share=0, kind="learn"):
    return Cell(requirement, "partial" if share else "missing", share, would_bring, kind, meets)


def person(file, *cells, band="possible", step=None):
    top = max(cells, key=lambda one: one.would_bring)
    chosen = NextStep("clerk", top.requirement, "text", top.kind, top.would_bring, top.meets[0] if top.meets else None)
    return Person(file, (Standing("clerk", "Clerk", False, 300, band, "told", cells, chosen),))


@pytest.fixture(scope="module")
def table():
    return compile_roles([ROLE], default_finder().taxonomy, default_background())


def made(table, people, courses=None):
    full = []
    for one in people:
        present = {c.requirement for c in one.best.cells}
        rest = tuple(Cell(q.id, "met", 1000, 0, None, ()) for q in table.roles[0].qualifications if q.id not in present)
        standing = one.best
        full.append(
            Person(
                one.file,
                (
                    Standing(
                        standing.role, standing.title, standing.thin, standing.score, standing.band,
                        standing.band_told, standing.cells + rest, standing.next_step,
                    ),
                ),
            )
        )  # fmt: skip
    return cohort_of(full, table, as_of="2026-01-31", versions={}, courses=courses)


def test_of_several_skills_that_would_do_the_step_is_the_one_that_most_people_need(table):
    cohort = made(table, [person("a", cell("q2", 40, "java", "python")), person("b", cell("q1", 50, "python"))])
    assert [(group.skill, group.people, group.would_bring) for group in cohort.groups] == [("python", ("a", "b"), 90)]


def test_a_course_brings_the_part_of_a_demand_that_it_meets(table):
    python = Course("c1", "Python", ("python",), "", 40, "", "")
    both = Course("c2", "Python and SQL", ("python", "sql"), "", 80, "", "")
    cohort = made(table, [person("a", cell("q1", 60, "sql", "python"))], [python, both])
    assert [(one.id, one.people, one.would_bring) for one in cohort.courses] == [("c2", ("a",), 60), ("c1", ("a",), 30)]


def test_a_course_for_two_skills_that_either_would_do_brings_the_gap_once(table):
    course = Course("c1", "Two languages", ("python", "java"), "", 40, "", "")
    cohort = made(table, [person("a", cell("q2", 40, "java", "python"))], [course])
    assert [(one.gaps, one.would_bring) for one in cohort.courses] == [(1, 40)]


def test_a_course_that_helps_most_people_stands_first_then_the_one_that_brings_most(table):
    courses = [Course(name, name, (name,), "", 10, "", "") for name in ("java", "sql", "python")]
    people = [
        person("a", cell("q2", 40, "java", "python")),
        person("b", cell("q1", 60, "sql", share=500)),
        person("c", cell("q2", 10, "python", "java")),
    ]
    cohort = made(table, people, courses)
    assert [(one.id, len(one.people), one.would_bring) for one in cohort.courses] == [
        ("java", 2, 50), ("python", 2, 50), ("sql", 1, 60),
    ]  # fmt: skip


def test_no_course_brings_years_or_what_is_only_to_be_shown(table):
    course = Course("c1", "Python", ("python",), "", 40, "", "")
    years = person("a", cell("q3", 60, "python"))
    shown = person("b", cell("q2", 60, "python", kind="show"))
    assert made(table, [years, shown], [course]).courses == ()


def test_a_narrower_skill_meets_a_broader_demand(table):
    taxonomy = table.taxonomy
    narrower = next(iter(taxonomy.descendants("python")))
    course = Course("c1", "Something in Python", (narrower,), "", 40, "", "")
    assert [one.would_bring for one in made(table, [person("a", cell("q2", 40, "python"))], [course]).courses] == [40]


def test_who_cannot_be_judged_stands_in_no_map_and_lacks_nothing(table):
    silent = person("a", cell("q2", 40, "python"), band="cannot-judge")
    cohort = made(table, [silent, person("b", cell("q2", 40, "python"))])
    assert [one.file for one in cohort.unjudged] == ["a"]
    assert [[one.file for one in map.people] for map in cohort.maps] == [["b"]]
    assert [one.people for one in cohort.skills] == [("b",)]


def test_without_courses_there_are_none(table):
    assert made(table, [person("a", cell("q2", 40, "python"))]).courses is None
