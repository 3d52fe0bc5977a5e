"""`pellucid train GAME`: taught, watched, stopped, gone on with, and told of a mistake."""

import os
import signal
import subprocess
import sys
from collections.abc import Callable
from io import StringIO
from pathlib import Path

import jax
import numpy as np
import pytest
from rich.console import Console

from pellucid.cli.options import GAMES
from pellucid.cli.playing.request import STRENGTHS
from pellucid.cli.teaching.carry_out import carry_out
from pellucid.cli.teaching.lines import Lines
from pellucid.cli.teaching.live import LivePicture
from pellucid.cli.teaching.rounds import Rounds
from pellucid.cli.teaching.watchers import watcher
from pellucid.cli.training.ask import Files
from pellucid.games import GAMES as KNOWN
from pellucid.games import SelfPlay, game, load_player, strength
from pellucid.games.school import Round, School
from pellucid.games.teach import teach
from pellucid.games.watch import Watch

THREE = game("tic-tac-toe")
SMALL = School(
    rounds=3, play=SelfPlay(games=8, simulations=4, scatter=3), channels=4, blocks=1, units=8,
    batch_size=32, meets=2, met=2, memory=100,
)  # fmt: skip
MODEL, CHECKPOINT = Path("a.pellucid"), Path("a.checkpoint")


@pytest.fixture
def taught(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> Callable[..., str]:
    """`taught(resume=True)` teaches `SMALL` and gives what was said.

    `stop` names what a person is told when they press Ctrl-C: the first time of it.
    """
    monkeypatch.chdir(tmp_path)

    def run(*, resume: bool = False, stop: str = "") -> str:
        with monkeypatch.context() as patch:
            if stop:
                patch.setattr(Lines, "watch", property(lambda lines: pressing(lines, stop)))
            carry_out(THREE, SMALL, Files(MODEL, None, resume), 3, json=False)
        return "".join(capsys.readouterr())

    watch = Lines.watch

    def pressing(lines: Lines, stop: str) -> Watch:
        usual, left = watch.__get__(lines), [signal.SIGINT]

        def press(*told: object) -> None:
            getattr(usual, stop)(*told)
            if left:
                os.kill(os.getpid(), left.pop())

        return usual._replace(**{stop: press})

    return run


def test_stopped_and_gone_on_with_until_it_is_done(taught: Callable[..., str]) -> None:
    said = taught(stop="round")
    assert "round 1 of 3" in said
    assert "It was stopped early: --resume goes on from a.checkpoint." in said
    # Ctrl-C while the next round is played: what was learned before still stands.
    said = taught(resume=True, stop="played")
    assert "round 2 of 3" not in said
    assert "stopped early" in said
    assert CHECKPOINT.exists()
    said = taught(resume=True)
    assert "round 3 of 3" in said
    assert "stopped early" not in said
    assert not CHECKPOINT.exists()
    whole, parted = teach(THREE, SMALL, seed=3), load_player(MODEL)
    jax.tree.map(np.testing.assert_array_equal, whole.parameters, parted.parameters)
    assert "is finished: there is nothing left" in taught(resume=True)


def test_the_command_says_what_was_chosen_and_no_more(taught: Callable[..., str]) -> None:
    taught()
    chosen = "--games 24 --simulations 4 --batch-size 32 --learning-rate 0.001"
    assert load_player(MODEL).origin.command == f"pellucid train tic-tac-toe {chosen} --seed 3"


def rounds(count: int) -> Rounds:
    found = Rounds()
    for number in range(1, count + 1):
        elo = 100.0 * number if number % 2 == 0 else None
        found.take(Round(number, 8, 8 * number, 60, 900.0, 7.5, 0.25, 1.5, 0.75, elo))
    return found


@pytest.mark.parametrize("width", [40, 80, 200])
@pytest.mark.parametrize("done", [0, 1, 8])
def test_the_picture_fits(width: int, done: int) -> None:
    screen = Console(file=StringIO(), width=width, force_terminal=True, color_system=None)
    with watcher(screen, SMALL, rounds(done)) as picture:
        assert isinstance(picture, LivePicture)
        picture.watch.played(3, 70)
        with screen.capture() as capture:
            screen.print(picture)
        assert "3 of 8 games" in " ".join(capture.get().split())
    with screen.capture() as capture:
        screen.print(picture)
    lines = capture.get().splitlines()
    assert all(len(line) <= width for line in lines)
    assert "playing itself" not in capture.get()
    assert not done or f"round {done} of 8" in lines[0]


def test_lines_for_logs() -> None:
    file, seen = StringIO(), Rounds()
    with watcher(Console(file=file, width=60), SMALL, seen) as lines:
        for one in rounds(8).taken:
            lines.watch.round(one)
    first, *_, last = file.getvalue().splitlines()
    assert first.startswith("round 1 of 8, about ")
    assert last == "round 8 of 8: 64 games, mind changed 25 %, loss 1.50 and 0.750, Elo +800"
    assert len(seen.taken) == 8


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        (("tic-tac-toe", "--layers", "4"), "--layers has no place here"),
        (("tic-tac-toe", "--report", "a.html"), "--report has no place here"),
        (("tic-tac-toe", "--games", "0"), "--games is 0"),
        (("tic-tac-toe", "--games", "9", "--minutes", "1"), "--games and --minutes"),
        (("tic-tac-toe", "--minutes", "-1"), "minutes is -1"),
        (("tic-tac-toe", "--simulations", "1"), "simulations is 1"),
        (("tic-tac-toe", "--out", "no/a.pellucid"), "cannot be written"),
        (("iris", "--games", "9"), "--games has no place here"),
        (("iris", "--simulations", "9"), "--simulations has no place here"),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, tuple) else "",
)
def test_what_cannot_be_taught_is_told(typed: tuple[str, ...], told: str, tell: Callable) -> None:
    found = tell("train", *typed)
    assert found.code == 2
    assert told in found.err
    assert not list(Path().iterdir())


@pytest.mark.parametrize(
    "typed", ["iris --games 9", "iris --out no/a.pellucid", "chess --out no/a.pellucid"]
)
def test_a_mistake_is_told_before_anything_heavy_is_loaded(typed: str) -> None:
    code = (
        "import sys; from pellucid.cli.entry import run; code = run(sys.argv[1:]);"
        "print(code, 'jax' in sys.modules, 'numpy' in sys.modules)"
    )
    done = subprocess.run(
        [sys.executable, "-c", code, "train", *typed.split()], capture_output=True, text=True,
        check=True,
    )  # fmt: skip
    assert done.stdout == "2 False False\n"


def test_names_known_before_the_games_are_loaded_are_theirs() -> None:
    assert tuple(KNOWN) == GAMES
    assert tuple(strength.STRENGTHS) == STRENGTHS
