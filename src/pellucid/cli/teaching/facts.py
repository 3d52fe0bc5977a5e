"""A taught player as one JSON object."""

from typing import Any

from msgspec import to_builtins

from pellucid.cli.training.ask import Files
from pellucid.games import Player
from pellucid.games.school import Round, School
from pellucid.network import count


def facts(
    player: Player, school: School, rounds: list[Round], files: Files, seconds: float
) -> dict[str, Any]:
    """What `pellucid train GAME --json` prints. `seconds` is how long the person waited."""
    origin = player.origin
    return {
        "source": player.game.name,
        "task": "game",
        "games": origin.games,
        "positions": origin.positions,
        "elo": origin.elo,
        "rounds": [taken._asdict() for taken in rounds],
        "seconds": {"total": seconds, "train": origin.seconds},
        "parameters": count(player.network, player.parameters),
        "model": str(files.model),
        "seed": origin.seed,
        "settings": to_builtins(school),
    }
