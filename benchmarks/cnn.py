"""A small convolutional network on 28x28 pictures, beside PyTorch.

.venv/bin/python benchmarks/cnn.py

The steps of a `fit`, and a whole one with what it judges and records after every epoch, beside
PyTorch's bare loop, eager, with channels first and with channels last.
"""

import sys
from collections.abc import Callable
from time import perf_counter, process_time

import numpy as np

from beside import in_turns, show, show_machine

EXAMPLES, BATCH, EPOCHS, REPEATS = 128 * 80, 128, 1, 9
STEPS = EXAMPLES // BATCH * EPOCHS
STEPS_ALONE, WHOLE = "Pellucid, steps", "Pellucid, whole fit"
Measure = Callable[[], float]


def main() -> None:
    show_machine("pellucid", "jax", "torch")
    # Processor time, for a machine that others use too: `taskset -c 0` gives it one core.
    clock = process_time if "--cpu" in sys.argv else perf_counter
    seconds = in_turns(
        {
            STEPS_ALONE: pellucid(clock, whole=False),
            WHOLE: pellucid(clock, whole=True),
            "PyTorch, channels first": torch(clock, last=False),
            "PyTorch, channels last": torch(clock, last=True),
        },
        REPEATS,
    )
    mine = seconds[STEPS_ALONE]
    rows = [[name, f"{1000 * one:.1f}", f"{one / mine:.2f}"] for name, one in seconds.items()]
    head = ["peer", "ms a step", "times as fast is Pellucid"]
    show("28x28, conv 32, pool, conv 64, pool, dense 128, 10; batch 128, Adam", head, rows)
    fastest = min(one for name, one in seconds.items() if "PyTorch" in name)
    print(f"\nBeside the faster of PyTorch's: {fastest / mine:.2f} times as fast (asked: 1);")
    print(f"the whole fit: {fastest / seconds[WHOLE]:.2f} times.")


def pictures() -> tuple[np.ndarray, np.ndarray]:
    chance = np.random.default_rng(0)
    x = chance.integers(0, 256, (EXAMPLES, 28, 28, 1)).astype(np.float32) / 255
    return x, chance.integers(0, 10, EXAMPLES).astype(np.int32)


def pellucid(clock: Callable[[], float], *, whole: bool) -> Measure:
    """Seconds a step of `fit`, compiling left out; `whole` with what an epoch ends with."""
    from pellucid.data import Dataset
    from pellucid.learning import Progress, Rows, Settings, fit
    from pellucid.network import Conv, Dense, Flatten, MaxPool, Network

    data = Dataset("noise", *pictures(), "multiclass", tuple("0123456789"))
    convolutions = (Conv(32, 3, "relu"), MaxPool(), Conv(64, 3, "relu"), MaxPool())
    last = (Flatten(), Dense(128, "relu"), Dense(10, "softmax"))
    network = Network((28, 28, 1), (*convolutions, *last))
    settings = Settings(epochs=EPOCHS, batch_size=BATCH, optimizer="adam")
    rows = Rows(np.arange(EXAMPLES), np.empty(0, np.int64))

    def measure() -> float:
        told: list[tuple[float, float]] = []

        def watch(progress: Progress) -> None:
            if whole or not progress.epoch:
                told.append((clock(), (progress.epoch + progress.part) * progress.steps))

        fit(network, data, settings, rows, watch=watch)
        # The first slice is one step, before which nothing is told.
        (began, first), (ended, last) = told[0], told[-1]
        return (ended - began) / (last - first)

    return measure


def torch(clock: Callable[[], float], *, last: bool) -> Measure:
    """PyTorch, eager: the loop of its tutorials, with the data in one tensor."""
    import torch
    from torch import nn

    x, y = pictures()
    form = torch.channels_last if last else torch.contiguous_format
    inputs = torch.from_numpy(x).movedim(-1, 1).contiguous(memory_format=form)
    targets = torch.from_numpy(y).long()
    model = nn.Sequential(
        nn.Conv2d(1, 32, 3, padding=1), nn.ReLU(), nn.MaxPool2d(2),
        nn.Conv2d(32, 64, 3, padding=1), nn.ReLU(), nn.MaxPool2d(2),
        nn.Flatten(), nn.Linear(64 * 49, 128), nn.ReLU(), nn.Linear(128, 10),
    ).to(memory_format=form)  # fmt: skip
    loss, optimizer = nn.CrossEntropyLoss(), torch.optim.Adam(model.parameters())

    def measure() -> float:
        began = clock()
        for _ in range(EPOCHS):
            for rows in torch.randperm(EXAMPLES).split(BATCH):
                optimizer.zero_grad()
                loss(model(inputs[rows]), targets[rows]).backward()
                optimizer.step()
        return (clock() - began) / STEPS

    return measure


if __name__ == "__main__":
    main()
