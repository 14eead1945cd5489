"""Rules for labels that are also ordinary words: ``Go``, ``R``, ``Excel`` (``data/skills/rules.csv``).

A row is ``label,skill,rule,argument,example,counter_example`` and is its own test: the example must name the skill,
the counter-example must not. A mention that is an item of a list ("Languages: C, R, Go") is taken at its word unless
another refusing rule speaks, or it is written otherwise than ``case`` says and nothing in its line is ``near`` or a
technology; a single letter needs such company in any case. So is a technology in a row of clear ones ("php go python").
Otherwise all refusing rules must be silent, and where a
label has accepting rules one of them must speak. A label of several skills names the first, in the order of the table,
whose rules take it; only the last of them takes an item of a list at its word.

    refusing   case          written in none of the ways of the argument
               not-before    one of these wordings follows
               not-after     one of these wordings stands before
               not-near      one of these words in the same logical line
               not-list      as an item of a list it is not taken at its word; the argument is empty
    accepting  phrase        one of these wordings, with ``_`` for the label ("in _", "_ developer")
               near          one of these words in the same logical line; ``*``: any unambiguous technology in it
               list          an item of a list, and nothing else

Arguments are lists separated by ``|``; ``#`` stands for any number.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from skillmatch import resources
from skillmatch.errors import InvalidTaxonomy
from skillmatch.skills.normal import normalise_label
from skillmatch.skills.taxonomy import RULES_FILE

__all__ = ["RULES", "LabelRules", "Rule", "Sighting", "load_rules"]

RULES = ("case", "not-before", "not-after", "not-near", "not-list", "phrase", "near", "list")
_ACCEPTING = ("phrase", "near", "list")
_WITHOUT_ARGUMENT = ("list", "not-list")
_COLUMNS = ("label", "skill", "rule", "argument", "example", "counter_example")
_REACH = 48  # characters looked at on either side
_NEAR = 600  # characters of a line that count as near, on either side


@dataclass(frozen=True, slots=True)
class Rule:
    """One row of the table; ``line`` is its line in the file."""

    label: str
    skill: str
    rule: str
    argument: tuple[str, ...]
    example: str
    counter_example: str
    line: int


@dataclass(frozen=True, slots=True)
class Sighting:
    """A label seen in a normalised text at ``[start, end)``.

    ``line``: its logical line's span there; ``written``: as the source writes it; ``item``: it stands as an item of a
    list; ``technology_near()``: whether its line names an unambiguous technology too; ``company()``: whether its list
    names another technology, be it an ambiguous one in its proper case; ``in_row``: it stands in a row of technologies.
    """

    text: str
    start: int
    end: int
    line: tuple[int, int]
    written: str
    item: bool
    technology_near: Callable[[], bool]
    company: Callable[[], bool]
    in_row: bool = False

    def before(self, pattern: re.Pattern[str]) -> bool:
        """Whether the pattern, which ends in ``\\Z``, matches right before the label."""
        low = max(self.line[0], self.start - _REACH)
        return pattern.search(self.text, low, self.start) is not None

    def after(self, pattern: re.Pattern[str]) -> bool:
        """Whether the pattern matches right behind the label."""
        return pattern.match(self.text, self.end, min(self.line[1], self.end + _REACH)) is not None


def _either(wordings: tuple[str, ...]) -> str:
    return "|".join(r"\d+" if wording == "#" else re.escape(normalise_label(wording)) for wording in wordings)


def _leading(wordings: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{_either(wordings)})[^\w,;|•]{{0,2}}\Z")


def _trailing(wordings: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile(rf"[^\w,;|•]{{0,2}}(?:{_either(wordings)})(?!\w)")


class LabelRules:
    """All rules by which one label names one skill. Patterns are made when a text first holds the label: few do."""

    def __init__(self, rules: tuple[Rule, ...]) -> None:
        self.rules = rules
        self.skill = rules[0].skill
        named = {rule.rule for rule in rules}
        self._at_its_word = "not-list" not in named
        self._accepting = not named.isdisjoint(_ACCEPTING)
        self._case = frozenset(word for argument in self._arguments("case") for word in argument)

    def _arguments(self, name: str) -> list[tuple[str, ...]]:
        return [rule.argument for rule in self.rules if rule.rule == name]

    @cached_property
    def _not_before(self) -> list[re.Pattern[str]]:
        return [_trailing(argument) for argument in self._arguments("not-before")]

    @cached_property
    def _not_after(self) -> list[re.Pattern[str]]:
        return [_leading(argument) for argument in self._arguments("not-after")]

    @cached_property
    def _phrases(self) -> list[tuple[re.Pattern[str] | None, re.Pattern[str] | None]]:
        """What stands before the label and what behind it."""
        sides = [wording.partition("_") for argument in self._arguments("phrase") for wording in argument]
        return [
            (
                _leading((left.strip(),)) if left.strip() else None,
                _trailing((right.strip(),)) if right.strip() else None,
            )
            for left, _, right in sides
        ]

    @cached_property
    def _near(self) -> list[str]:
        return [_words_of(word) for argument in self._arguments("near") for word in argument]

    @cached_property
    def _not_near(self) -> list[str]:
        return [_words_of(word) for argument in self._arguments("not-near") for word in argument]

    def verdict(self, sighting: Sighting, *, at_its_word: bool = True) -> tuple[bool, str]:
        """Whether the label names its skill here, and the rule that decided. ``at_its_word``: a list's item does."""
        if any(sighting.after(pattern) for pattern in self._not_before):
            return False, "not-before"
        if any(sighting.before(pattern) for pattern in self._not_after):
            return False, "not-after"
        if self._not_near and _stands_in_line(self._not_near, sighting):
            return False, "not-near"
        at_its_word = at_its_word and self._at_its_word
        if at_its_word and (sighting.in_row or (sighting.item and self._takes_item(sighting))):
            return True, "list"
        if self._case and sighting.written not in self._case:
            return False, "case"
        for left, right in self._phrases:
            if (left is None or sighting.before(left)) and (right is None or sighting.after(right)):
                return True, "phrase"
        if self._near and self._is_near(sighting):
            return True, "near"
        return (False, "no-sign") if self._accepting else (True, "label")

    @property
    def nearly_clear(self) -> bool:
        """Whether the label names the skill but in a few wordings: it is as good a sign as an unambiguous one."""
        return not self._accepting and not self._case

    @property
    def spellings(self) -> frozenset[str]:
        """The ways in which the label is written as a name: those of ``case``, else as in the table."""
        return frozenset(self._case or {self.rules[0].label})

    def _takes_item(self, sighting: Sighting) -> bool:
        if sighting.end - sighting.start == 1:
            return sighting.written in self.spellings and (sighting.company() or self._is_near(sighting))
        if not self._case or sighting.written in self._case:
            return True
        return self._is_near(sighting) or sighting.technology_near()

    def _is_near(self, sighting: Sighting) -> bool:
        return _stands_in_line(self._near, sighting) or ("*" in self._near and sighting.technology_near())


def _words_of(wording: str) -> str:
    """A wording in the form in which lines are searched; ``*`` stays."""
    return wording if wording == "*" else re.sub(r"[^\w+#]+", " ", normalise_label(wording)).strip()


def _stands_in_line(words: list[str], sighting: Sighting) -> bool:
    """Whether one of the words stands in the label's line, besides the label."""
    start = max(sighting.line[0], sighting.start - _NEAR)
    end = min(sighting.line[1], sighting.end + _NEAR)
    around = f" {sighting.text[start : sighting.start]} {sighting.text[sighting.end : end]} "
    around = re.sub(r"[^\w+#]+", " ", around)
    return any(f" {word} " in around for word in words)


def load_rules(path: Path | None = None) -> dict[str, tuple[LabelRules, ...]]:
    """The rules by normalised label, for each skill that it may name. Raises ``InvalidTaxonomy`` with file and line."""
    source = path if path is not None else resources.data_folder() / "skills" / RULES_FILE
    grouped: dict[str, dict[str, list[Rule]]] = {}
    if not source.exists():
        return {}
    with source.open(encoding="utf-8-sig", newline="") as stream:
        rows = csv.reader(stream, strict=True)
        try:
            if tuple(next(rows, [])) != _COLUMNS:
                raise InvalidTaxonomy(f"{source.name}:1: the columns must be {','.join(_COLUMNS)}")
            for row in rows:
                if row:
                    rule = _rule(f"{source.name}:{rows.line_num}", rows.line_num, row)
                    grouped.setdefault(normalise_label(rule.label), {}).setdefault(rule.skill, []).append(rule)
        except csv.Error as fault:
            raise InvalidTaxonomy(f"{source.name}:{rows.line_num}: {fault}") from None
    return {
        label: tuple(LabelRules(tuple(rules)) for rules in by_skill.values()) for label, by_skill in grouped.items()
    }


def _rule(place: str, line: int, row: list[str]) -> Rule:
    if len(row) != len(_COLUMNS):
        raise InvalidTaxonomy(f"{place}: {len(row)} columns instead of {len(_COLUMNS)}")
    label, skill, name, argument, example, counter_example = (cell.strip() for cell in row)
    if name not in RULES:
        raise InvalidTaxonomy(f"{place}: the rule {name!r} is none of {', '.join(RULES)}")
    if name not in _WITHOUT_ARGUMENT and not argument:
        raise InvalidTaxonomy(f"{place}: the rule {name} needs an argument")
    words = tuple(part.strip() for part in argument.split("|") if part.strip())
    return Rule(label, skill, name, words, example, counter_example, line)
