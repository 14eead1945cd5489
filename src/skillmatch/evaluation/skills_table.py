"""The figures of ``evaluate skills`` as lines of text."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

__all__ = ["skills_table"]

_WAYS = ("overlap", "exact", "distinct")


def skills_table(report: Mapping[str, Any]) -> str:
    """The report as lines of text: a table for each source, a row for each method."""
    lines: list[str] = []
    for source in report["sources"]:
        lines += [*_source(source), ""]
    lines.append(f"the baselines look {report['labels']:,} labels of ESCO and O*NET up")
    return "\n".join(lines) + "\n"


def _source(source: Mapping[str, Any]) -> Iterator[str]:
    ways = [way for way in _WAYS if way in source["methods"][0]]
    marked = source["methods"][0][ways[0]]["marked"]
    what = "resumes" if source["resumes"] else "sentences"
    marks = "marks" if source["by"] == "place" else "ESCO concepts named, without places"
    yield f"{source['source']}: {source['texts']:,} {what}, {marked:,} {marks}"
    yield f"{'':<26}{'found':>7}" + "".join(f"{way:>18}   " for way in ways).rstrip()
    yield f"{'':<33}" + f"{'P':>7}{'R':>7}{'F1':>7}" * len(ways)
    for method in source["methods"]:
        cells = (f"{method[way][figure]:>7.3f}" for way in ways for figure in ("precision", "recall", "f1"))
        yield f"{method['method']:<26}{method[ways[0]]['found']:>7,}" + "".join(cells)
    labels = source["methods"][0].get("recall_by_label", {})
    if len(labels) > 1 or any(labels):
        yield "  recall by type, overlapping: " + _shares(labels)
    kinds = source["methods"][0].get("precision_by_kind")
    if kinds:
        yield "  precision by kind of skill:  " + _shares(kinds)
    for name, strings in (source["errors"] or {}).items():
        if strings:
            yield f"  most often {name}: " + ", ".join(f"{string} ({count})" for string, count in strings)


def _shares(shares: Mapping[str, tuple[int, float]]) -> str:
    return ", ".join(f"{name or 'any'} {share:.2f} of {number:,}" for name, (number, share) in shares.items())
