"""How tables with ruled lines are read: figures on tables whose cells are known."""

import subprocess
import sys

import numpy as np
import pytest
from pdf_drawn import column, drawn
from pdf_ruled import ruled

from skillmatch.documents import Table
from skillmatch.errors import InvalidUse
from skillmatch.evaluation import documents_table, evaluate_documents
from skillmatch.evaluation.ruled_tables import table_order

pytest.importorskip("pdfplumber")

ROWS = [
    ["Area", "Tools"],
    ["Data", "SQL, Python and whatever else a warehouse of many sources needs to be kept in order"],
    ["Serving", "Docker"],
]


def figures(folder):
    report = evaluate_documents(folder, tables=10)
    assert "ruled tables" in documents_table(report)
    return report["tables"]


def test_cells_and_those_of_several_lines_are_counted(tmp_path):
    (tmp_path / "a.pdf").write_bytes(ruled(ROWS))
    found = figures(tmp_path)
    assert (found["files"], found["tables"], found["cells"], found["wrapped"]) == (1, 1, 6, 1)
    assert found["together"] <= 6 and found["wrapped_together"] <= 1


def test_a_file_without_tables_has_none(tmp_path):
    (tmp_path / "a.pdf").write_bytes(drawn(column(72, 100, "Ada Nightfern", "Python and SQL")))
    found = figures(tmp_path)
    assert (found["files"], found["tables"], found["cells"]) == (1, 0, 0)


def test_the_figure_is_only_made_when_it_is_asked_for(tmp_path):
    (tmp_path / "a.pdf").write_bytes(ruled(ROWS))
    assert evaluate_documents(tmp_path)["tables"] is None
    with pytest.raises(InvalidUse):
        evaluate_documents(tmp_path, tables=1, labels=tmp_path / "labels.csv")


@pytest.mark.parametrize(
    ("read", "order"),
    [
        ([[0, 1], [2], [3], [4, 5]], "rows"),
        ([[0, 1], [4], [2, 3], [5]], "columns"),
        ([[0, 3], [1], [2], [4]], "mixed"),
        ([[3], [2], [1], [0]], "mixed"),
        ([[0], [], [1], [2]], "rows"),
    ],
)
def test_the_order_of_a_table_is_told_from_the_places_of_its_words(read, order):
    cells = ((0.0, 0.0, 9.0, 9.0), (9.0, 0.0, 19.0, 9.0), (0.0, 9.0, 9.0, 19.0), (9.0, 9.0, 19.0, 19.0))
    assert table_order(Table(1, cells), [np.array(places, dtype=np.int64) for places in read]) == order


def test_without_pdfplumber_the_command_that_installs_it_is_named(tmp_path):
    (tmp_path / "a.pdf").write_bytes(ruled(ROWS))
    hide = "import sys; sys.modules['pdfplumber'] = None; from skillmatch.cli import main; main()"
    done = subprocess.run(
        [sys.executable, "-c", hide, "evaluate", "documents", "--data", str(tmp_path), "--tables", "1"],
        capture_output=True, text=True,
    )  # fmt: skip
    assert done.returncode == 2
    assert 'pip install "skillmatch[debug]"' in done.stderr
