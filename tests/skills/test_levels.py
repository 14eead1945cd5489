"""How well a skill is said to be known: words, bars, fractions beside its name."""

import pytest

from skillmatch.skills import default_finder

finder = default_finder()


@pytest.mark.parametrize(
    ("text", "skill", "level"),
    [
        ("Basic knowledge of German", "german", "basic"),
        ("Basic knowledge of German and French", "french", "basic"),
        ("Beginner in Italian.", "italian", "basic"),
        ("Skills: payroll (basic), bookkeeping (advanced)", "payroll", "basic"),
        ("Skills: payroll (basic), bookkeeping (advanced)", "bookkeeping", "advanced"),
        ("Working knowledge of Revit", "revit", "intermediate"),
        ("Advanced Excel", "microsoft-excel", "advanced"),
        ("Expert in litigation and contract law", "litigation", "expert"),
        ("Python: expert", "python", "expert"),
        ("Python ●●●●○", "python", "advanced"),
        ("Python ★★★★★", "python", "expert"),
        ("Photoshop ★★☆☆☆", "adobe-photoshop", "basic"),
        ("SQL 3/5", "sql", "intermediate"),
        ("SQL 9/10, Python 4/10", "python", "basic"),
        ("Python 80%", "python", "advanced"),
        ("Python", "python", None),
        ("Grew sales 30% in a year", "sales", None),
        ("Worked on Python 3.9", "python", None),
        ("Advanced to head nurse. Payroll of two wards.", "payroll", None),
        ("No basic knowledge of SQL; no experience with SQL", "sql", None),
    ],
)
def test_a_stated_level_is_read_beside_the_skill(text, skill, level):
    assert {m.level for m in finder.find(text) if m.skill == skill} == {level}
