"""Resumes as pandas frames: one row for each mention of a skill."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from skillmatch.resume import Resume

__all__ = ["mentions_frame"]

_COLUMNS = {
    "file": "string",
    "skill": "string",
    "label": "string",
    "kind": "string",
    "text": "string",
    "start": "int64",
    "end": "int64",
    "page": "Int64",
    "section": "string",
    "position": "Int64",
    "context": "string",
    "origin": "string",
    "rule": "string",
    "stated_months": "Int64",
}


def mentions_frame(resumes: Resume | Iterable[Resume]) -> Any:
    """A ``pandas.DataFrame`` with a row for each mention, in the order of the text.

    Columns: ``file``, ``skill`` (id), ``label``, ``kind``, ``text`` (as written), ``start`` and ``end`` (code points),
    ``page`` (missing where the form has no pages), ``section``, ``position`` (its number, from 0), ``context``,
    ``origin``, ``rule``, ``stated_months``. No mention gives an empty frame with the same columns and types.

    >>> import skillmatch.api
    >>> resume = skillmatch.api.Matcher().read_bytes(b"Models in PyTorch. No experience with Docker.", file="cv.txt")
    >>> mentions_frame(resume)[["text", "skill", "context"]].values.tolist()
    [['PyTorch', 'pytorch', 'claimed'], ['Docker', 'docker', 'negated']]
    """
    import pandas as pd

    rows: list[tuple[Any, ...]] = []
    for resume in [resumes] if isinstance(resumes, Resume) else resumes:
        found = [(mention, skill) for skill in resume.skills for mention in skill.mentions]
        for mention, skill in sorted(found, key=lambda pair: (pair[0].start, pair[0].end, pair[1].id)):
            page = mention.boxes[0][0] if mention.boxes else None
            rows.append(
                (resume.file, skill.id, skill.label, skill.kind, mention.text, mention.start, mention.end, page,
                 mention.section, mention.position, mention.context, mention.origin, mention.rule, mention.months)
            )  # fmt: skip
    return pd.DataFrame(rows, columns=list(_COLUMNS)).astype(_COLUMNS)
