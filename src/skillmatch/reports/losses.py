"""What was lost in reading, beside the requirements that it could touch: ``Resume`` and ``Match`` in, records out."""

from __future__ import annotations

from dataclasses import dataclass

from skillmatch.matching import Match
from skillmatch.reports.wording import plain, title_case
from skillmatch.resume import Resume, losses

__all__ = ["TouchingLoss", "touching_losses"]


@dataclass(frozen=True, slots=True)
class TouchingLoss:
    """``kind`` and ``page`` of the warning or finding; ``requirements`` are ids, ``texts`` the same in words."""

    kind: str
    page: int | None
    heading: str
    message: str
    requirements: tuple[str, ...]
    texts: tuple[str, ...]

    @property
    def told(self) -> str:
        """What it could have shown, in a sentence."""
        if not self.requirements:
            return "No requirement of this role hangs on it."
        return f"It could have shown: {'; '.join(self.texts)}."


def touching_losses(resume: Resume, match: Match) -> list[TouchingLoss]:
    """Every loss of the file with the requirements of this role that it could have met, or met better."""
    texts = {q.id: plain(q.text).rstrip(".") for q in match.requirements}
    found = []
    for loss in losses(resume.warnings, resume.findings):
        ids = match.touched.get(loss.extent, ())
        heading = title_case(loss.kind) + (f", page {loss.page}" if loss.page is not None else "")
        message = plain(loss.message)
        found.append(TouchingLoss(loss.kind, loss.page, heading, message, ids, tuple(texts[i] for i in ids)))
    return found
