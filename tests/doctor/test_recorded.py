"""Diagnoses without training: from a run's record, and from a training that was watched."""

from dataclasses import replace

import numpy as np
import pytest
from tests.doctor.charts import anatomy, loss, optimizer, recording

import pellucid
from pellucid.doctor import diagnose_record, diagnose_watch
from pellucid.doctor.anatomy import Anatomy
from pellucid.doctor.recorded import chart_of
from pellucid.doctor.recording import Recording
from pellucid.errors import BadInput
from pellucid.learning import CURVES, Run
from pellucid.network import Dense, Network


@pytest.fixture(scope="module")
def healthy() -> Run:
    """A run that learned."""
    return pellucid.train("iris", layers=(16,), epochs=60)


def broken(run: Run, epoch: int) -> Run:
    """The same, its loss not finite from an epoch on."""
    curves = np.array(run.curves)
    curves[0, epoch:, CURVES.index("loss")] = np.nan
    return replace(run, curves=curves)


def test_a_run_that_learned_is_healthy(healthy: Run) -> None:
    told = diagnose_record(healthy)
    assert (told.healthy, told.basis, told.first) == (True, "recorded", None)
    assert told.score == healthy.record.scores.test


def test_its_chart_is_what_was_recorded(healthy: Run) -> None:
    chart = chart_of(healthy)
    assert chart.recording is not None
    assert chart.steps == chart.recording.steps > 0
    np.testing.assert_array_equal(chart.recording.curves, healthy.curves[0])
    assert healthy.vitals is not None
    layer = chart.anatomy.working[0]
    norms = healthy.vitals.of("weight_norm")[:, 0, healthy.vitals.layers.index(layer.name)]
    np.testing.assert_array_equal(chart.statistic("weight_norm", layer), norms)


def test_a_run_that_broke_is_told_with_its_step(healthy: Run) -> None:
    told = diagnose_record(broken(healthy, 7))
    chart = chart_of(broken(healthy, 7))
    assert told.healthy is False
    assert told.first is not None
    assert chart.recording is not None
    assert chart.recording.broken is not None
    assert chart.recording.broken.step == 7 * chart.recording.steps_an_epoch


def test_without_vitals_it_is_read_all_the_same(healthy: Run) -> None:
    assert diagnose_record(replace(healthy, vitals=None)).healthy is True


class Seen:
    """A watch that saw this."""

    def __init__(self, of: Anatomy, losses: np.ndarray) -> None:
        self._of, self._losses = of, losses

    def __enter__(self) -> "Seen":
        return self

    def __exit__(self, *_: object) -> None:
        return None

    def anatomy(self) -> Anatomy:
        return self._of

    def recording(self) -> Recording:
        return recording(self._of, losses=self._losses)


FALLING, FLAT = np.linspace(2.3, 0.1, 24), np.full(24, 2.3)


def test_what_was_watched_is_diagnosed() -> None:
    slow = anatomy(optimizer=optimizer(rate=1e-7))
    told = pellucid.diagnose(Seen(slow, FLAT))
    assert told.first is not None
    assert told.first.code == "rate-low"
    assert diagnose_watch(Seen(slow, FALLING)).healthy is True


def test_what_is_wrong_for_certain_is_a_warning_where_it_learned() -> None:
    twice = anatomy(loss=loss("cross-entropy", logits=True))
    told = diagnose_watch(Seen(twice, FALLING))
    assert ("output-twice", "warning") in {(one.code, one.severity) for one in told.findings}


def test_where_no_loss_was_seen_it_cannot_tell() -> None:
    assert diagnose_watch(Seen(anatomy(), np.full(24, np.nan))).healthy is None


@pytest.mark.parametrize("model", [3, Network((2,), (Dense(1),))], ids=["number", "own"])
def test_only_models_of_frameworks_are_watched(model: object) -> None:
    with pytest.raises(BadInput, match=r"torch\.nn\.Module"):
        pellucid.doctor.watch(model)


@pytest.mark.parametrize("given", [3, None, anatomy()], ids=["number", "nothing", "anatomy"])
def test_a_model_without_data_is_told(given: object) -> None:
    with pytest.raises(BadInput, match="without x and y"):
        pellucid.diagnose(given)


def test_a_run_and_its_file_are_diagnosed_alike(healthy: Run, tmp_path) -> None:
    path = tmp_path / "iris.pellucid"
    pellucid.save(healthy, path)
    one, other = pellucid.diagnose(healthy), pellucid.diagnose(str(path))
    assert one.timed(0) == other.timed(0)
    assert one.basis == "examined"
