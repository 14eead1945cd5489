"""The text of a plain text file is the file: decoded, without its byte order mark, and otherwise unchanged."""

import itertools

import pytest
from documents_reading import read, said
from hypothesis import given, settings
from hypothesis import strategies as st

from skillmatch import errors
from skillmatch.documents import Limits, Reader

LETTER = "Zoë Müller\r\n\r\nKept the books\tof “nine” shops – 5 €\r\n  • and liked it  \r\n"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "cp1252"])
def test_the_text_is_the_decoded_file(encoding):
    assert read(LETTER.encode(encoding), "cv.txt").text == LETTER


def test_latin_1_is_read():
    text = "Señor Núñez, São Paulo\nCrème brûlée à la façon de l'hôtel\n"
    assert read(text.encode("latin-1"), "cv.txt").text == text


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        ("Paweł Żółtowski\nInżynier oprogramowania, doświadczenie w zespołach", "cp1250"),
        ("Tomáš Dvořák\nVývojář softwaru, řízení projektů, pět let zkušeností", "cp1250"),
        ("Ahmet Yılmaz\nYazılım mühendisi, İstanbul'da beş yıl çalıştı", "cp1254"),
        ("Иван Петров\nИнженер программист, опыт работы пять лет", "cp1251"),
        ("山田太郎\nソフトウェアエンジニアとして五年間働きました。", "shift_jis"),
    ],
)
def test_other_alphabets_are_read(text, encoding):
    assert read(text.encode(encoding), "cv.txt").text == text


@pytest.mark.parametrize("mark", ["\r\n", "\n", "\r", "\u2028"])
def test_line_ends_are_kept_and_part_lines(mark):
    document = read(mark.join(["Ada", "Leeds", "", "Excel"]), "cv.txt")
    assert document.text == mark.join(["Ada", "Leeds", "", "Excel"])
    assert said(document) == ["Ada", "Leeds", "Excel"]


def test_prose_wrapped_by_hand_is_one_paragraph():
    prose = (
        "I am a bookkeeper who likes plain words and small sums, and\nwho has moved three shops to new ledgers "
        "without losing a\npenny. I own the nightly closing.\n"
    )
    assert said(read(f"Ada Nightfern\n\n{prose}", "cv.txt")) == ["Ada Nightfern", " ".join(prose.split())]


def test_items_are_paragraphs():
    assert said(read("- Excel\n- SQL\n* Ledgers\n• Audits\n1. First\n", "cv.txt")) == [
        "- Excel", "- SQL", "* Ledgers", "• Audits", "1. First"
    ]  # fmt: skip


def test_offsets_are_code_points():
    document = read("𝒜da 🙂 Python\nZoë", "cv.txt")
    words = [document.text[a:b] for a, b in zip(document.words.starts, document.words.ends, strict=True)]
    assert words == ["𝒜da", "🙂", "Python", "Zoë"]
    assert document.words.starts[2] == 6


def test_markdown_marks_headings_and_links_and_leaves_the_text_alone():
    text = (
        "# Ada\n\nKeeps [ledgers](https://ada.example/a).\n\nWork\n----\n\n- Shops\n\n```\n# none\n```\n## Skills ##\n"
    )
    document = read(text, "cv.md")
    assert (document.form, document.text) == ("markdown", text)
    assert [text[a:b] for a, b in document.headings] == ["# Ada", "Work", "## Skills ##"]
    assert [(text[a:b], address) for a, b, address in document.links] == [("ledgers", "https://ada.example/a")]


def test_signs_of_markdown_mean_nothing_in_a_plain_text():
    document = read("# Ada\n[a](b)\n", "cv.txt")
    assert (document.form, document.headings, document.links) == ("text", (), ())


def test_a_text_that_mentions_a_tag_is_a_text():
    assert read("Ada uses <table> and <b>bold</b> in her pages.", "cv.txt").form == "text"


def test_a_text_over_the_limit_is_cut_there_with_a_warning():
    with Reader(Limits(chars=10)) as reader:
        document = reader.read_bytes(b"0123456789abc", "cv.txt")
    assert document.text == "0123456789"
    assert [warning.kind for warning in document.warnings] == ["text-cut"]


LINES = st.text(
    st.one_of(st.sampled_from(list("aB9 .,-•*#é\t😀\n\n\r")), st.characters(exclude_categories=["Cs", "Cc"])),
    max_size=300,
)


@settings(max_examples=250, deadline=None)
@given(text=LINES, name=st.sampled_from(["cv.txt", "cv.md"]))
def test_every_word_line_and_paragraph_lies_in_the_text_and_they_ascend(text, name):
    try:
        document = read(text, name)
    except errors.UnreadableFile:
        return  # blank, or it happens to begin like a file of another kind
    if document.form == "html":
        return
    assert document.text == text.removeprefix("\ufeff")
    for places in (document.words, document.lines):
        assert_ascend(list(zip(places.starts.tolist(), places.ends.tolist(), strict=True)), len(document.text))
    assert_ascend(list(document.paragraphs), len(document.text))
    assert_ascend(list(document.headings), len(document.text))
    words = "".join(document.text[a:b] for a, b in zip(document.words.starts, document.words.ends, strict=True))
    assert words == "".join(document.text.split())
    paragraphs = "".join("".join(document.text[a:b].split()) for a, b in document.paragraphs)
    assert paragraphs == words


def assert_ascend(spans, end):
    assert all(0 <= a <= b <= end for a, b in spans)
    assert all(before[1] <= after[0] for before, after in itertools.pairwise(spans))
