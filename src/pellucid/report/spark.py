"""Drawings the size of a word: how a column's values lie."""

from markupsafe import Markup

from pellucid.learning.described import Spread
from pellucid.report.numbers import short, three, whole

_WIDTH, _HEIGHT = 96, 22


def spark(spread: Spread) -> Markup:
    """Small bars, one for each bin or value, with a description."""
    counts = spread.counts
    if not counts:
        return Markup("")
    wide = _WIDTH / len(counts)
    tallest = max(counts)
    bars = Markup("").join(
        Markup('<rect x="{:.1f}" y="{:.1f}" width="{:.1f}" height="{:.1f}"/>').format(
            index * wide, _HEIGHT - high, max(wide - 1, 0.7), high
        )
        for index, count in enumerate(counts)
        if (high := max(_HEIGHT * count / tallest, 1.0 if count else 0.0))
    )
    return Markup(
        '<svg class="spark" role="img" aria-label="{}" viewBox="0 0 {} {}">{}</svg>'
    ).format(described(spread), _WIDTH, _HEIGHT, bars)


def described(spread: Spread) -> str:
    """The same in words."""
    if spread.values:
        top = [
            f"{short(value)}: {whole(count)}"
            for value, count in zip(spread.values[:6], spread.counts, strict=False)
        ]
        others = spread.other + sum(spread.counts[6:])
        return ", ".join([*top, f"others: {whole(others)}"] if others else top)
    if spread.low is None or spread.high is None:
        return ""
    if not spread.counts:
        return f"always {three(spread.low)}"
    fullest = spread.counts.index(max(spread.counts)) + 1
    return (
        f"from {three(spread.low)} to {three(spread.high)}; "
        f"most values in bin {fullest} of {len(spread.counts)}"
    )
