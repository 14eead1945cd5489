"""``extract --debug-picture`` as a person meets it: the file that is written, and what each wrong use says."""

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

Image = pytest.importorskip("PIL.Image")

ROOT = Path(__file__).parents[2]


def run(*words, stdin=None, **options):
    return subprocess.run(
        [sys.executable, "-m", "skillmatch", "extract", *words], capture_output=True, input=stdin, **options
    )


@pytest.fixture
def desk(tmp_path, monkeypatch):
    shutil.copy(ROOT / "docs" / "samples" / "alignment-researcher.pdf", tmp_path / "cv.pdf")
    shutil.copy(ROOT / "docs" / "samples" / "nurse.docx", tmp_path / "cv.docx")
    (tmp_path / "bad.pdf").write_bytes(b"%PDF-1.4 and no more")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("SKILLMATCH_HOME", str(tmp_path / "home"))
    return tmp_path


def test_the_picture_is_written_beside_the_usual_output(desk):
    done = run("cv.pdf", "--debug-picture", "out.png")
    assert done.returncode == 0, done.stderr
    assert b"Sections" in done.stdout
    with Image.open("out.png") as picture:
        assert picture.format == "PNG" and picture.height > picture.width > 1_000
    assert sorted(path.name for path in desk.glob("*out*")) == ["out.png"]
    assert sorted(path.name for path in desk.glob(".*")) == []


def test_standard_input_is_drawn_too(desk):
    done = run("-", "--debug-picture", "out.png", "--format", "json", stdin=(desk / "cv.pdf").read_bytes())
    assert done.returncode == 0, done.stderr
    assert Path("out.png").stat().st_size > 10_000


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["cv.docx", "--debug-picture", "out.png"], b"PDF"),
        (["cv.pdf", "cv.pdf", "--debug-picture", "out.png"], b"one resume"),
        ([".", "--debug-picture", "out.png"], b"one resume"),
        (["cv.pdf", "--debug-picture", "out.jpg"], b".png"),
        (["cv.pdf", "--debug-picture", "nowhere/out.png"], b"nowhere/out.png cannot be written"),
    ],
)
def test_a_wrong_use_ends_with_2_says_what_to_do_and_writes_nothing(desk, words, said):
    done = run(*words)
    assert done.returncode == 2
    assert said in done.stderr and b"Traceback" not in done.stderr
    assert done.stdout == b"" and not list(desk.glob("*out*"))


def test_a_file_that_cannot_be_read_leaves_no_picture(desk):
    done = run("bad.pdf", "--debug-picture", "out.png")
    assert done.returncode == 1
    assert b"bad.pdf" in done.stderr and not Path("out.png").exists()


def test_without_pillow_the_command_that_installs_it_is_named(desk):
    hide = "import sys; sys.modules['PIL'] = None; from skillmatch.cli import main; main()"
    done = subprocess.run(
        [sys.executable, "-c", hide, "extract", "cv.pdf", "--debug-picture", "out.png"], capture_output=True, text=True
    )
    assert done.returncode == 2
    assert 'pip install "skillmatch[debug]"' in done.stderr
