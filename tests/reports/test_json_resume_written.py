"""What was read is written as JSON Resume: it keeps the schema's rules, and read again it says the same."""

import datetime
import json

import pytest
from forms import SUFFIXES, content
from json_resume_rules import RULES
from jsonschema import Draft7Validator
from people import IDS, load
from typer.testing import CliRunner

from skillmatch.api import Matcher
from skillmatch.cli.app import app
from skillmatch.reports import resume_to_json_resume


@pytest.fixture(scope="module")
def matcher():
    with Matcher(as_of=datetime.date(2026, 1, 31)) as one:
        yield one


def claimed(resume):
    return {s.id for s in resume.skills if any(m.context == "claimed" for m in s.mentions)}


def jobs(resume):
    return sorted((p.title, p.start or "", p.end or "") for p in resume.positions)


@pytest.mark.parametrize("form", ["txt", "docx", "pdf-one-column", "pdf-two-columns", "json-resume"])
@pytest.mark.parametrize("person", IDS)
def test_what_was_written_keeps_the_rules_and_reads_as_the_same_skills_titles_and_dates(person, form, matcher):
    resume = matcher.read_bytes(content(load(person), form), file=f"cv{SUFFIXES[form]}")
    written = resume_to_json_resume(resume)
    Draft7Validator(RULES).validate(written)
    again = matcher.read_bytes(json.dumps(written).encode(), file="cv.json")
    assert claimed(again) == claimed(resume)
    assert jobs(again) == jobs(resume)
    assert len(again.education) == len(resume.education)
    assert dict(again.contact)["mail"] == dict(resume.contact)["mail"]


def test_each_part_of_a_resume_goes_where_the_schema_has_a_place_for_it(matcher):
    text = (
        "Ada Nightfern\nSenior Bookkeeper\nada@example.com | 555-010-0199 | Leeds, UK\n\nSummary\nKeeps books.\n\n"
        "Skills\nTools: Excel, SQL (Postgres, SQLite)\n\nExperience\n\n"
        "Bookkeeper\t03/2019 – Present\nNine Shops, Leeds\n"
        "• Closed the books with QuickBooks\n\nClerk\t2016 – 2019\nOne Shop, Leeds\n• Filed invoices\n\n"
        "Education\n\nBachelor of Science in Accounting\t09/2013 – 06/2016\nLeeds University\n\n"
        "Languages\n• French (fluent)\n"
    )
    written = resume_to_json_resume(matcher.read_bytes(text.encode(), file="cv.txt"))
    assert written["basics"]["name"] == "Ada Nightfern"
    assert written["basics"]["label"] == "Senior Bookkeeper"
    assert written["basics"]["email"] == "ada@example.com"
    assert written["basics"]["summary"] == "Keeps books."
    assert written["work"][0] == {
        "name": "Nine Shops", "position": "Bookkeeper", "location": "Leeds", "startDate": "2019-03",
        "highlights": ["Closed the books with QuickBooks"],
    }  # fmt: skip
    assert (written["work"][1]["startDate"], written["work"][1]["endDate"]) == ("2016", "2019")
    assert written["education"][0] == {
        "institution": "Leeds University", "area": "Accounting", "studyType": "Bachelor of Science",
        "endDate": "2016-06",
    }  # fmt: skip
    assert written["skills"] == [{"name": "Tools", "keywords": ["Excel", "SQL (Postgres, SQLite)"]}]
    assert written["languages"] == [{"language": "French", "fluency": "fluent"}]


def test_a_claimed_skill_whose_words_have_no_place_is_named_under_further_skills(matcher):
    text = "Ada Nightfern\n\nWhat I like to tell\nI have built three services with Kubernetes and Terraform.\n"
    written = resume_to_json_resume(matcher.read_bytes(text.encode(), file="cv.txt"))
    placed = json.dumps(written)
    assert "Kubernetes" in placed and "Terraform" in placed


def test_an_empty_resume_gives_an_object_that_keeps_the_rules(matcher):
    written = resume_to_json_resume(matcher.read_bytes(b"...", file="cv.txt"))
    Draft7Validator(RULES).validate(written)


def test_the_command_writes_one_object_for_one_file_and_a_list_for_many(tmp_path):
    for name in ("one", "two"):
        (tmp_path / f"{name}.txt").write_bytes(content(load("nurse"), "txt"))
    run = CliRunner().invoke
    one = run(app, ["extract", str(tmp_path / "one.txt"), "--format", "json-resume", "--quiet"])
    assert one.exit_code == 0, one.output
    Draft7Validator(RULES).validate(json.loads(one.stdout))
    many = run(app, ["extract", str(tmp_path), "--format", "json-resume", "--quiet"])
    assert [row["basics"]["name"] for row in json.loads(many.stdout)] == ["Rosa Pemberlight"] * 2
