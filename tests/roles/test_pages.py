"""A role page becomes a role; what has no place is listed and nothing is invented."""

from pathlib import Path

import pytest

from skillmatch.documents import read_document
from skillmatch.errors import InvalidRole
from skillmatch.roles import DegreeNeed, Library, SomeOf, YearsNeed, parse_role, read_page, role_toml
from skillmatch.roles.reading import degree_in
from skillmatch.skills import default_finder

FINDER = default_finder()
PAGE = """Data & Pipes
Pipe Data Keeper
Last updated
Pipe Data Keepers look after the measurements of water pipes and tell the crews what to mend.
Role at a glance
- Typical education
- Bachelor's degree in statistics; a trade certificate is sometimes accepted
- Typical experience
- 2-4 years
- Key certifications
- None typically required
- Top employer types
- Water works, city councils
- Salary range
- $50K–$70K
Duties and responsibilities
- Collect the readings of all meters
- Write SQL queries that find leaks
Qualifications
Education:
- Bachelor's degree in statistics or mathematics
Core skills:
- Python and SQL
- Tableau or Power BI preferred
Character:
- Patience with rusty things nobody else likes
Career outlook
Pipes age, and so the work grows.
Frequently asked questions
- Is it wet?
- Sometimes.
More in Data & Pipes
See all jobs →- Leak Finder$45K–$60K
Leak Finders walk the streets with microphones.
- Valve Poet$30K–$40K
Valve Poets name the valves.
"""


def read(text, tmp_path, name="page.txt"):
    path = tmp_path / name
    path.write_text(text, encoding="utf-8")
    return read_page(read_document(path), FINDER, file=str(path))


def test_a_page_becomes_a_role(tmp_path):
    role = read(PAGE, tmp_path).role
    assert (role.id, role.title, role.family) == ("pipe-data-keeper", "Pipe Data Keeper", "Data & Pipes")
    assert role.summary.startswith("Pipe Data Keepers look after")
    assert role.duties == ("Collect the readings of all meters", "Write SQL queries that find leaks")
    assert (role.experience_years.min, role.experience_years.max) == (2, 4)
    assert (role.salary.low, role.salary.high, role.salary.currency) == (50000, 70000, "USD")
    assert role.employers == ("Water works", "city councils")
    assert role.certifications == ()
    assert role.outlook == "Pipes age, and so the work grows."


def test_qualifications_keep_their_groups_and_are_read(tmp_path):
    lines = {q.text: q for q in read(PAGE, tmp_path).role.qualifications}
    assert [q.group for q in lines.values()] == ["Education", "Core skills", "Core skills", "Character"]
    assert lines["Bachelor's degree in statistics or mathematics"].needs == DegreeNeed(
        "bachelor", ("statistics", "mathematics")
    )
    assert isinstance(lines["Python and SQL"].needs, SomeOf)
    assert not lines["Tableau or Power BI preferred"].required
    assert lines["Patience with rusty things nobody else likes"].required


def test_siblings_become_short_roles_linked_to_each_other(tmp_path):
    page = read(PAGE, tmp_path)
    assert [(s.id, s.salary.low, s.salary.high) for s in page.siblings] == [
        ("leak-finder", 45000, 60000),
        ("valve-poet", 30000, 40000),
    ]
    assert page.siblings[0].summary == "Leak Finders walk the streets with microphones."
    assert page.role.related_roles == ("leak-finder", "valve-poet")
    assert page.siblings[0].related_roles == ("pipe-data-keeper", "valve-poet")


def test_what_had_no_place_is_listed_and_nothing_is_invented(tmp_path):
    page = read(PAGE, tmp_path)
    assert "- Is it wet?" in page.unplaced
    assert page.role.ai_impact == ""
    assert page.role.alternative_titles == ()


def test_the_role_of_a_page_passes_as_a_role_file(tmp_path):
    page = read(PAGE, tmp_path)
    for role in (page.role, *page.siblings):
        assert parse_role(role_toml(role), FINDER) == role


def test_a_page_without_anything_to_ask_is_refused(tmp_path):
    with pytest.raises(InvalidRole, match="neither summary, duties nor qualifications"):
        read("Only A Title\n", tmp_path)


SHARED = Path(__file__).parents[2].parent / "shared" / "data" / "role-pages" / "ai-alignment-researcher.txt"


@pytest.mark.skipif(not SHARED.exists(), reason="the first role page lies beside the project, not in it")
def test_the_first_role_page_is_read_whole():
    page = read_page(read_document(SHARED), FINDER, file=str(SHARED))
    role = page.role
    assert (role.title, role.family) == ("AI Alignment Researcher", "Artificial Intelligence")
    assert len(role.duties) == 10
    assert (role.experience_years.min, role.experience_years.max, role.experience_years.includes) == (3, 7, ("phd",))
    assert [q.group for q in role.qualifications].count("Core technical skills") == 5
    assert len({q.group for q in role.qualifications}) == 4
    assert role.certifications == ()
    library = Library.load(FINDER)
    assert len(page.siblings) == 6
    assert {library[sibling.id].family for sibling in page.siblings} == {"Artificial Intelligence"}
    for sibling in page.siblings:
        assert (sibling.salary.low, sibling.salary.high) == (
            library[sibling.id].salary.low,
            library[sibling.id].salary.high,
        )
    assert not any(isinstance(q.needs, YearsNeed) for q in role.qualifications if q.group == "Conceptual background")


@pytest.mark.parametrize(
    ("text", "need"),
    [
        ("Bachelor's degree or four years of relevant work", DegreeNeed("bachelor")),
        ("Bachelor's degree in accounting or finance", DegreeNeed("bachelor", ("accounting", "finance"))),
    ],
)
def test_the_fields_of_a_degree_are_not_those_of_the_years_beside_it(text, need):
    assert degree_in(text) == need


def test_a_degree_that_names_its_field_asks_for_it():
    need = degree_in("Juris Doctor required")
    assert need.degree == "master" and "law" in need.fields
