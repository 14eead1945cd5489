"""Reports for a terminal: within their width, plain when piped, adding up."""

import re
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from report_samples import LLM_ENGINEER, TAXONOMY, match_by_hand, matches_of, maya, paragraphs_of, span_of
from rich.cells import cell_len

from skillmatch.errors import Encrypted, ImageOnly
from skillmatch.matching import STATUSES
from skillmatch.reports.text import error_text, extract_text, match_text
from skillmatch.reports.wording import STATUS_MARKS, points
from skillmatch.resume import Education, Finding, Position, Section


def report(**options):
    resume = maya()
    return match_text(resume, matches_of(resume), taxonomy=TAXONOMY, **options)


def test_the_report_begins_with_the_best_roles():
    lines = report().splitlines()
    assert lines[0] == "maya-lindqvist.pdf"
    assert re.match(r"  1 LLM Engineer +66\.4 █+░+$", lines[3])
    assert re.match(r"  2 Head Chef +8\.2 █+░+$", lines[4])


def test_what_is_printed_adds_up():
    text = report()
    block = text.split("Where the points come from\n")[1].split("\n\n")[0]
    numbers = re.findall(r"^   \S.*? +(\d+\.\d) +of +(\d+\.\d)", block, re.MULTILINE)
    *parts, (score, maximum) = [(round(float(a) * 10), round(float(b) * 10)) for a, b in numbers]
    assert len(parts) == 5
    assert sum(part for part, _ in parts) == score
    assert sum(most for _, most in parts) == maximum == 1000
    asks = text.split("What the role asks\n")[1].split("The role's words")[0]
    rows = re.findall(r"^   (\S.*?) {4,}(\d+)\.(\d) of", asks, re.MULTILINE)
    single = [10 * int(a) + int(b) for name, a, b in rows if name[0] in "✓~✗?" or name == "Preferred, together"]
    groups = [10 * int(a) + int(b) for name, a, b in rows if name[0] not in "✓~✗?" and name != "Preferred, together"]
    assert sum(single) == sum(groups) == parts[0][0]


def test_the_bars_of_the_waterfall_meet():
    block = report().split("Where the points come from\n")[1].split("\n\n")[0].splitlines()
    at = None
    for row in [row for row in block if "of" in row and "█" in row][:5]:
        start, end = row.index("█"), row.rindex("█") + 1
        assert at is None or start == at
        at = end


def test_requirements_carry_a_mark_and_quoted_evidence_with_its_place():
    text = report()
    assert re.search(r"^   ✓ Fine-tuning of language models +6\.7 of 6\.7$", text, re.MULTILINE)
    assert "“Serve models in Docker containers for 400,000 users a day.” (page 1," in text
    assert "   ✗ Quantization or other model compression" in text
    assert "   – Comfort with ambiguity" in text


def test_gaps_tell_learning_from_showing():
    text = report()
    assert "+6.6 learn Explains trade-offs to people outside the team" in text
    assert "+2.0 learn Containers, and Kubernetes in production" in text
    assert "learn: the file does not show it, or only something near" in text


def test_other_roles_are_told_in_short_with_the_reason():
    short = report().split("2. Head Chef")[1].split("What is odd")[0]
    assert "No required qualification of Head Chef is shown: 0 of 2" in short
    assert "Where the points come from" not in short


def test_the_person_sees_what_a_machine_reads_and_what_is_odd():
    text = report()
    assert "Repeated text, page 2: “Python, PyTorch, Docker”: counted once" in text
    assert "2022-03 to present 3 years 11 months" in text
    assert "(before the first heading)" in text


def test_contact_details_stay_out_of_reports():
    text = report() + extract_text(maya(), explain=True)
    assert "example.org" not in text and "Lindqvist" not in text and "+46" not in text


def test_bands_are_not_mentioned_while_there_are_none():
    assert not re.search(r"band|interval|None", report())


def test_file_day_and_versions_stand_at_the_end():
    assert report().splitlines()[-2:] == [
        "maya-lindqvist.pdf, as of 2026-01-31",
        "skillmatch 0.1.0 · taxonomy test-1 · pdfium 5.0 · library test-3 · model test-2",
    ]


def test_escape_codes_only_with_color():
    assert "\x1b" not in report()
    colored = report(color=True)
    assert "\x1b[" in colored
    shown = [one.rstrip() for one in re.sub(r"\x1b\[[0-9;]*m", "", colored).splitlines()]
    assert shown == report().splitlines()


def test_the_surroundings_change_nothing(monkeypatch):
    before = report()
    for name, value in {"COLUMNS": "40", "FORCE_COLOR": "1", "TERM": "dumb", "NO_COLOR": "1"}.items():
        monkeypatch.setenv(name, value)
    assert report() == before


def test_no_role_is_said_in_words():
    assert "No role was compared." in match_text(maya(), [], taxonomy=TAXONOMY)


@pytest.mark.parametrize("status", STATUSES)
def test_every_status_is_drawn_with_its_mark(status):
    text = match_text(maya(), [match_by_hand(status=status)], taxonomy=TAXONOMY)
    assert f"   {STATUS_MARKS[status]} Python" in text


@given(st.integers(0, 1000))
def test_the_printed_score_is_the_score(score):
    assert f"{points(score)} of 100.0" in match_text(maya(), [match_by_hand(points=score)], taxonomy=TAXONOMY)


def test_extract_lists_skills_by_kind_and_what_does_not_count():
    text = extract_text(maya())
    assert re.search(r"^  Python +6 years 6 months +2026-01 +3$", text, re.MULTILINE)
    assert "JAX (learning), Kubernetes (negated)" in text


def test_extract_explains_why_each_mention_counts_or_not():
    text = " ".join(extract_text(maya(), explain=True).split())
    assert "counts (a label of the taxonomy)" in text
    assert "negated: does not count, the text says it is lacking (because of “no experience with”)" in text
    assert "learning: does not count, being learned or wished for (because of “learning”)" in text


def test_a_file_that_could_not_be_read_says_what_to_do():
    text = error_text("scan.pdf", ImageOnly("scan.pdf: 3 pages hold pictures and no text"))
    assert text.startswith(
        "scan.pdf\n  could not be read (image-only)\n  3 pages hold pictures and no text\n  This file"
    )
    assert all(len(one) <= 80 for one in text.splitlines())
    assert error_text("a\x1b[2J.pdf", Encrypted("")).startswith("a[2J.pdf\n")


texts = st.one_of(
    st.text(max_size=60),
    st.text(alphabet="漢字 W", min_size=60, max_size=200),
    st.sampled_from(
        ["W" * 300, "漢" * 200, "a\x1b[31mb", "\u202egnol\u202c", "[bold]x[/bold]", "👩‍💻" * 60, "e\u0301" * 150]
    ),
)


@settings(deadline=None, max_examples=60)
@given(texts, st.sampled_from(STATUSES), st.sampled_from([40, 60, 80, 100]))
def test_no_line_is_wider_than_asked_whatever_a_file_says(words, status, width):
    text = f"{words}\nPython {words}"
    whole = (0, len(text))
    skills = [
        replace(s, label=words, mentions=(replace(s.mentions[0], start=0, end=len(text)),)) for s in maya().skills
    ]
    resume = maya(
        file=words,
        text=text,
        paragraphs=paragraphs_of(text),
        sections=(Section("experience", words, whole),),
        positions=(Position(words, words, words, "2020", None, True, "year", 12, whole),),
        education=(Education("phd", words, words, "completed", words, whole),),
        headline=whole,
        findings=(Finding("hidden-text", 1, words, words),),
        skills=tuple(skills),
        versions={"skillmatch": words},
    )  # fmt: skip
    start, end = span_of(text, "Python")
    match = match_by_hand(
        status=status, text=words, term=words, spans=((start, end),), role=replace(LLM_ENGINEER, title=words)
    )
    shown = [
        match_text(resume, [match, match], taxonomy=TAXONOMY, width=width),
        extract_text(resume, width=width),
        extract_text(resume, width=width, explain=True),
    ]
    for report in shown:
        assert max(cell_len(one) for one in report.splitlines()) <= width
        assert not any(ord(c) < 32 and c != "\n" for c in report) and "\u202e" not in report
