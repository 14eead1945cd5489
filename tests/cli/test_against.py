"""``match NEW --against OLD``: what a new version of a resume changed."""

import json
import subprocess
import sys

import pytest

OLD = """Ann Example
Data Analyst

Experience
Data Analyst, Blue Door
Jan 2019 - Dec 2023
Wrote weekly reports on sales for the heads of all shops and kept the numbers of the warehouse in order.
Answered questions of colleagues about the figures and held the monthly meeting on what they say.

Skills
SQL, Excel

Education
Bachelor of Science in Statistics, Westmark University, 2018
"""
NEW = OLD.replace("SQL, Excel", "SQL, Excel, Tableau").replace(
    "Wrote weekly reports", "Built dashboards in Tableau with SQL and Python and wrote weekly reports"
)


@pytest.fixture
def desk(tmp_path, monkeypatch):
    (tmp_path / "old.txt").write_text(OLD)
    (tmp_path / "new.txt").write_text(NEW)
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("SKILLMATCH_HOME", str(tmp_path / "home"))
    return tmp_path


def run(*words):
    return subprocess.run(
        [sys.executable, "-m", "skillmatch", "match", *words, "--as-of", "2026-01-31"],
        capture_output=True,
        text=True,
        encoding="utf-8",
    )


def test_each_contribution_that_differs_is_told_and_they_add_up(desk):
    done = run("new.txt", "--against", "old.txt", "--role", "data-scientist", "--format", "json")
    assert done.returncode == 0, done.stderr
    match = json.loads(done.stdout)["matches"][0]
    told = match["against"]
    assert told["file"] == "old.txt"
    gained = sum(row["after"] - row["before"] for row in told["changes"])
    assert round(told["score_before"] + gained, 1) == match["score"]
    assert match["score"] > told["score_before"]
    text = run("new.txt", "--against", "old.txt", "--role", "data-scientist").stdout
    assert f"Against old.txt: {told['score_before']} → {match['score']} points" in text


def test_the_same_version_changed_nothing(desk):
    assert "no contribution differs" in run("old.txt", "--against", "old.txt", "--role", "data-scientist").stdout


def test_without_an_older_version_nothing_is_compared(desk):
    done = run("new.txt", "--role", "data-scientist", "--format", "json")
    assert json.loads(done.stdout)["matches"][0]["against"] is None


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (("--against", "none.txt"), "none.txt"),
        (("--against", "old.txt", "--format", "csv"), "--against is not told as csv"),
    ],
)
def test_what_cannot_be_compared_ends_the_command(desk, words, told):
    done = run("new.txt", *words, "--role", "data-scientist")
    assert done.returncode == 2
    assert told in done.stderr
