"""A look at real resumes, where the development data is at hand."""

from __future__ import annotations

from pathlib import Path

import pytest
from resume_reading import AS_OF

from skillmatch.documents import Reader
from skillmatch.resume import parse, profile
from skillmatch.skills import default_finder

DATA = Path(__file__).parents[2].parent / "shared" / "data" / "livecareer-dev"


@pytest.mark.skipif(not DATA.is_dir(), reason="the development resumes are not on this machine")
def test_most_real_resumes_have_positions_titles_dates_degrees_and_a_headline():
    files = sorted(DATA.glob("*/*.pdf"))[::40]
    positions = titled = dated = with_headline = with_degree = 0
    with Reader() as reader:
        for path in files:
            resume = parse(reader.read(path), file=path.name, finder=default_finder(), as_of=AS_OF, versions={})
            seen = profile(resume)
            positions += len(resume.positions)
            titled += sum(bool(p.title) for p in resume.positions)
            dated += sum(p.months > 0 for p in resume.positions)
            with_headline += resume.headline is not None
            with_degree += bool(seen.degrees)
    assert positions >= 3 * len(files)
    assert titled >= 0.9 * positions
    assert dated >= 0.9 * positions
    assert with_headline >= 0.9 * len(files)
    assert with_degree >= 0.85 * len(files)
