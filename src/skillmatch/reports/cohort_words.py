"""What all reports of a cohort say in words: next steps, whom something helps, how estimates are meant."""

from __future__ import annotations

from collections.abc import Sequence, Sized

from skillmatch.reports.wording import plain, points
from skillmatch.screening import Cohort, NextStep
from skillmatch.skills import Taxonomy

__all__ = [
    "ESTIMATE",
    "VERBS",
    "listed",
    "people_count",
    "shown_names",
    "step_label",
    "step_words",
    "summary",
]

VERBS = {"show": "Show", "learn": "Learn"}

ESTIMATE = (
    "Points are those of all people together, an estimate that errs low: each gap once, by the part of it that would "
    "be met. Years, degrees and what was not readable are met by no course."
)


def step_label(step: NextStep, taxonomy: Taxonomy) -> str:
    """What is to be shown or learned: the skill, or the requirement where no skill would do."""
    return plain(taxonomy[step.skill].label if step.skill is not None and step.skill in taxonomy else step.text)


def step_words(step: NextStep | None, taxonomy: Taxonomy) -> str:
    """The next step in a line, "" where there is none."""
    if step is None:
        return ""
    return f"{VERBS[step.kind].lower()} {step_label(step, taxonomy)} (+{points(step.would_bring)})"


def people_count(people: Sized) -> str:
    """How many.

    >>> people_count(["a.pdf"]), people_count(["a.pdf", "b.pdf"])
    ('1 person', '2 people')
    """
    count = len(people)
    return f"{count} {'person' if count == 1 else 'people'}"


def summary(cohort: Cohort) -> str:
    """How many files, and what became of them."""
    files = len(cohort.people) + len(cohort.unread)
    told = f"{files} file{'' if files == 1 else 's'}"
    if cohort.unread:
        told += f", {len(cohort.unread)} not read"
    if cohort.unjudged:
        told += f", {len(cohort.unjudged)} not judged"
    return told


def shown_names(files: Sequence[str]) -> dict[str, str]:
    """The files without the folders that all of them lie in.

    >>> shown_names(["class/a.pdf", "class/b/c.pdf"])
    {'class/a.pdf': 'a.pdf', 'class/b/c.pdf': 'b/c.pdf'}
    """
    folders = [file.split("/")[:-1] for file in files]
    common = 0
    if folders:
        while all(len(one) > common and one[common] == folders[0][common] for one in folders):
            common += 1
    return {file: plain("/".join(file.split("/")[common:])) for file in files}


def listed(names: Sequence[str], most: int) -> str:
    """Names in a line; of more than ``most`` the rest is counted.

    >>> listed(["a", "b", "c"], 2)
    'a, b and 1 more'
    """
    if len(names) <= most:
        return ", ".join(names)
    return f"{', '.join(names[:most])} and {len(names) - most} more"
