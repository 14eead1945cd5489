"""Finds the skills that a text names: text and hints in, mentions out.

One pass of an Aho–Corasick automaton over the normalised text finds every label; what stands inside another word
falls out; of labels that overlap the longest wins; labels that are also ordinary words must satisfy their rules; and
each mention gets its context (claimed, negated, learning, wanted, others). The time grows with the text alone.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Mapping, Sequence
from functools import cache

import ahocorasick_rs

from skillmatch.skills.context import ContextReader
from skillmatch.skills.model import Hint, Mention
from skillmatch.skills.normal import BORDER, Normal, normalise, normalise_label
from skillmatch.skills.rules import LabelRules, Sighting, load_rules
from skillmatch.skills.taxonomy import Taxonomy, default_taxonomy

__all__ = ["Finder", "default_finder", "paragraphs_of"]

#: kinds whose labels get a plural or a singular beside the form in the taxonomy
_INFLECTED = frozenset({"knowledge", "method", "domain", "soft", "certificate"})
#: a mention is an item of a list when such a border stands on both of its sides
_ITEM_BEFORE = re.compile(r"(?:[,;:|/•·∙▪●◦*()\[\]&+>\n]|\b(?:and|or|with|using)\b|^)\s*\Z")
_ITEM_AFTER = re.compile(
    r"\s*(?:\d{1,4}(?:\.\d+)*x?(?![\d/])\s*)?(?:[,;|/•·∙▪●◦*()\[\]&+\n]|\.(?:\s|\Z)|\b(?:and|or)\b|\Z)"
)
_ADDRESS = re.compile(r"://|www\.|\w\.[a-z]{2,6}/")
_LIST_MARK = re.compile(r"[,;|/•·∙▪●◦]")


def paragraphs_of(text: str) -> list[tuple[int, int]]:
    """The lines of a plain text as spans, blank ones left out.

    >>> paragraphs_of("one\\n\\ntwo")
    [(0, 3), (5, 8)]
    """
    return [(match.start(), match.end()) for match in re.finditer(r"[^\r\n]*\S[^\r\n]*", text)]


class Finder:
    """Finds mentions of the skills of one taxonomy.

    >>> finder = default_finder()
    >>> text = "Built services in Go and PyTorch. No experience with Kubernetes."
    >>> [(text[m.start:m.end], m.context) for m in finder.find(text)]
    [('Go', 'claimed'), ('PyTorch', 'claimed'), ('Kubernetes', 'negated')]
    """

    def __init__(self, taxonomy: Taxonomy, rules: Mapping[str, tuple[LabelRules, ...]] | None = None) -> None:
        self.taxonomy = taxonomy
        self._rules = load_rules() if rules is None else rules
        patterns: dict[str, str] = {}
        for skill in taxonomy.values():
            target = taxonomy.resolve(skill.id)
            for label in skill.labels:
                for form in _forms(normalise_label(label), skill.kind in _INFLECTED):
                    patterns.setdefault(form, target)
        # The taxonomy's own labels win over forms made from another skill's label.
        for skill in taxonomy.values():
            for label in skill.labels:
                patterns[normalise_label(label)] = taxonomy.resolve(skill.id)
        usable: dict[str, tuple[LabelRules, ...]] = {}
        for label, of_label in self._rules.items():
            known = tuple(rules for rules in of_label if rules.skill in taxonomy)  # a smaller taxonomy may lack it
            if known:
                usable[label] = known
                patterns[label] = known[0].skill
        patterns.pop("", None)
        self._labels = sorted(patterns)
        self._skills = [patterns[label] for label in self._labels]
        self._ruled = [usable.get(label) for label in self._labels]
        self._automaton = ahocorasick_rs.AhoCorasick(self._labels) if self._labels else None
        self._contexts = ContextReader()

    @property
    def rules(self) -> Mapping[str, tuple[LabelRules, ...]]:
        """The rules of ambiguous labels, by normalised label."""
        return self._rules

    def __len__(self) -> int:
        """How many labels are looked for."""
        return len(self._labels)

    def find(
        self,
        text: str,
        paragraphs: Sequence[tuple[int, int]] | None = None,
        hints: Iterable[Hint] = (),
    ) -> list[Mention]:
        """All mentions in the text, by place.

        ``paragraphs`` are its logical lines, which no label crosses (default: its lines); ``hints`` say what spans
        of it are. Nothing is found in a ``contact`` span.
        """
        spans = paragraphs_of(text) if paragraphs is None else paragraphs
        normal = normalise(text, spans)
        labelled = _Hints(hints)
        contexts = self._contexts.of(normal.text)
        mentions: list[Mention] = []
        for start, end, label, skill in self._sightings(normal, labelled):
            source_start, source_end = normal.span(start, end)
            covering = labelled.at(source_start, source_end)
            if "contact" in covering:
                continue
            verdict = "label" if self._ruled[label] is None else "rule"
            context, rule, months = contexts.read(start, end, covering)
            mentions.append(
                Mention(
                    start=source_start,
                    end=source_end,
                    skill=skill,
                    context=context,
                    origin="listed",
                    rule=rule or verdict,
                    months=months,
                )
            )
        return mentions

    def _sightings(self, normal: Normal, labelled: _Hints) -> list[tuple[int, int, int, str]]:
        """The labels that stand in the text as words of their own, rules satisfied, none overlapping: with the skill
        that each names."""
        if self._automaton is None:
            return []
        text = normal.text
        raw = self._automaton.find_matches_as_indexes(text, overlapping=True)
        standing = [
            (start, end, label)
            for label, start, end in raw
            if _stands_alone(text, start, end) and not _in_address(normal, start, end)
        ]
        plain = [sighting for sighting in standing if self._ruled[sighting[2]] is None]
        technologies = sorted(
            start for start, _, label in plain if self.taxonomy[self._skills[label]].kind == "technology"
        )
        borders = [match.start() for match in re.finditer(BORDER, text)]
        accepted = [(start, end, label, self._skills[label]) for start, end, label in plain]
        for start, end, label in standing:
            rules = self._ruled[label]
            if rules is None:
                continue
            at = bisect_right(borders, start)
            line = (borders[at - 1] + 1 if at else 0, borders[at] if at < len(borders) else len(text))
            source_start, source_end = normal.span(start, end)
            sighting = Sighting(
                text=text,
                start=start,
                end=end,
                line=line,
                written=normal.source[source_start:source_end],
                item=_is_item(normal, start, end, line, "skill-list" in labelled.at(source_start, source_end)),
                technology_near=lambda line=line: (  # type: ignore[misc]
                    bisect_right(technologies, line[1]) > bisect_right(technologies, line[0] - 1)
                ),
            )
            for one in rules:
                if one.verdict(sighting, at_its_word=one is rules[-1])[0]:
                    accepted.append((start, end, label, one.skill))
                    break
        accepted.sort(key=lambda found: (found[0], -found[1]))
        chosen: list[tuple[int, int, int, str]] = []
        for found in accepted:
            if not chosen or found[0] >= chosen[-1][1]:
                chosen.append(found)
        return chosen


class _Hints:
    """Hints by place: those that cover a span, as a set of labels."""

    def __init__(self, hints: Iterable[Hint]) -> None:
        self._hints = sorted((hint.start, hint.end, hint.label) for hint in hints)
        self._starts = [start for start, _, _ in self._hints]
        self._longest = max((end - start for start, end, _ in self._hints), default=0)

    def at(self, start: int, end: int) -> frozenset[str]:
        high = bisect_right(self._starts, start)
        low = bisect_right(self._starts, start - self._longest - 1)
        return frozenset(label for _, stop, label in self._hints[low:high] if stop >= end)


def _forms(label: str, inflected: bool) -> list[str]:
    """A normalised label with its usual variants: ``&`` and "and", plural and singular of the last word."""
    forms = [label]
    if " & " in label:
        forms.append(label.replace(" & ", " and "))
    elif " and " in label:
        forms.append(label.replace(" and ", " & "))
    if inflected and len(label) >= 6 and label[-1].isalpha() and label.isascii():
        for form in list(forms):
            if form.endswith(("ss", "us", "is", "ics", "ing", "ed")):
                continue
            if form.endswith("ies"):
                forms.append(form[:-3] + "y")
            elif form.endswith("s") and form[-2].isalpha() and len(form.rpartition(" ")[2]) > 3:
                forms.append(form[:-1])
            elif form.endswith("y") and form[-2] not in "aeiou":
                forms.append(form[:-1] + "ies")
            elif " " in form or len(form) >= 8:
                forms.append(form + "s")
    return forms


def _stands_alone(text: str, start: int, end: int) -> bool:
    """Whether a match is a word of its own: no letter or digit goes on at either side, nor ``+`` and ``#``."""
    if start and (_joins(text[start - 1]) and _joins(text[start])):
        return False
    if end < len(text):
        following = text[end]
        if _joins(following) and _joins(text[end - 1]):
            return False
        if following in "+#" and text[end - 1].isalpha() and end - start <= 2:
            return False
    return True


def _joins(character: str) -> bool:
    return character.isalnum() or character == "_"


def _in_address(normal: Normal, start: int, end: int) -> bool:
    """Whether a match stands inside a mail or web address (``me@python.org``, ``scala.io/x``)."""
    text = normal.text
    before, after = text[start - 1 : start], text[end : end + 2]
    if before in ("@", "\\") or after[:1] == "@":
        return True
    if before in ("/", ".") and _ADDRESS.search(
        text, max(text.rfind(" ", 0, start), text.rfind(BORDER, 0, start)) + 1, start
    ):
        return True
    if len(after) == 2 and after[0] == "." and after[1].isalnum():
        # "Python.Django" lacks a blank; "python.org" is an address: a capital tells them apart.
        return not normal.source[normal.span(end + 1, end + 2)[0]].isupper()
    return (
        before == "."
        and start >= 2
        and text[start - 2].isalnum()
        and text[start].isalnum()
        and (not normal.source[normal.span(start, start + 1)[0]].isupper())
    )


def _is_item(normal: Normal, start: int, end: int, line: tuple[int, int], skill_list: bool) -> bool:
    """Whether a match is an item of a list: parted from its neighbours on both sides, in a line of several items or
    in a skills section. A hyphen is no parting: "go-getter" is one word."""
    text = normal.text
    source_start, source_end = normal.span(start, end)
    if normal.source[source_end : source_end + 1] in ("-", "‐", "'", "’") or (
        source_start and normal.source[source_start - 1] in ("-", "‐", "'", "’")
    ):
        return False
    low, high = max(line[0], start - 12), min(line[1], end + 12)
    before = "\n" + text[low:start] if low == line[0] else text[low:start]
    after = text[end:high] + "\n" if high == line[1] else text[end:high]
    if not (_ITEM_BEFORE.search(before) and _ITEM_AFTER.match(after)):
        return False
    alone = not text[line[0] : start].strip(" •·∙▪●◦*-") and not text[end : line[1]].strip(" .;,")
    if alone:
        return skill_list
    marks = len(_LIST_MARK.findall(text, line[0], line[1]))
    if not skill_list and marks < 2 and not re.search(r":\s", text[line[0] : start]):
        return False
    return marks >= 1 and _item_lengths_are_short(text[max(line[0], start - 60) : min(line[1], end + 60)])


def _item_lengths_are_short(around: str) -> bool:
    """Whether the text around reads as a list of names rather than a sentence with commas."""
    items = [item.split() for item in re.split(r"[,;|/•·∙▪●◦:()\n]", around)]
    inner = [len(item) for item in items[1:-1] if item] or [len(item) for item in items if item]
    return bool(inner) and sum(inner) / len(inner) <= 3.5


@cache
def default_finder() -> Finder:
    """A finder of the shipped taxonomy, built once a process."""
    return Finder(default_taxonomy())
