"""What tests of the bench share: benches, and messages read as a page reads them."""

import json
from typing import Any, NamedTuple

import msgspec
import numpy as np
import polars as pl
from msgspec import Struct

from pellucid.lab.bench import Bench, Bounds
from pellucid.lab.mistake import Mistake
from pellucid.lab.protocol import commands as ask
from pellucid.lab.protocol.setup import (
    DataSetup,
    LayerSetup,
    NetworkSetup,
    Setup,
    TrainingSetup,
)


class Read(NamedTuple):
    """A message as a page has it: what it is, its fields, its arrays."""

    type: str
    head: dict[str, Any]
    arrays: dict[str, np.ndarray]

    def __getitem__(self, name: str) -> Any:
        return self.head[name]


def read(message: Struct | bytes) -> Read:
    if not isinstance(message, bytes):
        head = msgspec.to_builtins(message)
        return Read(head["type"], head, {})
    length = int.from_bytes(message[:4], "little")
    head = json.loads(message[4 : 4 + length])
    at = 4 + length + (-(4 + length) % 8)
    arrays = {}
    for spec in head["arrays"]:
        values = np.frombuffer(message, spec["dtype"], int(np.prod(spec["shape"])), at)
        at += values.nbytes + (-values.nbytes % 8)
        arrays[spec["name"]] = values.reshape(spec["shape"]) * (
            1 if spec["scale"] == 1 else spec["scale"]
        )
    assert at == len(message)
    return Read(head["type"], head, arrays)


def only(messages: list[Struct | bytes], kind: str) -> Read:
    """The last message of that type."""
    return [one for one in map(read, messages) if one.type == kind][-1]


def types(messages: list[Struct | bytes]) -> list[str]:
    return [read(message).type for message in messages]


class Files:
    """Tables that learners have uploaded."""

    def __init__(self, **tables: pl.DataFrame) -> None:
        self.tables = tables

    def frame(self, upload: str) -> pl.DataFrame:
        if upload not in self.tables:
            raise Mistake("upload-gone")
        return self.tables[upload]


THREE = (LayerSetup(units=3),)


def small(hidden=THREE, data=None, training=None, **network) -> Setup:
    """A set-up that compiles and learns fast."""
    return Setup(
        data=data or DataSetup(examples=60, source="gaussians"),
        network=NetworkSetup(hidden=hidden, **network),
        training=training or TrainingSetup(),
    )


def opened(setup: Setup | None = None, files: Files | None = None, **bounds: int) -> Bench:
    bench = Bench(files or Files(), Bounds(**bounds))
    bench.open(setup or small())
    bench.picture()
    return bench


def trained(bench: Bench, epochs: int) -> Bench:
    """The bench so many epochs further, however long that takes."""
    bench.do(ask.Advance(id=0, by="epoch", count=epochs))
    while bench.running:
        bench.advance(1.0)
    return bench


def frame(bench):
    """The frame of this moment."""
    return only(bench.picture(), "frame")


def weights(bench):
    """Weights and biases as they are shown."""
    shown = frame(bench).arrays
    return {name: shown[name] for name in shown if name.startswith(("weights", "bias"))}


def same(one, other):
    """Whether weights are the same to the bit."""
    return all((one[name] == other[name]).all() for name in one)


def go(bench, steps):
    """So many steps further; all that was told on the way."""
    told = bench.do(ask.Advance(id=1, by="step", count=steps))
    while bench.running:
        told += bench.advance(1.0)
    return told


def change(bench, setup):
    """What a change of the set-up is answered."""
    return bench.do(ask.Change(id=1, setup=setup))
