"""Which headings people write, and what is none."""

from __future__ import annotations

from dataclasses import replace

import pytest
from resume_reading import document

from skillmatch.resume.headings import heading_of, inline_heading_of, run_on_heading
from skillmatch.resume.paragraphs import read_paragraphs, tidy
from skillmatch.resume.sections import find_blocks, is_list


def kinds(text: str) -> list[str]:
    paragraphs, _ = read_paragraphs(document(text))
    return [block.kind for block in find_blocks(paragraphs)]


@pytest.mark.parametrize(
    ("written", "kind"),
    [
        ("Work Experience", "experience"),
        ("PROFESSIONAL BACKGROUND", "experience"),
        ("Career History:", "experience"),
        ("Employment", "experience"),
        ("Highlights", "skills"),
        ("Core Qualifications", "skills"),
        ("Skills & Expertise", "skills"),
        ("Technical Proficiencies", "skills"),
        ("2. Education and Training", "education"),
        ("E D U C A T I O N", "education"),
        ("WORKEXPERIENCE", "experience"),
        ("Certifications / Licenses", "certificates"),
        ("Experience (continued)", "experience"),
        ("Languages", "languages"),
        ("Executive Experience", "experience"),
        ("Professional Recognitions", "awards"),
        ("Skill", "skills"),
        ("References", "references"),
    ],
)
def test_a_heading_is_known_by_its_words(written, kind):
    assert heading_of(written).kind == kind


@pytest.mark.parametrize("written", ["Managed the budget", "experience.", "Marketing", "2019 - 2021", "skills,"])
def test_a_line_of_text_is_no_heading(written):
    assert heading_of(written) is None


def test_an_unlisted_heading_counts_when_type_sets_it_off():
    assert heading_of("DENTAL ASSISTING EXPERIENCE", styled=True).kind == "experience"
    assert heading_of("DENTAL ASSISTING EXPERIENCE") is None


def test_a_heading_may_stand_before_its_content():
    assert inline_heading_of("Languages: French, Dutch").kind == "languages"
    assert inline_heading_of("Note: call me") is None


def test_sections_follow_each_other():
    text = "Jane Roe\nClerk\nSummary\nGood with ledgers.\nWork History\nClerk, 2019 - 2021\nEducation\nBA History"
    assert kinds(text) == ["contact", "summary", "experience", "education"]


def test_programming_languages_are_skills_and_human_ones_are_not():
    assert kinds("Skills\nExcel\nLanguages: C, R, Go\nEducation\nBSc") == ["skills", "education"]
    assert kinds("Skills\nExcel\nLanguages: English, Polish\nEducation\nBSc") == ["skills", "languages", "education"]
    assert kinds("Languages\nPython\nJava\nEducation\nBSc") == ["skills", "education"]


def test_a_label_within_a_job_opens_no_section():
    text = "EXPERIENCE\nClerk, Acme, 2019 - 2021\nAchievements:\nSaved paper\nTechnologies: Excel, SAP\nEDUCATION\nBA"
    assert kinds(text) == ["experience", "education"]


def test_a_word_in_a_list_of_skills_opens_no_section():
    assert kinds("Skills\nBudgeting\nTraining\nResearch\nScheduling\nEducation\nBA") == ["skills", "education"]


def test_an_unlisted_heading_over_a_dated_entry_needs_no_style():
    text = "Skills\nExcel\n{}\nStylist, Acme Ltd\n2019 - 2020\nDressed windows\nEducation\nBA"
    assert kinds(text.format("Window Dressing Experience")) == ["skills", "experience", "education"]
    assert kinds("Skills\nExcel\nTeam Management Experience\nBudgets\nEducation\nBA") == ["skills", "education"]


def test_a_subheading_among_achievements_opens_no_section():
    telling = "Trained the clerks of four branches on the new ledger software"
    text = f"Accomplishments\nTraining\n{telling}\nResearch\n{telling}\nExperience\nClerk, Acme, 2019 - 2021"
    assert kinds(text) == ["awards", "experience"]


def test_research_is_a_section_where_years_follow():
    assert "publications" in kinds("Education\nBA\n\nResearch\nLedgers of old, Journal of Books, 2012\n\nSkills\nExcel")
    assert "publications" not in kinds("Education\nBA\n\nResearch\nCurious and patient\n\nSkills\nExcel")


def test_a_heading_behind_a_dash_is_an_item_where_the_dash_comes_again():
    assert inline_heading_of("Volunteer - Community activities - Scouts") is None
    assert inline_heading_of("Education - BA History").kind == "education"


def test_a_heading_on_the_last_line_of_a_paragraph_is_split_off():
    text = "Licensed Nurse 2005, Hill College in Dayton\nProfessional Affiliations\n\nNurses of Ohio"
    whole = document(text)
    joined = replace(whole, paragraphs=((0, text.index("\n\n")), whole.paragraphs[-1]))
    paragraphs, _ = read_paragraphs(joined)
    assert [p.text for p in paragraphs][1:] == ["Professional Affiliations", "Nurses of Ohio"]


def test_a_heading_over_skills_is_found_in_a_text_that_lost_its_line_ends():
    text = "Summary\nKeeps the books of firms. Core Competencies Cost control Audit support Ledger design Payroll"
    assert kinds(text) == ["summary", "skills"]
    assert run_on_heading("Keeps books. Core Competencies Used in each of the firms that I worked for") is None
    assert run_on_heading("Professional Skills: Excel, Access, Word, Payroll, Ledgers") is None


def test_a_resume_without_headings_is_one_section():
    assert kinds("Jane Roe\nClerk at Acme") == ["contact"]


def test_a_list_of_skills_is_told_from_a_sentence():
    assert is_list("Python, SQL, Java, Excel", "skills")
    assert not is_list("Reconciled the ledgers of twelve branches every month without a fault.", "skills")
    assert not is_list("Python, SQL", "experience")


def test_the_tidy_view_keeps_every_offset():
    text = "• Café – “Acme”\u00a0Ltd â€“ City\ufeff 2016–18"
    assert len(tidy(text)) == len(text)
    assert "2016-18" in tidy(text)


def test_lines_that_a_converter_tore_apart_are_one_again():
    paragraphs, _ = read_paragraphs(document("January 2014\nto\nCurrent\nClerk\nCity\n,\nState"))
    assert [p.text.replace("\t", " ") for p in paragraphs] == ["January 2014 to Current", "Clerk", "City , State"]


def test_a_text_without_line_ends_is_taken_apart_at_wide_gaps():
    filler = "Kept the books of a small firm and answered the phones of two directors all day long"
    line = "  ".join(
        ["Jane Roe", "Experience", "Clerk, Acme, 2019 - 2021", filler, "Education", "BA History", *[filler] * 9]
    )
    assert {"experience", "education"} <= set(kinds(line))


@pytest.mark.parametrize("heading", ["W O R K   E X P E R I E N C E", "W O R K E X P E R I E N C E"])
def test_a_heading_of_spread_words_has_more_letters_than_a_heading_has_words(heading):
    text = f"Jane Roe\nClerk\n\n{heading}\n\nClerk, Hill Clinic, 2015 - 2018\n\nS K I L L S\n\nExcel\n"
    assert kinds(text) == ["contact", "experience", "skills"]
