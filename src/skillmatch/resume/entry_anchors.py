"""Which paragraphs of an experience or project section open an entry: its anchors.

In: paragraphs with their dates. Out: the indices of the paragraphs around which ``entry_headers`` gathers a header,
and the dates of those whose dates stand elsewhere. A range of dates beside few other words opens an entry; a lone date
only beside a title; without dates a title beside an employer does.
"""

from __future__ import annotations

import re

from skillmatch.resume.dates import DateRange, is_range
from skillmatch.resume.header_parts import pieces_of
from skillmatch.resume.paragraphs import Paragraph
from skillmatch.resume.word_tables import grouped
from skillmatch.resume.wording import PLACEHOLDER, organisation_strength, title_strength
from skillmatch.skills import fold

__all__ = ["capitalised", "ends_sentence", "find_anchors", "header_like", "only_abbreviation", "sure_title", "tells"]

#: words of a header line besides its dates
_LONGEST = 15
#: how far into a long paragraph a header may reach that runs on into its text
_INLINE = 130
#: how many capitalised words are rather a name than the begin of a sentence
_NAMED = 7
_ABBREVIATIONS = frozenset(
    "inc ltd co corp llc sr jr st dr dept asst mgr l.l.c u.s.a u.s l.p p.c plc pvt".split()  # noqa: SIM905
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
    r"|description|role|client|project)\b.*:|(?:\w+ )?supervisor(?:'s)?(?: name| phone)?\s*:",
    re.IGNORECASE,
)


#: behind these labels "SQL Server 2012/2008" is no stretch of years
_TOOLS = re.compile(
    r"(?:environment|technolog(?:y|ies)|tools|software|platforms?|databases?)\b[^:]{0,20}:", re.IGNORECASE
)
_LISTED = re.compile(r"\s*,\s*(?:and\s+)?|\s+and\s+|\s*/\s*")
#: what stands for employer and place where they were taken out
_TAKEN_OUT = re.compile(rf"{PLACEHOLDER.pattern}|\bcity\s*,\s*state\b", re.IGNORECASE)
#: labels within a project's telling
_NO_PROJECT = re.compile(
    r"\b(?:responsibilit|duties|environment|description|title|technolog|tools|features|role\b|contribution|team size)",
    re.IGNORECASE,
)
_INITIALS = re.compile(r"(?:[A-Z]\.\s?){1,5}\Z")


def find_anchors(
    paragraphs: list[Paragraph],
    first: int,
    last: int,
    dates: list[list[DateRange]],
    *,
    lone_dates: bool,
    undated: bool,
    projects: bool,
) -> tuple[list[int], dict[int, list[DateRange]]]:
    """The anchors among ``paragraphs[first:last]``, and the dates of those whose dates stand on other lines."""
    dated = {i for i in range(first, last) if _is_anchor(paragraphs[i], dates[i], lone_dates, projects)}
    given: dict[int, list[DateRange]] = {}
    anchors = set(dated)
    if undated:
        given, stacked = _stacked_dates(paragraphs, first, last, dates, dated)
        dated -= stacked
        anchors = dated | {
            i for i in range(first, last) if i not in dated and not dates[i] and _is_undated(paragraphs, i, last, dated)
        }
        anchors |= given.keys()
    if projects:
        anchors |= {i for i in range(first, last) if not dates[i] and _names_project(paragraphs, dates, i, last, dated)}
    margin = _margin_dates(paragraphs, first, last, dates, anchors)
    return sorted(anchors | margin.keys()), margin | given


def header_like(paragraph: Paragraph) -> bool:
    """Whether a paragraph could be a line of a header: short, not telling, not a list's bullet."""
    text = paragraph.text
    if paragraph.count > 2 * _LONGEST:
        return False
    count = _worded(text)
    if (count > _LONGEST and not _lists_titles(text)) or _LABEL_LINE.match(text):
        return False
    if (count > 3 and ends_sentence(text)) or text.endswith((";", ":")):
        return False
    words = text.split()
    uncapped = text[:1].islower() and not PLACEHOLDER.match(text)
    if (uncapped and not _only_title(text)) or tells(text):
        return False
    if count > 5:
        lower = sum(word[:1].islower() for word in words)
        return lower < len(words) * _LOWER_SHARE
    return True


def _lists_titles(text: str) -> bool:
    """Whether a line is a list of titles, however long: "Clerk, Payroll Manager, Plant Manager, and Buyer"."""
    parts = [part for part in _LISTED.split(text) if part.strip()]
    return len(parts) >= 3 and all(title_strength(part.strip()) >= 3 for part in parts)


def _only_title(text: str) -> bool:
    """Whether a line in lower case is nothing but a title: "writer"."""
    return text.count(" ") <= 2 and title_strength(text) >= 4


def tells(text: str) -> bool:
    """Whether a line begins like a sentence of what was done, not like a title ("Lead Clerk", "Registered Nurse")."""
    first = text.split(None, 1)[0].strip(",:")
    if _PAST.match(first):
        return fold(first) not in grouped("title_words", "role", "word")["modifier"]
    if not _TELLING.match(first):
        return False
    strength = max(title_strength(text), title_strength(text.split(",")[0]))
    # "Direct Support Professional", "Support Staff Company Name"
    named = strength >= 2 or PLACEHOLDER.search(text) is not None
    return strength < 4 and not (named and _worded(text) <= _NAMED and capitalised(text))


def sure_title(paragraph: Paragraph) -> bool:
    """Whether a line begins with a title and no sentence."""
    if paragraph.bullet or paragraph.count > 9 or not header_like(paragraph) or not capitalised(paragraph.text):
        return False
    pieces = pieces_of(paragraph.text, paragraph.start)
    return bool(pieces) and pieces[0].title >= 3 and pieces[0].organisation < 3


def only_abbreviation(text: str) -> bool:
    """Whether a line is a torn-off "U.S." or "Inc." and names nothing."""
    return bool(_INITIALS.match(text)) or text.rstrip(".").lower() in _ABBREVIATIONS


def _worded(text: str) -> int:
    """How many words of a line hold a letter or digit: "Clerk / Cook" has two."""
    return sum(any(c.isalnum() for c in word) for word in text.split())


def ends_sentence(text: str) -> bool:
    """Whether a line ends in a full stop that is not an abbreviation's."""
    return text.endswith(".") and text.rsplit(None, 1)[-1].rstrip(".").lower() not in _ABBREVIATIONS


def _is_anchor(paragraph: Paragraph, dates: list[DateRange], lone_dates: bool, projects: bool) -> bool:
    if not dates or _TOOLS.match(paragraph.text):
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
    titled = _worded(before) <= _NAMED and title_strength(before) and capitalised(before)
    if before and ((tells(before) and not titled) or (_NO_JOB.search(before) and not after)):
        return False
    if not stated:
        # a lone date: only beside a title or a placeholder, or alone on its line
        if len(_TAKEN_OUT.sub("", paragraph.text)) > length + 80 or paragraph.bullet:
            return False
        if ends_sentence(paragraph.text) or _LEADING_ON.search(before):
            return False
        named = title_strength(before) >= 3 or PLACEHOLDER.search(rest)
        if not rest or (named and _worded(_TAKEN_OUT.sub("", rest)) <= 9):
            return True
        if projects and not after:
            return words <= 9 and capitalised(before)  # "Ledger Robot 2022"
        lead = re.split(r"\s*[,|]\s*|\s+-\s+", after)[0]
        return not before and words <= 9 and title_strength(lead) >= 4  # "1961 Assistant Editor, Harbor Post"
    if words <= _LONGEST:
        if rest and ((words > 6 and ends_sentence(paragraph.text)) or (rest[:1].islower() and words > 3)):
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
    if (
        paragraph.bullet
        or paragraph.count > 2 * _LONGEST
        or _worded(paragraph.text) > 12
        or i - 1 in anchors
        or i + 1 in anchors
        or not header_like(paragraph)
    ):
        return False
    if i - 2 in anchors and PLACEHOLDER.search(paragraph.text) and title_strength(paragraph.text) < 2:
        return False
    long = _worded(paragraph.text) > 8 and not capitalised(paragraph.text)
    if long or _dated_below(paragraphs, i, last, anchors):
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


def _dated_below(paragraphs: list[Paragraph], i: int, last: int, anchors: set[int]) -> bool:
    """Whether only lines of an employer and a place stand between a line and dates alone: they are its dates."""
    for j in range(i + 1, min(i + 4, last)):
        if j in anchors:
            return is_range(paragraphs[j].text)
        below = paragraphs[j]
        pieces = [] if below.bullet or below.count > 9 else pieces_of(below.text, below.start)
        if not pieces or not all(p.place or (p.organisation >= 3 and p.title < 3) for p in pieces):
            return False
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
            and _worded(paragraphs[i].text) <= 12
            and any(p.title >= 3 and p.organisation < 4 for p in pieces_of(paragraphs[i].text, paragraphs[i].start))
        ):
            found[i] = stated
    return found


def _stacked_dates(
    paragraphs: list[Paragraph], first: int, last: int, dates: list[list[DateRange]], dated: set[int]
) -> tuple[dict[int, list[DateRange]], set[int]]:
    """Dates that a margin stacked above as many headers without dates: dealt out in order. Also the dates' lines."""
    given: dict[int, list[DateRange]] = {}
    stacked: set[int] = set()
    i = first
    while i < last:
        run = i
        while run < last and run in dated and is_range(paragraphs[run].text):
            run += 1
        if run - i >= 2:
            end = next((j for j in range(run, last) if j in dated), last)
            others = dated - set(range(i, run))
            heads = [j for j in range(run, end) if not dates[j] and _is_undated(paragraphs, j, end, others)]
            if run < end and sure_title(paragraphs[run]) and run not in heads:
                heads.insert(0, run)  # a title alone
            if len(heads) >= run - i and heads[0] == run:
                given.update({head: dates[i + k] for k, head in enumerate(heads[: run - i])})
                stacked.update(range(i, run))
        i = max(run, i + 1)
    return given, stacked


def _names_project(
    paragraphs: list[Paragraph], dates: list[list[DateRange]], i: int, last: int, dated: set[int]
) -> bool:
    """A project's name on a line of its own: over bullets, or set off by type over a sentence."""
    paragraph = paragraphs[i]
    if i + 1 >= last or paragraph.bullet or i in dated or i + 1 in dated or i - 1 in dated or dates[i + 1]:
        return False
    if _NO_PROJECT.search(paragraph.text):
        return False
    if not 1 <= _worded(paragraph.text) <= 8 or not header_like(paragraph) or not capitalised(paragraph.text):
        return False
    below = paragraphs[i + 1]
    if below.bullet:
        return True
    styled = paragraph.stands_out and not below.stands_out
    return styled and below.count >= 8 and not header_like(below)


def capitalised(text: str) -> bool:
    """Whether all words of more than three letters begin with a capital, and there is one."""
    words = [word for word in text.split() if word[:1].isalpha() and len(word) > 3]
    return bool(words) and all(word[:1].isupper() for word in words)
