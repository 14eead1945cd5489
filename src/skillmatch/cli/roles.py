"""``skillmatch roles``: the roles at hand, their quality, and role pages made into role files."""

from __future__ import annotations

import json
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from skillmatch.cli.options import Format, Out
from skillmatch.cli.output import choose_format, output, warn
from skillmatch.errors import InvalidUse, SkillmatchError

if TYPE_CHECKING:
    from skillmatch.roles import PageRole

__all__ = ["app"]

app = typer.Typer(help="The roles at hand.", no_args_is_help=True, rich_markup_mode=None)

RolesFolder = Annotated[
    Path | None, typer.Option("--roles", metavar="DIR", help="These roles instead of the library, or esco, onet.")
]


@app.command("list")
def list_roles(folder: RolesFolder = None, format: Format = None, out: Out = None) -> None:
    """All roles at hand."""
    from skillmatch.api import Matcher
    from skillmatch.reports.roles_text import role_rows, roles_csv, roles_text

    chosen = choose_format(format, out, ("text", "json", "jsonl", "csv"))
    matcher = Matcher(folder=folder)
    rows = role_rows(matcher.table, matcher.library)
    with output(out) as stream:
        if chosen == "text":
            stream.write(roles_text(rows))
        elif chosen == "csv":
            roles_csv(rows, stream)
        elif chosen == "json":
            stream.write(json.dumps(rows, ensure_ascii=False, indent=1) + "\n")
        else:
            stream.writelines(json.dumps(row, ensure_ascii=False) + "\n" for row in rows)


@app.command("show")
def show_role(
    role: Annotated[str, typer.Argument(metavar="ID", help="A role id, or a role file, page or advert.")],
    folder: RolesFolder = None,
    format: Format = None,
    out: Out = None,
) -> None:
    """One role: what it asks and what each requirement may bring."""
    from skillmatch.api import Matcher
    from skillmatch.reports.roles_text import role_text
    from skillmatch.roles import role_toml

    chosen = choose_format(format, out, ("text", "toml"))
    with Matcher([role], folder=folder) as matcher, output(out) as stream:
        if chosen == "toml":
            stream.write(role_toml(matcher.roles[0]))
        else:
            stream.write(role_text(matcher.table, 0))


@app.command("lint")
def lint_roles(
    paths: Annotated[
        list[Path] | None, typer.Argument(metavar="PATH…", help="Role files or folders (default: the library).")
    ] = None,
) -> None:
    """What is wrong with role files: file, line, what is allowed, the nearest right name. Exit 2 if anything is."""
    from skillmatch.roles import lint
    from skillmatch.skills import default_finder

    faults = lint(paths or None, default_finder())
    for fault in faults:
        typer.echo(str(fault))
    typer.echo(f"{len(faults)} fault{'' if len(faults) == 1 else 's'}", err=True)
    if faults:
        raise typer.Exit(2)


@app.command("near")
def near(
    role: Annotated[str, typer.Argument(metavar="ID", help="A role id, or a role file, page or advert.")],
    top: Annotated[int, typer.Option("--top", metavar="N", min=1, help="How many roles.")] = 5,
    folder: RolesFolder = None,
    format: Format = None,
    out: Out = None,
) -> None:
    """The roles nearest to a role, and what moving there takes: skills, years, degrees, lines that it asks besides."""
    from skillmatch.api import Matcher
    from skillmatch.reports.near import near_json, near_text
    from skillmatch.roles import near_roles

    chosen = choose_format(format, out, ("text", "json"))
    with Matcher(folder=folder) as matcher, output(out) as stream:
        one = matcher.role_named(role)
        found = near_roles(one, matcher.library.values(), matcher.taxonomy, top=top)
        if chosen == "json":
            stream.write(json.dumps(near_json(one, found), ensure_ascii=False, indent=1) + "\n")
        else:
            stream.write(near_text(one, found, matcher.taxonomy))


@app.command("test")
def test_role(
    role: Annotated[str, typer.Argument(metavar="ROLE", help="A role id, or a role file, page or advert.")],
    resumes: Annotated[list[str], typer.Argument(metavar="PATH…", help="Resumes: files and folders.")],
    folder: RolesFolder = None,
    format: Format = None,
    out: Out = None,
) -> None:
    """What each required qualification does to a pool: whom it removes, and the pool were it preferred."""
    from skillmatch.api import Matcher
    from skillmatch.cli.inputs import inputs, read_input
    from skillmatch.matching import pool_of
    from skillmatch.reports.pool import pool_csv, pool_json, pool_text

    chosen = choose_format(format, out, ("text", "json", "csv"))
    failed = False
    with Matcher([role], folder=folder) as matcher:
        one = matcher.roles[0]
        people = []
        for resume in inputs(resumes):
            try:
                people.append(matcher.match(read_input(resume, matcher), top=1)[0].requirements)
            except SkillmatchError as error:
                warn(f"{resume.name}: {error.kind}: {error}\n  {error.remedy}")
                failed = True
    if not people:
        raise InvalidUse("no resume could be read", remedy="Name files or folders with resumes.")
    pool = pool_of(people)
    with output(out) as stream:
        if chosen == "json":
            stream.write(json.dumps(pool_json(one, pool), ensure_ascii=False, indent=1) + "\n")
        elif chosen == "csv":
            pool_csv(pool, stream)
        else:
            stream.write(pool_text(one, pool))
    if failed:
        raise typer.Exit(1)


@app.command("import")
def import_roles(
    pages: Annotated[
        list[Path],
        typer.Argument(metavar="FILE…", help="Role pages, adverts, JSON-LD, or a CSV of adverts."),
    ],
    into: Annotated[
        Path | None,
        typer.Option("--into", "--to", metavar="DIR", help="Where role files go (default: SKILLMATCH_HOME/roles)."),
    ] = None,
    overwrite: Annotated[bool, typer.Option("--overwrite", help="Replace role files of the same id.")] = False,
    title: Annotated[str | None, typer.Option("--title", metavar="COL", help="Of a CSV: the column of titles.")] = None,
    text: Annotated[str | None, typer.Option("--text", metavar="COL", help="The column of the advert's text.")] = None,
    required: Annotated[
        str | None, typer.Option("--required", metavar="COL", help="The column of what is required.")
    ] = None,
    preferred: Annotated[
        str | None, typer.Option("--preferred", metavar="COL", help="The column of what is preferred.")
    ] = None,
    duties: Annotated[str | None, typer.Option("--duties", metavar="COL", help="The column of duties.")] = None,
    ids: Annotated[str | None, typer.Option("--id", metavar="COL", help="The column that ids are made of.")] = None,
) -> None:
    """Turn role pages and adverts into role files; what had no place is listed, rows of a CSV that fail are named."""
    from skillmatch import resources
    from skillmatch.documents import Reader
    from skillmatch.roles import Columns, read_adverts, read_rows
    from skillmatch.skills import default_finder

    if title is None and any(column is not None for column in (text, required, preferred, duties, ids)):
        raise InvalidUse("columns are named, but not that of the titles", remedy="Name it with --title.")
    columns = Columns(title, text, required, preferred, duties, ids) if title is not None else None
    target = into if into is not None else resources.home_folder() / "roles"
    failed = False
    with Reader() as reader:
        for page in pages:
            read: Iterable[PageRole | SkillmatchError]
            try:
                if columns is not None:
                    read = (one for _, one in read_rows(page, columns, default_finder(), reader))
                elif page.suffix.lower() == ".csv":
                    raise InvalidUse(f"{page} is a CSV", remedy="Name its columns: --title COL and --text COL.")
                else:
                    read = read_adverts(page, default_finder(), reader)
                for one in read:
                    if isinstance(one, SkillmatchError):
                        warn(f"{one.kind}: {one}\n  {one.remedy}")
                        failed = True
                    else:
                        _write(one, target, overwrite)
            except InvalidUse:
                raise
            except SkillmatchError as error:
                warn(f"{error.kind}: {error}\n  {error.remedy}")
                failed = True
    if failed:
        raise typer.Exit(1)


def _write(read: PageRole, target: Path, overwrite: bool) -> None:
    """The role files of a page, and on standard error what had no place."""
    from skillmatch.roles import role_toml

    for role in (read.role, *read.siblings):
        path = target / f"{role.id}.toml"
        if path.exists() and not overwrite:
            raise InvalidUse(f"{path} exists already", remedy="Give --overwrite, or another folder by --into.")
        target.mkdir(parents=True, exist_ok=True)
        with output(path) as stream:
            stream.write(role_toml(role))
        typer.echo(f"wrote {path}")
    for line in read.unplaced:
        typer.echo(f"not placed: {line}")
