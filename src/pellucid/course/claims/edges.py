"""Early layers find edges (Hubel, Wiesel 1962; Krizhevsky, Sutskever, Hinton 2012).

A filter that looks for edges answers stripes of one direction and is deaf to those across it. A
few random numbers are choosy to some degree too: practised filters are compared with ones fresh
from the same start, and with those of networks that practised just as long on pictures whose pixels
stand in mixed-up places, so that there is the same ink but no edge.
"""

from typing import Annotated

import jax
import numpy as np
from jaxtyping import Float
from msgspec import Meta, Struct

from pellucid.course.bench import Bench, pooled
from pellucid.course.charts import Map, Maps, groups, picture
from pellucid.course.experiment import Experiment, Failing, Measured
from pellucid.course.materials.digits import CLASSES, SIDE, digits, shuffled
from pellucid.course.statistics import Comparison
from pellucid.data import Dataset
from pellucid.network import Conv, Dense, Flatten, MaxPool, Network, activation, initialiser


class Settings(Struct, frozen=True, kw_only=True):
    """What may be changed."""

    mixed: Annotated[bool, Meta(description="mix up the places of the pixels")] = False
    window: Annotated[int, Meta(ge=3, le=7, description="how many pixels wide a filter is")] = 5
    weight_decay: Annotated[
        float, Meta(ge=0, le=0.1, description="how strongly every weight is pulled to zero")
    ] = 0.03
    epochs: Annotated[int, Meta(ge=1, le=200, description="rounds of practice")] = 40


EXAMPLES = 800
FILTERS, FRESH = 20, 256
DIRECTIONS = np.arange(16) * np.pi / 16
# Stripes from 8 to 3 pixels apart: wider ones are not in a picture, narrower ones no grid shows.
PERIODS = (8.0, 6.0, 5.0, 4.0, 3.0)


def measure(settings: Settings, bench: Bench) -> Measured:
    """How choosy about direction first filters are, before practice, after, and without edges."""
    layers = (Conv(FILTERS, settings.window, "relu"), MaxPool(), Flatten(), Dense(10, "softmax"))
    network = Network((SIDE, SIDE, 1), layers)
    filters = {"before practice": _fresh(bench, settings.window)}
    kinds = (("digits", settings.mixed), ("mixed-up digits", True))
    for part, (name, mixed) in enumerate(bench.each(kinds), 1):
        data, rows = _pictures(bench, part if mixed else None)
        trained = bench.train(
            network, data, rows=rows, epochs=settings.epochs, learning_rate=0.01,
            weight_decay=settings.weight_decay, batch_size=50,
        )  # fmt: skip
        filters[name] = np.asarray(trained.parameters["conv_1"]["weights"])[..., 0, :]
    found = {name: selectivity(own).mean(1) for name, own in filters.items()}
    return Measured(
        gaps={
            "practice": found["digits"] - found["before practice"],
            "edges": found["digits"] - found["mixed-up digits"],
        },
        charts=[
            groups("how choosy first filters are about direction", found),
            Maps("first filters of one network", _shown(filters, found)),
        ],
        facts={"before": float(np.median(found["before practice"])),
               "digits": float(np.median(found["digits"])),
               "mixed": float(np.median(found["mixed-up digits"]))},
    )  # fmt: skip


def _fresh(bench: Bench, window: int) -> Float[np.ndarray, "seeds height width filters"]:
    """Filters as they start, so many that chance hardly shows in how choosy they are."""
    shape = (window, window, 1, FRESH * len(bench))
    drawn = initialiser(activation("relu").initialiser)(jax.random.key(bench.seeds[0]), shape)
    return np.moveaxis(np.asarray(drawn).reshape(window, window, len(bench), FRESH), 2, 0)


def selectivity(
    filters: Float[np.ndarray, "seeds height width filters"],
) -> Float[np.ndarray, "seeds filters"]:
    """How much the answer to stripes depends on their direction, from 0 (not at all) to 1.

        |Σ R(θ)² exp(2iθ)| / Σ R(θ)²,   one less the circular variance

    R(θ) is the largest answer to stripes of direction θ wherever they lie, at the distance
    between stripes that the filter answers best (Ringach, Shapley, Hawken 2002).
    """
    size = filters.shape[1]
    up, along = np.meshgrid(*2 * [np.arange(size) - (size - 1) / 2], indexing="ij")
    across = np.cos(DIRECTIONS)[:, None, None] * along + np.sin(DIRECTIONS)[:, None, None] * up
    stripes = np.exp(2j * np.pi * across / np.array(PERIODS)[:, None, None, None])
    answers = np.abs(np.einsum("pdij,sijf->sfpd", stripes, filters)) ** 2
    best = answers.max(3).argmax(2)
    power = np.take_along_axis(answers, best[:, :, None, None], 2)[:, :, 0]
    return np.abs((power * np.exp(2j * DIRECTIONS)).sum(2)) / power.sum(2)


def _pictures(bench: Bench, mixing: int | None) -> tuple[Dataset, np.ndarray]:
    """Every network's own pictures, and its own way of mixing their pixels up, if any."""
    pictures, answers = digits()
    rows = shuffled(bench.draw(0), len(bench))[:, :EXAMPLES]
    x = pictures[rows]
    if mixing is not None:
        places = bench.draw(mixing).permuted(np.tile(np.arange(SIDE**2), (len(bench), 1)), axis=1)
        x = np.take_along_axis(x, places[:, None], 2)
    x = x.reshape(*rows.shape, SIDE, SIDE, 1)
    return pooled(x, answers[rows], "multiclass", CLASSES)


def _shown(filters: dict[str, np.ndarray], found: dict[str, np.ndarray]) -> list[Map]:
    """Four filters of each kind, of a network that is usual for the practised ones."""
    usual = int(np.argsort(found["digits"])[len(found["digits"]) // 2])
    return [
        picture(f"{name} {which + 1}", (own := kept[usual, ..., which]) / np.abs(own).max())
        for name, kept in filters.items()
        for which in range(4)
    ]


EXPERIMENT = Experiment(
    name="edges",
    lesson=5,
    claim="Early layers find edges: practising on pictures of digits makes first filters choose "
    "one direction, and practising on the same ink without edges does not.",
    varied="whether the network has practised, and whether its pictures have edges",
    measured="how much the answers of its first filters to stripes depend on the direction of the "
    "stripes, from 0 to 1",
    refuted="filters no more than 0.08 choosier than before practice, or no more than 0.02 "
    "choosier than without edges",
    settings=Settings(),
    comparisons=(
        Comparison("practice", "choosiness after practice, minus before", 0.08),
        Comparison("edges", "choosiness after digits, minus after mixed-up digits", 0.02),
    ),
    measure=measure,
    fails=Failing({"mixed": True}, "with the pixels in mixed-up places there are no edges to find"),
    seeds=12,
)
