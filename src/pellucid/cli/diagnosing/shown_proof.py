"""A proof as two rows of dots: every training as it was, every training mended."""

from collections.abc import Iterator, Sequence

from rich.text import Text

from pellucid.cli.diagnosing.scores import said
from pellucid.doctor import Proof

_WIDTH = 40


def proof_lines(proof: Proof, metric: str) -> Iterator[Text]:
    """Before and after on one scale, and the gain with its interval."""
    low, high = min(*proof.before, *proof.after), max(*proof.before, *proof.after)
    many = len(proof.before)
    yield Text(f"  Proof  trained from {many} fresh beginnings each", "name")
    for name, scores, style in (
        ("as given", proof.before, "warning"), ("mended", proof.after, "positive"),
    ):  # fmt: skip
        yield Text(f"  {name:>10}  ").append(dots(scores, low, high), style)
    left, right = said(metric, low), said(metric, high)
    yield Text(f"  {'':>10}  {left}{right:>{_WIDTH - len(left)}}", "quiet")
    gain, least, most = (said(metric, value) for value in (proof.gain, proof.low, proof.high))
    yield Text(
        f"    {gain} better (95 % interval {least} to {most}); {proof.mended:.0%} of what was lost "
        "is regained"
    )


def dots(scores: Sequence[float], low: float, high: float) -> str:
    """A line on which each score is a dot; a number where several fall together.

    >>> dots((0.0, 1.0, 1.0), 0.0, 1.0).replace(" ", "")
    '●2'
    """
    cells = [0] * _WIDTH
    for score in scores:
        share = (score - low) / (high - low) if high > low else 0.0
        cells[min(_WIDTH - 1, int(share * (_WIDTH - 1) + 0.5))] += 1
    return "".join(" " if not many else "●" if many == 1 else str(many) for many in cells)
