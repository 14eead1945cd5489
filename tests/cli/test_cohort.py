"""``skillmatch cohort`` as a person calls it."""

import csv
import io
import json
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator
from lxml import html

from skillmatch.reports.cohort_sheet import COLUMNS
from skillmatch.reports.schemas import FOLDER

ROLE = """\
id = "ward-clerk"
title = "Ward Clerk"
[[qualifications]]
group = "Work"
text = "Spreadsheets"
needs = "microsoft-excel"
[[qualifications]]
group = "Work"
text = "Data entry"
needs = "data-entry"
[[qualifications]]
group = "Work"
text = "Patience with callers"
[[qualifications]]
group = "Work"
text = "SQL for reports"
required = false
needs = "sql"
"""
CV = """\
{name}
Ward Assistant

SKILLS
{skills}

EXPERIENCE
Ward Assistant, Alder Clinic
Jan 2023 - Present
Kept the lists of the ward, met the visitors, wrote letters for the nurses and looked after the stock of the store room.
Answered calls from families and doctors, and brought the papers of every patient to the right desk in good time.
Showed new colleagues where things lie, how the telephone is answered at night and whom to ask when a bed is needed.
Wrote down what the doctors said on their rounds, asked again where it was not clear, and hung the plan for the day
on the door before breakfast. Counted sheets, gloves and cups every Friday and told the office what was short.

Porter, Birch House
Jan 2020 - Dec 2022
Took people and beds from one floor to another, kept the lifts free and the doors shut, and was on time for every round.
Read letters aloud to those who could not see them, and walked with them in the garden when the weather was fine enough.
"""
PEOPLE = {"ann.txt": "Data entry, Cooking", "ben.txt": "Data entry", "cleo.txt": "Microsoft Excel, Data entry"}
COURSES = """\
id,title,skills,level,weeks,cost,where
x1,<b>Sheets</b> in a week,Microsoft Excel|SQL,,1.5,40 EUR,Town hall
x2,Typing,Data entry,,2,,
"""


def run(*words, stdin=None):
    return subprocess.run(
        [sys.executable, "-m", "skillmatch", *map(str, words)],
        capture_output=True, text=True, encoding="utf-8", input=stdin,
    )  # fmt: skip


@pytest.fixture
def desk(tmp_path, monkeypatch):
    (tmp_path / "class").mkdir()
    for name, skills in PEOPLE.items():
        (tmp_path / "class" / name).write_text(CV.format(name=name[:-4].title(), skills=skills), encoding="utf-8")
    (tmp_path / "mine").mkdir()
    (tmp_path / "mine" / "ward-clerk.toml").write_text(ROLE, encoding="utf-8")
    (tmp_path / "courses.csv").write_text(COURSES, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("SKILLMATCH_HOME", str(tmp_path / "home"))
    return tmp_path


COHORT = ("cohort", "class", "--role", "ward-clerk", "--roles", "mine", "--as-of", "2026-01-31")


def test_the_json_is_as_its_schema_says_and_the_same_for_one_worker_and_two(desk):
    (desk / "class" / "broken.pdf").write_bytes(b"%PDF-1.7\nnothing more")
    one, two = (run(*COHORT, "--courses", "courses.csv", "--format", "json", "--workers", n) for n in (1, 2))
    assert one.returncode == two.returncode == 1
    assert "class/broken.pdf" in one.stderr and one.stderr == two.stderr
    assert one.stdout == two.stdout
    made = json.loads(one.stdout)
    Draft202012Validator(json.loads((FOLDER / "cohort-1.json").read_text(encoding="utf-8"))).validate(made)
    assert [person["file"] for person in made["people"]] == [f"class/{name}" for name in PEOPLE]
    assert [one["file"] for one in made["unread"]] == ["class/broken.pdf"]
    spreadsheets = made["roles"][0]["requirements"][0]
    assert spreadsheets["counts"] == {"met": 1, "partial": 0, "missing": 2, "unknown": 0}
    assert made["roles"][0]["requirements"][2]["counts"] is None
    group = made["groups"][0]
    assert (group["kind"], group["skill"]) == ("learn", "microsoft-excel")
    assert group["people"] == ["class/ann.txt", "class/ben.txt"]
    assert [(course["id"], len(course["people"])) for course in made["courses"]] == [("x1", 3)]


def test_the_report_fits_80_columns_and_shows_the_map(desk):
    done = run(*COHORT, "class/ann.txt")
    assert done.returncode == 0, done.stderr
    assert max(map(len, done.stdout.splitlines())) <= 80
    assert "Learn Microsoft Excel" in done.stdout and "ann.txt, ben.txt" in done.stdout
    row = next(line for line in done.stdout.splitlines() if line.strip().startswith("Spreadsheets"))
    assert row.split()[1:] == ["✓", "✗", "✗", "1", "of", "3"]
    assert "Patience" not in done.stdout


def test_the_sheet_has_a_row_for_each_person_and_requirement(desk):
    shutil.copy("class/ann.txt", "=ann.txt")
    (desk / "empty.pdf").touch()
    done = run(*COHORT, "=ann.txt", "empty.pdf", "--format", "csv", "--quiet")
    assert done.returncode == 1 and done.stderr == ""
    rows = list(csv.DictReader(io.StringIO(done.stdout)))
    assert tuple(rows[0]) == COLUMNS
    assert [row["file"] for row in rows if row["requirement"] == "q1"] == [
        *(f"class/{name}" for name in PEOPLE), "'=ann.txt",
    ]  # fmt: skip
    assert [row["status"] for row in rows if row["file"] == "empty.pdf"] == ["error"]
    assert {row["requirement"] for row in rows if row["next_step"] == "yes"} <= {"q1", "q2", "q4"}


def test_the_page_tells_statuses_in_words_too_and_escapes_what_files_say(desk):
    done = run(*COHORT, "--courses", "courses.csv", "-o", "cohort.html")
    assert done.returncode == 0, done.stderr
    page = html.fromstring(Path("cohort.html").read_text(encoding="utf-8"))
    rows = page.xpath("//table[contains(@class,'heat')]/tbody/tr")
    assert [row.xpath("string(th)").strip() for row in rows] == ["Spreadsheets", "Data entry"]
    assert rows[0].xpath("td/span[@class='unseen']/text()") == ["met", "missing", "missing"]
    assert not page.xpath("//b[text()='Sheets']") and "<b>Sheets</b> in a week" in page.text_content()
    assert not page.xpath("//script | //link | //img")


CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")


@pytest.mark.skipif(CHROMIUM is None, reason="Chromium is not installed")
def test_a_phone_scrolls_the_map_and_not_the_page(desk):
    for number in range(20):
        shutil.copy("class/ann.txt", f"class/ann-{number}.txt")
    assert run(*COHORT, "-o", "page.html").returncode == 0
    Path("frame.html").write_text(
        """<!DOCTYPE html><body><iframe id=f src=page.html style="width:390px;height:900px;border:0"></iframe><script>
        document.getElementById("f").onload = (event) => {
          const inner = event.target.contentDocument;
          for (const details of inner.querySelectorAll("details")) details.open = true;
          const out = document.createElement("pre");
          out.id = "out";
          out.textContent = JSON.stringify([inner.documentElement, inner.querySelector(".scroll")].map(
            (one) => one.scrollWidth > one.clientWidth));
          document.body.append(out);
        };</script>""",
        encoding="utf-8",
    )
    dom = subprocess.run(
        [CHROMIUM, "--headless", "--no-sandbox", "--disable-gpu", "--no-first-run", "--allow-file-access-from-files",
         f"--user-data-dir={desk / 'profile'}", "--dump-dom", "--virtual-time-budget=5000",
         (desk / "frame.html").as_uri()],
        capture_output=True, text=True, encoding="utf-8", timeout=120, check=True,
    ).stdout  # fmt: skip
    assert json.loads(html.document_fromstring(dom).xpath("//*[@id='out']")[0].text) == [False, True]


def test_a_wrong_role_ends_the_command_before_any_file_is_read(desk):
    done = run("cohort", "class", "--role", "ward-clark", "--roles", "mine")
    assert done.returncode == 2 and done.stdout == ""
    assert "nearest: ward-clerk" in done.stderr


def test_without_files_there_is_a_cohort_of_nobody(desk):
    (desk / "nobody").mkdir()
    done = run("cohort", "nobody", "--role", "ward-clerk", "--roles", "mine")
    assert done.returncode == 1
    assert "no resumes in this folder" in done.stderr


def test_standard_input_is_a_person_too(desk):
    done = run("cohort", "-", *COHORT[2:], "--format", "json", stdin=CV.format(name="Dora", skills="SQL"))
    assert done.returncode == 0, done.stderr
    assert [person["file"] for person in json.loads(done.stdout)["people"]] == ["-"]
