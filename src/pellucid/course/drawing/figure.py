"""The figure of a chart, and of a whole outcome."""

from textwrap import wrap

from matplotlib.figure import Figure

from pellucid.course.charts import Chart, Groups, Lines
from pellucid.course.drawing.box import Box
from pellucid.course.drawing.groups import draw_groups, groups_size
from pellucid.course.drawing.lines import draw_lines, lines_size
from pellucid.course.drawing.maps import draw_maps, maps_size
from pellucid.course.empty import is_empty
from pellucid.course.language import ENGLISH, Language
from pellucid.course.outcome import Outcome
from pellucid.course.words import evidence_lines, verdict_line
from pellucid.report.canvas import USUAL, bare, canvas, say
from pellucid.report.palette import LIGHT, Ink

_EDGE, _WIDEST, _LINE = 24.0, 1000.0, 21.0
_INKS: dict[str, Ink] = {"supported": "blue", "refuted": "orange", "undecided": "soft"}


def chart_figure(chart: Chart) -> Figure:
    """One chart on its own; of an empty one, the paper."""
    width, height = _size(chart)
    figure = canvas(width, height)
    if not is_empty(chart):
        _draw(figure, Box(0, 0, width, height), chart)
    return figure


def outcome_figure(outcome: Outcome, language: Language = ENGLISH) -> Figure:
    """An outcome on one sheet: the claim, the verdict with its evidence, and every chart.

    >>> from pellucid.course import experiments
    >>> outcome_figure(experiments["sandwich"].run(seeds=8)).savefig("sandwich.png")
    """
    charts = [chart for chart in outcome.charts if not is_empty(chart)]
    places = _laid_out([_size(chart) for chart in charts])
    right = max((box.left + box.width for box in places), default=0.0)
    width = max(right, 640.0) + 2 * _EDGE
    claim = wrap(outcome.claim, int((width - 2 * _EDGE) / 10.4))
    across = int((width - 2 * _EDGE) / 6.4)
    said = [line for one in evidence_lines(outcome, language) for line in wrap(one, across)]
    top = 2 * _EDGE + _LINE * (len(claim) + 1.3) + 17 * len(said)
    height = top + max((box.top + box.height for box in places), default=0.0) + _EDGE
    figure = canvas(width, height)
    axes = bare(figure, width, height)
    for index, line in enumerate(claim):
        say(axes, _EDGE, _EDGE + _LINE * (index + 0.5), line, fontsize=16, fontweight="bold")
    y = _EDGE + _LINE * (len(claim) + 0.9)
    ink = LIGHT[_INKS[outcome.verdict]]
    verdict = verdict_line(outcome, language)
    say(axes, _EDGE, y, verdict, fontsize=USUAL + 1, color=ink, fontweight="bold")
    for index, line in enumerate(said):
        say(axes, _EDGE, y + _LINE + 17 * index, line, color=LIGHT["soft"])
    for box, chart in zip(places, charts, strict=True):
        _draw(figure, box.moved(_EDGE, top), chart)
    return figure


def _size(chart: Chart) -> tuple[float, float]:
    if isinstance(chart, Lines):
        return lines_size(chart)
    return groups_size(chart) if isinstance(chart, Groups) else maps_size(chart)


def _draw(figure: Figure, box: Box, chart: Chart) -> None:
    if isinstance(chart, Lines):
        draw_lines(figure, box, chart)
    elif isinstance(chart, Groups):
        draw_groups(figure, box, chart)
    else:
        draw_maps(figure, box, chart)


def _laid_out(sizes: list[tuple[float, float]]) -> list[Box]:
    """Places beside each other as far as there is room, then in a new row."""
    found: list[Box] = []
    left = top = highest = 0.0
    for width, height in sizes:
        if left and left + width > _WIDEST:
            left, top, highest = 0.0, top + highest, 0.0
        found.append(Box(left, top, width, height))
        left, highest = left + width, max(highest, height)
    return found
