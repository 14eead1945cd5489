"""Bytes of a file in, ``Document`` out: text in reading order with the place of each word."""

from skillmatch.documents.inserting import Inserted, NewLine, with_lines
from skillmatch.documents.model import (
    HIDDEN_REASONS,
    WARNING_KINDS,
    Box,
    Document,
    Hidden,
    Page,
    PagePicture,
    Places,
    Table,
    Warning,
)
from skillmatch.documents.sandbox import Limits, Reader, read_document

__all__ = [
    "HIDDEN_REASONS",
    "WARNING_KINDS",
    "Box",
    "Document",
    "Hidden",
    "Inserted",
    "Limits",
    "NewLine",
    "Page",
    "PagePicture",
    "Places",
    "Reader",
    "Table",
    "Warning",
    "read_document",
    "with_lines",
]
