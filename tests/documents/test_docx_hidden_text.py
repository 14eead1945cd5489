"""Words that stand in a Word file but not before a reader's eyes are told apart, never part of the text."""

import pytest
from documents_reading import read
from docx_parts import cell, docx, paragraph, row, run, table, text_box

SEEN = paragraph("Ada Nightfern keeps the books")
WANTED = "Quarkbase wizard"


def colour(value):
    return f'<w:color w:val="{value}"/>'


def shading(fill):
    return f'<w:shd w:val="clear" w:color="auto" w:fill="{fill}"/>'


def shown_and_hidden(body, **more):
    document = read(docx(SEEN + body, **more))
    return document.text.split("\n", 1)[1:], [(hidden.text, hidden.reason) for hidden in document.hidden]


def shaded_cell(fill, content):
    return f"<w:tc><w:tcPr>{shading(fill)}</w:tcPr>{content}</w:tc>"


@pytest.mark.parametrize(
    ("properties", "reason"),
    [
        ("<w:vanish/>", "marked-hidden"),
        (colour("FFFFFF"), "ground-colour"),
        (colour("FCFCFC"), "ground-colour"),
        (colour("FFFFFF") + shading("FFFFFF"), "ground-colour"),
        (colour("1F3864") + shading("1F3864"), "ground-colour"),
        ('<w:color w:val="auto" w:themeColor="background1"/>', "ground-colour"),
        (colour("FFFF00") + '<w:highlight w:val="yellow"/>', "ground-colour"),
        ('<w:sz w:val="2"/>', "too-small"),
        ('<w:sz w:val="4"/>', "too-small"),
        ("<w14:textFill xmlns:w14='urn:w14'><w14:noFill/></w14:textFill>", "invisible"),
    ],
)
def test_runs_that_nobody_can_see_are_not_read(properties, reason):
    assert shown_and_hidden(paragraph(run(WANTED, properties))) == ([], [(WANTED, reason)])


def test_a_hidden_run_leaves_the_rest_of_its_paragraph():
    body = paragraph(run("Nine shops "), run("Quarkbase ", colour("FFFFFF")), run("wizard", colour("FFFFFF")),
                     run("in Leeds"))  # fmt: skip
    assert shown_and_hidden(body) == (["Nine shops in Leeds"], [(WANTED, "ground-colour")])


def test_a_style_hides_as_its_runs_would():
    style = f'<w:style w:type="paragraph" w:styleId="Ghost"><w:rPr>{colour("FFFFFF")}</w:rPr></w:style>'
    assert shown_and_hidden(paragraph(WANTED, style="Ghost"), styles=style) == ([], [(WANTED, "ground-colour")])


def test_a_hidden_row_is_not_read():
    hidden = f"<w:tr><w:trPr><w:hidden/></w:trPr>{cell(WANTED)}</w:tr>"
    assert shown_and_hidden(table(row("nine shops"), hidden)) == (["\nnine shops"], [(WANTED, "marked-hidden")])


@pytest.mark.parametrize(
    "body",
    [
        paragraph(run(WANTED, colour("FFFFFF") + shading("1F3864"))),
        paragraph(run(WANTED, colour("FFFFFF") + '<w:highlight w:val="black"/>')),
        paragraph(run(WANTED, colour("auto"))),
        paragraph(run(WANTED, colour("808080"))),
        paragraph(run(WANTED, colour("D0D0D0"))),
        paragraph(run(WANTED, '<w:sz w:val="12"/>')),
        paragraph(run(WANTED, '<w:vanish w:val="0"/>')),
        f"<w:p><w:pPr>{shading('1F3864')}</w:pPr>{run(WANTED, colour('FFFFFF'))}</w:p>",
        table(f"<w:tr>{shaded_cell('1F3864', paragraph(run(WANTED, colour('FFFFFF'))))}</w:tr>"),
        paragraph(text_box(paragraph(run(WANTED, colour("FFFFFF"))))),
        '<w:p><w:r><w:drawing><wp:anchor xmlns:wp="urn:wp" behindDoc="1"/></w:drawing></w:r>'
        + run(WANTED, colour("FFFFFF")) + "</w:p>",
    ],
    ids=["on a dark run", "on a marker", "automatic", "grey", "light grey", "small print", "hiding switched off",
         "on a dark paragraph", "in a dark cell", "in a text box", "over a drawing"],
)  # fmt: skip
def test_runs_that_can_be_seen_or_may_be_are_read(body):
    text, hidden = shown_and_hidden(body)
    assert hidden == [] and WANTED in text[0]


def test_a_white_run_in_a_white_cell_of_a_dark_table_is_not_read():
    white = paragraph(run(WANTED, colour("FFFFFF")))
    cells = f"<w:tr>{shaded_cell('1F3864', paragraph('nine shops'))}{shaded_cell('FFFFFF', white)}</w:tr>"
    assert shown_and_hidden(table(cells)) == (["\nnine shops"], [(WANTED, "ground-colour")])


@pytest.mark.parametrize("between", ["\u200b", "\u2060", "\ufeff", "\u200d", "\u180e", "\u2066"])
def test_characters_without_width_leave_no_trace_in_a_word(between):
    assert shown_and_hidden(paragraph(f"Py{between}thon")) == (["Python"], [])
