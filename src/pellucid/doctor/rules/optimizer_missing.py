"""An optimiser that was not given all parameters: what it does not hold never changes."""

from collections.abc import Iterator

from pellucid.doctor.change import Unfreeze
from pellucid.doctor.chart import Chart
from pellucid.doctor.rule import Rule, Suspicion, evidence, where


def check(chart: Chart) -> Iterator[Suspicion]:
    """Layers whose parameters the optimiser does not hold."""
    missing = chart.anatomy.optimizer.missing
    if not missing:
        return
    places = [layer for layer in chart.anatomy.layers if layer.name in missing]
    yield Suspicion(
        prior=0.95,
        why=f"The optimiser was not given the parameters of {', '.join(missing)}.",
        text="Give the optimiser all parameters of the network.",
        changes=(Unfreeze(),),
        evidence=(evidence("layers it does not hold", len(missing), 0),),
        layer=where(places[0]) if places else None,
        certain=True,
    )


RULE = Rule("optimizer-missing", "an optimiser without parameters", "optimizer", check)
