"""What the network thinks, as the page is told."""

import numpy as np

from pellucid.games.advice import Considered
from pellucid.games.grown import Branch, Grown
from pellucid.games.review import Reviewed
from pellucid.lab.games.boards import filled, line_of
from pellucid.lab.games.growing import Growth
from pellucid.lab.protocol.games import (
    BranchOpened,
    GameOutcome,
    KnownBy,
    MoveLookedBack,
    MoveThought,
    Thought,
    TreeBranch,
)
from pellucid.lab.protocol.games_commands import OpenBranch, Think

_OUTCOMES: dict[int | None, GameOutcome | None] = {1: "win", 0: "draw", -1: "loss", None: None}
_KNOWN_BY: dict[str, KnownBy | None] = {"solver": "solver", "proof": "proof", "": None}


def thought_of(command: Think, growth: Growth, tree: int) -> Thought:
    """A thought; how the game is expected to go on is told only where the tree is whole."""
    (standing,), (advice,) = growth.standings, growth.advice()
    return Thought(
        id=command.id,
        game=command.game,
        moves=list(standing.moves),
        side=standing.side,
        strength=command.strength,
        share=growth.share,
        considered=[_move(advice.of(name)) for name in standing.legal.values()],
        move=advice.move,
        opinion=advice.opinion,
        value=advice.value,
        proof=_OUTCOMES[advice.proof],
        plies=advice.plies,
        line=line_of(standing, advice.line) if growth.whole else [],
        positions=int(growth.trees.used[0]) - 1,
        tree=tree,
        done=growth.whole,
    )


def opened(command: OpenBranch, tree: Grown) -> BranchOpened:
    """What was looked at from one position of a tree. Raises `IndexError` where it has none."""
    tried, untried = tree.branches(command.node)
    return BranchOpened(
        id=command.id,
        tree=command.tree,
        node=command.node,
        tried=[_branch(one, tree.owners(command.node)) for one in tried],
        untried=[_move(one) for one in untried],
    )


def looked_back(one: Reviewed) -> MoveLookedBack:
    """What one move of a game was worth."""
    return MoveLookedBack(
        move=one.move,
        held=_OUTCOMES[one.best],
        kept=_OUTCOMES[one.kept],
        value=one.value,
        after=one.after,
        known_by=_KNOWN_BY[one.source],
        thrown=one.thrown,
        better=list(one.better) if one.thrown else [],
    )


def _branch(branch: Branch, before: np.ndarray) -> TreeBranch:
    return TreeBranch(
        node=branch.node,
        thought=_move(branch.move),
        owners=branch.owners.ravel().tolist(),
        cell=filled(before, branch.owners),
        branches=branch.branches,
    )


def _move(one: Considered) -> MoveThought:
    return MoveThought(
        move=one.name,
        policy=one.policy,
        visits=one.visits,
        value=one.value,
        proof=_OUTCOMES[one.proof],
        plies=one.plies,
    )
