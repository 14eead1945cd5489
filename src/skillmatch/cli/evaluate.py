"""``skillmatch evaluate``: how right skillmatch is on labelled data."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Annotated

import typer

from skillmatch.cli.options import Format, Out
from skillmatch.cli.output import choose_format, output

__all__ = ["app"]

app = typer.Typer(help="Measure on labelled data.", no_args_is_help=True, rich_markup_mode=None)


@app.callback()
def _group() -> None:
    """Measure on labelled data."""


@app.command("ranking")
def ranking(
    data: Annotated[Path, typer.Option("--data", metavar="DIR", help="Resumes, with labels.csv (file,category).")],
    groups: Annotated[
        Path,
        typer.Option(
            "--groups", metavar="FILE", help="Which roles stand for a category: category,role or category,onet_soc."
        ),
    ],
    onet: Annotated[
        Path | None, typer.Option("--onet", metavar="DIR", help="O*NET text database that the codes are of.")
    ] = None,
    without_headlines: Annotated[bool, typer.Option("--without-headlines", help="Take every headline away.")] = False,
    semantic: Annotated[
        bool,
        typer.Option(
            "--semantic", help="Also with what is inferred by meaning, and MiniLM's cosine (needs the extra semantic)."
        ),
    ] = False,
    format: Format = None,
    out: Out = None,
) -> None:
    """How often the right category comes first and among three, beside cosine TF-IDF and BM25 in the same run."""
    from skillmatch.evaluation import evaluate_ranking, ranking_table

    chosen = choose_format(format, out, ("text", "json"))
    report = evaluate_ranking(data, groups, onet, without_headlines=without_headlines, semantic=semantic)
    with output(out) as stream:
        if chosen == "json":
            stream.write(json.dumps(report, indent=1) + "\n")
        else:
            stream.write(ranking_table(report))


@app.command("pairs")
def pairs(
    data: Annotated[
        Path, typer.Option("--data", metavar="DIR", help="pairs.csv (job_id,job_skills,resume,score) and resumes/.")
    ],
    onet: Annotated[
        Path | None, typer.Option("--onet", metavar="DIR", help="O*NET text database: more roles to go through.")
    ] = None,
    format: Format = None,
    out: Out = None,
) -> None:
    """How often two resumes for one job stand in the order that people gave them, beside their length as a control."""
    from skillmatch.evaluation import evaluate_pairs, pairs_table

    chosen = choose_format(format, out, ("text", "json"))
    report = evaluate_pairs(data, onet)
    with output(out) as stream:
        if chosen == "json":
            stream.write(json.dumps(report, indent=1) + "\n")
        else:
            stream.write(pairs_table(report))


@app.command("bands")
def bands(
    data: Annotated[Path, typer.Option("--data", metavar="DIR", help="Resumes, with labels.csv (file,category).")],
    groups: Annotated[
        Path,
        typer.Option("--groups", metavar="FILE", help="Which roles stand for a category (category,role)."),
    ],
    into: Annotated[
        Path | None,
        typer.Option("--into", metavar="DIR", help="Write the table and the diagram there (the project's: models)."),
    ] = None,
    format: Format = None,
    out: Out = None,
) -> None:
    """How often a resume is of the family of its best role, by score: the bands, for each layout apart."""
    from skillmatch.evaluation import bands_table, evaluate_bands

    chosen = choose_format(format, out, ("text", "json"))
    report = evaluate_bands(data, groups, into=into)
    with output(out) as stream:
        if chosen == "json":
            stream.write(json.dumps(report, indent=1) + "\n")
        else:
            stream.write(bands_table(report))


@app.command("stuffing")
def stuffing(
    data: Annotated[Path, typer.Option("--data", metavar="DIR", help="Resumes, with labels.csv (file,category).")],
    groups: Annotated[
        Path,
        typer.Option("--groups", metavar="FILE", help="Which roles stand for a category (category,role)."),
    ],
    format: Format = None,
    out: Out = None,
) -> None:
    """What five ways of visible stuffing gain, in points, on roles of other families."""
    from skillmatch.evaluation import evaluate_stuffing, stuffing_table

    chosen = choose_format(format, out, ("text", "json"))
    report = evaluate_stuffing(data, groups)
    with output(out) as stream:
        if chosen == "json":
            stream.write(json.dumps(report, indent=1) + "\n")
        else:
            stream.write(stuffing_table(report))


@app.command("documents")
def documents(
    data: Annotated[Path, typer.Option("--data", metavar="DIR", help="A folder of files to read.")],
    probes: Annotated[
        Path | None, typer.Option("--probes", metavar="FILE", help="Which words stand before which: file,first,second.")
    ] = None,
    spaces: Annotated[
        int, typer.Option("--spaces", metavar="N", min=0, help="Compare the words of N PDFs with pdfminer's.")
    ] = 0,
    tables: Annotated[
        int, typer.Option("--tables", metavar="N", min=0, help="Look how ruled tables in N PDFs are read.")
    ] = 0,
    labels: Annotated[
        Path | None,
        typer.Option("--labels", metavar="FILE", help="Positions and degrees labelled by hand; only their files."),
    ] = None,
    format: Format = None,
    out: Out = None,
) -> None:
    """How well files are read: results and typed errors by form, order, lost spaces, speed beside pdfium's."""
    from skillmatch.evaluation import documents_table, evaluate_documents

    chosen = choose_format(format, out, ("text", "json"))
    report = evaluate_documents(data, probes=probes, spaces=spaces, tables=tables, labels=labels)
    with output(out) as stream:
        if chosen == "json":
            stream.write(json.dumps(report, indent=1) + "\n")
        else:
            stream.write(documents_table(report))


@app.command("skills")
def skills(
    data: Annotated[Path, typer.Option("--data", metavar="DIR", help="Texts with marked skills, as JSON lines.")],
    esco: Annotated[
        Path | None, typer.Option("--esco", metavar="DIR", help="ESCO's files (default: esco beside DIR).")
    ] = None,
    onet: Annotated[
        Path | None, typer.Option("--onet", metavar="DIR", help="O*NET's files (default: onet beside DIR).")
    ] = None,
    source: Annotated[
        list[str] | None, typer.Option("--source", metavar="NAME", help="Only this source; may be repeated.")
    ] = None,
    errors: Annotated[
        int, typer.Option("--errors", metavar="N", min=0, help="List the N strings most often missed or unmarked.")
    ] = 0,
    semantic: Annotated[
        bool, typer.Option("--semantic", help="Also with what is inferred by meaning (needs the extra semantic).")
    ] = False,
    format: Format = None,
    out: Out = None,
) -> None:
    """How many marked skills are found and how many finds are marked, beside two lookups and the marks' oracle."""
    from skillmatch.evaluation import evaluate_skills, skills_table

    chosen = choose_format(format, out, ("text", "json"))
    report = evaluate_skills(data, esco=esco, onet=onet, sources=source or (), errors=errors, semantic=semantic)
    with output(out) as stream:
        if chosen == "json":
            stream.write(json.dumps(report, ensure_ascii=False, indent=1) + "\n")
        else:
            stream.write(skills_table(report))


@app.command("requirements")
def requirements(
    data: Annotated[
        Path, typer.Option("--data", metavar="DIR", help="A CSV with responsibilities, minimum and preferred apart.")
    ],
    labels: Annotated[
        Path | None,
        typer.Option("--labels", metavar="FILE", help="Choices, years and degrees: row,line,structure,years,degree."),
    ] = None,
    errors: Annotated[int, typer.Option("--errors", metavar="N", min=0, help="List N lines that were wrong.")] = 0,
    format: Format = None,
    out: Out = None,
) -> None:
    """How well required and preferred lines of adverts are told apart, and choices, years and degrees seen."""
    from skillmatch.evaluation import evaluate_requirements, requirements_table

    chosen = choose_format(format, out, ("text", "json"))
    report = evaluate_requirements(data, labels, errors=errors)
    with output(out) as stream:
        if chosen == "json":
            stream.write(json.dumps(report, ensure_ascii=False, indent=1) + "\n")
        else:
            stream.write(requirements_table(report))
