"""Every row of the tables is its own test."""

import csv

import pytest

from skillmatch import resources
from skillmatch.errors import InvalidTaxonomy
from skillmatch.skills import default_finder
from skillmatch.skills.context import load_cues
from skillmatch.skills.rules import load_rules

finder = default_finder()
RULES = [rule for of_label in load_rules().values() for rules in of_label for rule in rules.rules]


@pytest.mark.parametrize("cue", load_cues(), ids=lambda cue: f"line {cue.line}")
def test_a_cue_gives_its_context_and_its_counter_example_does_not(cue):
    assert cue.context in {m.context for m in finder.find(cue.example)}
    assert cue.context not in {m.context for m in finder.find(cue.counter_example)}


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: f"line {rule.line} {rule.label}")
def test_a_rule_finds_its_example_and_not_its_counter_example(rule):
    assert not rule.example or rule.skill in {m.skill for m in finder.find(rule.example)}
    assert rule.skill not in {m.skill for m in finder.find(rule.counter_example)}


def test_a_wrong_rule_is_named_with_its_line(tmp_path):
    path = tmp_path / "rules.csv"
    path.write_text("label,skill,rule,argument,example,counter_example\nGo,go,sometimes,x,,\n", encoding="utf-8")
    with pytest.raises(InvalidTaxonomy, match=r"rules.csv:2: the rule 'sometimes'"):
        load_rules(path)


def test_the_word_tables_have_no_empty_cells_in_their_first_column():
    for path in sorted((resources.data_folder() / "words").glob("*.csv")):
        with path.open(encoding="utf-8", newline="") as rows:
            assert all(row[0].strip() for row in csv.reader(rows) if row), path.name
