"""The crew: networks side by side, in groups that train at the same time."""

from concurrent.futures import ThreadPoolExecutor
from functools import lru_cache, partial
from typing import Any

import jax
import jax.numpy as jnp
import numpy as np
from jaxtyping import Array

from pellucid.learning import devices, loop, stepwise
from pellucid.learning.plan import Examples, Plan, Rates
from pellucid.learning.state import State
from pellucid.network import Parameters


class Crew:
    """All networks of a training with their states, on their devices."""

    def __init__(
        self, plan: Plan, seeds: np.ndarray, rates: Rates, examples: Examples, preset: Parameters
    ) -> None:
        self._slices = devices.groups(len(seeds))
        self._advance, self._end, begin = _programs(plan)
        x, y = devices.place((examples.x, examples.y), networks=False)
        own = examples._replace(x=None, y=None)
        self._examples: list[Examples] = [
            _part(own, some, plan)._replace(x=x, y=y) for some in self._slices
        ]
        self._rates: list[Rates] = [_part(rates, some, plan) for some in self._slices]
        self._states: list[State] = [
            begin(_part(seeds, some, plan), group, preset)
            for some, group in zip(self._slices, self._rates, strict=True)
        ]
        self._pool = ThreadPoolExecutor(len(self._slices))
        self._plan, self.epoch, self.step = plan, 0, 0

    def compile(self) -> None:
        """Makes all programs ready, so that their time does not count as training."""
        self.advance(0)
        if self._plan.stepwise:
            kept = jax.tree.map(jnp.copy, self._states)
            self._move(self._end)
            self._states = kept

    def advance(self, size: int) -> None:
        """Trains every network so much further, at most to the end.

        By so many epochs, or, where the plan is stepwise, by so many steps of the running one.
        """
        if self._plan.stepwise:
            self.step = min(self.step + size, self._plan.steps)
            self._move(self._advance, jnp.int32(self.step))
            if self.step == self._plan.steps:
                self.end_epoch()
            return
        self.epoch = min(self.epoch + size, self._plan.settings.epochs)
        self._move(self._advance, jnp.int32(self.epoch))

    def end_epoch(self) -> None:
        """Judges the running epoch, if one was begun, as if it ended here."""
        if self.step:
            self._move(self._end)
            self.epoch, self.step = self.epoch + 1, 0

    def _move(self, program: Any, *until: Array) -> None:
        def moved(*group: Any) -> State:
            return jax.block_until_ready(program(*group, *until))

        work = zip(self._states, self._examples, self._rates, strict=True)
        moves = [self._pool.submit(moved, *group) for group in work]
        self._states = [move.result() for move in moves]

    def state(self) -> State:
        """The states of all networks, one more axis in every array."""
        return jax.tree.map(lambda *parts: jnp.concatenate(parts), *self._states)

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


def _part(tree: Any, some: slice, plan: Plan) -> Any:
    part = jax.tree.map(lambda leaf: leaf[some], tree)
    return devices.place(part, networks=not plan.sharded)


def forget_programs() -> None:
    """Lets go of what was compiled: a small network's loop takes some 20 MB.

    Whoever trains next compiles anew.
    """
    _programs.cache_clear()


@lru_cache(maxsize=16)
def _programs(plan: Plan) -> tuple[Any, Any, Any]:
    """The compiled loop, the end of an epoch where it is apart, and the start.

    A state given to the loop or to the end is used up by it.
    """
    advance = stepwise.advance if plan.stepwise else loop.advance
    options = plan.compiling
    program = jax.jit(partial(advance, plan), donate_argnums=0, compiler_options=options)
    end = jax.jit(partial(stepwise.end, plan), donate_argnums=0, compiler_options=options)
    # The start runs once: compiled without optimising, it is ready in a seventh of the time.
    quick = {"xla_backend_optimization_level": 0}
    return (
        program,
        end,
        jax.jit(jax.vmap(partial(loop.start, plan), in_axes=(0, 0, None)), compiler_options=quick),
    )
