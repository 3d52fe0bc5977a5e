"""What a player's network knows, and what it makes of a position, as JSON objects."""

from typing import Any

from pellucid.cli.explaining.knowledge import Knowledge
from pellucid.games.marks import marks, side_name
from pellucid.games.player import Player
from pellucid.games.probing import Probed
from pellucid.games.reading import Reading
from pellucid.games.trials import TRIALS
from pellucid.games.units import Answering, Unit


def knowledge_facts(player: Player, name: str, found: Knowledge) -> dict[str, Any]:
    """What `pellucid explain PLAYER --json` prints."""
    units = {one.concept.name: one for one in found.answering}
    return {
        "model": name,
        "game": player.game.name,
        "positions": len(found.examples.standings),
        "games": found.games,
        "trials": TRIALS,
        "concepts": [_concept(one, units.get(one.concept.name), found) for one in found.probed],
    }


def _concept(probed: Probed, answering: Answering | None, found: Knowledge) -> dict[str, Any]:
    best, units = probed.best, answering.units if answering else ()
    alone = answering.best if answering else None
    return {
        "name": probed.concept.name,
        "title": probed.concept.title,
        "share": probed.share,
        "commoner": probed.commoner,
        "layers": [layer._asdict() for layer in probed.layers],
        "best_layer": best.name if best else None,
        "units": [_unit(unit, found) for unit in units],
        "best_unit": _unit(alone, found) if alone else None,
    }


def _unit(unit: Unit, found: Knowledge) -> dict[str, Any]:
    facts = unit._asdict() | {"known": unit.known}
    del facts["chosen_at"]
    return facts | {"exciting": [found.examples.standings[at].text for at in unit.exciting]}


def reading_facts(name: str, found: Reading) -> dict[str, Any]:
    """What `pellucid explain PLAYER MOVES --json` prints; cells are rows as drawn."""
    standing = found.standing
    return {
        "model": name,
        "game": standing.game.name,
        "position": standing.text,
        "to_move": side_name(standing.game, standing.side),
        "board": marks(standing),
        "move": found.move,
        "policy": found.policy,
        "value": found.value,
        "outcome": dict(zip(("loss", "draw", "win"), found.outcome, strict=True)),
        "holds": found.holds,
        "cells_for_move": found.for_move,
        "cells_for_value": found.for_value,
        "missed": list(found.missed),
        "layers": [layer._asdict() for layer in found.layers],
    }
