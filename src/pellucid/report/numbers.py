"""Numbers as a person reads them: three significant digits, with the full one at hand."""

import math
import re

from markupsafe import Markup

MINUS = "−"
_SUPERSCRIPT = str.maketrans("0123456789-", "⁰¹²³⁴⁵⁶⁷⁸⁹⁻")


def three(value: float | None) -> str:
    """Three significant digits; powers of ten only far from one.

    >>> three(0.98333), three(-1234.5), three(0.0000123)
    ('0.983', '−1,230', '1.23×10⁻⁵')
    """
    if value is None or math.isnan(value):
        return "–"
    if math.isinf(value):
        return "∞" if value > 0 else f"{MINUS}∞"
    return ("" if value >= 0 else MINUS) + _positive(abs(value))


def _positive(value: float) -> str:
    if value == 0:
        return "0"
    mantissa, power = f"{value:.2e}".split("e")
    exponent = int(power)
    if not -4 <= exponent < 7:
        return f"{mantissa}×10{str(exponent).translate(_SUPERSCRIPT)}"
    digits = max(0, 2 - exponent)
    return f"{float(f'{value:.2e}'):,.{digits}f}"


def whole(value: float) -> str:
    """A count, all its digits in groups of three."""
    return f"{int(value):,}".replace("-", MINUS)


def tick(value: float) -> str:
    """A number beside an axis: no zeros that say nothing.

    >>> tick(0.5), tick(2000.0), tick(-1.0)
    ('0.5', '2,000', '−1')
    """
    text = re.sub(r"^(\D?)1×", r"\1", re.sub(r"\.?0+×", "×", three(value)))
    return re.sub(r"\.?0+$", "", text) if re.fullmatch(r"[^×]*\.\d+", text) else text


def percent(share: float | None) -> str:
    """A share in per cent, three significant digits.

    >>> percent(0.98333), percent(1.0)
    ('98.3\\xa0%', '100\\xa0%')
    """
    return "–" if share is None or math.isnan(share) else f"{three(100 * share)}\xa0%"


def number(value: float | None) -> Markup:
    """A number for the page: three digits to read, all of them on hover and for programs."""
    if value is None or math.isnan(value):
        return Markup("–")
    full = repr(float(value))
    return Markup('<data value="{}" title="{}">{}</data>').format(full, full, three(value))


def short(text: str, most: int = 28) -> str:
    """Text from a file, made fit to stand in a line: no control characters, not too long.

    >>> short("a\\x00 b\\n c", 10), short("abcdefgh", 5)
    ('a b c', 'abcd…')
    """
    printable = "".join(c if c.isprintable() else " " for c in text)
    line = " ".join(printable.split()) or "(blank)"
    return line if len(line) <= most else line[: most - 1].rstrip() + "…"
