"""`pellucid explain` of a network that plays: what it knows, or what it makes of a position."""

from pellucid.cli.answer import print_json
from pellucid.cli.explaining.knowledge import Knowledge
from pellucid.cli.explaining.knowledge_said import say_knowledge
from pellucid.cli.explaining.player_facts import knowledge_facts, reading_facts
from pellucid.cli.explaining.reading_said import say_reading
from pellucid.cli.terminal import answer, aside
from pellucid.errors import BadInput
from pellucid.games.examples import examples
from pellucid.games.player import Player
from pellucid.games.probing import probing
from pellucid.games.reading import reading
from pellucid.games.standing import Standing, reached
from pellucid.games.units import units

_POSITIONS = 3000


def carry_out(player: Player, name: str, moves: str | None, *, seed: int, json: bool) -> None:
    """Asks the network, and draws or prints what was found."""
    if moves is None:
        _explain_network(player, name, seed=seed, json=json)
    else:
        _explain_position(player, name, moves, json=json)


def _explain_network(player: Player, name: str, *, seed: int, json: bool) -> None:
    console = aside()
    with console.status("playing games to ask about"):
        asked = examples(player, _POSITIONS, seed)
    with console.status("asking every layer"):
        found = Knowledge(asked, probing(player, asked, seed), units(player, asked, seed))
    if json:
        print_json(knowledge_facts(player, name, found))
    else:
        say_knowledge(answer(), player, name, found)


def _explain_position(player: Player, name: str, moves: str, *, json: bool) -> None:
    standing = _standing(player, moves)
    with aside().status("following the position"):
        found = reading(player, standing)
    if json:
        print_json(reading_facts(name, found))
    else:
        say_reading(answer(), name, found)


def _standing(player: Player, moves: str) -> Standing:
    """The position after these moves. Raises `BadInput` where there is no move to make."""
    standing = reached(player.game, moves)
    if standing.over:
        raise BadInput(f"the game is over after {standing.text}", "a position with a move to make")
    return standing
