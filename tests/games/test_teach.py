"""Teaching: it learns, it can be cut off anywhere, and the same seed gives the same player."""

import os
import signal
from collections.abc import Callable
from pathlib import Path

import jax
import numpy as np
import pytest

from pellucid.errors import BadInput
from pellucid.games import Player, SelfPlay, game
from pellucid.games.exhaustive import every_game
from pellucid.games.school import Round, School
from pellucid.games.sides import NetworkSide
from pellucid.games.teach import teach
from pellucid.games.watch import UNWATCHED, Watch

TIC_TAC_TOE = game("tic-tac-toe")
SMALL = School(
    rounds=3, play=SelfPlay(games=8, simulations=4, scatter=3), channels=4, blocks=1, units=8,
    batch_size=32, meets=2, met=2, memory=100,
)  # fmt: skip


class Cut(Exception):
    """Stands for whatever ends a training."""


def same(one: Player, other: Player) -> bool:
    pairs = zip(jax.tree.leaves(one.parameters), jax.tree.leaves(other.parameters), strict=True)
    return all(np.array_equal(a, b) for a, b in pairs)


def after(rounds: int, act: Callable[[], None]) -> Watch:
    """Acts once so many rounds are over."""
    return UNWATCHED._replace(round=lambda taken: act() if taken.round == rounds else None)


def cut() -> None:
    raise Cut


def interrupt() -> None:
    os.kill(os.getpid(), signal.SIGINT)


@pytest.fixture(scope="module")
def whole() -> Player:
    return teach(TIC_TAC_TOE, SMALL, seed=3)


def test_the_same_seed_gives_the_same_player(whole: Player) -> None:
    assert same(whole, teach(TIC_TAC_TOE, SMALL, seed=3))
    assert not same(whole, teach(TIC_TAC_TOE, SMALL, seed=4))


def test_cut_off_and_gone_on_with_it_is_the_same_player(whole: Player, tmp_path: Path) -> None:
    kept = tmp_path / "it.checkpoint"
    with pytest.raises(Cut):
        teach(TIC_TAC_TOE, SMALL, seed=3, keep=kept, watch=after(1, cut))
    resumed = teach(TIC_TAC_TOE, SMALL, seed=3, keep=kept, resume=True)
    assert same(whole, resumed)
    assert resumed.origin.games == whole.origin.games == 24
    assert resumed.origin.elo == whole.origin.elo


def test_ctrl_c_keeps_the_rounds_that_are_over(tmp_path: Path) -> None:
    kept, rounds = tmp_path / "it.checkpoint", list[Round]()
    watch = after(2, interrupt)
    stopped = teach(TIC_TAC_TOE, SMALL, seed=3, keep=kept, watch=watch)
    assert stopped.origin.games == 16
    teach(TIC_TAC_TOE, SMALL, seed=3, keep=kept, resume=True, watch=Watch(round=rounds.append))
    assert [taken.round for taken in rounds] == [3]


def test_what_another_teaching_left_is_not_gone_on_with(tmp_path: Path) -> None:
    kept = tmp_path / "it.checkpoint"
    with pytest.raises(Cut):
        teach(TIC_TAC_TOE, SMALL, seed=3, keep=kept, watch=after(1, cut))
    with pytest.raises(BadInput, match="another training"):
        teach(TIC_TAC_TOE, SMALL, seed=4, keep=kept, resume=True)
    kept.write_bytes(kept.read_bytes()[:1000])
    with pytest.raises(BadInput, match="cannot be read"):
        teach(TIC_TAC_TOE, SMALL, seed=3, keep=kept, resume=True)


@pytest.mark.slow
def test_it_learns_tic_tac_toe_from_its_rules_alone() -> None:
    rounds: list[Round] = []
    school = School(
        rounds=12, play=SelfPlay(games=96, simulations=12, scatter=4), channels=16, blocks=1,
        units=32, reuse=15, learning_rate=3e-3, meets=12,
    )  # fmt: skip
    player = teach(TIC_TAC_TOE, school, seed=1, watch=Watch(round=rounds.append))
    assert rounds[-1].outcome_loss < 0.6 * rounds[0].outcome_loss
    assert rounds[-1].changed < 0.7 * rounds[0].changed
    assert player.origin.elo > 50
    side = NetworkSide(player.search(), 16)
    assert every_game(player.rules, side, first=True).lost == 0


@pytest.mark.parametrize(
    "setting", [{"rounds": 0}, {"reuse": 0.0}, {"learning_rate": -1.0}, {"memory": 0}]
)
def test_values_no_player_could_be_taught_with(setting: dict[str, float]) -> None:
    with pytest.raises(BadInput, match=next(iter(setting)).replace("_", ".")):
        School(**setting)
