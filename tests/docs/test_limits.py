"""Every limit of a file stands in the reference, with its default."""

import re
from dataclasses import fields
from pathlib import Path

import pytest

from skillmatch.documents import Limits

REFERENCE = (Path(__file__).parents[2] / "docs" / "reference.md").read_text(encoding="utf-8")
ROWS = dict(re.findall(r"^\| `(\w+)` \| ([^|]+) \|", REFERENCE.partition("## Limits of one file")[2], re.M))
UNITS = {"GiB": 1 << 30, "MiB": 1 << 20}


@pytest.mark.parametrize("limit", fields(Limits), ids=lambda limit: limit.name)
def test_the_limit_is_documented_with_its_default(limit):
    number, _, unit = ROWS[limit.name].strip().partition(" ")
    assert float(number.replace(",", "")) * UNITS.get(unit, 1) == limit.default
