"""What evaluate documents says of positions and degrees labelled by hand, on people whose resumes are known."""

import csv
import json

import pypdfium2
import pytest
from forms import write
from people import load
from typer.testing import CliRunner

from skillmatch.cli.app import app
from skillmatch.errors import InvalidUse
from skillmatch.evaluation import documents_table, evaluate_documents

COLUMNS = "file,kind,page,first,last_page,last,titled,start,end,level,state"


class Text:
    """The nurse's resume as plain text: places are lines of the file."""

    def __init__(self, folder):
        self.file = write(load("nurse"), "txt", folder / "nurse.txt").name
        self.lines = (folder / self.file).read_text(encoding="utf-8").splitlines()

    def place(self, words):
        return "", next(i for i, line in enumerate(self.lines, 1) if words in line)


class Pdf:
    """The same as a PDF: places are pages and points."""

    def __init__(self, folder):
        path = write(load("nurse"), "pdf-one-column", folder / "nurse.pdf")
        self.file = path.name
        self.pages = list(pypdfium2.PdfDocument(path))

    def place(self, words):
        for number, page in enumerate(self.pages, 1):
            text = page.get_textpage()
            hit = text.search(words).get_next()
            if hit is not None:
                return number, round(page.get_height() - text.get_charbox(hit[0])[3], 1)
        raise AssertionError(words)


def rows(form):
    """The nurse's two positions and her degree, as the page says them."""
    ward, unit = load("nurse").positions[1], load("nurse").positions[0]
    degree = load("nurse").education[0].degree
    at = form.place
    return [
        [form.file, "position", *at(unit.title), *at("first twelve weeks"), "yes", "2020-02", "present", "", ""],
        [form.file, "position", *at(ward.title), *at("second year on"), "yes", "2016-07", "2020-01", "", ""],
        [form.file, "education", *at(degree), "", "", "", "", "2016", "bachelor", "completed"],
    ]


def table(path, labels, header=COLUMNS):
    with path.open("w", newline="", encoding="utf-8") as stream:
        stream.write(header + "\n")
        csv.writer(stream).writerows(labels)
    return path


@pytest.fixture(params=[Text, Pdf])
def form(request, tmp_path):
    folder = tmp_path / "inbox"
    folder.mkdir()
    return request.param(folder)


def measure(form, tmp_path, labels):
    return evaluate_documents(tmp_path / "inbox", labels=table(tmp_path / "labels.csv", labels))["labels"]


def whats(report):
    return [fault["what"] for fault in report["faults"]]


def test_a_resume_read_as_labelled_has_no_faults(form, tmp_path):
    report = measure(form, tmp_path, rows(form))
    assert report["faults"] == []
    assert report["positions"] == {
        "labelled": 2, "found": 2, "right": 2, "precision": 1.0, "recall": 1.0, "f1": 1.0,
    }  # fmt: skip
    assert report["spans"]["f1"] == report["degrees"]["f1"] == 1.0
    assert {report[fact]["of_all"] for fact in ("starts", "ends", "titles", "states", "years")} == {1.0}


def test_a_wrong_fact_is_a_fault_with_its_place_and_both_readings(form, tmp_path):
    labels = rows(form)
    labels[1][7] = "2016-08"
    labels[2][10] = "in-progress"
    report = measure(form, tmp_path, labels)
    assert whats(report) == ["start", "state"]
    first = report["faults"][0]
    assert (first["file"], first["labelled"], first["found"]) == (form.file, "2016-08", "2016-07")
    assert (first["page"] or "", first["line"]) == (labels[1][2], labels[1][3])
    assert (report["starts"]["right"], report["starts"]["of_found"]) == (1, 0.5)


def test_what_is_not_labelled_is_false_and_what_is_not_there_is_missed(form, tmp_path):
    labels = rows(form)
    elsewhere = form.place("Steady with families")
    labels[0][2:4] = elsewhere
    labels[0][4:6] = elsewhere
    report = measure(form, tmp_path, labels)
    assert sorted(whats(report)) == ["position-false", "position-missed"]
    assert (report["positions"]["precision"], report["positions"]["recall"]) == (0.5, 0.5)
    assert report["starts"]["of_all"] == 0.5 and report["starts"]["of_found"] == 1.0


def test_a_position_that_ends_elsewhere_is_found_without_its_span(form, tmp_path):
    labels = rows(form)
    labels[0][4:6] = form.place(load("nurse").positions[0].title)
    report = measure(form, tmp_path, labels)
    assert whats(report) == ["last-line"]
    assert (report["positions"]["right"], report["spans"]["right"]) == (2, 1)


def test_a_line_beside_the_labelled_one_is_near_enough(form, tmp_path):
    labels = rows(form)
    labels[0][2:4] = form.place(load("nurse").positions[0].organisation)
    assert whats(measure(form, tmp_path, labels)) == []


def test_what_is_found_at_a_doubtful_place_does_not_count(form, tmp_path):
    labels = rows(form)
    labels[1] = [form.file, "doubtful", *labels[1][2:6], "", "", "", "", ""]
    report = measure(form, tmp_path, labels)
    assert report["faults"] == []
    assert report["positions"]["found"] == 1


def test_a_state_that_the_page_does_not_tell_is_not_judged(form, tmp_path):
    labels = rows(form)
    labels[2][10] = "unknown"
    assert measure(form, tmp_path, labels)["states"] == {"right": 0, "of_found": None, "of_all": None}


def test_another_level_is_a_fault(form, tmp_path):
    labels = rows(form)
    labels[2][9] = "master"
    report = measure(form, tmp_path, labels)
    assert whats(report) == ["level"]
    assert report["degrees"]["recall"] == 0.0


def test_a_row_of_a_table_is_read_as_a_text(tmp_path):
    folder = tmp_path / "inbox"
    folder.mkdir()
    form = Text(folder)
    whole = (folder / form.file).read_text(encoding="utf-8")
    with (folder / "many.csv").open("w", newline="", encoding="utf-8") as stream:
        csv.writer(stream).writerows([["id", "text"], ["a", "nobody"], ["b", whole]])
    form.file = "many.csv#2"
    assert measure(form, tmp_path, rows(form))["faults"] == []


def test_the_command_prints_figures_and_faults(tmp_path):
    folder = tmp_path / "inbox"
    folder.mkdir()
    form = Text(folder)
    labels = rows(form)
    labels[0][8] = "2024"
    path = table(tmp_path / "labels.csv", labels)
    base = ["evaluate", "documents", "--data", str(folder), "--labels", str(path)]
    told = CliRunner().invoke(app, base)
    assert told.exit_code == 0
    assert f"nurse.txt line {labels[0][3]}: end: 2024 was read as present" in told.output
    asked = CliRunner().invoke(app, [*base, "--format", "json"])
    report = json.loads(asked.output)
    assert report["labels"]["faults"][0]["what"] == "end"
    assert documents_table(report) == told.output


@pytest.mark.parametrize(
    ("column", "cell", "named"),
    [
        ("kind", "job", "position, education or doubtful"),
        ("page", "one", "number of the page"),
        ("first", "", "points from the top"),
        ("last", "x", "points from the top"),
        ("titled", "1", "yes, no"),
        ("start", "06/2016", "YYYY-MM"),
        ("end", "now", "present"),
        ("level", "doctor", "phd"),
        ("state", "done", "completed"),
        ("file", "", "path"),
        ("file", "gone.pdf", "--data"),
        ("file", "nurse.txt#1", "number"),
    ],
)
def test_a_wrong_cell_is_named_with_line_column_and_remedy(tmp_path, column, cell, named):
    folder = tmp_path / "inbox"
    folder.mkdir()
    labels = rows(Text(folder))
    labels[1][COLUMNS.split(",").index(column)] = cell
    path = table(tmp_path / "labels.csv", labels)
    with pytest.raises(InvalidUse) as raised:
        evaluate_documents(folder, labels=path)
    assert raised.value.message.startswith(f"{path}:3: column '{column}'")
    assert named in raised.value.remedy


def test_a_missing_column_an_empty_table_and_a_missing_file_are_named(tmp_path):
    with pytest.raises(InvalidUse, match=r":1: no column 'state'"):
        evaluate_documents(tmp_path, labels=table(tmp_path / "a.csv", [], COLUMNS.removesuffix(",state")))
    with pytest.raises(InvalidUse, match="no labels"):
        evaluate_documents(tmp_path, labels=table(tmp_path / "b.csv", []))
    with pytest.raises(InvalidUse, match="is no file"):
        evaluate_documents(tmp_path, labels=tmp_path / "c.csv")


def test_labels_do_not_go_with_the_other_measurements(tmp_path):
    with pytest.raises(InvalidUse, match="--probes"):
        evaluate_documents(tmp_path, labels=tmp_path / "c.csv", spaces=3)
