"""ESCO's download is taken as the Commission ships it, and what is wrong with a file is told with its line."""

import pytest
from official import esco, occupation_uri, skill_uri, uuid

from skillmatch.errors import InvalidTaxonomy
from skillmatch.sources import read_esco


@pytest.fixture
def folder(tmp_path):
    return esco(tmp_path / "ESCO dataset - v1.2.0 - classification - en - csv")


def swap(path, old, new):
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8", newline="")


def test_skills_have_labels_kinds_and_broader_skills(folder):
    skills = {skill.label: skill for skill in read_esco(folder).skills}
    assert skills["kelp ecology"].id == f"esco:{uuid(2)}"
    assert skills["kelp ecology"].alternative_labels == ("ecology of kelp", "seaweed ecology")
    assert skills["kelp ecology"].broader == (f"esco:{uuid(4)}",)
    kinds = [skills[label].kind for label in ("kelp ecology", "plan kelp harvests", "show patience with seals")]
    assert kinds == ["knowledge", "method", "soft"]


def test_essential_skills_are_required_and_optional_ones_preferred(folder):
    farmer = next(one for one in read_esco(folder).occupations if one.code == "6222.9")
    assert [(line.text, line.required) for line in farmer.asked] == [
        ("plan kelp harvests", True),
        ("show patience with seals", True),
        ("Python (computer programming)", False),
        ("kelp ecology", False),
    ]


def test_an_occupation_without_relations_is_thin(folder):
    assert {one.code: one.thin for one in read_esco(folder).occupations} == {"6222.9": False, "6222.9.1": True}


def test_relations_without_a_type_count_as_optional_and_are_told(tmp_path):
    source = read_esco(esco(tmp_path, relation_types=False))
    assert not any(line.required for one in source.occupations for line in one.asked)
    assert any("4 relations have no relationType" in note for note in source.notes)


def test_the_release_is_read_from_the_folder_or_given(folder, tmp_path):
    assert read_esco(folder).release == "1.2.0"
    assert read_esco(esco(tmp_path / "download"), release="1.1.1").release == "1.1.1"
    assert read_esco(tmp_path / "download").release == ""


def test_added_columns_and_another_order_change_nothing(folder, tmp_path):
    assert read_esco(esco(tmp_path / "esco v1.2.0 new", more_columns=True)) == read_esco(folder)


def test_the_relations_may_lie_under_a_name_that_says_more(folder):
    (folder / "occupationSkillRelations_en.csv").rename(folder / "occupationSkillRelations_en.PART.csv")
    assert any(one.asked for one in read_esco(folder).occupations)


def test_a_download_unpacked_into_a_folder_of_its_own_is_found(folder):
    assert read_esco(folder.parent).release == "1.2.0"


def test_missing_files_are_named(folder):
    (folder / "occupationSkillRelations_en.csv").unlink()
    (folder / "broaderRelationsSkillPillar_en.csv").unlink()
    source = read_esco(folder)
    assert source.lacks == ("broaderRelationsSkillPillar_en.csv", "occupationSkillRelations_en.csv")
    assert all(one.thin for one in source.occupations)


def test_a_folder_without_the_skills_is_refused(tmp_path):
    with pytest.raises(InvalidTaxonomy, match=r"skills.csv is missing") as fault:
        read_esco(tmp_path)
    assert "unpacked download" in fault.value.remedy


def test_another_language_is_refused(folder):
    (folder / "skills_en.csv").rename(folder / "skills_de.csv")
    with pytest.raises(InvalidTaxonomy, match=r"skills_de\.csv") as fault:
        read_esco(folder)
    assert "English" in fault.value.remedy


@pytest.mark.parametrize(
    ("name", "old", "new", "told"),
    [
        ("skills_en.csv", "preferredLabel", "label", r"skills_en.csv:1: the column 'preferredLabel' is missing"),
        ("skills_en.csv", "kelp ecology,", ",", r"skills_en.csv:4: preferredLabel is empty"),
        ("occupationSkillRelations_en.csv", "essential", "needed", r"Relations_en.csv:2: relationType 'needed'"),
        ("occupationSkillRelations_en.csv", ",essential,knowledge", ",essential", r"_en.csv:2: 3 columns instead of 4"),
        ("occupations_en.csv", ",6222.9.1\n", ",6222.9\n", r"occupations_en.csv:4: the code 6222.9 stands at line 2"),
        ("skills_en.csv", skill_uri(2), skill_uri(1), r"skills_en.csv:4: .* stands at line 2 already"),
    ],
)
def test_a_wrong_file_is_named_with_its_line(folder, name, old, new, told):
    swap(folder / name, old, new)
    with pytest.raises(InvalidTaxonomy, match=told) as fault:
        read_esco(folder)
    assert fault.value.remedy


@pytest.mark.parametrize("name", ["skills_en.csv", "occupations_en.csv", "occupationSkillRelations_en.csv"])
def test_a_file_cut_inside_a_row_is_named_with_its_line(folder, name):
    path = folder / name
    content = path.read_bytes()
    path.write_bytes(content[: content.rindex(b"http://data.europa.eu") + 60])
    with pytest.raises(InvalidTaxonomy, match=rf"{name}:\d+: "):
        read_esco(folder)


def test_a_uri_that_is_cut_short_is_a_fault(folder):
    swap(folder / "occupationSkillRelations_en.csv", f"{skill_uri(1)}\n", skill_uri(1)[:-3])
    with pytest.raises(InvalidTaxonomy, match=r"Relations_en.csv:5: .* is cut short"):
        read_esco(folder)


def test_bytes_that_are_no_text_are_named_with_their_line(folder):
    path = folder / "occupations_en.csv"
    path.write_bytes(path.read_bytes().replace(occupation_uri(102).encode(), b"\xff\xfe"))
    with pytest.raises(InvalidTaxonomy, match=r"occupations_en.csv:4: these bytes are not UTF-8"):
        read_esco(folder)
