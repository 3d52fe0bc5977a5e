"""Unplaced: a change for which no place in the script is certain."""


class Unplaced(Exception):
    """Nothing is changed then; what to type is said in words."""
