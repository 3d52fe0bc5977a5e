"""The crew: networks side by side, in groups that train at the same time."""

from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from functools import lru_cache, partial
from typing import Any, NamedTuple

import jax
import jax.numpy as jnp
import numpy as np
from jaxtyping import Array

from pellucid.learning import devices, loop, stepwise
from pellucid.learning.plan import BRIEF, Examples, Plan, Rates
from pellucid.learning.state import State
from pellucid.network import Parameters


class Crew:
    """All networks of a training with their states, on their devices."""

    def __init__(
        self, plan: Plan, seeds: np.ndarray, rates: Rates, examples: Examples, preset: Parameters
    ) -> None:
        self._slices = devices.groups(len(seeds))
        self._programs = _programs(plan)
        x, y = devices.place((examples.x, examples.y), networks=False)
        own = examples._replace(x=None, y=None)
        self._examples: list[Examples] = [
            _part(own, some, plan)._replace(x=x, y=y) for some in self._slices
        ]
        self._rates: list[Rates] = [_part(rates, some, plan) for some in self._slices]
        begun = [
            (_part(seeds, some, plan), group, preset)
            for some, group in zip(self._slices, self._rates, strict=True)
        ]
        self._plan, self.epoch, self.step = plan, 0, 0
        self._states: list[State] = self._ready(begun)
        self._pool = ThreadPoolExecutor(len(self._slices))

    def _ready(self, begun: Sequence[tuple[Array, Rates, Parameters]]) -> list[State]:
        """The states before the first step, once all programs are compiled, side by side.

        A call finds what was compiled before it; the programs need not be tried out.
        """
        programs = self._programs
        with ThreadPoolExecutor(3) as pool:
            states = pool.submit(lambda: [programs.begin(*one) for one in begun])
            # How a state is spread over several devices is known only once it is there.
            alone = jax.device_count() == 1
            like = programs.begin.eval_shape(*begun[0]) if alone else states.result()[0]
            own = like, self._examples[0], self._rates[0]
            # Python lowers one after the other; XLA compiles the one meanwhile.
            compiled = [pool.submit(programs.advance.lower(*own, np.int32(0)).compile)]
            if self._plan.stepwise:
                compiled.append(pool.submit(programs.end.lower(*own).compile))
            for one in compiled:
                one.result()
            return states.result()

    def advance(self, size: int) -> None:
        """Trains every network so much further, at most to the end.

        By so many epochs, or, where the plan is stepwise, by so many steps of the running one.
        """
        if self._plan.stepwise:
            self.step = min(self.step + size, self._plan.steps)
            self._move(self._programs.advance, np.int32(self.step))
            if self.step == self._plan.steps:
                self.end_epoch()
            return
        self.epoch = min(self.epoch + size, self._plan.settings.epochs)
        self._move(self._programs.advance, np.int32(self.epoch))

    def end_epoch(self) -> None:
        """Judges the running epoch, if one was begun, as if it ended here."""
        if self.step:
            self._move(self._programs.end)
            self.epoch, self.step = self.epoch + 1, 0

    def _move(self, program: Any, *until: np.int32) -> None:
        def moved(*group: Any) -> State:
            return jax.block_until_ready(program(*group, *until))

        work = zip(self._states, self._examples, self._rates, strict=True)
        moves = [self._pool.submit(moved, *group) for group in work]
        self._states = [move.result() for move in moves]

    def state(self) -> State:
        """The states of all networks, one more axis in every array; gone once they go on."""
        return self._states[0] if len(self._states) == 1 else jax.tree.map(_joined, *self._states)

    def restore(self, state: State) -> None:
        """Puts every network back into a state that `state()` once gave."""
        self._states = [
            jax.tree.map(lambda leaf, old: jax.device_put(leaf, old.sharding), part, old)
            for part, old in zip(self._parts(state), self._states, strict=True)
        ]
        self.epoch, self.step = int(state.epoch[0]), int(state.step[0])

    def _parts(self, state: State) -> list[State]:
        return [jax.tree.map(lambda leaf, at=at: leaf[at], state) for at in self._slices]

    @property
    def stopped(self) -> bool:
        """Whether every network has waited long enough for a better validation loss."""
        return all(bool(np.asarray(state.stopped).all()) for state in self._states)

    def curves(self) -> np.ndarray:
        """The curves of all networks: (networks, epochs, curves)."""
        return np.concatenate([np.asarray(state.curves) for state in self._states])

    def vitals(self) -> np.ndarray:
        """The vitals of all networks: (networks, records, layers, statistics)."""
        return np.concatenate([np.asarray(state.vitals) for state in self._states])


def _joined(*parts: Array) -> Array:
    """The arrays one after another; by NumPy, where each shape would be compiled for otherwise."""
    if jnp.issubdtype(parts[0].dtype, jax.dtypes.prng_key):
        return jnp.concatenate(parts)
    return jax.device_put(np.concatenate([np.asarray(part) for part in parts]))


def _part(tree: Any, some: slice, plan: Plan) -> Any:
    part = jax.tree.map(lambda leaf: leaf[some], tree)
    return devices.place(part, networks=not plan.sharded)


def forget_programs() -> None:
    """Lets go of what was compiled: a small network's loop takes some 20 MB.

    Whoever trains next compiles anew.
    """
    _programs.cache_clear()


class _Programs(NamedTuple):
    """What a plan compiles to: its start, its loop, and, where that is apart, an epoch's end.

    A state given to the loop or to the end is used up by it.
    """

    begin: Any
    advance: Any
    end: Any


@lru_cache(maxsize=16)
def _programs(plan: Plan) -> _Programs:
    begin = jax.vmap(partial(loop.start, plan), in_axes=(0, 0, None))
    advance = stepwise.advance if plan.stepwise else loop.advance
    options = plan.compiling
    return _Programs(
        # The start runs once: compiled without optimising, it is ready in a seventh of the time.
        jax.jit(begin, compiler_options={"xla_backend_optimization_level": 0}),
        jax.jit(partial(advance, plan), donate_argnums=0, compiler_options=options),
        # An epoch's end takes a twentieth of its time at most, and as long to compile as its steps.
        jax.jit(partial(stepwise.end, plan), donate_argnums=0, compiler_options=options | BRIEF),
    )
