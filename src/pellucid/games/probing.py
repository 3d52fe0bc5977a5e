"""What a straight line can tell of a position, layer by layer."""

from typing import NamedTuple

import numpy as np
from jaxtyping import Bool, Float

from pellucid.games.concepts import Concept, concepts, held
from pellucid.games.examples import Examples
from pellucid.games.network import seen
from pellucid.games.player import Player
from pellucid.games.trials import Trial, askable, trials
from pellucid.insight.probe import features, told

Shares = Float[np.ndarray, "trials concepts"]


class Layer(NamedTuple):
    """How often a straight line through one layer is right about a concept.

    `right` is the mean of the trials' shares, `lowest` and `highest` the ends of them;
    `shuffled` the highest where the positions' answers were exchanged at random before it
    learned. `known`: in every trial better than always saying what is commoner, and than
    shuffled. `beyond`: known, and in every trial better than the same from the board itself.
    """

    name: str
    right: float
    lowest: float
    highest: float
    shuffled: float
    known: bool
    beyond: bool


class Probed(NamedTuple):
    """One concept: in what share of the positions it holds, and which layers tell it.

    `commoner` is how often it is right to say always what is commoner. The first layer is
    `inputs`, the board itself. `layers` is empty where there are too few positions in which it
    holds, or does not, to say anything.
    """

    concept: Concept
    share: float
    commoner: float
    layers: tuple[Layer, ...]

    @property
    def best(self) -> Layer | None:
        """The layer behind the board that tells it best; None where none does beyond chance."""
        known = [layer for layer in self.layers[1:] if layer.known]
        return max(known, key=lambda layer: layer.right, default=None)


def probing(player: Player, examples: Examples, seed: int = 0) -> tuple[Probed, ...]:
    """How well a straight line tells each concept of the game from each layer (Alain, Bengio 2016).

    It learns on the positions of half of the games and is judged on those of the others, in
    `TRIALS` ways. Raises `BadInput` for fewer than four games.
    """
    holds = held(player.game, examples.positions)
    parts = trials(examples, seed)
    enough = askable(holds)
    found = features(player.network, player.parameters, seen(examples.positions.observations))
    random = np.random.default_rng((seed, 9))
    mixed = [random.permutation(len(holds)) for _ in parts]
    right = {name: _right(read, holds, parts) for name, read in found.items()}
    shuffled = {name: _right(read, holds, parts, mixed) for name, read in found.items()}
    commoner = np.array([_commoner(holds[trial.judged]) for trial in parts])
    return tuple(
        Probed(
            concept, float(holds[:, at].mean()), float(commoner[:, at].mean()),
            _layers(right, shuffled, commoner, at) if enough[at] else (),
        )
        for at, concept in enumerate(concepts(player.game))
    )  # fmt: skip


def _commoner(holds: Bool[np.ndarray, "n concepts"]) -> Float[np.ndarray, " concepts"]:
    return np.maximum(holds.mean(0), 1 - holds.mean(0))


def _right(
    read: Float[np.ndarray, "n numbers"],
    holds: Bool[np.ndarray, "n concepts"],
    parts: list[Trial],
    mixed: list[np.ndarray] | None = None,
) -> Shares:
    """The share that is right, of the judged; `mixed` gives the positions each other's answers."""
    found: list[np.ndarray] = []
    for at, (fitted, judged) in enumerate(parts):
        learned = holds if mixed is None else holds[mixed[at]]
        said = told(read, 2.0 * learned - 1, fitted, judged) > 0
        found.append((said == holds[judged]).mean(axis=0))
    return np.array(found)


def _layers(
    right: dict[str, Shares], shuffled: dict[str, Shares], commoner: Shares, at: int
) -> tuple[Layer, ...]:
    """One concept's layers, the board first."""
    board = right["inputs"][:, at]
    found: list[Layer] = []
    for name, shares in right.items():
        own, chance = shares[:, at], shuffled[name][:, at]
        known = bool((own > np.maximum(commoner[:, at], chance)).all())
        found.append(
            Layer(
                name, float(own.mean()), float(own.min()), float(own.max()), float(chance.max()),
                known, known and bool((own > board).all()),
            )
        )  # fmt: skip
    return tuple(found)
