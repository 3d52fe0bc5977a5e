"""What a search came to."""

from typing import NamedTuple

import numpy as np
from jaxtyping import Bool, Float, Int

from pellucid.games.search.moves import Moves, moves, softmax
from pellucid.games.search.tree import UNKNOWN, Trees


class Thought(NamedTuple):
    """What the search makes of each of some positions.

    `move` is the one it would play; `policy` the improved policy, from which the network
    learns; `value` what the position is worth to the side to move, from -1 to 1; `proof` 1, 0
    or -1 where that is proved, else 2, and `plies` how far that end is. `before` is the
    network's own policy, `visits` how often each move was looked at, `values` what each seems
    worth.
    """

    move: Int[np.ndarray, " n"]
    policy: Float[np.ndarray, "n actions"]
    value: Float[np.ndarray, " n"]
    proof: Int[np.ndarray, " n"]
    plies: Int[np.ndarray, " n"]
    before: Float[np.ndarray, "n actions"]
    visits: Int[np.ndarray, "n actions"]
    values: Float[np.ndarray, "n actions"]


def thought(trees: Trees, gumbel: Float[np.ndarray, "n actions"]) -> Thought:
    """What the trees say of their roots."""
    everyone = np.arange(len(trees.used))
    roots = np.zeros_like(everyone)
    known = moves(trees, everyone, roots)
    candidates = _candidates(known, trees.proof[:, 0], trees.plies[:, 0])
    # Of the moves that come into question, those that were looked at most.
    unproved = (trees.proof[:, 0] == UNKNOWN)[:, None]
    tries = np.where(candidates, known.visits, -1)
    most = (tries == tries.max(axis=1, keepdims=True)) | ~unproved | (known.proofs == 0)
    scores = np.where(candidates & most, gumbel + known.scores, -np.inf)
    return Thought(
        scores.argmax(axis=1), softmax(np.where(candidates, known.scores, -np.inf)),
        trees.value[:, 0], trees.proof[:, 0], trees.plies[:, 0],
        softmax(known.logits), known.visits, known.values,
    )  # fmt: skip


def _candidates(
    known: Moves, proof: Int[np.ndarray, " n"], plies: Int[np.ndarray, " n"]
) -> Bool[np.ndarray, "n actions"]:
    """The moves that a player who sees this much might play.

    Where the outcome is proved, those that reach it: the soonest win, the latest loss. Else any
    that is not proved to lose.
    """
    reaching = known.legal & (known.proofs == proof[:, None])
    timely = reaching & ((known.plies == plies[:, None]) | (proof == 0)[:, None])
    alive = known.legal & (known.proofs != -1)
    return np.where((proof == UNKNOWN)[:, None], alive, timely)
