"""A game that was played, kept as one file."""

from pathlib import Path
from typing import Annotated

import msgspec
from msgspec import Meta, Struct

from pellucid.atomic import write_bytes
from pellucid.errors import BadInput
from pellucid.games.game import game
from pellucid.games.standing import Standing, reached
from pellucid.learning.packing import check_version

FORMAT = 1
ENDING = ".game"
_MOST_BYTES = 1 << 20
_EXPECTED = "a file that pellucid play --save wrote"

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
        return reached(game(self.game), self.moves)


def save_record(record: Record, path: Path | str) -> None:
    """Writes the game; raises `BadInput` when the place cannot be written."""
    write_bytes(Path(path), record_text(record))


def record_text(record: Record) -> bytes:
    """The game as its file has it."""
    return msgspec.json.format(msgspec.json.encode(record)) + b"\n"


def load_record(path: Path | str) -> Record:
    """The game that was saved there.

    Raises `BadInput` when there is no such file, it is no game, or its moves cannot be played.
    """
    path = Path(path)
    try:
        with path.open("rb") as file:
            return read_record(file.read(_MOST_BYTES), str(path))
    except FileNotFoundError:
        raise BadInput(f"{path} does not exist", _EXPECTED) from None
    except IsADirectoryError:
        raise BadInput(f"{path} is a folder", _EXPECTED) from None


def read_record(text: bytes | str, path: str) -> Record:
    """The game that a file's text holds; `path` is what the file is called.

    Raises `BadInput` when it is no game, or its moves cannot be played.
    """
    try:
        record = msgspec.json.decode(text, type=Record)
    except (msgspec.MsgspecError, UnicodeError) as error:
        raise BadInput(f"{path} is not a saved game", _EXPECTED, str(error)) from error
    return _checked(record, path)


def _checked(record: Record, path: str) -> Record:
    check_version(path, record.format, FORMAT)
    try:
        record.standing()
    except BadInput as error:
        raise BadInput(f"{path} holds moves that cannot be played", why=str(error)) from error
    return record
