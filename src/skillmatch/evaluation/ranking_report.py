"""``skillmatch evaluate ranking``: the whole measurement, from a folder of labelled resumes to a table."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import asdict, replace
from pathlib import Path
from typing import Any

from skillmatch.errors import InvalidUse, UnreadableFile
from skillmatch.evaluation.ranking import (
    Floats,
    category_means,
    figures,
    half_of,
    length_correlation,
    read_groups,
    read_labels,
)
from skillmatch.evaluation.ranking_baselines import bm25_baseline, cosine_baseline, meaning_baseline
from skillmatch.evaluation.reading import Reading, read_all
from skillmatch.resume import Profile
from skillmatch.roles import Library, Role, compile_roles, default_background, onet_roles
from skillmatch.skills import Finder, InferringFinder, default_finder

__all__ = ["evaluate_ranking", "ranking_table", "without_headline"]


def evaluate_ranking(
    data: Path, groups: Path, onet: Path | None, *, without_headlines: bool = False, semantic: bool = False
) -> dict[str, Any]:
    """First, in three and MRR of the score, of cosine TF-IDF and of BM25 on the same resumes and roles; ``semantic``
    adds the score with what is inferred by meaning, and the cosine of MiniLM's vectors.

    Returns plain data: ``methods`` (a list of ``RankingFigures`` as dicts), ``halves`` (the first of them for the
    ``even`` and the ``odd`` half of the files alone), ``roles``, ``categories``, ``unreadable``.
    """
    finder = default_finder()
    labels = read_labels(data / "labels.csv")
    roles, members = _roles(read_groups(groups), onet, finder)
    unreadable: dict[str, UnreadableFile] = {}
    category_of = {str(data / file): category for file, category in labels}
    inferring = InferringFinder(finder) if semantic else None
    files = [data / file for file, _ in labels]
    readings = list(read_all(files, finder, unreadable=unreadable, inferring=inferring))
    return {
        **measure(readings, [category_of[reading.file] for reading in readings], roles, members, without_headlines),
        "unreadable": {file: error.kind for file, error in sorted(unreadable.items())},
    }


def measure(
    readings: Sequence[Reading],
    labels: Sequence[str],
    roles: Sequence[Role],
    members: Mapping[str, Sequence[int]],
    without_headlines: bool,
) -> dict[str, Any]:
    """The figures of readings whose labels are known."""
    profiles = [reading.profile for reading in readings]
    if without_headlines:
        profiles = [without_headline(profile) for profile in profiles]
    table = compile_roles(roles, default_finder().taxonomy, default_background())
    categories = list(members)
    own = category_means(profiles, table, members)
    texts = [reading.text for reading in readings]
    methods = [
        figures("skillmatch", own, categories, labels),
        figures("cosine TF-IDF", cosine_baseline(texts, roles, members), categories, labels),
        figures("BM25", bm25_baseline(texts, roles, members), categories, labels),
    ]
    inferred = [reading.inferred for reading in readings if reading.inferred is not None]
    if inferred:
        if without_headlines:
            inferred = [without_headline(profile) for profile in inferred]
        with_inferred = category_means(inferred, table, members)
        methods.insert(1, figures("with inferred", with_inferred, categories, labels))
        methods.append(figures("MiniLM", meaning_baseline(texts, roles, members), categories, labels))
    return {
        "methods": [asdict(method) for method in methods],
        "halves": _halves(readings, own, categories, labels),
        "roles": len(roles),
        "categories": len(categories),
        "without_headlines": without_headlines,
        "length_correlation": length_correlation(own, categories, labels, [len(text.split()) for text in texts]),
    }


def _halves(
    readings: Sequence[Reading], own: Floats, categories: Sequence[str], labels: Sequence[str]
) -> dict[str, dict[str, Any]]:
    halves: dict[str, dict[str, Any]] = {}
    names = [half_of(Path(reading.file).name) for reading in readings]
    for half in sorted(set(names)):
        rows = [i for i, name in enumerate(names) if name == half]
        found = asdict(figures("skillmatch", own[rows], categories, [labels[i] for i in rows]))
        halves[half] = {name: value for name, value in found.items() if name != "families"}
    return halves


def without_headline(profile: Profile) -> Profile:
    """The profile of the same resume had it no headline: the newest position's title still stands in."""
    own = [headline.span for headline in profile.headlines if not headline.borrowed]

    def outside(span: tuple[int, int]) -> bool:
        return not any(start <= span[0] and span[1] <= end for start, end in own)

    terms = [
        replace(
            term, plain=tuple(s for s in term.plain if outside(s)), listed=tuple(s for s in term.listed if outside(s))
        )
        for term in profile.terms
    ]
    skills = [
        replace(fact, evidence=tuple(place for place in fact.evidence if outside(place.span)))
        for fact in profile.skills
    ]
    return replace(
        profile,
        headlines=tuple(headline for headline in profile.headlines if headline.borrowed),
        terms=tuple(term for term in terms if term.plain or term.listed),
        skills=tuple(fact for fact in skills if fact.evidence),
    )


def _roles(
    groups: Mapping[str, Sequence[str]], onet: Path | None, finder: Finder
) -> tuple[list[Role], dict[str, list[int]]]:
    """The roles that the groups name, and their numbers by category."""
    if onet is not None:
        codes = frozenset(code for members in groups.values() for code in members)
        named = {role.codes["onet_soc"]: role for role in onet_roles(onet, finder, codes=codes)}
    else:
        named = dict(Library.load(finder))
    missing = sorted({name for members in groups.values() for name in members} - set(named))
    if missing:
        raise InvalidUse(
            f"no role {', '.join(missing)}", remedy="Name roles of the library, or O*NET codes together with --onet."
        )
    order = list(dict.fromkeys(name for members in groups.values() for name in members))
    number = {name: i for i, name in enumerate(order)}
    return [named[name] for name in order], {
        category: [number[name] for name in members] for category, members in sorted(groups.items())
    }


_MEASURES = {"first": "first", "in_three": "in three", "mrr": "MRR"}


def _method_line(name: str, found: Mapping[str, Any]) -> str:
    shown = ""
    for measure in _MEASURES:
        low, high = found[f"{measure}_interval"]
        shown += f"{found[measure]:.3f} ({low:.3f}–{high:.3f})".ljust(24)
    return f"{name:<18}{shown}".rstrip()


def ranking_table(report: Mapping[str, Any]) -> str:
    """The report as lines of text."""
    methods = report["methods"]
    heading = f"{methods[0]['resumes']} resumes, {report['roles']} roles, {report['categories']} categories"
    if report["without_headlines"]:
        heading += ", headlines taken away"
    lines = [heading, "", f"{'method':<18}" + "".join(f"{name:<24}" for name in _MEASURES.values()).rstrip()]
    lines += [_method_line(method["method"], method) for method in methods]
    lines += [_method_line(f"  {half} half ({found['resumes']})", found) for half, found in report["halves"].items()]
    others = "".join(f"{method['method']:>15}" for method in methods[1:])
    lines += ["", f"{'category':<24}resumes  first  95% interval  in three{others}  most often first instead"]
    for number, family in enumerate(methods[0]["families"]):
        low, high = family["first_interval"]
        instead = f"{family['instead']} {family['instead_resumes']}" if family["instead"] is not None else ""
        lines.append(
            f"{family['category']:<24}{family['resumes']:>7}{family['first']:>7.2f}  {low:>6.2f}–{high:.2f}"
            f"{family['in_three']:>11.2f}"
            + "".join(f"{method['families'][number]['first']:>15.2f}" for method in methods[1:])
            + f"  {instead}"
        )
    lines += [
        "",
        f"length of the resume against its score in other categories (Spearman): {report['length_correlation']:.2f}",
    ]
    if report["unreadable"]:
        lines += ["", f"{len(report['unreadable'])} could not be read:"]
        lines += [f"  {file}: {kind}" for file, kind in report["unreadable"].items()]
    return "\n".join(lines) + "\n"
