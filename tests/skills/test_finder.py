"""Which skills a text names, and which it does not."""

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from skillmatch.skills import Finder, Hint, Skill, Taxonomy, default_finder

finder = default_finder()


def claimed(text, hints=(), paragraphs=None):
    return {m.skill for m in finder.find(text, paragraphs, hints) if m.context == "claimed"}


def contexts(text):
    return {m.skill: m.context for m in finder.find(text)}


def test_the_sentence_that_claims_nothing():
    text = (
        "No experience with Kubernetes. Did not use Terraform. Currently learning Rust. Managed the R&D budget. "
        "Go-getter who can excel under pressure. Interested in Java in future."
    )
    technologies = {s for s in claimed(text) if finder.taxonomy[s].kind == "technology"}
    assert technologies == set()
    assert contexts(text)["kubernetes"] == "negated"
    assert contexts(text)["terraform"] == "negated"
    assert contexts(text)["rust"] == "learning"
    assert contexts(text)["java"] == "learning"


def test_short_names_are_found_in_a_list_of_languages():
    assert {"c", "r", "go"} <= claimed("Languages: C, R, Go")


@pytest.mark.parametrize(
    "text",
    [
        "Ready to go the extra mile",
        "A go-to person for the team",
        "Vitamin C supplements",
        "Reported to C-level executives",
        "Managed the R&D budget",
        "In spring 2019 moved to Boston",
        "Had access to the vault",
        "A swift response to complaints",
        "Express checkout lanes",
        "Built a house from scratch",
        "Sparked a discussion",
        "Kept in touch by word of mouth",
        "Shows unity of purpose",
        "Can excel under pressure",
    ],
)
def test_ordinary_words_are_no_technologies(text):
    assert {s for s in claimed(text) if finder.taxonomy[s].kind == "technology"} == set()


@pytest.mark.parametrize(
    ("text", "skill"),
    [
        ("Built microservices in Go and Kafka", "go"),
        ("Statistical modelling with R and SAS", "r"),
        ("Firmware in C and C++ for motor control", "c-plus-plus"),
        ("Skills: Word, Excel, Access", "microsoft-excel"),
        ("Advanced Excel (pivot tables, VLOOKUP)", "microsoft-excel"),
        ("iOS apps in Swift with Xcode", "swift"),
        ("Spring Boot services", "spring"),
        ("React, Redux and TypeScript front ends", "react"),
        ("Apache Spark jobs in Scala", "apache-spark"),
        ("Games made with Unity and C#", "unity"),
        ("C/C++", "c-plus-plus"),
        ("ASP.NET and .NET Core", "asp-net"),
        ("Set up CI/CD with Jenkins", "ci-cd"),
        ("Python-based tooling", "python"),
    ],
)
def test_technologies_are_found_where_they_are_meant(text, skill):
    assert skill in claimed(text)


def test_the_longest_label_wins():
    text = "Microsoft SQL Server administration"
    spans = [(m.start, m.end) for m in finder.find(text)]
    assert all(a[1] <= b[0] for a, b in itertools.pairwise(spans))
    assert claimed(text) == {"sql-server"}


def test_a_label_may_run_over_a_line_end_within_a_logical_line():
    text = "used machine\nlearning daily"
    assert "machine-learning" in claimed(text, paragraphs=[(0, len(text))])
    assert "machine-learning" not in claimed(text)


def test_names_inside_addresses_are_no_skills():
    assert claimed("mail me at java@python.org or see rust.io/kafka") == set()


def test_what_stands_in_contact_lines_is_not_looked_at():
    text = "Kafka Street 5\nPython"
    assert claimed(text, [Hint(0, 14, "contact")]) == {"python"}


@pytest.mark.parametrize(
    ("label", "context"),
    [("employer", "others"), ("school", "others"), ("wanted", "wanted"), ("interests", "learning")],
)
def test_hints_decide_the_context(label, context):
    text = "Oracle"
    mentions = finder.find(text, None, [Hint(0, 6, label)])
    assert [m.context for m in mentions] == [context]


def test_stated_years_are_read_beside_a_skill():
    months = {m.skill: m.months for m in finder.find("5+ years of SQL, Python (18 months)")}
    assert months["sql"] == 60
    assert months["python"] == 18


def test_offsets_point_into_the_text_as_it_was():
    text = "\tMicrosoft  Excel,\r\nPower\u00a0BI and naïve Bayes"
    for m in finder.find(text):
        assert text[m.start : m.end].strip() == text[m.start : m.end]
    assert {"microsoft-excel", "power-bi"} <= claimed(text)


def test_a_plural_of_a_method_is_the_method():
    one = Finder(Taxonomy([Skill("gap-analysis", "Financial model", "method")]), {})
    assert [m.skill for m in one.find("Built financial models")] == ["gap-analysis"]


@given(st.text(alphabet=st.characters(codec="utf-8"), max_size=300))
def test_any_text_is_taken_and_mentions_never_overlap(text):
    last = 0
    for m in finder.find(text):
        assert last <= m.start < m.end <= len(text)
        last = m.end


def test_the_same_text_gives_the_same_mentions():
    text = "Python, SQL and Excel; no experience with Rust"
    assert finder.find(text) == finder.find(text)


@pytest.mark.parametrize(
    "text",
    [
        "blueprints, C, charts, color, office, painting",
        "Skills: benefits, C, cash handling",
        "Lee, P., Adams, T., Smith, K., R. Surname, Python in biology",
    ],
)
def test_a_stray_letter_or_a_common_word_in_a_list_is_no_technology(text):
    assert not {"c", "r", "microsoft-office"} & claimed(text)


def test_a_letter_alone_in_its_line_needs_a_technology_in_the_list():
    def list_of(*items):
        text = "\n".join(items)
        return claimed(text, [Hint(m.start, m.end, "skill-list") for m in _lines(text)])

    assert {"c", "java"} <= list_of("C", "Java", "Drafting")
    assert "c" not in list_of("Cashier", "C", "Coaching")


def _lines(text):
    start = 0
    for line in text.split("\n"):
        yield Hint(start, start + len(line), "skill-list")
        start += len(line) + 1


@pytest.mark.parametrize(
    ("text", "skill"),
    [
        ("A community-driven forum", "self-motivation"),
        ("Off-site meetings and on-site engineering", "field-engineering"),
        ("Raised lambs and wool production Management of an organic garden", "production-management"),
        ("Italian charcuterie and cheeses", "italian"),
        ("Taught in an English family", "english"),
    ],
)
def test_part_of_a_wording_is_not_the_skill(text, skill):
    assert skill not in claimed(text)


@pytest.mark.parametrize(
    ("text", "skill"),
    [
        ("A highly-motivated cook", "self-motivation"),
        ("Production Management of two lines", "production-management"),
        ("Fluent in Italian", "italian"),
        ("Languages: English, Tamil", "english"),
        ("English and Tamil teacher of adults", "english"),
    ],
)
def test_the_whole_wording_is(text, skill):
    assert skill in claimed(text)


@pytest.mark.parametrize(
    "text",
    [
        "Filed permits required to operate Kubernetes",
        "Ran Kubernetes as required.",
        "Ran Kubernetes with no capital investment required, I built it",
        "Ran Kubernetes prior to planned implementation of Oracle",
    ],
)
def test_required_and_planned_refuse_only_what_they_speak_of(text):
    assert "kubernetes" in claimed(text)


def test_an_upcoming_implementation_is_being_learned():
    assert contexts("Kept books in Excel prior to planned implementation of Oracle")["oracle-database"] == "learning"


@pytest.mark.parametrize("text", ["Loads in Python¹ and Docker", "Docker² with ³Python", "Python¹², Docker⁴"])
def test_the_mark_of_a_note_is_no_part_of_a_name(text):
    assert claimed(text) == {"python", "docker"}


def test_a_raised_digit_behind_a_letter_is_a_power():
    assert claimed("Python, SQL, fits with an R² of 0.9 on 40 m² and C³ effects") == {"python", "sql"}


@pytest.mark.parametrize(
    ("text", "skill", "named"),
    [
        ("Moss, J. (2019). Gardens of the coast.", "sharepoint", False),
        ("Flask, T., & Lee, R. On rivers, with Python.", "flask", False),
        ("Flask - Experience - 6 months", "flask", True),
        ("Go: experience less than 1 year", "go", True),
        ("Retail Sales, Statistics, Cash", "statistics", True),
        ("cuisines: Italian, Peruvian, Mexican", "italian", False),
        ("Testing ~ Jira ~ Rally ~ Git", "rally", True),
    ],
)
def test_where_it_stands_tells_what_a_word_means(text, skill, named):
    assert (skill in {m.skill for m in finder.find(text)}) == named
