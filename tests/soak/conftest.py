"""One table at the end of a soak: for each law how many resumes and cases it was tried on, and how many broke it."""

from __future__ import annotations

from collections import Counter


def pytest_terminal_summary(terminalreporter):
    sums: dict[str, Counter[str]] = {}
    for reports in terminalreporter.stats.values():
        for report in reports:
            if getattr(report, "when", None) != "call":
                continue
            properties = dict(report.user_properties)
            law = properties.pop("law", None)
            if law is not None:
                sums.setdefault(law, Counter()).update(properties)
    if not sums:
        return
    terminalreporter.section("laws on resumes")
    columns = list(dict.fromkeys(column for counts in sums.values() for column in counts))
    width = max(map(len, sums))
    terminalreporter.write_line(" " * width + "".join(f"{column:>14}" for column in columns))
    for law, counts in sorted(sums.items()):
        cells = (f"{counts[column]:,}" if column in counts else "" for column in columns)
        terminalreporter.write_line(f"{law:{width}}" + "".join(f"{cell:>14}" for cell in cells))
