"""One training of a Pellucid network, watched as the doctor wants it."""

from time import perf_counter
from typing import Any

import jax
import jax.numpy as jnp
import msgspec
import numpy as np

from pellucid.doctor.own.judge import HELD, Judge, forget_looks, targets
from pellucid.doctor.own.vitals import spread
from pellucid.doctor.patient import Lessons, Misfit, Regime
from pellucid.doctor.recording import Broken, Ended, Recording, Vitals
from pellucid.learning import Rates, Settings
from pellucid.learning.crew import Crew, forget_programs
from pellucid.learning.plan import Examples, Plan
from pellucid.network import Network, Parameters, Task


def regimented(settings: Settings, lessons: Lessons, regime: Regime) -> Settings:
    """The settings of a training for as long as the regime has it, ended by nothing else."""
    return msgspec.structs.replace(
        settings, epochs=max(1, regime.epochs), batch_size=min(regime.batch_size, len(lessons.x)),
        vitals=regime.vitals, patience=None, restore_best=False, class_weights=None,
    )  # fmt: skip


class Training:
    """One training of a network, epoch after epoch, until it ends or time is up.

    It begins with the `given` parameters; None: drawn by the regime's seed.
    """

    def __init__(
        self,
        network: Network,
        settings: Settings,
        task: Task,
        lessons: Lessons,
        regime: Regime,
        given: Parameters | None,
    ) -> None:
        self._began = perf_counter()
        self._network, self._lessons, self._regime = network, lessons, regime
        examples = _examples(network, lessons)
        rates = Rates.alike(settings, 1)
        # Another rate is then no other plan, and compiles nothing.
        same = msgspec.structs.replace(settings, learning_rate=None)
        brief = jax.default_backend() == "cpu"
        self._plan = Plan(network, task, same, int(examples.training.shape[-1]), brief=brief)
        self._judge = Judge(network, self._plan.loss, lessons)
        self._crew = Crew(self._plan, np.asarray([regime.draws]), rates, examples, given or {})

    def recording(self) -> Recording:
        """What was seen, once it has ended."""
        parameters = self._state().parameters
        before, first = self._judge.probed(parameters), self._judge.row(parameters)
        ended = self._advanced()
        state = self._state()
        at, curves = self._curves(np.asarray(state.curves), first)
        broken = self._broken(int(state.broken), state.parameters)
        return Recording(
            at=at,
            curves=curves,
            steps_an_epoch=self._plan.steps,
            steps=self._crew.epoch * self._plan.steps + self._crew.step,
            before=before,
            after=self._judge.probed(state.parameters),
            held=self._judge.held(state.parameters),
            vitals=self._vitals(np.asarray(state.vitals)),
            broken=broken,
            ended="broken" if broken else ended,
            seconds=perf_counter() - self._began,
        )

    def _state(self) -> Any:
        """The state of the one network there is."""
        return jax.tree.map(lambda leaf: leaf[0], self._crew.state())

    def _advanced(self) -> Ended:
        """Slices of about a look each, so that the time can be watched."""
        size = max(1, self._plan.settings.epochs // self._regime.looks)
        size = size if not self._plan.stepwise else max(1, self._plan.steps // 8)
        until = self._began + self._regime.seconds
        while self._crew.epoch < self._plan.settings.epochs:
            if perf_counter() > until:
                self._crew.end_epoch()
                return "deadline"
            self._crew.advance(size)
        return "done"

    def _curves(self, curves: np.ndarray, first: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
        """The steps looked at and their rows: before the first step, and after some epochs."""
        done = self._crew.epoch
        chosen = np.unique(np.linspace(0, done - 1, min(done, self._regime.looks)).astype(int))
        at = np.concatenate([[0], (chosen + 1) * self._plan.steps]) if done else np.zeros(1, int)
        rows = np.concatenate([first[None], curves[chosen]]) if done else first[None]
        return at, rows

    def _vitals(self, values: np.ndarray) -> Vitals | None:
        if not self._plan.records:
            return None
        epochs = np.arange(0, max(1, self._crew.epoch), self._plan.record_every)[: len(values)]
        names = self._network.names
        return spread(self._network, epochs * self._plan.steps, names, values[: len(epochs)])

    def _broken(self, step: int, parameters: Parameters) -> Broken | None:
        """Where numbers stopped being finite: in the inputs, else in the first layer hit."""
        hit = next((name for name in self._network.names if not _finite(parameters[name])), None)
        if step < 0 and hit is None:
            return None
        if not np.isfinite(self._lessons.x).all():
            return Broken(max(step, 0), None, "inputs")
        return Broken(max(step, 0), hit, "weights" if hit else "loss")


def _finite(parameters: Any) -> bool:
    return all(bool(jnp.isfinite(leaf).all()) for leaf in jax.tree.leaves(parameters))


def forget() -> None:
    """Lets go of all that was compiled for trials of networks that nobody asks for again."""
    forget_programs()
    forget_looks()


def _examples(network: Network, lessons: Lessons) -> Examples:
    """Training and held examples in one array, as the compiled loop reads them."""
    held_x = lessons.held_x[:HELD] if lessons.held_x is not None else lessons.x[:0]
    held_y = lessons.held_y[:HELD] if lessons.held_y is not None else lessons.y[:0]
    x = np.concatenate([lessons.x, held_x]).astype(np.float32)
    if x.shape[1:] != network.inputs:
        reason = "every example must have the shape the network was built for"
        raise Misfit("inputs", x.shape[1:], network.inputs, reason)
    y = targets(lessons.problem, np.concatenate([lessons.y, held_y]))
    many, all_rows = len(lessons.x), len(x)
    weights = np.ones((1, all_rows), np.float32)
    training, held = np.arange(many)[None], np.arange(many, all_rows)[None]
    return Examples(*map(jnp.asarray, (x, y, weights, training, held)))
