"""Running a claim for the page: real experiments, a verdict that grows, and leaving early."""

from threading import enumerate as threads
from time import monotonic, sleep
from typing import Any

import msgspec
import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.lab.course.made import MemoryShelf

from pellucid.course import Comparison, experiments
from pellucid.course.statistics import judge, overall
from pellucid.errors import BadInput
from pellucid.lab.alongside import THREAD, Finished, alongside
from pellucid.lab.course import CourseDesk
from pellucid.lab.course.claims import card
from pellucid.lab.course.counting import counted, steps
from pellucid.lab.mistake import Mistake
from pellucid.lab.protocol.course import ClaimRun
from pellucid.lab.protocol.course_commands import RunClaim


def run(desk: CourseDesk, **asked: Any) -> list[ClaimRun]:
    return list(desk.long(RunClaim(id=5, **asked)))


def test_a_run_ends_with_the_experiment_s_own_outcome() -> None:
    shelf = MemoryShelf()
    news = run(CourseDesk(shelf), claim="sandwich", seeds=12, seed=3)
    assert [one.done for one in news] == [False] * (len(news) - 1) + [True]
    assert [one.share for one in news] == sorted(one.share for one in news)
    last = news[-1]
    assert last.outcome is not None
    own = experiments["sandwich"].run(12, seed=3)
    same = msgspec.structs.replace(last.outcome, seconds=own.seconds)
    assert same == own
    assert len(last.growth) == len(last.held) == 12
    assert last.growth[-1].verdict == own.verdict == "supported"
    assert last.growth[-1].holds == sum(last.held) == own.holds
    assert shelf.progress.experiments["sandwich"].seeds == 12
    assert msgspec.json.decode(msgspec.json.encode(last), type=ClaimRun) == last


def test_with_its_failing_settings_a_claim_is_refuted() -> None:
    chosen = dict(experiments["sandwich"].fails.settings)
    last = run(CourseDesk(MemoryShelf()), claim="sandwich", seeds=12, chosen=chosen)[-1]
    assert last.outcome is not None
    assert last.outcome.verdict == "refuted"


def test_a_run_that_is_left_ends_and_leaves_nothing_behind() -> None:
    shelf = MemoryShelf()
    asked = RunClaim(id=5, claim="xor", seeds=8, chosen={"epochs": 2000})
    news = CourseDesk(shelf).long(asked)
    assert not any(next(news).done for _ in range(2))
    news.close()
    ends(5.0)
    assert shelf.progress.experiments == {}


@pytest.mark.parametrize(
    ("asked", "error"),
    [
        ({"claim": "none"}, Mistake),
        ({"claim": "sandwich", "seeds": 4096}, Mistake),
        ({"claim": "sandwich", "chosen": {"none": 1}}, BadInput),
        ({"claim": "sandwich", "chosen": {"doubles": "much"}}, BadInput),
    ],
)
def test_a_mistake_is_told_before_anything_runs(asked: Any, error: type[Exception]) -> None:
    with pytest.raises(error):
        CourseDesk(MemoryShelf()).long(RunClaim(id=5, **asked))


@given(st.integers(1, 4096))
def test_networks_are_counted_up_to_all_of_them(networks: int) -> None:
    found = steps(networks)
    assert found == sorted(set(found))
    assert (found[-1], len(found)) == (networks, min(networks, 64))


@given(
    st.lists(st.floats(-2, 2) | st.just(float("nan")), min_size=1, max_size=20),
    st.sampled_from(["usually", "always"]),
)
def test_each_step_is_what_a_run_of_so_many_would_say(gaps: list[float], rule: Any) -> None:
    comparisons = [Comparison("gap", "a minus b", 0.1, rule)]
    values = np.array(gaps)
    for one in counted(comparisons, {"gap": values}):
        own = judge(comparisons, {"gap": values[: one.networks]})
        assert one.verdict == overall(own).verdict
        assert (one.gaps[0].effect, one.gaps[0].low, one.gaps[0].high) == (
            own[0].effect,
            *own[0].interval,
        )


@pytest.mark.parametrize("name", experiments)
def test_every_claim_has_a_card(name: str) -> None:
    experiment = experiments[name]
    found = card(experiment, MemoryShelf().progress)
    assert msgspec.json.decode(msgspec.json.encode(found), type=type(found)) == found
    assert found.fails
    for knob in found.knobs:
        assert knob.whole == knob.allowed.startswith("a whole number")
        assert knob.options or knob.allowed.startswith(("a number", "a whole number"))


def test_work_is_told_left_and_its_errors_raised() -> None:
    assert list(alongside(lambda tell: tell(0.5) or 7, 0.0)) == [0.5, Finished(7)]
    with_pauses = list(alongside(lambda tell: tell(0.5) or sleep(0.25) or 7, 0.0))
    assert with_pauses[:3] == [0.5, 0.5, 0.5]
    with pytest.raises(ZeroDivisionError):
        list(alongside(lambda _: 1 // 0, 0.0))
    ended: list[float] = []

    def long_work(tell: Any) -> None:
        try:
            while True:
                sleep(0.001)
                tell(0.1)
        finally:
            ended.append(monotonic())

    work = alongside(long_work, 0.0)
    next(work)
    work.close()
    ends(1.0)
    assert len(ended) == 1


def ends(within: float) -> None:
    """No work is left that somebody left, after so many seconds at most."""
    until = monotonic() + within
    while THREAD in {one.name for one in threads()}:
        assert monotonic() < until, "it goes on though nobody waits"
        sleep(0.01)


def test_two_who_run_a_claim_take_turns() -> None:
    desk = CourseDesk(MemoryShelf())
    first, second = (
        desk.long(RunClaim(id=number, claim="xor", seeds=4, chosen={"epochs": 2000}))
        for number in (1, 2)
    )
    waits = [next(first).waiting, next(first).waiting, next(second).waiting, next(second).waiting]
    assert waits == [True, False, True, True]
    first.close()
    assert any(not one.waiting for one in second)
    second.close()
    ends(10.0)
