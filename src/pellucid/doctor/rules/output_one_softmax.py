"""A softmax over one unit.

Softmax divides by the sum over the units: with one unit the answer is 1, whatever comes in, and
every gradient is 0. So it is with a cross-entropy over classes, which shares 1 out among them.
Two classes on one unit want a sigmoid.
"""

from collections.abc import Iterator

from pellucid.doctor.chart import Chart
from pellucid.doctor.fitting import fitting_output, in_words
from pellucid.doctor.rule import Rule, Suspicion, evidence, where


def check(chart: Chart) -> Iterator[Suspicion]:
    """The last layer is a softmax of one unit, or what it is judged by treats it as one."""
    last = chart.anatomy.last
    if last is None or last.units != 1 or not (_softmax(chart) or _shared_out(chart)):
        return
    change = fitting_output(chart)
    yield Suspicion(
        prior=0.99,
        why="A softmax over a single unit is always 1: the network cannot say anything else."
        if _softmax(chart)
        else f"{chart.anatomy.loss.given} shares 1 out among the units: over a single one it is "
        "the same whatever that answers.",
        text=in_words(chart, change),
        changes=(change,),
        evidence=(evidence("output units", 1, 2),),
        layer=where(last),
        certain=True,
    )


def _softmax(chart: Chart) -> bool:
    return chart.anatomy.output_activation == "softmax"


def _shared_out(chart: Chart) -> bool:
    """Pellucid's own cross-entropy over one unit is the one of two classes."""
    anatomy = chart.anatomy
    return anatomy.framework != "pellucid" and anatomy.loss.name == "cross-entropy"


RULE = Rule("output-one-softmax", "softmax over one unit", "output-activation", check)
