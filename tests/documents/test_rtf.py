"""An RTF file is read as Word shows it: ends, tables, boxes and links in, deleted and hidden words and pictures out."""

import pytest
from documents_reading import READER, read, said
from hypothesis import given, settings
from hypothesis import strategies as st
from rtf_parts import escaped, rtf

from skillmatch import errors
from skillmatch.documents import Hidden, Limits, Reader


def refusal(data):
    with pytest.raises(errors.UnreadableFile) as raised:
        READER.read_bytes(data, "cv.rtf")
    assert raised.value.remedy
    return raised.value


def headings(document):
    return [document.text[start:end] for start, end in document.headings]


def test_paragraphs_follow_each_other_and_the_name_of_the_file_does_not_matter():
    document = read(rtf("{\\pard Ada \nNightfern\\par}\\pard\\par Leeds\\par"), "cv.doc")
    assert (document.form, document.text) == ("rtf", "Ada Nightfern\nLeeds")
    assert document.warnings == ()


def test_the_last_paragraph_needs_no_mark():
    assert read(rtf("Ada Nightfern")).text == "Ada Nightfern"


def test_tabs_breaks_dashes_and_escaped_marks_are_what_they_look_like():
    body = r"Book\-keeper\tab 2019\endash 2021\line part\_time \{C\\D\} \ldblquote so\rdblquote\~said"
    assert read(rtf(body)).text == "Bookkeeper 2019–2021\npart-time {C\\D} “so” said"


@pytest.mark.parametrize(
    ("written", "read_as"),
    [
        (escaped("Zoë naïve 日本 😀"), "Zoë naïve 日本 😀"),
        (r"Zo\'eb \'80 30", "Zoë € 30"),
        (r"{\f2 \'cf\'f0\'e8\'e2\'e5\'f2}", "Привет"),
        (r"{\f3 \'93\'fa\'96\'7b}", "日本"),
        (r"\u8364?x \uc0\u8364 y \uc2\u8364 ??z", "€x €y €z"),
        (r"{\upr{Zo?}{\*\ud{Zo\u235\'3f}}}", "Zoë"),
        (r"{\f1\'b7} item", "• item"),
        (r"\u-3913? item", "• item"),
    ],
)
def test_letters_are_read_from_code_pages_and_unicode_each_once(written, read_as):
    assert read(rtf(written)).text == read_as


def test_headings_are_told_by_the_names_and_levels_of_styles_and_by_outline_levels():
    body = r"{\pard\s1 Work\par}{\pard\s3 School\par}{\pard\outlinelevel0 Tools\par}{\pard\s0 Excel\par}"
    assert headings(read(rtf(body))) == ["Work", "School", "Tools"]


def test_weight_and_size_of_lines_are_known():
    document = read(rtf(r"{\pard\b\fs36 Ada\par}{\pard\fs20 keeps books\par}"))
    assert document.lines.bold.tolist() == [True, False]
    assert document.lines.sizes.tolist() == [18.0, 10.0]


def test_items_carry_the_sign_or_the_number_of_their_list():
    sign, number = r"{\listtext\f1\'b7\tab}", r"{\pntext 2.\tab}"
    assert said(read(rtf(rf"{{\pard {sign}Excel\par}}{{\pard {number}SQL\par}}"))) == ["• Excel", "2. SQL"]


def test_tables_are_read_row_by_row_and_a_table_inside_a_cell_where_it_stands():
    def cells(*texts):
        return "".join(rf"\pard\intbl {text}\cell" for text in texts) + r"\row "

    inner = "".join(
        rf"\pard\intbl\itap2 {a}\nestcell\pard\intbl\itap2 {b}\nestcell{{\*\nesttableprops\trowd\nestrow}}"
        r"{\nonesttables\par}"
        for a, b in (("Excel", "ten years"), ("SQL", "two years"))
    )
    outer = rf"\pard\intbl Tools\cell\pard\intbl These:\par {inner}\pard\intbl\itap1 and more\cell\row "
    assert said(read(rtf(r"Skills\par" + cells("Books", "Ledgers") + outer + r"\pard End\par"))) == [
        "Skills", "Books", "Ledgers", "Tools", "These:", "Excel", "ten years", "SQL", "two years", "and more", "End"
    ]  # fmt: skip


def test_a_text_box_is_read_once_after_the_paragraph_that_holds_it():
    box = r"{\shp{\*\shpinst{\sp{\sn name}{\sv value}}{\shptxt In the box\par}}{\shprslt{\do{\dptxbxtext again}}}}"
    assert said(read(rtf(rf"Anchor{box}\par After\par"))) == ["Anchor", "In the box", "After"]


def test_headers_and_footers_are_read_before_and_after_the_body_each_text_once():
    ends = r"{\header Ada Nightfern\par}{\headerf Ada Nightfern\par}{\footer Page one\par}"
    assert said(read(rtf(ends + r"Body\par"))) == ["Ada Nightfern", "Body", "Page one"]


def test_a_link_is_read_as_its_words_and_keeps_its_address():
    field = r'See {\field{\*\fldinst {HYPERLINK "https://ada.example/ledgers"}}{\fldrslt {\ul my ledgers}}} online'
    document = read(rtf(field))
    ((start, end, address),) = document.links
    assert document.text == "See my ledgers online"
    assert (document.text[start:end], address) == ("my ledgers", "https://ada.example/ledgers")


def test_hidden_words_are_told_apart():
    document = read(rtf(r"Ada {\v secretly a wizard }keeps \v Rust\v0 books"))
    assert document.text == "Ada keeps books"
    assert document.hidden == (Hidden(0, "secretly a wizard Rust", "marked-hidden"),)


@pytest.mark.parametrize(("look", "reason"), [(r"\cf2", "ground-colour"), (r"\fs2", "too-small")])
def test_words_in_the_colour_of_the_page_or_too_small_to_read_are_told_apart(look, reason):
    document = read(rtf(rf"Ada {{{look} Kubernetes }}keeps books"))
    assert (document.text, document.hidden) == ("Ada keeps books", (Hidden(0, "Kubernetes", reason),))


@pytest.mark.parametrize(
    "body",
    [r"{\cf2\highlight1 Kubernetes}", r"\pard\intbl{\cf2 Kubernetes}\cell\row", r"{\cf1 Kubernetes}",
     r"{\cf9 Kubernetes}", r"{\shp{\*\shpinst{\shptxt {\cf2 Kubernetes}\par}}}",
     r"{\*\background{\shp x}}{\cf2 Kubernetes}"],
)  # fmt: skip
def test_white_words_on_a_ground_that_is_dark_or_not_known_are_read(body):
    document = read(rtf(body))
    assert (document.text, document.hidden) == ("Kubernetes", ())


def test_deleted_words_comments_and_properties_are_left_out():
    body = r"Ada {\deleted old }{\*\annotation is it true?}{\xe index}{\*\unheard of}Nightfern"
    assert read(rtf(body)).text == "Ada Nightfern"


def test_a_footnote_follows_the_paragraph_that_refers_to_it():
    body = r"Keeps books{\super\chftn}{\footnote\pard {\super\chftn} Since 2019\par} in Leeds\par Taught\par"
    assert said(read(rtf(body))) == ["Keeps books in Leeds", "Since 2019", "Taught"]


def test_pictures_and_raw_bytes_are_passed_over():
    body = r"Ada {\pict\pngblip 89504e470d0a}{\object{\*\objdata 0105}{\result Night}}fern\bin6 }}{{\} keeps books"
    assert read(rtf(body)).text == "Ada Nightfern keeps books"


@pytest.mark.parametrize("share", [0.2, 0.5, 0.9, 0.99])
def test_a_file_cut_short_is_corrupt(share):
    whole = rtf(r"{\pard Ada Nightfern keeps books\par}" * 200)
    assert isinstance(refusal(whole[: int(len(whole) * share)]), errors.Corrupt)


def test_groups_nested_without_end_are_too_large():
    assert isinstance(refusal(rtf("{" * 10_000 + "Ada" + "}" * 10_000)), errors.TooLarge)


def test_a_file_without_words_is_empty():
    assert isinstance(refusal(rtf(r"\pard\par")), errors.Empty)


def test_tables_that_say_they_are_nested_without_end_are_read():
    assert read(rtf(r"\itap2000000000\intbl Ada\nestcell\nestrow\cell\row")).text == "Ada"


def test_text_over_the_limit_is_cut_and_said_so():
    with Reader(Limits(chars=15)) as reader:
        document = reader.read_bytes(rtf("Ada Nightfern keeps books"), "cv.rtf")
    assert [warning.kind for warning in document.warnings] == ["text-cut"]


@settings(max_examples=150, deadline=None)
@given(
    st.lists(
        st.sampled_from(
            [*"{}a é\\", r"\par ", r"\cell ", r"\row ", r"\nestrow ", r"\itap3 ", r"\intbl ", r"\u-9 ", r"\'e", r"\'e9",
             r"\*", r"\bin9 ", r"{\field", r"{\*\fldinst ", r"{\fldrslt ", r"{\shptxt ", r"{\listtext ", r"\v ",
             r"\ud ", r"{\header ", r"\uc9 ", r"\s1 ", r"\f1 ", r"{\upr "]
        ),
        max_size=60,
    )
)  # fmt: skip
def test_any_sequence_of_its_words_is_read_or_refused(pieces):
    try:
        read(b"{\\rtf1 Ada " + "".join(pieces).encode("latin-1") + b"}", "cv.rtf")
    except errors.UnreadableFile as error:
        assert not isinstance(error, errors.Crashed), error
