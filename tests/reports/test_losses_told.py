"""What was lost in reading, joined to the requirements of a role, from a file to every form of report."""

import json

import pytest
from pdf_drawn import Put, column, drawn

from skillmatch.api import Matcher
from skillmatch.documents import WARNING_KINDS, Limits, Warning
from skillmatch.reports import match_json
from skillmatch.reports.html import match_html
from skillmatch.reports.text import match_text
from skillmatch.resume import FINDING_KINDS, Finding, losses

PUT_RIGHT = {"mojibake", "encoding-guessed"}
LINES = column(72, 130, "Experience", "Accountant, Brightwater Mills", "January 2019 - Present", "Kept the ledgers",
               leading=16)  # fmt: skip
PAGES = drawn([Put(72, 100, "Ada Nightfern", 16), *LINES], [Put(72, 100, "Skills: Python")])


@pytest.fixture(scope="module")
def found():
    with Matcher(["accountant"], limits=Limits(pages=1)) as matcher:
        resume = matcher.read_bytes(PAGES, file="cv.pdf")
        yield resume, matcher.match(resume), matcher.taxonomy


@pytest.mark.parametrize("kind", WARNING_KINDS)
def test_every_warning_is_a_loss_unless_it_was_put_right(kind):
    assert bool(losses([Warning(kind, "a message", 1)], [])) is (kind not in PUT_RIGHT)


def test_of_the_findings_another_language_is_a_loss():
    kinds = [kind for kind in FINDING_KINDS if losses([], [Finding(kind, 1, "some text", "an effect")])]
    assert kinds == ["other-language", "part-in-other-language"]


def test_a_page_left_out_is_joined_to_what_the_file_does_not_show(found):
    resume, matches, _ = found
    row = match_json(resume, matches)["matches"][0]
    (loss,) = row["losses"]
    assert (loss["kind"], loss["page"]) == ("pages-skipped", 2)
    open_ones = [q["id"] for q in row["requirements"] if q["status"] in ("unknown", "partial")]
    assert loss["requirements"] == open_ones != []
    assert not [q for q in row["requirements"] if q["status"] == "missing"]
    json.dumps(row)


def test_text_and_page_say_what_the_lost_part_could_have_shown(found):
    resume, matches, taxonomy = found
    first = next(q.text for q in matches[0].requirements if q.status == "unknown")
    text = match_text(resume, matches, taxonomy=taxonomy)
    assert "What was lost in reading" in text
    page = match_html([(resume, matches)], taxonomy=taxonomy)
    assert "What was lost in reading" in page
    for told in (" ".join(text.split()), page):
        assert "only the first 1 of 2 pages were read" in told
        assert "It could have shown:" in told and first.rstrip(".")[:30] in told
