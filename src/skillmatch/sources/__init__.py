"""The official distributions of ESCO and O*NET in, one normalised source out, kept under ``SKILLMATCH_HOME``.

    folder of CSV or text files ── esco, onet ──▶ Source (skills, occupations, what is lacking) ── store ──▶ one file

Nothing here knows how skills are found or how roles are matched: ``skills`` and ``roles`` read the sources from here.
"""

from skillmatch.sources.esco import read_esco
from skillmatch.sources.model import (
    NAMES,
    Asked,
    Imported,
    Source,
    SourceName,
    SourceOccupation,
    SourceSkill,
    attribution,
)
from skillmatch.sources.onet import read_onet
from skillmatch.sources.store import (
    cache_folder,
    installed,
    keep,
    load_occupations,
    load_skills,
    many_objects,
    source_path,
    write_aside,
)

__all__ = [
    "NAMES",
    "Asked",
    "Imported",
    "Source",
    "SourceName",
    "SourceOccupation",
    "SourceSkill",
    "attribution",
    "cache_folder",
    "installed",
    "keep",
    "load_occupations",
    "load_skills",
    "many_objects",
    "read_esco",
    "read_onet",
    "source_path",
    "write_aside",
]
