"""Charts as figures: all that are recorded, and those with nothing in them."""

import msgspec
import pytest

from pellucid.course.charts import Chart, Group, Groups, Line, Lines, Maps
from pellucid.course.drawing import chart_figure, is_empty, outcome_figure
from pellucid.course.evidence import evidence
from pellucid.course.registry import NAMES
from pellucid.report.svg import rendered

EMPTY = (
    Lines("error", "epoch", [], []),
    Lines("error", "epoch", [], [Line("it", [], [], [])]),
    Lines("error", "epoch", [1.0], []),
    Groups("accuracy", []),
    Maps("pictures", []),
)
UNKNOWN = (
    Lines("error", "rate", [0.1, 1.0], [Line("it", [None] * 2, [None] * 2, [None] * 2)],
          "log", "log"),
    Groups("accuracy", [Group("it", [None, None])], "log"),
)  # fmt: skip


@pytest.mark.parametrize("name", NAMES)
def test_every_recorded_chart_is_drawn(name: str) -> None:
    for chart in evidence()[name].charts:
        assert not is_empty(chart)
        assert b"<text" in rendered(chart_figure(chart), "svg")


@pytest.mark.parametrize("chart", EMPTY, ids=repr)
def test_of_an_empty_chart_nothing_is_drawn(chart: Chart) -> None:
    assert is_empty(chart)
    figure = chart_figure(chart)
    assert figure.axes == []
    assert rendered(figure, "png")[:4] == b"\x89PNG"
    outcome = evidence()["xor"]
    with_it = msgspec.structs.replace(outcome, charts=[chart, *outcome.charts])
    assert rendered(outcome_figure(with_it), "svg") == rendered(outcome_figure(outcome), "svg")


def test_shares_have_per_cent_beside_their_axis() -> None:
    for chart in (
        Groups("right", [Group("a", [0.0, 0.5, 1.0])], "shares"),
        Lines("right", "step", [1, 2], [Line("a", [0.0, 1.0], [0.0, 1.0], [0.0, 1.0])],
              y_scale="shares"),
    ):  # fmt: skip
        assert b"100 %" in rendered(chart_figure(chart), "svg")


@pytest.mark.parametrize("chart", UNKNOWN, ids=repr)
def test_a_chart_in_which_nothing_is_known_has_its_axes(chart: Chart) -> None:
    assert chart.title.encode() in rendered(chart_figure(chart), "svg")
