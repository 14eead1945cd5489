"""A ``Person`` in, the bytes of a resume out, in ten forms that say the same words.

The same person in the same form gives the same bytes on every machine: nothing is compressed, no clock is read.

    >>> from people import load
    >>> content(load("chef"), "txt").splitlines()[0]
    b'Marco Saltmarrow'
"""

from __future__ import annotations

import html
from collections.abc import Callable
from pathlib import Path

from docx_form import docx_content
from europass_pdf import margin, stacked
from latex_pdf import latex
from linkedin_pdf import linkedin
from more_forms import json_resume_content, mhtml_of, odt_content, rtf_content
from pdf_form import one_column, row_by_row, two_columns
from people import Entry, Item, Labelled, Person, Text

__all__ = ["FORMS", "LAYOUTS", "SUFFIXES", "content", "write"]


def _txt(person: Person) -> bytes:
    """Plain text as a word processor exports it: a paragraph is one line, a tab stands before dates."""
    lines = [person.name, person.headline, " | ".join(person.contact)]
    for section in person.sections:
        lines += ["", section.heading]
        for number, block in enumerate(section.blocks):
            match block:
                case Text(text):
                    lines.append(text)
                case Labelled(label, text):
                    lines.append(f"{label}: {text}")
                case Item(text):
                    lines.append(f"• {text}")
                case Entry(title, dates, below, bullets):
                    lines += [""] if number else []
                    lines.append(f"{title}\t{dates}")
                    lines += [below] if below else []
                    lines += [f"• {bullet}" for bullet in bullets]
    return ("\n".join(lines) + "\n").encode()


_STYLE = """
body { font: 16px/1.45 Georgia, serif; max-width: 46rem; margin: 2rem auto; color: #222 }
h1 { margin: 0 } h2 { border-bottom: 1px solid #999; font-size: 1.2rem } h3 { font-size: 1rem; margin: 1rem 0 0 }
p { margin: .2rem 0 } .dates { float: right; font-weight: normal }
""".strip()


def _html(person: Person) -> bytes:
    text = html.escape
    rows = [
        "<!DOCTYPE html>",
        '<html lang="en">',
        f'<head><meta charset="utf-8"><title>{text(person.name)}</title><style>\n{_STYLE}\n</style></head>',
        "<body>",
        f"<header><h1>{text(person.name)}</h1>",
        f'<p class="headline">{text(person.headline)}</p>',
        f'<p class="contact">{" | ".join(text(one) for one in person.contact)}</p></header>',
    ]
    for section in person.sections:
        rows.append(f"<section><h2>{text(section.heading)}</h2>")
        items = [block.text for block in section.blocks if isinstance(block, Item)]
        for block in section.blocks:
            match block:
                case Text(paragraph):
                    rows.append(f"<p>{text(paragraph)}</p>")
                case Labelled(label, listed):
                    rows.append(f"<p><b>{text(label)}:</b> {text(listed)}</p>")
                case Entry(title, dates, below, bullets):
                    rows.append(f'<h3>{text(title)} <span class="dates">{text(dates)}</span></h3>')
                    rows += [f"<p>{text(below)}</p>"] if below else []
                    rows += _html_list(bullets)
        rows += [*_html_list(items), "</section>"]
    return ("\n".join([*rows, "</body>", "</html>"]) + "\n").encode()


def _html_list(items: list[str] | tuple[str, ...]) -> list[str]:
    return ["<ul>", *(f"<li>{html.escape(item)}</li>" for item in items), "</ul>"] if items else []


_WRITERS: dict[str, Callable[[Person], bytes]] = {
    "txt": _txt,
    "docx": docx_content,
    "html": _html,
    "pdf-one-column": one_column,
    "pdf-two-columns": two_columns,
    "pdf-row-by-row": row_by_row,
    "pdf-latex": latex,
    "odt": odt_content,
    "rtf": rtf_content,
    "mhtml": lambda person: mhtml_of(_html(person)),
    "json-resume": json_resume_content,
}

#: What ``write`` can write, all of which say the same words.
FORMS: tuple[str, ...] = tuple(_WRITERS)

_SITES: dict[str, Callable[[Person], bytes]] = {
    "pdf-linkedin": linkedin,
    "pdf-europass-margin": margin,
    "pdf-europass-stacked": stacked,
}

#: And what sites make of the same facts, in their own words and with their own labels.
LAYOUTS: tuple[str, ...] = tuple(_SITES)

#: The suffix that a file of each form carries.
SUFFIXES: dict[str, str] = {form: f".{form.partition('-')[0]}" for form in (*FORMS, *LAYOUTS)}


def content(person: Person, form: str) -> bytes:
    """The resume of a person in one of ``FORMS`` or ``LAYOUTS``, as bytes."""
    return (_WRITERS | _SITES)[form](person)


def write(person: Person, form: str, path: Path) -> Path:
    """Write the resume of a person in one of ``FORMS`` or ``LAYOUTS``; gives ``path``."""
    path.write_bytes(content(person, form))
    return path
