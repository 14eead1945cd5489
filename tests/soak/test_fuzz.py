"""20,000 broken files, made from good ones of every form: each is read or refused with a typed error, in time.

``mutations.broken(form, number)`` makes a file that failed here again.
"""

from __future__ import annotations

import pytest
from fuzzing import fuzzed
from mutations import FORMS

pytestmark = pytest.mark.soak

FILES = 20_000
BATCH = 200


@pytest.mark.parametrize("first", range(0, FILES // len(FORMS), BATCH))
@pytest.mark.parametrize("form", FORMS)
def test_broken_files_are_read_or_refused(form, first, record_property):
    outcome = fuzzed(form, range(first, first + BATCH))
    counts = {"files": outcome.kinds.total(), "read": outcome.kinds["read"], "broken": len(outcome.faults)}
    counts["reader died"] = outcome.kinds["crashed"] + outcome.kinds["out-of-memory"]
    for name, value in ({"law": f"fuzz: {form}"} | counts).items():
        record_property(name, value)
    assert outcome.faults == []
