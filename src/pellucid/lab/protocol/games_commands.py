"""What the page may ask at the board: the games, a game's boards, a thought, a tree's branches."""

from typing import Annotated, Literal

from msgspec import Meta

from pellucid.lab.protocol.commands import Command
from pellucid.lab.protocol.setup import Seed

GameName = Annotated[str, Meta(max_length=40)]
MoveText = Annotated[str, Meta(max_length=400)]
"""The moves of a game, one after the other, as they can be typed."""

Strength = Literal["alone", "quick", "usual", "strong"]
"""How far the network looks ahead; alone it does not look at all."""

TreeNumber = Annotated[int, Meta(ge=0, le=2**53 - 1)]
NodeNumber = Annotated[int, Meta(ge=0, le=1_000_000)]
Side = Annotated[int, Meta(ge=0, le=1)]


class ReadGames(Command, frozen=True, tag="read-games"):
    """What there is to play. Answered by `Games`."""


class ReadGame(Command, frozen=True, tag="read-game"):
    """A game by its moves. Answered by `GameRead`."""

    game: GameName
    moves: MoveText = ""


class OpenGame(Command, frozen=True, tag="open-game"):
    """A game as its file has it: one that `pellucid play` saved, or this page. By `GameRead`."""

    text: Annotated[str, Meta(max_length=20_000)]


class KeepGame(Command, frozen=True, tag="keep-game"):
    """A game as a file. Answered by `GameKept`.

    `network` is the side that a network played, None where neither did; 0 moves first.
    """

    game: GameName
    moves: MoveText
    first: Annotated[str, Meta(max_length=80)] = ""
    second: Annotated[str, Meta(max_length=80)] = ""
    network: Side | None = None


class Think(Command, frozen=True, tag="think"):
    """What the network makes of a game as it stands, and what it would play.

    Told by `Thought`, again and again; the last has done=True. `seed` is for a strength that
    varies its moves.
    """

    game: GameName
    moves: MoveText = ""
    strength: Strength = "usual"
    seed: Seed = 0


class OpenBranch(Command, frozen=True, tag="open-branch"):
    """What was looked at from one position of a thought's tree. Answered by `BranchOpened`."""

    tree: TreeNumber
    node: NodeNumber = 0


class LookBack(Command, frozen=True, tag="look-back"):
    """What each move of a game was worth. Told by `LookedBack`; the last has done=True."""

    game: GameName
    moves: MoveText
    strength: Strength = "usual"


GamesCommand = ReadGames | ReadGame | OpenGame | KeepGame | Think | OpenBranch | LookBack
