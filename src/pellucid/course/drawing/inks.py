"""The colours of what is compared, in order: the same in every chart of a course."""

from pellucid.report.palette import Ink

INKS: tuple[Ink, ...] = ("blue", "orange", "teal", "violet", "ink", "soft")
DASHES: tuple[tuple[float, ...], ...] = ((), (5.0, 2.5), (1.5, 2.0), (7.0, 2.0, 1.5, 2.0))
"""A second sign beside the colour, for those who do not see it."""


def ink(index: int) -> Ink:
    """The colour of what comes so many after the first."""
    return INKS[index % len(INKS)]
