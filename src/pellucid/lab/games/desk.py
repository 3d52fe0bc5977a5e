"""The desk at which a learner plays: all that their page asks of a game is answered here."""

from collections import OrderedDict
from collections.abc import Iterator
from itertools import count
from typing import get_args

from pellucid.errors import BadInput
from pellucid.games.grown import Grown
from pellucid.games.record import ENDING, Record, read_record, record_text
from pellucid.games.standing import Standing
from pellucid.games.strength import STRENGTHS
from pellucid.lab.games.boards import boards_of
from pellucid.lab.games.players import game_called, offers
from pellucid.lab.games.thinking import look_back, played, think
from pellucid.lab.games.told import opened
from pellucid.lab.mistake import Mistake
from pellucid.lab.protocol.games import BranchOpened, GameKept, GameRead, Games
from pellucid.lab.protocol.games_commands import (
    GamesCommand,
    KeepGame,
    LookBack,
    OpenBranch,
    OpenGame,
    ReadGame,
    ReadGames,
    Strength,
    Think,
)
from pellucid.lab.sendable import Sendable

MOST_TREES = 6
"""So many of a learner's trees are kept to be opened, the latest ones: a large one takes 0.4 MB."""


class GamesDesk:
    """One learner's games. The moves are the page's to keep; here are the trees that grew.

    Raises `Mistake` for what cannot be done.
    """

    def __init__(self) -> None:
        self._trees = OrderedDict[int, Grown]()
        self._numbers = count(1)

    def do(self, command: GamesCommand) -> list[Sendable]:
        """The answer to a command that needs no thought."""
        answer: Sendable
        match command:
            case ReadGames():
                answer = _games(command)
            case ReadGame():
                answer = _told(command.id, played(command.game, command.moves))
            case OpenGame():
                answer = _open(command)
            case KeepGame():
                answer = _keep(command)
            case OpenBranch():
                answer = self._branch(command)
            case Think() | LookBack():
                raise TypeError("a thought is told by `long`")
        return [answer]

    def long(self, command: Think | LookBack) -> Iterator[Sendable]:
        """A thought, told while it comes, in slices."""
        return think(command, self._add) if isinstance(command, Think) else look_back(command)

    def _add(self, tree: Grown) -> int:
        number = next(self._numbers)
        self._trees[number] = tree
        while len(self._trees) > MOST_TREES:
            self._trees.popitem(last=False)
        return number

    def _branch(self, command: OpenBranch) -> BranchOpened:
        try:
            return opened(command, self._trees[command.tree])
        except LookupError:
            raise Mistake("tree-gone") from None


def _games(command: ReadGames) -> Games:
    simulations: dict[Strength, int] = {
        name: STRENGTHS[name].simulations for name in get_args(Strength)
    }
    return Games(id=command.id, games=offers(), simulations=simulations)


def _told(command: int, standing: Standing, record: Record | None = None) -> GameRead:
    return GameRead(
        id=command,
        game=standing.game.name,
        moves=list(standing.moves),
        boards=boards_of(standing),
        first=record.first if record else "",
        second=record.second if record else "",
        network=record.network if record else None,
    )


def _open(command: OpenGame) -> GameRead:
    try:
        record = read_record(command.text, "the file")
    except BadInput as error:
        raise Mistake("not-a-game", str(error)) from error
    game_called(record.game)
    return _told(command.id, record.standing(), record)


def _keep(command: KeepGame) -> GameKept:
    standing = played(command.game, command.moves)
    record = Record(
        game=standing.game.name, moves=standing.text, first=command.first, second=command.second,
        network=command.network,
    )  # fmt: skip
    return GameKept(
        id=command.id, name=standing.game.name + ENDING, text=record_text(record).decode()
    )
