"""What a player makes of positions: its first thought, what it found by looking, its line."""

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

import numpy as np
from jaxtyping import Float

from pellucid.games.notation import names_of
from pellucid.games.rules import rules_of
from pellucid.games.search import Search, Sight, Thought
from pellucid.games.search.moves import Moves, moves, softmax
from pellucid.games.search.thought import thought
from pellucid.games.search.tree import UNKNOWN, Trees
from pellucid.games.standing import Standing, gathered

_MEMORY = 1 << 29  # bytes that the trees searched side by side may take
_LONGEST_LINE = 12


class Considered(NamedTuple):
    """One move, as the player sees it.

    `policy` is the network's own share for it, before any search; `visits` how often the search
    looked at it; `value` what it seems worth to whoever makes it, -1 to 1; `proof` 1, 0 or -1
    where that is proved, and `plies` how far the proved end is (else 0).
    """

    name: str
    policy: float
    visits: int
    value: float
    proof: int | None
    plies: int


class Advice(NamedTuple):
    """What a player makes of one position.

    `move` is what it would play; `moves` all that may be played, the best liked first;
    `opinion` is what the network alone takes the position for, `value` what `move` proved to be
    worth, both from -1 to 1 for the side to move; `proof` 1, 0 or -1 where the outcome is proved,
    `plies` until then.
    `line` is how it expects the game to go on, its own move first.
    """

    move: str
    moves: tuple[Considered, ...]
    opinion: float
    value: float
    proof: int | None
    plies: int
    line: tuple[str, ...]

    def of(self, name: str) -> Considered:
        """What it makes of one legal move."""
        return next(one for one in self.moves if one.name == name)


def advise(
    search: Search, standings: Sequence[Standing], sight: Sight, random: np.random.Generator
) -> list[Advice]:
    """The advice on games none of which is over, many of them searched side by side."""
    many = _side_by_side(standings[0], sight) if standings else 1
    found: list[Advice] = []
    for at in range(0, len(standings), many):
        found += _advised(search, standings[at : at + many], sight, random)
    return found


def _side_by_side(one: Standing, sight: Sight) -> int:
    """How many trees fit into memory."""
    size = sum(leaf.nbytes for leaf in one.position.boards)
    return max(1, _MEMORY // ((size + 16 * len(one.position.legal[0])) * (sight.simulations + 1)))


def _advised(
    search: Search, standings: Sequence[Standing], sight: Sight, random: np.random.Generator
) -> list[Advice]:
    positions = gathered(standings)
    gumbel = sight.noise * random.gumbel(size=positions.legal.shape)
    return advice_of(standings, search.grown(positions, sight, gumbel), gumbel)


def advice_of(
    standings: Sequence[Standing], trees: Trees, gumbel: Float[np.ndarray, "n actions"]
) -> list[Advice]:
    """What the trees that grew from these games say of them, `gumbel` as they grew with it."""
    everyone = np.arange(len(standings))
    known = moves(trees, everyone, np.zeros_like(everyone))
    found = thought(trees, gumbel)
    return [_advice(one, row, trees, known, found) for row, one in enumerate(standings)]


def _advice(standing: Standing, row: int, trees: Trees, known: Moves, found: Thought) -> Advice:
    legal = standing.legal
    considered = considered_in(known, row, legal)
    move = int(found.move[row])
    considered.sort(key=lambda one: (one.name != legal[move], -one.visits, -one.policy))
    return Advice(
        legal[move],
        tuple(considered),
        float(trees.opinion[row, 0]),
        float(known.values[row, move]),
        _proof(found.proof[row]),
        int(found.plies[row]),
        tuple(_line(standing, row, trees, move)),
    )


def considered_in(known: Moves, row: int, names: Mapping[int, str]) -> list[Considered]:
    """What is known of these moves, by number and name, from the position in one row."""
    shares = softmax(known.logits[row : row + 1])[0]
    return [
        Considered(
            name, float(shares[action]), int(known.visits[row, action]),
            float(known.values[row, action]), _proof(known.proofs[row, action]),
            int(known.plies[row, action] * (known.proofs[row, action] != UNKNOWN)),
        )
        for action, name in names.items()
    ]  # fmt: skip


def _line(standing: Standing, row: int, trees: Trees, action: int) -> Iterator[str]:
    """The move to play, and what each side would answer, as far as was looked."""
    yield standing.legal[action]
    node = int(trees.child[row, 0, action])
    for ply in range(len(standing.moves) + 1, len(standing.moves) + _LONGEST_LINE):
        if node < 0 or not trees.visits[row, node].any():
            return
        action = _answer(trees, row, node)
        yield _name(standing, trees, row, node, action, ply)
        node = int(trees.child[row, node, action])


def _answer(trees: Trees, row: int, node: int) -> int:
    """The move for which a searched position speaks most: what is proved, else most looked at."""
    known = moves(trees, np.array([row]), np.array([node]))
    proof, plies = trees.proof[row, node], trees.plies[row, node]
    if proof != UNKNOWN:
        reaching = known.legal & (known.proofs == proof)
        return int((reaching & ((known.plies == plies) | (proof == 0))).argmax())
    alive = known.legal & (known.proofs != -1)
    return int(np.where(alive, known.visits + known.values / 4, -1.0).argmax())


def _name(standing: Standing, trees: Trees, row: int, node: int, action: int, ply: int) -> str:
    rules = rules_of(standing.game)
    seen = rules.observed(trees.boards(np.array([row]), np.array([node])))[0]
    return names_of(standing.game, np.arange(rules.actions) == action, seen, ply)[action]


def _proof(value: np.integer) -> int | None:
    return None if value == UNKNOWN else int(value)
