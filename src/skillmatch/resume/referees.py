"""Other people whom a resume names within a job: "Supervisor: Maria Poe - (555) 010-0123".

In: paragraphs. Out: spans that are neither the person's contact details nor evidence of anything.
"""

from __future__ import annotations

import re

from skillmatch.resume.model import Span
from skillmatch.resume.paragraphs import Paragraph
from skillmatch.resume.wording import is_given_name

__all__ = ["find_referees"]

_LABEL = re.compile(
    r"\bsupervisor(?:'s)?(?: name)?(?: (?:and|&) (?:phone|contact)(?: number)?)?\s*:\s*(?:(?:mr|mrs|ms|dr)\b\.?\s*)?",
    re.IGNORECASE,
)
_NAME = re.compile(r"[A-Z][\w'-]+(?:\s+[A-Z](?:[\w'-]+|\.)){1,3}")
_PHONE_OR_MAIL = re.compile(
    r"[\w.+%-]+@[\w-]+(?:\.[\w-]+)+|(?:\+\s?\d{1,3}[\s.-]?)?\(?\d{3}\)?[\s.-]{0,3}\d{3}[\s.-]{0,3}(?:\d{4})?"
)
#: how far behind the label the phone number may stand
_REACH = 110
_BESIDES = re.compile(r"(?:tel|phone|ph|cell|mobile|email|e-mail)?[\s.:()-]*", re.IGNORECASE)


def find_referees(paragraphs: list[Paragraph]) -> list[Span]:
    """From each label to the name, and on to the last phone number or mail address near it, or on the line below."""
    found: list[Span] = []
    for i, paragraph in enumerate(paragraphs):
        for label in _LABEL.finditer(paragraph.text):
            name = _NAME.match(paragraph.text, label.end())
            details = list(_PHONE_OR_MAIL.finditer(paragraph.text, label.end(), label.end() + _REACH))
            known = name is not None and is_given_name(name.group().split()[0])
            end = max((d.end() for d in details), default=0)
            if not details and i + 1 < len(paragraphs) and _only_detail(paragraphs[i + 1].text):
                found.append((paragraphs[i + 1].start, paragraphs[i + 1].end))
                known = True
            if end or known:
                end = max(end, name.end() if name is not None else label.end())
                found.append((paragraph.start + label.start(), paragraph.start + end))
    return sorted(found)


def _only_detail(text: str) -> bool:
    besides = _BESIDES.match(text)
    detail = _PHONE_OR_MAIL.match(text, besides.end() if besides else 0)
    detail = detail or _PHONE_OR_MAIL.match(text)
    return detail is not None and len(text) - detail.end() <= 2
