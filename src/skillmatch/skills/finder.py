"""Finds the skills that a text names: text and hints in, mentions out.

One pass over the normalised text finds every label; what stands inside another word falls out; of labels that overlap
the longest wins, those of imported sources giving way to the taxonomy's own; labels that are also ordinary words must
satisfy their rules; and each mention gets its context (claimed, negated, learning, wanted, others). The time grows with
the text alone.

    normal      the folded copy in which labels are looked for
    labels      what is looked for
    phrases     how
    standing    whether a match is words of its own
    lists, rows whether it is an item of a list, or stands in a row of technologies
    rules       whether an ordinary word is meant as the skill
    context, counterparts    whose it is, and whether it is claimed
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Mapping, Sequence
from functools import partial

from skillmatch.skills.context import ContextReader
from skillmatch.skills.counterparts import Counterparts, names_person
from skillmatch.skills.labels import ANYWHERE, LISTED, LISTED_AS_SPELT, SPELT, LabelTable, label_table
from skillmatch.skills.levels import stated_level
from skillmatch.skills.lists import initial_of, is_item, is_surname
from skillmatch.skills.model import Hint, Mention
from skillmatch.skills.normal import BORDER, Normal, normalise
from skillmatch.skills.rows import in_rows
from skillmatch.skills.rules import LabelRules, Sighting, load_rules
from skillmatch.skills.standing import in_address, in_hyphenated_word, over_a_seam, stands_alone
from skillmatch.skills.taxonomy import Taxonomy
from skillmatch.skills.tongues import names_language

__all__ = ["Finder", "paragraphs_of"]

#: kinds whose labels are ordinary words, which two bullets that run together may seem to form
_WORDY = frozenset({"knowledge", "method", "domain", "soft"})
#: kinds whose labels may stand in a row with technologies
_BESIDE = frozenset({"knowledge", "method"})
#: lines above and below an item of a list with one item a line that are its company
_LINES_AROUND = 3
#: an office suite stands in every trade's list: it does not tell a programmer's "C" from a stray letter
_EVERYBODYS = "microsoft-office"


def paragraphs_of(text: str) -> list[tuple[int, int]]:
    """The lines of a plain text as spans, blank ones left out.

    >>> paragraphs_of("one\\n\\ntwo")
    [(0, 3), (5, 8)]
    """
    return [(match.start(), match.end()) for match in re.finditer(r"[^\r\n]*\S[^\r\n]*", text)]


class Finder:
    """Finds mentions of the skills of one taxonomy.

    >>> finder = Finder(Taxonomy.load())
    >>> text = "Built services in Go and PyTorch. No experience with Kubernetes."
    >>> [(text[m.start:m.end], m.context) for m in finder.find(text)]
    [('Go', 'claimed'), ('PyTorch', 'claimed'), ('Kubernetes', 'negated')]
    """

    def __init__(
        self,
        taxonomy: Taxonomy,
        rules: Mapping[str, tuple[LabelRules, ...]] | None = None,
        labels: LabelTable | None = None,
    ) -> None:
        """``labels``: those of this taxonomy, where they are at hand already."""
        self.taxonomy = taxonomy
        self._rules = load_rules() if rules is None else rules
        known = label_table(taxonomy, self._rules) if labels is None else labels
        self._table = known
        self._labels = known.labels
        self._skills = known.skills
        usable = {label: tuple(one for one in of if one.skill in taxonomy) for label, of in self._rules.items()}
        self._ruled = [usable.get(label) or None for label in self._labels[: known.own]]
        kinds = {skill.id: skill.kind for skill in taxonomy.values()}
        self._kinds = [kinds[skill] for skill in self._skills]
        self._everybodys = {_EVERYBODYS, *taxonomy.descendants(_EVERYBODYS)}
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
        lines = _Lines(normal.text)
        counterparts = Counterparts(normal)
        mentions: list[Mention] = []
        for start, end, label, skill in self._sightings(normal, labelled):
            own = label < self._table.own
            source_start, source_end = normal.span(start, end)
            covering = labelled.at(source_start, source_end)
            if "contact" in covering:
                continue
            verdict = "imported label" if not own else "label" if self._ruled[label] is None else "rule"
            context, rule, months = contexts.read(start, end, covering)
            if context == "claimed":
                kind = self.taxonomy[skill].kind
                low = contexts.sentence_start
                whose = counterparts.reason(start, end, low, kind, covering, person=names_person(self._labels[label]))
                if whose:
                    context, rule, months = "others", f"others: {whose}", None
            mentions.append(
                Mention(
                    start=source_start,
                    end=source_end,
                    skill=skill,
                    context=context,
                    origin="listed",
                    rule=rule or verdict,
                    months=months,
                    level=stated_level(normal.text, start, end, lines.of(start)) if context == "claimed" else None,
                )
            )
        return mentions

    def _sightings(self, normal: Normal, labelled: _Hints) -> list[tuple[int, int, int, str]]:
        """The labels that stand in the text as words of their own, rules satisfied, none overlapping: with the skill
        that each names."""
        text = normal.text
        lines = _Lines(text)
        found_alone = [
            (start, end, label)
            for start, end, label in self._table.table.find(text)
            if stands_alone(text, start, end)
            and not in_address(normal, start, end)
            and not in_hyphenated_word(normal, start, end, soft=self._kinds[label] == "soft")
            and (self._kinds[label] != "human-language" or names_language(normal, start, end, lines.of(start)))
        ]
        standing = [found for found in found_alone if found[2] < self._table.own]
        surroundings = _Surroundings(normal, labelled, lines)
        plain = [found for found in standing if self._ruled[found[2]] is None]
        named = [found for found in standing if self._kinds[found[2]] == "technology"]
        technical = [found for found in named if self._is_clear(found, text, lines.of(found[0]))]
        technologies = sorted(start for start, _, _ in technical)
        company = sorted(
            [start for start, _, label in technical if self._skills[label] not in self._everybodys]
            + [start for start, end, label in standing if self._is_written_as_a_name(normal, start, end, label)]
        )
        rows = in_rows(
            text,
            [(start, end) for start, end, _ in technical],
            [(start, end) for start, end, _ in set(named).difference(technical)],
            [(start, end) for start, end, label in standing if self._kinds[label] in _BESIDE],
        )
        accepted = [
            (start, end, label, self._skills[label])
            for start, end, label in plain
            if not (self._kinds[label] in _WORDY and surroundings.is_run_on(start, end))
        ]
        for start, end, label in standing:
            rules = self._ruled[label]
            if rules is None or (self._kinds[label] in _WORDY and surroundings.is_run_on(start, end)):
                continue
            line = lines.of(start)
            if (surname := initial_of(normal, start, end, line[1])) and not _any_in(technologies, surname):
                continue
            if is_surname(normal, start, end):
                continue
            source_start, source_end = normal.span(start, end)
            sighting = Sighting(
                text=text,
                start=start,
                end=end,
                line=line,
                written=normal.source[source_start:source_end],
                item=surroundings.is_item(start, end),
                in_row=start in rows,
                technology_near=partial(_any_in, technologies, line),
                company=partial(_in_company, company, surroundings, start, end),
            )
            for one in rules:
                if one.verdict(sighting, at_its_word=one is rules[-1])[0]:
                    accepted.append((start, end, label, one.skill))
                    break
        chosen = _longest(accepted)
        imported = [found for found in found_alone if found[2] >= self._table.own]
        if imported:
            taken = sorted((start, end) for start, end, *_ in chosen)
            free = [
                (start, end, label, self._skills[label])
                for start, end, label in imported
                if not _overlaps(taken, start, end) and self._counts(label, normal, surroundings, start, end)
            ]
            chosen = sorted([*chosen, *_longest(free)])
        return chosen

    def _is_clear(self, found: tuple[int, int, int], text: str, line: tuple[int, int]) -> bool:
        """Whether a technology's label is unambiguous, or all but so and not in one of the wordings that refuse it."""
        start, end, label = found
        rules = self._ruled[label]
        if rules is None:
            return True
        if not all(one.nearly_clear for one in rules):
            return False
        alone = Sighting(text, start, end, line, text[start:end], False, lambda: False, lambda: False)
        return any(one.verdict(alone)[0] for one in rules)

    def _counts(self, label: int, normal: Normal, surroundings: _Surroundings, start: int, end: int) -> bool:
        """Whether an imported label counts where it stands, by its way."""
        way = self._table.ways[label - self._table.own]
        if way in (SPELT, LISTED_AS_SPELT):
            first, last = normal.span(start, end)
            if normal.source[first:last] != self._table.spellings[label - self._table.own]:
                return False
        if way in (LISTED, LISTED_AS_SPELT) and not surroundings.is_item(start, end, of_skills=way == LISTED):
            return False
        return not (way == ANYWHERE and self._kinds[label] in _WORDY and surroundings.is_run_on(start, end))

    def _is_written_as_a_name(self, normal: Normal, start: int, end: int, label: int) -> bool:
        """Whether an ambiguous technology is written as its name is: "Go", not "go"."""
        rules = self._ruled[label]
        if rules is None or self._kinds[label] != "technology" or rules[-1].skill in self._everybodys:
            return False
        first, last = normal.span(start, end)
        return normal.source[first:last] in rules[-1].spellings


class _Lines:
    """The logical lines of a normalised text."""

    def __init__(self, text: str) -> None:
        self._borders = [-1, *(match.start() for match in re.finditer(BORDER, text)), len(text)]

    def of(self, start: int, around: int = 0) -> tuple[int, int]:
        """The span of the line that holds this place, with so many lines above and below."""
        at = bisect_right(self._borders, start)
        return (
            self._borders[max(0, at - 1 - around)] + 1,
            self._borders[min(len(self._borders) - 1, at + around)],
        )


class _Surroundings:
    """What stands around a match, in its line and by the hints."""

    def __init__(self, normal: Normal, hints: _Hints, lines: _Lines) -> None:
        self._normal = normal
        self._hints = hints
        self._lines = lines

    def _in_skill_list(self, start: int, end: int) -> bool:
        return "skill-list" in self._hints.at(*self._normal.span(start, end))

    def is_item(self, start: int, end: int, *, of_skills: bool = False) -> bool:
        """Whether it is an item of a list; ``of_skills``: of one in a section of skills."""
        among_skills = self._in_skill_list(start, end)
        if of_skills and not among_skills:
            return False
        return is_item(self._normal, start, end, self._lines.of(start), among_skills)

    def is_run_on(self, start: int, end: int) -> bool:
        """Whether a label goes over the seam of two bullets; lists and titles are written as one likes."""
        return (
            over_a_seam(self._normal, start, end)
            and not self._hints.at(*self._normal.span(start, end)) & {"skill-list", "title"}
            and not self.is_item(start, end)
        )

    def list_around(self, start: int, end: int) -> tuple[int, int]:
        """The list that holds an item: its line, or the lines around where an item fills a line."""
        low, high = self._lines.of(start)
        text = self._normal.text
        alone = high - low <= end - start + 12 and not re.search(r"\w", text[low:start] + text[end:high])
        return self._lines.of(start, _LINES_AROUND) if alone and self._in_skill_list(start, end) else (low, high)


def _longest(found: list[tuple[int, int, int, str]]) -> list[tuple[int, int, int, str]]:
    """From left to right the longest of those that overlap."""
    chosen: list[tuple[int, int, int, str]] = []
    for one in sorted(found, key=lambda one: (one[0], -one[1])):
        if not chosen or one[0] >= chosen[-1][1]:
            chosen.append(one)
    return chosen


def _overlaps(taken: list[tuple[int, int]], start: int, end: int) -> bool:
    """Whether ``[start, end)`` shares a place with one of these spans, which are sorted and apart."""
    at = bisect_left(taken, (end, 0))
    return at > 0 and taken[at - 1][1] > start


def _any_in(places: list[int], span: tuple[int, int]) -> bool:
    return bisect_right(places, span[1]) > bisect_left(places, span[0])


def _in_company(places: list[int], surroundings: _Surroundings, start: int, end: int) -> bool:
    """Whether another of these places is in the list that holds ``[start, end)``."""
    low, high = surroundings.list_around(start, end)
    return _any_in(places, (low, start - 1)) or _any_in(places, (end, high))


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
