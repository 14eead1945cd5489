"""The main job: an invented resume for a role ranks that role first, whatever the form of the file."""

import datetime

import pytest
from forms import FORMS, SUFFIXES, write
from people import FOR_ROLE, load

from skillmatch.api import Matcher
from skillmatch.matching import scores
from skillmatch.resume import profile

SEVEN = sorted(FOR_ROLE)


@pytest.fixture(scope="module")
def matcher():
    with Matcher(as_of=datetime.date(2026, 1, 31)) as one:
        yield one


@pytest.fixture(scope="module")
def readings(matcher, tmp_path_factory):
    folder = tmp_path_factory.mktemp("forms")

    def read(person, form):
        path = folder / f"{person}-{form}{SUFFIXES[form]}"
        if not path.exists():
            write(load(person), form, path)
        return matcher.read(path)

    return read


def claimed(resume):
    return {s.id for s in resume.skills if any(m.context == "claimed" for m in s.mentions)}


def facts(resume):
    return [
        (p.title, p.organisation, p.start, p.end, p.months)
        for p in sorted(resume.positions, key=lambda p: p.start or "")
    ]


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("role", SEVEN)
def test_a_resume_for_a_role_ranks_it_first(role, form, readings, matcher):
    best = matcher.match(readings(FOR_ROLE[role], form), top=2)
    assert best[0].role.id == role
    assert best[0].score > best[1].score


@pytest.mark.parametrize("person", [*FOR_ROLE.values(), "nurse", "chef"])
def test_all_forms_give_the_same_skills_positions_and_scores(person, readings, matcher):
    plain = readings(person, "txt")
    expected = scores(profile(plain), matcher.table).tolist()
    for form in FORMS:
        resume = readings(person, form)
        assert claimed(resume) == claimed(plain), form
        assert facts(resume) == facts(plain), form
        assert scores(profile(resume), matcher.table).tolist() == expected, form


@pytest.mark.parametrize("person", ["nurse", "chef"])
@pytest.mark.parametrize("form", ["txt", "pdf-two-columns"])
def test_another_trade_scores_below_half_on_all_seven_and_the_report_says_why(person, form, readings, matcher):
    from skillmatch.reports.waterfall import why_in_one_line

    own = {FOR_ROLE[role]: matcher.match(readings(FOR_ROLE[role], form), top=1)[0].score for role in SEVEN}
    resume = readings(person, form)
    found = {match.role.id: match for match in matcher.match(resume, top=None)}
    for role in SEVEN:
        assert found[role].score * 2 < own[FOR_ROLE[role]]
        line = why_in_one_line(found[role])
        assert found[role].role.title in line and "\n" not in line


def test_what_claims_nothing_earns_nothing(tmp_path, matcher):
    path = tmp_path / "nothing.txt"
    path.write_text(
        "No experience with Kubernetes. Did not use Terraform. Currently learning Rust. Managed the R&D budget. "
        "Go-getter who can excel under pressure.\n"
    )
    resume = matcher.read(path)
    assert claimed(resume) == set()
    for match in matcher.match(resume, top=None):
        assert all(c.points == 0 for c in match.contributions if c.kind != "vocabulary")
        words = {t.term for c in match.contributions for t in c.terms if t.points}
        # the verb "excel" is a word of some roles, and no skill
        assert not words & {"kubernetes", "terraform", "rust", "learning", "r", "go"}
        if match.role.id in SEVEN:
            assert match.score == 0
