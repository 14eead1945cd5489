"""A ``Person`` in, the bytes of a resume out as TeX sets it.

A serif face whose ``fi fl ff ffi`` are single glyphs, lines justified and broken inside words, headings in small
capitals over a rule, dates flush right, the number of the page at its foot.
"""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

import matplotlib
from pdf_flow import Flow, Frame, Ink, Page, Style, Words, drawn
from people import Entry, Item, Labelled, Person, Text
from reportlab.pdfbase.pdfmetrics import registerFont
from reportlab.pdfbase.ttfonts import TTFont

__all__ = ["latex"]

_WIDTH, _HEIGHT = 612.0, 792.0
_FRAME = Frame(54, 48, _WIDTH - 108, _HEIGHT - 110)
_LIGATURES = {"ffi": "\ufb03", "ffl": "\ufb04", "ff": "\ufb00", "fi": "\ufb01", "fl": "\ufb02"}
_INK = "#000000"
_INDENT = 12.0
#: between two consonants with vowels on both sides TeX may break a word, three letters from either end
_BREAK = re.compile(r"(?<=[a-z][aeiou][bcdfgklmnprst])(?=[bcdfgklmnprst][aeiou][a-z])")


@cache
def _styles() -> dict[str, Style]:
    """DejaVu's serif face, which has the ligatures and comes with matplotlib."""
    folder = Path(matplotlib.get_data_path()) / "fonts" / "ttf"
    for name, style in (("Serif", ""), ("SerifBold", "-Bold"), ("SerifItalic", "-Italic")):
        registerFont(TTFont(name, folder / f"DejaVuSerif{style}.ttf"))
    return {
        "name": Style("SerifBold", 22, 28, _INK),
        "body": Style("Serif", 9, 12, _INK),
        "bold": Style("SerifBold", 9, 12.4, _INK),
        "italic": Style("SerifItalic", 9, 12, _INK),
        "capital": Style("Serif", 11.5, 16, _INK),
        "small": Style("Serif", 9, 16, _INK),
    }


def latex(person: Person) -> bytes:
    """One column, as many pages as it takes."""
    look = _styles()
    flow = Flow(_FRAME)
    _centred(flow, person.name, look["name"])
    _centred(flow, person.headline, look["body"])
    _centred(flow, " | ".join(person.contact), look["body"])
    for section in person.sections:
        _heading(flow, section.heading)
        for number, block in enumerate(section.blocks):
            gap = 4.0 if number == 0 else 2.0
            match block:
                case Text(text):
                    _set(flow, [(text, look["body"])], before=gap)
                case Labelled(label, text):
                    _set(flow, [(f"{label}:", look["bold"]), (text, look["body"])], before=gap)
                case Item(text):
                    _set(flow, [(text, look["body"])], before=gap, bullet=True)
                case Entry(title, dates, below, bullets):
                    right = Words(_joined(dates), look["body"])
                    flow.add([Words(_joined(title), look["bold"])], before=gap + 3, keep=True, right=right)
                    if below:
                        flow.add([Words(_joined(below), look["italic"])], keep=bool(bullets))
                    for bullet in bullets:
                        _set(flow, [(bullet, look["body"])], before=1.2, bullet=True)
    pages = flow.pages()
    numbered = [
        Page([*page.inks, Ink(_WIDTH / 2 - 2, _HEIGHT - 30, str(number), look["body"])], page.rules)
        for number, page in enumerate(pages, 1)
    ]
    return drawn((_WIDTH, _HEIGHT), numbered if len(pages) > 1 else pages, person.name)


def _joined(text: str) -> str:
    for letters, glyph in _LIGATURES.items():
        text = text.replace(letters, glyph)
    return text


def _centred(flow: Flow, text: str, style: Style) -> None:
    text = _joined(text)
    x = (_FRAME.width - style.width(text)) / 2
    flow.add([Words("", style)], keep=True, beside=[(x, Words(text, style))])


def _heading(flow: Flow, text: str) -> None:
    """Small capitals: the letters of each word behind its first are capitals of a smaller size."""
    look = _styles()
    x, pieces = 0.0, []
    for word in text.split():
        for letters, style in ((word[:1].upper(), look["capital"]), (word[1:].upper(), look["small"])):
            pieces.append((x, Words(letters, style)))
            x += style.width(letters)
        x += look["capital"].width(" ")
    flow.add([Words("", look["capital"])], before=9, keep=True, rule=_INK, beside=pieces)


def _set(flow: Flow, stretches: list[tuple[str, Style]], *, before: float, bullet: bool = False) -> None:
    """A paragraph, justified, its words broken where they do not fit."""
    indent = _INDENT if bullet else 0.0
    lines = _lines(stretches, _FRAME.width - indent)
    for number, line in enumerate(lines):
        wide = sum(style.width(word) for word, style in line)
        space = line[-1][1].width(" ")
        if number + 1 < len(lines) and len(line) > 1:
            space = (_FRAME.width - indent - wide) / (len(line) - 1)
        placed, x = [], indent
        for word, style in line:
            placed.append((x, Words(f"{word} ", style)))  # as with \\pdfinterwordspaceon
            x += style.width(word) + space
        if bullet and number == 0:
            placed.insert(0, (2.0, Words("•", line[0][1])))
        flow.add([Words("", line[0][1])], before=before if number == 0 else 0.0, beside=placed)


def _lines(stretches: list[tuple[str, Style]], width: float) -> list[list[tuple[str, Style]]]:
    lines: list[list[tuple[str, Style]]] = [[]]
    x = 0.0
    for text, style in stretches:
        for word in text.split(" "):
            space = style.width(" ") if lines[-1] else 0.0
            if lines[-1] and x + space + style.width(_joined(word)) > width:
                first, word = _broken(word, style, width - x - space)
                if first:
                    lines[-1].append((_joined(first), style))
                lines.append([])
                x = space = 0.0
            lines[-1].append((_joined(word), style))
            x += space + style.width(_joined(word))
    return lines


def _broken(word: str, style: Style, room: float) -> tuple[str, str]:
    """The most of a word that fits with a hyphen behind it, and the rest."""
    ends = [found.start() for found in _BREAK.finditer(word)] if word.strip(".,;").isalpha() else []
    for end in reversed(ends):
        first = word[:end] + "-"
        if style.width(_joined(first)) <= room:
            return first, word[end:]
    return "", word
