"""A saved web page is read by its main HTML part; nothing that comes with it, or that it names, is looked at."""

import base64
import quopri

import pytest
from documents_reading import READER, read, said
from more_forms import mhtml, mhtml_of

from skillmatch import errors

PAGE = "<html><body><h1>Zoë Nightfern</h1><p>Bookkeeper – Leeds</p></body></html>"


def refusal(data):
    with pytest.raises(errors.UnreadableFile) as raised:
        READER.read_bytes(data, "cv.mht")
    assert raised.value.remedy
    return raised.value


def test_the_page_is_read_like_a_page_of_its_own():
    document = read(mhtml_of(PAGE.encode()), "cv.doc")
    assert document.form == "mhtml"
    assert said(document) == ["Zoë Nightfern", "Bookkeeper – Leeds"]
    assert [document.text[a:b] for a, b in document.headings] == ["Zoë Nightfern"]


@pytest.mark.parametrize(
    ("what", "written", "content"),
    [
        ("text/html; charset=utf-8", "8bit", PAGE.encode()),
        ("text/html; charset=utf-16", "base64", base64.encodebytes(PAGE.encode("utf-16"))),
        ('text/html; charset="windows-1252"', "quoted-printable", quopri.encodestring(PAGE.encode("cp1252"))),
        ("text/html; charset=iso-8859-1", "base64", base64.encodebytes(PAGE.encode("cp1252"))),
        ("text/html; charset=us-ascii", "7bit", PAGE.encode("ascii", "xmlcharrefreplace")),
        ("text/html", "8bit", PAGE.encode()),
        ("text/html; charset=nonsense", "8bit", PAGE.encode()),
    ],
)
def test_every_way_to_write_a_page_into_a_message_is_read(what, written, content):
    assert said(read(mhtml([(what, written, content)]))) == ["Zoë Nightfern", "Bookkeeper – Leeds"]


def test_only_the_first_page_is_read_unless_the_message_names_another():
    frames = [("text/html\nContent-ID: <one>", "8bit", b"<p>One"), ("text/html\nContent-ID: <two>", "8bit", b"<p>Two")]
    assert read(mhtml(frames)).text == "One"
    assert read(mhtml(frames, 'multipart/related; start="<two>"')).text == "Two"


def test_nothing_that_the_page_names_is_followed():
    page = b'<html><iframe src="cid:frame"></iframe><img src="http://127.0.0.1:9/a.png"><p>Ada</p></html>'
    parts = [("text/html", "8bit", page), ("text/html\nContent-ID: <frame>", "8bit", b"<p>framed words</p>")]
    assert read(mhtml(parts)).text == "Ada"


def test_hidden_words_of_the_page_are_told_apart():
    page = b'<p>Ada <span style="display:none;mso-hide:all">Kubernetes</span> keeps books</p>'
    document = read(mhtml([("text/html", "8bit", page)]))
    assert document.text == "Ada keeps books"
    assert [hidden.text for hidden in document.hidden] == ["Kubernetes"]


def test_a_resume_in_plain_text_that_looks_like_a_message_is_a_text():
    assert read("Name: Ada Nightfern\nContent-Type: books\n\nBookkeeper", "cv.txt").form == "text"


def test_mail_without_a_page_is_called_by_its_name():
    error = refusal(mhtml([("text/plain", "8bit", b"Ada")]))
    assert isinstance(error, errors.UnsupportedFormat) and "mail" in error.message


@pytest.mark.parametrize("share", [0.1, 0.3])
def test_a_message_cut_before_its_page_is_refused(share):
    whole = mhtml([("image/gif", "base64", b"AAAA" * 500), ("text/html", "8bit", PAGE.encode())])
    assert isinstance(refusal(whole[: int(len(whole) * share)]), errors.UnsupportedFormat | errors.Corrupt)


def test_a_message_whose_page_is_empty_is_corrupt():
    assert isinstance(refusal(mhtml([("text/html", "base64", b"")])), errors.Corrupt)


def test_messages_in_messages_without_end_are_too_large():
    data = b"<p>Ada</p>"
    for level in range(10_000):
        data = b"Content-Type: multipart/mixed; boundary=b%d\n\n--b%d\n%s\n" % (level, level, data)
    assert isinstance(refusal(b"MIME-Version: 1.0\n" + data), errors.TooLarge)


def test_a_message_of_thousands_of_parts_is_too_large():
    assert isinstance(refusal(mhtml([("text/html", "8bit", b"<p>Ada")] * 3_000)), errors.TooLarge)


def test_a_page_nested_without_end_is_too_large():
    deep = b"<div>" * 10_000 + b"Ada" + b"</div>" * 10_000
    assert isinstance(refusal(mhtml([("text/html", "8bit", deep)])), errors.TooLarge)
