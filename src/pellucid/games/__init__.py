"""What does it play? Board games, learned by self-play from the rules alone."""

from pellucid.games.advice import Advice, Considered, advise
from pellucid.games.arena import Meeting, meet, openings
from pellucid.games.concepts import Concept, concepts, held
from pellucid.games.elo import Elo, elo
from pellucid.games.examples import Examples, examples
from pellucid.games.game import GAMES, Game, game
from pellucid.games.judge import Judge
from pellucid.games.network import player_network
from pellucid.games.player import Origin, Player, load_player, save_player
from pellucid.games.probing import Probed, probing
from pellucid.games.reading import Reading, reading
from pellucid.games.record import Record, load_record, save_record
from pellucid.games.review import Reviewed, review
from pellucid.games.rollouts import Rollouts
from pellucid.games.rules import Positions, Rules, rules_of
from pellucid.games.search import Search, Sight, Thought
from pellucid.games.selfplay import SelfPlay, self_play
from pellucid.games.shipped import player_at, player_of, shipped
from pellucid.games.sides import NetworkSide, RandomSide, Side
from pellucid.games.standing import Standing, begin, reach
from pellucid.games.units import Answering, Unit, units

__all__ = [
    "GAMES", "Advice", "Answering", "Concept", "Considered", "Elo", "Examples", "Game", "Judge",
    "Meeting", "NetworkSide", "Origin", "Player", "Positions", "Probed", "RandomSide", "Reading",
    "Record", "Reviewed", "Rollouts", "Rules", "Search", "SelfPlay", "Side", "Sight", "Standing",
    "Thought", "Unit", "advise", "begin", "concepts", "elo", "examples", "game", "held",
    "load_player", "load_record", "meet", "openings", "player_at", "player_network", "player_of",
    "probing", "reach", "reading", "review", "rules_of", "save_player", "save_record", "self_play",
    "shipped", "units",
]  # fmt: skip
