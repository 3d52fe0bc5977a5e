"""The page of the experiments: everything it says, put into its template."""

import platform
from collections.abc import Iterator, Sequence
from datetime import date
from functools import lru_cache
from importlib.metadata import version
from typing import Any, NamedTuple

from jinja2 import Template
from markupsafe import Markup

from pellucid.course.charts import Chart, Groups, Lines, Maps
from pellucid.course.course import Course
from pellucid.course.drawing import chart_figure, is_empty
from pellucid.course.experiment import Experiment
from pellucid.course.outcome import Outcome
from pellucid.course.words import again, evidence_lines, invitation, typed, verdict_line
from pellucid.report.drawn import Drawn, drawn
from pellucid.report.numbers import three
from pellucid.report.palette import css
from pellucid.report.templates import template


class Drawing(NamedTuple):
    """A chart on the page; a wide one has the whole width to itself."""

    figure: Drawn
    wide: bool


class Claim(NamedTuple):
    """One experiment on the page."""

    outcome: Outcome
    experiment: Experiment[Any]
    verdict: str
    evidence: list[str]
    figures: list[Drawing]
    invitation: str
    again: str


class Chapter(NamedTuple):
    """A lesson, and its claims."""

    number: int
    title: str
    claims: list[Claim]


def page(outcomes: Sequence[Outcome], course: Course, folder: str | None = None) -> str:
    """The whole page as HTML; `folder` is a teacher's, as it is typed."""
    counts = {v: sum(one.verdict == v for one in outcomes) for v in _VERDICTS}
    return _template().render(
        palette=Markup(css()),
        headline=_headline(counts, len(outcomes)),
        missing=[name for name in course.experiments if name not in {o.name for o in outcomes}],
        chapters=list(_chapters(outcomes, course, folder)),
        seconds=sum(one.seconds for one in outcomes),
        networks=sum(one.seeds for one in outcomes),
        again=_all_again(outcomes, course, folder),
        date=date.today().isoformat(),
        machine=f"{platform.system()} {platform.machine()}",
        version=version("pellucid"),
    )


_BESIDE = 3  # so many pictures are still large enough in half the width
_VERDICTS = ("supported", "refuted", "undecided")


def _headline(counts: dict[str, int], total: int) -> str:
    if counts["supported"] == total:
        return f"All {total} claims of the course came out supported"
    said = [f"{count} {verdict}" for verdict, count in counts.items() if count]
    return f"Of {total} claims of the course: {', '.join(said)}"


def _all_again(outcomes: Sequence[Outcome], course: Course, folder: str | None) -> str:
    """What to type for all of it: the number of networks only where it was chosen."""
    usual = all(one.seeds == course.experiments[one.name].seeds for one in outcomes)
    seeds = () if usual else ("--seeds", outcomes[0].seeds)
    seed = outcomes[0].seed if outcomes else 0
    return typed("experiment", "--all", *seeds, "--seed", seed, folder=folder)


def _chapters(outcomes: Sequence[Outcome], course: Course, folder: str | None) -> Iterator[Chapter]:
    for number_ in sorted({one.lesson for one in outcomes}):
        title = course.lessons[number_].title if number_ in course.lessons else ""
        own = [one for one in outcomes if one.lesson == number_]
        claims = [_claim(one, course.experiments[one.name], folder) for one in own]
        yield Chapter(number_, title, claims)


def _claim(outcome: Outcome, experiment: Experiment[Any], folder: str | None) -> Claim:
    return Claim(
        outcome=outcome,
        experiment=experiment,
        verdict=verdict_line(outcome),
        evidence=evidence_lines(outcome),
        figures=[
            Drawing(
                drawn(chart_figure(chart), f"{outcome.name}-{index}", described(chart)),
                isinstance(chart, Maps) and len(chart.maps) > _BESIDE,
            )
            for index, chart in enumerate(outcome.charts)
            if not is_empty(chart)
        ],
        invitation=invitation(experiment, folder),
        again=again(outcome, experiment, folder),
    )


def described(chart: Chart) -> str:
    """A chart in words, for those who cannot see it."""
    if isinstance(chart, Lines):
        ends = (
            f"{one.name} from {_said(one.middle[0])} to {_said(one.middle[-1])}"
            for one in chart.lines
        )
        return f"{chart.title} against {chart.along}: {'; '.join(ends)}"
    if isinstance(chart, Groups):
        middles = (f"{group.name}, median {_said(_median(group.values))}" for group in chart.groups)
        return f"{chart.title}: {'; '.join(middles)}"
    return f"{chart.title}: {', '.join(one.name for one in chart.maps)}"


def _median(values: Sequence[float | None]) -> float | None:
    known = sorted(value for value in values if value is not None)
    return known[len(known) // 2] if known else None


def _said(value: float | None) -> str:
    return "none" if value is None else three(value)


@lru_cache(maxsize=1)
def _template() -> Template:
    return template("claims.html.j2", "pellucid.course")
