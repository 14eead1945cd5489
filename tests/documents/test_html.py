"""A web page is read as a browser shows it: blocks are paragraphs, and what it does not show is not in the text."""

import http.server
import threading

import pytest
from documents_reading import read, said

from skillmatch import errors


def page(body, head=""):
    return read(f"<!DOCTYPE html><html><head><title>No text</title>{head}</head><body>{body}</body></html>", "cv.html")


def text_of(body, head=""):
    return page(body, head).text


def test_blocks_are_paragraphs_and_inline_elements_are_not():
    document = page(
        "<h1>Ada <i>Nightfern</i></h1><div>Leeds<p>Keeps <b>books</b>, and\n   likes it</p>to this day</div>"
    )
    assert said(document) == ["Ada Nightfern", "Leeds", "Keeps books, and likes it", "to this day"]
    assert document.form == "html"


def test_headings_are_marked():
    document = page("<h2>Skills</h2><p>Excel</p><h3>Work</h3><p><b>Bold</b></p>")
    assert [document.text[a:b] for a, b in document.headings] == ["Skills", "Work"]


def test_a_line_break_ends_a_line():
    assert text_of("<p>Ada<br>Leeds<br/>UK</p>") == "Ada\nLeeds\nUK"


def test_items_of_lists_have_bullets_also_in_lists_inside_lists():
    body = "<ul><li>Excel<li>SQL<ul><li>Joins</li></ul></li></ul><ol><li>First</li></ol>"
    assert said(page(body)) == ["• Excel", "• SQL", "• Joins", "• First"]


def test_cells_of_tables_are_read_row_by_row():
    body = "<table><tr><th>Tool</th><th>Years</th></tr><tr><td>Excel</td><td>10</td></tr></table>"
    assert said(page(body)) == ["Tool", "Years", "Excel", "10"]


@pytest.mark.parametrize("tag", ["script", "style", "template", "noscript", "textarea", "select", "svg", "iframe"])
def test_what_a_browser_does_not_show_as_text_is_dropped(tag):
    assert text_of(f"<p>before <{tag}>not this</{tag}>after</p>") == "before after"


def test_comments_and_the_head_are_dropped():
    assert text_of("<p>Ada<!-- not this --></p>", "<style>p { color: red }</style><meta name=a content=b>") == "Ada"


@pytest.mark.parametrize(
    "attribute",
    ["hidden", 'style="display:none"', 'style="color:red; Visibility: hidden"', 'style="font-size:0"',
     'style="opacity: 0"'],
)  # fmt: skip
def test_what_its_author_hid_is_not_in_the_text_and_told_apart(attribute):
    document = page(f"<p>Ada</p><div {attribute}><p>wizard <b>of</b></p><ul><li>ledgers</li></ul></div><p>Leeds</p>")
    assert said(document) == ["Ada", "Leeds"]
    assert [(hidden.text, hidden.reason) for hidden in document.hidden] == [("wizard of ledgers", "marked-hidden")]


@pytest.mark.parametrize("style", ["opacity: 0.8", "display: block", "font-size: 0.9em", "visibility: visible"])
def test_other_styles_hide_nothing(style):
    document = page(f'<p style="{style}">Ada</p>')
    assert (document.text, document.hidden) == ("Ada", ())


def test_entities_are_the_signs_that_they_stand_for():
    assert text_of("<p>R&amp;D&nbsp;at caf&eacute; &#x2013; &#8364;5 &lt;net&gt;</p>") == "R&D at café – €5 <net>"


def test_links_keep_their_addresses():
    document = page('<p>See <a href="https://ada.example/?a=1&amp;b=2">my <b>ledgers</b></a> now</p>')
    ((start, end, address),) = document.links
    assert (document.text[start:end], address) == ("my ledgers", "https://ada.example/?a=1&b=2")


@pytest.mark.parametrize(
    ("declared", "encoding", "text"),
    [
        ('<meta charset="utf-8">', "utf-8", "Zoë – Łódź – 東京"),
        ('<meta charset="iso-8859-2">', "iso-8859-2", "Łódź"),
        ('<meta http-equiv="Content-Type" content="text/html; charset=windows-1252">', "cp1252", "“Zoë” – €5"),
        ('<meta charset="iso-8859-1">', "cp1252", "“Zoë” – €5"),
        ('<meta charset="shift_jis">', "shift_jis", "東京の帳簿"),
        ('<meta charset="koi8-r">', "koi8-r", "Иван ведёт книги"),
        ("", "utf-8-sig", "Zoë"),
        ("", "utf-16", "Zoë – 東京"),
        ('<meta charset="utf-8">', "utf-16", "Zoë – 東京"),
    ],
)
def test_the_encoding_is_the_one_that_the_page_names_unless_its_bytes_say_otherwise(declared, encoding, text):
    whole = f"<html><head>{declared}</head><body><p>{text}</p></body></html>"
    assert read(whole.encode(encoding), "cv.html").text == text


@pytest.mark.parametrize("nonsense", ["undefined", "idna", "unicode_escape", "rot13", "base64", "no-such", "utf-16"])
def test_an_encoding_that_no_page_can_have_is_passed_over(nonsense):
    whole = f'<html><head><meta charset="{nonsense}"></head><body><p>Ada\\u0041 Zoë</p></body></html>'
    assert read(whole, "cv.html").text == "Ada\\u0041 Zoë"


def test_nothing_outside_the_page_is_asked_for(tmp_path):
    asked = []

    class Server(http.server.BaseHTTPRequestHandler):
        def do_GET(self):
            asked.append(self.path)
            self.send_error(404)

        def log_message(self, *_):
            pass

    secret = tmp_path / "secret.txt"
    secret.write_text("the secret")
    with http.server.HTTPServer(("127.0.0.1", 0), Server) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        there = f"http://127.0.0.1:{server.server_port}"
        start = f'<?xml version="1.0"?><!DOCTYPE html SYSTEM "{there}/a.dtd"'
        entities = f' [<!ENTITY f SYSTEM "{secret.as_uri()}"><!ENTITY w SYSTEM "{there}/b.txt">]'
        rest = (
            f'><html><head><link rel="stylesheet" href="{there}/c.css"></head>'
            f'<body><p>Ada &f; &w;</p><img src="{there}/d.png"><iframe src="{there}/e.html"></iframe></body></html>'
        )
        document = read(start + rest, "cv.html")
        with pytest.raises(errors.Corrupt, match="entities"):
            read(start + entities + rest, "cv.html")
        server.shutdown()
    assert "Ada" in document.text and "the secret" not in document.text
    assert asked == []


def test_elements_left_open_are_closed_by_what_follows():
    assert said(page("<p>one<p>two<div>three<ul><li>four<li>five")) == ["one", "two", "three", "• four", "• five"]


def test_text_hundreds_of_elements_deep_is_read():
    assert text_of("<div>" * 300 + "Ada") == "Ada"


def test_elements_nested_thousands_deep_are_too_large():
    with pytest.raises(errors.TooLarge, match="nested"):
        text_of("<div>" * 5_000 + "Ada")
