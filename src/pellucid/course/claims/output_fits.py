"""The output's activation function must fit the problem (Bridle 1990; Bishop 1995, ch. 6).

Fitting is sigmoid for two classes, softmax for many, linear for a number; only the function at the
output differs, the loss is the task's own. Not every other choice does harm: a sigmoid for each
of many classes answers as well as a softmax here, and tanh gives numbers that stay within −1 and 1.
"""

from typing import Annotated, Literal, NamedTuple

import numpy as np
from jaxtyping import Float
from msgspec import Meta, Struct

from pellucid.course.bench import Bench, pooled, right
from pellucid.course.charts import groups
from pellucid.course.experiment import Experiment, Failing, Measured
from pellucid.course.materials.points import Points, points
from pellucid.course.materials.recorded import recorded
from pellucid.course.statistics import Comparison
from pellucid.network import OUTPUT_ACTIVATION, Task, dense_network


class Settings(Struct, frozen=True, kw_only=True):
    """What may be changed."""

    other: Annotated[
        Literal["relu", "linear", "tanh", "sigmoid"],
        Meta(description="the function at the output that is compared with the fitting one"),
    ] = "relu"
    epochs: Annotated[int, Meta(ge=1, le=500, description="rounds of practice")] = 60


class _Problem(NamedTuple):
    """Examples to learn from and fresh ones, for every network its own."""

    about: str
    task: Task
    classes: tuple[str, ...]
    learned: Points
    fresh: Points


def measure(settings: Settings, bench: Bench) -> Measured:
    """The score on fresh examples, with the fitting output and the other, for all three tasks."""
    gaps, charts, facts = {}, [], {}
    for problem in bench.each(_problems(bench)):
        fitting = OUTPUT_ACTIVATION[problem.task]
        found = {
            how: _score(problem, output, settings.epochs, bench)
            for how, output in bench.each([("fitting", fitting), ("other", settings.other)])
        }
        gaps[problem.task] = found["fitting"] - found["other"]
        named = {f"{fitting} (fits)": found["fitting"], settings.other: found["other"]}
        charts.append(groups(problem.about, named, scale="shares"))
        facts |= {f"{problem.task}-{how}": float(np.median(own)) for how, own in found.items()}
    return Measured(gaps, charts, facts)


def _problems(bench: Bench) -> list[_Problem]:
    corners, plane = (
        [points(bench, part, name, 200, 0.1) for part in (0, 1)] for name in ("xor", "plane")
    )
    irises = recorded(bench, 2, "iris", 100, 50)
    kinds = ("setosa", "versicolor", "virginica")
    return [
        _Problem("two classes: right answers", "binary", ("no", "yes"), *corners),
        _Problem("three classes of iris: right answers", "multiclass", kinds, *irises),
        _Problem("a number: share explained", "regression", (), *plane),
    ]


def _score(
    problem: _Problem, output: str, epochs: int, bench: Bench
) -> Float[np.ndarray, " seeds"]:
    """Right answers, or the share of the numbers' variance that the answers explain."""
    (x, y), task = problem.learned, problem.task
    data, rows = pooled(x, y, task, problem.classes)
    outputs = len(problem.classes) if task == "multiclass" else 1
    network = dense_network(
        x.shape[-1], outputs, task, (16,), activation="tanh", output_activation=output
    )
    trained = bench.train(network, data, rows=rows, epochs=epochs, learning_rate=0.01)
    answers = trained.own_outputs(problem.fresh.x)
    if task != "regression":
        return right(answers, problem.fresh.y)
    missed = ((answers[..., 0] - problem.fresh.y) ** 2).mean(1)
    return 1 - missed / problem.fresh.y.var(1)


EXPERIMENT = Experiment(
    name="output-fits",
    lesson=3,
    claim="The output must fit the problem: with a ReLU there, where sigmoid, softmax or no "
    "function belongs, a network answers worse.",
    varied="the activation function of the output layer: the fitting one or another",
    measured="right answers on fresh examples of two classes and of three, and the share "
    "explained of numbers from −1.2 to 1.2",
    refuted="on one of the three problems the fitting output is not 5 in 100 better",
    settings=Settings(),
    comparisons=(
        Comparison(
            "binary", "right answers of two classes, fitting minus other", beyond=0.05, shares=True
        ),
        Comparison(
            "multiclass", "right answers of three, fitting minus other", beyond=0.05, shares=True
        ),
        Comparison(
            "regression",
            "share explained of a number, fitting minus other",
            beyond=0.05,
            shares=True,
        ),
    ),
    measure=measure,
    fails=Failing(
        {"other": "sigmoid"},
        "for two classes a sigmoid is the fitting output, and for three it does as well; only "
        "numbers do not fit between its 0 and 1",
    ),
    seeds=32,
)
