"""Fields, forms and notes of Word files: links written as fields, what was chosen in a form, footnotes."""

import pytest
from documents_reading import read, said
from docx_parts import docx, paragraph, run

ADDRESS = "https://ada.example/ledgers"


def char(kind, form=""):
    return f'<w:r><w:fldChar w:fldCharType="{kind}">{form}</w:fldChar></w:r>'


def field(instruction, result, form=""):
    told = f"<w:r><w:instrText>{instruction}</w:instrText></w:r>"
    return char("begin", form) + told + char("separate") + result + char("end")


def links(document):
    return [(document.text[start:end], address) for start, end, address in document.links]


@pytest.mark.parametrize("written", [
    f"<w:fldSimple w:instr=' HYPERLINK \"{ADDRESS}\" '>{run('my ledgers')}</w:fldSimple>",
    field(f' HYPERLINK "{ADDRESS}" ', run("my ") + run("ledgers")),
], ids=["simple", "complex"])  # fmt: skip
def test_a_link_that_is_a_field_keeps_its_address(written):
    document = read(docx(paragraph(run("See "), written, run(" online"))))
    assert document.text == "See my ledgers online"
    assert links(document) == [("my ledgers", ADDRESS)]


def test_the_result_of_a_field_is_read_and_its_instruction_is_not():
    assert read(docx(paragraph(run("On "), field(" DATE ", run("1 May"))))).text == "On 1 May"


def test_what_was_chosen_in_a_form_is_read():
    entries = "".join(f'<w:listEntry w:val="{one}"/>' for one in ("Novice", "Expert"))
    chosen = field(" FORMDROPDOWN ", "", f'<w:ffData><w:ddList><w:result w:val="1"/>{entries}</w:ddList></w:ffData>')
    ticked = field(" FORMCHECKBOX ", "", "<w:ffData><w:checkBox><w:checked/></w:checkBox></w:ffData>")
    empty = field(" FORMCHECKBOX ", "", '<w:ffData><w:checkBox><w:default w:val="0"/></w:checkBox></w:ffData>')
    body = paragraph(run("Excel: "), chosen) + paragraph(ticked, run(" SQL")) + paragraph(empty, run(" Cobol"))
    assert said(read(docx(body))) == ["Excel: Expert", "☒ SQL", "☐ Cobol"]


def test_a_footnote_follows_the_paragraph_that_refers_to_it_and_is_told_once():
    mark = '<w:r><w:footnoteReference w:id="2"/></w:r>'
    notes = (
        f'<w:footnote w:type="separator" w:id="0">{paragraph("never seen")}</w:footnote>'
        f'<w:footnote w:id="2">{paragraph("Since 2019")}</w:footnote>'
    )
    body = paragraph(run("Keeps books"), mark, run(" in Leeds")) + paragraph(run("Taught"), mark)
    assert said(read(docx(body, footnotes=notes))) == ["Keeps books in Leeds", "Since 2019", "Taught"]
