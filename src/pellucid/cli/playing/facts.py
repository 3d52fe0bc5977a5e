"""What a player makes of a position, and a game, as JSON objects."""

from typing import Any

from pellucid.games.advice import Advice, Considered
from pellucid.games.standing import Standing

OUTCOMES = {1: "win", 0: "draw", -1: "loss", None: None}


def advice_facts(standing: Standing, advice: Advice) -> dict[str, Any]:
    """One position's answer; every number is for the side to move."""
    moves = {one.name: one for one in _in_order(standing, advice)}
    return {
        "position": standing.text,
        "move": advice.move,
        "policy": {name: one.policy for name, one in moves.items()},
        "visits": {name: one.visits for name, one in moves.items()},
        "values": {name: one.value for name, one in moves.items()},
        "proofs": {name: OUTCOMES[one.proof] for name, one in moves.items()},
        "network": advice.opinion,
        "value": advice.value,
        "proof": OUTCOMES[advice.proof],
        "plies": None if advice.proof is None else advice.plies,
        "line": list(advice.line),
    }


def _in_order(standing: Standing, advice: Advice) -> list[Considered]:
    """The moves in the order of the board."""
    names = list(standing.legal.values())
    return sorted(advice.moves, key=lambda one: names.index(one.name))


def game_facts(standing: Standing, network: int | None) -> dict[str, Any]:
    """A game as it stands; `winner` is first, second, draw, or null while it goes on."""
    return {
        "game": standing.game.name,
        "moves": standing.text,
        "plies": len(standing.moves),
        "network": None if network is None else ("first", "second")[network],
        "over": standing.over,
        "winner": _winner(standing),
    }


def _winner(standing: Standing) -> str | None:
    if not standing.over:
        return None
    return "draw" if standing.winner is None else ("first", "second")[standing.winner]
