"""The games desk: boards, thoughts, trees; and that nothing a page says brings it down."""

from pathlib import Path
from typing import Any, get_args

import msgspec
import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.lab.server.saying import sayings

from pellucid.games import Standing, load_record
from pellucid.games.advice import advise
from pellucid.games.standing import reached
from pellucid.games.strength import STRENGTHS
from pellucid.lab.games import GamesDesk
from pellucid.lab.games.desk import MOST_TREES
from pellucid.lab.games.players import game_called, search_of
from pellucid.lab.mistake import Mistake
from pellucid.lab.protocol.games import BranchOpened, GameRead, LookedBack, Thought
from pellucid.lab.protocol.games_commands import (
    GamesCommand,
    KeepGame,
    LookBack,
    OpenBranch,
    OpenGame,
    ReadGame,
    ReadGames,
    Think,
)

FOUR, THREE = "connect-four", "tic-tac-toe"
LONG = (Think, LookBack)


@pytest.fixture
def desk() -> GamesDesk:
    return GamesDesk()


def only(desk: GamesDesk, command: GamesCommand) -> Any:
    """The answer to a command, the last one where it is told again and again."""
    told = list(desk.long(command)) if isinstance(command, LONG) else desk.do(command)
    if isinstance(command, LONG):
        assert [one.done for one in told] == [False] * (len(told) - 1) + [True]
    else:
        assert len(told) == 1
    assert told[-1].id == command.id
    return told[-1]


def refused(desk: GamesDesk, command: GamesCommand) -> str:
    with pytest.raises(Mistake) as caught:
        only(desk, command)
    return caught.value.code


def standing(game: str, moves: str) -> Standing:
    return reached(game_called(game), moves)


def test_what_there_is_to_play_has_a_board_and_names_for_its_moves(desk: GamesDesk) -> None:
    told = only(desk, ReadGames(id=7))
    assert [one.name for one in told.games] == [THREE, FOUR]
    assert [(one.rows, one.columns, one.in_a_row) for one in told.games] == [(3, 3, 3), (6, 7, 4)]
    assert [one.falls for one in told.games] == [False, True]
    assert [len(one.names) for one in told.games] == [9, 7]
    assert told.simulations == {name: sight.simulations for name, sight in STRENGTHS.items()}


def test_a_game_is_told_board_by_board(desk: GamesDesk) -> None:
    told = only(desk, ReadGame(id=1, game=FOUR, moves="44 5"))
    assert isinstance(told, GameRead)
    assert told.moves == ["4", "4", "5"]
    assert [one.cell for one in told.boards] == [None, 38, 31, 39]  # row by row, from the top
    last = told.boards[-1]
    assert [(cell, last.owners[cell]) for cell in (38, 31, 39)] == [(38, 0), (31, 1), (39, 0)]
    assert last.owners.count(-1) == 39
    assert last.legal == list("1234567")
    assert not last.over


def test_threats_and_the_row_that_won_are_told(desk: GamesDesk) -> None:
    boards = only(desk, ReadGame(id=1, game=THREE, moves="14253")).boards
    assert boards[4].threats == ([2], [5])
    assert (boards[5].over, boards[5].winner, boards[5].won) == (True, 0, [0, 1, 2])
    assert boards[5].threats == ([], [])
    drawn = only(desk, ReadGame(id=1, game=THREE, moves="152473698")).boards[-1]
    assert (drawn.over, drawn.winner, drawn.won) == (True, None, [])


@pytest.mark.parametrize("strength", ["alone", "quick", "usual"])
def test_a_thought_is_the_advice_that_the_terminal_gives(desk: GamesDesk, strength: Any) -> None:
    told = only(desk, Think(id=3, game=FOUR, moves="443", strength=strength, seed=5))
    assert isinstance(told, Thought)
    here, random = standing(FOUR, "443"), np.random.default_rng(5)
    advice = advise(search_of(here.game), [here], STRENGTHS[strength], random)[0]
    assert (told.move, told.value, told.opinion) == (advice.move, advice.value, advice.opinion)
    assert tuple(one.move for one in told.line) == advice.line
    assert {one.move: one.visits for one in told.considered} == {
        one.name: one.visits for one in advice.moves
    }
    assert [one.move for one in told.considered] == list("1234567")
    assert sum(one.policy for one in told.considered) == pytest.approx(1)
    assert told.positions == sum(one.visits for one in told.considered)
    assert (told.side, told.moves, told.strength) == (1, ["4", "4", "3"], strength)


def test_a_win_at_once_is_played_and_proved(desk: GamesDesk) -> None:
    told = only(desk, Think(id=3, game=FOUR, moves="112233"))
    assert (told.move, told.proof, told.plies, told.value) == ("4", "win", 1, 1.0)
    assert [(one.move, one.cell) for one in told.line] == [("4", 38)]


def test_the_tree_opens_level_by_level(desk: GamesDesk) -> None:
    thought = only(desk, Think(id=3, game=FOUR, moves="44"))
    root = only(desk, OpenBranch(id=4, tree=thought.tree))
    assert isinstance(root, BranchOpened)
    looked = {one.thought.move: one.thought for one in root.tried}
    assert looked == {one.move: one for one in thought.considered if one.visits}
    first = root.tried[0]
    after = only(desk, ReadGame(id=5, game=FOUR, moves="44" + first.thought.move)).boards[-1]
    assert (first.owners, first.cell) == (after.owners, after.cell)
    below = only(desk, OpenBranch(id=6, tree=thought.tree, node=first.node))
    assert len(below.tried) == first.branches > 0
    assert {one.thought.move for one in below.tried} | {one.move for one in below.untried} == set(
        after.legal
    )


def test_a_learner_s_last_trees_are_kept_and_no_more(desk: GamesDesk) -> None:
    trees = [only(desk, Think(id=1, game=THREE, strength="quick")).tree for _ in range(9)]
    assert len(set(trees)) == 9
    for tree in trees[-MOST_TREES:]:
        assert only(desk, OpenBranch(id=2, tree=tree)).tree == tree
    assert refused(desk, OpenBranch(id=2, tree=trees[-MOST_TREES - 1])) == "tree-gone"
    assert refused(desk, OpenBranch(id=2, tree=trees[-1], node=999)) == "tree-gone"
    assert refused(GamesDesk(), OpenBranch(id=2, tree=trees[-1])) == "tree-gone"


def test_a_game_goes_to_the_terminal_and_comes_back(desk: GamesDesk, tmp_path: Path) -> None:
    kept = only(desk, KeepGame(id=1, game=FOUR, moves="4453", first="you", network=1))
    path = tmp_path / kept.name
    path.write_text(kept.text)
    record = load_record(path)
    assert (record.game, record.moves, record.first, record.network) == (FOUR, "4453", "you", 1)
    told = only(desk, OpenGame(id=2, text=path.read_text()))
    assert (told.game, told.moves, told.first, told.network) == (FOUR, list("4453"), "you", 1)


def test_a_game_looked_back_on_says_what_was_given_away(desk: GamesDesk) -> None:
    told = only(desk, LookBack(id=1, game=THREE, moves="15937"))
    assert isinstance(told, LookedBack)
    assert [one.move for one in told.judged] == list("15937")
    assert [one.thrown for one in told.judged] == [False, False, False, True, False]
    corner = told.judged[3]
    assert (corner.held, corner.kept, corner.known_by) == ("draw", "loss", "proof")
    assert corner.better == ["2", "4", "6", "8"]  # any edge holds the draw


@pytest.mark.parametrize(
    ("command", "code"),
    [
        (ReadGame(id=1, game="ches"), "no-game"),
        (ReadGame(id=1, game="othello"), "no-game"),
        (ReadGame(id=1, game=FOUR, moves="8"), "moves-unplayable"),
        (ReadGame(id=1, game=FOUR, moves="4444444"), "moves-unplayable"),
        (ReadGame(id=1, game=THREE, moves="142536"), "moves-unplayable"),
        (Think(id=1, game=THREE, moves="14253"), "game-over"),
        (Think(id=1, game=FOUR, moves="../.."), "moves-unplayable"),
        (LookBack(id=1, game=FOUR, moves=""), "nothing-played"),
        (OpenGame(id=1, text="{"), "not-a-game"),
        (OpenGame(id=1, text='{"game":"connect-four","moves":"99"}'), "not-a-game"),
        (OpenGame(id=1, text='{"game":"othello","moves":""}'), "no-game"),
        (OpenBranch(id=1, tree=0), "tree-gone"),
    ],
)
def test_what_cannot_be_done_is_told(desk: GamesDesk, command: GamesCommand, code: str) -> None:
    assert refused(desk, command) == code


SHORT = [one for one in get_args(GamesCommand) if one not in LONG]
moves = st.text("1234567 ,x", max_size=12)


@settings(deadline=None, max_examples=60)
@given(
    said=st.one_of(*(sayings(one) for one in SHORT)),
    game=st.sampled_from([FOUR, THREE, "chess", ""]),
    moves=moves,
)
def test_whatever_is_asked_for_is_answered(said: dict[str, Any], game: str, moves: str) -> None:
    named = {"game": game, "moves": moves}
    said = {name: named.get(name, value) for name, value in said.items()}
    command = msgspec.convert(said, GamesCommand)
    answer = _answered(command)
    if isinstance(answer, str):
        assert answer in ("no-game", "moves-unplayable", "not-a-game", "tree-gone")
    else:
        assert answer.id == command.id
        assert len(msgspec.json.encode(answer)) < 100_000


def _answered(command: GamesCommand) -> Any:
    """The one answer to a command, or the code of the mistake in it."""
    try:
        (answer,) = GamesDesk().do(command)
    except Mistake as mistake:
        return mistake.code
    return answer
