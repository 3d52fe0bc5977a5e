"""Every activation function keeps to what its card says: range, slope and kink, by sampling."""

from functools import partial
from typing import Annotated, Any

import jax
import numpy as np
from jaxtyping import Array, Float
from msgspec import Meta, Struct

from pellucid.course.bench import Bench
from pellucid.course.charts import Lines, lines
from pellucid.course.experiment import Experiment, Failing, Measured
from pellucid.course.statistics import Comparison
from pellucid.network import ACTIVATIONS, activation


class Settings(Struct, frozen=True, kw_only=True):
    """What may be changed."""

    furthest: Annotated[
        float, Meta(ge=1, le=1000, description="how far from zero inputs are drawn")
    ] = 100.0
    step: Annotated[
        float, Meta(ge=0.001, le=1, description="how far either way to go to measure a slope")
    ] = 0.01


Sample = Float[np.ndarray, "seeds n 5"]

KINKED = {"relu", "leaky-relu", "selu"}
"""Those whose slope jumps at zero."""

_SHOWN = ("sigmoid", "tanh", "relu", "leaky-relu", "elu")
_NEWER = ("selu", "gelu", "silu", "softplus")
_ALONG = np.linspace(-4, 4, 57, dtype=np.float32)
_WORDS = {"outside": "outside its range", "short": "short of its ends", "slope": "wrong in slope"}


def measure(settings: Settings, bench: Bench) -> Measured:
    """How the function that does worst does, in every network's own sample of inputs."""
    shape = (len(bench), 400, 5)
    z, aside = (bench.draw(part).uniform(-1, 1, shape).astype(np.float32) for part in (0, 1))
    # Cubed: inputs of every size, many of them small, where functions turn.
    far = settings.furthest * z**3
    worst = np.zeros((3, len(bench)))
    for name in bench.each(tuple(ACTIVATIONS)):
        a = np.asarray(_fired(name, far))
        off = _off_slope(name, 8 * z, aside, settings.step)
        worst = np.maximum(worst, [_outside(name, a), _short(name, far, a), off])
    kinked = {name for name in ACTIVATIONS if abs(_bend(name, settings.step)) > 0.1}
    relu = np.asarray(_fired("relu", far))
    gaps = dict(zip(_WORDS, 1 - worst, strict=True)) | {
        "kinks": np.full(len(bench), float(kinked == KINKED)),
        "threshold": (relu == np.where(far > 0, far, 0)).mean((1, 2)),
    }
    facts = {f"worst-{name}": float(np.median(1 - gaps[name])) for name in _WORDS}
    return Measured(
        gaps=gaps,
        charts=[_shapes(_SHOWN), _slopes(_SHOWN), _shapes(_NEWER)],
        facts=facts | {"functions": len(ACTIVATIONS), "kinks": len(kinked)},
    )


@partial(jax.jit, static_argnums=0)
def _fired(name: str, z: Any) -> Array:
    return activation(name).function(z)


@partial(jax.jit, static_argnums=0)
def _sloped(name: str, z: Any, aside: Any) -> Array:
    """How fast outputs change in the direction of `aside`, by the function's own derivative."""
    slope = activation(name).derivative(z)
    if activation(name).elementwise:
        return slope * aside
    return (slope @ aside[..., None])[..., 0]


def _outside(name: str, a: Sample) -> Float[np.ndarray, " seeds"]:
    """How far the furthest output is out of the range that is stated."""
    low, high = activation(name).range
    return np.maximum(np.maximum(low - a, a - high), 0).max((1, 2))


def _short(name: str, z: Sample, a: Sample) -> Float[np.ndarray, " seeds"]:
    """How far the nearest output stays from an end; 1 where it should grow on, and does not."""
    low, high = activation(name).range
    inner = np.where(np.abs(z) < np.abs(z).max() / 2, a, 0)
    return np.maximum(_short_of(high, a, inner), _short_of(-low, -a, -inner))


def _short_of(end: float, a: Sample, inner: Sample) -> Float[np.ndarray, " seeds"]:
    most = a.max((1, 2))
    if np.isfinite(end):
        return np.abs(end - most)
    return np.where(most > 1.5 * inner.max((1, 2)), 0.0, 1.0)


def _off_slope(name: str, z: Sample, aside: Sample, step: float) -> Float[np.ndarray, " seeds"]:
    """How far the derivative is from what two nearby outputs say; not across a kink."""
    z = np.where(np.abs(z) < step, 1, z)
    ahead, behind = (np.asarray(_fired(name, z + way * step * aside)) for way in (1, -1))
    return np.abs((ahead - behind) / (2 * step) - np.asarray(_sloped(name, z, aside))).max((1, 2))


def _bend(name: str, step: float) -> float:
    """The slope just right of zero, minus the slope just left of it."""
    z = np.zeros((3, 5), np.float32)
    z[:, 0] = -step, 0, step
    left, middle, right = np.asarray(_fired(name, z))[:, 0]
    return float(right - 2 * middle + left) / step


def _shapes(names: tuple[str, ...]) -> Lines:
    curves = {name: np.asarray(_fired(name, _ALONG))[None] for name in names}
    return lines("what comes out", "what goes in", _ALONG.tolist(), curves)


def _slopes(names: tuple[str, ...]) -> Lines:
    curves = {name: np.asarray(_sloped(name, _ALONG, np.float32(1)))[None] for name in names}
    return lines("how steep it is there", "what goes in", _ALONG.tolist(), curves)


EXPERIMENT = Experiment(
    name="ranges",
    lesson=3,
    claim="Every activation function stays in its range and comes near the range's ends, and only "
    "ReLU, leaky ReLU and SELU have a kink at zero.",
    varied=f"the activation function: all {len(ACTIVATIONS)}; for each network 2,000 other inputs",
    measured="outputs against the range, the derivative against the slope between nearby outputs, "
    "and the slope just left and just right of zero",
    refuted="one output outside its range or a finite end missed by more than 0.01, a slope wrong "
    "by more than 0.005, or a kink missing or too many",
    settings=Settings(),
    comparisons=(
        Comparison("outside", "1 minus how far any output is out of its range", 1 - 1e-6, "always"),
        Comparison("short", "1 minus how far outputs stay from a range's end", 0.99, "always"),
        Comparison("slope", "1 minus how far any derivative is off the slope", 0.995, "always"),
        Comparison("kinks", "whether just these three have a kink at zero", 1.0, "always"),
        Comparison(
            "threshold", "inputs that ReLU silences below zero, or else passes on", 1.0, "always"
        ),
    ),
    measure=measure,
    fails=Failing({"furthest": 2.0}, "only strong inputs drive a unit near the ends of its range"),
)
