"""Role files, pages and adverts in, ``Role`` out; many of them compiled: ``RoleTable``."""

from skillmatch.roles.adverts import Columns, read_advert, read_adverts, read_rows
from skillmatch.roles.background import GRAM_BUCKETS, SATURATION, Background, default_background
from skillmatch.roles.choosing import role_from
from skillmatch.roles.compile import CompiledRole, RequirementRow, RoleTable, compile_roles
from skillmatch.roles.facts import role_id
from skillmatch.roles.files import load_role, parse_role
from skillmatch.roles.imported import imported_library, source_of
from skillmatch.roles.layout import LAYOUTS, PARTS, Layout
from skillmatch.roles.library import Library
from skillmatch.roles.lint import lint
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
from skillmatch.roles.near import NearRole, near_roles
from skillmatch.roles.onet import onet_roles
from skillmatch.roles.pages import Line, PageRole, read_lines, read_page
from skillmatch.roles.reading import read_needs
from skillmatch.roles.requirements import PREFERRED_BEST
from skillmatch.roles.texts import kept_texts
from skillmatch.roles.titles import gram_counts, title_words
from skillmatch.roles.writing import need_toml, role_toml

__all__ = [
    "GRAM_BUCKETS",
    "LAYOUTS",
    "PARTS",
    "PREFERRED_BEST",
    "SATURATION",
    "Background",
    "CertificateNeed",
    "Columns",
    "CompiledRole",
    "DegreeNeed",
    "ExperienceYears",
    "Layout",
    "Library",
    "Line",
    "NearRole",
    "Need",
    "PageRole",
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
    "imported_library",
    "kept_texts",
    "leaves",
    "lint",
    "load_role",
    "near_roles",
    "need_toml",
    "onet_roles",
    "parse_role",
    "read_advert",
    "read_adverts",
    "read_lines",
    "read_needs",
    "read_page",
    "read_rows",
    "role_from",
    "role_id",
    "role_toml",
    "source_of",
    "title_words",
]
