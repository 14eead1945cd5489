"""Ratios against a baseline in the same run: ``make bench``. These machines are noisy; a ratio is what lasts.

Each line names what is measured, the baseline, the ratio and, where there is one, the aim. Times are medians of several
runs in fresh processes, baseline and measured in turns.
"""

from __future__ import annotations

import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path

ROOT = Path(__file__).parents[1]
SAMPLE = ROOT / "docs" / "samples" / "alignment-researcher.pdf"
_TURNS = 7

#: runs its arguments as a command and prints the largest memory of the command and its own children, together
_PEAK = """
import resource, subprocess, sys, threading, time, os
done = subprocess.Popen(sys.argv[1:], stdout=subprocess.DEVNULL)
peak = 0
def tree(pid):
    total = 0
    try:
        for line in open(f"/proc/{pid}/smaps_rollup"):
            if line.startswith("Pss:"):
                total += int(line.split()[1])
        for task in os.listdir(f"/proc/{pid}/task"):
            for child in open(f"/proc/{pid}/task/{task}/children").read().split():
                total += tree(int(child))
    except (FileNotFoundError, ProcessLookupError, PermissionError):
        pass
    return total
while done.poll() is None:
    peak = max(peak, tree(done.pid))
    time.sleep(0.01)
print(peak // 1024)
"""


def seconds(command: Sequence[str]) -> float:
    start = time.perf_counter()
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    return time.perf_counter() - start


def ratio(name: str, command: Sequence[str], baseline_name: str, baseline: Sequence[str], aim: str) -> None:
    seconds(command), seconds(baseline)  # the first run fills the file cache
    own: list[float] = []
    other: list[float] = []
    for _ in range(_TURNS):
        own.append(seconds(command))
        other.append(seconds(baseline))
    mine, theirs = statistics.median(own), statistics.median(other)
    print(f"{name:<44} {mine / theirs:5.2f} × {baseline_name}  ({mine:.2f} s / {theirs:.2f} s)  {aim}")


def peak_memory(name: str, command: Sequence[str], aim: str) -> None:
    done = subprocess.run([sys.executable, "-c", _PEAK, *command], check=True, capture_output=True, text=True)
    print(f"{name:<44} {int(done.stdout):5d} MB (command and reader process together)  {aim}")


def finder_against_reading() -> None:
    """Finding skills against pdfium's plain text of the same file."""
    import pypdfium2

    from skillmatch import read
    from skillmatch.skills import default_finder

    resume, finder = read(SAMPLE), default_finder()
    plain: list[float] = []
    finding: list[float] = []
    for _ in range(30):
        start = time.perf_counter()
        document = pypdfium2.PdfDocument(SAMPLE)
        for page in document:
            page.get_textpage().get_text_range()
        plain.append(time.perf_counter() - start)
        start = time.perf_counter()
        finder.find(resume.text, resume.paragraphs)
        finding.append(time.perf_counter() - start)
    mine, theirs = statistics.median(finding), statistics.median(plain)
    print(
        f"{'finding skills in a resume, loaded':<44} {mine / theirs:5.2f} × pdfium's plain text of it "
        f"({mine * 1000:.1f} ms / {theirs * 1000:.1f} ms)"
    )


def scoring() -> None:
    """All roles of the library against one."""
    from skillmatch import read
    from skillmatch.matching import scores
    from skillmatch.resume import profile
    from skillmatch.roles import Library, compile_roles, default_background
    from skillmatch.skills import default_finder

    one, finder = profile(read(SAMPLE)), default_finder()
    library = list(Library.load(finder).values())
    tables = [compile_roles(roles, finder.taxonomy, default_background()) for roles in (library[:1], library)]
    times: list[list[float]] = [[], []]
    for _ in range(30):
        for own, table in zip(times, tables, strict=True):
            start = time.perf_counter()
            scores(one, table)
            own.append(time.perf_counter() - start)
    single, all_roles = (statistics.median(own) for own in times)
    print(
        f"{f'scores of {len(library)} roles, warm':<44} {all_roles / single:5.2f} × the score of one role "
        f"({all_roles * 1000:.1f} ms / {single * 1000:.1f} ms)"
    )


def main() -> None:
    python = sys.executable
    with tempfile.TemporaryDirectory() as folder:
        copy = Path(folder, "resume.pdf")
        copy.write_bytes(SAMPLE.read_bytes())
        match = [python, "-m", "skillmatch", "match", str(copy)]
        imports = [python, "-c", "import spacy, sklearn, pandas"]
        ratio("cold start to a text report, two-page PDF", match, "import spacy, sklearn, pandas", imports, "aim ≤ 1")
        bare = [python, "-c", "pass"]
        ratio("import skillmatch", [python, "-c", "import skillmatch"], "an empty Python", bare, "aim < 0.1 s")
        ratio("skillmatch --help", [python, "-m", "skillmatch", "--help"], "an empty Python", bare, "aim < 0.3 s")
        spacy = [python, "-c", "import spacy; spacy.blank('en').add_pipe('sentencizer')"]
        contexts = [python, "-c", "from skillmatch.skills.context import ContextReader; ContextReader()"]
        ratio("context reader, ready", contexts, "spaCy with a sentencizer, ready", spacy, "")
        peak_memory("peak memory of that report", match, "aim ≤ 300 MB")
    finder_against_reading()
    scoring()


if __name__ == "__main__":
    main()
