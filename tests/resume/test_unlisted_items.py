"""What lists of skills hold beside the taxonomy, in resumes, reports and over many files."""

import csv
import io
import json
import subprocess
import sys

from resume_reading import read

from skillmatch.reports import resume_from_json, resume_json
from skillmatch.reports.text import extract_text
from skillmatch.reports.unlisted import suggestions, suggestions_csv, suggestions_text
from skillmatch.resume import profile

CV = """Ada Quill
ada@quill.example

SKILLS
Python, zorbling, Quent

EXPERIENCE
Clerk, Fen Bakery, 2018 - 2020
Kept the books in Excel.
"""


def test_items_stand_with_place_section_and_heading():
    resume = read(CV)
    assert [(one.text, one.section, one.position, one.list) for one in resume.unlisted] == [
        ("zorbling", "skills", None, "SKILLS"),
        ("Quent", "skills", None, "SKILLS"),
    ]
    assert all(resume.text[one.start : one.end] == one.text for one in resume.unlisted)


def test_they_earn_nothing_as_skills():
    without = CV.replace("zorbling, Quent", "zorbling")
    assert [fact.skill for fact in profile(read(CV)).skills] == [fact.skill for fact in profile(read(without)).skills]


def test_they_go_to_json_and_back():
    resume = read(CV)
    written = resume_json(resume)
    assert {one["origin"] for one in written["unlisted"]} == {"unlisted"}
    assert resume_from_json(json.loads(json.dumps(written))).unlisted == resume.unlisted


def test_the_report_tells_them_in_a_line():
    assert "not in the taxonomy: zorbling, Quent" in extract_text(read(CV))
    assert "not in the taxonomy" not in extract_text(read(CV.replace(", zorbling, Quent", "")))


def test_many_resumes_rank_them_by_how_many_hold_them():
    other = read(CV.replace("zorbling, Quent", "quent").replace("SKILLS", "TECHNICAL SKILLS"))
    found = suggestions([read(CV), other, other])
    assert [(one.label, one.resumes, one.mentions, one.list) for one in found] == [
        ("quent", 3, 3, "TECHNICAL SKILLS"),
        ("zorbling", 1, 1, "SKILLS"),
    ]
    assert [one.label for one in suggestions([read(CV), other], least=2)] == ["Quent"]
    assert suggestions_text(found).splitlines()[1].split() == ["3", "3", "quent", "(TECHNICAL", "SKILLS)"]
    assert suggestions_text([]) == "nothing that the taxonomy does not know\n"


def test_a_sheet_holds_no_formula():
    stream = io.StringIO()
    suggestions_csv(suggestions([read(CV.replace("SKILLS", "=SKILLS"))]), stream)
    rows = list(csv.reader(io.StringIO(stream.getvalue())))
    assert rows[0] == ["label", "resumes", "mentions", "list"]
    assert not any(cell.startswith("=") for row in rows for cell in row)


def test_the_command_reads_folders_and_names_what_it_cannot_read(tmp_path):
    (tmp_path / "a.txt").write_text(CV)
    (tmp_path / "b.pdf").write_bytes(b"")
    done = subprocess.run(
        [sys.executable, "-m", "skillmatch", "skills", "suggest", tmp_path, "--format", "json"],
        capture_output=True,
        text=True,
    )
    assert done.returncode == 1
    assert "empty" in done.stderr
    assert [row["label"] for row in json.loads(done.stdout)] == ["Quent", "zorbling"]
