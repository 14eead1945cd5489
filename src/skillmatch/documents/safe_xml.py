"""Bytes of XML in, its tree out: no entities, no DTD, nothing fetched, depth bounded.

Tags are told by their local names, whatever prefix or dialect a program writes.
"""

from __future__ import annotations

from lxml import etree

from skillmatch import errors
from skillmatch.documents.limits import Limits

__all__ = ["attribute", "child", "local", "parsed"]


def parsed(data: bytes, what: str, limits: Limits) -> etree._Element:
    """The root of this XML. ``what`` names it in messages. Raises ``Corrupt`` or ``TooLarge`` (nested too deeply)."""
    # huge_tree=False: libxml2 itself ends at 256 levels, and at a text of 10 MB
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False, remove_comments=True, remove_pis=True
    )
    try:
        root = etree.fromstring(data, parser)
    except (etree.XMLSyntaxError, ValueError) as fault:
        if "depth" in str(fault).lower():
            raise errors.TooLarge("its elements are nested too deeply") from None
        raise errors.Corrupt(f"{what} is no proper XML") from None
    if root.getroottree().docinfo.doctype:  # type: ignore[union-attr,unused-ignore]
        raise errors.Corrupt(f"{what} declares a document type, which no word processor does")
    if root.xpath(f"boolean({'/*' * (limits.nesting + 1)})"):
        raise errors.TooLarge("its elements are nested too deeply")
    return root


def local(element: etree._Element) -> str:
    """The tag without its namespace; "" for what is no element."""
    tag = element.tag
    return tag.rpartition("}")[2] if isinstance(tag, str) else ""


def child(element: etree._Element | None, name: str) -> etree._Element | None:
    """The first child of that local name."""
    if element is not None:
        for part in element:
            if local(part) == name:
                return part
    return None


def attribute(element: etree._Element | None, name: str) -> str:
    """The attribute of that local name, "" if there is none."""
    if element is not None:
        for key, value in element.attrib.items():
            if str(key).rpartition("}")[2] == name:
                return str(value)
    return ""
