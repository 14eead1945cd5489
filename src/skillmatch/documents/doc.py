"""DOC in, a ``Document`` out: binary Word 97–2003 through LibreOffice or catdoc, Word's XML of 2003 by itself.

LibreOffice comes first where both are installed: catdoc shows hidden and deleted words as if they were seen and loses
what stands behind a table inside a table. An RTF or HTML file named ``.doc`` never comes here.
"""

from __future__ import annotations

import re
import struct
import tempfile
from dataclasses import replace
from pathlib import Path

from skillmatch import errors
from skillmatch.documents import odt, programs
from skillmatch.documents.blocks import Paragraph, document_of
from skillmatch.documents.limits import Limits
from skillmatch.documents.model import Document, Warning

__all__ = ["read"]

_SECTOR = 512
_SMALL = 4096  # bytes of a stream that has sectors of its own
_ENTRY = "WordDocument".encode("utf-16-le")
_MAGIC = (0xA5EC, 0xA5DC)  # Word 97 and later; Word 6 and 95 ([MS-DOC] 2.5.2)
_ENCRYPTED = 0x0100  # FibBase.fEncrypted
_FIELD = re.compile(r"\b(?:HYPERLINK|PAGEREF|REF|TOC|INCLUDEPICTURE)\b\s+(?:\\\w\s+)*(?:\"([^\"\n]{0,2000})\"|\S+)[ ]?")
_REMEDY = (
    "Install LibreOffice (Debian: libreoffice-writer-nogui) or catdoc (Debian: catdoc), "
    "or save the file as DOCX or PDF in a word processor."
)


def read(data: bytes, limits: Limits, ask_for_time: programs.AskForTime = programs.no_time) -> Document:
    """Reads a binary Word file. Raises ``Encrypted``, ``Corrupt``, ``TimedOut`` or ``MissingTool``."""
    if _is_encrypted(data):
        raise errors.Encrypted("this Word file is protected by a password")
    office, catdoc = programs.find("soffice", "libreoffice"), programs.find("catdoc")
    if office is None and catdoc is None:
        raise errors.MissingTool("reading Word 97–2003 (DOC) needs LibreOffice or catdoc", remedy=_REMEDY)
    with tempfile.TemporaryDirectory(prefix="skillmatch-", ignore_cleanup_errors=True) as folder:
        source = Path(folder, "resume.doc")
        source.write_bytes(data)
        if office is not None:
            ask_for_time(limits.conversion_seconds)
            converted = _converted(office, source, limits)
            if converted is not None:
                return replace(odt.read(converted, limits), form="doc", meta={"through": "LibreOffice"})
        if catdoc is None:
            raise errors.Corrupt("this Word file is damaged: LibreOffice does not open it")
        return _spoken(catdoc, source, limits)


def _is_encrypted(data: bytes) -> bool:
    """What the head of the main stream says; raises ``Corrupt`` where there is none."""
    head = _main_stream(data)
    if not 0 <= head <= len(data) - 32:
        raise errors.Corrupt("this Word file is damaged or cut short")
    magic, flags = struct.unpack_from("<H", data, head)[0], struct.unpack_from("<H", data, head + 0x0A)[0]
    if magic not in _MAGIC:
        raise errors.Corrupt("this Word file is damaged or cut short")
    return bool(flags & _ENCRYPTED)


def _main_stream(data: bytes) -> int:
    """Where the main stream begins, -1 when that lies outside the file ([MS-CFB] 2.2, 2.6)."""
    if len(data) < _SECTOR:
        return -1
    entry, root = data.find(_ENTRY), (struct.unpack_from("<I", data, 0x30)[0] + 1) * _SECTOR
    if not 0 <= entry <= len(data) - 128 or root > len(data) - 128:
        return -1
    start, size = struct.unpack_from("<II", data, entry + 0x74)
    if size >= _SMALL:
        return int((start + 1) * _SECTOR)
    # small streams share one, which the root entry names, in sectors of 64 bytes
    return int((struct.unpack_from("<I", data, root + 0x74)[0] + 1) * _SECTOR + start * 64)


def _converted(office: str, source: Path, limits: Limits) -> bytes | None:
    """The file as ODT; None when LibreOffice cannot make one."""
    folder = source.parent
    command = [
        office, "--headless", "--norestore", "--nolockcheck", f"-env:UserInstallation={(folder / 'home').as_uri()}",
        "--convert-to", "odt", "--outdir", str(folder), str(source),
    ]  # fmt: skip
    try:
        programs.run(command, seconds=limits.conversion_seconds, home=str(folder))
        made = source.with_suffix(".odt")
        if made.stat().st_size > limits.inflated_bytes:
            raise errors.TooLarge("LibreOffice makes a file of it that is over the limit")
        return made.read_bytes()
    except programs.ProgramFailed as fault:
        if fault.late:
            raise errors.TimedOut(f"LibreOffice: {fault}") from None
        return None
    except OSError:
        return None


def _spoken(catdoc: str, source: Path, limits: Limits) -> Document:
    """The file as catdoc tells it: a paragraph a line, cells parted by tabs, no headings."""
    try:
        written = programs.run(
            [catdoc, "-w", "-d", "utf-8", str(source)], seconds=limits.seconds / 2, home=str(source.parent)
        )
    except programs.ProgramFailed as fault:
        if fault.late:
            raise errors.TimedOut(f"catdoc: {fault}") from None
        raise errors.Corrupt("this Word file is damaged or cut short") from None
    text = written.decode("utf-8", "replace").replace("\f", "\n")
    paragraphs = [Paragraph(_without_field(part)) for line in text.split("\n") for part in line.split("\t\t")]
    loss = Warning("structure-lost", "catdoc tells neither headings nor hidden words; install LibreOffice for these")
    return document_of("doc", paragraphs, [], limits, [loss], {"through": "catdoc"})


def _without_field(line: str) -> str:
    """catdoc writes what a field is made of before what it shows."""
    return _FIELD.sub("", line)
