"""Words that name a degree: text in, ``DegreeWords`` out (level, where, the field that the name implies).

``degrees.csv`` lists the names. ``context`` "education": only where schooling is the subject ("Master", "Diploma");
"capitals": moreover only as written ("MS" and "M.S." in capitals, "M.Ed"), never "MA" behind a comma, where it is a
state. First professional degrees (J.D., M.D., D.D.S., Pharm.D., D.V.M., D.P.T.) follow the bachelor's and ask for no
research: they stand on the master's level, so that they meet "Master's or higher" and not "PhD required". Doctorates
that follow a master's (Ed.D., D.B.A., Psy.D., D.N.P., S.J.D.) stand on the doctoral level.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import cast

from skillmatch.resume.model import LEVELS, Level
from skillmatch.resume.word_tables import table

__all__ = ["DegreeWords", "find_degree_words"]


@dataclass(frozen=True, slots=True)
class DegreeWords:
    """``text[start:end]`` names a degree.

    ``plain``: the name is sure in any context. ``field`` is "" where the name implies none.
    """

    start: int
    end: int
    level: Level
    plain: bool
    label: str
    field: str

    @property
    def rank(self) -> int:
        """0 for the lowest level."""
        return LEVELS.index(self.level)


@cache
def _labels() -> dict[str, tuple[Level, str, str, str]]:
    found: dict[str, tuple[Level, str, str, str]] = {}
    for row in table("degrees"):
        value = (cast(Level, row["level"]), row["context"], row["label"], row["field"])
        found.setdefault(_key(row["label"]), value)
    return found


def _key(text: str) -> str:
    return re.sub(r"[\s.'-]+", "", text.lower())


def _pattern_of(label: str) -> str:
    if label != label.lower() and label != label.upper():
        return re.escape(label).replace(r"\ ", r"\s") + r"\.?"  # "M.Ed": its case tells it from a word
    words = label.split()
    short = all(len(word) <= 4 for word in words) and len(label.replace(" ", "")) <= 6
    if short and len(words) == 1 and not words[0][0].isdigit():
        return r"\.?".join(re.escape(c) for c in label) + r"\.?"
    if short:
        # "10 2" is a school's final class, "102" the number of a course
        gap = r"[\s+-]{1,3}" if all(word.isdigit() for word in words) else r"\.?[\s-]?"
        return gap.join(r"\.?".join(re.escape(c) for c in word) for word in words) + r"\.?"
    escaped = [re.sub(r"^(bachelor|master|associate)s$", r"\1'?s'?", word) for word in words]
    # "Bachelor ofScience": converters lose the space behind "of"
    return r"[\s.]+".join(escaped).replace(r"of[\s.]+", r"of[\s.]*")


@cache
def _pattern(capitals: bool) -> re.Pattern[str]:
    rows = [row for row in table("degrees") if (row["context"] == "capitals") == capitals]
    labels = sorted({row["label"] for row in rows}, key=lambda label: (-len(label), label))
    either = "|".join(_pattern_of(label.upper() if capitals and label.islower() else label) for label in labels)
    before = r"(?<![\w&+#,-])(?<!,\s)" if capitals else r"(?<![\w&+#])"
    lost = r"(?<=[\w.] of)(?-i:(?=[A-Z][a-z]))"  # "Master ofPhysics"
    return re.compile(rf"{before}(?:{either})(?:{lost}|(?![\w&+#]|\.\w|'\w))", 0 if capitals else re.IGNORECASE)


def find_degree_words(text: str, *, schooling: bool) -> list[DegreeWords]:
    """The names of degrees in a text, in order. ``schooling``: schooling is the subject here.

    >>> [(d.level, d.field) for d in find_degree_words("MBA; B.S. in Physics", schooling=True)]
    [('master', 'business administration'), ('bachelor', '')]
    """
    found = [_words(match) for match in _pattern(False).finditer(text)]
    if schooling:
        taken = [(d.start, d.end) for d in found if d]
        for match in _pattern(True).finditer(text):
            if not any(start < match.end() and match.start() < end for start, end in taken):
                found.append(_words(match))
    kept = [d for d in found if d is not None and (schooling or d.plain)]
    return sorted(kept, key=lambda d: d.start)


def _words(match: re.Match[str]) -> DegreeWords | None:
    known = _labels().get(_key(match.group()))
    if known is None:
        return None
    level, context, label, field = known
    return DegreeWords(match.start(), match.end(), level, not context, label, field)
