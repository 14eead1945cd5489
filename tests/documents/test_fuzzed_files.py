"""Files broken at random are read or refused, and nothing else; the soak does this with 20,000."""

import pytest
from fuzzing import fuzzed
from mutations import FORMS, broken, good

from skillmatch.documents import Reader

EACH = 30


@pytest.mark.parametrize("form", FORMS)
def test_broken_files_are_read_or_refused(form):
    assert fuzzed(form, range(100_000, 100_000 + EACH)).faults == []


#: what a form is called once it is read
CALLED = {"txt": "text", "flat-odt": "odt"}


@pytest.mark.parametrize("form", FORMS)
def test_the_files_that_are_broken_were_good_before(form):
    with Reader() as reader:
        assert {reader.read_bytes(data, "cv").form for data in good(form)} == {CALLED.get(form, form)}


def test_a_broken_file_can_be_made_again():
    assert all(broken(form, 3) == broken(form, 3) != broken(form, 4) for form in FORMS)
