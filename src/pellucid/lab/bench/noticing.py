"""Noticing, while a bench trains, that it goes wrong: seldom, and only where little is learned."""

from time import perf_counter

import numpy as np

from pellucid.lab.bench.journey import Journey
from pellucid.lab.protocol.doctor import FoundCause, Noticed
from pellucid.lab.sendable import Sendable

_PATIENCE, _OFTEN = 20, 3.0
"""Epochs before anything is judged, and seconds from one look to the next."""

_POOR, _POOR_QUANTITY = 0.5, 0.25
"""Skill below which little was learned. Quantities are seldom without noise of their own."""


class Noticing:
    """What looks wrong on one bench, and what the page was told of it."""

    def __init__(self) -> None:
        self._told: FoundCause | None = None
        self._looked = 0.0

    def forget(self) -> None:
        """The page has forgotten what it was told: with every scene it does."""
        self._told, self._looked = None, 0.0

    def look(self, journey: Journey) -> list[Sendable]:
        """The news, if there is any, of a journey whose curves have come to this moment.

        A training that learns costs no more than a comparison of two numbers.
        """
        now = perf_counter()
        if now - self._looked < _OFTEN:
            return []
        self._looked = now
        found = self._found(journey)
        if _same(found, self._told):
            return []
        self._told = found
        return [Noticed(finding=found)]

    def _found(self, journey: Journey) -> FoundCause | None:
        row, material = journey.curves.last, journey.material
        early = journey.moment < _PATIENCE * journey.course.plan.steps
        skill = (float(row[3]) - material.chance) / max(1e-9, 1 - material.chance)
        least = _POOR_QUANTITY if material.task == "regression" else _POOR
        if np.isfinite(row[0]) and (early or skill >= least):
            return None
        from pellucid.lab.doctor import glance  # who never goes wrong never waits for it

        return glance(journey)


def _same(one: FoundCause | None, other: FoundCause | None) -> bool:
    """Whether the page would say the same, but for numbers that have moved a little."""
    if one is None or other is None:
        return one is other
    return (one.code, one.layer) == (other.code, other.layer)
