"""The page of the experiments: everything it says, put into its template."""

import platform
from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import date
from functools import lru_cache
from importlib.metadata import version
from typing import Any, NamedTuple, get_args

from jinja2 import Template
from markupsafe import Markup

from pellucid.course.charts import Chart, Group, Groups, Line, Lines, Maps
from pellucid.course.course import Course
from pellucid.course.drawing import chart_figure, is_empty
from pellucid.course.experiment import Experiment
from pellucid.course.language import ENGLISH, Language
from pellucid.course.outcome import Outcome, Verdict
from pellucid.course.words import (
    again,
    counted,
    evidence_lines,
    invitation,
    typed,
    verdict_line,
    verdict_word,
)
from pellucid.report.drawn import Drawn, drawn
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
    word: str
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
    language = course.language
    return _template().render(
        palette=Markup(css()),
        language=language,
        say=language.say,
        headline=_headline(outcomes, language),
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


def _headline(outcomes: Sequence[Outcome], language: Language) -> str:
    counts = Counter(one.verdict for one in outcomes)
    total, verdicts = len(outcomes), get_args(Verdict)
    if counts["supported"] == total:
        return language.say("All {many} claims of the course came out supported", many=total)
    said = [counted(one, counts[one], language) for one in verdicts if counts[one]]
    return language.say(
        "Of {many} claims of the course: {verdicts}", many=total, verdicts=", ".join(said)
    )


def _all_again(outcomes: Sequence[Outcome], course: Course, folder: str | None) -> str:
    """What to type for all of it: the number of networks only where it was chosen."""
    usual = all(one.seeds == course.experiments[one.name].seeds for one in outcomes)
    seeds = () if usual else ("--seeds", outcomes[0].seeds)
    seed = outcomes[0].seed if outcomes else 0
    return typed(
        "experiment", "--all", *seeds, "--seed", seed, folder=folder, language=course.language
    )


def _chapters(outcomes: Sequence[Outcome], course: Course, folder: str | None) -> Iterator[Chapter]:
    for number_ in sorted({one.lesson for one in outcomes}):
        title = course.lessons[number_].title if number_ in course.lessons else ""
        own = [one for one in outcomes if one.lesson == number_]
        claims = [_claim(one, course.experiments[one.name], folder) for one in own]
        yield Chapter(number_, title, claims)


def _claim(outcome: Outcome, experiment: Experiment[Any], folder: str | None) -> Claim:
    language = experiment.language
    return Claim(
        outcome=outcome,
        experiment=experiment,
        word=verdict_word(outcome.verdict, language),
        verdict=verdict_line(outcome, language),
        evidence=evidence_lines(outcome, language),
        figures=[
            Drawing(
                drawn(chart_figure(chart), f"{outcome.name}-{index}", described(chart, language)),
                isinstance(chart, Maps) and len(chart.maps) > _BESIDE,
            )
            for index, chart in enumerate(outcome.charts)
            if not is_empty(chart)
        ],
        invitation=invitation(experiment, folder),
        again=again(outcome, experiment, folder),
    )


def described(chart: Chart, language: Language = ENGLISH) -> str:
    """A chart in words, for those who cannot see it."""
    if isinstance(chart, Lines):
        ends = "; ".join(_line(one, language) for one in chart.lines)
        return language.say(
            "{title} against {along}: {lines}", title=chart.title, along=chart.along, lines=ends
        )
    if isinstance(chart, Groups):
        return f"{chart.title}: {'; '.join(_group(one, language) for one in chart.groups)}"
    return f"{chart.title}: {', '.join(one.name for one in chart.maps)}"


def _line(line: Line, language: Language) -> str:
    first, last = (_said(line.middle[end], language) for end in (0, -1))
    return language.say("{name} from {first} to {last}", name=line.name, first=first, last=last)


def _group(group: Group, language: Language) -> str:
    middle = _said(_median(group.values), language)
    return language.say("{name}, median {middle}", name=group.name, middle=middle)


def _median(values: Sequence[float | None]) -> float | None:
    known = sorted(value for value in values if value is not None)
    return known[len(known) // 2] if known else None


def _said(value: float | None, language: Language) -> str:
    return language.say("none") if value is None else language.number(value)


@lru_cache(maxsize=1)
def _template() -> Template:
    return template("claims.html.j2", "pellucid.course")
