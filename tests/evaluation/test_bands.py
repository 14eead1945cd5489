"""Bands: read off a measured table, rising with the score, for each layout apart."""

import json

import numpy as np
import pytest

from skillmatch import resources
from skillmatch.errors import InvalidModel
from skillmatch.evaluation.bands import make_bands, measure_bands, prose_of, thresholds
from skillmatch.matching import CALIBRATED, Bands
from skillmatch.roles import Library
from skillmatch.skills import default_finder

LIBRARY = Library.load(default_finder(), resources.data_folder() / "roles")


def crowd():
    """400 best scores from 0 to 100; the higher, the more often right: 10, 40, 60, 90 in 100 by quarter."""
    tenths, right = [], []
    for quarter, share in enumerate((0.1, 0.4, 0.6, 0.9)):
        for n in range(100):
            tenths.append(quarter * 250 + n * 2)
            right.append(int((n + 1) * share + 1e-9) > int(n * share + 1e-9))
    return np.array(tenths), np.array(right)


def test_a_band_begins_where_its_share_is_reached():
    strong, possible, stretch = thresholds(*crowd())
    assert 690 <= strong <= 760
    assert 440 <= possible <= 560
    assert 190 <= stretch <= 300


def test_a_share_that_no_score_reaches_gives_no_band():
    tenths, _ = crowd()
    assert thresholds(tenths, np.zeros(len(tenths), dtype=bool)) == (None, None, None)


def test_bins_hold_every_resume_once_and_a_full_score_too():
    tenths, right = crowd()
    tenths[0] = 1000
    bands, told = make_bands({"qualified": (tenths, right)}, ["even", "odd"] * 200, ["chef"])
    assert sum(one.resumes for one in bands.bins["qualified"]) == 400
    assert sum(one.right for one in bands.bins["qualified"]) == right.sum()
    assert sum(one.even[0] + one.odd[0] for one in told) == 400


def test_a_score_gets_the_band_of_its_layout():
    bands = Bands({"qualified": (700, 500, 250), "described": (800, None, 300)}, {"qualified": (), "described": ()},
                  frozenset({"chef"}))  # fmt: skip

    def band(score, layout="qualified", role="chef", unjudged=None):
        return bands.judge(score, layout, role, unjudged).band

    assert [band(score) for score in (1000, 700, 699, 500, 250, 249, 0)] == [
        "strong", "strong", "possible", "possible", "stretch", "unlikely", "unlikely",
    ]  # fmt: skip
    assert [band(score, "described") for score in (800, 799, 299)] == ["strong", "stretch", "unlikely"]
    assert band(900, role="onet:15-1252.00") == "not-calibrated"
    assert band(900, unjudged="other-language") == band(900, unjudged="too-little-text") == "cannot-judge"


def test_what_a_band_stands_on_is_told_in_numbers():
    tenths, right = crowd()
    bands, _ = make_bands({"qualified": (tenths, right)}, ["even", "odd"] * 200, ["chef"])
    told = bands.judge(820, "qualified", "chef", None).told
    assert "scored 80 to 90" in told and "in 100 were of that role's family" in told


def test_a_role_as_prose_has_no_demands_and_loses_no_line():
    role = prose_of(LIBRARY["accountant"])
    assert not role.qualifications
    assert {q.text for q in LIBRARY["accountant"].qualifications} <= set(role.duties)


def test_the_table_goes_to_disk_and_back(tmp_path):
    from skillmatch.resume import Profile

    empty = Profile((), (), (), (), (), (), 0, frozenset(), (), "2026-01-31")
    roles = [LIBRARY["accountant"], LIBRARY["nurse"]] if "nurse" in LIBRARY else list(LIBRARY.values())[:2]
    families = {"A": frozenset({roles[0].family})}
    report = measure_bands([empty] * 4, ["A"] * 4, ["even", "odd"] * 2, roles, families, into=tmp_path)
    assert report["resumes"] == 4 and len(report["bands"]) == 2 * len(CALIBRATED)
    back = Bands.load(tmp_path)
    assert back.roles == {role.id for role in roles}
    assert back.to_json() == {k: json.loads((tmp_path / "bands.json").read_text())[k] for k in back.to_json()}
    assert (tmp_path / "reliability.svg").read_text().count("<svg") == 1


def test_without_a_table_nothing_is_calibrated_and_a_damaged_one_is_named(tmp_path):
    assert Bands.load(tmp_path).judge(900, "qualified", "chef", None).band == "not-calibrated"
    (tmp_path / "bands.json").write_text('{"format": 1}')
    with pytest.raises(InvalidModel, match=r"bands.json"):
        Bands.load(tmp_path)


def test_the_shipped_model_card_tells_the_shipped_bands():
    from skillmatch.evaluation.model_card import model_card
    from skillmatch.roles import Background

    folder = resources.models_folder()
    told = model_card(Background.load(folder), Bands.load(folder))
    assert (folder / "README.md").read_text(encoding="utf-8") == told
