"""A game looked back on: what each move was worth, and where something was given away."""

from collections.abc import Sequence
from functools import cache
from typing import NamedTuple

import numpy as np

from pellucid.data.downloads import own_file
from pellucid.games.advice import Advice, advise
from pellucid.games.search import Search, Sight
from pellucid.games.standing import Standing

_SCORED = "connect-four-scored.txt"
_FULL = -1000


class Reviewed(NamedTuple):
    """One move of a game, judged for who made it.

    `best` is what the position held: 1 a win, 0 a draw, -1 a loss, None where that is not
    known; `kept` what was left of it after the move. `value` and `after` are the search's
    estimates, from -1 to 1. `source` says how it is known: `"solver"` or `"proof"`, else empty.
    `better` are the moves known to keep what the position held.
    """

    move: str
    side: int
    best: int | None
    kept: int | None
    value: float
    after: float
    source: str
    better: tuple[str, ...]

    @property
    def thrown(self) -> bool:
        """Whether the move is known to have given something away."""
        return self.best is not None and self.kept is not None and self.kept < self.best


def review(
    search: Search, ended: Standing, sight: Sight, random: np.random.Generator
) -> list[Reviewed]:
    """Every move of a game, in order; all positions are searched side by side."""
    return judged(ended, advise(search, ended.game_so_far[:-1], sight, random))


def judged(ended: Standing, thoughts: Sequence[Advice]) -> list[Reviewed]:
    """Every move of a game, in order, by what was thought of each position but the last."""
    game = ended.game_so_far
    return [
        _reviewed(before, advice, ended.moves[ply], _next(game[ply + 1], thoughts, ply + 1))
        for ply, (before, advice) in enumerate(zip(game[:-1], thoughts, strict=True))
    ]


class _After(NamedTuple):
    """What a move led to, for who made it."""

    proof: int | None
    value: float


def _next(standing: Standing, thoughts: Sequence[Advice], ply: int) -> _After:
    if standing.over:
        outcome = -int(standing.position.outcome[0])
        return _After(outcome, float(outcome))
    if ply == len(thoughts):  # the game was left here: its last position was not searched
        return _After(None, float("nan"))
    proof = thoughts[ply].proof
    return _After(None if proof is None else -proof, -thoughts[ply].value)


def _reviewed(before: Standing, advice: Advice, move: str, after: _After) -> Reviewed:
    scores = _scores(before)
    known = scores or {one.name: one.proof for one in advice.moves}
    best = max(scores.values()) if scores else advice.proof
    kept = scores[move] if scores else after.proof if known[move] is None else known[move]
    better = tuple(n for n, proof in known.items() if best is not None and proof == best)
    source = "solver" if scores else "proof" if best is not None else ""
    return Reviewed(
        move, before.side, best, kept, advice.value,
        advice.of(move).value if np.isnan(after.value) else after.value, source, better,
    )  # fmt: skip


def _scores(standing: Standing) -> dict[str, int]:
    """The exact outcome of every move, where a perfect solver's scores are at hand."""
    if standing.game.name != "connect-four":
        return {}
    return _solved().get(_columns(standing.moves), {})


@cache
def _solved() -> dict[tuple[str, ...], dict[str, int]]:
    """The positions scored by a perfect solver, if `PELLUCID_DATA` has them."""
    path = own_file(_SCORED)
    if path is None:
        return {}
    found: dict[tuple[str, ...], dict[str, int]] = {}
    for line in path.read_text(encoding="utf-8").splitlines():
        moves, *scores = line.split()
        outcomes = {
            str(c): int(np.sign(int(s))) for c, s in enumerate(scores, 1) if int(s) != _FULL
        }
        found[_columns(tuple(moves))] = outcomes
    return found


def _columns(moves: tuple[str, ...]) -> tuple[str, ...]:
    """The board, whatever way it came about: who has each cell of each column, from below."""
    columns = [""] * 7
    for ply, move in enumerate(moves):
        columns[int(move) - 1] += "XO"[ply % 2]
    return tuple(columns)
