"""Charts in which there is nothing to see."""

from pellucid.course.charts import Chart, Groups, Lines


def is_empty(chart: Chart) -> bool:
    """Whether the chart has no curve, no group, or no picture: nothing is drawn of it.

    >>> from pellucid.course.charts import Maps
    >>> is_empty(Maps("what the units look for", []))
    True
    """
    if isinstance(chart, Lines):
        return not (chart.x and chart.lines)
    return not (chart.groups if isinstance(chart, Groups) else chart.maps)
