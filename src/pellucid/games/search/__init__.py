"""Looking ahead: a tree of positions, grown where it is worth looking."""

from pellucid.games.search.search import Search, Sight, Thought

__all__ = ["Search", "Sight", "Thought"]
