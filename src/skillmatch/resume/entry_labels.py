"""Entries whose facts stand behind labels: "Company: …", "Role: …", "Duration: …", one a line.

In: paragraphs of an experience section. Out: ``LabelledEntry``s: which paragraphs form each header, its pieces, its
dates. A label that names an employer opens an entry; the labels beside it give title and dates, in any order. Such an
entry needs no dates: the label itself says that somebody was employed there. ``entry_labels.csv`` lists the labels.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache

from skillmatch.resume.dates import DateRange
from skillmatch.resume.entry_anchors import tells
from skillmatch.resume.header_parts import Piece, pieces_of
from skillmatch.resume.paragraphs import Paragraph
from skillmatch.resume.word_tables import table
from skillmatch.resume.wording import PLACEHOLDER, title_strength

__all__ = ["LabelledEntry", "find_labelled"]

#: an employer's name is no longer, in words; nor is a title
_NAME = 12
#: so many lines below the labels may hold the title, or the dates, of the entry
_BELOW = 6
#: what names a title of somebody else, or tells: "Reporting to Vice President", "Working as an analyst"
_ASIDE = re.compile(r"\b(?:report|work|role|am|as)(?:s|ing)?\b", re.IGNORECASE)
#: words beside the dates of a telling that says when, and little else
_FEW = 8
#: so many lines without a label may stand between the labels
_UNLABELLED = 2


@dataclass(frozen=True, slots=True)
class LabelledEntry:
    """``lines`` are indices of paragraphs, up to the last that gives a fact; on ``dated`` stand its dates.

    At ``body`` the telling starts.
    """

    lines: tuple[int, ...]
    dated: int | None
    pieces: tuple[Piece, ...]
    dates: tuple[DateRange, ...]
    body: int


@dataclass(frozen=True, slots=True)
class _Labelled:
    """``text[start:end]`` of the paragraph is what stands behind a label of this field."""

    field: str
    start: int
    end: int


@cache
def _pattern() -> re.Pattern[str]:
    labels = sorted((row["label"] for row in table("entry_labels")), key=lambda label: (-len(label), label))
    either = "|".join(re.escape(label).replace(r"\ ", r"\s+") for label in labels)
    # a dash needs a blank behind it or a capital: "Role-Analyst", "company - Acme"; "post-war" names nothing
    return re.compile(rf"(?P<label>{either})(?:\s*(?::\s*-?|-\s+|\s-|-(?=[A-Z(]))\s*|[ \t]{{3,}})", re.IGNORECASE)


@cache
def _fields() -> dict[str, str]:
    return {row["label"]: row["field"] for row in table("entry_labels")}


def _labelled(paragraph: Paragraph) -> list[_Labelled]:
    """The label at the begin of a paragraph, and one right behind a label of the telling."""
    found: list[_Labelled] = []
    at = 0
    while (match := _pattern().match(paragraph.text, at)) is not None:
        if PLACEHOLDER.match(match["label"]) and ":" not in match.group():
            break  # "Company Name - City, State" stands for a name that was taken out
        name = " ".join(match["label"].lower().split())
        if _fields()[name] == "employer" and not match.group().strip().endswith((":", "-")):
            break  # a wide gap stands behind the head of a column too
        found.append(_Labelled(_fields()[name], match.end(), len(paragraph.text)))
        at = match.end()
        if found[-1].field != "telling":
            break
    return found


def find_labelled(
    paragraphs: list[Paragraph], first: int, last: int, dates: list[list[DateRange]], dated: Sequence[int]
) -> dict[int, LabelledEntry]:
    """The labelled entries of ``paragraphs[first:last]`` by their anchors, the employers' lines.

    ``dated``: the paragraphs around whose dates other entries stand; a label right below such dates is theirs.
    """
    labels = {i: found for i in range(first, last) if (found := _labelled(paragraphs[i]))}
    employers = [i for i, found in labels.items() if found[0].field == "employer" and _names(paragraphs[i], found[0])]
    entries: dict[int, LabelledEntry] = {}
    taken = first - 1
    above = True  # in which order the labels stand: the first entry of a section shows it
    for order, anchor in enumerate(employers):
        limit = employers[order + 1] if order + 1 < len(employers) else last
        top = anchor
        while above and top - 1 > taken and top - 1 in labels and labels[top - 1][0].field in ("title", "dates"):
            top -= 1
        above = top < anchor
        if any(i in dated and i not in labels for i in range(max(top - 2, taken + 1), top)):
            continue
        entry = _entry(paragraphs, dates, labels, top, anchor, limit)
        entries[anchor] = entry
        taken = max(entry.lines)
    return entries


def _names(paragraph: Paragraph, label: _Labelled) -> bool:
    """Whether a label is followed by a name, or by nothing: a blank form says that there was an employer."""
    words = paragraph.text[label.start :].split()
    return (len(words) <= _NAME and not paragraph.text.endswith((".", ";"))) or len(words) <= 6


def _entry(
    paragraphs: list[Paragraph],
    dates: list[list[DateRange]],
    labels: dict[int, list[_Labelled]],
    top: int,
    anchor: int,
    limit: int,
) -> LabelledEntry:
    pieces = [_piece(paragraphs[anchor], labels[anchor][0], organisation=4)]
    dated = anchor if dates[anchor] else None
    last, titled, unlabelled = anchor, False, 0
    for i in [*range(anchor - 1, top - 1, -1), *range(anchor + 1, min(anchor + 1 + _BELOW, limit))]:
        paragraph = paragraphs[i]
        field = labels[i][-1].field if i in labels else ""
        unlabelled = 0 if field else unlabelled + 1
        if unlabelled > _UNLABELLED or (unlabelled > 1 and (paragraph.bullet or paragraph.count > _FEW)):
            break
        stated = [d for d in dates[i] if d.stated]
        if dated is None and (
            (field == "dates" and dates[i]) or (stated and _says_when(paragraph, labels.get(i), stated))
        ):
            dated = i
        label = labels[i][-1] if field else _Labelled("", 0, len(paragraph.text))
        title = None if titled or field in ("employer", "dates", "other") else _title(paragraph, label, dates[i])
        if title is not None and title.text != pieces[0].text:
            pieces.append(title)
            titled = True
            last = max(last, i)
        if i > anchor and field in ("title", "dates", "other"):
            last = i
    found = [] if dated is None else [d for d in dates[dated] if d.stated] or dates[dated]
    named = sorted((piece for piece in pieces if piece.text), key=lambda piece: piece.start)
    return LabelledEntry(tuple(range(top, last + 1)), dated, tuple(named), tuple(found), paragraphs[last].end)


def _piece(paragraph: Paragraph, label: _Labelled, *, title: int = 0, organisation: int = 0) -> Piece:
    text = paragraph.text[label.start : label.end]
    start = label.start + len(text) - len(text.lstrip(" ,.•-"))
    text = text.strip(" ,.•-")
    return Piece(text, paragraph.start + start, paragraph.start + start + len(text), title, organisation, False, False)


def _title(paragraph: Paragraph, label: _Labelled, dates: list[DateRange]) -> Piece | None:
    """The title behind its label; without a label, a line that begins with a sure one and tells nothing."""
    if label.field == "title":
        piece = _piece(paragraph, label, title=4)
        # "Title: Food Testing System" names a project
        return piece if piece.text.count(" ") < _NAME and title_strength(piece.text) >= 2 else None
    text = paragraph.text[label.start :]
    if (
        paragraph.bullet
        or not text[:1].isalpha()
        or text.count(" ") > _NAME
        or text.endswith((".", ":"))
        or tells(text)
    ):
        return None
    pieces = pieces_of(text, paragraph.start + label.start, [d.span for d in dates])
    sure = pieces and pieces[0].title >= 3 and pieces[0].organisation < 3 and not _ASIDE.search(pieces[0].text)
    return replace(pieces[0], title=4, organisation=0) if sure and pieces[0].text.count(" ") < 6 else None


def _says_when(paragraph: Paragraph, labels: list[_Labelled] | None, stated: list[DateRange]) -> bool:
    """Whether a telling gives the dates of the whole entry: it has few other words."""
    begin = labels[-1].start if labels else 0
    rest = paragraph.text[begin : stated[0].span[0] - paragraph.start]
    after = paragraph.text[stated[0].span[1] - paragraph.start :]
    return len(rest.split()) <= _FEW and len(after.split()) <= 2
