"""Certificates and human languages."""

from __future__ import annotations

import pytest
from resume_reading import profile_of, read


def test_a_certificate_section_is_read_with_dates():
    resume = read("Clerk\nSkills\nExcel\nCertifications\nCertified Public Accountant (CPA), 2017\nEducation\nBA")
    assert [(c.skill, c.date) for c in resume.certificates] == [("cpa", "2017")]


def test_a_certificate_named_in_a_sentence_counts_once():
    resume = read(
        "Clerk\nSummary\nKeeps books as a certified public accountant.\nCertifications\nCPA, 2017\nEducation\nBA"
    )
    assert [(c.skill, c.date) for c in resume.certificates] == [("cpa", "2017")]


def test_an_end_of_validity_is_no_date_of_issue():
    resume = read("Nurse\nSkills\nTriage\nCertifications\nBasic Life Support, expires 05/2027\nEducation\nBSN")
    assert [(c.date, c.expires) for c in resume.certificates if c.skill == "bls"] == [(None, "2027-05")]


def test_an_unknown_licence_is_kept_by_its_words():
    resume = read("Clerk\nSkills\nExcel\nLicenses\nOttershire Ferry Licence, 2019\nEducation\nBA")
    assert [(c.name, c.skill) for c in resume.certificates] == [("Ottershire Ferry Licence", None)]


def test_languages_have_a_proficiency():
    resume = read("Clerk\nSkills\nExcel\nLanguages\nEnglish (native), French: fluent\nEducation\nBA")
    assert [(language.skill, language.proficiency) for language in resume.languages] == [
        ("english", "native"),
        ("french", "fluent"),
    ]


def test_a_language_in_a_sentence_counts_when_it_is_spoken():
    assert [la.skill for la in read("Clerk\nSummary\nFluent in Spanish and calm under stress.").languages] == [
        "spanish"
    ]
    assert read("Clerk\nSummary\nLed the Spanish market for two years.").languages == ()


@pytest.mark.parametrize(
    "line",
    [
        "Led CNA training program for new staff",
        "Kept license and CPR compliance records",
        "Directed the new hire LPN program",
        "Taught first aid and CPR to volunteers",
        "CPA candidate who reconciles ledgers",
    ],
)
def test_a_certificate_that_others_hold_is_not_held(line):
    text = f"Jane Roe\nExperience\nManager, Hill Clinic, 2015 - 2018\n{line}\nKept the books of the clinic"
    assert read(text).certificates == ()
    assert not {"cna", "cpr", "cpa", "lpn-license"} & {fact.skill for fact in profile_of(text).skills}


def test_numbered_certificates_are_one_item_each():
    line = "AWS Certified CWI (Certificate # 12345) API Certified TES (Certificate # 678)"
    resume = read(f"Jane Roe\nWelder\nCertifications\n{line}\nSkills\nExcel")
    assert [(c.name, c.skill) for c in resume.certificates] == [
        ("AWS Certified CWI", "cwi"),
        ("API Certified TES", "api-inspector"),
    ]


def test_a_template_names_no_certificate():
    text = "Jane Roe\nNurse\nCertifications\nRegistered Nurse in [State], License number [number]\nSkills\nTriage"
    assert read(text).certificates == ()


def certificates(*lines):
    return read("\n".join(["Jane Roe", "Engineer", "Certifications", *lines, "Education", "BA"])).certificates


def test_issuer_and_dates_stand_behind_the_name_or_below_it():
    name, issuer = "AWS Certified Solutions Architect", "Amazon Web Services"
    (beside,) = certificates(f"{name}, {issuer}, issued Mar 2021, expires Mar 2024")
    (below,) = certificates(name, issuer, "Issued Mar 2021 · Expires Mar 2024", "Credential ID AB12")
    for one in (beside, below):
        assert (one.skill, one.issuer) == ("aws-solutions-architect", issuer)
        assert (one.date, one.expires) == ("2021-03", "2024-03")


def test_the_number_of_a_certificate_holds_no_date():
    (one,) = certificates("PMP, Project Management Institute, Credential ID AB-2019-77, Issued May 2021")
    assert (one.date, one.expires) == ("2021-05", None)


def test_a_name_and_its_abbreviation_on_a_line_are_one_certificate():
    assert [(one.skill, one.date) for one in certificates("Basic Life Support (BLS), 2024")] == [("bls", "2024")]


@pytest.mark.parametrize(
    ("line", "level"),
    [
        ("French – C1", "C1"),
        ("French (B2)", "B2"),
        ("French C1 C1 B2 B2 B2", "B2"),
        ("French: Limited Working", "Limited Working"),
        ("French – near-native", "near-native"),
        ("French: basics", "basics"),
        ("French (mother tongue)", "mother tongue"),
        ("French ●●●●○", "●●●●○"),
        ("French ★ ★ ★ ☆ ☆", "★ ★ ★ ☆ ☆"),
        ("French 5/5", "5/5"),
        ("French (80%)", "80%"),
        ("French: DELF B2", "B2"),
        ("French CEFR: C1", "C1"),
        ("French level B2", "B2"),
        ("French: B2+", "B2+"),
        ("French, C1 (DALF)", "C1"),
        ("Französisch / French: Muttersprache", "Muttersprache"),
        ("French (langue maternelle)", "langue maternelle"),
        ("French (pre-intermediate)", "pre-intermediate"),
        ("Business fluent French", "Business fluent"),
    ],
)
def test_the_level_of_a_language_is_read_as_people_write_it(line, level):
    (one,) = read(f"Jane Roe\nEngineer\nLanguages\n{line}\nEducation\nBA").languages
    assert (one.skill, one.proficiency) == ("french", level)


@pytest.mark.parametrize(
    ("line", "levels"),
    [
        ("English (IELTS 7.5)", {"english": "IELTS 7.5"}),
        ("IELTS 7.5", {"english": "IELTS 7.5"}),
        ("Mandarin – HSK 4", {"mandarin": "HSK 4"}),
        ("Japanese (JLPT N2)", {"japanese": "JLPT N2"}),
        ("German: TestDaF", {"german": "TestDaF"}),
    ],
)
def test_a_test_of_a_language_is_its_level(line, levels):
    found = read(f"Jane Roe\nEngineer\nLanguages\n{line}\nEducation\nBA").languages
    assert {one.skill: one.proficiency for one in found} == levels


@pytest.mark.parametrize(
    ("line", "levels"),
    [
        ("Russian: near-native, Greek: basics", ["near-native", "basics"]),
        ("Portuguese (fluent), Japanese – conversational, English", ["fluent", "conversational", None]),
        ("Mother tongue: Italian. Other languages: English (C1), French (B1)", ["Mother tongue", "C1", "B1"]),
        ("Native English, fluent Spanish, basic Arabic", ["Native", "fluent", "basic"]),
        ("Fluent in Portuguese and Japanese", ["Fluent", "Fluent"]),
        ("Portuguese and Japanese (B1)", ["B1", "B1"]),
        ("English C2 French B2 German A1", ["C2", "B2", "A1"]),
        ("Mandarin - HSK 6, English - IELTS 8.0, French", ["HSK 6", "IELTS 8.0", None]),
        ("Hindi (native speaker), English", ["native speaker", None]),
        ("English, excellent communication", [None]),
    ],
)
def test_each_language_of_a_line_has_its_own_level(line, levels):
    found = read(f"Jane Roe\nEngineer\nLanguages\n{line}\nEducation\nBA").languages
    assert [one.proficiency for one in found] == levels


def test_a_language_with_a_level_behind_it_is_spoken_wherever_it_stands():
    found = read("Jane Roe\nEngineer\nSkills\nExcel\nFrench ●●●○○\nGerman (basic)\nEducation\nBA").languages
    assert [(one.skill, one.proficiency) for one in found] == [("french", "●●●○○"), ("german", "basic")]
    assert read("Jane Roe\nEngineer\nExperience\nManaged the Japanese limited partnership").languages == ()


def test_a_certificate_outside_its_own_section_keeps_its_date():
    lines = "Certifications: Certified Public Accountant (CPA), State of Ohio, 2017\nBasic Life Support (BLS), 2024"
    resume = read(f"Jane Roe\nClerk\nSkills\nExcel\nAdditional Information\n{lines}\nEducation\nBA")
    assert [(c.name, c.skill, c.date) for c in resume.certificates] == [
        ("Certified Public Accountant (CPA)", "cpa", "2017"),
        ("Basic Life Support (BLS)", "bls", "2024"),
    ]
