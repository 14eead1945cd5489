"""Text and hints in, mentions of skills out, against a taxonomy of skills."""

from skillmatch.skills.courses import COURSE_COLUMNS, Course, read_courses
from skillmatch.skills.defaults import default_finder, default_taxonomy, forget_defaults
from skillmatch.skills.finder import Finder, paragraphs_of
from skillmatch.skills.inferring import InferringFinder
from skillmatch.skills.lint import lint
from skillmatch.skills.meaning import ENCODER, Encoder, default_encoder
from skillmatch.skills.model import (
    CONTEXTS,
    KINDS,
    ORIGINS,
    Context,
    Hint,
    HintLabel,
    Kind,
    Mention,
    Origin,
    Skill,
    Unlisted,
)
from skillmatch.skills.naming import is_named, tell
from skillmatch.skills.normal import normalise, normalise_label
from skillmatch.skills.shingles import RUN, shingles
from skillmatch.skills.taxonomy import Taxonomy
from skillmatch.skills.unlisted import find_unlisted
from skillmatch.skills.words import fold, is_word, stop_words, tokens, words, words_and_pairs

__all__ = [
    "CONTEXTS",
    "COURSE_COLUMNS",
    "ENCODER",
    "KINDS",
    "ORIGINS",
    "RUN",
    "Context",
    "Course",
    "Encoder",
    "Finder",
    "Hint",
    "HintLabel",
    "InferringFinder",
    "Kind",
    "Mention",
    "Origin",
    "Skill",
    "Taxonomy",
    "Unlisted",
    "default_encoder",
    "default_finder",
    "default_taxonomy",
    "find_unlisted",
    "fold",
    "forget_defaults",
    "is_named",
    "is_word",
    "lint",
    "normalise",
    "normalise_label",
    "paragraphs_of",
    "read_courses",
    "shingles",
    "stop_words",
    "tell",
    "tokens",
    "words",
    "words_and_pairs",
]
