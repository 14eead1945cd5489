"""The invented people, in every form: positions, degrees and headline are the same and right."""

from __future__ import annotations

from pathlib import Path

import pytest
from forms import FORMS, LAYOUTS, SUFFIXES, write
from people import IDS, load
from resume_reading import AS_OF

from skillmatch.documents import Reader
from skillmatch.resume import Resume, parse
from skillmatch.skills import default_finder


@pytest.fixture(scope="module")
def reader():
    with Reader() as warm:
        yield warm


def read(reader: Reader, person_id: str, form: str, folder: Path) -> Resume:
    path = write(load(person_id), form, folder / f"{person_id}{SUFFIXES[form]}")
    return parse(reader.read(path), file=path.name, finder=default_finder(), as_of=AS_OF, versions={})


@pytest.mark.parametrize("form", sorted((*FORMS, *LAYOUTS)))
@pytest.mark.parametrize("person_id", IDS)
def test_a_person_is_read_alike_in_every_form(reader, person_id, form, tmp_path):
    person = load(person_id)
    resume = read(reader, person_id, form, tmp_path)
    jobs = [p for p in resume.positions if p.kind != "project"]
    plain = [position.title.replace("–", "-") for position in person.positions]
    assert [job.title.lower() for job in jobs] == [title.lower() for title in plain]
    assert all(job.months > 0 for job in jobs)
    assert all(
        job.organisation.lower().startswith(position.organisation.lower())
        for job, position in zip(jobs, person.positions, strict=True)
    )
    assert len([e for e in resume.education if e.level]) == len(person.education)
    headline = resume.text[slice(*resume.headline)]
    assert headline == person.headline or (form == "pdf-europass-margin" and headline.endswith(person.headline))
    assert resume.text[slice(*resume.name)] == person.name
