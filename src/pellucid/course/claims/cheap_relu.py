"""ReLU is cheap: a comparison, where others take an exponential (Glorot, Bordes, Bengio 2011).

That is the function alone, forwards and backwards, on a processor. In a whole layer every unit
first adds up all its inputs, which takes so much longer that the function hardly counts.
"""

from functools import partial
from time import perf_counter
from typing import Annotated, Any

import jax
import numpy as np
from jaxtyping import Array, Float
from msgspec import Meta, Struct

from pellucid.course.bench import Bench
from pellucid.course.charts import groups
from pellucid.course.experiment import Experiment, Failing, Measured
from pellucid.course.statistics import Comparison
from pellucid.network import activation


class Settings(Struct, frozen=True, kw_only=True):
    """What may be changed."""

    inputs: Annotated[
        int, Meta(ge=0, le=512, description="inputs every unit adds up first; 0: none, no layer")
    ] = 0


_Way = tuple[str, bool]
"""A function, and whether backwards too."""

_RIVALS = ("sigmoid", "tanh", "elu")
_SHOWN = ("relu", "leaky-relu", "tanh", "sigmoid", "silu", "elu", "selu", "gelu", "softplus")
# So few numbers that they stay close to the processor: its speed counts, not the memory's.
_NUMBERS = 1 << 14
_ONCE, _IN_A_LAYER, _TRIES = 50, 4, 5


def measure(settings: Settings, bench: Bench) -> Measured:
    """The time every function takes, as ratios to ReLU's; each seed is one more round of all.

    The functions take turns in an order of each round's own, so that what else the computer does
    meanwhile slows all of them alike.
    """
    z, weights = _material(settings.inputs, bench)
    passes = _IN_A_LAYER if settings.inputs else _ONCE
    ways = [(name, back) for name in _SHOWN for back in (False, True)]
    for way in ways:
        _seconds(way, z, weights, passes)
    order = bench.draw(1)
    rounds: list[dict[_Way, float]] = []
    for _ in bench.each(bench.seeds):
        tries: dict[_Way, list[float]] = {way: [] for way in ways}
        for at in order.permuted(np.tile(np.arange(len(ways)), (_TRIES, 1)), axis=1).ravel():
            tries[ways[at]].append(_seconds(ways[at], z, weights, passes))
        # The shortest of tries that lie apart: an interruption only ever makes one longer.
        rounds.append({way: min(taken) for way, taken in tries.items()})
    seconds = {way: np.array([one[way] for one in rounds]) for way in ways}
    return _measured(seconds, passes)


def _material(inputs: int, bench: Bench) -> tuple[Any, Any]:
    """Numbers to put in, and the weights of a layer that gives back as many, or none."""
    random = bench.draw(0)
    width = inputs or _NUMBERS
    z = random.standard_normal((_NUMBERS // width, width)).astype(np.float32)
    weights = None
    if inputs:
        weights = (random.standard_normal((width, width)) / width**0.5).astype(np.float32)
    return jax.device_put((z, weights), jax.devices("cpu")[0])


@partial(jax.jit, static_argnums=(0, 1))
def _run(name: str, back: bool, z: Array, weights: Array | None, passes: Any) -> Array:
    """So many passes over the numbers, each of which needs the one before."""

    def layer(z: Array) -> Array:
        return activation(name).function(z if weights is None else z @ weights)

    def one(_: Any, z: Array) -> Array:
        if not back:
            return z + _LITTLE * layer(z)
        a, backwards = jax.vjp(layer, z)
        return z + _LITTLE * (a + backwards(a)[0])

    return jax.lax.fori_loop(0, passes, one, z)


# Too little to change the numbers, but the compiler must not leave the work undone.
_LITTLE = 1e-9


def _seconds(way: _Way, z: Array, weights: Array | None, passes: int) -> float:
    began = perf_counter()
    jax.block_until_ready(_run(*way, z, weights, passes))
    return perf_counter() - began


def _measured(seconds: dict[_Way, Float[np.ndarray, " rounds"]], passes: int) -> Measured:
    forwards, both = (
        {name: seconds[name, back] / seconds["relu", back] for name in _SHOWN}
        for back in (False, True)
    )
    nanoseconds = seconds["relu", True] / (passes * _NUMBERS) * 1e9
    return Measured(
        gaps={name: both[name] for name in _RIVALS},
        charts=[
            groups("time forwards and backwards, as a multiple of ReLU's", both, scale="log"),
            groups("time forwards only, as a multiple of ReLU's", forwards, scale="log"),
        ],
        facts={name: float(np.median(found)) for name, found in both.items() if name != "relu"}
        | {"relu-nanoseconds": float(np.median(nanoseconds))},
    )


EXPERIMENT = Experiment(
    name="cheap-relu",
    lesson=3,
    claim="ReLU is cheap to work out: sigmoid, tanh and ELU take more than half as long again.",
    varied="the activation function",
    measured="the time for 16,384 numbers, forwards and backwards, as a ratio to ReLU's in the "
    "same round; times differ from run to run, and from computer to computer",
    refuted="sigmoid, tanh or ELU takes no more than one and a half times as long as ReLU",
    settings=Settings(),
    comparisons=tuple(
        Comparison(name, f"time of {name}, as a ratio to ReLU's, above 1.5", beyond=1.5)
        for name in _RIVALS
    ),
    measure=measure,
    fails=Failing(
        {"inputs": 256},
        "in a whole layer the adding up takes nearly all the time, and the function hardly counts",
    ),
    seeds=32,
)
