"""What a machine reads in a resume, as text: a resume in; sections, positions, degrees, skills out.

With ``explain`` each mention of a skill stands with its line, and why it counts or not.
"""

from __future__ import annotations

from rich.console import RenderableType

from skillmatch.reports.attribution import attributions
from skillmatch.reports.quotes import Quoter
from skillmatch.reports.reading import concerns, sheets, skill_sheet, summary
from skillmatch.reports.terminal import blank, drawn_sheet, footer, heading, indented, line, quoted, render
from skillmatch.reports.wording import CONTEXT_WORDS, plain, rule_in_words, shown_version
from skillmatch.resume import Evidence, Resume, months_in_words

__all__ = ["extract_text"]

_UNLISTED_SHOWN = 12


def extract_text(resume: Resume, *, width: int = 80, color: bool = False, explain: bool = False) -> str:
    """Sections, positions, degrees and skills of a resume.

    ``width`` in columns (at least 40); escape codes only with ``color``; ``explain`` adds every mention.
    """
    pieces: list[RenderableType] = [line(plain(resume.file), "bold"), blank()]
    pieces += [line(f"{name}: {fact}") for name, fact in summary(resume)]
    for sheet in sheets(resume):
        pieces += [blank(), *drawn_sheet(sheet)]
    if explain:
        pieces += _mentions(resume)
    else:
        pieces += _skills(resume)
    odd = concerns(resume)
    if odd:
        pieces += [blank(), heading("What is odd about the file")]
        pieces += [indented(line(f"{what}: {meaning}" if meaning else what)) for what, meaning in odd]
    told = (f"{plain(resume.file)}, as of {plain(resume.as_of)}", shown_version(resume.versions))
    pieces += [blank(), *footer((*told, *attributions(resume)))]
    return render(pieces, width=width, color=color)


def _skills(resume: Resume) -> list[RenderableType]:
    pieces: list[RenderableType] = []
    for sheet in skill_sheet(resume):
        pieces += [blank(), *drawn_sheet(sheet)]
    uncounted = [s for s in resume.skills if all(m.context != "claimed" for m in s.mentions)]
    if uncounted:
        told = ", ".join(f"{plain(s.label)} ({s.mentions[0].context})" if s.mentions else s.label for s in uncounted)
        pieces += [blank(), heading("Named, but not counted"), indented(line(told))]
    if not resume.skills:
        pieces += [blank(), heading("Skills"), indented(line("none found", "dim"))]
    if resume.unlisted:
        pieces += [blank(), indented(line(f"not in the taxonomy: {_unlisted(resume)}"))]
    return pieces


def _unlisted(resume: Resume) -> str:
    """What lists of skills hold beside the taxonomy, each once, in the order of the text."""
    items = list(dict.fromkeys(plain(" ".join(one.text.split())) for one in resume.unlisted))
    more = len(items) - _UNLISTED_SHOWN
    return ", ".join(items[:_UNLISTED_SHOWN]) + (f" and {more} more" if more > 0 else "")


def _mentions(resume: Resume) -> list[RenderableType]:
    quoter = Quoter(resume)
    pieces: list[RenderableType] = [blank(), heading("Skills, mention by mention")]
    for skill in resume.skills:
        used = f", {months_in_words(skill.months)} of dated use" if skill.months else ""
        pieces.append(indented(line(f"{plain(skill.label)} ({skill.kind}{used})", "bold")))
        for mention in skill.mentions:
            quotes, _ = quoter.quotes([(mention.start, mention.end)], most=1)
            pieces += [indented(quoted(quote), 4) for quote in quotes]
            pieces.append(indented(line(_why(mention), "green" if mention.context == "claimed" else "yellow"), 6))
    if not resume.skills:
        pieces.append(indented(line("none found", "dim")))
    return pieces


def _why(mention: Evidence) -> str:
    """Why a mention counts or not: its context, its rule, and what the text states beside it."""
    told = f"{CONTEXT_WORDS[mention.context]} ({rule_in_words(mention.rule)})"
    if mention.origin != "listed":
        told += f"; {mention.origin}, at lower credit"
    if mention.months:
        told += f"; {months_in_words(mention.months)} stated beside it"
    return told
