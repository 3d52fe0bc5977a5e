"""How far a player looks ahead, by names that a person chooses among."""

from pellucid.games.search import Sight

STRENGTHS: dict[str, Sight] = {
    "alone": Sight(0),
    "quick": Sight(16, noise=1.0),
    "usual": Sight(192),
    "strong": Sight(1500),
}
"""Alone, the network does not look ahead at all; a quick player varies its moves, the others play
what they like best. The usual one answers in about 0.2 s on two cores."""
