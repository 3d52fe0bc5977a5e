"""Bars of block characters, an eighth of a character exact."""

_EIGHTHS = " ▏▎▍▌▋▊▉█"


def bar(share: float, width: int) -> str:
    """A bar that fills `share` of the width.

    >>> bar(0.5, 4), bar(1 / 16, 4)
    ('██', '▎')
    """
    eighths = round(min(max(share, 0.0), 1.0) * width * 8)
    return "█" * (eighths // 8) + _EIGHTHS[eighths % 8].strip()


def signed_bar(value: float, largest: float, half: int) -> tuple[str, str]:
    """What stands left and right of zero: one of them a bar, both as wide as they may get.

    >>> signed_bar(-1.0, 2.0, 4)
    ('  ██', '    ')
    """
    length = abs(value) / largest if largest else 0.0
    if value < 0:
        # There are no blocks that fill from the right: to a half of a character.
        halves = round(min(length, 1.0) * half * 2)
        return ("▐" * (halves % 2) + "█" * (halves // 2)).rjust(half), " " * half
    return " " * half, bar(length, half).ljust(half)
