"""A game that was played, kept as one file."""

from pathlib import Path
from typing import Annotated

import msgspec
from msgspec import Meta, Struct

from pellucid.atomic import write_bytes
from pellucid.errors import BadInput
from pellucid.games.game import game
from pellucid.games.standing import Standing, reach

FORMAT = 1
ENDING = ".game"
_MOST_BYTES = 1 << 20


Seat = Annotated[int, Meta(ge=0, le=1)]


class Record(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A game, by its moves.

    `first` and `second` say who played, in words; `network` is the side (0 moved first) that a
    network played, None where both or neither did.
    """

    format: int = FORMAT
    game: str
    moves: str
    first: str = ""
    second: str = ""
    network: Seat | None = None

    def standing(self) -> Standing:
        """The game at its last move, all earlier ones behind it. Raises `BadInput`."""
        found = reach(game(self.game), [self.moves])[0]
        if isinstance(found, BadInput):
            raise found
        return found


def save_record(record: Record, path: Path | str) -> None:
    """Writes the game; raises `BadInput` when the place cannot be written."""
    text = msgspec.json.format(msgspec.json.encode(record))
    write_bytes(Path(path), text + b"\n")


def load_record(path: Path | str) -> Record:
    """The game that was saved there.

    Raises `BadInput` when there is no such file, it is no game, or its moves cannot be played.
    """
    path = Path(path)
    expected = "a file that pellucid play --save wrote"
    try:
        with path.open("rb") as file:
            record = msgspec.json.decode(file.read(_MOST_BYTES), type=Record)
    except FileNotFoundError:
        raise BadInput(f"{path} does not exist", expected) from None
    except IsADirectoryError:
        raise BadInput(f"{path} is a folder", expected) from None
    except (msgspec.MsgspecError, UnicodeDecodeError) as error:
        raise BadInput(f"{path} is not a saved game", expected, str(error)) from error
    return _checked(record, path)


def _checked(record: Record, path: Path) -> Record:
    if record.format > FORMAT:
        raise BadInput(
            f"{path} has format {record.format}", f"format {FORMAT} or earlier",
            "it was written by a later version of Pellucid", "pip install --upgrade pellucid",
        )  # fmt: skip
    try:
        record.standing()
    except BadInput as error:
        raise BadInput(f"{path} holds moves that cannot be played", why=str(error)) from error
    return record
