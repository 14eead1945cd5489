"""The command line as a person meets it: formats, files, exit codes, errors."""

import csv
import io
import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
SAMPLE = ROOT / "docs" / "samples" / "alignment-researcher.pdf"
NURSE = ROOT / "docs" / "samples" / "nurse.docx"


def run(*words, stdin=None, **options):
    return subprocess.run(
        [sys.executable, "-m", "skillmatch", *map(str, words)],
        capture_output=True,
        text=stdin is None or isinstance(stdin, str),
        input=stdin,
        **options,
    )


@pytest.fixture
def desk(tmp_path, monkeypatch):
    shutil.copy(SAMPLE, tmp_path / "cv.pdf")
    (tmp_path / "inbox" / "deep").mkdir(parents=True)
    shutil.copy(SAMPLE, tmp_path / "inbox" / "b.pdf")
    shutil.copy(NURSE, tmp_path / "inbox" / "deep" / "a.docx")
    (tmp_path / "inbox" / ".hidden.pdf").write_bytes(b"x")
    (tmp_path / "inbox" / "notes.csv").write_text("no,resume\n")
    (tmp_path / "empty.pdf").touch()
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("SKILLMATCH_HOME", str(tmp_path / "home"))
    return tmp_path


def test_the_main_job_prints_a_report_within_80_columns(desk):
    done = run("match", "cv.pdf", "--as-of", "2026-01-31")
    assert done.returncode == 0, done.stderr
    assert "AI Alignment Researcher" in done.stdout
    assert max(map(len, done.stdout.splitlines())) <= 80
    assert done.stderr == ""


def test_json_of_one_named_file_is_one_object_of_several_an_array(desk):
    one = json.loads(run("match", "cv.pdf", "--top", "1", "--format", "json").stdout)
    assert one["file"] == "cv.pdf" and len(one["matches"]) == 1
    two = json.loads(run("match", "cv.pdf", "inbox", "--top", "1", "--format", "json").stdout)
    assert [row["file"] for row in two] == ["cv.pdf", "inbox/b.pdf", "inbox/deep/a.docx"]


def test_a_bad_file_is_a_row_and_the_others_go_on(desk):
    done = run("match", "empty.pdf", "nowhere.pdf", "cv.pdf", "--top", "1", "--format", "jsonl")
    rows = [json.loads(line) for line in done.stdout.splitlines()]
    assert done.returncode == 1
    assert [row["status"] for row in rows] == ["error", "error", "ok"]
    assert [row["error"]["kind"] for row in rows[:2]] == ["empty", "not-found"]
    assert all(row["error"]["remedy"] for row in rows[:2])
    assert "Traceback" not in done.stderr and "empty.pdf" in done.stderr


def test_a_folder_with_nothing_readable_is_named(desk):
    (desk / "void").mkdir()
    done = run("match", "void", "--format", "jsonl")
    assert done.returncode == 1
    assert json.loads(done.stdout)["error"]["kind"] == "empty"


def test_an_unknown_role_ends_with_2_and_the_nearest_name(desk):
    done = run("match", "cv.pdf", "--role", "ai-auditr")
    assert done.returncode == 2
    assert "ai-auditor" in done.stderr
    assert done.stdout == ""


def test_a_wrong_role_file_ends_with_2_and_its_line(desk):
    Path("r.toml").write_text('id = "x"\ntitle = "X"\nsummary = "Python"\nrequierd = 1\n')
    for words in (("roles", "lint", "r.toml"), ("match", "cv.pdf", "--role", "r.toml")):
        done = run(*words)
        assert done.returncode == 2
        assert "r.toml:4" in done.stdout + done.stderr


def test_wrong_use_ends_with_2(desk):
    assert run("match").returncode == 2
    assert run("match", "cv.pdf", "--format", "xml").returncode == 2
    assert run("match", "cv.pdf", "--as-of", "yesterday").returncode == 2
    assert run("match", "cv.pdf", "-o", "report.docm").returncode == 2


def test_the_csv_holds_the_same_scores(desk):
    rows = list(csv.DictReader(io.StringIO(run("match", "cv.pdf", "empty.pdf", "--format", "csv").stdout)))
    full = json.loads(run("match", "cv.pdf", "--format", "json").stdout)
    assert [(row["role"], float(row["score"])) for row in rows if row["status"] == "ok"] == [
        (match["role"]["id"], match["score"]) for match in full["matches"]
    ]
    assert rows[-1] == {"file": "empty.pdf", "status": "error", "role": "", "title": "", "score": "", "band": ""}


def test_standard_input_is_read(desk):
    done = run("match", "-", "--format", "json", "--top", "1", stdin=SAMPLE.read_bytes())
    assert json.loads(done.stdout)["file"] == "-"


def test_output_files_appear_whole_and_by_their_ending(desk):
    assert run("match", "cv.pdf", "-o", "out.html").returncode == 0
    assert Path("out.html").read_text(encoding="utf-8").lower().lstrip().startswith("<!doctype html>")
    assert run("match", "cv.pdf", "-o", "out.json", "--top", "1").returncode == 0
    assert json.loads(Path("out.json").read_text(encoding="utf-8"))["status"] == "ok"
    assert not list(desk.glob(".out*"))
    assert run("match", "cv.pdf", "-o", "no/such/folder/out.html").returncode == 2


def test_two_runs_give_the_same_bytes_whatever_the_hash_seed_zone_and_locale(desk):
    outputs = set()
    for seed, zone, locale in (("0", "UTC", "C.UTF-8"), ("1", "Asia/Kathmandu", "C"), ("2", "America/Lima", "POSIX")):
        env = {**os.environ, "PYTHONHASHSEED": seed, "TZ": zone, "LC_ALL": locale}
        done = run("match", "cv.pdf", "--format", "jsonl", "--as-of", "2026-01-31", env=env, encoding="utf-8")
        outputs.add(done.stdout)
    assert len(outputs) == 1


def test_one_role_file_page_or_id_may_be_named(desk):
    shutil.copy(ROOT / "docs" / "samples" / "role-page.txt", desk / "page.txt")
    done = run("match", "cv.pdf", "--role", "llm-engineer", "--role", "page.txt", "--format", "json")
    ids = {match["role"]["id"] for match in json.loads(done.stdout)["matches"]}
    assert "llm-engineer" in ids and len(ids) == 2


def test_a_folder_of_roles_stands_instead_of_the_library(desk):
    (desk / "roles").mkdir()
    Path("roles/x.toml").write_text('id = "x"\ntitle = "Python Keeper"\nsummary = "Keeps Python and PyTorch"\n')
    found = json.loads(run("match", "cv.pdf", "--roles", "roles", "--format", "json").stdout)
    assert [match["role"]["id"] for match in found["matches"]] == ["x"]


def test_a_page_is_imported_and_then_found_in_the_library(desk):
    shutil.copy(ROOT / "docs" / "samples" / "role-page.txt", desk / "page.txt")
    done = run("roles", "import", "page.txt")
    assert done.returncode == 0, done.stderr
    written = [line.removeprefix("wrote ") for line in done.stdout.splitlines() if line.startswith("wrote ")]
    assert len(written) == 3
    assert run("roles", "lint", *written).returncode == 0
    listed = {row["id"] for row in json.loads(run("roles", "list", "--format", "json").stdout)}
    assert {Path(path).stem for path in written} <= listed
    assert run("roles", "import", "page.txt").returncode == 2
    assert run("roles", "import", "page.txt", "--overwrite").returncode == 0


def test_extract_says_what_was_read_and_why(desk):
    assert json.loads(run("extract", "cv.pdf", "--format", "json").stdout)["positions"]
    Path("plain.txt").write_text("Summary\nNo experience with Kubernetes. Built models in PyTorch.\n")
    done = run("extract", "plain.txt", "--explain")
    assert "negated" in done.stdout and "PyTorch" in done.stdout


def test_skills_are_listed_shown_and_found(desk):
    assert "pytorch" in run("skills", "find", "pytorch").stdout
    assert "deep-learning" in run("skills", "show", "pytorch").stdout
    done = run("skills", "show", "pytorhc")
    assert done.returncode == 2 and "pytorch" in done.stderr
    assert len(json.loads(run("skills", "list", "--format", "json").stdout)) >= 1000


def test_roles_are_shown_with_their_points(desk):
    done = run("roles", "show", "ai-auditor")
    assert done.returncode == 0 and "points]" in done.stdout
    assert max(map(len, done.stdout.splitlines())) <= 80


def test_the_version_is_told(desk):
    assert run("--version").stdout.startswith("skillmatch ")
