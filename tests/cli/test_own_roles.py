"""Bringing one's own roles as a person does it: import a table, look near, test on a pool."""

import csv
import json

import pytest
from typer.testing import CliRunner

from skillmatch.cli.app import app

ROWS = "job,wants\nHarbour Clerk,Experience with SQL\n,Python\nCrane Keeper,Experience with Java or Python\n"
RESUME = "Kim Sample\nClerk\n\nSkills\nSQL\n\nExperience\nClerk, Cold Bay, 2019-03 to 2024-02\nWrote SQL every day.\n"


def run(*words):
    return CliRunner().invoke(app, [str(word) for word in words])


@pytest.fixture
def table(tmp_path):
    path = tmp_path / "adverts.csv"
    path.write_text(ROWS, encoding="utf-8")
    return path


def test_rows_become_role_files_that_lint_passes_and_a_bad_row_is_named(table, tmp_path):
    done = run("roles", "import", table, "--title", "job", "--required", "wants", "--to", tmp_path / "roles")
    assert done.exit_code == 1
    assert f"{table}:3: no title" in done.output
    assert sorted(path.name for path in (tmp_path / "roles").iterdir()) == ["crane-keeper.toml", "harbour-clerk.toml"]
    assert run("roles", "lint", tmp_path / "roles").exit_code == 0


def test_a_pool_is_told_line_by_line(table, tmp_path):
    run("roles", "import", table, "--title", "job", "--required", "wants", "--to", tmp_path / "roles")
    (tmp_path / "pool").mkdir()
    (tmp_path / "pool" / "kim.txt").write_text(RESUME, encoding="utf-8")
    words = ("roles", "test", tmp_path / "roles" / "crane-keeper.toml", tmp_path / "pool")
    told = json.loads(run(*words, "--format", "json").output)
    assert (told["files"], told["left"]) == (1, 0)
    assert [row["pool_if_preferred"] for row in told["requirements"]] == [1]
    rows = list(csv.DictReader(run(*words, "--format", "csv").output.splitlines()))
    assert [row["removes"] for row in rows] == ["1"]


def test_near_gives_as_many_roles_as_asked(tmp_path):
    told = json.loads(run("roles", "near", "ai-auditor", "--top", "2", "--format", "json").output)
    assert told["role"] == "ai-auditor" and len(told["near"]) == 2
    assert all(one["role"] != "ai-auditor" and 0 < one["nearness"] <= 1 for one in told["near"])
