"""The taxonomy's files, their faults and their relations."""

import re

import pytest

from skillmatch.errors import InvalidTaxonomy, UnknownSkill
from skillmatch.skills import Taxonomy, default_taxonomy, lint

HEADER = "id,label,kind,alternative_labels,broader,related,codes,replaced_by\n"


def folder_with(tmp_path, *rows, header=HEADER):
    (tmp_path / "one.csv").write_text(header + "".join(row + "\n" for row in rows), encoding="utf-8")
    return tmp_path


def test_the_shipped_taxonomy_is_large_and_without_faults():
    taxonomy = default_taxonomy()
    assert len(taxonomy) >= 1000
    assert sum(len(skill.labels) for skill in taxonomy.values()) >= 3500
    assert lint() == []


@pytest.mark.parametrize(
    ("row", "said"),
    [
        ("python,Python,tool,,,,,", "one.csv:2: the kind 'tool'"),
        ("Py thon,Python,technology,,,,,", "one.csv:2: the id 'Py thon'"),
        ("python,,technology,,,,,", "one.csv:2: python has no label"),
        ("python,Python,technology,a||b,,,,", "one.csv:2: python has an empty alternative label"),
        ("python,Python,technology,,coding,,,", "one.csv:2: broader names 'coding'"),
        ("python,Python,technology", "one.csv:2: 3 columns"),
        ("python,Python,technology,,python,,,", "one.csv:2: broader goes round in a circle: python → python"),
    ],
)
def test_a_wrong_row_is_named_with_its_line(tmp_path, row, said):
    with pytest.raises(InvalidTaxonomy) as caught:
        Taxonomy.load(folder_with(tmp_path, row))
    assert said in caught.value.message


def test_a_circle_through_several_skills_is_found(tmp_path):
    rows = ["a,A1,method,,b,,,", "b,B1,method,,c,,,", "c,C1,method,,a,,,"]
    with pytest.raises(InvalidTaxonomy, match="circle"):
        Taxonomy.load(folder_with(tmp_path, *rows))


def test_an_id_may_stand_once(tmp_path):
    row = "python,Python,technology,,,,,"
    with pytest.raises(InvalidTaxonomy, match=r"one.csv:3: the id 'python' stands at one.csv:2"):
        Taxonomy.load(folder_with(tmp_path, row, row))


def test_wrong_columns_are_named(tmp_path):
    with pytest.raises(InvalidTaxonomy, match=r"one.csv:1: the columns must be"):
        Taxonomy.load(folder_with(tmp_path, header="id,label\n"))


def test_retired_skills_point_on(tmp_path):
    rows = ["old,Old Tool,technology,,,,,new", "new,New Tool,technology,,,,,"]
    assert Taxonomy.load(folder_with(tmp_path, *rows)).resolve("old") == "new"


def test_broader_skills_are_followed_upwards():
    taxonomy = default_taxonomy()
    assert taxonomy.ancestors("pytorch")["deep-learning"] == 1
    assert "pytorch" in taxonomy.descendants("machine-learning")


def test_an_unknown_skill_offers_the_nearest_names():
    with pytest.raises(UnknownSkill, match="pytorch"):
        default_taxonomy()["pytorhc"]


def test_the_version_follows_the_content(tmp_path):
    before = Taxonomy.load(folder_with(tmp_path, "python,Python,technology,,,,,")).version
    after = Taxonomy.load(folder_with(tmp_path, "python,Python,technology,Py3,,,,")).version
    assert before != after


def test_codes_are_links_of_a_known_form_and_no_concept_is_two_skills():
    owners = {}
    for skill in default_taxonomy().values():
        for code in skill.codes:
            assert re.fullmatch(r"esco:[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}|unspsc:\d{8}", code), (skill.id, code)
            if code.startswith("esco:"):
                assert owners.setdefault(code, skill.id) == skill.id


def test_many_skills_are_linked():
    linked = [skill for skill in default_taxonomy().values() if skill.codes]
    assert len(linked) >= 600
    assert "unspsc:43232405" in default_taxonomy()["python"].codes
