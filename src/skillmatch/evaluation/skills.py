"""How right the finder is: marked texts in; precision, recall and F1 beside two baselines and the marks' own oracle.

A mention is *exact* where it has a mark's own borders, it *overlaps* where it shares a character with one. *Distinct*
counts each string once a text: a found string is right, and a marked one found, if it is so at one of its places.
Where a source names ESCO concepts without places, a find is right when it may stand for one of the text's concepts.

The marks are incomplete. The **oracle** finds in each text its own marked strings, wherever they stand: what it lacks
in precision nobody can reach by being right.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any

from skillmatch.documents import Reader
from skillmatch.evaluation.reading import MEASURED_AS_OF
from skillmatch.evaluation.skills_baselines import (
    Found,
    Labels,
    dictionary_lookup,
    marked_strings,
    phrase_matcher,
    read_label_tables,
)
from skillmatch.evaluation.skills_data import MarkedText, read_marked
from skillmatch.resume import parse
from skillmatch.skills import (
    Finder,
    InferringFinder,
    Kind,
    default_finder,
    find_unlisted,
    is_named,
    normalise_label,
    paragraphs_of,
    tell,
)

__all__ = ["evaluate_skills"]

OWN = "skillmatch"
WITH_UNLISTED = "skillmatch, with unlisted"
WITH_TOLD = "skillmatch, with told"
WITH_INFERRED = "skillmatch, with inferred"
_Four = tuple[list[Found], list[Found], list[Found], list[Found]]


def evaluate_skills(
    data: Path,
    *,
    esco: Path | None = None,
    onet: Path | None = None,
    sources: Iterable[str] = (),
    errors: int = 0,
    semantic: bool = False,
) -> dict[str, Any]:
    """Figures of each source. ``esco``, ``onet``: the label tables of the baselines (default: beside ``data``).

    ``errors``: list so many of the strings most often missed and most often found without a mark.
    ``semantic``: a further row, with what is inferred by meaning.
    """
    texts = read_marked(data, frozenset(sources))
    labels = read_label_tables(esco or data.parent / "esco", onet or data.parent / "onet")
    dictionary, matcher = dictionary_lookup(labels), phrase_matcher(labels)
    finder = InferringFinder(default_finder()) if semantic else default_finder()
    report: list[dict[str, Any]] = []
    with Reader() as reader:
        for source, of_source in texts.items():
            own = _Own(finder, labels, reader)
            scores: dict[str, _Score] = defaultdict(_Score)
            for text in of_source:
                for method, find in (
                    *((name, one) for name, one in own.ways(text)),
                    ("dictionary", dictionary(text.text)),
                    ("PhraseMatcher", matcher(text.text)),
                    ("oracle", marked_strings(text)),
                ):
                    scores[method].add(text, find)
            report.append(
                {
                    "source": source,
                    "texts": len(of_source),
                    "resumes": of_source[0].resume,
                    "by": "place" if of_source[0].placed else "concept",
                    "methods": [
                        {"method": method, **score.figures(by_kind=method == OWN)} for method, score in scores.items()
                    ],
                    "errors": scores[OWN].errors(errors) if errors else None,
                }
            )
    return {"labels": len(labels.names), "sources": report}


class _Own:
    """What skillmatch finds: resumes go the whole way from bytes, sentences of adverts to the finder alone."""

    def __init__(self, finder: Finder, labels: Labels, reader: Reader) -> None:
        self._finder = finder
        self._labels = labels
        self._reader = reader
        self._concepts_of = cache(self._concepts)

    def ways(self, text: MarkedText) -> list[tuple[str, list[Found]]]:
        """What counts as found, by name, in the order of the table: what is named; with what lists hold beside the
        taxonomy; with all that tells of a skill."""
        named, told, unlisted, inferred = (self._in_resume if text.resume else self._in_sentence)(text.text)
        ways = [(OWN, named), (WITH_UNLISTED, [*named, *unlisted]), (WITH_TOLD, [*named, *told])]
        if isinstance(self._finder, InferringFinder):
            ways.append((WITH_INFERRED, [*named, *inferred]))
        return ways

    def _in_resume(self, text: str) -> _Four:
        document = self._reader.read_bytes(text.encode("utf-8"), "resume.txt")
        resume = parse(document, file="resume.txt", finder=self._finder, as_of=MEASURED_AS_OF, versions={})
        claimed = [
            (mention, self._found(mention.start, mention.end, record.id))
            for record in resume.skills
            for mention in record.mentions
            if mention.context == "claimed"
        ]
        inferred = [found for mention, found in claimed if mention.origin == "inferred"]
        named = [found for mention, found in claimed if mention.origin != "inferred" and is_named(mention)]
        told = [found for mention, found in claimed if not is_named(mention)]
        return named, told, [Found(one.start, one.end) for one in resume.unlisted], inferred

    def _in_sentence(self, text: str) -> _Four:
        """An advert asks: whatever it names counts, be it claimed or wanted."""
        paragraphs = paragraphs_of(text)
        mentions = tell(text, paragraphs, (), self._finder.find(text), self._kind)
        asked = [mention for mention in mentions if mention.context != "others"]
        named = [self._found(m.start, m.end, m.skill) for m in asked if is_named(m)]
        told = [self._found(m.start, m.end, m.skill) for m in asked if not is_named(m)]
        return named, told, [Found(one.start, one.end) for one in find_unlisted(text, paragraphs, (), mentions)], []

    def _found(self, start: int, end: int, skill: str) -> Found:
        return Found(start, end, self._kind(skill), self._concepts_of(skill))

    def _kind(self, skill: str) -> Kind:
        return self._finder.taxonomy[skill].kind

    def _concepts(self, skill: str) -> frozenset[str]:
        """The ESCO concepts that share a label with a skill."""
        names = (self._labels.concepts.get(normalise_label(name)) for name in self._finder.taxonomy[skill].labels)
        return frozenset().union(*(of for of in names if of))


@dataclass
class _Count:
    """Found and right of them; marked and found of them."""

    found: int = 0
    right: int = 0
    marked: int = 0
    met: int = 0

    def figures(self) -> dict[str, Any]:
        precision = self.right / self.found if self.found else 0.0
        recall = self.met / self.marked if self.marked else 0.0
        both = precision + recall
        return {
            "found": self.found,
            "marked": self.marked,
            "precision": round(precision, 4),
            "recall": round(recall, 4),
            "f1": round(2 * precision * recall / both, 4) if both else 0.0,
        }


@dataclass
class _Score:
    """The counts of one method over the texts of one source."""

    exact: _Count = field(default_factory=_Count)
    overlap: _Count = field(default_factory=_Count)
    distinct: _Count = field(default_factory=_Count)
    labels: defaultdict[str, _Count] = field(default_factory=lambda: defaultdict(_Count))
    kinds: defaultdict[str, _Count] = field(default_factory=lambda: defaultdict(_Count))
    missed: Counter[str] = field(default_factory=Counter)
    unmarked: Counter[str] = field(default_factory=Counter)

    def add(self, text: MarkedText, found: Sequence[Found]) -> None:
        if text.placed:
            self._add_places(text, found)
        else:
            self._add_concepts(text, found)

    def _add_places(self, text: MarkedText, found: Sequence[Found]) -> None:
        marked = {(mark.start, mark.end) for mark in text.marks}
        spans = {(one.start, one.end) for one in found}
        _add(self.exact, len(spans), len(spans & marked), len(marked), len(spans & marked))
        right = {span: _touches(span, marked) for span in spans}
        met = {span: _touches(span, spans) for span in marked}
        _add(self.overlap, len(spans), sum(right.values()), len(marked), sum(met.values()))
        found_strings, marked_strings_ = _by_string(text.text, right), _by_string(text.text, met)
        _add(
            self.distinct,
            len(found_strings),
            sum(found_strings.values()),
            len(marked_strings_),
            sum(marked_strings_.values()),
        )
        for mark in text.marks:
            hit = met[mark.start, mark.end]
            _add(self.labels[mark.label], 0, 0, 1, int(hit))
            if not hit:
                self.missed[normalise_label(text.text[mark.start : mark.end])] += 1
        for one in found:
            hit = right[one.start, one.end]
            _add(self.kinds[one.kind], 1, int(hit), 0, 0)
            if not hit:
                self.unmarked[normalise_label(text.text[one.start : one.end])] += 1

    def _add_concepts(self, text: MarkedText, found: Sequence[Found]) -> None:
        known = {one.concepts for one in found if one.concepts}
        unknown = {(one.start, one.end) for one in found if not one.concepts}
        right = sum(bool(of & text.concepts) for of in known)
        met = {name for name in text.concepts if any(name in of for of in known)}
        _add(self.distinct, len(known) + len(unknown), right, len(text.concepts), len(met))
        self.missed.update(text.concepts - met)

    def figures(self, *, by_kind: bool) -> dict[str, Any]:
        figures: dict[str, Any] = {"distinct": self.distinct.figures()}
        if self.overlap.marked:
            figures |= {
                "exact": self.exact.figures(),
                "overlap": self.overlap.figures(),
                "recall_by_label": {
                    label: [count.marked, round(count.met / count.marked, 4)]
                    for label, count in sorted(self.labels.items())
                },
            }
        if by_kind and self.kinds:
            figures["precision_by_kind"] = {
                kind: [count.found, round(count.right / count.found, 4)] for kind, count in sorted(self.kinds.items())
            }
        return figures

    def errors(self, number: int) -> dict[str, list[tuple[str, int]]]:
        return {"missed": _most(self.missed, number), "unmarked": _most(self.unmarked, number)}


def _add(count: _Count, found: int, right: int, marked: int, met: int) -> None:
    count.found += found
    count.right += right
    count.marked += marked
    count.met += met


def _touches(span: tuple[int, int], others: set[tuple[int, int]]) -> bool:
    return span in others or any(start < span[1] and span[0] < end for start, end in others)


def _by_string(text: str, hits: Mapping[tuple[int, int], bool]) -> dict[str, bool]:
    """Each string with whether it is a hit at one of its places."""
    strings: dict[str, bool] = {}
    for (start, end), hit in hits.items():
        string = normalise_label(text[start:end])
        strings[string] = strings.get(string, False) or hit
    return strings


def _most(counts: Counter[str], number: int) -> list[tuple[str, int]]:
    return sorted(counts.items(), key=lambda item: (-item[1], item[0]))[:number]
