"""O*NET's text database is taken with whichever files are there; what is wrong with a file is told with its line."""

import pytest
from official import onet

from skillmatch.errors import InvalidTaxonomy
from skillmatch.sources import read_onet


@pytest.fixture
def folder(tmp_path):
    return onet(tmp_path / "db_41_7_text")


def farmer(source):
    return next(one for one in source.occupations if one.code == "45-9991.00")


def test_titles_tasks_years_and_degree(folder):
    one = farmer(read_onet(folder))
    assert one.alternative_titles == ("Seaweed Grower", "Kelp Operations Officer", "KOO")
    assert one.tasks == ("Hang seedlings of kelp on ropes.", "Mend ropes.")  # the core one first
    # 60 of 100 say a bachelor's degree, 70 of 100 had over two and up to four years
    assert (one.degree, one.years) == ("bachelor", 2)


def test_what_is_asked_by_group(folder):
    asked = [(line.group, line.text, line.required) for line in farmer(read_onet(folder)).asked]
    assert asked == [
        ("Skills, very important", "Equipment Maintenance", True),
        ("Skills, important", "Active Listening", False),
        ("Technology in demand", "Microsoft Excel", False),
        ("Technology", "KelpTrack Pro", False),
        ("Technology", "Tide planning software", False),
        ("Tools and equipment", "Kelp drying racks", False),
    ]


def test_kinds_and_commodity_codes(folder):
    skills = {skill.label: skill for skill in read_onet(folder).skills}
    assert skills["KelpTrack Pro"].kind == "technology" and skills["KelpTrack Pro"].codes == ("unspsc:43232408",)
    assert skills["Kelp drying racks"].physical
    assert skills["Active Listening"].kind == "soft" and skills["Equipment Maintenance"].kind == "method"


def test_without_a_survey_the_job_zone_tells_the_years(tmp_path):
    one = farmer(read_onet(onet(tmp_path, without=["Education, Training, and Experience.txt"])))
    assert (one.degree, one.years) == ("", 1)


def test_an_occupation_without_tasks_and_skills_is_thin(folder):
    assert {one.code: one.thin for one in read_onet(folder).occupations} == {"45-9991.00": False, "45-9999.00": True}


def test_missing_files_are_named_and_the_rest_is_taken(tmp_path):
    source = read_onet(onet(tmp_path, without=["Skills.txt", "Tools Used.txt"]))
    assert {"Skills.txt", "Tools Used.txt", "Knowledge.txt"} <= set(source.lacks)
    assert any(line.group == "Technology" for line in farmer(source).asked)


def test_the_release_is_read_from_the_read_me_or_the_folder(folder, tmp_path):
    assert read_onet(folder).release == "41.7"
    (folder / "Read Me.txt").unlink()
    assert read_onet(folder).release == "41.7"
    assert read_onet(onet(tmp_path / "text", without=["Read Me.txt"])).release == ""


def test_added_columns_change_nothing(folder, tmp_path):
    newer = onet(tmp_path / "db_41_7_text_new")
    for path in newer.glob("*.txt"):
        if path.name != "Read Me.txt":
            head, *rows = path.read_text(encoding="utf-8").splitlines()
            lines = [f"Added\t{head}", *(f"x\t{row}" for row in rows)]
            path.write_text("\r\n".join(lines) + "\r\n", encoding="utf-8", newline="")
    assert read_onet(newer) == read_onet(folder)


@pytest.mark.parametrize(
    ("name", "old", "new", "told"),
    [
        ("Occupation Data.txt", "Title", "Name", r"Occupation Data.txt:1: the column 'Title' is missing"),
        ("Occupation Data.txt", "45-9999.00", "45-99", r"Occupation Data.txt:3: '45-99' is no O\*NET-SOC code"),
        ("Occupation Data.txt", "45-9999.00", "45-9991.00", r"Occupation Data.txt:3: the code .* stands at line 2"),
        ("Skills.txt", "4.10", "high", r"Skills.txt:2: Data Value 'high' is no number"),
        ("Task Statements.txt", "\tIncumbent\n", "\n", r"Task Statements.txt:2: 6 columns instead of 7"),
        ("Technology Skills.txt", "43232408", "432x", r"Technology Skills.txt:2: Commodity Code '432x'"),
    ],
)
def test_a_wrong_file_is_named_with_its_line(folder, name, old, new, told):
    path = folder / name
    path.write_text(path.read_text(encoding="utf-8").replace(old, new, 1), encoding="utf-8", newline="")
    with pytest.raises(InvalidTaxonomy, match=told) as fault:
        read_onet(folder)
    assert fault.value.remedy


def test_a_folder_without_occupations_is_refused(tmp_path):
    with pytest.raises(InvalidTaxonomy, match=r"Occupation Data\.txt is missing"):
        read_onet(tmp_path)
    with pytest.raises(InvalidTaxonomy, match="no such folder"):
        read_onet(tmp_path / "nowhere")
