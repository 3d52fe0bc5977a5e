"""One call for whatever is to be diagnosed: a model, a run, a file, a script, a watch."""

from pathlib import Path
from typing import Any

from pellucid import doctor
from pellucid.doctor import Diagnosis
from pellucid.doctor.loop import LoopFacts
from pellucid.doctor.watch import Watch
from pellucid.errors import BadInput
from pellucid.learning import Run, load


def diagnose(
    model: Any,
    x: Any = None,
    y: Any = None,
    *,
    loss: Any = None,
    optimizer: Any = None,
    learning_rate: float | None = None,
    weight_decay: float = 0.0,
    epochs: int = 10,
    batch_size: int = 32,
    validation_data: tuple[Any, Any] | None = None,
    budget_seconds: float = 60.0,
    seed: int = 0,
    prove: bool = False,
    loop: LoopFacts | None = None,
) -> Diagnosis:
    """Why a network does not learn, or that it does.

    `model` is a Pellucid `Network` (or a pair of it and its parameters), a `torch.nn.Module` with
    its `loss` and `optimizer`, or a compiled Keras 3 model; with `x` and `y`, what it would be
    trained on, and everything else as `pellucid.doctor.diagnose` has it. Or, without `x` and `y`:
    a `Run`, the path of a saved model or of a Python script that trains a network, or what
    `pellucid.doctor.watch` saw. Nothing that is given is changed. Raises `BadInput`.

    >>> x = np.random.default_rng(0).normal(size=(200, 2))
    >>> network = Network((2,), (Dense(8, "relu"), Dense(1, "sigmoid")))
    >>> diagnose(network, x, x[:, 0] > 0, learning_rate=1e-7).first.cause
    'learning-rate'
    """
    if x is not None and y is not None:
        return doctor.diagnose(
            model, x, y, loss=loss, optimizer=optimizer, learning_rate=learning_rate,
            weight_decay=weight_decay, epochs=epochs, batch_size=batch_size,
            validation_data=validation_data, budget_seconds=budget_seconds, seed=seed,
            prove=prove, loop=loop,
        )  # fmt: skip
    if isinstance(model, str | Path) and Path(model).suffix == ".py":
        from pellucid.bridges.scripts import examine_script

        return examine_script(Path(model), seed=seed, prove=prove, budget_seconds=budget_seconds)
    if isinstance(model, str | Path | Run):
        run = model if isinstance(model, Run) else load(model)
        beside = None if isinstance(model, Run) else Path(model).parent
        return doctor.diagnose_run(
            run, beside=beside, budget_seconds=budget_seconds, seed=seed, prove=prove
        ).diagnosis
    if isinstance(model, Watch):
        return doctor.diagnose_watch(model)
    raise BadInput(
        f"a {type(model).__name__} was given without x and y", "the data it is trained on too",
        instead="pellucid.diagnose(model, x, y)",
    )  # fmt: skip
