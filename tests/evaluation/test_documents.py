"""What evaluate documents says of a folder whose files are known."""

import pytest
from forms import write
from people import load

from skillmatch.errors import InvalidUse
from skillmatch.evaluation import documents_table, evaluate_documents


@pytest.fixture
def folder(tmp_path):
    inbox = tmp_path / "inbox"
    inbox.mkdir()
    write(load("nurse"), "pdf-one-column", inbox / "a.pdf")
    write(load("nurse"), "docx", inbox / "b.docx")
    (inbox / "c.pdf").write_bytes(b"%PDF-1.7 cut short")
    return inbox


def test_results_and_errors_are_counted_by_form(folder):
    report = evaluate_documents(folder)
    assert report["files"] == 3
    assert report["forms"]["docx"]["readable"] == 1
    assert (report["forms"]["pdf"]["files"], report["forms"]["pdf"]["readable"]) == (2, 1)
    assert report["forms"]["pdf"]["errors"] == {"corrupt": 1}
    assert report["speed"]["ratio"] > 0
    assert "corrupt 1" in documents_table(report)


def test_what_the_slowest_file_and_the_largest_process_cost_is_told(folder):
    report = evaluate_documents(folder)
    assert report["cost"]["slowest"] in {"a.pdf", "b.docx", "c.pdf"}
    assert report["cost"]["crashed"] == []
    assert "readers that failed or died over a file: 0" in documents_table(report)


def test_words_in_the_wrong_order_or_missing_are_faults(folder, tmp_path):
    person = load("nurse")
    probes = tmp_path / "probes.csv"
    probes.write_text(
        f"file,first,second\na.pdf,{person.name},Education\na.pdf,Education,{person.name}\na.pdf,{person.name},Zyzzyva\n"
    )
    order = evaluate_documents(folder, probes=probes)["order"]
    assert order["probes"] == 3
    assert [fault.split(": ")[1] for fault in order["faults"]] == [
        f"'Education' stands behind '{person.name}'",
        "'Zyzzyva' is not in the text",
    ]


def test_words_are_compared_with_a_second_reader(folder):
    assert evaluate_documents(folder, spaces=5)["spaces"]["files"] == 1


def test_an_empty_folder_is_named(tmp_path):
    with pytest.raises(InvalidUse, match="no files"):
        evaluate_documents(tmp_path)
