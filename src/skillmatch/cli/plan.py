"""``skillmatch plan``: the gaps of a role as steps, or what many roles would take."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, TextIO

import typer

from skillmatch.cli.inputs import Input, read_input
from skillmatch.cli.options import AsOf, Format, Out, Quiet, read_date
from skillmatch.cli.output import choose_format, is_terminal, output, warn
from skillmatch.errors import InvalidUse, UnreadableFile

if TYPE_CHECKING:
    from skillmatch.api import Matcher
    from skillmatch.matching import Earlier
    from skillmatch.resume import Resume
    from skillmatch.roles import Role
    from skillmatch.skills import Course

__all__ = ["FORMATS", "plan"]

FORMATS = ("text", "json", "html")
_SURVEY_FORMATS = ("text", "json")
_DEFAULT_BUDGET = "12w"


def plan(
    resume: Annotated[str, typer.Argument(metavar="RESUME", help="A file, or - for standard input.")],
    role: Annotated[
        str | None, typer.Option("--role", metavar="ROLE", help="A role id, a role file, page or advert.")
    ] = None,
    all_roles: Annotated[
        bool, typer.Option("--all-roles", help="The roles with the highest score within the budget (12w).")
    ] = False,
    most_roles: Annotated[bool, typer.Option("--most-roles", help="What opens most roles a week.")] = False,
    budget: Annotated[
        str | None, typer.Option("--budget", metavar="WEEKS", help="The best steps for so many weeks, as 12w.")
    ] = None,
    courses: Annotated[
        Path | None,
        typer.Option("--courses", metavar="FILE", help="Courses: id,title,skills,level,weeks,cost,where (CSV)."),
    ] = None,
    since: Annotated[
        Path | None,
        typer.Option("--since", metavar="RESULT", help="An earlier plan or match as JSON: what was done since."),
    ] = None,
    roles: Annotated[
        Path | None,
        typer.Option("--roles", metavar="DIR", help="These roles instead of the library, or esco, onet."),
    ] = None,
    format: Format = None,
    out: Out = None,
    as_of: AsOf = None,
    quiet: Quiet = False,
) -> None:
    """What to show and learn for a role: steps with their lines, weeks and points."""
    from skillmatch.api import Matcher
    from skillmatch.matching import tenths_of_weeks
    from skillmatch.reports.plan_json import earlier_result

    if [role is not None, all_roles, most_roles].count(True) != 1:
        raise InvalidUse(
            "plan needs exactly one of --role, --all-roles and --most-roles", remedy="`skillmatch plan --help`"
        )
    if since is not None and role is None:
        raise InvalidUse("--since tells of one role: it goes with --role", remedy="Leave it away, or name the role.")
    chosen = choose_format(format, out, FORMATS if role is not None else _SURVEY_FORMATS)
    if budget is not None:
        tenths_of_weeks(budget)
    with Matcher(folder=roles, as_of=read_date(as_of)) as matcher:
        wanted = matcher.role_named(role) if role is not None else None
        taught = matcher.courses(courses) if courses is not None else ()
        earlier = earlier_result(since, wanted.id) if since is not None and wanted is not None else None
        matcher.table  # noqa: B018 — a wrong role ends the command before any file is read
        failure: UnreadableFile | None = None
        with output(out) as stream:
            try:
                read = read_input(_input(resume), matcher)
            except UnreadableFile as error:
                failure = error
                _write_failed(chosen, resume, error, stream)
            else:
                task = _Task(matcher, read, chosen, stream, out is None and is_terminal(sys.stdout), budget, taught)
                if wanted is not None:
                    task.plan(wanted, earlier)
                else:
                    task.survey(all_roles=all_roles)
    if failure is not None:
        if not quiet:
            warn(f"{failure.kind}: {failure.message}\n  {failure.remedy}")
        raise typer.Exit(1)


def _input(named: str) -> Input:
    if named == "-":
        return Input("-", None)
    if Path(named).is_dir():
        raise InvalidUse(f"{named} is a folder: a plan is made for one person", remedy="Name one file.")
    return Input(named, Path(named))


def _write_failed(chosen: str, file: str, error: UnreadableFile, stream: TextIO) -> None:
    if chosen == "json":
        from skillmatch.reports.plan_json import failed_plan_json

        _write_json(failed_plan_json(file, error), stream)
    elif chosen == "html":
        from skillmatch.reports.plan_html import failed_plan_html

        stream.write(failed_plan_html(file, error))
    else:
        from skillmatch.reports.text import error_text

        stream.write(error_text(file, error))


def _write_json(content: Any, stream: TextIO) -> None:
    stream.write(json.dumps(content, ensure_ascii=False, indent=1) + "\n")


class _Task:
    """One call of the command, once its resume is read."""

    def __init__(
        self,
        matcher: Matcher,
        resume: Resume,
        chosen: str,
        stream: TextIO,
        color: bool,
        budget: str | None,
        courses: tuple[Course, ...],
    ) -> None:
        self.matcher = matcher
        self.resume = resume
        self.chosen = chosen
        self.stream = stream
        self.color = color
        self.budget = budget
        self.courses = courses

    def plan(self, role: Role, earlier: Earlier | None) -> None:
        """The plan for one role."""
        from skillmatch.matching import progress
        from skillmatch.resume import profile

        made = self.matcher.plan(self.resume, role, budget=self.budget, courses=self.courses)
        done = progress(earlier, made, profile(self.resume)) if earlier is not None else None
        taxonomy = self.matcher.taxonomy
        if self.chosen == "json":
            from skillmatch.reports.plan_json import plan_json

            _write_json(plan_json(self.resume, made, taxonomy, done), self.stream)
        elif self.chosen == "html":
            from skillmatch.reports.plan_html import plan_html

            self.stream.write(plan_html(self.resume, made, taxonomy=taxonomy, progress=done))
        else:
            from skillmatch.reports.plan_text import plan_text

            self.stream.write(plan_text(self.resume, made, taxonomy=taxonomy, progress=done, color=self.color))

    def survey(self, *, all_roles: bool) -> None:
        """What many roles would take."""
        from skillmatch.matching import tenths_of_weeks

        budget = self.budget if self.budget is not None or not all_roles else _DEFAULT_BUDGET
        found: dict[str, Any] = {
            "versions": self.matcher.versions,
            "taxonomy": self.matcher.taxonomy,
            "budget": None if budget is None else tenths_of_weeks(budget),
        }
        if all_roles:
            found["roles"] = self.matcher.furthest_roles(self.resume, budget=budget or 0, courses=self.courses)
        else:
            found["skills"] = self.matcher.most_roles(self.resume, budget=budget, courses=self.courses)
        if self.chosen == "json":
            from skillmatch.reports.plan_json import survey_json

            _write_json(survey_json(self.resume, **found), self.stream)
        else:
            from skillmatch.reports.plan_text import survey_text

            self.stream.write(survey_text(self.resume, color=self.color, **found))
