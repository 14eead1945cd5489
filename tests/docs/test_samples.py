"""The samples that ship with the docs are what ``tests/make`` writes."""

import pytest
from samples import FOLDER, samples


@pytest.mark.parametrize("name", sorted(samples()))
def test_a_sample_is_written_by_the_code_that_says_so(name):
    assert (FOLDER / name).read_bytes() == samples()[name]
