"""A Word file is read as Word shows it: headers, tables, boxes and links in, deleted and hidden words out."""

import pytest
from documents_reading import read, said
from docx_parts import cell, docx, link, paragraph, row, run, table, text_box

from skillmatch.documents import Hidden

DELETED = '<w:del w:author="x"><w:r><w:delText>old words</w:delText></w:r></w:del>'
INSERTED = f'<w:ins w:author="x">{run("new words")}</w:ins>'
STYLES = (
    '<w:style w:type="paragraph" w:styleId="berschrift1"><w:name w:val="heading 1"/></w:style>'
    '<w:style w:type="paragraph" w:styleId="Own"><w:name w:val="My own"/><w:basedOn w:val="berschrift1"/></w:style>'
    '<w:style w:type="paragraph" w:styleId="Body"><w:name w:val="Body Text"/></w:style>'
    '<w:style w:type="character" w:styleId="Ghost"><w:name w:val="Ghost"/><w:rPr><w:vanish/></w:rPr></w:style>'
)


def headings(document):
    return [document.text[start:end] for start, end in document.headings]


def test_paragraphs_follow_each_other():
    document = read(docx(paragraph("Ada Nightfern") + paragraph("Book", "keeper") + paragraph() + paragraph("Leeds")))
    assert document.form == "docx"
    assert document.text == "Ada Nightfern\nBookkeeper\nLeeds"
    assert said(document) == ["Ada Nightfern", "Bookkeeper", "Leeds"]
    assert document.pages == () and document.page_at(0) is None


def test_tabs_breaks_and_hyphens_are_what_they_look_like():
    body = paragraph(
        run("Bookkeeper"), "<w:r><w:tab/></w:r>", run("2019"), "<w:r><w:br/></w:r>", run("part"),
        "<w:r><w:noBreakHyphen/></w:r>", run("time"), "<w:r><w:softHyphen/></w:r>", run(" work"),
    )  # fmt: skip
    assert read(docx(body)).text == "Bookkeeper 2019\npart-time work"


def test_a_table_is_read_row_by_row():
    body = paragraph("Skills") + table(row("Books", "Ledgers, audits"), row("Tools", "Excel, SQL")) + paragraph("End")
    assert said(read(docx(body))) == ["Skills", "Books", "Ledgers, audits", "Tools", "Excel, SQL", "End"]


def test_a_table_inside_a_cell_is_read_where_it_stands():
    inner = table(row("Excel", "ten years"), row("SQL", "two years"))
    body = table(row("Books", "Ledgers"), row("Tools", cell("These:", inner, "and more")))
    assert said(read(docx(body))) == (
        ["Books", "Ledgers", "Tools", "These:", "Excel", "ten years", "SQL", "two years", "and more"]
    )  # fmt: skip


def test_a_table_that_only_sets_columns_side_by_side_is_read_column_by_column():
    left = cell("SKILLS", "Excel", "SQL", "Ledgers")
    right = cell("EXPERIENCE", "Bookkeeper, 2019", "Closed the books", "Taught others")
    assert said(read(docx(table(row(left, right))))) == (
        ["SKILLS", "Excel", "SQL", "Ledgers", "EXPERIENCE", "Bookkeeper, 2019", "Closed the books", "Taught others"]
    )


def test_a_text_box_is_read_once_after_the_paragraph_that_holds_it():
    body = paragraph(run("Anchor"), text_box(paragraph("In the box"), paragraph("below"))) + paragraph("After")
    assert said(read(docx(body))) == ["Anchor", "In the box", "below", "After"]


def test_header_and_footer_are_read_before_and_after_the_body():
    document = read(docx(paragraph("Body"), header=paragraph("Ada Nightfern"), footer=paragraph("Page one")))
    assert said(document) == ["Ada Nightfern", "Body", "Page one"]


def test_a_link_is_read_as_its_words_and_keeps_its_address():
    body = paragraph(run("See "), link("r7", run("my "), run("ledgers")), run(" online"))
    document = read(docx(body, links={"r7": "https://ada.example/ledgers"}))
    assert document.text == "See my ledgers online"
    ((start, end, address),) = document.links
    assert (document.text[start:end], address) == ("my ledgers", "https://ada.example/ledgers")


def test_tracked_changes_are_read_as_accepted():
    assert read(docx(paragraph(run("Ada "), DELETED, INSERTED))).text == "Ada new words"


def test_text_that_was_moved_is_read_where_it_went():
    moved = f"<w:moveFrom>{run('moved')}</w:moveFrom>", f"<w:moveTo>{run('moved')}</w:moveTo>"
    assert read(docx(paragraph(run("from "), moved[0]) + paragraph(run("to "), moved[1]))).text == "from\nto moved"


def test_headings_are_told_by_style_in_any_language_by_what_it_is_based_on_and_by_outline_level():
    level = f'<w:p><w:pPr><w:outlineLvl w:val="1"/></w:pPr>{run("Tools")}</w:p>'
    body = (
        paragraph("Work", style="berschrift1") + paragraph("at shops", style="Body")
        + paragraph("School", style="Own") + level + paragraph("Excel")
    )  # fmt: skip
    document = read(docx(body, styles=STYLES))
    assert headings(document) == ["Work", "School", "Tools"]
    assert set(document.headings) <= set(document.paragraphs)


def test_a_large_bold_line_is_a_heading_without_any_style():
    body = paragraph(run("Experience", '<w:b/><w:sz w:val="32"/>')) + paragraph("Kept the books of nine shops")
    assert headings(read(docx(body))) == ["Experience"]


def test_weight_and_size_of_lines_are_known():
    document = read(docx(paragraph(run("Ada", '<w:b/><w:sz w:val="48"/>')) + paragraph(run("Leeds"))))
    assert document.lines.bold.tolist() == [True, False]
    assert document.lines.sizes.tolist() == [24.0, 10.0]


@pytest.mark.parametrize("look", ["<w:vanish/>", '<w:vanish w:val="1"/>', '<w:rStyle w:val="Ghost"/>'])
def test_hidden_runs_are_told_apart_and_not_part_of_the_text(look):
    document = read(docx(paragraph(run("Ada "), run("secretly a wizard ", look), run("keeps books")), styles=STYLES))
    assert document.text == "Ada keeps books"
    assert document.hidden == (Hidden(0, "secretly a wizard", "marked-hidden"),)


def test_a_run_that_is_shown_in_spite_of_its_style_is_read():
    shown = run("seen", '<w:rStyle w:val="Ghost"/><w:vanish w:val="0"/>')
    document = read(docx(paragraph(run("is "), shown), styles=STYLES))
    assert (document.text, document.hidden) == ("is seen", ())


def test_a_content_control_is_looked_into():
    body = f"<w:sdt><w:sdtContent>{paragraph('Ada')}</w:sdtContent></w:sdt>"
    assert (
        read(docx(body + paragraph(f"<w:sdt><w:sdtContent>{run('Leeds')}</w:sdtContent></w:sdt>"))).text == "Ada\nLeeds"
    )


def test_the_strict_dialect_is_read_too():
    transitional = b"http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    strict = b"http://purl.oclc.org/ooxml/wordprocessingml/main"
    import io
    import zipfile

    from hostile import zipped

    with zipfile.ZipFile(io.BytesIO(docx(paragraph("Ada")))) as archive:
        parts = [(name, archive.read(name).replace(transitional, strict)) for name in archive.namelist()]
    assert read(zipped(parts)).text == "Ada"
