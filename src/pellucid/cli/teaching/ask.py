"""What a person asked for where the source is a game: what fits, and what has no place."""

from typing import Any

from pellucid.cli.training.ask import Data, Files, Wishes
from pellucid.errors import BadInput
from pellucid.games.game import Game
from pellucid.games.school import School

_FITTING = {"minutes", "batch_size", "learning_rate"}


def school_of(
    game: Game, data: Data, wishes: Wishes, files: Files, games: int | None, simulations: int | None
) -> School:
    """How the player will be taught. Raises `BadInput` for options that a game has no use for."""
    given = _given(data, wishes, files)
    for name in given:
        if name not in _FITTING:
            raise BadInput(
                f"--{name.replace('_', '-')} has no place here",
                "--games, --minutes, --simulations, --batch-size, --learning-rate, --seed, --out "
                "or --resume",
                f"{game.title} is learned by playing, not from examples",
                f"pellucid train {game.name}",
            )
    if games is not None and games < 1:
        raise BadInput(f"--games is {games}", "a whole number of 1 or more")
    if games is not None and "minutes" in given:
        raise BadInput("--games and --minutes were both given", "one of them")
    return School.of(game, games=games, simulations=simulations, **given)


def _given(data: Data, wishes: Wishes, files: Files) -> dict[str, Any]:
    """Every option that was given, by name."""
    named = {
        "target": data.target, "task": data.task, "drop": data.drop or None,
        "keep": data.keep or None, "folds": data.folds, "report": files.report,
    } | data.reading.given  # fmt: skip
    known = {name: value for name, value in named.items() if value is not None}
    return known | wishes.choices | wishes.settings
