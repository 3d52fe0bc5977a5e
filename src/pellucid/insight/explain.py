"""A unit's activation, written out as the sum it is."""

from typing import Any

import numpy as np

from pellucid.errors import BadInput
from pellucid.insight.backward import LayerTrace
from pellucid.insight.paths import check_index
from pellucid.insight.windows import over_window
from pellucid.network import AnyLayer, Conv, Dense, Parameters, Residual
from pellucid.network.stack import kind


def explain(
    layer: AnyLayer, parameters: Parameters, trace: LayerTrace, unit: int | tuple[int, ...],
    example: int, largest: int,
) -> str:  # fmt: skip
    """How one unit came by its activation for one example, as a line to read."""
    check_index("example", example, len(trace.z))
    shape = trace.z[example].shape
    place = _place(unit, shape)
    x, z, a = (part[example] for part in (trace.x, trace.z, trace.a))
    end = f"{number(z[place])}{_activated(layer.activation, z, a, place)}"
    if isinstance(layer, Dense):
        return f"{_weighted(parameters, x, parameters['weights'], place[-1], largest)} = {end}"
    if isinstance(layer, Conv):
        seen = over_window(layer, x, place[:-1], place[-1]).reshape(-1)
        weights = parameters["weights"].reshape(len(seen), -1)
        return f"{_weighted(parameters, seen, weights, place[-1], largest)} = {end}"
    if isinstance(layer, Residual):
        inner = bracketed(z[place] - x[place])
        return f"{number(x[place])} (input) + {inner} (inner layers) = {end}"
    return f"{kind(layer)} gives {end}"


def _place(unit: int | tuple[int, ...], shape: tuple[int, ...]) -> tuple[int, ...]:
    """A unit as an index into the outputs of one example."""
    if isinstance(unit, int):
        check_index("unit", unit, int(np.prod(shape)))
        return tuple(int(axis) for axis in np.unravel_index(unit, shape))
    if len(unit) != len(shape) or any(not 0 <= at < n for at, n in zip(unit, shape, strict=True)):
        raise BadInput(f"unit is {unit}", f"a place in outputs of shape {shape}")
    return unit


def _weighted(
    parameters: Parameters, x: np.ndarray, every: np.ndarray, unit: int, largest: int
) -> str:
    """Input × weight, the largest first, then the rest in one number, then the bias."""
    weights: np.ndarray = every[:, unit]
    order = np.argsort(-np.abs(x * weights), kind="stable")
    shown, rest = order[:largest], order[largest:]
    parts = [f"{number(float(x[i]))} × {bracketed(float(weights[i]))}" for i in shown]
    if len(rest):
        together = float((x * weights)[rest].sum())
        parts.append(f"{bracketed(together)} ({len(rest)} smaller terms)")
    if "bias" in parameters:
        parts.append(f"{bracketed(parameters['bias'][unit])} (bias)")
    return " + ".join(parts)


def _activated(name: str, z: np.ndarray, a: np.ndarray, place: tuple[int, ...]) -> str:
    if name == "linear":
        return ""
    among = f" among {z.shape[-1]} units" if name == "softmax" else ""
    return f"; {name}({number(z[place])}{among}) = {number(a[place])}"


def number(value: float | np.floating[Any]) -> str:
    """A number in few digits, with a minus sign that reads as one.

    >>> number(-0.3), number(0), number(0.00123), number(12345.678)
    ('−0.30', '0.00', '0.0012', '1.2e+04')
    """
    fixed = value == 0 or 0.01 <= abs(value) < 1000
    return (f"{value:.2f}" if fixed else f"{value:.2g}").replace("-", "−")


def bracketed(value: float | np.floating[Any]) -> str:
    """The same, in brackets where it is below zero and would follow another sign."""
    return f"({number(value)})" if value < 0 else number(value)
