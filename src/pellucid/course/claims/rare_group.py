"""A group that is rare in the data gets worse answers; balancing mends part of it.

Biased data: Buolamwini, Gebru 2018. Counting the rare more (Kamiran, Calders 2012) helps its
group a good deal, but the same few pictures again do not teach what more pictures would, and the
common group pays a little. Training longer brings the rare group much of the same. The groups
here are digits upright and the same digits turned on their side: neither is harder, as networks
show that learned from as many of each.
"""

from typing import Annotated

import numpy as np
from msgspec import Meta, Struct

from pellucid.course.bench import Bench, right
from pellucid.course.charts import Maps, groups, picture
from pellucid.course.experiment import Experiment, Failing, Measured
from pellucid.course.materials.digits import CLASSES, SIDE, digits, shuffled
from pellucid.course.statistics import Comparison
from pellucid.data import Dataset
from pellucid.network import dense_network


class Settings(Struct, frozen=True, kw_only=True):
    """What may be changed."""

    share: Annotated[
        float, Meta(ge=0.01, le=0.5, description="share of the examples from the rare group")
    ] = 0.05
    hidden: Annotated[int, Meta(ge=4, le=128, description="units of the hidden layer")] = 32
    epochs: Annotated[int, Meta(ge=1, le=100, description="rounds of practice")] = 15


_EXAMPLES = 1000
_WAYS = ("rare", "balanced", "equal")


def measure(settings: Settings, bench: Bench) -> Measured:
    """Accuracy for both groups, by what the networks learned from; all make as many steps."""
    order, data = shuffled(bench.draw(0), len(bench)), _both_groups()
    pool, test = order[:, :_EXAMPLES], order[:, _EXAMPLES:]
    truth, many = digits().answers[test], len(digits().answers)
    network = dense_network(SIDE * SIDE, 10, "multiclass", (settings.hidden,))
    found = np.zeros((len(_WAYS), 2, len(bench)))
    for at, way in enumerate(bench.each(_WAYS)):
        rows = _rows(way, pool, many, settings.share)
        trained = bench.train(network, data, rows=rows, epochs=settings.epochs)
        for group in (0, 1):
            outputs = trained.own_outputs(data.inputs[test + group * many])
            found[at, group] = right(outputs, truth)
    return _measured(found)


def _both_groups() -> Dataset:
    """All digits upright; then all of them turned on their side."""
    upright, answers = digits()
    turned = np.rot90(upright.reshape(-1, SIDE, SIDE), 1, (1, 2)).reshape(upright.shape)
    both = np.concatenate([upright, turned])
    return Dataset("digits", both, np.tile(answers, 2), "multiclass", CLASSES)


def _rows(way: str, pool: np.ndarray, many: int, share: float) -> np.ndarray:
    """What to learn from, gone through again until every way has as many rows."""
    few = round(_EXAMPLES * (0.5 if way == "equal" else share))
    rare, common = pool[:, :few] + many, pool[:, few:]
    if way == "balanced":
        return np.concatenate([_again(rare, _EXAMPLES), _again(common, _EXAMPLES)], 1)
    return _again(np.concatenate([rare, common], 1), 2 * _EXAMPLES)


def _again(rows: np.ndarray, count: int) -> np.ndarray:
    return rows[:, np.resize(np.arange(rows.shape[1]), count)]


def _measured(found: np.ndarray) -> Measured:
    names = ("as they came", "balanced", "as many of each")
    named = {
        f"{name}: {('common', 'rare')[group]}": found[at, group]
        for at, name in enumerate(names)
        for group in (0, 1)
    }
    behind = found[:, 0] - found[:, 1]
    groups_seen = _both_groups().inputs.reshape(2, -1, SIDE, SIDE)[:, 2:5].swapaxes(0, 1)
    shown = [
        picture(f"{digit} {how}", dots)
        for digit, both in zip((2, 3, 4), groups_seen, strict=True)
        for how, dots in zip(("upright", "turned"), both, strict=True)
    ]
    return Measured(
        gaps={
            "worse": behind[0],
            "mends": found[1, 1] - found[0, 1],
            "not-harder": 0.05 - np.abs(behind[2]),
        },
        charts=[
            groups("right answers", named, scale="shares"),
            Maps("the common and the rare group", shown),
        ],
        facts={
            f"{group}-{way}": np.median(found[at, index])
            for at, way in enumerate(("before", "balanced", "equal"))
            for index, group in enumerate(("common", "rare"))
        },
    )


EXPERIMENT = Experiment(
    name="rare-group",
    lesson=1,
    claim="A group that is rare in the data gets worse answers, though it is no harder; "
    "counting its examples more mends part of that.",
    varied="the examples as they came, with the rare ones repeated until both groups count the "
    "same, or with as many of each",
    measured="the share of right answers in each group, on 797 digits that were not learned from",
    refuted="the rare group at most 10 points behind, or not helped by balancing, or 5 points "
    "apart from the common one where there are as many of each",
    settings=Settings(),
    comparisons=(
        Comparison(
            "worse",
            "right answers for the common group, minus for the rare one, as they came",
            beyond=0.1,
            shares=True,
        ),
        Comparison(
            "mends", "right answers for the rare group balanced, minus as they came", shares=True
        ),
        Comparison(
            "not-harder",
            "how far within 5 points the groups are, with as many of each",
            shares=True,
        ),
    ),
    measure=measure,
    fails=Failing({"share": 0.5}, "a group that is half of the data is not rare"),
    seeds=32,
)
