"""Where the entries of an experience or project section begin: the header lines around dates.

In: paragraphs of a section. Out: ``Header``s: which paragraphs form each, their pieces and dates, where the body
starts. People write the dates before, between, behind or above title and employer; the first entry of a section
shows how many header lines stand above its dates, for nothing else can stand there, and the others follow it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from skillmatch.resume.dates import DateRange
from skillmatch.resume.header_parts import Piece, pieces_of
from skillmatch.resume.paragraphs import Paragraph
from skillmatch.resume.word_tables import grouped
from skillmatch.resume.wording import PLACEHOLDER, organisation_strength, title_strength
from skillmatch.skills import fold

__all__ = ["Header", "find_headers"]

#: words of a header line besides its dates
_LONGEST = 15
#: how far into a long paragraph a header may reach that runs on into its text
_INLINE = 130
_LINES_ABOVE = 3
_LINES_BELOW = 3
_ABBREVIATIONS = frozenset(
    [
        "inc",
        "ltd",
        "co",
        "corp",
        "llc",
        "sr",
        "jr",
        "st",
        "dr",
        "dept",
        "asst",
        "mgr",
        "l.l.c",
        "u.s.a",
        "u.s",
        "l.p",
        "p.c",
        "plc",
        "pvt",
    ]
)
_PAST = re.compile(
    r"[A-Z]?[a-z]+(?:[^e]ed|ought|rote|uilt)\Z|(?:Led|Ran|Made|Kept|Held|Oversaw|Met|Won|Grew|Drove|Sold|Set)\Z"
)
_TELLING = re.compile(
    r"(?:Respons|Duties|Develop|Manag|Provid|Creat|Assist|Perform|Maintain|Work|Lead|Supervis|Design|Implement|Prepar"
    r"|Coordinat|Train|Conduct|Handl|Ensur|Support|Build|Oversee|Us(?:e|ing)|Help|Serv(?:e|ing)|Establish|Direct|Analyz"
    r"|Monitor|Process|Review|Utiliz|Achiev|Increas|Reduc|Identif|Participat|Organiz|Deliver|Execut|Plan|Research"
    r"|Collaborat|Respond|Interact|Communicat|Operat|Answer|Greet)(?:y|ies|s|e|es|ing|ible)?\Z"
)
#: what carries dates in a work history and is no job
_NO_JOB = re.compile(
    r"\b(?:certifications?|certificates?|awards?|licen[cs]e|recipient|scholarship|honou?rs?|dean's list"
    r"|conference|seminar|workshop"
    r"|server|windows|office|exchange|edition|version|gaap|iso|gpa|class of)\W*\Z",
    re.IGNORECASE,
)
#: what stands before a date in a sentence: "best seller in 2011"
_LEADING_ON = re.compile(
    r"\b(?:in|of|on|for|by|until|since|from|the|year|expires?|expiration|issued|during)\Z", re.IGNORECASE
)
_LOWER_SHARE = 0.55
_LABEL_LINE = re.compile(
    r"(?:responsibilities|duties|key |accomplishments|achievements|environment|technologies|tools"
    r"|description|role|client|project)\b.*:",
    re.IGNORECASE,
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
    paragraphs: list[Paragraph], first: int, last: int, dates: list[list[DateRange]], *, lone_dates: bool, undated: bool
) -> list[Header]:
    """The headers among ``paragraphs[first:last]``; ``dates`` are those of every paragraph of the document.

    ``lone_dates``: a single date beside a title opens an entry; ``undated``: so does a title beside an employer.
    """
    anchors = [i for i in range(first, last) if _is_anchor(paragraphs[i], dates[i], lone_dates)]
    if undated:
        dated = set(anchors)
        anchors.extend(
            i for i in range(first, last) if i not in dated and not dates[i] and _is_undated(paragraphs, i, last, dated)
        )
        anchors.sort()
    margin = _margin_dates(paragraphs, first, last, dates, set(anchors))
    anchors = sorted({*anchors, *margin})
    leading = _leading_lines(paragraphs, first, anchors)
    headers: list[Header] = []
    taken = first - 1
    for order, anchor in enumerate(anchors):
        if anchor <= taken:
            continue
        limit = anchors[order + 1] if order + 1 < len(anchors) else last
        header = _gather(paragraphs, dates, anchor, max(taken + 1, first), min(limit, last), leading)
        header.dates = header.dates or margin.get(anchor, [])
        headers.append(header)
        taken = max(header.lines)
    return headers


def header_like(paragraph: Paragraph, allowance: int = 0) -> bool:
    """Whether a paragraph could be a line of a header: short, not telling, not a list's bullet."""
    text = paragraph.text
    if paragraph.count > _LONGEST + allowance or _LABEL_LINE.match(text):
        return False
    if (paragraph.count > 3 and _ends_sentence(text)) or text.endswith((";", ":")):
        return False
    words = text.split()
    if (text[:1].islower() and not PLACEHOLDER.match(text)) or _tells(text):
        return False
    if paragraph.count > 5:
        lower = sum(word[:1].islower() for word in words)
        return lower < len(words) * _LOWER_SHARE
    return True


def _tells(text: str) -> bool:
    """Whether a line begins like a sentence of what was done, not like a title ("Lead Clerk", "Registered Nurse")."""
    first = text.split(None, 1)[0].strip(",:")
    if _PAST.match(first):
        return fold(first) not in grouped("title_words", "role", "word")["modifier"]
    return bool(_TELLING.match(first)) and max(title_strength(text), title_strength(text.split(",")[0])) < 4


def _ends_sentence(text: str) -> bool:
    return text.endswith(".") and text.rsplit(None, 1)[-1].rstrip(".").lower() not in _ABBREVIATIONS


def _is_anchor(paragraph: Paragraph, dates: list[DateRange], lone_dates: bool) -> bool:
    if not dates:
        return False
    stated = [d for d in dates if d.stated]
    chosen = stated[0] if stated else dates[0]
    before = paragraph.text[: chosen.span[0] - paragraph.start].strip(" ,|-(•")
    after = paragraph.text[chosen.span[1] - paragraph.start :].strip(" ,|-)•.")
    length = sum(d.span[1] - d.span[0] for d in dates)
    rest = (before + " " + after).strip()
    words = rest.count(" ") + 1 if rest else 0
    if not stated and (not lone_dates or chosen.fault is not None):
        return False
    if before and (_tells(before) or (_NO_JOB.search(before) and not after)):
        return False
    if not stated:
        # a lone date: only beside a title or a placeholder, or alone on its line
        if len(paragraph.text) > length + 80 or paragraph.bullet:
            return False
        if _ends_sentence(paragraph.text) or _LEADING_ON.search(before):
            return False
        return not rest or (words <= 9 and (title_strength(before) >= 3 or bool(PLACEHOLDER.search(rest))))
    if words <= _LONGEST:
        if rest and ((words > 6 and _ends_sentence(paragraph.text)) or (rest[:1].islower() and words > 3)):
            return False
        if paragraph.bullet and words > 9:
            return False
        lower = sum(word[:1].islower() for word in rest.split())
        return words <= 6 or lower < words * _LOWER_SHARE
    # a header that runs on into its text: dates near the start, a header before them
    if chosen.span[0] - paragraph.start > _INLINE or before.count(" ") > 11:
        return False
    return (
        not before
        or bool(PLACEHOLDER.search(before))
        or title_strength(before) >= 3
        or organisation_strength(before) >= 3
    )


def _is_undated(paragraphs: list[Paragraph], i: int, last: int, anchors: set[int]) -> bool:
    """A header without dates: a title with an employer on its line, or on the next one."""
    paragraph = paragraphs[i]
    if paragraph.bullet or paragraph.count > 12 or i - 1 in anchors or i + 1 in anchors or not header_like(paragraph):
        return False
    if i - 2 in anchors and PLACEHOLDER.search(paragraph.text) and title_strength(paragraph.text) < 2:
        return False
    pieces = pieces_of(paragraph.text, paragraph.start)
    titles = [p for p in pieces if p.title >= 3 and p.organisation < 4]
    employers = [p for p in pieces if p.organisation >= 3 and p.title < 3]
    placeholder = bool(PLACEHOLDER.search(paragraph.text))
    if placeholder and len(pieces) > 1 and any(not p.place and p.organisation < 4 for p in pieces):
        return True
    if titles and (employers or any(p.organisation == 2 and p.title == 0 for p in pieces)) and len(pieces) <= 4:
        return True
    if titles and len(titles[0].text) >= len(paragraph.text) - 2 and i + 1 < last and i + 1 not in anchors:
        below = paragraphs[i + 1]
        if below.count <= 9 and not below.bullet and header_like(below):
            others = pieces_of(below.text, below.start)
            return any(p.organisation >= 3 and p.title < 3 for p in others) and i + 2 not in anchors
    return False


def _margin_dates(
    paragraphs: list[Paragraph], first: int, last: int, dates: list[list[DateRange]], anchors: set[int]
) -> dict[int, list[DateRange]]:
    """Titles whose dates, set in the margin, came to stand at the end of the first line below them."""
    found = {}
    for i in range(first, last - 1):
        if i in anchors or i + 1 in anchors or dates[i] or paragraphs[i].bullet or not header_like(paragraphs[i]):
            continue
        stated = [d for d in dates[i + 1] if d.stated and d.span[1] == paragraphs[i + 1].end]
        if (
            stated
            and paragraphs[i].count <= 12
            and any(p.title >= 3 and p.organisation < 4 for p in pieces_of(paragraphs[i].text, paragraphs[i].start))
        ):
            found[i] = stated
    return found


def _leading_lines(paragraphs: list[Paragraph], first: int, anchors: list[int]) -> int:
    """How many header lines stand between the section's heading and the first dates: the layout of the section."""
    if not anchors:
        return 0
    count = 0
    for i in range(anchors[0] - 1, first - 1, -1):
        if not header_like(paragraphs[i]) or paragraphs[i].bullet:
            break
        count += 1
    return count if count <= _LINES_ABOVE else 0


def _gather(
    paragraphs: list[Paragraph], dates: list[list[DateRange]], anchor: int, floor: int, ceiling: int, leading: int
) -> Header:
    """The header around one anchor: its own line, the lines above that the layout has, then what is missing below."""
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
    for i in range(anchor - 1, max(anchor - 1 - leading, floor - 1), -1):
        if dates[i] or paragraphs[i].bullet or not header_like(paragraphs[i]):
            break
        header.lines.insert(0, i)
        header.pieces = pieces_of(paragraphs[i].text, paragraphs[i].start) + header.pieces
    if not inline:
        _gather_below(header, paragraphs, dates, anchor, ceiling)
    header.start = paragraphs[header.lines[0]].start
    if header.lines[-1] != anchor and header.body <= paragraphs[anchor].end:
        header.body = paragraphs[header.lines[-1]].end
    return header


def _gather_below(
    header: Header, paragraphs: list[Paragraph], dates: list[list[DateRange]], anchor: int, ceiling: int
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
        if whole or paragraphs[i].bullet or not header_like(paragraphs[i]) or paragraphs[i].count > 10:
            return
        more = pieces_of(paragraphs[i].text, paragraphs[i].start, [d.span for d in dates[i]])
        if not more:
            return
        sure_title = any(p.title >= 3 for p in more)
        sure_employer = any(p.organisation >= 3 and p.title < 4 for p in more)
        only_place = all(p.place for p in more)
        named = [p for p in header.pieces if not p.place]
        if not named:
            wanted = True  # dates alone: what follows must say who and where
        elif not titled and not employed:
            wanted = sure_title or sure_employer or only_place
        elif not titled:
            wanted = (
                sure_title
                or only_place
                or (len(named) == 1 and paragraphs[i].count <= 6 and _capitalised(paragraphs[i]))
            )
        elif not employed:
            own = [p for p in named if not (p.joined and p.organisation < 2)]  # "Engineer, Payments Team" is one
            unnamed = len(own) == 1 and paragraphs[i].count <= 8 and _capitalised(paragraphs[i]) and not sure_title
            placed = any(p.place for p in more) and not sure_title
            wanted = sure_employer or only_place or unnamed or placed
        else:
            wanted = only_place
        if not wanted:
            return
        header.lines.append(i)
        header.pieces = header.pieces + more
        header.dates = header.dates + dates[i]


def _capitalised(paragraph: Paragraph) -> bool:
    words = [word for word in paragraph.text.split() if word[:1].isalpha() and len(word) > 3]
    return bool(words) and all(word[:1].isupper() for word in words)


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
    sentence = (len(words) > 4 and _ends_sentence(after)) or (len(words) > 3 and _tells(after))
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
    named = [word for word in words if word.strip(" ,|-)")]
    if len(named) <= 5 and named and all(word[:1].isupper() or len(word) < 4 for word in named):
        return len(text)
    if len(named) <= 6 and title_strength(text.strip(" ,|-)")) >= 3 and not _ends_sentence(text):
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
