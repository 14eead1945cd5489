"""``skillmatch plan`` as a person calls it."""

import json
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator

from skillmatch.reports.schemas import FOLDER

ROOT = Path(__file__).parents[2]
NURSE = ROOT / "docs" / "samples" / "nurse.docx"
ROLE = """\
id = "ward-clerk"
title = "Ward Clerk"
[[qualifications]]
group = "Work"
text = "Spreadsheets and patient records"
needs = { all = ["microsoft-excel", "data-entry"] }
[[qualifications]]
group = "Work"
text = "Two years at a ward"
needs = { years = 2 }
[[qualifications]]
group = "Work"
text = "SQL for reports"
required = false
needs = "sql"
"""
CV = """\
Tom Reed
Ward Assistant
tom.reed@example.com

SKILLS
Data entry, Cooking

EXPERIENCE
Ward Assistant, Alder Clinic
Jan 2023 - Present
Kept the ward's lists and met the visitors.
"""


def run(*words, stdin=None):
    return subprocess.run(
        [sys.executable, "-m", "skillmatch", *map(str, words)],
        capture_output=True,
        text=True,
        encoding="utf-8",
        input=stdin,
    )


@pytest.fixture
def desk(tmp_path, monkeypatch):
    shutil.copy(NURSE, tmp_path / "nurse.docx")
    (tmp_path / "cv.txt").write_text(CV, encoding="utf-8")
    (tmp_path / "mine").mkdir()
    (tmp_path / "mine" / "ward-clerk.toml").write_text(ROLE, encoding="utf-8")
    (tmp_path / "empty.pdf").touch()
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("SKILLMATCH_HOME", str(tmp_path / "home"))
    return tmp_path


PLAN = ("plan", "cv.txt", "--role", "ward-clerk", "--roles", "mine", "--as-of", "2026-01-31")


def planned(*more):
    done = run(*PLAN, "--format", "json", *more)
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)


def holds(name, value):
    schema = json.loads((FOLDER / f"{name}.json").read_text(encoding="utf-8"))
    Draft202012Validator(schema).validate(value)


def test_the_report_fits_80_columns_and_quotes_the_lines(desk):
    done = run(*PLAN)
    assert done.returncode == 0, done.stderr
    assert "The way to Ward Clerk" in done.stdout
    assert "“Microsoft Excel” at the end of “SKILLS”" in done.stdout
    assert "estimate" in done.stdout
    assert max(map(len, done.stdout.splitlines())) <= 80
    assert done.stderr == ""


def test_the_lines_of_the_json_pasted_into_the_file_give_its_score(desk):
    made = planned()
    holds("plan-1", made)
    learned = [step for step in made["steps"] if step["section"] == "skills"]
    assert learned
    for step in learned:
        text = CV.replace("Data entry, Cooking", f"Data entry, Cooking\n{step['line']}")
        (desk / "again.txt").write_text(text, encoding="utf-8")
        done = run("match", "again.txt", "--role", "ward-clerk", "--roles", "mine", "--format", "json",
                   "--as-of", "2026-01-31")  # fmt: skip
        score = json.loads(done.stdout)["matches"][0]["score"]
        assert round(score - made["score"], 1) == step["alone"]


def test_points_and_weeks_add_up(desk):
    made = planned("--budget", "8w")
    assert made["budget"] == 8.0
    assert sum(step["weeks"] for step in made["steps"]) == pytest.approx(made["weeks"])
    assert made["weeks"] <= 8.0
    assert sum(step["gain"] for step in made["steps"]) == pytest.approx(made["score_after"] - made["score"])
    assert made["bound"] == 0.0


def test_courses_stand_on_the_steps_and_give_their_weeks(desk):
    rows = "id,title,skills,level,weeks,cost,where\nx1,Sheets in a week,Microsoft Excel|SQL,,1.5,40 EUR,Town hall\n"
    (desk / "courses.csv").write_text(rows, encoding="utf-8")
    made = planned("--courses", "courses.csv")
    step = next(step for step in made["steps"] if step["skill"] == "microsoft-excel")
    assert step["courses"] == [
        {"id": "x1", "title": "Sheets in a week", "level": "", "weeks": 1.5, "cost": "40 EUR", "where": "Town hall"}
    ]
    assert step["weeks"] in (1.5, 0.0)
    assert "Sheets in a week, 1.5 weeks, 40 EUR, Town hall" in " ".join(
        run(*PLAN, "--courses", "courses.csv").stdout.split()
    )


@pytest.mark.parametrize(
    ("row", "told"),
    [
        ("x1,Title,Microsoft Excell,,2,,", "no skill is called 'Microsoft Excell'; nearest:"),
        ("x1,Title,sql,,many,,", "weeks 'many'"),
        ("x1,Title,sql,expert,2,,", "the level 'expert'"),
        ("x1,,sql,,2,,", "title is empty"),
        ("x1,Title,sql,,2", "5 columns instead of 7"),
        ("x1,Title,sql,,2,,\nx1,Title,sql,,2,,", "the id 'x1' stands above already"),
    ],
)
def test_a_wrong_row_of_courses_is_named_with_its_line(desk, row, told):
    (desk / "courses.csv").write_text(f"id,title,skills,level,weeks,cost,where\n{row}\n", encoding="utf-8")
    done = run(*PLAN, "--courses", "courses.csv")
    assert done.returncode == 2
    line = 1 + len(row.splitlines())
    assert f"courses.csv:{line}: " in done.stderr and told in done.stderr
    assert done.stdout == ""


def test_since_tells_what_was_done(desk):
    (desk / "then.json").write_text(json.dumps(planned()), encoding="utf-8")
    (desk / "cv.txt").write_text(CV.replace("Cooking", "Microsoft Excel"), encoding="utf-8")
    made = planned("--since", "then.json")
    assert made["progress"]["done"] == ["Microsoft Excel"]
    assert made["progress"]["score"] > made["progress"]["score_before"]
    assert [one["now"] for one in made["progress"]["turned"]] == ["met"]


def test_since_takes_a_match_too(desk):
    done = run(
        "match", "cv.txt", "--role", "ward-clerk", "--roles", "mine", "--format", "json", "--as-of", "2026-01-31"
    )
    (desk / "then.json").write_text(done.stdout, encoding="utf-8")
    made = planned("--since", "then.json")
    assert made["progress"]["score"] == made["progress"]["score_before"]
    assert made["progress"]["turned"] == []


@pytest.mark.parametrize(
    "words",
    [
        ("plan", "cv.txt"),
        ("plan", "cv.txt", "--role", "ai-auditor", "--all-roles"),
        ("plan", "cv.txt", "--role", "ai-auditr"),
        ("plan", "cv.txt", "--role", "ai-auditor", "--budget", "soon"),
        ("plan", "cv.txt", "--most-roles", "--since", "cv.txt"),
        ("plan", "cv.txt", "--role", "ai-auditor", "--since", "cv.txt"),
        ("plan", "cv.txt", "--role", "ai-auditor", "--since", "nowhere.json"),
        ("plan", "cv.txt", "--role", "ai-auditor", "--courses", "nowhere.csv"),
        ("plan", "cv.txt", "--role", "ai-auditor", "--format", "csv"),
        ("plan", "cv.txt", "--most-roles", "--format", "html"),
        ("plan", "mine", "--role", "ai-auditor"),
    ],
)
def test_wrong_use_ends_with_2_and_says_what_to_do(desk, words):
    done = run(*words)
    assert done.returncode == 2
    assert done.stdout == ""
    assert "Traceback" not in done.stderr and done.stderr.strip()


def test_a_file_that_cannot_be_read_ends_with_1(desk):
    done = run("plan", "empty.pdf", "--role", "ward-clerk", "--roles", "mine", "--format", "json")
    assert done.returncode == 1
    row = json.loads(done.stdout)
    holds("plan-1", row)
    assert row["error"]["kind"] == "empty"


def test_many_roles_are_compared(desk):
    other = ROLE.replace("ward-clerk", "store-clerk").replace("Ward Clerk", "Store Clerk").replace("data-entry", "sql")
    (desk / "mine" / "store-clerk.toml").write_text(other, encoding="utf-8")
    words = ("plan", "cv.txt", "--roles", "mine", "--as-of", "2026-01-31", "--format", "json")
    furthest = json.loads(run(*words, "--all-roles", "--budget", "20w").stdout)
    holds("survey-1", furthest)
    after = [one["score_after"] for one in furthest["roles"]]
    assert {one["role"]["id"] for one in furthest["roles"]} == {"ward-clerk", "store-clerk"}
    assert after == sorted(after, reverse=True)
    most = json.loads(run(*words, "--most-roles").stdout)
    holds("survey-1", most)
    assert most["skills"][0]["label"] == "Microsoft Excel"
    assert [one["role"]["id"] for one in most["skills"][0]["opened"]] == ["ward-clerk"]


def test_the_page_stands_alone(desk):
    done = run(*PLAN, "--budget", "12w", "-o", "plan.html")
    assert done.returncode == 0, done.stderr
    page = (desk / "plan.html").read_text(encoding="utf-8")
    assert "The way to" in page and "Microsoft Excel" in page
    assert "<script" not in page and "http://" not in page and "https://" not in page


def test_standard_input_is_a_file_too(desk):
    done = run("plan", "-", *PLAN[2:], "--format", "json", stdin=CV)
    assert json.loads(done.stdout)["file"] == "-"


def test_the_same_call_gives_the_same_bytes(desk):
    assert run(*PLAN, "--format", "json").stdout == run(*PLAN, "--format", "json").stdout
