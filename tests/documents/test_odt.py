"""An OpenDocument text is read as LibreOffice shows it: ends, tables, frames and links in, deleted and hidden out."""

import pytest
from documents_reading import READER, read, said
from odt_parts import (
    NAMESPACES,
    cell,
    flat_odt,
    heading,
    link,
    listed,
    odt,
    paragraph,
    row,
    span,
    style,
    table,
    text_box,
    zipped_odt,
)

from skillmatch import errors
from skillmatch.documents import Hidden, Limits, Reader

HIDDEN = style("Ghost", "text", 'text:display="none"') + style("Gone", "paragraph", 'text:display="none"')


def refusal(data):
    with pytest.raises(errors.UnreadableFile) as raised:
        READER.read_bytes(data, "cv.odt")
    assert raised.value.remedy
    return raised.value


def headings(document):
    return [document.text[start:end] for start, end in document.headings]


def test_paragraphs_follow_each_other_and_the_name_of_the_file_does_not_matter():
    document = read(odt(paragraph("Ada Nightfern") + paragraph() + paragraph("Leeds")), "cv.docx")
    assert (document.form, document.text) == ("odt", "Ada Nightfern\nLeeds")
    assert document.pages == () and document.warnings == ()


def test_blanks_tabs_and_breaks_are_what_they_look_like():
    body = paragraph("Book\n   keeper<text:tab/>2019<text:s text:c='3'/>to<text:line-break/>2021")
    assert read(odt(body)).text == "Book keeper 2019 to\n2021"


def test_headings_are_told_by_their_element_their_style_or_their_looks():
    styles = (
        style("Heading_20_2", "paragraph")
        + style("Own", "paragraph", more='style:parent-style-name="Heading_20_2"')
        + style("Level", "paragraph", more='style:default-outline-level="1"')
        + style("Large", "paragraph", 'fo:font-weight="bold" fo:font-size="18pt"')
    )
    body = heading("Work") + "".join(paragraph(name, style_name=name) for name in ("Own", "Level", "Large"))
    document = read(odt(body + paragraph("Kept the books of nine shops in Leeds"), styles=styles))
    assert headings(document) == ["Work", "Own", "Level", "Large"]
    assert document.lines.sizes.tolist()[3:] == [18.0, 12.0]
    assert document.lines.bold.tolist() == [False, False, False, True, False]


def test_items_of_lists_carry_their_sign_at_every_depth():
    body = listed("Excel", paragraph("SQL") + listed("window functions"))
    assert said(read(odt(body))) == ["• Excel", "• SQL", "• window functions"]


def test_tables_are_read_row_by_row_and_a_table_inside_a_cell_where_it_stands():
    inner = table(row("Excel", "ten years"), row("SQL", "two years"))
    body = paragraph("Skills") + table(row("Books", "Ledgers"), row("Tools", cell("These:", inner, "and more")))
    assert said(read(odt(body))) == [
        "Skills", "Books", "Ledgers", "Tools", "These:", "Excel", "ten years", "SQL", "two years", "and more"
    ]  # fmt: skip


def test_a_table_that_only_sets_columns_side_by_side_is_read_column_by_column():
    left, right = cell("SKILLS", "Excel", "SQL"), cell("WORK", "Bookkeeper", "Closed the books")
    assert said(read(odt(table(row(left, right))))) == [
        "SKILLS", "Excel", "SQL", "WORK", "Bookkeeper", "Closed the books"
    ]  # fmt: skip


def test_a_text_box_is_read_after_the_paragraph_that_holds_it():
    body = paragraph("Anchor", text_box(paragraph("In the box"))) + paragraph("After")
    assert said(read(odt(body))) == ["Anchor", "In the box", "After"]


def test_header_and_footer_are_read_before_and_after_the_body():
    document = read(odt(paragraph("Body"), header=paragraph("Ada Nightfern"), footer=paragraph("Page one")))
    assert said(document) == ["Ada Nightfern", "Body", "Page one"]


def test_a_link_is_read_as_its_words_and_keeps_its_address():
    document = read(odt(paragraph("See ", link("https://ada.example/ledgers", "my ledgers"), " online")))
    ((start, end, address),) = document.links
    assert document.text == "See my ledgers online"
    assert (document.text[start:end], address) == ("my ledgers", "https://ada.example/ledgers")


def test_deleted_text_and_comments_are_left_out():
    deleted = f"<text:tracked-changes><text:deletion>{paragraph('old words')}</text:deletion></text:tracked-changes>"
    comment = f"<office:annotation>{paragraph('is this true?')}</office:annotation>"
    assert read(odt(deleted + paragraph("Ada", comment, " Nightfern"))).text == "Ada Nightfern"


def test_a_footnote_follows_the_paragraph_that_refers_to_it():
    note = (
        "<text:note><text:note-citation>1</text:note-citation>"
        f"<text:note-body>{paragraph('Since 2019')}</text:note-body></text:note>"
    )
    body = paragraph("Keeps books", note, " in Leeds") + paragraph("Taught")
    assert said(read(odt(body))) == ["Keeps books in Leeds", "Since 2019", "Taught"]


def test_hidden_text_is_told_apart_in_spans_paragraphs_sections_and_fields():
    body = (
        paragraph("Ada ", span("secretly a wizard ", "Ghost"), "keeps books")
        + paragraph("Kubernetes Terraform", style_name="Gone")
        + f'<text:section text:display="none">{paragraph("Rust")}</text:section>'
        + paragraph('<text:hidden-text text:string-value="Haskell"/>of shops')
    )
    document = read(odt(body, automatic=HIDDEN))
    assert document.text == "Ada keeps books\nof shops"
    assert {hidden.text for hidden in document.hidden} == {
        "secretly a wizard", "Kubernetes Terraform", "Rust", "Haskell"
    }  # fmt: skip
    assert document.hidden[0] == Hidden(0, "secretly a wizard", "marked-hidden")


@pytest.mark.parametrize(
    ("look", "reason"),
    [('fo:color="#fefefe"', "ground-colour"), ('fo:font-size="1pt"', "too-small"),
     ('fo:color="#000080" fo:background-color="#000080"', "ground-colour")],
)  # fmt: skip
def test_words_in_the_colour_of_the_page_or_too_small_to_read_are_told_apart(look, reason):
    body = paragraph("Ada ", span("Kubernetes ", "Ghost"), "keeps books")
    document = read(odt(body, automatic=style("Ghost", "text", look)))
    assert (document.text, document.hidden) == ("Ada keeps books", (Hidden(0, "Kubernetes", reason),))


def test_white_words_on_a_ground_that_is_dark_or_not_known_are_read():
    looks = style("White", "text", 'fo:color="#ffffff"') + style(
        "Marked", "text", 'fo:color="#ffffff" fo:background-color="#000080"'
    )
    body = paragraph(span("On navy", "Marked")) + table(row(cell(paragraph(span("In a cell", "White")))))
    document = read(odt(body + paragraph("Anchor", text_box(paragraph(span("In a box", "White")))), automatic=looks))
    assert said(document) == ["On navy", "In a cell", "Anchor", "In a box"]
    assert document.hidden == ()


def test_a_text_that_is_one_xml_file_is_read_too():
    document = read(flat_odt(heading("Work") + paragraph("Ada")), "cv.xml")
    assert (document.form, document.text, headings(document)) == ("odt", "Work\nAda", ["Work"])


def test_a_text_with_a_password_is_encrypted():
    manifest = f"<manifest:manifest {NAMESPACES}><manifest:file-entry><manifest:encryption-data/>"
    closed = zipped_odt([("content.xml", "\x00\x01"), ("META-INF/manifest.xml", manifest)])
    assert isinstance(refusal(closed), errors.Encrypted)


@pytest.mark.parametrize("share", [0.3, 0.6, 0.95])
def test_a_text_cut_short_is_corrupt(share):
    whole = odt(paragraph(" ".join(f"word{i}" for i in range(3_000))))
    assert isinstance(refusal(whole[: int(len(whole) * share)]), errors.Corrupt)


@pytest.mark.parametrize("parts", [[], [("content.xml", "<a>")], [("content.xml", "<a/>")]])
def test_a_container_without_a_proper_text_is_corrupt(parts):
    assert isinstance(refusal(zipped_odt(parts)), errors.Corrupt)


def test_a_text_that_declares_entities_is_refused_before_they_are_followed():
    evil = '<!DOCTYPE d [<!ENTITY x SYSTEM "file:///etc/hostname">]><office:document-content ' + NAMESPACES + ">&x;"
    assert isinstance(
        refusal(zipped_odt([("content.xml", evil + "</office:document-content>")])), errors.Corrupt
    )  # fmt: skip


@pytest.mark.parametrize("deep", [120, 10_000])
@pytest.mark.parametrize("tag", ["text:section", "text:list", "text:span"])
def test_a_text_nested_without_end_is_too_large(tag, deep):
    body = f"<{tag}>" * deep + paragraph("Ada") + f"</{tag}>" * deep
    assert isinstance(refusal(odt(paragraph(body) if tag == "text:span" else body)), errors.TooLarge)


def test_a_text_that_inflates_without_end_is_too_large():
    import io
    import zipfile

    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(zipfile.ZipInfo("mimetype"), "application/vnd.oasis.opendocument.text")
        archive.writestr("content.xml", "a" * (100 << 20))
    assert isinstance(refusal(file.getvalue()), errors.TooLarge)


def test_text_over_the_limit_is_cut_and_said_so():
    with Reader(Limits(chars=15)) as reader:
        document = reader.read_bytes(odt(paragraph("Ada Nightfern keeps books")), "cv.odt")
    assert [warning.kind for warning in document.warnings] == ["text-cut"]


def test_another_kind_of_opendocument_is_called_by_its_name():
    from hostile import zipped

    sheet = zipped([("mimetype", "application/vnd.oasis.opendocument.spreadsheet")], packed=False)
    error = refusal(sheet)
    assert isinstance(error, errors.UnsupportedFormat) and "spreadsheet" in error.message
