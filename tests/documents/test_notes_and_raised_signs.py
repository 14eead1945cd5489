"""Raised signs and notes: the mark of a note parts from its word, a note from the sentence that goes over the page."""

from __future__ import annotations

import io

import pytest
from documents_reading import read, said
from reportlab.pdfgen.canvas import Canvas

TOP = 720


def page_of(*lines, more=()):
    """A PDF of these lines, each a list of texts, a raised one as ``(text, rise)``; ``more`` are small lines at the
    foot, and then one line on a second page."""
    file = io.BytesIO()
    canvas = Canvas(file, invariant=1)
    for at, line in enumerate(lines):
        text = canvas.beginText(72, TOP - 13 * at)
        for piece in line:
            raised = isinstance(piece, tuple)
            text.setFont("Helvetica", 6 if raised else 10)
            text.setRise(piece[1] if raised else 0)
            text.textOut(piece[0] if raised else piece)
        canvas.drawText(text)
    if more:
        note, after = more
        canvas.setFont("Helvetica", 5)
        canvas.drawString(72, 70, "1")
        canvas.setFont("Helvetica", 7)
        canvas.drawString(76, 67, note)
        canvas.showPage()
        canvas.setFont("Helvetica", 10)
        canvas.drawString(72, TOP, after)
    canvas.save()
    return file.getvalue()


@pytest.mark.parametrize("rise", [2, 3, 4, 5])
def test_a_raised_mark_does_not_glue_to_its_word(rise):
    document = read(page_of(["Wrote loads in Python", ("1", rise), ", SQL", ("2,3", rise), " and Git", ("12", rise)]))
    assert said(document)[0].startswith("Wrote loads in Python¹, SQL") and document.text.endswith("Git¹²")
    assert "\n" not in document.text


def test_a_raised_ending_stays_with_its_number_and_a_power_with_its_unit():
    line = ["On the 1", ("st", 4), " of May, 40 m", ("2", 4), " at an R", ("2", 3), " of 0.9"]
    assert read(page_of(line)).text == "On the 1st of May, 40 m² at an R² of 0.9"


def test_a_note_does_not_part_a_sentence_that_goes_over_the_page():
    filling = [[f"Kept table number {i} whole and told its owners when it was not so, with notes."] for i in range(47)]
    last = ["Wrote the loads of nine teams in Python", ("1", 4), " and SQL, and when the ferry line of Ottershire"]
    text = read(page_of(*filling, last, more=("Python 3.9, with cron.", "asked for more it got a dashboard."))).text
    assert "when the ferry line of Ottershire\nasked for more" in text
    assert text.index("¹ Python 3.9, with cron.") < text.index("Wrote the loads")
