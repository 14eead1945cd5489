"""Text of a template that nobody filled in: paragraphs in, spans of its sentences out.

"Responsible [job title] with [number] years of experience" says nothing of a person. One bracket may be an aside
("[Spanish]"): only words that stand for what is to be filled in count, and only two of them or more.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from skillmatch.resume.model import Span
from skillmatch.resume.paragraphs import Paragraph

__all__ = ["template_sentences"]

_BRACKET = re.compile(r"\[\s*([A-Za-z][A-Za-z /]{2,24})\]")
#: what a template asks for: the last word of a placeholder, or its only one
_ASKED = frozenset([
    "action", "actions", "activity", "amount", "area", "achievement", "award", "brand", "city", "client",
    "clients", "college", "company", "condition", "country", "course", "customer", "customers", "date",
    "degree", "department", "description", "duration", "employer", "equipment", "field", "goal", "industry",
    "issue", "item", "job", "language", "license", "location", "machine", "medium", "month", "name", "number",
    "objective", "outcome", "percentage", "period", "place", "position", "process", "product", "products",
    "program", "programs", "project", "projects", "quantity", "reason", "result", "results", "role", "school",
    "service", "services", "skill", "skills", "software", "source", "specialty", "state", "street", "subject",
    "system", "task", "tasks", "team", "technology", "time", "timeframe", "title", "tool", "tools", "topic",
    "type", "university", "website", "year", "years",
])  # fmt: skip
_SENTENCE_END = re.compile(r"[.!?;](?=\s|[A-Z])|[•\t]")
_FEWEST = 2


def template_sentences(paragraphs: Sequence[Paragraph]) -> list[Span]:
    """The sentences that hold a placeholder, in order; none where a file holds fewer than two placeholders.

    Doubled spans are left out.
    """
    found: list[Span] = []
    count = 0
    for paragraph in paragraphs:
        for match in _BRACKET.finditer(paragraph.text):
            words = match.group(1).lower().split()
            if not words or (words[-1] not in _ASKED and words[0] not in _ASKED):
                continue
            count += 1
            ends = [m.end() for m in _SENTENCE_END.finditer(paragraph.text)]
            left = max((end for end in ends if end <= match.start()), default=0)
            right = min((end for end in ends if end >= match.end()), default=len(paragraph.text))
            span = (paragraph.start + left, paragraph.start + right)
            if span not in found:
                found.append(span)
    return found if count >= _FEWEST else []
