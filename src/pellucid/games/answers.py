"""What every unit of a player's network answers to some positions."""

from functools import partial
from typing import NamedTuple

import jax
import jax.numpy as jnp
import numpy as np
from jaxtyping import Array, Float, Int

from pellucid.games.examples import Examples
from pellucid.games.network import seen
from pellucid.games.player import Player
from pellucid.insight.steps import chunks
from pellucid.network import Flatten, Network, Parameters


class Answers(NamedTuple):
    """What the units of one layer say to every position: each at its cell, then at its highest.

    `shape` is the layer's; `games` says which game each position is of.
    """

    layer: str
    shape: tuple[int, ...]
    values: Float[np.ndarray, "n units"]
    games: Int[np.ndarray, " n"]

    def place(self, unit: int) -> tuple[int, ...] | None:
        """The cell of a unit; None of a channel's highest, and where there are no cells."""
        cells, cell = self.shape[:-1], unit // self.shape[-1]
        if not cells or cell == np.prod(cells):
            return None
        return tuple(int(axis) for axis in np.unravel_index(cell, cells))

    def peak(self, unit: int, row: int) -> tuple[int, ...]:
        """The cell where the unit answers a position most: its own, if it has one."""
        cells, channels = self.shape[:-1], self.shape[-1]
        own = self.place(unit)
        if own is not None or not cells:
            return own or ()
        answers = self.values[row, unit % channels : np.prod(cells) * channels : channels]
        return tuple(int(axis) for axis in np.unravel_index(int(answers.argmax()), cells))


def answers(player: Player, examples: Examples) -> list[Answers]:
    """Those of the board itself, as `inputs`, then of each layer but the last."""
    network, parameters = player.network, jax.tree.map(jnp.asarray, player.parameters)
    x = seen(examples.positions.observations)
    found = [jax.device_get(_activations(network, parameters, some)) for some in chunks(network, x)]
    names = ["inputs", *(network.names[at] for at in _asked(network))]
    layers = [np.concatenate(parts) for parts in zip(*found, strict=True)]
    return [
        Answers(name, layer.shape[1:], _with_highest(layer), examples.games)
        for name, layer in zip(names, layers, strict=True)
    ]


def _asked(network: Network) -> list[int]:
    """Every layer that has units of its own, but the last, whose outputs have names."""
    inner = enumerate(network.layers[:-1])
    return [at for at, layer in inner if not isinstance(layer, Flatten)]


@partial(jax.jit, static_argnames=("network",))
def _activations(
    network: Network, parameters: Parameters, x: Float[Array, "rows ..."]
) -> tuple[Array, ...]:
    steps = network.forward(parameters, x)
    return (x, *(steps[at].a for at in _asked(network)))


def _with_highest(layer: Float[np.ndarray, "n ..."]) -> Float[np.ndarray, "n units"]:
    """Every unit by itself, and behind them each channel's highest answer over the board."""
    flat = layer.reshape(len(layer), -1)
    if layer.ndim == 2:
        return flat
    highest = layer.reshape(len(layer), -1, layer.shape[-1]).max(axis=1)
    return np.concatenate([flat, highest], axis=1)
