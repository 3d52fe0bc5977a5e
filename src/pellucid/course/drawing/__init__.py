"""Charts and outcomes as figures."""

from pellucid.course.drawing.empty import is_empty
from pellucid.course.drawing.figure import chart_figure, outcome_figure

__all__ = ["chart_figure", "is_empty", "outcome_figure"]
