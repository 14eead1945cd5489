"""How far a score carries, in words: bands, how sure score and rank are, why one role stands before another.

In: matches, best first. Out: sentences; an empty one where nothing was measured.
"""

from __future__ import annotations

from collections.abc import Sequence

from skillmatch.matching import Match, compare_parts, together
from skillmatch.reports.wording import PART_NAMES, plain, points

__all__ = ["NOT_JUDGED", "band_words", "behind", "groups", "judged", "standing", "sure"]

#: stands where a score would stand that nothing can be read off
NOT_JUDGED = "not judged"
_SILENT = ("not-calibrated", "cannot-judge")


def judged(match: Match) -> bool:
    """Whether a person may be shown the score."""
    return match.band != "cannot-judge"


def band_words(match: Match) -> str:
    """The band as a word, where the role has one."""
    return "" if match.band is None or match.band in _SILENT else match.band


def _sentence(text: str) -> str:
    return text[:1].upper() + text[1:] + "." if text else ""


def sure(match: Match) -> str:
    """Between which scores and places it lies.

    "Between 60.1 and 68.9 points, place 2 to 4, with other weights within reason."
    """
    if match.interval is None or match.ranks is None:
        return ""
    low, high = match.interval
    first, last = match.ranks
    score = f"between {points(low)} and {points(high)} points" if low < high else f"{points(low)} points"
    place = f"place {first} to {last}" if first < last else f"place {first}"
    doubt = " and doubtful parts read the other way" if match.touched else ""
    return _sentence(f"{score}, {place}, with other weights within reason{doubt}")


def standing(match: Match) -> list[str]:
    """The lines below a role's title: its band with what that stands on, and how sure it is."""
    if not judged(match):
        return [_sentence(f"not judged: {match.band_told}")]
    band = band_words(match)
    return [line for line in (_sentence(f"{band}: {match.band_told}") if band else "", sure(match)) if line]


def behind(first: Match, second: Match) -> str:
    """Why the first role stands before the second.

    "Behind AI Auditor by 4.3: requirements −6.0, vocabulary +1.7."
    """
    if not (judged(first) and judged(second)):
        return ""
    parts = sorted(compare_parts(first, second), key=lambda part: -abs(part.points))
    told = ", ".join(
        f"{PART_NAMES[part.kind].lower()} {'−' if part.points > 0 else '+'}{points(abs(part.points))}" for part in parts
    )
    by = first.score - second.score
    title = plain(first.role.title)
    if not told:
        return f"Level with {title} in every part."
    return f"Behind {title} by {points(by)}: {told}." if by else f"Level with {title}: {told}."


def groups(matches: Sequence[Match]) -> list[str]:
    """Which neighbours are not told apart, a sentence each; roles of one family are named as such."""
    told = []
    for first, last in together(matches) if all(judged(match) for match in matches) else ():
        families = {match.role.family for match in matches[first : last + 1]}
        family = (
            f", all of the family {plain(next(iter(families)))}" if len(families) == 1 and "" not in families else ""
        )
        places = f"{first + 1} and {last + 1}" if last == first + 1 else f"{first + 1} to {last + 1}"
        told.append(f"{places} are not told apart{family}: their order hangs on weights and doubtful parts.")
    return told
