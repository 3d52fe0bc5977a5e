"""`pellucid show` of a network that plays a game."""

from math import prod
from typing import Any

from rich.console import Console
from rich.text import Text

from pellucid.cli.answer import print_json
from pellucid.cli.drawing.numbers import count, duration
from pellucid.cli.showing.facts import LayerFacts, layer_facts, layers_of
from pellucid.cli.showing.picture import Ends, drawn_layers, say_labelled, size_of
from pellucid.cli.terminal import answer, say_line, say_text
from pellucid.games.game import GAMES
from pellucid.games.player import Player


def show(player: Player, name: str, *, json: bool) -> None:
    """Draws the network and says how it came to be, or prints both."""
    layers = layers_of(player.network, player.parameters)
    if json:
        print_json(player_facts(player, name, layers))
    else:
        _draw(answer(), player, name, layers)


def player_facts(player: Player, name: str, layers: tuple[LayerFacts, ...]) -> dict[str, Any]:
    """What `pellucid show PLAYER --json` prints."""
    origin = player.origin
    return {
        "model": name,
        "game": player.game.name,
        "inputs": list(player.network.inputs),
        **layer_facts(layers),
        "parameters": _parameters(layers),
        "command": origin.command,
        "seed": origin.seed,
        "games": origin.games,
        "positions": origin.positions,
        "seconds": origin.seconds,
        "elo": origin.elo,
    }


def _parameters(layers: tuple[LayerFacts, ...]) -> int:
    return sum(layer.parameters for layer in layers if not layer.depth)


def _draw(console: Console, player: Player, name: str, layers: tuple[LayerFacts, ...]) -> None:
    plays = f"  plays {player.game.title}: {player.game.about}"
    say_line(console, Text().append(name, "name").append(plays))
    console.print()
    inputs = player.network.inputs
    seen = Text(f"{size_of(inputs)} ").append("the board, seen by the side to move", "quiet")
    moves = count(player.rules.actions, "move")
    told = Text("a share for every move; chances to lose, draw and win", "quiet")
    for line in drawn_layers(layers, Ends(prod(inputs), seen, f"{moves}, 3 outcomes", told)):
        say_line(console, line)
    console.print()
    say_line(console, Text(f"  {count(_parameters(layers), 'parameter')} in all"))
    console.print()
    _say_origin(console, player)
    typed = f"pellucid play {name}" if name in GAMES else f"pellucid play --model {name}"
    say_text(console, Text(f"\nPlay it: {typed}. What it knows: pellucid explain {name}", "quiet"))


def _say_origin(console: Console, player: Player) -> None:
    origin = player.origin
    learned = (
        f"{count(origin.positions, 'position')} of {count(origin.games, 'game')} against itself, "
        f"in {duration(origin.seconds)}, seed {origin.seed}"
    )
    say_labelled(console, "learned", learned)
    elo = f"Elo {origin.elo:,.0f}, where the player it was at the beginning has 0"
    say_labelled(console, "strength", elo)
    if origin.command:
        say_labelled(console, "made by", origin.command)
