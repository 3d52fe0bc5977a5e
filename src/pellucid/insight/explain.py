"""A unit's activation, written out as the sum it is."""

from typing import Any

import numpy as np

from pellucid.insight.backward import LayerTrace
from pellucid.insight.paths import check_index
from pellucid.network import AnyLayer, Dense, Parameters, Residual
from pellucid.network.stack import kind


def explain(
    layer: AnyLayer, parameters: Parameters, trace: LayerTrace, unit: int, example: int,
    largest: int,
) -> str:  # fmt: skip
    """How one unit came by its activation for one example, as a line to read."""
    check_index("example", example, len(trace.z))
    check_index("unit", unit, trace.z[example].size)
    x, z, a = (part[example].reshape(-1) for part in (trace.x, trace.z, trace.a))
    end = f"{number(z[unit])}{_activated(layer.activation, z, a, unit)}"
    if isinstance(layer, Dense):
        return f"{_weighted(parameters, x, unit, largest)} = {end}"
    if isinstance(layer, Residual):
        return f"{number(x[unit])} (input) + {bracketed(z[unit] - x[unit])} (inner layers) = {end}"
    return f"{kind(layer)} gives {end}"


def _weighted(parameters: Parameters, x: np.ndarray, unit: int, largest: int) -> str:
    """Input × weight, the largest first, then the rest in one number, then the bias."""
    weights: np.ndarray = parameters["weights"][:, unit]
    order = np.argsort(-np.abs(x * weights), kind="stable")
    shown, rest = order[:largest], order[largest:]
    parts = [f"{number(float(x[i]))} × {bracketed(float(weights[i]))}" for i in shown]
    if len(rest):
        together = float((x * weights)[rest].sum())
        parts.append(f"{bracketed(together)} ({len(rest)} smaller terms)")
    if "bias" in parameters:
        parts.append(f"{bracketed(parameters['bias'][unit])} (bias)")
    return " + ".join(parts)


def _activated(name: str, z: np.ndarray, a: np.ndarray, unit: int) -> str:
    if name == "linear":
        return ""
    among = f" among {z.size} units" if name == "softmax" else ""
    return f"; {name}({number(z[unit])}{among}) = {number(a[unit])}"


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
