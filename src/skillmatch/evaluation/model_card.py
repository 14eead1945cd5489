"""The model card: what the frozen tables are, what they were made of, how the points are laid out."""

from __future__ import annotations

from skillmatch.evaluation.training import LEAST_RESUMES
from skillmatch.matching import CALIBRATED, Bands
from skillmatch.roles import LAYOUTS, PARTS, Background

__all__ = ["model_card"]


def _bands(bands: Bands) -> str:
    """What the bands were measured to be worth, a row for each ten points of each layout."""
    if not bands.bins:
        return "No bands are measured: no role is calibrated."
    lines = ["| layout | " + " | ".join(CALIBRATED[:-1]) + " |", "|---|---|---|---|"]
    for layout, levels in bands.thresholds.items():
        told = " | ".join("never" if least is None else f"from {least // 10}" for least in levels)
        lines.append(f"| {layout} | {told} |")
    lines += ["", "| layout | score of the best role | resumes | of its family |", "|---|---|---|---|"]
    for layout, bins in bands.bins.items():
        for one in bins:
            if one.resumes:
                share = f"{one.right / one.resumes:.2f}"
                lines.append(f"| {layout} | {one.low // 10} to {one.high // 10} | {one.resumes} | {share} |")
    return "\n".join(lines)


def model_card(background: Background, bands: Bands) -> str:
    """The text of ``models/README.md``, from the tables' own facts."""
    facts = background.facts
    shares = "\n".join(
        f"| {part} | " + " | ".join(str(layout.shares[i]) for layout in LAYOUTS) + " |" for i, part in enumerate(PARTS)
    )
    names = " | ".join(f"`{layout.name}`" for layout in LAYOUTS)
    return f"""# Model card

Written by `skillmatch train`; do not edit by hand.

`vocabulary.npz` and `vocabulary.json` hold what skillmatch knows beforehand about words: how rare a word or a pair of words is
among role texts and among resumes, how much of it an average resume shows, and how rare a group of characters is among job
titles. They hold aggregates only: a term from resumes stands in it by itself when at least {LEAST_RESUMES} resumes hold it, all
rarer ones share one row, and names, places, months and pronouns are left out by `data/words/stop.csv`. No text, no label and
no person can be got back from it. No category of a resume was used.

| | |
|---|---|
| resumes counted | {facts["resumes"]:,} (`{facts.get("background", "")}`, {facts.get("background_hash", "")}) |
| occupations counted | {facts["occupations"]:,} of O*NET |
| roles of the library counted | {facts["library_roles"]:,} |
| terms | {facts["terms"]:,}, of which {facts["terms_of_resumes"]:,} from resumes |
| made from role files | {facts.get("inputs", {}).get("roles", "")} |
| made with the stop table | {facts.get("inputs", {}).get("words", "")} |
| SHA-256 of `vocabulary.npz` | `{facts.get("sha256", "")}` |

A term of a role weighs `(1 + ln tf) · idf among roles · √idf among resumes`; logarithms and roots are stored as integers, so that
the same resume scores the same on every machine.

## How the hundred points are laid out

A role with at least five checkable required qualifications is `qualified`, any other `described`.

| part | {names} |
|---|---|---|
{shares}

The shares are those of the design's prototype, tried there on development data (988 resumes, 105 role texts); the figures of
this build stand in `docs/accuracy.md` with the commands that print them.

## What a score is worth

Of the development resumes whose best role in the library ({len(bands.roles)} roles) has a score, the share whose category is that role's
family. A band holds from the score at which the share, made to rise with the score, reaches three quarters (`strong`), half
(`possible`), a quarter (`stretch`); below is `unlikely`. Thresholds come from the even half of the files; `skillmatch evaluate
bands` tells how they do on the odd half. `described` is measured on the same roles told in prose.

{_bands(bands)}

![Share of right families by score](reliability.svg)

The career site's categories are no checked roles, and no resume of an artificial intelligence family is among them: for these roles
a band is read off what scores are worth elsewhere.

## What to know before relying on it

- The background resumes are in English, mostly from one career site in the United States; words of other places and trades are
  rarer here than in the world, and so weigh more.
- Longer resumes hold more of a role's words and tend to score higher. This is measured, not mended: see `docs/accuracy.md`.
- The score says how much of a role a file shows. It does not say how good a person is at it.

## Sources

Word counts among occupations: O*NET 29.2 database by the U.S. Department of Labor, Employment and Training Administration
(USDOL/ETA), used under CC BY 4.0; skillmatch has counted words in it. O*NET is a trademark of USDOL/ETA. Word counts among
resumes: a public set of resumes from which the publisher had removed employers and names; only the counts are kept.
"""
