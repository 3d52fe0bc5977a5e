"""What an experiment measured, and whether it can be judged."""

from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple, get_args

import numpy as np
from jaxtyping import Float

from pellucid.course.charts import Chart
from pellucid.course.statistics import Comparison
from pellucid.errors import BadInput, nearest


class Measured(NamedTuple):
    """What an experiment measured.

    `gaps` has, for every comparison by name, one number a seed: how much it speaks for the
    claim. `facts` are numbers that a text may quote.
    """

    gaps: Mapping[str, Float[np.ndarray, " seeds"]]
    charts: Sequence[Chart]
    facts: Mapping[str, float | np.floating]


def checked(measured: Any, comparisons: Sequence[Comparison], seeds: int) -> Measured:
    """What was measured, if the comparisons can be judged by it.

    Raises `BadInput` where nothing is compared, a gap is missing, has no comparison or is not one
    number a seed, a fact is no number, or a chart is none.
    """
    if not comparisons:
        why = "Where nothing is compared, nothing can be refuted"
        raise BadInput("comparisons is empty", "one or more", why, 'Comparison("gap", "a minus b")')
    if not isinstance(measured, Measured):
        kind = type(measured).__name__
        raise BadInput(f"measure returned {kind}", "what it measured", "", "Measured({}, [], {})")
    _check_names({one.name for one in comparisons}, measured.gaps)
    for name, values in measured.gaps.items():
        _check_numbers(f"the gap {name!r}", values, (seeds,))
    for name, value in measured.facts.items():
        _check_numbers(f"the fact {name!r}", value, ())
    for chart in measured.charts:
        if not isinstance(chart, get_args(Chart)):
            raise BadInput(f"a chart is {type(chart).__name__}", "Lines, Groups or Maps")
    return measured


def _check_names(compared: set[str], gaps: Mapping[str, Any]) -> None:
    for name in sorted(compared - set(gaps)):
        given = f"measure returned no gap for the comparison {name!r}"
        raise BadInput(given, f"gaps for {', '.join(sorted(compared))}")
    for name in gaps:
        if name not in compared:
            given = f"measure returned a gap {name!r}, for which there is no comparison"
            raise BadInput(given, instead=nearest(str(name), compared) or "")


def _check_numbers(what: str, values: Any, shape: tuple[int, ...]) -> None:
    expected = "one number a seed" if shape else "a number"
    try:
        found = np.asarray(values)
    except (ValueError, TypeError):  # rows of different lengths, or what is no array at all
        raise BadInput(f"{what} is {type(values).__name__}", expected) from None
    if found.dtype.kind not in "biuf":
        raise BadInput(f"{what} is {values!r}", expected)
    if found.shape != shape:
        given = f"{what} has the shape {found.shape}"
        raise BadInput(given, f"{expected}: the shape {shape}")
