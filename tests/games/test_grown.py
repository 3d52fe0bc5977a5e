"""A tree that can be opened holds what the search found, and boards that the rules allow."""

import numpy as np
import pytest

from pellucid.games import Player, Sight, Standing, begin
from pellucid.games.advice import advice_of
from pellucid.games.grown import Grown
from pellucid.games.marks import owners
from pellucid.games.standing import gathered


def grown(player: Player, standing: Standing, simulations: int) -> tuple[Grown, int, str]:
    """The tree, how many looks it took, and the move it came to."""
    positions = gathered([standing])
    none = np.zeros(positions.legal.shape)
    trees = player.search().grown(positions, Sight(simulations), none)
    advice = advice_of([standing], trees, none)[0]
    return Grown(standing, trees), sum(one.visits for one in advice.moves), advice.move


@pytest.mark.parametrize("player", ["tic_tac_toe", "connect_four"])
def test_every_position_is_the_one_its_moves_lead_to(
    player: str, request: pytest.FixtureRequest
) -> None:
    known: Player = request.getfixturevalue(player)
    start = begin(known.game).play("3").play("4")
    tree, _, move = grown(known, start, 60)
    opened, waiting = 0, [(0, start)]
    while waiting:
        node, standing = waiting.pop()
        found = tree.branches(node)
        named = [one.move.name for one in found.tried] + [one.name for one in found.untried]
        assert sorted(named) == sorted(standing.legal.values())
        if node == 0:
            assert move in [one.move.name for one in found.tried]
        for branch in found.tried:
            after = standing.play(branch.move.name)
            np.testing.assert_array_equal(branch.owners, owners(after))
            assert branch.branches == len(tree.branches(branch.node).tried)
            opened += 1
            waiting.append((branch.node, after))
    assert opened == len(tree) - 1


def test_the_looks_at_a_position_are_shared_among_its_moves(connect_four: Player) -> None:
    tree, looks, _ = grown(connect_four, begin(connect_four.game), 50)
    first = tree.branches(0).tried
    visits = [one.move.visits for one in first]
    assert visits == sorted(visits, reverse=True)
    assert sum(visits) == looks == 50
    best = first[0]
    below = tree.branches(best.node).tried
    assert sum(one.move.visits for one in below) == best.move.visits - 1  # the first was at itself


def test_a_won_game_ends_the_tree_and_is_proved(tic_tac_toe: Player) -> None:
    standing = begin(tic_tac_toe.game)
    for name in "14253"[:4]:
        standing = standing.play(name)
    tree, _, move = grown(tic_tac_toe, standing, 60)
    won = next(one for one in tree.branches(0).tried if one.move.name == move == "3")
    assert (won.move.proof, won.move.plies, won.branches) == (1, 1, 0)
    assert tree.branches(won.node) == ([], [])


def test_without_a_search_there_is_nothing_to_open(connect_four: Player) -> None:
    tree, looks, _ = grown(connect_four, begin(connect_four.game), 0)
    assert (len(tree), looks, tree.branches(0).tried) == (1, 0, [])
    assert sum(one.policy for one in tree.branches(0).untried) == pytest.approx(1)
    for node in (-1, 1):
        with pytest.raises(IndexError):
            tree.branches(node)
