"""A ``Person`` in, the bytes of a Word file out: headings, a tab before dates, list bullets, skills maybe in a table.

Dates inside the file and its archive are fixed and nothing is compressed, so that the bytes are the same everywhere.
"""

from __future__ import annotations

import datetime
import io
import zipfile

import docx
from docx.enum.text import WD_TAB_ALIGNMENT
from docx.shared import Inches, Pt, RGBColor
from docx.text.paragraph import Paragraph
from people import Entry, Item, Labelled, Person, Section, Text

__all__ = ["docx_content"]

_WRITTEN = datetime.datetime(2025, 1, 6, 9, 0)
_TEXT_WIDTH = Inches(7)
_SIZES = {"Normal": 10.5, "Title": 24, "Subtitle": 13, "Heading 1": 13, "Heading 2": 11, "List Bullet": 10.5}
#: parts of python-docx's template that nothing here uses; without them a file has a twentieth of the size
_UNUSED_PARTS = ("/stylesWithEffects", "/customXml", "/thumbnail")
_OTHER_STYLES = frozenset({"DefaultParagraphFont", "TableNormal", "NoList", "TableGrid"})


def docx_content(person: Person) -> bytes:
    """The resume as a Word file."""
    document = docx.Document()
    _trim(document)
    _set_up(document, person)
    document.add_paragraph(person.name, style="Title")
    document.add_paragraph(person.headline, style="Subtitle")
    document.add_paragraph(" | ".join(person.contact))
    for section in person.sections:
        document.add_heading(section.heading, level=1)
        if person.skills_table and isinstance(section.blocks[0], Labelled):
            _add_table(document, section)
        else:
            _add_blocks(document, section)
    written = io.BytesIO()
    document.save(written)
    return _same_everywhere(written.getvalue())


def _trim(document: docx.document.Document) -> None:
    """Drop parts and styles of the template that stay unused."""
    for relations in (document.part.rels, document.part.package.rels):
        for key in [key for key, relation in relations.items() if relation.reltype.endswith(_UNUSED_PARTS)]:
            del relations[key]
    kept = _OTHER_STYLES | {document.styles[name].style_id for name in _SIZES}
    for style in [style for style in document.styles if style.style_id not in kept]:
        style.delete()


def _set_up(document: docx.document.Document, person: Person) -> None:
    properties = document.core_properties
    properties.author = properties.last_modified_by = person.name
    properties.title = f"Resume of {person.name}"
    properties.comments = ""
    properties.created = properties.modified = _WRITTEN
    properties.revision = 1
    page = document.sections[0]
    page.left_margin = page.right_margin = page.top_margin = page.bottom_margin = Inches(0.75)
    for name, size in _SIZES.items():
        style = document.styles[name]
        style.font.size = Pt(size)
        style.font.name = "Calibri"
        style.paragraph_format.space_after = Pt(3)
        if name.startswith("Heading"):
            style.font.color.rgb = RGBColor(0x1F, 0x4E, 0x5F)


def _add_blocks(document: docx.document.Document, section: Section) -> None:
    for block in section.blocks:
        match block:
            case Text(text):
                document.add_paragraph(text)
            case Labelled(label, text):
                paragraph = document.add_paragraph()
                paragraph.add_run(f"{label}: ").bold = True
                paragraph.add_run(text)
            case Item(text):
                document.add_paragraph(text, style="List Bullet")
            case Entry(title, dates, below, bullets):
                _add_dated(document.add_heading(level=2), title, dates)
                if below:
                    document.add_paragraph(below)
                for bullet in bullets:
                    document.add_paragraph(bullet, style="List Bullet")


def _add_dated(paragraph: Paragraph, title: str, dates: str) -> None:
    paragraph.paragraph_format.tab_stops.add_tab_stop(_TEXT_WIDTH, WD_TAB_ALIGNMENT.RIGHT)
    paragraph.add_run(f"{title}\t{dates}")


def _add_table(document: docx.document.Document, section: Section) -> None:
    """A row for each group of skills: its name, then its items."""
    groups = [block for block in section.blocks if isinstance(block, Labelled)]
    table = document.add_table(rows=0, cols=2, style="Table Grid")
    for group in groups:
        name, items = table.add_row().cells
        name.text, items.text = f"{group.label}:", group.text
        name.width, items.width = Inches(1.5), _TEXT_WIDTH - Inches(1.5)


def _same_everywhere(archive: bytes) -> bytes:
    """The same archive, its members dated alike and stored as they are: compressors differ between machines."""
    fixed = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(archive)) as old, zipfile.ZipFile(fixed, "w", zipfile.ZIP_STORED) as new:
        for name in old.namelist():
            member = zipfile.ZipInfo(name, _WRITTEN.timetuple()[:6])
            member.create_system = 0
            new.writestr(member, old.read(name))
    return fixed.getvalue()
