"""An output that can go silent.

A ReLU at the output gives 0 for every negative sum, and no gradient there: an example that falls
below 0 is no longer learned from. Quantities want a linear output, classes a sigmoid or softmax.
"""

from collections.abc import Iterator

from pellucid.doctor.chart import Chart
from pellucid.doctor.fitting import fitting_output, in_words
from pellucid.doctor.rule import Rule, Suspicion, evidence, where


def check(chart: Chart) -> Iterator[Suspicion]:
    """The output goes through ReLU; or through sigmoid or tanh, of quantities not known."""
    last, task = chart.anatomy.last, chart.problem.task
    output = chart.anatomy.output_activation
    # Where the targets are known, `output-range` says whether they can be reached.
    unknown = chart.facts is None and task == "regression"
    bounded = unknown and output in ("sigmoid", "tanh", "softmax")
    if last is None or not (output == "relu" or bounded):
        return
    change = fitting_output(chart)
    yield Suspicion(
        prior=0.8 if output == "relu" and task != "regression" else 0.55,
        why=f"The output goes through {output}, which is flat where it matters here.",
        text=in_words(chart, change),
        changes=(change,),
        evidence=(evidence("output units", last.units),),
        layer=where(last),
    )


RULE = Rule("output-clipped", "an output that can go silent", "output-activation", check)
