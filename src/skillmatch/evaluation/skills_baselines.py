"""What stock parts find in the same texts: lookup of ESCO's and O*NET's labels, and the oracle of the marks.

The labels are ESCO's preferred and alternative ones (also without their brackets: "Java (computer programming)") and
the examples of O*NET's technologies and tools (also without the vendor: "Microsoft Excel"). Both baselines take whole
words only, and of labels that overlap the longest.
"""

from __future__ import annotations

import csv
import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import ahocorasick_rs

from skillmatch.errors import InvalidUse
from skillmatch.evaluation.skills_data import MarkedText
from skillmatch.skills import normalise, normalise_label

__all__ = ["Found", "Labels", "dictionary_lookup", "marked_strings", "phrase_matcher", "read_label_tables"]

_ONET_FILES = ("Technology Skills.txt", "Tools Used.txt")
_BRACKETS = re.compile(r"\s*\([^()]*\)")
_VENDOR_NAMES = 3  # a first word of so many products is a vendor


@dataclass(frozen=True, slots=True)
class Found:
    """``text[start:end]`` was taken for a skill, of this kind ("" where the finder has none).

    ``concepts``: the ESCO concepts that it may stand for, by name.
    """

    start: int
    end: int
    kind: str = ""
    concepts: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Labels:
    """``names``: the labels as written, sorted; ``concepts``: normalised label → ESCO concepts by preferred label."""

    names: tuple[str, ...]
    concepts: Mapping[str, frozenset[str]]


def read_label_tables(esco: Path, onet: Path) -> Labels:
    """The labels of ``skills_en.csv`` and of O*NET's tables. Raises ``InvalidUse`` where none of them is there."""
    concepts: defaultdict[str, set[str]] = defaultdict(set)
    names: set[str] = set()
    source = esco / "skills_en.csv"
    if not source.exists():
        raise InvalidUse(f"{source} does not exist", remedy="Name the folder of ESCO's files with --esco.")
    with source.open(encoding="utf-8-sig", newline="") as stream:
        for row in csv.DictReader(stream):
            for label in [row["preferredLabel"], *row["altLabels"].split("\n")]:
                for name in {label.strip(), _BRACKETS.sub("", label).strip()} - {""}:
                    names.add(name)
                    concepts[normalise_label(name)].add(row["preferredLabel"])
    products: set[str] = set()
    for file in _ONET_FILES:
        if (onet / file).exists():
            with (onet / file).open(encoding="utf-8-sig", newline="") as stream:
                products |= {row["Example"].strip() for row in csv.DictReader(stream, delimiter="\t")}
    if not products:
        raise InvalidUse(f"{onet}: neither {' nor '.join(_ONET_FILES)}", remedy="Name O*NET's folder with --onet.")
    names |= products | _without_vendor(products)
    usable = sorted(name for name in names if len(name) > 1 or name in products)
    return Labels(tuple(usable), {label: frozenset(of) for label, of in concepts.items()})


def _without_vendor(products: set[str]) -> set[str]:
    """ "Excel" of "Microsoft Excel": what is left behind a first word of several products, if it is a name too."""
    rest: defaultdict[str, set[str]] = defaultdict(set)
    for product in products:
        first, _, others = product.partition(" ")
        if first[:1].isupper() and others[:1].isupper():
            rest[first].add(others)
    return {name for names in rest.values() if len(names) >= _VENDOR_NAMES for name in names if len(name) > 1}


def dictionary_lookup(labels: Labels) -> Callable[[str], list[Found]]:
    """Exact lookup: Aho–Corasick over the folded text."""
    patterns = sorted({normalise_label(name) for name in labels.names} - {""})
    return _lookup(patterns, labels.concepts)


def _lookup(patterns: Sequence[str], concepts: Mapping[str, frozenset[str]]) -> Callable[[str], list[Found]]:
    automaton = ahocorasick_rs.AhoCorasick(list(patterns))

    def find(text: str) -> list[Found]:
        normal = normalise(text, [(0, len(text))])
        folded = normal.text
        whole = [
            (start, end, pattern)
            for pattern, start, end in automaton.find_matches_as_indexes(folded, overlapping=True)
            if not _goes_on(folded, start, -1) and not _goes_on(folded, end - 1, 1)
        ]
        found = []
        for start, end, pattern in _longest(whole):
            found.append(Found(*normal.span(start, end), concepts=concepts.get(patterns[pattern], frozenset())))
        return found

    return find


def _goes_on(text: str, at: int, step: int) -> bool:
    """Whether a word goes on beyond this letter or digit."""
    beside = at + step
    return 0 <= beside < len(text) and text[at].isalnum() and text[beside].isalnum()


def _longest(spans: Iterable[tuple[int, int, int]]) -> list[tuple[int, int, int]]:
    """Of spans that overlap the longest, then the first."""
    taken: list[tuple[int, int, int]] = []
    covered: set[int] = set()
    for span in sorted(spans, key=lambda span: (span[0] - span[1], span[0])):
        if covered.isdisjoint((span[0], span[1] - 1)):
            taken.append(span)
            covered.update(range(span[0], span[1]))
    return sorted(taken)


def phrase_matcher(labels: Labels) -> Callable[[str], list[Found]]:
    """spaCy's ``PhraseMatcher`` on the lower-case form of the same labels."""
    import spacy
    from spacy.matcher import PhraseMatcher
    from spacy.util import filter_spans

    nlp = spacy.blank("en")
    matcher = PhraseMatcher(nlp.vocab, attr="LOWER")
    matcher.add("skill", [nlp.make_doc(name) for name in labels.names])

    def find(text: str) -> list[Found]:
        spans = filter_spans(matcher(nlp.make_doc(text), as_spans=True))
        return [
            Found(
                span.start_char,
                span.end_char,
                concepts=labels.concepts.get(normalise_label(span.text), frozenset()),
            )
            for span in spans
        ]

    return find


def marked_strings(text: MarkedText) -> list[Found]:
    """What an oracle finds that knows this text's marked strings, wherever they stand in it."""
    if text.concepts:
        return [Found(0, 0, concepts=frozenset({name})) for name in sorted(text.concepts)]
    strings = sorted({normalise_label(text.text[mark.start : mark.end]) for mark in text.marks} - {""})
    return _lookup(strings, {})(text.text) if strings else []
