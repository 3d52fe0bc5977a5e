"""The players that come with the package, and players by name or file."""

from pathlib import Path

from pellucid.errors import BadInput
from pellucid.games.game import GAMES, Game
from pellucid.games.player import Player, load_player

_FOLDER = Path(__file__).parent / "players"


def shipped() -> tuple[str, ...]:
    """The games of which a player comes with the package."""
    return tuple(name for name in GAMES if _file(name).is_file())


def player_of(game: Game) -> Player:
    """The game's own player. Raises `BadInput` that says how to make one where there is none."""
    if game.name not in shipped():
        raise BadInput(
            f"no network that plays {game.title} comes with Pellucid", "one that you trained",
            "It learns the game by playing itself",
            f"pellucid train {game.name}, then --model {game.name}.pellucid",
        )  # fmt: skip
    return load_player(_file(game.name))


def player_at(path: str | Path, game: Game | None = None) -> Player:
    """The player in a file. Raises `BadInput` where it is none, or plays another game."""
    player = load_player(path)
    if game is not None and player.game != game:
        raise BadInput(
            f"{path} plays {player.game.title}", f"a network that plays {game.title}",
            instead=f"pellucid play {player.game.name} --model {path}",
        )  # fmt: skip
    return player


def _file(name: str) -> Path:
    return _FOLDER / f"{name}.pellucid"
