"""In which context a mention stands: claimed, negated, learning, wanted or others.

Hints speak first (an employer's name, a pasted advert, hobbies), then cues in the same sentence
(``data/words/context_cues.csv``), the first row of the table that reaches the mention; a row of the context
``claimed`` says that what looks like another context is none ("not only", "could not do without"). A cue reaches
forward or backward as its row says:

    next       what stands right behind the cue, and the items that "or" joins to it; no noun may go on behind it
    word       the next item alone, up to the first comma, conjunction or bracket
    phrase     up to the first comma or bracket
    clause     up to the end of the clause: a full stop, a semicolon, "but", "and" with a new verb
    sentence   up to the end of the sentence

``direction`` is ``forward``, ``backward`` (the cue stands behind the mention), or ``start`` (forward, and the cue must
open its sentence: "Learning Rust" but not "machine learning").
"""

from __future__ import annotations

import csv
import re
from dataclasses import dataclass
from pathlib import Path

from skillmatch import resources
from skillmatch.errors import InvalidTaxonomy
from skillmatch.skills.model import CONTEXTS, Context
from skillmatch.skills.normal import BORDER
from skillmatch.skills.stated import stated_months

__all__ = ["ContextReader", "Contexts", "Cue", "load_cues"]

_COLUMNS = ("context", "cue", "direction", "reach", "example", "counter_example")
_DIRECTIONS = ("forward", "backward", "start")
_REACHES = ("next", "word", "phrase", "clause", "sentence")

#: The narrowest fact wins: a school inside an advert is still no claim.
_BY_HINT: tuple[tuple[str, Context], ...] = (
    ("employer", "others"),
    ("school", "others"),
    ("heading", "others"),
    ("references", "others"),
    ("wanted", "wanted"),
    ("interests", "learning"),
)

_SENTENCE_END = re.compile(rf"[.!?](?=\s+\S|\s*\Z)|{BORDER}|[•∙▪●]")
_ABBREVIATION = re.compile(r"\b(?:e\.g|i\.e|etc|vs|incl|approx|inc|ltd|co|dr|mr|ms|no|st)\Z")
_CLAUSE_END = re.compile(
    r"[;()\[\]]|[.!?](?=\s|\Z)|\b(?:but|however|although|though|yet|whereas|while|except|because|so that|since)\b"
    r"|\band (?:i|we|\w{2,}ing|\w{3,}ed|built|led|ran|wrote|made|have|has|am|is|are|was|were|did|do|can|use)\b"
    r"|,\s*(?:i|we|used|using|built|led|managed|have|having|am|with strong)\b"
)
_PHRASE_END = re.compile(_CLAUSE_END.pattern + r"|,|:")
_WORD_END = re.compile(_PHRASE_END.pattern + r"|\b(?:and|or|to|for|in|on|by|from|with|using)\b")
#: characters of a sentence looked at on either side: a text without full stops takes no longer than another
_LONGEST = 1500
#: between a cue and what it reaches next: nothing, or items of up to three words
_NEXT = re.compile(r"\s*(?:\w[\w+#./']*(?: [\w+#./']+){0,2}(?:, | (?:or|nor) |, (?:or|nor) ))*")
_ALTERNATIVE = re.compile(r"\b(?:or|nor)\b")
#: behind what is reached next: the end of a clause, a further item, what is done with it, no other noun
_NEXT_DONE = re.compile(
    r"\s*(?:\Z|[^\w\s]|(?:and|or|nor|in|on|at|by|but|for|yet|so|to|with|from|during|since|until|here|either"
    r"|any(?:more|where)|experience|knowledge|skills?|background|training|exposure|certification|certificate"
    r"|licen[cs]e|needed|required|involved|used|was|were|is|are)\b)"
)
_ENDS = {"word": _WORD_END, "phrase": _PHRASE_END, "clause": _CLAUSE_END}


@dataclass(frozen=True, slots=True)
class Cue:
    """One row of the table; ``line`` is its line in the file."""

    context: Context
    wording: str
    direction: str
    reach: str
    example: str
    counter_example: str
    line: int


def load_cues(path: Path | None = None) -> list[Cue]:
    """The table of cues. Raises ``InvalidTaxonomy`` with file and line."""
    source = path if path is not None else resources.data_folder() / "words" / "context_cues.csv"
    cues: list[Cue] = []
    with source.open(encoding="utf-8-sig", newline="") as stream:
        rows = csv.reader(stream, strict=True)
        if tuple(next(rows, [])) != _COLUMNS:
            raise InvalidTaxonomy(f"{source.name}:1: the columns must be {','.join(_COLUMNS)}")
        for row in rows:
            place = f"{source.name}:{rows.line_num}"
            if len(row) != len(_COLUMNS):
                raise InvalidTaxonomy(f"{place}: {len(row)} columns instead of {len(_COLUMNS)}")
            context, wording, direction, reach, example, counter_example = row
            if context not in CONTEXTS or direction not in _DIRECTIONS or reach not in _REACHES:
                raise InvalidTaxonomy(f"{place}: {context}, {direction} or {reach} is not allowed here")
            cues.append(Cue(context, wording.strip(), direction, reach, example, counter_example, rows.line_num))
    return cues


class ContextReader:
    """Reads contexts by one table of cues.

    >>> contexts = ContextReader().of("no experience with kubernetes, but docker daily")
    >>> contexts.read(19, 29, frozenset())[0]
    'negated'
    >>> contexts.read(35, 41, frozenset())[0]
    'claimed'
    """

    def __init__(self, cues: list[Cue] | None = None) -> None:
        self._cues = load_cues() if cues is None else cues
        wordings = [cue.wording.replace("-", " ") for cue in self._cues]
        self._patterns = [re.compile(rf"(?<![\w-])(?:{wording})(?!\w)") for wording in wordings]
        # Most sentences hold no cue: one pattern of all of them says so at once, and looks only where a word begins.
        self._any = re.compile(rf"(?<![\w-])(?:{'|'.join(f'(?:{wording})' for wording in wordings)})(?!\w)")

    def of(self, text: str) -> Contexts:
        """The contexts of one normalised text."""
        return Contexts(text, self)

    def cues_in(self, sentence: str) -> list[tuple[Cue, re.Match[str]]]:
        """Every cue of a sentence with its place, in the order of the table."""
        if not self._any.search(sentence):
            return []
        return [
            (cue, match)
            for cue, pattern in zip(self._cues, self._patterns, strict=True)
            for match in pattern.finditer(sentence)
        ]


class Contexts:
    """The contexts of one text; each sentence is looked through once, however many mentions stand in it."""

    def __init__(self, text: str, reader: ContextReader) -> None:
        self._text = text
        self._reader = reader
        self._sentence = (0, 0)
        self._words = ""
        self._cues: list[tuple[Cue, re.Match[str]]] = []

    @property
    def sentence_start(self) -> int:
        """Where the sentence begins that was last read."""
        return self._sentence[0]

    def read(self, start: int, end: int, hints: frozenset[str]) -> tuple[Context, str, int | None]:
        """Context, reason ("" when nothing speaks against a claim) and stated months of ``text[start:end]``.

        ``hints`` are the labels of the spans that cover the mention.
        """
        for hint, context in _BY_HINT:
            if hint in hints:
                return context, f"{context}: {hint}", None
        low, high = self._sentence
        if not (low <= start and end <= high):
            low, high = self._sentence = _sentence(self._text, start, end, after=high if high <= start else 0)
            self._words = self._text[low:high]
            self._cues = self._reader.cues_in(self._words)
        sentence = self._words
        for cue, match in self._cues:
            if _reaches(cue, match, sentence, start - low, end - low):
                if cue.context == "claimed":
                    break
                return cue.context, f"{cue.context}: {match.group().strip()}", None
        return "claimed", "", stated_months(sentence, start - low, end - low)


def _sentence(text: str, start: int, end: int, after: int) -> tuple[int, int]:
    """The sentence that holds ``[start, end)``, looked for behind ``after``, where another one ends; of one that does
    not end, the part around."""
    after = max(after, start - _LONGEST)
    low = max(text.rfind(BORDER, after, start) + 1, after)
    for match in _SENTENCE_END.finditer(text, low, start):
        if not _ABBREVIATION.search(text, max(low, match.start() - 8), match.start()):
            low = match.end()
    high = min(len(text), end + _LONGEST)
    for match in _SENTENCE_END.finditer(text, end, high):
        if not _ABBREVIATION.search(text, max(low, match.start() - 8), match.start()):
            high = match.end()
            break
    return low, high


def _reaches(cue: Cue, match: re.Match[str], sentence: str, start: int, end: int) -> bool:
    if cue.direction == "backward":
        if match.start() < end:
            return False
        between = sentence[end : match.start()]
        if cue.reach in ("word", "next"):
            return not between.strip(" :(-–")
        between = between.lstrip(" :")
        return cue.reach == "sentence" or not _ENDS[cue.reach].search(between.replace("(", " "))
    if match.end() > start:
        return False
    if cue.direction == "start" and sentence[: match.start()].strip(" •*-–:"):
        return False
    between = sentence[match.end() : start]
    if cue.reach == "next":
        return _is_next(between, sentence[end:])
    return cue.reach == "sentence" or not _ENDS[cue.reach].search(between)


def _is_next(between: str, behind: str) -> bool:
    """Whether nothing stands between a cue and what it names, or items alone that "or" joins to it."""
    if not _NEXT.fullmatch(between) or not _NEXT_DONE.match(behind):
        return False
    return not between.strip() or _ALTERNATIVE.search(between) is not None or _is_joined(behind)


def _is_joined(behind: str) -> bool:
    """Whether "or" joins the last of the items that follow: "Java, Scala or Kotlin"."""
    return re.match(r"(?:, \w[\w+#./']*(?: [\w+#./']+){0,2})*,? (?:or|nor)\b", behind) is not None
