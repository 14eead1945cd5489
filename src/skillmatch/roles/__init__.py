"""Role files, pages and adverts in, ``Role`` out; many of them compiled: ``RoleTable``."""

from skillmatch.roles.background import GRAM_BUCKETS, SATURATION, Background, default_background
from skillmatch.roles.compile import CompiledRole, RequirementRow, RoleTable, compile_roles
from skillmatch.roles.model import (
    CertificateNeed,
    DegreeNeed,
    ExperienceYears,
    Need,
    Qualification,
    Role,
    Salary,
    SkillNeed,
    SomeOf,
    YearsNeed,
    leaves,
)
from skillmatch.roles.requirements import PREFERRED_BEST
from skillmatch.roles.titles import gram_counts, title_words

__all__ = [
    "GRAM_BUCKETS",
    "PREFERRED_BEST",
    "SATURATION",
    "Background",
    "CertificateNeed",
    "CompiledRole",
    "DegreeNeed",
    "ExperienceYears",
    "Need",
    "Qualification",
    "RequirementRow",
    "Role",
    "RoleTable",
    "Salary",
    "SkillNeed",
    "SomeOf",
    "YearsNeed",
    "compile_roles",
    "default_background",
    "gram_counts",
    "leaves",
    "title_words",
]
