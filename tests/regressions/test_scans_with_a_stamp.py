"""A scan on which the scanner's program had stamped its name passed for a resume of four words."""

import pytest
from documents_reading import read
from hostile import picture_pdf
from pdf_drawn import Put, drawn

from skillmatch import errors


def test_a_stamp_makes_no_resume_of_a_scan():
    with pytest.raises(errors.ImageOnly):
        read(picture_pdf("Scanned with PaperSaver Pro 2"))


def test_a_short_text_without_a_picture_is_a_text():
    assert read(drawn([Put(72, 72, "Ada Nightfern")])).text == "Ada Nightfern"
