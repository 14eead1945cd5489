"""A document with one more line is what a person would get who pasted it into the file."""

import pytest
from forms import content
from people import load

from skillmatch.documents import NewLine, Reader, with_lines

LINE = "Knows the tides of the harbour"


@pytest.fixture(scope="module")
def reader():
    with Reader() as one:
        yield one


def read(reader, person, form):
    return reader.read_bytes(content(load(person), form), f"cv.{form}")


FORMS = ("txt", "docx", "odt", "html", "pdf-one-column", "pdf-two-columns", "json-resume")


@pytest.mark.parametrize("form", FORMS)
def test_all_places_still_name_the_same_words(reader, form):
    before = read(reader, "chef", form)
    at = before.text.index("Kitchen")
    after = with_lines(before, [NewLine(at, LINE)]).document

    def words(document):
        return [document.text[s:e] for s, e in zip(document.words.starts, document.words.ends, strict=True)]

    assert [w for w in words(after) if w not in LINE.split()] == [w for w in words(before) if w not in LINE.split()]
    own = words(after)
    assert [own[i : i + 6] for i in range(len(own))].count(LINE.split()) == 1
    kept = [after.text[s:e] for s, e in after.paragraphs if after.text[s:e] != LINE]
    assert kept == [before.text[s:e] for s, e in before.paragraphs]
    assert [after.text[s:e] for s, e, _ in after.links] == [before.text[s:e] for s, e, _ in before.links]
    assert [after.text[s:e] for s, e in after.headings] == [before.text[s:e] for s, e in before.headings]
    assert [after.text[p.start : p.end].replace(LINE, "").split() for p in after.pages] == [
        before.text[p.start : p.end].split() for p in before.pages
    ]


@pytest.mark.parametrize("form", FORMS)
def test_the_new_line_is_a_paragraph_with_the_looks_of_the_line_above(reader, form):
    before = read(reader, "chef", form)
    at = before.text.index("Kitchen")
    inserted = with_lines(before, [NewLine(at, LINE)])
    start, end = inserted.spans[0]
    document = inserted.document
    assert document.text[start:end] == LINE
    assert (start, end) in document.paragraphs
    lines = document.lines
    own = int((lines.starts <= start).sum()) - 1
    assert (lines.sizes[own], lines.pages[own]) == (lines.sizes[own - 1], lines.pages[own - 1])


def test_several_lines_below_one_keep_their_order(reader):
    plain = reader.read_bytes(b"Skills\nPython\n\nEducation\n", "cv.txt")
    new = with_lines(plain, [NewLine(9, "SQL"), NewLine(0, "Tools"), NewLine(9, "Rust", gap=True)])
    assert new.document.text == "Skills\nTools\nPython\nSQL\n\nRust\n\nEducation\n"
    assert [new.document.text[s:e] for s, e in new.spans] == ["SQL", "Tools", "Rust"]


def test_line_ends_of_the_file_are_kept(reader):
    plain = reader.read_bytes(b"Skills\r\nPython\r\n", "cv.txt")
    assert with_lines(plain, [NewLine(9, "SQL")]).document.text == "Skills\r\nPython\r\nSQL\r\n"


def test_a_line_can_follow_the_last_one(reader):
    plain = reader.read_bytes(b"Skills\nPython", "cv.txt")
    assert with_lines(plain, [NewLine(len("Skills\nPython"), "SQL")]).document.text == "Skills\nPython\nSQL"
