"""Whatever a file holds, it ends in the error that fits, which names it and says what to do; the next file is read."""

import os
import zlib

import pytest
from doc_parts import word_2003
from documents_reading import READER, read
from docx_parts import docx, paragraph
from hostile import (
    PNG,
    bomb_docx,
    bomb_pdf,
    declared_docx,
    encrypted_pdf,
    looping_forms_pdf,
    many_parts_docx,
    nested_forms_pdf,
    office_with_password,
    picture_pdf,
    repeated_part_docx,
    truncated_pdf,
    zipped,
)
from hypothesis import given, settings
from hypothesis import strategies as st
from more_forms import mhtml_of
from odt_parts import odt
from odt_parts import paragraph as odt_paragraph
from pdf_drawn import Put, drawn, from_stream
from rtf_parts import rtf

from skillmatch import errors
from skillmatch.documents import Limits, Reader

GOOD = [
    truncated_pdf(1), docx(paragraph("Ada Nightfern")), encrypted_pdf(""), rtf("Ada Nightfern"),
    odt(odt_paragraph("Ada Nightfern")), mhtml_of(b"<p>Ada Nightfern</p>"), b'{"basics": {"name": "Ada Nightfern"}}',
    word_2003(paragraph("Ada Nightfern")),
]  # fmt: skip


def refusal(path, reader=READER):
    """The error of reading a file; the same reader reads a good file right after it."""
    with pytest.raises(errors.UnreadableFile) as raised:
        reader.read(path)
    error = raised.value
    assert str(path) in error.message
    assert error.remedy
    assert reader.read_bytes(b"Python and SQL", "good.txt").text == "Python and SQL"
    return error


def refused(tmp_path, data, name="cv.pdf"):
    path = tmp_path / name
    path.write_bytes(data)
    return refusal(path)


def test_a_missing_file_is_not_found(tmp_path):
    assert isinstance(refusal(tmp_path / "none.pdf"), errors.NotFound)


def test_a_name_that_no_system_allows_is_not_found(tmp_path):
    assert isinstance(refusal(tmp_path / ("n" * 5000)), errors.NotFound)


def test_a_path_through_a_file_is_not_found(tmp_path):
    (tmp_path / "cv.txt").write_text("Ada")
    assert isinstance(refusal(tmp_path / "cv.txt" / "cv.pdf"), errors.NotFound)


def test_a_folder_is_no_file(tmp_path):
    error = refusal(tmp_path)
    assert isinstance(error, errors.UnsupportedFormat)
    assert "folder" in error.message


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no pipes with names")
def test_a_pipe_is_no_file_and_nobody_waits_for_it(tmp_path):
    os.mkfifo(tmp_path / "cv.pdf")
    assert isinstance(refusal(tmp_path / "cv.pdf"), errors.UnsupportedFormat)


def test_a_file_without_bytes_is_empty(tmp_path):
    assert isinstance(refused(tmp_path, b""), errors.Empty)


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("blank.txt", b" \r\n\t \n"),
        ("blank.html", b"<html><head><title>Ada</title></head><body><p> </p></body></html>"),
        ("blank.docx", docx(paragraph())),
        ("blank.pdf", from_stream(b"")),
    ],
)
def test_a_file_without_words_is_empty(tmp_path, name, data):
    assert isinstance(refused(tmp_path, data, name), errors.Empty)


@pytest.mark.skipif(not hasattr(os, "geteuid"), reason="this system has no user ids")
def test_a_file_that_one_may_not_open_is_not_permitted(tmp_path):
    path = tmp_path / "cv.txt"
    path.write_text("Ada")
    path.chmod(0)
    me = os.geteuid()
    if me == 0:
        os.seteuid(65_534)  # root may open everything: look at it as nobody
    try:
        with pytest.raises(errors.NotPermitted) as raised:
            READER.read(path)
    finally:
        os.seteuid(me)
    assert str(path) in raised.value.message
    assert raised.value.remedy


def test_a_file_of_200_megabytes_is_too_large_and_none_of_it_is_read(tmp_path):
    path = tmp_path / "cv.pdf"
    with path.open("wb") as file:
        file.write(b"%PDF-1.7\n")
        file.truncate(200_000_000)
    error = refusal(path)
    assert isinstance(error, errors.TooLarge)
    assert "200.0 MB" in error.message


# ── PDF ───────────────────────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize("share", [0.05, 0.3, 0.6, 0.95])
def test_a_pdf_cut_short_is_corrupt(tmp_path, share):
    assert isinstance(refused(tmp_path, truncated_pdf(share)), errors.Corrupt)


def test_a_pdf_of_noise_is_corrupt(tmp_path):
    noise = zlib.compress(bytes(range(256)) * 40)
    assert isinstance(refused(tmp_path, b"%PDF-1.7\n" + noise), errors.Corrupt)


def test_a_pdf_with_a_password_is_encrypted(tmp_path):
    assert isinstance(refused(tmp_path, encrypted_pdf()), errors.Encrypted)


def test_a_pdf_that_only_may_not_be_printed_is_read():
    assert "branch number 7" in read(encrypted_pdf(user="")).text


@pytest.mark.parametrize("stamp", ["", "Page 1 of 1", "Scanned with PaperSaver Pro 2"])
def test_a_scan_is_image_only_though_the_scanner_stamped_it(tmp_path, stamp):
    error = refused(tmp_path, picture_pdf(stamp))
    assert isinstance(error, errors.ImageOnly)
    assert "picture" in error.remedy


def test_a_pdf_that_inflates_to_a_gibibyte_is_refused(tmp_path):
    error = refused(tmp_path, bomb_pdf())
    assert isinstance(error, errors.OutOfMemory | errors.TooLarge | errors.TimedOut)


def test_forms_nested_hundreds_deep_cost_neither_the_reader_nor_the_rest_of_the_page():
    assert read(nested_forms_pdf(depth=300)).text.startswith("Ada Nightfern keeps books")


def test_forms_that_draw_each_other_end():
    assert read(looping_forms_pdf()).text == "Ada Nightfern keeps books"


def test_forms_that_multiply_are_stopped(tmp_path):
    path = tmp_path / "cv.pdf"
    path.write_bytes(nested_forms_pdf(depth=24, fan=4))
    with Reader(Limits(seconds=3)) as reader:
        error = refusal(path, reader)
    assert isinstance(error, errors.OutOfMemory | errors.TooLarge | errors.TimedOut)


# ── other forms ───────────────────────────────────────────────────────────────────────────────────────────────


def test_a_word_file_named_pdf_is_read_for_what_it_is():
    assert read(docx(paragraph("Ada Nightfern")), "cv.pdf").form == "docx"


def test_a_pdf_named_docx_is_read_for_what_it_is():
    assert read(drawn([Put(72, 72, "Ada Nightfern")]), "cv.docx").form == "pdf"


@pytest.mark.parametrize(
    ("data", "what"),
    [
        (b"GIF89a" + bytes(60), "picture"),
        (zipped([("cv.txt", "Ada")]), "ZIP"),
        (zipped([("[Content_Types].xml", "<a/>"), ("xl/workbook.xml", "<a/>")]), "spreadsheet"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(99) + "Workbook".encode("utf-16-le"), "office"),
        (b"\x1f\x8b\x08" + bytes(20), "gzip"),
        (b"\x7fELF" + bytes(60), "program"),
        (bytes(range(256)) * 8, "no text"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_what_is_no_resume_is_called_by_its_name(tmp_path, data, what):
    error = refused(tmp_path, data)
    assert isinstance(error, errors.UnsupportedFormat)
    assert what in error.message


@pytest.mark.parametrize("data", [PNG, b"\xff\xd8\xff\xe0" + bytes(60), b"II*\x00" + bytes(60)])
def test_a_picture_without_words_is_refused_as_a_picture_whatever_is_installed(tmp_path, data):
    error = refused(tmp_path, data)
    assert isinstance(error, errors.UnsupportedFormat | errors.ImageOnly | errors.Corrupt)
    assert "picture" in error.message


def test_a_word_file_with_a_password_is_encrypted(tmp_path):
    assert isinstance(refused(tmp_path, office_with_password(), "cv.docx"), errors.Encrypted)


def test_a_word_file_that_inflates_to_100_mebibytes_is_too_large(tmp_path):
    assert isinstance(refused(tmp_path, bomb_docx(), "cv.docx"), errors.TooLarge)


def test_a_word_file_of_thousands_of_parts_is_too_large(tmp_path):
    assert isinstance(refused(tmp_path, many_parts_docx(2_000), "cv.docx"), errors.TooLarge)


def test_a_word_file_that_holds_its_text_twice_is_corrupt(tmp_path):
    assert isinstance(refused(tmp_path, repeated_part_docx(), "cv.docx"), errors.Corrupt)


@pytest.mark.parametrize("share", [0.5, 0.9])
def test_a_word_file_cut_short_is_corrupt(tmp_path, share):
    whole = docx(paragraph(" ".join(f"word{i}" for i in range(3_000))))
    assert isinstance(refused(tmp_path, whole[: int(len(whole) * share)], "cv.docx"), errors.Corrupt)


@pytest.mark.parametrize(
    "declared",
    [
        '<!DOCTYPE d SYSTEM "http://127.0.0.1:9/evil.dtd">',
        '<!DOCTYPE d [<!ENTITY x SYSTEM "file:///etc/hostname">]>',
        '<!DOCTYPE d [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;"><!ENTITY x "&b;&b;&b;&b;&b;&b;&b;">]>',
    ],
)
def test_a_word_file_that_declares_entities_is_refused_before_they_are_followed(tmp_path, declared):
    assert isinstance(refused(tmp_path, declared_docx(declared, "&x;"), "cv.docx"), errors.Corrupt)


def test_a_word_file_nested_thousands_deep_is_too_large(tmp_path):
    deep = "<w:sdt>" * 3_000 + paragraph("Ada") + "</w:sdt>" * 3_000
    assert isinstance(refused(tmp_path, docx(deep), "cv.docx"), errors.TooLarge)


@settings(max_examples=300, deadline=None)
@given(data=st.binary(min_size=1, max_size=400), head=st.sampled_from(
        [b"", b"%PDF-1.4\n", b"PK\x03\x04", b"<html>", rb"{\rtf1 ", b'{"basics":', b"MIME-Version: 1.0\nContent-Type: "
         b"text/html\n\n", b"<?xml version='1.0'?><w:wordDocument ", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"]))  # fmt: skip
def test_random_bytes_are_read_or_refused_and_nothing_else(data, head):
    try:
        document = READER.read_bytes(head + data, "noise")
    except errors.UnreadableFile as error:
        assert not isinstance(error, errors.Crashed)
        assert "noise" in error.message and error.remedy
    else:
        assert document.text.strip()


@settings(max_examples=100, deadline=None)
@given(st.data())
def test_a_good_file_with_some_bytes_changed_is_read_or_refused(data):
    whole = data.draw(st.sampled_from(GOOD))
    broken = bytearray(whole)
    for place in data.draw(st.lists(st.integers(0, len(whole) - 1), min_size=1, max_size=12)):
        broken[place] = data.draw(st.integers(0, 255))
    try:
        READER.read_bytes(bytes(broken), "damaged")
    except errors.UnreadableFile as error:
        assert "damaged" in error.message and error.remedy
