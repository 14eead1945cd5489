"""A binary Word file is read through LibreOffice or catdoc; what is only named .doc is read for what it is."""

import os
import shutil
import stat
import subprocess

import pytest
from doc_parts import doc, word_2003
from documents_reading import READER, read, said
from docx_parts import paragraph, row, run, table
from odt_parts import heading, odt, span, style
from odt_parts import paragraph as odt_paragraph
from rtf_parts import escaped, rtf

from skillmatch import errors
from skillmatch.documents import Hidden, Limits, Reader

WORDS = "Ada Nightfern\nBookkeeper – Leeds\nClosed the books of nine shops"
posix = pytest.mark.skipif(os.name != "posix", reason="programs are stood in for by scripts of the shell")


def refusal(data, reader=READER):
    with pytest.raises(errors.UnreadableFile) as raised:
        reader.read_bytes(data, "cv.doc")
    assert raised.value.remedy
    return raised.value


@pytest.fixture
def installed(tmp_path, monkeypatch):
    """``installed(name, script)`` puts a program of that name where programs are found, and none but these."""
    folder = tmp_path / "programs"
    folder.mkdir()
    for name in ("sh", "cat", "cp", "sleep"):
        (folder / name).symlink_to(shutil.which(name))
    monkeypatch.setenv("PATH", str(folder))

    def install(name, script):
        (folder / name).write_text(f"#!/bin/sh\n{script}\n")
        (folder / name).chmod(stat.S_IRWXU)

    return install


@posix
def test_without_a_program_the_error_names_both_that_would_do(installed):
    with Reader() as reader:
        error = refusal(doc(WORDS), reader)
    assert isinstance(error, errors.MissingTool)
    assert "libreoffice-writer-nogui" in error.remedy and "catdoc" in error.remedy


@posix
def test_through_libreoffice_headings_and_hidden_words_are_told(installed, tmp_path):
    ghost = style("Ghost", "text", 'text:display="none"')
    made = tmp_path / "made.odt"
    made.write_bytes(
        odt(heading("Work") + odt_paragraph("Ada ", span("unseen", "Ghost"), "Nightfern"), automatic=ghost)
    )
    # the last but one argument is the folder, as LibreOffice takes it
    installed("soffice", f'while [ "$1" != --outdir ]; do shift; done; cp {made} "$2/resume.odt"')
    installed("catdoc", "exit 1")
    with Reader() as reader:
        document = reader.read_bytes(doc(WORDS), "cv.doc")
    assert (document.form, document.meta) == ("doc", {"through": "LibreOffice"})
    assert said(document) == ["Work", "Ada Nightfern"]
    assert document.hidden == (Hidden(0, "unseen", "marked-hidden"),)
    assert document.warnings == ()


@posix
def test_through_catdoc_paragraphs_are_told_and_what_is_lost_is_said(installed):
    installed("catdoc", r"""printf 'Ada Nightfern\nSee  HYPERLINK "https://a.example" my page now\n'""")
    installed("soffice", "exit 1")
    with Reader() as reader:
        document = reader.read_bytes(doc(WORDS), "cv.doc")
    assert (document.form, document.text) == ("doc", "Ada Nightfern\nSee my page now")
    assert [warning.kind for warning in document.warnings] == ["structure-lost"]


@posix
@pytest.mark.parametrize("program", ["soffice", "catdoc"])
def test_a_program_that_hangs_is_ended_in_time_and_the_next_file_is_read(installed, program):
    installed(program, "sleep 60")
    with Reader(Limits(seconds=3, conversion_seconds=2)) as reader:
        assert isinstance(refusal(doc(WORDS), reader), errors.TimedOut)
        assert reader.read_bytes(b"Python", "next.txt").text == "Python"


@posix
def test_a_program_that_fails_makes_the_file_corrupt(installed):
    installed("catdoc", "exit 1")
    with Reader() as reader:
        assert isinstance(refusal(doc(WORDS), reader), errors.Corrupt)


@pytest.mark.skipif(not shutil.which("catdoc"), reason="catdoc is not installed")
def test_the_real_catdoc_reads_the_text_of_a_word_file(tmp_path, monkeypatch):
    (tmp_path / "catdoc").symlink_to(shutil.which("catdoc"))
    monkeypatch.setenv("PATH", str(tmp_path))
    with Reader() as reader:
        assert said(reader.read_bytes(doc(WORDS), "cv.doc")) == WORDS.split("\n")


@pytest.mark.skipif(not shutil.which("soffice"), reason="LibreOffice is not at hand: too large to ask for")
def test_the_real_libreoffice_reads_a_word_file_like_the_text_that_it_was_made_of(tmp_path):
    body = escaped("Ada Nightfern – Leeds")
    (tmp_path / "cv.rtf").write_bytes(rtf(rf"{{\pard\s1 Work\par}}{{\pard {body} {{\v unseen}}\par}}"))
    subprocess.run(
        ["soffice", "--headless", f"-env:UserInstallation={(tmp_path / 'home').as_uri()}", "--convert-to", "doc",
         "--outdir", str(tmp_path), str(tmp_path / "cv.rtf")], check=True, capture_output=True, timeout=120,
    )  # fmt: skip
    document = READER.read(tmp_path / "cv.doc")
    assert (document.form, said(document)) == ("doc", ["Work", "Ada Nightfern – Leeds"])
    assert [document.text[a:b] for a, b in document.headings] == ["Work"]
    assert [hidden.text for hidden in document.hidden] == ["unseen"]


def test_a_word_file_with_a_password_is_encrypted_whatever_is_installed():
    assert isinstance(refusal(doc(WORDS, flags=0x0300)), errors.Encrypted)


@pytest.mark.parametrize("size", [600, 1_100, 1_500])
def test_a_word_file_cut_short_is_refused(size):
    assert isinstance(refusal(doc(WORDS)[:size]), errors.Corrupt | errors.UnsupportedFormat)


def test_a_stream_of_that_name_that_is_no_word_text_is_corrupt():
    assert isinstance(refusal(doc(WORDS, magic=0x1234)), errors.Corrupt)


@pytest.mark.parametrize(
    ("data", "form"),
    [(rtf("Ada"), "rtf"), (b"<html><p>Ada</p>", "html"), (odt(odt_paragraph("Ada")), "odt"), (b"Ada", "text")],
)
def test_what_is_only_named_doc_is_read_for_what_it_is(data, form):
    document = read(data, "cv.doc")
    assert (document.form, document.text) == (form, "Ada")


# ── Word's XML ────────────────────────────────────────────────────────────────────────────────────────────────


def test_words_xml_of_2003_is_read_like_a_docx():
    styles = '<w:style w:type="paragraph" w:styleId="H"><w:name w:val="heading 1"/></w:style>'
    link = f'<w:hlink w:dest="https://ada.example/ledgers">{run("my ledgers")}</w:hlink>'
    gone = '<aml:annotation w:type="Word.Deletion"><aml:content><w:r><w:delText>old</w:delText></w:r></aml:content>'
    asked = f'<aml:annotation w:type="Word.Comment"><aml:content>{paragraph("true?")}</aml:content></aml:annotation>'
    body = (
        paragraph("Work", style="H")
        + paragraph(run("See "), link, run(" online"), gone + "</aml:annotation>", asked)
        + paragraph(run("Ada "), run("unseen", "<w:vanish/>"), run("Nightfern"))
        + table(row("Books", "Ledgers"))
    )
    ends = f"<w:hdr>{paragraph('Above')}</w:hdr><w:ftr>{paragraph('Below')}</w:ftr>"
    document = read(word_2003(body, styles=styles, ends=ends), "cv.doc")
    assert document.form == "word-xml"
    assert said(document) == ["Above", "Work", "See my ledgers online", "Ada Nightfern", "Books", "Ledgers", "Below"]
    assert [document.text[a:b] for a, b in document.headings] == ["Work"]
    assert [(document.text[a:b], to) for a, b, to in document.links] == [("my ledgers", "https://ada.example/ledgers")]
    assert document.hidden == (Hidden(0, "unseen", "marked-hidden"),)


def test_breaks_inside_the_words_of_a_filled_template_part_lines():
    body = "<w:p><w:r><w:t>ada@example.com<w:br/></w:t></w:r><w:r><w:t>555-0101</w:t></w:r></w:p>"
    assert read(word_2003(body), "cv.doc").text == "ada@example.com\n555-0101"


def test_a_flat_package_of_word_2007_is_read_like_a_docx():
    space = "http://schemas.microsoft.com/office/2006/xmlPackage"
    main = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    data = (
        f'<?mso-application progid="Word.Document"?><pkg:package xmlns:pkg="{space}">'
        f'<pkg:part pkg:name="/word/document.xml"><pkg:xmlData><w:document xmlns:w="{main}"><w:body>'
        f"{paragraph('Ada')}</w:body></w:document></pkg:xmlData></pkg:part></pkg:package>"
    )
    assert read(data, "cv.xml").text == "Ada"


@pytest.mark.parametrize(
    ("data", "kind"),
    [
        (word_2003(paragraph("Ada"))[:-40], errors.Corrupt),
        (word_2003("<w:sdt>" * 10_000 + paragraph("Ada") + "</w:sdt>" * 10_000), errors.TooLarge),
        (word_2003("&x;").replace(b"<w:word", b'<!DOCTYPE d [<!ENTITY x "ha">]><w:word', 1), errors.Corrupt),
        (word_2003(paragraph()), errors.Empty),
    ],
)
def test_damaged_xml_of_word_is_refused(data, kind):
    assert isinstance(refusal(data), kind)
