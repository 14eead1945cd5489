"""Whether a mention speaks of somebody else: the persons and firms one works with, organisations' names, an employer.

    persons        "plea deals with the prosecutor", "reported to the Director of Sales", "worked with Java developers"
    firms          "for an accounting firm", "clients in the healthcare and banking sectors"
    names          "Acme Sheet Metal, Inc.", "Journal of Biology and Healthcare", "National Art Education Association"
    employers      a position's line that says what the employer is: "A national provider of home care."

In: a normalised text, a mention's place in it and its sentence. Out: why the mention is another's, or "". Only a few
words before and behind the mention are looked at, so the time grows with the mentions alone.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from functools import cached_property

from skillmatch.skills.model import Kind
from skillmatch.skills.normal import BORDER, Normal

__all__ = ["Counterparts", "names_person"]

_BACK = 110  # characters before a mention in which the word stands that makes it another's

# fmt: off
#: persons by their trade or rank, in the singular
_TRADES = (
    "accountant", "adjuster", "administrator", "adviser", "advisor", "agent", "aide", "analyst", "appraiser",
    "architect", "artist", "assistant", "associate", "attendant", "attorney", "auditor", "baker", "banker", "barista",
    "bartender", "bookkeeper", "broker", "builder", "buyer", "caregiver", "carpenter", "cashier", "ceo", "cfo",
    "chef", "chemist", "clerk", "coach", "colleague", "consultant", "contractor", "controller", "cook", "coordinator",
    "copywriter", "counsel", "counselor", "courier", "dentist", "designer", "developer", "dietitian", "director",
    "dispatcher", "doctor", "draftsman", "driver", "economist", "editor", "educator", "electrician", "engineer",
    "estimator", "examiner", "executive", "farmer", "firefighter", "fitter", "foreman", "gardener", "geologist",
    "grader", "guard", "hygienist", "illustrator", "inspector", "installer", "instructor", "interpreter",
    "investigator", "journalist", "judge", "laborer", "lawyer", "lecturer", "lender", "liaison", "librarian",
    "lobbyist", "machinist", "manager", "marketer", "mechanic", "mediator", "merchandiser", "midwife", "musician",
    "negotiator", "nurse", "nutritionist", "officer", "operator", "optometrist", "painter", "paralegal", "pathologist",
    "pharmacist", "photographer", "physician", "physicist", "pilot", "planner", "plumber", "practitioner",
    "principal", "producer", "professional", "professor", "programmer", "prosecutor", "psychiatrist", "psychologist",
    "publicist", "purchaser", "radiologist", "realtor", "receptionist", "recruiter", "reporter", "representative",
    "researcher", "scientist", "secretary", "social worker", "solicitor", "specialist", "statistician",
    "stylist", "subcontractor", "superintendent", "supervisor", "surgeon", "surveyor", "teacher", "technician",
    "technologist", "teller", "tester", "therapist", "trader", "trainer", "translator", "tutor", "typist",
    "underwriter", "veterinarian", "videographer", "waiter", "waitress", "welder", "worker", "writer",
)
#: words that stand for people beside a trade, in a row such as "with clients, nurses and physicians"
_PEOPLE = (
    "client", "customer", "vendor", "supplier", "employee", "member", "stakeholder", "user", "owner", "patient",
    "student", "parent", "guest", "partner", "personnel", "staff", "management", "team", "department", "leadership",
    "crew", "people", "individual", "family", "leader", "president", "peer", "board", "volunteer", "public",
)
# fmt: on
_TRADE = rf"(?:{'|'.join(_TRADES)})s?"
_PERSON = rf"(?:{'|'.join((*_TRADES, *_PEOPLE))})(?:s|es)?"
_PERSON_WORD = re.compile(rf"(?<!\w)(?:{_PERSON}|families|secretaries|attorneys?)(?!\w)")
_TRADE_END = re.compile(rf"(?<!\w)(?:{_TRADE}|secretaries)\Z")
_TRADE_OF = re.compile(rf"{_TRADE} of \w")
#: "Director of …": the mention is that person's field
_HEAD_OF = re.compile(rf"(?<!\w){_TRADE} of (?:the )?(?:\w+ (?:& |and )?){{0,2}}\Z")
#: "Java developers", "legal counsel": the mention is that person's field
_PERSON_BEHIND = re.compile(rf"[ /]{_TRADE}(?!\w)")
#: "a team of QA engineers": people are others even where no preposition says so
_PEOPLE_BEHIND = re.compile(
    rf"[ /](?:{'|'.join(trade + 's' for trade in _TRADES)}|attorneys|secretaries)(?!\w)"
    r"(?! (?:of|association|society)\b)"
)
_ONE_OF = re.compile(r"\b(?:one of|as|among|top|ranked)\b[^,;.]*\Z")
_FIRM_BEHIND = re.compile(
    r" (?P<one>firm|provider|company|carrier|corporation)(?!\w)(?! services?\b)"
    r"|(?:(?:, (?:and |or )?| and | or | & |/)\w+){0,3} (?P<many>firms|providers|advisors|companies|clients|carriers"
    r"|corporations)(?!\w)"
)
_SECTOR_BEHIND = re.compile(r"(?:(?:, (?:and |or )?| and | or | & |/)\w+){0,4} (?:sectors|industries)(?!\w)")
_SECTOR_CLIENTS = re.compile(
    r"\b(?:clients|customers|companies|accounts|employers) (?:in|from|across|within) [\w ,&/]*\Z"
)
_CLIENT_SECTORS = re.compile(r"[\w ,&/]{0,60} (?:sectors|industries) \(?clients\b")

_WITH = re.compile(
    r"(?<![\w'])(?:with|from|to|by|for|as well as|between|including|supporting|supported|supports?|assist(?:ing|ed|s)?)"
    r"(?= )"
)
_PARTING = re.compile(r", and |, or |, | and | or | & |/| as well as | including ")
_BREAKS = re.compile(
    r"\b(?:as|in|on|at|than|who|that|which|while|when|where|via|using|through|be|become|becoming|being|works?|working"
    r"|serve|serving|is|are|was|were|has|have|had|position|role|experience|i|my|own|into|a few)\b"
)
_ARTICLE = re.compile(r" (?:the|an?|our|their|its|his|her|all|other|various|multiple|several|senior|c)\b")
_OF = re.compile(r"\bof\b")
_GROUP_OF = re.compile(r"\b(?:team|teams|group|groups|number|variety|staff|network|range|board) of\b")
_VERB = re.compile(r"\w+(?:ed|ing)\b")
#: What stands before the preposition and makes the trade one's own: "promoted to", "trained by", "filled in for".
_OWN = {
    "with": re.compile(r"\b(?:experienced?|familiar\w*|proficien\w+|skilled|skills|certified|position|positions)\Z"),
    "to": re.compile(
        r"\b(?:promot|advanc|elevat|appoint|transition|mov|ris|rose|progress|grew|grow|transferr|upgrad|return|switch"
        r"|chang|hir|assign|title|backup|back up|equivalent|similar|comparable|from)\w*(?: (?!and\b)[\w/&]+){0,6}\Z"
        r"|\b(?:train|addition|prior|due|according|up|next|then|apprentice|related|as)(?:ed|ing)?\Z"
    ),
    "from": re.compile(
        r"\b(?:promot|advanc|elevat|transition|mov|ris|rose|progress|grew|grow|transferr|work|chang)\w*"
        r"(?: (?!and\b)[\w/&]+){0,4}\Z"
    ),
    "by": re.compile(r"\b(?:train|certif|taught|licens|coach|mentor|accredit|by)\w*\Z"),
    "for": re.compile(
        r"\b(?:train(?:ed|ing|ee)?|fill(?:ed|ing|s)?(?: \w+)? in|filled|cover(?:ed|ing|age)?|back ?up|sub|substitut\w+"
        r"|stood in|standing in|certifi\w+|licens\w+|hired|responsible|applied|apply\w*|candidate|nominated|qualified"
        r"|award\w*|stud(?:y|ied|ying)|skills|requirements|except|test|exam|acted|searching|looking|vacanc\w+|intern\w*"
        r"|program|course|school|diploma|years?|months?|duties)\Z"
    ),
    "including": re.compile(
        r"\b(?:roles|positions|jobs|titles|capacities|duties|responsibilities|areas|skills)\b[^.;]*\Z"
    ),
}
#: What stands behind and makes the trade a paper, a post or an attribute.
_BEHIND_OWN = re.compile(
    r"'?s? ?(?:certif|licen[sc]|credential|degree|diploma|position|role|job|dut(?:y|ies)|experience|skills|training"
    r"|intern|program\b|course|responsibilit|title|school|class|post\b|opening|i{1,3}\b|\d)"
)
_AS_OWN = re.compile(r"\b(?:as|became|am|was) (?:an? |the )?[^,;.]*\Z")

_DASH = re.compile(r"\s[-–—]{1,2}\s")

_FIRM_BEFORE = re.compile(
    r"(?<!\w)(?:with|by|of|for|on|an?|the|to|from|largest|leading|global|other|various)(?: \w+){0,3}? ?\Z|\A\W*\Z"
)

_COMPANY_END = re.compile(r"\b(?:Inc|INC|LLC|L\.L\.C|Ltd|LTD|Corp|CORP)\b")
_BODY_END = re.compile(r"\b(?:Association|Society|Institute|Foundation|Council|Federation)\b(?!\s+(?:of|for)\s)")
_BODY_OF = re.compile(
    r"\b(?P<head>Journal|Society|University|Institute|Association|Federation)\s+(?:of|for)\s+(?:the\s+)?"
)
_CAPITALISED = r"[A-Z][\w&'’.-]*"
_NAME_BEFORE = re.compile(rf"(?:{_CAPITALISED}\s(?:(?:of|for|the|&)\s){{0,2}}){{1,7}}\Z")
_DEGREE = (
    r"(?:Bachelors?|Masters?|Associates?|Diploma|Certificat\w+|Degree|B\.|M\.|BS|BA|MS|MBA|PhD|Ph\.D|Major|Minor|GPA)"
)
_UNIVERSITY_OF = re.compile(r"[A-Z][\w'’-]*(?:\s+(?:and|&)\s+[A-Z][\w'’-]*(?:\s+[A-Z][\w'’-]*)?)?")
_NAME_AFTER = re.compile(
    rf"(?!{_DEGREE})[A-Z][\w&'’-]*(?:\s+(?:(?:of|the|&|and)\s+){{0,2}}(?!{_DEGREE})[A-Z][\w&'’-]*){{0,5}}"
)
_ROW_AFTER = re.compile(r"[A-Z][\w'’-]*(?:\s+[A-Z][\w'’-]*)?(?:,\s+[A-Z][\w'’-]*){1,3},?\s+(?:and|&)\s+[A-Z][\w'’-]*")
#: words that open a name's line without being part of the name
_ASIDE = re.compile(r"(?:Member|Certified|Certification|Certificate|Licensed|Award|President|Treasurer)\b")

_DESCRIBES = re.compile(
    r"(?:an?|the) [^.;]{0,140}?(?<!\w)(?:company|provider|firm|organi[sz]ation|agency|manufacturer|retailer|distributor"
    r"|(?:world|global|national|market|industry|leading) leader|leader in the)(?!\w)"
)
_STATES = re.compile(
    r"(?:based|located|founded|established|headquartered|owned|held|listed|diversified|recogni[sz]ed|renowned|integrated"
    r"|speciali[sz]ed|dedicated|focused|limited|related|licensed|accredited|branded|advanced|united|managed care|traded"
    r"|known|engaged|regulated|certified|rated|ranked|automated|unlimited)\Z"
)
_FULL_STOP = re.compile(r"[.!?](?= )")
_DESCRIPTION = 300  # characters of a line in which an employer is described
_DID = re.compile(
    r"\b(?:\w{3,}ed|led|ran|built|held|wrote|made|i|my|responsible|seeking|experience|years|professional|duties)\b"
)


def names_person(label: str) -> bool:
    """Whether a normalised label names a person by a trade.

    >>> names_person("director of sales"), names_person("bookkeeper"), names_person("bookkeeping")
    (True, True, False)
    """
    return _TRADE_END.search(label) is not None or _TRADE_OF.match(label) is not None


class Counterparts:
    """What in one text speaks of others."""

    def __init__(self, normal: Normal) -> None:
        self._normal = normal
        self._line = (-1, -1, -1)

    def reason(self, start: int, end: int, low: int, kind: Kind, hints: frozenset[str], *, person: bool) -> str:
        """Why the mention ``text[start:end]`` of the sentence that begins at ``low`` is another's; "" where it is not.

        ``person``: its label names a person.
        """
        if "skill-list" in hints or "languages" in hints:
            return ""
        if kind != "certificate" and self._in_name(start, end):
            return "name of an organisation"
        if "title" in hints:
            return ""
        if "experience" in hints and self._describes_employer(start):
            return "what the employer is"
        text = self._normal.text
        ahead = text[end : end + 72].partition(BORDER)[0]
        before = text[max(low, start - _BACK) : start]
        if kind not in ("technology", "certificate", "soft"):
            firm = _firm(before, text[start:end], ahead)
            if firm:
                return firm
        found = _person(before, text[start:end], ahead, kind, person)
        if found is None:
            people = kind not in ("soft", "certificate") and _PEOPLE_BEHIND.match(ahead) and not _ONE_OF.search(before)
            return "other people" if people else ""
        word, length = found
        # A dash parts, and the normalised copy has none.
        first, last = self._normal.span(start - length, start + 1) if length else (0, 0)
        return "" if _DASH.search(self._normal.source, first, last) else f"{word} a person"

    def _in_name(self, start: int, end: int) -> bool:
        if not self._names:
            return False
        start, end = self._normal.span(start, end)
        at = bisect_right(self._names, (start, len(self._normal.source))) - 1
        return at >= 0 and self._names[at][1] >= end and self._names[at] != (start, end)

    @cached_property
    def _names(self) -> list[tuple[int, int]]:
        """Spans of the source that are names of organisations, by place, none inside another."""
        source = self._normal.source
        found: list[tuple[int, int]] = []
        for pattern in (_COMPANY_END, _BODY_END):
            for match in pattern.finditer(source):
                low = max(self._line_start(match.start()), match.start() - 90)
                head = source[low : match.start()].rstrip(", " if pattern is _COMPANY_END else " ")
                run = _NAME_BEFORE.search(head + " ")
                if run:
                    first = low + run.start()
                    while aside := _ASIDE.match(source, first, match.start()):
                        first = aside.end() + 1
                    found.append((first, match.end()))
        for match in _BODY_OF.finditer(source):
            patterns = (_UNIVERSITY_OF,) if match["head"] == "University" else (_ROW_AFTER, _NAME_AFTER)
            after = next(filter(None, (pattern.match(source, match.end()) for pattern in patterns)), None)
            if after:
                found.append((match.start(), self._line_end(match.end(), after.end())))
        found.sort(key=lambda span: (span[0], -span[1]))
        outer: list[tuple[int, int]] = []
        for span in found:
            if not outer or span[1] > outer[-1][1]:
                outer.append(span)
        return outer

    def _line_start(self, place: int) -> int:
        at = bisect_right(self._borders, place)
        return self._borders[at - 1] + 1 if at else 0

    def _line_end(self, place: int, last: int) -> int:
        """``last``, or the end of the logical line of this place where that comes sooner."""
        at = bisect_right(self._borders, place)
        return min(last, self._borders[at]) if at < len(self._borders) else last

    @cached_property
    def _borders(self) -> list[int]:
        """Where in the source logical lines end."""
        text = self._normal.text
        return [self._normal.span(m.start(), m.end())[0] for m in re.finditer(BORDER, text)]

    def _describes_employer(self, start: int) -> bool:
        """Whether the mention stands in a line's first sentence that says what a company is and no deed."""
        low, high, end = self._line
        if not low <= start < high:
            text = self._normal.text
            low = text.rfind(BORDER, 0, start) + 1
            high = text.find(BORDER, start)
            high = len(text) if high < 0 else high
            end = low
            if _DESCRIBES.match(text, low, min(high, low + _DESCRIPTION)):
                stop = _FULL_STOP.search(text, low, min(high, low + _DESCRIPTION))
                stop_at = stop.end() if stop else high
                deeds = _DID.finditer(text, low, stop_at)
                end = low if any(not _STATES.search(text, deed.start(), deed.end()) for deed in deeds) else stop_at
            self._line = low, high, end
        return start < end


def _firm(before: str, label: str, ahead: str) -> str:
    """The firm whose field the mention is: "accounting firms", "banking clients"."""
    behind = _FIRM_BEHIND.match(ahead)
    if behind and _FIRM_BEFORE.search(before):
        return behind["one"] or behind["many"]
    sectors = label.endswith(("sectors", "industries")) or _SECTOR_BEHIND.match(ahead)
    if (sectors and _SECTOR_CLIENTS.search(before)) or _CLIENT_SECTORS.match(ahead):
        return "sectors of clients"
    return ""


def _person(before: str, label: str, ahead: str, kind: Kind, person: bool) -> tuple[str, int] | None:
    """The preposition that makes the person another one, and how many characters stand between it and the mention."""
    reach = len(before)
    plural = label.endswith("s")
    if person:
        if kind == "certificate" and not plural:
            return None
    else:
        head = _HEAD_OF.search(before)
        if head:
            before = before[: head.start()]
        elif kind != "soft" and (behind := _PERSON_BEHIND.match(ahead)):
            plural = behind.group().endswith("s")
            ahead = ahead[behind.end() :]
        else:
            return None
    if _BEHIND_OWN.match(ahead):
        return None
    for match in reversed(list(_WITH.finditer(before))):
        word = match.group()
        between = before[match.end() :]
        if len(between) > 1 and not _is_row(between):
            continue
        stem = "assist" if word.startswith(("assist", "support")) else word
        earlier = before[: match.start()].rstrip()
        if stem == "assist" and word in ("assist", "support") and not (plural or _ARTICLE.match(between)):
            continue
        if stem == "as well as" and (not plural or _AS_OWN.search(earlier)):
            continue
        if stem == "including" and not _PERSON_WORD.search(earlier):
            continue
        own = _OWN.get(stem)
        if own is not None and own.search(earlier):
            return None
        return word, reach - match.end()
    return None


def _is_row(between: str) -> bool:
    """Whether the words from the preposition to the label only describe the person, or row up other persons."""
    parts = _PARTING.split(between)
    *earlier, last = parts
    if _BREAKS.search(last) or len(last.split()) > 4 or re.search(r"[^\w '.&/]|\d", last):
        return False
    if _OF.search(last) and not _GROUP_OF.search(last):
        return False
    if earlier and _VERB.match(last.strip()):
        return False
    return all(
        part.strip() == "" or (len(part.split()) <= 6 and not _BREAKS.search(part) and _PERSON_WORD.search(part))
        for part in earlier
    )
