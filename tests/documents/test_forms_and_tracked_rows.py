"""What was entered into forms, and rows that a tracked change took out: what a reader of the file sees is read."""

from __future__ import annotations

from documents_reading import read, said
from docx_parts import cell, docx, paragraph, row, run, table
from odt_parts import odt
from odt_parts import paragraph as odt_paragraph

W2003 = "http://schemas.microsoft.com/office/word/2003/wordml"
FORM = 'xmlns:form="urn:oasis:names:tc:opendocument:xmlns:form:1.0"'


def control(content, properties=""):
    return f"<w:sdt><w:sdtPr>{properties}</w:sdtPr><w:sdtContent>{content}</w:sdtContent></w:sdt>"


def test_content_controls_are_read_wherever_they_stand():
    choices = '<w:dropDownList><w:listItem w:displayText="Novice" w:value="1"/></w:dropDownList>'
    date = '<w:date w:fullDate="2021-05-01T00:00:00Z"><w:dateFormat w:val="MMMM yyyy"/></w:date>'
    body = (
        control(paragraph("Keeps books"))
        + paragraph(run("Excel: "), control(run("Expert"), choices), run(" since "), control(run("May 2021"), date))
        + table(row(cell("Role"), control(cell("Clerk"))), control(row("Place", "Leeds")))
    )
    assert said(read(docx(body), "cv.docx")) == [
        "Keeps books", "Excel: Expert since May 2021", "Role", "Clerk", "Place", "Leeds",
    ]  # fmt: skip


def test_rows_and_cells_that_a_tracked_change_took_out_are_not_read():
    change = 'w:id="1" w:author="Ada"'
    gone = f"<w:tr><w:trPr><w:del {change}/></w:trPr>{cell('Cobol')}{cell('1990')}</w:tr>"
    new = f"<w:tr><w:trPr><w:ins {change}/></w:trPr>{cell('SQL')}{cell('2020')}</w:tr>"
    part = f"<w:tr>{cell('Git')}<w:tc><w:tcPr><w:cellDel {change}/></w:tcPr>{paragraph('1999')}</w:tc></w:tr>"
    document = read(docx(table(row("Python", "2019"), gone, new, part)), "cv.docx")
    assert said(document) == ["Python", "2019", "SQL", "2020", "Git"]


def test_a_note_of_word_2003_follows_its_paragraph():
    note = "<w:r><w:footnote><w:p><w:r><w:t>Since 2019</w:t></w:r></w:p></w:footnote></w:r>"
    body = f"<w:p><w:r><w:t>Keeps books</w:t></w:r>{note}<w:r><w:t> in Leeds</w:t></w:r></w:p>"
    file = f'<?mso-application progid="Word.Document"?><w:wordDocument xmlns:w="{W2003}"><w:body>{body}</w:body>'
    assert said(read(f"{file}</w:wordDocument>", "cv.xml")) == ["Keeps books in Leeds", "Since 2019"]


def test_what_was_entered_into_the_controls_of_an_odt_is_read_at_their_places():
    controls = (
        '<form:text form:id="c1" form:current-value="Clerk"/>'
        '<form:listbox form:id="c2"><form:option form:label="Novice"/>'
        '<form:option form:label="Expert" form:current-selected="true"/></form:listbox>'
        '<form:checkbox form:id="c3" form:label="Driver" form:current-state="checked"/>'
        '<form:password form:id="c4" form:current-value="hush"/>'
        '<form:textarea form:id="c5"><text:p>Kept books</text:p><text:p>Led two</text:p></form:textarea>'
    )
    forms = f"<office:forms {FORM}><form:form>{controls}</form:form></office:forms>"
    put = '<draw:control draw:control="{}"/>'.format
    body = odt_paragraph("Role: ", put("c1")) + odt_paragraph("Excel: ", put("c2"), ", ", put("c3"), put("c4"))
    assert said(read(odt(forms + body + put("c5")), "cv.odt")) == [
        "Role: Clerk", "Excel: Expert, ☒ Driver", "Kept books", "Led two",
    ]  # fmt: skip
