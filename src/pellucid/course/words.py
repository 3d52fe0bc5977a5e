"""An outcome in words, the same in the terminal, in a report and on the page."""

import shlex
from collections.abc import Mapping
from typing import Any

import msgspec

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


def evidence_lines(outcome: Outcome) -> list[str]:
    """A line for every comparison: the median gap, its interval, and what was asked."""
    return [_compared(one) for one in outcome.comparisons]


def _compared(one: Judgement) -> str:
    """One comparison, as "accuracy, with minus without: median 0.31 [0.28, 0.33], supported"."""
    least = three(one.beyond)
    if one.rule == "always":
        held = f"{one.holds:,} of {one.seeds:,}"
        return f"{one.says}: {least} or more in {held}, {one.verdict} (needs all)"
    return f"{one.says}: {_median(one)}, {one.verdict} (needs more than {least})"


def _median(one: Judgement) -> str:
    """The median gap and its interval, as far as there is one."""
    low, high = one.interval
    if one.effect is None:
        return "no median, since most networks broke"
    if low is None and high is None:
        return f"median {three(one.effect)} [too few networks for an interval]"
    return f"median {three(one.effect)} [{_end(low, '−∞')}, {_end(high, '∞')}]"


def typed(command: str, *words: object, folder: str | None = None) -> str:
    """What to type for a command of the course, with the teacher's folder where there is one.

    >>> typed("learn", 6, folder="my course")
    "pellucid learn 6 --course 'my course'"
    """
    own = () if folder is None else ("--course", shlex.quote(folder))
    return " ".join(("pellucid", command, *map(str, words), *own))


def again(outcome: Outcome, experiment: Experiment[Any], folder: str | None = None) -> str:
    """What to type for this very outcome."""
    seeds = () if outcome.seeds == experiment.seeds else ("--seeds", outcome.seeds)
    usual = msgspec.structs.asdict(experiment.settings)
    changed = {key: value for key, value in outcome.settings.items() if value != usual.get(key)}
    words = (outcome.name, *_set(changed), *seeds, "--seed", outcome.seed)
    return typed("experiment", *words, folder=folder)


def invitation(experiment: Experiment[Any], folder: str | None = None) -> str:
    """How to make the claim fail, and why it then does; nothing where its author says no way."""
    settings, because = experiment.fails
    if not settings:
        return ""
    # The settings last: a full stop after a folder would be taken for a part of its name.
    said = " ".join((typed("experiment", experiment.name, folder=folder), *_set(settings)))
    then = f" Then {because.strip().rstrip('.')}." if because.strip() else ""
    return f"Make it fail: {said}.{then}"


def _set(settings: Mapping[str, Any]) -> list[str]:
    return [f"--set {shlex.quote(f'{key}={value}')}" for key, value in settings.items()]


def _end(value: float | None, open_end: str) -> str:
    return open_end if value is None else three(value)
