"""``Document`` in, ``Resume`` out; and from it the ``Profile``, which is all that scores may see."""

from skillmatch.resume.additions import Addition, Board, Delta, Written
from skillmatch.resume.findings import FINDING_KINDS
from skillmatch.resume.losses import Extent, Loss, losses
from skillmatch.resume.model import (
    LEVELS,
    Certificate,
    DegreeFact,
    Education,
    Evidence,
    Finding,
    HeadlineFact,
    HumanLanguage,
    Level,
    Position,
    Profile,
    Resume,
    Section,
    SectionKind,
    SkillEvidence,
    SkillFact,
    SkillRecord,
    Span,
    Term,
    TitleFact,
    Unjudged,
    UnlistedItem,
)
from skillmatch.resume.months import months_in_words, union_length
from skillmatch.resume.parse import parse
from skillmatch.resume.profile import profile

__all__ = [
    "FINDING_KINDS",
    "LEVELS",
    "Addition",
    "Board",
    "Certificate",
    "DegreeFact",
    "Delta",
    "Education",
    "Evidence",
    "Extent",
    "Finding",
    "HeadlineFact",
    "HumanLanguage",
    "Level",
    "Loss",
    "Position",
    "Profile",
    "Resume",
    "Section",
    "SectionKind",
    "SkillEvidence",
    "SkillFact",
    "SkillRecord",
    "Span",
    "Term",
    "TitleFact",
    "Unjudged",
    "UnlistedItem",
    "Written",
    "losses",
    "months_in_words",
    "parse",
    "profile",
    "union_length",
]
