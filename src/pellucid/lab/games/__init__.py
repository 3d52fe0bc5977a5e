"""Board games on the page: a learner plays a network, and opens the tree that it grew."""

from pellucid.lab.games.desk import GamesDesk

__all__ = ["GamesDesk"]
