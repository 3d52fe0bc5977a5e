"""The folder that the games of a match are kept in, a file each."""

from pathlib import Path
from typing import NamedTuple

from pellucid.atomic import unwritable
from pellucid.errors import BadInput
from pellucid.games.arena import Meeting
from pellucid.games.game import Game
from pellucid.games.notation import notation
from pellucid.games.record import ENDING, Record, save_record


class Album(NamedTuple):
    """Where the games go, who plays, and which of the two are networks."""

    folder: Path
    game: Game
    players: tuple[str, str]
    networks: tuple[bool, bool]

    def open(self) -> None:
        """Makes the folder. Raises `BadInput` where it cannot be, or holds something already."""
        try:
            self.folder.mkdir(parents=True, exist_ok=True)
            full = any(self.folder.iterdir())
        except OSError as error:
            raise unwritable(self.folder, error) from error
        if full:
            raise BadInput(
                f"{self.folder} holds something already", "a new folder, or an empty one",
                "So no game is written over another", f"--save {self.folder}-2",
            )  # fmt: skip

    def keep(self, number: int, meeting: Meeting) -> None:
        """Writes a game; the first is number 1. Raises `BadInput` where it cannot be written."""
        save_record(self._record(meeting), self.page(number))

    def page(self, number: int) -> Path:
        """The file of a game."""
        return self.folder / f"{number:04}{ENDING}"

    def _record(self, meeting: Meeting) -> Record:
        # Who moves after an odd number of plies has the second side.
        later = len(notation(self.game).split(meeting.opening)) % 2
        seats = (0, 1) if meeting.first == later else (1, 0)
        plays = [seat for seat in (0, 1) if self.networks[seats[seat]]]
        return Record(
            game=self.game.name, moves=meeting.moves, first=self.players[seats[0]],
            second=self.players[seats[1]], network=plays[0] if len(plays) == 1 else None,
        )  # fmt: skip
