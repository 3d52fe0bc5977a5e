"""Gradients that explode.

Going back through layers or moments in time, the gradient is multiplied by weights again and
again. Where that makes it grow, single steps throw the weights far from where they were, and what
was learned is lost (Pascanu, Mikolov, Bengio 2013).
"""

from collections.abc import Iterator

import numpy as np

from pellucid.doctor.change import Clip
from pellucid.doctor.chart import Chart
from pellucid.doctor.rule import Rule, Suspicion, evidence, where

_TIMES, _LEAST = 30.0, 5.0


def check(chart: Chart) -> Iterator[Suspicion]:
    """A gradient that was many times as long as usual, and nothing that shortens it."""
    if chart.anatomy.optimizer.clip is not None:
        return
    for layer in chart.anatomy.working:
        norms = chart.statistic("gradient_norm", layer)
        usual, longest = (float(np.median(norms)), float(norms.max())) if norms.size else (0.0, 0.0)
        if longest < max(_LEAST, _TIMES * usual):
            continue
        times = (evidence("longest over usual", longest / usual, _TIMES),) if usual else ()
        yield Suspicion(
            prior=0.3,
            why=f"The gradient at {layer.name} was {longest:.3g} long once, usually {usual:.3g}.",
            text="Shorten gradients to a length of 1 (gradient clipping).",
            changes=(Clip(norm=1.0),),
            evidence=(evidence("longest gradient", longest, _LEAST), *times),
            layer=where(layer),
        )
        return


RULE = Rule("exploding-gradients", "gradients that explode", "learning-rate", check)
"""Its change shortens steps, as a lower learning rate does, but only those that are too long."""
