"""Role files: what is read, and how faults are named."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from skillmatch.errors import InvalidRole
from skillmatch.resume import LEVELS
from skillmatch.roles import (
    DegreeNeed,
    Library,
    SkillNeed,
    SomeOf,
    YearsNeed,
    lint,
    need_toml,
    parse_role,
    role_toml,
)
from skillmatch.roles.schema import DEGREES
from skillmatch.skills import default_finder

FINDER = default_finder()
MINIMAL = 'id = "x"\ntitle = "X"\nsummary = "Python and SQL"\n'


def fault_of(text):
    with pytest.raises(InvalidRole) as caught:
        parse_role(text, FINDER, path="x.toml")
    return caught.value


def with_needs(needs):
    return f'{MINIMAL}\n[[qualifications]]\ntext = "A line"\nneeds = {needs}\n'


def test_id_title_and_prose_suffice():
    assert parse_role(MINIMAL, FINDER).title == "X"


def test_an_unknown_key_is_named_with_its_line_and_the_nearest_right_name():
    fault = fault_of(MINIMAL + "requierd = 1\n")
    assert fault.line == 4
    assert str(fault).startswith("x.toml:4: unknown key 'requierd'")
    fault = fault_of(with_needs('"python"') + "requierd = true\n")
    assert fault.line == 8
    assert "did you mean 'required'?" in fault.message


@pytest.mark.parametrize(
    ("needs", "said"),
    [
        ('"pyton"', "no skill is called 'pyton'; nearest: python"),
        ("{ any = [] }", "at least one need"),
        ('{ at_least = 3, of = ["python", "sql"] }', "at_least must be a whole number from 1 to 2"),
        ("{ years = -1 }", "years must be a number over 0"),
        ('{ degree = "diploma" }', "degree must be one of secondary"),
        ('{ every = ["python"] }', "Allowed: all, any"),
        ("3", "neither a skill id nor a table"),
    ],
)
def test_wrong_needs_are_named_with_their_line(needs, said):
    fault = fault_of(with_needs(needs))
    assert said in fault.message
    assert fault.line == 7


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ('title = "X"\nsummary = "s"', "the key 'id' is missing"),
        ('id = "X Y"\ntitle = "X"\nsummary = "s"', "id:"),
        ('id = "x"\ntitle = "X"', "one of summary, duties, qualifications is needed"),
        ('id = "x"\ntitle = "X"\nsummary = "s"\nexperience_years = { min = 5, max = 3 }', "max is below min"),
        ('id = "x"\ntitle = "X"\nsummary = "s"\nexperience_years = { min = -1 }', "experience_years.min"),
        ("id = \n", "not TOML"),
    ],
)
def test_other_faults_say_what_is_wrong(text, said):
    assert said in fault_of(text).message


def test_needs_nested_without_end_are_refused():
    assert "nested" in fault_of(with_needs("{ all = [" * 40 + '"python"' + "] }" * 40)).message


def test_ten_thousand_qualifications_are_refused():
    lines = '\n[[qualifications]]\ntext = "A"\n' * 10_000
    assert "at most 500" in fault_of(MINIMAL + lines).message


def test_a_need_may_mix_kinds():
    role = parse_role(with_needs('{ any = [{ degree = "bachelor", fields = ["law"] }, { years = 5 }] }'), FINDER)
    assert role.qualifications[0].needs == SomeOf(1, (DegreeNeed("bachelor", ("law",)), YearsNeed(5.0)))


def test_without_needs_the_text_is_read():
    def needs(text):
        return parse_role(f'{MINIMAL}\n[[qualifications]]\ntext = "{text}"\n', FINDER).qualifications[0].needs

    assert needs("Python") == SkillNeed("python")
    assert needs("PyTorch or JAX") == SomeOf(1, (SkillNeed("pytorch"), SkillNeed("jax")))
    assert needs("5+ years of SQL") == YearsNeed(5.0, "sql")
    assert needs("Bachelor's degree in accounting or finance") == DegreeNeed("bachelor", ("accounting", "finance"))
    assert needs("Comfort with ambiguity") is None


def test_levels_of_degrees_are_those_of_resumes():
    assert DEGREES == LEVELS


def test_the_shipped_library_has_no_faults():
    assert [str(fault) for fault in lint(None, FINDER)] == []


def test_the_shipped_library_holds_the_seven_and_24_more():
    library = Library.load(FINDER)
    seven = [role for role in library.values() if role.family == "Artificial Intelligence"]
    assert {role.id for role in seven} == {
        "ai-alignment-researcher",
        "ai-agent-engineer",
        "ai-animator",
        "ai-agent-developer",
        "ai-auditor",
        "ai-solutions-engineer",
        "llm-engineer",
    }
    assert len({role.family for role in library.values()}) == 25
    for role in seven:
        assert len(role.duties) == 10
        assert set(role.related_roles) == {other.id for other in seven} - {role.id}
        assert role.outlook and role.ai_impact and role.employers and role.education
    pay = {role.id: (role.salary.low, role.salary.high) for role in seven if role.salary}
    assert pay == {
        "ai-agent-engineer": (130000, 210000),
        "ai-animator": (65000, 120000),
        "ai-agent-developer": (115000, 195000),
        "ai-auditor": (95000, 160000),
        "ai-solutions-engineer": (115000, 195000),
        "llm-engineer": (135000, 220000),
    }
    years = library["ai-alignment-researcher"].experience_years
    assert (years.min, years.max, years.includes) == (3, 7, ("phd",))


@pytest.mark.parametrize("role", sorted(Library.load(FINDER)))
def test_a_role_goes_to_a_file_and_back_unchanged(role):
    one = Library.load(FINDER)[role]
    again = parse_role(role_toml(one), FINDER)
    assert again == one


needs = st.recursive(
    st.sampled_from([SkillNeed("python"), YearsNeed(3.0), YearsNeed(2.5, "sql"), DegreeNeed("phd", ("law",))]),
    lambda inner: st.lists(inner, min_size=2, max_size=3).flatmap(
        lambda parts: st.integers(1, len(parts)).map(lambda count: SomeOf(count, tuple(parts)))
    ),
    max_leaves=6,
)


@given(needs)
def test_needs_go_to_toml_and_back(need):
    assert parse_role(with_needs(need_toml(need)), FINDER).qualifications[0].needs == need


def test_lint_names_what_is_unfair_or_unfindable(tmp_path):
    (tmp_path / "y.toml").write_text(
        MINIMAL + 'related_roles = ["nowhere"]\n' + '[[qualifications]]\ntext = "Python"\n' * 2, encoding="utf-8"
    )
    said = " ".join(str(fault) for fault in lint([tmp_path], FINDER))
    assert "the file is called y, the role x" in said
    assert "related role 'nowhere'" in said
    assert "stands twice" in said


def test_an_empty_folder_is_a_fault(tmp_path):
    assert len(lint([tmp_path], FINDER)) == 1
