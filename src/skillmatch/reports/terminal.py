"""Pieces of a page of text: headings, paragraphs, tables and bars in, lines of at most ``width`` columns out.

Rich lays them out; nothing of the surroundings (size, colours, variables) plays a part, so the same input gives the
same text everywhere. Cells are ``Text``, never markup: brackets in a file are brackets.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from io import StringIO

from rich.console import Console, RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from skillmatch.reports.quotes import Quote
from skillmatch.reports.reading import Sheet

__all__ = ["blank", "columns", "drawn_sheet", "filled", "footer", "heading", "indented", "line", "quoted", "render"]

_LEAST_WIDTH = 40


def render(pieces: Iterable[RenderableType], *, width: int, color: bool) -> str:
    """The pieces below each other as text that ends in a line feed; escape codes only with ``color``."""
    stream = StringIO()
    console = Console(
        file=stream,
        width=max(width, _LEAST_WIDTH),
        legacy_windows=False,
        force_terminal=color,
        force_jupyter=False,
        force_interactive=False,
        color_system="standard" if color else None,
        no_color=not color,
        markup=False,
        emoji=False,
        highlight=False,
        _environ={},
    )
    for piece in pieces:
        console.print(piece)
    return "".join(f"{one.rstrip()}\n" for one in stream.getvalue().split("\n")[:-1])


def line(text: str, style: str = "") -> Text:
    """A paragraph; words longer than a line are folded."""
    return Text(text, style=style, overflow="fold")


def blank() -> Text:
    """An empty line."""
    return Text("")


def heading(text: str) -> Text:
    """A heading within a part."""
    return line(text, "bold")


def indented(piece: RenderableType, by: int = 2) -> Padding:
    """A piece moved to the right."""
    return Padding(piece, (0, 0, 0, by))


def columns(rows: Iterable[Sequence[Text]], widths: Sequence[int | None], right: Iterable[int] = ()) -> Table:
    """Rows in columns without rules. A width of None shares what is left; ``right`` names columns set to the right."""
    grid = Table.grid(padding=(0, 1), expand=any(width is None for width in widths))
    aligned = set(right)
    for i, width in enumerate(widths):
        grid.add_column(
            width=width,
            ratio=1 if width is None else None,
            overflow="fold",
            justify="right" if i in aligned else "left",
        )
    for row in rows:
        grid.add_row(*row)
    return grid


def filled(points: int, whole: int, width: int, *, before: int = 0, most: int | None = None) -> Text:
    """A bar of ``width`` columns for ``whole``: room for ``before``, the points, lightly what they fall short of
    ``most``. Ends are rounded from the sums, so that the bars of a waterfall meet."""

    def column(amount: int) -> int:
        return (2 * amount * width + whole) // (2 * whole) if whole else 0

    start, end = column(before), column(before + points)
    limit = max(end, column(before + most)) if most is not None else end
    return Text.assemble(" " * start, ("█" * (end - start), "cyan"), ("░" * (limit - end), "dim"), no_wrap=True)


def quoted(quote: Quote) -> Text:
    """A quote with its evidence marked, and its place."""
    told = Text("“", overflow="fold")
    for piece, marked in quote.pieces:
        told.append(piece, "underline" if marked else "")
    told.append("”")
    told.append(f" ({quote.place.short})", "dim")
    return told


def drawn_sheet(sheet: Sheet) -> list[RenderableType]:
    """A headed table, or a word where it is empty."""
    if not sheet.rows:
        return [heading(sheet.title), indented(line("none found", "dim"))]
    longest = [max(len(row[i]) for row in (sheet.columns, *sheet.rows)) for i in range(len(sheet.columns))]
    widths: list[int | None] = [None, *(min(length, 20) for length in longest[1:])]
    # The first column need not stretch over the whole line when its cells are short.
    if longest[0] <= 40:
        widths[0] = max(longest[0], 1)
    head = [line(name, "dim") for name in sheet.columns]
    rows = [head, *([line(cell) for cell in row] for row in sheet.rows)]
    return [heading(sheet.title), indented(columns(rows, widths))]


def footer(parts: Iterable[str]) -> list[RenderableType]:
    """The last lines of a report."""
    return [line(part, "dim") for part in parts if part]
