"""A page that is a picture is read by tesseract where it is installed, and refused in clear words where it is not."""

import os
import shutil
import stat

import pytest
from documents_reading import READER, read
from forms import content
from pdf_drawn import Put, column, drawn
from people import load
from scans import photo, pictures, scanned

from skillmatch import errors
from skillmatch.documents import Limits, Reader

PIL = pytest.importorskip("PIL")
tesseract = pytest.mark.skipif(not shutil.which("tesseract"), reason="tesseract is not installed")

LINES = ("Ada Nightfern", "Bookkeeper in Leeds", "Closed the books of nine shops with Excel and SQL")
PAGE = drawn(column(72, 100, *LINES))
TWO_PAGES = drawn([Put(72, 100, "Ada Nightfern keeps books in Leeds")], [Put(72, 100, "and taught Excel to others")])


def refusal(data, name="cv.pdf", reader=READER):
    with pytest.raises(errors.UnreadableFile) as raised:
        reader.read_bytes(data, name)
    assert raised.value.remedy
    return raised.value


@pytest.fixture
def without_tesseract(tmp_path, monkeypatch):
    monkeypatch.setenv("PATH", str(tmp_path))
    with Reader() as reader:
        yield reader


@tesseract
def test_the_words_of_a_scan_are_read_with_their_boxes_and_how_sure_that_is_is_said():
    document, whole = read(scanned(PAGE)), read(PAGE)
    assert document.text == whole.text
    (warning,) = document.warnings
    assert (warning.kind, warning.page) == ("read-by-ocr", 1) and "% sure" in warning.message
    assert document.meta["ocr"] == "tesseract"
    at = document.text.index("Leeds")
    ((page, seen),) = document.boxes(at, at + 5)
    ((_, drawn_box),) = whole.boxes(at, at + 5)
    assert page == 1 and all(abs(a - b) < 4 for a, b in zip(seen, drawn_box, strict=True))


@tesseract
def test_only_pages_without_text_are_recognised():
    document = read(scanned(TWO_PAGES, pages=frozenset({2})))
    assert document.text == "Ada Nightfern keeps books in Leeds\n\nand taught Excel to others"
    assert [(warning.kind, warning.page) for warning in document.warnings] == [("read-by-ocr", 2)]
    assert [page.number for page in document.pages] == [1, 2]


@tesseract
def test_a_scan_that_lies_on_its_side_and_says_so_is_read_upright():
    document = read(scanned(PAGE, turned=90))
    assert "Closed the books of nine shops" in document.text
    assert (document.pages[0].width, document.pages[0].height) == pytest.approx((612, 792), abs=1)


@tesseract
def test_pages_over_the_limit_are_not_recognised_and_said_so():
    with Reader(Limits(ocr_pages=1)) as reader:
        document = reader.read_bytes(scanned(TWO_PAGES), "cv.pdf")
    assert document.text == "Ada Nightfern keeps books in Leeds"
    assert [(w.kind, w.page) for w in document.warnings] == [("read-by-ocr", 1), ("page-without-text", 2)]


@tesseract
@pytest.mark.parametrize("form", ["PNG", "JPEG", "TIFF"])
def test_a_photo_of_a_resume_is_read(form):
    (image,) = pictures(PAGE)
    document = read(photo(image, form), "cv.pdf")
    assert (document.form, document.text) == ("picture", read(PAGE).text)
    assert [warning.kind for warning in document.warnings] == ["read-by-ocr"]
    assert document.pages[0].width == pytest.approx(612, abs=2)


@tesseract
def test_a_photo_that_the_camera_held_sideways_is_set_upright():
    (image,) = pictures(PAGE)
    exif = PIL.Image.Exif()
    exif[0x0112] = 6  # orientation: a quarter turn clockwise makes it upright
    assert "Closed the books" in read(photo(image.rotate(90, expand=True), "JPEG", exif=exif)).text


@tesseract
def test_each_frame_of_a_fax_is_a_page():
    first, second = pictures(TWO_PAGES)
    document = read(photo(first, "TIFF", save_all=True, append_images=[second]))
    assert document.text == "Ada Nightfern keeps books in Leeds\n\nand taught Excel to others"
    assert len(document.pages) == 2


@tesseract
def test_a_scanned_person_claims_the_skills_of_the_file_that_was_scanned(tmp_path):
    from skillmatch.api import Matcher

    def claimed(resume):
        return {s.id for s in resume.skills if any(m.context == "claimed" for m in s.mentions)}

    pdf = content(load("accountant"), "pdf-one-column")
    with Matcher() as matcher:
        plain = matcher.read_bytes(pdf, file="cv.pdf")
        seen = matcher.read_bytes(scanned(pdf), file="cv.pdf")
    assert claimed(seen) == claimed(plain)
    assert [(p.title, p.start, p.end) for p in seen.positions] == [(p.title, p.start, p.end) for p in plain.positions]


@tesseract
def test_a_picture_without_words_is_image_only():
    blank = PIL.Image.new("L", (400, 400), 255)
    assert isinstance(refusal(photo(blank), "cv.png"), errors.ImageOnly)


@pytest.mark.parametrize("share", [0.1, 0.5])
def test_a_photo_cut_short_is_refused(share):
    whole = photo(pictures(PAGE)[0])
    assert isinstance(
        refusal(whole[: int(len(whole) * share)], "cv.png"), errors.Corrupt | errors.UnsupportedFormat
    )  # fmt: skip


@tesseract
def test_a_picture_of_a_thousand_million_dots_is_too_large():
    head = bytearray(photo(PIL.Image.new("L", (8, 8))))
    head[16:24] = (40_000).to_bytes(4, "big") * 2
    import zlib

    head[29:33] = zlib.crc32(head[12:29]).to_bytes(4, "big")
    assert isinstance(refusal(bytes(head), "cv.png"), errors.TooLarge)


def test_without_tesseract_a_scan_is_image_only_and_the_remedy_names_it(without_tesseract):
    error = refusal(scanned(PAGE), reader=without_tesseract)
    assert isinstance(error, errors.ImageOnly) and "tesseract" in error.remedy


def test_without_tesseract_a_page_without_text_is_named_and_the_others_are_read(without_tesseract):
    document = without_tesseract.read_bytes(scanned(TWO_PAGES, pages=frozenset({2})), "cv.pdf")
    assert document.text == "Ada Nightfern keeps books in Leeds"
    assert [(w.kind, w.page) for w in document.warnings] == [("page-without-text", 2)]


def test_without_tesseract_a_photo_is_called_a_picture(without_tesseract):
    error = refusal(photo(pictures(PAGE)[0]), "cv.png", without_tesseract)
    assert isinstance(error, errors.UnsupportedFormat) and "tesseract" in error.remedy


@pytest.mark.skipif(os.name != "posix", reason="programs are stood in for by scripts of the shell")
def test_a_recognition_that_hangs_costs_its_own_time_and_no_more(tmp_path, monkeypatch):
    slow = tmp_path / "tesseract"
    slow.write_text(f"#!{shutil.which('sh')}\n{shutil.which('sleep')} 60\n")
    slow.chmod(stat.S_IRWXU)
    monkeypatch.setenv("PATH", str(tmp_path))
    with Reader(Limits(seconds=3, ocr_page_seconds=1)) as reader:
        assert isinstance(refusal(scanned(PAGE), reader=reader), errors.ImageOnly)
        assert reader.read_bytes(b"Python", "next.txt").text == "Python"


@pytest.mark.skipif(os.name != "posix", reason="programs are stood in for by scripts of the shell")
def test_words_that_are_not_sure_are_left_out_and_slips_are_mended(tmp_path, monkeypatch):
    rows = ["level\tpage_num\tblock_num\tpar_num\tline_num\tword_num\tleft\ttop\twidth\theight\tconf\ttext"]
    said = [("¢", 80), ("Al", 90), ("and", 95), ("Cl/CD", 91), ("smudge", 20), ("OpenAl", 94)]
    for n, (word, sure) in enumerate(said):
        rows.append(f"5\t1\t1\t1\t1\t{n}\t{300 + 200 * n}\t400\t150\t40\t{sure}\t{word}")
    (tmp_path / "told").write_text("\n".join(rows))
    fake = tmp_path / "tesseract"
    fake.write_text(
        f"#!{shutil.which('sh')}\n{shutil.which('cat')} >/dev/null\n{shutil.which('cat')} {tmp_path}/told\n"
    )
    fake.chmod(stat.S_IRWXU)
    monkeypatch.setenv("PATH", str(tmp_path))
    with Reader() as reader:
        document = reader.read_bytes(scanned(PAGE), "cv.pdf")
    assert document.text.split() == ["•", "AI", "and", "CI/CD", "OpenAI"]
    assert "90% sure" in document.warnings[0].message
