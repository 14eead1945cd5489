"""A plan in words: why a step takes so long, what would prove it, where its line goes."""

from __future__ import annotations

import csv
from collections.abc import Mapping
from functools import cache

from skillmatch import resources
from skillmatch.matching import Change, Effort, Plan, Wait
from skillmatch.reports.wording import SECTION_NAMES, either, plain, points, short
from skillmatch.resume import Addition, Resume, Written, months_in_words
from skillmatch.skills import Course, Taxonomy

__all__ = [
    "ESTIMATE",
    "SHOW_REMINDER",
    "bound_in_words",
    "change_in_words",
    "course_in_words",
    "nothing_in_words",
    "place_in_words",
    "proofs",
    "sentence",
    "verb",
    "wait_in_words",
    "weeks_in_words",
    "why",
]

ESTIMATE = "Weeks are an estimate, part time, from a table by kind, level and what you know already; no measurement."
SHOW_REMINDER = "Paste a line only if it is so, and say in your own words what you did."
_DEGREES = {
    "secondary": "a high school diploma",
    "certificate": "a certificate of study",
    "associate": "an associate degree",
    "bachelor": "a bachelor's degree",
    "master": "a master's degree",
    "phd": "a doctorate",
}


def verb(addition: Addition) -> str:
    """What is done with it: shown, learned, earned.

    >>> verb(Addition("certificate", "cisa"))
    'earn'
    """
    return "show" if addition.show else "learn" if addition.what == "skill" else "earn"


@cache
def _proof_table() -> Mapping[str, tuple[str, ...]]:
    path = resources.data_folder() / "words" / "proof.csv"
    found: dict[str, list[str]] = {}
    with path.open(encoding="utf-8", newline="") as rows:
        for row in csv.DictReader(rows):
            found.setdefault(row["kind"], []).append(row["proof"])
    return {kind: tuple(lines) for kind, lines in found.items()}


def proofs(addition: Addition, taxonomy: Taxonomy) -> tuple[str, ...]:
    """Kinds of proof that would count; no course is invented."""
    if addition.what == "skill":
        return _proof_table()["show" if addition.show else taxonomy[addition.id].kind]
    return _proof_table()[addition.what]


def why(addition: Addition, label: str, effort: Effort, taxonomy: Taxonomy) -> str:
    """Why it takes the weeks it does, from what the person has.

    >>> from skillmatch.skills import default_taxonomy
    >>> why(Addition("skill", "jax"), "JAX", Effort(20, "neighbour", "pytorch"), default_taxonomy())
    'you know PyTorch: JAX is a short step'
    """
    near = effort.near
    if addition.what == "degree":
        held = _DEGREES.get(near or "", "")
        if effort.nearness == "neighbour":
            return f"you have {held} in another field, or are earning it" if held else "you are on the way"
        return f"you have {held}" if effort.nearness == "builds" and held else "nothing in the file leads up to it"
    if effort.nearness == "show":
        return "the file names it and does not show its use"
    if near is None or near not in taxonomy:
        return "nothing near it is in the file"
    known = plain(taxonomy[near].label)
    if effort.nearness == "neighbour":
        return f"you know {known}: {label} is a short step"
    if near in taxonomy.ancestors(addition.id):
        return f"you know {known}, which {label} builds on"
    return f"you know {known}, which is of the same kind as {label}"


def place_in_words(written: Written, resume: Resume) -> str:
    """Where a line goes, for a person who has the file open."""
    if written.position is not None:
        position = resume.positions[written.position]
        title = short(plain(position.title or position.organisation or "your newest position"), 40)
        return f"in “{title}”, below its last line"
    if written.new_section:
        return f"at the end, under a new heading “{plain(written.heading)}”"
    return f"at the end of “{plain(written.heading) or SECTION_NAMES[written.section]}”"


def weeks_in_words(tenths: int) -> str:
    """Tenths of weeks as a person says them.

    >>> weeks_in_words(2), weeks_in_words(10), weeks_in_words(65), weeks_in_words(2080)
    ('a day', '1 week', '6.5 weeks', '4 years')
    """
    if tenths <= 0:
        return "no extra time"
    if tenths < 5:
        return "a day" if tenths == 2 else f"{max(1, tenths // 2)} days"
    if tenths >= 1040:
        years = tenths / 520
        return f"{years:.1f}".removesuffix(".0") + " years"
    return "1 week" if tenths == 10 else f"{tenths / 10:g} weeks"


def change_in_words(change: Change, plan: Plan) -> str:
    """What is to be shown and what is to be learned, and the score then."""
    parts = []
    for word in ("show", "learn", "earn"):
        named = [plain(plan.labels[one.key]) for one in (*change.show, *change.learn) if verb(one) == word]
        if named:
            parts.append(f"{word} {either(named, 'and')}")
    proven = "" if change.proven else " (a smaller change may do it)"
    return f"{', then '.join(parts)}: {points(change.score_after)} points{proven}"


def wait_in_words(wait: Wait, taxonomy: Taxonomy) -> str:
    """Why no line meets a requirement."""
    if wait.reason == "dates":
        return "It could not be judged: give month and year beside each position."
    if wait.reason == "other" or wait.months is None:
        return "Nothing that can be planned meets it."
    of = f" of {plain(taxonomy[wait.skill].label)}" if wait.skill is not None and wait.skill in taxonomy else ""
    return f"Only time brings it: {months_in_words(wait.months)}{of} are still missing."


def course_in_words(course: Course) -> str:
    """A course on one line."""
    parts = (course.title, weeks_in_words(course.weeks), course.cost, course.where)
    return ", ".join(plain(part) for part in parts if part)


def bound_in_words(plan: Plan) -> str:
    """Whether other steps in the same time could bring more; "" without a budget."""
    if plan.budget is None or plan.bound is None:
        return ""
    time = weeks_in_words(plan.budget)
    if plan.bound == 0:
        return f"No other steps within {time} bring more: every set was tried or ruled out."
    return f"Other steps within {time} could bring at most {points(plan.bound)} points more than these."


def nothing_in_words(plan: Plan) -> str:
    """Why there are no steps."""
    if plan.budget is not None:
        return f"Nothing that fits into {weeks_in_words(plan.budget)} brings a tenth of a point."
    return "Nothing that a line could say would bring a tenth of a point."


def sentence(text: str) -> str:
    """A text with a capital and a full stop.

    >>> sentence("you know SQL")
    'You know SQL.'
    """
    return f"{text[:1].upper()}{text[1:]}."
