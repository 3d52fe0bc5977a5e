"""Numbers as people read them: three digits that matter, a sign that looks like one."""

import math


def three(value: float) -> str:
    """Three significant digits.

    >>> three(0.12345), three(-1234.5), three(2.0), three(1e-7)
    ('0.123', '−1,230', '2.00', '1.00×10⁻⁷')
    """
    if not math.isfinite(value):
        return "?"
    if value == 0:
        return "0.00"
    digits, _, exponent = f"{value:.2e}".partition("e")
    size = int(exponent)
    if not -4 < size < 7:
        return _minus(f"{digits}×10{str(size).translate(_RAISED)}")
    return _minus(f"{float(f'{value:.2e}'):,.{max(0, 2 - size)}f}")


_RAISED = str.maketrans("0123456789-", "⁰¹²³⁴⁵⁶⁷⁸⁹⁻")


def percent(share: float) -> str:
    """A share as per cent, one decimal.

    >>> percent(0.9782), percent(1.0)
    ('97.8 %', '100 %')
    """
    if not math.isfinite(share):
        return "?"
    text = f"{100 * share:.1f}"
    return f"{text.removesuffix('.0')} %".replace("-", "−")


def count(number: int, noun: str, plural: str = "") -> str:
    """A number with its noun.

    >>> count(1, "row"), count(1797, "row")
    ('1 row', '1,797 rows')
    """
    return f"{number:,} {noun if number == 1 else plural or noun + 's'}"


def duration(seconds: float) -> str:
    """A time to wait.

    >>> duration(0.4), duration(8.2), duration(75), duration(7300)
    ('0.4 s', '8 s', '1 min 15 s', '2 h 1 min')
    """
    if seconds < 1:
        return f"{seconds:.1f} s"
    whole = round(seconds)
    if whole < 60:
        return f"{whole} s"
    minutes, rest = divmod(whole, 60)
    if minutes < 60:
        return f"{minutes} min {rest} s" if rest else f"{minutes} min"
    return f"{minutes // 60} h {minutes % 60} min"


def cut(text: str, most: int) -> str:
    """Text on one line, and not too long.

    >>> cut("petal\\nlength", 9)
    'petal le…'
    """
    line = " ".join(text.split())
    return line if len(line) <= most else line[: most - 1] + "…"


def _minus(text: str) -> str:
    return text.replace("-", "−", 1) if text.startswith("-") else text
