"""A player: a network that has learned a game, kept as one file."""

import io
import zipfile
from pathlib import Path

import jax
import msgspec
from msgspec import Struct
from safetensors.numpy import load as load_arrays
from safetensors.numpy import save as save_arrays

from pellucid.atomic import write_bytes
from pellucid.errors import BadInput
from pellucid.games.game import Game, game
from pellucid.games.judge import Judge
from pellucid.games.network import OUTCOMES
from pellucid.games.rules import Rules, rules_of
from pellucid.games.search import Search
from pellucid.games.symmetry import symmetries
from pellucid.learning.packing import check_version, flat, nested, opened, put
from pellucid.network import Network, Parameters

FORMAT = 1
DESCRIPTION, _PARAMETERS = "player.json", "parameters.safetensors"
_MOST_BYTES = 1 << 30


class Origin(Struct, frozen=True, kw_only=True):
    """How a player came to be.

    `command` made it; `games` of self-play and `positions` it learned from; `seconds` it took;
    `elo` beside what it was at the beginning, which is 0.
    """

    command: str = ""
    seed: int = 0
    games: int = 0
    positions: int = 0
    seconds: float = 0.0
    elo: float = 0.0


class Player(Struct, frozen=True, kw_only=True):
    """A network that plays a game, with what it learned."""

    game: Game
    network: Network
    parameters: Parameters
    origin: Origin = Origin()

    @property
    def rules(self) -> Rules:
        """The rules of its game."""
        return rules_of(self.game)

    def search(self) -> Search:
        """Its way of looking ahead; what it has judged once it remembers.

        Boards that are played the same are judged the same: the mean over all the ways to turn
        one, which makes the network itself a little stronger.
        """
        ways = symmetries(self.rules)
        judge = Judge(self.network, self.parameters, ways if len(ways.moves) > 1 else None)
        return Search(self.rules, judge)


class _Description(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    format: int
    game: str
    network: Network
    origin: Origin


def save_player(player: Player, path: Path | str) -> None:
    """Writes the player as one file; the old one stands until the new is whole.

    Raises `BadInput` when the place cannot be written.
    """
    described = _Description(
        format=FORMAT, game=player.game.name, network=player.network, origin=player.origin
    )
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as file:
        put(file, DESCRIPTION, msgspec.json.format(msgspec.json.encode(described)))
        put(file, _PARAMETERS, save_arrays(flat(player.parameters)))
    write_bytes(Path(path), packed.getvalue())


def load_player(path: Path | str) -> Player:
    """The player that was saved there.

    Raises `BadInput` when there is no such file, or it is cut short, tampered with, of a later
    version, or no player at all.
    """
    path = Path(path)
    with opened(path, "player", "pellucid train GAME", _MOST_BYTES) as file:
        return _read(file, path)


def _read(file: zipfile.ZipFile, path: Path) -> Player:
    if DESCRIPTION not in file.namelist():
        raise BadInput(
            f"{path} is not a player", "a network that learned a game",
            "It may be a model of a table, of pictures or of sound", f"pellucid show {path}",
        )  # fmt: skip
    described = msgspec.json.decode(file.read(DESCRIPTION), type=_Description)
    check_version(path, described.format, FORMAT)
    known = game(described.game)
    _check_fits(known, described.network)
    wanted = jax.eval_shape(described.network.init, jax.random.key(0))
    parameters = nested(wanted, load_arrays(file.read(_PARAMETERS)))
    return Player(
        game=known, network=described.network, parameters=parameters, origin=described.origin
    )


def _check_fits(known: Game, network: Network) -> None:
    rules = rules_of(known)
    if network.inputs != rules.shape or network.shapes[-1] != (rules.actions + OUTCOMES,):
        raise ValueError(f"its network does not fit {known.title}")
