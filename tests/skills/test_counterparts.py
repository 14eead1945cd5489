"""What a person says of others is no claim: colleagues, clients' firms, organisations' names, the employer."""

import time

import pytest

from skillmatch.skills import Hint, default_finder

finder = default_finder()


def claimed(text, *labels):
    hints = [Hint(0, len(text), label) for label in labels]
    return {m.skill for m in finder.find(text, None, hints) if m.context == "claimed"}


def rules_of_others(text, *labels):
    hints = [Hint(0, len(text), label) for label in labels]
    return {m.skill: m.rule for m in finder.find(text, None, hints) if m.context == "others"}


@pytest.mark.parametrize(
    ("text", "skill"),
    [
        ("Argued plea deals with the prosecutor", "criminal-prosecution"),
        ("Ran a study with a Professor", "college-teaching"),
        ("Worked directly with the Director of Sales and Director of Strategic Planning", "strategic-planning"),
        ("Worked with the Bookkeeper on the yearly books", "bookkeeping"),
        ("Met with doctors, nurses and pharmacists each week", "pharmacy"),
        ("Work with hardware engineers on new boards", "computer-hardware"),
        ("Reported to the Sales Manager", "sales-management"),
        ("Worked with Java developers of a vendor", "java"),
    ],
)
def test_a_person_whom_one_works_with_is_another(text, skill):
    assert skill not in claimed(text)


@pytest.mark.parametrize(
    ("text", "skill"),
    [
        ("Served as a director of sales", "sales-management"),
        ("Promoted to Sales Manager in two years", "sales-management"),
        ("Worked as Bookkeeper for a school", "bookkeeping"),
        ("Five years of experience as a nurse", "nursing"),
        ("Filled in for the bookkeeper", "bookkeeping"),
        ("Moved from cashier to bookkeeper", "bookkeeping"),
    ],
)
def test_a_trade_of_ones_own_is_a_claim(text, skill):
    assert skill in claimed(text)


def test_the_rule_says_which_word_made_it_anothers():
    assert rules_of_others("Worked with the Bookkeeper on the yearly books")["bookkeeping"] == "others: with a person"


def test_a_dash_parts_a_title_from_what_stands_before():
    assert "bookkeeping" in claimed("Prize for Best Store - Bookkeeper of the shop")


def test_titles_and_skill_lists_are_ones_own():
    assert "bookkeeping" in claimed("Assistant to Bookkeeper", "title")
    assert "bookkeeping" in claimed("phones, mail with bookkeeper", "skill-list")


@pytest.mark.parametrize(
    ("text", "skill"),
    [
        ("Kept the site of an accounting firm", "accounting"),
        ("Called on immigration providers", "immigration-law"),
        ("Sold trucks to the largest truckload carrier", "truckload"),
        ("Served clients in the healthcare, government and banking sectors", "banking"),
    ],
)
def test_the_field_of_a_firm_one_serves_is_no_claim(text, skill):
    assert skill not in claimed(text)


@pytest.mark.parametrize(
    ("text", "skill"),
    [
        ("Billed hours at MCT Sheet Metal, Inc. in spring", "sheet-metal"),
        ("Paid dues to the National Art Education Association", "art-education"),
        ("Paper in the Journal of Biology, Agriculture and Healthcare", "agriculture"),
        ("Talk at the Society of Animal Production", "animal-production"),
    ],
)
def test_a_name_of_an_organisation_is_no_claim(text, skill):
    assert skill not in claimed(text)


def test_what_stands_beside_a_name_is_still_a_claim():
    assert "welding" in claimed("Welding at Northern Steel Art, Inc. for two years")


def test_a_line_that_says_what_the_employer_is_claims_nothing():
    text = "A Healthcare referral services company (national provider of psychiatry and counseling)"
    assert claimed(text, "experience") == set()
    assert claimed("A company that I led through lean manufacturing", "experience")


def test_a_long_line_costs_no_more_than_its_length():
    unit = "Worked with nurses, doctors and the Director of Sales. Built reports in Excel. "
    finder.find(unit)
    spent = []
    for repeats in (200, 800):
        begin = time.process_time()
        finder.find(unit * repeats)
        spent.append(time.process_time() - begin)
    assert spent[1] < 12 * spent[0] + 0.2
