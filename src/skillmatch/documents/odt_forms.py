"""What was entered into the forms of an ODT: ``office:text`` in, the text of each control by its id out.

A control stands in the text as a reference (``draw:control``); what it holds stands in ``office:forms``.
"""

from __future__ import annotations

from lxml import etree

from skillmatch.documents.safe_xml import attribute, child, local

__all__ = ["entered"]

_WRITTEN = frozenset(("text", "textarea", "formatted-text", "combobox", "date", "time", "number"))
_TICKED = frozenset(("checkbox", "radio"))
_FORM = "urn:oasis:names:tc:opendocument:xmlns:form:1.0"


def entered(text: etree._Element) -> dict[str, str]:
    """The text of each control that shows one; what hidden fields, passwords and buttons hold is no text."""
    forms = child(text, "forms")
    if forms is None:
        return {}
    return {
        attribute(control, "id"): said
        for control in forms.iter(f"{{{_FORM}}}*")
        if attribute(control, "id") and (said := _said(control))
    }


def _said(control: etree._Element) -> str:
    tag = local(control)
    if tag in _WRITTEN:
        value = attribute(control, "current-value") or attribute(control, "value")
        lines = ("".join(map(str, part.itertext())) for part in control if local(part) == "p")
        return value or "\n".join(lines)
    if tag in _TICKED:
        state = attribute(control, "current-state") or attribute(control, "state")
        ticked = state == "checked" or attribute(control, "current-selected") == "true"
        return f"{'☒' if ticked else '☐'} {attribute(control, 'label')}".rstrip()
    if tag == "listbox":
        return ", ".join(attribute(one, "label") for one in control if local(one) == "option" and _is_chosen(one))
    return ""


def _is_chosen(option: etree._Element) -> bool:
    return "true" in (attribute(option, "current-selected"), attribute(option, "selected"))
