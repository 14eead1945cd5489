"""Word's single XML files in, a ``Document`` out: WordprocessingML of 2003, and the flat packages of Word 2007.

Their elements are those of DOCX under other prefixes. So the parts are put into the container that a DOCX has, in
memory, and that is read: links, headers, hidden and deleted text need no second reader.
"""

from __future__ import annotations

import io
import zipfile
from dataclasses import replace

from lxml import etree

from skillmatch import errors
from skillmatch.documents import docx
from skillmatch.documents.limits import Limits
from skillmatch.documents.model import Document
from skillmatch.documents.safe_xml import attribute, child, local, parsed

__all__ = ["read"]

_RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_TYPES = b'<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>'
_MAIN = "word/document.xml"
_NO_TEXT = frozenset(("binData", "docSuppData", "docOleData"))


def read(data: bytes, limits: Limits) -> Document:
    """Reads an XML file of Word. Raises ``Corrupt`` or ``TooLarge``."""
    root = parsed(data, "this Word XML file", limits)
    parts = _flat_package(root) if local(root) == "package" else _parts_of_2003(root)
    return replace(docx.read(_container(parts), limits), form="word-xml")


def _container(parts: dict[str, bytes]) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_STORED) as archive:
        for name, content in {"[Content_Types].xml": _TYPES, **parts}.items():
            archive.writestr(name, content)
    return file.getvalue()


def _flat_package(root: etree._Element) -> dict[str, bytes]:
    """The XML parts of a flat OPC package by name."""
    parts = {}
    for part in root:
        content = child(part, "xmlData")
        if content is not None and len(content):
            parts[attribute(part, "name").lstrip("/")] = etree.tostring(content[0])
    if _MAIN not in parts:
        raise errors.Corrupt(f"it holds no document part ({_MAIN})")
    return parts


def _parts_of_2003(root: etree._Element) -> dict[str, bytes]:
    body = child(root, "body")
    if body is None:
        raise errors.Corrupt("it holds no text (w:body)")
    for element in list(body.iter(etree.Element)):
        if local(element) in _NO_TEXT or attribute(element, "type") == "Word.Comment":
            _drop(element)
    for element in list(body.iter("{*}t")):
        for inside in reversed(list(element)):  # templates filled by programs hold their breaks inside the words
            element.addnext(inside)
    relations: list[tuple[str, str, str]] = []
    parts: dict[str, bytes] = {}
    for number, element in enumerate(list(body.iter("{*}hdr", "{*}ftr"))):
        kind = "header" if local(element) == "hdr" else "footer"
        name = f"{kind}{number}.xml"
        relations.append((name, kind, name))
        _drop(element, leaving=f"{kind}Reference", key=name)
        parts[f"word/{name}"] = etree.tostring(element)
    for number, element in enumerate(list(body.iter("{*}hlink"))):
        relations.append((f"link{number}", "hyperlink", attribute(element, "dest")))
        element.tag = _renamed(element, "hyperlink")
        element.set(f"{{{_RELATIONS}}}id", f"link{number}")
    styles = child(root, "styles")
    if styles is not None:
        parts["word/styles.xml"] = etree.tostring(styles)
    document = etree.Element(_renamed(body, "document"))
    document.append(body)
    return {**parts, _MAIN: etree.tostring(document), "word/_rels/document.xml.rels": _relations_part(relations)}


def _renamed(element: etree._Element, name: str) -> str:
    """The tag of that name in the element's own space."""
    space, brace, _ = str(element.tag).rpartition("}")
    return f"{space}{brace}{name}"


def _drop(element: etree._Element, *, leaving: str = "", key: str = "") -> None:
    """Takes the element out of its tree; ``leaving`` an empty one with this id in its place."""
    around = element.getparent()
    if around is None:
        return
    if leaving:
        left = etree.Element(_renamed(element, leaving))
        left.set(f"{{{_RELATIONS}}}id", key)
        around.replace(element, left)
    else:
        around.remove(element)


def _relations_part(rows: list[tuple[str, str, str]]) -> bytes:
    root = etree.Element("Relationships")
    for key, kind, target in rows:
        etree.SubElement(root, "Relationship", Id=key, Type=f"{_RELATIONS}/{kind}", Target=target)
    return etree.tostring(root)
