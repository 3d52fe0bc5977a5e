"""What a bench has done, as a run: for a model's file, and for the report."""

import numpy as np

from pellucid.data import Note
from pellucid.data.note import warning
from pellucid.lab.bench.journey import Journey
from pellucid.lab.bench.lessons import Material
from pellucid.lab.bench.model import model_of
from pellucid.learning import Judged, Model, Record, Run, Scores, Seconds, Settings
from pellucid.learning.described import describe
from pellucid.learning.live import Edit, Learn, Steer
from pellucid.learning.metrics import METRIC
from pellucid.learning.scoring import score

_WATCHED = warning(
    "watched",
    "The test examples and their curve were in sight all the time: whatever was chosen by them "
    "makes the result look better than it is.",
)
_STRAIGHT = Note("straight", "Between the moments that were recorded, curves are straight lines.")
_STEERED = Note("steered", "Settings were changed while it learned: these are the last.")
_BY_HAND = Note("by-hand", "Weights were set by hand while it learned.")
_ALONE = Note("alone", "Some steps were on examples picked by hand.")


def run_of(journey: Journey) -> Run:
    """The training up to this moment: model, scores, curves, and the test examples' answers."""
    material, model = journey.material, model_of(journey)
    test = np.arange(material.training, len(material.y))
    outputs = model.outputs(journey.inputs)
    record = Record(
        source=material.name,
        seed=journey.setup.network.seed,
        settings=_settings(journey),
        scores=_scores(model, material, outputs),
        seconds=Seconds(total=journey.seconds, compile=0.0, train=journey.seconds),
        epochs=epochs_of(journey),
        ended="done",
        notes=(*material.source_notes, *_notes(journey)),
        reasons=("the network you built in the lab",),
        described=describe(material.source, material.training, len(test)),
    )
    judged = Judged(test, journey.inputs[test], material.y[test], outputs[test])
    return Run(model, record, _curves(journey), None, judged)


def epochs_of(journey: Journey) -> int:
    """How many epochs were begun; a part of one counts."""
    live = journey.way.live
    return int(live.epoch) + (int(live.step) > 0)


def _settings(journey: Journey) -> Settings:
    plan, strengths = journey.course
    return Settings(
        epochs=max(1, epochs_of(journey)),
        batch_size=plan.batch,
        optimizer=plan.settings.optimizer,
        learning_rate=float(strengths.learning_rate),
        weight_decay=float(strengths.l2),
        loss=plan.loss,
        vitals=False,
    )


def _scores(model: Model, material: Material, outputs: np.ndarray) -> Scores:
    cut = material.training
    return Scores(
        metric=METRIC[material.task],
        train=score(model, outputs[:cut], material.y[:cut]),
        validation=None,
        test=score(model, outputs[cut:], material.y[cut:]),
    )


def _notes(journey: Journey) -> list[Note]:
    """What was done on the way that the settings do not tell."""
    kinds = {type(event) for event in journey.way.events}
    told = {Steer: _STEERED, Edit: _BY_HAND, Learn: _ALONE}
    l1 = float(journey.course.strengths.l1)
    penalty = [Note("l1", f"An L1 penalty of {l1:g} drew the weights to zero.")] if l1 else []
    return [_WATCHED, _STRAIGHT, *penalty, *(told[kind] for kind in told if kind in kinds)]


def _curves(journey: Journey) -> np.ndarray:
    """The curves at the end of each epoch: (1, epochs, 4), in the order of `CURVES`."""
    moments, rows = journey.curves.moments, journey.curves.rows
    epochs = max(1, epochs_of(journey))
    ends = np.linspace(0, journey.moment, epochs + 1)[1:]
    loss, test_loss, metric, test_metric = (
        np.interp(ends, moments, rows[:, column]) for column in range(4)
    )
    return np.stack([loss, metric, test_loss, test_metric], 1)[None].astype(np.float32)
