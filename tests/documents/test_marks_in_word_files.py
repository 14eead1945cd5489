"""Raised marks of notes and signs of picture fonts in files of word processors and web pages: no part of a word."""

from __future__ import annotations

import pytest
from documents_reading import read, said
from docx_parts import docx, paragraph, run
from odt_parts import odt, span, style
from odt_parts import paragraph as odt_paragraph

RAISED = '<w:vertAlign w:val="superscript"/>'
FORMS = {
    "cv.docx": docx(paragraph(run("Python"), run("1", RAISED), run(" and the 1"), run("st", RAISED), run(" of May"))),
    "cv.odt": odt(
        odt_paragraph("Python", span("1", "Up"), " and the 1", span("st", "Up"), " of May"),
        automatic=style("Up", "text", 'style:text-position="super 58%"'),
    ),
    "cv.rtf": rb"{\rtf1\ansi Python{\super 1} and the 1{\super st} of May\par}",
    "cv.html": b"<html><body><p>Python<sup><a href='#fn1'>1</a></sup> and the 1<sup>st</sup> of May</p></body></html>",
}


@pytest.mark.parametrize("name", FORMS)
def test_a_raised_digit_is_written_as_one_and_raised_letters_are_letters(name):
    assert said(read(FORMS[name], name)) == ["Python¹ and the 1st of May"]


def test_signs_of_picture_fonts_part_from_the_words_beside_them():
    symbol = '<w:r><w:sym w:font="Wingdings" w:char="F0E0"/></w:r>'
    body = paragraph(run("Excel"), symbol, run("Word")) + paragraph(run("\uf0e0ada@example.org\uf095555 010 0100"))
    assert said(read(docx(body), "cv.docx")) == ["Excel • Word", "• ada@example.org • 555 010 0100"]


def test_signs_of_picture_fonts_part_from_words_in_odt_and_rtf():
    assert said(read(odt(odt_paragraph("Excel\uf0e0Word")), "cv.odt")) == ["Excel • Word"]
    assert said(read(rb"{\rtf1\ansi Excel\u61664 ?Word\par}", "cv.rtf")) == ["Excel • Word"]
