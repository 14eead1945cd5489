"""What a score is worth: labelled resumes and the library in, the table of bands and its reliability out.

Of the resumes whose best role in the whole library has a score, how many are of that role's family? The share is made
to rise with the score (isotonic regression), and a band begins where it passes a round number. Each layout is measured
apart: the library as it is written, and the same roles told in prose, as an advert without a list of demands is.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

from skillmatch import resources
from skillmatch.errors import InvalidUse, UnreadableFile
from skillmatch.evaluation.model_card import model_card
from skillmatch.evaluation.ranking import half_of, read_groups, read_labels, wilson
from skillmatch.evaluation.reading import read_all
from skillmatch.matching import CALIBRATED, Bands, Bin, ranking, scores
from skillmatch.resume import Profile
from skillmatch.roles import LAYOUTS, Background, Library, Role, RoleTable, compile_roles, default_background
from skillmatch.skills import default_finder

__all__ = [
    "LEAST_SHARES",
    "BandFigures",
    "bands_table",
    "best_scores",
    "evaluate_bands",
    "families_of",
    "make_bands",
    "prose_of",
]

#: from which share of right families a band holds: strong, possible, stretch
LEAST_SHARES = (0.75, 0.5, 0.25)
#: fewer resumes above a score are no ground for a band
_LEAST_RESUMES = 20
_BIN = 100
_TENTHS = 1000


@dataclass(frozen=True, slots=True)
class BandFigures:
    """A band of a layout: from which score it holds (tenths; None: never), and how many resumes have their best role
    in it and are of that role's family, in each half of the files. The thresholds are fitted on the even half."""

    layout: str
    band: str
    least: int | None
    even: tuple[int, int]
    odd: tuple[int, int]
    odd_interval: tuple[float, float] | None


def prose_of(role: Role) -> Role:
    """The role as prose tells it: its qualifications are lines like its duties, none is a demand to be checked."""
    lines = tuple(q.text for q in role.qualifications)
    return replace(role, qualifications=(), experience_years=None, duties=(*role.duties, *lines))


def best_scores(
    profiles: Iterable[Profile], labels: Sequence[str], table: RoleTable, families: Mapping[str, frozenset[str]]
) -> tuple[npt.NDArray[np.int64], npt.NDArray[np.bool_]]:
    """For each profile the printed score of its best role, and whether that is of a family of its label."""
    tenths, right = [], []
    for profile, label in zip(profiles, labels, strict=True):
        fine = scores(profile, table)
        best = ranking(fine, table)[0]
        tenths.append(int(fine[best]) // 1000)
        right.append(table.roles[best].role.family in families[label])
    return np.array(tenths, dtype=np.int64), np.array(right, dtype=np.bool_)


def thresholds(tenths: npt.NDArray[np.int64], right: npt.NDArray[np.bool_]) -> tuple[int | None, ...]:
    """The least score, in whole points, from which each of ``LEAST_SHARES`` is reached."""
    from sklearn.isotonic import IsotonicRegression

    shares = IsotonicRegression(out_of_bounds="clip").fit(tenths, right).predict(np.arange(0, _TENTHS + 1, 10))
    found: list[int | None] = []
    for least in LEAST_SHARES:
        reached = np.flatnonzero(shares >= least)
        at = int(reached[0]) * 10 if len(reached) else None
        found.append(at if at is not None and int((tenths >= at).sum()) >= _LEAST_RESUMES else None)
    return tuple(found)


def make_bands(
    measured: Mapping[str, tuple[npt.NDArray[np.int64], npt.NDArray[np.bool_]]],
    halves: Sequence[str],
    roles: Iterable[str],
) -> tuple[Bands, list[BandFigures]]:
    """The table, and how its thresholds do. ``measured``: by layout the best scores and whether they are right;
    ``halves``: the half of each resume. Thresholds come from the even half, bins from all resumes."""
    odd = np.array([half == "odd" for half in halves], dtype=np.bool_)
    levels: dict[str, tuple[int | None, ...]] = {}
    bins: dict[str, tuple[Bin, ...]] = {}
    told: list[BandFigures] = []
    for layout, (tenths, right) in measured.items():
        levels[layout] = thresholds(tenths[~odd], right[~odd])
        bins[layout] = tuple(
            Bin(low, low + _BIN + (low + _BIN == _TENTHS), int(held.sum()), int(right[held].sum()))
            for low in range(0, _TENTHS, _BIN)
            for held in [(tenths >= low) & (tenths < low + _BIN + (low + _BIN == _TENTHS))]
        )
        above = _TENTHS + 1
        for band, least in zip(CALIBRATED, (*levels[layout], 0), strict=True):
            held = (tenths >= least) & (tenths < above) if least is not None else np.zeros(len(tenths), dtype=np.bool_)
            counts = [(int((held & half).sum()), int((right & held & half).sum())) for half in (~odd, odd)]
            interval = wilson(counts[1][1], counts[1][0]) if counts[1][0] else None
            told.append(BandFigures(layout, band, least, counts[0], counts[1], interval))
            above = least if least is not None else above
    return Bands(levels, bins, frozenset(roles)), told


def evaluate_bands(data: Path, groups: Path, *, into: Path | None = None) -> dict[str, Any]:
    """Measure the library's bands on labelled resumes; with ``into`` write ``bands.json`` and the diagram there.

    ``groups`` says which roles stand for a category; the right families are theirs. Returns plain data: ``bands``
    (``BandFigures`` as dicts), ``layouts`` (``bins``: low, high, resumes, right, with Wilson's interval), ``resumes``,
    ``roles``, ``unreadable``.
    """
    finder = default_finder()
    library = Library.load(finder, resources.data_folder() / "roles")
    families = families_of(groups, library)
    labels = {data / file: category for file, category in read_labels(data / "labels.csv")}
    unknown = sorted(set(labels.values()) - set(families))
    if unknown:
        raise InvalidUse(f"no role stands for {', '.join(unknown)}", remedy=f"Name one in {groups}.")
    unreadable: dict[str, UnreadableFile] = {}
    readings = list(read_all(labels, finder, unreadable=unreadable))
    judged = [reading for reading in readings if reading.profile.unjudged is None]
    report = measure_bands(
        [reading.profile for reading in judged],
        [labels[Path(reading.file)] for reading in judged],
        [half_of(Path(reading.file).name) for reading in judged],
        list(library.values()),
        families,
        into=into,
    )
    report["not_judged"] = len(readings) - len(judged)
    report["unreadable"] = {file: error.kind for file, error in sorted(unreadable.items())}
    return report


def measure_bands(
    profiles: Sequence[Profile],
    labels: Sequence[str],
    halves: Sequence[str],
    roles: Sequence[Role],
    families: Mapping[str, frozenset[str]],
    *,
    into: Path | None = None,
) -> dict[str, Any]:
    """The bands of read resumes whose labels are known."""
    measured = {}
    for layout, told in zip((one.name for one in LAYOUTS), (list(roles), [prose_of(r) for r in roles]), strict=True):
        table = compile_roles(told, default_finder().taxonomy, default_background())
        kept = [r for r, one in enumerate(table.roles) if one.layout.name == layout]
        if len(kept) < len(told):  # a role of the library that is prose already stands among the others of its kind
            table = compile_roles([told[r] for r in kept], default_finder().taxonomy, default_background())
        measured[layout] = best_scores(profiles, labels, table, families)
    bands, told_bands = make_bands(measured, halves, (role.id for role in roles))
    if into is not None:
        into.mkdir(parents=True, exist_ok=True)
        facts = {"resumes": len(profiles), "library_roles": len(roles), "model": default_background().version}
        kept_table = {**bands.to_json(), "facts": facts, "figures": [asdict(one) for one in told_bands]}
        (into / "bands.json").write_text(json.dumps(kept_table, indent=1) + "\n", encoding="utf-8")
        _diagram(bands, into / "reliability.svg")
        if (into / "vocabulary.json").exists():
            (into / "README.md").write_text(model_card(Background.load(into), bands), encoding="utf-8")
    return {
        "bands": [asdict(one) for one in told_bands],
        "layouts": {
            layout: [
                {**asdict(one), "interval": list(wilson(one.right, one.resumes)) if one.resumes else None}
                for one in bins
            ]
            for layout, bins in bands.bins.items()
        },
        "resumes": len(profiles),
        "roles": len(roles),
    }


def families_of(groups: Path, library: Mapping[str, Role]) -> dict[str, frozenset[str]]:
    families: dict[str, frozenset[str]] = {}
    for category, members in read_groups(groups).items():
        missing = [name for name in members if name not in library]
        if missing:
            raise InvalidUse(f"no role {', '.join(missing)}", remedy=f"Name roles of the library in {groups}.")
        families[category] = frozenset(library[name].family for name in members)
    return families


def _diagram(bands: Bands, path: Path) -> None:
    """The share of right families by score, with 95% intervals, a panel for each layout."""
    import matplotlib

    matplotlib.use("Agg")
    from matplotlib import pyplot

    with matplotlib.rc_context({"svg.hashsalt": "skillmatch", "svg.fonttype": "none", "font.family": "sans-serif"}):
        figure, panels = pyplot.subplots(1, len(bands.bins), figsize=(9, 3.6), sharey=True, layout="constrained")
        for panel, (layout, bins) in zip(np.atleast_1d(panels), bands.bins.items(), strict=True):
            shown = [one for one in bins if one.resumes]
            middle = [(one.low + one.high) / 20 for one in shown]
            share = [one.right / one.resumes for one in shown]
            reach = [wilson(one.right, one.resumes) for one in shown]
            below = [max(value - low, 0) for value, (low, _) in zip(share, reach, strict=True)]
            above = [max(high - value, 0) for value, (_, high) in zip(share, reach, strict=True)]
            panel.errorbar(middle, share, yerr=[below, above], fmt="o-", color="#1f4e79", capsize=3)
            for x, y, one in zip(middle, share, shown, strict=True):
                panel.annotate(str(one.resumes), (x, y), textcoords="offset points", xytext=(5, -11), fontsize=7)
            for band, least in zip(CALIBRATED, bands.thresholds[layout], strict=False):
                if least is not None:
                    panel.axvline(least / 10, color="#999999", linewidth=0.8)
                    panel.annotate(band, (least / 10 + 1, 0.02), fontsize=8, color="#555555")
            panel.set(title=f"{layout} roles", xlabel="score of the best role", xlim=(0, 100), ylim=(0, 1))
        np.atleast_1d(panels)[0].set_ylabel("share of that role's family")
        figure.savefig(path, format="svg", metadata={"Date": None, "Creator": None})
        pyplot.close(figure)


def bands_table(report: Mapping[str, Any]) -> str:
    """The report as lines of text."""
    lines = [
        f"{report['resumes']} resumes, best of {report['roles']} roles each",
        "",
        "thresholds fitted on the even half; in the odd half the share of that role's family",
        f"{'layout':<12}{'band':<10}{'from':>6}   even half        odd half         95% interval",
    ]
    for one in report["bands"]:
        least = "never" if one["least"] is None else f"{one['least'] / 10:.0f}"
        interval = "" if one["odd_interval"] is None else "{:.2f}–{:.2f}".format(*one["odd_interval"])
        lines.append(
            f"{one['layout']:<12}{one['band']:<10}{least:>6}"
            f"   {_share(one['even'])}{_share(one['odd'])}{interval}".rstrip()
        )
    for layout, bins in report["layouts"].items():
        lines += ["", f"{layout} roles: score of the best role, resumes, share of its family"]
        for one in bins:
            if one["resumes"]:
                low, high = one["interval"]
                share = one["right"] / one["resumes"]
                lines.append(
                    f"  {one['low'] // 10:>3} to {one['high'] // 10:<4}{one['resumes']:>6}{share:>7.2f}"
                    f"   {low:.2f}–{high:.2f}"
                )
    return "\n".join(lines) + "\n"


def _share(counts: Sequence[int]) -> str:
    of, right = counts
    return (f"{right} of {of} ({right / of:.2f})" if of else "none").ljust(17)
