"""What names a skill, and what only tells of it."""

import pytest

from skillmatch.skills import Hint, default_finder, is_named, paragraphs_of, tell


def told(text, *hints, passages=()):
    """The words that tell of a skill, with why."""
    finder = default_finder()
    hints = [Hint(text.index(words), text.index(words) + len(words), label) for words, label in hints]
    spans = paragraphs_of(text)
    mentions = finder.find(text, spans, hints)
    rules = tell(text, spans, hints, mentions, lambda skill: finder.taxonomy[skill].kind, passages=passages)
    return {text[m.start : m.end]: m.rule.removeprefix("told: ") for m in rules if not is_named(m)}


@pytest.mark.parametrize(
    ("text", "words", "why"),
    [
        ("Worked two years as a bookkeeper", "bookkeeper", "a trade"),
        ("Five years as a web developer", "web developer", "a trade"),
        ("I researched the history of two canals", "researched", "a deed"),
        ("Worked as a Java developer", "Java developer", "a trade"),
        ("Improved the payroll of two shops", "payroll", "a duty"),
        ("Accounting: ledgers, payslips", "Accounting", "a heading"),
    ],
)
def test_trades_deeds_duties_and_headings_tell(text, words, why):
    assert told(text).get(words) == why


@pytest.mark.parametrize(
    "text",
    [
        "Skills: payroll, recruitment, Excel",
        "Highly motivated",
        "Used Excel all day",
        "Skilled bookkeeping hand, trained in payroll",
        "Excel: eight years",
    ],
)
def test_items_qualities_and_tools_are_names(text):
    assert not told(text)


def test_prose_of_a_duty_tells_unless_a_list_or_a_cue_names_the_skill():
    duty = "Checked the payroll of two shops every month"
    assert told(duty, passages=[(0, len(duty))]) == {"payroll": "a duty"}
    for text in ("Gained experience in payroll", "Duties: payroll, budgeting, invoicing"):
        assert not told(text, passages=[(0, len(text))])


def test_a_field_of_study_and_a_title_tell():
    assert told("BSc Mechanical Engineering", ("BSc Mechanical Engineering", "education")) == {
        "Mechanical Engineering": "a study"
    }
    assert told("Payroll at a bakery", ("Payroll", "title")) == {"Payroll": "a title"}


def test_in_a_list_of_skills_only_trades_and_deeds_tell():
    text = "marketing"
    assert not told(text, (text, "skill-list"))
    assert told("bookkeeper", ("bookkeeper", "skill-list")) == {"bookkeeper": "a trade"}


def test_what_is_not_claimed_keeps_the_rule_of_its_context():
    text = "No experience with payroll"
    finder = default_finder()
    mentions = finder.find(text)
    assert tell(text, paragraphs_of(text), (), mentions, lambda s: "method", passages=[(0, 30)]) == mentions
