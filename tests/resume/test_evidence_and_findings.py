"""What the skills are proved by, and what is odd about a file."""

from __future__ import annotations

import datetime
import re

from resume_reading import document, profile_of, read

from skillmatch.resume import FINDING_KINDS, parse
from skillmatch.skills import default_finder

JOBS = (
    "Jane Roe\nEngineer\nSkills\nPython, Docker\nExperience\n"
    "Engineer, Acme Ltd, 01/2020 - 12/2021\n• Wrote tools in Python\n"
    "Engineer, Blue Ltd, 07/2021 - 06/2022\n• Moved Python services to Docker\nEducation\nBS in Physics, 2015"
)


def record(text: str, skill: str):
    return next(r for r in read(text).skills if r.id == skill)


def kinds(text: str) -> list[str]:
    return [finding.kind for finding in read(text).findings]


def test_months_of_two_jobs_at_once_count_once():
    assert (record(JOBS, "python").months, record(JOBS, "python").last_used) == (30, "2022-06")
    assert (record(JOBS, "docker").months, record(JOBS, "docker").last_used) == (12, "2022-06")


def test_a_skill_in_use_was_last_used_now():
    text = JOBS.replace("06/2022", "Present")
    assert record(text, "python").last_used == "2026-01"
    [fact] = [f for f in profile_of(text).skills if f.skill == "python"]
    assert fact.idle == 0


def test_a_skill_only_listed_has_no_months():
    [fact] = [
        f for f in profile_of("Engineer\nSkills\nPython\nExperience\nClerk, 2019 - 2020").skills if f.skill == "python"
    ]
    assert (fact.months, fact.idle, [e.listed for e in fact.evidence]) == (0, None, [True])


def test_every_mention_points_at_its_words():
    resume = read(JOBS)
    for skill in resume.skills:
        for mention in skill.mentions:
            assert resume.text[mention.start : mention.end] == mention.text


def test_an_objective_is_a_wish():
    text = "Jane Roe\nClerk\nObjective\nTo work with Kubernetes.\nExperience\nClerk, Acme Ltd, 2019 - 2020"
    assert [m.context for m in record(text, "kubernetes").mentions] == ["wanted"]


def test_a_pasted_advert_earns_nothing_and_is_told():
    advert = "\nAdditional Information\nWe are looking for an engineer with Kubernetes."
    advert += "\nRequirements:\n5 years of Terraform\n"
    text = JOBS + advert
    assert "pasted-advert" in kinds(text)
    assert not {"kubernetes", "terraform"} & {fact.skill for fact in profile_of(text).skills}
    assert {t.term for t in profile_of(text).terms} == {t.term for t in profile_of(JOBS).terms}


def test_own_duties_under_a_heading_are_no_advert():
    duties = "Job Description:\nFound the ideal candidate for many roles with Python"
    text = f"Experience\nRecruiter, Acme Ltd, 2019 - 2021\n{duties}"
    assert "pasted-advert" not in kinds(text)


def test_a_line_that_stands_twice_counts_once():
    line = "• Built dashboards in Tableau for the finance team of a large maker of ball bearings"
    text = JOBS.replace("• Wrote tools", f"{line}\n{line}\n• Wrote tools")
    assert "repeated-text" in kinds(text)
    assert len(record(text, "tableau").mentions) == 1
    [term] = [t for t in profile_of(text).terms if t.term == "dashboards"]
    assert len(term.plain) == 1


def test_wrong_dates_are_told_and_not_counted():
    assert "end-before-start" in kinds(JOBS.replace("12/2021", "12/2019"))
    assert "in-the-future" in kinds(JOBS.replace("06/2022", "06/2031"))


def test_two_mail_addresses_may_be_two_people():
    assert "several-people" in kinds("Jane Roe\njane@example.org\njohn@example.net\n" + JOBS)
    assert "several-people" not in kinds(
        "Jane Roe\njane@example.org\n" + JOBS + "\nReferences\nJohn Poe, john@example.net"
    )


def test_little_text_and_other_languages_are_told():
    assert kinds("Jane Roe") == ["little-text"]
    german = (
        "Ich habe für die Firma mit den Kunden und der Leitung an einer Lösung für das Lager gearbeitet "
        "und sie ist im Einsatz. "
    )
    assert "other-language" in kinds(german * 5)
    assert "other-language" not in kinds(JOBS * 2)


def test_a_part_in_another_language_is_told_with_its_share():
    german = (
        "Profil\nIch habe für die Firma mit den Kunden und der Leitung an einer Lösung für das Lager gearbeitet "
        "und sie ist im Einsatz. Ich bin in der Lage, mit den Leuten auf der Bühne und im Lager zu reden."
    )
    english = "\n".join([JOBS, "I kept the books of nine shops and closed them by the third of each month."] * 4)
    [found] = [one for one in read(f"{english}\n{german}").findings if one.kind == "part-in-other-language"]
    share = 100 * len(german.split()) / len(f"{english} {german}".split())
    told = int(re.search(r"(\d+)%", found.effect)[1])
    assert found.text == "German" and abs(told - share) < 15


def test_a_few_foreign_words_are_no_part():
    named = "Teamleiter für die Kunden, Hochschule für Technik und Wirtschaft, 2011"
    assert "part-in-other-language" not in kinds("\n".join([JOBS, named, JOBS]))


def test_findings_are_of_the_closed_list():
    text = "a@example.org b@example.org\n" + JOBS.replace("12/2021", "12/2019") + "\nWe are looking for a clerk."
    assert set(kinds(text)) <= set(FINDING_KINDS)


def test_an_empty_document_is_an_empty_resume():
    resume = parse(document(""), file="x", finder=default_finder(), as_of=datetime.date(2026, 1, 31), versions={})
    assert (resume.positions, resume.skills, resume.sections) == ((), (), ())


def test_unread_dates_are_unknown_not_missing():
    profile = profile_of("Jane Roe\nExperience\nFront Desk Agent, Harbor Hotel\nAnswered the phones.")
    assert (profile.months, profile.unknown) == (None, {"dates"})
    assert profile_of(JOBS).unknown == frozenset()
    assert profile_of(JOBS).months == 30


LINE = "• Built dashboards in Tableau for the finance team of a large maker of ball bearings"


def test_a_duty_that_recurs_in_another_job_gives_its_months_and_its_words_once():
    text = JOBS.replace("• Wrote", f"{LINE}\n• Wrote").replace("• Moved", f"{LINE}\n• Moved")
    assert "repeated-text" not in kinds(text)
    assert record(text, "tableau").months == 30
    [term] = [t for t in profile_of(text).terms if t.term == "dashboards"]
    assert len(term.plain) == 1


def test_two_jobs_under_the_same_header_line_keep_both():
    header = "Python Engineer Company Name - City , State"
    text = f"Experience\n{header}\n01/2018 - 12/2018\nKept tools\n{header}\n01/2014 - 12/2014\nKept other tools"
    assert len(record(text, "python").mentions) == 2
    assert record(text, "python").months == 24


def test_a_template_that_nobody_filled_in_is_told_and_earns_nothing():
    text = JOBS + "\nSummary\nSkilled [job title] with [number] years of Kubernetes. Knows Terraform."
    assert "template-text" in kinds(text)
    skills = {fact.skill for fact in profile_of(text).skills}
    assert "kubernetes" not in skills and "terraform" in skills
    assert "template-text" not in kinds(JOBS + "\nTaught [Spanish] and [French] with [number] peers")


def test_a_present_long_after_the_newest_year_is_told():
    old = "Jane Roe\nExperience\nClerk, Acme Ltd, 03/2012 - Present\nKept books\nEducation\nBA, 2008"
    found = [finding for finding in read(old).findings if finding.kind == "old-file"]
    assert [(f.text, f.effect) for f in found] == [("03/2012 - Present", "“present” is counted up to 2026-01-31")]
    assert "old-file" not in kinds(old + "\nCertifications\nCPA, 2023")
    assert "old-file" not in kinds(old.replace("Present", "03/2014"))
