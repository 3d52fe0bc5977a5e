"""Small helpers for sentences."""

from collections.abc import Sequence


def some_of(names: Sequence[object], most: int = 5) -> str:
    """A list of names for a sentence, not too long.

    >>> some_of(["a", "b", "c"], most=2)
    'a, b and 1 more'
    """
    shown = [str(name) for name in names[:most]]
    if len(names) > most:
        return f"{', '.join(shown)} and {len(names) - most:,} more"
    return " and ".join([", ".join(shown[:-1]), shown[-1]] if len(shown) > 1 else shown)


def count(number: int, noun: str, plural: str = "") -> str:
    """A number with its noun.

    >>> count(1, "row"), count(2000, "row")
    ('1 row', '2,000 rows')
    """
    return f"{number:,} {noun if number == 1 else plural or noun + 's'}"


def percent(share: float) -> str:
    """A share as per cent, with a decimal only where it matters.

    >>> percent(0.25), percent(0.004)
    ('25%', '0.4%')
    """
    return f"{100 * share:.0f}%" if share >= 0.1 or share == 0 else f"{100 * share:.2g}%"
