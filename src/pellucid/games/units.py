"""The single units that tell a concept best, and the positions that excite them."""

from typing import NamedTuple

import numpy as np
from jaxtyping import Bool, Float, Int

from pellucid.games.answers import Answers, answers
from pellucid.games.auc import auc, auc_error, auc_of
from pellucid.games.concepts import Concept, concepts, held
from pellucid.games.examples import Examples
from pellucid.games.player import Player
from pellucid.games.trials import Trial, askable, trials

_SHOWN = 3
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


def units(player: Player, examples: Examples, seed: int = 0) -> tuple[Answering, ...]:
    """For each concept of the game and each layer but the last, the unit that tells it best.

    Concepts that hold in too few positions, or nearly all, are left out. Raises `BadInput` for
    fewer than four games.
    """
    holds = held(player.game, examples.positions)
    asked = np.flatnonzero(askable(holds))
    parts = trials(examples, seed)[0]
    mixed = np.random.default_rng((seed, 10)).permutation(len(holds))
    found = [
        _best(layer, holds[:, asked], holds[mixed][:, asked], parts)
        for layer in answers(player, examples)
    ]
    known = concepts(player.game)
    return tuple(
        Answering(known[index], tuple(layer[at] for layer in found))
        for at, index in enumerate(asked)
    )


def _best(
    layer: Answers, holds: Bool[np.ndarray, "n concepts"], shuffled: Bool[np.ndarray, "n concepts"],
    parts: Trial,
) -> list[Unit]:  # fmt: skip
    """A layer's best unit for each concept."""
    fitted, judged = parts
    every = auc(layer.values[fitted], np.concatenate([holds, shuffled], axis=1)[fitted])
    chosen, by_chance = np.split(np.nan_to_num(every).argmax(axis=0), 2)
    return [
        _unit(
            layer, int(unit), holds[:, at], judged, float(every[unit, at]),
            auc_of(layer.values[judged, by_chance[at]], shuffled[judged, at]),
        )
        for at, unit in enumerate(chosen)
    ]  # fmt: skip


def _unit(
    layer: Answers, unit: int, holds: Bool[np.ndarray, " n"], judged: Int[np.ndarray, " k"],
    chosen_at: float, shuffled: float,
) -> Unit:  # fmt: skip
    values, games = layer.values[:, unit], layer.games
    share = auc_of(values[judged], holds[judged])
    wide = _CONFIDENT * auc_error(values[judged], holds[judged], games[judged])
    exciting = _one_a_game(values, games)
    return Unit(
        layer.layer, unit % layer.shape[-1], layer.place(unit), share,
        max(0.0, share - wide), min(1.0, share + wide), shuffled, chosen_at, exciting,
        tuple(layer.peak(unit, row) for row in exciting),
    )  # fmt: skip


def _one_a_game(values: Float[np.ndarray, " n"], games: Int[np.ndarray, " n"]) -> tuple[int, ...]:
    """The positions with the largest values, each of another game."""
    order = np.argsort(-values, kind="stable")
    first = np.sort(np.unique(games[order], return_index=True)[1])
    return tuple(order[first[:_SHOWN]].tolist())
