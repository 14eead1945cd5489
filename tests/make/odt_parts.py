"""Pieces of OpenDocument in, the bytes of an ODT out: whatever a test wants to say, as LibreOffice would write it.

>>> odt(paragraph("Ada ", span("Nightfern", "Strong")))[:2]
b'PK'
"""

from __future__ import annotations

import zipfile
from io import BytesIO

__all__ = ["NAMESPACES", "cell", "flat_odt", "heading", "link", "listed", "odt", "paragraph", "row", "span", "style",
           "table", "text_box", "zipped_odt"]  # fmt: skip

_OASIS = "urn:oasis:names:tc:opendocument:xmlns"
NAMESPACES = " ".join(
    [f'xmlns:{name}="{_OASIS}:{name}:1.0"' for name in ("office", "text", "style", "table", "manifest")]
    + [f'xmlns:draw="{_OASIS}:drawing:1.0"', f'xmlns:fo="{_OASIS}:xsl-fo-compatible:1.0"']
    + ['xmlns:xlink="http://www.w3.org/1999/xlink"', 'xmlns:dc="http://purl.org/dc/elements/1.1/"']
)
TYPE = "application/vnd.oasis.opendocument.text"


def odt(body: str, *, styles: str = "", automatic: str = "", header: str = "", footer: str = "") -> bytes:
    """A text. ``styles`` are common style elements, ``automatic`` those of the text; ends are paragraphs."""
    ends = "".join(
        f"<style:{tag}>{content}</style:{tag}>" for tag, content in (("header", header), ("footer", footer)) if content
    )
    return zipped_odt([
        ("content.xml", f"<office:document-content {NAMESPACES}><office:automatic-styles>{automatic}"
         f"</office:automatic-styles><office:body><office:text>{body}</office:text></office:body>"
         "</office:document-content>"),
        ("styles.xml", f"<office:document-styles {NAMESPACES}><office:styles>{styles}</office:styles>"
         f'<office:master-styles><style:master-page style:name="Standard">{ends}</style:master-page>'
         "</office:master-styles></office:document-styles>"),
        ("META-INF/manifest.xml", f"<manifest:manifest {NAMESPACES}/>"),
    ])  # fmt: skip


def zipped_odt(parts: list[tuple[str, str]]) -> bytes:
    """The container of these parts: its type first, nothing compressed, no clock read."""
    file = BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_STORED) as archive:
        for name, content in [("mimetype", TYPE), *parts]:
            member = zipfile.ZipInfo(name, (2025, 1, 6, 9, 0, 0))
            member.create_system = 0
            archive.writestr(member, content)
    return file.getvalue()


def flat_odt(body: str) -> bytes:
    """A text as one XML file."""
    return (
        f'<?xml version="1.0" encoding="UTF-8"?><office:document {NAMESPACES} office:mimetype="{TYPE}">'
        f"<office:body><office:text>{body}</office:text></office:body></office:document>"
    ).encode()


def style(name: str, family: str, properties: str = "", more: str = "") -> str:
    """A style; ``properties`` are of its text, ``more`` attributes of its own."""
    return (
        f'<style:style style:name="{name}" style:family="{family}" {more}>'
        f"<style:text-properties {properties}/></style:style>"
    )


def span(text: str, style_name: str) -> str:
    """Text in one look."""
    return f'<text:span text:style-name="{style_name}">{text}</text:span>'


def paragraph(*pieces: str, style_name: str = "Standard") -> str:
    """A paragraph of text and elements."""
    return f'<text:p text:style-name="{style_name}">{"".join(pieces)}</text:p>'


def heading(text: str, level: int = 1) -> str:
    """A heading."""
    return f'<text:h text:outline-level="{level}">{text}</text:h>'


def link(address: str, text: str) -> str:
    """Text with an address behind it."""
    return f'<text:a xlink:type="simple" xlink:href="{address}">{text}</text:a>'


def listed(*items: str) -> str:
    """A list; an item that is no element becomes a paragraph."""
    rows = (item if item.startswith("<") else paragraph(item) for item in items)
    return f"<text:list>{''.join(f'<text:list-item>{one}</text:list-item>' for one in rows)}</text:list>"


def cell(*blocks: str) -> str:
    """A cell of blocks; a plain string becomes a paragraph."""
    content = "".join(block if block.startswith("<") else paragraph(block) for block in blocks)
    return f"<table:table-cell>{content}</table:table-cell>"


def row(*cells: str) -> str:
    """A row of cells; a plain string becomes one."""
    return f"<table:table-row>{''.join(one if one.startswith('<') else cell(one) for one in cells)}</table:table-row>"


def table(*rows: str) -> str:
    """A table of rows."""
    return f"<table:table>{''.join(rows)}</table:table>"


def text_box(*paragraphs: str) -> str:
    """A frame with a text box in it, as it stands inside a paragraph."""
    return f"<draw:frame><draw:text-box>{''.join(paragraphs)}</draw:text-box></draw:frame>"
