"""A verdict counted out: what the first network says, the first two, and so on to all of them.

The networks of a run learn side by side, and each gives one number. Counted one after the other
they show how a verdict comes about, and how many it takes. Each step is judged exactly as a run
of so many networks would be; only the last is the verdict, for how many take part is fixed before.
"""

from collections.abc import Sequence

from pellucid.course.outcome import Judgement
from pellucid.course.statistics import Comparison, Gaps, holding, judge, overall
from pellucid.lab.protocol.course import CountSoFar, GapSoFar

_MOST_STEPS = 64


def counted(comparisons: Sequence[Comparison], gaps: Gaps) -> list[CountSoFar]:
    """What ever more of the networks say, the last step being all of them."""
    networks = len(next(iter(gaps.values())))
    return [
        _so_far(comparisons, {name: own[:first] for name, own in gaps.items()}, first)
        for first in steps(networks)
    ]


def steps(networks: int) -> list[int]:
    """How many are counted at each step: one by one, of very many several at once.

    >>> steps(3), steps(256)[:3], steps(256)[-1]
    ([1, 2, 3], [4, 8, 12], 256)
    """
    count = min(networks, _MOST_STEPS)
    return [round(networks * step / count) for step in range(1, count + 1)]


def _so_far(comparisons: Sequence[Comparison], gaps: Gaps, networks: int) -> CountSoFar:
    judgements = judge(comparisons, gaps)
    return CountSoFar(
        networks=networks,
        holds=holding(comparisons, gaps),
        verdict=overall(judgements).verdict,
        gaps=[_gap(one) for one in judgements],
    )


def _gap(one: Judgement) -> GapSoFar:
    return GapSoFar(one.verdict, one.effect, *one.interval)
