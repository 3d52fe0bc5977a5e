"""Practice lessens the error; too much of it memorises; stopping early helps (Prechelt 1998).

A few examples, some of them wrong, can be learned by heart. Where to stop is read off one half
of the examples that were held out; what stopping there is worth is measured on the other half,
since the best of many epochs looks too good on the examples it was chosen by.
"""

from typing import Annotated

import numpy as np
from msgspec import Meta, Struct

from pellucid.course.bench import Bench, Trained, pooled
from pellucid.course.charts import groups, lines
from pellucid.course.experiment import Experiment, Failing, Measured
from pellucid.course.statistics import Comparison
from pellucid.network import dense_network


class Settings(Struct, frozen=True, kw_only=True):
    """What may be changed."""

    examples: Annotated[int, Meta(ge=10, le=1000, description="examples to learn from")] = 40
    wrong: Annotated[
        float, Meta(ge=0, le=0.4, description="the share of examples with the wrong answer")
    ] = 0.2
    hidden: Annotated[int, Meta(ge=1, le=256, description="units of the hidden layer")] = 32
    epochs: Annotated[int, Meta(ge=10, le=1000, description="rounds of practice")] = 300


HELD = 200


def measure(settings: Settings, bench: Bench) -> Measured:
    """The error on examples learned from and on others, epoch by epoch."""
    count = settings.examples
    data, rows = pooled(*_drawn(bench, count + 2 * HELD, settings.wrong), "binary", ("out", "in"))
    network = dense_network(2, 1, "binary", (settings.hidden,))

    def practised(held: np.ndarray) -> Trained:
        return bench.train(
            network, data, rows=rows[:, :count], validation=held, epochs=settings.epochs,
            learning_rate=0.02,
        )  # fmt: skip

    # The same seeds learn the same bits twice; only the examples that look on differ.
    chosen, judged = map(practised, bench.each([rows[:, count:-HELD], rows[:, -HELD:]]))
    best = chosen.curve("validation_loss").argmin(1)
    learned, held = judged.curve("loss"), judged.curve("validation_loss")
    stopped = held[np.arange(len(bench)), best]
    by_heart = learned[np.arange(len(bench)), best] - learned[:, -1]
    shown = np.unique(np.linspace(0, settings.epochs - 1, 50).astype(int))
    facts = {"first": held[:, 0], "stopped": stopped, "end": held[:, -1], "epoch": best + 1,
             "learned-end": learned[:, -1]}  # fmt: skip
    return Measured(
        gaps={"helps": held[:, 0] - stopped, "memorises": by_heart, "harms": held[:, -1] - stopped},
        charts=[
            lines(
                "error", "rounds of practice", list(shown + 1.0),
                {"examples it practises on": learned[:, shown],
                 "examples it never saw": held[:, shown]},
            ),
            groups(
                "error on examples it never saw",
                {"first round": held[:, 0], "stopped early": stopped, "to the end": held[:, -1]},
            ),
        ],
        facts={name: float(np.median(values)) for name, values in facts.items()},
    )  # fmt: skip


def _drawn(bench: Bench, count: int, wrong: float) -> tuple[np.ndarray, np.ndarray]:
    """Points inside a circle or outside of it, a share of them told wrongly."""
    random = bench.draw(0)
    x = random.uniform(-2, 2, (len(bench), count, 2))
    inside = (x**2).sum(-1) < 2.5  # half of the square, nearly
    return x, inside ^ (random.random(inside.shape) < wrong)


EXPERIMENT = Experiment(
    name="practice",
    lesson=4,
    claim="Practice lessens the error, but too much of it on few and partly wrong examples "
    "memorises them: on others the error rises again, and stopping early avoids that.",
    varied="how long a network practises",
    measured="the loss on the examples it practises on, and on 200 it has never seen; where to "
    "stop is chosen on 200 more",
    refuted="stopped early, no less error than after the first round; the error it practises on "
    "falls no further after that; or at the end no more than 0.05 worse on what it never saw",
    settings=Settings(),
    comparisons=(
        Comparison("harms", "error at the end minus error when stopped early", 0.05),
        Comparison("helps", "error after the first round minus error when stopped early"),
        Comparison("memorises", "error on its own examples, lost after stopping would have come"),
    ),
    measure=measure,
    fails=Failing(
        {"examples": 1000, "wrong": 0.0},
        "with many examples and no wrong ones there is nothing to learn by heart: practice goes on "
        "helping",
    ),
)
