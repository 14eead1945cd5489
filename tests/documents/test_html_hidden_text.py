"""Words that stand in a web page but not before a reader's eyes are told apart, never part of the text."""

import pytest
from documents_reading import read

WANTED = "Quarkbase wizard"


def shown_and_hidden(body, style="", head=""):
    sheet = f"<style>{style}</style>" if style else ""
    page = f"<html><head><meta charset=utf-8>{head}{sheet}</head><body><p>Ada Nightfern</p>{body}<p>in Leeds</p>"
    document = read(page.encode(), "cv.html")
    lines = [line for line in document.text.split("\n") if line]
    return lines, [(hidden.text, hidden.reason) for hidden in document.hidden]


@pytest.mark.parametrize(
    ("style", "reason"),
    [
        ("display:none", "marked-hidden"),
        ("display: none !important", "marked-hidden"),
        ("visibility:hidden", "marked-hidden"),
        ("opacity:0", "marked-hidden"),
        ("opacity:0.01", "invisible"),
        ("color:transparent", "invisible"),
        ("color:white", "ground-colour"),
        ("color:#FEFEFE", "ground-colour"),
        ("color:rgb(250, 250, 250)", "ground-colour"),
        ("color:#123456;background:#123456", "ground-colour"),
        ("font-size:0", "marked-hidden"),
        ("font-size:1px", "too-small"),
        ("font-size:1pt", "too-small"),
        ("font-size:.05em", "too-small"),
        ("text-indent:-9999px", "off-page"),
        ("position:absolute;left:-9999px", "off-page"),
        ("position:absolute;top:-999em", "off-page"),
        ("margin-left:-9999px", "off-page"),
        ("transform:translateX(-9999px)", "off-page"),
        ("position:absolute;clip:rect(0,0,0,0)", "no-mark"),
        ("height:0;overflow:hidden", "no-mark"),
        ("width:1px;height:1px;overflow:hidden", "no-mark"),
    ],
)
def test_words_that_a_style_hides_are_not_read(style, reason):
    expected = (["Ada Nightfern", "in Leeds"], [(WANTED, reason)])
    assert shown_and_hidden(f'<p style="{style}">Quarkbase <b>wizard</b></p>') == expected
    assert shown_and_hidden(f"<p class='big ghost'>{WANTED}</p>", f"p.ghost {{ {style} }}") == expected


@pytest.mark.parametrize(
    "selector",
    [".ghost", "#spook", "div p", "p.ghost", "div .ghost", "div > p", ".box .ghost", "h1, .ghost", "p.ghost#spook",
     "@media screen { .ghost"],
)  # fmt: skip
def test_rules_are_found_by_tags_classes_and_ids(selector):
    style = f"/* plain */ {selector} {{ display: none }}" + ("}" if "@" in selector else "")
    body = f"<div class=box><p class=ghost id=spook>{WANTED}</p></div>"
    text, hidden = shown_and_hidden(body, style)
    assert (WANTED, "marked-hidden") in hidden and WANTED not in text


@pytest.mark.parametrize(
    ("body", "style"),
    [
        (f"<p aria-hidden=true>{WANTED}</p>", ""),
        (f"<p class=ghost>{WANTED}</p>", "@media print { .ghost { display: none } }"),
        (f"<p class=ghost>{WANTED}</p>", ".ghost:hover { display: none }"),
        (f"<p class=ghost>{WANTED}</p>", ".ghost { display: none } p.ghost { display: block }"),
        (f"<p class=ghost>{WANTED}</p>", "h2 .ghost { display: none }"),
        (f"<div style='visibility:hidden'><p style='visibility:visible'>{WANTED}</p></div>", ""),
        (f"<div style='font-size:0'><p style='font-size:12px'>{WANTED}</p></div>", ""),
        (f"<div style='background:#123'><p style='color:white'>{WANTED}</p></div>", ""),
        (f"<table><tr><td bgcolor=navy><font color=white>{WANTED}</font></td></tr></table>", ""),
        (f"<div style='background:url(x.png)'><p style='color:white'>{WANTED}</p></div>", ""),
        (f"<div style='background:linear-gradient(#123, #456)'><p style='color:white'>{WANTED}</p></div>", ""),
        (f"<p style='color:#ccc'>{WANTED}</p>", ""),
        (f"<p style='font-size:9px'>{WANTED}</p>", ""),
        (f"<p style='color:transparent;background-clip:text;background:linear-gradient(red, blue)'>{WANTED}</p>", ""),
        (f"<p style='margin-left:-20px;text-indent:-10px'>{WANTED}</p>", ""),
        (f"<p style='color:white'>{WANTED}</p>", "body { background: #222 }"),
    ],
)  # fmt: skip
def test_words_that_a_browser_shows_are_read(body, style):
    assert shown_and_hidden(body, style) == (["Ada Nightfern", WANTED, "in Leeds"], [])


def test_white_words_may_stand_on_a_ground_that_a_sheet_elsewhere_paints():
    link = "<link rel=stylesheet href=style.css>"
    assert shown_and_hidden(f"<p style='color:white'>{WANTED}</p>", head=link)[1] == []


def test_a_hidden_word_leaves_the_rest_of_its_line():
    body = "<p>keeps <span style='color:white'>Quarkbase wizard</span> books</p>"
    assert shown_and_hidden(body) == (["Ada Nightfern", "keeps books", "in Leeds"], [(WANTED, "ground-colour")])


def test_characters_without_width_leave_no_trace_in_a_word():
    assert shown_and_hidden("<p>Py&#8203;th&#x2060;on</p>")[0] == ["Ada Nightfern", "Python", "in Leeds"]
