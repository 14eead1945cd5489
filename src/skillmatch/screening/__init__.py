"""Many files and roles in, a ``Cohort`` out: heat maps, groups with the same next step, what helps most people."""

from skillmatch.screening.cohort import cohort_of
from skillmatch.screening.local import LOST, in_processes, people_of, workers_for
from skillmatch.screening.model import (
    Cell,
    Cohort,
    Given,
    Group,
    HeatMap,
    Help,
    NextStep,
    Person,
    Row,
    Standing,
    StepKind,
    Unread,
)
from skillmatch.screening.people import Bench, Terms

__all__ = [
    "LOST",
    "Bench",
    "Cell",
    "Cohort",
    "Given",
    "Group",
    "HeatMap",
    "Help",
    "NextStep",
    "Person",
    "Row",
    "Standing",
    "StepKind",
    "Terms",
    "Unread",
    "cohort_of",
    "in_processes",
    "people_of",
    "workers_for",
]
