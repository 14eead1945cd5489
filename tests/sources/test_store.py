"""What was imported is kept whole: the same download gives the same bytes, a damaged file is told."""

import pytest
from official import esco, onet

from skillmatch.errors import InvalidTaxonomy
from skillmatch.sources import installed, keep, load_occupations, load_skills, read_esco, read_onet, source_path


@pytest.fixture(autouse=True)
def home(tmp_path, monkeypatch):
    monkeypatch.setenv("SKILLMATCH_HOME", str(tmp_path / "home"))


def test_a_source_comes_back_as_it_was(tmp_path):
    for source in (read_esco(esco(tmp_path / "esco")), read_onet(onet(tmp_path / "onet"))):
        kept = keep(source)
        assert load_skills(kept) == source.skills
        assert load_occupations(kept) == source.occupations
        assert installed()[source.name] == kept


def test_importing_twice_gives_the_same_bytes(tmp_path):
    folder = onet(tmp_path / "onet")
    keep(read_onet(folder))
    first = source_path("onet").read_bytes()
    keep(read_onet(folder))
    assert source_path("onet").read_bytes() == first
    assert [path.name for path in source_path("onet").parent.iterdir()] == ["onet.zip"]


def test_nothing_is_installed_before_an_import():
    assert installed() == {}


def test_a_damaged_file_says_what_to_do(tmp_path):
    keep(read_esco(esco(tmp_path / "esco")))
    path = source_path("esco")
    path.write_bytes(path.read_bytes()[:300])
    with pytest.raises(InvalidTaxonomy, match=r"esco.zip: what was imported cannot be read") as fault:
        installed()
    assert "skillmatch skills import" in fault.value.remedy
