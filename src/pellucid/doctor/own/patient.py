"""A Pellucid network as a patient."""

from dataclasses import dataclass, replace
from functools import lru_cache
from time import perf_counter
from typing import Any

import jax
import jax.numpy as jnp
import msgspec
import numpy as np

from pellucid.doctor.anatomy import Anatomy
from pellucid.doctor.change import AnyChange, SetInitialisation
from pellucid.doctor.own.anatomy import anatomy_of
from pellucid.doctor.own.changes import changed
from pellucid.doctor.patient import Lessons, Misfit, Own, Regime
from pellucid.doctor.problem import Problem
from pellucid.doctor.recording import Broken, Ended, Recording, Vitals
from pellucid.doctor.score import score, truth
from pellucid.insight.paths import layers_by_path
from pellucid.learning import Rates, Settings, loss
from pellucid.learning.crew import Crew
from pellucid.learning.live.compiling import QUICK
from pellucid.learning.plan import Examples, Plan
from pellucid.learning.vitals import STATISTICS
from pellucid.network import Network, Parameters, Task

_HELD = 1000
_TASK: dict[str, Task] = {
    "binary": "binary", "multiclass": "multiclass", "regression": "regression",
}  # fmt: skip


@dataclass(frozen=True)
class OwnPatient:
    """A network with its settings, and with parameters as given (None: drawn by the seed)."""

    network: Network
    settings: Settings
    task: Task
    given: Parameters | None = None

    @property
    def anatomy(self) -> Anatomy:
        """What it is made of, with the weights as given."""
        parameters = self.given if self.given is not None else self.network.init(0)
        return anatomy_of(self.network, self.settings, parameters, self.task)

    @property
    def own(self) -> Own:
        """The network, its loss's name, and its settings."""
        return Own(self.network, self.settings.loss, self.settings)

    def changed(self, change: AnyChange) -> "OwnPatient":
        """Another, with the change carried out. Raises `CannotChange`."""
        network, settings = changed(self.network, self.settings, change)
        anew = isinstance(change, SetInitialisation)
        kept = None if anew or network.names != self.network.names else self.given
        fits = kept is not None and _same_shapes(kept, network.init(0))
        return replace(self, network=network, settings=settings, given=kept if fits else None)

    def train(self, lessons: Lessons, regime: Regime) -> Recording:
        """A copy of it, trained as it would be, and watched."""
        return _Training(self, lessons, regime).recording()


class _Training:
    """One training of an own network, epoch after epoch, until it ends or time is up."""

    def __init__(self, patient: OwnPatient, lessons: Lessons, regime: Regime) -> None:
        self._began = perf_counter()
        self._patient, self._lessons, self._regime = patient, lessons, regime
        epochs = max(1, regime.epochs)
        settings = msgspec.structs.replace(
            patient.settings, epochs=epochs, batch_size=min(regime.batch_size, len(lessons.x)),
            vitals=regime.vitals, patience=None, restore_best=False, class_weights=None,
        )  # fmt: skip
        self._examples = _examples(patient, lessons)
        rows = int(self._examples.training.shape[-1])
        rates = Rates(*(jnp.full(1, rate) for rate in (settings.rate, settings.weight_decay)))
        # Another rate is then no other plan, and compiles nothing.
        same = msgspec.structs.replace(settings, learning_rate=None)
        brief = jax.default_backend() == "cpu"
        self._plan = Plan(patient.network, patient.task, same, rows, brief=brief)
        seed = np.asarray([regime.seed or 0])
        preset = patient.given if regime.seed is None and patient.given is not None else {}
        self._crew = Crew(self._plan, seed, rates, self._examples, preset)

    def recording(self) -> Recording:
        """What was seen, once it has ended."""
        before = self._looked(0)
        ended = self._advanced()
        state = jax.tree.map(lambda leaf: leaf[0], self._crew.state())
        curves, at = self._curves(np.asarray(state.curves), before)
        broken = self._broken(int(state.broken), state)
        return Recording(
            at=at,
            curves=curves,
            losses=np.empty(0),
            steps_an_epoch=self._plan.steps,
            steps=self._crew.epoch * self._plan.steps + self._crew.step,
            before=before[1],
            after=self._outputs(state.parameters, self._lessons.x[self._lessons.probe]),
            held=self._held(state.parameters),
            vitals=self._vitals(np.asarray(state.vitals)),
            broken=broken,
            ended="broken" if broken else ended,
            seconds=perf_counter() - self._began,
        )

    def _advanced(self) -> Ended:
        """Slices of about a look each, so that the time can be watched."""
        self._crew.compile()
        size = max(1, self._plan.settings.epochs // self._regime.looks)
        size = size if not self._plan.stepwise else max(1, self._plan.steps // 8)
        until = self._began + self._regime.seconds
        while self._crew.epoch < self._plan.settings.epochs:
            if perf_counter() > until:
                self._crew.end_epoch()
                return "deadline"
            self._crew.advance(size)
        return "done"

    def _looked(self, step: int) -> tuple[int, np.ndarray, np.ndarray]:
        """The step, the outputs and the curves' row for the parameters it begins with."""
        parameters = jax.tree.map(lambda leaf: leaf[0], self._crew.state().parameters)
        lessons, probe = self._lessons, self._lessons.probe
        outputs = self._outputs(parameters, lessons.x[probe])
        row = [*self._judged(parameters, lessons.x[probe], lessons.y[probe])]
        if lessons.held_x is None or lessons.held_y is None:
            row += [np.nan, np.nan]
        else:
            row += self._judged(parameters, lessons.held_x[:_HELD], lessons.held_y[:_HELD])
        return step, outputs, np.asarray(row)

    def _judged(self, parameters: Parameters, x: np.ndarray, y: np.ndarray) -> list[float]:
        network, problem = self._patient.network, self._lessons.problem
        wanted = jnp.asarray(_targets(problem, y))
        a, mean = _looker(network, self._plan.loss)(parameters, jnp.asarray(x, jnp.float32), wanted)
        return [float(mean), score(problem, np.asarray(a), y, logits=False)]

    def _outputs(self, parameters: Parameters, x: np.ndarray) -> np.ndarray:
        look = _looker(self._patient.network, None)
        return np.asarray(look(parameters, jnp.asarray(x, jnp.float32), None)[0])

    def _held(self, parameters: Parameters) -> np.ndarray | None:
        held = self._lessons.held_x
        return None if held is None else self._outputs(parameters, held)

    def _curves(
        self, curves: np.ndarray, before: tuple[int, np.ndarray, np.ndarray]
    ) -> tuple[np.ndarray, np.ndarray]:
        """The look before the first step, and those after whole epochs, evenly chosen."""
        done = self._crew.epoch
        chosen = np.unique(np.linspace(0, done - 1, min(done, self._regime.looks)).astype(int))
        at = np.concatenate([[0], (chosen + 1) * self._plan.steps]) if done else np.zeros(1, int)
        rows = np.concatenate([before[2][None], curves[chosen]]) if done else before[2][None]
        return rows, at

    def _vitals(self, values: np.ndarray) -> Vitals | None:
        if not self._plan.records:
            return None
        every = self._plan.record_every
        epochs = np.arange(0, max(1, self._crew.epoch), every)[: len(values)]
        paths = tuple(layers_by_path(self._patient.network))
        whole = np.full((len(epochs), len(paths), len(STATISTICS)), np.nan)
        for index, name in enumerate(self._patient.network.names):
            whole[:, paths.index(name)] = values[: len(epochs), index]
        return Vitals(epochs * self._plan.steps, paths, whole)

    def _broken(self, step: int, state: Any) -> Broken | None:
        """Where numbers stopped being finite: in the inputs, else by the layer first hit."""
        finite = [bool(jnp.isfinite(leaf).all()) for leaf in jax.tree.leaves(state.parameters)]
        if step < 0 and all(finite):
            return None
        if not np.isfinite(self._lessons.x).all():
            return Broken(max(step, 0), None, "inputs")
        for name in self._patient.network.names:
            leaves = jax.tree.leaves(state.parameters[name])
            if not all(bool(jnp.isfinite(leaf).all()) for leaf in leaves):
                return Broken(max(step, 0), name, "weights")
        return Broken(max(step, 0), None, "loss")


@lru_cache(maxsize=64)
def _looker(network: Network, named: str | None) -> Any:
    """Outputs and the mean loss (none without its name), compiled soon: it runs a few times."""

    def look(parameters: Parameters, x: Any, wanted: Any) -> tuple[Any, Any]:
        last = network.forward(parameters, x)[-1]
        if named is None:
            return last.a, None
        values = loss(named).values(last.z, last.a, wanted, network.output_activation)
        return last.a, values.mean()

    return jax.jit(look, compiler_options=QUICK)


def _examples(patient: OwnPatient, lessons: Lessons) -> Examples:
    """Training and held examples in one array, as the compiled loop reads them."""
    held_x = lessons.held_x[:_HELD] if lessons.held_x is not None else lessons.x[:0]
    held_y = lessons.held_y[:_HELD] if lessons.held_y is not None else lessons.y[:0]
    x = np.concatenate([lessons.x, held_x]).astype(np.float32)
    if x.shape[1:] != patient.network.inputs:
        reason = "every example must have the shape the network was built for"
        raise Misfit("inputs", x.shape[1:], patient.network.inputs, reason)
    y = _targets(lessons.problem, np.concatenate([lessons.y, held_y]))
    many, all_rows = len(lessons.x), len(x)
    weights = np.ones((1, all_rows), np.float32)
    training, held = np.arange(many)[None], np.arange(many, all_rows)[None]
    return Examples(*map(jnp.asarray, (x, y, weights, training, held)))


def _targets(problem: Problem, y: np.ndarray) -> np.ndarray:
    """Targets as Pellucid's losses read them: the index of a class, or a quantity."""
    if problem.task == "regression":
        return np.asarray(y, np.float32).reshape(len(y), -1)[:, 0]
    if problem.task == "multilabel":
        raise Misfit("targets", problem.shape, None, "Pellucid's losses take one class an example")
    return truth(problem, y).astype(np.int32)


def task_of(problem: Problem) -> Task:
    """Pellucid's task for a problem. Raises `Misfit` for several labels at once."""
    if problem.task not in _TASK:
        raise Misfit("targets", problem.shape, None, "Pellucid's losses take one class an example")
    return _TASK[problem.task]


def _same_shapes(one: Parameters, other: Parameters) -> bool:
    shapes = (
        jax.tree.map(np.shape, tree, is_leaf=lambda x: hasattr(x, "shape")) for tree in (one, other)
    )
    first, second = shapes
    return first == second
