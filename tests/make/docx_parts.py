"""Pieces of WordprocessingML in, the bytes of a Word file out: whatever a test wants to say, as Word would write it.

>>> docx(paragraph(run("Ada ") + run("Nightfern", "<w:b/>")))[:2]
b'PK'
"""

from __future__ import annotations

from hostile import zipped

__all__ = ["NAMESPACES", "cell", "docx", "link", "paragraph", "row", "run", "table", "text_box"]

NAMESPACES = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" '
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" '
    'xmlns:v="urn:schemas-microsoft-com:vml"'
)
_TYPES = '<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>'
_RELATION = '<Relationship Id="{0}" Type="http://schemas.openxmlformats.org/{1}" Target="{2}"/>'


def docx(
    body: str,
    *,
    header: str = "",
    footer: str = "",
    styles: str = "",
    links: dict[str, str] | None = None,
    footnotes: str = "",
) -> bytes:
    """A Word file. ``header`` and ``footer`` are paragraphs, ``styles`` style elements, ``links`` addresses by id,
    ``footnotes`` note elements."""
    relations = [_RELATION.format(key, "hyperlink", target) for key, target in (links or {}).items()]
    parts: list[tuple[str, bytes | str]] = [("[Content_Types].xml", _TYPES)]
    ends = ""
    for kind, tag, content in (("header", "hdr", header), ("footer", "ftr", footer)):
        if content:
            relations.append(_RELATION.format(kind, kind, f"{kind}1.xml"))
            parts.append((f"word/{kind}1.xml", f"<w:{tag} {NAMESPACES}>{content}</w:{tag}>"))
            ends += f'<w:{kind}Reference w:type="default" r:id="{kind}"/>'
    if styles:
        parts.append(("word/styles.xml", f"<w:styles {NAMESPACES}>{styles}</w:styles>"))
    if footnotes:
        parts.append(("word/footnotes.xml", f"<w:footnotes {NAMESPACES}>{footnotes}</w:footnotes>"))
    space = "http://schemas.openxmlformats.org/package/2006/relationships"
    parts.append(
        ("word/_rels/document.xml.rels", f'<Relationships xmlns="{space}">{"".join(relations)}</Relationships>')
    )
    section = f"<w:sectPr>{ends}</w:sectPr>"
    parts.append(
        ("word/document.xml", f"<w:document {NAMESPACES}><w:body>{body}{section}</w:body></w:document>")
    )  # fmt: skip
    return zipped(parts)


def run(text: str, properties: str = "") -> str:
    """Text in one look."""
    return f'<w:r><w:rPr>{properties}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>'


def paragraph(*runs: str, style: str = "") -> str:
    """A paragraph of runs; a plain string becomes one."""
    content = "".join(piece if piece.startswith("<") else run(piece) for piece in runs)
    look = f'<w:pPr><w:pStyle w:val="{style}"/></w:pPr>' if style else ""
    return f"<w:p>{look}{content}</w:p>"


def link(key: str, *runs: str) -> str:
    """Runs with an address behind them: that of ``links[key]``."""
    return f'<w:hyperlink r:id="{key}">{"".join(runs)}</w:hyperlink>'


def cell(*blocks: str) -> str:
    """A cell of blocks; a plain string becomes a paragraph."""
    content = "".join(block if block.startswith("<") else paragraph(block) for block in blocks)
    return f"<w:tc>{content}</w:tc>"


def row(*cells: str) -> str:
    """A row of cells; a plain string becomes one."""
    return f"<w:tr>{''.join(one if one.startswith('<') else cell(one) for one in cells)}</w:tr>"


def table(*rows: str) -> str:
    """A table of rows."""
    return f"<w:tbl>{''.join(rows)}</w:tbl>"


def text_box(*paragraphs: str) -> str:
    """A text box, written twice as Word does: for itself, and again for programs older than 2010."""
    content = f"<w:txbxContent>{''.join(paragraphs)}</w:txbxContent>"
    return (
        f'<w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><wps:txbx>{content}</wps:txbx></w:drawing>'
        f"</mc:Choice><mc:Fallback><w:pict><v:textbox>{content}</v:textbox></w:pict></mc:Fallback>"
        "</mc:AlternateContent></w:r>"
    )
