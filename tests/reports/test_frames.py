"""Mentions as a pandas frame."""

import pytest

pytest.importorskip("pandas")

from pdf_drawn import column, drawn

from skillmatch.api import Matcher
from skillmatch.reports.frames import mentions_frame

LINES = column(72, 100, "Experience", "Data Scientist, Brightwater Mills", "January 2022 - Present",
               "Trained models in PyTorch", leading=16)  # fmt: skip


@pytest.fixture(scope="module")
def resumes():
    with Matcher() as matcher:
        yield [
            matcher.read_bytes(drawn(LINES), file="a.pdf"),
            matcher.read_bytes(b"Skills\nPython\nNo experience with Docker.", file="b.txt"),
            matcher.read_bytes(b"Nothing of use.", file="c.txt"),
        ]


def test_a_row_for_each_mention_with_its_place(resumes):
    frame = mentions_frame(resumes)
    row = frame[(frame.file == "a.pdf") & (frame.skill == "pytorch")].iloc[0]
    assert (row.text, row.page, row.section, row.position, row.context) == ("PyTorch", 1, "experience", 0, "claimed")
    assert resumes[0].text[row.start : row.end] == "PyTorch"
    assert frame[frame.file == "b.txt"].page.isna().all()
    assert frame[frame.skill == "docker"].context.tolist() == ["negated"]
    assert len(frame) == sum(len(skill.mentions) for resume in resumes for skill in resume.skills)


def test_months_can_be_summed_by_skill(resumes):
    assert mentions_frame(resumes).groupby("skill").size()["python"] == 1


def test_a_file_without_skills_has_an_empty_frame_of_the_same_columns(resumes):
    empty = mentions_frame(resumes[2])
    assert empty.empty and empty.dtypes.equals(mentions_frame(resumes).dtypes)
