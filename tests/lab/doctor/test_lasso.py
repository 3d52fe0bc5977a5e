"""A network with an L1 penalty: trained as the bench trains it, and freed of it where it hurts."""

from dataclasses import replace

import numpy as np
import pytest
from tests.lab.bench.reading import only, opened, small, trained

from pellucid.doctor import change as doctor
from pellucid.doctor.own import OwnPatient
from pellucid.lab.bench import Bench
from pellucid.lab.doctor import DoctorDesk
from pellucid.lab.doctor.lasso import LassoPatient
from pellucid.lab.doctor.ward import WatchedCase, case_of
from pellucid.lab.protocol.doctor_commands import Examine
from pellucid.lab.protocol.setup import TrainingSetup

HELD_DOWN = small(
    training=TrainingSetup(learning_rate=0.1, regularisation="l1", regularisation_rate=0.3)
)


@pytest.fixture(scope="module")
def bench() -> Bench:
    return opened(HELD_DOWN)


@pytest.fixture(scope="module")
def case(bench: Bench) -> WatchedCase:
    return case_of(bench.apart(), 20, lambda *_: None)


def lasso(case: WatchedCase) -> LassoPatient:
    assert isinstance(case.patient, LassoPatient)
    return case.patient


def test_its_anatomy_tells_of_the_penalty_and_its_curves_are_the_bench_s(
    bench: Bench, case: WatchedCase
) -> None:
    assert [layer.l1 for layer in case.patient.anatomy.working] == pytest.approx([0.3, 0.3])
    seed = HELD_DOWN.network.seed  # the order of the examples, too, is then the bench's own
    recording = case.patient.train(case.lessons, replace(case.regime, seed=seed))
    assert (recording.ended, recording.broken) == ("done", None)
    frame = only(trained(bench, 20).picture(), "frame")
    last = dict(zip(("loss", "metric", "held", "held metric"), recording.curves[-1], strict=True))
    assert last["loss"] == pytest.approx(frame["training_loss"], rel=1e-3)
    assert last["held metric"] == pytest.approx(frame["test_metric"])


def test_it_is_changed_like_any_other_and_freed_of_its_penalty(case: WatchedCase) -> None:
    other = lasso(case).changed(doctor.SetLearningRate(to=0.5))
    assert isinstance(other, LassoPatient)
    assert (other.settings.learning_rate, other.l1) == (0.5, pytest.approx(0.3))
    less = lasso(case).changed(doctor.SetRegularisation(rate=0.01))
    assert isinstance(less, LassoPatient)
    assert less.l1 == 0.01
    assert type(lasso(case).changed(doctor.SetRegularisation(rate=0))) is OwnPatient


def test_a_training_that_runs_away_or_out_of_time_says_so(case: WatchedCase) -> None:
    unknown = replace(case.lessons, x=case.lessons.x * np.nan)
    assert lasso(case).train(unknown, case.regime).ended == "broken"
    hurried = replace(case.regime, seconds=0.0)
    assert lasso(case).train(case.lessons, hurried).ended == "deadline"


def test_the_cause_is_the_penalty(bench: Bench) -> None:
    *_, last = DoctorDesk(budget=120.0).long(Examine(id=1), bench.apart())
    assert last.opinion is not None
    assert last.opinion.findings[0].code == "penalty-strong"
    assert last.opinion.mended is not None
    assert last.opinion.mended.training.regularisation == "none"
    assert np.isfinite(last.opinion.changed or np.nan)
