"""``make demo``: the main job on a resume: the sample that ships with the project, or one's own.

Prints the text report, writes the HTML one to ``demo/report.html`` and says where it lies.
"""

from __future__ import annotations

import sys
from pathlib import Path

from skillmatch.api import Matcher
from skillmatch.errors import UnreadableFile
from skillmatch.reports.html import match_html
from skillmatch.reports.text import match_text

ROOT = Path(__file__).resolve().parents[2]
SAMPLE = ROOT / "docs" / "samples" / "alignment-researcher.pdf"


def main(named: list[str]) -> int:
    path = Path(named[0]) if named else SAMPLE
    shown = path.relative_to(ROOT).as_posix() if path.is_relative_to(ROOT) else str(path)
    with Matcher() as matcher:
        try:
            resume = matcher.read(path, file=shown)
        except UnreadableFile as error:
            print(f"{error}\n  {error.remedy}", file=sys.stderr)
            return 1
        matches = matcher.match(resume)
        print(match_text(resume, matches, color=sys.stdout.isatty(), taxonomy=matcher.taxonomy))
        report = ROOT / "demo" / "report.html"
        report.parent.mkdir(exist_ok=True)
        report.write_text(match_html([(resume, matches)], taxonomy=matcher.taxonomy), encoding="utf-8")
    print(f"The same as a page with all evidence: {report}")
    return 0


if __name__ == "__main__":
    if hasattr(sys.stdout, "reconfigure"):
        sys.stdout.reconfigure(encoding="utf-8", errors="replace")
    sys.exit(main(sys.argv[1:]))
