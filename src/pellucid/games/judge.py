"""A network asked about many positions at once, and about none of them twice."""

from functools import cache
from typing import Any, NamedTuple

import jax
import numpy as np
from jaxtyping import Float, Shaped

from pellucid.games.batches import SIZES, padded
from pellucid.games.network import OUTCOMES, seen, split
from pellucid.games.symmetry import Symmetries
from pellucid.learning.devices import spread
from pellucid.network import Network, Parameters
from pellucid.network.convolve import compiled

_MOST = 1 << 20


class Opinion(NamedTuple):
    """What a network makes of positions, before any search.

    `logits` of every move, legal or not. `value` is the chance of winning less that of losing,
    for the side to move.
    """

    logits: Float[np.ndarray, "n actions"]
    value: Float[np.ndarray, " n"]


class Judge:
    """A network's opinion of positions.

    A position seen before is looked up: searches of following moves, and of games that began
    alike, meet the same ones, and they are the larger part.
    With `ways`, the symmetries of its game, a position's opinion is the mean over all the ways
    it can be turned, so that a board and its mirror image are judged alike.
    `asked` counts positions, `computed` those of them the network had to be run for.
    """

    def __init__(
        self, network: Network, parameters: Parameters, ways: Symmetries | None = None
    ) -> None:
        self._ways = ways
        self._parameters = jax.device_put(parameters)
        self._program = _program(network)
        self._known: dict[bytes, int] = {}
        self._logits = np.zeros((0, network.shapes[-1][0] - OUTCOMES), np.float32)
        self._value = np.zeros(0, np.float32)
        self.asked = self.computed = 0

    def __call__(self, observations: Shaped[np.ndarray, "n *observation"]) -> Opinion:
        """The opinion of each position, from the side to move."""
        keys = _keys(observations)
        if len(self._known) + len(keys) > _MOST:
            self._known = {}
        places = self._places(keys, observations)
        return Opinion(self._logits[places], self._value[places])

    def _places(self, keys: list[bytes], observations: np.ndarray) -> list[int]:
        """Where each one's opinion stands; what is new is computed."""
        known, new = self._known, list[int]()
        for row, key in enumerate(keys):
            if key not in known:
                known[key] = len(known)
                new.append(row)
        self.asked += len(keys)
        if new:
            self.computed += len(new)
            self._keep(len(known), self._averaged(observations[new]))
        return [known[key] for key in keys]

    def _keep(self, until: int, found: Opinion) -> None:
        if until > len(self._value):
            size = max(2 * len(self._value), until, 4096)
            self._logits = _grown(self._logits, size)
            self._value = _grown(self._value, size)
        self._logits[until - len(found.value) : until] = found.logits
        self._value[until - len(found.value) : until] = found.value

    def _averaged(self, observations: np.ndarray) -> Opinion:
        """The mean opinion over the ways each position can be turned, turned back."""
        if self._ways is None:
            return self._compute(observations)
        cells, moves = self._ways
        turned = observations.reshape(len(observations), -1)[:, cells]
        found = self._compute(turned.reshape(-1, *observations.shape[1:]))
        logits = found.logits.reshape(len(observations), *moves.shape)
        back = np.take_along_axis(logits, np.argsort(moves, axis=1)[None], axis=2)
        value = found.value.reshape(len(observations), -1)
        return Opinion(back.mean(axis=1), value.mean(axis=1))

    def _compute(self, observations: np.ndarray) -> Opinion:
        most = SIZES[-1]
        parts = [observations[at : at + most] for at in range(0, len(observations), most)]
        # All are begun before any is waited for.
        found = [self._program(self._parameters, padded(part)) for part in parts]
        logits, value = zip(*found, strict=True)
        return Opinion(_cut(logits, parts), _cut(value, parts))


@cache
def _program(network: Network) -> Any:
    def opinion(parameters: Parameters, observations: Any) -> tuple[Any, Any]:
        outputs = split(network(parameters, spread(seen(observations))))
        return outputs.logits, outputs.value

    return jax.jit(opinion, compiler_options=compiled())


def _keys(observations: np.ndarray) -> list[bytes]:
    flat = observations.reshape(len(observations), -1)
    rows = np.packbits(flat, axis=1) if flat.dtype == bool else np.ascontiguousarray(flat)
    return [row.tobytes() for row in rows]


def _grown(array: np.ndarray, size: int) -> np.ndarray:
    return np.concatenate([array, np.zeros((size - len(array), *array.shape[1:]), array.dtype)])


def _cut(found: tuple[Any, ...], parts: list[np.ndarray]) -> np.ndarray:
    pairs = zip(found, parts, strict=True)
    return np.concatenate([np.asarray(one)[: len(part)] for one, part in pairs])
