"""Importing ESCO and O*NET as a person does it, and what matches, extracts and lists show of them afterwards."""

import io
import json
import shutil
import sys
from collections import namedtuple
from contextlib import redirect_stderr, redirect_stdout

import pytest
from official import esco, onet, uuid

from skillmatch.cli import main
from skillmatch.skills import forget_defaults

RESUME = """Robin Sample
Kelp farmer

Skills
Python, seaweed ecology, KelpTrack Pro

Experience
Seaweed Grower, Cold Bay Farm, 2019-03 to present
Hung seedlings of kelp on ropes and mended ropes.
Used Microsoft Excel and KelpTrack Pro every day to plan kelp harvests.
Rowed out to the lines in the morning and noted for each of them how long the plants were and what had eaten of them.
Sold what was cut to two kitchens in the next town and kept a list of what each of them liked.

Education
Bachelor of Science in Marine Biology, 2018
"""


Done = namedtuple("Done", "returncode stdout stderr")


def run(*words, home):
    """The command as a process of its own would run it, in this one: the taxonomy is read anew for the home."""
    out, err = io.StringIO(), io.StringIO()
    forget_defaults()
    with pytest.MonkeyPatch.context() as patch, redirect_stdout(out), redirect_stderr(err):
        patch.setenv("SKILLMATCH_HOME", str(home))
        patch.setattr(sys, "argv", ["skillmatch", *map(str, words)])
        try:
            main()
            code = 0
        except SystemExit as end:
            code = end.code or 0
    return Done(code, out.getvalue(), err.getvalue())


@pytest.fixture(scope="module", autouse=True)
def nothing_stays():
    yield
    forget_defaults()


@pytest.fixture(scope="module")
def desk(tmp_path_factory):
    """A resume, and a home in which both sources were imported."""
    folder = tmp_path_factory.mktemp("desk")
    (folder / "cv.txt").write_text(RESUME, encoding="utf-8")
    esco(folder / "ESCO v1.2.0")
    onet(folder / "db_41_7_text")
    folder.joinpath("done").mkdir()
    for name, source in (("esco", "ESCO v1.2.0"), ("onet", "db_41_7_text")):
        done = run("skills", "import", name, folder / source, home=folder / "home")
        assert done.returncode == 0, done.stderr
        (folder / "done" / name).write_text(done.stdout, encoding="utf-8")
    return folder


def match(desk, *words):
    done = run("match", desk / "cv.txt", "--as-of", "2026-01-31", *words, home=desk / "home")
    assert done.returncode == 0, done.stderr
    return done.stdout


def matched(desk, *words):
    return json.loads(match(desk, "--format", "json", *words))


def test_the_import_tells_what_it_took_and_what_is_lacking(desk):
    told = (desk / "done" / "onet").read_text(encoding="utf-8")
    assert "O*NET 41.7" in told and "2 occupations" in told and "of 1 little is known" in told
    assert "lacking: Sample of Reported Titles.txt, Knowledge.txt" in " ".join(told.split())
    assert "CC BY 4.0" in " ".join(told.split())
    assert "ESCO 1.2.0" in (desk / "done" / "esco").read_text(encoding="utf-8")


def test_a_role_by_code_and_by_name_is_the_same(desk):
    by_code = matched(desk, "--role", "onet:45-9991.00")
    assert by_code == matched(desk, "--role", "onet:kelp farmers") == matched(desk, "--role", "onet:Seaweed Grower")
    role = by_code["matches"][0]["role"]
    assert role == {"id": "onet:45-9991.00", "title": "Kelp Farmers", "thin": False}
    assert matched(desk, "--role", "esco:6222.9")["matches"][0]["role"]["title"] == "Kelp farmer"


def test_what_the_source_asks_is_checked_against_the_resume(desk):
    one = matched(desk, "--role", "onet:45-9991.00")["matches"][0]
    status = {row["text"]: (row["required"], row["status"]) for row in one["requirements"]}
    assert status["Bachelor's degree"] == (True, "met")
    assert status["Microsoft Excel"] == (False, "met") and status["KelpTrack Pro"] == (False, "met")
    assert status["Active Listening"] == (False, "not-provable")
    assert status["Kelp drying racks"] == (False, "missing")
    esco_one = matched(desk, "--role", "esco:kelp farmer")["matches"][0]
    status = {row["text"]: (row["required"], row["status"]) for row in esco_one["requirements"]}
    assert status["plan kelp harvests"] == (True, "met") and status["kelp ecology"][0] is False
    assert abs(sum(row["points"] for row in one["contributions"]) - one["score"]) < 0.05


def test_all_occupations_of_a_source_stand_instead_of_the_library(desk):
    rows = matched(desk, "--roles", "onet", "--top", "9")["matches"]
    assert [row["role"]["id"] for row in rows] == ["onet:45-9991.00", "onet:45-9999.00"]
    assert [row["role"]["thin"] for row in rows] == [False, True]
    assert "Little is known about this occupation" in " ".join(match(desk, "--roles", "onet").split())


def test_a_kept_table_gives_the_same_bytes_as_a_new_one(desk):
    first = match(desk, "--roles", "esco", "--format", "json")
    shutil.rmtree(desk / "home" / "cache")
    assert match(desk, "--roles", "esco", "--format", "json") == first


def test_every_report_that_uses_a_source_carries_its_attribution(desk):
    for words in ((), ("--format", "html")):
        told = " ".join(match(desk, "--role", "esco:6222.9.1", *words).split())
        assert "© European Union, ESCO v1.2.0" in told
    lines = matched(desk, "--role", "onet:45-9999.00")["attribution"]
    assert any("O*NET 41.7 Database" in line and "CC BY 4.0" in line for line in lines)
    done = run("match", desk / "cv.txt", "--role", "onet:45-9999.00", "--format", "csv", home=desk / "home")
    assert "O*NET 41.7" in done.stderr and "O*NET" not in done.stdout
    extracted = json.loads(run("extract", desk / "cv.txt", "--format", "json", home=desk / "home").stdout)
    assert len(extracted["attribution"]) == 2  # "seaweed ecology" is ESCO's, "KelpTrack Pro" O*NET's


def test_who_imported_nothing_sees_nothing_of_it(desk, tmp_path):
    done = run("match", desk / "cv.txt", "--top", "1", "--format", "json", home=tmp_path)
    content = json.loads(done.stdout)
    assert content["attribution"] == [] and not {"esco", "onet"} & set(content["versions"])
    done = run("match", desk / "cv.txt", "--role", "onet:45-9991.00", home=tmp_path)
    assert done.returncode == 2 and "skillmatch skills import onet" in done.stderr


def test_a_name_of_several_occupations_lists_them(desk):
    done = run("match", desk / "cv.txt", "--role", "esco:sea hand", home=desk / "home")
    assert done.returncode == 2
    assert "esco:6222.9 (kelp farmer)" in done.stderr and "esco:6222.9.1 (kelp inspector)" in done.stderr
    done = run("match", desk / "cv.txt", "--role", "esco:kelp farmr", home=desk / "home")
    assert done.returncode == 2 and "esco:6222.9 (kelp farmer)" in done.stderr


def test_imported_skills_are_listed_shown_and_found(desk):
    home = desk / "home"
    assert f"esco:{uuid(2)}" in run("skills", "find", "kelp ecology", home=home).stdout
    shown = run("skills", "show", f"esco:{uuid(1)}", home=home).stdout
    assert "is the same as: python" in shown and "ESCO v1.2.0" in shown
    assert f"esco:{uuid(1)}" in run("skills", "show", "python", home=home).stdout
    assert "onet:kelptrack-pro" in run("skills", "list", "--format", "csv", home=home).stdout


def test_a_wrong_download_ends_with_2_and_leaves_what_was_there(desk, tmp_path):
    home = tmp_path / "home"
    shutil.copytree(desk / "home", home)
    before = (home / "imported" / "onet.zip").read_bytes()
    broken = onet(tmp_path / "broken")
    (broken / "Skills.txt").write_text("O*NET-SOC Code\tElement ID\n45-9991.00\n", encoding="utf-8")
    done = run("skills", "import", "onet", broken, home=home)
    assert done.returncode == 2 and "Skills.txt:1: the column" in done.stderr and "Traceback" not in done.stderr
    assert (home / "imported" / "onet.zip").read_bytes() == before
    done = run("skills", "import", "isco", broken, home=home)
    assert done.returncode == 2 and "esco, onet" in done.stderr
