"""The model: what is saved, and used on raw inputs."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from functools import lru_cache
from math import prod
from typing import Any

import jax
import jax.numpy as jnp
import numpy as np
import polars as pl
from jax.tree_util import Partial
from jaxtyping import Array, Float, Float32, Num

from pellucid.data import (
    Note,
    PictureEncoding,
    SoundEncoding,
    TableEncoding,
    as_frame,
    decode_targets,
    encode_inputs,
    is_frame,
    match_columns,
)
from pellucid.errors import BadInput
from pellucid.learning.calibration import tempered
from pellucid.learning.views import AS_IT_IS, View, combined, seen
from pellucid.network import Network, Parameters, Task, compiled, count, has_convolutions

Encoding = TableEncoding | PictureEncoding | SoundEncoding

# Few sizes: a program is compiled for each, and in matrices of another shape sums are taken in
# another order, so that a row's last bits would hang on which rows came with it.
_CHUNK, _LARGE_CHUNK = 256, 4096
# Convolutions cost much for every example and make activations far larger than their inputs: a
# few examples are not filled up to many, and many take at most so many numbers at once.
_FEW, _MOST_NUMBERS = 16, 1 << 26


@dataclass(frozen=True)
class Model:
    """How inputs are encoded, the network, its parameters, how outputs are decoded.

    `parameters` have one more axis in front: the networks that were trained side by side. What
    they answer is averaged. `encoding` is None for a model of plain arrays, whose inputs are
    used as they are and whose answers are the names in `classes`, or numbers. `limits`, the
    smallest and the largest target learned from, keep each network's answer to a quantity from
    running away; `temperature` makes their common probabilities mean what they say. `views` are
    the ways in which it looks at each example before it answers.
    """

    name: str
    task: Task
    network: Network
    parameters: Parameters
    encoding: Encoding | None = None
    classes: tuple[str, ...] = ()
    features: tuple[str, ...] = ()
    limits: tuple[float, float] | None = None
    temperature: float = 1.0
    views: tuple[View, ...] = AS_IT_IS

    @property
    def columns(self) -> TableEncoding | None:
        """How a table's columns are encoded; None for a model of anything but tables."""
        return self.encoding if isinstance(self.encoding, TableEncoding) else None

    @property
    def noun(self) -> str:
        """What one example is called: a row, a picture, a recording."""
        if isinstance(self.encoding, PictureEncoding):
            return "picture"
        return "recording" if isinstance(self.encoding, SoundEncoding) else "row"

    @property
    def networks(self) -> int:
        """How many networks answer together."""
        return int(jax.tree.leaves(self.parameters)[0].shape[0])

    @property
    def parameter_count(self) -> int:
        """How many numbers were learned, all networks together."""
        return count(self.network, self.parameters)

    def member(self, index: int = 0) -> Parameters:
        """The parameters of one of the networks."""
        # By NumPy: by JAX, each shape would be compiled for.
        return jax.tree.map(lambda leaf: jax.device_put(np.asarray(leaf)[index]), self.parameters)

    def only(self, index: int) -> "Model":
        """A model of one of the networks alone."""
        return replace(self, parameters=jax.tree.map(lambda leaf: leaf[None], self.member(index)))

    def encode(self, rows: Any) -> tuple[Num[np.ndarray, "n ..."], tuple[Note, ...]]:
        """Raw rows as the network's inputs, and what was noticed about them.

        Rows are a data frame (polars or pandas); for a model of pictures, files, Pillow's images
        or arrays; for one of sound, files, or pairs of samples and their rate; for a model of
        arrays, an array. Raises `BadInput` when they do not fit what the model was trained on.
        """
        if self.encoding is None:
            return self._as_inputs(np.asarray(rows, np.float32)), ()
        if isinstance(self.encoding, PictureEncoding):
            from pellucid.data.pictures import encode_pictures

            return encode_pictures(self.encoding, rows)
        if isinstance(self.encoding, SoundEncoding):
            from pellucid.data.sounds import encode_sounds

            return encode_sounds(self.encoding, rows)
        if not is_frame(rows):
            raise BadInput("the rows are no data frame", "a frame with the model's columns")
        matched, notes = match_columns(self.encoding, as_frame(rows))
        return encode_inputs(self.encoding, matched), notes

    def each(
        self, x: Num[np.ndarray, "n ..."]
    ) -> Iterator[Float[np.ndarray, "networks n outputs"]]:
        """What each network answers to encoded inputs, some rows at a time."""
        answer = _answering(self.network, self.limits, self.views)
        for rows, filled in _chunks(x, self._at_once(len(x))):
            yield np.asarray(answer(self.parameters, rows))[:, :filled]

    def _at_once(self, count: int) -> int:
        """How many of so many examples go through the network together."""
        widest = max(prod(shape) for shape in self.network.shapes) * len(self.views)
        if widest * _CHUNK <= _MOST_NUMBERS and not has_convolutions(self.network):
            return _CHUNK if count <= _LARGE_CHUNK else _LARGE_CHUNK
        fitting = 1 << max(0, int(_MOST_NUMBERS // widest).bit_length() - 1)
        return min(_FEW if count <= _FEW else _CHUNK, fitting)

    def outputs(self, x: Num[np.ndarray, "n ..."]) -> Float32[np.ndarray, "n outputs"]:
        """What the networks answer to encoded inputs, averaged over them."""
        if not len(x):
            return np.zeros((0, *self.network.shapes[-1]), np.float32)
        together = np.concatenate([answers.mean(0) for answers in self.each(x)])
        return tempered(together, self.temperature)

    def differentiable(self) -> Partial:
        """`outputs` as a function of JAX arrays, to be compiled or differentiated."""
        parameters = jax.tree.map(jnp.asarray, self.parameters)
        function = _together(self.network, self.limits, self.temperature, self.views)
        return Partial(function, parameters)

    def probabilities(self, x: Num[np.ndarray, "n ..."]) -> Float32[np.ndarray, "n classes"]:
        """The probability of every class, for encoded inputs."""
        return self.shares(self.outputs(x))

    def shares(self, outputs: Float[np.ndarray, "n outputs"]) -> Float32[np.ndarray, "n classes"]:
        """The probability of every class, from outputs that are at hand."""
        # Outputs that are no shares, a linear one's say, are brought between 0 and 1.
        outputs = np.clip(outputs, 0, 1)
        if outputs.shape[1] == 1:
            return np.concatenate([1 - outputs, outputs], 1)
        return outputs / np.maximum(outputs.sum(1, keepdims=True), 1e-12)

    def _as_inputs(self, x: Float32[np.ndarray, "..."]) -> Float32[np.ndarray, "n ..."]:
        if x.shape[1:] != self.network.inputs:
            raise BadInput(f"rows of shape {x.shape[1:]}", f"rows of shape {self.network.inputs}")
        return x

    def predict(self, rows: Any) -> pl.Series:
        """The answer for each raw row: its class, or its quantity, as the file had it."""
        x, _ = self.encode(rows)
        return self.decode(self.outputs(x))

    def decode(self, outputs: Float[np.ndarray, "n outputs"]) -> pl.Series:
        """Outputs as answers of the kind the file had."""
        values = self.answers(outputs)
        if self.encoding is not None and self.encoding.target is not None:
            return decode_targets(self.encoding.target, values)
        if self.task == "regression":
            return pl.Series("prediction", values)
        return pl.Series("prediction", [self.classes[index] for index in values])

    def answers(self, outputs: Float[np.ndarray, "n outputs"]) -> np.ndarray:
        """The index of the class that each row of outputs speaks for, or the quantity itself."""
        if self.task == "regression":
            return outputs[:, 0]
        if outputs.shape[1] == 1:
            return (outputs[:, 0] > 0.5).astype(np.int64)
        return outputs.argmax(1)


Answer = Callable[[Parameters, Float[Array, "n ..."]], Float[Array, "networks n outputs"]]


@lru_cache(maxsize=16)
def _together(
    network: Network, limits: tuple[float, float] | None, temperature: float,
    views: tuple[View, ...],
) -> Any:  # fmt: skip
    each = _answer(network, limits, views)
    return lambda parameters, x: tempered(each(parameters, x).mean(0), temperature, jnp)


@lru_cache(maxsize=16)
def _answering(
    network: Network, limits: tuple[float, float] | None, views: tuple[View, ...]
) -> Answer:
    options = compiled() if has_convolutions(network) else {}
    return jax.jit(_answer(network, limits, views), compiler_options=options)


def _answer(
    network: Network, limits: tuple[float, float] | None, views: tuple[View, ...]
) -> Answer:
    def answer(
        parameters: Parameters, x: Float[Array, "n ..."]
    ) -> Float[Array, "networks n outputs"]:
        outputs = combined(_each(network, parameters, seen(x, views)), views)
        return outputs if limits is None else jnp.clip(outputs, *limits)

    return answer


def _each(
    network: Network, parameters: Parameters, x: Float[Array, "n ..."]
) -> Float[Array, "networks n outputs"]:
    if not has_convolutions(network):
        return jax.vmap(network, in_axes=(0, None))(parameters, x)
    # Side by side, convolutions would become one with groups, many times slower on a CPU.
    many = jax.tree.leaves(parameters)[0].shape[0]
    alone = [jax.tree.map(lambda leaf, k=k: leaf[k], parameters) for k in range(many)]
    return jnp.stack([network(one, x) for one in alone])


def _chunks(x: np.ndarray, size: int) -> Iterator[tuple[Array, int]]:
    """The inputs in runs of one size, the last filled up, each with how many of its rows count."""
    for at in range(0, len(x), size):
        part = x[at : at + size]
        filled = np.concatenate([part, np.repeat(part[-1:], size - len(part), 0)])
        yield jax.device_put(filled.astype(np.float32)), len(part)
