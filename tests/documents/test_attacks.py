"""Small files that ask much: each ends in time with a result or the error that fits, and the next file is read.

Those that break a container or hide behind a password stand in ``test_unreadable_files``, those that want a network in
``test_confinement``.
"""

import atexit
import json

import pytest
from attacks import (
    cyclic_pages_pdf,
    empty_runs_docx,
    huge_picture,
    huge_picture_pdf,
    looping_xref_pdf,
    operators_pdf,
    overlapping_zip,
    parts_mhtml,
)
from doc_parts import word_2003
from docx_parts import docx, paragraph
from hostile import zipped
from odt_parts import flat_odt, odt
from odt_parts import paragraph as odt_paragraph
from rtf_parts import rtf

from skillmatch import errors
from skillmatch.documents import Limits, Reader

WORD, ODT, HTML = paragraph("Ada Nightfern"), odt_paragraph("Ada Nightfern"), "<p>Ada Nightfern</p>"
READER = Reader(Limits(seconds=4))  # what is stopped by the time limit is stopped sooner
atexit.register(READER.close)
STOPPED = (errors.TooLarge, errors.TimedOut, errors.OutOfMemory)


def outcome(data, name="cv", reader=READER):
    """The document, or the error that names the file and says what to do; a good file is read right after it."""
    try:
        found = reader.read_bytes(data.encode() if isinstance(data, str) else data, name)
    except errors.UnreadableFile as error:
        assert name in error.message and error.remedy and "its reader failed" not in error.message
        found = error
    assert reader.read_bytes(b"Python and SQL", "good.txt").text == "Python and SQL"
    return found


# ── PDF ───────────────────────────────────────────────────────────────────────────────────────────────────────


def test_two_million_drawing_operators_are_read_past_or_stopped():
    found = outcome(operators_pdf())
    assert isinstance(found, STOPPED) or found.text == "Ada Nightfern"


@pytest.mark.parametrize("make", [cyclic_pages_pdf, looping_xref_pdf])
def test_a_pdf_whose_structure_is_a_circle_ends(make):
    found = outcome(make())
    assert isinstance(found, errors.Corrupt) or found.text == "Ada Nightfern keeps books"


def test_only_so_many_pages_are_read_of_a_pdf_that_claims_two_thousand_million():
    with Reader(Limits(pages=3)) as reader:
        document = outcome(cyclic_pages_pdf(), reader=reader)
    assert len(document.pages) <= 3


@pytest.mark.parametrize("make", [huge_picture, huge_picture_pdf])
def test_a_picture_of_2500_million_dots_is_refused(make):
    found = outcome(make())
    assert isinstance(found, (*STOPPED, errors.ImageOnly, errors.UnsupportedFormat))


# ── containers ────────────────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize("whole", [docx(WORD), odt(ODT)], ids=["docx", "odt"])
def test_parts_that_share_their_bytes_are_refused(whole):
    assert isinstance(outcome(overlapping_zip(whole)), errors.Corrupt)


def test_a_million_empty_runs_are_read_past_or_stopped():
    found = outcome(empty_runs_docx())
    assert isinstance(found, STOPPED) or found.text == "Ada"


@pytest.mark.parametrize("name", ["WORD/document.xml", "word\\document.xml", "/word/document.xml"])
def test_a_second_text_under_a_name_that_some_programs_take_for_the_same_is_refused(name):
    parts = [("[Content_Types].xml", "<Types/>"), ("word/document.xml", "<a/>"), (name, "<a/>")]
    assert isinstance(outcome(zipped(parts)), errors.Corrupt)


def odt_zip(*parts):
    return zipped([("mimetype", "application/vnd.oasis.opendocument.text"), *parts], packed=True)


def test_an_odt_of_thousands_of_parts_is_too_large():
    empty = [(f"Pictures/{i}", b"") for i in range(1_001)]
    whole = zipped([("mimetype", "application/vnd.oasis.opendocument.text"), ("content.xml", "<a/>"), *empty],
                   packed=False)  # fmt: skip
    assert isinstance(outcome(whole), errors.TooLarge)


def test_an_odt_that_inflates_too_much_is_too_large():
    assert isinstance(outcome(zipped([("META-INF/manifest.xml", "<a/>"), ("content.xml", "a" * (60 << 20))])),
                      errors.TooLarge)  # fmt: skip


def test_how_much_may_inflate_is_a_setting_and_is_counted_over_all_parts():
    said = "".join(f"{i:x} " for i in range(20_000))
    whole = docx(paragraph(said), header=paragraph(said))
    with Reader(Limits(inflated_bytes=130_000)) as reader:
        assert isinstance(outcome(whole, reader=reader), errors.TooLarge)
    with Reader(Limits(inflated_bytes=400_000)) as reader:
        assert outcome(whole, reader=reader).form == "docx"


def test_how_often_a_part_may_inflate_is_a_setting():
    whole = docx(paragraph("Ada " * 2_000))
    with Reader(Limits(inflation_ratio=5, inflation_free=1_000)) as reader:
        assert isinstance(outcome(whole, reader=reader), errors.TooLarge)
    assert outcome(whole).form == "docx"


# ── declarations ──────────────────────────────────────────────────────────────────────────────────────────────

ENTITIES = '<!DOCTYPE d [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;"><!ENTITY x SYSTEM "file:///etc/hostname">]>'


def declared(whole, declaration=ENTITIES):
    head, sign, rest = whole.decode().partition("?>") if whole.startswith(b"<?xml") else ("", "", whole.decode())
    return (head + sign + declaration + rest).replace("Ada", "&b;&x;")


@pytest.mark.parametrize(
    "data",
    [
        declared(word_2003(WORD)),
        declared(flat_odt(ODT)),
        declared(f"<html><body>{HTML}</body></html>".encode()),
        odt_zip(("content.xml", declared(b"<a>Ada</a>")), ("META-INF/manifest.xml", "<a/>")),
    ],
    ids=["word-xml", "flat-odt", "html", "odt"],
)
def test_whatever_declares_entities_is_refused_before_they_are_followed(data):
    assert isinstance(outcome(data), errors.Corrupt)


# ── depth ─────────────────────────────────────────────────────────────────────────────────────────────────────


def nested_mhtml(deep):
    parts = b"".join(b'Content-Type: multipart/related; boundary="b%d"\n\n--b%d\n' % (i, i) for i in range(deep))
    return b"MIME-Version: 1.0\n" + parts + b"Content-Type: text/html\n\n" + HTML.encode()


DEEP = {
    "docx": lambda n: docx("<w:sdt>" * n + WORD + "</w:sdt>" * n),
    "word-xml": lambda n: word_2003("<w:sect>" * n + WORD + "</w:sect>" * n),
    "odt": lambda n: odt("<text:section>" * n + ODT + "</text:section>" * n),
    "flat-odt": lambda n: flat_odt("<text:section>" * n + ODT + "</text:section>" * n),
    "rtf": lambda n: rtf("{" * n + "Ada Nightfern" + "}" * n),
    "html": lambda n: "<html>" + "<div>" * n + HTML,
    "mhtml": nested_mhtml,
    "json-resume": lambda n: '{"basics": {"name": "Ada Nightfern"}, "x": ' + "[" * n + "]" * n + "}",
}


@pytest.mark.parametrize("form", DEEP)
@pytest.mark.parametrize("deep", [1_000, 100_000])
def test_what_is_nested_too_deeply_is_too_large(form, deep):
    assert isinstance(outcome(DEEP[form](deep)), errors.TooLarge)


@pytest.mark.parametrize("form", DEEP)
def test_how_deep_is_too_deep_is_a_setting(form):
    with Reader(Limits(nesting=12)) as reader:
        assert outcome(DEEP[form](1), reader=reader).text == "Ada Nightfern"
        assert isinstance(outcome(DEEP[form](70), reader=reader), errors.TooLarge)


# ── numbers ───────────────────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize("head", [b"", b"Content-Type: text/html\n"])
def test_a_saved_page_of_a_million_parts_is_too_large(head):
    assert isinstance(outcome(parts_mhtml(300_000 if head else 1_000_000, head)), errors.TooLarge)


@pytest.mark.parametrize(
    "data",
    [
        json.dumps({"basics": {"name": "Ada"}, **{str(i): i for i in range(600_000)}}),
        '{"basics": {"name": "Ada", "age": ' + "9" * 5_000_000 + "}}",
        '{"basics": {"name": "Ada", "age": 1e' + "9" * 5_000_000 + "}}",
    ],
    ids=["keys", "digits", "exponent"],
)
def test_json_of_a_million_keys_or_digits_is_read_or_stopped(data):
    found = outcome(data)
    assert isinstance(found, STOPPED) or found.text == "Ada"


@pytest.mark.parametrize(
    "data",
    [
        "python " * 1_400_000,
        "x" * 9_900_000,
        "Python\n" * 1_400_000,
        "Ada" + "\n" * 9_000_000 + "x",
        "[a](" * 2_000_000,
    ],
    ids=["one line", "one word", "lines", "breaks", "links"],
)
def test_ten_megabytes_of_text_are_cut_at_a_million_characters_or_stopped(data):
    found = outcome(data, "cv.md")
    assert isinstance(found, STOPPED) or (len(found.text) <= 1_000_000 and found.warnings[0].kind == "text-cut")


@pytest.mark.parametrize(
    "data",
    [
        "<html><p>Ada" + "<br>x" * 1_500_000,
        "<html>" + "<p>a" * 2_000_000,
        "<html>" + "<" * 9_000_000,
        "<html><p>Ada" + "<!--" * 2_000_000,
        "<html><p " + "".join(f"a{i}=1 " for i in range(700_000)) + ">Ada",
        "<html><style>" + "p b, " * 100_000 + "i{color:red}</style>" + "<p><b>x</b>" * 100_000,
    ],
    ids=["breaks", "paragraphs", "signs", "comments", "attributes", "styles"],
)
def test_html_of_a_million_tags_is_cut_or_stopped(data):
    found = outcome(data)
    assert isinstance(found, (*STOPPED, errors.Empty)) or len(found.text) <= 1_000_000


@pytest.mark.parametrize(
    "body",
    [r"Ada\bin4000000000 x", r"Ada\bin" + "9" * 5_000_000 + " x", r"Ada\bin-1 x", r"\uc999999999 \u65 Ada",
     r"Ada" + r"\par" * 2_000_000, r"\trowd" + r"\cell" * 1_500_000 + r"\row Ada"],
    ids=["gigabytes", "digits", "negative", "skipped", "paragraphs", "cells"],
)  # fmt: skip
def test_an_rtf_that_claims_or_holds_too_much_is_read_or_refused(body):
    found = outcome("{\\rtf1 " + body + "}")
    assert isinstance(found, (*STOPPED, errors.Corrupt)) or "A" in found.text


def test_a_row_that_is_said_to_stand_a_thousand_million_times_stands_once():
    many = 'repeated="1000000000"'
    rows = (
        f"<table:table><table:table-row table:number-rows-{many}><table:table-cell table:number-columns-{many}>{ODT}"
        "</table:table-cell></table:table-row></table:table>"
    )
    assert outcome(odt(rows)).text == "Ada Nightfern"


def test_addresses_of_megabytes_are_left_out():
    found = outcome(f'<html><p><a href="http://a.example/{"x" * 3_000_000}">Ada</a> <a href="http://b.example">Eve</a>')
    assert found.text == "Ada Eve"
    assert [address for *_, address in found.links] == ["http://b.example"]
