"""Where the entries of an experience or project section begin: the header lines around dates.

In: paragraphs of a section. Out: ``Header``s: which paragraphs form each, their pieces and dates, where the body
starts. People write the dates before, between, behind or above title and employer; the first entry of a section
shows how many header lines stand above its dates, for nothing else can stand there, and the others follow it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from skillmatch.resume.dates import DateRange
from skillmatch.resume.entry_anchors import (
    capitalised,
    ends_sentence,
    find_anchors,
    header_like,
    only_abbreviation,
    sure_title,
    tells,
)
from skillmatch.resume.entry_labels import LabelledEntry, find_labelled
from skillmatch.resume.header_parts import Piece, pieces_of
from skillmatch.resume.paragraphs import Paragraph
from skillmatch.resume.wording import title_strength

__all__ = ["Header", "find_headers"]

_LINES_ABOVE = 3
_LINES_BELOW = 3
#: words of a header's line below its dates; more where type sets it off from the body
_LONGEST, _LONGEST_SET_OFF = 10, 14
#: behind a placeholder so many words are a title as a whole
_SHORT = 4
#: below an employer over several titles, how long somebody was there: "7 years 5 months"
_TOTAL = re.compile(
    r"(?=\d)(?:\d{1,2}\+? (?:years?|yrs?)\b\.?)?,? ?(?:(?:and )?\d{1,2} (?:months?|mos?)\b\.?)?", re.IGNORECASE
)
#: the begin of a line up to its first bracket or colon
_BEGIN = re.compile(r"[A-Z][^():]{3,58}(?=[():])")
#: what stands before a colon and names somebody else, or the telling
_NO_TITLE = re.compile(
    r"\b(?:supervisor|contact|client|customers?|reference|reporting)\W*\Z|\breports? to\b", re.IGNORECASE
)


@dataclass(slots=True)
class Header:
    """``lines`` are indices of paragraphs; ``pieces`` in the order of the text; at ``body`` the telling starts."""

    anchor: int
    lines: list[int]
    pieces: list[Piece] = field(default_factory=list)
    dates: list[DateRange] = field(default_factory=list)
    start: int = 0
    body: int = 0

    @property
    def range(self) -> DateRange | None:
        """The dates of the entry: the first stated range, else the first lone date."""
        return next((d for d in self.dates if d.stated), self.dates[0] if self.dates else None)

    def titled(self) -> bool:
        """Whether a piece is surely a title."""
        return any(piece.title >= 2 and piece.organisation < 4 for piece in self.pieces)

    def employed(self) -> bool:
        """Whether a piece is surely an organisation."""
        return any(piece.organisation >= 2 and piece.title < 4 for piece in self.pieces)


def find_headers(
    paragraphs: list[Paragraph],
    first: int,
    last: int,
    dates: list[list[DateRange]],
    *,
    lone_dates: bool,
    undated: bool,
    projects: bool = False,
) -> list[Header]:
    """The headers among ``paragraphs[first:last]``; ``dates`` are those of every paragraph of the document.

    ``lone_dates``: a single date beside a title opens an entry; ``undated``: so does a title beside an employer;
    ``projects``: so does a name that is no title.
    """
    anchors, given = find_anchors(
        paragraphs, first, last, dates, lone_dates=lone_dates, undated=undated, projects=projects
    )
    labelled = find_labelled(paragraphs, first, last, dates, anchors) if undated else {}
    inside = {i for entry in labelled.values() for i in (*entry.lines, entry.dated)}
    anchors = sorted({i for i in anchors if i not in inside} | labelled.keys())
    leading = 0 if anchors and anchors[0] in labelled else _leading_lines(paragraphs, first, anchors)
    headers: list[Header] = []
    taken = first - 1
    for order, anchor in enumerate(anchors):
        if anchor <= taken:
            continue
        if anchor in labelled:
            headers.append(_of_labels(anchor, labelled[anchor], paragraphs))
            taken = max(headers[-1].lines)
            continue
        limit = anchors[order + 1] if order + 1 < len(anchors) else last
        stacked = leading >= 2 and order + 1 < len(anchors) and _dates_alone(paragraphs[limit], dates[limit])
        below = limit - leading if stacked else limit
        header = _gather(paragraphs, dates, anchor, max(taken + 1, first), min(limit, last), leading, below)
        header.dates = header.dates or given.get(anchor, [])
        headers.append(header)
        taken = max(header.lines)
    _share_employers(headers, paragraphs)
    return headers


def _dates_alone(paragraph: Paragraph, dates: list[DateRange]) -> bool:
    """Whether a line says when and, in brackets, how long, and nothing else."""
    if len(dates) != 1 or dates[0].span[0] != paragraph.start:
        return False
    return _TOTAL.fullmatch(paragraph.text[dates[0].span[1] - paragraph.start :].strip(" ()\u00b7•-")) is not None


def _share_employers(headers: list[Header], paragraphs: list[Paragraph]) -> None:
    """An employer named once over several titles, with the years of them all, is the employer of each."""
    shared: list[Piece] = []
    for header in headers:
        above = [i for i in header.lines if i < header.anchor]
        totals = [i for i in above if _TOTAL.fullmatch(paragraphs[i].text)]
        if totals:
            stop = paragraphs[totals[0]].start
            shared = [piece for piece in header.pieces if piece.start < stop]
            total = [(paragraphs[i].start, paragraphs[i].end) for i in totals]
            header.pieces = [p for p in header.pieces if not any(s <= p.start < e for s, e in total)]
        elif len(above) == 1 and shared and not header.employed():
            header.pieces = shared + header.pieces
        else:
            shared = []


def _of_labels(anchor: int, entry: LabelledEntry, paragraphs: list[Paragraph]) -> Header:
    start = paragraphs[entry.lines[0]].start
    return Header(anchor, list(entry.lines), list(entry.pieces), list(entry.dates), start, entry.body)


def _leading_lines(paragraphs: list[Paragraph], first: int, anchors: list[int]) -> int:
    """How many header lines stand between the section's heading and the first dates: the layout of the section."""
    if not anchors:
        return 0
    count = 0
    for i in range(anchors[0] - 1, first - 1, -1):
        if not header_like(paragraphs[i]) or paragraphs[i].bullet:
            break
        count += _TOTAL.fullmatch(paragraphs[i].text) is None
    return count if count <= _LINES_ABOVE else 0


def _gather(
    paragraphs: list[Paragraph],
    dates: list[list[DateRange]],
    anchor: int,
    floor: int,
    ceiling: int,
    leading: int,
    below: int,
) -> Header:
    """The header around one anchor: its own line, the lines above that the layout has, then what is missing below.

    From ``below`` on stands who employs in the next entry; a place may still be this one's."""
    header = Header(anchor, [anchor])
    text_end = _inline_end(paragraphs[anchor], dates[anchor])
    header.dates = [d for d in dates[anchor] if d.span[1] <= text_end + 1]
    own = pieces_of(
        paragraphs[anchor].text[: text_end - paragraphs[anchor].start],
        paragraphs[anchor].start,
        [d.span for d in header.dates],
    )
    header.pieces = own
    header.body = text_end
    inline = text_end < paragraphs[anchor].end
    left = leading
    for i in range(anchor - 1, floor - 1, -1):
        total = _TOTAL.fullmatch(paragraphs[i].text) is not None
        if not left or dates[i] or paragraphs[i].bullet or not (total or header_like(paragraphs[i])):
            break
        left -= not total
        header.lines.insert(0, i)
        header.pieces = pieces_of(paragraphs[i].text, paragraphs[i].start) + header.pieces
    if header.dates and header.lines == [anchor] and not header.titled():
        _title_above(header, paragraphs, dates, floor, ceiling)
    if not inline:
        _gather_below(header, paragraphs, dates, anchor, ceiling, below)
    if header.dates and header.employed() and not header.titled():
        _title_in_telling(header, paragraphs, ceiling)
    header.start = paragraphs[header.lines[0]].start
    if header.lines[-1] != anchor and header.body <= paragraphs[anchor].end:
        header.body = paragraphs[header.lines[-1]].end
    return header


def _title_above(
    header: Header, paragraphs: list[Paragraph], dates: list[list[DateRange]], floor: int, ceiling: int
) -> None:
    """Takes the line above for the title where it surely is one, whatever the section's layout, and none is below."""
    i, below = header.anchor - 1, header.anchor + 1
    if i < floor or not sure_title(paragraphs[i]) or dates[i]:
        return
    if below < ceiling - 1 and sure_title(paragraphs[below]):
        return
    header.lines.insert(0, i)
    header.pieces = pieces_of(paragraphs[i].text, paragraphs[i].start) + header.pieces


def _title_in_telling(header: Header, paragraphs: list[Paragraph], ceiling: int) -> None:
    """Takes the title off the begin of the first bullet: "Area Expert (Supply) Town, State Supervisor: …"."""
    i = header.lines[-1] + 1
    if i >= ceiling:
        return
    begin = _BEGIN.match(paragraphs[i].text) or _run_on_title(paragraphs[i].text)
    if begin is None or _NO_TITLE.search(begin.group()) or tells(begin.group()):
        return
    name = begin.group().rstrip()
    strength = title_strength(name)
    if not capitalised(name) or " " not in name or strength < 2 or (strength == 2 and name.count(" ") < 2):
        return
    header.pieces = header.pieces + pieces_of(name, paragraphs[i].start)
    header.lines.append(i)
    header.body = paragraphs[i].start + len(name)


def _run_on_title(text: str) -> re.Match[str] | None:
    """The title at the begin of a telling that lost its line end: "Staff Accountant Prepared the …"."""
    length = _title_length(text)
    goes_on = re.match(r"[\s,/|-]+[A-Z]", text[length:])
    return re.compile(r".+").match(text, 0, length) if goes_on and 0 < length < len(text) else None


def _gather_below(
    header: Header, paragraphs: list[Paragraph], dates: list[list[DateRange]], anchor: int, ceiling: int, below: int
) -> None:
    for i in range(anchor + 1, min(anchor + 1 + _LINES_BELOW, ceiling)):
        titled, employed = header.titled(), header.employed()
        runs_on = None if titled and employed else _PLACEHOLDER_LINE.match(paragraphs[i].text)
        if runs_on is not None and not paragraphs[i].bullet:
            end = runs_on.end()
            if not titled and title_strength(runs_on.group("before").strip(" ,-|")) < 2:
                end += _title_length(paragraphs[i].text[end:])
            header.pieces = header.pieces + pieces_of(paragraphs[i].text[:end], paragraphs[i].start)
            header.body = paragraphs[i].start + end
            header.lines.append(i)
            return
        whole = titled and employed and any(piece.place for piece in header.pieces)
        longest = _LONGEST_SET_OFF if paragraphs[i].stands_out else _LONGEST
        if whole or paragraphs[i].bullet or not header_like(paragraphs[i]) or paragraphs[i].count > longest:
            return
        more = pieces_of(paragraphs[i].text, paragraphs[i].start, [d.span for d in dates[i]])
        if not more or only_abbreviation(paragraphs[i].text):
            return
        sure_title = any(p.title >= 3 for p in more)
        sure_employer = any(p.organisation >= 3 and p.title < 4 for p in more)
        only_place = all(p.place for p in more)
        if i >= below and not only_place:
            return
        named = [p for p in header.pieces if not p.place]
        if not named:
            wanted = True  # dates alone: what follows must say who and where
        elif not titled and not employed:
            wanted = sure_title or sure_employer or only_place
        elif not titled:
            wanted = (
                sure_title
                or only_place
                or (len(named) == 1 and paragraphs[i].count <= 6 and capitalised(paragraphs[i].text))
            )
        elif not employed:
            own = [p for p in named if not (p.joined and p.organisation < 2)]  # "Engineer, Payments Team" is one
            unnamed = len(own) == 1 and paragraphs[i].count <= 8 and capitalised(paragraphs[i].text) and not sure_title
            placed = any(p.place for p in more) and not sure_title
            wanted = sure_employer or only_place or unnamed or placed
        else:
            wanted = only_place
        if not wanted:
            return
        header.lines.append(i)
        header.pieces = header.pieces + more
        header.dates = header.dates + dates[i]


_PLACE_TAIL = re.compile(
    r"[\s,|(-]*(?:Company Name)?[\s,|/-]*(?:City\s*,\s*State(?:\s*,\s*USA)?|City\b(?=\s*[|,]|\s*$))?", re.IGNORECASE
)


#: "Kids Club Attendant Company Name - City , State Supervise all …"
_PLACEHOLDER_LINE = re.compile(
    r"(?P<before>.{0,90}?)\bCompany Name\b[\s,|/-]*(?:City\s*,\s*State(?:\s*,\s*USA)?|City\b)?", re.IGNORECASE
)


def _inline_end(paragraph: Paragraph, dates: list[DateRange]) -> int:
    """Where a header ends that runs on into its text; the paragraph's end for all others."""
    chosen = next((d for d in dates if d.stated), dates[0] if dates else None)
    if chosen is None:
        return paragraph.end
    after = paragraph.text[dates[-1].span[1] - paragraph.start :].strip(" ,|-)(•")
    words = after.split()
    sentence = (len(words) > 4 and ends_sentence(after)) or (len(words) > 3 and tells(after))
    lower = sum(word[:1].islower() for word in words)
    if len(words) <= 9 and not after[:1].islower() and not sentence and lower <= 3:
        return paragraph.end
    end = chosen.span[1]
    tail = _PLACE_TAIL.match(paragraph.text, end - paragraph.start)
    if tail is not None and tail.group().strip(" ,|-("):
        return paragraph.start + tail.end()
    before = paragraph.text[: chosen.span[0] - paragraph.start]
    if title_strength(before.strip(" ,|-(")) < 2:
        return end + _title_length(paragraph.text[end - paragraph.start :])
    return end


def _title_length(text: str) -> int:
    """How many characters of a text that runs on are a title: up to the last head noun among its first words.

    "Staff Accountant Prepared the …" gives the length of "Staff Accountant"; a short rest is a title as a whole.
    """
    words = text.split(" ")
    short = text.strip(" ,|-)")
    if 0 < len(short.split()) <= _SHORT and not tells(short) and not short.endswith((".", ":")):
        return len(text)
    named = [word for word in words if word.strip(" ,|-)")]
    if len(named) <= 5 and named and all(word[:1].isupper() or len(word) < 4 for word in named):
        return len(text)
    if len(named) <= 6 and title_strength(text.strip(" ,|-)")) >= 3 and not ends_sentence(text):
        return len(text)
    length = 0
    for count in range(1, min(10, len(words)) + 1):
        word = words[count - 1].strip(" ,|-)(/")
        if word and not word[0].isupper() and word not in ("of", "and", "the", "for", "&", "to"):
            break
        piece = " ".join(words[:count])
        if title_strength(piece.strip(" ,|-)")) >= 4 and (not word or title_strength(word) >= 4):
            length = len(piece)
    return length
