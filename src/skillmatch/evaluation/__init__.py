"""Labelled data in; figures, tables and the frozen tables of ``models/`` out."""

from skillmatch.evaluation.bands import bands_table, evaluate_bands
from skillmatch.evaluation.documents import documents_table, evaluate_documents
from skillmatch.evaluation.model_files import input_hashes, make_tables
from skillmatch.evaluation.pairs import evaluate_pairs, pairs_table
from skillmatch.evaluation.ranking_report import evaluate_ranking, ranking_table
from skillmatch.evaluation.requirements import evaluate_requirements, requirements_table
from skillmatch.evaluation.skills import evaluate_skills
from skillmatch.evaluation.skills_table import skills_table
from skillmatch.evaluation.stuffing import evaluate_stuffing, stuffing_table

__all__ = [
    "bands_table",
    "documents_table",
    "evaluate_bands",
    "evaluate_documents",
    "evaluate_pairs",
    "evaluate_ranking",
    "evaluate_requirements",
    "evaluate_skills",
    "evaluate_stuffing",
    "input_hashes",
    "make_tables",
    "pairs_table",
    "ranking_table",
    "requirements_table",
    "skills_table",
    "stuffing_table",
]
