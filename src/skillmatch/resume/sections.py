"""The sections of a resume: paragraphs in, ``Block``s out (kind, heading, which paragraphs belong to it).

Words decide whether a paragraph is a heading (``headings``); style decides only between a heading and an item of a
list that reads the same ("Training"). Labels inside a job ("Achievements:", "Environment: …") open no section. What
stands before the first heading is contact, and from its first sentence on summary.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from skillmatch.resume.dates import holds_range
from skillmatch.resume.headings import Heading, heading_of, inline_heading_of
from skillmatch.resume.model import SectionKind
from skillmatch.resume.paragraphs import Paragraph
from skillmatch.resume.word_tables import column
from skillmatch.resume.wording import title_strength
from skillmatch.skills import fold

__all__ = ["Block", "find_blocks", "find_masthead", "is_list"]

_MAJOR: frozenset[SectionKind] = frozenset({"experience", "education"})
_IN_A_JOB: frozenset[SectionKind] = frozenset({"experience", "projects", "volunteering"})
#: kinds that people also use as labels within one job
_LABELS: frozenset[SectionKind] = frozenset(
    {"skills", "awards", "projects", "summary", "other", "certificates", "publications", "contact", "experience"}
)
#: headings before content on the same line open a section of these kinds wherever they stand
_INLINE_ANYWHERE: frozenset[SectionKind] = frozenset({"education", "references", "objective", "languages"})
_LISTS: frozenset[SectionKind] = frozenset({"skills", "languages", "interests", "certificates"})


@dataclass(frozen=True, slots=True)
class Block:
    """Paragraphs ``first`` to ``last`` (exclusive) form one section.

    ``heading`` is the index of its heading's paragraph, None for what stands before the first heading; ``content`` is
    the offset into that paragraph's text where content begins behind an inline heading (0: no content there).
    """

    kind: SectionKind
    heading: int | None
    first: int
    last: int
    content: int = 0


#: how far a side bar can push the name down the text
_NEAR = 80
_MASTHEAD = Heading("contact", False, 0)
#: last words of headings such as "Executive Experience", "Navy Employment"
_WORKING = ("experience", "history", "employment")
#: how many lines below such a heading the first dates stand
_DATES_BELOW = 3
#: what makes research a list of publications
_CITING = re.compile(r"\b(?:19|20)\d\d\b|\bet al\b|\bjournal\b|\bdoi\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class _Style:
    """How the headings of experience and education look in this document."""

    known: bool
    colon: bool
    capitals: bool
    size: float
    stands_out: bool


def find_blocks(paragraphs: list[Paragraph]) -> list[Block]:
    """The sections in the order of the page; together they cover every paragraph once.

    >>> find_blocks([])
    []
    """
    masthead = find_masthead(paragraphs)
    candidates = [heading_of(p.text, p.stands_out) if p.count <= 9 or _is_spread(p) else None for p in paragraphs]
    for i in range(len(paragraphs)):
        if (sure := _over_entries(paragraphs, i, candidates)) is not None:
            candidates[i] = sure
    style = _style_of(paragraphs, candidates)
    blocks: list[Block] = []
    kind: SectionKind = "contact"
    opened: list[tuple[int, Heading, bool]] = []
    for i, paragraph in enumerate(paragraphs):
        found = candidates[i]
        if i == masthead and i > 0:
            opened.append((i, _MASTHEAD, False))
            kind = "contact"
            continue
        if found is not None:
            above = paragraphs[opened[-1][0]] if opened and not opened[-1][2] else None
            if _opens(paragraph, found, kind, style, i, paragraphs, candidates, above):
                opened.append((i, found, False))
                kind = found.kind
            continue
        start = paragraph.text[:44]
        if ":" not in start and " - " not in start and not start[:4].isupper():
            continue
        inline = inline_heading_of(paragraph.text)
        if inline is not None and _opens_inline(paragraph, inline, kind):
            opened.append((i, inline, True))
            kind = inline.kind
    if paragraphs and (not opened or opened[0][0] > 0):
        blocks.extend(_preamble(paragraphs, opened[0][0] if opened else len(paragraphs)))
    ends = [i for i, _, _ in opened[1:]] + [len(paragraphs)]
    for (i, heading, inline_content), last in zip(opened, ends, strict=False):
        if heading is _MASTHEAD:
            blocks.append(Block("contact", None, i, last))
            continue
        block = Block(heading.kind, i, i, last, heading.end if inline_content else 0)
        blocks.append(_by_content(block, paragraphs))
    return blocks


def _is_spread(paragraph: Paragraph) -> bool:
    """Whether single letters make it up: "W O R K   H I S T O R Y"."""
    return sum(len(word) == 1 for word in paragraph.text.split()) == paragraph.count


def find_masthead(paragraphs: list[Paragraph]) -> int | None:
    """The paragraph in the largest type near the start: the name, which a side bar may put behind its sections."""
    near = paragraphs[:_NEAR]
    largest = max((p.size for p in near), default=0.0)
    if not near or largest < near[0].body * 1.35 or not largest:
        return None
    leading = [i for i, p in enumerate(near) if p.size > largest * 0.97]
    first = leading[0]
    whole = near[first].count <= 5 and heading_of(near[first].text) is None
    return first if len(leading) <= 2 and whole else None


def _over_entries(paragraphs: list[Paragraph], i: int, candidates: list[Heading | None]) -> Heading | None:
    """An unlisted heading of a work history: two to four capitalised words over an entry with dates."""
    paragraph, found = paragraphs[i], candidates[i]
    if (found is not None and not found.needs_style) or paragraph.bullet or not 2 <= paragraph.count <= 4:
        return None
    words = paragraph.text.rstrip(" :").split()
    if fold(words[-1]) not in _WORKING or not all(word[:1].isupper() or word in ("and", "&") for word in words):
        return None
    for j in range(i + 1, min(i + 1 + _DATES_BELOW, len(paragraphs))):
        if candidates[j] is not None:
            return None
        if holds_range(paragraphs[j].text):
            return heading_of(paragraph.text, styled=True)
    return None


def _style_of(paragraphs: list[Paragraph], candidates: list[Heading | None]) -> _Style:
    major = [p for p, h in zip(paragraphs, candidates, strict=True) if h is not None and h.kind in _MAJOR]
    if not major:
        return _Style(False, False, False, 0.0, False)
    return _Style(
        known=True,
        colon=sum(p.text.endswith(":") for p in major) * 2 > len(major),
        capitals=sum(p.capitals for p in major) * 2 > len(major),
        size=max(p.size for p in major),
        stands_out=sum(p.stands_out for p in major) * 2 > len(major),
    )


def _opens(
    paragraph: Paragraph,
    heading: Heading,
    kind: SectionKind,
    style: _Style,
    i: int,
    paragraphs: list[Paragraph],
    candidates: list[Heading | None],
    above: Paragraph | None = None,
) -> bool:
    """``above`` is the heading of the section at hand: a side bar sets its headings smaller than the main column."""
    if paragraph.marked and not paragraph.bullet:
        return True
    if i == 0 and len(paragraphs) > 1 and candidates[1] is not None and title_strength(paragraph.text) >= 2:
        return False  # "VOLUNTEER" over "Summary" is what the person is
    sized = style.known and style.size > 0
    like_major = (
        paragraph.capitals >= style.capitals
        and (paragraph.text.endswith(":") == style.colon or not style.known)
        and (not sized or paragraph.size >= style.size * 0.97)
        and (paragraph.stands_out or not style.stands_out)
    ) or (above is not None and _alike(paragraph, above))
    if paragraph.bullet and not (paragraph.stands_out and like_major):
        return False
    # a word within a running text: the paragraph behind goes on in lower case ("…\nskills\nand tools")
    following = paragraphs[i + 1].text if i + 1 < len(paragraphs) else ""
    if paragraph.text.islower() and following[:1].islower() and not paragraph.stands_out:
        return False
    achieved = kind == "awards" != heading.kind and _is_sentence(following)
    if achieved and heading.needs_style and not paragraph.stands_out:
        return False  # "Training" over what was achieved in it
    if fold(paragraph.text).strip(" :") == "research" and not _cites(paragraphs, candidates, i):
        return False
    plain = not (paragraph.stands_out or paragraph.after_gap or paragraph.text.endswith(":"))
    if heading.kind == "experience" and heading.needs_style and plain:
        return False  # "Management experience" without an entry below, which would have made it sure
    if kind in _IN_A_JOB and heading.kind in _LABELS and style.known and not like_major:
        return False
    if not heading.needs_style:
        # "Skills" as an item of a list in a document whose headings are larger
        return not sized or like_major or kind not in _LISTS
    item = kind in _LISTS and kind != "certificates" and not style.stands_out  # "Presentations" among skills
    if item and _is_sentence(following):
        return like_major
    if style.stands_out or (sized and not item):
        return like_major and (paragraph.stands_out or not style.stands_out)
    if kind in _LISTS or kind in _IN_A_JOB:
        return paragraph.capitals or paragraph.after_gap or (style.colon and paragraph.text.endswith(":"))
    return paragraph.text[:1].isupper()


def _alike(paragraph: Paragraph, above: Paragraph) -> bool:
    """Whether type sets both off from the body, and in the same way."""
    same = paragraph.bold == above.bold and paragraph.capitals == above.capitals
    return same and 0 < above.body * 1.08 < above.size and abs(paragraph.size - above.size) <= above.size * 0.03


def _is_sentence(text: str) -> bool:
    words = text.split()
    return len(words) >= 8 and sum(word[:1].islower() for word in words) * 2 > len(words)


def _cites(paragraphs: list[Paragraph], candidates: list[Heading | None], i: int) -> bool:
    """Whether years or journals follow before the next heading."""
    for j in range(i + 1, min(i + 7, len(paragraphs))):
        if candidates[j] is not None:
            return False
        if _CITING.search(paragraphs[j].text):
            return True
    return False


def _opens_inline(paragraph: Paragraph, heading: Heading, kind: SectionKind) -> bool:
    if ":" not in paragraph.text[: heading.end] and paragraph.text[:4].isupper():
        return heading.kind != kind and not paragraph.bullet
    if kind in _IN_A_JOB:
        return heading.kind in _INLINE_ANYWHERE and not paragraph.bullet
    if kind == "skills" and heading.kind == "languages":
        return _names_human_languages(paragraph.text[heading.end :])
    if kind == "contact" and heading.kind in ("other", "contact"):
        return False
    if (kind == "skills" and heading.kind == "skills") or kind == heading.kind:
        return False
    if heading.needs_style:
        return paragraph.stands_out or kind == "contact"
    return not paragraph.bullet or heading.kind in ("languages", "education")


def _names_human_languages(text: str) -> bool:
    words = [fold(word) for word in text.replace(",", " ").replace("(", " ").replace("/", " ").split()]
    known = column("human_languages", "word")
    return any(word.strip(".;:)") in known for word in words)


def _by_content(block: Block, paragraphs: list[Paragraph]) -> Block:
    """ "Languages" over C, R and Go is a list of skills."""
    if block.kind != "languages":
        return block
    head = paragraphs[block.first]
    text = head.text[block.content :] if block.content else ""
    text += " " + " ".join(p.text for p in paragraphs[block.first + 1 : min(block.last, block.first + 12)])
    if text.strip() and not _names_human_languages(text):
        return replace(block, kind="skills")
    return block


def _preamble(paragraphs: list[Paragraph], end: int) -> list[Block]:
    """What stands before the first heading: contact, then from the first sentence on a summary."""
    for i in range(1, end):
        paragraph = paragraphs[i]
        if paragraph.count >= 14 and _is_sentence(paragraph.text):
            return [Block("contact", None, 0, i), Block("summary", None, i, end)]
    return [Block("contact", None, 0, end)]


def is_list(paragraph_text: str, kind: SectionKind) -> bool:
    """Whether a paragraph of a skills section is a mere list, not a sentence that says what was done.

    >>> is_list("Python, SQL, Java", "skills"), is_list("Built the ledger of a bank from scratch.", "skills")
    (True, False)
    """
    if kind != "skills":
        return False
    words = paragraph_text.count(" ") + 1
    if words <= 6:
        return True
    marks = sum(paragraph_text.count(mark) for mark in ",;|•/")
    if marks * 5 >= words:
        return True
    return not paragraph_text.rstrip().endswith(".") and words <= 12
