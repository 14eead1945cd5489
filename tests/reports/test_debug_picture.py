"""The debug picture shows, over the pages, what was read: where skills stand, what does not count, what is hidden."""

import datetime
import io

import pytest
from forms import content
from pdf_drawn import Put, column, drawn
from pdf_ruled import ruled
from people import load

from skillmatch.api import Matcher
from skillmatch.errors import InvalidUse
from skillmatch.reports.debug_picture import MOST_PAGES, debug_picture
from skillmatch.reports.picture_marks import page_marks

Image = pytest.importorskip("PIL.Image")

PAGE = [*column(72, 100, "Ada Nightfern", "Skills", "Python and SQL", "No experience with Docker")]
DOTS = 130 / 72  # of the picture for a point
BESIDE = 150  # dots of room to the left of a page


@pytest.fixture(scope="module")
def matcher():
    with Matcher(as_of=datetime.date(2026, 1, 31)) as one:
        yield one


def read_and_drawn(matcher, data, name="cv.pdf"):
    resume = matcher.read_bytes(data, file=name)
    return resume, Image.open(io.BytesIO(debug_picture(resume, data, matcher.reader))).convert("RGB")


def page_tops(resume, picture):
    """Where each page begins in the picture: below the legend, and so far from the end as the pages are high."""
    heights = [round(page.height * DOTS) + 16 for page in resume.document.pages[:MOST_PAGES]]
    return [picture.height - sum(heights[number:]) for number in range(len(heights))]


def colour_at(picture, top, box):
    """The ground of a box: the commonest colour in it."""
    x0, y0, x1, y1 = (side * DOTS for side in box)
    part = picture.crop((round(BESIDE + x0), round(top + y0), round(BESIDE + x1), round(top + y1)))
    return max(part.getcolors(part.width * part.height))[1]


def boxes_of(resume, skill):
    (found,) = [one for one in resume.skills if one.id == skill]
    return [box for mention in found.mentions for _, box in mention.boxes]


def greenish(colour):
    red, green, blue = colour
    return green > red + 30 and green > blue + 30


def reddish(colour):
    red, green, blue = colour
    return red > green + 30 and green > blue + 20


def test_the_picture_holds_the_pages_at_130_dots_an_inch_below_a_legend(matcher):
    resume, picture = read_and_drawn(matcher, drawn(PAGE, [Put(72, 100, "References")]))
    width, height = (round(side * DOTS) for side in (612, 792))
    assert picture.width == width + 2 * BESIDE
    assert picture.height > 2 * height
    assert len(page_tops(resume, picture)) == 2 and page_tops(resume, picture)[0] > 100


def test_a_skill_that_counts_stands_on_green_and_one_that_does_not_on_orange(matcher):
    resume, picture = read_and_drawn(matcher, drawn(PAGE))
    (top,) = page_tops(resume, picture)
    for skill in ("python", "sql"):
        (box,) = boxes_of(resume, skill)
        assert greenish(colour_at(picture, top, box)), skill
    (box,) = boxes_of(resume, "docker")
    assert reddish(colour_at(picture, top, box))


def test_marks_stand_on_the_second_page_too(matcher):
    resume, picture = read_and_drawn(matcher, drawn([Put(72, 100, "Ada Nightfern")], PAGE))
    (box,) = boxes_of(resume, "python")
    assert greenish(colour_at(picture, page_tops(resume, picture)[1], box))


@pytest.mark.parametrize("quarters", [1, 2, 3])
def test_a_turned_page_is_shown_upright_with_its_marks_in_place(matcher, quarters):
    resume, picture = read_and_drawn(matcher, drawn(PAGE, quarters=quarters))
    (top,) = page_tops(resume, picture)
    assert picture.height - top > picture.width - 2 * BESIDE
    (box,) = boxes_of(resume, "python")
    assert greenish(colour_at(picture, top, box))


def test_skills_on_dark_ground_have_a_frame(matcher):
    from reportlab.pdfgen.canvas import Canvas

    file = io.BytesIO()
    canvas = Canvas(file, invariant=1, pagesize=(612, 792))
    canvas.rect(0, 0, 612, 792, fill=1)
    canvas.setFillGray(1)
    for y, text in ((700, "Ada Nightfern"), (680, "Skills"), (660, "Python")):
        canvas.drawString(72, y, text)
    canvas.save()
    resume, picture = read_and_drawn(matcher, file.getvalue())
    (box,) = boxes_of(resume, "python")
    x0, y0, x1, _ = box
    (top,) = page_tops(resume, picture)
    edge = [
        picture.getpixel((round(BESIDE + x), round(top + y0 * DOTS) - 1))
        for x in (x0 * DOTS + 4, (x0 + x1) / 2 * DOTS, x1 * DOTS - 4)
    ]
    assert all(map(greenish, edge))


def test_hidden_text_makes_the_legend_longer_by_a_red_line(matcher):
    plain, without = read_and_drawn(matcher, drawn(PAGE))
    hiding, told = read_and_drawn(matcher, drawn([*PAGE, Put(72, 400, "Kubernetes Terraform Rust", grey=1.0)]))
    assert not plain.document.hidden and len(hiding.document.hidden) == 1
    assert told.height > without.height

    def red(picture, resume):
        legend = picture.crop((0, 0, picture.width, page_tops(resume, picture)[0] - 16))
        return sum(n for n, (r, g, b) in legend.getcolors(1 << 24) if r > 150 and g < 60 and b < 60)

    assert red(without, plain) == 0 and red(told, hiding) > 100


def test_only_the_first_pages_of_a_long_file_are_drawn(matcher):
    pages = [[Put(72, 100, f"Page number {number}")] for number in range(MOST_PAGES + 2)]
    _, picture = read_and_drawn(matcher, drawn(*pages))
    assert picture.height < (MOST_PAGES + 1) * 792 * DOTS


@pytest.mark.parametrize(("data", "name"), [(b"Python and SQL", "cv.txt"), (content(load("chef"), "docx"), "cv.docx")])
def test_a_form_without_pages_is_a_wrong_use_that_says_what_to_do(matcher, data, name):
    resume = matcher.read_bytes(data, file=name)
    with pytest.raises(InvalidUse, match=name) as raised:
        debug_picture(resume, data, matcher.reader)
    assert "PDF" in raised.value.remedy


def test_a_ruled_table_is_outlined(matcher):
    pytest.importorskip("pdfplumber")
    rows = [["Area", "Tools"], ["Data", "Python"], ["Serving", "Docker"]]
    outlined = []
    for look in ("grid", "none"):
        _, picture = read_and_drawn(matcher, ruled(rows, look=look))
        outlined.append(sum(n for n, colour in picture.getcolors(1 << 24) if colour == (0, 140, 140)))
    assert outlined[0] > 1_000 and outlined[1] == 0


def test_the_same_file_gives_the_same_bytes(matcher):
    data = content(load("chef"), "pdf-two-columns")
    resume = matcher.read_bytes(data, file="cv.pdf")
    assert debug_picture(resume, data, matcher.reader) == debug_picture(resume, data, matcher.reader)


# ── the marks ─────────────────────────────────────────────────────────────────────────────────────────────────


def marks_of(matcher, form):
    resume = matcher.read_bytes(content(load("chef"), form), file="cv.pdf")
    return resume, [page_marks(resume, page) for page in resume.document.pages]


@pytest.mark.parametrize("form", ["pdf-one-column", "pdf-two-columns"])
def test_paragraphs_are_numbered_once_over_the_whole_file(matcher, form):
    resume, pages = marks_of(matcher, form)
    numbers = [number for marks in pages for number, _ in marks.paragraphs]
    assert numbers == sorted(set(numbers))
    assert numbers[0] == 1 and numbers[-1] <= len(resume.paragraphs)


@pytest.mark.parametrize("form", ["pdf-one-column", "pdf-two-columns"])
def test_every_section_and_position_has_its_name_and_holds_its_lines(matcher, form):
    resume, pages = marks_of(matcher, form)
    runs = [run for marks in pages for run in (*marks.sections, *marks.positions)]
    assert {run.part for run in runs} == {*range(len(resume.sections)), *range(-len(resume.positions), 0)}
    for marks in pages:
        for x0, top, x1, bottom in marks.lines:
            assert any(
                run.box[0] <= x0 and run.box[1] <= top and run.box[2] >= x1 and run.box[3] >= bottom
                for run in marks.sections
            )


def test_a_run_does_not_reach_over_two_columns(matcher):
    _, pages = marks_of(matcher, "pdf-two-columns")
    named = {run.label[0]: run.box for marks in pages for run in marks.sections}
    assert named["Skills"][2] < named["Experience"][0] or named["Experience"][2] < named["Skills"][0]


def test_a_position_says_when_and_how_long(matcher):  # the month that is not over does not count
    resume, pages = marks_of(matcher, "pdf-one-column")
    labels = {run.label for marks in pages for run in marks.positions}
    assert len(labels) == len(resume.positions)
    assert ("Position 1", "2019-05 to present", "6 years 8 months") in labels
