"""A network too small for the task: no hidden layer, or a bottleneck of a few units."""

from collections.abc import Iterator

from pellucid.doctor.change import SetDepth, SetUnits
from pellucid.doctor.chart import Chart
from pellucid.doctor.rule import Rule, Suspicion, evidence, where

_FEW, _UNITS = 4, 32


def check(chart: Chart) -> Iterator[Suspicion]:
    """No hidden layer, or one of at most four units."""
    hidden = chart.anatomy.hidden
    if not hidden:
        yield Suspicion(
            prior=0.5,
            why="There is no hidden layer: the network can only draw a straight line.",
            text="Add a hidden layer of 32 units with ReLU.",
            changes=(SetDepth(hidden=1),),
            evidence=(evidence("hidden layers", 0, 1),),
        )
        return
    narrow = min(hidden, key=lambda layer: layer.units)
    if narrow.units > _FEW:
        return
    yield Suspicion(
        prior=0.6 if narrow.units <= 2 else 0.4,
        why=f"{narrow.name} has {narrow.units} unit{'s' * (narrow.units > 1)}: all that the layers "
        "after it know comes through them.",
        text=f"Give hidden layers more units, {_UNITS}.",
        changes=(SetUnits(units=_UNITS),),
        evidence=(evidence("units", narrow.units, _FEW),),
        layer=where(narrow),
    )


RULE = Rule("capacity-small", "a network too small", "architecture", check)
