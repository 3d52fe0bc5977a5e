"""The single units that tell a concept best, and the positions that excite them."""

from functools import partial
from typing import NamedTuple

import jax
import jax.numpy as jnp
import numpy as np
from jaxtyping import Array, Bool, Float, Int
from scipy.stats import rankdata

from pellucid.games.concepts import Concept, concepts, held
from pellucid.games.examples import Examples
from pellucid.games.network import seen
from pellucid.games.player import Player
from pellucid.games.probing import Trial, trials
from pellucid.insight.steps import chunks
from pellucid.network import Flatten, Network, Parameters

_FEWEST, _SHOWN, _GROUPS = 20, 3, 20
_CONFIDENT = 2.576
"""So many standard errors to each side are 99 per cent: there are several layers to claim it."""


class Unit(NamedTuple):
    """The unit of a layer that alone tells a concept best.

    `place` is its cell, None where it is its channel's largest answer anywhere on the board.
    `auc` is how often, of two positions of which the concept holds in one, that one excites it
    more: a half is chance. The unit is chosen on half of the games; `auc`, from `low` to `high`
    with 99 per cent confidence, is that on the others, and `shuffled` what the same choosing
    comes to where the positions' answers were exchanged at random. `exciting` are the positions
    that excite it most, by their number, one of a game; `peaks` the cells where it answers most
    in each, empty for a layer without cells.
    """

    layer: str
    channel: int
    place: tuple[int, ...] | None
    auc: float
    low: float
    high: float
    shuffled: float
    chosen_at: float
    exciting: tuple[int, ...]
    peaks: tuple[tuple[int, ...], ...]

    @property
    def known(self) -> bool:
        """Whether it tells the concept better than chance does."""
        return self.low > max(0.5, self.shuffled)


class Answering(NamedTuple):
    """A concept, and the best unit for it of each layer, the board's own cells first."""

    concept: Concept
    units: tuple[Unit, ...]

    @property
    def best(self) -> Unit | None:
        """The best of all behind the board; None where none is better than chance."""
        known = [unit for unit in self.units[1:] if unit.known]
        return max(known, key=lambda unit: unit.chosen_at, default=None)


class _Answers(NamedTuple):
    """What the units of one layer say to every position: each at its cell, then at its highest."""

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


def units(player: Player, examples: Examples, seed: int = 0) -> tuple[Answering, ...]:
    """For each concept of the game and each layer but the last, the unit that tells it best.

    Concepts that hold in too few positions, or nearly all, are left out. Raises `BadInput` for
    fewer than four games.
    """
    holds = held(player.game, examples.positions)
    asked = np.flatnonzero(np.minimum(holds.sum(0), (~holds).sum(0)) >= _FEWEST)
    parts = trials(examples, seed)[0]
    mixed = np.random.default_rng((seed, 10)).permutation(len(holds))
    found = [
        _best(answers, holds[:, asked], holds[mixed][:, asked], parts)
        for answers in _answers(player, examples)
    ]
    known = concepts(player.game)
    return tuple(
        Answering(known[index], tuple(layer[at] for layer in found))
        for at, index in enumerate(asked)
    )


def auc(
    values: Float[np.ndarray, "n units"], holds: Bool[np.ndarray, "n concepts"]
) -> Float[np.ndarray, "units concepts"]:
    """How often a position where a concept holds has the larger value (Mann, Whitney 1947).

    Ties count a half; not a number where a concept holds nowhere, or everywhere.

    >>> auc(np.array([[1.0], [2.0], [3.0]]), np.array([[False], [False], [True]]))
    array([[1.]])
    """
    ranks = rankdata(values, axis=0)
    yes, no = holds.sum(0), (~holds).sum(0)
    with np.errstate(invalid="ignore", divide="ignore"):
        return (ranks.T @ holds - yes * (yes + 1) / 2) / (yes * no)


def _best(answers: _Answers, holds: np.ndarray, shuffled: np.ndarray, parts: Trial) -> list[Unit]:
    """A layer's best unit for each concept."""
    fitted, judged = parts
    every = auc(answers.values[fitted], np.concatenate([holds, shuffled], axis=1)[fitted])
    chosen, by_chance = np.split(np.nan_to_num(every).argmax(axis=0), 2)
    return [
        _unit(
            answers, int(unit), holds[:, at], judged, float(every[unit, at]),
            _one(answers, int(by_chance[at]), shuffled[:, at], judged),
        )
        for at, unit in enumerate(chosen)
    ]  # fmt: skip


def _one(answers: _Answers, unit: int, holds: np.ndarray, rows: Int[np.ndarray, " k"]) -> float:
    return float(auc(answers.values[rows, unit][:, None], holds[rows, None])[0, 0])


def _unit(
    answers: _Answers, unit: int, holds: np.ndarray, judged: np.ndarray, chosen_at: float,
    shuffled: float,
) -> Unit:  # fmt: skip
    share = _one(answers, unit, holds, judged)
    exciting = _one_a_game(answers.values[:, unit], answers.games)
    wide = _CONFIDENT * _error(
        answers.values[judged, unit], holds[judged], answers.games[judged]
    )  # fmt: skip
    return Unit(
        answers.layer, unit % answers.shape[-1], answers.place(unit), share,
        max(0.0, share - wide), min(1.0, share + wide), shuffled, chosen_at, exciting,
        tuple(answers.peak(unit, row) for row in exciting),
    )  # fmt: skip


def _one_a_game(values: Float[np.ndarray, " n"], games: Int[np.ndarray, " n"]) -> tuple[int, ...]:
    """The positions with the largest values, each of another game."""
    order = np.argsort(-values, kind="stable")
    first = np.sort(np.unique(games[order], return_index=True)[1])
    return tuple(order[first[:_SHOWN]].tolist())


def _error(
    values: Float[np.ndarray, " n"], holds: Bool[np.ndarray, " n"], games: Int[np.ndarray, " n"]
) -> float:
    """An AUC's standard error: the jackknife, a group of games left out at a time (Tukey 1958).

    Positions of one game are alike: counted one by one, they would seem to tell more.
    """
    groups = np.unique(games, return_inverse=True)[1] % _GROUPS
    kept = [groups != group for group in np.unique(groups)]
    found = np.array([auc(values[rows, None], holds[rows, None])[0, 0] for rows in kept])
    return float(np.sqrt((len(kept) - 1) * found.var()))


def _answers(player: Player, examples: Examples) -> list[_Answers]:
    network, parameters = player.network, jax.tree.map(jnp.asarray, player.parameters)
    x = seen(examples.positions.observations)
    found = [jax.device_get(_activations(network, parameters, some)) for some in chunks(network, x)]
    names = ["inputs", *(network.names[at] for at in _asked(network))]
    layers = [np.concatenate(parts) for parts in zip(*found, strict=True)]
    return [
        _Answers(name, layer.shape[1:], _with_highest(layer), examples.games)
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
