"""How well files are read: every file's result or typed error, order against probes, lost spaces, speed.

In: a folder of files, optionally a table of probes, or one of positions and degrees labelled by hand (``labelled``).
Out: plain data, and a table of it. Speed is told as a ratio to pdfium's plain text of the same files in the same run,
beside pdfplumber where that is installed.
"""

from __future__ import annotations

import contextlib
import csv
import itertools
import logging
import re
import sys
import time
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from skillmatch.documents import Document, Reader
from skillmatch.errors import InvalidUse, UnreadableFile
from skillmatch.evaluation.labelled import evaluate_labels, labels_table
from skillmatch.evaluation.ruled_tables import ruled_tables_read

__all__ = ["documents_table", "evaluate_documents", "lost_spaces", "read_probes"]

_PLUMBED = 40  # files that the slow reader is tried on
_COLUMNS = ("file", "first", "second")


@dataclass
class _Form:
    """What became of the files of one form."""

    files: int = 0
    readable: int = 0
    pages: int = 0
    seconds: float = 0.0
    errors: Counter[str] = field(default_factory=Counter)
    warnings: Counter[str] = field(default_factory=Counter)


def evaluate_documents(
    data: Path, *, probes: Path | None = None, spaces: int = 0, tables: int = 0, labels: Path | None = None
) -> dict[str, Any]:
    """Read every file below ``data``.

    ``probes``: a CSV of ``file,first,second``: in that file the first words must stand before the second. ``spaces``:
    compare the words of so many PDFs with those of pdfminer where pdfium's own text glues words together. ``tables``:
    look how the ruled tables in so many PDFs are read. ``labels``: a CSV of positions and degrees labelled by hand;
    only the files that it names are read, for this figure alone.
    """
    if labels is not None:
        if probes is not None or spaces or tables:
            raise InvalidUse(
                "--labels does not go with --probes, --spaces or --tables", remedy="Run them one after the other."
            )
        found = evaluate_labels(data, labels)
        return {
            "files": found["files"],
            "forms": {},
            "cost": None,
            "order": None,
            "speed": None,
            "spaces": None,
            "tables": None,
            "labels": found,
        }
    files = sorted(path for path in data.rglob("*") if path.is_file() and not path.name.startswith("."))
    if not files:
        raise InvalidUse(f"{data}: there are no files in it", remedy="Name a folder of resumes.")
    wanted = read_probes(probes) if probes is not None else []
    forms: dict[str, _Form] = {}
    texts: dict[str, str] = {}
    pdfs: list[Path] = []
    seconds: dict[str, float] = {}
    faults: list[str] = []
    with Reader() as reader:
        for path in files:
            start = time.perf_counter()
            try:
                document: Document | None = reader.read(path)
                error = None
            except UnreadableFile as fault:
                document, error = None, fault.kind
                if fault.kind == "crashed":
                    faults.append(fault.message)
            took = seconds[path.relative_to(data).as_posix()] = time.perf_counter() - start
            name = document.form if document is not None else path.suffix.lower().lstrip(".") or "no suffix"
            form = forms.setdefault(name, _Form())
            form.files += 1
            if document is None:
                form.errors[error or ""] += 1
                continue
            form.readable += 1
            form.pages += max(len(document.pages), 1)
            form.seconds += took
            form.warnings.update({warning.kind for warning in document.warnings})
            texts[path.relative_to(data).as_posix()] = document.text
            if document.form == "pdf":
                pdfs.append(path)
    return {
        "files": len(files),
        "forms": {name: _told(form) for name, form in sorted(forms.items())},
        "cost": _cost(seconds, faults),
        "order": _order(wanted, texts) if wanted else None,
        "speed": _speed(pdfs, forms["pdf"]) if pdfs else None,
        "spaces": lost_spaces(pdfs[:: max(1, len(pdfs) // spaces)][:spaces]) if spaces and pdfs else None,
        "tables": ruled_tables_read(pdfs[:: max(1, len(pdfs) // tables)][:tables]) if tables and pdfs else None,
        "labels": None,
    }


def _told(form: _Form) -> dict[str, Any]:
    return {
        "files": form.files,
        "readable": form.readable,
        "errors": dict(sorted(form.errors.items())),
        "warnings": dict(sorted(form.warnings.items())),
        "pages": form.pages,
        "pages_per_second": form.pages / form.seconds if form.seconds else 0.0,
    }


def _cost(seconds: Mapping[str, float], faults: Sequence[str]) -> dict[str, Any]:
    """The file that took longest, the largest process that read any (MB, where the system tells), readers that died."""
    slowest = max(seconds, key=lambda name: seconds[name])
    try:
        import resource
    except ImportError:  # Windows
        megabytes = None
    else:
        unit = 1e6 if sys.platform == "darwin" else 1e6 / 1024
        megabytes = round(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / unit)
    return {"slowest": slowest, "seconds": seconds[slowest], "megabytes": megabytes, "crashed": list(faults)}


# ── order ─────────────────────────────────────────────────────────────────────────────────────────────────────


def read_probes(path: Path) -> list[tuple[str, str, str]]:
    """``file,first,second`` rows. Raises ``InvalidUse`` naming the file."""
    try:
        with path.open(encoding="utf-8-sig", newline="") as stream:
            rows = csv.DictReader(stream)
            if not set(_COLUMNS) <= set(rows.fieldnames or ()):
                raise InvalidUse(f"{path}:1: the columns {', '.join(_COLUMNS)} are needed", remedy="Add them.")
            return [(row["file"], row["first"], row["second"]) for row in rows]
    except FileNotFoundError:
        raise InvalidUse(f"{path} does not exist", remedy="Name the CSV file with the probes.") from None


def _squeezed(text: str) -> str:
    return re.sub(r"\s+", "", text).casefold()


def _order(probes: Iterable[tuple[str, str, str]], texts: Mapping[str, str]) -> dict[str, Any]:
    squeezed = {name: _squeezed(text) for name, text in texts.items()}
    asked = 0
    faults: list[str] = []
    for name, first, second in probes:
        asked += 1
        text = squeezed.get(name, "")
        a, b = text.find(_squeezed(first)), text.find(_squeezed(second))
        if a < 0 or b < 0:
            faults.append(f"{name}: {(first if a < 0 else second)!r} is not in the text")
        elif a > b:
            faults.append(f"{name}: {first!r} stands behind {second!r}")
    return {"probes": asked, "files": len({name for name, _, _ in probes}), "faults": faults}


# ── speed ─────────────────────────────────────────────────────────────────────────────────────────────────────


def _speed(pdfs: Sequence[Path], own: _Form) -> dict[str, Any]:
    """Pages a second of pdfium's plain text and of pdfplumber's, on the files that we read."""
    plain = _timed(pdfs, _pdfium_text)
    told: dict[str, Any] = {
        "pages_per_second": own.pages / own.seconds,
        "pdfium_pages_per_second": plain,
        "ratio": plain / (own.pages / own.seconds),
        "pdfplumber_pages_per_second": None,
    }
    try:
        import pdfplumber  # noqa: F401
    except ImportError:
        return told
    logging.getLogger("pdfminer").setLevel(logging.ERROR)
    told["pdfplumber_pages_per_second"] = _timed(pdfs[:: max(1, len(pdfs) // _PLUMBED)], _plumbed_text)
    return told


def _timed(pdfs: Sequence[Path], read: Any) -> float:
    start = time.perf_counter()
    pages = 0
    for path in pdfs:
        with contextlib.suppress(Exception):  # another reader's faults on broken files: it has read no page of them
            pages += read(path)
    return float(pages / (time.perf_counter() - start))


def _pdfium_text(path: Path) -> int:
    import pypdfium2

    document = pypdfium2.PdfDocument(path)
    for page in document:
        page.get_textpage().get_text_range()
    return len(document)


def _plumbed_text(path: Path) -> int:
    import pdfplumber

    with pdfplumber.open(path) as document:
        for page in document.pages:
            page.extract_text()
        return len(document.pages)


# ── lost spaces ───────────────────────────────────────────────────────────────────────────────────────────────


def lost_spaces(pdfs: Sequence[Path]) -> dict[str, Any]:
    """Lines in which pdfium's own text glues words that pdfminer parts, and in how many of them we part them alike."""
    glued = right = 0
    with Reader() as reader:
        for path in pdfs:
            try:
                own = f" {' '.join(_plain(reader.read(path).text))} "
            except UnreadableFile:
                continue
            raw = set(_plain(_raw_text(path)))
            for line in _miner_lines(path):
                if any(a + b in raw for a, b in itertools.pairwise(line)):
                    glued += 1
                    right += f" {' '.join(line)} " in own
    return {"files": len(pdfs), "glued_lines": glued, "right": right, "share": right / glued if glued else 1.0}


def _plain(text: str) -> list[str]:
    """Words of ASCII letters and digits: mojibake and its repair make no difference."""
    return re.findall(r"[A-Za-z0-9]+", text)


def _raw_text(path: Path) -> str:
    import pypdfium2

    return "\n".join(page.get_textpage().get_text_range() for page in pypdfium2.PdfDocument(path))


def _miner_lines(path: Path) -> Iterator[list[str]]:
    from pdfminer.high_level import extract_text

    for line in extract_text(path).splitlines():
        words = _plain(line)
        if len(words) > 1:
            yield words


# ── a table ───────────────────────────────────────────────────────────────────────────────────────────────────


def documents_table(report: Mapping[str, Any]) -> str:
    """The report as lines of text."""
    if report["labels"] is not None:
        return labels_table(report["labels"])
    lines = [
        f"{report['files']} files",
        "",
        f"{'form':<12}{'files':>7}{'readable':>10}{'pages/s':>9}   errors; warnings",
    ]
    for name, form in report["forms"].items():
        kinds = "; ".join(", ".join(f"{k} {n}" for k, n in form[what].items()) for what in ("errors", "warnings"))
        share = f"{100 * form['readable'] / form['files']:.0f}%"
        lines.append(f"{name:<12}{form['files']:>7}{share:>10}{form['pages_per_second']:>9.1f}   {kinds}".rstrip("; "))
    if report["cost"] is not None:
        cost = report["cost"]
        memory = "" if cost["megabytes"] is None else f"; the largest process took {cost['megabytes']} MB"
        lines += ["", f"slowest: {cost['seconds']:.1f} s, {cost['slowest']}{memory}"]
        lines.append(f"readers that failed or died over a file: {len(cost['crashed'])}")
        lines += [f"  {fault}" for fault in cost["crashed"]]
    if report["order"] is not None:
        order = report["order"]
        lines += ["", f"order: {len(order['faults'])} faults of {order['probes']} probes in {order['files']} files"]
        lines += [f"  {fault}" for fault in order["faults"]]
    if report["speed"] is not None:
        speed = report["speed"]
        lines += ["", f"PDF pages a second: {speed['pages_per_second']:.0f}, hand-over from the child included"]
        lines.append(f"  pdfium's plain text {speed['pdfium_pages_per_second']:.0f}: {speed['ratio']:.1f} × its time")
        if speed["pdfplumber_pages_per_second"]:
            lines.append(f"  pdfplumber {speed['pdfplumber_pages_per_second']:.1f}")
    if report["spaces"] is not None:
        spaces = report["spaces"]
        of = f"{spaces['right']} of {spaces['glued_lines']} glued lines in {spaces['files']} PDFs"
        lines += ["", f"lost spaces: {of} are parted as pdfminer parts them ({100 * spaces['share']:.1f}%)"]
    if report["tables"] is not None:
        tables = report["tables"]
        lines += ["", f"ruled tables: {tables['tables']} in {tables['files']} PDFs"]
        if tables["tables"]:
            lines.append(
                f"  cells read in one go: {tables['together']} of {tables['cells']}; "
                f"of several lines {tables['wrapped_together']} of {tables['wrapped']}"
            )
            lines.append("  cells follow each other by " + ", ".join(f"{k} {n}" for k, n in tables["order"].items()))
    return "\n".join(lines) + "\n"
