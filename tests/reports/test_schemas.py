"""The JSON Schemas that ship are those of the shapes, and hold what is written."""

import json

import pytest
from jsonschema import Draft202012Validator
from report_samples import match_by_hand, matches_of, maya

from skillmatch.errors import Corrupt
from skillmatch.matching import CONTRIBUTION_KINDS, STATUSES
from skillmatch.reports import failed_match_json, failed_resume_json, match_json, resume_from_json, resume_json
from skillmatch.reports.schemas import FOLDER, write
from skillmatch.reports.shapes import SHAPES, json_schema
from skillmatch.skills import CONTEXTS, KINDS, ORIGINS


def shipped(name):
    return json.loads((FOLDER / f"{name}.json").read_text(encoding="utf-8"))


def holds(name, value):
    Draft202012Validator(shipped(name)).validate(json.loads(json.dumps(value)))


@pytest.mark.parametrize("name", sorted(SHAPES))
def test_the_shipped_schema_is_fresh(name):
    assert shipped(name) == json_schema(name), "run: python -m skillmatch.reports.schemas"


def test_no_schema_lies_about_that_nothing_makes():
    assert sorted(path.stem for path in FOLDER.glob("*.json")) == sorted(SHAPES)


def test_writing_twice_gives_the_same_bytes(tmp_path):
    first = [path.read_bytes() for path in write(tmp_path)]
    assert [path.read_bytes() for path in write(tmp_path)] == first


def test_a_resume_is_as_its_schema_says_and_comes_back_unchanged():
    written = resume_json(maya())
    holds("resume-1", written)
    assert resume_from_json(json.loads(json.dumps(written))) == maya()


def test_matches_are_as_their_schema_says():
    holds("match-1", match_json(maya(), matches_of(maya())))
    for status in STATUSES:
        holds("match-1", match_json(maya(), [match_by_hand(status=status)]))


def test_rows_of_files_that_could_not_be_read_are_too():
    error = Corrupt("x.pdf: cut short")
    holds("match-1", failed_match_json("x.pdf", error))
    holds("resume-1", failed_resume_json("x.pdf", error))


def test_the_closed_lists_are_those_of_the_model():
    match, resume = shipped("match-1")["$defs"], shipped("resume-1")["$defs"]
    assert match["RequirementJson"]["properties"]["status"]["enum"] == list(STATUSES)
    assert match["ContributionJson"]["properties"]["kind"]["enum"] == list(CONTRIBUTION_KINDS)
    assert resume["MentionJson"]["properties"]["context"]["enum"] == list(CONTEXTS)
    assert resume["MentionJson"]["properties"]["origin"]["enum"] == list(ORIGINS)
    assert resume["SkillJson"]["properties"]["kind"]["enum"] == list(KINDS)


def test_an_unknown_field_is_refused():
    written = {**match_json(maya(), []), "surprise": 1}
    assert list(Draft202012Validator(shipped("match-1")).iter_errors(written))
