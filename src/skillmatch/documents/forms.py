"""Bytes of a file in, ``Document`` out: the form is told from the bytes, then its own module reads it.

Runs in the reader child. Each form's module is imported when its first file comes, so that a child starts fast.
"""

from __future__ import annotations

from skillmatch import errors
from skillmatch.documents.detect import form_of
from skillmatch.documents.limits import Limits
from skillmatch.documents.model import Document
from skillmatch.documents.programs import AskForTime, no_time

__all__ = ["parse"]


def parse(data: bytes, name: str, limits: Limits, ask_for_time: AskForTime = no_time) -> Document:
    """Reads one file. Raises the ``UnreadableFile`` that fits; the message does not name the file.

    ``ask_for_time`` tells the parent beforehand of what takes longer than a file may.

    >>> parse(b"Python\\n", "cv.txt", Limits()).text
    'Python\\n'
    """
    form = form_of(data, name)
    document = _read(form, data, limits, ask_for_time)
    if not document.text.strip():
        raise errors.Empty("there is no text in it")
    return document


def _read(form: str, data: bytes, limits: Limits, ask_for_time: AskForTime) -> Document:
    if form == "pdf":
        from skillmatch.documents import pdf, scan

        return pdf.read(data, limits, scan.Eyes(limits, ask_for_time))
    if form == "picture":
        from skillmatch.documents import photo, scan

        return photo.read(data, limits, scan.Eyes(limits, ask_for_time))
    if form == "docx":
        from skillmatch.documents import docx

        return docx.read(data, limits)
    if form == "doc":
        from skillmatch.documents import doc

        return doc.read(data, limits, ask_for_time)
    if form == "word-xml":
        from skillmatch.documents import word_xml

        return word_xml.read(data, limits)
    if form == "odt":
        from skillmatch.documents import odt

        return odt.read(data, limits)
    if form == "flat-odt":
        from skillmatch.documents import odt

        return odt.read_flat(data, limits)
    if form == "rtf":
        from skillmatch.documents import rtf

        return rtf.read(data, limits)
    if form == "html":
        from skillmatch.documents import html

        return html.read(data, limits)
    if form == "mhtml":
        from skillmatch.documents import mhtml

        return mhtml.read(data, limits)
    if form == "json-resume":
        from skillmatch.documents import json_resume

        return json_resume.read(data, limits)
    from skillmatch.documents import text

    return text.read(data, form, limits)
