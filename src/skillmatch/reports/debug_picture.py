"""What a machine reads in a file, drawn over its pages: ``Resume`` and the bytes of its file in, one PNG out.

The pages are drawn in the reader child; here the marks are laid over them and the pages are joined below each other,
with a legend above. Needs Pillow, and pdfplumber for the outlines of tables (extra ``debug``).
"""

from __future__ import annotations

import importlib.util
import io
import itertools
import math
from collections import Counter
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from skillmatch.documents import PagePicture, Reader, Table
from skillmatch.errors import InvalidUse, UnreadableFile
from skillmatch.reports.picture_marks import PageMarks, Rect, Run, page_marks
from skillmatch.reports.wording import plain, short
from skillmatch.resume import Resume, SectionKind

if TYPE_CHECKING:
    from PIL.Image import Image
    from PIL.ImageDraw import ImageDraw
    from PIL.ImageFont import FreeTypeFont, ImageFont

__all__ = ["MOST_PAGES", "check_extra", "debug_picture"]

#: pages drawn; the legend says so where there are more
MOST_PAGES = 10

_DPI = 130.0
_LONGEST_SIDE = 2_200  # dots of a page
_SIDE = 150  # dots beside the page, for the names of sections and positions
_FINER = 2  # marks are drawn so many times as large, then made smaller: their lines are smooth then
_BELOW = 16  # dots between pages
_DARK = 140  # of 255: ground on which a marker pen shows nothing

_Colour = tuple[int, int, int]
_INK: _Colour = (40, 40, 45)
_FAINT: _Colour = (150, 150, 160)
_GROUND: _Colour = (236, 236, 240)
_ORDER: _Colour = (25, 90, 210)
_POSITION: _Colour = (140, 40, 160)
_TABLE: _Colour = (0, 140, 140)
_COUNTED: _Colour = (140, 226, 140)
_UNCOUNTED: _Colour = (255, 186, 120)
_UNCOUNTED_EDGE: _Colour = (200, 70, 0)
_ALARM: _Colour = (190, 20, 30)
_SECTIONS: dict[SectionKind, _Colour] = {
    "contact": (120, 120, 130),
    "summary": (200, 120, 20),
    "objective": (200, 120, 20),
    "skills": (20, 130, 60),
    "experience": (30, 90, 190),
    "projects": (0, 135, 160),
    "education": (170, 40, 60),
    "certificates": (150, 90, 20),
    "languages": (110, 70, 180),
    "publications": (60, 110, 110),
    "awards": (180, 140, 0),
    "volunteering": (90, 130, 30),
    "interests": (200, 80, 140),
    "references": (110, 90, 80),
    "other": (100, 100, 110),
}


def check_extra() -> None:
    """Raises ``InvalidUse`` where Pillow is not installed."""
    if importlib.util.find_spec("PIL") is None:
        raise InvalidUse(
            "a picture is drawn with Pillow, which is not installed",
            remedy='Install the extra: python -m pip install "skillmatch[debug]".',
        )


def debug_picture(resume: Resume, data: bytes, reader: Reader) -> bytes:
    """A PNG of the pages of a PDF, scan or photo, with what was read drawn over them.

    ``data`` are the bytes that ``resume`` was read from; ``reader`` draws their pages. Raises ``InvalidUse`` where the
    form has no pages or Pillow is missing, an ``UnreadableFile`` where a page cannot be drawn.
    """
    check_extra()
    document = resume.document
    if document is None or not document.pages:
        raise InvalidUse(
            f"{plain(resume.file)}: a picture is drawn of files with pages only, not of "
            f"{document.form if document is not None else 'a text'}",
            remedy="Print or save the resume as PDF, then draw that.",
        )
    pictures: list[Image] = []
    tables = 0
    for page in document.pages[:MOST_PAGES]:
        dots = min(_DPI / 72, _LONGEST_SIDE / max(page.width, page.height, 1.0))
        turns = document.turns(page.number)
        drawn = reader.page_picture(
            data, resume.file, page=page.number, turns=turns,
            width=max(1, round(page.width * dots)), height=max(1, round(page.height * dots)),
        )  # fmt: skip
        found = _tables(data, resume.file, reader, page.number, turns) if document.form == "pdf" else ()
        tables += len(found)
        pictures.append(_Sheet(drawn, dots).with_marks(page_marks(resume, page), found))
    return _joined([_legend(resume, max(one.width for one in pictures), tables), *pictures])


def _tables(data: bytes, name: str, reader: Reader, page: int, turns: int) -> tuple[Table, ...]:
    """The second opinion on tables; nobody misses it where it cannot be had."""
    if importlib.util.find_spec("pdfplumber") is None:
        return ()
    try:
        return reader.ruled_tables(data, name, page=page, turns=turns)
    except UnreadableFile:
        return ()


def _joined(parts: Sequence[Image]) -> bytes:
    """Pictures below each other, as a PNG."""
    from PIL import Image

    height = sum(part.height for part in parts) + _BELOW * len(parts)
    whole = Image.new("RGB", (max(part.width for part in parts), height), _GROUND)
    top = 0
    for part in parts:
        whole.paste(part, ((whole.width - part.width) // 2, top))
        top += part.height + _BELOW
    file = io.BytesIO()
    whole.save(file, "PNG")
    return file.getvalue()


def _font(size: float) -> FreeTypeFont | ImageFont:
    from PIL import ImageFont

    return ImageFont.load_default(size)


# ── one page ──────────────────────────────────────────────────────────────────────────────────────────────────


class _Sheet:
    """A page with room for names beside it. Marks come in points; ``dots`` of the picture make a point."""

    def __init__(self, picture: PagePicture, dots: float) -> None:
        from PIL import Image

        page = Image.frombytes("RGB", (picture.width, picture.height), picture.pixels)
        self.dots = dots
        self.image = Image.new("RGB", (page.width + 2 * _SIDE, page.height), _GROUND)
        self.image.paste(page, (_SIDE, 0))
        self.middle = page.width / dots / 2
        self.width = page.width / dots
        #: to the left and right of the page: how far down names stand already
        self.taken = {"left": 0.0, "right": 0.0}

    def with_marks(self, marks: PageMarks, tables: Iterable[Table]) -> Image:
        """The page with everything drawn over it."""
        from PIL import Image, ImageChops, ImageDraw

        # What is coloured lets the ink below through, as a marker pen does: dark ink on light ground here ...
        colours = Image.new("RGB", self.image.size, "white")
        brush = ImageDraw.Draw(colours)
        layer = Image.new("RGBA", (colours.width * _FINER, colours.height * _FINER), (255, 255, 255, 0))
        pen = ImageDraw.Draw(layer)
        for run in marks.sections:
            brush.rectangle(self._around(run.box, 2), fill=_pale(_of(run), 0.1))
        for box in marks.lines:
            pen.rectangle(self._fine(box, 0.5), outline=(*_FAINT, 130), width=1)
        for box, counted in sorted(marks.skills, key=lambda skill: not skill[1]):
            fill, edge = (_COUNTED, None) if counted else (_UNCOUNTED, _UNCOUNTED_EDGE)
            if not self._is_dark(box):
                brush.rectangle(self._around(box, 1), fill=fill, outline=edge)
            else:  # ... and light ink on dark ground here
                pen.rectangle(self._fine(box, 1), (*fill, 90), (*(edge or fill), 255), width=2 * _FINER)
        page = ImageChops.multiply(self.image, colours)
        for table in tables:
            for cell in table.cells:
                pen.rectangle(self._fine(cell, 0), outline=(*_TABLE, 255), width=2 * _FINER)
        self._names(pen, marks)
        self._order(pen, [(number, box) for number, box in marks.paragraphs])
        page.paste(layer := layer.reduce(_FINER), mask=layer)
        return page

    def _is_dark(self, box: Rect) -> bool:
        """Whether the ground of a box is dark, and its ink light."""
        from PIL import ImageStat

        x0, top, x1, bottom = (round(side) for side in self._around(box, 1))
        part = self.image.crop((x0, top, max(x1, x0 + 1), max(bottom, top + 1))).convert("L")
        return float(ImageStat.Stat(part).median[0]) < _DARK

    # ── reading order ─────────────────────────────────────────────────────────────────────────────────────────

    def _order(self, pen: ImageDraw, paragraphs: Sequence[tuple[int, Rect]]) -> None:
        """A number at the left of each paragraph, and a line from one to the next; an arrow where reading jumps."""
        size = 10.5 * _FINER
        font = _font(size)
        places: list[tuple[float, float]] = []
        for number, box in paragraphs:
            x0, top, _, bottom = self._fine(box, 0)
            half = pen.textlength(str(number), font) / 2 + 2.5 * _FINER
            places.append((max(x0 - half - 2 * _FINER, half), (top + min(bottom, top + 2.2 * size)) / 2))
        for (x, y), (to_x, to_y) in itertools.pairwise(places):
            jumps = to_y < y or abs(to_x - x) > 90 * _FINER
            pen.line([(x, y), (to_x, to_y)], fill=(*_ORDER, 210 if jumps else 120), width=round(1.5 * _FINER))
            if jumps:
                _arrow_head(pen, (x, y), (to_x, to_y))
        for (number, _), (x, y) in zip(paragraphs, places, strict=True):
            half, tall = pen.textlength(str(number), font) / 2 + 2.5 * _FINER, size * 0.62
            pen.rounded_rectangle((x - half, y - tall, x + half, y + tall), tall, fill=(*_ORDER, 235))
            pen.text((x, y), str(number), (255, 255, 255, 255), font, anchor="mm")

    # ── names of sections and positions ───────────────────────────────────────────────────────────────────────

    def _names(self, pen: ImageDraw, marks: PageMarks) -> None:
        """A bar beside each run of lines; beside the page the name of what it belongs to, once at each side."""
        named: set[tuple[int, str]] = set()
        runs = sorted((*marks.sections, *marks.positions), key=lambda run: (run.box[1], run.kind is None))
        for run in runs:
            side = self._side(run)
            colour = _of(run)
            x0, top, x1, bottom = self._fine(run.box, 2)
            edge = (x0 - 2 * _FINER if side == "left" else x1 + 2 * _FINER) + (
                (-18 if side == "left" else 4) * _FINER if run.kind is not None else 0
            )
            pen.line([(edge, top), (edge, bottom)], fill=(255, 255, 255, 200), width=5 * _FINER)
            pen.line([(edge, top), (edge, bottom)], fill=(*colour, 255), width=3 * _FINER)
            if (run.part, side) not in named:
                self._name(pen, run, side, edge, top, colour)
            named.add((run.part, side))

    def _name(self, pen: ImageDraw, run: Run, side: str, edge: float, top: float, colour: _Colour) -> None:
        """The name of a run beside the page, below those that stand there, and a line that joins it to its lines."""
        font, step = _font(12.5 * _FINER), 15 * _FINER
        y = max(top, self.taken[side])
        tall = step * len(run.label) + 4 * _FINER
        self.taken[side] = y + tall + 3 * _FINER
        wide = max(pen.textlength(words, font) for words in run.label) + 10 * _FINER
        page_end = (self.image.width - _SIDE) * _FINER
        x = _SIDE * _FINER - 6 * _FINER - wide if side == "left" else page_end + 6 * _FINER
        near = x + wide if side == "left" else x
        pen.line([(edge, top), (near, y + step / 2)], fill=(*colour, 200), width=round(1.5 * _FINER))
        pen.rounded_rectangle((x, y, x + wide, y + tall), 3 * _FINER, fill=(*colour, 255))
        for number, words in enumerate(run.label):
            pen.text((x + 5 * _FINER, y + 2 * _FINER + step * number), words, (255, 255, 255, 255), font)

    def _side(self, run: Run) -> str:
        """Where a name stands: that of a narrow column at its side, else sections left, positions right."""
        x0, _, x1, _ = run.box
        if x1 < self.middle * 1.1:
            return "left"
        if x0 > self.middle * 0.6:
            return "right"
        return "left" if run.kind is not None else "right"

    # ── places ────────────────────────────────────────────────────────────────────────────────────────────────

    def _around(self, box: Rect, rim: float) -> Rect:
        """A box in dots of the picture, and so many dots around it."""
        x0, top, x1, bottom = (side * self.dots for side in box)
        return _SIDE + x0 - rim, top - rim, _SIDE + max(x0, x1) + rim, max(top, bottom) + rim

    def _fine(self, box: Rect, rim: float) -> Rect:
        """A box in the finer dots of the marks."""
        x0, top, x1, bottom = self._around(box, rim)
        return x0 * _FINER, top * _FINER, x1 * _FINER, bottom * _FINER


def _of(run: Run) -> _Colour:
    return _SECTIONS[run.kind] if run.kind is not None else _POSITION


def _pale(colour: _Colour, share: float) -> _Colour:
    """So much of a colour on white."""
    red, green, blue = (round(255 - share * (255 - part)) for part in colour)
    return red, green, blue


def _arrow_head(pen: ImageDraw, start: tuple[float, float], end: tuple[float, float]) -> None:
    """A head in the middle of a line: its end may lie below a number."""
    x, y = start[0] + 0.6 * (end[0] - start[0]), start[1] + 0.6 * (end[1] - start[1])
    angle = math.atan2(end[1] - start[1], end[0] - start[0])
    corners = [
        (x + reach * _FINER * math.cos(angle + turn), y + reach * _FINER * math.sin(angle + turn))
        for reach, turn in ((9, 0.0), (6, 2.4), (6, -2.4))
    ]
    pen.polygon(corners, fill=(*_ORDER, 230))


# ── the legend ────────────────────────────────────────────────────────────────────────────────────────────────


def _legend(resume: Resume, width: int, tables: int) -> Image:
    """What the marks mean, and what cannot be shown: hidden text, pages left out."""
    from PIL import Image, ImageDraw

    rows = _legend_rows(resume, tables)
    step, top = 21, 44
    image = Image.new("RGB", (width, top + step * len(rows) + 12), (255, 255, 255))
    pen = ImageDraw.Draw(image)
    name = plain(resume.file).replace("\\", "/").rsplit("/", 1)[-1]
    pen.text((16, 10), f"What skillmatch reads in {short(name, 60)}", _INK, _font(19))
    for number, (mark, words) in enumerate(rows):
        y = top + step * number
        _sample(pen, mark, y + step / 2 - 3)
        pen.text((74, y), words, _ALARM if mark == "alarm" else _INK, _font(14))
    return image


def _legend_rows(resume: Resume, tables: int) -> list[tuple[str, str]]:
    document = resume.document
    assert document is not None
    contexts = Counter(mention.context for skill in resume.skills for mention in skill.mentions)
    counted = contexts.pop("claimed", 0)
    why = ", ".join(f"{context} {n}" for context, n in sorted(contexts.items()))
    rows = [
        ("order", "Reading order: paragraphs are numbered as they are read, with an arrow where reading jumps"),
        ("line", "A line of text"),
        ("counted", f"A skill that counts ({counted})"),
        ("uncounted", f"A skill that is named and does not count ({why})"),
        ("section", f"A section ({len(resume.sections)}), under the name it is read as; each kind has its colour"),
        ("position", f"A position ({len(resume.positions)}), with the dates that were read"),
    ]
    if not why:
        del rows[3]
    if tables:
        rows.append(("table", f"A table with ruled lines ({tables}), as pdfplumber sees it"))
    if document.hidden:
        reasons = Counter(hidden.reason for hidden in document.hidden)
        told = ", ".join(f"{reason} {n}" for reason, n in sorted(reasons.items()))
        rows.append(("alarm", f"Hidden text: {len(document.hidden)} found that no reader sees ({told}); not counted"))
    if any(warning.kind == "read-by-ocr" for warning in document.warnings):
        rows.append(("alarm", "Pages that are pictures were read by OCR: words may be wrong or missing"))
    if len(document.pages) > MOST_PAGES:
        rows.append(("alarm", f"The first {MOST_PAGES} of {len(document.pages)} pages are drawn"))
    return rows


def _sample(pen: ImageDraw, mark: str, y: float) -> None:
    """The mark that a row of the legend speaks of."""
    box = (18, y - 6, 62, y + 8)
    match mark:
        case "order":
            pen.line((24, y + 1, 56, y + 1), fill=_ORDER, width=2)
            for x, number in ((26, "1"), (54, "2")):
                pen.ellipse((x - 8, y - 7, x + 8, y + 9), fill=_ORDER)
                pen.text((x, y + 1), number, "white", _font(11), anchor="mm")
        case "line":
            pen.rectangle(box, outline=_FAINT)
        case "counted":
            pen.rectangle(box, fill=_COUNTED)
        case "uncounted":
            pen.rectangle(box, fill=_UNCOUNTED, outline=_UNCOUNTED_EDGE)
        case "section":
            pen.rectangle(box, fill=_pale(_SECTIONS["experience"], 0.1))
            pen.rectangle((18, y - 6, 20, y + 8), fill=_SECTIONS["experience"])
        case "position":
            pen.rectangle((58, y - 6, 60, y + 8), fill=_POSITION)
        case "table":
            pen.rectangle(box, outline=_TABLE, width=2)
        case _:
            pen.text((40, y + 1), "!", _ALARM, _font(17), anchor="mm")
