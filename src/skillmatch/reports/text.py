"""Reports for a terminal: a resume and its matches in, plain or coloured text of a given width out."""

from __future__ import annotations

from collections.abc import Sequence

from rich.console import RenderableType
from rich.text import Text

from skillmatch.errors import UnreadableFile
from skillmatch.matching import Changed, Match
from skillmatch.reports.advice import KIND_MEANINGS, Advice, advice
from skillmatch.reports.against import against_lines, changed_of
from skillmatch.reports.attribution import attributions
from skillmatch.reports.losses import TouchingLoss, touching_losses
from skillmatch.reports.quotes import Quoter
from skillmatch.reports.reading import concerns, sheets, summary
from skillmatch.reports.standing import NOT_JUDGED, band_words, behind, groups, judged, standing
from skillmatch.reports.terminal import (
    blank,
    columns,
    drawn_sheet,
    filled,
    footer,
    heading,
    indented,
    line,
    quoted,
    render,
)
from skillmatch.reports.text_extract import extract_text
from skillmatch.reports.waterfall import GroupRows, Row, Waterfall, waterfall
from skillmatch.reports.wording import STATUS_MARKS, STATUS_WORDS, THIN, plain, points, shown_version
from skillmatch.resume import Resume
from skillmatch.skills import Taxonomy

__all__ = ["error_text", "extract_text", "match_text"]

_WHOLE = 1000
_STYLES = {"met": "green", "partial": "yellow", "missing": "red", "not-provable": "dim", "unknown": "yellow"}
_TERMS = 12
_ADVICE_FIRST, _ADVICE_OTHERS = 8, 3


def match_text(
    resume: Resume,
    matches: Sequence[Match],
    *,
    width: int = 80,
    color: bool = False,
    taxonomy: Taxonomy,
    changes: Sequence[Changed] = (),
    old: str = "",
) -> str:
    """The report of one file: best-fit roles, the best one in full, the others in short, what was read.

    ``width`` in columns (at least 40); escape codes only with ``color``. ``changes``: against the older version
    ``old`` of the file, by role.
    """
    drawn = [waterfall(match) for match in matches]
    pieces: list[RenderableType] = [line(plain(resume.file), "bold"), blank()]
    pieces += _overview(matches, drawn)
    for number, (match, one) in enumerate(zip(matches, drawn, strict=True), start=1):
        pieces += [blank(), *_title(number, match, one)]
        if number > 1 and (why := behind(matches[number - 2], match)):
            pieces.append(indented(line(why, "dim"), 3))
        if not judged(match):
            pieces += _losses(touching_losses(resume, match)) if number == 1 else []
            continue
        changed = changed_of(match.role.id, changes)
        if changed is not None:
            first, *others = against_lines(changed, old)
            pieces += [blank(), indented(heading(first), 3), *(indented(line(told), 3) for told in others)]
        if match.role.thin:
            pieces.append(indented(line(THIN), 3))
        advised = advice(match, one, taxonomy)
        pieces += _in_full(resume, match, one, advised) if number == 1 else _in_short(one, advised)
    pieces += _about_the_file(resume)
    versions = matches[0].versions if matches else resume.versions
    told = (f"{plain(resume.file)}, as of {plain(resume.as_of)}", shown_version(versions))
    pieces += [blank(), *footer((*told, *attributions(resume, matches)))]
    return render(pieces, width=width, color=color)


def error_text(file: str, error: UnreadableFile) -> str:
    """The report of a file that could not be read: what is wrong, what to do.

    >>> from skillmatch.errors import Encrypted
    >>> print(error_text("cv.pdf", Encrypted("cv.pdf: it asks for a password", remedy="Save it without one.")), end="")
    cv.pdf
      could not be read (encrypted)
      it asks for a password
      Save it without one.
    """
    name = plain(file)
    message = plain(error.message).removeprefix(f"{name}: ")
    told = (f"could not be read ({error.kind})", message, plain(error.remedy))
    return render([line(name), *(indented(line(part)) for part in told if part)], width=80, color=False)


# ── the roles ─────────────────────────────────────────────────────────────────────────────────────────────────


def _overview(matches: Sequence[Match], drawn: Sequence[Waterfall]) -> list[RenderableType]:
    if not drawn:
        return [heading("Best-fit roles"), indented(line("No role was compared."))]
    title = "Best-fit roles" if len(drawn) > 1 else "Fit of the role"
    first = 1 if len(drawn) < 10 else 3
    if not all(judged(match) for match in matches):
        named = [(line(str(rank)), line(one.title), line(NOT_JUDGED, "dim")) for rank, one in enumerate(drawn, start=1)]
        return [heading(title), indented(columns(named, [first, None, 10], right=(0,)))]
    bands = [band_words(match) for match in matches]
    rows = [
        (line(str(rank)), line(one.title), *((line(band, "dim"),) if any(bands) else ()),
         line(points(one.score), "bold"), filled(one.score, _WHOLE, 20, most=_WHOLE))
        for rank, (one, band) in enumerate(zip(drawn, bands, strict=True), start=1)
    ]  # fmt: skip
    widths = [first, None, 8, 5, 20] if any(bands) else [first, None, 5, 20]
    return [
        columns([(line(title, "bold"), line("of 100", "dim"))], [None, 27]),
        indented(columns(rows, widths, right=(0, len(widths) - 2))),
        *(indented(line(told)) for told in groups(matches)),
    ]


def _title(number: int, match: Match, one: Waterfall) -> list[RenderableType]:
    head = Text(f"{number}. {one.title}", style="bold", overflow="fold")
    below = [indented(line(told, "dim"), 3) for told in standing(match)]
    if not judged(match):
        return [head, *below]
    head.append(f"  {points(one.score)} of {points(_WHOLE)} points", "not bold")
    return [head, indented(line(one.why), 3), *below]


def _in_full(resume: Resume, match: Match, one: Waterfall, advised: list[Advice]) -> list[RenderableType]:
    quoter = Quoter(resume)
    pieces: list[RenderableType] = [blank(), indented(heading("Where the points come from"), 3)]
    rows = [
        (line(s.name), line(points(s.points)), line(f"of {points(s.max_points)}", "dim"),
         filled(s.points, _WHOLE, 30, before=s.before, most=s.max_points))
        for s in one.steps
    ]  # fmt: skip
    total = (line("Score", "bold"), line(points(one.score), "bold"), line(f"of {points(one.max_points)}", "dim"))
    rows.append((*total, filled(one.score, _WHOLE, 30)))
    pieces.append(indented(columns(rows, [None, 5, 8, 30], right=(1, 2)), 3))
    titles = [step for step in one.steps if step.kind not in ("requirement", "vocabulary")]
    reasons = dict.fromkeys(reason for step in titles for reason in step.reasons)
    pieces += [indented(line(reason, "dim"), 5) for reason in reasons]
    if one.groups:
        used = list(dict.fromkeys(row.requirement.status for group in one.groups for row in group.rows))
        legend = "   ".join(f"{mark} {STATUS_WORDS[status]}" for status, mark in STATUS_MARKS.items() if status in used)
        pieces += [blank(), indented(heading("What the role asks"), 3), indented(line(legend, "dim"), 3)]
    for group in one.groups:
        pieces += [blank(), *_group(group, quoter)]
    pieces += _losses(touching_losses(resume, match))
    pieces += _terms(one)
    pieces += _advice(advised, _ADVICE_FIRST)
    return pieces


def _group(group: GroupRows, quoter: Quoter) -> list[RenderableType]:
    worth = f"{points(group.points)} of {points(group.max_points)}" if group.max_points else ""
    pieces: list[RenderableType] = [
        indented(columns([(line(group.name, "bold"), line(worth))], [None, 13], right=(1,)), 3)
    ]
    told_preferred = False
    for row in group.rows:
        if not row.requirement.required and not told_preferred:
            told_preferred = True
            shared = group.preferred
            share = f"{points(shared.points)} of {points(shared.max_points)}" if shared is not None else ""
            label = "Preferred, together" if share else "Preferred"
            pieces.append(indented(columns([(line(label, "dim"), line(share, "dim"))], [None, 13], right=(1,)), 3))
        pieces += _row(row, quoter)
    return pieces


def _row(row: Row, quoter: Quoter) -> list[RenderableType]:
    asked = row.requirement
    worth = "" if row.points is None or row.max_points is None else f"{points(row.points)} of {points(row.max_points)}"
    mark = line(STATUS_MARKS[asked.status], _STYLES[asked.status])
    pieces: list[RenderableType] = [
        indented(columns([(mark, line(plain(asked.text)), line(worth))], [1, None, 13], right=(2,)), 3)
    ]
    if asked.status in ("met", "partial", "unknown"):
        pieces.append(indented(line(plain(asked.reason), "dim"), 7))
    quotes, left = quoter.quotes(asked.spans, most=1)
    for quote in quotes:
        told = quoted(quote)
        if left:
            told.append(f" and {left} more place{'' if left == 1 else 's'}", "dim")
        pieces.append(indented(told, 7))
    return pieces


def _losses(lost: list[TouchingLoss]) -> list[RenderableType]:
    if not lost:
        return []
    pieces: list[RenderableType] = [blank(), indented(heading("What was lost in reading"), 3)]
    told = ""
    for loss in lost:
        pieces.append(indented(line(f"{loss.heading}: {loss.message}"), 3))
        pieces.append(indented(line("The same could stand there." if loss.told == told else loss.told, "dim"), 5))
        told = loss.told
    return pieces


def _terms(one: Waterfall) -> list[RenderableType]:
    earning = [term for term in one.terms if term.points > 0]
    if not earning:
        return []
    told = ", ".join(f"{plain(term.term)} {points(term.points)}" for term in earning[:_TERMS])
    rest = [term.points for term in earning[_TERMS:]]
    if rest:
        told += f", and {len(rest)} more with {points(sum(rest))} together"
    return [blank(), indented(heading("The role's words in the file, with their points"), 3), indented(line(told), 3)]


def _advice(advised: list[Advice], most: int) -> list[RenderableType]:
    if not advised:
        return []
    kinds = {one.kind for one in advised[:most]}
    legend = "; ".join(f"{kind}: {meaning}" for kind, meaning in KIND_MEANINGS.items() if kind in kinds)
    pieces: list[RenderableType] = [
        blank(),
        indented(heading("What would bring the most, each taken alone"), 3),
        indented(line(legend, "dim"), 3),
    ]
    rows: list[tuple[Text, Text, Text]] = []
    for one in advised[:most]:
        told = line(one.text if one.required else f"{one.text} (preferred)")
        told.append(f"\n{one.how}", "dim")
        rows.append((line(f"+{points(one.would_bring)}", "bold"), line(one.kind, "cyan"), told))
    pieces.append(indented(columns(rows, [5, 5, None], right=(0,)), 3))
    left = len(advised) - most
    if left > 0:
        pieces.append(indented(line(f"and {left} more", "dim"), 3))
    return pieces


def _in_short(one: Waterfall, advised: list[Advice]) -> list[RenderableType]:
    parts = " · ".join(f"{step.name} {points(step.points)} of {points(step.max_points)}" for step in one.steps)
    return [indented(line(parts, "dim"), 3), *_advice(advised, _ADVICE_OTHERS)[1:]]


# ── the file ──────────────────────────────────────────────────────────────────────────────────────────────────


def _about_the_file(resume: Resume) -> list[RenderableType]:
    pieces: list[RenderableType] = []
    odd = concerns(resume)
    if odd:
        pieces += [blank(), heading("What is odd about the file")]
        pieces += [indented(line(f"{what}: {meaning}" if meaning else what)) for what, meaning in odd]
    pieces += [blank(), heading("What a machine reads in it")]
    pieces.append(indented(columns([(line(k, "dim"), line(v)) for k, v in summary(resume)], [10, None])))
    for sheet in sheets(resume):
        pieces += [blank(), *(indented(piece) for piece in drawn_sheet(sheet))]
    return pieces
