"""Skills that a duty tells of in other words than their labels: "wrote releases for the press".

Looked at are clauses that begin with a deed, in a position, in which nothing is named: no headings, titles, employers,
lists, contact details, adverts, and no sentence with a cue that takes a claim back. A clause stands for the skill whose
label is nearest in meaning, when it is near enough and no unrelated skill is about as near. Such a mention is
``inferred``, and its rule says how near and to what.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence

from skillmatch.skills.context import ContextReader
from skillmatch.skills.finder import Finder, paragraphs_of
from skillmatch.skills.meaning import Encoder, LabelVectors, default_encoder, label_vectors
from skillmatch.skills.model import Hint, Mention
from skillmatch.skills.normal import normalise

__all__ = ["LEAST_COSINE", "LEAST_MARGIN", "MEANING", "InferringFinder", "clauses"]

#: how the rule of an inferred mention begins
MEANING = "meaning: "

#: from here on a clause stands for a skill, and by so much it must be nearer than to any unrelated one; both as
#: measured in docs/accuracy.md
LEAST_COSINE = 0.75
LEAST_MARGIN = 0.05
_WORDS = range(3, 13)  # of a clause: fewer say little, more say several things
#: where a clause ends: punctuation, a bullet, "and" or a comma with a further deed behind
_CLAUSE_END = re.compile(
    r"[.!?](?=\s|\Z)|[;:()\[\]•▪●∙|\t\r\n]|\s[-–—]\s|,?\s+(?:and|while|then)\s+(?=\w{3,}(?:ed|ing)\b)|,\s+(?=\w{3,}(?:ed|ing)\b)"
)
#: a clause that says what was done begins so; others are mostly scraps of longer ones
_DEED = re.compile(
    r"(?:\w{3,}(?:ed|ing)|bought|brought|built|chose|cut|drew|drove|fed|found|gave|grew|held|kept|led|made|met|oversaw"
    r"|put|ran|set|sold|spoke|taught|took|won|wrote)\b",
    re.IGNORECASE,
)
_SENTENCE_END = re.compile(r"[.!?](?=\s+\S|\s*\Z)|[\r\n•▪●∙]")
_LEADING = re.compile(r"(?:[\W_]|(?:and|also|then|i|we)\b)+", re.IGNORECASE)
#: the cues deny what is named; a duty is denied by any of these in its sentence
_DENIAL = re.compile(r"\b(?:no|not|never|neither|nor|nobody|none|without|cannot|\w+n't)\b")
_WORD = re.compile(r"[^\W\d_][\w'’-]*")


class InferringFinder(Finder):
    """A finder that also infers, in duties alone: in a text without hints it finds what any finder finds.

    Raises ``InvalidUse`` when made where the extra ``semantic`` is not installed.
    """

    def __init__(self, finder: Finder, encoder: Encoder | None = None) -> None:
        super().__init__(finder.taxonomy, finder.rules, finder._table)
        self._encoder = encoder if encoder is not None else default_encoder()
        self._meanings: LabelVectors = label_vectors(self.taxonomy, self._encoder)
        self._cues = ContextReader()

    def find(
        self,
        text: str,
        paragraphs: Sequence[tuple[int, int]] | None = None,
        hints: Iterable[Hint] = (),
    ) -> list[Mention]:
        """All mentions by place, inferred ones among them."""
        known = list(hints)
        spans = paragraphs_of(text) if paragraphs is None else paragraphs
        named = super().find(text, spans, known)
        free = [span for span in clauses(text, spans, known, named) if not self._is_taken_back(text, span)]
        if not free:
            return named
        # Encoded one by one: beside which other lines a clause stands must not move a bit of its vector.
        inferred = []
        for start, end in free:
            phrase = " ".join(text[start:end].split())
            nearest = self._meanings.nearest(self._encoder.vectors([phrase])[0])
            if nearest is None:
                continue
            skill, cosine, other = nearest
            if cosine >= LEAST_COSINE and cosine - other >= LEAST_MARGIN:
                rule = f"{MEANING}{cosine:.2f} like “{skill.label}”"
                inferred.append(Mention(start, end, skill.id, "claimed", "inferred", rule))
        return sorted([*named, *inferred], key=lambda mention: (mention.start, mention.end))

    def _is_taken_back(self, text: str, span: tuple[int, int]) -> bool:
        """Whether its sentence holds a cue that makes less of a claim, wherever in it."""
        ends = [match.end() for match in _SENTENCE_END.finditer(text, max(0, span[0] - 600), span[0])]
        low = ends[-1] if ends else max(0, span[0] - 600)
        after = _SENTENCE_END.search(text, span[1])
        sentence = text[low : min(after.start() if after else len(text), span[1] + 600)]
        normal = normalise(sentence, [(0, len(sentence))]).text
        return _DENIAL.search(normal) is not None or any(
            cue.context != "claimed" for cue, _ in self._cues.cues_in(normal)
        )


def clauses(
    text: str, paragraphs: Sequence[tuple[int, int]], hints: Sequence[Hint], mentions: Sequence[Mention]
) -> Iterator[tuple[int, int]]:
    """The clauses of duties in which no mention stands, without bullets and opening conjunctions."""
    duties = [(hint.start, hint.end) for hint in hints if hint.label == "experience"]
    others = [(hint.start, hint.end) for hint in hints if hint.label != "experience"]
    starts = [mention.start for mention in mentions]
    for low, high in paragraphs:
        if not any(start <= low and high <= end for start, end in duties):
            continue
        if any(start < high and low < end for start, end in others):
            continue
        at = low
        for end in [*(match.span() for match in _CLAUSE_END.finditer(text, low, high)), (high, high)]:
            start, stop = at, end[0]
            at = end[1]
            if leading := _LEADING.match(text, start, stop):
                start = leading.end()
            while stop > start and not text[stop - 1].isalnum():
                stop -= 1
            first = bisect_left(starts, start)
            if any(mentions[i].start < stop for i in range(first, min(first + 1, len(starts)))):
                continue
            if first and mentions[first - 1].end > start:
                continue
            if not _DEED.match(text, start, stop):
                continue
            words = _WORD.findall(text, start, stop)
            if len(words) in _WORDS:
                yield start, stop
