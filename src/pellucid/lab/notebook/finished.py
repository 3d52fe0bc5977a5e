"""A finished run that answers like a bench: its network as it is, and nothing that changes it.

What a run keeps of its data are the examples it was judged on. They lie on a bench of their own,
where the places of training examples are; on the way out everything is called what it is again.
"""

from typing import Any

import numpy as np
from msgspec.structs import replace

from pellucid.data import Dataset
from pellucid.errors import BadInput
from pellucid.lab.bench import Bench, Material, Own
from pellucid.lab.mistake import Mistake
from pellucid.lab.notebook.examples import material_of_arrays
from pellucid.lab.notebook.layers import network_setup
from pellucid.lab.notebook.live import begun
from pellucid.lab.notebook.messages import head_of, with_array, with_head
from pellucid.lab.notebook.past import caption_of, history_of, vitals_of
from pellucid.lab.protocol import commands as ask
from pellucid.lab.protocol.setup import DataSetup, Setup, TrainingSetup
from pellucid.lab.sendable import Sendable
from pellucid.learning import Judged, Run
from pellucid.learning.views import AS_IT_IS
from pellucid.report import answers, confusion

_QUESTIONS = (ask.Look, ask.Trace, ask.Blame, ask.Examples)


class Finished:
    """A run, looked at. Raises `BadInput` for one whose network a bench does not show."""

    running = False

    def __init__(self, run: Run) -> None:
        self._run, judged = run, _judged(run)
        self._bench = _bench_of(run, judged)
        self._confusion = _confusion(run, judged)
        self.caption = caption_of(run)

    def prepared(self) -> bool:
        """Whether looking needs no compiling first."""
        return self._bench.prepared()

    def prepare(self) -> None:
        """Compiles what looking needs."""
        self._bench.prepare()

    def everything(self) -> list[Sendable]:
        """The scene, the curves of the training, and the frame of its end."""
        return self._told(self._bench.everything())

    def picture(self) -> list[Sendable]:
        """The frame of its end."""
        return self._told(self._bench.picture())

    def first_picture(self) -> list[Sendable]:
        """The same, before there is a program to look by."""
        return self._told(self._bench.first_picture())

    def advance(self, seconds: float = 0.01, picture: bool = True) -> list[Sendable]:
        """It has ended: there is nothing to train."""
        del seconds, picture
        return []

    def do(self, command: Any) -> list[Sendable]:
        """The answer to a question. Raises `Mistake` for what would change the run."""
        if not isinstance(command, _QUESTIONS):
            raise Mistake("finished-run")
        if isinstance(command, ask.Blame | ask.Examples):
            command = replace(command, part="training")  # where the judged examples lie
        return self._told(self._bench.do(command))

    def _told(self, messages: list[Sendable]) -> list[Sendable]:
        return [self._renamed(one) if isinstance(one, bytes) else one for one in messages]

    def _renamed(self, message: bytes) -> bytes:
        """A message of the bench, with everything called what it is."""
        head, ends = head_of(message), self._run.record.epochs
        match head["type"]:
            case "scene":
                data = head["data"] | {"training": 0, "test": head["data"]["training"]}
                plain = {"address": "", "advice": [], "steps_per_epoch": 1}
                return with_head(message, data=data, can_undo=False, can_redo=False, **plain)
            case "history":
                return history_of(self._run, self._bench.model().network)
            case "frame":
                return self._frame(message, head)
            case "traced":
                return with_head(message, moment=ends)
            case "blamed":
                return with_head(message, part="test")
            case _:
                return message

    def _frame(self, message: bytes, head: dict[str, Any]) -> bytes:
        ends, scores = self._run.record.epochs, self._run.record.scores
        told = with_head(
            message, moment=ends, latest=ends, epoch=float(ends),
            training_loss=None, test_loss=head["training_loss"],
            training_metric=scores.train, test_metric=scores.test,
            layers=vitals_of(self._run, head["layers"]),
        )  # fmt: skip
        return told if self._confusion is None else with_array(told, "confusion", self._confusion)


def _judged(run: Run) -> Judged:
    """The examples that the run was judged on, if its network can be shown with them."""
    if run.model.networks > 1:
        raise BadInput(f"{run.model.networks} networks stand side by side and answer together")
    if run.model.views != AS_IT_IS:
        raise BadInput("the model looks at each example in several ways before it answers")
    if run.judged is None or not len(run.judged.targets):
        raise BadInput("a run that was saved and loaded keeps none of its examples")
    return run.judged


def _bench_of(run: Run, judged: Judged) -> Bench:
    settings, model = run.record.settings, run.model
    setup = Setup(
        data=DataSetup(source="upload"),
        network=network_setup(model.network, loss=settings.loss),
        training=TrainingSetup(
            optimizer=settings.optimizer,  # type: ignore[arg-type]  # any that trained it
            learning_rate=settings.rate,
            batch_size=settings.batch_size,
            regularisation="l2" if settings.weight_decay else "none",
            regularisation_rate=settings.weight_decay,
        ),
    )
    return begun(Own(setup, _material(run, judged), model.network, model.member()))


def _material(run: Run, judged: Judged) -> Material:
    model = run.model
    x, features = judged.x, model.features
    data = Dataset(run.record.source, x, judged.targets, model.task, model.classes, features)
    return material_of_arrays(data, x, judged.targets, len(x), model.columns)


def _confusion(run: Run, judged: Judged) -> np.ndarray | None:
    """The judged examples, truth by answer; None where answers are quantities."""
    if run.model.task == "regression":
        return None
    return confusion(answers(run.model, judged))
