"""An outcome in words, the same in the terminal, in a report and on the page."""

from typing import Any

from pellucid.course.experiment import Experiment
from pellucid.course.outcome import Judgement, Outcome, Verdict
from pellucid.report.numbers import three

MARKS: dict[Verdict, str] = {"supported": "✓", "refuted": "✗", "undecided": "?"}


def verdict_line(outcome: Outcome) -> str:
    """The verdict, and in how many networks it showed.

    >>> from pellucid.course import experiments
    >>> verdict_line(experiments["sandwich"].run(seeds=16))
    '✓ supported in 16 of 16 networks'
    """
    noun = "network" if outcome.seeds == 1 else "networks"
    share = f"{outcome.holds:,} of {outcome.seeds:,} {noun}"
    return f"{MARKS[outcome.verdict]} {_HOW[outcome.verdict].format(share)}"


_HOW: dict[Verdict, str] = {
    "supported": "supported in {}",
    "refuted": "refuted: it held in {}",
    "undecided": "undecided: it held in {}",
}


def evidence(outcome: Outcome) -> list[str]:
    """A line for every comparison: the median gap, its interval, and what was asked."""
    return [compared(one) for one in outcome.comparisons]


def compared(one: Judgement) -> str:
    """One comparison, as "accuracy, with minus without: median gap 0.31 [0.28, 0.33]"."""
    low, high = one.interval
    if low is None and high is None:
        interval = "[too few networks for an interval]"
    else:
        interval = f"[{_end(low, '−∞')}, {_end(high, '∞')}]"
    always = one.rule == "always"
    needs = (
        f"{three(one.beyond)} or more in every one" if always else f"more than {three(one.beyond)}"
    )
    asked = f"{one.verdict} (needs {needs})"
    return f"{one.says}: median {_end(one.effect, 'none')} {interval}, {asked}"


def invitation(experiment: Experiment[Any]) -> str:
    """How to make the claim fail, and why it then does."""
    typed = " ".join(f"--set {key}={value}" for key, value in experiment.fails.settings.items())
    because = experiment.fails.because
    return f"Make it fail: pellucid experiment {experiment.name} {typed}. Then {because}."


def _end(value: float | None, open_end: str) -> str:
    return open_end if value is None else three(value)
