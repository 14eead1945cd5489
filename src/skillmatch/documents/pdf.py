"""A PDF in, a ``Document`` with pages and boxes out.

pdfium ─▶ words ─▶ layout ─▶ paragraphs ─▶ compose
glyphs    spaces   columns   wrapped lines   text, places

What stands at the head or foot of each page is told once (``running_heads``).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import pypdfium2.raw as raw

from skillmatch import errors
from skillmatch.documents import pdfium
from skillmatch.documents.cells import blocks_of
from skillmatch.documents.compose import Composer
from skillmatch.documents.footnotes import notes_first
from skillmatch.documents.grids import grids_of
from skillmatch.documents.hyphens import Hyphens
from skillmatch.documents.layout import Line
from skillmatch.documents.limits import Limits
from skillmatch.documents.links import Link, links_on, placed
from skillmatch.documents.marks import untrue_texts
from skillmatch.documents.model import HIDDEN_REASONS, Document, Hidden, Warning
from skillmatch.documents.painted import picture_share
from skillmatch.documents.paragraphs import goes_over, paragraphs_of
from skillmatch.documents.repair import is_bullet
from skillmatch.documents.running_heads import without_running_heads
from skillmatch.documents.scan import Eyes
from skillmatch.documents.words import PageWords, Word, page_words

__all__ = ["composed", "read"]

_FEW_LETTERS = 12  # on all pages together: less than any resume holds, as much as a scan's page number
_FEW_ON_A_PICTURE = 60  # letters on a page that a picture fills: a scanner's stamp, a page number
_MOST_OF_A_PAGE = 0.6
_FEWEST_HIDDEN = 2  # letters and digits: a sign that nobody sees hides nothing
_UNMAPPED_SHARE = 0.03  # glyphs without a character from which a reader is told
_PAGE_END = 0.4  # of the page's height: a paragraph that goes over stands in so much of its foot and of the next head
_BLOCK_GAP = 0.9  # ems of extra white between lines that make a blank line in the text


def read(data: bytes, limits: Limits, eyes: Eyes | None = None) -> Document:
    """Reads a PDF; ``eyes`` read its pages that are pictures. Raises ``Encrypted``, ``Corrupt``, ``ImageOnly`` or
    ``Empty``."""
    try:
        with pdfium.open_pdf(data) as document:
            return _document(document, limits, eyes or Eyes(limits))
    except pdfium.OpenFailed as fault:
        raise _open_error(fault.code) from None


def _open_error(code: int) -> errors.UnreadableFile:
    if code in (raw.FPDF_ERR_PASSWORD, raw.FPDF_ERR_SECURITY):
        return errors.Encrypted("this PDF is protected by a password")
    return errors.Corrupt("this PDF is damaged or cut short")


def _document(document: Any, limits: Limits, eyes: Eyes) -> Document:
    count = raw.FPDF_GetPageCount(document)
    if count < 1:
        raise errors.Corrupt("this PDF has no pages that can be read")
    warnings: list[Warning] = []
    pages: list[tuple[int, PageWords]] = []
    links: list[Link] = []
    pictures = drawings = 0
    for number in range(1, min(count, limits.pages) + 1):
        page = raw.FPDF_LoadPage(document, number - 1)
        if not page:
            warnings.append(Warning("page-unreadable", f"page {number} is damaged and was left out", number))
            continue
        try:
            words = _page_words(page)
            if _letters(words) < _FEW_ON_A_PICTURE:
                picture = picture_share(page) > _MOST_OF_A_PAGE
                drawing = not _letters(words) and raw.FPDFPage_CountObjects(page) > 0
                seen = eyes.page(page, number) if picture or drawing else None
                if seen is not None and _letters(seen) > _letters(words):
                    words = seen
                else:
                    pictures += picture
                    drawings += drawing
            pages.append((number, words))
            links += links_on(document, page, number, pdfium.page_box(page), words.quarters)
        finally:
            raw.FPDF_ClosePage(page)
    if count > limits.pages:
        warnings.append(
            Warning("pages-skipped", f"only the first {limits.pages} of {count} pages were read", limits.pages + 1)
        )
    _check_for_text(pages, pictures, drawings, eyes.remedy)
    warnings += [*eyes.warnings, *_losses(pages)]
    meta = {"producer": pdfium.producer(document), "pdfium": str(_pdfium_version()), **eyes.meta}
    read = composed("pdf", pages, limits, warnings, meta)
    return replace(read, links=placed(read, links, limits.chars)) if links else read


def composed(
    form: str, pages: list[tuple[int, PageWords]], limits: Limits, warnings: list[Warning], meta: dict[str, str]
) -> Document:
    """The words of pages as a ``Document``, in the order in which a person reads them."""
    composer = Composer(limits.chars, Hyphens(_whole_words(pages)))
    kept = without_running_heads(pages)
    blocks = [list(_blocks(words)) for _, words in kept]
    for at, (number, words) in enumerate(kept):
        following = blocks[at + 1] if at + 1 < len(kept) and kept[at + 1][0] == number + 1 else []
        blocks[at] = notes_first(blocks[at], following, words.height)
        over = _first_line_over(blocks[at], following, words.height)
        composer.page(number, words.width, words.height, blocks[at], over)
    if composer.cut:
        warnings.append(Warning("text-cut", f"only the first {limits.chars:,} characters were read"))
    turned = [f"{number}:{words.quarters}" for number, words in pages if words.quarters]
    if turned:
        meta["quarter_turns"] = " ".join(turned)
    return Document(
        form=form,
        text=composer.text,
        paragraphs=tuple(composer.paragraphs),
        lines=composer.lines(),
        words=composer.words(),
        pages=tuple(composer.pages),
        hidden=tuple(_hidden(pages)),
        warnings=tuple(warnings),
        meta=meta,
    )


def _first_line_over(blocks: list[list[list[Line]]], following: list[list[list[Line]]], height: float) -> Line | None:
    """The line at the head of the next page in which the paragraph at the foot of this one goes on."""
    if not blocks or not following:
        return None
    last, first = blocks[-1][-1][-1], following[0][0][0]
    at_ends = last.base > (1 - _PAGE_END) * height and first.base < _PAGE_END * height
    return first if at_ends and goes_over(blocks[-1], following[0]) else None


def _page_words(page: Any) -> PageWords:
    box = pdfium.page_box(page)
    with pdfium.text_page(page) as glyphs:
        untrue = untrue_texts(glyphs, page)
        if not untrue:
            return page_words(glyphs, page, box)
    with pdfium.text_page(page) as glyphs:
        words = page_words(glyphs, page, box)
    words.unseen += [(HIDDEN_REASONS.index("other-glyphs"), " ".join(text.split())) for text in untrue]
    return words


def _whole_words(pages: list[tuple[int, PageWords]]) -> Iterator[str]:
    """The words that no hyphen at the end of a line may have cut off."""
    for _, page in pages:
        cut = False
        for word in page.upright:
            if not cut:
                yield word.text
            cut = word.text.endswith("-")


def _hidden(pages: list[tuple[int, PageWords]]) -> Iterator[Hidden]:
    """What no reader sees; but not a line that a browser cut at the end of a page, and printed on the next one."""
    said = [""] + ["".join(_alone(word.text) for part in (page.upright, *page.turned) for word in part)
                   for _, page in pages] + [""]  # fmt: skip
    for at, (number, page) in enumerate(pages, 1):
        for why, text in page.unseen:
            letters = _alone(text)
            cut = HIDDEN_REASONS[why] == "no-mark" and (letters in said[at - 1] or letters in said[at + 1])
            if len(letters) >= _FEWEST_HIDDEN and not cut:
                yield Hidden(number, text, HIDDEN_REASONS[why])


def _alone(text: str) -> str:
    """The letters and digits of a text."""
    return "".join(filter(str.isalnum, text))


def _letters(page: PageWords) -> int:
    return sum(len(word.text) for part in (page.upright, *page.turned) for word in part)


def _check_for_text(pages: list[tuple[int, PageWords]], pictures: int, drawings: int, remedy: str) -> None:
    """``pictures``: pages that a picture fills, with little text on it; ``drawings``: pages with ink and no text."""
    letters = sum(_letters(page) for _, page in pages)
    if (drawings and letters < _FEW_LETTERS) or (pictures and pictures == len(pages)):
        raise errors.ImageOnly("this PDF is a picture of text: no words can be read from it", remedy=remedy)
    if not pages:
        raise errors.Corrupt("none of its pages can be read")
    if not letters:
        raise errors.Empty("this PDF has no text")


def _losses(pages: list[tuple[int, PageWords]]) -> Iterator[Warning]:
    for number, page in pages:
        if page.unmapped > _UNMAPPED_SHARE * max(page.glyphs, 1):
            share = round(100 * page.unmapped / page.glyphs)
            yield Warning(
                "no-character-map", f"{share}% of the letters on page {number} have no known character", number
            )
    broken = sum(page.mojibake for _, page in pages)
    if broken:
        yield Warning("mojibake", f"{broken} words were written with a wrong character table and were put right")
    empty = [number for number, page in pages if not page.upright and not page.turned]
    if empty and len(empty) < len(pages):
        for number in empty:
            yield Warning("page-without-text", f"page {number} holds no text that can be read", number)


def _pdfium_version() -> object:
    import pypdfium2

    return pypdfium2.PDFIUM_INFO


# ── blocks ────────────────────────────────────────────────────────────────────────────────────────────────────


def _blocks(page: PageWords) -> Iterator[list[list[Line]]]:
    """The blocks of a page, each a list of paragraphs: upright text first, then what is written otherwise."""
    for cells in blocks_of(page.upright, grids_of(page.lines)):
        paragraphs = [told for lines in cells for told in paragraphs_of(lines) if not _is_lone_sign(told)]
        if paragraphs:
            yield from _parted_at_gaps(paragraphs) if len(cells) == 1 else (paragraphs,)
    for words in page.turned:
        yield [[Line.of(run)] for run in _runs(words)]


def _is_lone_sign(paragraph: list[Line]) -> bool:
    """Whether a paragraph is one sign beside no text: the knob of a skill bar, an icon, an item left empty."""
    return len(paragraph) == 1 and len(paragraph[0].words) == 1 and is_bullet(paragraph[0].words[0].text)


def _parted_at_gaps(paragraphs: list[list[Line]]) -> Iterator[list[list[Line]]]:
    block: list[list[Line]] = []
    for paragraph in paragraphs:
        if block:
            before, after = block[-1][-1], paragraph[0]
            if after.base - before.base > (_BLOCK_GAP + 1.2) * max(before.size, after.size):
                yield block
                block = []
        block.append(paragraph)
    if block:
        yield block


def _runs(words: list[Word]) -> Iterator[list[Word]]:
    """Turned words in stream order, parted where the next does not stand beside the last."""
    run: list[Word] = []
    for word in words:
        if run:
            last = run[-1]
            reach = 1.2 * max(word.size, last.size)
            apart = max(word.x0 - last.x1, last.x0 - word.x1, word.top - last.bottom, last.top - word.bottom)
            if apart > reach:
                yield run
                run = []
        run.append(word)
    if run:
        yield run
