"""Role files: what is read, and how faults are named."""

import json
from collections import Counter

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


def faults_of(folder, *lines, library=False):
    """What lint says of a role with these lines: (text, needs), needs None where they are read from the text."""
    path = folder / "x.toml"
    tables = "".join(
        f"\n[[qualifications]]\ntext = {json.dumps(text)}\n" + (f"needs = {needs}\n" if needs else "")
        for text, needs in lines
    )
    path.write_text(MINIMAL + tables, encoding="utf-8")
    return lint([path], FINDER, library=library)


@pytest.mark.parametrize(
    ("text", "needs"),
    [
        ("Four years in HR work", "{ years = 4 }"),
        ("Two years of claims, legal or automotive work", "{ years = 2 }"),
        (
            "Bachelor's degree or three years of experience in the field",
            '{ any = [{ degree = "bachelor" }, { years = 3 }] }',
        ),
        ("High school diploma, or a year of work in a store", '{ any = [{ degree = "secondary" }, { years = 1 }] }'),
        ("Six years of relevant work", "{ years = 6 }"),
        ("Three years of professional design work", "{ years = 3 }"),
        ("Four or more years building production software", "{ years = 4 }"),
    ],
)
def test_years_of_a_trade_that_anybody_meets_are_a_fault(text, needs, tmp_path):
    (fault,) = faults_of(tmp_path, (text, needs), library=True)
    assert fault.path == str(tmp_path / "x.toml")
    assert fault.line == 6
    assert "years of any work" in fault.message
    assert 'skill = "…" }' in fault.message


def test_a_fault_of_years_names_the_skills_that_the_text_names(tmp_path):
    (fault,) = faults_of(tmp_path, ("Four years in HR work", "{ years = 4 }"))
    assert fault.message.endswith("named in the text: human-resources")


@pytest.mark.parametrize(
    ("text", "needs"),
    [
        ("Degree in design or art", '{ degree = "associate" }'),
        ("Bachelor's degree in nursing, or CPA", '{ any = [{ degree = "bachelor" }, { certificate = "cpa" }] }'),
    ],
)
def test_a_degree_in_a_field_that_any_degree_meets_is_a_fault(text, needs, tmp_path):
    (fault,) = faults_of(tmp_path, (text, needs))
    assert "one in any field. Allowed: { degree = " in fault.message
    assert fault.line == 6


@pytest.mark.parametrize(
    ("text", "needs"),
    [
        ("Five years of work", "{ years = 5 }"),
        ("3+ years of professional experience", "{ years = 3 }"),
        ("A year or more of paid work, some of it with people", "{ years = 1 }"),
        ("Four years in HR work", '{ years = 4, skill = "human-resources" }'),
        ("Bachelor's degree in any field", '{ degree = "bachelor" }'),
        ("Degree in hand or in progress", '{ degree = "associate" }'),
        ("High school diploma in hand", '{ degree = "secondary" }'),
        ("Degree in design", '{ degree = "associate", fields = ["design"] }'),
        ("Python", '"python"'),
        # prose: nobody wrote needs that could be wrong
        ("Four years of relevant work, or a degree", None),
        ("Bachelor's degree in nursing or four years of experience in the field", None),
        # as the text reads, and as an imported page has it
        (
            "Bachelor's degree in nursing or four years of relevant work",
            '{ any = [{ degree = "bachelor", fields = ["nursing"] }, { years = 4 }] }',
        ),
    ],
)
def test_sensible_lines_have_no_faults(text, needs, tmp_path):
    assert faults_of(tmp_path, (text, needs)) == []


SOFT_AND_HARD = ("Training of agents", '{ any = ["training-delivery", { any = ["coaching"] }] }')


def test_in_the_library_a_soft_skill_may_not_stand_for_a_harder_one(tmp_path):
    (fault,) = faults_of(tmp_path, SOFT_AND_HARD, library=True)
    assert fault.line == 6
    assert "the soft skill 'coaching' would alone meet the required 'Training of agents'" in fault.message
    assert faults_of(tmp_path, SOFT_AND_HARD) == []
    beside = ("Training of agents", '{ all = ["bpo", { any = ["training-delivery", "coaching"] }] }')
    softness = ("Clear speech", '{ any = ["communication", "active-listening"] }')
    assert faults_of(tmp_path, beside, softness, library=True) == []


def test_in_the_library_one_skill_may_not_meet_lines_of_many_families(tmp_path):
    def write(count, needs):
        for n in range(count):
            (tmp_path / f"r{n}.toml").write_text(
                f'id = "r{n}"\ntitle = "R"\nfamily = "F{n}"\n[[qualifications]]\ntext = "A line"\nneeds = {needs}\n',
                encoding="utf-8",
            )
        return lint([tmp_path], FINDER, library=True)

    assert write(4, '{ any = ["auditing"] }') == []
    (fault,) = write(5, '{ any = ["auditing"] }')
    assert "'auditing' alone meets required lines of 5 families (F0, F1, F2, F3, F4)" in fault.message
    assert fault.line == 5
    for needs in ('"communication"', '"spanish"', '"microsoft-excel"', '{ all = ["auditing", "banking"] }'):
        assert write(5, needs) == []
    assert lint([tmp_path], FINDER) == []


#: the role page that the project grew from, and its siblings
SEVEN = {
    "ai-alignment-researcher",
    "ai-agent-engineer",
    "ai-animator",
    "ai-agent-developer",
    "ai-auditor",
    "ai-solutions-engineer",
    "llm-engineer",
}


def test_the_shipped_library_holds_the_seven_and_24_more_families():
    library = Library.load(FINDER)
    assert {library[role].family for role in SEVEN} == {"Artificial Intelligence"}
    families = Counter(role.family for role in library.values())
    assert len(families) == 25
    assert families["Artificial Intelligence"] >= 30
    seven = [library[role] for role in SEVEN]
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
