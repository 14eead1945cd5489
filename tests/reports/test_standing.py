"""What people are told of bands, of how sure a score is, and of why one role stands before another."""

import csv
import io
from dataclasses import replace

from report_samples import LLM_ENGINEER, TAXONOMY, match_by_hand, matches_of, maya

from skillmatch.reports import match_json
from skillmatch.reports.html import match_html
from skillmatch.reports.sheet import MatchSheet
from skillmatch.reports.standing import behind, groups, standing, sure
from skillmatch.reports.text import match_text


def judged_match(**changes):
    told = "of 172 development resumes whose best role scored 60 to 70, 61 in 100 were of that role's family"
    content = {"band": "possible", "band_told": told, "interval": (601, 689), "ranks": (2, 4), **changes}
    return replace(match_by_hand(points=664), **content)


def test_a_band_is_told_with_what_it_stands_on():
    assert standing(judged_match())[0] == (
        "Possible: of 172 development resumes whose best role scored 60 to 70, "
        "61 in 100 were of that role's family."
    )  # fmt: skip


def test_a_role_that_was_not_measured_has_no_band_and_no_boast():
    match = judged_match(band="not-calibrated", band_told="this role is none of those")
    assert standing(match) == [sure(match)]


def test_how_sure_a_score_is():
    assert sure(judged_match()) == "Between 60.1 and 68.9 points, place 2 to 4, with other weights within reason."
    assert "place 1," in sure(judged_match(ranks=(1, 1)))
    assert "doubtful parts" in sure(judged_match(touched={"text": ("q1",)}))


def test_why_a_role_stands_behind_another_adds_up():
    first, second = matches_of(maya())
    told = behind(first, second)
    assert told.startswith("Behind LLM Engineer by 58.2: requirements −31.5")
    assert behind(first, first) == "Level with LLM Engineer in every part."


def test_roles_not_told_apart_are_named_as_a_group_with_their_family():
    near = [judged_match(ranks=(1, 2)), judged_match(ranks=(1, 3)), judged_match(ranks=(3, 3))]
    (told,) = groups(near)
    assert told.startswith("1 and 2 are not told apart, all of the family Artificial Intelligence")
    assert groups([judged_match(ranks=(1, 1)), judged_match(ranks=(2, 2))]) == []


def test_the_reports_say_the_band_and_the_json_carries_all():
    resume = maya()
    first, second = matches_of(resume)
    matches = [
        replace(first, band="possible", band_told="of 9 resumes …", ranks=(1, 2)),
        replace(second, band="unlikely", band_told="of 7 resumes …", ranks=(1, 2)),
    ]
    for report in (
        match_text(resume, matches, taxonomy=TAXONOMY),
        match_html([(resume, matches)], taxonomy=TAXONOMY),
    ):
        assert "Possible: of 9 resumes" in report
        assert "not told apart" in report
        assert "Behind LLM Engineer by" in report
    rows = match_json(resume, matches)
    assert rows["together"] == [["llm-engineer", "head-chef"]]
    assert rows["matches"][0]["behind"] is None
    told = rows["matches"][1]["behind"]
    assert told["role"] == "llm-engineer"
    assert round(sum(part["points"] for part in told["parts"]), 1) == told["points"]


def test_a_score_that_cannot_be_judged_is_withheld_from_people_and_stands_in_json():
    resume = maya()
    reason = "too little text is read in the file to judge it"
    matches = [replace(match, band="cannot-judge", band_told=reason) for match in matches_of(resume)]
    for report in (
        match_text(resume, matches, taxonomy=TAXONOMY),
        match_html([(resume, matches)], taxonomy=TAXONOMY),
    ):
        assert "Not judged: too little text" in report
        assert "66.4" not in report
    assert match_json(resume, matches)["matches"][0]["score"] == 66.4
    stream = io.StringIO()
    MatchSheet(stream).row("cv.pdf", LLM_ENGINEER, 664_000, "cannot-judge")
    assert list(csv.reader(io.StringIO(stream.getvalue())))[1][4:] == ["", "cannot-judge"]


def test_little_text_and_other_languages_are_not_judged(tmp_path):
    import skillmatch

    short = tmp_path / "short.txt"
    short.write_text("Ann Example\nChef\nCooking, menus")
    german = tmp_path / "german.txt"
    german.write_text(
        "Anna Beispiel\nKöchin\n\nBerufserfahrung\nSeit 2019 leite ich die Küche eines Hotels und plane mit dem Team "
        "die Speisekarte für jede Woche. Ich habe die Lehrlinge ausgebildet und den Einkauf der Lebensmittel geführt.\n"
        "Davor war ich drei Jahre lang in einem Restaurant an der See und habe dort das Kochen von Fisch gelernt.\n"
        "Ich spreche mit den Gästen und mit den Lieferanten, halte die Kosten im Blick und bin für die Hygiene in der "
        "Küche und im Lager zuständig.\n"
    )
    for path, word in ((short, "too little text"), (german, "another language")):
        match = skillmatch.match(skillmatch.read(path), top=1)[0]
        assert match.band == "cannot-judge" and word in match.band_told
