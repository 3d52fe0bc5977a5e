"""What watching costs a person's own training, with Keras and with PyTorch.

.venv/bin/python benchmarks/watching.py [--cpu]

784-256-128-10, batch 128, Adam, on noise: the same training with and without
`pellucid.doctor.watch`, in turns; asked: at most 1.10 times. `--cpu` measures processor time,
for a machine that others use too. Keras runs on JAX, or on what KERAS_BACKEND names.
"""

import os
import sys
from collections.abc import Callable
from contextlib import nullcontext
from functools import partial
from itertools import product
from time import perf_counter, process_time
from typing import Any

import numpy as np

from beside import in_turns, show, show_machine

os.environ.setdefault("KERAS_BACKEND", "jax")
EXAMPLES, BATCH, REPEATS = 128 * 100, 128, 5
EPOCHS = (3, 20)
"""A training that is soon over, and one of the length that networks like this are given."""
CLOCK = process_time if "--cpu" in sys.argv else perf_counter


def main() -> None:
    show_machine("pellucid", "keras", "jax", "torch")
    rows: list[list[str]] = []
    trainings = {"Keras": keras_training(), "PyTorch": torch_training()}
    for (name, training), epochs in product(trainings.items(), EPOCHS):
        peers = {
            "plain": partial(training, epochs, watched=False),
            "watched": partial(training, epochs, watched=True),
        }
        seconds = in_turns(peers, REPEATS)
        steps = EXAMPLES // BATCH * epochs
        each = [f"{1000 * seconds[one] / steps:.3f}" for one in ("plain", "watched")]
        rows.append([name, str(steps), *each, f"{seconds['watched'] / seconds['plain']:.3f}"])
    head = ["library", "steps", "ms a step, plain", "watched", "times as long (asked: 1.10)"]
    show("784-256-128-10, batch 128, Adam", head, rows)


def noise() -> tuple[np.ndarray, np.ndarray]:
    chance = np.random.default_rng(0)
    x = chance.normal(size=(EXAMPLES, 784)).astype(np.float32)
    return x, chance.integers(0, 10, EXAMPLES)


def keras_training() -> Callable[..., float]:
    """Seconds that `fit` takes, compiling left out."""
    import keras

    import pellucid

    x, y = noise()
    layers = [keras.layers.Dense(units, activation="relu") for units in (256, 128)]
    model: Any = keras.Sequential(
        [keras.Input((784,)), *layers, keras.layers.Dense(10, activation="softmax")]
    )
    model.compile(optimizer="adam", loss="sparse_categorical_crossentropy")

    def seconds(epochs: int, *, watched: bool) -> float:
        with pellucid.doctor.watch(model) as seen:
            began = CLOCK()
            callbacks = [seen] if watched else []
            model.fit(x, y, batch_size=BATCH, epochs=epochs, verbose=0, callbacks=callbacks)
            return CLOCK() - began

    return seconds


def torch_training() -> Callable[..., float]:
    """Seconds of a plain loop over the same batches."""
    import torch
    from torch import nn

    import pellucid

    x, y = (torch.from_numpy(one) for one in noise())
    model = nn.Sequential(
        nn.Linear(784, 256), nn.ReLU(), nn.Linear(256, 128), nn.ReLU(), nn.Linear(128, 10)
    )
    optimizer, loss = torch.optim.Adam(model.parameters()), nn.CrossEntropyLoss()

    def seconds(epochs: int, *, watched: bool) -> float:
        with pellucid.doctor.watch(model, optimizer) if watched else nullcontext():
            began = CLOCK()
            for _ in range(epochs):
                for start in range(0, EXAMPLES, BATCH):
                    optimizer.zero_grad()
                    loss(model(x[start : start + BATCH]), y[start : start + BATCH]).backward()
                    optimizer.step()
            return CLOCK() - began

    return seconds


if __name__ == "__main__":
    main()
