"""A network that excels at one task is at chance on another, even on the same pictures."""

from typing import Annotated, NamedTuple

import numpy as np
from jaxtyping import Float, Int
from msgspec import Meta, Struct

from pellucid.course.bench import Bench, right
from pellucid.course.charts import Map, Maps, groups, picture
from pellucid.course.experiment import Experiment, Failing, Measured
from pellucid.course.materials.digits import CLASSES, SIDE, digits
from pellucid.course.statistics import Comparison
from pellucid.data import Dataset
from pellucid.network import dense_network


class Settings(Struct, frozen=True, kw_only=True):
    """What may be changed; one picture in ten has the same digit twice by chance alone."""

    alike: Annotated[
        float, Meta(ge=0, le=1, description="share of pictures that have the same digit twice")
    ] = 0.1
    hidden: Annotated[int, Meta(ge=4, le=256, description="units of the hidden layer")] = 64
    epochs: Annotated[int, Meta(ge=1, le=200, description="rounds of practice")] = 16


_CHANCE = 0.1
_NAMES = ("left", "right")
_POOL, _LEARNED, _TESTED, _SHOWN = 12_000, 3000, 4000, 6


class Pairs(NamedTuple):
    """Pictures of two digits side by side, and which digit stands on each side."""

    pictures: Float[np.ndarray, "n 128"]
    sides: Int[np.ndarray, "2 n"]


def measure(settings: Settings, bench: Bench) -> Measured:
    """Networks taught to read the left digit, others the right one; both are asked for both.

    Both tasks have the same pictures and the same ten answers: no reading of one as the other is
    needed. And neither is hard, since each is learned well by networks of its own.
    """
    learned, tested = _pairs(settings.alike, bench)
    rows = bench.draw(3).integers(0, _POOL, (len(bench), _LEARNED))
    network = dense_network(2 * SIDE * SIDE, 10, "multiclass", (settings.hidden,))
    found, answered = np.zeros((2, 2, len(bench))), []
    for taught in bench.each((0, 1)):
        data = Dataset("pairs", learned.pictures, learned.sides[taught], "multiclass", CLASSES)
        trained = bench.train(network, data, rows=rows, epochs=settings.epochs)
        outputs = trained.outputs(tested.pictures)
        found[taught] = [right(outputs, side) for side in tested.sides]
        answered.append(outputs[0, :_SHOWN].argmax(-1))
    return _measured(found, _shown(tested, answered[0]))


def _pairs(alike: float, bench: Bench) -> tuple[Pairs, Pairs]:
    """Pictures to learn from, and to be asked about: of digits not learned from."""
    order = bench.draw(0).permutation(len(digits().answers))
    parts = ((bench.draw(1), order[:1300], _POOL), (bench.draw(2), order[1300:], _TESTED))
    learned, tested = (_drawn(alike, *part) for part in parts)
    return learned, tested


def _drawn(alike: float, random: np.random.Generator, rows: np.ndarray, count: int) -> Pairs:
    pictures, answers = digits()
    left = random.choice(rows, count)
    differ = random.random(count) >= alike
    wanted = (answers[left] + differ * random.integers(1, 10, count)) % 10
    of_digit = [rows[answers[rows] == digit] for digit in range(10)]
    partner = np.array([random.choice(of_digit[digit]) for digit in wanted])
    both = [pictures[one].reshape(-1, SIDE, SIDE) for one in (left, partner)]
    return Pairs(np.concatenate(both, 2).reshape(count, -1), answers[np.stack([left, partner])])


def _shown(tested: Pairs, said: np.ndarray) -> list[Map]:
    return [
        picture(f"{left} and {other}: it says {answer}", dots.reshape(SIDE, -1))
        for dots, (left, other), answer in zip(tested.pictures, tested.sides.T, said, strict=False)
    ]


def _measured(found: np.ndarray, shown: list[Map]) -> Measured:
    own, other = found[[0, 1], [0, 1]], found[[0, 1], [1, 0]]
    named = {
        f"taught {_NAMES[taught]}, asked {_NAMES[asked]}": found[taught, asked]
        for taught, asked in ((0, 0), (0, 1), (1, 1), (1, 0))
    }
    return Measured(
        gaps={
            "excels": own.min(0),
            "guesses": 0.03 - np.abs(other - _CHANCE).max(0),
        },
        charts=[
            groups("right answers", named, scale="shares"),
            Maps("what a network taught left says of new pictures", shown),
        ],
        facts={"own": np.median(own), "other": np.median(other), "chance": _CHANCE},
    )


EXPERIMENT = Experiment(
    name="narrow",
    lesson=1,
    claim="Of two digits side by side, a network that learned to name the left one excels at "
    "that, and is no better than guessing at the right one; and the other way round.",
    varied="which of the two digits the network is taught, and which it is asked for",
    measured=f"the share of right answers on {_TESTED:,} new pictures; guessing gets 10 %",
    refuted="90 % or less on what it was taught, or more than 3 points away from 10 % on the other",
    settings=Settings(),
    comparisons=(
        Comparison("excels", "right answers on the task it was taught", beyond=0.9, shares=True),
        Comparison(
            "guesses", "how far within 3 points of guessing it stays on the other task", shares=True
        ),
    ),
    measure=measure,
    fails=Failing({"alike": 1.0}, "where both digits are always the same, the tasks are one"),
    seeds=16,
)
