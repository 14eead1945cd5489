"""Quotes: the line around the evidence, cut to a length, the evidence marked, its place beside it."""

from unicodedata import category

from hypothesis import given
from hypothesis import strategies as st
from report_samples import maya, paragraphs_of, span_of

from skillmatch.reports.quotes import WIDTH, Quoter
from skillmatch.resume import Education


def quoted(resume, *parts):
    return Quoter(resume).quotes([span_of(resume.text, part) for part in parts])


def test_a_quote_is_the_line_with_its_evidence_marked():
    quotes, left = quoted(maya(), "Docker")
    assert left == 0
    assert quotes[0].pieces == (
        ("Serve models in ", False),
        ("Docker", True),
        (" containers for 400,000 users a day.", False),
    )
    assert quotes[0].place.words == "page 1, Experience: Senior Machine Learning Engineer"


def test_evidence_in_one_line_shares_a_quote():
    quotes, _ = quoted(maya(), "LoRA", "PyTorch")
    assert len(quotes) == 1
    assert [piece for piece, marked in quotes[0].pieces if marked] == ["LoRA", "PyTorch"]


def test_a_position_speaks_before_a_list():
    resume = maya()
    spans = [span_of(resume.text, "Python", 2), span_of(resume.text, "Python", 1)]
    quotes, left = Quoter(resume).quotes(spans, most=1)
    assert "forecasts" in quotes[0].text
    assert left == 1


def test_a_long_line_is_cut_at_words_around_the_evidence():
    text = "One two three four. " * 10 + "Wrote the Kestrel service. " + "Five six seven eight. " * 10
    quotes, _ = quoted(maya(text=text, paragraphs=((0, len(text)),)), "Kestrel")
    shown = quotes[0].text
    assert len(shown) <= WIDTH
    assert shown.startswith("…") and shown.endswith("…")
    assert f" {shown.strip('…')} " in text
    assert ("Kestrel", True) in quotes[0].pieces


def test_a_long_line_is_shown_from_its_beginning_where_that_holds_the_evidence():
    quotes, _ = quoted(maya(), "accuracy and safety")
    assert quotes[0].text.startswith("Wrote the evaluation suites in Python")
    assert quotes[0].text.endswith("…")


def test_a_page_is_named_where_there_are_pages():
    assert quoted(maya(), "MSc")[0][0].place.short == "page 2, Education"
    assert quoted(maya(pages=()), "MSc")[0][0].place.short == "Education"


def test_the_headline_is_a_place_of_its_own():
    assert quoted(maya(), "language models")[0][0].place.short == "page 1, Headline"


def test_places_are_counted():
    resume = maya()
    spans = [span_of(resume.text, "Python", n) for n in range(3)]
    assert Quoter(resume).places(spans) == "page 1: Experience ×2; page 2: Skills"
    assert Quoter(maya(pages=())).places(spans) == "Experience ×2, Skills"


def test_evidence_outside_every_line_is_quoted_by_itself():
    resume = maya(paragraphs=())
    assert quoted(resume, "Docker")[0][0].pieces == (("Docker", True),)


@given(st.text(max_size=400), st.lists(st.tuples(st.integers(0, 400), st.integers(0, 400)), max_size=6))
def test_any_text_gives_quotes_of_bounded_length(text, spans):
    resume = maya(text=text, paragraphs=paragraphs_of(text), sections=(), positions=())
    spans = [(min(a, b, len(text)), min(max(a, b), len(text))) for a, b in spans]
    quotes, left = Quoter(resume).quotes(spans, most=3)
    assert len(quotes) <= 3 and left >= 0
    for quote in quotes:
        assert len(quote.text) <= WIDTH
        assert not [c for c in quote.text if category(c) in ("Cc", "Cf", "Cs", "Zl", "Zp") and c not in "\u200c\u200d"]


def test_of_a_long_entry_of_the_education_the_line_of_the_degree_is_quoted():
    course = "Course in kiln safety, Harbor Potters Guild, 2012, with a week of practice in four towns of the coast"
    text = f"{course}\nB.A., Ceramics, Farrow College, 1992"
    entry = Education("bachelor", "Ceramics", "Farrow College", "completed", "1992", (0, len(text)))
    resume = maya(text=text, paragraphs=paragraphs_of(text), education=(entry,), positions=(), sections=(), pages=())
    quotes, _ = Quoter(resume).quotes([entry.span])
    assert quotes[0].text == "B.A., Ceramics, Farrow College, 1992"
