"""The player that is meant, where models are taken too."""

import zipfile
from pathlib import Path

from pellucid.games.game import GAMES
from pellucid.games.player import DESCRIPTION, Player, load_player
from pellucid.games.shipped import player_of


def named(name: str) -> Player | None:
    """The player of a game's name or in a file; None where the file is no player's.

    Raises `BadInput` where no player of that game comes with the package, or the file is
    damaged.
    """
    if name in GAMES:
        return player_of(GAMES[name])
    return load_player(name) if _is_player(Path(name)) else None


def _is_player(path: Path) -> bool:
    try:
        with zipfile.ZipFile(path) as file:
            return DESCRIPTION in file.namelist()
    except (OSError, zipfile.BadZipFile):  # told by who reads it as a model
        return False
