"""The docs cannot rot: their examples run, and everything a person can meet is documented."""

import doctest
import importlib
import pkgutil
import re
import shlex
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
import typer

import skillmatch
from skillmatch.cli.app import app
from skillmatch.documents import WARNING_KINDS
from skillmatch.errors import SkillmatchError, unreadable_kinds
from skillmatch.matching import CONTRIBUTION_KINDS, STATUSES
from skillmatch.reports.shapes import SHAPES, json_schema
from skillmatch.resume import FINDING_KINDS

ROOT = Path(__file__).parents[2]
PAGES = [ROOT / "README.md", *sorted((ROOT / "docs").glob("*.md"))]
REFERENCE = (ROOT / "docs" / "reference.md").read_text(encoding="utf-8")
SAMPLE = ROOT / "docs" / "samples" / "alignment-researcher.pdf"


def blocks(language):
    found = []
    for page in PAGES:
        text = page.read_text(encoding="utf-8")
        for match in re.finditer(rf"^```{language}\n(.*?)^```", text, re.MULTILINE | re.DOTALL):
            line = text.count("\n", 0, match.start()) + 1
            found.append(pytest.param(match[1], id=f"{page.name}:{line}"))
    return found


@pytest.fixture
def desk(tmp_path, monkeypatch):
    """A folder with the sample resume, and a home of its own."""
    shutil.copy(SAMPLE, tmp_path / "resume.pdf")
    shutil.copy(ROOT / "docs" / "samples" / "role-page.txt", tmp_path / "page.txt")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("SKILLMATCH_HOME", str(tmp_path / "home"))
    return tmp_path


@pytest.mark.parametrize("block", blocks("console"))
def test_a_console_example_prints_what_it_shows(block, desk):
    checker = doctest.OutputChecker()
    flags = doctest.ELLIPSIS | doctest.NORMALIZE_WHITESPACE
    for example in re.split(r"^\$ ", block, flags=re.MULTILINE)[1:]:
        command, _, shown = example.partition("\n")
        words = shlex.split(command)
        assert words[0] == "skillmatch", command
        done = subprocess.run(
            [sys.executable, "-m", "skillmatch", *words[1:]], capture_output=True, text=True, encoding="utf-8"
        )
        assert done.returncode in (0, 1, 2) and "Traceback" not in done.stderr, done.stderr
        if shown.strip():
            assert checker.check_output(shown, done.stdout + done.stderr, flags), (
                f"{command}\nshown:\n{shown}\nprinted:\n{done.stdout}{done.stderr}"
            )
        else:
            assert done.returncode == 0, done.stderr


@pytest.mark.parametrize("block", blocks("python"))
def test_a_python_example_gives_what_it_shows(block, desk):
    test = doctest.DocTestParser().get_doctest(block, {}, "docs", None, 0)
    runner = doctest.DocTestRunner(optionflags=doctest.ELLIPSIS | doctest.NORMALIZE_WHITESPACE)
    out = []
    runner.run(test, out=out.append)
    assert runner.failures == 0, "".join(out)


MODULES = [
    name
    for _, name, _ in pkgutil.walk_packages(skillmatch.__path__, "skillmatch.")
    if not name.endswith(("__main__", ".child"))
]


@pytest.mark.parametrize("name", MODULES)
def test_docstring_examples_hold(name):
    if name.endswith("component"):
        pytest.importorskip("spacy")
    result = doctest.testmod(importlib.import_module(name), optionflags=doctest.ELLIPSIS)
    assert result.failed == 0


def commands():
    def walk(command, path):
        if hasattr(command, "commands"):
            for name, inner in sorted(command.commands.items()):
                yield from walk(inner, [*path, name])
        else:
            yield " ".join(path), command

    return list(walk(typer.main.get_command(app), ["skillmatch"]))


@pytest.mark.parametrize(("name", "command"), commands(), ids=lambda value: value if isinstance(value, str) else "")
def test_every_command_and_option_is_documented(name, command):
    heading = re.search(rf"^### `{re.escape(name)}[` ]", REFERENCE, re.MULTILINE)
    assert heading, f"{name} has no section in docs/reference.md"
    section = re.split(r"^##", REFERENCE[heading.end() :], maxsplit=1, flags=re.MULTILINE)[0]
    for parameter in command.params:
        for option in parameter.opts if parameter.param_type_name == "option" else ():
            if option.startswith("--") and option != "--help":
                assert f"`{option}" in section, f"{option} of {name}"


def errors_below(cls):
    for inner in cls.__subclasses__():
        yield inner
        yield from errors_below(inner)


@pytest.mark.parametrize("kind", sorted({error("").kind for error in errors_below(SkillmatchError)}))
def test_every_error_kind_is_documented(kind):
    assert f"`{kind}`" in REFERENCE


@pytest.mark.parametrize("word", [*unreadable_kinds(), *FINDING_KINDS, *WARNING_KINDS, *CONTRIBUTION_KINDS, *STATUSES])
def test_every_closed_list_is_documented(word):
    assert f"`{word}`" in REFERENCE


def fields():
    for name in SHAPES:
        for definition in json_schema(name).get("$defs", {}).values():
            yield from definition.get("properties", {})
        yield from json_schema(name).get("properties", {})


@pytest.mark.parametrize("field", sorted(set(fields())))
def test_every_json_field_is_documented(field):
    assert f"`{field}`" in REFERENCE


def test_links_between_pages_lead_somewhere():
    for page in PAGES:
        for target in re.findall(r"\]\(([^)#:]+)(?:#[^)]*)?\)", page.read_text(encoding="utf-8")):
            assert (page.parent / target).exists(), f"{page.name} links to {target}"


def test_the_docs_name_no_machine():
    for page in PAGES:
        assert not re.search(r"(?<![\w.])/(?:root|home/\w+|work|Users)/", page.read_text(encoding="utf-8")), page.name
