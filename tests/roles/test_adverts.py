"""Adverts in the forms that people have them become roles: required, preferred and choices as their words say."""

import json

import pytest

from skillmatch.documents import Reader
from skillmatch.errors import InvalidRole, InvalidUse
from skillmatch.roles import (
    Columns,
    DegreeNeed,
    SkillNeed,
    SomeOf,
    YearsNeed,
    lint,
    read_advert,
    read_adverts,
    read_needs,
    read_rows,
    role_toml,
)
from skillmatch.skills import default_finder

FINDER = default_finder()


@pytest.fixture(scope="module")
def reader():
    with Reader() as one:
        yield one


def advert(text, tmp_path, reader, name="advert.txt"):
    path = tmp_path / name
    path.write_text(text, encoding="utf-8")
    return read_advert(path, FINDER, reader)


def wanted(role):
    return {q.text: q.required for q in role.qualifications}


HEADED = """Harbour Clerk
We keep the harbour's books.
What you'll do
Write down the ships
What we're looking for
Bachelor's degree in accounting
Proficiency in SQL is a plus
Must speak French (Portuguese is a plus)
No experience with cranes required
Bonus points if you have
A driving licence (required)
Experience with Tableau
What we offer
Health insurance
"""


def test_headings_and_words_tell_required_from_preferred(tmp_path, reader):
    read = advert(HEADED, tmp_path, reader)
    assert wanted(read.role) == {
        "Bachelor's degree in accounting": True,
        "Proficiency in SQL is a plus": False,
        "Must speak French": True,
        "Portuguese is a plus": False,
        "A driving licence (required)": True,
        "Experience with Tableau": False,
    }
    assert read.role.duties == ("Write down the ships",)


def test_what_is_not_asked_or_offered_is_listed_not_asked(tmp_path, reader):
    assert {"No experience with cranes required", "Health insurance"} <= set(advert(HEADED, tmp_path, reader).unplaced)


PROSE = """Harbour Clerk
Our harbour has stood for 120 years and is an equal opportunity employer. You must have 3 years of experience with SQL.
You will sit by the sea. Knowledge of Tableau would be nice. Send your application by pigeon.
"""


def test_demands_in_prose_are_taken_sentence_by_sentence(tmp_path, reader):
    role = advert(PROSE, tmp_path, reader).role
    assert wanted(role) == {
        "You must have 3 years of experience with SQL.": True,
        "Knowledge of Tableau would be nice.": False,
    }
    assert role.qualifications[0].needs == YearsNeed(3, "sql")
    assert "sit by the sea" in role.summary


def test_a_list_without_headings_turns_where_it_asks_for_a_degree_again(tmp_path, reader):
    text = "Clerk\nBachelor's degree in law\n4 years of experience in tax\nMaster's degree in law\nUses Excel\n"
    role = advert(text, tmp_path, reader).role
    assert list(wanted(role).values()) == [True, True, False]
    assert role.qualifications[2].group != role.qualifications[0].group


def test_a_list_under_a_heading_does_not_turn(tmp_path, reader):
    text = "Clerk\nRequirements\nBachelor's degree in law\n4 years of experience in tax\nMaster's degree in law\n"
    assert all(wanted(advert(text, tmp_path, reader).role).values())


def test_a_heading_and_its_text_may_stand_in_one_line(tmp_path, reader):
    text = "Clerk\nKeeps books.\nMinimum qualifications: experience with SQL\nPreferred qualifications: Tableau\n"
    assert wanted(advert(text, tmp_path, reader).role) == {"experience with SQL": True, "Tableau": False}


@pytest.mark.parametrize(
    ("text", "need"),
    [
        ("Experience with one or more of: Java, Python, Go", {"java", "python", "go"}),
        ("Experience with Java, Python, and/or Go", {"java", "python", "go"}),
        ("Either Java or Python", {"java", "python"}),
    ],
)
def test_alternatives_are_any_of(text, need):
    read = read_needs(text, FINDER)
    assert isinstance(read, SomeOf) and read.count == 1 and {one.skill for one in read.of} == need


def test_examples_are_a_choice_and_what_is_asked_beside_them_is_not():
    need = read_needs("Experience with cloud platforms such as AWS or Azure and with Terraform", FINDER)
    assert need.count == 2 and need.of[1] == SkillNeed("terraform")
    assert need.of[0].count == 1 and {SkillNeed("aws"), SkillNeed("azure")} <= set(need.of[0].of)


@pytest.mark.parametrize(
    ("text", "need"),
    [
        ("At least two of the following: C++, Java, Go", (2, 3)),
        ("Python and SQL", (2, 2)),
    ],
)
def test_so_many_of_them(text, need):
    read = read_needs(text, FINDER)
    assert (read.count, len(read.of)) == need


@pytest.mark.parametrize(
    ("text", "need"),
    [
        ("three to five years of experience in SQL", YearsNeed(3, "sql")),
        ("At least 2 years of experience", YearsNeed(2)),
        ("18 months of experience", YearsNeed(1.5)),
        ("Must be at least 18 years old", None),
        ("4+ years of Java or Python", SomeOf(1, (YearsNeed(4, "java"), YearsNeed(4, "python")))),
        (
            "Bachelor's degree in mathematics or physics and 3 years of experience",
            SomeOf(2, (DegreeNeed("bachelor", ("mathematics", "physics")), YearsNeed(3))),
        ),
        (
            "Bachelor's degree or equivalent practical experience",
            SomeOf(1, (DegreeNeed("bachelor"), YearsNeed(4))),
        ),
        (
            "5 years' experience or a degree in accounting",
            SomeOf(1, (DegreeNeed("bachelor", ("accounting",)), YearsNeed(5))),
        ),
        (
            "Bachelor's degree with five years of experience or a master's degree with three years of experience",
            SomeOf(
                1,
                (
                    SomeOf(2, (DegreeNeed("bachelor"), YearsNeed(5))),
                    SomeOf(2, (DegreeNeed("master"), YearsNeed(3))),
                ),
            ),
        ),
    ],
)
def test_years_and_degrees_become_checks(text, need):
    assert read_needs(text, FINDER) == need


POSTING = {
    "@context": "https://schema.org/",
    "@type": "JobPosting",
    "title": "Kelp Analyst",
    "description": "<p>You look after kelp.</p><h3>Responsibilities</h3><ul><li>Weigh the kelp</li></ul>",
    "qualifications": "Must know Python",
    "skills": "SQL, Tableau",
    "experienceRequirements": {"@type": "OccupationalExperienceRequirements", "monthsOfExperience": 24},
    "educationRequirements": {"@type": "EducationalOccupationalCredential", "credentialCategory": "bachelor degree"},
    "hiringOrganization": {"@type": "Organization", "name": "Cold Bay Farm"},
    "baseSalary": {
        "@type": "MonetaryAmount",
        "currency": "EUR",
        "value": {"minValue": 40000, "maxValue": 50000, "unitText": "YEAR"},
    },
    "jobBenefits": "Free kelp",
}


@pytest.mark.parametrize("form", ["json", "html"])
def test_a_posting_in_json_ld_becomes_a_role(form, tmp_path, reader):
    text = json.dumps(POSTING)
    if form == "html":
        text = (
            f'<!doctype html><html><body><h1>Menu</h1><script type="application/ld+json">{text}</script></body></html>'
        )
    read = advert(text, tmp_path, reader, f"posting.{form}")
    role = read.role
    assert (role.id, role.title, role.employers) == ("kelp-analyst", "Kelp Analyst", ("Cold Bay Farm",))
    assert role.duties == ("Weigh the kelp",)
    assert [q.text for q in role.qualifications] == [
        "Must know Python",
        "bachelor degree",
        "2 years of experience",
        "SQL",
        "Tableau",
    ]
    assert (role.salary.low, role.salary.high, role.salary.currency, role.salary.period) == (
        40000,
        50000,
        "EUR",
        "year",
    )
    assert "jobBenefits: Free kelp" in read.unplaced


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ('{"@type": "Person", "name": "Ada"}', "without a JobPosting"),
        ('{"@type": "JobPosting",\n "title": ', "damaged or cut short"),
        ('{"@type": "JobPosting", "description": "Keeps books."}', "no title"),
        ("[" * 100_000, "nested too deeply"),
    ],
)
def test_json_that_is_no_posting_is_refused_with_its_place(text, said, tmp_path, reader):
    with pytest.raises(InvalidRole, match=said) as fault:
        advert(text, tmp_path, reader, "posting.json")
    assert fault.value.path.endswith("posting.json") and fault.value.line is not None


def test_a_file_of_several_postings_is_all_of_them_or_none_of_them_as_one_role(tmp_path, reader):
    path = tmp_path / "postings.json"
    path.write_text(json.dumps({"@graph": [POSTING, POSTING | {"title": "Kelp Weigher"}]}), encoding="utf-8")
    assert [one.role.id for one in read_adverts(path, FINDER, reader)] == ["kelp-analyst", "kelp-weigher"]
    with pytest.raises(InvalidRole, match="2 postings"):
        read_advert(path, FINDER, reader)


ROWS = """job,wants,wishes,does
Harbour Clerk,Experience with SQL,Tableau,Writes down ships
,Experience with Java,,Paints
Nobody,,,
Harbour Clerk,"BA degree
Python",,
"""


def test_each_row_of_a_table_is_a_role_and_bad_rows_are_named_with_their_line(tmp_path, reader):
    path = tmp_path / "adverts.csv"
    path.write_text(ROWS, encoding="utf-8")
    columns = Columns(title="job", required="wants", preferred="wishes", duties="does")
    read = list(read_rows(path, columns, FINDER, reader))
    assert [line for line, _ in read] == [2, 3, 4, 5]
    good = [one.role for _, one in read if not isinstance(one, InvalidRole)]
    assert [role.id for role in good] == ["harbour-clerk", "harbour-clerk-2"]
    assert wanted(good[0]) == {"Experience with SQL": True, "Tableau": False}
    bad = [one for _, one in read if isinstance(one, InvalidRole)]
    assert [(fault.line, "title" in str(fault)) for fault in bad] == [(3, True), (4, False)]


def test_a_column_that_is_not_there_is_named_with_those_that_are(tmp_path, reader):
    path = tmp_path / "adverts.csv"
    path.write_text(ROWS, encoding="utf-8")
    with pytest.raises(InvalidUse, match="'text' is no column") as fault:
        list(read_rows(path, Columns(title="job", text="text"), FINDER, reader))
    assert "job, wants, wishes, does" in fault.value.remedy


TWICE = """Harbour Clerk
Duties
Writes down ships
Writes down ships
Requirements
Experience with SQL
Experience with SQL
"""


@pytest.mark.parametrize("text", [HEADED, PROSE, TWICE])
def test_what_is_written_passes_lint(text, tmp_path, reader):
    role = advert(text, tmp_path, reader).role
    path = tmp_path / f"{role.id}.toml"
    path.write_text(role_toml(role), encoding="utf-8")
    assert lint([path], FINDER) == []


def test_an_advert_in_another_language_is_refused_and_told_why(tmp_path, reader):
    text = "Hafenschreiber\nWir suchen eine Person, die unsere Schiffe kennt\nSie schreiben gern und rechnen sicher\n"
    with pytest.raises(InvalidRole, match="does not read as English"):
        advert(text, tmp_path, reader)


def test_a_page_of_ten_thousand_qualifications_is_refused(tmp_path, reader):
    text = "Harbour Clerk\nRequirements\n" + "".join(f"Knows ship number {n}\n" for n in range(10_000))
    with pytest.raises(InvalidRole, match="10000 qualifications; a role has at most 500"):
        advert(text, tmp_path, reader)


@pytest.mark.parametrize(
    "line",
    [
        "5 years of experience in a recruitment agency",
        "Apply sales knowledge through daily visits",
        "Experience executing our mission",
    ],
)
def test_lines_that_only_resemble_the_words_around_adverts_are_placed(line, tmp_path, reader):
    read = advert(f"Clerk\nRequirements\nKnows SQL\n{line}\n", tmp_path, reader)
    assert line in wanted(read.role) and line not in read.unplaced


@pytest.mark.parametrize(
    "line",
    ["We are an equal opportunity employer", "Please send your CV to the harbour", "No agencies, please"],
)
def test_words_around_adverts_are_no_qualifications(line, tmp_path, reader):
    read = advert(f"Clerk\nRequirements\nKnows SQL\n{line}\n", tmp_path, reader)
    assert line in read.unplaced and line not in wanted(read.role)
