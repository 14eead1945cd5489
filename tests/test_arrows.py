"""Imports go one way: each package may import from those below it, and the package roots show the public names."""

import ast
from pathlib import Path

import pytest

SOURCE = Path(__file__).parents[1] / "src" / "skillmatch"

#: what each may import, from the bottom to the top (docs/design.md)
LAYERS = [
    {"errors", "resources"},
    {"sources"},
    {"documents", "skills"},
    {"resume", "roles"},
    {"matching"},
    {"screening", "evaluation"},
    {"reports"},
    {"api"},
    {"cli", "web", "notebook"},
]
LEVEL = {name: level for level, names in enumerate(LAYERS) for name in names}


def imports(path):
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.ImportFrom) and (node.module or "").startswith("skillmatch"):
            if node.module == "skillmatch":
                yield from (f"skillmatch.{alias.name}" for alias in node.names)
            else:
                yield node.module
        elif isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names if alias.name.startswith("skillmatch"))


FILES = sorted(
    path for path in SOURCE.rglob("*.py") if path.parent != SOURCE or path.stem not in ("__init__", "__main__")
)


def package_of(path):
    return path.relative_to(SOURCE).parts[0].removesuffix(".py")


@pytest.mark.parametrize("path", FILES, ids=lambda path: str(path.relative_to(SOURCE)))
def test_a_module_imports_only_from_below(path):
    own = package_of(path)
    for module in imports(path):
        other = module.split(".")[1] if "." in module else ""
        if other in ("", own, "__version__"):
            continue
        # resume and roles stand side by side, as do documents and skills: neither knows the other,
        # but roles reads pages through documents and both read skills, which stand one step below.
        assert LEVEL[other] < LEVEL[own], f"{own} imports {module}"


@pytest.mark.parametrize("path", FILES, ids=lambda path: str(path.relative_to(SOURCE)))
def test_another_package_is_entered_by_its_front_door(path):
    own = package_of(path)
    for module in imports(path):
        parts = module.split(".")
        if len(parts) > 2 and parts[1] != own and parts[1] not in ("cli",):
            allowed = parts[1] == "reports" and own == "cli"  # heavy reports are imported where they are used
            assert allowed, f"{own} reaches into {module}"


@pytest.mark.parametrize("path", FILES, ids=lambda path: str(path.relative_to(SOURCE)))
def test_a_module_is_one_idea(path):
    assert len(path.read_text(encoding="utf-8").splitlines()) <= 430


def test_matching_sees_no_text_and_no_contact():
    names = {
        node.attr
        for path in (SOURCE / "matching").glob("*.py")
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Attribute)
    }
    assert not names & {"contact", "contact_spans", "organisation", "institution", "sections"}
    imported = {
        alias.name
        for path in (SOURCE / "matching").glob("*.py")
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.ImportFrom) and node.module == "skillmatch.resume"
        for alias in node.names
    }
    assert "Resume" not in imported and "Position" not in imported
