"""The notebooks run from their own folder, show pictures, and are stored clean."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

nbformat = pytest.importorskip("nbformat", reason="needs the extra: pip install '.[test]'")
nbclient = pytest.importorskip("nbclient", reason="needs the extra: pip install '.[test]'")

FOLDER = Path(__file__).parents[2] / "notebooks"
NOTEBOOKS = sorted(path.name for path in FOLDER.glob("*.ipynb"))
PICTURES = {"image/png", "image/svg+xml"}


def test_there_are_notebooks():
    assert NOTEBOOKS


def stored(name):
    return nbformat.read(FOLDER / name, as_version=4)


def code_of(notebook):
    return [cell for cell in notebook.cells if cell.cell_type == "code"]


@pytest.mark.parametrize("name", NOTEBOOKS)
def test_a_notebook_runs_from_its_own_folder_and_shows_pictures(name):
    notebook = stored(name)
    client = nbclient.NotebookClient(
        notebook, timeout=300, kernel_name="python3", resources={"metadata": {"path": str(FOLDER)}}
    )
    client.execute()  # an error in a cell is raised here
    outputs = [output for cell in code_of(notebook) for output in cell.outputs]
    pictures = [output for output in outputs if PICTURES & set(output.get("data", {}))]
    assert len(pictures) >= 5
    warned = [output.text for output in outputs if output.get("name") == "stderr"]
    assert not warned, warned


@pytest.mark.parametrize("name", NOTEBOOKS)
def test_a_notebook_is_stored_without_outputs_and_without_the_machine(name):
    notebook = stored(name)
    nbformat.validate(notebook)
    for cell in code_of(notebook):
        assert cell.outputs == []
        assert cell.execution_count is None
    assert all(not cell.metadata for cell in notebook.cells)
    assert notebook.metadata.kernelspec.name == "python3"
    assert set(notebook.metadata) <= {"kernelspec", "language_info"}
    assert set(notebook.metadata.get("language_info", {})) <= {"name"}  # no version of this machine's Python


@pytest.mark.parametrize("name", NOTEBOOKS)
def test_a_notebook_names_no_place_of_one_machine_and_stays_with_the_public_calls(name):
    text = "\n".join(cell.source for cell in stored(name).cells)
    assert not re.search(r"""(?<![\w.])/(?:home|Users|work|tmp|root|mnt)/|[A-Za-z]:\\\\""", text)
    assert not re.search(r"\bskillmatch\.(?!read\b|match\b|extract\b|roles\b|version\b)\w+\.", text)
    assert not re.search(r"from skillmatch[. ]", text)
