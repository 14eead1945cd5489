"""The package as others install it: a wheel and an sdist that carry the data and the frozen tables."""

import os
import subprocess
import sys
import tarfile
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]


def build(source, target, into):
    subprocess.run(
        [sys.executable, "-m", "hatchling", "build", "-t", target, "-d", str(into)],
        cwd=source,
        check=True,
        capture_output=True,
    )
    return next(into.glob("*.whl" if target == "wheel" else "*.tar.gz"))


@pytest.fixture(scope="module")
def sdist(tmp_path_factory):
    folder = tmp_path_factory.mktemp("sdist")
    with tarfile.open(build(ROOT, "sdist", folder)) as archive:
        archive.extractall(folder, filter="data")
    return next(path for path in folder.iterdir() if path.is_dir())


@pytest.fixture(scope="module")
def wheel(sdist, tmp_path_factory):
    """Built from the sdist, as an installer does that has no wheel."""
    folder = tmp_path_factory.mktemp("wheel")
    unpacked = folder / "unpacked"
    with zipfile.ZipFile(build(sdist, "wheel", folder)) as archive:
        archive.extractall(unpacked)
    return unpacked


def run(at, *words):
    env = {**os.environ, "PYTHONPATH": str(at), "PYTHONIOENCODING": "utf-8"}
    code = (
        "import skillmatch, sys; print(skillmatch.__file__, file=sys.stderr); from skillmatch.cli import main; main()"
    )
    return subprocess.run(
        [sys.executable, "-c", code, *words], env=env, cwd=at, capture_output=True, text=True, encoding="utf-8"
    )


@pytest.mark.parametrize("top", ["data/roles", "data/skills", "data/words", "models", "notebooks", "tests", "docs"])
def test_an_sdist_holds_everything_to_work_on(sdist, top):
    assert any(path.is_file() for path in (sdist / top).rglob("*"))


def test_a_wheel_runs_the_main_job_with_its_own_data(wheel):
    done = run(wheel, "match", str(ROOT / "docs" / "samples" / "alignment-researcher.pdf"), "--top", "1")
    assert done.returncode == 0, done.stderr
    assert done.stderr.splitlines()[0].startswith(str(wheel))
    assert "AI Alignment Researcher" in done.stdout


def test_a_wheel_holds_no_tests_and_says_that_it_is_typed(wheel):
    assert not (wheel / "tests").exists()
    assert (wheel / "skillmatch" / "py.typed").exists()
    assert (wheel / "skillmatch" / "_share" / "models" / "vocabulary.npz").exists()
