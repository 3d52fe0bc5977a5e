"""The doctor's desk: one examination at a time, told as it goes, stopped or left at any moment."""

import subprocess
import sys
from collections.abc import Iterator
from itertools import pairwise
from threading import enumerate as threads
from time import monotonic, sleep
from typing import Any

import numpy as np
import pytest
from msgspec import json
from tests.lab.bench.reading import only, opened, small, trained

from pellucid.lab.alongside import THREAD
from pellucid.lab.bench import Bench
from pellucid.lab.doctor import DoctorDesk
from pellucid.lab.mistake import Mistake
from pellucid.lab.protocol import commands as ask
from pellucid.lab.protocol.doctor import Examined
from pellucid.lab.protocol.doctor_commands import EndExamination, Examine
from pellucid.lab.protocol.setup import Setup, TrainingSetup

STILL = TrainingSetup(learning_rate=1e-6)
PATIENCE = 120.0  # seconds, on a machine that is busy with other things


@pytest.fixture(scope="module")
def bench() -> Bench:
    """A network that hardly moves."""
    return opened(small(training=STILL))


def examination(bench: Bench, desk: DoctorDesk | None = None, **asked: Any) -> Iterator[Examined]:
    yield from (desk or DoctorDesk(PATIENCE)).long(Examine(id=3, **asked), bench.apart())


@pytest.fixture(scope="module")
def told(bench: Bench) -> list[Examined]:
    return list(examination(bench))


def test_it_is_told_as_it_goes_and_ends_with_an_opinion(told: list[Examined]) -> None:
    assert [one.done for one in told] == [False] * (len(told) - 1) + [True]
    stages = [one.stage for one in told]
    assert [*dict.fromkeys(stages)][-1] == "done"
    assert set(stages) >= {"as-given", "trying"}
    tried = [one.tried for one in told]
    assert tried == sorted(tried)
    assert all(one.trying for one in told if one.stage == "trying")
    assert [one.opinion is None for one in told] == [not one.done for one in told]
    for one in told:
        assert json.decode(json.encode(one), type=Examined) == one


def test_each_stage_is_told_however_short_it_is(
    bench: Bench, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("pellucid.lab.doctor.examining._BETWEEN", PATIENCE)
    stages = [one.stage for one in examination(bench)]
    assert {*stages} >= {"as-given", "others", "trying", "done"}
    assert all(one != then for one, then in pairwise(stages))


def test_the_cause_comes_with_its_numbers_and_with_what_the_bench_can_do(
    told: list[Examined],
) -> None:
    opinion = told[-1].opinion
    assert opinion is not None
    cause = opinion.findings[0]
    assert (cause.code, cause.weight) == ("rate-low", "problem")
    rate = cause.evidence[0]
    assert (rate.name, rate.value) == ("learning-rate", pytest.approx(1e-6))
    assert [one.kind for one in cause.changes] == ["learning-rate"]
    assert all(one.possible for one in cause.changes)
    assert opinion.mended is not None
    assert opinion.mended.training.learning_rate == cause.changes[0].values["to"]
    assert opinion.changed is not None
    assert opinion.score is not None
    assert opinion.chance is not None
    assert opinion.changed > opinion.score
    assert not any("score" in one.name for one in cause.evidence if one.name != "gap")


def test_what_it_scores_as_given_is_what_the_bench_comes_to(
    bench: Bench, told: list[Examined]
) -> None:
    opinion = told[-1].opinion
    assert opinion is not None
    trained(bench, told[-1].epochs)
    assert opinion.score == pytest.approx(only(bench.picture(), "frame")["test_metric"], abs=0.04)


def test_epochs_are_those_asked_for_or_those_it_has_trained(bench: Bench) -> None:
    trained(bench, 150)
    steps = only(bench.everything(), "scene")["steps_per_epoch"]
    reached = only(bench.picture(), "frame")["latest"] // steps
    first = next(examination(bench))
    assert first.epochs == max(100, reached)
    assert next(examination(bench, epochs=7)).epochs == 7


def test_stopped_it_says_what_is_known_by_now(bench: Bench) -> None:
    desk = DoctorDesk()
    told = examination(bench, desk)
    next(told)
    desk.do(EndExamination(id=4))
    *_, last = told
    assert last.done
    assert last.opinion is None
    assert next(examination(bench, desk)).done is False


def test_stopped_amid_its_trials_it_tells_what_it_has(bench: Bench) -> None:
    desk = DoctorDesk(PATIENCE)
    told = examination(bench, desk)
    next(one for one in told if one.stage == "trying")
    desk.do(EndExamination(id=4))
    *_, last = told
    assert last.done
    if last.opinion is not None:  # its one trial was not done already
        assert last.opinion.score is not None


def test_a_second_one_is_refused_kindly_and_the_first_goes_on(bench: Bench) -> None:
    desk = DoctorDesk()
    first = examination(bench, desk)
    next(first)
    with pytest.raises(Mistake) as caught:
        next(examination(bench, desk))
    assert caught.value.code == "examining-already"
    assert next(first).id == 3
    first.close()
    assert next(examination(bench, desk)).stage in ("waiting", "as-given")


def test_who_leaves_it_leaves_no_thread_behind(bench: Bench) -> None:
    left = examination(bench)
    next(left)
    left.close()
    until = monotonic() + 10
    while THREAD in {one.name for one in threads()}:
        assert monotonic() < until, "it goes on though nobody waits"
        sleep(0.05)


def test_the_doctor_is_fetched_only_when_it_is_needed() -> None:
    look = "import sys, pellucid.lab.bench; sys.exit('pellucid.doctor' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", look], check=False).returncode == 0


def test_the_bench_itself_stays_as_it_is(bench: Bench) -> None:
    before = only(bench.everything(), "frame")
    next(one for one in examination(bench) if one.stage == "trying")
    after = only(bench.everything(), "frame")
    assert before["moment"] == after["moment"]
    for name, array in before.arrays.items():
        np.testing.assert_array_equal(array, after.arrays[name])


def test_changed_anew_it_begins_from_its_first_weights_and_is_undone_at_once() -> None:
    bench = opened(small())
    first = only(bench.picture(), "frame")
    trained(bench, 3)
    setup: Setup = small(training=TrainingSetup(learning_rate=0.1))
    bench.do(ask.Change(id=1, setup=setup, anew=True))
    frame = only(bench.picture(), "frame")
    assert frame["moment"] == 0
    np.testing.assert_array_equal(frame.arrays["weights/dense_2"], first.arrays["weights/dense_2"])
    bench.do(ask.Undo(id=2))
    assert only(bench.picture(), "frame")["moment"] > 0
    bench.do(ask.Change(id=3, setup=small(), anew=True))
    assert only(bench.picture(), "frame")["moment"] == 0
