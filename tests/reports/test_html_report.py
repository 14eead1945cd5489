"""The HTML report: one page that loads nothing, believes nothing, adds up, and fits a phone and paper."""

import json
import re
import shutil
import subprocess
from dataclasses import replace
from itertools import pairwise

import pytest
from lxml import html
from report_samples import LLM_ENGINEER, TAXONOMY, match_by_hand, matches_of, maya, paragraphs_of, span_of

from skillmatch.errors import Encrypted
from skillmatch.matching import STATUSES
from skillmatch.reports.html import match_html
from skillmatch.reports.wording import PART_NAMES, STATUS_MARKS, STATUS_WORDS
from skillmatch.resume import Education, Finding, Position, Section

HOSTILE = (
    "<script>alert(1)</script><img src=x onerror=alert(2)>\"' onmouseover='alert(3) {{ 7 * 7 }} {% raw %} &amp; "
    "\x00\x1b[31m\u202egnol\u2066 שלום </style></title><!-- " + "W" * 200
)


def page(*results):
    resume = maya()
    return match_html(results or [(resume, matches_of(resume))], taxonomy=TAXONOMY)


def tree(*results):
    return html.document_fromstring(page(*results))


def words(node):
    return " ".join(node.text_content().split())


def hostile():
    """A file, a role and findings that say hostile things wherever they can."""
    text = f"{HOSTILE}\nPython {HOSTILE}"
    whole = (0, len(text))
    resume = maya(
        file=HOSTILE,
        as_of=HOSTILE,
        text=text,
        paragraphs=paragraphs_of(text),
        sections=(Section("experience", HOSTILE, whole),),
        positions=(Position(HOSTILE, HOSTILE, HOSTILE, HOSTILE, HOSTILE, False, "year", 12, whole),),
        education=(Education("phd", HOSTILE, HOSTILE, "completed", HOSTILE, whole),),
        certificates=(),
        languages=(),
        headline=whole,
        contact={HOSTILE: HOSTILE},
        findings=(Finding(HOSTILE, 1, HOSTILE, HOSTILE),),
        skills=tuple(replace(skill, label=HOSTILE) for skill in maya().skills),
    )
    role = replace(LLM_ENGINEER, title=HOSTILE, summary=HOSTILE, employers=(HOSTILE,), outlook=HOSTILE)
    matches = [
        replace(
            match_by_hand(status=status, text=HOSTILE, term=HOSTILE, spans=(span_of(text, "Python"),), role=role),
            versions={HOSTILE: HOSTILE},
        )
        for status in STATUSES
    ]
    return resume, matches


def test_the_page_names_the_file_and_ranks_the_roles():
    rows = tree().xpath("//table[@class='overview']/tbody/tr")
    assert [words(row.xpath("th/a")[0]) for row in rows] == ["LLM Engineer", "Head Chef"]
    assert [words(row.xpath("td")[-1]) for row in rows] == ["66.4", "8.2"]
    assert "No required qualification of Head Chef is shown: 0 of 2" in words(rows[1])


def test_only_the_best_role_is_open():
    roles = tree().xpath("//details[contains(@class, 'role')]")
    assert [role.get("open") is not None for role in roles] == [True, False]


def tenths(text):
    return round(float(text.split()[0]) * 10)


def test_what_is_printed_adds_up():
    for role in tree().xpath("//details[contains(@class, 'role')]"):
        parts = [words(cell) for cell in role.xpath(".//table[@class='waterfall']/tbody/tr/td[@class='number']")]
        total = words(role.xpath(".//table[@class='waterfall']/tfoot/tr/td[@class='number']")[0])
        assert sum(map(tenths, parts)) == tenths(total)
        assert sum(tenths(part.split(" of ")[1]) for part in parts) == 1000
        groups = role.xpath(".//table[@class='asks']/tbody/tr[@class='group']/td[@class='number']")
        rows = role.xpath(".//table[@class='asks']/tbody/tr[not(@class='group')]/td[@class='number']")
        assert sum(tenths(words(cell)) for cell in groups) == tenths(parts[0])
        assert sum(tenths(words(cell)) for cell in rows if words(cell)[:1].isdigit()) == tenths(parts[0])


def test_the_words_add_up_to_the_vocabulary():
    role = tree().xpath("//details[contains(@class, 'role')]")[0]
    chips = sum(tenths(words(chip)) for chip in role.xpath(".//ul[@class='chips']/li/b"))
    folded = words(role.xpath(".//details[@class='inner']/summary")[0])
    rest = tenths(re.search(r"with (\d+\.\d) points", folded)[1])
    every = sum(tenths(words(row)) for row in role.xpath(".//ul[@class='terms']/li/b"))
    vocabulary = next(
        tenths(words(row.xpath("td[@class='number']")[0]))
        for row in role.xpath(".//table[@class='waterfall']/tbody/tr")
        if words(row.xpath("th")[0]).startswith(PART_NAMES["vocabulary"])
    )
    assert chips + rest == every == vocabulary
    assert len(role.xpath(".//ul[@class='chips']/li")) == 20


def test_the_bars_of_the_waterfall_meet():
    role = tree().xpath("//details[contains(@class, 'role')]")[0]
    at = 0
    for bar in role.xpath(".//table[@class='waterfall']/tbody//rect[@class='got']"):
        assert int(bar.get("x")) == at
        at += int(bar.get("width"))


def test_evidence_is_quoted_in_its_line_with_its_place():
    quote = next(q for q in tree().xpath("//ul[@class='quotes']/li") if "Docker containers" in words(q))
    assert words(quote.xpath("q")[0]) == "Serve models in Docker containers for 400,000 users a day."
    assert [words(mark) for mark in quote.xpath(".//mark")] == ["Docker"]
    assert "page 1, Experience: Senior Machine Learning Engineer" in words(quote)


@pytest.mark.parametrize("status", STATUSES)
def test_every_status_has_its_mark_and_a_word_for_those_who_do_not_see_it(status):
    shown = tree((maya(), [match_by_hand(status=status)])).xpath(
        "//table[@class='asks']//span[contains(@class, 'status')]"
    )
    assert words(shown[0]) == STATUS_MARKS[status] + STATUS_WORDS[status]


def test_gaps_name_skills_by_their_labels():
    gaps = [words(gap) for gap in tree().xpath("//details[contains(@class, 'role')][1]//ol[@class='gaps']/li")]
    assert gaps[0] == "+6.6 learn Explains trade-offs to people outside the team Would be met by Communication."
    assert gaps[-1].startswith("+2.0 learn Containers") and gaps[-1].endswith("What is missing: Kubernetes.")


def test_facts_of_the_role_are_told_where_given():
    about = words(tree().xpath("//details[contains(@class, 'role')][1]//section[last()]")[0])
    assert "USD 135,000 to 220,000 a year" in about
    assert "3 to 7 years, a master or phd degree counted in" in about
    chef = words(tree().xpath("//details[contains(@class, 'role')][2]//section[last()]")[0])
    assert "Salary" not in chef


def test_findings_reading_and_versions_are_told():
    text = words(tree())
    assert "“Python, PyTorch, Docker”: counted once" in text
    assert "(before the first heading)" in text
    assert "as of 2026-01-31 · skillmatch 0.1.0 · taxonomy test-1" in text
    assert "example.org" not in text and "+46" not in text and "Lindqvist" not in text


def test_nothing_is_loaded_and_nothing_runs():
    for source in (page(), page(hostile(), ("x.pdf", Encrypted("x.pdf: locked")))):
        found = html.document_fromstring(source)
        assert not found.xpath("//script | //link | //iframe | //object | //embed | //img | //form | //base")
        assert not found.xpath("//@*[starts-with(name(), 'on') or name() = 'style' or name() = 'src']")
        assert all(a.get("href").startswith("#") for a in found.xpath("//a"))
        assert not re.search(r"url\(|@import|https?:", "".join(found.xpath("//style/text()")))
        policy = found.xpath("//meta[@http-equiv='Content-Security-Policy']/@content")
        assert policy == ["default-src 'none'; style-src 'unsafe-inline'; img-src data:"]


def test_hostile_text_is_shown_as_text():
    source = page(hostile())
    assert "<script>alert" not in source and "<img" not in source and "{{" in source and ">49<" not in source
    assert not [c for c in source if ord(c) < 32 and c != "\n"]
    assert "\u202e" not in source and "\u2066" not in source and "\x7f" not in source
    shown = words(html.document_fromstring(source).xpath("//h2")[-1])
    assert shown.startswith("<script>alert(1)</script><img src=x onerror=alert(2)>\"' onmouseover='alert(3)")


def test_right_to_left_text_is_kept_apart():
    for node in tree(hostile()).iter():
        if isinstance(node.tag, str) and node.tag not in ("bdi", "q", "mark", "title") and node.text:
            assert "שלום" not in node.text, html.tostring(node)[:200]


def test_several_files_have_an_index():
    resume, matches = maya(), matches_of(maya())
    found = tree((resume, matches), ("x.pdf", Encrypted("x.pdf: it asks for a password")), (maya(file="b.txt"), []))
    index = found.xpath("//h2[text()='3 files']/following-sibling::table[1]/tbody/tr")
    rows = [" ".join(map(words, row)) for row in index]
    assert rows == [
        "maya-lindqvist.pdf LLM Engineer 66.4",
        "x.pdf not read: encrypted",
        "b.txt no role was compared",
    ]
    assert "Save a copy without a password" in words(found)
    targets = {node.get("id") for node in found.xpath("//*[@id]")}
    assert len(targets) == len(found.xpath("//*[@id]"))
    assert all(a.get("href")[1:] in targets for a in found.xpath("//a"))


def test_headings_do_not_skip_a_level_and_tables_have_headers():
    found = tree(hostile(), (maya(), matches_of(maya())))
    levels = [int(node.tag[1]) for node in found.xpath("//h1 | //h2 | //h3 | //h4")]
    assert levels[0] == 1 and levels.count(1) == 1
    assert all(below <= above + 1 for above, below in pairwise(levels))
    for table in found.xpath("//table"):
        assert table.xpath("thead//th[@scope='col']"), html.tostring(table)[:200]
    assert found.xpath("/html/@lang") == ["en"]
    for node in found.xpath("//*[@aria-labelledby]"):
        assert found.xpath(f"//*[@id='{node.get('aria-labelledby')}']")


def luminance(color):
    digits = color.lstrip("#")
    full = digits if len(digits) == 6 else "".join(2 * digit for digit in digits)
    channels = [int(full[i : i + 2], 16) / 255 for i in (0, 2, 4)]
    linear = [c / 12.92 if c <= 0.03928 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def test_text_has_enough_contrast_in_light_and_dark():
    style = "".join(tree().xpath("//style/text()"))
    palettes = [
        dict(re.findall(r"--([\w-]+): (#[0-9a-f]+)", block)) for block in re.findall(r":root \{(.*?)\}", style, re.S)
    ]
    assert len(palettes) == 3  # light, dark, and paper, which changes some of the light ones
    palettes[2] = {**palettes[0], **palettes[2]}
    pairs = "ink card, muted card, muted ground, accent card, ink soft, on-accent accent, accent track, muted track"
    for colors in palettes:
        for ink, ground in (pair.split() for pair in pairs.split(", ")):
            low, high = sorted((luminance(colors[ink]), luminance(colors[ground])))
            assert (high + 0.05) / (low + 0.05) >= 4.5, (ink, ground, colors)


def test_the_same_results_give_the_same_page():
    assert page() == page()


# ── as a person sees it ───────────────────────────────────────────────────────────────────────────────────────

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
needs_chromium = pytest.mark.skipif(CHROMIUM is None, reason="Chromium is not installed")


def chromium(folder, *arguments):
    options = [
        "--headless",
        "--no-sandbox",
        "--disable-gpu",
        "--disable-quic",
        "--no-first-run",
        "--disable-background-networking",
    ]
    options += ["--disable-component-update", "--disable-sync", "--allow-file-access-from-files"]
    done = subprocess.run(
        [CHROMIUM, *options, f"--user-data-dir={folder / 'profile'}", *arguments],
        capture_output=True, text=True, encoding="utf-8", timeout=120, check=True,
    )  # fmt: skip
    return done.stdout


@needs_chromium
def test_a_phone_shows_the_whole_width_without_scrolling(tmp_path):
    (tmp_path / "page.html").write_text(page((maya(), matches_of(maya())), hostile()), encoding="utf-8")
    (tmp_path / "frame.html").write_text(
        """<!DOCTYPE html><body><iframe id=f src=page.html style="width:390px;height:900px;border:0"></iframe><script>
        document.getElementById("f").onload = (event) => {
          const inner = event.target.contentDocument;
          for (const details of inner.querySelectorAll("details")) details.open = true;
          const root = inner.documentElement;
          const out = document.createElement("pre");
          out.id = "out";
          out.textContent = JSON.stringify({ wide: root.scrollWidth, seen: root.clientWidth });
          document.body.append(out);
        };</script>""",
        encoding="utf-8",
    )
    dom = chromium(tmp_path, "--dump-dom", "--virtual-time-budget=5000", (tmp_path / "frame.html").as_uri())
    measured = json.loads(html.document_fromstring(dom).xpath("//*[@id='out']")[0].text)
    assert measured["wide"] <= measured["seen"] <= 390


@needs_chromium
@pytest.mark.skipif(shutil.which("pdftotext") is None, reason="pdftotext (poppler-utils) is not installed")
def test_paper_shows_what_the_screen_folds(tmp_path):
    (tmp_path / "page.html").write_text(page(), encoding="utf-8")
    target = tmp_path / "page.pdf"
    chromium(tmp_path, f"--print-to-pdf={target}", "--no-pdf-header-footer", (tmp_path / "page.html").as_uri())
    text = subprocess.run(["pdftotext", "-layout", target, "-"], capture_output=True, text=True, check=True).stdout
    assert "Food safety rules" in text  # the second role
    assert "page 1: Experience" in text  # where the words stand
    assert "Heading as written" in text  # what was read
    info = subprocess.run(["pdfinfo", target], capture_output=True, text=True, check=True).stdout
    assert "(A4)" in info
