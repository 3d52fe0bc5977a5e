"""Charts and outcomes as figures."""

from pellucid.course.drawing.figure import chart_figure, outcome_figure
from pellucid.course.empty import is_empty

__all__ = ["chart_figure", "is_empty", "outcome_figure"]
