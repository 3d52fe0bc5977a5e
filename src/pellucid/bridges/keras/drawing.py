"""Drawing: numbers by Keras' initialisers, drawn by NumPy.

On JAX each new shape that an initialiser draws is a program to compile: a second a layer, where
the whole training takes a tenth of that.
"""

from collections.abc import Callable, Generator, Iterator
from contextlib import contextmanager
from typing import Any

import numpy as np
from keras import Variable, initializers
from keras.ops import convert_to_numpy

from pellucid.bridges.keras.patched import patched

# The standard deviation of a normal distribution that is cut off at two of them.
_CUT = 0.87962566103423978


def draw(initialiser: Any, shape: tuple[int, ...], dtype: str, seed: int) -> np.ndarray:
    """Numbers of this shape by the rule of an initialiser; Keras draws what is not known here."""
    random = np.random.default_rng(seed)
    if isinstance(initialiser, initializers.VarianceScaling):
        numbers = _scaled(initialiser, shape, random)
    elif isinstance(initialiser, initializers.RandomNormal):
        numbers = random.normal(initialiser.mean, initialiser.stddev, shape)
    elif isinstance(initialiser, initializers.RandomUniform):
        numbers = random.uniform(initialiser.minval, initialiser.maxval, shape)
    elif isinstance(initialiser, initializers.TruncatedNormal):
        numbers = initialiser.mean + initialiser.stddev * _cut_off(random, shape)
    elif isinstance(initialiser, (initializers.Zeros, initializers.Ones)):
        numbers = np.full(shape, float(isinstance(initialiser, initializers.Ones)))
    else:
        numbers = convert_to_numpy(_reseeded(initialiser, seed)(shape, dtype=dtype))
    return np.asarray(numbers, dtype)


def _scaled(rule: Any, shape: tuple[int, ...], random: np.random.Generator) -> np.ndarray:
    """Numbers of the variance that the rule gives to weights of this shape."""
    inputs, units = _fans(shape)
    fan = {"fan_in": inputs, "fan_out": units, "fan_avg": (inputs + units) / 2}[rule.mode]
    std = np.sqrt(rule.scale / max(1.0, fan))
    if rule.distribution == "uniform":
        return random.uniform(-np.sqrt(3) * std, np.sqrt(3) * std, shape)
    if rule.distribution == "truncated_normal":
        return std / _CUT * _cut_off(random, shape)
    return random.normal(0.0, std, shape)


def _fans(shape: tuple[int, ...]) -> tuple[float, float]:
    """How many numbers a unit reads, and how many units read each of them."""
    if len(shape) < 2:
        return (shape[0], shape[0]) if shape else (1, 1)
    window = float(np.prod(shape[:-2]))
    return window * shape[-2], window * shape[-1]


def _cut_off(random: np.random.Generator, shape: tuple[int, ...]) -> np.ndarray:
    """Standard normal numbers; those beyond 2 are drawn again."""
    numbers = random.standard_normal(shape)
    while (far := np.abs(numbers) > 2).any():
        numbers[far] = random.standard_normal(int(far.sum()))
    return numbers


def _reseeded(initialiser: Any, seed: int) -> Any:
    settings: dict[str, Any] = getattr(initialiser, "get_config", dict)()
    if "seed" not in settings:
        return initialiser
    return type(initialiser).from_config({**settings, "seed": seed})


def seeds(seed: int) -> Iterator[int]:
    """Seeds without end that follow from one."""
    generator = np.random.default_rng(seed)
    while True:
        yield int(generator.integers(2**31))


@contextmanager
def drawn_here(seed: int = 0) -> Generator[None]:
    """While it is open, variables that Keras makes in this thread begin with numbers drawn here."""
    following = seeds(seed)

    def drawing(own: Callable[..., Any]) -> Callable[..., Any]:
        def begin(variable: Any, initialiser: Any) -> None:
            if not hasattr(initialiser, "get_config"):  # a function, which may do anything
                own(variable, initialiser)
                return
            numbers = draw(initialiser, tuple(variable.shape), variable.dtype, next(following))
            variable._initialize(variable._convert_to_tensor(numbers))

        return begin

    with patched(Variable, "_initialize_with_initializer", drawing):
        yield
