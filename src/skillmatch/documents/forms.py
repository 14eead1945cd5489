"""Bytes of a file in, ``Document`` out: the form is told from the bytes, then its own module reads it.

Runs in the reader child. Each form's module is imported when its first file comes, so that a child starts fast.
"""

from __future__ import annotations

from skillmatch import errors
from skillmatch.documents.detect import form_of
from skillmatch.documents.limits import Limits
from skillmatch.documents.model import Document

__all__ = ["parse"]


def parse(data: bytes, name: str, limits: Limits) -> Document:
    """Reads one file. Raises the ``UnreadableFile`` that fits; the message does not name the file.

    >>> parse(b"Python\\n", "cv.txt", Limits()).text
    'Python\\n'
    """
    form = form_of(data, name)
    document = _read(form, data, limits)
    if not document.text.strip():
        raise errors.Empty("there is no text in it")
    return document


def _read(form: str, data: bytes, limits: Limits) -> Document:
    if form == "pdf":
        from skillmatch.documents import pdf

        return pdf.read(data, limits)
    if form == "docx":
        from skillmatch.documents import docx

        return docx.read(data, limits)
    if form == "html":
        from skillmatch.documents import html

        return html.read(data, limits)
    from skillmatch.documents import text

    return text.read(data, form, limits)
