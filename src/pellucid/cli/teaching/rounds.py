"""The rounds that a person has seen being taken, and how long the others will take."""

from time import perf_counter

from pellucid.games.school import Round


class Rounds:
    """Rounds in order, timed since this was made: a resumed teaching does not begin at 1.

    `left` is about how many seconds the teaching still took when the last of them was over.
    """

    def __init__(self) -> None:
        self.taken: list[Round] = []
        self.left = 0.0
        self._began = perf_counter()

    def take(self, taken: Round) -> None:
        """One more."""
        self.taken.append(taken)
        each = (perf_counter() - self._began) / len(self.taken)
        self.left = each * (taken.rounds - taken.round)
